"""WooCommerce's product CSV, whose headings are in the language of the shop's back office.

After github.com/woocommerce/woocommerce/wiki/Product-CSV-Importer-&-Exporter. A `variable` row describes a product,
`variation` rows name it in Parent, as "id:42" or by its SKU; values are split at commas, "\\," is a comma.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from retrieval.importing.columns import fold
from retrieval.importing.formats.base import Format, during
from retrieval.importing.formats.shopify import HIDDEN
from retrieval.importing.row import Row

# Our word for a column -> its headings in English, German, French, Spanish and Chinese.
_HEADINGS = {
    "ID": "ID",
    "type": "Type|Typ|Tipo|类型",
    "sku": "SKU|Artikelnummer|UGS|货号",
    "name": "Name|Nom|Nombre|名称|产品名称",
    "published": "Published|Veröffentlicht|Publié|Publicado|已发布|发布",
    "featured": "Is featured?|Ist hervorgehoben?|Mis en avant ?|¿Está destacado?|是推荐产品?|是否推荐?",
    "visibility": "Visibility in catalog|Sichtbarkeit im Katalog|Visibilité dans le catalogue|"
                  "Visibilidad en el catálogo|在列表页可见|目录可见性|目录中的可见性",
    "short": "Short description|Kurzbeschreibung|Description courte|Descripción corta|简短描述|简短说明",
    "description": "Description|Beschreibung|Descripción|描述|说明",
    "begins": "Date sale price starts|Datum, an dem Angebotspreis beginnt|Date de début de promo|"
              "Día en que empieza el precio rebajado|促销开始日期|促销价开始日期",
    "ends": "Date sale price ends|Datum, an dem Angebotspreis endet|Date de fin de promo|"
            "Día en que termina el precio rebajado|促销结束日期|促销价结束日期",
    "tax": "Tax status|Steuerstatus|État de la TVA|Statut fiscal|Estado del impuesto|税状态|税务状态",
    "available": "In stock?|Vorrätig?|En stock ?|En inventaire?|¿En inventario?|¿Existencias?|¿Hay existencias?|有货?|"
                 "有库存?",
    "stock": "Stock|Lager|Bestand|Lagerbestand|Inventaire|Inventario|Existencias|库存",
    "backorders": "Backorders allowed?|Lieferrückstande erlaubt?|Lieferrückstände erlaubt?|"
                  "Autoriser les commandes de produits en rupture ?|¿Permitir reservas de productos agotados?|"
                  "允许缺货下单?|允许延期交货?",
    "sale": "Sale price|Angebotspreis|Tarif promo|Precio rebajado|促销价格|促销价",
    "regular": "Regular price|Regulärer Preis|Normaler Preis|Tarif régulier|Precio normal|常规售价|常规价格|正常价格",
    "categories": "Categories|Kategorien|Catégories|Categorías|分类|产品分类",
    "images": "Images|Bilder|Imágenes|图片|图像",
    "parent": "Parent|Übergeordnetes Produkt|Übergeordnet|Superior|父级|父产品",
    "url": "External URL|Externe URL|URL externe|URL externa|外部 URL|外部网址",
    "brands": "Brands|Marken|Marke|Marques|Marque|Marcas|Marca|品牌",
}  # fmt: skip
_MEANT = {"ID": "id", "type": "state", "sku": "sku", "name": "title", "published": "state", "visibility": "state",
          "short": "description", "description": "description", "begins": "state", "ends": "state",
          "available": "in_stock", "stock": "stock", "backorders": "state", "sale": "sale_price",
          "regular": "regular_price", "categories": "category", "images": "image", "parent": "parent", "url": "url",
          "brands": "brand"}  # fmt: skip
_WORDS = {fold(heading): word for word, headings in _HEADINGS.items() for heading in headings.split("|")}
_ATTRIBUTE = re.compile(
    r"(?:attribute?|属性)(?P<n>[0-9]{1,2})(?P<part>name|values|value|werte|wert|名称|值)"
    r"|(?P<part_>nomdelattribut|valeursdelattribut|nombredelatributo|valoresdelatributo|valordelatributo)(?P<n_>[0-9]{1,2})"
)
_NAME_PARTS = frozenset(("name", "名称", "nomdelattribut", "nombredelatributo"))
# Columns that hardly any other export has.
_TELLING = frozenset(("published", "featured", "visibility", "tax", "available", "backorders", "parent", "type"))


def _knows(cells: Mapping[str, object]) -> bool:
    words = {_WORDS.get(fold(column)) for column in cells}
    return "name" in words and "type" in words and len(words & _TELLING) >= 2 and bool(words & {"ID", "sku"})


class _Heading:
    """Where a file has what."""

    def __init__(self, columns: Mapping[str, object]) -> None:
        self.columns = tuple(columns)
        self.of = {word: column for column in columns if (word := _WORDS.get(fold(column)))}
        self.pairs: dict[int, dict[str, str]] = {}
        for column in columns:
            if found := _ATTRIBUTE.fullmatch(fold(column)):
                number, part = int(found["n"] or found["n_"]), found["part"] or found["part_"]
                self.pairs.setdefault(number, {})["name" if part in _NAME_PARTS else "value"] = column


def _rows(rows: Iterator[Row], now: datetime | None) -> Iterator[Row]:
    heading = _Heading({})
    for row in rows:
        if row.fault:
            yield row
            continue
        if heading.columns != tuple(row.cells):
            heading = _Heading(row.cells)
        yield _plain(row, heading, now)


def _plain(row: Row, heading: _Heading, now: datetime | None) -> Row:
    cells = dict(row.cells)

    def said(word: str) -> str:
        return str(cells.get(heading.of.get(word, ""), "")).strip()

    if said("published") in ("0", "-1") or said("visibility").lower() == "hidden":
        return Row(row.line, fault=HIDDEN)
    kinds = {kind.strip() for kind in said("type").lower().split(",")}
    pairs = [(pair.get("name", ""), pair.get("value", "")) for _, pair in sorted(heading.pairs.items())]
    single = "variation" in kinds
    cells["attributes"] = [
        [cells[name], str(cells[value]).replace("\\,", ",") if single else _listed(str(cells[value]))]
        for name, value in pairs
        if name and value and cells[name] and cells[value]
    ]
    for word in ("short", "description"):
        if "\\n" in said(word):
            cells[heading.of[word]] = said(word).replace("\\n", "\n")  # the export writes line breaks so
    if categories := _listed(said("categories")):
        cells[heading.of["categories"]] = max(categories, key=lambda path: path.count(">"))
    if said("sale") and not _on(said("begins"), said("ends"), now):
        cells[heading.of["sale"]] = ""
    if single and said("parent"):
        cells["variant_id"] = said("ID")
    elif "parent" in heading.of:
        cells[heading.of["parent"]] = ""
    if "variable" in kinds:
        cells["family"] = "yes"
    return Row(row.line, cells)


def _listed(text: str) -> list[str]:
    return [part.strip().replace("\\,", ",") for part in re.split(r"(?<!\\),", text) if part.strip()]


def _on(begins: str, ends: str, now: datetime | None) -> bool:
    """Whether a sale with these dates is on; a day without an hour counts to its end."""
    try:
        end = datetime.fromisoformat(ends).replace(tzinfo=UTC) if ends else None
        if end and len(ends) <= len("2026-01-01"):
            end += timedelta(days=1)
        return during(now, datetime.fromisoformat(begins).replace(tzinfo=UTC) if begins else None, end)
    except ValueError:
        return False


_FIELDS = {folded: _MEANT.get(word, "") for folded, word in _WORDS.items()} | {
    fold(template.format(number)): "state"
    for number in range(1, 41)
    for template in ("Attribute {} name", "Attribute {} value(s)", "Attribut {} Name", "Attribut {} Wert(e)",
                     "Nom de l’attribut {}", "Valeur(s) de l’attribut {}", "Nombre del atributo {}",
                     "Valor(es) del atributo {}", "属性 {} 名称", "属性 {} 值")
}  # fmt: skip

TABLE = Format("WooCommerce's product CSV", _knows, _FIELDS, _rows)
