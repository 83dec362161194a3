"""Google Merchant Center feeds (also taken by other shopping sites): tab-separated, RSS 2.0 or Atom.

Columns after the product data specification, support.google.com/merchants/answer/7052112.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from retrieval.importing.columns import fold
from retrieval.importing.formats.base import Format, during
from retrieval.importing.row import Row

_FIELDS = {
    "id": "id", "itemgroupid": "group", "title": "title", "description": "description", "summary": "description",
    "content": "description", "producthighlight": "bullets", "brand": "brand", "price": "price",
    "saleprice": "sale_price", "salepriceeffectivedate": "group", "producttype": "category",
    "googleproductcategory": "category", "availability": "in_stock", "quantity": "stock", "link": "url",
    "canonicallink": "url", "imagelink": "image", "additionalimagelink": "gallery", "color": "color", "size": "size",
    "material": "material", "productdetail": "attributes", "contentlanguage": "language",
    "productrating": "rating",
}  # fmt: skip
_ATTRIBUTES = frozenset(
    ("gender", "agegroup", "pattern", "sizetype", "sizesystem", "condition", "energyefficiencyclass")
)
_OFTEN = frozenset(("link", "imagelink", "price", "availability", "condition", "googleproductcategory", "itemgroupid",
                    "gtin", "mpn", "saleprice", "producttype"))  # fmt: skip


def _knows(cells: Mapping[str, object]) -> bool:
    names = {fold(column) for column in cells}
    return {"id", "title"} <= names and len(names & _OFTEN) >= 3 and bool(names & {"link", "imagelink"})


def _rows(rows: Iterator[Row], now: datetime | None) -> Iterator[Row]:
    for row in rows:
        yield row if row.fault else Row(row.line, _plain(row.cells, now))


def _plain(cells: Mapping[str, object], now: datetime | None) -> dict[str, object]:
    """Rows of one item group are variants of one product; a sale counts in its time only."""
    plain = dict(cells)
    by_name = {fold(column): column for column in cells}
    group = cells.get(by_name.get("itemgroupid", ""))
    own = by_name.get("id")
    if group and own:
        plain["variant_id"], plain[own] = cells[own], group
    dates = cells.get(by_name.get("salepriceeffectivedate", ""))
    sale = by_name.get("saleprice")
    if sale and dates and not _on(str(dates), now):
        plain[sale] = ""
    detail = by_name.get("productdetail")
    if detail:
        plain[detail] = _details(cells[detail])
    return plain


def _on(dates: str, now: datetime | None) -> bool:
    """Whether `now` lies in "2026-01-01T00:00+0100/2026-02-01T00:00+0100"; not when that cannot be read."""
    begins, _, ends = dates.partition("/")
    try:
        return during(now, _moment(begins), _moment(ends))
    except ValueError:
        return False


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text.strip())
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _details(value: object) -> object:
    """Product details as [name, value]: XML has them as elements, tables as "section:name:value,…"."""
    if isinstance(value, str):
        split = (detail.split(":") for detail in value.split(","))
        return [parts[-2:] for parts in split if len(parts) in (2, 3)]
    found = value if isinstance(value, list) else [value]
    return [[item.get("attribute_name"), item.get("attribute_value")] for item in found if isinstance(item, dict)]


def _attribute(column: str) -> str:
    return column.replace("_", " ").lower() if fold(column) in _ATTRIBUTES else ""


FEED = Format("a Google Merchant feed", _knows, _FIELDS, _rows, _attribute)
