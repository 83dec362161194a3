"""Which products of the last list a message points at: "the second one", 第二个, "the red one", "it"."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from bot.session import CARTED, Session, Shown
from bot.understand.called import best_called, each_called, one_called
from bot.understand.kinds import is_a
from bot.understand.measured import goes_further, measured
from bot.understand.ordinals import counts, denied, placed
from bot.understand.pointing import Candidate, both_ends, owned, picked
from bot.understand.reading import Reading
from bot.understand.several import asks_which, at_one_end, several, so_many_of_it, with_one_before
from bot.understand.titled import by_names, titled
from retrieval.lexicon import Lexicon
from retrieval.mentions import fold, pattern
from retrieval.products import Product, Variant

UNNAMED = re.compile(
    r"^\W{0,3}(?:and |ok |or |maybe ){0,2}(?:one|ones|something|anything) (?:that|which|with|for|to)\b"
)
""" "One that clips on the air vent" calls nothing by a name."""
_CHOOSING = ("add_to_cart", "add", "put")
_PAIRING = ("compare", "add_to_cart", "put", "add", "take_out", "takes_named")
_CARTS = ("cart", "basket", "bag", "total")
_NAMING = ("compare", "take_out", "takes_away", "sum", "cart", "set_quantity")
_PAIR = 2
_FEW_WORDS = 3
_BRIEF = 8


def references(
    reading: Reading,
    session: Session,
    shown: Sequence[Product],
    recent: Sequence[Product],
    lexicon: Lexicon,
    stop: frozenset[str],
    currency: str,
) -> list[str]:
    """Ids of the products pointed at, in the order named; the words that point become taken.

    `shown` is the last list, `recent` what stood in lists before it, the newest first.
    """
    if UNNAMED.match(reading.text) or reading.has("laid"):
        return []
    items: Sequence[Shown] = session.shown
    latin = all(word.kind != "cjk" for word in reading.words)
    if latin and reading.has("back_to") and (pool := _of_named_kind(reading, [*shown, *recent], lexicon)):
        shown, recent, items = pool, (), (*session.shown, *session.recent)
    ids = [product.id for product in shown]
    everything = [*shown, *recent]
    found = so_many_of_it(reading, focused(session, shown)) or at_one_end(reading, ids)
    found = found or placed(reading, shown, lexicon)
    found = found or both_ends(reading, candidates(items, shown, currency))
    if not found and reading.has(*_PAIRING):
        last = candidates(items, shown, currency)
        earlier = candidates(session.recent, recent, currency)
        found = each_called(reading, last, stop) or each_called(reading, [*last, *earlier], stop)
    if len(found) < _PAIR:
        last = candidates(items, shown, currency)
        if not reading.has("asks_extreme", "asks_most"):  # "what's the cheapest one" asks for an order
            found += picked(reading, last, candidates(session.recent, recent, currency))
    # The first way that finds anything decides; those that need no words of the list come last.
    ways: tuple[Callable[[], list[str]], ...] = (
        lambda: _by_measure(reading, shown),
        lambda: _other_one(reading, focused(session, shown)),
        lambda: with_one_before(reading, ids, recent),
        lambda: several(reading, ids, [product.id for product in recent if product.id not in ids]),
        lambda: titled(reading, everything, stop) if everything else [],
        lambda: _described(reading, shown, lexicon) if shown else [],
        lambda: (
            best_called(reading, candidates(items, shown, currency), candidates(session.recent, recent, currency), stop)
            if _calls_one(reading, lexicon, carted=session.last_act in CARTED)
            else []
        ),
        lambda: _kinds(reading, session, everything, lexicon) if reading.has(*_CHOOSING, *_NAMING) else [],
        lambda: (
            one_called(reading, candidates(items, shown, currency), stop)
            if reading.has(*_PAIRING) and not reading.has("interrogative")
            else []
        ),
        lambda: ids if reading.has("all_listed") and _takes_all(reading) else [],
        lambda: _definite(reading, shown, lexicon) if not _asks_for_goods(reading) else [],
        lambda: _kinds(reading, session, everything, lexicon) if _returns_to_ask(reading) else [],
        lambda: ids if reading.has("best_of", "asks_most") or asks_which(reading) else [],
        lambda: _all(reading, ids) if reading.has("compare", *_CHOOSING) else [],
        lambda: focused(session, shown) if reading.has("it", "topic_it") and not _called_so(reading) else [],
        lambda: (focused(session, shown) or ids) if reading.has("price_question") and not _called_so(reading) else [],
    )
    if not found and (not ids or not counts(reading)):
        found = next((pointed for way in ways if (pointed := way())), [])
    found = _of_that_number(reading, found, [*shown, *recent])
    if found and _and_this(reading):
        found = [*focused(session, shown), *found]
    return list(dict.fromkeys(found))


_FIGURE = re.compile(r"(?<![\d.,])(?:\d{1,2},\d{3}|\d{4,5})(?![\d.])")
""" "20,000" of a power bank."""


def _of_that_number(reading: Reading, found: list[str], products: Sequence[Product]) -> list[str]:
    """Without what bears another figure than the one it is called by: no 10,000 mAh is "the Tzumi 20,000"."""
    said = {figure.replace(",", "") for figure in _FIGURE.findall(reading.text)}
    borne = {
        product.id: {figure.replace(",", "") for figure in _FIGURE.findall(product.text.title)} for product in products
    }
    return [one for one in found if not (said and (own := borne.get(one)) and said.isdisjoint(own))]


def _all(reading: Reading, ids: list[str]) -> list[str]:
    """All that was shown; "add both" means two, and not all of four."""
    two = reading.has("both") and not reading.has("all_listed", "compare") and len(ids) > _PAIR
    return ids if reading.has("all_shown", "all_listed") and not two else []


def _calls_one(reading: Reading, lexicon: Lexicon, *, carted: bool) -> bool:
    """ "Add the set of 3 candles", "how much is the flat one": one thing is chosen, or its price asked, by a "the"."""
    kinds = {place.term.value for place in reading.kinds if lexicon.sells(place.term)}
    following = dict(enumerate((word.text for word in reading.words[1:]), start=1))
    definite = any(
        word.text in ("the", "that", "of") and following.get(at + 1) not in _CARTS
        for at, word in enumerate(reading.words)
    )
    about = reading.has(*_CHOOSING, "price_question", "tell", "takes_named", "set_quantity", "wants_that")
    about |= carted and reading.has("that_too")
    several = reading.has("compare", "both", "two", "all_listed", "all_shown", "sum")
    return definite and about and len(kinds) < _PAIR and not several


def _of_named_kind(reading: Reading, products: Sequence[Product], lexicon: Lexicon) -> list[Product]:
    """ "Back to the boots, add the lighter one": what was shown of the kind that is gone back to."""
    kinds = [place.term for place in reading.kinds]
    if any(term.value != kinds[0].value for term in kinds) and any(word.kind == "cjk" for word in reading.words):
        return []  # 这个泳镜跟刚才的跳绳: each is looked for by itself
    return [product for product in products if any(is_a(product, term, lexicon) for term in kinds[:1])]


def _and_this(reading: Reading) -> bool:
    """这筒和刚才那副拍子, 这本书跟刚才的锅: what is talked about, beside what is described."""
    words = reading.words
    return any(
        words[cue.start].text == "这"
        and any(word.text in "和跟与" for word in words[cue.end : cue.end + _FEW_WORDS])
        and not reading.has("compare")
        for cue in reading.found("it")
    )


def _takes_all(reading: Reading) -> bool:
    """都加购物车, 三样都要: all that was shown, where nothing is named and nothing asked."""
    named = any(place.term.field == "category" for place in reading.terms)
    chosen = reading.has(*_CHOOSING, "cart") or reading.spoken <= _BRIEF
    return chosen and not named and not reading.has("interrogative", "take_out", "compare", "more")


def _by_measure(reading: Reading, shown: Sequence[Product]) -> list[str]:
    """ "The lighter one", "the thicker of the two"."""
    if len(shown) < _PAIR or not reading.has("one", "that_one", "two", "add_to_cart", "put"):
        return []
    if goes_further(reading) or reading.has("asks_most") or (reading.has("no_negation") and reading.has("request")):
        return []  # 有没有小点的, 放包里
    best = measured(reading.text, shown[:_PAIR] if reading.has("two") else shown)
    if best is None:
        return []
    reading.take(0, 1, "reference")
    return [best]


_OTHER_ONE = re.compile(
    r"(?:^|[.,!;] ?)(?:ok )?(?:and|what about|how about) the (?:small|smaller|big|bigger|large|larger)"
    r"(?: one| size)?\W{0,3}$"
)


def _other_one(reading: Reading, about: Sequence[str]) -> list[str]:
    """ "And the small?", about the one thing talked about: the same in another size."""
    found = _OTHER_ONE.search(reading.text) if about and reading.spoken <= _BRIEF else None
    if found is None:
        return []
    for place, word in enumerate(reading.words):
        if word.start >= found.start():
            reading.take(place, place + 1, "reference")
    return list(about)


def _called_so(reading: Reading) -> bool:
    """Jitterbug Flip 那支: a Latin name before 那支 says which, and nothing shown bears it."""
    words = reading.words
    if any(
        cue.start and words[cue.start].text == "之" and not words[cue.start].glued for cue in reading.found("that_one")
    ):
        return True  # what the shopper had before
    return any(
        reading.words[cue.start].kind == "cjk"
        and cue.start > 1
        and reading.words[cue.start - 1].kind == reading.words[cue.start - 2].kind == "latin"
        and reading.free(cue.start - 2, cue.start)
        for cue in reading.found("that_one")
    )


def _asks_for_goods(reading: Reading) -> bool:
    """Whether goods are asked for; 床头柜需要安装吗 asks what a thing needs."""
    said = {reading.written(cue.start, cue.end) for cue in reading.found("request")}
    return reading.has("more") or bool(said - {"要", "需要"}) or (bool(said) and not reading.has("yes_or_no"))


def _returns_to_ask(reading: Reading) -> bool:
    return reading.has("back_to") and reading.has("able", "interrogative") and not reading.has("wants_one")


def candidates(items: Sequence[Shown], products: Sequence[Product], currency: str) -> list[Candidate]:
    """What was shown, each with the price of the variant shown."""
    variants = {item.product_id: item.variant_id for item in items}
    found = []
    for product in products:
        price = _variant(product, variants.get(product.id)).prices.get(currency)
        found.append(Candidate(product, price.amount if price else None))
    return found


def _kinds(reading: Reading, session: Session, products: Sequence[Product], lexicon: Lexicon) -> list[str]:
    """ "Add the tent and the stove", 炒锅和汤锅都放购物车: of each kind named, what was talked about or shown last.

    Out of the cart is taken what lies in it.
    """
    first = {session.focus}
    if reading.has("take_out", "takes_away", "set_quantity"):
        first = {line.product_id for line in session.cart.lines}
    products = sorted(products, key=lambda product: product.id not in first)
    found = []
    for place in reading.terms:
        if place.term.field == "category" and reading.free(place.start, place.end):
            of_kind = [product for product in products if is_a(product, place.term, lexicon)]
            found += [product.id for product in of_kind[:1]]
    return list(dict.fromkeys([*found, *by_names(reading, products)]))


def _definite(reading: Reading, shown: Sequence[Product], lexicon: Lexicon) -> list[str]:
    """ "Is the tent waterproof?": a kind with "the", where one thing of it stands in a list of several kinds."""
    found = []
    for place in reading.terms:
        definite = place.start > 0 and reading.words[place.start - 1].text in ("the", "that", "this")
        definite |= reading.words[place.start].kind == "cjk" and reading.has(
            "yes_or_no", "measure", "facet", "included"
        )
        if definite and place.term.field == "category" and reading.free(place.start, place.end):
            called = pattern(place.term.surface)
            of_kind = [
                product.id
                for product in shown
                if is_a(product, place.term, lexicon) or (called and called in fold(product.text.title))
            ]
            several = reading.words[place.start].kind == "cjk" and 0 < len(of_kind) < len(shown)
            if several or (len(of_kind) == 1 and len(shown) > 1):
                found += of_kind
                reading.take(place.start, place.end, "reference")
    return found


def focused(session: Session, shown: Sequence[Product]) -> list[str]:
    """The product talked about last, or the only one shown."""
    ordered = session.query is not None and session.query.order is not None
    focus = session.focus or (shown[0].id if shown and (ordered or len(shown) == 1) else None)
    return [focus] if focus else []


def _described(reading: Reading, shown: Sequence[Product], lexicon: Lexicon) -> list[str]:
    """ "the red one", 红色那个: the shown products that are what the terms say."""
    pointing = {cue.start for cue in reading.found("one", "that_one") if not owned(reading, cue)}
    terms = [place for place in reading.terms if reading.free(place.start, place.end)]
    near = [
        place
        for place in terms
        if (place.end in pointing or place.end + 1 in pointing)
        and _has_article(reading, place.start)
        and not denied(reading, place.start)
    ]
    if not near:
        return []
    found = [product.id for product in shown if all(is_a(product, place.term, lexicon) for place in near)]
    if found:
        for place in near:
            reading.take(place.start, place.end, "reference")
    return found


def _has_article(reading: Reading, start: int) -> bool:
    """English needs "the", "that" or "this" before; Chinese 那个 says it itself."""
    word = reading.words[start]
    return word.kind == "cjk" or (start > 0 and reading.words[start - 1].text in ("the", "that", "this"))


def shown_prices(session: Session, shown: Sequence[Product], currency: str) -> list[tuple[str, Decimal]]:
    """(product id, price) of the shown cards whose price is known in a currency."""
    variants = {item.product_id: item.variant_id for item in session.shown}
    found = []
    for product in shown:
        variant = _variant(product, variants.get(product.id))
        if currency in variant.prices:
            found.append((product.id, variant.prices[currency].amount))
    return found


def _variant(product: Product, variant_id: str | None) -> Variant:
    return next((variant for variant in product.variants if variant.id == variant_id), product.variants[0])
