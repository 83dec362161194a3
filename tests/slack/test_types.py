"""Every kind of payload is what @slack/types says that Slack takes."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from adapters.base import Payload, Portrait
from adapters.slack import to_payload
from adapters.slack.home import home
from adapters.slack.places import Place
from adapters.slack.streams import Speaker, Streams
from bot.messages import Button, Language, Reply
from tests.adapters.replies import replies
from tests.relays.stack import KEY, card, says
from tests.slack.exchange import Call
from tests.slack.judge import judge, payloads
from tests.slack.limits import problems
from tests.slack.typed import mistakes

CHANNEL, ALONE = Place("T1", "C1", "1.2"), Place("T1", "C1", alone="U1")
CARDS = tuple(card(f"boot{n}", f"https://shop.example/{n}.jpg", url=f"https://shop.example/{n}") for n in range(12))
TABLE = (("", "A: One", "B: Two"), ("Price", "$1", "$2"), ("Colour", "blue", ""))


def forms(payload: Payload | None) -> Iterator[Payload]:
    """A payload and everything that may be sent instead of it."""
    if payload is not None:
        yield payload
        yield from forms(payload.plain)
        yield from forms(payload.instead)


def call(payload: Payload) -> Call:
    """As if it had been called."""
    body = dict(payload.body)
    return Call(str(body.pop("method")), "T1", body, 0.0, None, 200, None, True)


def drawn(place: Place, *said: Reply) -> list[Payload]:
    """Everything that these replies may become."""
    return [form for reply in said for payload in to_payload(reply, place.conversation(KEY)) for form in forms(payload)]


def various() -> list[Payload]:
    """Payloads of every kind."""
    said = (
        says("See https://shop.example/help, or 帮助：https://shop.example/帮助。", buttons=(Button("More", "t"),)),
        says("One", cards=CARDS[:1]), says("Many", cards=CARDS), says("字" * 14_000, cards=CARDS[:3]),
        says("", cards=()), replace(says("Price: $1 | $2\nA is best", cards=CARDS[:2]), table=TABLE),
        Reply("三件", "zh", "find", CARDS[:3], buttons=tuple(Button(f"{n}", f"b{n}") for n in range(60))),
    )  # fmt: skip
    streams, conversation = Streams(), CHANNEL.conversation(KEY)
    streams.heard(conversation, Speaker("U1", "zh"))
    start = streams.progress(conversation, "*One* [two]", None)
    assert start is not None
    streams.sent(start.body, "3.4")
    more = streams.progress(conversation, "*One* [two] three", "3.4")
    end = streams.edited(to_payload(says("*One* [two] three four", cards=CARDS[:3]), conversation)[0], "3.4")
    assert more
    assert end
    return [*drawn(CHANNEL, *said), *drawn(ALONE, *said), start, more, *forms(end)]


def test_every_kind_of_payload_is_what_slack_s_own_types_say(tmp_path: Path) -> None:
    portraits = (Portrait(kept=True), Portrait(kept=False), Portrait(True, ("blue",), ("red",), CARDS[:5]))
    languages: tuple[Language, ...] = ("en", "zh")
    homes = [home(portrait, language).to_dict() for portrait in portraits for language in languages]
    assert [problem for one in various() for problem in judge(call(one))] == []
    assert [problem for one in homes for problem in problems(one["blocks"], 100, home=True)] == []
    typed = [("HomeView", one) for one in homes] + [found for one in various() for found in payloads(call(one))]
    kinds = {kind for kind, _ in typed}
    assert kinds == {"KnownBlock[]", "AnyChunk[]", "HomeView"}
    assert mistakes(typed, tmp_path) == ""


def test_what_is_wrong_is_found_by_each_judge(tmp_path: Path) -> None:
    (good,) = to_payload(says("Many", cards=CARDS[:2]), CHANNEL.conversation(KEY))
    wrong = call(replace(good, body={**good.body, "blocks": [{"type": "carousel", "elements": [{"type": "card"}]}]}))
    found = judge(wrong)
    assert [one for one in found if one.startswith("slack_sdk")]
    assert [one for one in found if one.startswith("limit")]
    assert "payloads.ts" in mistakes([("KnownBlock[]", [{"type": "section", "text": "bare"}])], tmp_path)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(replies)
def test_any_reply_at_all_can_be_drawn(reply: Reply) -> None:
    for place in (CHANNEL, ALONE):
        payloads = drawn(place, reply)
        assert [problem for one in payloads for problem in judge(call(one))] == []
        assert all(one.body["text"] for one in payloads)
