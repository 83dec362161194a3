"""Answers about orders: only to whom they belong, without telling anybody else whether they exist."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.draft import Draft
from bot.finder import Finder
from bot.ledger import Turn
from bot.messages import Act
from bot.order_numbers import Named, named
from bot.orders import OrderBook, OrderStatus, bare
from bot.say.phrases import money
from bot.session import Claim, Session

TRIES = 5
"""Wrong pairs of number and address in one conversation; then only a person helps."""
ITEMS = 10
"""Lines of an order that are told."""
_OPEN: frozenset[Act] = frozenset({"find", "refine", "help", "ask_policy", "ask_product", "details", "thanks", "empty"})
"""Acts that give way where a message names an order: a number and an address are no wish."""


_SPEAK_OF_ORDERS: frozenset[Act | None] = frozenset({"order_status", "complaint"})
_FEW_WORDS = 3


def _is_all(told: Named) -> bool:
    """ "It's BB-58213": the number, and hardly a word besides."""
    return len(told.rest.split()) <= _FEW_WORDS


@dataclass(frozen=True, slots=True)
class Tracking:
    """Tells shoppers of their orders."""

    finder: Finder
    book: OrderBook | None
    """None where the shop tells us of no orders."""

    def is_about_order(self, draft: Draft, act: Act) -> bool:
        """Whether a message that was read otherwise names an order, or gives what was asked for to find one."""
        if self.book is None or act not in _OPEN:
            return False
        told, claim = named(draft.text), draft.session.claim
        if told.email:
            return True
        spoken_of = draft.session.last_act in _SPEAK_OF_ORDERS or bool(claim.number or claim.email)
        return spoken_of and bool(told.number) and (told.announced or _is_all(told))

    def wish(self, text: str, session: Session) -> str:
        """A message without the number and the address that are told of an order: they are in no language."""
        told = named(text)
        spoken_of = session.last_act in _SPEAK_OF_ORDERS
        if self.book is not None and (told.email or (spoken_of and told.number and (told.announced or _is_all(told)))):
            return told.rest
        return text

    def answer(self, draft: Draft, quoted: str) -> Turn:
        """What the shop last told of the order, or what is needed to find it; `quoted` is the shop's rule, if any."""
        words = draft.words
        act: Act = "order_status"
        buttons = (draft.human_button(),)
        if self.book is None:
            return draft.turn(_joined(words.no_order, quoted), act, buttons=buttons)
        told = named(draft.text)
        claim = draft.session.claim
        claim = replace(claim, number=told.number or claim.number, email=told.email or claim.email)
        draft.session = replace(draft.session, claim=claim)
        if facts := self._facts(draft, self.book, claim, told):
            return draft.turn(_joined(facts, quoted), act, buttons=buttons)
        if draft.session.claim.wrong >= TRIES:
            return draft.turn(words.order_too_often, act, buttons=buttons)
        if claim.number and claim.email:
            return draft.turn(words.order_no_match, act, buttons=buttons)
        ask = words.order_ask
        if claim.number:
            ask = words.order_ask_email.format(number=claim.number[:40])
        elif claim.email:
            ask = words.order_ask_number
        return draft.turn(_joined(ask, quoted), act, buttons=buttons)

    def _facts(self, draft: Draft, book: OrderBook, claim: Claim, told: Named) -> str:
        """What may be told; "" when nothing may. A wrong pair is counted."""
        session = draft.session
        own = book.of_shopper(session.user_id, session.conversation_id)
        if told.number or claim.number:
            wanted = bare(told.number or claim.number or "")
            own = [order for order in own if bare(order.number) == wanted]
        if own:
            return self._told(draft, own)
        if not (claim.number and claim.email) or claim.wrong >= TRIES:
            return ""
        if order := book.find(claim.number, claim.email):
            return self._told(draft, [order])
        draft.session = replace(session, claim=replace(claim, wrong=claim.wrong + 1))
        return ""

    def _told(self, draft: Draft, orders: Sequence[OrderStatus]) -> str:
        return "\n\n".join(self._order(draft, order) for order in orders)

    def _order(self, draft: Draft, order: OrderStatus) -> str:
        words, language = draft.words, draft.session.language
        lines = [words.order_line.format(number=order.number, status=words.order_states[order.state])]
        for item in order.items[:ITEMS]:
            product = self.finder.product(item.product_id)
            template = words.cart_one if item.quantity == 1 else words.cart_line
            title = product.words(language).title if product else item.product_id
            price, whole = (money(one, order.currency, language) for one in (item.price, item.price * item.quantity))
            lines.append(template.format(quantity=item.quantity, title=title, price=price, sum=whole))
        if len(order.items) > ITEMS:
            lines.append(words.order_rest.format(n=len(order.items) - ITEMS))
        lines.append(words.order_sum.format(total=money(order.goods, order.currency, language)))
        return "\n".join(lines)


def _joined(*parts: str) -> str:
    return "\n\n".join(filter(None, parts))
