"""Which part of the guide answers which act: lists, what goes around a product, carts, and all that needs no search."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.beside import Beside
from bot.deals import deals
from bot.draft import Draft
from bot.further import go_further, with_most
from bot.just_put_in import in_another, repeated
from bot.ledger import Logged, Turn
from bot.listing import Listing
from bot.messages import Act
from bot.naming import Naming
from bot.outfits import Outfits, wanted
from bot.say.phrases import money
from bot.serving import PRICES, WHICH, Serving
from bot.session import Session, Shown
from bot.understand.meaning import Meaning
from bot.understand.prices import AROUND
from retrieval.query import Query
from retrieval.replies import is_question
from retrieval.text import is_cjk, normalise

LISTS: frozenset[Act] = frozenset({"find", "refine", "more", "similar", "gift", "best_deal"})
"""Acts that are answered with a list."""
_NAMING: frozenset[Act] = frozenset({"details", "ask_product", "compare", "add_to_cart"})
"""Acts that may be about a product called by its name."""
_CARTING: frozenset[Act | None] = frozenset({"add_to_cart", "checkout", "undo"})
"""Acts after which "undo" means the cart."""
_OWN: frozenset[Act] = frozenset(
    {"human", "order_status", "complaint", "undo", "more", "start_over", "add_to_cart", "profile", "empty"}
)
"""Acts that the shop's library of replies does not take over: what they are about is this conversation."""
_PAIR = 2
MOST_ASKED = 3
"""Cards that a question is answered for when it points at none."""
ONE_MORE = re.compile(
    r"(?:再|也|还)(?:来|加|要|拿|买|给我来)[一二两三四五六七八九十\d]{1,2}[个款双件条台瓶本套只张盒支把副份包]"
)
PRONOUN = re.compile(r"\b(?:it|that|this|them|those|these|they|both)\b")
FULL_NAME = 4
"""Chinese characters that call a product by its name while another is talked about."""


