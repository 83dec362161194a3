"""How far words reach: which kind a message asks for, and what "only" and "must" insist on."""

from collections.abc import Callable, Sequence

from bot.understand.reading import CLAUSE_MARKS, Place, Reading
from bot.understand.scope_en import (
    aside,
    asked_at_last,
    asked_which,
    fitted,
    hyphened,
    is_its_part,
    is_no_thing,
    is_noun,
    meant_for,
    named_before,
    served,
)
from bot.understand.scope_zh import (
    demands,
    driven,
    had,
    is_fitted,
    is_given,
    is_used,
    leads_on,
    listed_in_set,
    told_after_mark,
    told_of_use,
    without_matched,
)
from bot.understand.telling import is_owned, told_clauses
from bot.understand.unsold import with_goods
from bot.understand.zh import CLASSIFIERS
from retrieval.lexicon import Term

_COUNTED = frozenset(("a", "an", "the", "some", "my", "one", "two", "2", "1", *"一两二三", *CLASSIFIERS, "口"))
"""What may stand before the next kind of a list: "a pillow and a towel", 一个台灯和一个落地镜."""
_JOINTS = _COUNTED | {
    "or", "and", "/", "、", "和", "或", "者", "与", "跟", "&", ",", "，", "还", "有", "以", "及", "加", "再", "要",
    "plus", "also", "with", "+",
}  # fmt: skip
_JOINING = frozenset(("and", "plus", "also", "&", "+", "和", "还", "再", "加"))
_ADDING = frozenset(("also", "plus", "还", "再"))
_TELLING = frozenset(("i", "we", "please", "in", "of", "with", "for", "from", "under", "around", "的", "色"))
_PARTING = frozenset(("or", "and", "plus", "also", "i", "you", "we"))
_NEAR = 6
_PAIR = 2
_BOXES = ("礼盒", "礼包", "大礼包")
_ROOMS = ("厨房", "客厅", "卧室", "书房", "浴室", "阳台", "宿舍", "办公室", "家居", "家用")
_KITS = ("装备", "用品", "用具", "套装", "全套")
_TELLS = frozenset(
    ("hold", "holds", "fit", "fits", "support", "supports", "include", "includes", "need", "needs", "take", "takes",
     "use", "uses", "have", "has", "carry", "carries", "charge", "charges", "come", "comes", "work", "works")
)  # fmt: skip
"""Verbs that begin to tell of the kind before them: "does the case hold cards"."""
_LIVING = frozenset(
    ("猫", "狗", "小猫", "小狗", "猫咪", "狗狗", "宝宝", "孩子", "鱼", "鸟", "兔子", "仓鼠", "主子", "毛孩子")
)
_PASSING = frozenset(("要", "有", "需要", "买", "看看", "看一下", "求", "搜", "找"))


def heads_of(reading: Reading, kinds: Sequence[Place], sells: Callable[[Term], bool]) -> list[Place]:
    """The kinds that are asked for: the last of the first noun phrase, and what "or" and "and" join to it.

    `sells` tells whether the shop has anything of a kind.
    """
    asked = {at for cue in reading.found("request") for at in range(cue.start, cue.end)}
    free = [
        place
        for place in kinds
        if not (
            hyphened(reading, place)
            or driven(reading, place)
            or served(reading, place, asked)
            or fitted(reading, place, asked)
            or meant_for(reading, place, kinds)
            or aside(reading, place)
            or (is_no_thing(reading, place) and (place.term.surface == "light" or not sells(place.term)))
        )
    ]
    if _only_asks_of_it(reading, free):
        return []
    kinds = _asked_for(reading, _not_in_passing(reading, _untold(reading, free), sells))
    if not kinds:
        return []
    groups: list[list[Place]] = [[kinds[0]]]
    for place in kinds[1:]:
        head = groups[-1][-1]
        between = reading.words[head.end : place.start]
        texts = {word.text for word in between}
        if not between and asked_which(reading, head):
            continue  # "which headphones block noise"
        if not between and listed_in_set(reading, head, place):
            groups[-1].append(place)
        elif not between and place.term.surface in _BOXES and reading.words[head.start].kind == "cjk":
            continue  # 曲奇礼盒: boxes of these
        elif not between or not _parted(reading, head, place):
            groups[-1][-1] = place
        elif (texts <= _JOINTS or _told_between(reading, head, place) or told_after_mark(reading, head, place)) and (
            not texts <= _COUNTED
        ):
            groups[-1].append(place)
        else:
            groups.append([place])
    # "Working out at home: a mat and a band" asks for what it lists.
    listed = next((group for group in groups if len(group) > 1), None)
    together = reading.has("altogether", "set", "one_of_each")
    chosen = listed if listed and together else with_goods(reading, groups, sells)
    if reading.has("also") and all(reading.words[place.start].kind == "cjk" for group in groups for place in group):
        chosen = [place for group in groups for place in group]
    if together and all(reading.words[place.start].kind == "cjk" for group in groups for place in group):
        # 换个窗帘，配个花瓶和地毯，一共一千五: every kind, but not what there is already.
        chosen = [place for group in groups for place in group if not had(reading, place)] or chosen
    # "A camping kit: tent and lamp" lists what the kit is to hold.
    things = [place for place in chosen if not place.term.surface.endswith((*_KITS, *_ROOMS))]
    return things if len(things) > 1 else chosen


