"""schema.org products as linked data (JSON-LD), from a file or from the script blocks of a page.

After schema.org/Product, Offer, AggregateOffer, ProductGroup and AggregateRating. What is no product (breadcrumbs, the
shop itself) makes no row.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from retrieval.importing.formats.base import Format
from retrieval.importing.prices import money
from retrieval.importing.row import Row

_Node = Mapping[str, object]
_PRODUCTS = frozenset(("Product", "ProductGroup", "IndividualProduct", "ProductModel", "SomeProducts"))
_INSIDE = ("@graph", "itemListElement", "item", "mainEntity", "mainEntityOfPage")
_DEPTH = 12
_LIST_PRICES = frozenset(("ListPrice", "StrikethroughPrice", "MSRP", "SRP"))


def _knows(cells: Mapping[str, object]) -> bool:
    return bool(cells.keys() & {"@context", "@type", "@graph"})


def _rows(rows: Iterator[Row], _now: datetime | None) -> Iterator[Row]:
    for row in rows:
        if row.fault:
            yield row
            continue
        for node in _products(row.cells, _DEPTH):
            yield from _expanded(row.line, node)


def _products(node: object, depth: int) -> Iterator[_Node]:
    if not depth:
        return
    if isinstance(node, list):
        for item in node:
            yield from _products(item, depth - 1)
    elif isinstance(node, dict):
        if _types(node) & _PRODUCTS:
            yield node
        else:
            for key in _INSIDE:
                yield from _products(node.get(key), depth - 1)


def _types(node: _Node) -> set[str]:
    return {_word(kind) for kind in _list(node.get("@type"))}


def _word(value: object) -> str:
    """The last part of a schema.org address: "https://schema.org/InStock" -> "InStock"."""
    return str(value).rpartition("/")[2].rpartition(":")[2]


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> object:
    """A value that may be said plainly, in a list, or as something with a name."""
    first = next(iter(_list(value)), None)
    return first.get("name", first.get("@value")) if isinstance(first, dict) else first


def _expanded(line: int, node: _Node) -> Iterator[Row]:
    variants = [item for item in _list(node.get("hasVariant")) if isinstance(item, dict) and item.keys() - {"@id"}]
    own = _own_id(node)
    if not variants:
        group = node.get("inProductGroupWithID") or _group(node.get("isVariantOf"))
        cells = _cells(node)
        yield Row(line, {**cells, "id": group, "variant_id": own} if group else {**cells, "id": own})
        return
    yield Row(line, {**_cells(node), "id": own, "family": "yes"})
    for variant in variants:
        yield Row(line, {**_cells(variant), "id": own, "variant_id": _own_id(variant)})


def _own_id(node: _Node) -> object:
    names = ("productGroupID", "productID", "sku", "@id", "url", "gtin13", "gtin", "mpn")
    return next((node[name] for name in names if node.get(name)), None)


def _group(value: object) -> object:
    return _own_id(value) if isinstance(value, dict) else None


def _cells(node: _Node) -> dict[str, object]:
    extra = [[item.get("name"), _text(item.get("value"))] for item in _nodes(node.get("additionalProperty"))]
    named = [[name, _text(node.get(name))] for name in ("pattern", "size", "color", "material") if node.get(name)]
    return {
        "title": _text(node.get("name")), "description": _text(node.get("description")),
        "brand": _text(node.get("brand")) or _text(node.get("manufacturer")),
        "category": _text(node.get("category")), "url": node.get("url"),
        "image": [_address(image) for image in _list(node.get("image"))],
        "attributes": extra + named,
        **_rating(node.get("aggregateRating")),
        **_offer(node.get("offers")),
    }  # fmt: skip


def _nodes(value: object) -> list[_Node]:
    return [item for item in _list(value) if isinstance(item, dict)]


def _address(image: object) -> object:
    return (image.get("contentUrl") or image.get("url") or image.get("@id")) if isinstance(image, dict) else image


def _rating(value: object) -> dict[str, object]:
    """Stars of five, whatever the scale is."""
    node = next(iter(_nodes(value)), None)
    if node is None:
        return {}
    stars, best = _number(node.get("ratingValue")), _number(node.get("bestRating"))
    if stars is not None and best and best != 5:
        stars = round(stars * 5 / best, 2)
    rating = node.get("ratingValue") if stars is None else float(stars)
    return {"rating": rating, "rating_count": node.get("ratingCount", node.get("reviewCount"))}


def _number(value: object) -> Decimal | None:
    """Ratings and prices are written as numbers, and by many shops as in their country."""
    try:
        read = money(value)
    except ValueError:
        return None
    return read.amount if read else None


def _offer(value: object) -> dict[str, object]:
    """The lowest price asked, and whether anybody has it."""
    offers = _nodes(value)
    offers += [inner for offer in offers for inner in _nodes(offer.get("offers"))]
    states = [_word(offer["availability"]) for offer in offers if offer.get("availability")]
    in_stock = next((state for state in states if "InStock" in state), states[0] if states else None)
    readable = [(amount, offer) for offer in offers if (amount := _number(_price(offer))) is not None]
    # A price that cannot be read is kept as it is, so that the report names it.
    unreadable = next((offer for offer in offers if _price(offer) is not None), None)
    offer = min(readable, key=lambda pair: pair[0])[1] if readable else unreadable
    if offer is None:
        return {"in_stock": in_stock}
    specified = _nodes(offer.get("priceSpecification"))
    listed = next((s.get("price") for s in specified if _word(s.get("priceType")) in _LIST_PRICES), None)
    currency = offer.get("priceCurrency") or next((s["priceCurrency"] for s in specified if "priceCurrency" in s), None)
    level = offer.get("inventoryLevel")
    return {
        "price": _price(offer), "list_price": listed, "currency": currency, "in_stock": in_stock,
        "stock": level.get("value") if isinstance(level, dict) else level,
    }  # fmt: skip


def _price(offer: _Node) -> object:
    usual = (
        s.get("price") for s in _nodes(offer.get("priceSpecification")) if _word(s.get("priceType")) not in _LIST_PRICES
    )
    return next((p for p in (offer.get("price"), offer.get("lowPrice"), *usual) if p not in (None, "")), None)


LINKED_DATA = Format("schema.org product data", _knows, {}, _rows)
