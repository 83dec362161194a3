"""Makes one product of the rows that share its id, one variant of each row that differs."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from retrieval.importing.drafts import Draft, RowError
from retrieval.importing.report import Rejected
from retrieval.products import Product, Text, Variant

_Value = TypeVar("_Value")


def hashed_id(brand: str, title: str, category: Sequence[str]) -> str:
    """An id for a product of a file without ids: the same for the same brand, name and category, in every import."""
    return _digest(brand, title, *category)


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True, default=str).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Member:
    """A row of a product, with what the whole file settled for it."""

    draft: Draft
    variant: Variant
    """Without id and options."""
    variant_id: str
    """The shop's own id of the variant, or empty."""


class Group:
    """The rows of one product, in file order."""

    def __init__(self, product_id: str, first: Member) -> None:
        self.id = product_id
        self._members = [first]

    def add(self, member: Member) -> None:
        """Take in another row. RowError when it is another product, or another variant, under the same id."""
        first, draft = self._members[0].draft, member.draft
        if not member.variant_id and draft.title and draft.title.casefold() != first.title.casefold():
            raise _taken(draft, "id", f"line {first.line} has this id with another name", self.id)
        for known in self._members:
            if member.variant_id and member.variant_id == known.variant_id:
                raise _taken(draft, "variant_id", f"line {known.draft.line} has this id already", member.variant_id)
        self._members.append(member)

    def product(self, language: Callable[[Draft], str]) -> Product:
        """The product: words and figures of the first row that has them, pictures of all, a variant per difference."""
        drafts = [member.draft for member in self._members]
        first = drafts[0]
        variants, shared = self._variants()
        return Product(
            id=self.id,
            language=first.language or language(first),
            text=Text(
                title=first.title,
                description=_known(drafts, lambda draft: draft.description) or "",
                brand=_known(drafts, lambda draft: draft.brand) or "",
                category=_known(drafts, lambda draft: draft.category) or (),
                attributes=shared,
            ),
            variants=variants,
            rating=_known(drafts, lambda draft: draft.rating),
            rating_count=_known(drafts, lambda draft: draft.rating_count),
            popularity=_known(drafts, lambda draft: draft.popularity),
            images=tuple(dict.fromkeys(image for draft in drafts for image in draft.images)),
            url=_known(drafts, lambda draft: draft.url),
        )

    def currencies(self) -> frozenset[str]:
        """The price lists that any of its rows has a price in."""
        return frozenset(code for member in self._members for code in member.variant.prices)

    def _variants(self) -> tuple[tuple[Variant, ...], Mapping[str, tuple[str, ...]]]:
        """The distinct variants, and the attributes they all share."""
        sold = [member for member in self._members if not _only_pictures(member)] or self._members[:1]
        names = dict.fromkeys(name for member in sold for name in member.draft.attributes)
        apart = [name for name in names if len({member.draft.attributes.get(name) for member in sold}) > 1]
        shared = {name: sold[0].draft.attributes[name] for name in names if name not in apart}
        distinct: dict[str, tuple[Variant, str]] = {}
        for member in sold:
            options = {
                name: ", ".join(member.draft.attributes[name]) for name in apart if name in member.draft.attributes
            }
            variant = replace(member.variant, options=options)
            key = member.variant_id or _digest(options, variant.prices, variant.image, variant.in_stock, variant.stock)
            distinct.setdefault(key, (variant, member.variant_id))
        return _numbered(list(distinct.values())), shared


def _taken(draft: Draft, field: str, reason: str, value: str) -> RowError:
    return RowError(Rejected(draft.line, field, reason, value))


def _known(drafts: list[Draft], of: Callable[[Draft], _Value]) -> _Value | None:
    return next((found for draft in drafts if (found := of(draft)) not in (None, "", ())), None)


def _only_pictures(member: Member) -> bool:
    """Whether a row just adds pictures to the product above it, as Shopify's export has them."""
    draft = member.draft
    return not (draft.title or draft.attributes or draft.prices or member.variant_id)


def _numbered(variants: list[tuple[Variant, str]]) -> tuple[Variant, ...]:
    """Variants with ids: the shop's, else a hash of as few facts as tell them apart, options before prices.

    So an id stays the same when the price or the stock of a variant with options or a picture of its own changes.
    """
    if len(variants) == 1:
        return (replace(variants[0][0], id=variants[0][1] or None),)
    keys = [(v.options, v.image, v.prices, v.in_stock, v.stock) for v, _ in variants]
    depth = next(d for d in range(1, 6) if d == 5 or len({_digest(*key[:d]) for key in keys}) == len(keys))
    return tuple(
        replace(variant, id=own or _digest(*key[:depth])[:10])
        for (variant, own), key in zip(variants, keys, strict=True)
    )
