"""Lines of a cart or an order in words."""

from dataclasses import dataclass

from app.demo.storefront.cart import Basket, most_of
from app.demo.storefront.orders import Order
from app.demo.storefront.shelves import picture_of, shown
from app.demo.storefront.view import Visit, link
from retrieval.products import Product, Variant


@dataclass(frozen=True, slots=True)
class Row:
    """A line to print."""

    product_id: str
    variant_id: str
    href: str
    title: str
    options: str
    picture: str | None
    quantity: int
    most: int
    each: str | None
    before: str | None
    total: str | None
    trouble: str = ""
    """The key of the words that say why it cannot be ordered."""
    click_id: str | None = None


def of_cart(basket: Basket, here: Visit) -> tuple[Row, ...]:
    """The cart's lines."""
    rows = []
    for entry in basket.entries:
        price = entry.price
        before = price.list_amount if price else None
        query = {"variant": entry.variant.id} if entry.variant.id else {}
        if entry.line.click_id:
            query["aisle_click"] = entry.line.click_id
        rows.append(
            Row(
                product_id=entry.product.id,
                variant_id=entry.line.variant_id,
                href=link(entry.product.id, **query),
                title=entry.product.words(here.language).title,
                options=_options(entry.product, entry.variant, here),
                picture=_picture(entry.product, entry.variant),
                quantity=entry.line.quantity,
                most=most_of(entry.variant),
                each=here.money(price.amount) if price else None,
                before=here.money(before) if before is not None else None,
                total=here.money(entry.total) if entry.counts else None,
                trouble="" if entry.counts else "sold_out_now" if entry.sold_out else "no_price_here",
                click_id=entry.line.click_id,
            )
        )
    return tuple(rows)


def of_order(order: Order, here: Visit) -> tuple[Row, ...]:
    """The order's lines. What has left the catalog since is told by its id."""
    rows = []
    for item in order.items:
        product = here.product(item.product_id)
        variant = next((v for v in product.variants if v.id == item.variant_id), None) if product else None
        rows.append(
            Row(
                product_id=item.product_id,
                variant_id=item.variant_id or "",
                href=link(item.product_id),
                title=product.words(here.language).title if product else item.product_id,
                options=_options(product, variant, here) if product and variant else "",
                picture=_picture(product, variant) if product else None,
                quantity=item.quantity,
                most=item.quantity,
                each=here.money(item.price, order.currency),
                before=None,
                total=here.money(item.price * item.quantity, order.currency),
            )
        )
    return tuple(rows)


def _options(product: Product, variant: Variant, here: Visit) -> str:
    text = product.words(here.language)
    return " / ".join(text.options.get(value, value) for value in variant.options.values())


def _picture(product: Product, variant: Variant | None) -> str | None:
    return variant.image if variant and shown(variant.image) else picture_of(product)
