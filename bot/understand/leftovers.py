"""The words of a message that no table knows: the catalog's rank, others are a kind not sold or not understood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.understand.aged import ages
from bot.understand.measures import UNITS
from bot.understand.models import inside
from bot.understand.reading import Cue, Place, Reading
from bot.understand.telling import told_clauses
from bot.understand.unsold import done_with, may_be_kind
from retrieval.lexicon import Lexicon
from retrieval.phrases import Word, word_set
from retrieval.query import Limit
from retrieval.text import is_cjk, normalise

_NO_GOODS = word_set("""
    something anything one ones thing things stuff some any else more help person human recommendation
    suggestion idea ideas replacement replacements upgrade alternative alternatives
    pressie prezzie surprise treat inspiration
    minute second question way time order discount sale gift present deal deals kind
    周边 系列 东西 产品 单品 好物 商品 款式 品牌 牌子 新品
""")
FACETS = word_set("""
    成分 成份 配料 材质 面料 参数 规格 尺寸 尺码 重量 容量 产地 评价 评论 保质期 用法 说明 功效 质地 味道 口味 厚度
    高度 长度 宽度 颜色 续航 图片 照片 链接
    多久 多长 多大 多高 多少 一对 一双 一套 一组 实物图 详情 价格 优惠 活动 意见 建议 办法 问题 区别 不同 打孔 安装 组装
    质量 效果 好处 坏处 优点 缺点 特点 特色 卖点 讲究 门道 优势 毛病 名堂 说法 长处 短处 用处
""")
"""Chinese words for what things have, which are no goods themselves."""
_VALUES = ("色", "色号", "码", "味", "口味")
"""Ends of what is a value, and no goods: 豆沙色有吗."""
_NO_NAMES = word_set("""
    支持 具有 带有 具备 配备 包含 好像 新手 初学者 小白 入门 刚入门 可能 应该 大概 一般 平时 比较
    真的 其实 最近 打算 准备 先生 太太 老公 老婆 的东西 东西
    下个月 这个月
    剩下 其余 合适 看着 感觉 觉得 想了想
""")
_COMPARED = re.compile("[更再稍最]?[大小长短轻重薄厚高低宽窄快慢深浅软硬亮暗好新](?:一?[点些]|了)儿?的?")
_PARTICLES = frozenset(
    "的了吗呢吧啊呀哦嗯我你您他她们是不没有在想要给请就也都还再很太最更把让帮找买来去和或跟与个些点用做穿能会为那这岁又而一二三四五六七八九十两"
)
_SHAPES = frozenset("圆方甜咸辣软硬厚薄")
"""What a thing is like in one Chinese character: 圆的."""
_INNER_MARKS = frozenset("-'./&+#_")
_STEERING = word_set("""
    request cheap dear cheaper dearer cheapest dearest best_rated popular without not no_negation only
    any rating price at_most at_least around best_deal bundle greeting thanks human compare why
    similar
