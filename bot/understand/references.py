"""Which products of the last list a message points at: "the second one", 第二个, "the red one", "it"."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from bot.session import Session, Shown
from bot.understand.called import best_called, each_called, one_called
from bot.understand.ends import at_one_end
from bot.understand.measured import measured
from bot.understand.pointing import Candidate, owned, picked
from bot.understand.reading import Cue, Reading
from retrieval.lexicon import Lexicon, Term
from retrieval.mentions import fold, pattern
from retrieval.negation import affirmed
from retrieval.phrases import read_words
from retrieval.products import Product, Variant
from retrieval.text import is_cjk, normalise

_ORDINALS = {f"ordinal_{place}": place for place in range(1, 11)}
_MOST_WORDS = 60
"""Words of a message that are compared with titles."""
_CHOOSING = ("add_to_cart", "add", "put")
_PAIRING = ("compare", "add_to_cart", "put", "add", "take_out", "takes_named")
_CARTS = ("cart", "basket", "bag", "total")
CARTED = ("add_to_cart", "checkout", "undo")
"""Acts after which a cart is talked about."""
_NAMING = ("compare", "take_out", "takes_away", "sum", "cart", "set_quantity")
_PAIR = 2
_FEW_WORDS = 3
_BRIEF = 8
_BEFORE_ORDINAL = frozenset(("the", "this", "that", "number", "your", "and", "or", "with", "to", "#"))
_NO_PLACES = frozenset("次时步名天回印眼")
"""第一次, 第一时间: no place in a list."""
_SEVERAL_ZH = frozenset("前头这那")
_SEVERAL_EN = frozenset(("first", "these", "those", "top", "all", "the"))
_SPELT = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
"""Only after "number" or "option"."""
_ENGLISH = {"two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_HAN_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九", start=1)} | {"两": 2, "俩": 2, "仨": 3}
_WHOLE = frozenset("俩仨")
"""Numbers that hold their classifier."""
_COUNTING_ON = frozenset("第每来要再加买拿多少几")
"""Before a number of things: they are no things of the list."""


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
    items: Sequence[Shown] = session.shown
    latin = all(word.kind != "cjk" for word in reading.words)
    if latin and reading.has("back_to") and (pool := _of_named_kind(reading, [*shown, *recent], lexicon)):
        shown, recent, items = pool, (), (*session.shown, *session.recent)
    ids = [product.id for product in shown]
    everything = [*shown, *recent]
    found = at_one_end(reading, ids) or _counted(reading, shown, lexicon)
    if not found and reading.has(*_PAIRING):
        last = candidates(items, shown, currency)
        earlier = candidates(session.recent, recent, currency)
        found = each_called(reading, last, stop) or each_called(reading, [*last, *earlier], stop)
    if len(found) < _PAIR:
        last = candidates(items, shown, currency)
        found += picked(reading, last, candidates(session.recent, recent, currency))
    # The first way that finds anything decides; those that need no words of the list come last.
    ways: tuple[Callable[[], list[str]], ...] = (
        lambda: _by_measure(reading, shown),
        lambda: _other_one(reading, focused(session, shown)),
        lambda: _with_one_before(reading, ids, recent),
        lambda: _several(reading, ids, [product.id for product in recent if product.id not in ids]),
        lambda: _titled(reading, everything, stop) if everything else [],
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
        lambda: ids if reading.has("best_of") or asks_which(reading) else [],
        lambda: ids if reading.has("all_shown", "all_listed") and reading.has("compare", *_CHOOSING) else [],
        lambda: focused(session, shown) if reading.has("it", "topic_it") and not _called_so(reading) else [],
        lambda: (focused(session, shown) or ids) if reading.has("price_question") and not _called_so(reading) else [],
    )
    if not found and (not ids or not counts(reading)):
        found = next((pointed for way in ways if (pointed := way())), [])
    if found and _and_this(reading):
        found = [*focused(session, shown), *found]
    return list(dict.fromkeys(found))


def _calls_one(reading: Reading, lexicon: Lexicon, *, carted: bool) -> bool:
    """ "Add the set of 3 candles", "how much is the flat one": one thing is chosen, or its price asked, by a "the"."""
    kinds = {
        place.term.value for place in reading.terms if place.term.field == "category" and lexicon.sells(place.term)
    }
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
    kinds = [place.term for place in reading.terms if place.term.field == "category"]
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


def _several(reading: Reading, ids: Sequence[str], recent: Sequence[str] = ()) -> list[str]:
    """ "The first two", "both", "all three", 前两款, 这三样: as many as are named, from the top."""
    for place, word in enumerate(reading.words[:-1]):
        if word.text in _SEVERAL_ZH and place + 2 < len(reading.words):
            count = _number_at(reading, place + 1)
            if count > 1 and (end := _things_end(reading, place + 1)) and len(ids) >= count:
                reading.take(place, end, "reference")
                return list(ids[:count])
        if word.text in _SEVERAL_EN:
            count = _ENGLISH.get(reading.words[place + 1].text, 0)
            if count > 1 and len(ids) >= count:
                reading.take(place, place + 2, "reference")
                return list(ids[:count])
    if compared := _all_compared(reading, ids):
        return compared
    if len(ids) == 1 and recent and reading.has("both") and reading.has("cart", "put", "add", "add_to_cart"):
        return [*recent[:1], *ids]  # of this list, and of the one before it
    if len(ids) == 2 and (reading.has("both") or reading.has("two")):
        return list(ids)
    return list(ids[:2]) if reading.has("two") or (reading.has("both") and reading.has("compare")) else []


def _things_end(reading: Reading, place: int) -> int:
    """The word after a Chinese number and its classifier: 三样, 俩; 0 where none is."""
    if reading.words[place].text in _WHOLE:
        return place + 1
    return place + 2 if reading.starting(place + 1, "classifier") else 0


def _all_compared(reading: Reading, ids: Sequence[str]) -> list[str]:
    """两个有啥区别, 仨哪个好: as many of the list as are counted, where things are compared."""
    if not (reading.has("compare", "best_of", "better") or asks_which(reading)):
        return []
    for place, word in enumerate(reading.words[:-1]):
        counted = 1 < _number_at(reading, place) <= len(ids) and word.kind == "cjk"
        if counted and not (place and reading.words[place - 1].text in _COUNTING_ON) and _things_end(reading, place):
            reading.take(place, _things_end(reading, place), "reference")
            return list(ids[: _number_at(reading, place)])
    return []


_BOTH = re.compile(
    "[两俩][个款双件条张台部本瓶把支盏盒套种样]?都(?:要|买|来|拿|加|放)|[这那它]俩|这两[个款双件条张台部本瓶把支盏盒套种样]"
)


def _with_one_before(reading: Reading, ids: Sequence[str], recent: Sequence[Product]) -> list[str]:
    """两本都要, where one stands in the list and the other in the one before."""
    if len(ids) != 1 or not recent or not _BOTH.search(reading.text):
        return []
    reading.take(0, 1, "reference")
    return [recent[0].id, *ids]


def _number_at(reading: Reading, place: int) -> int:
    word = reading.words[place]
    if word.kind == "number" and word.text.isdigit():
        return int(word.text)
    return _HAN_DIGITS.get(word.text, 0)


def _kinds(reading: Reading, session: Session, products: Sequence[Product], lexicon: Lexicon) -> list[str]:
    """ "Add the tent and the stove", 炒锅和汤锅都放购物车: of each kind named, what was talked about or shown last."""
    focus = [product for product in products if product.id == session.focus]
    found = []
    for place in reading.terms:
        if place.term.field == "category" and reading.free(place.start, place.end):
            of_kind = [product for product in (*focus, *products) if is_a(product, place.term, lexicon)]
            found += [product.id for product in of_kind[:1]]
    return list(dict.fromkeys([*found, *_by_names(reading, products)]))


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


def _by_names(reading: Reading, products: Sequence[Product]) -> list[str]:
    """炒锅和汤锅都放购物车: by stretches of free words that stand in one title of what was shown, the newest first."""
    titles = [
        (product.id, normalise(" ".join(text.title for text in (product.text, *product.translations.values()))))
        for product in products
    ]
    found: list[str] = []
    at = 0
    while at < len(reading.words):
        end = next(
            (stop for stop in range(min(len(reading.words), at + 8), at + 1, -1) if _named(reading, at, stop, titles)),
            0,
        )
        term = reading.term_at(at)
        if end and term is not None and end <= term.end and _brand_of_name(reading, at):
            end = 0
        if end:
            found.append(_named(reading, at, end, titles))
            reading.take(at, end, "reference")
        at = end or at + 1
    return list(dict.fromkeys(found))


def _named(reading: Reading, start: int, stop: int, titles: Sequence[tuple[str, str]]) -> str:
    words = reading.words[start:stop]
    if not all(word.kind == "cjk" and (word.glued or word is words[0]) for word in words) or not reading.free(
        start, stop
    ):
        return ""
    text = "".join(word.text for word in words)
    return next((product_id for product_id, title in titles if text in title), "")


def asks_which(reading: Reading) -> bool:
    """ "Which one is lighter?", 哪个更轻: a choice among the things shown, not "a tent which is waterproof"."""
    return any(
        cue.start == 0
        or reading.words[cue.start].kind == "cjk"
        or reading.words[cue.start - 1].kind == "mark"
        or reading.words[cue.start - 1].text in ("and", "so", "but", "ok", "then", "hmm")
        for cue in reading.found("which")
    )


def rejected(reading: Reading) -> bool:
    """Whether a place in the list is named to be refused: "not the second one"."""
    return any(_denied(reading, start) for start, _, _ in _places(reading, 99))


def focused(session: Session, shown: Sequence[Product]) -> list[str]:
    """The product talked about last, or the only one shown."""
    ordered = session.query is not None and session.query.order is not None
    focus = session.focus or (shown[0].id if shown and (ordered or len(shown) == 1) else None)
    return [focus] if focus else []


def _titled(reading: Reading, shown: Sequence[Product], stop: frozenset[str]) -> list[str]:
    """ "The ridgeline", 山脊线怎么样: shown products by a word that stands in one title only."""
    asked = reading.has("compare", "details", "price_question", "add_to_cart", "takes_named", "similar", "why")
    asked |= reading.has("question") and not reading.has("request")
    titles = {
        product.id: normalise(" ".join(text.title for text in (product.text, *product.translations.values())))
        for product in shown
    }
    latin = {name: {word.key for word in read_words(title)} for name, title in titles.items()}
    known = _known(reading)
    found = []
    for place, word in enumerate(reading.words[:_MOST_WORDS]):
        definite = place > 0 and reading.words[place - 1].text in ("the", "this", "that")
        pair = "".join(other.text for other in reading.words[place : place + 2])
        if (
            known[place]
            or _brand_of_name(reading, place)
            or not (asked or definite)
            or reading.starting(place + 1, "ones")
        ):
            continue
        if word.kind == "latin" and len(word.text) > 2 and word.text not in stop:
            end, named = place + 1, [name for name, keys in latin.items() if word.key in keys]
        elif word.kind == "cjk" and len(pair) > 1 and pair not in stop and not any(known[place : place + 2]):
            end, named = place + 2, [name for name, title in titles.items() if pair in title]
        else:
            continue
        if len(named) == 1:
            found.append(named[0])
            reading.take(place, end, "reference")
    return found


def _brand_of_name(reading: Reading, place: int) -> bool:
    """音丘素歌: a Chinese brand with more of a name behind it calls one thing, not everything of the brand."""
    term = reading.term_at(place)
    brand = term is not None and term.term.field == "brand" and reading.words[place].kind == "cjk"
    if term is None or not brand or term.end + 1 >= len(reading.words):
        return False
    after = reading.words[term.end]
    covered = any(cue.start <= term.end < cue.end for cue in reading.cues)
    return after.kind == "cjk" and after.glued and not covered and after.text not in "的和跟与那这"


def _known(reading: Reading) -> list[bool]:
    """For each word, whether it is more than part of a name: a cue, a quality or kind, or used up."""
    known = [bool(taken) for taken in reading.taken]
    for place in reading.terms:
        if place.term.field not in ("brand", "topic"):
            known[place.start : place.end] = [True] * (place.end - place.start)
    for cue in reading.cues:
        known[cue.start : cue.end] = [True] * (cue.end - cue.start)
    return known


def counts(reading: Reading) -> bool:
    """Whether the message names a place in a list, such as "the second one"."""
    return bool(_places(reading, 99))


def _counted(reading: Reading, shown: Sequence[Product], lexicon: Lexicon) -> list[str]:
    found = []
    for start, end, place in _places(reading, len(shown)):
        if _denied(reading, start) or _begins_name(reading, start, shown):
            continue
        ids = [product.id for product in _of_kind_after(reading, end, shown, lexicon)]
        index = place - 1 if place > 0 else len(ids) - 1
        if 0 <= index < len(ids):
            found.append(ids[index])
            reading.take(start, end, "reference")
    return found


def _begins_name(reading: Reading, place: int, shown: Sequence[Product]) -> bool:
    """Whether an ordinal is a word of a name: the "First Class" mat."""
    pair = reading.words[place : place + 2]
    if len(pair) < _PAIR or any(word.kind != "latin" for word in pair):
        return False
    name = f"{pair[0].text} {pair[1].text}"
    return any(name in normalise(product.text.title) for product in shown)


def _of_kind_after(reading: Reading, end: int, shown: Sequence[Product], lexicon: Lexicon) -> Sequence[Product]:
    """What "the second toaster" counts in a list of kettles and toasters."""
    kind = reading.term_at(end)
    if kind is None or kind.term.field != "category" or reading.words[kind.start].kind != "latin":
        return shown
    such = [product for product in shown if is_a(product, kind.term, lexicon)]
    return such if 0 < len(such) < len(shown) else shown


def _places(reading: Reading, size: int) -> list[tuple[int, int, int]]:
    """(first word, word after, place in the list or -1 for the last) of everything that counts in the message."""
    found: list[tuple[int, int, int]] = []
    for cue in reading.cues:
        if not _counts_things(reading, cue):
            continue
        ordinal = next((_ORDINALS[name] for name in cue.names if name in _ORDINALS), None)
        if "ordinal_last" in cue.names:
            found.append((cue.start, cue.end, -1))
        elif ordinal:
            found.append((cue.start, cue.end, ordinal))
    found += _digits(reading, size)
    return sorted(found)


def _counts_things(reading: Reading, cue: Cue) -> bool:
    """ "Cheapest first" and "at first" count nothing; "the first" and "first one" do, and so does "first" alone."""
    if cue.end - cue.start > 1 or reading.words[cue.start].kind != "latin" or "one" in cue.names:
        return True
    before = reading.words[cue.start - 1].text if cue.start else ""
    alone = reading.spoken <= _FEW_WORDS
    return before in _BEFORE_ORDINAL or (alone and not reading.has("cheapest", "dearest", "best_rated", "popular"))


def _digits(reading: Reading, size: int) -> list[tuple[int, int, int]]:
    """ "#2", "number 2", 第二个, 2号; bare digits after "compare"."""
    found = []
    words = reading.words
    comparing = reading.has("compare") or reading.spoken == 1  # "2" as an answer to a list
    for place, word in enumerate(words):
        value = (
            int(word.text)
            if word.kind == "number" and word.text.isdigit() and len(word.text) < 3
            else _HAN_DIGITS.get(word.text, 0) or _SPELT.get(word.text, 0)
        )
        if not 0 < value <= max(size, 9) or value > 20 or not reading.free(place, place + 1):
            continue
        before = words[place - 1].text if place else ""
        numbered = before in ("#", "第") or (place and reading.ending(place, "number", "ordinal") is not None)
        ends_ordinal = place > 0 and words[place - 1].text == "第"
        if ends_ordinal and place + 1 < len(words) and words[place + 1].text in _NO_PLACES:
            continue
        digit_alone = word.kind == "number" and comparing
        called = word.kind == "number" and place + 1 < len(words) and words[place + 1].text == "号" and size >= value
        if numbered or ends_ordinal or digit_alone or called:
            end = place + 1
            while end < len(words) and end < place + 3 and words[end].text in "个款双件条张台部只种号那":
                end += 1
            found.append((place - 1 if numbered or ends_ordinal else place, end, value))
    return found


def _described(reading: Reading, shown: Sequence[Product], lexicon: Lexicon) -> list[str]:
    """ "the red one", 红色那个: the shown products that are what the terms say."""
    pointing = {cue.start for cue in reading.found("one", "that_one") if not owned(reading, cue)}
    terms = [place for place in reading.terms if reading.free(place.start, place.end)]
    near = [
        place
        for place in terms
        if (place.end in pointing or place.end + 1 in pointing)
        and _has_article(reading, place.start)
        and not _denied(reading, place.start)
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


def _denied(reading: Reading, start: int) -> bool:
    """ "not the red one", 不要红色那个: what is not wanted is not pointed at."""
    return any(reading.ending(place, "not", "without") for place in (start, start - 1))


def is_a(product: Product, term: Term, lexicon: Lexicon) -> bool:
    """Whether a product is what a term says."""
    texts = [product.text, *product.translations.values()]
    said = [text.title for text in texts] + [text.brand for text in texts]
    said += [value for text in texts for values in text.attributes.values() for value in values]
    said += [value for variant in product.variants for value in variant.options.values()]
    if term.field == "category" and is_cjk(term.surface) and any(_ends_in(text.title, term.surface) for text in texts):
        return True
    folded = fold(" . ".join(said))
    field = "words" if term.field == "topic" else term.field
    return any(affirmed(folded, sought) for form in lexicon.forms(field, term.value) if (sought := pattern(form)))


def _ends_in(title: str, kind: str) -> bool:
    """落地灯 is a 灯, 圆桌 a 桌子: Chinese titles end in what the thing is."""
    stem = kind[:-1] if len(kind) > 1 and kind[-1] in "子儿" else kind
    return any(part.endswith(stem) for part in normalise(title).split())


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
