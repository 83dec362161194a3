"""Versions and stages: who serves whom, followed by a running server, and taken back when it earns less."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from app.arms import arms
from app.database import decisions, open_database
from app.learning import Snapshots
from app.ledger import SqlLedger
from app.settings import Settings
from app.staging import Staging
from app.versions import BASELINE, Version, VersionError, Versions
from bot.features import FEATURES, PRIOR
from bot.learner import Learner, lot
from bot.strategy import STATE
from policy import SLATE_POLICIES, STRATEGY_POLICIES
from policy.slate import ModelSlates
from tests.app.logs import say, write
from tests.app.test_wiring import say as ask
from tests.app.test_wiring import shop

NOW = datetime(2026, 3, 1, tzinfo=UTC)
HOUSE = "plackett-luce"


@pytest.fixture
def database(settings: Settings) -> Iterator[Engine]:
    engine = open_database(settings)
    yield engine
    engine.dispose()


@pytest.fixture
def versions(database: Engine) -> Versions:
    return Versions(database, HOUSE)


def learner(database: Engine) -> Learner:
    slate, strategy = SLATE_POLICIES[HOUSE](FEATURES, prior=PRIOR), STRATEGY_POLICIES["linear-q"](STATE)
    return Learner(slate, strategy, SqlLedger(database), version=HOUSE)


def canary(versions: Versions, policy: str = "epsilon-greedy", share: float = 0.3, at: datetime = NOW) -> Version:
    made = versions.make(versions.named(policy), at)
    versions.move("canary", "", at, versions.stage(), canary=made.name, share=share)
    return made


def test_before_anything_is_decided_the_house_policy_serves(versions: Versions) -> None:
    assert versions.stage().live == HOUSE
    assert [one.name for one in versions.known()] == [HOUSE]
    with pytest.raises(VersionError, match="greedy"):
        versions.named("clever")


def test_a_version_has_a_name_of_its_own_and_keeps_its_settings(versions: Versions) -> None:
    wanted = Version("?", "epsilon-greedy", {"epsilon": 0.2}, None)
    first, second = versions.make(wanted, NOW), versions.make(wanted, NOW + timedelta(1))
    assert (first.name, second.name) == ("epsilon-greedy-1", "epsilon-greedy-2")
    assert versions.named("epsilon-greedy-1") == first
    assert versions.make(first, NOW) == first
    with pytest.raises(VersionError, match="cannot be made"):
        versions.make(Version("?", "epsilon-greedy", {"warmth": 1}, None), NOW)
    assert len(versions.known()) == 3


def test_two_changes_at_once_do_not_overwrite_each_other(versions: Versions) -> None:
    before = versions.stage()
    versions.move("freeze", "", NOW, before, frozen=True)
    with pytest.raises(VersionError, match="somebody else"):
        versions.move("promote", "", NOW, before, live="greedy")
    assert versions.stage().frozen


def test_a_canary_serves_its_share_and_learns_beside_the_live_version(database: Engine, versions: Versions) -> None:
    ours = learner(database)
    write(SqlLedger(database), 20)
    ours.catch_up()
    made = canary(versions)
    Staging(database, versions).follow(ours)
    assert ours.canary is not None
    assert ours.canary.position == ours.position == ours.live.position
    served = [ours.arm(f"shopper {number}").version for number in range(2_000)]
    assert served == [ours.arm(f"shopper {number}").version for number in range(2_000)]
    assert served.count(made.name) == pytest.approx(600, abs=100)
    assert set(served) == {HOUSE, made.name}
    for policy in (ours.live.policy, ours.canary.policy):
        assert isinstance(policy, ModelSlates)
    assert ours.live.policy.model.state() == ours.canary.policy.model.state()  # type: ignore[attr-defined]


def test_frozen_everybody_gets_the_baseline_and_learning_goes_on(database: Engine, versions: Versions) -> None:
    ours = learner(database)
    staging = Staging(database, versions)
    versions.move("freeze", "", NOW, versions.stage(), frozen=True)
    staging.follow(ours)
    assert {ours.arm(str(number)).version for number in range(50)} == {BASELINE}
    write(SqlLedger(database), 3)
    assert ours.catch_up() > 0
    versions.move("thaw", "", NOW, versions.stage(), frozen=False)
    staging.follow(ours)
    assert ours.arm("ann").version == HOUSE


def test_what_a_promoted_version_learned_outlives_a_restart(database: Engine, versions: Versions) -> None:
    ours, staging, ledger = learner(database), Staging(database, versions), SqlLedger(database)
    write(ledger, 10)
    ours.catch_up()
    staging.save(ours, at_least=1)
    made = versions.make(versions.named("epsilon-greedy"), NOW)
    versions.move("promote", "", NOW, versions.stage(), live=made.name)
    staging.follow(ours)
    assert ours.live.version == made.name
    write(ledger, 10, start=10)
    ours.catch_up()
    staging.save(ours, at_least=1)
    assert Snapshots(database, made.name).newest() is not None
    again = learner(database)
    Staging(database, versions).follow(again)
    assert again.live.version == made.name
    assert again.slate.state() == ours.slate.state()
    assert versions.before_promotion() == HOUSE


def test_a_canary_that_earns_less_is_taken_back(tmp_path: Path) -> None:
    database = open_database(Settings(data=tmp_path / "data"))
    versions, ledger = Versions(database, HOUSE), SqlLedger(database)
    made = canary(versions, at=datetime.now(UTC) - timedelta(days=2))
    write(ledger, 110, version=HOUSE, rate=0.4)
    Staging(database, versions).watch()
    assert versions.stage().canary == made.name, "nothing was heard of it yet"
    write(ledger, 80, version=made.name, rate=0.4, start=1_000)
    Staging(database, versions).watch()
    assert versions.stage().canary == made.name, "it earns as much"
    with database.begin() as connection:
        connection.exec_driver_sql("DELETE FROM learning_log WHERE decision_id >= 'd1000' AND decision_id < 'd1050'")
    Staging(database, versions).watch()
    stage = versions.stage()
    assert (stage.kind, stage.canary, stage.share, stage.live) == ("rollback", None, 0.0, HOUSE)
    assert "earns less" in stage.why
    database.dispose()


def test_arms_count_what_stands_of_their_own_decisions(database: Engine) -> None:
    ledger = SqlLedger(database)
    first, second, _ = write(ledger, 3, version="a", rate=0.0)
    write(ledger, 1, version="b", rate=1.0, start=50)
    say(ledger, first, "order", value=20.0)
    say(ledger, second, "order", value=20.0)
    say(ledger, second, "refund", value=20.0)
    ours, theirs = arms(database, "a", "b", since=NOW)
    assert ours.earned.sum() == 11.0, "an order stands for its click, too; a refund takes both back"
    assert ours.decisions.sum() == 3
    assert theirs.earned.sum() == 4.0
    (none,) = arms(database, "a", since=datetime.now(UTC))
    assert none.decisions.sum() == 0


async def test_a_running_server_follows_and_logs_the_version(tmp_path: Path) -> None:
    aisle = shop(Settings(data=tmp_path / "data"))
    await aisle.start()

    async def served(event_id: str) -> tuple[str, str, bool]:
        reply = await ask(aisle, "hiking boots", event_id)
        logged = aisle.ledger.decision(reply.decision_id or "")
        assert logged is not None
        query = sa.select(decisions.c.version, decisions.c.shopper).where(decisions.c.decision_id == reply.decision_id)
        with aisle.database.connect() as connection:
            version, shopper = connection.execute(query).one()
        assert shopper == "u"
        assert logged.decision.context["version"] == version
        return version, logged.decision.policy, logged.decision.evaluable

    assert (await served("e1"))[0] == HOUSE
    aisle.versions.move("freeze", "", NOW, aisle.versions.stage(), frozen=True)
    aisle.follow()
    assert await served("e2") == (BASELINE, f"{BASELINE}/1", False)
    made = aisle.versions.make(aisle.versions.named("epsilon-greedy"), NOW)
    aisle.versions.move("promote", "", NOW, aisle.versions.stage(), live=made.name, frozen=False)
    aisle.follow()
    assert await served("e3") == (made.name, "epsilon-greedy/1", True)
    await aisle.close()


def test_lots_are_even_and_independent_between_versions() -> None:
    shoppers = [f"shopper {number}" for number in range(4_000)]
    one, other = ({name for name in shoppers if lot(name, version) < 0.5} for version in ("a-1", "b-1"))
    assert len(one) == pytest.approx(2_000, abs=160)
    assert len(one & other) == pytest.approx(1_000, abs=140)
