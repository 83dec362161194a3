"""Loads our own product records as they are, after checking what types alone cannot say."""

from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError

from retrieval.importing import values
from retrieval.importing.drafts import MAX_ID, RowError
from retrieval.importing.plain import has_control, snippet
from retrieval.importing.prices import MAX_AMOUNT, currency_codes
from retrieval.importing.report import Rejected
from retrieval.products import Product, Variant

_record: TypeAdapter[Product] = TypeAdapter(Product)


def is_native(row: Mapping[str, object]) -> bool:
    """Whether a row is one of our own records and not a shop's."""
    return isinstance(row.get("text"), dict) and isinstance(row.get("variants"), list)


def product(line: int, row: Mapping[str, object]) -> Product:
    """The record. RowError when it breaks a rule that other parts rely on."""
    try:
        found = _record.validate_python(row)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise RowError(Rejected(line, place, first["msg"], snippet(first["input"]))) from error
    for field, reason, value in (*_identity(found), *_facts(found), *_variants(found)):
        raise RowError(Rejected(line, field, reason, snippet(value)))
    return found


def _identity(product: Product) -> list[tuple[str, str, object]]:
    wrong: list[tuple[str, str, object]] = []
    if not product.id or len(product.id) > MAX_ID or values.line(product.id) != product.id:
        wrong.append(("id", f"must be 1 to {MAX_ID} plain characters", product.id))
    titles = {"text.title": product.text.title}
    titles |= {f"translations.{language}.title": text.title for language, text in product.translations.items()}
    wrong += [
        (place, "is missing or holds control characters", title)
        for place, title in titles.items()
        if not title.strip() or has_control(title)
    ]
    return wrong


def _facts(product: Product) -> list[tuple[str, str, object]]:
    wrong: list[tuple[str, str, object]] = []
    if product.rating is not None and not 0 <= product.rating <= 5:
        wrong.append(("rating", "a rating must lie between 0 and 5", product.rating))
    if product.popularity is not None and not abs(product.popularity) < float("inf"):
        wrong.append(("popularity", "not a number we can use", product.popularity))
    for field, address in (("url", product.url), *(("images", image) for image in product.images)):
        try:
            values.link(address)
        except ValueError as error:
            wrong.append((field, str(error), address))
    return wrong


def _variants(product: Product) -> list[tuple[str, str, object]]:
    if not product.variants:
        return [("variants", "at least one is needed", "")]
    ids = [variant.id for variant in product.variants]
    if len(set(ids)) < len(ids):
        return [("variants", "two variants have the same id", ids)]
    return [wrong for variant in product.variants for wrong in _prices(variant)]


def _prices(variant: Variant) -> list[tuple[str, str, object]]:
    wrong: list[tuple[str, str, object]] = []
    for code, price in variant.prices.items():
        if code not in currency_codes():
            wrong.append(("prices", "not a currency we know", code))
        if not price.amount.is_finite() or not 0 <= price.amount <= MAX_AMOUNT:
            wrong.append(("price", "not a usable price", price.amount))
        elif price.list_amount is not None and not price.amount < price.list_amount <= MAX_AMOUNT:
            wrong.append(("list_amount", "must be higher than the price", price.list_amount))
    if variant.stock is not None and variant.stock < 0:
        wrong.append(("stock", "below zero", variant.stock))
    return wrong