""")
_NEAR_START = 6
"""Characters before the first word that may be a kind by its place."""
_MOST_WISHED = 3
_MOST_PHRASES = 6
_MODELS = frozenset(("plus", "pro", "max", "mini", "air", "lite", "edge", "ultra"))
_SCALES = frozenset(("thousand", "ten_thousand", "classifier"))


@dataclass(slots=True)
class Draft:
    """Wishes in the making."""

    limits: list[Limit] = field(default_factory=list)
    pieces: list[tuple[int, str]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    kind: Limit | None = None
    kind_words: str = ""
    free: bool = False
    guessed: bool = False


class Leftovers:
    """Sorts the left-over words of a reading."""

    def __init__(self, lexicon: Lexicon, stop: frozenset[str]) -> None:
        self._lexicon = lexicon
        self._stop = stop

    def read(self, reading: Reading, places: Sequence[Place], draft: Draft) -> None:
        """Add to the draft what the words say that are no term, cue or limit."""
        covered = list(reading.taken)
        for term in places:
            covered[term.start : term.end] = ["term"] * (term.end - term.start)
        for first, last in ages(reading):
            covered[first:last] = ["age"] * (last - first)
        for cue in reading.cues:
            if not any(covered[cue.start : cue.end]) and not cue.names <= _SCALES and not self._tells(reading, cue):
                covered[cue.start : cue.end] = ["cue"] * (cue.end - cue.start)
        words = reading.words
        place = 0
        unknown: list[tuple[int, str]] = []
        # A clause that says "best if" wishes for its words, known to the tables or not.
        wishful = {reading.clause[cue.start] for cue in reading.found("ideally") if not _is_superlative(reading, cue)}
        wished: list[str] = []
        while place < len(words):
            if covered[place] or words[place].kind == "mark":
                place += 1
                continue
            end = self._chunk(reading, covered, place)
            text = reading.text[words[place].start : words[end - 1].end]
            known = len(draft.pieces)
            if inside(reading.models, place):
                draft.pieces.append((place, text))
                draft.free = True
            elif words[place].kind == "cjk":
                self._han(text, place, draft, unknown)
            elif any(words[i].text not in self._stop for i in range(place, end)) or end - place > 1:
                self._latin(reading, place, end, text, draft, unknown)
            if reading.clause[place] in wishful:
                wished += [said for at, said in (*draft.pieces[known:], *unknown) if at == place]
            place = end
        self._unsold(reading, unknown, draft)
        for text in wished[:_MOST_WISHED]:
            draft.limits.append(Limit("words", "=", text, hard=False))

    def phrases(self, reading: Reading, places: Sequence[Place], heads: Sequence[Place]) -> tuple[str, ...]:
        """Stretches of free words and kinds of goods, which may be what a thing is called: 懒人沙发, "wall charger".

        `heads` are the kinds asked for; another kind says what such a thing is for ("a holder for my bike").
        """
        words = reading.words
        # One Latin word for a kind is said by the limit, in all its synonyms.
        kinds = [
            p
            for p in places
            if p.term.field in ("category", "topic") and (p.end - p.start > 1 or words[p.start].kind == "cjk")
        ]
        kinds += _modifiers(places)
        # "A pot for tea" is the teapot's own name.
        kinds = [p for p in kinds if all(word.text != "for" for word in words[p.start : p.end])]
        begins = {place.start for place in heads}
        named = {at for place in kinds for at in range(place.start, place.end)}
        taken = begins | named
        others = (p for p in places if heads and p.term.field == "category" and p.start not in taken)
        apart = {place.start for place in others if not _numbered(place)}
        closed = {
            at
            for place in places
            if place.start not in named and place.start not in apart
            for at in range(place.start, place.end)
        }
        closed |= {at for first, last in ages(reading) for at in range(first, last)}
        closed |= {
            at
            for cue in reading.cues
            if not (cue.end in begins and self._tells(reading, cue))  # a "privacy screen protector"
            for at in range(cue.start, cue.end)
            if at not in named
        }
        # The limit on the kind says as much as the kind's own name.
        whole = {
            (place.start, place.end)
            for place in places
            if place.start not in apart
            and place.term.surface in {normalise(name) for name in (*place.term.names, place.term.value)}
        }
        placed = _places_told(reading)
        closed |= placed
        named -= placed
        told = told_clauses(reading)
        found: list[tuple[int, int]] = []
        start = None
        for at in range(len(words) + 1):
            free = (
                at < len(words)
                and reading.clause[at] not in told
                and (
                    self._may_name(words[at], reading.taken[at], at in closed, at in named) or _numbers_model(words, at)
                )
            )
            if free and start is not None and words[at].kind == "cjk" and not words[at].glued:
                found.append((start, at))
                start = at
            elif free and start is None:
                start = at
            elif not free and start is not None:
                found.append((start, at))
                start = None
        found = [(first, _without_number(words, first, stop)) for first, stop in found]
        return tuple(
            reading.text[words[first].start : words[stop - 1].end]
            for first, stop in found
            if (first, stop) not in whole
            and not self._says_nothing(reading.text[words[first].start : words[stop - 1].end])
            and any(word.kind != "number" for word in words[first:stop])
            and (words[first].kind == "cjk" or stop - first > 1 or not named.issuperset(range(first, stop)))
        )[:_MOST_PHRASES]

    def _says_nothing(self, run: str) -> bool:
        """支持, 大一点, 的: Chinese words around what is wished, by which nothing is called."""
        return is_cjk(run) and (
            run in _NO_NAMES or _COMPARED.fullmatch(run) is not None or not _strip_stop(run, self._stop)
        )

    def names_on(self, reading: Reading, brand: Place) -> bool:
        """Whether a free word stands right beside a brand; in Chinese, where no space parts words, anywhere."""
        words = reading.words
        if any(word.kind == "cjk" for word in words):
            return True
        return any(
            0 <= at < len(words)
            and words[at].kind != "mark"
            and words[at].text not in self._stop
            and not reading.taken[at]
            and not any(cue.start <= at < cue.end for cue in reading.cues)
            for at in (brand.start - 1, brand.end)
        )

    def _may_name(self, word: Word, taken: str, closed: bool, named: bool) -> bool:
        if taken or closed or word.kind == "mark":
            return False
        return named or word.kind == "cjk" or word.text not in self._stop

    def _tells(self, reading: Reading, cue: Cue) -> bool:
        """Whether a cue that decided nothing is a word of the catalog's titles: "story" in a bookshop."""
        words = reading.words[cue.start : cue.end]
        return (
            cue.names.isdisjoint(_STEERING)
            and len(words) == 1
            and words[0].kind == "latin"
            and words[0].text not in self._stop
            and self._lexicon.in_titles(words[0])
        )

    def _chunk(self, reading: Reading, covered: Sequence[str], place: int) -> int:
        """The end of a run of free words: Chinese characters together, Latin as far as no space parts them."""
        words = reading.words
        end = place + 1
        cjk = words[place].kind == "cjk"
        while end < len(words) and words[end].glued and not covered[end]:
            unit = words[end - 1].kind == "number" and words[end].text in UNITS
            foreign = words[end].kind == "mark" and words[end].text not in _INNER_MARKS
            if ((words[end].kind == "cjk") != cjk and not unit) or foreign:
                break
            end += 1
        while end > place + 1 and words[end - 1].kind == "mark":
            end -= 1
        return end

    def _han(self, run: str, place: int, draft: Draft, unknown: list[tuple[int, str]]) -> None:
        run = _strip_stop(run, self._stop)
        if not run or run in self._stop:
            return
        if self._lexicon.knows_han(run):
            draft.pieces.append((place, run))
            draft.free = True
        elif len(run) > 1:
            unknown.append((place, run))
        elif run in _SHAPES:
            draft.pieces.append((place, run))
            draft.free = True

    def _latin(
        self, reading: Reading, place: int, end: int, text: str, draft: Draft, unknown: list[tuple[int, str]]
    ) -> None:
        words = reading.words[place:end]
        telling = [word for word in words if word.kind == "latin" and word.text not in self._stop]
        if not telling and len(words) == 1 and words[0].kind == "latin":
            return
        if not telling or all(self._lexicon.knows(word) for word in telling):
            draft.pieces.append((place, text))
            draft.free = draft.free or bool(telling)
        elif telling[0].text.isascii() and len(text) < 3:
            return
        else:
            unknown.append((place, text))

    def _is_adjective(self, reading: Reading, item: tuple[int, str]) -> bool:
        """显瘦的: what stands before 的 and nothing else describes."""
        start = reading.text.find(item[1], reading.words[item[0]].start)
        after = reading.text[start + len(item[1]) :]
        return start >= 0 and after.startswith(("的", "点的", "一点的", "些的", "一些的"))

    def _unsold(self, reading: Reading, unknown: list[tuple[int, str]], draft: Draft) -> None:
        """After "do you have" an unknown word that ends the first noun phrase is a kind that is not sold."""
        request = reading.found("request")
        asked = [
            item
            for item in unknown
            if request
            and item[0] >= request[0].end
            and item[1] not in _NO_GOODS
            and not item[1].endswith((*FACETS, *_VALUES, "上", "里", "里面", "上面"))
            and _in_one_breath(reading, request[0].end, item[0])
            and may_be_kind(reading, request[0].end, item[0])
            and not done_with(reading, (begin := reading.words[item[0]].start), begin + len(item[1]))
        ]
        asked = asked or [item for item in unknown[:1] if _ends_asked(reading, item)]
        vague = any(word.text in ("something", "anything", "ones") for word in reading.words)
        if asked and draft.kind is None and not vague:
            stop = next(
                (cue.start for cue in reading.found("chunk_end") if cue.start > asked[0][0]), len(reading.words)
            )
            noun = max((item for item in [*asked, *draft.pieces] if item[0] < stop), default=asked[0])
            if noun in asked and not self._is_adjective(reading, noun):
                draft.kind = Limit("category", "=", noun[1], hard=False)
                draft.guessed = True
                draft.kind_words = _written(reading, noun)
                draft.pieces.append(noun)
                unknown.remove(noun)
        for item in unknown:
            draft.missed.append(item[1])
            draft.pieces.append(item)


