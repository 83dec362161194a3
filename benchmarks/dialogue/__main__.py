"""How long a reply takes over a large catalog, in process and over HTTP: python -m benchmarks.dialogue

One thread, wall clock. Conversations of eight turns: wishes, refinements, references, questions, a comparison, a cart.
"""

import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import asyncio
import gc
import itertools
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import numpy as np
from pydantic import TypeAdapter

from benchmarks.search import synthetic
from bot.guide import compose, know
from bot.ledger import MemoryLedger
from bot.messages import Message
from bot.session import Session
from bot.understand.understanding import Understanding
from retrieval.index import Index
from retrieval.products import Product

START = datetime(2026, 11, 22, 12, tzinfo=UTC)
PORT = 8765


def conversation(rng: random.Random) -> Iterator[str]:
    """What one shopper writes."""
    kind = rng.choice(synthetic.KINDS).lower()
    colour, material = rng.choice(synthetic.COLOURS), rng.choice(synthetic.MATERIALS)
    yield f"{colour} {kind} under {rng.choice((40, 60, 80, 120))}, not {material}"
    yield "something cheaper"
    yield "what is the second one made of?"
    yield "compare the first two"
    yield f"do you have it in {rng.choice(synthetic.COLOURS)}?"
    yield "add the cheaper one to my cart"
    yield f"show me {rng.choice(sorted(synthetic.SHELVES))} rated 4 stars or more"
    yield "thanks!"


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--products", type=int, default=50_000)
    parser.add_argument("--conversations", type=int, default=60)
    asked = parser.parse_args()
    products = list(synthetic.products(asked.products))
    knowledge = know(Index.of(products), currency="USD", language="en")
    ledger = MemoryLedger()
    dialogue = compose(knowledge, ledger=ledger, log=ledger, secret=b"bench").dialogue
    seconds = []
    rng = random.Random(7)  # noqa: S311 - nothing hangs on this chance
    numbers = itertools.count()
    for talk in range(asked.conversations):
        for line in conversation(rng):
            number = next(numbers)
            event = Message(f"e{number}", "bench", f"c{talk}", f"u{talk}", line, START + timedelta(seconds=number))
            start = time.perf_counter()
            asyncio.run(dialogue.handle(event))
            seconds.append(time.perf_counter() - start)
    told = np.quantile(seconds[len(seconds) // 10 :], [0.5, 0.95, 0.99]) * 1000
    print(f"{asked.products} products, Dialogue.handle: p50 {told[0]:.1f} ms, p95 {told[1]:.1f}, p99 {told[2]:.1f}")
    _http(products, asked.conversations // 3)
    _lengths(knowledge.understanding)
    _repeats(knowledge.understanding)


def _http(products: list[Product], conversations: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        goods = Path(name) / "goods.jsonl"
        adapter = TypeAdapter(Product)
        goods.write_bytes(b"\n".join(adapter.dump_json(product) for product in products))
        environment = {**os.environ, "AISLE_DATA": f"{name}/data", "AISLE_PORT": str(PORT)}
        aisle = str(Path(sys.executable).with_name("aisle"))
        subprocess.run([aisle, "index", str(goods)], env=environment, check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen(
            [aisle, "serve"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{PORT}", timeout=60) as client:
                _wait(client)
                seconds = list(_asked(client, conversations))
        finally:
            server.terminate()
            server.wait(30)
    told = np.quantile(seconds[len(seconds) // 10 :], [0.5, 0.95, 0.99]) * 1000
    print(f"the same over POST /v1/messages: p50 {told[0]:.1f} ms, p95 {told[1]:.1f}, p99 {told[2]:.1f}")


def _wait(client: httpx.Client) -> None:
    for _ in range(600):
        try:
            if client.get("/readyz").status_code == httpx.codes.OK:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.2)
    raise TimeoutError("the server did not become ready")


def _asked(client: httpx.Client, conversations: int) -> Iterator[float]:
    rng = random.Random(7)  # noqa: S311 - nothing hangs on this chance
    for talk in range(conversations):
        for line in conversation(rng):
            start = time.perf_counter()
            answer = client.post("/v1/messages", json={"conversation_id": f"c{talk}", "user_id": "u", "text": line})
            answer.raise_for_status()
            yield time.perf_counter() - start


REPEATED = (
    "好", "一", "的", "1", "a ", "。", "，", "要", "有", "第一个", "the second ", "not ", "不要", "和", "110号",
    "1米8", "￥", "$1 ", "a-", "a's ", "再来", "换", "吗", "第", "两", "多少", "红色", "boots ", "5 ", "- ", "“",
    "\u200b", "把", "我的", "跟", "5块", "2.5 ", "刀", "前两", "后三", "first two ", "undo the ", "make it ",
    "另外", "，再看看", "来两瓶，",
)  # fmt: skip
"""What rules look for, over and over: a search for a message that makes one of their expressions slow."""


def _repeats(understanding: Understanding) -> None:
    """The piece whose repetition takes longest, and the one whose time grows most when the message is twice as long."""
    told = {piece: [_read(understanding, piece, length) for length in (5_000, 10_000)] for piece in REPEATED}
    slowest = max(REPEATED, key=lambda piece: told[piece][1])
    growing = max(REPEATED, key=lambda piece: told[piece][1] / told[piece][0])
    times = told[growing][1] / told[growing][0]
    print(
        f"{len(REPEATED)} pieces repeated to 10,000 characters: {slowest!r} takes longest, {told[slowest][1]:.0f} ms; "
        f"{growing!r} grows most, {times:.1f} times for twice the length"
    )


def _read(understanding: Understanding, piece: str, length: int) -> float:
    text = (piece * (length // len(piece) + 1))[:length]
    start = time.perf_counter()
    understanding.read(text, Session("c", "u"), locale=None, shown=())
    return (time.perf_counter() - start) * 1000


def _lengths(understanding: Understanding) -> None:
    """Understanding of messages twice as long each: plain, numbers, negations, questions, mixed languages."""
    pieces = {
        "wishes": "waterproof blue jacket under 120, not leather, ",
        "pointing": "the second one and the cheaper one, ",
        "numbers": "between 50 and 100 or 3 for 20, ",
        "chinese": "要防水的，不要皮的，200元以内，刚才那个多少钱，",
        "one word": "a",
        "marks": "!?，. ",
    }
    # A look of the garbage collector over fifty thousand records takes half a second, and is no reading.
    gc.freeze()
    for name, piece in pieces.items():
        told = [_read(understanding, piece, length) for length in (1_250, 2_500, 5_000, 10_000)]
        print(f"understanding {name:9} 1,250 to 10,000 characters: " + ", ".join(f"{one:.0f} ms" for one in told))


if __name__ == "__main__":
    main()
