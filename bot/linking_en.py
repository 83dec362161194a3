"""One thing called by words of its English name, among what was shown, what lies in the cart, or the whole shop:
"does the Tile Mate float?", "add the Tarn one", "take the Glowworm out again"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.answers import answer, mentions
from bot.draft import Draft
from bot.finder import Finder
from bot.messages import Act
from bot.naming_zh import SOLD_OUT_TOO
from bot.session import Shown
from bot.titles import base_title, head_keys, key_set, option_keys
from bot.understand.en import STOP
from bot.understand.in_force import WISHING
from bot.understand.meaning import Meaning
from bot.understand.numerals import counted
from bot.understand.patterns_en import PATTERNS
from bot.understand.references import UNNAMED
from retrieval.phrases import Word, read_words, word_set
from retrieval.products import Product
from retrieval.query import Query
from retrieval.text import normalise
from retrieval.topics import read

_MOST_READ = 160
_MOST_FOUND = 20
_SHORTEST = 3
_MOST_ALIKE = 3
"""Names that may bear a word and it still tells of one thing."""
_HEAD = 2
"""Words that a name begins with."""
_MOST_DESCRIBING = 8
"""Words of a phrase behind "the" that describes a thing in full."""
_MOST_BETWEEN = 3
"""Words of a name or colour that may stand between "the" and the telling one: "the big blue Hedgerow"."""
_SETTLED: frozenset[Act] = frozenset(
    ("find", "refine", "help", "add_to_cart", "ask_product", "details", "ask_policy", "undo")
)
"""Acts that a name may turn out to be something else than, or about something else than."""
_INDEFINITE = frozenset(("a", "an", "any", "some", "another"))
_ARTICLES = frozenset(("the", "that", "this", "a", "an", "one", "two", "three", "four", "another", "your"))
_ASKING = word_set("is are was does do did can could will would has have how about of and or between than")
_ADDING = word_set("add put take grab get buy order throw toss pop stick chuck have want like choose pick with for")
_LEADING = _ASKING | _ADDING | word_set("remove drop delete lose out keep ok okay yes fine no not so then")
_PAIR = 2
_CLAUSES = frozenset(",.;:!?-–—")
_COUNTS = frozenset(("one", "two", "three", "four", "five", "six"))
_GOING_ON = frozenset(("and", "plus", "also", "then", "ok", "okay", "so", "good", "great", "yes"))
"""Words before a number with which a message goes on."""
_ADDS = re.compile(
    r"^\W{0,3}(?:\d{1,2}|one|two|three|four|five|six|a couple|a pair) of (?:the|those) |"
    r"(?:^|[,.;!] ?|\b(?:and|then|ok|okay|yes|please|so|also) )(?:(?:i'?d rather|i'?ll|i will|let'?s|can you"
    r"|could you|please|just|i'?d like to|i want to|go ahead and|also) ){0,2}"
    r"(?:add|put|take|grab|throw|toss|pop|stick|chuck|buy|order|get me|give me|have|go (?:with|for))\b"
    r"|\b(?:i|we)(?:'d)? (?:want|like|need|have) (?:the|that)\b|\b(?:in|to|into) (?:my|the) (?:cart|basket)\b"
)
_ASKS = re.compile(
    r"\?|(?:^|[,.;!] ?|\b(?:and|but|so|ok|then) )"
    r"(?:is|are|does|do|did|can|could|will|would|has|what|which|how|when|where|why)(?:'s)?\b"
    r"|\b(?:what|which) \w{2,14} (?:is|are|does|do|can|will) (?:the|that|this)\b"
)
_WANTS = re.compile(
    r"\b(?:do you (?:have|sell|carry|stock)|(?:have|got|sell|find|show|need|looking|search|recommend|similar|any|other"
    r"|something|instead of|cheaper|like the|apart from|except|without|not|same)\b)"
)
_FOR = re.compile(r" for .*?(?= - |$)")
""" "Case for Axon 7 - Black": what a thing is for is no name of its own."""
_USED = frozenset(("for", "with", "fit", "fits", "to"))
_KINDS = re.compile(r"\bones\b")
_POINTS = re.compile(r"\b(?:it|this|them|these|those|both)\b")
""" "Does it float?" asks about the thing talked about, or another shown."""
_SENTENCES = re.compile(r"[.!?;\n]+(?= |$)")
_TAKES = re.compile(PATTERNS["takes_at_once"])
_CHOOSING = word_set("go going decide decided stay stick take taking have prefer pick choose want get")
"""Words that choose something, where all others name it or its variant: "I stay with the Cardnest, in brown"."""
_AROUND = word_set(
    "i i'll i'd would will for on with like let's let us me version model color colour so but think well great"
    " wonderful perfect fine one two three"
)
_EVERYDAY = word_set("""
    big bigger biggest small smaller smallest little large larger largest long longer short shorter light lighter heavy
    heavier warm warmer soft softer hard thick thin wide tall new old good nice best better same other first last
    second next cheap cheaper cheapest black white red blue green gray grey brown pink yellow purple orange navy
    beige gold silver kids men women home day night