@dataclass(frozen=True, slots=True)
class Routes:
    """Answers what a message means."""

    listing: Listing
    beside: Beside
    serving: Serving
    naming: Naming

    async def answer(
        self, draft: Draft, meaning: Meaning, query: Query | None, pointed: Sequence[Shown], last: Logged | None
    ) -> Turn:
        """The turn for a meaning. `pointed` are the cards it points at, `last` is the last list's decision."""
        if not meaning.language_known:
            return draft.turn(draft.words.other_language, "out_of_scope", buttons=draft.suggestions())
        if self.serving.tracking.is_about_order(draft, meaning.act):
            draft.rules = (*draft.rules, "order-claim")
            return self.serving.serve(draft, "order_status", ())
        # What was talked about last is in `pointed` too; it takes no question that does not point at it.
        pointing = bool(pointed) and meaning.pointed
        if not pointing and _may_be_general(draft, meaning, query) and (turn := self.serving.reply(draft)):
            return turn
        if meaning.act in ("similar", "goes_with"):
            return await self._around(draft, meaning, query, pointed, last)
        if in_another(draft, meaning, self.naming.finder):
            return self.serving.buying.look(draft, "add_to_cart")
        if _adds_one_more(draft, meaning) and (item := self.naming.only(draft, meaning)):
            return self.serving.buying.add(draft, [self.naming.as_asked(draft, item)], last, meaning.quantity)
        if meaning.asks and (turn := self._called(draft, meaning, pointed)):
            return turn
        if turn := await self._list(draft, meaning, query, pointed, last):
            return turn
        compares = meaning.act == "compare" and meaning.names and focus_of(draft.session)
        if meaning.counted and not pointed and not compares:  # "it with the Moto G (4th generation)"
            words, shown = draft.words, len(draft.session.shown)
            text = words.only_so_many.format(n=shown) if shown else words.no_list
            return draft.turn(text, meaning.act, buttons=draft.suggestions())
        return await self._about(draft, meaning, pointed, last)

    def _called(self, draft: Draft, meaning: Meaning, pointed: Sequence[Shown]) -> Turn | None:
        """What is asked of products called by their names; None when nothing is called so."""
        if meaning.asks == "compare":
            each = () if len(pointed) > 1 else self.naming.each(draft, meaning.names)
            return self.serving.serve(draft, "compare", each) if len(each) > 1 else None
        named = (pointed if meaning.pointed else ()) or self.naming.named(draft, meaning)
        if not named or not meaning.asks:
            return None
        return self.serving.serve(draft, meaning.asks, [self.naming.as_asked(draft, item) for item in named[:1]])

    async def _around(
        self, draft: Draft, meaning: Meaning, query: Query | None, pointed: Sequence[Shown], last: Logged | None
    ) -> Turn:
        """What is like a product or goes with it."""
        if meaning.act == "goes_with" and meaning.kinds and query is not None:
            return await self.listing.show(draft, query, "goes_with", last)
        if not meaning.pointed:
            pointed = [*self.naming.named(draft, meaning), *pointed]
        product = self.beside.anchor(draft, pointed, focus_of(draft.session))
        if product is None:
            return draft.turn(draft.words.which_one, meaning.act, buttons=draft.suggestions())
        if meaning.act == "similar":
            return await self.beside.similar(draft, product, last, meaning.stated)
        return await self.beside.goes_with(draft, product, last)

    async def _list(
        self, draft: Draft, meaning: Meaning, query: Query | None, pointed: Sequence[Shown], last: Logged | None
    ) -> Turn | None:
        """Lists of all sorts; None for acts that need none."""
        if want := wanted(draft, meaning):
            return await Outfits(self.listing).put_together(draft, want, last)
        if meaning.act == "bundle":
            turn = await self.listing.bundle(draft, query or draft.session.query, last)
            return turn or draft.turn(draft.words.set_what, "bundle", buttons=draft.suggestions())
        if meaning.act == "best_deal":
            return await deals(self.listing, draft, query, last)
        if meaning.act not in LISTS:
            return None
        if query is None or (meaning.act != "gift" and not _asks_something(query, meaning)):
            return draft.turn(draft.words.help, "help", buttons=draft.suggestions())
        if turn := await self._by_measure(draft, meaning, query, pointed, last):
            return turn
        if meaning.act == "more":
            query = self._more_of(replace(query, exclude=draft.session.seen, beyond=False))
        if meaning.act == "gift":
            query = self._as_present(query)
        several = meaning.kinds if query.order is None and meaning.act in ("find", "refine") else ()
        if several and (turn := await self.listing.show_each(draft, query, several, meaning.act, last)):
            return turn
        if meaning.vague and not self.naming.chinese.anything(draft, query.text):
            return draft.turn(draft.words.help, "help", buttons=draft.suggestions())
        focus = draft.session.focus
        turn = await self._found(draft, query, meaning.act, last)
        return _priced_first(draft, query, _about_kept(turn, meaning, focus))

    async def _by_measure(
        self, draft: Draft, meaning: Meaning, query: Query, pointed: Sequence[Shown], last: Logged | None
    ) -> Turn | None:
        """Others that go further than what is talked about, or those that have most of something."""
        if "further" in meaning.rules:
            about = [*pointed, *focus_of(draft.session)][:1] or draft.session.shown
            return await go_further(self.listing, draft, query, about, last)
        return await with_most(self.listing, draft, query, last) if "much-of" in meaning.rules else None

    async def _found(self, draft: Draft, query: Query, act: Act, last: Logged | None) -> Turn:
        """The list for the wishes, or for those that stand in for them where nothing meets them."""
        turn = await self.listing.show_if_any(draft, query, act, last)
        return turn or await self.listing.show(draft, self._instead(query), act, last)

    def _as_present(self, query: Query) -> Query:
        """A present of any kind, where hardly any of the kind that suits meets the wishes."""
        others = tuple(limit for limit in query.limits if limit.field != "category")
        if len(others) == len(query.limits):
            return query
        enough = (one for one in (query, _cheaper(query)) if self.listing.fitting(one).total >= _PAIR)
        return next(enough, None) or replace(query, limits=others)

    def _instead(self, query: Query) -> Query:
        """The wishes where nothing meets them: what costs less than "about" so much, or bears the kind's name in its
        title; else as they are.
        """
        if (cheaper := _cheaper(query)) != query and self.listing.fitting(cheaper).total:
            return cheaper
        kinds = tuple(limit for limit in query.limits if limit.field == "category")
        if not kinds or not is_cjk(query.kind) or len(query.kind) < _PAIR:
            return query
        if self.listing.fitting(replace(query, limits=kinds, phrases=())).total:
            return query
        # 开衫 is no kind of the shop's own, and yet what one of its things is called.
        others = tuple(limit for limit in cheaper.limits if limit.field != "category")
        titled = replace(query, limits=others, phrases=(query.kind, *query.phrases))
        hits = self.listing.finder.search(titled, MOST_ASKED).hits
        return titled if hits and all(query.kind in hit.product.words("zh").title for hit in hits) else query

    def _more_of(self, query: Query) -> Query:
        """The query for others; once all that fit were shown, for those that fit best without them."""
        left = self.listing.fitting(query).total
        return query if left else replace(query, beyond=True)

    async def _about(self, draft: Draft, meaning: Meaning, pointed: Sequence[Shown], last: Logged | None) -> Turn:
        """Everything about products shown, the cart and the conversation itself."""
        about = self._items(draft, meaning, pointed)
        if meaning.act == "add_to_cart" and "quantity-changed" in meaning.rules:
            return self.serving.buying.change(draft, pointed, meaning.quantity, meaning.step)
        if "emptied" in meaning.rules:
            return self.serving.buying.empty(draft)
        if line := repeated(draft, meaning):
            item = Shown(line.product_id, line.variant_id, "")
            return self.serving.buying.change(draft, [item], meaning.quantity)
        if meaning.act == "add_to_cart":
            return self.serving.buying.add(draft, about, last, meaning.quantity)
        if meaning.act == "checkout" and len(pointed) > 1:
            return self.serving.buying.sum_of(draft, pointed)
        of_cart = draft.session.last_act in _CARTING or "taken-out" in meaning.rules
        if meaning.act == "undo" and draft.session.cart.lines and of_cart:
            return self.serving.buying.take_out(draft, pointed)
        if meaning.act == "undo":
            return await self._undo(draft, last)
        if meaning.act == "ask_product":
            return self.serving.ask(draft, about, pages=meaning.quotable)
        return self.serving.serve(draft, meaning.act, about)

    def _items(self, draft: Draft, meaning: Meaning, pointed: Sequence[Shown]) -> Sequence[Shown]:
        """What the message is about: pointed at, called by name, or talked about last."""
        about = pointed or focus_of(draft.session)
        if meaning.act == "compare" and len(pointed) == 1:
            # "The Lowfell or the Hedgerow": the other may be one that was not shown.
            named = self.naming.each(draft, meaning.names) if meaning.language == "en" else ()
            about = tuple({item.product_id: item for item in (*pointed, *named)}.values())
            if len(about) == 1 and meaning.language == "en" and not focus_of(draft.session):
                about = (*about, *(item for item in draft.session.shown[:_PAIR] if item not in about))[:_PAIR]
        if meaning.act == "compare" and len(about) == 1 and len(pointed) == 1:
            # 和第三个有啥区别: the one talked about stands on the other side.
            about = (*(item for item in focus_of(draft.session) if item not in pointed), *pointed)
            if len(about) < _PAIR:
                known = {item.product_id for item in about}
                others = self.naming.each(draft, meaning.names)
                about = (*about, *(item for item in others if item.product_id not in known))
        if meaning.act == "ask_product":
            about = about or draft.session.shown[:MOST_ASKED]
        if meaning.act in _NAMING and not meaning.pointed:
            named = self._named(draft, meaning, about)
            if len(named) < len(pointed):
                named = ()  # "the helmet and the rope" points at both, and only one of them is a name
            about = (*about, *named) if meaning.act == "compare" and len(named) < _PAIR else (named or about)
        if meaning.act == "compare" and len(about) == 1 and meaning.language == "en":
            about = (*about, *self.naming.likely(draft, meaning.names, about))
        if meaning.act == "add_to_cart" and not about:
            about = self.naming.only_with(draft)
        each = tuple({item.product_id: item for item in about}.values())
        return [self.naming.as_asked(draft, item, each) for item in each]

    def _named(self, draft: Draft, meaning: Meaning, about: Sequence[Shown]) -> tuple[Shown, ...]:
        """What the message calls by its name, where something else may be talked about."""
        named = self.naming.named(draft, meaning)
        chinese = self.naming.chinese
        if meaning.act in ("ask_product", "add_to_cart") and about and meaning.language == "zh":
            named = tuple(item for item in named if chinese.bears(meaning.names, item))
        if meaning.act == "ask_product" and about and not any(_calls(draft.text, name) for name in meaning.names):
            # 戴着手机壳能充吗 asks about the charger, not about a case; 苍鹭能插两张卡吗 about another phone.
            named = tuple(item for item in named if chinese.begins(draft.text, item))
        if meaning.act == "ask_product" and about and meaning.language == "en":
            named = tuple(item for item in named if self.naming.begins(draft, meaning.names, item))
        if (
            about
            and (PRONOUN.search(normalise(draft.text)) or "它" in draft.text)
            and not any(_by_article(draft.text, name) for name in meaning.names)
        ):
            named = ()  # "does it float" asks about the thing talked about
        return named

    async def _undo(self, draft: Draft, last: Logged | None) -> Turn:
        """The list for the wishes as they were before the last change."""
        if not draft.session.past:
            return draft.turn(draft.words.nothing_to_undo, "undo", buttons=draft.suggestions())
        before, *older = draft.session.past
        draft.session = replace(draft.session, past=tuple(older))
        draft.understood = replace(draft.understood, query=before.text, limits=before.limits)
        return await self.listing.show(draft, before, "undo", last, opening=draft.words.undone)


