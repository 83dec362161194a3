"""Vectors by a model: the contract for embedders, patience, what is kept, and a search that never waits or fails."""

import importlib
import sys
import threading
import time
import types
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from retrieval.embedding import Embedder, EmbeddingError, Endpoint, ModelFolder, Questions, VectorStore, embed, space
from retrieval.neighbours import Space
from retrieval.products import Product
from retrieval.query import Limit, Query
from retrieval.search import Search
from retrieval.vectors import ChromaIndex, ExactIndex
from tests.conftest import unavailable
from tests.contracts.embedder import EmbedderContract
from tests.embeddings import EmbeddingServer, meant, serving
from tests.retrieval.shop import Plain, product, variant


@pytest.fixture
def server() -> Iterator[EmbeddingServer]:
    with serving() as state:
        yield state


@pytest.fixture
def endpoint(server: EmbeddingServer) -> Iterator[Callable[..., Endpoint]]:
    """Makes endpoints at our server, or at `url`."""
    made: list[Endpoint] = []

    def make(model: str = "small", *, url: str = server.url, **more: Any) -> Endpoint:
        made.append(Endpoint(url, model, **more))
        return made[-1]

    yield make
    for one in made:
        one.close()


class TestEndpoint(EmbedderContract):
    @pytest.fixture
    def embedder(self, endpoint: Callable[..., Endpoint]) -> Embedder:
        return endpoint()


class TestModelFolder(EmbedderContract):
    @pytest.fixture
    def embedder(self, tmp_path: Path) -> Embedder:
        try:
            library = importlib.import_module("sentence_transformers")
        except ImportError:
            unavailable("sentence-transformers", "pip install sentence-transformers")
            raise
        words = library.models.BoW(vocab=["red", "boots", "number", "b", *map(str, range(150))])
        library.SentenceTransformer(modules=[words], device="cpu").save(str(tmp_path / "model"))
        return ModelFolder(tmp_path / "model")


def test_a_model_folder_is_never_looked_for_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, dict[str, object]]] = []

    class Model:
        def __init__(self, name: str, **options: object) -> None:
            asked.append((name, options))

    monkeypatch.setitem(sys.modules, "sentence_transformers", types.SimpleNamespace(SentenceTransformer=Model))
    with pytest.raises(EmbeddingError, match="holds no"):
        ModelFolder(tmp_path)
    (tmp_path / "config.json").write_text("{}", "utf-8")
    first = ModelFolder(tmp_path).model
    assert asked == [(str(tmp_path), {"device": "cpu", "local_files_only": True})]
    (tmp_path / "config.json").write_text('{"other": 1}', "utf-8")
    assert ModelFolder(tmp_path).model != first, "another model in the same folder has another name"
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(EmbeddingError, match="pip install"):
        ModelFolder(tmp_path)


Made = Callable[..., Endpoint]


def test_the_endpoint_gets_key_and_model_and_its_numbers_come_back(server: EmbeddingServer, endpoint: Made) -> None:
    large = endpoint("large", key="hunter2")
    for server.in_base64 in (False, True):
        assert np.allclose(large.embed(["red boots"])[0], meant("large", "red boots"), atol=1e-5)
    assert server.keys == {"Bearer hunter2"}
    assert large.embed([f"t{n}" for n in range(130)]).shape == (130, 40)
    assert server.requests == 2 + 3, "batches, not single texts"


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_pass_is_tried_again_when_the_server_says(
    server: EmbeddingServer, endpoint: Made, status: int
) -> None:
    waited: list[float] = []
    server.answers = [(status, {"retry-after": "3"}, b""), (status, {}, b"")]
    assert endpoint(sleep=waited.append).embed(["boots"]).shape == (1, 24)
    assert waited == [3.0, 1.0]


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (401, {}, b"hunter2 is no key of ours"),
        (429, {"retry-after": "3600"}, b""),
        (200, {}, b"<html>"),
        (200, {}, b'{"data": []}'),
        (200, {}, b'{"data": [{"index": 0, "embedding": []}]}'),
        (200, {}, b'{"data": [{"index": 0, "embedding": [0, 0]}]}'),
        (200, {}, b'{"data": [{"index": 0, "embedding": [1, NaN]}]}'),
        (200, {}, b'{"data": [{"index": 0, "embedding": ["a", 1]}]}'),
        (200, {}, b'{"data": [{"index": 0, "embedding": "*"}]}'),
        (200, {}, b'{"data": [1]}'),
        (200, {}, b"[]"),
    ],
)
def test_what_will_not_pass_is_said_at_once(
    server: EmbeddingServer, endpoint: Made, status: int, headers: dict[str, str], body: bytes
) -> None:
    waited: list[float] = []
    server.answers = [(status, headers, body)]
    with pytest.raises(EmbeddingError) as caught:
        endpoint(key="hunter2", sleep=waited.append).embed(["boots"])
    assert "hunter2" not in str(caught.value)
    assert waited == []