""")
"""Words that stand in names and call nothing that was not shown."""
_FILLING = word_set(
    "the a an one ones that this ok okay yes please pls then in size it is sounds looks good nice with and"
)


@dataclass(frozen=True, slots=True)
class Called:
    """What a message calls by its name."""

    product: Product
    strength: float
    """How much of what tells its name from others was said."""
    places: tuple[int, ...]
    """The words of the message that are of its name."""
    known: bool
    """Whether it was shown or lies in the cart."""


@dataclass(frozen=True, slots=True)
class EnglishLinking:
    """Finds what is called by words of its English name, and what is done with it."""

    finder: Finder

    def settled(
        self, draft: Draft, meaning: Meaning, shown: Sequence[Product], recent: Sequence[Product]
    ) -> tuple[Meaning, tuple[Shown, ...]]:
        """The meaning once a name in the message is known, and the thing it calls."""
        text = normalise(draft.text)[:_MOST_READ].replace("’", "'")
        taken_out = meaning.act == "undo" and "taken-out" in meaning.rules
        if meaning.language != "en" or meaning.act not in _SETTLED or (meaning.act == "undo" and not taken_out):
            return meaning, ()
        if meaning.asks == "compare" or UNNAMED.match(text):
            return meaning, ()
        if meaning.counted or _KINDS.search(text) or (meaning.pointed and not self._calls_other(meaning)):
            return meaning, ()
        carried = [one for line in draft.session.cart.lines if (one := self.finder.product(line.product_id))]
        words = read_words(text)
        groups = (carried,) if taken_out else (shown, carried, recent)
        telling = _telling(words, meaning.names)
        called = self._called(draft, words, telling, groups, whole_shop=not (taken_out or _POINTS.search(text)))
        does = meaning.act not in WISHING or _ADDS.search(text) or _ASKS.search(text)
        if called is None and does and not taken_out:
            called = self._described(draft, words, meaning.names, (*shown, *carried, *recent))
        if called is None:
            return meaning, ()
        act = self._act(draft, meaning, text, words, called)
        if act is None or not self._better(meaning, called, words):
            return meaning, ()
        if taken_out:
            return replace(meaning, references=(called.product.id,)), self._item(draft, called)
        named = replace(meaning, rules=tuple(rule for rule in meaning.rules if rule != "quantity-changed"))
        rule = "named:add" if act == "add_to_cart" else "named:ask"
        if act == "add_to_cart" and _counted(words, called.places[0]):
            named = replace(named, quantity=counted(words[called.places[0] - 1].text) or meaning.quantity)
        return named.about(act, [called.product.id], draft.session.query, rule), self._item(draft, called)

    def _calls_other(self, meaning: Meaning) -> bool:
        """Whether a name in the message is of none of the things that it is known to point at."""
        pointed = [product for one in meaning.references if (product := self.finder.product(one))]
        borne = frozenset().union(*(key_set(product.text.title) for product in pointed))
        return any(key_set(name).isdisjoint(borne) for name in meaning.names)

    def _called(
        self,
        draft: Draft,
        words: Sequence[Word],
        telling: Sequence[int],
        groups: Sequence[Sequence[Product]],
        *,
        whole_shop: bool,
    ) -> Called | None:
        """The thing that the words call: of those talked about, if the whole shop has none that bears more of them."""
        if not telling:
            return None
        known = {product.id: product for group in groups for product in group}
        found: dict[str, Product] = {}
        if whole_shop:
            asked = " ".join(words[at].text for at in telling)
            query = Query(asked, draft.session.language, (SOLD_OUT_TOO,), draft.session.currency)
            found = {hit.product.id: hit.product for hit in self.finder.search(query, _MOST_FOUND).hits}
        pool = {**known, **found}
        kinds = key_set(" ".join(name for product in pool.values() for name in product.text.category))
        own = {name: _own(product) - kinds for name, product in pool.items()}
        definite = _definite(words)
        best: Called | None = None
        for name, product in pool.items():
            # "Are the boots vegan?": what stands behind the kind is asked of it, and no name.
            names = (at for at in telling if words[at].key in own[name] and not _behind_kind(words, at, kinds))
            at = next((at for at in names if _is_led(words, at, product)), None)
            if at is None:
                continue
            start, end = _stretch(words, at, product)
            said = frozenset(word.key for word in words[start:end]) & own[name]
            alike = {base_title(pool[other]) for other in pool if said <= own[other]}
            if len(alike) > _MOST_ALIKE:
                continue
            if name not in known and not (
                _bears_all(words, at, definite, product) and self._calls_unknown(draft, words, (start, end), product)
            ):
                continue
            strength = len(said) + 0.3 * (name in known) + 0.2 * len(said & _head(product))
            strength += sum(0.1 for word in (*words[:start], *words[end:]) if word.key in own[name])
            if best is None or strength > best.strength:
                best = Called(product, strength, tuple(range(start, end)), name in known)
        return best

    def _described(
        self, draft: Draft, words: Sequence[Word], names: Sequence[str], talked: Sequence[Product]
    ) -> Called | None:
        """The thing that bears every word of a longer phrase behind "the": "the Nomad one with silver lugs"."""
        places = _phrase(words, frozenset().union(*map(key_set, names)))
        if not places:
            return None
        asked = " ".join(words[at].text for at in places)
        query = Query(asked, draft.session.language, (SOLD_OUT_TOO,), draft.session.currency)
        known = {product.id: product for product in talked}
        pool = {**known, **{hit.product.id: hit.product for hit in self.finder.search(query, _MOST_FOUND).hits}}
        whole = "for" in (words[at].text for at in places)
        borne = {name: _borne(product, whole=whole) for name, product in pool.items()}
        before = draft.session.query
        sought = key_set(before.text) if before else frozenset()
        for size in range(len(places), 1, -1):
            telling = [words[at] for at in places[:size] if _describes(words[at])]
            told = frozenset(word.key for word in telling)
            if len(told) < _PAIR or not _describes(words[places[size - 1]]):
                continue
            bearing = [pool[name] for name, (all_of, own) in borne.items() if told <= all_of and told & own]
            fitting = [len(sought & key_set(one.text.title)) for one in bearing]
            bearing = [one for one, fits in zip(bearing, fitting, strict=True) if fits == max(fitting)]
            if bearing and len({base_title(one) for one in bearing}) <= _MOST_ALIKE:
                one = next((one for one in bearing if one.id in known), bearing[0])
                return Called(one, len(told), tuple(places[:size]), one.id in known)
        return None

    def _calls_unknown(self, draft: Draft, words: Sequence[Word], span: tuple[int, int], product: Product) -> bool:
        """Whether words call something that was not shown: with a capital letter, by the beginning of its name, or with
        its kind behind; and none of the things shown speaks of them.
        """
        start, end = span
        text = normalise(draft.text)
        said = " ".join(word.text for word in words[start:end])
        if all(word.text in _EVERYDAY or word.text in STOP for word in words[start:end]):
            return False
        shown = (self.finder.product(item.product_id) for item in draft.session.shown)
        if end - start == 1 and any(mentions(said, one) for one in shown if one):
            return False
        if len(text) == len(draft.text) and start and draft.text[words[start].start].isupper():
            return True
        if start and words[start - 1].text in _INDEFINITE:
            return False
        alike = {one.text.category for item in draft.session.shown if (one := self.finder.product(item.product_id))}
        kinds = key_set(" ".join(product.text.category))
        followed = any(word.key in kinds for word in words[start : end + 1])
        definite = bool(start) and (words[start - 1].text in ("the", "that", "this") or _counted(words, start))
        # One word has to be the first: the lock of a bag is no "Thirteenth Lock".
        head = head_keys(product, min(end - start, _HEAD))
        return definite and (
            followed or product.text.category in alike or not head.isdisjoint(word.key for word in words[start:end])
        )

    def _act(self, draft: Draft, meaning: Meaning, text: str, words: Sequence[Word], called: Called) -> Act | None:
        """What is done with the thing; None where it only tells which goods are wanted."""
        if meaning.act in ("add_to_cart", "ask_product", "details", "undo"):
            return meaning.act
        first = called.places[0]
        if (not first or words[first - 1].text in _CLAUSES) and words[first].key not in _head(called.product):
            return None  # "4 pack?" about a list wants such ones
        if _WANTS.search(_clause(text, words[first].start)):
            return None
        if _counted(words, first) and not _ASKS.search(text):
            return "add_to_cart"
        if meaning.act == "ask_policy":
            rest = " ".join(word.text for at, word in enumerate(words) if at not in called.places)
            told = not (meaning.of_shop and read(rest).names("topic")) or answer(text, called.product, "en").lines
            return "ask_product" if told and _ASKS.search(text) and _is_subject(words, called) else None
        if _ADDS.search(text):
            return "add_to_cart"
        if _ASKS.search(text):
            return "ask_product"
        options = option_keys(called.product)
        whole = key_set(called.product.text.title) | options | _FILLING
        said = [word.key for at, word in enumerate(words) if word.kind != "mark" and at not in called.places]
        if not all(word in whole | _CHOOSING | _AROUND for word in said):
            return None
        chosen = called.known and (_TAKES.search(text) or any(word in options or word in _CHOOSING for word in said))
        return "add_to_cart" if chosen else "details" if all(word in whole for word in said) else None

    def _better(self, meaning: Meaning, called: Called, words: Sequence[Word]) -> bool:
        """Whether the name calls something else than what the message is already known to point at."""
        if called.product.id in meaning.references:
            return len(meaning.references) > 1 and meaning.act != "add_to_cart"
        pointed = [product for one in meaning.references if (product := self.finder.product(one))]
        said = {words[at].key for at in called.places} & _own(called.product)
        return all(len(said & _own(one)) < len(said) for one in pointed)

    def _item(self, draft: Draft, called: Called) -> tuple[Shown, ...]:
        return (draft.session.item(called.product.id, called.product.variants[0].id),)


def _phrase(words: Sequence[Word], named: frozenset[str]) -> Sequence[int]:
    """The words of the first phrase behind "the" that has a name in it: "the Nomad one with silver lugs"."""
    for at, word in enumerate(words):
        # "Cases for the iPhone 5": what a thing is used with is not asked about.
        if word.text in ("the", "that", "your") and not (at and words[at - 1].text in _USED):
            clause = takewhile(lambda place: words[place].text not in _CLAUSES, range(at + 1, len(words)))
            places = list(clause)[:_MOST_DESCRIBING]
            if any(words[place].key in named for place in places):
                return places
    return ()


def _describes(word: Word) -> bool:
    return word.kind != "mark" and word.text not in STOP and word.key not in _FILLING


def _borne(product: Product, *, whole: bool) -> tuple[frozenset[str], frozenset[str]]:
    """The words that a thing bears, and those that tell its name; what it is for among them where that is said."""
    title, text = product.text.title, product.text
    name = key_set(title if whole else _FOR.sub("", title))
    kind = key_set(" ".join(text.category))
    qualities = key_set(" ".join(value for values in text.attributes.values() for value in values))
    own = frozenset(key for key in name - kind - qualities - _EVERYDAY if key.isalpha())
    return name | option_keys(product) | kind, own


def _telling(words: Sequence[Word], names: Sequence[str]) -> list[int]:
    """The places of the words that may be of a name: what no table knows, and what stands behind "the"."""
    said = frozenset().union(*map(key_set, names))
    definite = {at for span in _definite(words) for at in span}
    return [
        at
        for at, word in enumerate(words)
        if (word.key in said or at in definite)
        and len(word.text) >= _SHORTEST
        and word.kind == "latin"
        and word.text not in STOP
        and word.text not in _COUNTS
    ]


def _counted(words: Sequence[Word], first: int) -> bool:
    """ "And 2 Pips, pink": a name behind a number with which a clause begins."""
    if not first or not (words[first - 1].kind == "number" or words[first - 1].text in _COUNTS):
        return False
    return first == 1 or words[first - 2].text in _CLAUSES | _GOING_ON


def _behind_kind(words: Sequence[Word], at: int, kinds: frozenset[str]) -> bool:
    return at > 0 and words[at - 1].key in kinds


def _bears_all(words: Sequence[Word], at: int, definite: Sequence[range], product: Product) -> bool:
    """Whether a thing bears all that the phrase behind "the" says around a word: "the big Meadow" is no big brick."""
    whole = key_set(product.text.title) | option_keys(product) | key_set(" ".join(product.text.category)) | _FILLING
    return all(words[other].key in whole for span in definite if at in span for other in span)


def _definite(words: Sequence[Word]) -> list[range]:
    """The words of each phrase behind "the" that says two things or more: "the aqua 360"."""
    found = []
    for at, word in enumerate(words):
        if word.text not in ("the", "that", "this"):
            continue
        end = at + 1
        while end < min(len(words), at + 1 + _MOST_BETWEEN) and not _ends_name(words[end]):
            end += 1
        if end - at > _PAIR:
            found.append(range(at + 1, end))
    return found


def _ends_name(word: Word) -> bool:
    return word.kind == "mark" or word.text in STOP


def _own(product: Product) -> frozenset[str]:
    """The words of its title that are not its kind's."""
    return key_set(product.text.title) - key_set(" ".join(product.text.category))


