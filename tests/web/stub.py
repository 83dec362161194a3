"""A stand-in for everything behind the pages: scripted replies, two products, a policy that counts clicks."""

import asyncio
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
    """A card with all five buttons; the actions say what they do."""
    price = product.variants[0].prices.get("CNY" if language == "zh" else "USD")
    labels = {"details": "Details", "similar": "More like this", "why": "Why this?", "up": "👍", "down": "👎"}
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
                self.hear(verb, product_id)
                return Reply("Thank you, noted.", "en", "feedback", decision_id="d1")
            return Reply("It meets: waterproof.\nNobody paid for this place.", "en", "why", decision_id="d1")
        language: Language = "zh" if any("一" <= letter <= "鿿" for letter in body["text"]) else "en"
        self.decide()
        cards = (card(BOOT, "d1", language, promoted=True), card(BARE, "d1", language))
        words = "为您找到 2 件。" if language == "zh" else f"Here are 2 that fit.\n{HOSTILE}"
        return Reply(
            words, language, "find", cards=cards, buttons=(Button("Cheaper", "say:cheaper"),), decision_id="d1"
        )

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


def create(stub: Stub) -> FastAPI:
    """The pages with the stub behind them."""
    app = FastAPI()
    app.state.aisle = stub
    encode = TypeAdapter(Reply)

    @app.post("/v1/messages")
    async def messages(request: Request) -> Response:
        body = await request.json()
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

    app.include_router(router)
    return app
