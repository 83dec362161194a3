"""The schema: what migrations make is what the code expects, by however many processes at once."""

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Engine

import retrieval.catalog
import retrieval.embedding.store
import retrieval.passages.store
from app import migrations
from app.database import (
    HEAD,
    database_of,
    decisions,
    metadata,
    migrate,
    open_database,
    revision,
    secret,
    sessions,
    sqlite_engine,
)
from app.settings import Settings


@pytest.fixture
def database(settings: Settings) -> Iterator[Engine]:
    engine = open_database(settings)
    yield engine
    engine.dispose()


def test_migrations_make_the_tables_that_the_code_uses(database: Engine) -> None:
    stores = (retrieval.catalog, retrieval.passages.store, retrieval.embedding.store)
    ours = (metadata, *(store.metadata for store in stores))
    known = {table.name for part in ours for table in part.tables.values()} | {"alembic_version"}
    with database.connect() as connection:
        options = {"include_name": lambda name, kind, _: kind != "table" or name in known}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, list(ours)) == []  # type: ignore[arg-type]  # several are allowed
        assert revision(connection) == HEAD


def test_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.__path__[0]))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_many_starts_at_once_make_one_schema(settings: Settings) -> None:
    settings.data.mkdir()
    done: list[int] = []

    def start() -> None:
        engine = database_of(settings)
        migrate(engine, settings.data)
        engine.dispose()
        done.append(1)

    threads = [threading.Thread(target=start) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 5


def test_many_first_connections_to_a_new_file_are_all_let_in(tmp_path: Path) -> None:
    def connect(engine: Engine, ready: threading.Barrier) -> None:
        ready.wait()
        with engine.connect():
            pass
        engine.dispose()

    with ThreadPoolExecutor(8) as pool:
        for number in range(60):
            ready = threading.Barrier(8)
            engines = [sqlite_engine(tmp_path / f"{number}.sqlite") for _ in range(8)]
            for done in [pool.submit(connect, engine, ready) for engine in engines]:
                done.result()


def test_sqlite_waits_for_others_and_loses_nothing(tmp_path: Path) -> None:
    database = open_database(Settings(data=tmp_path))
    with database.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }
        assert pragmas == {"journal_mode": "wal", "synchronous": 2, "busy_timeout": 30000, "foreign_keys": 1}
        now = connection.exec_driver_sql("SELECT unixepoch('subsec')").scalar()
    database.dispose()
    if sys.version_info >= (3, 12):
        assert isinstance(now, float)


def test_a_secret_stays_the_same_and_each_has_its_own(database: Engine, settings: Settings) -> None:
    key = secret(database, "tokens")
    assert len(key) == 32
    again = database_of(settings)
    assert secret(again, "tokens") == key
    assert secret(again, "other") != key
    again.dispose()


def test_feedback_needs_its_decision(database: Engine) -> None:
    """SQLite enforces foreign keys only when told to."""
    with pytest.raises(sa.exc.IntegrityError), database.begin() as connection:
        connection.execute(sa.text("INSERT INTO learning_log (decision_id, event_id, body) VALUES ('none', 'e', '{}')"))


def test_decisions_made_before_they_had_a_time_of_their_own_keep_theirs(settings: Settings) -> None:
    settings.data.mkdir(exist_ok=True)
    engine = database_of(settings)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(migrations.__path__[0]))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        body = '{"decision_id":"d","at":"2026-01-02T03:04:05Z"}'
        old = sa.text("INSERT INTO decisions (decision_id, conversation, body) VALUES ('d', 'c', :body)")
        connection.execute(old, {"body": body})
    migrate(engine, settings.data)
    with engine.connect() as connection:
        assert connection.scalar(sa.select(decisions.c.at)) == "2026-01-02T03:04:05+00:00"
    engine.dispose()


def test_decisions_made_before_versions_know_who_made_them_and_for_whom(settings: Settings) -> None:
    settings.data.mkdir(exist_ok=True)
    engine = database_of(settings)
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(migrations.__path__[0]))
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        connection.execute(
            sa.text("INSERT INTO sessions (conversation, body) VALUES ('c', :body)"), {"body": '{"user_id":"ann"}'}
        )
        for decision_id, conversation in (("d", "c"), ("e", "gone")):
            values = {"id": decision_id, "c": conversation, "body": '{"policy":"greedy/1","at":"2026-01-02T03:04:05Z"}'}
            old = "INSERT INTO decisions (decision_id, conversation, body, at) VALUES (:id, :c, :body, '2026-01-02')"
            connection.execute(sa.text(old), values)
    migrate(engine, settings.data)
    query = sa.select(decisions.c.version, decisions.c.shopper).order_by(decisions.c.decision_id)
    with engine.connect() as connection:
        assert connection.execute(query).all() == [("greedy", "ann"), ("greedy", "gone")]
        waiting = sa.select(sessions.c.shopper, sessions.c.since)
        assert connection.execute(waiting).all() == [("ann", None)]
    engine.dispose()
