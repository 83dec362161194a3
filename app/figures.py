"""How the guide does, in a shop's figures: conversion, satisfaction, baskets, and whether it showed what was bought."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import numpy as np
import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.engine import Engine

from app.database import decisions, orders
from app.logged import decision_of
from app.orders import total
from app.overview import wilson
from app.past import Past
from bot.messages import OrderItem
from policy.rewards import CLICKED

_items = TypeAdapter(tuple[OrderItem, ...])


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with the 95 % interval of the share."""

    count: int
    of: int
    share: float | None
    low: float
    high: float

    @classmethod
    def counted(cls, count: int, of: int) -> "Share":
        """None is the share of nothing."""
        low, high = wilson(count, of)
        return cls(count, of, count / of if of else None, low, high)


@dataclass(frozen=True, slots=True)
class Basket:
    """Orders that the guide's cards led to, refunded ones left out, in one currency."""

    currency: str
    orders: int
    average: Decimal
    low: Decimal
    """The 95 % interval of the average; both ends are the average where there is one order."""
    high: Decimal


@dataclass(frozen=True, slots=True)
class Figures:
    """Of a stretch of time."""

    lists: int
    shoppers: int
    clicked: Share
    """Lists of which something was clicked."""
    conversion: Share
    """Shoppers who ordered something that was shown to them."""
    satisfaction: Share
    """Thumbs up among all thumbs that stand."""
    accuracy: Share
    """Ordered products that stood in a list of the same conversation before."""
    first: Share
    """Of those, the ones that stood in the first slot."""
    baskets: tuple[Basket, ...]


def figures_as_dict(told: Figures) -> dict[str, Any]:
    """JSON-ready; money as decimal strings."""
    found: dict[str, Any] = _figures.dump_python(told, mode="json")
    return found


def figures(engine: Engine, past: Past, since: datetime) -> Figures:
    """Count them."""
    lists = clicked = up = down = 0
    shoppers: set[object] = set()
    buyers: set[object] = set()
    for one in past.along(since):
        kinds = [stands for _, stands in past.standing(one.decision.decision_id).items()]
        lists += 1
        shoppers.add(one.shopper)
        clicked += any(stands & CLICKED for stands in kinds)
        up += sum("up" in stands for stands in kinds)
        down += sum("down" in stands for stands in kinds)
        if any("order" in stands and "refund" not in stands for stands in kinds):
            buyers.add(one.shopper)
    found, first, lines, baskets = _bought(engine, since)
    return Figures(
        lists=lists,
        shoppers=len(shoppers),
        clicked=Share.counted(clicked, lists),
        conversion=Share.counted(len(buyers), len(shoppers)),
        satisfaction=Share.counted(up, up + down),
        accuracy=Share.counted(found, lines),
        first=Share.counted(first, found),
        baskets=baskets,
    )


_figures = TypeAdapter(Figures)


def _bought(engine: Engine, since: datetime) -> tuple[int, int, int, tuple[Basket, ...]]:
    """Ordered products that had been shown, those shown first, all of them, and the baskets."""
    query = sa.select(orders).where(orders.c.conversation.is_not(None), orders.c.at >= since.isoformat())
    found = first = lines = 0
    sums: dict[str, list[Decimal]] = {}
    with engine.connect() as connection:
        for order in connection.execute(query).all():
            items = _items.validate_json(order.lines)
            before = sa.select(decisions.c.body).where(
                decisions.c.conversation == order.conversation, decisions.c.at <= order.at
            )
            slates = [decision_of(body).slate for body in connection.scalars(before)]
            for name in {item.product_id for item in items}:
                lines += 1
                found += any(name in slate for slate in slates)
                first += any(slate and slate[0] == name for slate in slates)
            if order.status != "refunded":
                sums.setdefault(order.currency, []).append(total(items))
    return found, first, lines, tuple(_basket(currency, each) for currency, each in sorted(sums.items()))


def _basket(currency: str, sums: Sequence[Decimal]) -> Basket:
    cents = Decimal("0.01")
    average = sum(sums, Decimal(0)) / len(sums)
    spread = float(np.std([float(one) for one in sums], ddof=1)) if len(sums) > 1 else 0.0
    half = Decimal(1.96 * spread / math.sqrt(len(sums)))
    low, high = max(average - half, Decimal(0)), average + half
    return Basket(currency, len(sums), average.quantize(cents), low.quantize(cents), high.quantize(cents))
