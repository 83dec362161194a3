"""Settling on one of the things shown, in as few words as people use: "ok franklin", 那就木纹M号, 还是雪纺那条吧 先要S.

Every word of such a message is accounted for: it accepts, it remarks, or it stands in the thing's record. What is left
over makes it another message.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages import Act
from bot.session import Session
from bot.understand.reading import Reading
from bot.understand.settling_en import says_in_english, sides_in_english, told_in_english
from bot.understand.settling_zh import says_in_chinese, told_in_chinese
from bot.understand.told import Record, Told
from retrieval.products import Product

_MOST = 120
"""Characters of a message that settles."""
_NARROWS = re.compile(
    r"[点些]儿?的|以[下内上]|之内|不[超到]|左右|\b(?:under|below|over|above|at most|max|or less|cheaper)\b|\?"
)
"""Marks of a wish or a question: 耐打一点的, 三百以下."""
_OTHER_ACTS = (
    "interrogative", "question_mark", "compare", "take_out", "takes_away", "why", "policy", "human", "cheaper",
    "dearer", "relative", "more", "similar", "goes_with", "bundle", "without", "not", "undo", "start_over",
    "complaint", "order_status", "set_quantity", "any",
)  # fmt: skip
_TALKED: frozenset[Act] = frozenset(("ask_product", "details", "compare", "why"))
"""Acts after which one of the things is spoken of."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What a message settles on."""

    ids: tuple[str, ...]
    many: int = 1


def settles(reading: Reading, session: Session, shown: Sequence[Product], recent: Sequence[Product]) -> Settled | None:
    """What of the last list, or of those before it, the message takes; its words become taken."""
    text = reading.text.rstrip()
    if not shown or not text or len(text) > _MOST or _NARROWS.search(text):
        return None
    if any(name.startswith("ordinal_") for cue in reading.cues for name in cue.names):
        return None  # "add the first yoga mat" counts, whatever stands in titles
    chinese = any(word.kind == "cjk" for word in reading.words)
    other = [reading.words[cue.start].start for cue in reading.found(*_OTHER_ACTS)]
    pools = [[Record(one) for one in pool] for pool in (shown, [one for one in recent if one not in shown])]
    choice = _Choice(reading, session, pools, chinese=chinese)
    found = _of_parts(text, choice, other) if chinese else _of_sentence(text, choice, other)
    if found is not None:
        for place, word in enumerate(reading.words):
            if word.kind != "mark" and not any(cue.start <= place < cue.end for cue in reading.cues):
                reading.take(place, place + 1, "reference")
    return found


def _of_sentence(text: str, choice: "_Choice", other: Sequence[int]) -> Settled | None:
    """The thing that an English message settles on, which does nothing else; or one on each side of its "and"."""
    if other:
        return None
    told = told_in_english(text)
    if told is not None:
        one = choice.of(told)
        return Settled((one,), told.many or 1) if one is not None else None
    each = [choice.of(side) if side and side.pieces else None for side in sides_in_english(text)]
    both = len(each) > 1 and len(set(each)) == len(each)
    return Settled(tuple(one for one in each if one)) if both and all(each) else None


_ENDS = re.compile(r"[，。,！!…;；、~～\s]+")
_REMARKS = 2
_LONGEST_REMARK = 8
"""Parts of a Chinese message, and their characters, that may only remark on what is taken."""


def _of_parts(text: str, choice: "_Choice", other: Sequence[int]) -> Settled | None:
    """What a Chinese message settles on in its last parts, behind what it says on other things."""
    since = 0
    if other:
        ends = [found.end() for found in _ENDS.finditer(text) if found.start() > max(other)]
        if not ends:
            return None
        since = ends[0]  # 口红算了 盐与无花果30的给我
    parts = [part for part in _ENDS.split(text[since:]) if part]
    each = [choice.of(told_in_chinese(part, Told())) for part in parts]
    if len(each) > 1 and all(each) and len(set(each)) == len(each):
        return Settled(tuple(one for one in each if one))  # 牛排那个要了 炒锅也要
    told, best, remarks = Told(), None, 0
    for part in reversed(parts):
        more = told_in_chinese(part, told)
        if more.pieces and not choice.having(more):
            remarks += 1  # 纯棉省心
            if remarks > _REMARKS or len(part) > _LONGEST_REMARK:
                break
            continue
        told = more
        if (one := choice.of(told)) is not None:
            best = Settled((one,), told.many or 1)
    return best


class _Choice:
    """The things that may be meant: those of the last list, then those of lists before it."""

    def __init__(self, reading: Reading, session: Session, pools: Sequence[Sequence[Record]], *, chinese: bool) -> None:
        known = {
            at
            for place in reading.terms
            if place.term.field not in ("brand", "topic")
            for at in range(place.start, place.end)
        }
        self._own = {word.text for at, word in enumerate(reading.words) if at not in known}
        self._talked = session.last_act in _TALKED
        self._focus = session.focus
        self._pools = pools
        self._says = says_in_chinese if chinese else says_in_english
        self._chinese = chinese

    def having(self, told: Told) -> bool:
        """Whether anything has all that is told."""
        return any(self._found(told, pool) for pool in self._pools)

    def of(self, told: Told) -> str | None:
        """The one thing that has all that is told, where the message settles on it."""
        if not told.pieces:
            return self._that_one(told)
        found = next((found for pool in self._pools if (found := self._found(told, pool))), [])
        chosen = [one for one in found if one[0] == self._focus] if len(found) > 1 else found
        if len(chosen) != 1:
            return None
        name, how = chosen[0]
        takes = self._by_name(told, how) if "name" in how else self._by_option(told, how, name)
        return name if takes else None

    def _by_name(self, told: Told, how: frozenset[str]) -> bool:
        """Whether a thing called by words of its title is taken. A quality alone, 就要防水的, narrows the list."""
        several = len(told.pieces) > 1 and bool(how & {"option", "said"})
        own = any(word in self._own for piece in told.pieces for word in (piece if self._chinese else (piece,)))
        takes = told.pointed or told.many or told.carted or self._talked or "option" in how or own
        # "夜幕，灰色，140 x 240的": who gives a name and its colour or size narrows nothing any more.
        full = own and "option" in how
        return bool(told.firm and takes) or (self._talked and several) or full

    def _by_option(self, told: Told, how: frozenset[str], name: str) -> bool:
        """Whether a thing is taken by nothing but its colour or size: the one talked about, or the only one shown."""
        alone = len(self._pools[0]) == 1 and self._pools[0][0].id == name
        about = (self._talked and (alone or name == self._focus)) or (alone and len(told.pieces) > 1)
        return told.firm and how - {"filler"} == {"option"} and (told.carted or told.pointed or about)

    def _that_one(self, told: Told) -> str | None:
        """ "Ok I want that one", of the thing talked about."""
        about = self._focus if told.pointed and told.firm and not self._chinese else None
        return about if any(one.id == about for one in self._pools[0]) else None

    def _found(self, told: Told, pool: Sequence[Record]) -> list[tuple[str, frozenset[str]]]:
        said = ((one.id, frozenset(self._says(one, piece) for piece in told.pieces)) for one in pool)
        return [(name, how) for name, how in said if how and "" not in how]
