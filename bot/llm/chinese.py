"""Whether a Chinese sentence says only what is known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bot.llm import ranking
from bot.llm.bearing_zh import bears, misjoined, nicknamed, of_nothing, ordered, reduction, signed
from bot.llm.everyday_zh import ALIASES, paged
from bot.llm.evidence_zh import MONEY, Evidence, Known, amount, evidence
from bot.llm.facts import Facts
from bot.llm.overreach_zh import overreaches
from bot.llm.pieces import Piece, cut, flat, haystack, signs, split
from bot.llm.plain_zh import ASKING, MONEY_WORDS, NOT_FOUND, OLD_WORDS, SAVING_WORDS, STATING, TURNING
from bot.llm.questions import asks_zh
from bot.llm.ranking import FIRST, Rank
from bot.llm.reading_zh import AMOUNTS, LIMITS, PLACES, Reading, read
from bot.llm.statements import Amount
from bot.llm.subjects import Cards, subjects
from retrieval.phrases import word_set

_AND = frozenset("和与及跟或") | {"以及", "或者"}
_TOGETHER = re.compile("一共|总共|合计|一起|加起来")
_MANY = re.compile("都|几款|全部|每|各")
_SAME = re.compile("一样|同样|相同|相等|一致")
_CONDITIONS = re.compile(
    "工作日|仅|只有|除|非|如果|若|以前|之前|以后|之后|以内|内|起|满|大多|多数|通常|一般|部分|偏远|之外|不|没|无|未"
)
_OTHERWISE = word_set("用 使用 用了 用的 用来 穿 穿着 戴 戴着 试着 选择 挑选 选 款式 喜欢 推荐 任何 打算 需要 想要")
"""Plain words that make another thing of a repeated clause: from its use, not from its delivery."""
_IN_STOCK = re.compile(r"\d+件|件$")
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_ENOUGH, _SOME = 0.6, 0.4
"""Shares of a quoted clause, and of a sentence of our own, that a sentence must tell to rest on it."""
_SEVERAL = 2
_BARE = frozenset({"是的", "可以", "可以的", "是", "不是", "能", "不能", "不可以", "对", "有", "没有"})


@dataclass(frozen=True, slots=True)
class Chunk:
    """Pieces that make one statement."""

    opener: str
    pieces: tuple[Piece, ...]
    denied: bool = False
    """Whether a "not" before it reaches it."""

    def cards(self, first: int, others: Sequence[int] = ()) -> Cards:
        """The cards of the signs of one sort."""
        found = (ord(one.text) - first for one in self.pieces if one.kind == "sign")
        return tuple(dict.fromkeys(card for card in found if 0 < card < 0x100 and card not in others))

    @property
    def text(self) -> str:
        """The chunk as it stands, without signs."""
        return "".join(one.text for one in self.pieces)

    @property
    def denies(self) -> bool:
        """Whether it denies something itself."""
        return any(one.kind == "not" for one in self.pieces)


class Chinese:
    """Reads one sentence of a turn."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._evidence: Evidence = evidence(facts)
        self._reading = Reading(facts, "")

    def objection(self, sentence: str) -> str:
        """Why the sentence may not be shown; "" where it may."""
        plain = paged(flat(sentence))
        if all(self._quotes(part) for part in re.split("[。；！？]", plain) if part):
            return ""
        self._reading = read(sentence, self._facts)
        if self._reading.problem:
            return self._reading.problem
        text = self._reading.text
        if "".join(split(text)) in _BARE and "".join(split(text)) not in flat(self._facts.template):
            return "a bare answer"
        if asks_zh(sentence, text, self._facts):
            return ""
        if problem := overreaches(sentence, text, bool(self._reading.ranks), self._facts, self._evidence):
            return problem
        asks = sentence.rstrip().endswith(("？", "?"))
        if self._halved(text):
            return "half of an advice"
        found = self._chunks(text)
        named = [chunk.cards(ALIASES, _objects(chunk)) for chunk in found]
        placed = [tuple(self._reading.places[at][0] for at in _signs(chunk, PLACES)) for chunk in found]
        whom = subjects(
            named,
            placed,
            [self._states(chunk) for chunk in found],
            [True] * len(found),
            [False] * len(found),
            [chunk.opener not in _AND for chunk in found],
        )
        every = any(named) or any(placed)
        for chunk, about, own in zip(found, whom, named, strict=True):
            if problem := self._chunk(chunk, about, bool(own), every, asks):
                return problem
        return ""

    def _halved(self, text: str) -> bool:
        """整天大雨请选…… without what should be taken: as if it were this one."""
        lines = [line.text for known in self._evidence.products for line in known.lines]
        for line in lines:
            head, sent, tail = line.partition("请")
            if not sent or tail[-2:] in text:
                continue
            pieces = [one.text for part in split(text) for one in cut(part, haystack([head])) if one.kind == "piece"]
            if any(not any(piece in other for other in lines if other != line) for piece in pieces):
                return True
        return False

    def _chunks(self, text: str) -> list[Chunk]:
        """The statements of a prepared sentence, and which of them an earlier "not" reaches."""
        found: list[Chunk] = []
        for part in split(text):
            opener, current = "，", list[Piece]()
            for piece in cut(part, self._evidence.text):
                if piece.kind == "break":
                    if current:
                        found.append(Chunk(opener, tuple(current)))
                    opener, current = piece.text, []
                else:
                    current.append(piece)
            if current:
                found.append(Chunk(opener, tuple(current)))
        reach = False
        told = []
        for chunk in found:
            if chunk.opener in TURNING or chunk.opener == "，":
                reach = False
            told.append(Chunk(chunk.opener, chunk.pieces, reach))
            reach = reach or chunk.denies
        return told

    def _states(self, chunk: Chunk) -> bool:
        return any(
            one.kind in ("piece", "unknown", "number")
            or (one.kind == "sign" and not 0 < ord(one.text) - ALIASES < 0x100)
            for one in chunk.pieces
        )

    def _chunk(self, chunk: Chunk, about: Cards, own: bool, every: bool, asks: bool) -> str:
        places = [self._reading.places[at] for at in _signs(chunk, PLACES)]
        money = [self._reading.money[at] for at in _signs(chunk, AMOUNTS)]
        if any(about and card not in about for card, _ in places):
            return "a figure of another card"
        if any(name in ("price", "was") for _, name in places) and (
            len(about) > 1
            or _TOGETHER.search(chunk.text)
            or (not own and len(self._facts.products) > 1 and _MANY.search(chunk.text))
        ):
            return "one figure for several cards"
        if problem := self._compared(chunk, about):
            return problem
        words = {one.text for one in chunk.pieces}
        if words & ASKING and not asks:
            return "a promise of a day"
        if words & NOT_FOUND:
            return "" if not every and self._not_found(chunk) else "nothing was given up"
        if chunk.denies and not every and self._not_found(chunk):
            return ""
        if chunk.denies and words & STATING:
            return "" if self._unstated(chunk, about) else "stated, or not asked"
        if _SAME.search(chunk.text):
            return "sameness"
        if not self._states(chunk):
            return self._empty(chunk, own, every, words)
        whom = [self._evidence.products[card - 1] for card in about] or list(self._evidence.products)
        if whom and all(self._supports(known, chunk, money, places) for known in whom):
            return ""
        if not about and any(self._ours(line, chunk, money) for line in self._evidence.general):
            return ""
        return "not known: " + chunk.text

    def _empty(self, chunk: Chunk, own: bool, every: bool, words: set[str]) -> str:
        if chunk.denies or chunk.denied:
            return "denies what is not said"
        if words & (MONEY_WORDS | SAVING_WORDS) and (own or words & SAVING_WORDS):
            return "a price without a figure"
        return ""

    def _compared(self, chunk: Chunk, about: Cards) -> str:
        against = _objects(chunk)
        ranks = [self._reading.ranks[at] for at in _signs(chunk, FIRST)]
        if against and not ranks:
            return "a comparison that is not worked out"
        if ranks and len(self._facts.products) == 1:
            about = about or (1,)
        for rank in ranks:
            if not about and not chunk.denies and (self._wished(rank) or self._sorted(rank)):
                continue
            if not about or chunk.denies or chunk.denied:
                return "a comparison without its card"
            if not (ranking.holds(rank, self._facts, about, against) or self._saves(rank, about, against)):
                return "a comparison that does not hold"
        for limit in (self._reading.limits[at] for at in _signs(chunk, LIMITS)):
            if not self._within(limit, about) and not any(one.text in NOT_FOUND for one in chunk.pieces):
                return "a limit that is not kept"
        return ""

    def _wished(self, rank: Rank) -> bool:
        """Whether the shopper asked for just that, and got a list of it: 便宜点的."""
        asked = ranking.find(self._facts.said, self._facts.language, None)[1]
        return not rank.most and rank.off is None and rank in asked

    def _sorted(self, rank: Rank) -> bool:
        """评分最高的四款, of a list that our own reply calls sorted so, best first."""
        return rank.by == "rating" and rank.most and not rank.least and "按评分从高到低" in self._facts.template

    def _saves(self, rank: Rank, about: Cards, against: Cards) -> bool:
        """便宜60元, of what it cost before."""
        if rank.off is None or against or len(about) != 1 or not rank.least:
            return False
        return ("saving", rank.off) in self._evidence.products[about[0] - 1].amounts

    def _within(self, limit: Decimal, about: Cards) -> bool:
        products = [self._facts.products[card - 1] for card in about] or list(self._facts.products)
        return (
            limit in self._evidence.figures
            and bool(products)
            and all(one.price is not None and one.price <= limit and one.currency == "CNY" for one in products)
        )

    def _not_found(self, chunk: Chunk) -> bool:
        """没有找到真皮的: where our own reply gave that wish up."""
        asked = haystack([*split(self._evidence.said), *self._evidence.given_up])
        pieces = cut("".join(one.text for one in chunk.pieces), asked)
        told = [one.text for one in pieces if one.kind == "piece"]
        given_up = "\n".join(self._evidence.given_up)
        return all(one.kind != "unknown" for one in pieces) and any(
            one in given_up or any(wish in one for wish in self._evidence.given_up) for one in told
        )

    def _unstated(self, chunk: Chunk, about: Cards) -> bool:
        """资料里没有写续航: asked for, and in no line of the record."""
        pieces = cut(chunk.text, haystack(split(self._evidence.said)))
        told = [one.text for one in pieces if one.kind == "piece"]
        whom = [self._evidence.products[card - 1] for card in about] or list(self._evidence.products)
        return (
            bool(told) and bool(whom)
            and all(one.kind in ("piece", "plain", "not", "sign") for one in pieces)
            and not any(one in known.text for known in whom for one in told)
        )  # fmt: skip

    def _supports(self, known: Known, chunk: Chunk, money: Sequence[Amount], places: Sequence[tuple[int, str]]) -> bool:
        """Whether one product's lines bear the chunk: one line all its pieces, beside the product's names."""
        pieces = cut(chunk.text, known.text)
        if any(one.kind in ("unknown", "number") for one in pieces):
            return False
        if (money or places) and not self._paid(known, pieces, places):
            return False
        words = {one.text for one in pieces}
        if not money and not places and not _signs(chunk, FIRST) and words & MONEY_WORDS:
            return False
        told = signed(pieces, chunk.denied)
        last = max((at for at, one in enumerate(pieces) if one.kind == "not"), default=len(pieces))
        if told and last < len(pieces) and all(one.kind == "plain" for one in pieces[last + 1 :]):
            return False  # 线断了就不能用: what is denied is in no record
        if _IN_STOCK.search(chunk.text) and any(value in chunk.text for value in known.options):
            return False
        saving = words & SAVING_WORDS
        if saving and not money and not places:
            return False
        names = [line.text for line in known.lines if line.role == "name"]
        whole = {line.text for line in known.lines if line.role == "line"}
        free = {
            piece
            for piece, sign in told
            if sign == "+"
            and piece not in known.parts
            and (piece in whole or any("+" in signs(piece, name) for name in names))
        }
        left = [(piece, sign) for piece, sign in told if piece not in free or sign != "+"]
        if nicknamed(known, pieces) or misjoined(known, pieces, left):
            return False
        if not left:
            return (not chunk.denies or bool(told)) and not of_nothing(known, pieces)
        # 鞋面防水 speaks of a part: what is true of the whole must be said of that part in its own line.
        first = next(at for at, one in enumerate(told) if one in left)
        heads = {after.text for before, after in pairwise(pieces) if before.text == "的"}
        left += [one for one in told[first + 1 :] if one not in left and one[0] not in heads]
        return any(bears(line, left, told, pieces) for line in known.lines)

    def _paid(self, known: Known, pieces: Sequence[Piece], places: Sequence[tuple[int, str]]) -> bool:
        """Whether each amount is the product's, in the sense that the words before it give it."""
        saving = any(one.text in SAVING_WORDS for one in pieces)
        if any(one.kind == "not" for one in pieces):
            return False
        for at, one in enumerate(pieces):
            if one.kind != "sign":
                continue
            sign = ord(one.text)
            old = any(before.text in OLD_WORDS for before in pieces[max(0, at - 2) : at])
            allowed = {"saving"} if saving or reduction(pieces, at) or self._by(pieces, at) else {"price"}
            if AMOUNTS <= sign < AMOUNTS + 0x100:
                roles = {role for role, value in known.amounts if value == self._reading.money[sign - AMOUNTS]}
                if not roles & ({"was"} if old else allowed):
                    return False
            elif PLACES <= sign < PLACES + 0x100:
                name = self._reading.places[sign - PLACES][1]
                if name in ("price", "was") and (old != (name == "was") or "saving" in allowed):
                    return False
        return bool(places) or bool(known.amounts)

    def _by(self, pieces: Sequence[Piece], at: int) -> bool:
        """便宜[P1.price]: by so much, not for so much."""
        before = ord(pieces[at - 1].text) - FIRST if at and pieces[at - 1].kind == "sign" else -1
        return 0 <= before < len(self._reading.ranks) and not self._reading.ranks[before].most

    def _ours(self, line: str, chunk: Chunk, money: Sequence[Amount]) -> bool:
        """Whether a sentence of our own reply says it, and the chunk says enough of that sentence."""
        parts = split(line)
        pieces = cut(chunk.text, haystack(parts))
        if any(one.kind in ("unknown", "number") for one in pieces) or _signs(chunk, PLACES):
            return False
        amounts = [amount(found) for found in MONEY.finditer(line)]
        if any(one not in amounts for one in money):
            return False
        told = [one.text for one in pieces if one.kind == "piece" or (one.kind == "money word" and one.text in line)]
        if any(one in MONEY_WORDS and one not in line for one in (piece.text for piece in pieces)):
            return False
        sign = "-" if chunk.denies or chunk.denied else "+"
        if not all(any(sign in signs(piece, part) for part in parts) for piece in told):
            return False
        bare = MONEY.sub("", "".join(parts))
        return sum(map(len, told)) >= _SOME * len(bare) or (bool(money) and sum(map(len, told)) >= _SOME * len(bare))

    def _quotes(self, part: str) -> bool:
        """Whether it repeats a clause of a quoted passage: most of it, all its numbers and conditions, in its order."""
        if "[" in part:
            return False
        for clause in self._evidence.quoted:
            parts = split(clause)
            pieces = [one for section in split(part) for one in cut(section, haystack([*parts, self._evidence.source]))]
            if any(one.kind in ("unknown", "number") for one in pieces):
                continue
            if any(one.kind == "plain" and one.text in _OTHERWISE and one.text not in clause for one in pieces):
                continue
            if _FIGURES.findall(part) != _FIGURES.findall(clause):
                continue
            wanted, given = set(_CONDITIONS.findall(clause)), set(_CONDITIONS.findall(part))
            told = sum(len(one.text) for one in pieces if one.kind == "piece" and one.text in clause)
            if not _topical(pieces, clause):
                continue
            enough = told >= _ENOUGH * len("".join(parts))
            if wanted == given and enough and (len(_FIGURES.findall(clause)) < _SEVERAL or ordered(pieces, clause)):
                return True
        return False


def _topical(pieces: Sequence[Piece], clause: str) -> bool:
    """Whether words of the page's name stand in front of what the clause says: not 价格含发票 of a page on 发票."""
    known = [one.text in clause for one in pieces if one.kind == "piece"]
    return known == sorted(known)


def _signs(chunk: Chunk, first: int) -> list[int]:
    """The numbers of the signs of one sort."""
    found = (ord(one.text) - first for one in chunk.pieces if one.kind == "sign")
    return [number for number in found if 0 <= number < 0x100]


def _objects(chunk: Chunk) -> Cards:
    """The cards behind 比."""
    found: list[int] = []
    for before, one in pairwise(chunk.pieces):
        if before.text in ("比", "相比", "对比") and one.kind == "sign" and 0 < ord(one.text) - ALIASES < 0x100:
            found.append(ord(one.text) - ALIASES)
    return tuple(found)
