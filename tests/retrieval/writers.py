"""Writes products as shop systems export them, for round trips. Written after the same documents as the readers."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from retrieval.products import Price, Product, Variant

CURRENCY = "EUR"


@dataclass(frozen=True, slots=True)
class Writer:
    """One format."""

    file: str
    write: Callable[[Sequence[Product]], str]
    loses: frozenset[str] = frozenset()
    """Facts the format has no place for."""


def _table(rows: Iterator[Mapping[str, object]], delimiter: str = ",") -> str:
    listed = list(rows)
    names = list(dict.fromkeys(name for row in listed for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, names, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(listed)
    return text.getvalue()


def _price(variant: Variant) -> Price:
    return variant.prices[CURRENCY]


def _sale(variant: Variant) -> tuple[str, str]:
    """(usual price, price in the sale or nothing)."""
    price = _price(variant)
    return (str(price.list_amount), str(price.amount)) if price.list_amount else (str(price.amount), "")


def shopify(products: Sequence[Product], *, newer: bool) -> str:
    """The product CSV; the newer heading names most columns otherwise."""
    older = {"URL handle": "Handle", "Description": "Body (HTML)", "SKU": "Variant SKU", "Price": "Variant Price",
             "Compare-at price": "Variant Compare At Price", "Inventory quantity": "Variant Inventory Qty",
             "Inventory tracker": "Variant Inventory Tracker", "Product image URL": "Image Src",
             "Variant image URL": "Variant Image", "Product category": "Product Category"}  # fmt: skip

    def rows() -> Iterator[dict[str, object]]:
        for product in products:
            pictures = list(product.images)
            for place, variant in enumerate(product.variants):
                first = place == 0
                options = list(variant.options.items()) or [("Title", "Default Title")]
                yield {
                    "Title": product.text.title if first else "",
                    "URL handle": product.id,
                    "Description": product.text.description if first else "",
                    "Vendor": product.text.brand if first else "",
                    "Product category": " > ".join(product.text.category) if first else "",
                    "Status": "active" if first else "",
                    "SKU": variant.id or "",
                    "Price": _price(variant).amount,
                    "Compare-at price": _price(variant).list_amount or "",
                    "Inventory tracker": "shopify",
                    "Inventory quantity": variant.stock,
                    "Product image URL": pictures.pop(0) if pictures else "",
                } | {
                    key: value
                    for n, (name, option) in enumerate(options, start=1)
                    for key, value in ((f"Option{n} name", name if first else ""), (f"Option{n} value", option))
                }
            for picture in pictures:
                yield {"URL handle": product.id, "Product image URL": picture}

    if newer:
        return _table(rows())
    return _table({older.get(name, name): value for name, value in row.items()} for row in rows())


def shopify_json(products: Sequence[Product]) -> str:
    """The shop's own products.json."""

    def variant_of(product: Product, n: int, variant: Variant) -> dict[str, object]:
        options = list(variant.options.values()) or ["Default Title"]
        return {
            "id": variant.id or f"{product.id}-only",
            **{f"option{place}": value for place, value in enumerate(options, start=1)},
            "price": str(_price(variant).amount),
            "compare_at_price": str(_price(variant).list_amount) if _price(variant).list_amount else None,
            "inventory_management": "shopify",
            "inventory_quantity": variant.stock,
            "position": n,
        }

    return json.dumps(
        {
            "products": [
                {
                    "id": product.id,
                    "title": product.text.title,
                    "body_html": product.text.description,
                    "vendor": product.text.brand,
                    "product_type": product.text.category[-1],
                    "options": [{"name": name} for name in (product.variants[0].options or ("Title",))],
                    "images": [{"src": image} for image in product.images],
                    "variants": [variant_of(product, n, v) for n, v in enumerate(product.variants)],
                }
                for product in products
            ]
        },
        ensure_ascii=False,
    )


_GERMAN = {"Type": "Typ", "SKU": "Artikelnummer", "Published": "Veröffentlicht", "Description": "Beschreibung",
           "Visibility in catalog": "Sichtbarkeit im Katalog", "In stock?": "Vorrätig?", "Stock": "Bestand",
           "Regular price": "Regulärer Preis", "Sale price": "Angebotspreis", "Categories": "Kategorien",
           "Images": "Bilder", "Parent": "Übergeordnetes Produkt", "Brands": "Marken",
           "Attribute 1 name": "Attribut 1 Name", "Attribute 1 value(s)": "Attribut 1 Wert(e)",
           "Attribute 2 name": "Attribut 2 Name", "Attribute 2 value(s)": "Attribut 2 Wert(e)"}  # fmt: skip


