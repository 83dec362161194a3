"""Finds out which of the shop's columns is which of our fields, by their usual names or an explicit mapping."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from retrieval.errors import CatalogError
from retrieval.importing.prices import currency_code
from retrieval.importing.values import attribute_name
from retrieval.text import normalise

_ALIASES: dict[str, str] = {
    "id": "id product_id goods_id item_group_id handle asin item_id 商品ID 产品ID 商品编号 编号 货号 sku item_sku",
    "variant_id": "variant_id variant_sku sku_id 规格ID",
    "title": "title name product_name product_title item_name goods_name 名称 商品名称 产品名称 标题 商品标题 品名",
    "description": "description body body_html product_description long_description detail details desc 描述 商品描述 "
                   "详情 商品详情 简介 short_description brief",
    "bullets": "bullet_points bullets highlights features 卖点 特点",
    "brand": "brand brand_name vendor manufacturer maker 品牌 厂商",
    "price": "price variant_price current_price unit_price selling_price retail_price 价格 售价 现价 单价 零售价",
    "sale_price": "sale_price special_price promo_price discount_price discounted_price offer_price final_price "
                  "促销价 优惠价 活动价 折后价 特价",
    "list_price": "list_price counter_price compare_at_price variant_compare_at_price msrp rrp original_price "
                  "was_price old_price market_price 原价 市场价 划线价 吊牌价",
    "regular_price": "regular_price normal_price base_price",
    "currency": "currency currency_code price_currency 币种 货币",
    "category": "category categories category_path product_category category_name google_product_category breadcrumbs "
                "分类 类目 类别 商品分类",
    "product_type": "product_type type 产品类型 商品类型",
    "color": "color colour 颜色",
    "size": "size 尺码",
    "material": "material 材质",
    "attributes": "attributes attrs properties specs specifications 属性 参数 规格参数",
    "rating": "rating average_rating avg_rating ratings_average rating_value stars score 评分",
    "rating_count": "rating_count ratings_count reviews num_reviews review_count reviews_count number_of_reviews "
                    "ratings 评论数 评价数",
    "popularity": "popularity sales sold sales_count sales_volume units_sold views 销量 人气",
    "stock": "stock quantity qty inventory stock_quantity inventory_quantity variant_inventory_qty stock_level "
             "库存 库存数量 库存量 数量",
    "in_stock": "in_stock availability available is_in_stock stock_status 是否有货 有货 库存状态",
    "image": "image image_url image_link image_src img picture picture_url pic pic_url primary_image main_image "
             "variant_image thumbnail 图片 主图 图片链接 商品图片 images gallery image_urls additional_image_link "
             "additional_images pictures",
    "url": "url link product_url product_link permalink page_url web_url 链接 商品链接 网址",
    "language": "language lang locale 语言",
}  # fmt: skip
FIELDS = tuple(_ALIASES)
"""The names an explicit mapping may use."""
SKU_RANK = _ALIASES["id"].split().index("sku")
"""Place of the sku among the names of id columns: beside another id it is the variant's."""
PRICES = ("price", "sale_price", "list_price", "regular_price")
_MADE = {name: name for name in ("family", "parent", "gallery")}
"""Columns that the readers of known formats add; in a shop's own table such words may mean anything."""
MAX_COLUMNS = 10_000
"""More different columns than this are no catalog's."""
_MAX_NAME = 1_000
_MOST_PLANS = 100
_CURRENCY = re.compile(r"(.+?)[\s_(\[-]+([^\s_()\[\]-]+)[)\]]?")
_PAIR = re.compile(r"(?:option|attribute)([0-9]{1,2})(name|values?)")


def fold(name: str) -> str:
    """A column name without case, width, script variants, spaces and signs.

    >>> fold("Compare-At Price"), fold("商品 ＩＤ")
    ('compareatprice', '商品id')
    """
    return "".join(filter(str.isalnum, normalise(name)))


@cache
def _known() -> Mapping[str, tuple[str, int]]:
    """Folded name to our field and the name's rank in it; the first of two columns for one field counts."""
    return {fold(alias): (field, rank) for field, names in _ALIASES.items() for rank, alias in enumerate(names.split())}


def _price_list(column: str) -> tuple[str, int] | None:
    """The price field and currency of a column such as "price_usd" or "价格（元）"; the field reads "price USD"."""
    named = _CURRENCY.fullmatch(normalise(column).strip()) if len(column) <= 60 else None
    place = _known().get(fold(named[1])) if named else None
    codes = currency_code(named[2]) if named else ()
    return (f"{place[0]} {codes[0]}", place[1]) if place and codes and place[0] in PRICES else None


