"""Whom each statement of a sentence is about, whatever its language."""

from collections.abc import Sequence

Cards = tuple[int, ...]
"""Places of cards, from 1."""


def subjects(
    named: Sequence[Cards],
    placed: Sequence[Cards],
    stating: Sequence[bool],
    joins: Sequence[bool],
    aside: Sequence[bool],
    begins: Sequence[bool],
) -> list[Cards]:
    """For each statement the cards it is about; none where the sentence names none.

    A statement is about the cards it names, else those of the statement before, else those named next. A
    card named where nothing is stated shares what is stated beside it: "[P1] and [P2] are light". `placed` are cards of
    which a field is named, `joins` tells which statements only go on a list, `aside` which
    speak of what is only compared with. `begins` tells which stand behind a comma: "..., [P1] and [P3] are wired".
    """
    whom: list[list[int]] = []
    before: list[int] = []
    for at, cards in enumerate(named):
        own = list(cards) or (before or _following(named, stating, at) or list(placed[at]) if stating[at] else [])
        whom.append(own)
        if stating[at] and not aside[at]:
            before = own
        elif cards and not any(stating[:at]):
            before = [*before, *cards]  # "Have a look at [P4]: it is light, and cheap"
    opens = list(begins)
    for at in range(1, len(named)):  # "..., [P2] and [P3] and [P4] are wired": one list behind its comma
        opens[at] = begins[at] or (bool(named[at - 1]) and not stating[at - 1] and opens[at - 1])
    for at, cards in enumerate(named):
        if not cards or stating[at]:
            continue
        left = next((b for b in range(at - 1, -1, -1) if stating[b]), None)
        right = next((b for b in range(at + 1, len(named)) if stating[b]), None)
        if right is not None and opens[at] and named[right] and joins[right] and not begins[right]:
            whom[right] += [card for card in cards if card not in whom[right]]
            continue
        shared = [left] if left is not None else []
        if right is not None and (left is None or (joins[right] and named[right])):
            shared.append(right)
        for target in shared:
            whom[target] += [card for card in cards if card not in whom[target]]
    return [tuple(cards) for cards in whom]


def _following(named: Sequence[Cards], stating: Sequence[bool], at: int) -> list[int]:
    """The cards named next, all of a list: "Light and cheap, [P1] and [P2] are ..."."""
    found: list[int] = []
    for place in range(at + 1, len(named)):
        found += [card for card in named[place] if card not in found]
        if found and stating[place]:
            break
    return found
