"""What a person who takes over needs to know of a conversation, in its language; every figure from the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.cards import hit_of
from bot.finder import Finder
from bot.messages import Language, Mood, Owner
from bot.say import WORDS
from bot.say.phrases import Forms, Phrases, money
from bot.session import Session


@dataclass(frozen=True, slots=True)
class Thing:
    """A product in the cart or in the last list, with its price as the record has it now."""

    product_id: str
    variant_id: str | None
    title: str
    price: Decimal | None
    currency: str | None
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Sum:
    """What the things in the cart that are priced in one currency cost together."""

    currency: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Summary:
    """A conversation at a glance."""

    conversation_id: str
    language: Language
    owner: Owner
    since: datetime | None
    """Since when the shopper waits for a person."""
    closed: bool
    mood: Mood
    wishes: tuple[str, ...]
    """The wishes in force, in words."""
    cart: tuple[Thing, ...]
    sums: tuple[Sum, ...]
    shown: tuple[Thing, ...]
    """The last list."""
    said: tuple[str, ...]
    """The last things the shopper wrote, oldest first."""
    text: str
    """All of it as lines to read."""


def summary(session: Session, finder: Finder, forms: Forms) -> Summary:
    """The conversation as it stands."""
    cart = tuple(
        thing
        for line in session.cart.lines
        if (thing := _thing(finder, session, line.product_id, line.variant_id, line.quantity))
    )
    shown = tuple(thing for one in session.shown if (thing := _thing(finder, session, one.product_id, one.variant_id)))
    wishes, sums = _wishes(session, forms), _sums(cart)
    return Summary(
        conversation_id=session.conversation_id,
        language=session.language,
        owner=session.owner,
        since=session.since,
        closed=session.closed,
        mood=session.mood,
        wishes=wishes,
        cart=cart,
        sums=sums,
        shown=shown,
        said=session.said,
        text=_text(session, wishes, cart, sums, shown),
    )


def _thing(
    finder: Finder, session: Session, product_id: str, variant_id: str | None, quantity: int = 1
) -> Thing | None:
    product = finder.product(product_id)
    if product is None:
        return None
    hit = hit_of(product, variant_id, session.currency, finder.currency)
    price = hit.variant.prices.get(hit.currency or "")
    title = product.words(session.language).title
    return Thing(
        product_id, hit.variant.id, title, price.amount if price else None, hit.currency if price else None, quantity
    )


def _wishes(session: Session, forms: Forms) -> tuple[str, ...]:
    """The limits in words; the shopper's own words where they made no limit."""
    query = session.query
    if query is None:
        return ()
    phrases = Phrases(session.language, forms, " ".join(session.said), query.kind)
    words = [phrases.list([limit]) for limit in query.limits] or [query.text]
    if query.order:
        words.append(phrases.words.sorted_by[query.order])
    return tuple(dict.fromkeys(filter(None, words)))


def _sums(cart: Sequence[Thing]) -> tuple[Sum, ...]:
    found: dict[str, Decimal] = {}
    for thing in cart:
        if thing.price is not None and thing.currency is not None:
            found[thing.currency] = found.get(thing.currency, Decimal(0)) + thing.price * thing.quantity
    return tuple(Sum(currency, amount) for currency, amount in found.items())


def _text(
    session: Session, wishes: Sequence[str], cart: Sequence[Thing], sums: Sequence[Sum], shown: Sequence[Thing]
) -> str:
    words, language = WORDS[session.language], session.language
    heads = words.summary

    def priced(title: str, thing: Thing) -> str:
        price = money(thing.price, thing.currency or "", language) if thing.price is not None else words.price_unknown
        return f"- {title}{words.comma}{price}"

    lines = [heads["mood"].format(mood=heads[session.mood])]
    lines.append(heads["wishes"].format(wishes=words.comma.join(wishes) or heads["none"]))
    counted = [priced(heads["each"].format(quantity=thing.quantity, title=thing.title), thing) for thing in cart]
    lines += [heads["cart"], *counted] if cart else [heads["cart_empty"]]
    if sums:
        lines.append(heads["sum"].format(sum=" + ".join(money(one.amount, one.currency, language) for one in sums)))
    if shown:
        lines += [heads["shown"], *(priced(thing.title, thing) for thing in shown)]
    if session.said:
        lines += [heads["said"], *(f"“{said}”" for said in session.said)]
    return "\n".join(lines)
