"""The vector index on a Chroma server: the contract on a real one, and search while it dies, hangs or forgets."""

import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from retrieval.query import Query
from retrieval.search import Search
from retrieval.vectors import ChromaServer, VectorIndex, VectorIndexError
from tests.chroma import hanging, running
from tests.contracts.vector_index import VectorIndexContract, names, vectors
from tests.retrieval.shop import Plain, product, variant

COLLECTIONS = "/api/v2/tenants/default_tenant/databases/default_database/collections"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("chroma")) as (address, _):
        yield address


def fresh() -> str:
    return f"aisle-{uuid4().hex[:12]}"


class TestChromaServer(VectorIndexContract):
    @pytest.fixture
    def index(self, url: str) -> Iterator[VectorIndex]:
        index = ChromaServer(url, fresh())
        yield index
        index.close()


def collections(url: str, name: str) -> list[str]:
    return sorted(str(c["name"]) for c in httpx.get(url + COLLECTIONS).json() if str(c["name"]).startswith(name))


def test_another_process_takes_up_what_one_has_filled_and_sets_do_not_pile_up(url: str) -> None:
    name = fresh()
    first, second, other = ChromaServer(url, name), ChromaServer(url, name), ChromaServer(url, fresh())
    other.fill(names(3), vectors(3), "other shop")
    first.fill(names(9), vectors(9), "a")
    assert second.fingerprint() == "a"
    assert second.nearest(vectors(9)[4], 1)[0][0] == "p4"
    rate = second.rate()
    assert rate is not None
    assert rate > 0
    first.fill(names(5), vectors(5), "b")
    assert len(second.nearest(vectors(9)[4], 9)) == 9, "a reader keeps the set it opened"
    first.fill(names(4), vectors(4), "c")
    with pytest.raises(VectorIndexError, match="404"):
        second.nearest(vectors(9)[4], 1)
    assert len(collections(url, name)) == 3
    assert second.fingerprint() == "c"
    assert other.fingerprint() == "other shop"
    for index in (first, second, other):
        index.close()


@pytest.mark.parametrize("loss", ["set", "pointer", "rows"])
def test_a_lost_collection_is_noticed_and_filled_again(url: str, loss: str) -> None:
    name = fresh()
    index = ChromaServer(url, name)
    index.fill(names(9), vectors(9), "a")
    pointer, made = collections(url, name)
    if loss == "rows":
        key = httpx.get(f"{url}{COLLECTIONS}/{made}").json()["id"]
        httpx.post(f"{url}{COLLECTIONS}/{key}/delete", json={"ids": ["p3"]}).raise_for_status()
    else:
        httpx.delete(f"{url}{COLLECTIONS}/{made if loss == 'set' else pointer}").raise_for_status()
    assert index.fingerprint() is None
    index.fill(names(9), vectors(9), "a")
    assert index.nearest(vectors(9)[3], 1)[0][0] == "p3"
    index.close()


GOODS = [product(f"p{n}", f"{'Red boot' if n % 2 else 'Wool sock'} {n}", variant("5")) for n in range(40)]


def answers(search: Search) -> list[str]:
    return [hit.product.id for hit in search.rank(Query("red boots"), 12)]


def test_search_goes_on_while_the_server_dies_and_comes_back(tmp_path: Path) -> None:
    search = Search(GOODS, Plain(), currency="USD")
    alone = answers(search)
    with running(tmp_path) as (url, process):
        index = ChromaServer(url, "aisle-shop")
        assert search.attach(index)
        assert not search.attach(index), "what is filled is not filled again"
        assert answers(search) == alone
        process.kill()
        process.wait()
        assert answers(search) == alone
        with pytest.raises(VectorIndexError):
            search.attach(index)
        assert answers(search) == alone
        with running(tmp_path, int(url.rsplit(":", 1)[1])):
            assert not search.attach(index), "the server has kept its set"
            assert answers(search) == alone
    index.close()


def test_a_server_that_hangs_costs_one_search_half_a_second(tmp_path: Path) -> None:
    search = Search(GOODS, Plain(), currency="USD")
    alone = answers(search)
    with running(tmp_path) as (url, process):
        index = ChromaServer(url, "aisle-shop")
        search.attach(index)
        process.kill()
        process.wait()
    with hanging() as silent:
        index._collections = silent + COLLECTIONS
        began = time.monotonic()
        for _ in range(20):
            assert answers(search) == alone
        assert time.monotonic() - began < 3
        assert index.fingerprint() is None
    index.close()
