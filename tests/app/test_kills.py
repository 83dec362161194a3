"""Kills, second writers and a full disk: nothing acknowledged is lost, and the next start always works."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa

from app.database import sqlite_engine
from retrieval.catalog import Catalog
from retrieval.errors import CatalogError
from retrieval.products import Product
from retrieval.vectors import ChromaIndex
from tests.app.commands import Commands, at_any_moment

ROOT = Path(__file__).parents[2]
Prices = dict[str, str]


@pytest.fixture(scope="module")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    made = Commands(ROOT, tmp_path_factory.mktemp("said"))
    yield made
    made.close()


def goods(path: Path, prices: Prices, description: str = "") -> Path:
    """A file of products; each has a word of its own."""
    lines = [
        {
            "description": description,
            "id": key,
            "title": f"Boot {key} word{key}",
            "price": price,
            "currency": "USD",
            "category": "Boots",
        }
        for key, price in prices.items()
    ]
    path.write_text("\n".join(map(json.dumps, lines)) + "\n", "utf-8")
    return path


def stored(folder: Path) -> Prices:
    """What the catalog holds."""
    file = folder / "data" / "aisle.sqlite"
    if not file.exists():
        return {}
    engine = sqlite_engine(file)
    try:
        return {product.id: _price(product) for product in Catalog(engine).products()}
    finally:
        engine.dispose()


def _price(product: Product) -> str:
    return str(product.variants[0].prices["USD"].amount)


def found(commands: Commands, folder: Path, key: str) -> list[str]:
    """What a search for a product's own word finds, in a process that starts anew."""
    code, out, err = commands.run(folder, "search", f"word{key}", "--json", "-k", "1")
    assert code == 0, err
    return [str(i) for i in json.loads(out)["ids"]]


class Shop:
    """A folder whose imports are killed, and what it may hold by what the commands said."""

    def __init__(self, folder: Path, commands: Commands, size: int, seed: int) -> None:
        self.folder, self.commands, self.size = folder, commands, size
        self.moments = random.Random(seed)  # noqa: S311 - when to kill is no secret
        self.held: Prices = {}
        self.turn = 0
        began = time.monotonic()
        self.index(kill=False, replace=False)
        self.usual = time.monotonic() - began
        began = time.monotonic()
        assert found(commands, folder, next(iter(self.held))) == [next(iter(self.held))]
        self.opening = time.monotonic() - began

    def index(self, *, kill: bool, replace: bool) -> None:
        """One import: changed prices and new products, or another catalog."""
        self.turn += 1
        old = [] if replace else self.moments.sample(sorted(self.held), len(self.held) // 2)
        new = [f"t{self.turn}n{number}" for number in range(self.size if replace or not self.held else self.size // 10)]
        written = {key: f"{self.turn}.{self.moments.randrange(10, 99)}" for key in (*old, *new)}
        after = written if replace else {**self.held, **written}
        file = goods(self.folder / "goods.jsonl", written)
        running = self.commands.start(self.folder, "index", str(file), *(["--replace"] if replace else []))
        code = at_any_moment(running, 1.1 * self.usual, self.moments) if kill else running.wait()
        assert code in (0, -9), running.output("err")
        now = stored(self.folder)
        assert now == after or (code and now == self.held), "neither the catalog before nor the one after"
        self.held = now

    def search(self) -> None:
        """A search that is killed while it builds or opens the index."""
        at_any_moment(self.commands.start(self.folder, "search", "boots", "--json"), self.opening, self.moments)

    def fill(self) -> None:
        """A fill of Chroma that is killed."""
        code = (
            "import sys; from pathlib import Path; from retrieval.vectors import ChromaIndex\n"
            "from tests.contracts.vector_index import names, vectors\n"
            "index = ChromaIndex(Path('data/chroma')); print('ready', flush=True)\n"
            f"index.fill(names(2000), vectors(2000, seed={self.turn}), '{self.turn}')\n"
        )
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        writer = subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(self.moments.uniform(0, 1.5))
        writer.kill()
        writer.wait()
        writer.stdout.close()

    def check(self) -> None:
        """The newest product and an old one are found by a process that starts now."""
        for key in (max(self.held, key=lambda key: float(self.held[key])), next(iter(self.held))):
            assert found(self.commands, self.folder, key) == [key]


def test_killed_imports_and_builds_lose_nothing(tmp_path: Path, commands: Commands) -> None:
    shop = Shop(tmp_path, commands, size=600, seed=1)
    for replace in (False, True, False, False):
        shop.index(kill=True, replace=replace)
        shop.search()
    shop.check()


@pytest.mark.long
@pytest.mark.parametrize("size", [600, 4_000], ids=["built in one process", "built in two"])
def test_a_hundred_kills_lose_nothing(tmp_path: Path, commands: Commands, size: int) -> None:
    shop = Shop(tmp_path, commands, size=size, seed=size)
    for kill in range(34):
        shop.index(kill=True, replace=kill % 5 == 4)
        shop.search()
        shop.check()
        if kill % 4 == 0:
            shop.fill()
            index = ChromaIndex(tmp_path / "data/chroma")
            index.fill(["a", "b"], np.eye(2, dtype=np.float32), f"whole {kill}")
            assert index.fingerprint() == f"whole {kill}"
            index.close()
        shop.turn += 1
    assert len(list((tmp_path / "data/index").glob("i-*"))) <= 3


def test_two_imports_at_once_are_both_there_and_readers_do_not_notice(tmp_path: Path, commands: Commands) -> None:
    commands.run(tmp_path, "index", str(goods(tmp_path / "start.jsonl", {"s": "1.50"})))
    one = {f"a{n}": "2.50" for n in range(400)}
    other = {f"b{n}": "3.50" for n in range(400)}
    running = [
        commands.start(tmp_path, "index", str(goods(tmp_path / name, prices)))
        for name, prices in (("one.jsonl", one), ("other.jsonl", other))
    ]
    assert found(commands, tmp_path, "s") == ["s"]
    assert [each.wait() for each in running] == [0, 0]
    assert stored(tmp_path) == {"s": "1.50", **one, **other}
    assert found(commands, tmp_path, "b399") == ["b399"]
    assert found(commands, tmp_path, "a0") == ["a0"]


def test_a_writer_that_waits_too_long_is_told_why(tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path}/c.sqlite", connect_args={"timeout": 0.05})
    Catalog(engine).create_tables()
    with engine.connect() as holder:
        holder.exec_driver_sql("BEGIN IMMEDIATE")
        with pytest.raises(CatalogError, match="another import"):
            Catalog(engine).upsert([], currency="USD", language="en")
    engine.dispose()


def test_a_full_disk_leaves_the_old_catalog_and_says_so(tmp_path: Path, commands: Commands) -> None:
    shop = tmp_path / "shop"
    shop.mkdir()
    # Only root may mount; for others a limit on files stands for a small disk.
    mounted = not subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1500k", "none", str(shop)], stderr=subprocess.DEVNULL
    ).returncode
    try:
        old = {f"o{n}": "1.50" for n in range(20)}
        assert commands.run(shop, "index", str(goods(tmp_path / "old.jsonl", old)))[0] == 0
        much = goods(tmp_path / "much.jsonl", {f"m{n}": "2.50" for n in range(900)}, "wool " * 400)
        code, out, err = commands.run(shop, "index", str(much), limit=None if mounted else 1_000_000)
        assert code == 1
        assert out == ""
        assert len(err.strip().splitlines()) == 1, err
        assert "full" in err
        assert "Traceback" not in err
        assert stored(shop) == old
        assert found(commands, shop, "o7") == ["o7"]
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(shop)], check=True)
