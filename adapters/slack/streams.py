"""Answers that grow while they are made, as Slack streams them: begun, appended to, ended with the cards.

Slack ends a stream by itself after some minutes, and the reader may stop it. The first is mended by writing the whole
answer over what stands there; the second is obeyed.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from slack_sdk.models.messages.chunk import BlocksChunk, MarkdownTextChunk

from adapters.base import Payload, StoppedError
from adapters.slack.markup import markdown
from adapters.slack.outgoing import said
from adapters.slack.places import Place

T = TypeVar("T")
LONGEST = 11_000
"""Characters of one call's text; Slack takes 12,000."""
REMEMBERED = 2000
"""Streams and speakers remembered."""
LOOKING = {"en": "is looking through the shop…", "zh": "正在店里找…"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever spoke last in a conversation: in a channel a stream is made for one reader."""

    user: str
    language: str


class Streams:
    """What of each stream stands in Slack. `progress` and `edited` make calls; `sent` notes those that succeeded."""

    def __init__(self) -> None:
        self._shown: OrderedDict[str, str] = OrderedDict()
        """By the stream's message: the Markdown that was appended so far."""
        self._stopped: OrderedDict[str, None] = OrderedDict()
        self._speakers: OrderedDict[str, Speaker] = OrderedDict()

    def heard(self, conversation_id: str, speaker: Speaker) -> None:
        """Somebody spoke there."""
        remember(self._speakers, conversation_id, speaker)

    def progress(self, conversation_id: str, so_far: str, sent: str | None) -> Payload | None:
        """The call that shows how far the answer is; None where Slack cannot, or the reader does not want to know."""
        place, speaker = Place.of(conversation_id), self._speakers.get(conversation_id)
        if not place.thread or place.alone or sent in self._stopped:
            return None
        if not so_far:
            return status(conversation_id, LOOKING[speaker.language if speaker else "en"])
        text = markdown(so_far)[:LONGEST]
        if sent is None:
            if place.group and speaker is None:
                return None
            reader = {"recipient_team_id": place.team, "recipient_user_id": speaker.user} if speaker else {}
            return _payload(conversation_id, "chat.startStream", {**place.body(), **reader, "chunks": _text(text)})
        shown = self._shown.get(sent)
        if shown is None or not text.startswith(shown) or text == shown:
            return None  # what is said otherwise now is put right at the end
        chunks = _text(text[len(shown) :])
        return _payload(conversation_id, "chat.appendStream", {"channel": place.channel, "ts": sent, "chunks": chunks})

    def edited(self, payload: Payload, sent: str) -> Payload | None:
        """The call that puts this message in place of what stands there: the end of its stream, or an update."""
        if payload.body["method"] != "chat.postMessage":
            return None
        channel = Place.of(payload.conversation_id).channel
        # What cannot be changed any more is sent anew.
        whole = _update(payload, channel, sent)
        shown = self._shown.get(sent)
        if shown is None:
            return whole
        words, blocks = said(payload)
        text = markdown(words)
        if not text.startswith(shown) or len(text) - len(shown) > LONGEST:
            return whole
        chunks: list[dict[str, object]] = _text(text[len(shown) :]) if text != shown else []
        if blocks:
            chunks.append(BlocksChunk(blocks=blocks).to_dict())
        end: dict[str, object] = {"channel": channel, "ts": sent}
        if chunks:
            end["chunks"] = chunks
        return replace(_payload(payload.conversation_id, "chat.stopStream", end), plain=None, instead=whole, weight=1)

    def sent(self, body: Mapping[str, object], ts: str) -> None:
        """A call was carried out."""
        match body["method"]:
            case "chat.startStream":
                remember(self._shown, ts, _said(body))
            case "chat.appendStream":
                remember(self._shown, ts, self._shown.get(ts, "") + _said(body))
            case "chat.stopStream":
                self._shown.pop(ts, None)

    def open(self, ts: object) -> bool:
        """Whether a stream stands there, as far as we know."""
        return ts in self._shown

    def closed(self, ts: str) -> None:
        """Slack ended the stream by itself."""
        self._shown.pop(ts, None)

    def stopped(self, ts: str) -> None:
        """The reader stopped the stream."""
        remember(self._stopped, ts, None)

    def refuse_stopped(self, body: Mapping[str, object]) -> None:
        """Raise StoppedError where a call would go on with what the reader stopped."""
        if body.get("ts") in self._stopped:
            raise StoppedError("the reader stopped this answer")


def status(conversation_id: str, words: str) -> Payload:
    """The line that says what the bot is doing; "" takes it away."""
    place = Place.of(conversation_id)
    where = {"channel_id": place.channel, "thread_ts": place.thread}
    return _payload(conversation_id, "assistant.threads.setStatus", {**where, "status": words})


def remember(where: "OrderedDict[str, T]", key: str, value: T) -> None:
    """Note a value, and forget the oldest of too many."""
    where[key] = value
    where.move_to_end(key)
    while len(where) > REMEMBERED:
        where.popitem(last=False)


def _update(payload: Payload, channel: str, ts: str) -> Payload:
    kept = {name: payload.body[name] for name in ("text", "blocks") if name in payload.body}
    # Without blocks of its own an update would leave the old ones standing.
    body = {"method": "chat.update", "channel": channel, "ts": ts, "blocks": [], **kept}
    return replace(
        payload, body=body, plain=_update(payload.plain, channel, ts) if payload.plain else None, instead=payload
    )


def _payload(conversation_id: str, method: str, rest: Mapping[str, object]) -> Payload:
    place = Place.of(conversation_id)
    # A sign weighs nothing: the answer itself must not wait for it.
    return Payload(
        conversation_id,
        {"method": method, **rest},
        chat=f"{place.team}:{place.channel}",
        group=place.group,
        weight=0 if method == "assistant.threads.setStatus" else 1,
    )


def _text(words: str) -> list[dict[str, object]]:
    return [MarkdownTextChunk(text=words).to_dict()]


def _said(body: Mapping[str, object]) -> str:
    chunks = body.get("chunks", [])
    assert isinstance(chunks, list)  # noqa: S101  # narrows our own body
    return "".join(str(chunk["text"]) for chunk in chunks if chunk["type"] == "markdown_text")
