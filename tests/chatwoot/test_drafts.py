"""Co-pilot: the guide drafts in notes, agents send or change them, and what they make of a draft is learned."""

from pathlib import Path

from bot.messages import Message, Tap
from tests.chatwoot.server import Chatwoot
from tests.chatwoot.stack import conversation, hands_over, stack
from tests.relays.stack import card, says


async def test_drafts_are_notes_whoever_has_the_conversation(any_desk: Chatwoot, tmp_path: Path) -> None:
    async with stack(any_desk, tmp_path, hands_over, drafts=True) as at_work:
        ann = any_desk.shopper()
        ann.write("boots")
        any_desk.status(ann, "open")
        ann.write("hats")
        ann.write("human")
        any_desk.reply(ann, "heard hats, says Mei")
        ann.write("scarves")
        await any_desk.until(lambda: len(ann.conversation.notes()) == 4)
        await any_desk.quiet()
        assert [note.splitlines()[-1] for note in ann.conversation.notes()] == [
            "heard boots", "heard hats", "I pass you on", "heard scarves",
        ]  # fmt: skip
        assert ann.conversation.said() == []
        assert ann.conversation.handed == []
        assert ann.conversation.status == "open"
        assert any_desk.made("toggle_typing_status") == []
        session = at_work.ledger.session(conversation(ann))
        assert session
        assert not session.held
    assert ann.conversation.talked_over == []


async def test_what_the_agent_makes_of_a_draft_is_judged_once(desk: Chatwoot, tmp_path: Path) -> None:
    judged: list[tuple[str, str]] = []

    def shows(event: Message | Tap) -> object:
        return says("two things", cards=(card("boot"), card("hat")))

    async with stack(desk, tmp_path, shows, drafts=True) as at_work:  # type: ignore[arg-type]
        real = at_work.adapter._house.sent

        async def sent(here: str, event_id: str, text: str) -> None:
            judged.append((event_id, text))
            await real(here, event_id, text)

        at_work.adapter._house.sent = sent
        ann = desk.shopper()
        ann.write("things")
        await desk.until(ann.conversation.notes)
        desk.reply(ann, "a word among us", private=True)
        desk.reply(ann, "two things: Boot")
        await desk.until(lambda: judged)
        await desk.quiet()
        assert [text for _, text in judged] == ["two things: Boot"]
        counted = at_work.courier._metrics.text().decode()
        assert 'aisle_drafts_total{outcome="edited"} 1.0' in counted
