"""The rehearsal on the page: simulated shoppers over this shop, told step by step as server-sent events."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from typing import Any

from app.overview import Learns
from app.web.words import words
from app.wiring import Aisle
from bot.messages import Language
from policy.base import SlatePolicy
from simulation.rehearsal import Liking, Request, Taste, answerable, liking, rehearse, requests

SHOPPERS = 300
STRIDE = 10
"""Shoppers between two events."""
PACE = 0.7
"""Seconds between two events: slow enough to watch, and 300 shoppers in half a minute."""
SEED = 1
WEIGHTS = 6


async def stream(aisle: Aisle, stage: asyncio.Lock, taste: Taste, language: Language) -> AsyncIterator[str]:
    """The events of one run; only "busy" while another one has the stage."""
    if stage.locked():
        yield _event("busy", {})
        return
    async with stage:
        began = time.monotonic()
        state = aisle.guide.learner.slate.state()
        live = aisle.versions.named(aisle.guide.learner.live.version)
        policy, before = (live.make(state) for _ in range(2))
        search = aisle.guide.search
        asked = await asyncio.to_thread(requests, search)
        love = liking(taste, asked)
        asked = answerable(asked, love)
        yield _event("start", {"shoppers": SHOPPERS, "taste": taste, "love": _love(aisle, love, language)})
        share = untrained = 0.0
        for step in rehearse(policy, before, asked, love, shoppers=SHOPPERS, now=datetime.now(UTC), seed=SEED):
            if step.done % STRIDE:
                continue
            share, untrained = step.share, step.untrained
            told = {"done": step.done, "clicks": step.clicks, "shown": step.shown}
            yield _event("step", told | {"share": share, "untrained": untrained, "weights": _weights(policy, before)})
            await asyncio.sleep(PACE)
        best = max(asked, key=lambda request: len(request.offer))
        kind = next(product for product in search.products if best.kind in product.text.category)
        place = kind.text.category.index(best.kind)
        yield _event(
            "end",
            {
                "request": kind.words(language).category[place],
                "before": _titles(aisle, before, best, language),
                "after": _titles(aisle, policy, best, language),
                "share": share,
                "untrained": untrained,
                "seconds": round(time.monotonic() - began, 1),
            },
        )


def _event(name: str, body: Mapping[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(body, ensure_ascii=False)}\n\n"


def _love(aisle: Aisle, love: Liking, language: Language) -> str:
    """What the shoppers love, as a part of a sentence."""
    named = words()[language]["love"][love.taste]
    branded = (one for one in aisle.guide.search.products if one.text.brand == love.brand)
    brand = next((one.words(language).brand for one in branded), love.brand)
    return str(named).replace("{brand}", brand)


def _weights(policy: SlatePolicy, before: SlatePolicy) -> list[dict[str, Any]]:
    """The weights that this run has moved furthest."""
    if not (isinstance(policy, Learns) and isinstance(before, Learns)):
        return []
    start = before.model.weights()
    moved = [(name, start[name].now, weight.now) for name, weight in policy.model.weights().items()]
    moved.sort(key=lambda one: -abs(one[2] - one[1]))
    return [{"name": name, "start": was, "now": now} for name, was, now in moved[:WEIGHTS]]


def _titles(aisle: Aisle, policy: SlatePolicy, request: Request, language: Language) -> list[str]:
    """What the policy thinks best for a request, by name."""
    if not isinstance(policy, Learns):
        return []
    logits = policy.model.logits({}, request.offer).tolist()
    best = sorted(range(len(logits)), key=lambda place: -logits[place])[:4]
    found = (aisle.guide.search.product(request.offer[place].product_id) for place in best)
    return [product.words(language).title for product in found if product]
