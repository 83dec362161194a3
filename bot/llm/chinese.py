"""Whether a Chinese sentence says only what is known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.llm import ranking
from bot.llm.evidence_zh import MONEY, Evidence, Known, amount, evidence
from bot.llm.facts import Facts
from bot.llm.pieces import Piece, cut, flat, haystack, signs, split
from bot.llm.placeholders import PLACE
from bot.llm.plain_zh import ASKING, MONEY_WORDS, NOT_FOUND, OLD_WORDS, SAVING_WORDS, STATING, TURNING
from bot.llm.ranking import FIRST, Rank
from bot.llm.statements import Amount
from bot.llm.subjects import Cards, subjects

_LIMITS, _ALIASES, _PLACES, _MONEY = FIRST + 0x100, FIRST + 0x200, FIRST + 0x300, FIRST + 0x400
_LIMIT = re.compile(
    r"(?:不超过|低于|不到|不高于)[¥￥]?(\d+(?:\.\d+)?)(?:元|块钱|块)?|[¥￥]?(\d+(?:\.\d+)?)(?:元|块钱|块)?(?:以内|以下|之内)"
)
_ORDINAL = re.compile(r"第([1-9一二三四五六七八九十]+)[款个双件条种只]")
_NUMBERS = {char: place for place, char in enumerate("一二三四五六七八九十", 1)}
_COUNT = re.compile(r"(?:(?<=[这那])|(?<=找到)|(?<=找到了)|(?<=有)|(?<=看)|^|(?<=以下)|(?<=下面))(\d)(?:款|双|种)")
_RATED = re.compile("(评分|评价)(?:的话)?[,]?([\ue200-\ue2ff])((?:更|最)高)")
_SHOP = re.compile("[全本]?店|全网|市场|市面|哪里都|任何地方|史上|历史")
_IDIOM = re.compile(
    r"[给送][您你]?[\ue200-\ue2ff]|[您你他她人家都]都?(?:喜欢|爱)[\ue200-\ue2ff]|(?:都|也)(?:喜欢|爱)(?:它|这)|这里最|来[自到][您你]"
    r"|到[您你](?:这|那)|[您你]那(?:里|边)|到家|上门|为[您你]准备"
)
_CONDITIONS = re.compile(
    "仅|只有|除|非|如果|若|以前|之前|以后|之后|以内|内|起|满|大多|多数|通常|一般|部分|偏远|之外|不|没|无|未"
)
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
_ENOUGH, _SOME = 0.6, 0.4
"""Shares of a quoted clause, and of a sentence of our own, that a sentence must tell to rest on it."""
_FREELY = 3
"""Characters of what people wrote that must be told, unless it is half of it."""
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
        self._ranks: list[Rank] = []
        self._limits: list[Decimal] = []
        self._places: list[tuple[int, str]] = []
        self._money: list[Amount] = []

    def objection(self, sentence: str) -> str:
        """Why the sentence may not be shown; "" where it may."""
        plain = flat(sentence)
        if all(self._quotes(part) for part in re.split("[。；！？]", plain) if part):
            return ""
        text, problem = self._prepared(sentence)
        if problem:
            return problem
        if "".join(split(text)) in _BARE and "".join(split(text)) not in flat(self._facts.template):
            return "a bare answer"
        asks = sentence.rstrip().endswith(("？", "?"))
        found = self._chunks(text)
        named = [chunk.cards(_ALIASES, _objects(chunk)) for chunk in found]
        placed = [tuple(self._places[at][0] for at in _signs(chunk, _PLACES)) for chunk in found]
        whom = subjects(
            named, placed, [self._states(chunk) for chunk in found], [True] * len(found), [False] * len(found)
        )
        every = any(named) or any(placed)
        for chunk, about, own in zip(found, whom, named, strict=True):
            if problem := self._chunk(chunk, about, bool(own), every, asks):
                return problem
        return ""

    def _prepared(self, sentence: str) -> tuple[str, str]:
        """The flat sentence with signs for cards, fields, comparisons, limits, amounts; and what is wrong with it."""
        self._places, self._limits, self._money = [], [], []
        text = PLACE.sub(self._place, sentence)
        text = _RATED.sub(r"\2\1\3", flat(text))
        most = len(self._facts.products)
        for found in _ORDINAL.finditer(text):
            if not 0 < _ordinal(found[1]) <= most:
                return text, f"no such card: {found[0]}"
        text = _ORDINAL.sub(lambda found: chr(_ALIASES + _ordinal(found[1])), text)
        currency = next((one.currency for one in self._facts.products if one.currency), "CNY")
        text = _LIMIT.sub(self._limit, text)
        text, self._ranks = ranking.find(text, "zh", currency)
        text = text.replace(" ", "")
        if any(rank.most for rank in self._ranks) and _SHOP.search(text):
            return text, "more than can be seen from here"
        text = MONEY.sub(self._amount, text)
        if idiom := _IDIOM.search(text):
            return text, f"idiom: {idiom[0]}"
        text = _COUNT.sub(lambda found: "几款" if int(found[1]) == most else found[0], text)
        return text, ""

    def _place(self, found: re.Match[str]) -> str:
        if found[2] is None:
            return chr(_ALIASES + int(found[1]))
        self._places.append((int(found[1]), found[2]))
        return chr(_PLACES + len(self._places) - 1)

    def _limit(self, found: re.Match[str]) -> str:
        self._limits.append(Decimal(found[1] or found[2]))
        return chr(_LIMITS + len(self._limits) - 1)

    def _amount(self, found: re.Match[str]) -> str:
        self._money.append(amount(found))
        return chr(_MONEY + len(self._money) - 1)

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
            or (one.kind == "sign" and not 0 < ord(one.text) - _ALIASES < 0x100)
            for one in chunk.pieces
        )

    def _chunk(self, chunk: Chunk, about: Cards, own: bool, every: bool, asks: bool) -> str:
        places = [self._places[at] for at in _signs(chunk, _PLACES)]
        money = [self._money[at] for at in _signs(chunk, _MONEY)]
        if any(about and card not in about for card, _ in places):
            return "a figure of another card"
        if problem := self._compared(chunk, about):
            return problem
        words = {one.text for one in chunk.pieces}
        if words & ASKING and not asks:
            return "a promise of a day"
        if words & NOT_FOUND:
            return "" if not every and self._not_found(chunk) else "nothing was given up"
        if chunk.denies and words & STATING:
            return "" if self._unstated(chunk, about) else "stated, or not asked"
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
        ranks = [self._ranks[at] for at in _signs(chunk, FIRST)]
        if against and not ranks:
            return "a comparison that is not worked out"
        for rank in ranks:
            if not about or chunk.denies or chunk.denied:
                return "a comparison without its card"
            if not (ranking.holds(rank, self._facts, about, against) or self._saves(rank, about, against)):
                return "a comparison that does not hold"
        for limit in (self._limits[at] for at in _signs(chunk, _LIMITS)):
            if not self._within(limit, about) and not any(one.text in NOT_FOUND for one in chunk.pieces):
                return "a limit that is not kept"
        return ""

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
        return all(one.kind != "unknown" for one in pieces) and any(one in given_up for one in told)

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
        denied = chunk.denied
        told: list[tuple[str, str]] = []
        for one in pieces:
            denied = denied or one.kind == "not"
            if one.kind == "piece":
                told.append((one.text, "-" if denied else "+"))
        saving = words & SAVING_WORDS
        if saving and not money and not places:
            return False
        names = [line.text for line in known.lines if line.role == "name"]
        left = [
            (piece, sign)
            for piece, sign in told
            if not (sign == "+" and any("+" in signs(piece, name) for name in names))
        ]
        left = [
            (piece, sign)
            for piece, sign in left
            if not (sign == "+" and any(line.text == piece and line.role == "line" for line in known.lines))
        ]
        if not left:
            return not chunk.denies or bool(told)
        return any(_bears(line.text, line.role == "free", left, told) for line in known.lines)

    def _paid(self, known: Known, pieces: Sequence[Piece], places: Sequence[tuple[int, str]]) -> bool:
        """Whether each amount is the product's, in the sense that the words before it give it."""
        saving = any(one.text in SAVING_WORDS for one in pieces)
        if any(one.kind == "not" for one in pieces):
            return False
        allowed = {"saving"} if saving else {"price"}
        for at, one in enumerate(pieces):
            if one.kind != "sign":
                continue
            sign = ord(one.text)
            old = any(before.text in OLD_WORDS for before in pieces[max(0, at - 2) : at])
            if _MONEY <= sign < _MONEY + 0x100:
                roles = {role for role, value in known.amounts if value == self._money[sign - _MONEY]}
                if not roles & ({"was"} if old else allowed):
                    return False
            elif _PLACES <= sign < _PLACES + 0x100:
                name = self._places[sign - _PLACES][1]
                if name in ("price", "was") and (old != (name == "was") or saving):
                    return False
        return bool(places) or bool(known.amounts)

    def _ours(self, line: str, chunk: Chunk, money: Sequence[Amount]) -> bool:
        """Whether a sentence of our own reply says it, and the chunk says enough of that sentence."""
        parts = split(line)
        pieces = cut(chunk.text, haystack(parts))
        if any(one.kind in ("unknown", "number") for one in pieces) or _signs(chunk, _PLACES):
            return False
        amounts = [amount(found) for found in MONEY.finditer(line)]
        if any(one not in amounts for one in money):
            return False
        told = [one.text for one in pieces if one.kind == "piece"]
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
            if _FIGURES.findall(part) != _FIGURES.findall(clause):
                continue
            wanted, given = set(_CONDITIONS.findall(clause)), set(_CONDITIONS.findall(part))
            told = sum(len(one.text) for one in pieces if one.kind == "piece")
            if wanted == given and told >= _ENOUGH * len("".join(parts)):
                return True
        return False


def _ordinal(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS.get(text, 0)


def _signs(chunk: Chunk, first: int) -> list[int]:
    """The numbers of the signs of one sort."""
    found = (ord(one.text) - first for one in chunk.pieces if one.kind == "sign")
    return [number for number in found if 0 <= number < 0x100]


def _objects(chunk: Chunk) -> Cards:
    """The cards behind 比."""
    found: list[int] = []
    for before, one in zip(chunk.pieces, chunk.pieces[1:], strict=False):
        if before.text in ("比", "相比", "对比") and one.kind == "sign" and 0 < ord(one.text) - _ALIASES < 0x100:
            found.append(ord(one.text) - _ALIASES)
    return tuple(found)


def _bears(line: str, free: bool, left: Sequence[tuple[str, str]], told: Sequence[tuple[str, str]]) -> bool:
    """Whether a line says all that is left, and the statement says enough of a line that people wrote."""
    if not all(sign in signs(piece, line) for piece, sign in left):
        return False
    shared = sum(len(piece) for piece, sign in told if sign in signs(piece, line))
    return not free or shared >= _FREELY or 2 * shared >= len(line)
