"""One engine for all tables: SQLite in the data folder or PostgreSQL, with its schema brought up to date at start."""

import sqlite3
import time
from pathlib import Path
from secrets import token_hex as random_key

import sqlalchemy as sa
from filelock import FileLock
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.pool import ConnectionPoolEntry

from app.settings import Settings

HEAD = "0012"
"""The newest migration; a test holds it equal to Alembic's own answer."""
MIGRATION_LOCK = 0x41_69_73_6C
"""PostgreSQL advisory lock that one migrating process holds."""

metadata = sa.MetaData()

events = sa.Table(
    "events",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("platform", sa.Text, nullable=False),
    sa.Column("event_id", sa.Text, nullable=False),
    sa.Column("conversation", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("done", sa.Boolean, nullable=False, default=False),
    sa.UniqueConstraint("platform", "event_id", name="events_once"),
    sa.Index("events_open", "seq", sqlite_where=sa.text("NOT done"), postgresql_where=sa.text("NOT done")),
    sqlite_autoincrement=True,
)
"""The inbox. `seq` is the arrival order; `done` is set in the transaction that writes the turn."""

transcript = sa.Table(
    "transcript",
    metadata,
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("conversation", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("platform", sa.Text, nullable=False),
    sa.Column("event_id", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("rules", sa.Text, nullable=False),
    sa.Column("strategy", sa.Text),
    sa.Column("at", sa.Text, nullable=False),
    sa.UniqueConstraint("platform", "event_id", name="transcript_once"),
    sa.Index("transcript_by_conversation", "conversation", "position"),
    sqlite_autoincrement=True,
)
"""What was said back: a turn's reply, or what a person did. `position` numbers the stream of a conversation."""

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("position", sa.Integer, sa.ForeignKey("transcript.position"), primary_key=True, autoincrement=False),
    sa.Column("platform", sa.Text, nullable=False),
    sa.Column("conversation", sa.Text, nullable=False),
    sa.Column("sent", sa.Text, nullable=False),
    sa.Column("done", sa.Boolean, nullable=False),
    sa.Column("trouble", sa.Text),
    sa.Index("outbox_by_conversation", "conversation", "position"),
    sa.Index(
        "outbox_open", "platform", "position", sqlite_where=sa.text("NOT done"), postgresql_where=sa.text("NOT done")
    ),
)
"""Lines of the transcript that a platform is to be told; `sent` lists the platform's names of the messages so far."""

sessions = sa.Table(
    "sessions",
    metadata,
    sa.Column("conversation", sa.Text, primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("since", sa.Text),
    sa.Column("shopper", sa.Text, nullable=False, server_default="", index=True),
    sa.Index(
        "sessions_waiting",
        "since",
        sqlite_where=sa.text("since IS NOT NULL"),
        postgresql_where=sa.text("since IS NOT NULL"),
    ),
)
"""Beside each conversation stand since when its shopper waits for a person (UTC), and who the shopper is."""

profiles = sa.Table(
    "profiles",
    metadata,
    sa.Column("shopper", sa.Text, primary_key=True),
    sa.Column("body", sa.Text, nullable=False),
)
"""What is known of shoppers' tastes, and who asked not to be remembered."""

actions = sa.Table(
    "actions",
    metadata,
    sa.Column("token", sa.Text, primary_key=True),
    sa.Column("conversation", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),
)
"""What buttons and click links mean."""

decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("decision_id", sa.Text, primary_key=True),
    sa.Column("conversation", sa.Text, nullable=False, index=True),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False, index=True),
    sa.Column("version", sa.Text, nullable=False, server_default=""),
    sa.Column("shopper", sa.Text, nullable=False, server_default=""),
)
"""Beside each decision stand the version that made it and the shopper who got it, so that counting needs no parsing."""

learning_log = sa.Table(
    "learning_log",
    metadata,
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("decision_id", sa.Text, sa.ForeignKey("decisions.decision_id")),
    sa.Column("event_id", sa.Text),
    sa.Column("body", sa.Text, nullable=False),
    sa.UniqueConstraint("decision_id", "event_id", name="feedback_once"),
    sqlite_autoincrement=True,
)
"""Feedback (with a decision) and transitions (without), in the order in which they are learned."""

snapshots = sa.Table(
    "snapshots",
    metadata,
    sa.Column("policy", sa.Text, primary_key=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
)
"""The newest state of each policy, and the log position it stands for."""

versions = sa.Table(
    "versions",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("policy", sa.Text, nullable=False),
    sa.Column("settings", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("schema", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
)
"""Versions of the slate policy that were made to serve: settings, and what they knew at the start."""

stages = sa.Table(
    "stages",
    metadata,
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("live", sa.Text, nullable=False),
    sa.Column("canary", sa.Text),
    sa.Column("share", sa.Float, nullable=False),
    sa.Column("frozen", sa.Boolean, nullable=False),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)
"""Which versions serve, since when and why: the last row holds, the ones before are the history."""

shop_events = sa.Table(
    "shop_events",
    metadata,
    sa.Column("event_id", sa.Text, primary_key=True),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("order_id", sa.Text),
    sa.Column("at", sa.Text, nullable=False),
)
"""What the shop told, each once; the order that came of it stands in `orders`."""

orders = sa.Table(
    "orders",
    metadata,
    sa.Column("order_id", sa.Text, primary_key=True),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("currency", sa.Text, nullable=False),
    sa.Column("lines", sa.Text, nullable=False),
    sa.Column("email", sa.Text),
    sa.Column("click_id", sa.Text),
    sa.Column("conversation", sa.Text, index=True),
    sa.Column("at", sa.Text, nullable=False),
)
"""The order ledger. `email` is a keyed digest: enough to recognise the buyer, useless to a thief. `conversation` is the
one whose click led to the order."""

questions = sa.Table(
    "questions",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("product", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("first", sa.Text, nullable=False),
    sa.Column("last", sa.Text, nullable=False),
    sa.Column("times", sa.Integer, nullable=False),
)
"""What the shop could not answer, counted; no shopper stands beside it. `first` and `last` are in UTC."""

llm_tokens = sa.Table(
    "llm_tokens",
    metadata,
    sa.Column("day", sa.Text, primary_key=True),
    sa.Column("use", sa.Text, primary_key=True),
    sa.Column("shopper", sa.Text, primary_key=True),
    sa.Column("calls", sa.Integer, nullable=False),
    sa.Column("prompt", sa.Integer, nullable=False),
    sa.Column("answer", sa.Integer, nullable=False),
)
"""Tokens of a language model by day (UTC), use and shopper."""

llm_blocked = sa.Table(
    "llm_blocked",
    metadata,
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("at", sa.Text, nullable=False),
    sa.Column("use", sa.Text, nullable=False),
    sa.Column("sentence", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)
"""The last sentences of a language model that nobody was shown, and why; personal data are masked."""

descriptions = sa.Table(
    "descriptions",
    metadata,
    sa.Column("product", sa.Text, primary_key=True),
    sa.Column("language", sa.Text, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("model", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("at", sa.Text, nullable=False),
)
"""Descriptions that a language model proposed: `waiting` for a person, `approved` or `rejected`. None is shown from
here: an approved one is written into the catalog."""

notes = sa.Table(
    "notes",
    metadata,
    sa.Column("platform", sa.Text, primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("until", sa.Text),
)
"""What adapters have to remember, such as the workspaces they are installed in; after `until` (UTC) a note is void."""

secrets = sa.Table(
    "secrets",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
"""Random keys made once, the same for every process: what makes button tokens unguessable."""


class EmptyShopError(Exception):
    """The catalog has no products, so there is nothing to talk about."""

    def __init__(self, data: Path) -> None:
        super().__init__(
            f"there are no products in {data} yet: run `aisle index FILE` with your catalog, or `aisle demo` for a shop"
        )


def database_file(settings: Settings) -> Path | None:
    """The SQLite file of these settings; None when they name PostgreSQL."""
    return settings.data / "aisle.sqlite" if settings.database_url is None else None


def database_of(settings: Settings) -> Engine:
    """An engine over the settings' database. Nothing is opened yet."""
    file = database_file(settings)
    if file is not None:
        return sqlite_engine(file)
    assert settings.database_url is not None  # noqa: S101  # what None of database_file means
    return sa.create_engine(postgres_url(settings.database_url.get_secret_value()), pool_pre_ping=True, pool_size=10)


def open_database(settings: Settings) -> Engine:
    """The settings' database, made when missing, with its schema up to date."""
    settings.data.mkdir(parents=True, exist_ok=True)
    engine = database_of(settings)
    migrate(engine, settings.data)
    return engine


def refuse_missing(settings: Settings) -> None:
    """Raise EmptyShopError where there is no database file, instead of making an empty one."""
    file = database_file(settings)
    if file is not None and not file.exists():
        raise EmptyShopError(settings.data)


def postgres_url(url: str) -> URL:
    """The same address, spoken to through psycopg."""
    return make_url(url.replace("postgres://", "postgresql://", 1)).set(drivername="postgresql+psycopg")


def sqlite_engine(path: Path) -> Engine:
    """An engine over a SQLite file that loses nothing it has acknowledged and waits for other writers."""
    engine = sa.create_engine(URL.create("sqlite", database=str(path)))
    turn = FileLock(path.with_suffix(".lock"))

    def prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
        _prepare_sqlite(connection, turn)

    sa.event.listen(engine, "connect", prepare)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, turn: FileLock) -> None:
    # Writers queue at their first statement; a read that turns into a write could not wait.
    connection.isolation_level = "IMMEDIATE"
    connection.execute("PRAGMA busy_timeout=30000")
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        # Two who switch a new file at once do not wait for each other: one of them is told that it is locked.
        with turn:
            connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    if sqlite3.sqlite_version_info < (3, 42):
        # DBOS asks for this on Python 3.12 and later; Debian 12 ships SQLite 3.40.
        connection.create_function("unixepoch", 1, lambda _: time.time())


def migrate(engine: Engine, data: Path) -> None:
    """Bring the schema up to date. Several processes may call this at once; one of them does the work."""
    with engine.connect() as connection:
        if revision(connection) == HEAD:
            return
    if engine.dialect.name == "sqlite":
        with FileLock(data / "migrate.lock"), engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            _upgrade(connection)
            connection.commit()
    else:
        with engine.begin() as connection:
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
            _upgrade(connection)


def secret(engine: Engine, name: str) -> bytes:
    """A random key that stays the same over restarts and is shared by all processes on this database."""
    insert = postgresql.insert(secrets) if engine.dialect.name == "postgresql" else sqlite.insert(secrets)
    with engine.begin() as connection:
        connection.execute(insert.values(name=name, value=random_key()).on_conflict_do_nothing())
        stored: str = connection.execute(sa.select(secrets.c.value).where(secrets.c.name == name)).scalar_one()
    return bytes.fromhex(stored)


def revision(connection: Connection) -> str | None:
    """The schema's version; None for a database without one."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection) -> None:
    from alembic import command  # 0.2 s that only a schema change costs
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
