"""A stand-in for everything behind the pages: scripted replies, two products, a policy that counts clicks."""

import asyncio
import json
import math
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse, RedirectResponse, StreamingResponse
from pydantic import TypeAdapter

from app.passes import Passes
from app.web.embed import router as embed
from app.web.pages import router
from bot.ledger import MemoryLedger, Turn
from bot.messages import Button, Card, Language, Message, Reply
from bot.say import WORDS
from bot.session import Session
from policy.base import Candidate, Context, Decision, Feedback
from retrieval.products import Price, Product, Text, Variant

HOSTILE = '<img src=x onerror="document.title=1"><b>bold</b>'
AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

BOOT = Product(
    id="boot/42",
    language="en",
    text=Text(
        title="Ridgeway Waterproof Hiking Boot",
        description="A light boot.\nKeeps the feet dry.",
        brand="Fell & Tarn",
        category=("Shoes", "Boots"),
        attributes={"material": ("mesh", "rubber")},
    ),
    translations={
        "zh": Text(
            title="岭道防水登山鞋", description="轻便，不进水。", category=("鞋", "靴子"), options={"blue": "蓝色"}
        )
    },
    variants=(
        Variant(
            id="boot-blue",
            options={"color": "blue", "size": "10"},
            prices={"USD": Price(Decimal(99), Decimal(129)), "CNY": Price(Decimal(599))},
            in_stock=True,
            stock=3,
        ),
        Variant(id="boot-red", options={"color": "red"}, prices={"USD": Price(Decimal("109.5"))}, in_stock=False),
    ),
    rating=4.62,
    rating_count=1213,
    images=("/shop/pictures/boot-blue.svg",),
    url="/shop/boot/42",
)
BARE = Product(id="bare", language="en", text=Text(title=HOSTILE), variants=(Variant(),))
PRODUCTS = {product.id: product for product in (BOOT, BARE)}


@dataclass
class CountingPolicy:
    """Estimates by a base rate that each good word about a product raises."""

    heard: dict[str, float] = field(default_factory=dict)

    def learn(self, feedback: Sequence[Feedback]) -> None:
        """Clicks and thumbs up raise, thumbs down lower."""
        for item in feedback:
            if item.product_id:
                self.heard[item.product_id] = self.heard.get(item.product_id, 0.0) + (-1 if item.kind == "down" else 1)

    def contributions(self, context: Context, candidate: Candidate) -> dict[str, float]:
        """The features and what was heard."""
        own = {f"item:{candidate.product_id}": 0.4 * self.heard.get(candidate.product_id, 0.0)}
        return {"intercept": -2.0, **candidate.features, **own}

    def scores(self, context: Context, candidates: Sequence[Candidate]) -> list[float]:
        """The logistic of the sum."""
        sums = (sum(self.contributions(context, candidate).values()) for candidate in candidates)
        return [1 / (1 + math.exp(-total)) for total in sums]


def card(product: Product, decision: str, language: str = "en", **changes: Any) -> Card:
    """A card with all its buttons; the actions say what they do."""
    price = product.variants[0].prices.get("CNY" if language == "zh" else "USD")
    labels = {"details": "Details", "similar": "More like this", "why": "Why this?"}
    labels |= {"compare": "对比" if language == "zh" else "Compare", "up": "👍", "down": "👎"}
    values: dict[str, Any] = {
        "product_id": product.id,
        "title": product.words(language).title,
        "reason": "matches: waterproof, under $120",
        "price": price.amount if price else None,
        "list_price": price.list_amount if price else None,
        "currency": ("CNY" if language == "zh" else "USD") if price else None,
        "rating": product.rating,
        "rating_count": product.rating_count,
        "image_url": next(iter(product.images), None),
        "url": f"/r/{decision}:{product.id}" if product.url else None,
        "in_stock": product.variants[0].in_stock,
        "buttons": tuple(Button(label, f"{verb}:{product.id}") for verb, label in labels.items()),
    }
    return Card(**(values | changes))


@dataclass(eq=False)
class StubSearch:
    """Two products."""

    def product(self, product_id: str) -> Product | None:
        """One record."""
        return PRODUCTS.get(product_id)


@dataclass(eq=False)
class StubGuide:
    """As much of a guide as the pages look at."""

    learner: SimpleNamespace
    search: StubSearch = field(default_factory=StubSearch)

    suggestions: SimpleNamespace = field(
        default_factory=lambda: SimpleNamespace(lines=lambda language: WORDS[language].suggestions)
    )


