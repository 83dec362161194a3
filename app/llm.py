"""The language model that the settings name, with all that stands around it. Nothing is loaded where they name none."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from secrets import token_hex
from typing import TYPE_CHECKING

import structlog
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.blocked import Blocked, BlockedTable
from app.metrics import Metrics
from app.settings import Settings
from app.tokens import SqlMeter
from bot.llm.aide import Aide, Shop
from bot.llm.asking import Asking, Moment, Outcome, outside
from bot.llm.meter import Caps, Use
from bot.llm.model import Model
from bot.llm.profiles import PROFILES
from bot.llm.summing import SECONDS, summed
from bot.llm.wording import Wording
from bot.session import Session
from bot.summary import Summary

if TYPE_CHECKING:
    from bot.llm.endpoint import Endpoint

log = structlog.get_logger()


def model_of(settings: Settings) -> "Endpoint | None":
    """The model of these settings; nothing is asked of it yet."""
    if settings.llm_base_url is None:
        return None
    from bot.llm.endpoint import Endpoint  # half a second that only a shop with a model pays

    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else None
    profile = PROFILES[settings.llm_server] if settings.llm_server else None
    return Endpoint(settings.llm_base_url, key=key, model=settings.llm_model, profile=profile)


class Llm:
    """One shop's model at work: makes its aides, keeps its books."""

    def __init__(
        self, settings: Settings, database: Engine, model: Model, metrics: Metrics, show: Callable[[Moment, str], None]
    ) -> None:
        """`show` hears how far a reply has come that is being worded."""
        self._settings = settings
        self._metrics = metrics
        self._blocked = BlockedTable(database)
        self._writing: set[asyncio.Task[None]] = set()
        caps = Caps(settings.llm_daily_tokens, settings.llm_shopper_tokens)
        meter = SqlMeter(database, caps)
        self.asking = Asking(model, meter, self, clock=lambda: datetime.now(UTC), at_once=settings.llm_at_once)
        self._wording = Wording(self.asking, self, show, style=settings.llm_style, first=settings.llm_first_seconds)

    def aide(self, shop: Shop) -> Aide:
        """The model's help for a shop as it is now."""
        uses = frozenset(self._settings.llm_uses)
        return Aide(self.asking, self._wording, shop, uses, self._settings.llm_seconds)

    async def summed(self, summary: Summary, session: Session) -> Summary:
        """The summary with the model's sentences on top, where it is asked for them."""
        if "summary" not in self._settings.llm_uses:
            return summary
        moment = outside(
            datetime.now(UTC), SECONDS, mark=token_hex(6), shopper=session.user_id, conversation=session.conversation_id
        )
        return await summed(summary, self.asking, self, moment)

    def degraded(self) -> list[str]:
        """Whether the model is left alone just now, in plain words."""
        state = self.asking.breaker.state(datetime.now(UTC))
        return [] if state == "closed" else ["llm: it failed several times; replies come from templates meanwhile"]

    async def close(self) -> None:
        """Let go of the model, once nobody asks it any more."""
        if self._writing:
            await asyncio.wait(self._writing)
        await self.asking.close()

    def called(self, use: Use, outcome: Outcome, seconds: float) -> None:
        """See Watcher.called."""
        self._metrics.llm_call(use, outcome, seconds)

    def sentence(self, use: Use, text: str, reason: str, at: datetime) -> None:
        """See Watcher.sentence."""
        self._metrics.llm_sentence(use, blocked=bool(reason))
        if reason:
            task = asyncio.create_task(self._keep(Blocked(at, use, text, reason)))
            self._writing.add(task)
            task.add_done_callback(self._writing.discard)

    async def _keep(self, example: Blocked) -> None:
        try:
            await asyncio.to_thread(self._blocked.keep, [example])
        except SQLAlchemyError:
            # An example for the operator; the reply does not wait for it.
            log.exception("a blocked sentence could not be written down")
