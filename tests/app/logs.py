"""Decision logs written by hand: a policy chooses from a market, and what became of it is told."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from numpy.random import default_rng
from pydantic import TypeAdapter
from sqlalchemy.engine import Connection

from app.database import decisions
from app.ledger import SqlLedger
from bot.features import FEATURES, PRIOR
from policy import SLATE_POLICIES
from policy.base import Decision, Feedback, FeedbackKind
from simulation.shoppers import Market

MARKET = Market(7)
DAY = timedelta(days=1)


def write(
    ledger: SqlLedger,
    count: int,
    *,
    policy: str = "plackett-luce",
    version: str | None = None,
    rate: float = 0.2,
    start: int = 0,
    age: timedelta = DAY,
) -> list[Decision]:
    """So many lists, five shoppers in turn, each card clicked with this rate; one after the other until now - age."""
    chosen = SLATE_POLICIES[policy](FEATURES, prior=PRIOR)
    now = datetime.now(UTC) - age
    made = []
    with ledger.writing() as connection:  # one transaction for all is a hundred times faster
        for number in range(start, start + count):
            at = now - timedelta(seconds=count - number + start)
            context = {"version": version or policy, "learned": 0.0}
            rng, offer = default_rng([number, 0]), MARKET.offer(number, 20)
            decision = chosen.choose(context, offer, 4, decision_id=f"d{number}", now=at, rng=rng)
            made.append(decision)
            shopper = f"shopper-{version or ''}-{number % 97}"
            keep(connection, decision, shopper)
            clicks = default_rng([number, 1]).random(len(decision.slate)) < rate
            for name, one in zip(decision.slate, clicks, strict=True):
                kind = "click" if one else "ignored"
                ledger.hear(connection, Feedback(decision, name, f"{number}-{name}", kind, 1.0, at))
    return made


def keep(connection: Connection, decision: Decision, shopper: str) -> None:
    """One list, shown to a shopper in a conversation of the same name."""
    connection.execute(
        sa.insert(decisions).values(
            decision_id=decision.decision_id,
            conversation=shopper,
            body=TypeAdapter(Decision).dump_json(decision).decode(),
            at=decision.at.isoformat(),
            version=decision.context["version"],
            shopper=shopper,
        )
    )


def say(ledger: SqlLedger, decision: Decision, kind: FeedbackKind, slot: int = 0, value: float = 1.0) -> None:
    """Something that happened to a card later."""
    name = decision.slate[slot]
    ledger.record(Feedback(decision, name, f"{kind}-{name}", kind, value, decision.at + timedelta(seconds=1)))
