"""Answers about the cart: putting in, taking out, looking, and the way to the shop's own checkout."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.cards import card, hit_of, options
from bot.cart import MOST, Line, priced, put_in, quantity_of, take_out, totals, undo
from bot.draft import Draft
from bot.just_put_in import untold
from bot.ledger import Logged, Turn
from bot.listing import Listing
from bot.messages import Act, Button, Card
from bot.say.phrases import money
from bot.session import Cart, CartLine, Shown
from bot.understand.numerals import counted
from bot.verdict import not_offered
from retrieval.query import Hit
from retrieval.text import normalise

WHOLE = re.compile(
    r"\b(?:what'?s|what is|how much|show|see|check)\b[^.!?]{0,24}\b(?:total|cart|basket|owe|altogether|in all)\b"
    r"|(?:看看?|一共|总共).{0,6}(?:购物车|多少)"
)
"""Asks, besides, for the whole cart."""
_SOME = re.compile(
    r"\b(?:take|remove|delete|drop|take out) (?P<some>one|two|three|\d{1,2}) of (?:the|those|them|these)\b"
)
"""Takes out some of a line: "take one of the mugs out again"."""
MOST_READ = 400
AT_ONCE = 5
"""Products put in by one message."""
CARDS = 5
"""Lines of the cart that get a card with their link."""
OTHERS = 4
"""Variants offered in place of one that is sold out."""


@dataclass(frozen=True, slots=True)
class Buying:
    """Keeps the conversation's cart."""

    listing: Listing

    def add(self, draft: Draft, shown: Sequence[Shown], last: Logged | None, quantity: int = 1) -> Turn:
        """Put so many of each product pointed at into the cart. What is sold out is not put in, and that is said."""
        words = draft.words
        found = [(item, hit) for item in shown[:AT_ONCE] if (hit := self._hit(draft, item.product_id, item.variant_id))]
        if not found:
            return draft.turn(words.add_what, "add_to_cart", buttons=draft.suggestions())
        quantity = max(1, min(quantity, MOST))
        put, refused, buttons = [], [], []
        for item, hit in found:
            product_id, variant = hit.product.id, hit.variant
            wanted = quantity + quantity_of(draft.session.cart, product_id, variant.id)
            if len(found) == 1 and (missing := self._not_offered(draft, hit)):
                refused.append(missing)
                buttons += self._other_variants(draft, item, hit)
            elif variant.in_stock is False:
                refused.append(words.not_added.format(title=self._title(draft, hit)))
                buttons += self._other_variants(draft, item, hit)
            elif variant.stock is not None and variant.stock < wanted:
                line = words.not_so_many.format(title=self._title(draft, hit), count=variant.stock, quantity=wanted)
                refused.append(line)
            else:
                draft.session = replace(
                    draft.session,
                    cart=put_in(draft.session.cart, CartLine(product_id, variant.id, quantity)),
                    focus=product_id,
                )
                put.append(Line(hit, quantity))
                if last is not None:
                    draft.hear(last.decision, "cart", product_id)
        lines = []
        if put:
            said = words.semicolon.join(self._line(draft, line) for line in put)
            if WHOLE.search(normalise(draft.text[:MOST_READ])):
                return self.look(draft, "add_to_cart", "\n".join([*refused, words.added.format(lines=said)]))
            now = self._lines(draft)
            lines = [words.added.format(lines=said), *self._now(draft, put, now), self._total(draft, now)]
            lines += self._choices(draft, put)
            buttons += [draft.say_button(words.b_show_cart), draft.say_button(words.b_undo)]
        return draft.turn("\n".join([*refused, *lines]), "add_to_cart", buttons=tuple(buttons) or draft.suggestions())

    def look(self, draft: Draft, act: Act = "checkout", opening: str = "") -> Turn:
        """Each line with its price and sum, the total, and where it is paid."""
        words = draft.words
        lines = self._lines(draft)
        if not lines:
            text = "\n".join(filter(None, (opening, words.cart_empty)))
            return draft.turn(text, act, buttons=draft.suggestions())
        said = [opening or words.cart, *(self._line(draft, line) for line in lines), self._total(draft, lines)]
        unlinked = [self._title(draft, line.hit) for line in lines if not line.hit.product.url]
        if len(unlinked) < len(lines):
            said.append(words.pay)
        if unlinked:
            said.append(words.pay_unlinked.format(titles=words.semicolon.join(unlinked[:CARDS])))
        cards = tuple(self._card(draft, line) for line in lines[:CARDS])
        buttons = [Button(words.b_goes_with, draft.action("bundle"))]
        if unlinked:
            buttons.append(draft.human_button())
        return draft.turn("\n".join(said), act, cards=cards, buttons=tuple(buttons))

    def remove(self, draft: Draft, product_id: str, variant_id: str | None) -> Turn:
        """Take a line out of the cart, and show what is left."""
        gone = quantity_of(draft.session.cart, product_id, variant_id)
        hit = self._hit(draft, product_id, variant_id)
        draft.session = replace(draft.session, cart=take_out(draft.session.cart, product_id, variant_id))
        if not gone or hit is None:
            return self.look(draft, opening=draft.words.not_in_cart)
        return self.look(draft, opening=draft.words.taken_out.format(quantity=gone, title=self._title(draft, hit)))

    def take_out(self, draft: Draft, pointed: Sequence[Shown]) -> Turn:
        """Take out the products pointed at, or what was put in last, and show what is left."""
        words, cart = draft.words, draft.session.cart
        ids = {item.product_id for item in pointed}
        fewer = _SOME.search(normalise(draft.text[:MOST_READ]))
        some = counted(fewer["some"]) if fewer else 0
        gone = [line for line in cart.lines if line.product_id in ids] or list(cart.lines[-1:] if some else ())
        if gone:
            for line in gone:
                cart = take_out(cart, line.product_id, line.variant_id)
                if 0 < some < line.quantity:
                    cart = put_in(cart, replace(line, quantity=line.quantity - some))
            gone = [replace(line, quantity=min(some or line.quantity, line.quantity)) for line in gone]
        else:
            cart, last = undo(cart)
            gone = [last] if last and not pointed else []
        if not gone:
            return self.look(draft, "undo", words.not_in_cart if pointed else words.nothing_to_undo)
        draft.session = replace(draft.session, cart=cart)
        found = ((line, self._hit(draft, line.product_id, line.variant_id)) for line in gone)
        said = [
            words.taken_out.format(quantity=line.quantity, title=self._title(draft, hit)) for line, hit in found if hit
        ]
        return self.look(draft, "undo", "\n".join(said))

    def empty(self, draft: Draft) -> Turn:
        """Take everything out."""
        draft.session = replace(draft.session, cart=Cart())
        return self.look(draft, "undo")

    def change(self, draft: Draft, pointed: Sequence[Shown], quantity: int, step: int = 0) -> Turn:
        """So many of what is pointed at, or of what was put in last; with a step (多要一个) so many more or fewer."""
        cart, ids = draft.session.cart, {item.product_id for item in pointed}
        lines = [line for line in cart.lines if line.product_id in ids] or list(cart.lines[-1:])
        for line in lines:
            wanted = line.quantity + step * quantity if step else quantity
            cart = take_out(cart, line.product_id, line.variant_id)
            if wanted > 0:
                cart = put_in(cart, replace(line, quantity=min(wanted, MOST)))
        draft.session = replace(draft.session, cart=cart)
        return self.look(draft, "add_to_cart")

    def sum_of(self, draft: Draft, pointed: Sequence[Shown]) -> Turn:
        """What these cost together, one of each; the cart stays as it is."""
        wanted = [CartLine(item.product_id, item.variant_id, 1) for item in pointed]
        finder = self.listing.finder
        lines = priced(wanted, finder.product, draft.session.currency, finder.currency)
        said = [*(self._line(draft, line) for line in lines), self._total(draft, lines)]
        return draft.turn("\n".join(said), "checkout", buttons=(draft.say_button(draft.words.b_show_cart),))

    def _lines(self, draft: Draft) -> tuple[Line, ...]:
        finder = self.listing.finder
        return priced(draft.session.cart.lines, finder.product, draft.session.currency, finder.currency)

    def _line(self, draft: Draft, line: Line) -> str:
        words, currency, title = draft.words, line.hit.currency, self._title(draft, line.hit)
        if line.price is None or line.sum is None or currency is None:
            return words.cart_unpriced.format(quantity=line.quantity, title=title)
        price, whole = (money(amount, currency, draft.session.language) for amount in (line.price, line.sum))
        template = words.cart_one if line.quantity == 1 else words.cart_line
        return template.format(quantity=line.quantity, title=title, price=price, sum=whole)

    def _now(self, draft: Draft, put: Sequence[Line], lines: Sequence[Line]) -> list[str]:
        """All that the total is of, where more is in the cart than was put in just now."""
        if len(lines) == len(put) and sum(line.quantity for line in lines) == sum(line.quantity for line in put):
            return []
        said = draft.words.semicolon.join(self._line(draft, line) for line in lines)
        return [draft.words.cart_now.format(lines=said)]

    def _total(self, draft: Draft, lines: Sequence[Line]) -> str:
        """The exact sum, by currency; what has no price is said to be missing from it."""
        words = draft.words
        sums = [money(amount, code, draft.session.language) for code, amount in totals(lines).items()]
        if not sums:
            return words.cart_no_total
        all_known = all(line.sum is not None for line in lines)
        return (words.cart_total if all_known else words.cart_total_known).format(total=" + ".join(sums))

    def _card(self, draft: Draft, line: Line) -> Card:
        hit = line.hit
        remove = draft.action("remove", product_id=hit.product.id, variant_id=hit.variant.id)
        buttons = (Button(draft.words.b_remove, remove),)
        made = card(hit, draft.phrases, url=self.listing.url(draft, hit, None), buttons=buttons)
        return replace(made, reason=self._line(draft, line))

    def _not_offered(self, draft: Draft, hit: Hit) -> str:
        """That a thing does not come in the colour or size asked for, and which there are; "" when it does."""
        title = hit.product.words(draft.session.language).title
        found = not_offered(hit.product, draft.session.language, draft.stated, draft.phrases.forms)
        return draft.words.not_offered.format(title=title, value=found[0], options=found[1]) if found else ""

    def _other_variants(self, draft: Draft, item: Shown, hit: Hit) -> list[Button]:
        """Buttons that put another variant in, those in stock."""
        others = [one for one in hit.product.variants if one.in_stock is not False]
        named = {options(hit.product, one, draft.phrases): one for one in reversed(others)}
        return [
            Button(
                label,
                draft.action("cart", decision_id=item.decision_id, product_id=hit.product.id, variant_id=one.id),
            )
            for label, one in list(reversed(named.items()))[:OTHERS]
            if label
        ]

    def _choices(self, draft: Draft, put: Sequence[Line]) -> list[str]:
        """How to take another variant, where one was chosen for the shopper."""
        product = put[0].hit.product
        other = untold(draft, product, put[0].hit.variant) if len(put) == 1 else None
        named = options(product, other, draft.phrases) if other else ""
        return [draft.words.can_change.format(option=named)] if named else []

    def _title(self, draft: Draft, hit: Hit) -> str:
        title = hit.product.words(draft.session.language).title
        own = options(hit.product, hit.variant, draft.phrases)
        return draft.words.title_of.format(title=title, options=own) if own else title

    def _hit(self, draft: Draft, product_id: str, variant_id: str | None) -> Hit | None:
        product = self.listing.finder.product(product_id)
        return hit_of(product, variant_id, draft.session.currency, self.listing.finder.currency) if product else None
