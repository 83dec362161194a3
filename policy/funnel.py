"""What a click is worth: how often it goes on to the cart and to an order, per product, shrunk to its category.

    worth of a click = w_click + P(cart | click) (w_cart + P(order | cart) w_order)

The counts are facts and are kept; the shares are derived when asked for. A product's share leans on its category's,
that on the shop's, each as if it had been seen so many times before (the mean of a beta posterior):

    share = (further + strength * share above) / (reached + strength)

With a shop's share of 0 nothing is assumed: where no carts are told, all clicks are worth the same.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from typing import Any

from policy.base import Candidate

STEPS = ("click", "cart", "order")
STRENGTH = 20.0
"""Clicks (or carts) of its own after which a product counts as much as its category."""
CATEGORY = "category"

Counts = tuple[int, int, int]
"""How many showings were clicked, put in the cart, ordered; a later step counts for those before it."""


@dataclass(frozen=True, slots=True)
class Worths:
    """The reward of each step, on top of those before it."""

    click: float = 1.0
    cart: float = 3.0
    order: float = 10.0


@cache
def reached(heard: frozenset[str]) -> Counts:
    """How far a showing got. A refund takes all of it back.

    >>> reached(frozenset({"order", "ignored"}))
    (1, 1, 1)
    >>> reached(frozenset({"order", "refund"}))
    (0, 0, 0)
    """
    if "refund" in heard:
        return (0, 0, 0)
    order = "order" in heard
    cart = order or "cart" in heard
    return int(cart or "click" in heard), int(cart), int(order)


class Funnel:
    """Counts per product and per category, and what a click is worth by them."""

    def __init__(self, worths: Worths | None = None, *, state: Mapping[str, Any] | None = None) -> None:
        """Start empty, or go on from `state`. ValueError unless a click is worth something and nothing less than 0."""
        self.worths = worths or Worths()
        if self.worths.click <= 0 or min(self.worths.cart, self.worths.order) < 0:
            raise ValueError(f"a click must be worth more than 0, cart and order not less: {self.worths}")
        kept = state or {"all": _NONE, "categories": {}, "products": {}}
        self.all: Counts = _counts(kept["all"])
        self.categories: dict[str, Counts] = {key: _counts(found) for key, found in kept["categories"].items()}
        self.products: dict[str, Counts] = {key: _counts(found) for key, found in kept["products"].items()}

    def move(self, candidate: Candidate, before: Counts, after: Counts) -> None:
        """A showing of the candidate that had got as far as `before` has now got as far as `after`."""
        self.all = _moved(self.all, before, after)
        product, category = candidate.product_id, candidate.groups.get(CATEGORY)
        _move(self.products, product, before, after)
        if category is not None:
            _move(self.categories, category, before, after)

    def clicks(self, product_id: str) -> int:
        """How often the product was clicked, carts and orders without a click among them."""
        return self.products.get(product_id, _NONE)[0]

    @property
    def flat(self) -> bool:
        """Whether all clicks are worth the same: nothing went further yet."""
        return not self.all[1]

    def gains(self, candidates: Sequence[Candidate]) -> list[float]:
        """The logarithm of what a click on each is worth, against the shop's mean click; 0 for all while `flat`."""
        worth = self._reader()
        usual = log(worth(_NONE, self._above(None)))
        above: dict[str | None, tuple[float, float]] = {}
        found = []
        for candidate in candidates:
            category = candidate.groups.get(CATEGORY)
            if category not in above:
                above[category] = self._above(category)
            found.append(log(worth(self.products.get(candidate.product_id, _NONE), above[category])) - usual)
        return found

    def _reader(self) -> Callable[[Counts, tuple[float, float]], float]:
        click, cart, order = self.worths.click, self.worths.cart, self.worths.order

        def worth(counts: Counts, above: tuple[float, float]) -> float:
            carts, orders = _shares(counts, above)
            return click + carts * (cart + orders * order)

        return worth

    def _above(self, category: str | None) -> tuple[float, float]:
        """The shares that a product of the category leans on."""
        shop = _shares(self.all, (0.0, 0.0))
        return shop if category is None else _shares(self.categories.get(category, _NONE), shop)

    def state(self) -> dict[str, object]:
        """The counts as JSON-ready values."""
        return {
            "all": list(self.all),
            "categories": {key: list(counts) for key, counts in self.categories.items()},
            "products": {key: list(counts) for key, counts in self.products.items()},
        }


_NONE: Counts = (0, 0, 0)


def _shares(counts: Counts, above: tuple[float, float]) -> tuple[float, float]:
    """P(cart | click) and P(order | cart)."""
    clicks, carts, orders = counts
    return (carts + STRENGTH * above[0]) / (clicks + STRENGTH), (orders + STRENGTH * above[1]) / (carts + STRENGTH)


def _move(table: dict[str, Counts], key: str, before: Counts, after: Counts) -> None:
    """What is taken back altogether leaves no trace."""
    table[key] = _moved(table.get(key, _NONE), before, after)
    if table[key] == _NONE:
        del table[key]


def _moved(counts: Counts, before: Counts, after: Counts) -> Counts:
    clicks, carts, orders = (count - old + new for count, old, new in zip(counts, before, after, strict=True))
    return clicks, carts, orders


def _counts(kept: Sequence[int]) -> Counts:
    clicks, carts, orders = kept
    return clicks, carts, orders
