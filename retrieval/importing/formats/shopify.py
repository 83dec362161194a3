"""Shopify's product CSV, in both generations of its heading, and its `products.json`.

After help.shopify.com/en/manual/products/import-export/using-csv and the product object of the shop's own JSON. Only
the first row of a product says what holds for all of it; rows without an option or a price add pictures.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from retrieval.importing.columns import fold
from retrieval.importing.formats.base import Format
from retrieval.importing.row import Row
from retrieval.importing.values import attribute_name

HIDDEN = "it is not published in the shop"

_FIELDS = {
    "handle": "id", "urlhandle": "id", "title": "title", "bodyhtml": "description", "description": "description",
    "vendor": "brand", "productcategory": "category", "type": "product_type", "status": "state",
    "published": "state", "publishedononlinestore": "state", "variantsku": "sku", "sku": "sku",
    "variantprice": "price", "price": "price", "variantcompareatprice": "list_price", "compareatprice": "list_price",
    "variantinventoryqty": "stock", "inventoryquantity": "stock", "variantinventorytracker": "state",
    "inventorytracker": "state", "variantinventorypolicy": "state", "continuesellingwhenoutofstock": "state",
    "variantimage": "image", "variantimageurl": "image", "imagesrc": "gallery", "productimageurl": "gallery",
    "option1linkedto": "", "option2linkedto": "", "option3linkedto": "",
}  # fmt: skip
_OFTEN = frozenset(_FIELDS) | {"option1name", "option1value"}
_NAMES = ("option1name", "option2name", "option3name")
_SHOPPING = frozenset(("Gender", "Age Group", "Condition"))
_HIDDEN_STATUS = frozenset(("draft", "archived"))


def _knows(cells: Mapping[str, object]) -> bool:
    names = {fold(column) for column in cells}
    return bool(names & {"handle", "urlhandle"}) and "title" in names and len(names & _OFTEN) >= 5


class _Product:
    """What the first row of a product says for the rows below it."""

    def __init__(self) -> None:
        self.handle: object = None
        self.hidden = False
        self.carried: dict[str, object] = {}


def _rows(rows: Iterator[Row], _now: datetime | None) -> Iterator[Row]:
    product = _Product()
    columns: dict[str, str] = {}
    for row in rows:
        if row.fault:
            yield row
            continue
        if columns.keys() ^ row.cells.keys():
            columns = {column: fold(column) for column in row.cells}
        yield _plain(row, {folded: column for column, folded in columns.items()}, product)


def _plain(row: Row, by_name: Mapping[str, str], product: _Product) -> Row:
    cells = dict(row.cells)

    def said(*names: str) -> str:
        return next((str(cells[by_name[name]]).strip() for name in names if cells.get(by_name.get(name, ""))), "")

    handle = said("handle", "urlhandle")
    if handle != product.handle or said("title"):
        product.handle = handle
        product.hidden = (
            said("status").lower() in _HIDDEN_STATUS or said("published", "publishedononlinestore").lower() == "false"
        )
        product.carried = {
            column: value
            for name, column in by_name.items()
            if (value := cells[column]) and (name in _NAMES or "metafield" in name or "googleshopping" in name)
        }
    if product.hidden:
        return Row(row.line, fault=HIDDEN)
    if said("option1value", "variantprice", "price"):
        cells |= {column: value for column, value in product.carried.items() if not cells.get(column)}
        tracker = by_name.get("variantinventorytracker", by_name.get("inventorytracker"))
        goes_on = said("variantinventorypolicy", "continuesellingwhenoutofstock").lower() in ("continue", "true")
        if tracker and not said("variantinventorytracker", "inventorytracker"):
            # Not counted: the quantity means nothing, and it can always be bought.
            cells |= {by_name[name]: "" for name in ("variantinventoryqty", "inventoryquantity") if name in by_name}
            goes_on = True
        if goes_on:
            cells["in_stock"] = "yes"
    else:
        cells |= {column: "" for name, column in by_name.items() if _FIELDS.get(name) == "stock"}
    return Row(row.line, cells)


def _attribute(column: str) -> str:
    """ "Fabric (product.metafields.custom.fabric)" is the fabric, "Google Shopping / Gender" the gender."""
    name, field, _ = column.partition(" (product.metafields.")
    shopping = column.partition("Google Shopping / ")[2]
    return attribute_name(name) if field else attribute_name(shopping) if shopping in _SHOPPING else ""


TABLE = Format("Shopify's product CSV", _knows, _FIELDS, _rows, _attribute)


def _knows_json(cells: Mapping[str, object]) -> bool:
    variants = cells.get("variants")
    return isinstance(variants, list) and "title" in cells and bool(cells.keys() & {"handle", "body_html", "vendor"})


def _json_rows(rows: Iterator[Row], _now: datetime | None) -> Iterator[Row]:
    for row in rows:
        if row.fault or not isinstance(row.cells.get("variants"), list):
            yield row
        else:
            yield from _expanded(row.line, row.cells)


def _expanded(line: int, product: Mapping[str, object]) -> Iterator[Row]:
    """One row for what holds for the product, and one for each of its variants."""
    hidden = str(product.get("status", "")).lower() in _HIDDEN_STATUS or product.get("published_at", "") is None
    if hidden:
        yield Row(line, fault=HIDDEN)
        return
    own = product.get("id") or product.get("handle")
    variants = _objects(product.get("variants"))
    pictures = {_hashable(image.get("id")): image.get("src") for image in _objects(product.get("images"))}
    whole: dict[str, object] = {
        "id": own, "title": product.get("title"), "description": product.get("body_html"),
        "brand": product.get("vendor"), "product_type": product.get("product_type"),
        "gallery": [image.get("src") for image in _objects(product.get("images"))],
    }  # fmt: skip
    yield Row(line, {**whole, "family": "yes"} if variants else whole)
    options = product.get("options")
    named = options if isinstance(options, list) else []
    names = [option.get("name") if isinstance(option, dict) else option for option in named]
    for variant in variants:
        yield Row(line, _variant(own, names, pictures, variant))


def _variant(
    own: object, names: list[object], pictures: Mapping[object, object], variant: Mapping[str, object]
) -> dict[str, object]:
    image = (
        variant.get("featured_image")
        or variant.get("image")
        or (pictures.get(_hashable(variant.get("image_id"))) if variant.get("image_id") else None)
    )
    goes_on = variant.get("inventory_policy") == "continue" or (
        "inventory_management" in variant and not variant["inventory_management"]
    )
    options = [[name, variant.get(f"option{place}")] for place, name in enumerate(names, start=1)]
    return {
        "id": own, "variant_id": variant.get("id"), "price": variant.get("price"),
        "list_price": variant.get("compare_at_price"), "image": image,
        "attributes": [pair for pair in options if pair[1] not in (None, "Default Title")],
        "in_stock": True if goes_on else variant.get("available"),
        "stock": None if goes_on else variant.get("inventory_quantity"),
    }  # fmt: skip


def _objects(value: object) -> list[dict[str, object]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _hashable(value: object) -> object:
    return value if isinstance(value, str | int) else None


JSON = Format("Shopify's products.json", _knows_json, {}, _json_rows)
