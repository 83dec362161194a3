"""The shop's pages in the database: all or nothing, in order, and followed by what runs."""

from collections.abc import Iterator

import pytest

from app.database import open_database
from app.demo.catalog import products
from app.demo.knowledge import passages
from app.settings import Settings
from app.wiring import build
from retrieval.errors import KnowledgeError
from retrieval.knowledge import Passage
from retrieval.passages import PassageStore, Stored
from retrieval.vectors import ExactIndex


@pytest.fixture
def store(settings: Settings) -> Iterator[PassageStore]:
    database = open_database(settings)
    yield PassageStore(database)
    database.dispose()


def page(name: str, *texts: str) -> dict[str, tuple[Passage, ...]]:
    return {name: tuple(Passage(f"{name}/{n}", (name, "x"), text, name, "en") for n, text in enumerate(texts))}


def said(store: PassageStore) -> list[str]:
    return [passage.text for passage in store.passages()]


def test_pages_are_renewed_in_their_place_and_others_stay(store: PassageStore) -> None:
    assert (store.version(), store.passages()) == (0, ())
    assert store.renew(page("a", "a1", "a2") | page("b", "b1")) == Stored(added=3, removed=0, total=3)
    assert store.renew(page("c", "c1") | page("a", "a1", "A2", "A3")) == Stored(added=3, removed=1, total=5)
    assert said(store) == ["a1", "A2", "A3", "b1", "c1"]
    assert store.replace(page("b", "b1")) == Stored(added=0, removed=4, total=1)
    assert said(store) == ["b1"]


def test_the_version_grows_with_changes_only(store: PassageStore) -> None:
    store.renew(passages())
    first = store.version()
    assert first > 0
    assert store.passages() == tuple(passage for part in passages().values() for passage in part)
    assert store.renew(passages()).added == 0
    assert store.version() == first
    store.renew(page("new", "one"))
    assert store.version() > first


def test_what_cannot_be_written_changes_nothing(store: PassageStore) -> None:
    store.renew(page("a", "a1") | page("a/0", "x"))
    before, version = store.passages(), store.version()
    with pytest.raises(KnowledgeError, match="nothing to replace"):
        store.replace({})
    twice = {"b": (Passage("a/0", ("b",), "again", "b", "en"),)}
    with pytest.raises(KnowledgeError, match="a/0"):
        store.renew(page("c", "c1") | twice)
    assert (store.passages(), store.version()) == (before, version)


def test_a_missing_table_is_told_as_trouble_of_the_store(settings: Settings) -> None:
    database = open_database(settings)
    with database.begin() as connection:
        connection.exec_driver_sql("DROP TABLE passages")
    with pytest.raises(KnowledgeError, match="passages"):
        PassageStore(database).passages()
    database.dispose()


def test_links_from_the_shops_own_site_are_made_whole(settings: Settings) -> None:
    aisle = build(settings.model_copy(update={"public_url": "https://shop.example"}), vectors=ExactIndex)
    aisle.catalog.upsert(products()[:3], currency="USD", language="en")
    elsewhere = {"x": (Passage("x", ("Cookies",), "None at all.", "https://x.example/c", "en"),)}
    aisle.pages.renew(passages() | elsewhere)
    aisle.load()
    sources = {passage.id: passage.source for passage in aisle.guide.knowledge.handbook.passages}
    assert sources["zh/returns/cost"] == "https://shop.example/shop/help/returns?lang=zh#cost"
    assert sources["x"] == "https://x.example/c"
    aisle.database.dispose()