def _without_number(words: Sequence[Word], first: int, stop: int) -> int:
    """滑翔 24cm: a Chinese name ends before the number that a space parts from it."""
    last = words[stop - 1]
    parted = stop - first > 1 and last.kind == "number" and not last.glued and words[stop - 2].kind == "cjk"
    return stop - 1 if parted else stop


def _ends_asked(reading: Reading, item: tuple[int, str]) -> bool:
    """牙刷架有么: a word that no table knows, before what asks for it."""
    end = item[0] + len(item[1])
    known = item[1] in _NO_GOODS or item[1].endswith((*FACETS, *_VALUES)) or item[0] > _NEAR_START
    return (
        not known
        and item[1][0] not in _PARTICLES
        and any(
            cue.start == end
            and reading.written(cue.start, cue.end) in ("有吗", "有么", "有没有", "有嘛", "有没", "有卖")
            for cue in reading.found("request", "no_negation")
        )
    )


def _numbered(place: Place) -> bool:
    return any(map(str.isdigit, place.term.surface))


_PLACE = "(?:办公室|宿舍|家里?|公司|学校|客厅|卧室|厨房|阳台|浴室|车里|车上|房间|老家|新家|出租屋|教室|工位)"
_TOLD_PLACE = re.compile(
    f"(?:给|在|放|往|到|想把){_PLACE}[里上内]?(?:弄|用|放|摆|添|搞|备|铺|挂|装|换|买|配)?|{_PLACE}[里上内]?(?:用|缺|想)的?"
)
"""Where a thing shall stand, which few names say: 给办公室弄个烧水壶, 客厅用的."""


