"""Named versions of the slate policy, and which of them serve: kept in the database, so that all processes agree."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine, Row

from app.database import stages, versions
from app.learning import Snapshots
from bot.features import FEATURES, PRIOR
from bot.learner import Arm, Learner
from bot.strategy import SCHEMA
from policy import SLATE_POLICIES
from policy.base import SlatePolicy
from policy.watch import Watch

Move = Literal["start", "promote", "canary", "rollback", "freeze", "thaw"]

BASELINE = "hand-blend"
"""What a frozen shop shows: no learning and no chance in it."""


class VersionError(Exception):
    """What was asked of the versions cannot be done."""


@dataclass(frozen=True, slots=True)
class Version:
    """A policy with its settings. The policy of AISLE_POLICY is one too, under its own name."""

    name: str
    policy: str
    settings: Mapping[str, Any]
    at: datetime | None
    """When it was made; None for the policy of AISLE_POLICY."""

    def make(self, state: object = None) -> SlatePolicy:
        """The policy, going on from a state. VersionError when the settings do not fit it."""
        try:
            return SLATE_POLICIES[self.policy](FEATURES, prior=PRIOR, state=state, **self.settings)
        except (TypeError, ValueError) as problem:
            raise VersionError(f"{self.name} cannot be made: {problem}") from None


@dataclass(frozen=True, slots=True)
class Stage:
    """Who serves. The live version has everybody but the canary's share; while frozen the baseline has everybody."""

    live: str
    canary: str | None = None
    share: float = 0.0
    frozen: bool = False
    kind: Move = "start"
    why: str = ""
    at: datetime | None = None
    position: int = 0


class Versions:
    """The tables of versions and stages. `house` is the policy of AISLE_POLICY: what serves before any promotion."""

    def __init__(self, engine: Engine, house: str) -> None:
        self._engine = engine
        self._house = house
        self._insert = postgresql.insert if engine.dialect.name == "postgresql" else sqlite.insert

    def known(self) -> list[Version]:
        """The house's version and the ones made since, oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(versions).order_by(versions.c.at, versions.c.name)).all()
        return [Version(self._house, self._house, {}, None), *map(_version, rows)]

    def named(self, name: str) -> Version:
        """A version by its name, or a policy by its name with its usual settings. VersionError for any other word."""
        for version in self.known():
            if version.name == name:
                return version
        if name in SLATE_POLICIES:
            return Version(name, name, {}, None)
        raise VersionError(
            f"there is no version or policy {name!r}; versions: {', '.join(version.name for version in self.known())}; "
            f"policies: {', '.join(SLATE_POLICIES)}"
        )

    def make(self, version: Version, at: datetime) -> Version:
        """Write a version down so that it can serve; one that is known stays as it is.

        It starts with what the live version knows, and follows the log from there.
        """
        if version.name == self._house or version.at is not None:
            return version
        version.make()
        start = Snapshots(self._engine, self.stage().live).newest() or {}
        with self._engine.begin() as connection:
            taken = {name for (name,) in connection.execute(sa.select(versions.c.name))}
            number = next(n for n in range(1, len(taken) + 2) if f"{version.policy}-{n}" not in taken)
            made = replace(version, name=f"{version.policy}-{number}", at=at)
            connection.execute(
                sa.insert(versions).values(
                    name=made.name,
                    policy=made.policy,
                    settings=json.dumps(dict(made.settings)),
                    state=json.dumps(dict(start)),
                    schema=SCHEMA,
                    at=at.isoformat(),
                )
            )
        return made

    def start(self, name: str) -> Mapping[str, Any]:
        """The snapshot a version goes on from: its own newest, else the one it was made with, else nothing."""
        if found := Snapshots(self._engine, name).newest():
            return found
        with self._engine.connect() as connection:
            kept = connection.scalar(
                sa.select(versions.c.state).where(versions.c.name == name, versions.c.schema == SCHEMA)
            )
        return json.loads(kept) if kept else {}

    def stage(self) -> Stage:
        """Who serves now."""
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(stages).order_by(stages.c.position.desc()).limit(1)).first()
        return _stage(row) if row else Stage(self._house)

    def history(self) -> list[Stage]:
        """All changes, newest first."""
        with self._engine.connect() as connection:
            return [_stage(row) for row in connection.execute(sa.select(stages).order_by(stages.c.position.desc()))]

    def move(self, kind: Move, why: str, at: datetime, before: Stage, **change: Any) -> Stage:
        """Change who serves. VersionError when somebody else did so since `before` was read."""
        after = replace(before, kind=kind, why=why, at=at, position=before.position + 1, **change)
        row = {
            "position": after.position,
            "kind": kind,
            "live": after.live,
            "canary": after.canary,
            "share": after.share,
            "frozen": after.frozen,
            "why": why,
            "at": at.isoformat(),
        }
        with self._engine.begin() as connection:
            added = connection.execute(
                self._insert(stages).values(**row).on_conflict_do_nothing().returning(stages.c.position)
            ).first()
        if added is None:
            raise VersionError("somebody else has just changed which versions serve; look again")
        return after

    def before_promotion(self) -> str:
        """The version that was live before the live one."""
        live = self.stage().live
        return next((stage.live for stage in self.history() if stage.live != live), self._house)

    def arrange(self, learner: Learner, stage: Stage) -> None:
        """Put the stage's versions into a learner. Those that serve already go on as they are."""
        serving = {arm.version: arm for arm in (learner.live, learner.canary) if arm is not None}
        learner.live = serving.get(stage.live) or self._arm(stage.live)
        learner.canary = (serving.get(stage.canary) or self._arm(stage.canary)) if stage.canary else None
        learner.share = stage.share
        learner.baseline = Arm(BASELINE, Version(BASELINE, BASELINE, {}, None).make()) if stage.frozen else None
        if min(arm.position for arm in (learner.live, learner.canary) if arm is not None) < learner.position:
            learner.catch_up()  # a snapshot says one position for all

    def _arm(self, name: str) -> Arm:
        kept = self.start(name)
        policy = self.named(name).make(kept.get("slate"))
        return Arm(name, policy, int(kept.get("position", 0)), Watch(kept.get("watch")))


def _version(row: Row[Any]) -> Version:
    return Version(row.name, row.policy, json.loads(row.settings), datetime.fromisoformat(row.at))


def _stage(row: Row[Any]) -> Stage:
    at = datetime.fromisoformat(row.at)
    return Stage(row.live, row.canary, row.share, row.frozen, row.kind, row.why, at, row.position)
