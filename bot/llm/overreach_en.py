"""Claims that an English sentence makes without saying anything new of a product: about the whole shop, about what the
shopper said, about "the only one", about a pair instead of one piece. Closed classes; each is worked out or refused.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from bot.llm.evidence import Evidence
from bot.llm.facts import CATEGORY, DESCRIPTION, OPTION, REASON, Facts, ProductFacts
from bot.llm.placeholders import PLACE
from bot.llm.plain_en import PLAIN
from bot.llm.statements import other_options, priced_as_shown
from bot.llm.tokens import Chunk, key_of

_WEIGHT = r"\d+(?:\.\d+)? ?(?:g|grams?|kg|kilos?|kilograms?)\b"
_MEASURE = re.compile(_WEIGHT, re.IGNORECASE)
_PORTION = re.compile(r"\b(?:pairs?|together|sets?|box|both (?:boots|shoes|of them together))\b", re.IGNORECASE)
"""Of these a weight is another than of one piece."""
_CLAUSE = re.compile(r"[;:.!?]\s|\b(?:and|but)\b", re.IGNORECASE)
_COUNTS = r"(?:two|three|four|five|[2-5])"
_HAVING = r"(?:have|sell|carry|offer|stock|do|make|keep)"
_REFUSED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), why)
    for pattern, why in (
        (rf"\b(?:all|everything|anything|whatever)\b[^.,;]{{0,30}}\bwe {_HAVING}\b"
         rf"|\bwe {_HAVING} (?:them |you )?(?:all|every\w*|any\w*|only|just)\b"
         r"|\beverything (?:here|else|in)\b", "the whole shop"),
        (rf"\b(?:only|just)(?: these| the)? {_COUNTS}\b(?! ?(?:g|kg|grams|hours?|dollars|%|[.,]\d))"
         r"(?!.*\b(?:found|here|left|remain|in stock)\b)", "only so many"),
        (r"\b(?:just|only) \[P\d{1,2}\] (?:is|has|comes|fits|can|offers)\b|\[P\d{1,2}\] alone\b"
         r"|\bthe (?:one|sole|single) (?:pair|product|item|option) (?:that|which|with|in|for|under)\b", "the only one"),
        (r"\b(?:goes|went|go|gone|is|are|was) up (?:by|from|\$)|\bup by \$", "a price that rose"),
        (r"\b(?:all|any|every|each)(?: of)?(?: the| its| our)? "
         r"(?:materials?|features?|types?|categor(?:y|ies)|seasons?|occasions?|skins?|weathers?|ages?)\b",
         "more than is known"),
        (r"\bfor (?:all|any|every|each|several|many)(?: kinds? of)? "
         r"(?!of\b|the\b|these\b|those\b|two|three|four|five|\d)\w+"
         r"|\ball (?:of )?(?:\w+ )?different (?:sizes|colou?rs)", "more than is known"),
        (r"\bwe (?:\w+ and )?(?:design(?:ed)?|made?|make|buil[dt])\b"
         r"|\bI have (?:\w+ )?(?:seen|used|tried|worn|felt|touched)\b",
         "a story"),
        (r"(?<!for )(?<!to )\b(?:someone|somebody|others|many|everyone|everybody)(?: else)? "
         r"(?:is|are|has|have|was|were|just|said|says?|looks?|looked)\b", "what others do"),
        (r"\breviews? (?:are|is|say|says|mention|mentions|told|tell)\b(?! \d)"
         r"|\brat(?:ing|ed)(?: of \[P\d{1,2}\])? (?:is |are )?"
         r"(?:perfect|excellent|great|fantastic|wonderful|impressive|fine)\b",
         "what reviews say"),
        (r"\b(?:comes?|get|got|goes) with (?:an? )?(?:additional|another|second|extra) \w+", "something added"),
        (r"\b(?:one|two|three|four|\d+) (?:of )?(?:\[P\d{1,2}\]|them|these|pairs?|pieces|boxes|sets)? ?(?:for|at) "
         r"(?:just |only )?\[P\d{1,2}\.price\]", "so many for one price"),
        (r"\b(?:up to|at most|at least|more than|less than|over|under|above|below|within) \d+(?:\.\d+)? ?"
         r"(?:years?|months?|weeks?|days?|hours?|minutes?|litres?|liters?|l|ml|cm|mm|people|kg|years old)\b",
         "a bound that nobody gave"),
        (r"\b\d+(?:\.\d+)? ?(?:g|grams|kg|hours?|ml|cm|litres?|liters?) "
         r"(?:(?:on|in|per|for|a|with) )?(?:each|every|per)\b \w+",
         "of each"),
        (r"^[^\[]*\[P\d{1,2}\](?!.*\[P\d).*\d ?(?:g|grams|kg|hours?) (?:each|apiece|a side|a piece)\b", "of each"),
        (r"\b(?:an?|half an?) (?:second|minute|hour|week|month|year)\b", "a time that nobody gave"),
        (r"\b(?:do|get|have|find|offer) (?:anything|everything|whatever)\b", "anything"),
        (r"\b(?:similar|close|closer) to \[P|\b(?:looks?|is|are|feels?|works?|seems?|sounds?|just|much) like \[P"
         r"|\bversion of \[P", "likeness"),
        (r"\b(?:\[P\d{1,2}\]|they|these|two|both|all|four|three) (?:are|is) (?:really )?(?:one|the same|a single) "
         r"(?:product|thing|item|pair)\b", "sameness"),
    )
)  # fmt: skip
_IN_SHOP = re.compile(
    r"\bour (?=\s*[\ue000-\ue07f])|\bwe (?:have|sell|carry|offer|stock|make)\b|\bthere (?:is|are)(?=[.,!]|$)"
    r"|\byou (?:can|will|could) (?:find|get|buy|have)\b"
    r"|\b(?:in|of) (?:its|our|this|the) (?:category|range|lineup|class)\b"
    r"|\bof (?:all|any) (?!the (?:two|three|four|five)|these|those|them|(?:two|three|four|five|\d)\b)\w+",
    re.IGNORECASE,
)
"""Beside a comparison: it would be against more than what is shown."""
_TOGETHER = re.compile(r"\b(?:together|combined|in total|altogether)\b", re.IGNORECASE)
_BRANDS = re.compile(
    r"\b(?P<how>different|separate|distinct|various|one|a single|same|share(?:s|d)?(?: one| a| the same)?|their own)"
    r" (?P<what>brand|maker|material|fabric|categor|product|version)(?:s|y|ies)?\b",
    re.IGNORECASE,
)
_APART = frozenset({"different", "separate", "distinct", "various", "their own"})
_SAYING = frozenset({"asked", "wanted", "mentioned", "said", "told", "searched"})
_WISHING = frozenset({"need", "want", "like", "prefer", "wear", "looking", "love"})
_NOT_CLAIMING = frozenset({
    "do", "would", "should", "did", "what", "whatever", "which", "that", "if", "when", "whether", "one", "once", "can",
    "could", "anything", "something", "everything", "way",
})  # fmt: skip
"""Before "you want" these make it no claim about the shopper."""
_YOURS = re.compile(r"\byour (?:size|colou?r)(?: is| of)? (?P<value>[a-z0-9]+)\b", re.IGNORECASE)
_VARIANTS = re.compile(r"\b(?:two|three|four|five|\d) (?:different )?(?:sizes|colou?rs)\b(?! of)", re.IGNORECASE)
"""Right numbers of them have been taken out before."""
_TOO = re.compile(r"\btoo (?:much|little|many|few)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"\d+(?:\.\d+)? ?[a-z]+", re.IGNORECASE)
_NEAR = 3


def overreaches(sentence: str, text: str, chunks: Sequence[Chunk], ranked: bool, facts: Facts, known: Evidence) -> str:
    """Why a sentence reaches too far; "" where it does not. `text` is the sentence as it is read."""
    for pattern, why in _REFUSED:
        found = pattern.search(text)
        if found and found[0].lower() not in facts.text.lower():
            return why
    if ranked and ((_IN_SHOP.search(text) and not _sorted(facts)) or _TOGETHER.search(text)):
        return "more than can be seen from here"
    if not _brands_hold(text, facts):
        return "brands that are not so"
    if (too := _TOO.search(text)) and not _under_it(too[0], text, facts):
        return "too much of what"
    if _VARIANTS.search(text):
        return "so many variants"
    if word := _nicknamed(sentence, facts):
        return f"a word of a name: {word}"
    low = sentence.lower()
    priced = priced_as_shown(sentence, facts, lambda value: bool(_AMOUNT.fullmatch(value)) and value.lower() in low)
    if not priced or not _sized_right(sentence, facts) or not _shown_so(sentence, facts):
        return "another variant"
    if (yours := _YOURS.search(text)) and yours["value"].lower() not in {*known.said, "in", "and", "or", "if", "is"}:
        return "a size that nobody named"
    return _put_in_mouth(chunks, known)


def _under_it(predicate: str, text: str, facts: Facts) -> bool:
    """ "In a heated office it is too much": not of sensitive skin."""
    said = set(re.findall(r"[a-z]{4,}", text.lower()))
    return any(
        predicate.lower() in clause and said & set(re.findall(r"[a-z]{4,}", clause.replace(predicate.lower(), "")))
        for clause in re.split(r"[.,;:]\s", facts.text.lower())
    )


def _nicknamed(sentence: str, facts: Facts) -> str:
    """A word that stands in a title alone, in small letters: "contains oats" of the bear called Grandpa Oats.

    Before a word of what the product is it describes it: "evening dress".
    """
    words = re.findall(r"[A-Za-z]+|\S", PLACE.sub(" . ", sentence))
    for product in _named(sentence, facts):
        names, kinds = _title_words(product)
        for at, word in enumerate(words):
            if not word.islower() or key_of(word) not in names:
                continue
            after = [key_of(one.lower()) for one in takewhile(str.isalpha, words[at + 1 : at + 4])]
            before = key_of(words[at - 1].lower()) if at else ""
            if not kinds & set(after) and before not in kinds:
                return str(word)
    return ""


@lru_cache(maxsize=256)
def _title_words(product: ProductFacts) -> tuple[frozenset[str], frozenset[str]]:
    """Words of the title that the record has nowhere else, and words of what kind of thing it is."""
    told = " ".join(value for name, value in product.fields if name != REASON)
    others = {key_of(word) for word in re.findall(r"[a-z]+", told.lower())}
    heads = [part.split()[-1] for part in re.split(r",| with ", product.title) if part.split()]
    kinds = {key_of(word.lower()) for word in heads}
    kinds |= {key_of(word) for word in re.findall("[a-z]+", product.field(CATEGORY).lower())}
    kinds |= {
        key_of(word)
        for name, value in product.fields
        if name == CATEGORY
        for word in re.findall("[a-z]+", value.lower())
    }
    title = {key_of(word.lower()) for word in re.findall("[A-Za-z]+", product.title) if word.lower() not in PLAIN}
    return frozenset(title - others - kinds), frozenset(kinds)


def _sorted(facts: Facts) -> bool:
    """Whether our own reply calls its list sorted, so that its first is the first of all that fit."""
    return bool(re.search(r"\b(?:rated|saving|Cheapest) first\b", facts.template))


def _put_in_mouth(chunks: Sequence[Chunk], known: Evidence) -> str:
    """ "You asked for a wide fit" where nobody did."""
    for number, chunk in enumerate(chunks):
        keys = [token.key for token in chunk.tokens]
        for at, key in enumerate(keys):
            if key != "you" or (at and keys[at - 1] in _NOT_CLAIMING) or (not at and chunk.opener in _NOT_CLAIMING):
                continue
            near = keys[at + 1 : at + 1 + _NEAR]
            said = next((word for word in near if word in _SAYING), "")
            if not said and near[:1] != [] and near[0] not in _WISHING and "looking for" not in " ".join(near):
                continue
            later = chunks[number:] if chunk.opener == "as" and said else [chunk]
            tokens = [token for one in later for token in one.tokens]
            claimed = [
                token.key
                for token in (tokens if later != [chunk] else chunk.tokens[at + 1 :])
                if token.number is not None or (token.kind == "word" and not token.plain)
            ]
            if any(one not in known.said for one in claimed):
                return "words that the shopper did not say"
    return ""


def _brands_hold(text: str, facts: Facts) -> bool:
    found = _BRANDS.search(text)
    if not found or found[0].lower() in facts.text.lower():
        return True
    if found["what"].lower() not in ("brand", "maker"):
        return found["how"].lower() == "one" and "(" in found[0]
    brands = [one.brand for one in _named(text, facts)]
    if found["how"].lower() in _APART:
        return len(set(brands)) == len(brands) > 1
    return len(set(brands)) == 1


def _named(text: str, facts: Facts) -> list[ProductFacts]:
    places = {int(found[1]) for found in PLACE.finditer(text)}
    return [facts.products[place - 1] for place in sorted(places) if place <= len(facts.products)] or list(
        facts.products
    )


def _sized_right(sentence: str, facts: Facts) -> bool:
    """A weight is not said of a pair where the record has it of one piece, nor of another size or colour."""
    for clause in _CLAUSE.split(sentence):
        measure = _MEASURE.search(clause)
        if measure is None:
            continue
        bare = PLACE.sub(" ", clause)
        if (portion := _PORTION.search(bare)) and not _stated_so(measure[0], portion[0], facts):
            return False
        for product in _named(clause, facts):
            for value in (value for name, value in product.fields if name.startswith(OPTION)):
                said = re.search(rf"(?<![\w.]){re.escape(value)}(?!\w|\.\d| ?(?:g|kg|grams)\b)", bare, re.IGNORECASE)
                if said and value in other_options(product) and not _stated_so(measure[0], value, facts):
                    return False
    return True


def _stated_so(measure: str, with_what: str, facts: Facts) -> bool:
    """Whether one clause of a description has both."""
    number = re.match(r"[\d.]+", measure)
    return any(
        number and number[0] in clause and with_what.lower() in clause.lower()
        for one in facts.products
        for clause in re.split(r"[.;:]\s", one.field(DESCRIPTION))
    )


def _shown_so(sentence: str, facts: Facts) -> bool:
    """ "It is blue" of a card that shows the gray one; in a cart nothing but what was chosen is named."""
    for product in _named(sentence, facts):
        others = other_options(product)
        values = [value for name, value in product.fields if name.startswith(OPTION)]
        if len(others) == len(values):
            continue
        carted = re.match(r"\d+ [×x] ", product.field(REASON)) is not None
        before = r"(?<![\w.$])" if carted else r"\b(?:is|are)(?: shown)?(?: here)?(?: in)?(?: the)?(?: size)? "
        bare = re.sub(r"(?<=\]) here\b", "", sentence)
        if any(re.search(rf"{before}{re.escape(value)}(?!\w|\.\d|'s)", bare, re.IGNORECASE) for value in others):
            return False
    return True
