"""Buying: the cart, a checkout that charges nothing, and what happens to an order afterwards."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from fastapi import Response

from app.demo.storefront import cart, orders, rows
from app.demo.storefront import product as model
from app.demo.storefront.browsing import Window
from app.demo.storefront.events import Notice, Teller
from app.demo.storefront.view import Form, Here, Visit, words
from retrieval.products import Product

FIELDS = ("name", "email", "street", "city")
LONGEST = 200
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
ANSWERS = ("accepted", "known", "refused", "unreachable")


class Till:
    """The pages of buying. `window` shows a product's page again when it cannot be bought."""

    def __init__(self, teller: Teller, window: Window) -> None:
        self._teller = teller
        self._window = window
        self._orders = orders.Orders()

    def cart(self, here: Here, told: str = "", full: str = "") -> Response:
        """What is in the cart."""
        basket = here.basket()
        return here.page(
            "cart.html",
            cart=basket,
            rows=rows.of_cart(basket, here),
            told=told if told in ANSWERS else "",
            full=bool(full),
            free_from=cart.FREE_FROM[here.currency],
        )

    async def change(self, here: Here, form: Form) -> Response:
        """Put something in, change how many, or take it out."""
        product = here.product(form.get("product", ""))
        if product is None:
            return here.missing()
        if form.get("do") == "add":
            return await self._add(here, form, product)
        quantity = 0 if form.get("do") == "remove" else _number(form.get("quantity"), least=0)
        lines = cart.with_quantity(here.lines, product.id, form.get("variant", ""), quantity)
        try:
            return here.go("/shop/cart", cart.write(lines))
        except cart.CartFullError:
            return here.go("/shop/cart?full=1")

    async def _add(self, here: Visit, form: Mapping[str, str], product: Product) -> Response:
        variant = model.find(product, form)
        if variant is None:
            return self._window.show(here, product, form, trouble="not_made")
        if not cart.most_of(variant):
            return self._window.show(here, product, form, trouble="sold_out_now")
        price = variant.prices.get(here.currency)
        if price is None:
            return self._window.show(here, product, form, trouble="no_price_here")
        quantity = min(_number(form.get("quantity"), least=1), cart.most_of(variant))
        line = cart.Line(product.id, variant.id or "", quantity, cart.read_click(form.get("aisle_click")))
        lines = cart.with_more(here.lines, line, cart.most_of(variant))
        try:
            new_cart = cart.write(lines)
        except cart.CartFullError:
            return here.go("/shop/cart?full=1")
        bought = orders.Bought(product.id, variant.id, quantity, price.amount)
        data = {
            "order_id": None,
            "click_id": line.click_id,
            "items": [orders.item_of(bought)],
            "currency": here.currency,
        }
        delivery = await self._teller.tell(Notice(f"cart-{uuid4().hex}", "cart.added", data))
        return here.go(f"/shop/cart?told={delivery.answer}", new_cart)

    def checkout(self, here: Here) -> Response:
        """The form that places an order, filled with sample data."""
        if not here.basket().ready:
            return here.go("/shop/cart")
        return self._form(here, words()[here.language]["sample"], orders.new_number(datetime.now(UTC)))

    async def place(self, here: Here, form: Form) -> Response:
        """Place the order. The number was in the form, so that a second press of the button finds the same order."""
        number = form.get("number", "")
        if not orders.NUMBER.fullmatch(number):
            number = orders.new_number(datetime.now(UTC))
        if self._orders.get(number) is not None:
            return here.go(f"/shop/orders/{number}")
        basket = here.basket()
        if not basket.ready:
            return here.go("/shop/cart")
        wrong = [name for name in FIELDS if not 0 < len(form.get(name, "")) <= LONGEST]
        if "email" not in wrong and not EMAIL.fullmatch(form["email"]):
            wrong.append("email")
        if wrong:
            return self._form(here, form, number, wrong)
        order = orders.order_of(basket, number, form["email"])
        self._orders.put(order)
        await self._tell(order, "paid")
        left = cart.write(entry.line for entry in basket.entries if not entry.counts)
        return here.go(f"/shop/orders/{number}", left)

    def _form(self, here: Visit, values: Mapping[str, str], number: str, wrong: list[str] | None = None) -> Response:
        basket = here.basket()
        return here.page(
            "checkout.html",
            422 if wrong else 200,
            cart=basket,
            rows=rows.of_cart(basket, here),
            values=values,
            number=number,
            wrong=wrong or [],
            fields=FIELDS,
        )

    def order(self, here: Here, number: str) -> Response:
        """The thank-you page: what was ordered, and what the guide was told of it."""
        order = self._orders.get(number)
        if order is None:
            return here.missing("no_order", "no_order_text")
        return here.page("order.html", order=order, rows=rows.of_order(order, here), masked=orders.masked(order.email))

    async def play(self, here: Here, number: str, form: Form) -> Response:
        """Play what happens to the order next, or tell the guide once more what it has not heard."""
        order = self._orders.get(number)
        if order is None:
            return here.missing("no_order", "no_order_text")
        step = form.get("step", "")
        if step in order.open_steps:
            await self._tell(order, step)
        return here.go(f"/shop/orders/{number}")

    async def _tell(self, order: orders.Order, step: str) -> None:
        delivery = await self._teller.tell(orders.notice_of(order, step))
        # Another step may have been told meanwhile.
        current = self._orders.get(order.number) or order
        self._orders.put(replace(current, told={**current.told, step: delivery}))


def _number(text: str | None, least: int) -> int:
    """A quantity as a form writes it, within bounds; nonsense is the least."""
    return min(max(int(text), least), cart.MOST_OF_ONE) if text and re.fullmatch("[0-9]{1,4}", text) else least