def _places_told(reading: Reading) -> set[int]:
    spans = [match.span() for match in _TOLD_PLACE.finditer(reading.text)][:_MOST_WISHED]
    return {at for at, word in enumerate(reading.words) if any(start <= word.start < stop for start, stop in spans)}


def _modifiers(places: Sequence[Place]) -> list[Place]:
    """Words for kinds and topics right before a kind, and that kind: the "bread" of a knife says which sort."""
    before = {place.end: place for place in places if place.term.field in ("category", "topic")}
    found = []
    for place in places:
        first = before.get(place.start) if place.term.field == "category" else None
        # A model is a limit of its own.
        if first is not None and not _numbered(first):
            found += [first, place]
    return found


def _numbers_model(words: Sequence[Word], at: int) -> bool:
    """ "The 7 plus": a number that belongs to a name."""
    return words[at].kind == "number" and at + 1 < len(words) and words[at + 1].text in _MODELS


def _in_one_breath(reading: Reading, start: int, place: int) -> bool:
    """Chinese puts a mark or a space where another thought begins: 有没有真皮的呀，见客户用."""
    if reading.words[place].kind != "cjk":
        return True
    between = reading.words[start : place + 1]
    return all(word.kind == "cjk" and (word.glued or at == 0) for at, word in enumerate(between))


def _written(reading: Reading, item: tuple[int, str]) -> str:
    """A left-over as the shopper wrote it."""
    start = reading.text.find(item[1], reading.words[item[0]].start)
    same = start >= 0 and len(reading.message) == len(reading.text)
    return reading.message[start : start + len(item[1])] if same else item[1]


def _is_superlative(reading: Reading, cue: Cue) -> bool:
    """最好的猫砂盆 asks for the best one, not for what would be best."""
    return cue.end < len(reading.words) and reading.words[cue.end].text == "的"


def settle_missed(draft: Draft) -> None:
    """What became a limit was understood."""
    kept = [limit for limit in draft.limits if limit.op not in ("!=", "not_in")]
    said = normalise(" ".join([draft.kind_words, *(str(limit.value) for limit in kept)]))
    draft.missed = [word for word in draft.missed if word not in said]


def _strip_stop(run: str, stop: frozenset[str]) -> str:
    """A run of Chinese without the function words at its ends, longest first."""
    changed = True
    while changed and run:
        changed = False
        for size in (3, 2, 1):
            known = stop if size > 1 else _PARTICLES
            if len(run) >= size and run[:size] in known:
                run, changed = run[size:], True
                break
            if len(run) >= size and run[-size:] in known:
                run, changed = run[:-size], True
                break
    return run