def _about_kept(turn: Turn, meaning: Meaning, focus: str | None) -> Turn:
    """The turn of a list, with what it leaves behind: an idea is no kind asked for, and an option is one of the thing
    talked about.
    """
    session = turn.session
    if "by-need" in meaning.rules and session.query:
        free = tuple(limit for limit in session.query.limits if limit.field != "category")
        session = replace(session, query=replace(session.query, limits=free))
    only_option = bool(meaning.stated) and all(limit.field in ("color", "size") for limit in meaning.stated)
    if only_option and any(item.product_id == focus for item in session.shown):
        session = replace(session, focus=focus)
    return replace(turn, session=session)


def _priced_first(draft: Draft, query: Query, turn: Turn) -> Turn:
    """最便宜的盖毯多少钱, 雨伞多少钱: the price that is asked for, before the list."""
    cards, asked = turn.reply.cards, normalise(draft.text)
    ordered = query.order in ("cheapest", "dearest")
    of_kind = not any(limit.field == "price" for limit in query.limits) and draft.session.language == "zh"
    if not (PRICES.search(asked) and (ordered or of_kind)) and not (ordered and WHICH.search(asked)):
        return turn
    lines = [
        draft.words.says.format(
            title=card.title, lines=money(Decimal(card.price), card.currency, draft.session.language)
        )
        for card in cards[: 1 if ordered else MOST_ASKED]
        if card.price is not None and card.currency is not None
    ]
    return replace(turn, reply=replace(turn.reply, text="\n".join([*lines, turn.reply.text])))


