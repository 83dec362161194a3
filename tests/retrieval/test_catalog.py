"""The catalog store, on SQLite and on PostgreSQL: whole or not at all, also when the writer is killed."""

import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.exc import OperationalError

from retrieval.catalog import Catalog, Change, metadata
from retrieval.errors import CatalogError
from retrieval.products import Price, Product, Text, Variant
from tests.conftest import unavailable

SERVER = "postgresql+psycopg://postgres@127.0.0.1:5432/"


def product(name: str, price: str = "5.00") -> Product:
    prices = {"USD": Price(Decimal(price), Decimal("99.00")), "CNY": Price(Decimal("30.00"))}
    return Product(
        id=name,
        language="en",
        text=Text(f"Lamp {name}", "Bright\nlight", "B", ("Home", "Light"), {"material": ("oak", "brass")}),
        variants=(Variant("v", {"color": "red"}, prices, True, 3, "/a.jpg"), Variant("w")),
        translations={"zh": Text(f"台灯 {name}", options={"red": "红色"})},
        rating=4.5,
        images=("/a.jpg",),
    )


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'catalog.db'}"
        return
    name = f"aisle_catalog_{uuid.uuid4().hex[:12]}"
    server = create_engine(SERVER, isolation_level="AUTOCOMMIT")
    try:
        with server.connect() as connection:
            connection.execute(text(f"create database {name}"))
    except OperationalError:
        unavailable("postgres", "start PostgreSQL on 127.0.0.1:5432 with the user postgres and trust authentication")
    try:
        yield SERVER + name
    finally:
        with server.connect() as connection:
            connection.execute(text(f"drop database {name} with (force)"))
        server.dispose()


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    engine = create_engine(url)
    yield engine
    engine.dispose()


@pytest.fixture
def catalog(engine: Engine) -> Catalog:
    catalog = Catalog(engine)
    catalog.create_tables()
    return catalog


def test_products_come_back_equal_and_in_order(catalog: Catalog) -> None:
    assert (catalog.is_empty(), catalog.version(), catalog.currency, catalog.products()) == (True, 0, None, [])
    products = [product(name) for name in ("b", "a", "茶", "c'; drop table products; --")]
    assert catalog.upsert(products, currency="USD", language="en") == Change(added=4)
    assert catalog.products() == products
    assert catalog.product("茶") == products[2]
    assert [catalog.product(odd) for odd in ("none", "", "\x00", "\ud800", "x" * 5000)] == [None] * 5
    assert (catalog.is_empty(), catalog.version(), catalog.currency, catalog.language) == (False, 1, "USD", "en")


def test_upsert_keeps_what_it_does_not_name(catalog: Catalog) -> None:
    catalog.upsert([product("a"), product("b")], currency="USD", language="en")
    change = catalog.upsert([product("c"), product("a", "4.00"), product("b")], currency="CNY", language="zh")
    assert change == Change(added=1, changed=1, unchanged=1)
    assert catalog.products() == [product("a", "4.00"), product("b"), product("c")]
    assert (catalog.currency, catalog.language) == ("USD", "en")


def test_replace_removes_the_rest(catalog: Catalog) -> None:
    catalog.upsert([product("a"), product("b")], currency="USD", language="en")
    assert catalog.replace([product("c"), product("b")], currency="CNY", language="zh") == Change(1, 0, 1, 1)
    assert catalog.products() == [product("b"), product("c")]
    assert (catalog.currency, catalog.language) == ("CNY", "zh")


def test_nothing_new_is_no_new_version(catalog: Catalog) -> None:
    products = [product("a"), product("b")]
    versions = []
    for write in (catalog.upsert, catalog.upsert, catalog.replace):
        write(products, currency="USD", language="en")
        versions.append(catalog.version())
    assert versions == [1, 1, 1]
    catalog.replace(products, currency="CNY", language="en")
    assert catalog.version() == 2
    assert catalog.upsert([], currency="CNY", language="en") == Change()


def test_a_write_that_cannot_be_finished_changes_nothing(catalog: Catalog, engine: Engine) -> None:
    catalog.upsert([product("a")], currency="USD", language="en")
    for bad in ([], [product("b"), product("b")], [product("b"), replace(product("c"), url="\ud800")]):
        with pytest.raises(CatalogError):
            catalog.replace(bad, currency="CNY", language="zh")

    @event.listens_for(engine, "after_cursor_execute")
    def disk_full(*details: object) -> None:
        if str(details[2]).startswith("INSERT INTO products"):
            raise OperationalError("insert", {}, Exception("disk full"))

    with pytest.raises(CatalogError, match="disk full"):
        catalog.replace([product("b")], currency="CNY", language="zh")
    assert catalog.products() == [product("a")]
    assert (catalog.version(), catalog.currency) == (1, "USD")