class Stub:
    """The running application as far as the pages know it."""

    def __init__(self) -> None:
        self.ledger = MemoryLedger()
        self.settings = SimpleNamespace(api_token=None)
        self.passes = Passes(b"stub")
        self.hosts = frozenset({"shop.example", "127.0.0.1", "bad host; script-src *", "::1"})
        self.thumb: tuple[str, str] | None = None
        self.comparing: str | None = None
        self.compares = True
        self.heard_passes: list[str] = []
        """The Authorization of each message."""
        self.shown = 2
        self.free = True
        self.overview: dict[str, Any] = OVERVIEW
        self.said: list[str] = []
        """What the stream of every conversation holds, as JSON of PersonSaid."""
        self.policy = CountingPolicy()
        self.learner = SimpleNamespace(slate=self.policy, position=0, catch_up=lambda: 0)
        self.guide = StubGuide(self.learner)
        self.asked: list[Mapping[str, Any]] = []
        self.fail: list[int] = []
        """Status codes to answer with, one per request, before answers are given again."""

    def reply(self, body: Mapping[str, Any]) -> Reply:
        """A list for words, a line for buttons."""
        self.asked.append(body)
        action = body.get("action")
        if action:
            verb, product_id = action.split(":", 1)
            if verb in ("up", "down"):
                return self.thumbs(verb, product_id)
            if verb == "undo":
                self.thumb = None
                self.unhear(product_id)
                return Reply("Taken back.", "en", "undo", decision_id="d1")
            if verb == "compare":
                return self.compare(product_id)
            return Reply("It meets: waterproof.\nNobody paid for this place.", "en", "why", decision_id="d1")
        language: Language = "zh" if any("一" <= letter <= "鿿" for letter in body["text"]) else "en"
        self.decide()
        cards = (card(BOOT, "d1", language, promoted=True), card(BARE, "d1", language))
        if self.shown > 2:
            cards = tuple(card(BOOT, "d1", language, product_id=f"boot/{place}") for place in range(self.shown))
        words = "为您找到 2 件。" if language == "zh" else f"Here are 2 that fit.\n{HOSTILE}"
        return Reply(
            words, language, "find", cards=cards, buttons=(Button("Cheaper", "say:cheaper"),), decision_id="d1"
        )

    def thumbs(self, verb: Any, product_id: str) -> Reply:
        """The same thumb again takes it back; the other one replaces it."""
        again, other = self.thumb == (verb, product_id), self.thumb is not None
        if other:
            self.unhear(product_id)
        self.thumb = None if again else (verb, product_id)
        if again:
            return Reply("Taken back.", "en", "feedback", decision_id="d1")
        self.hear(verb, product_id)
        undo = Button("Undo", f"undo:{product_id}")
        return Reply("Thank you, noted.", "en", "feedback", buttons=(undo,), decision_id="d1")

    def compare(self, product_id: str) -> Reply:
        """The first waits for another; the same again lets go."""
        first, self.comparing = self.comparing, None
        if first is None:
            self.comparing = product_id
            return Reply("Which one shall I compare it with?", "en", "compare", decision_id="d1")
        if first == product_id:
            return Reply("No comparison then.", "en", "compare", decision_id="d1")
        cards = tuple(card(PRODUCTS[name], "d1", buttons=()) for name in (first, product_id))
        return Reply("A: boot\nB: bare", "en", "compare", cards=cards, decision_id="d1")

    def decide(self) -> None:
        """Log the one decision."""
        offered = (
            Candidate(BOOT.id, {"relevance": 0.9, "rating": 0.4}),
            Candidate(BARE.id, {"relevance": 0.3, "price_low": -0.2}),
            Candidate("gone", {}),
        )
        shown, odds = (BOOT.id, BARE.id), (0.62, 0.4)
        decision = Decision("d1", offered, shown, odds, (0.62, 0.248), (False, True), True, "plackett-luce/1", {}, AT)
        event = Message("e1", "web", "c1", "u1", "boots", AT)
        self.ledger.commit(Turn(event, Reply("", "en", "find"), Session("c1", "u1"), decision=decision))

    def hear(self, kind: Any, product_id: str) -> None:
        """Feedback, learned at once."""
        logged = self.ledger.decision("d1")
        assert logged is not None
        self.policy.learn([Feedback(logged.decision, product_id, f"f{self.learner.position}", kind, 1.0, AT)])
        self.learner.position += 1

    def unhear(self, product_id: str) -> None:
        """Feedback taken back."""
        self.policy.heard.pop(product_id, None)
        self.learner.position += 1


