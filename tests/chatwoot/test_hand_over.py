"""Hand-over as a whole: shopper, guide, agents, the clock and outages on both sides in any order, in a real Chatwoot
conversation. The model below knows only what each of them did; it says who must have it, and who may speak."""

import asyncio
import tempfile
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.handoff import Step
from bot.messages import Message
from bot.people import PersonEvent
from bot.session import Session
from tests.chatwoot.server import chatwoot
from tests.chatwoot.stack import conversation, hands_over, stack
from tests.relays.stack import Stack

NOWHERE = "http://127.0.0.1:9/hooks/chatwoot"


class HandOver(RuleBasedStateMachine):
    """One conversation between a shopper, the guide and the agents of a Chatwoot server."""

    def __init__(self) -> None:
        super().__init__()
        self.pauses = [patch("app.courier.PAUSES", (0.02,)), patch("app.courier.LOOK", 0.02)]
        self.pauses += [patch("adapters.chatwoot.adapter.ECHO", 0.05)]
        for pause in self.pauses:
            pause.start()
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.serving = chatwoot()
        self.desk = self.serving.__enter__()
        self.working = stack(self.desk, Path(self.folder.name), hands_over, patience=0.1)
        self.at_work: Stack = self.loop.run_until_complete(self.working.__aenter__())
        self.hook = self.desk.hook
        self.ann = self.desk.shopper()
        self.here = conversation(self.ann)
        self.number = 0
        self.down = False
        self.heard: list[str] = []
        """What the shopper wrote while we were there to hear it."""
        self.owed: str | None = None
        """What the guide owes an answer to."""
        self.settle()

    def teardown(self) -> None:
        self.desk.down(False)
        self.settle()
        self.loop.run_until_complete(self.working.__aexit__(None, None, None))
        self.serving.__exit__(None, None, None)
        self.loop.close()
        self.folder.cleanup()
        for pause in self.pauses:
            pause.stop()

    @property
    def status(self) -> str:
        """Who has it, as Chatwoot says."""
        return self.ann.conversation.status

    @rule(person=st.booleans(), copies=st.integers(1, 3))
    def shopper_writes(self, *, person: bool, copies: int) -> None:
        self.desk.copies = copies
        self.number += 1
        text = "human" if person else f"boots {self.number}"
        ours = self.status in ("pending", "resolved")
        self.ann.write(text)
        self.heard.append(text)
        self.owed = text if ours else None
        self.settle()
        self.desk.copies = 1

    @rule()
    def shopper_writes_while_we_are_away(self) -> None:
        self.desk.hook = NOWHERE
        self.ann.write("anybody?")
        self.settle()
        self.desk.hook = self.hook
        # Chatwoot gives what its bot does not take to the agents; they must know it, and so must we in the end.
        assert self.status == "open"
        self.owed = None
        self.ann.write("hello?")
        self.heard.append("hello?")
        self.settle()

    @rule()
    def agent_writes(self) -> None:
        if self.status == "resolved":
            return
        self.desk.reply(self.ann, "Mei here")
        self.owed = None
        self.settle()

    @rule(status=st.sampled_from(["open", "pending", "snoozed", "resolved"]))
    def agent_changes_the_status(self, status: str) -> None:
        self.desk.status(self.ann, status)
        if status != "pending":
            self.owed = None
        self.settle()

    @rule(down=st.booleans())
    def desk_goes_down_or_comes_up(self, *, down: bool) -> None:
        self.down = down
        self.desk.down(down)
        self.settle()

    @precondition(lambda self: self.session().since)
    @rule()
    def the_clock_rings(self) -> None:
        session = self.session()
        assert session.since
        at = session.since + timedelta(minutes=10)
        self.number += 1
        event = PersonEvent(f"timeout {self.number}", self.here, "timeout", at, about=session.since)
        self.loop.run_until_complete(self.at_work.inbox.accept(event))
        self.settle()

    @invariant()
    def nobody_is_talked_over(self) -> None:
        assert self.ann.conversation.talked_over == []

    @invariant()
    def nothing_the_shopper_wrote_is_lost_or_taken_twice(self) -> None:
        taken = [event.text for event in self.at_work.dialogue.events if isinstance(event, Message)]
        assert taken == self.heard

    @invariant()
    def both_sides_agree_on_who_has_it(self) -> None:
        if not self.down and self.status != "resolved":
            assert Step(self.session()).speaks == (self.status == "pending")

    @invariant()
    def the_guide_answers_what_is_its_own(self) -> None:
        if not self.down and self.owed:
            said = [one["content"] for one in self.ann.conversation.public()]
            asked = max(place for place, text in enumerate(said) if text == self.owed)
            assert said[asked + 1 :], f"{self.owed!r} was never answered"

    @invariant()
    def every_hand_over_has_its_note(self) -> None:
        if not self.down:
            wanted = [note for note in self.ann.conversation.notes() if "would like to talk to a person" in note]
            assert len(wanted) >= len(self.ann.conversation.handed) - self.marked()

    def marked(self) -> int:
        """Openings that only say what an agent's words said before."""
        return sum(one["sender"].get("type") == "user" for one in self.ann.conversation.messages)

    def session(self) -> Session:
        """The conversation as we know it."""
        return self.at_work.ledger.session(self.here) or Session(self.here, "")

    def settle(self) -> None:
        """Let everything that was begun come to its end, as far as the desk lets it."""

        async def quiet() -> None:
            calm = 0
            async with asyncio.timeout(30):
                while calm < 3:
                    busy = self.desk._waiting._unfinished_tasks or self.at_work.inbox._turns  # type: ignore[attr-defined,union-attr]
                    left = not self.down and self.at_work.outbox.waiting()
                    calm = 0 if busy or left else calm + 1
                    await asyncio.sleep(0.01)

        self.loop.run_until_complete(quiet())


TestHandOver = HandOver.TestCase
TestHandOver.settings = settings(
    max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
