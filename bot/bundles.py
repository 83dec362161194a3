"""What goes with the goods in the cart, or with the one talked about, under what is left of the budget."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from bot.cart import priced, totals
from bot.session import Cart
from retrieval.products import Product
from retrieval.query import Hit, Query

Complements = Callable[[Product, Query, Decimal | None, Sequence[str]], Sequence[Hit]]
"""What goes with a product, best first: for the query's language and currency, none dearer than the budget (None for no
limit), none of the ids given."""


def budget_of(query: Query, currency: str) -> Decimal | None:
    """The price limit of the wishes; None without one in this currency."""
    limits = [
        Decimal(limit.value)
        for limit in query.limits
        if limit.field == "price" and limit.op == "<=" and isinstance(limit.value, str) and limit.unit == currency
    ]
    return min(limits, default=None)


def budget_left(query: Query, cart: Cart, product: Callable[[str], Product | None], currency: str) -> Decimal | None:
    """The price limit of the wishes less what the cart costs, not below 0; None without a limit in this currency."""
    budget = budget_of(query, currency)
    if budget is None:
        return None
    spent = totals(priced(cart.lines, product, currency, currency)).get(currency, Decimal(0))
    return max(budget - spent, Decimal(0))


def together(anchors: Sequence[Product], query: Query, budget: Decimal | None, find: Complements) -> tuple[Hit, ...]:
    """What goes with these products, taken from each in turn, none twice and none of themselves."""
    own = [product.id for product in anchors]
    found: dict[str, Hit] = {}
    lists = [list(find(product, query, budget, own)) for product in anchors]
    for place in range(max(map(len, lists), default=0)):
        for hits in lists:
            if place < len(hits):
                found.setdefault(hits[place].product.id, hits[place])
    return tuple(found.values())
