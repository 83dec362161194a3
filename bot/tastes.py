"""What wishes, clicks, carts, orders and thumbs tell of a shopper's tastes, and how well a product suits them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from bot.cards import hit_of
from bot.finder import Finder
from bot.messages import Act
from bot.profile import Learned, aspect, trait
from bot.say.phrases import Forms
from bot.understand.meaning import Meaning
from policy.base import Feedback
from retrieval.fields import field_of
from retrieval.query import Hit, Limit

SAID = 1.0
"""What a wish in words weighs."""
WEIGHTS: Mapping[str, float] = {"click": 0.3, "cart": 0.6, "order": 1.0, "up": 0.8, "down": -0.8}
"""What an act on a product weighs for each of its traits."""
OWNED = frozenset({"cart", "order"})
"""Acts on one variant: they tell of its size, a click does not."""
TELLING: frozenset[Act] = frozenset({"find", "refine", "best_deal", "bundle", "profile"})
"""Acts whose wishes are the shopper's own; a gift is for somebody else."""
ASPECTS = frozenset({"brand", "color", "material"})
KINDS = 3
"""A wish for more kinds of goods than this tells nothing of any of them."""


@dataclass(frozen=True, slots=True)
class Tastes:
    """Reads traits. One value has one name in all languages."""

    finder: Finder
    forms: Forms
    _named: dict[tuple[str, str], str] = field(default_factory=dict)

    def of_message(self, meaning: Meaning, at: datetime) -> list[Learned]:
        """What the wishes of a message tell."""
        if meaning.act not in TELLING or "undo-wish" in meaning.rules:
            return []
        found = []
        # What somebody tells of themselves is not about the goods that are looked for just now.
        about = meaning.query.limits if meaning.query and meaning.act != "profile" else ()
        kinds = self._kinds([*meaning.stated, *about])
        for limit in meaning.stated:
            excluded = limit.op in ("!=", "not_in")
            values = (limit.value,) if isinstance(limit.value, str) else limit.value
            if limit.field in ASPECTS or (limit.field == "words" and excluded):
                names = [trait(limit.field, self._name(limit.field, value)) for value in values]
            elif limit.field == "size" and not excluded:
                names = [trait("size", value, kind) for value in values for kind in kinds or ("",)]
            elif limit.field == "price" and limit.op in ("<=", "=") and limit.unit and "relative" not in meaning.rules:
                names = [trait("price", band(Decimal(values[0]), limit.unit), kind) for kind in kinds]
            else:
                continue
            found += [Learned(name, -SAID if excluded else SAID, at, said=True) for name in names]
        return found

    def of_feedback(self, feedback: Feedback, before: Iterable[str], variant_id: str | None) -> list[Learned]:
        """What became of a shown product tells; `before` are the kinds that stood already for it in this list."""
        weight = _weight(feedback, frozenset(before))
        product = self.finder.product(feedback.product_id or "")
        if product is None or not weight:
            return []
        hit = hit_of(product, variant_id, None, self.finder.currency)
        names = self._traits(hit, product.text.category[-1:], own=variant_id is not None)
        sized = feedback.kind in OWNED or feedback.kind == "refund"
        return [
            Learned(name, weight, feedback.at) for name in dict.fromkeys(names) if sized or aspect(name)[0] != "size"
        ]

    def suits(self, likes: Mapping[str, float]) -> Callable[[Hit], float]:
        """How well a product suits who likes these traits, 0 to 1: 1 is the favourite in every respect known."""
        known = [(*aspect(name)[:2], name, strength) for name, strength in likes.items()]

        def suited(hit: Hit) -> float:
            if not known:
                return 0.0
            kinds = {"", *(self._name("category", kind) for kind in hit.product.text.category)}
            has = set(self._traits(hit, hit.product.text.category, own=True))
            # A size that was told of no kind of goods holds for all.
            has |= {trait("size", aspect(name)[2]) for name in has if name.startswith("size/")}
            best: dict[str, float] = {}
            found: dict[str, float] = {}
            for about, kind, name, strength in known:
                if kind not in kinds:
                    continue
                if strength > best.get(about, 0.0):
                    best[about] = strength
                if name in has:
                    found[about] = found.get(about, 0.0) + strength
            scores = [
                max(min(found.get(about, 0.0) / best.get(about, 1.0), 1.0), -1.0)
                for about in best.keys() | found.keys()
            ]
            return min(max(sum(scores) / len(scores), 0.0), 1.0) if scores else 0.0

        return suited

    def _traits(self, hit: Hit, kinds: Sequence[str], *, own: bool) -> Iterator[str]:
        """What the record says of a product; of one variant's options only when it is the one meant."""
        text = hit.product.text
        if text.brand:
            yield trait("brand", self._name("brand", text.brand))
        for name, values in text.attributes.items():
            if (about := field_of(name)) in ASPECTS:
                yield from (trait(about, self._name(about, value)) for value in values)
        named = [self._name("category", kind) for kind in kinds]
        if own or len(hit.product.variants) == 1:
            for name, value in hit.variant.options.items():
                if (about := field_of(name)) == "size":
                    yield from (trait("size", value, kind) for kind in named)
                elif about in ASPECTS:
                    yield trait(about, self._name(about, value))
        price = hit.variant.prices.get(hit.currency or "")
        if price and hit.currency:
            yield from (trait("price", band(price.amount, hit.currency), kind) for kind in named)

    def _kinds(self, limits: Sequence[Limit]) -> tuple[str, ...]:
        """The kinds of goods that the first limit on them names."""
        for limit in limits:
            if limit.field == "category" and limit.op in ("=", "in"):
                values = (limit.value,) if isinstance(limit.value, str) else limit.value
                return tuple(self._name("category", value) for value in values) if len(values) <= KINDS else ()
        return ()

    def _name(self, about: str, value: str) -> str:
        """The value's one name: English where the shop knows it, in lower case but for brands."""
        key = about, value
        if key not in self._named:
            name = self.forms.in_language(about, value, "en") or value
            self._named[key] = name if about == "brand" else name.lower()
        return self._named[key]


def band(amount: Decimal, currency: str) -> str:
    """The span of prices that an amount lies in: 1, 2, 5, 10, 20, 50 … each up to the next, which belongs to it.

    >>> band(Decimal("100"), "USD"), band(Decimal("0.5"), "EUR"), band(Decimal("1299"), "CNY")
    ('USD 50-100', 'EUR 0-1', 'CNY 1000-2000')
    """
    low, high, steps = 0, 1, (2, 5, 10)
    place = 0
    while amount > high:
        low, high = high, steps[place % 3] * 10 ** (place // 3)
        place += 1
    return f"{currency} {low}-{high}"


def _weight(feedback: Feedback, before: frozenset[str]) -> float:
    """What one piece of feedback adds to what was heard before: nothing twice, and a thumb replaces the other."""
    kind = feedback.kind
    if kind == "refund":
        return -WEIGHTS["order"] if "order" in before else 0.0
    if kind not in WEIGHTS:
        return 0.0
    if kind in ("up", "down"):
        stood = sum(WEIGHTS[thumb] for thumb in ("up", "down") if thumb in before)
        return (WEIGHTS[kind] if feedback.value > 0 else 0.0) - stood
    return 0.0 if kind in before else WEIGHTS[kind]