def _only_asks_of_it(reading: Reading, kinds: Sequence[Place]) -> bool:
    """ "Can you set the temperature on it? I drink a lot of green tea": asks of a thing, and tells why."""
    told = told_clauses(reading)
    asked = {reading.clause[cue.start] for cue in reading.found("it", "topic_it", "they")}
    if kinds and not reading.has("request") and all(is_its_part(reading, place) for place in kinds):
        return True
    return (
        bool(kinds)
        and not reading.has("request")
        and reading.has("interrogative")
        and bool(asked - told)
        and all(reading.clause[place.start] in told for place in kinds)
    )


def _told_between(reading: Reading, first: Place, second: Place) -> bool:
    """ "Curtains in navy, and a rug": what is said of the first stands before the word that joins the second."""
    words = reading.words
    if not any(words[place].text in _JOINING for place in range(first.end, second.start)):
        return False
    told = {place for term in reading.terms for place in range(term.start, term.end)}
    told |= {place for cue in reading.found("request") for place in range(cue.start, cue.end)}
    before = second.start - 1 if words[second.start - 1].kind == "latin" else second.start  # "a bath rug"
    return all(
        words[place].text in _JOINTS or words[place].text in _TELLING or place in told or reading.taken[place]
        for place in range(first.end, before)
    )


def _untold(reading: Reading, kinds: Sequence[Place]) -> Sequence[Place]:
    """The kinds beside what is only told of: "my phone keeps dying, a power bank please"."""
    if len(kinds) < _PAIR:
        return kinds
    kinds = asked_at_last(reading, kinds)
    wished = [place for place in kinds if not is_owned(reading, place)] or kinds
    told = told_clauses(reading)
    return [place for place in wished if reading.clause[place.start] not in told] or wished


def _not_in_passing(reading: Reading, kinds: Sequence[Place], sells: Callable[[Term], bool]) -> Sequence[Place]:
    """Without living things, and without what somebody does with a thing (做咖啡, 打篮球穿的鞋) unless that is all a
    Chinese message names and the shop sells it.
    """
    matched = without_matched(reading, kinds)
    kinds = [place for place in matched if not is_fitted(reading, place)]
    used = {place.start for place in kinds if is_used(reading, place) or is_given(reading, place)}
    living = {place.start for place in kinds if place.term.surface in _LIVING and not sells(place.term)}
    others = [place for place in kinds if place.start not in used and place.start not in living]
    if others:
        return others
    told = [place for place in kinds if place.start in used and place.start not in living]
    return [place for place in told if sells(place.term) and not told_of_use(reading, place)]


def _asked_for(reading: Reading, kinds: Sequence[Place]) -> Sequence[Place]:
    """The kinds in and after the clause that asks, and none behind a noun of its own: "VR goggles I can stick my phone
    in" asks for no phone.
    """
    request = [cue for cue in reading.found("request") if not demands(reading, cue)]
    if reading.has("also", "one_of_each") and all(reading.words[place.start].kind == "cjk" for place in kinds):
        return kinds  # 科幻小说有吗，漫画也行
    # 老要看导航，想找个架子: a plain wish says more than a passing 要.
    request = [cue for cue in request if reading.written(cue.start, cue.end) not in _PASSING] or request
    if not request:
        return kinds
    after = [place for place in kinds if place.start >= request[0].end]
    if after and _adds(reading, [place for place in kinds if place.end <= request[0].start], request[0].start):
        return kinds
    if after and named_before(reading, request[0].end, after[0].start):
        return []
    if after:
        return after
    clauses = {reading.clause[cue.start] for cue in request if "request" in cue.names}
    within = [place for place in kinds if reading.clause[place.start] in clauses]
    told = any(is_noun(reading, at) for at, clause in enumerate(reading.clause) if clause in clauses)
    return within or ([] if told else kinds)


def _adds(reading: Reading, earlier: Sequence[Place], request: int) -> bool:
    """Whether the request only goes on with a list: "a jacket, and I also need boots"."""
    if not earlier:
        return False
    between = [word.text for word in reading.words[earlier[-1].end : request + 2]]
    return not _ADDING.isdisjoint(between) and len(between) <= _NEAR


def _parted(reading: Reading, first: Place, second: Place) -> bool:
    """Whether two kinds belong to different phrases: a mark, "for", "or" stands between them."""
    for place in range(first.end, second.start):
        word = reading.words[place]
        if word.text in CLAUSE_MARKS or word.text in "/、和或与跟&+" or word.text in _PARTING:
            return True
        if word.text in _TELLS and word.kind == "latin":
            return True
        following = reading.words[place + 1].text if place + 1 < second.start + 1 else ""
        if word.text == "加" or (word.text in "一两二三四五" and following in CLASSIFIERS):
            return True  # 窗帘加地毯, 一顶帐篷一个睡袋
        if word.kind in ("cjk", "number") and leads_on(reading, place, second):
            return True
        if reading.starting(place, "chunk_end", "soft_end", "or", "without", "not"):
            return True
    return False


class Insistence:
    """Where "only" and "must" reach: the terms after them in their clause, or, at its end, the one right before."""

    def __init__(self, reading: Reading) -> None:
        cues = reading.found("only")
        self._clause = reading.clause
        self._from: dict[int, int] = {}
        for cue in cues:
            self._from.setdefault(reading.clause[cue.start], cue.end)
        size = len(reading.words)
        self._closing = {
            reading.clause[cue.start]: cue.start
            for cue in cues
            if cue.end >= size or reading.words[cue.end].kind == "mark"
        }

    def on(self, place: Place) -> bool:
        """Whether the shopper insists on a term."""
        clause = self._clause[place.start]
        return place.end <= self._closing.get(clause, 0) or self._from.get(clause, place.start + 1) <= place.start
