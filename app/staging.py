"""Keeps a running learner on the stage: follows changes made elsewhere, keeps what was learned, watches the canary."""

import time
from datetime import UTC, datetime

import structlog
from sqlalchemy.engine import Engine

from app.arms import arms
from app.learning import EVERY, Kept, Snapshots
from app.versions import VersionError, Versions
from bot.learner import Learner
from policy.evaluation.sequential import compare

WATCH = 60.0
"""Seconds between looks at the canary."""

log = structlog.get_logger()


class Staging:
    """One process's part in it; several may do this at once."""

    def __init__(self, engine: Engine, versions: Versions) -> None:
        self._engine = engine
        self._versions = versions
        self._position: int | None = None
        self._kept: dict[str, Snapshots] = {}
        self._watched = 0.0

    def follow(self, learner: Learner) -> None:
        """Put the versions that serve now into the learner, if they have changed."""
        stage = self._versions.stage()
        if stage.position != self._position:
            self._versions.arrange(learner, stage)
            if self._position is not None:
                log.info("other versions serve", live=stage.live, canary=stage.canary, frozen=stage.frozen)
            self._position = stage.position

    def save(self, learner: Learner, *, at_least: int = EVERY) -> None:
        """Keep what the serving versions have learned."""
        serving: dict[str, Kept] = {learner.live.version: learner}
        if learner.canary:
            serving[learner.canary.version] = learner.canary
        for name, kept in serving.items():
            self._kept.setdefault(name, Snapshots(self._engine, name)).save(kept, at_least=at_least)

    def watch(self) -> None:
        """Take back a canary that earns less, beyond what chance and looking often can do."""
        if time.monotonic() < self._watched + WATCH:
            return
        self._watched = time.monotonic()
        stage = self._versions.stage()
        if stage.canary is None or stage.at is None or stage.frozen:
            return
        found = compare(*arms(self._engine, stage.live, stage.canary, since=stage.at))
        if found.answer == "worse":
            why = f"{stage.canary} earns less: {found.says}"
            try:
                self._versions.move("rollback", why, datetime.now(UTC), stage, canary=None, share=0.0)
            except VersionError:
                return  # another process was quicker
            log.warning("the canary was taken back", why=why)
