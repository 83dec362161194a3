"""The composed application with a model and a Chroma server: they help where they are, and are missed by nobody."""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import httpx
import pytest

from app.database import sqlite_engine
from app.demo.catalog import products
from app.doctor import examine
from app.settings import Settings, SettingsError, load_settings
from retrieval.catalog import Catalog
from retrieval.embedding import VectorStore
from retrieval.products import Price
from tests.app.commands import Commands
from tests.app.server import Server, serving
from tests.app.test_kills import ROOT, goods
from tests.chroma import hanging
from tests.embeddings import EmbeddingServer
from tests.embeddings import serving as embedding


@pytest.fixture
def model() -> Iterator[EmbeddingServer]:
    with embedding() as state:
        yield state


def until(what: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for it."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def degraded(server: Server) -> list[str]:
    ready = httpx.get(f"{server.url}/readyz")
    assert ready.status_code == 200
    notes: list[str] = ready.json()["degraded"]
    return notes


def test_a_server_embeds_behind_and_answers_without_its_model(tmp_path: Path, model: EmbeddingServer) -> None:
    settings = Settings(data=tmp_path / "data", embed_base_url=model.url, embed_model="small")
    model.delay = 0.1
    with serving(settings) as server:
        assert server.say("hiking boots").json()["cards"], "the catalog's own vectors answer from the start"
        model.delay = 0
        until(lambda: server.aisle.guide.search.space is not None and degraded(server) == [])
        assert len(model.texts) >= len(products())
        assert server.say("trainers for running").json()["cards"]
        model.answers = [(500, {}, b"")] * 100
        assert server.say("a warm winter jacket", "d").json()["cards"]
        assert any("127.0.0.1" in note and "answers 500" in note for note in degraded(server))
    embedded = len(model.texts)
    model.answers = []
    with serving(settings) as server:
        assert server.aisle.guide.search.space is not None, "a restart has the stored vectors at once"
        until(lambda: degraded(server) == [])
        assert not set(model.texts[embedded:]) & set(model.texts[:embedded]), "and embeds none again"
    findings = {finding.subject: finding for finding in examine(settings)}
    assert findings["embedder"].state == "ok"
    assert f"{len(products())} of {len(products())}" in findings["embedder"].says
    model.answers = [(401, {}, b"")]
    assert next(f for f in examine(settings) if f.subject == "embedder").state == "degraded"


def test_a_chroma_server_that_hangs_or_is_away_is_a_note_and_nothing_more(tmp_path: Path) -> None:
    with hanging() as url:
        settings = Settings(data=tmp_path / "data", chroma_url=url)
        with serving(settings, vectors=None) as server:
            assert server.say("hiking boots").json()["cards"]
            until(lambda: any("Chroma server" in note for note in degraded(server)))
            assert server.say("hiking boots", "d").json()["cards"]
        vectors = next(f for f in examine(settings) if f.subject == "vectors")
        assert vectors.state == "degraded"


def test_a_changed_price_is_found_by_a_running_server_within_a_second(tmp_path: Path) -> None:
    with serving(Settings(data=tmp_path / "data")) as server:
        engine = sqlite_engine(tmp_path / "data" / "aisle.sqlite")
        catalog = Catalog(engine)
        boots = next(p for p in products() if "boot" in p.text.title.lower())
        seconds = []
        for number in range(3):
            low = Decimal(number + 2) / 10
            variants = tuple(replace(v, prices={"USD": Price(low)}, in_stock=True) for v in boots.variants)
            began = time.monotonic()
            catalog.upsert([replace(boots, variants=variants)], currency="USD", language="en")
            while True:
                # Only the boots of this round cost as little.
                cards = server.say(f"boots between ${low} and ${low}", f"c{number}{time.monotonic()}").json()["cards"]
                if cards and cards[0]["product_id"] == boots.id:
                    break
                assert time.monotonic() - began < 20, "the change did not arrive"
            seconds.append(time.monotonic() - began)
            assert Decimal(cards[0]["price"]) == low
        engine.dispose()
        assert min(seconds) <= 1, seconds


def test_the_command_embeds_with_stored_vectors_left_alone(tmp_path: Path, model: EmbeddingServer) -> None:
    (tmp_path / ".env").write_text(f"AISLE_EMBED_BASE_URL={model.url}\nAISLE_EMBED_MODEL=small\n", "utf-8")
    commands = Commands(ROOT, tmp_path)
    file = goods(tmp_path / "goods.jsonl", {f"p{n}": "5.50" for n in range(30)})
    assert commands.run(tmp_path, "index", "--embed")[0] == 2, "an empty folder stays empty"
    assert not (tmp_path / "data").exists()
    code, out, err = commands.run(tmp_path, "index", str(file), "--embed", "--json")
    assert code == 0, err
    assert json.loads(out)["stored"]["added"] == 30
    assert len(model.texts) == 30
    assert commands.run(tmp_path, "index", "--embed")[0] == 0
    assert len(model.texts) == 30
    code, out, err = commands.run(tmp_path, "search", "wordp7", "--json")
    assert json.loads(out)["ids"][0] == "p7"
    assert model.texts[30:] == ["wordp7"], "the query is asked of the model"
    model.answers = [(503, {"retry-after": "99"}, b"")] * 9
    assert json.loads(commands.run(tmp_path, "search", "wordp8", "--json")[1])["ids"][0] == "p8"
    engine = sqlite_engine(tmp_path / "data" / "aisle.sqlite")
    assert VectorStore(engine).count("small") == 30
    engine.dispose()
    (tmp_path / ".env").write_text("", "utf-8")
    code, _, err = commands.run(tmp_path, "index", "--embed")
    assert (code, "AISLE_EMBED_BASE_URL" in err) == (2, True)
    commands.close()


@pytest.mark.parametrize(
    "given",
    [
        {"AISLE_EMBED_BASE_URL": "http://127.0.0.1:9/v1"},
        {"AISLE_EMBED_MODEL": "small"},
        {"AISLE_EMBED_BASE_URL": "http://127.0.0.1:9", "AISLE_EMBED_MODEL": "m", "AISLE_EMBED_FOLDER": "models"},
        {"AISLE_EMBED_BASE_URL": "127.0.0.1:9", "AISLE_EMBED_MODEL": "m"},
        {"AISLE_CHROMA_URL": "localhost"},
    ],
)
def test_half_an_embedder_is_refused(tmp_path: Path, given: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=r"AISLE_(EMBED|CHROMA)"):
        load_settings()