def test_without_tables_or_with_a_damaged_record_the_answer_is_ours(engine: Engine, catalog: Catalog) -> None:
    catalog.upsert([product("a")], currency="USD", language="en")
    with engine.begin() as connection:
        connection.execute(text("update products set record = '{}'"))
    for read in (catalog.products, lambda: catalog.product("a")):
        with pytest.raises(CatalogError, match="damaged"):
            read()
    metadata.drop_all(engine)
    for read in (catalog.products, catalog.version, catalog.is_empty, lambda: catalog.currency):
        with pytest.raises(CatalogError):
            read()


def test_two_writers_at_once_both_count(catalog: Catalog) -> None:
    failures: list[CatalogError] = []

    def write(names: str) -> None:
        try:
            for name in names:
                catalog.upsert([product(name)], currency="USD", language="en")
        except CatalogError as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(names,)) for names in ("abcdef", "uvwxyz")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert catalog.version() == 12
    assert {found.id for found in catalog.products()} == set("abcdefuvwxyz")


WRITER = """
import os, signal, sys
from dataclasses import replace
from sqlalchemy import create_engine, event
from retrieval.catalog import Catalog

def write(stop):
    engine = create_engine(sys.argv[1])
    catalog = Catalog(engine)
    first, *_ = catalog.products()
    seen = []

    @event.listens_for(engine, "after_cursor_execute")
    def after(connection, cursor, statement, *_):
        seen.append(statement)
        if len(seen) == stop:
            print(statement.split()[0], flush=True)
            os.kill(os.getpid(), signal.SIGKILL)

    new = [replace(first, id=f"new {n}") for n in range(300)]
    catalog.replace([replace(first, rating=1.0), *new], currency="CNY", language="zh")
    os._exit(0)

for line in sys.stdin:
    child = os.fork() or write(int(line))
    print("killed" if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL else "done", flush=True)
"""


def test_a_writer_killed_in_the_middle_leaves_the_old_catalog_whole(url: str, catalog: Catalog) -> None:
    """Killed after its first statement, then after its second, and so on, until it gets through."""
    old = [product(f"old {n}") for n in range(40)]
    catalog.upsert(old, currency="USD", language="en")
    seen: list[str] = []
    with subprocess.Popen([sys.executable, "-c", WRITER, url], stdin=-1, stdout=-1, text=True) as writers:
        assert writers.stdin is not None
        assert writers.stdout is not None
        for stop in range(1, 40):
            writers.stdin.write(f"{stop}\n")
            writers.stdin.flush()
            word = writers.stdout.readline().strip()
            if word == "done":
                break
            seen.append(word)
            assert writers.stdout.readline() == "killed\n"
            assert catalog.products() == old
            assert (catalog.version(), catalog.currency) == (1, "USD")
        writers.stdin.close()
    assert {"DELETE", "UPDATE", "INSERT"} <= set(seen)
    assert len(catalog.products()) == 301
    assert (catalog.version(), catalog.currency) == (2, "CNY")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.booleans(), st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 3)), max_size=6)),
        max_size=6,
    )
)
def test_any_history_equals_a_dictionary(tmp_path: Path, history: list[tuple[bool, list[tuple[str, int]]]]) -> None:
    engine = create_engine("sqlite://")
    catalog, model = Catalog(engine), dict[str, Product]()
    catalog.create_tables()
    for whole, content in history:
        products = {name: replace(product(name), rating_count=count) for name, count in content}
        version = catalog.version()
        if whole and products:
            change = catalog.replace(list(products.values()), currency="USD", language="en")
            after = {name: products[name] for name in (*filter(products.__contains__, model), *products)}
        else:
            change = catalog.upsert(list(products.values()), currency="USD", language="en")
            after = {**model, **products}
        assert change.added == len(after.keys() - model.keys())
        assert change.removed == len(model.keys() - after.keys())
        assert change.changed == sum(model[name] != after[name] for name in model.keys() & after.keys())
        assert change.added + change.changed + change.unchanged == len(products)
        assert (catalog.version() > version) == (after != model or version == 0)
        model = after
        assert catalog.products() == list(model.values())
    engine.dispose()