def _cheaper(query: Query) -> Query:
    """The wishes without the lower end of a price that shall be about so much (左右); as they are where none is."""
    prices = {limit.op: Decimal(str(limit.value)) for limit in query.limits if limit.field == "price"}
    low, high = prices.get(">="), prices.get("<=")
    if low is None or high is None or low * (1 + AROUND) != high * (1 - AROUND):
        return query
    return replace(query, limits=tuple(one for one in query.limits if (one.field, one.op) != ("price", ">=")))


def _adds_one_more(draft: Draft, meaning: Meaning) -> bool:
    """再来一个大头风扇, after something went into the cart."""
    carted = draft.session.cart.lines and draft.session.last_act in _CARTING
    bounded = any(limit.field == "price" for limit in meaning.stated)
    return (
        bool(carted) and not bounded and meaning.act in ("find", "refine") and ONE_MORE.search(draft.text) is not None
    )


def _by_article(text: str, name: str) -> bool:
    """Whether a name stands behind an article: "and the Death Lens, is it the same?"."""
    return (
        re.search(rf"\b(?:the|a|an|your) (?:[\w-]{{1,14}} )?{re.escape(name)}", normalise(text), re.IGNORECASE)
        is not None
    )


def _calls(text: str, name: str) -> bool:
    """Whether a question may be about what bears this name: its subject, not a part or a use that it names."""
    called = re.escape(name)
    if re.search(rf"[这那][个款双件条台瓶本套只张盒支把副]{called}", text):
        return True
    if re.search(
        rf"{called}[^，。]{{0,3}}(?:能[用装放贴套]|可以用|适用|兼容|装得|放得|支持|套得)", text, re.IGNORECASE
    ):
        return False  # iPhone 6s能用吗 asks whether the thing shown fits one
    if is_cjk(name) and re.search("[能会]|^[戴带装放套用]", name):
        return False  # 戴着手机壳能充吗
    if not is_cjk(name) or len(name) >= FULL_NAME:
        return True
    return re.search(rf"(?:能|会|可以|[带配有含送装放套用戴防怕适合])[^，。]{{0,4}}{called}", text) is None


def focus_of(session: Session) -> tuple[Shown, ...]:
    """What "it" means when the message points at nothing: the product talked about last, or the only one shown."""
    if len(session.shown) == 1:
        return session.shown
    return tuple(item for item in session.shown if item.product_id == session.focus)


def _may_be_general(draft: Draft, meaning: Meaning, query: Query | None) -> bool:
    """Whether the shop's library of replies may take the message over: "vegan boots" wants to see some."""
    if meaning.act in _OWN:
        return False
    wishes = meaning.act in LISTS and query is not None and _asks_something(query, meaning)
    return not wishes or is_question(draft.text)


def _asks_something(query: Query, meaning: Meaning) -> bool:
    """Whether anything of the request was understood: nonsense gets help, not the whole shop."""
    return bool(query.limits or query.order or query.like or query.keywords or query.ideal) or any(
        word not in meaning.not_understood for word in query.text.split()
    )
