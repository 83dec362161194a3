"""The cart of a conversation: what is put in and taken out, and its sum, all from the records."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.draft import Draft
from bot.finder import Finder
from bot.ledger import Turn
from bot.say.phrases import money
from bot.session import Cart, CartLine, Shown
from retrieval.products import Product, Variant

MOST_OF_ONE = 99


@dataclass(frozen=True, slots=True)
class Bill:
    """One line of the cart with what it costs."""

    title: str
    quantity: int
    price: Decimal | None
    """Of one; None when the record does not say."""

    @property
    def total(self) -> Decimal | None:
        """Of all of the line."""
        return None if self.price is None else self.price * self.quantity


@dataclass(frozen=True, slots=True)
class Carts:
    """Answers about the cart."""

    finder: Finder

    def put(self, draft: Draft, shown: Sequence[Shown], quantity: int) -> Turn:
        """Put these into the cart, as many of each, and say what it comes to; what is sold out stays outside."""
        words = draft.words
        wanted = [(item, *found) for item in shown if (found := self._found(item.product_id, item.variant_id))]
        if not wanted:
            return draft.turn(words.add_what, "add_to_cart")
        cart = draft.session.cart
        lines = []
        for item, product, variant in wanted:
            title = product.words(draft.session.language).title
            if variant.in_stock is False:
                lines.append(words.added_none.format(title=title))
                continue
            cart = _with(cart, CartLine(item.product_id, variant.id, quantity))
            price = variant.prices.get(self._currency(draft))
            text = money(price.amount, self._currency(draft), draft.session.language) if price else words.price_unknown
            added = words.added if quantity == 1 else words.added_many
            lines.append(added.format(title=title, price=text, quantity=quantity))
        draft.session = replace(draft.session, cart=cart, focus=wanted[-1][0].product_id)
        lines.append(self._sum(draft))
        buttons = (draft.say_button(words.b_show_cart), draft.say_button(words.b_goes_with))
        return draft.turn("\n".join(filter(None, lines)), "add_to_cart", buttons=buttons)

    def take_out(self, draft: Draft, shown: Sequence[Shown]) -> Turn:
        """Take these out, or what was put in last, and say what is left."""
        words, cart = draft.words, draft.session.cart
        if not cart.lines:
            return draft.turn(words.cart_empty, "undo", buttons=draft.suggestions())
        ids = {item.product_id for item in shown} & {line.product_id for line in cart.lines}
        gone = [line for line in cart.lines if line.product_id in ids] or [cart.lines[-1]]
        kept = tuple(line for line in cart.lines if line not in gone)
        draft.session = replace(draft.session, cart=Cart(kept))
        lines = [words.taken_out.format(titles=words.semicolon.join(self._title(draft, line) for line in gone))]
        lines.append(self._sum(draft) if kept else words.cart_empty)
        return draft.turn("\n".join(lines), "undo", buttons=(draft.say_button(words.b_show_cart),))

    def sum_of(self, draft: Draft, shown: Sequence[Shown]) -> Turn:
        """What these cost together, one of each; the cart stays as it is."""
        words, currency = draft.words, self._currency(draft)
        found = [record for item in shown if (record := self._found(item.product_id, item.variant_id))]
        priced = [
            (product, variant.prices[currency].amount) for product, variant in found if currency in variant.prices
        ]
        lines = [
            words.cart_line.format(
                quantity=1,
                title=product.words(draft.session.language).title,
                price=money(price, currency, draft.session.language),
            )
            for product, price in priced
        ]
        total = money(sum((price for _, price in priced), Decimal(0)), currency, draft.session.language)
        text = words.sum_of.format(sum=words.semicolon.join(lines), total=total)
        return draft.turn(text, "checkout", buttons=(draft.say_button(words.b_show_cart),))

    def view(self, draft: Draft) -> Turn:
        """What is in the cart, line by line, its sum, and where it is paid."""
        words = draft.words
        if not draft.session.cart.lines:
            return draft.turn(words.cart_empty, "checkout", buttons=draft.suggestions())
        bills = self.bills(draft)
        lines = [words.cart_holds, *(self._line(draft, bill) for bill in bills), self._sum(draft), words.pay]
        buttons = (draft.say_button(words.b_goes_with), draft.say_button(words.b_take_out))
        return draft.turn("\n".join(filter(None, lines)), "checkout", buttons=buttons)

    def bills(self, draft: Draft) -> list[Bill]:
        """The cart's lines with their prices in the conversation's currency."""
        found = []
        for line in draft.session.cart.lines:
            record = self._found(line.product_id, line.variant_id)
            price = record[1].prices.get(self._currency(draft)) if record else None
            found.append(Bill(self._title(draft, line), line.quantity, price.amount if price else None))
        return found

    def _line(self, draft: Draft, bill: Bill) -> str:
        words, language = draft.words, draft.session.language
        if bill.price is None or bill.total is None:
            return words.cart_line.format(quantity=bill.quantity, title=bill.title, price=words.price_unknown)
        each = money(bill.price, self._currency(draft), language)
        if bill.quantity == 1:
            return words.cart_line.format(quantity=1, title=bill.title, price=each)
        total = money(bill.total, self._currency(draft), language)
        return words.cart_lines.format(quantity=bill.quantity, title=bill.title, price=each, total=total)

    def _sum(self, draft: Draft) -> str:
        """The sum of all lines whose price is known, and that it leaves some out if it does."""
        bills = self.bills(draft)
        known = [bill.total for bill in bills if bill.total is not None]
        if not known:
            return ""
        total = money(sum(known, Decimal(0)), self._currency(draft), draft.session.language)
        words = draft.words
        text = words.cart_sum.format(count=sum(bill.quantity for bill in bills), total=total)
        return text if len(known) == len(bills) else f"{text} {words.cart_sum_without}"

    def _currency(self, draft: Draft) -> str:
        return draft.session.currency or self.finder.currency

    def _title(self, draft: Draft, line: CartLine) -> str:
        product = self.finder.product(line.product_id)
        return product.words(draft.session.language).title if product else line.product_id

    def _found(self, product_id: str, variant_id: str | None) -> tuple[Product, Variant] | None:
        product = self.finder.product(product_id)
        if product is None:
            return None
        return product, next((one for one in product.variants if one.id == variant_id), product.variants[0])


def _with(cart: Cart, new: CartLine) -> Cart:
    """The cart with a line more, or with more of one it has."""
    same = next((line for line in cart.lines if _key(line) == _key(new)), None)
    if same is None:
        return Cart((*cart.lines, new))
    more = replace(same, quantity=min(MOST_OF_ONE, same.quantity + new.quantity))
    return Cart(tuple(more if line is same else line for line in cart.lines))


def _key(line: CartLine) -> tuple[str, str | None]:
    """What makes two lines one."""
    return line.product_id, line.variant_id