def woocommerce(products: Sequence[Product], *, german: bool) -> str:
    """The product CSV; in German with decimal commas. Every second variation names its parent by SKU."""

    def listed(values: Sequence[str]) -> str:
        return ", ".join(value.replace(",", "\\,") for value in values)

    def amount(text: str) -> str:
        return text.replace(".", ",") if german else text

    def facts(variant: Variant) -> dict[str, object]:
        usual, sale = map(amount, _sale(variant))
        return {"In stock?": int(bool(variant.in_stock)), "Stock": variant.stock, "Regular price": usual,
                "Sale price": sale}  # fmt: skip

    def rows() -> Iterator[dict[str, object]]:
        for product in products:
            several = len(product.variants) > 1
            whole = {
                "ID": product.id,
                "Type": "variable" if several else "simple",
                "SKU": f"sku-{product.id}",
                "Name": product.text.title,
                "Published": 1,
                "Visibility in catalog": "visible",
                "Description": product.text.description,
                "Categories": " > ".join(product.text.category).replace(",", "\\,"),
                "Images": ", ".join(product.images),
                "Brands": product.text.brand,
            }
            if not several:
                yield whole | facts(product.variants[0])
                continue
            names = list(product.variants[0].options)
            for n, name in enumerate(names, start=1):
                whole[f"Attribute {n} name"] = name
                whole[f"Attribute {n} value(s)"] = listed([v.options[name] for v in product.variants])
            yield whole
            for place, variant in enumerate(product.variants):
                yield {
                    "ID": variant.id,
                    "Type": "variation",
                    "SKU": "",
                    "Name": f"{product.text.title} - {place}",
                    "Published": 1,
                    "Visibility in catalog": "visible",
                    "Parent": f"sku-{product.id}" if place % 2 else f"id:{product.id}",
                    **facts(variant),
                    **{f"Attribute {n} name": name for n, name in enumerate(names, start=1)},
                    **{
                        f"Attribute {n} value(s)": variant.options[name].replace(",", "\\,")
                        for n, name in enumerate(names, start=1)
                    },
                }

    if not german:
        return _table(rows())
    return _table({_GERMAN.get(name, name): value for name, value in row.items()} for row in rows())


def _google_items(products: Sequence[Product]) -> Iterator[dict[str, str]]:
    for product in products:
        for variant in product.variants:
            usual, sale = _sale(variant)
            yield {
                "id": variant.id or product.id,
                "item_group_id": product.id if len(product.variants) > 1 else "",
                "title": product.text.title,
                "description": product.text.description,
                "brand": product.text.brand,
                "product_type": " > ".join(product.text.category),
                "link": product.url or "",
                "image_link": product.images[0] if product.images else "",
                "additional_image_link": ",".join(product.images[1:]),
                "availability": "in_stock" if variant.in_stock else "out_of_stock",
                "quantity": str(variant.stock),
                "price": f"{usual} {CURRENCY}",
                "sale_price": f"{sale} {CURRENCY}" if sale else "",
                **variant.options,
            }


def google_table(products: Sequence[Product]) -> str:
    """The tab-separated feed."""
    return _table(_google_items(products), "\t")


def google_rss(products: Sequence[Product]) -> str:
    """The RSS 2.0 feed."""
    items = "".join(
        "<item>"
        + "".join(f"<g:{name}>{escape(value)}</g:{name}>" for name, value in item.items() if value)
        + "</item>\n"
        for item in _google_items(products)
    )
    return f'<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>{items}</channel></rss>'


def linked_data(products: Sequence[Product]) -> str:
    """schema.org products and product groups."""

    def offer(variant: Variant) -> dict[str, object]:
        price = _price(variant)
        found: dict[str, object] = {
            "@type": "Offer",
            "price": str(price.amount),
            "priceCurrency": CURRENCY,
            "availability": f"https://schema.org/{'InStock' if variant.in_stock else 'OutOfStock'}",
            "inventoryLevel": {"@type": "QuantitativeValue", "value": variant.stock},
        }
        if price.list_amount:
            found["priceSpecification"] = {"priceType": "https://schema.org/ListPrice", "price": str(price.list_amount)}
        return found

    def node(product: Product) -> dict[str, object]:
        whole = {
            "name": product.text.title,
            "description": product.text.description,
            "brand": {"@type": "Brand", "name": product.text.brand},
            "category": " > ".join(product.text.category),
            "image": list(product.images),
            "url": product.url,
        }
        if len(product.variants) == 1:
            return {"@type": "Product", "sku": product.id, **whole, "offers": offer(product.variants[0])}
        variants = [
            {"@type": "Product", "sku": v.id, "name": product.text.title, **v.options, "offers": offer(v)}
            for v in product.variants
        ]
        return {"@type": "ProductGroup", "productGroupID": product.id, **whole, "hasVariant": variants}

    return json.dumps({"@context": "https://schema.org", "@graph": [node(p) for p in products]}, ensure_ascii=False)


def page(products: Sequence[Product]) -> str:
    """A page with the linked data in a script block."""
    return f'<html><script type="application/ld+json">{linked_data(products)}</script></html>'


WRITERS = (
    Writer("old.csv", lambda products: shopify(products, newer=False), frozenset(("url",))),
    Writer("new.csv", lambda products: shopify(products, newer=True), frozenset(("url",))),
    Writer("products.json", shopify_json, frozenset(("url", "category"))),
    Writer("woo.csv", lambda products: woocommerce(products, german=False), frozenset(("url",))),
    Writer("wc-produkte.csv", lambda products: woocommerce(products, german=True), frozenset(("url",))),
    Writer("feed.tsv", google_table),
    Writer("feed.xml", google_rss),
    Writer("graph.jsonld", linked_data),
    Writer("page.html", page),
)
