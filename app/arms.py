"""What two versions earned that served at the same time: the arms of an experiment, counted without parsing lists."""

from collections.abc import Iterable
from datetime import datetime

import numpy as np
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from app.database import decisions, learning_log
from app.logged import Heard, heard_of
from policy.credit import standing
from policy.evaluation.log import numbered
from policy.evaluation.sequential import Arm
from policy.rewards import reward


def arms(engine: Engine, *names: str, since: datetime) -> list[Arm]:
    """An arm per version, of the decisions made since then."""
    with engine.connect() as connection:
        return [_arm(connection, name, since) for name in names]


def _arm(connection: Connection, version: str, since: datetime) -> Arm:
    made = decisions.c.version == version, decisions.c.at >= since.isoformat()
    rows = connection.execute(sa.select(decisions.c.decision_id, decisions.c.shopper).where(*made)).all()
    query = (
        sa.select(learning_log.c.decision_id, learning_log.c.body)
        .join(decisions, decisions.c.decision_id == learning_log.c.decision_id)
        .where(*made)
    )
    earned = _earned((row.decision_id, row.body) for row in connection.execute(query))
    rewards = np.array([earned.get(row.decision_id, 0.0) for row in rows])
    return Arm.of(rewards, numbered(row.shopper for row in rows))


def _earned(rows: Iterable[tuple[str, str]]) -> dict[str, float]:
    """Decision id to the reward of its whole slate."""
    heard: dict[str, list[Heard]] = {}
    for decision_id, body in rows:
        heard.setdefault(decision_id, []).append(heard_of(body))
    return {name: sum(map(reward, standing(said).values())) for name, said in heard.items()}
