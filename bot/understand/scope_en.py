"""English: which words for kinds of goods ask for none, by what stands around them."""

import re
from collections.abc import Container, Sequence

from bot.understand.en import STOP as EN_STOP
from bot.understand.reading import Place, Reading
from bot.understand.telling import before_article

_NEAR = 6
_SHORTEST = 3
_LONGEST_FITTING = 16
_LONGEST_ASKED = 32
_PRONOUNS = frozenset(("i", "you", "we", "my", "he", "she", "they", "that", "which", "to", "for"))
_NO_NOUNS = frozenset(word for word in EN_STOP if word.isalpha())
_SERVING = frozenset(
    ("hold", "holds", "holding", "fit", "fits", "carry", "carries", "carrying", "charge", "charges", "charging",
     "protect", "protects", "protecting", "cover", "covers", "clean", "cleans", "cleaning", "store", "stores")
)  # fmt: skip
"""Verbs whose object is what a thing is for: "must hold a laptop", "something to charge my phone"."""
_LYING = frozenset(
    ("fit", "fits", "go", "goes", "slide", "slides", "slip", "slips", "sits", "stays", "hangs", "lives", "packs")
)
_DETERMINING = frozenset(
    ("a", "an", "the", "my", "our", "his", "her", "your", "their", "any", "one", "two", "both", "inch")
)
_WEIGHING = frozenset(
    ("something", "anything", "really", "so", "pretty", "fairly", "nice", "be", "is", "it's", "too", "very", "not",
     "super", "quite", "more", "and", "ones", "one", "as")
)  # fmt: skip
"""What stands before "light" where it tells a weight."""
_ASKING = frozenset(("which", "what", "do", "any", "is", "are", "have", "got", "can", "could", "show", "where"))
_TELLERS = frozenset(
    ("i", "we", "my", "our", "he", "she", "his", "her", "they", "i'm", "i've", "we're", "we've", "just")
)
"""First words of a sentence that asks for goods, and of one that tells of them."""
_OWNING = frozenset(("has", "owns", "uses"))
_ACTING = frozenset(
    ("i", "we", "you", "they", "he", "she", "to", "it", "can", "can't", "don't", "always", "often", "be", "too", "very")
)
"""What stands before a verb or a quality."""
_VERBS_TOO = frozenset(("cover", "light", "fan", "charge", "case", "wrap", "stand", "lock", "watch", "ring", "heat"))
_DOES = re.compile(
    r"\b(?:does|do|can|will|would|could|did) (?:the|it|they|this|that|these|those)\b(?! have\b)[^.?!]{0,40}$"
)
_TOO_MUCH_FOR = re.compile(
    r"\b(?:a lot|much|expensive|pricey|steep|dear|crazy|mad)\b[^.?!,]{0,12} for (?:an? |one |some )?$"
)
_COSTS_FOR = re.compile(r"(?:^|[.!] )\W*\d+ (?:dollars |bucks |usd )?for (?:an? |some )?$")
_WONDERS = re.compile(r"\W*(?:lol|haha|no\b|nope|seriously|really|is\b|wow|omg|are you)|[!?]{1,3} ")
_LET_GO = re.compile(r"\b(?:never ?mind|forget(?: about)?|skip|leave|scrap) (?:the |that |those )$")
_ASKED_OF = re.compile(r"(?:how|what|which|is|are|does|do|can|will)\b[^.?!]{0,24}$|^\W*$")
_HAS_IT = re.compile(r"(?:has|have|does|do|did|is|are|can|will) (?:it|they|this|that|these|those)\b[^.?!]{0,20}$")
_OF_IT = re.compile(r"\s?(?:on|of|in) (?:the|it|that|this|those|these|them|your)\b")


def fitted(reading: Reading, place: Place, asked: Container[int]) -> bool:
    """ "Only ones for iPhone 6", "it's an iPhone 7": a model behind these is what the things wanted are to fit."""
    at = before_article(reading, place)
    behind = at >= 0 and reading.words[at].text in ("for", "it's", "its", "mine's") and at not in asked
    return behind and any(map(str.isdigit, place.term.surface))


def meant_for(reading: Reading, place: Place, kinds: Sequence[Place]) -> bool:
    """ "A phone mount for the car and a car charger": a kind right behind another's "for" is no other wish."""
    at = before_article(reading, place)
    return at > 0 and reading.words[at].text == "for" and any(other.end == at for other in kinds)


