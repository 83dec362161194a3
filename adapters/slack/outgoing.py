"""A reply as Slack calls: as few messages as its limits allow, each with a plainer form for where it is refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from slack_sdk.models.blocks import Block

from adapters.base import Limits, Payload, Rate
from adapters.render import headline, text_of
from adapters.slack import blocks
from adapters.slack.markup import fitted, linked, rich_text, weight
from adapters.slack.places import Place
from adapters.text import Rich, Span, plain, split
from bot.compare import line_of
from bot.messages import Card, Reply

LIMITS = Limits(
    text=3000,
    cards=10,
    buttons=25,
    label=blocks.LABEL,
    chat=Rate(burst=3, every=1.0),
    group=Rate(burst=3, every=1.0),
)
"""Slack's own, by its public description: 3,000 characters in a block, ten cards side by side, one message a second in
a channel with short bursts."""
BLOCKS = 50
"""Blocks in one message."""
TEXT = 12_000
"""Characters of text in all blocks of one message; Slack refuses them from about 13,200 on."""
FALLBACK = 3000
"""Characters of the words that notifications and screen readers get."""
_SILENT = {"unfurl_links": False, "unfurl_media": False}

Drawn = list[dict[str, object]]


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that must stand in one message: as it looks best, and as every Slack can draw it."""

    words: str
    best: Drawn
    plain: Drawn


def to_payload(reply: Reply, conversation_id: str, limits: Limits = LIMITS) -> tuple[Payload, ...]:
    """The calls that draw the reply, in their order."""
    place = Place.of(conversation_id)
    packed: list[list[Piece]] = [[]]
    for piece in _pieces(reply, place, limits):
        if packed[-1] and not _fit([*packed[-1], piece]):
            packed.append([])
        packed[-1].append(piece)
    return tuple(_message(conversation_id, place, pieces) for pieces in packed if pieces)


def said(payload: Payload) -> tuple[str, Drawn]:
    """The words that a message begins with, and the blocks after them."""
    words, rest = [], list(_blocks(payload.body))
    while rest and rest[0]["type"] == "rich_text":
        words.append(_plain(rest.pop(0)))
    return "".join(words), rest


def _pieces(reply: Reply, place: Place, limits: Limits) -> Iterator[Piece]:
    mark = blocks.marks(f":{place.channel}" if place.alone else "")
    text = _without(text_of(reply), reply)
    for part in split(linked(text), limits.text):
        if plain(part).strip():
            yield _words(part)
    if reply.table:
        lines = "\n".join(line_of(name, values, reply.language) for name, *values in reply.table[1:])
        best = _drawn([blocks.table(reply.table)])
        yield Piece(lines, best, _drawn([rich_text(part) for part in split((Span(lines),), limits.text)]))
    yield from _cards(reply, mark, limits)
    for row in blocks.row(reply.buttons, mark):
        drawn = _drawn([row])
        yield Piece("", drawn, drawn)


def _cards(reply: Reply, mark: blocks.Mark, limits: Limits) -> Iterator[Piece]:
    for start in range(0, len(reply.cards), limits.cards):
        cards = reply.cards[start : start + limits.cards]
        below = [block for card in cards for block in blocks.section(card, reply.language, mark)]
        best = blocks.carousel(cards, reply.language, mark) if len(cards) > 1 else below
        words = "\n".join(_numbered(start, cards, reply))
        yield Piece(words, _drawn(best), _drawn(below))


def _numbered(start: int, cards: Sequence[Card], reply: Reply) -> Iterator[str]:
    for number, card in enumerate(cards, start=start + 1):
        yield f"{number}. {headline(card, reply.language)}"


def _without(text: str, reply: Reply) -> str:
    """The text without the lines that the table shows."""
    shown = {line_of(name, values, reply.language) for name, *values in reply.table[1:]}
    return "\n".join(line for line in text.split("\n") if line not in shown)


def _words(part: Rich) -> Piece:
    drawn = _drawn([rich_text(part)])
    return Piece(plain(part), drawn, drawn)


def _fit(pieces: Sequence[Piece]) -> bool:
    for form in ([piece.best for piece in pieces], [piece.plain for piece in pieces]):
        together = [block for drawn in form for block in drawn]
        if len(together) > BLOCKS or weight(together) > TEXT:
            return False
        if sum(block["type"] == "table" for block in together) > 1:
            return False
    return True


def _message(conversation_id: str, place: Place, pieces: Sequence[Piece]) -> Payload:
    text = fitted("\n".join(filter(None, (piece.words.strip() for piece in pieces))), FALLBACK) or "…"
    best = [block for piece in pieces for block in piece.best]
    simple = [block for piece in pieces for block in piece.plain]
    forms: list[dict[str, object]] = [{"text": text, "blocks": best}]
    if simple != best:
        forms.append({"text": text, "blocks": simple})
    return _payload(conversation_id, place, _ways(place), [*forms, {"text": text}])


def _ways(place: Place) -> list[dict[str, object]]:
    """How the place can be reached, each for when the one before fails."""
    if not place.alone:
        return [{"method": "chat.postMessage", **place.body(), **_SILENT}]
    return [
        {"method": "respond", "response_type": "ephemeral", "replace_original": False},
        {"method": "chat.postEphemeral", **place.body()},
        # A message to a person goes to their chat with the bot.
        {"method": "chat.postMessage", "channel": place.alone, **_SILENT},
    ]


def _payload(
    conversation_id: str, place: Place, ways: Sequence[dict[str, object]], forms: Sequence[dict[str, object]]
) -> Payload:
    return Payload(
        conversation_id,
        ways[0] | forms[0],
        chat=f"{place.team}:{place.alone or place.channel}",
        group=place.group,
        plain=_payload(conversation_id, place, ways[:1], forms[1:]) if len(forms) > 1 else None,
        instead=_payload(conversation_id, place, ways[1:], forms) if len(ways) > 1 else None,
    )


def _drawn(made: Sequence[Block]) -> Drawn:
    return [block.to_dict() for block in made]


def _blocks(body: Mapping[str, object]) -> Drawn:
    found = body.get("blocks", [])
    assert isinstance(found, list)  # noqa: S101  # narrows our own body
    return found


def _plain(value: object) -> str:
    """The text in a block, in reading order."""
    if isinstance(value, dict):
        own = value.get("text")
        return own if isinstance(own, str) else "".join(map(_plain, value.values()))
    return "".join(map(_plain, value)) if isinstance(value, list) else ""