def test_an_endpoint_that_hangs_or_is_not_there_costs_its_budget(server: EmbeddingServer, endpoint: Made) -> None:
    server.delay = 5
    began = time.monotonic()
    for url in (server.url, "http://127.0.0.1:9/v1"):
        with pytest.raises(EmbeddingError, match="does not answer"):
            endpoint(url=url, budget=0.2).embed(["boots"])
    assert time.monotonic() - began < 2


class Fake:
    """A model that does what it is told."""

    model = "fake"

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.wait = threading.Event()
        self.wait.set()
        self.broken = False

    def embed(self, texts: list[str]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        self.asked += texts
        self.wait.wait(10)
        if self.broken:
            raise EmbeddingError("it broke")
        return np.full((len(texts), 4), 2, np.float32)

    def close(self) -> None:
        pass


def test_a_query_is_asked_once_and_a_late_answer_is_kept() -> None:
    now = [0.0]
    fake = Fake()
    questions = Questions(fake, budget=0.05, clock=lambda: now[0])
    assert np.allclose(questions.vector("boots"), 0.5)
    assert questions.vector("boots") is not None
    assert fake.asked == ["boots"]
    fake.wait.clear()
    assert questions.vector("socks") is None
    assert "too long" in (questions.trouble or "")
    assert questions.vector("hats") is None, "a slow model is left alone for a while"
    assert fake.asked == ["boots", "socks"]
    fake.wait.set()
    until = time.monotonic() + 5
    while questions.vector("socks") is None and time.monotonic() < until:
        time.sleep(0.01)
    assert questions.trouble is None
    assert questions.vector("hats") is None
    now[0] += 60
    assert questions.vector("hats") is not None
    questions.close()


def test_a_broken_model_rests_and_comes_back() -> None:
    now = [0.0]
    fake = Fake()
    fake.broken = True
    questions = Questions(fake, clock=lambda: now[0])
    assert questions.vector("boots") is None
    assert questions.trouble == "it broke"
    fake.broken = False
    assert questions.vector("boots") is None
    now[0] += 60
    assert questions.vector("boots") is not None
    assert questions.trouble is None
    questions.close()


GOODS = [
    product("a", "Swift sneakers", variant("50"), category=("shoes",)),
    product("b", "Oak table", variant("80"), category=("tables",)),
    product("c", "Wool socks", variant("9"), category=("socks",)),
    *(product(f"x{n}", f"Garden gnome {n}", variant("20"), category=("garden",)) for n in range(20)),
]


class Shop:
    """A search with vectors by a model, and the store they come from."""

    def __init__(self, server: EmbeddingServer, goods: list[Product] = GOODS) -> None:
        self.server = server
        self.search = Search(goods, Plain(), currency="USD")
        self.store = VectorStore(create_engine("sqlite://"))
        self.store.create_tables()
        self.questions: list[Questions] = []

    def use(self, model: str) -> Space:
        """Embed what lacks a vector and use them."""
        part, ids = self.search.base
        endpoint = Endpoint(self.server.url, model)
        embed(part, ids, endpoint, self.store)
        endpoint.close()
        self.questions.append(Questions(Endpoint(self.server.url, model, budget=0.3), budget=5))
        made = space(part, ids, model, self.store, self.questions[-1].vector)
        assert made is not None
        return made

    def close(self) -> None:
        for questions in self.questions:
            questions.close()


@pytest.fixture
def shop(server: EmbeddingServer) -> Iterator[Shop]:
    made = Shop(server)
    yield made
    made.close()


def test_the_model_finds_what_no_word_says(shop: Shop) -> None:
    assert all(hit.score == 0 for hit in shop.search.rank(Query("跑鞋"), 50))
    for index in (None, ExactIndex()):
        shop.search.attach(index, shop.use("small"))
        for text in ("trainers", "跑鞋"):
            hits = shop.search.rank(Query(text), 3)
            assert hits[0].product.id == "a"
            assert hits[0].channels["vectors"] == 1
    dear = Query("trainers", limits=(Limit("price", "<=", "40", "USD"),))
    assert "a" not in [hit.product.id for hit in shop.search.rank(dear, 50)]
    assert shop.search.rank(Query(like="a"), 3)[0].product.id != "a"


def test_without_its_model_search_answers_as_it_did_before(shop: Shop) -> None:
    queries = [Query("wool socks"), Query("garden"), Query("table oak")]
    before = [[(hit.product.id, hit.score) for hit in shop.search.rank(query, 30)] for query in queries]
    shop.search.attach(ExactIndex(), shop.use("small"))
    shop.server.answers = [(500, {}, b"")] * 50
    after = [[(hit.product.id, hit.score) for hit in shop.search.rank(query, 30)] for query in queries]
    assert after == before


def test_a_model_that_was_exchanged_under_its_name_is_not_compared(shop: Shop) -> None:
    made = shop.use("small")
    before = [hit.product.id for hit in shop.search.rank(Query("wool socks"), 30)]
    shop.search.attach(ExactIndex(), replace(made, ask=lambda text: np.ones(7, np.float32)))
    assert [hit.product.id for hit in shop.search.rank(Query("wool socks"), 30)] == before


def test_an_edit_keeps_the_model_and_new_words_are_found_before_they_have_a_vector(shop: Shop) -> None:
    shop.search.attach(ExactIndex(), shop.use("small"))
    shop.search.edit([product("new", "Zyntra gaiter", variant("20"), category=("gaiters",))])
    assert shop.search.rank(Query("zyntra"), 3)[0].product.id == "new"
    assert shop.search.rank(Query("trainers"), 3)[0].product.id == "a"


def test_nothing_is_embedded_twice(shop: Shop) -> None:
    shop.use("small")
    assert len(shop.server.texts) == len(GOODS)
    shop.use("small")
    assert len(shop.server.texts) == len(GOODS)
    shop.use("large")
    assert len(shop.server.texts) == 2 * len(GOODS)
    shop.use("small")
    assert len(shop.server.texts) == 2 * len(GOODS), "going back costs nothing"
    changed = [replace(GOODS[1], text=replace(GOODS[1].text, title="Elm table")), *GOODS[2:]]
    shop.search = Search(changed, Plain(), currency="USD")
    shop.use("small")
    assert shop.server.texts[2 * len(GOODS) :] == [
        text for text in shop.server.texts[2 * len(GOODS) :] if "Elm" in text
    ]
    assert shop.store.count("small") == len(GOODS) - 1
    assert shop.store.count("large") == len(GOODS)


def test_what_was_embedded_before_a_failure_stays(shop: Shop, endpoint: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrieval.embedding.catalog.PIECE", 5)
    part, ids = shop.search.base
    told: list[tuple[int, int]] = []

    def fail_after_ten(done: int, size: int) -> None:
        told.append((done, size))
        if done == 10:
            shop.server.answers = [(400, {}, b"")]

    model = endpoint()
    with pytest.raises(EmbeddingError):
        embed(part, ids, model, shop.store, fail_after_ten)
    assert told == [(0, 23), (5, 23), (10, 23)]
    assert space(part, ids, "small", shop.store, lambda _: None) is None, "too few products have a vector"
    embed(part, ids, model, shop.store)
    assert sorted(shop.server.texts) == sorted({*shop.server.texts})
    assert space(part, ids, "small", shop.store, lambda _: None) is not None


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(1, 1_600), st.floats(1e-3, 1e3))
def test_half_precision_moves_no_cosine_by_more_than_a_thousandth(seed: int, length: int, scale: float) -> None:
    rng = np.random.default_rng(seed)
    vectors = (scale * rng.standard_normal((3, length))).astype(np.float32)
    store = VectorStore(create_engine("sqlite://"))
    store.create_tables()
    texts = {"a": "1", "b": "2", "c": "3"}
    store.save("m", texts, list(texts), vectors)
    found = dict(store.load("m", {**texts, "b": "changed"}))
    assert set(found) == {"a", "c"}
    true = vectors[0] @ vectors[2] / np.linalg.norm(vectors[0]) / np.linalg.norm(vectors[2])
    assert float(found["a"] @ found["c"]) == pytest.approx(float(true), abs=1e-3)


@pytest.mark.parametrize("kind", ["exact", "chroma"])
def test_switching_the_model_fails_no_query(server: EmbeddingServer, tmp_path: Path, kind: str) -> None:
    goods = [product(f"p{n}", f"Item {n} of kind {n % 7}", variant(str(n % 90 + 1))) for n in range(300)]
    shop = Shop(server, goods)
    index = ExactIndex() if kind == "exact" else ChromaIndex(tmp_path)
    shop.search.attach(index, shop.use("small"))
    ended = threading.Event()
    failed: list[BaseException] = []
    asked = [0] * 4

    def read(number: int) -> None:
        texts = [f"item {n} kind {n % 7}" for n in range(number, 40, 4)]
        while not ended.is_set():
            limits = (Limit("price", "<=", "60", "USD"),) if asked[number] % 2 else ()
            try:
                hits = shop.search.rank(Query(texts[asked[number] % len(texts)], limits=limits), 10)
                assert len(hits) == 10
                if limits:
                    assert all(hit.variant.prices["USD"].amount <= 60 for hit in hits)
            except BaseException as problem:  # noqa: BLE001 - whatever it is, it is a failed query
                failed.append(problem)
            asked[number] += 1

    readers = [threading.Thread(target=read, args=(number,)) for number in range(4)]
    for reader in readers:
        reader.start()
    for model in ("large", "small", "large"):
        before = sum(asked)
        shop.search.attach(index, shop.use(model))
        while sum(asked) < before + 40 and not failed:
            time.sleep(0.01)
    ended.set()
    for reader in readers:
        reader.join()
    assert failed == []
    assert shop.search.space is not None
    assert shop.search.space.model == "large"
    index.close()
    shop.close()