def aside(reading: Reading, place: Place) -> bool:
    """ "That's a lot for a cable", "189 for trainers lol", "never mind the case. a charger": no wish for these."""
    before = reading.text[: reading.words[place.start].start]
    after = reading.text[reading.words[place.end - 1].end :]
    if _TOO_MUCH_FOR.search(before) or (_COSTS_FOR.search(before) and _WONDERS.match(after)):
        return True
    return _LET_GO.search(before) is not None and any(other.start >= place.end for other in reading.kinds)


def is_no_thing(reading: Reading, place: Place) -> bool:
    """Whether an English word for a kind stands where a quality or a verb does: "the flat one", "I drink"."""
    words = reading.words
    if words[place.start].kind != "latin":
        return False
    before = words[place.start - 1].text if place.start else ""
    if place.term.surface == "light" and before in _WEIGHING:
        return True
    if _ends_question(reading, place):
        return True
    return before in _ACTING or reading.starting(place.end, "one", "ones") is not None


def _ends_question(reading: Reading, place: Place) -> bool:
    """ "How big an area does the zBoost cover": what a question ends in is what the thing does."""
    last = all(word.kind == "mark" for word in reading.words[place.end :])
    before = reading.text[: reading.words[place.start].start]
    return place.term.surface in _VERBS_TOO and last and _DOES.search(before) is not None


def is_its_part(reading: Reading, place: Place) -> bool:
    """ "How long does the battery on the B350 go": a part of what is asked about."""
    before = reading.text[max(0, reading.words[place.start].start - _LONGEST_ASKED) : reading.words[place.start].start]
    after = reading.text[reading.words[place.end - 1].end :][:_LONGEST_FITTING]
    if _HAS_IT.search(before):
        return True  # "has it got a light?"
    return _OF_IT.match(after) is not None and _ASKED_OF.search(before) is not None


def asked_which(reading: Reading, head: Place) -> bool:
    """Whether a plural stands right after "which" or "what": the word after it is a verb."""
    words = reading.words
    return head.term.surface.endswith("s") and head.start > 0 and words[head.start - 1].text in ("which", "what")


def served(reading: Reading, place: Place, asked: Container[int]) -> bool:
    """ "Must hold a 15 inch laptop": what a thing is for, as the object of a verb."""
    words = reading.words
    at = place.start - 1
    if at >= 0 and (
        words[at].text in ("its", "by") or (words[at].text in ("much", "many") and words[at - 1].text == "how")
    ):
        return True  # "how many megapixels are its cameras", "how much weight does it hold", "by phone"
    while at > max(0, place.start - _NEAR) and (words[at].text in _DETERMINING or words[at].kind == "number"):
        at -= 1
    if words[at].text in ("in", "into", "inside", "on", "onto", "under") and at > 0 and words[at - 1].text in _LYING:
        return True  # "one that fits in a wallet"
    model = any(map(str.isdigit, place.term.surface)) and words[at].text in _OWNING
    return at >= 0 and (words[at].text in _SERVING or model) and at not in asked


def asked_at_last(reading: Reading, kinds: Sequence[Place]) -> Sequence[Place]:
    """ "We got an induction stove. Which frying pans work on it?": the kinds of the question, behind a tale."""
    ends = [at for at, word in enumerate(reading.words) if word.text in ".!?" and at < kinds[-1].start]
    if not ends or ends[-1] + 1 >= len(reading.words) or reading.words[ends[-1] + 1].text not in _ASKING:
        return kinds
    told = [place for place in kinds if place.start < ends[-1]]
    first = max((at + 1 for at in ends if at < (told[0].start if told else 0)), default=0)
    if not told or reading.words[first].text not in _TELLERS:
        return kinds
    return [place for place in kinds if place.start > ends[-1]]


def hyphened(reading: Reading, place: Place) -> bool:
    """ "Clip-on" is no clip."""
    after = reading.words[place.end : place.end + 2]
    return len(after) > 1 and after[0].text == "-" and after[0].glued and after[1].glued


def named_before(reading: Reading, start: int, kind: int) -> bool:
    """Whether a noun that no table knows ends before a clause that brings in the first kind."""
    for place in range(start, kind):
        if reading.words[place].text in _PRONOUNS and place > start:
            return is_noun(reading, place - 1)
    return False


def is_noun(reading: Reading, place: int) -> bool:
    """Whether a word may be a thing by its name: Latin, and no cue, term or turn of phrase."""
    word = reading.words[place]
    if word.kind != "latin" or len(word.text) < _SHORTEST or word.text in _NO_NOUNS or reading.taken[place]:
        return False
    covered = any(cue.start <= place < cue.end for cue in reading.cues)
    return not covered and not any(term.start <= place < term.end for term in reading.terms)