OVERVIEW = {
    "lists": 120,
    "window": 300,
    "learned": 431,
    "rates": [
        {"name": "shown", "count": 480},
        {"name": "clicked", "count": 37, "of": 480, "share": 0.077, "low": 0.056, "high": 0.104},
        {"name": "carted", "count": 9, "of": 480, "share": 0.0188, "low": 0.01, "high": 0.0353},
        {"name": "ordered", "count": 0, "of": 480, "share": 0.0, "low": 0.0, "high": 0.008},
        {"name": "liked", "count": 5, "of": 480, "share": 0.0104, "low": 0.0045, "high": 0.0241},
        {"name": "disliked", "count": 1, "of": 480, "share": 0.0021, "low": 0.0004, "high": 0.0117},
    ],
    "orders": [{"currency": "USD", "count": 3, "amount": "357.00"}],
    "weights": [
        {
            "name": "price_low",
            "start": 0.0,
            "now": 0.41,
            "spread": 0.18,
            "clicked_mean": 0.75,
            "shown_mean": 0.31,
        },
        {"name": "rating", "start": 0.6, "now": 0.48, "spread": 0.2, "clicked_mean": None, "shown_mean": 0.62},
    ],
    "groups": [
        {"kind": "brand", "name": "Fell & Tarn", "now": 0.22},
        {"kind": "category", "name": "Boots", "now": -0.1},
    ],
    "decisions": [
        {
            "decision_id": "d1",
            "at": "2026-01-02T03:04:05+00:00",
            "policy": "plackett-luce/1",
            "candidates": 23,
            "slots": [
                {
                    "product_id": "boot/42",
                    "title": HOSTILE,
                    "propensity": 0.62,
                    "explored": False,
                    "heard": ["click", "up"],
                },
                {"product_id": "bare", "title": "Bare", "propensity": 0.997, "explored": True, "heard": []},
            ],
        }
    ],
}
COMPARED = {
    "titles": ["Boot", "Bare"],
    "rows": [
        {"name": "Price", "values": ["$99", "not stated"], "differs": True},
        {"name": "Brand", "values": ["Fell & Tarn", HOSTILE], "differs": True},
        {"name": "Material", "values": ["mesh", "mesh"], "differs": False},
    ],
}


def rehearsal(taste: str) -> list[tuple[str, dict[str, Any]]]:
    """Events of a run that goes from a quarter to two thirds."""
    run: list[tuple[str, dict[str, Any]]] = [("start", {"shoppers": 300, "taste": taste, "love": "cheap ones"})]
    for done in range(10, 301, 10):
        share, weight = 0.25 + 0.42 * done / 300, {"name": "price_low", "start": 0.0, "now": done / 300}
        step = {"done": done, "clicks": done // 3, "shown": 4 * done, "share": share, "untrained": 0.25}
        run.append(("step", step | {"weights": [weight]}))
    lists = {"request": "boots", "before": ["Dear boot", "Plain boot"], "after": ["Cheap boot", HOSTILE]}
    run.append(("end", lists | {"share": 0.67, "untrained": 0.25, "seconds": 21.4}))
    return run


def create(stub: Stub) -> FastAPI:
    """The pages with the stub behind them."""
    app = FastAPI()
    app.state.aisle = stub
    _conversation(app, stub)
    _figures(app, stub)
    app.include_router(embed)
    app.include_router(router)
    return app


def _conversation(app: FastAPI, stub: Stub) -> None:
    encode = TypeAdapter(Reply)

    @app.post("/v1/messages")
    async def messages(request: Request) -> Response:
        body = await request.json()
        stub.heard_passes.append(request.headers.get("authorization", ""))
        if stub.fail:
            return JSONResponse({"error": {"code": "x", "message": "x"}}, status_code=stub.fail.pop(0))
        return Response(encode.dump_json(stub.reply(body)), media_type="application/json")

    @app.get("/r/{click:path}")
    def redirect(click: str) -> Response:
        product_id = click.split(":", 1)[1]
        stub.hear("click", product_id)
        return RedirectResponse(f"/shop/{product_id}", status_code=302)

    @app.get("/v1/conversations/{conversation_id}/events")
    async def events(conversation_id: str) -> Response:
        async def lines() -> AsyncIterator[str]:
            told = 0
            while True:
                for body in stub.said[told:]:
                    told += 1
                    yield f"id: {told}\nevent: person\ndata: {body}\n\n"
                await asyncio.sleep(0.05)

        return StreamingResponse(lines(), media_type="text/event-stream")


def _figures(app: FastAPI, stub: Stub) -> None:
    @app.get("/learning/overview")
    async def overview() -> Response:
        return JSONResponse(stub.overview)

    @app.get("/compare")
    async def compare() -> Response:
        return JSONResponse(COMPARED) if stub.compares else JSONResponse({}, status_code=500)

    @app.get("/learning/rehearsal")
    async def play(taste: str) -> Response:
        async def lines() -> AsyncIterator[str]:
            for name, data in rehearsal(taste) if stub.free else [("busy", {})]:
                yield f"event: {name}\ndata: {json.dumps(data)}\n\n"
                await asyncio.sleep(0.01)

        return StreamingResponse(lines(), media_type="text/event-stream")
