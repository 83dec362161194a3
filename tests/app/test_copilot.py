"""What agents make of drafts goes into the learning log: once, and only for what stood in the list."""

from pathlib import Path

from app.copilot import CoPilot
from app.database import open_database
from app.ledger import SqlLedger
from app.metrics import Metrics
from app.settings import Settings
from bot.guide import compose
from bot.messages import Message
from policy.base import Feedback
from tests.bot.talk import START, shop


async def test_a_product_left_in_is_liked_and_one_taken_out_is_not(tmp_path: Path) -> None:
    ledger = SqlLedger(open_database(Settings(data=tmp_path)))
    guide = compose(shop(), ledger=ledger, log=ledger, seed=7, secret=b"test")
    reply = await guide.dialogue.handle(Message("e1", "chatwoot", "c", "u", "a tent under 200", START))
    kept, *dropped = reply.cards
    drafts = CoPilot(ledger, Metrics())
    for _ in range(2):
        drafts.sent("c", "agent-1", f"I would take the {kept.title}.")
    heard = [one for _, one in ledger.since(0) if isinstance(one, Feedback)]
    assert {(one.product_id, one.kind) for one in heard} == {
        (kept.product_id, "up"), *((one.product_id, "down") for one in dropped),
    }  # fmt: skip
    assert len(heard) == len(reply.cards)
    drafts.sent("c", "agent-2", "Your parcel left yesterday.")
    drafts.sent("nowhere", "agent-3", "hello")
    assert len(ledger.since(0)) == len(heard)