def _head(product: Product) -> frozenset[str]:
    return head_keys(product, _HEAD)


def _stretch(words: Sequence[Word], at: int, product: Product) -> tuple[int, int]:
    """(first word, word after) of what the message says of a name around one of its words."""
    whole = key_set(product.text.title) | option_keys(product)
    start, end = at, at + 1
    while start and at - start < _MOST_BETWEEN and words[start - 1].key in whole and words[start - 1].text not in STOP:
        start -= 1
    while end < len(words) and end - at < _MOST_BETWEEN and words[end].key in whole and words[end].text not in STOP:
        end += 1
    return start, end


def _is_led(words: Sequence[Word], at: int, product: Product) -> bool:
    """Whether a name stands where a thing is named: at the beginning of a clause, behind "the", "is", "add" or the
    like.
    """
    start, _ = _stretch(words, at, product)
    before = words[start - 1].text if start else ","
    return before in _ARTICLES or before in _LEADING or before in _CLAUSES or _counted(words, start)


def _clause(text: str, place: int) -> str:
    """The sentence in which a place of a text stands."""
    start = max((found.end() for found in _SENTENCES.finditer(text[:place])), default=0)
    end = _SENTENCES.search(text, place)
    return text[start : end.start() if end else len(text)]


def _is_subject(words: Sequence[Word], called: Called) -> bool:
    """ "Does the Tadpole leak?": the verb of the question stands right before the name."""
    before = [word.text for word in words[max(0, called.places[0] - _MOST_BETWEEN) : called.places[0]]]
    return any(word in ("is", "are", "does", "do", "did", "can", "will", "would", "has") for word in before)
