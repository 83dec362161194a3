"""Makes one product of the rows that share its id, one variant of each row that differs."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from retrieval.importing.drafts import Draft, RowError
from retrieval.importing.report import Rejected
from retrieval.products import Product, Text, Variant

MAX_ROWS = 20_000
"""Rows of one product; more are left out, for a product is held in memory as a whole."""


def hashed_id(brand: str, title: str, category: Sequence[str]) -> str:
    """An id for a product of a file without ids: the same for the same brand, name and category, in every import."""
    return _digest(brand, title, *category)


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True, default=str).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Member:
    """What one row says of its own variant."""

    attributes: Mapping[str, tuple[str, ...]]
    variant: Variant
    """Without id and options."""
    own_id: str
    """The shop's own id of the variant, or empty."""
    family: bool
    """Whether the row describes all variants and is none itself."""
    pictures: bool
    """Whether the row just adds pictures to the product above it, as Shopify's export has them."""


class Group:
    """The rows of one product, in file order: words and figures of the first row that has them, pictures of all."""

    def __init__(self, product_id: str, draft: Draft) -> None:
        self.id = product_id
        self.line = draft.line
        self._title = draft.title
        self._description = self._brand = self._language = ""
        self._category: tuple[str, ...] = ()
        self._rating: float | None = None
        self._rating_count: int | None = None
        self._popularity: float | None = None
        self._url: str | None = None
        self._images: dict[str, None] = {}
        self._members: list[Member] = []
        self._own: dict[str, int] = {}

    def add(
        self, draft: Draft, variant: Variant, attributes: Mapping[str, tuple[str, ...]], own_id: str, sku: str
    ) -> None:
        """Take in a row. RowError when it is another product, or another variant, under the same id.

        `sku` names the variant where it has no `own_id`; two variants may share one, which then names neither.
        """
        if not own_id and not sku and draft.title and draft.title.casefold() != self._title.casefold():
            raise _refused(draft, "id", f"line {self.line} has this id with another name", self.id)
        if own_id in self._own:
            raise _refused(draft, "variant_id", f"line {self._own[own_id]} has this id already", own_id)
        if len(self._members) >= MAX_ROWS:
            raise _refused(draft, "id", f"more than {MAX_ROWS:,} rows of one product", self.id)
        named = own_id or ("" if sku in self._own else sku)
        if named and not draft.family:
            self._own[named] = draft.line
        pictures = not (draft.title or draft.attributes or draft.prices or own_id or sku or draft.stock is not None)
        self._members.append(Member(attributes, variant, named, draft.family, pictures))
        self._description = self._description or draft.description
        self._brand = self._brand or draft.brand
        self._language = self._language or draft.language
        self._category = self._category or draft.category
        self._rating = draft.rating if self._rating is None else self._rating
        self._rating_count = draft.rating_count if self._rating_count is None else self._rating_count
        self._popularity = draft.popularity if self._popularity is None else self._popularity
        self._url = self._url or draft.url
        self._images.update(dict.fromkeys(draft.images))

    def product(self, language: Callable[[str, str], str]) -> Product:
        """The product; `language` tells that of a name and description where no row says it."""
        variants, shared = self._variants()
        return Product(
            id=self.id,
            language=self._language or language(self._title, self._description),
            text=Text(self._title, self._description, self._brand, self._category, shared),
            variants=variants,
            rating=self._rating,
            rating_count=self._rating_count,
            popularity=self._popularity,
            images=tuple(self._images),
            url=self._url,
        )

    def _variants(self) -> tuple[tuple[Variant, ...], Mapping[str, tuple[str, ...]]]:
        """The distinct variants, and the attributes they all share."""
        if len(self._members) == 1:
            only = self._members[0]
            return (replace(only.variant, id=only.own_id or None) if only.own_id else only.variant,), only.attributes
        sold = [m for m in self._members if not m.family and not m.pictures] or self._members[:1]
        said: dict[str, list[tuple[str, ...]]] = {}
        for member in sold:
            for name, content in member.attributes.items():
                said.setdefault(name, []).append(content)
        shared = {name: found[0] for name, found in said.items() if len(found) == len(sold) and len(set(found)) == 1}
        place = {name: at for at, name in enumerate(said) if name not in shared}
        for member in self._members:
            if member.family:
                shared = {**{k: v for k, v in member.attributes.items() if k not in said}, **shared}
        distinct: dict[object, tuple[Variant, str]] = {}
        for member in sold:
            apart = sorted(member.attributes.keys() & place.keys(), key=place.__getitem__)
            options = {name: ", ".join(member.attributes[name]) for name in apart}
            variant = replace(member.variant, options=options)
            key = member.own_id or _facts(variant)
            distinct.setdefault(key, (variant, member.own_id))
        return _numbered(list(distinct.values())), shared


def _refused(draft: Draft, field: str, reason: str, value: str) -> RowError:
    return RowError(Rejected(draft.line, field, reason, value))


def _numbered(variants: list[tuple[Variant, str]]) -> tuple[Variant, ...]:
    """Variants with ids: the shop's, else a hash of as few facts as tell them apart, options before prices.

    So an id stays the same when the price or the stock of a variant with options or a picture of its own changes.
    """
    if len(variants) == 1:
        return (replace(variants[0][0], id=variants[0][1] or None),)
    facts = [_facts(variant) for variant, _ in variants]
    depth = next(d for d in range(1, 6) if d == 5 or len({known[:d] for known in facts}) == len(facts))
    return tuple(
        replace(v, id=own or _digest(*(v.options, v.image, v.prices, v.in_stock, v.stock)[:depth])[:10])
        for v, own in variants
    )


def _facts(variant: Variant) -> tuple[object, ...]:
    """What tells variants apart, comparable; what changes most comes last."""
    options, prices = tuple(variant.options.items()), tuple(variant.prices.items())
    return options, variant.image, prices, variant.in_stock, variant.stock
