"""What agents make of the guide's drafts is feedback: a product they leave in is liked, one they take out is not."""

from datetime import UTC, datetime

import structlog

from app.ledger import SqlLedger
from app.metrics import Metrics
from bot.copilot import verdict
from bot.messages import Reply
from policy.base import Feedback, FeedbackKind

log = structlog.get_logger()


class CoPilot:
    """Judges what agents send by the last draft of the conversation."""

    def __init__(self, ledger: SqlLedger, metrics: Metrics) -> None:
        self._ledger = ledger
        self._metrics = metrics

    def sent(self, conversation_id: str, event_id: str, text: str) -> None:
        """An agent sent this. The same event twice counts once for what is learned."""
        draft = self._ledger.last_reply(conversation_id)
        if draft is None:
            return
        found = verdict(draft, text)
        self._metrics.draft(found.outcome)
        log.info("a draft was judged", outcome=found.outcome, kept=len(found.kept), dropped=len(found.dropped))
        self._learn(draft, event_id, "up", found.kept)
        self._learn(draft, event_id, "down", found.dropped)

    def _learn(self, draft: Reply, event_id: str, kind: FeedbackKind, products: tuple[str, ...]) -> None:
        logged = self._ledger.decision(draft.decision_id) if draft.decision_id else None
        for product_id in products:
            if logged and product_id in logged.decision.slate:
                name = f"{event_id}:{product_id}"
                self._ledger.record(Feedback(logged.decision, product_id, name, kind, 1.0, datetime.now(UTC)))
