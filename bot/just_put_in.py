"""What is said right after something went into the cart and is about that: "size L please", 换42码, "two please"."""

import re
from dataclasses import replace

from bot.answers import names_option, variant_named
from bot.cart import put_in, take_out
from bot.draft import Draft
from bot.finder import Finder
from bot.messages import Act
from bot.session import CartLine
from bot.understand.meaning import Meaning
from bot.understand.merging import values
from retrieval.products import Product, Variant
from retrieval.text import normalise

_OPTIONS = frozenset(("color", "size"))
_WISHING: frozenset[Act] = frozenset(("find", "refine", "add_to_cart"))
_OTHERS = re.compile(
    r"\b(?:show|see|any|other|others|another|else|look|find|do you|have you|what about|how about)\b|[?？]"
    r"|有没有|有吗|还有|看看|别的|其他|再来|再加|也"
)
"""Looks for something else, or asks."""
_CHANGES = re.compile(r"\b(?:change|switch|make|swap)\b|[换改]")
_AGAIN = re.compile(r"\b(?:again|another|more|too|also|as well|plus|extra)\b|再|又|还|也|多")
_INSTEAD = re.compile(r"\b(?:instead of|rather than) (?:the )?(?P<gone>[\w-]+)")
""" "Make it white instead of blue": what it was is not wished for."""


def lately(draft: Draft) -> CartLine | None:
    """What was put in by the turn before, or last of all where that is to be changed, and still lies there."""
    cart, said = draft.session.cart, normalise(draft.text)
    changes = _INSTEAD.search(said) and _CHANGES.search(said)
    if not cart.added or not (draft.session.last_act == "add_to_cart" or changes):
        return None
    last = cart.added[-1]
    return next(
        (line for line in cart.lines if (line.product_id, line.variant_id) == (last.product_id, last.variant_id)), None
    )


def in_another(draft: Draft, meaning: Meaning, finder: Finder) -> bool:
    """Whether the thing just put in is wanted in another colour or size; the cart then holds that one."""
    line, text = lately(draft), normalise(draft.text)
    said, gone = _INSTEAD.sub("", text), {found["gone"] for found in _INSTEAD.finditer(text)}
    ops = ("=", "in") if gone else ("=",)
    told = bool(meaning.stated) and all(one.field in _OPTIONS and one.op in ops for one in meaning.stated)
    wanted = [value for limit in meaning.stated for value in values(limit) if value not in gone]
    product = finder.product(line.product_id) if line and told else None
    asks = meaning.act in _WISHING and not _OTHERS.search(said)
    if line is None or product is None or meaning.pointed or not (asks or _CHANGES.search(said)):
        return False
    chosen = variant_named(said, product, line.variant_id)
    if chosen is None or chosen.in_stock is False or not all(names_option(value, product) for value in wanted):
        return False
    cart = take_out(draft.session.cart, line.product_id, line.variant_id)
    draft.session = replace(draft.session, cart=put_in(cart, replace(line, variant_id=chosen.id)))
    return True


def repeated(draft: Draft, meaning: Meaning) -> CartLine | None:
    """What "add it" and "two please" say of the thing just put in: it lies there, and so many are meant in all."""
    said = normalise(draft.text)
    if meaning.act != "add_to_cart" or meaning.pointed or meaning.step or _AGAIN.search(said):
        return None
    return lately(draft)


def untold(draft: Draft, product: Product, variant: Variant) -> Variant | None:
    """Another variant in stock than the one chosen for the shopper, who named no option of this product."""
    others = (one for one in product.variants if one.id != variant.id and one.in_stock is not False)
    told = any(names_option(said, product) for said in draft.session.said)
    return None if told else next(others, None)
