"""What one person alone sees: the command, the shortcut, and what happens when its address is used up."""

from pathlib import Path

from adapters.slack.incoming import HELLO
from bot.messages import Button, Message, Tap
from tests.relays.stack import card, heard, says
from tests.slack.people import Line, Person, Room, Workspace
from tests.slack.server import Slack, refuse
from tests.slack.stack import stack


def seen(room: Room, person: Person) -> list[Line]:
    """What the bot showed this person alone there."""
    return [line for line in room.lines if line.only == person.id]


async def test_a_command_is_answered_for_whoever_typed_it(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person, general: Room
) -> None:
    cards = tuple(card(f"boot{n}") for n in range(3))
    reply = says("Three", cards=cards, buttons=(Button("More", "t1"),))
    async with stack(slack, tmp_path, lambda _: reply, only=acme) as at_work:
        ann.command("hiking boots", at=general)
        await slack.until(lambda: seen(general, ann))
        assert seen(general, ann)[0].titles == ["Boot0", "Boot1", "Boot2"]
        assert not [line for line in general.lines if not line.only]
        at_work.dialogue.say = heard
        ann.press("Details", to=general)
        await slack.until(lambda: len(seen(general, ann)) == 2)
        said, pressed = at_work.dialogue.events
        assert isinstance(said, Message)
        assert isinstance(pressed, Tap)
        assert (said.text, pressed.action) == ("hiking boots", "boot0-d")
        assert said.conversation_id == pressed.conversation_id
        ben = acme.user("Ben")
        ben.command("", at=general)
        await slack.until(lambda: seen(general, ben))
        assert seen(general, ben)[0].text == f"heard {HELLO}"
        assert at_work.dialogue.events[-1].conversation_id != said.conversation_id


async def test_a_used_up_address_gives_way_to_other_ways(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person
) -> None:
    here, elsewhere = acme.channel("here"), acme.channel("elsewhere", bot_in=False)
    async with stack(slack, tmp_path, only=acme) as at_work:
        for room in (here, elsewhere):
            ann.command("boots", at=room)
            await slack.until(lambda room=room: seen(room, ann))  # type: ignore[misc]
            for address in slack.world.respond.values():
                address["left"] = 0
            at_work.dialogue.say = lambda _: says("again", buttons=(Button("More", "t1"),))
            conversation = at_work.dialogue.events[-1].conversation_id
            await at_work.inbox.accept(
                Message(f"later-{room.id}", "slack", conversation, at_work.dialogue.events[-1].user_id, "more",
                        at_work.dialogue.events[-1].at)
            )  # fmt: skip
            at_work.courier.wake()
            where = ann.dm if room is elsewhere else here
            await slack.until(lambda where=where: [one for one in where.lines if one.text == "again"])  # type: ignore[misc]
            at_work.dialogue.say = heard
        # The button in their own chat belongs to the conversation of the command.
        ann.press("More")
        await slack.until(lambda: len(at_work.dialogue.events) == 5)
        assert at_work.dialogue.events[-1].conversation_id == at_work.dialogue.events[-2].conversation_id


async def test_an_address_is_used_five_times_at_most(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person, general: Room
) -> None:
    async with stack(slack, tmp_path, only=acme) as at_work:
        ann.command("boots", at=general)
        await slack.until(lambda: seen(general, ann))
        first = at_work.dialogue.events[0]
        for number in range(6):
            await at_work.inbox.accept(
                Message(f"later-{number}", "slack", first.conversation_id, first.user_id, "more", first.at)
            )
        at_work.courier.wake()
        await slack.until(lambda: len(seen(general, ann)) == 7)
    assert len(slack.made("respond")) == 5
    assert len(slack.made("chat.postEphemeral")) == 2


async def test_a_message_can_be_shown_to_the_guide(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person, general: Room
) -> None:
    ben = acme.user("Ben")
    ben.compose("look at my <https://shop.example|waterproof boots> &amp; coat", to=general)
    async with stack(slack, tmp_path, only=acme) as at_work:
        ann.shortcut(general.lines[0], general)
        await slack.until(lambda: seen(general, ann))
        (event,) = at_work.dialogue.events
        assert isinstance(event, Message)
        assert event.text == "look at my waterproof boots & coat"


async def test_blocks_that_an_address_refuses_come_plainer(
    slack: Slack, tmp_path: Path, acme: Workspace, ann: Person
) -> None:
    room = acme.channel("here")
    slack.fail(refuse("invalid_blocks"), method="chat.postEphemeral")
    cards = tuple(card(f"boot{n}") for n in range(3))
    async with stack(slack, tmp_path, lambda _: says("Three", cards=cards), only=acme):
        ann.command("boots", at=room)
        slack.do(lambda: [one.update(left=0) for one in slack.world.respond.values()])
        await slack.until(lambda: seen(room, ann))
    assert "carousel" in seen(room, ann)[0].kinds or "section" in seen(room, ann)[0].kinds
