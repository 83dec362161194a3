"""What a "not" reaches: the terms and words that the shopper excludes."""

import re

from bot.understand.pack import phrases
from bot.understand.reading import CLAUSE_MARKS, Cue, Place, Reading
from retrieval.lexicon import Lexicon, Term
from retrieval.phrases import keys
from retrieval.query import Limit
from retrieval.text import is_cjk, normalise

_FILLERS = phrases("""
    a, an, the, any, made, out, of, in, with, by, from, too, really, very, that, which, is, are, be, it's, has, have,
    contain, contains, containing, those, these, much, use, anything, something, to, as, for, me, ones, kind,
    type, like, brand, brands, colour, color, wear, want, look, looking, 是, 有, 任何, 那种, 带, 用, 含, 什么, 一切,
    这种, 的, 太, 给, 我, 穿, 买, 要, 推荐, 看, 到, 推, 再, 介绍, 发
""")
_HAS = re.compile(
    "(?:的)?(?:她|他|它|我|ta|家里|自己|已经|都|早|就){0,4}有(?:好几|一|两|几)?[了个件条双]|(?:的)?家里(?:都|已经)?(?:有|还有)?(?:一?大?堆|好多|很多|太多|不少|一堆)"
)
_TOO = re.compile("(?:的)?(?:太|有点|有些|过于|稍微有点)(?!多|少|贵|便宜|热|冷|晒|闷|潮|干|短|长了)")
"""Right after a quality: what is too gaudy is not wanted."""
_GAUDY = ("花",)
"""Goods by the word for what is too gaudy: 别太花."""
_HURTS = re.compile(
    r" (?:always |really |just )?"
    r"(?:hurts?|gives? me|makes? me (?:sweat|itch|sneeze|cough|sick)|bothers?|irritates?|itch(?:es)?)\b"
)
"""Right after a term: what the shopper cannot bear."""
_TRAILING = frozenset("的也都就我款那种")
_POINTERS = frozenset("这那它")
_REACH = 12
_DEGREES = frozenset("太过很")
_TOO_MUCH = frozenset("太过很最更第")
_LONGEST_RUN = 6
_TAIL_STOP = frozenset(["please", "thanks", "ones", "one", "but", "and", "or", "with", "for", "that", "which"])
_SCENTS = {
    "perfume": "fragrance", "perfumes": "fragrance", "scent": "fragrance", "scents": "fragrance",
    "fragrances": "fragrance",
    "香味": "香", "香气": "香", "味道": "香", "香水味": "香",
}  # fmt: skip
_LISTED = frozenset(["or", "nor", "或", "、", "和", "以及", "或者", "也不要", "和不要", "or_any"])
_WHERE = frozenset(("in", "at", "on", "inside", "around", "near"))
_PLACED = frozenset(("my", "our", "the", "this", "his", "her", "their", "some", "a", "most"))
_ALL = frozenset(("any", "all", "every", "each", "everything", "anything", "whatever"))
_MAX_FILLERS = 4
_MAX_WORDS = 2
"""An unknown exclusion is at most this many words ("without rubber soles")."""


