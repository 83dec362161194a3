"""The composed application: it learns over restarts and follows its catalog."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr

from app.database import EmptyShopError
from app.demo.catalog import products
from app.learning import Snapshots
from app.settings import Settings
from app.wiring import Aisle, build
from bot.messages import Message, Reply
from policy.base import Feedback
from retrieval.vectors import ExactIndex


def shop(settings: Settings) -> Aisle:
    """The demo shop over the settings' database."""
    aisle = build(settings, vectors=ExactIndex)
    aisle.catalog.upsert(products(), currency="USD", language="en")
    return aisle


async def say(aisle: Aisle, text: str, event_id: str) -> Reply:
    """One message in one conversation."""
    return await aisle.inbox.answer(Message(event_id, "page", "c", "u", text, datetime.now(UTC)))


async def test_an_empty_shop_does_not_start(settings: Settings) -> None:
    aisle = build(settings, vectors=ExactIndex)
    with pytest.raises(EmptyShopError, match="aisle index"):
        await aisle.start()
    await aisle.close()


async def test_what_was_learned_and_said_outlives_a_restart(settings: Settings) -> None:
    first = shop(settings)
    await first.start()
    reply = await say(first, "hiking boots under $150", "e1")
    logged = first.ledger.decision(reply.decision_id or "")
    assert logged is not None
    first.ledger.record(Feedback(logged.decision, logged.decision.slate[0], "click:1", "click", 1.0, datetime.now(UTC)))
    await say(first, "cheaper", "e2")
    await first.close()
    state = first.guide.learner.snapshot()

    second = shop(settings)
    stored = Snapshots(second.database, settings.policy).newest()
    assert stored is not None
    assert stored["position"] == first.guide.learner.position > 0
    await second.start()
    assert second.guide.learner.snapshot() == state
    assert await say(second, "something else", "e1") == reply
    follow_up = await say(second, "the first one", "e3")
    assert follow_up.act in ("details", "ask_product")
    await second.close()


async def test_a_lost_snapshot_is_learned_again_from_the_log(settings: Settings) -> None:
    first = shop(settings)
    await first.start()
    reply = await say(first, "hiking boots under $150", "e1")
    logged = first.ledger.decision(reply.decision_id or "")
    assert logged is not None
    first.ledger.record(Feedback(logged.decision, logged.decision.slate[0], "click:1", "click", 1.0, datetime.now(UTC)))
    await say(first, "cheaper", "e2")
    await first.close()
    second = shop(settings)
    with second.database.begin() as connection:
        connection.exec_driver_sql("DELETE FROM snapshots")
    second.load()
    second.guide.learner.catch_up()
    assert second.guide.learner.snapshot() == first.guide.learner.snapshot()
    second.database.dispose()


def test_another_policy_does_not_take_the_first_ones_state(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    aisle = shop(settings)
    aisle.load()
    aisle.guide.learner.position = 7
    store = Snapshots(aisle.database, "plackett-luce")
    assert store.save(aisle.guide.learner, at_least=1)
    assert not store.save(aisle.guide.learner, at_least=1), "nothing new was learned"
    assert Snapshots(aisle.database, "epsilon-greedy").newest() is None
    aisle.guide.learner.position = 5
    Snapshots(aisle.database, "plackett-luce").save(aisle.guide.learner, at_least=1)
    newest = Snapshots(aisle.database, "plackett-luce").newest()
    assert newest is not None
    assert newest["position"] == 7, "an older state never replaces a newer one"
    aisle.database.dispose()


def test_a_state_over_other_numbers_is_not_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    aisle = shop(Settings(data=tmp_path / "data"))
    aisle.load()
    aisle.guide.learner.position = 7
    Snapshots(aisle.database, "greedy").save(aisle.guide.learner, at_least=1)
    assert Snapshots(aisle.database, "greedy").newest() is not None
    monkeypatch.setattr("app.learning.SCHEMA", "other-features")
    assert Snapshots(aisle.database, "greedy").newest() is None, "the log is learned anew"
    aisle.database.dispose()


async def test_links_lead_to_the_shops_own_hosts(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", public_url="https://guide.example", shop_hosts=("extra.example",))
    aisle = shop(settings)
    abroad = replace(products()[0], id="abroad", url="https://www.shop.example/abroad")
    aisle.catalog.upsert([abroad], currency="USD", language="en")
    aisle.load()
    assert aisle.hosts == {"guide.example", "extra.example", "www.shop.example"}
    aisle.database.dispose()


def test_every_policy_that_can_be_set_can_be_started(tmp_path: Path) -> None:
    from policy import SLATE_POLICIES

    for name in SLATE_POLICIES:
        aisle = shop(Settings(data=tmp_path, policy=name))
        aisle.load()
        aisle.database.dispose()


def test_a_password_with_odd_characters_reaches_the_database() -> None:
    from app.database import database_of

    engine = database_of(Settings(database_url=SecretStr("postgres://u:p%40ss%2Fword@host/db")))
    assert engine.url.password == "p@ss/word"
    assert engine.url.get_driver_name() == "psycopg"