@dataclass(frozen=True, slots=True)
class Plan:
    """How rows with the same columns are read."""

    ours: tuple[tuple[str, tuple[str, ...]], ...]
    """Our fields, each with the columns that may say it, the first first."""
    ids: tuple[tuple[int, str], ...]
    """(rank, column) of what may be the product's id."""
    options: tuple[tuple[str, str], ...]
    """(column of the name, column of the value) of Option1 Name and the like."""
    price_lists: tuple[str, ...]
    """Currency codes in the names of price columns; "" for plain ones."""
    others: tuple[str, ...]
    """Their columns that are none of ours."""


def _plan(placed: list[tuple[str, str, int]], others: tuple[str, ...]) -> Plan:
    """The plan for columns given as (our field, column, rank)."""
    ranked = sorted(placed, key=lambda place: place[2])
    ours: dict[str, list[str]] = {}
    names: dict[int, str] = {}
    for field, column, rank in ranked:
        if field == "option name":
            names[rank] = column
        elif field not in ("id", "option value"):
            ours.setdefault(field, []).append(column)
    return Plan(
        tuple((field, tuple(columns)) for field, columns in ours.items()),
        tuple((rank, column) for field, column, rank in ranked if field == "id"),
        tuple((names[rank], column) for field, column, rank in ranked if field == "option value" and rank in names),
        tuple(sorted({listed for field in ours for name, _, listed in (field.partition(" "),) if name in PRICES})),
        others,
    )


class Columns:
    """The reading of one file's columns, worked out as they appear."""

    def __init__(self, mapping: Mapping[str, str] | None = None) -> None:
        """`mapping` is our field to their column and wins over names. CatalogError when it names an unknown field."""
        mapping = mapping or {}
        if unknown := sorted(set(mapping) - set(FIELDS)):
            raise CatalogError(f"the mapping names {', '.join(unknown)}; known fields are {', '.join(FIELDS)}")
        self._mapped = {column: field for field, column in mapping.items()}
        self._fields = frozenset(mapping)
        self._format: Mapping[str, tuple[str, int]] = {}
        self.attribute: Callable[[str], str] = attribute_name
        """The name of the attribute that a column which is none of ours may hold."""
        self._seen: dict[str, tuple[str, int] | None] = {}
        self._plans: dict[tuple[str, ...], Plan] = {}

    def follow(self, fields: Mapping[str, str], attribute: Callable[[str], str]) -> None:
        """Read columns as a known format has them.

        `fields` is folded column to our field, the first of several counts; `attribute` names the attribute that any
        other column holds, or nothing.
        """
        self._format = {
            column: ("id", SKU_RANK) if field == "sku" else (field, 0 if field == "id" else rank)
            for rank, (column, field) in enumerate({**fields, **_MADE}.items())
        }
        self.attribute = attribute

    def place(self, column: str) -> tuple[str, int] | None:
        """Our field for a column and the column's rank in it (0 first); None when it is none of ours."""
        if column not in self._seen:
            if len(column) > _MAX_NAME:
                raise CatalogError(f"a column's name has more than {_MAX_NAME:,} characters; this is no catalog")
            if len(self._seen) >= MAX_COLUMNS:
                raise CatalogError(f"it has more than {MAX_COLUMNS:,} different columns; this is no catalog")
            self._seen[column] = self._find(column)
        return self._seen[column]

    def plan(self, cells: Mapping[str, object]) -> Plan:
        """How to read a row with these columns; worked out once for rows with the same ones."""
        names = tuple(cells)
        plan = self._plans.get(names)
        if plan is None:
            placed = [(name, self.place(name)) for name in names]
            ours = [(place[0], name, place[1]) for name, place in placed if place]
            plan = _plan(ours, tuple(name for name, place in placed if not place and self.attribute(name)))
            if len(self._plans) < _MOST_PLANS and len(names) < MAX_COLUMNS // 10:
                self._plans[names] = plan
        return plan

    def _find(self, column: str) -> tuple[str, int] | None:
        if column in self._mapped:
            return self._mapped[column], 0
        folded = fold(column)
        found = self._format.get(folded)
        if found is None:
            if pair := _PAIR.fullmatch(folded):
                return ("option name" if pair[2] == "name" else "option value"), int(pair[1])
            found = _known().get(folded) or _price_list(column)
        return None if found is None or not found[0] or found[0] in self._fields else found

    def check(self) -> None:
        """CatalogError when the mapping named a column that no row has."""
        if missing := sorted(set(self._mapped) - set(self._seen)):
            raise CatalogError(f"the mapping names the column {', '.join(missing)}, which the file does not have")

    def found(self) -> Iterator[tuple[str, str]]:
        """(their column, our field), in the order they appeared."""
        return ((column, place[0]) for column, place in self._seen.items() if place)

    def unknown(self) -> Iterator[str]:
        """Columns that are none of ours, in the order they appeared."""
        return (column for column, place in self._seen.items() if not place)