class Negation:
    """Finds exclusions. Reads the catalog's words only to tell a wish from a turn of phrase."""

    def __init__(self, lexicon: Lexicon, stop: frozenset[str]) -> None:
        self._lexicon = lexicon
        self._stop = stop

    def read(self, reading: Reading, *, of_set: bool = False) -> list[Limit]:
        """The exclusions of a message; their words become taken. With `of_set` a kind that is left out leaves a set."""
        limits: list[Limit] = []
        for cue in reading.found("without", "not"):
            if reading.free(cue.start, cue.end) and not self._laments(reading, cue):
                limits += self._before(reading, cue) or self._after(
                    reading, cue.start, cue.end, strong="without" in cue.names
                )
        for cue in reading.found("forget"):
            if reading.words[cue.start].text == "算" and cue.start and reading.words[cue.start - 1].text == "就":
                limits += self._before(reading, cue)  # 有线的就算了
        for cue in reading.found("soft_end"):
            if reading.words[cue.start].text == "but" and self._after_any(reading, cue):
                limits += self._after(reading, cue.start, cue.end, strong=True)
        for cue in reading.found("outside"):
            before = next((term for term in reading.terms if term.end == cue.start), None)
            if before and reading.free(before.start, cue.end):
                limits.append(exclusion(before.term))
                reading.take(before.start, cue.end, "negated")
        limits += self._free_of(reading)
        limits += self._had_enough(reading, of_set=of_set)
        if limits:
            reading.rules.append("exclusion")
        kept = [limit for limit in dict.fromkeys(limits) if not self._also_wanted(reading, limit)]
        return [*kept, *(feature for limit in kept if (feature := self._as_feature(limit)))]

    def _laments(self, reading: Reading, cue: Cue) -> bool:
        """ "No signal in my van", "no bars at the cabin": what somebody misses somewhere is what to help against."""
        words, clause = reading.words, reading.clause
        if words[cue.start].text != "no" or (cue.start and clause[cue.start - 1] == clause[cue.start]):
            return False
        at = cue.end + 1
        while at < min(len(words), cue.end + _MAX_WORDS + 1) and words[at].text not in _WHERE:
            at += 1
        missed = range(cue.end, at)
        somewhere = at + 1 < len(words) and words[at].text in _WHERE and words[at + 1].text in _PLACED
        if not somewhere or any(place.start in missed and place.term.field != "category" for place in reading.terms):
            return False
        if any(place.start in missed and self._lexicon.sells(place.term) for place in reading.kinds):
            return False
        reading.take(cue.start, at, "told")
        return True

    def _as_feature(self, limit: Limit) -> Limit | None:
        """Things without sulfates are those that records call sulfate-free, where any does: 不要含硫酸盐的."""
        if limit.field not in ("words", "category") or not isinstance(limit.value, str):
            return None
        said = normalise(limit.value)
        said = _SCENTS.get(said, said)
        whole = f"无{said}" if is_cjk(said) else f"{said.removesuffix('s')}-free"
        found = self._lexicon.scan(whole)
        if len(found) != 1 or found[0].surface != whole or found[0].field == "category":
            return None
        return Limit(found[0].field, "=", found[0].value, hard=False)

    def _had_enough(self, reading: Reading, *, of_set: bool) -> list[Limit]:
        """紫砂的她有了, 红的太艳了, "earbuds hurt me": what somebody has, or what is too much."""
        limits = []
        for place in reading.terms:
            kind = place.term.field == "category"
            if reading.free(place.start, place.end) and _HURTS.match(reading.text, reading.words[place.end - 1].end):
                limits.append(exclusion(place.term))
                reading.take(place.start, place.end, "negated")
            if (
                not reading.free(place.start, place.end)
                or reading.words[place.start].kind != "cjk"
                or (kind and of_set)
            ):
                continue
            end = reading.words[place.end - 1].end
            owned = _HAS.match(reading.text, end) is not None and self._in_mind(reading)
            too = not kind and _TOO.match(reading.text, end) is not None
            if owned or too:
                limits.append(exclusion(place.term))
                reading.take(place.start, place.end, "negated")
        return limits

    def _in_mind(self, reading: Reading) -> bool:
        """Whether something is told, not asked."""
        return not reading.has("interrogative", "question_mark", "cart")

    def _after_any(self, reading: Reading, cue: Cue) -> bool:
        """ "Any colour but", "all brands but": what follows is left out."""
        start = max(0, cue.start - _MAX_FILLERS)
        before = {
            word.text
            for word, clause in zip(reading.words[start : cue.start], reading.clause[start : cue.start], strict=True)
            if clause == reading.clause[cue.start]
        }
        return not before.isdisjoint(_ALL)

    def _also_wanted(self, reading: Reading, limit: Limit) -> bool:
        """ "Tool case without tools": a mention of tools cannot tell a case with them from one without."""
        sought = keys(str(limit.value))
        if limit.field not in ("category", "words") or len(sought) != 1 or is_cjk(sought[0]):
            return False
        refused = next((at for at, taken in enumerate(reading.taken) if taken == "negated"), len(reading.words))
        return any(word.key == sought[0] and not reading.taken[at] for at, word in enumerate(reading.words[:refused]))

    def _after(self, reading: Reading, cue_start: int, place: int, *, strong: bool) -> list[Limit]:
        begun = place
        if self._goes_on_to_ask(reading, cue_start, place):
            return []
        if place < len(reading.words) and reading.words[place].text in _POINTERS:
            return []  # 除了这几本还有吗 asks for others
        if reading.words[cue_start].text == "没" and self._is_condition(reading, place):
            return []
        place = self._skip_fillers(reading, place)
        if any(word.text in _DEGREES for word in reading.words[begun:place]) and reading.words[begun].kind == "cjk":
            if (less := reading.term_at(place)) and (less.term.field != "category" or less.term.surface in _GAUDY):
                reading.take(cue_start, less.end, "negated")
            return []  # 别太花, 不要太红: less of it, not none
        limits: list[Limit] = []
        last: Place | None = None
        while place < len(reading.words):
            term = reading.term_at(place)
            if term and reading.free(term.start, term.end):
                if last and not self._goes_on(reading, last, term):
                    break
                kept = self._keeps_kind(reading, limits, term, last)
                if kept:
                    break
                limits.append(exclusion(term.term))
                reading.take(cue_start, term.end, "negated")
                place, last = self._take_tail(reading, term), term
            else:
                end = self._unknown(reading, place, strong=strong or bool(limits))
                if end is None or (last is not None and not self._listed(reading, place)):
                    break
                start, stop = reading.words[place].start, reading.words[end - 1].end
                limits.append(Limit("words", "!=", reading.text[start:stop]))
                reading.take(cue_start, end, "negated")
                place, last = end, None
            joint = self._joint(reading, place)
            if joint is None:
                break
            cue_start, place = place, joint
        return limits

    def _goes_on_to_ask(self, reading: Reading, start: int, place: int) -> bool:
        """那先不要 帮我看个大的: a space in Chinese ends what is not wanted, and a request goes on."""
        words = reading.words
        parted = (
            0 < place < len(words) and words[place - 1].kind == words[place].kind == "cjk" and not words[place].glued
        )
        led = start > 0 and words[start - 1].text in "先都也就那"
        return parted and (led or reading.starting(place, "request", "details", "help") is not None)

    def _before(self, reading: Reading, cue: Cue) -> list[Limit]:
        """蓝色也不要, 竹的不要, 黑色的就不考虑了: what stands before a "not" that ends its clause."""
        words = reading.words
        if words[cue.start].kind != "cjk" or not self._ends_clause(reading, cue.end):
            return []
        place = cue.start
        while place > 0 and cue.start - place < _MAX_FILLERS and words[place - 1].text in _TRAILING:
            place -= 1
        term = reading.term_ending(place)
        if term is None and (run := self._refused_run(reading, place, cue)):
            return [Limit("words", "!=", run)]
        if term is None or not reading.free(term.start, cue.end):
            return []
        if term.term.field == "category" and (place != cue.start or self._gone(reading, cue)):
            return []
        reading.take(term.start, cue.end, "negated")
        return [exclusion(term.term)]

    def _gone(self, reading: Reading, cue: Cue) -> bool:
        """帐篷不要了: what was wanted is wanted no more; 粽子不要 leaves a kind out of a list."""
        return cue.end < len(reading.words) and reading.words[cue.end].text in "了啦"

    def _refused_run(self, reading: Reading, place: int, cue: Cue) -> str:
        """软的不要, 花里胡哨的就算了: words no table knows, from the clause's beginning up to 的; they become taken."""
        words = reading.words
        if place >= cue.start or words[place].text != "的":
            return ""
        start = place
        while start > 0 and place - start <= _LONGEST_RUN and words[start - 1].kind == "cjk" and words[start].glued:
            start -= 1
        run = "".join(word.text for word in words[start:place]).lstrip("那这")
        known = any(start <= term.start < place for term in reading.terms)
        known |= any(start <= said.start < place for said in reading.cues)
        if not 0 < len(run) <= _LONGEST_RUN or known or run[0] in _TOO_MUCH or run in self._stop:
            return ""
        reading.take(start, cue.end, "negated")
        return run

    def _ends_clause(self, reading: Reading, place: int) -> bool:
        words = reading.words
        while place < len(words) and words[place].text in "了吧啊呀哈的":
            place += 1
        return place >= len(words) or words[place].kind == "mark" or not words[place].glued

    def _is_condition(self, reading: Reading, place: int) -> bool:
        """没有白的黑的也行: what is missing is no exclusion, but makes room for something else."""
        return any(cue.start >= place and cue.start - place < _REACH for cue in reading.found("also"))

    def _skip_fillers(self, reading: Reading, place: int) -> int:
        if reading.mark(place) == "-":
            place += 1  # non-leather
        for _ in range(_MAX_FILLERS):
            asked = reading.starting(place, "request", "details")
            if asked and reading.term_at(place) is None:
                place = asked.end  # 别给我推荐黑的
            elif (
                place < len(reading.words) and reading.words[place].text in _FILLERS and reading.term_at(place) is None
            ):
                place += 1
        return place

    def _keeps_kind(self, reading: Reading, limits: list[Limit], term: Place, last: Place | None) -> bool:
        """ "not leather boots": the leather is unwanted, the boots are the wish."""
        return bool(limits) and term.term.field == "category" and last is not None and last.end == term.start

    def _goes_on(self, reading: Reading, last: Place, term: Place) -> bool:
        """Whether a second term belongs to the exclusion: listed with "or", or next in a list of its own kind."""
        between = {word.text for word in reading.words[last.end : term.start]}
        if last.end == term.start:
            return False
        if between & {",", "，"}:
            return last.term.field == term.term.field and (
                bool(between & _LISTED) or _list_ends_in_or(reading, term.end)
            )
        return bool(between & _LISTED) or last.term.field == term.term.field

    def _listed(self, reading: Reading, place: int) -> bool:
        return place > 0 and reading.words[place - 1].text in _LISTED | {"any", "/"}

    def _take_tail(self, reading: Reading, term: Place) -> int:
        """The noun that an excluded quality belongs to goes with it: "no leather straps"."""
        place = term.end
        words = reading.words
        while (
            place < len(words)
            and words[place].kind == "latin"
            and words[place].text not in self._stop
            and words[place].text not in _TAIL_STOP
            and reading.term_at(place) is None
            and reading.starting(place, "or", "only", "at_most", "at_least", "request") is None
            and place < term.end + 1
        ):
            reading.take(place, place + 1, "negated")
            place += 1
        return place

    def _joint(self, reading: Reading, place: int) -> int | None:
        """The place after "or", "and", a comma or 、, if a list may go on there."""
        start = place
        while place < len(reading.words) and place < start + 4:
            word = reading.words[place]
            cue = reading.starting(place, "or", "without", "not")
            if cue:
                place = cue.end
            elif word.text in (",", "，", "/", "、", "&", "any", "a", "the", "-"):
                place += 1
            else:
                break
        return place if place > start and place < len(reading.words) else None

    def _unknown(self, reading: Reading, place: int, *, strong: bool) -> int | None:
        """The end of an excluded word that is no term: a Latin word or two, or a run of Chinese up to 的 or a mark."""
        words = reading.words
        if words[place].kind == "cjk":
            end = place
            while (
                end < len(words)
                and words[end].kind == "cjk"
                and words[end].text not in "的和或跟与及了吗呢但就只也"
                and reading.term_at(end) is None
                and reading.free(end, end + 1)
                and end - place < 6
            ):
                end += 1
            text = "".join(word.text for word in words[place:end])
            told = len(text) > 1 or (end < len(words) and words[end].text == "的")  # 不要辣的
            return end if told and text and text not in self._stop and reading.starting(place) is None else None
        end = place
        while end < len(words) and end - place < _MAX_WORDS and self._excludable(reading, end, strong=strong):
            end += 1
        if end > place + 1 and reading.term_at(end) is not None:
            end -= 1  # "without overflow solid brass": the second word belongs to the brass
        return end if end > place else None

    def _excludable(self, reading: Reading, place: int, *, strong: bool) -> bool:
        word = reading.words[place]
        if word.kind != "latin" or len(word.text) < 3 or word.text in self._stop or not reading.free(place, place + 1):
            return False
        if reading.term_at(place) is not None or reading.starting(place, "take_out", "undo", "checkout", "thanks"):
            return False
        return strong or self._lexicon.knows(word)

    def _free_of(self, reading: Reading) -> list[Limit]:
        """ "leather-free": a colour or material before "free" is excluded; "sugar-free" is a wish of its own."""
        limits = []
        for place in reading.terms:
            after = place.end + (reading.mark(place.end) == "-")
            free = after < len(reading.words) and reading.words[after].text == "free"
            if free and place.term.field in ("material", "color"):
                limits.append(exclusion(place.term))
                reading.take(place.start, after + 1, "negated")
        return limits


def exclusion(term: Term) -> Limit:
    """The hard limit that forbids what a term means."""
    if term.field == "category":
        # The shopper's word and its synonyms, not one category's name: "belt without buckle".
        return Limit("category", "!=", term.surface)
    return Limit("words" if term.field == "topic" else term.field, "!=", term.value)


def _list_ends_in_or(reading: Reading, place: int) -> bool:
    """Whether a comma list is closed by "or" before the clause ends ("no leather, suede or mesh")."""
    for word in reading.words[place : place + 8]:
        if word.text in _LISTED:
            return True
        if word.text in CLAUSE_MARKS and word.text not in (",", "，"):
            return False
    return False
