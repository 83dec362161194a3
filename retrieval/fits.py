"""The models that a catalog's things are made for, out of titles: "iphone 7", "galaxy s7 edge"."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from retrieval.negation import OTHER_MODEL
from retrieval.phrases import keys, word_set
from retrieval.text import normalise

Phrase = tuple[str, ...]

_FOR = re.compile(r"(?:\b(?:for|fits|compatible with)\b|适用于?)([^,，(（\[]*)")
_MODEL = re.compile(
    rf"\s*((?:[a-z]+ ){{0,2}}[a-z]+[ -]?\d+[a-z]{{0,2}}(?:\+| (?:{'|'.join(sorted(OTHER_MODEL - {'s'}))})\b)*)(?![a-z])"
)
_TRADE_MARKS = re.compile("[®™©]|\\(r\\)")
_ABOUT = word_set("select most all the your new use with up to in a an age size year set pack people person over under")
_SHORTEST = 4
"""Letters of a family name ("iphone", "galaxy"); shorter ones are words of their own."""


def models(fitted: Counter[Phrase], brands: Collection[Phrase], least: int) -> frozenset[Phrase]:
    """The models, and families of models, as keys, that at least so many titles say they fit.

    `fitted` counts titles by the `purposes` they name.

    >>> titles = ["Case for Apple® iPhone® 7 Plus", "Film for iPhone 6 - Red"]
    >>> sorted(models(Counter(purpose for title in titles for purpose in purposes(title)), {("apple",)}, 1))
    [('iphone',), ('iphone', '6'), ('iphone', '7', 'plus')]
    """
    counts: Counter[Phrase] = Counter()
    for phrase, count in fitted.items():
        named = _without_maker(phrase, brands)
        if named:
            counts[named] += count
    found = {phrase for phrase, count in counts.items() if count >= least}
    families = Counter(phrase[: _family(phrase)] for phrase in found)
    return frozenset(found | {family for family, count in families.items() if count > 1 and _is_family(family)})


def purposes(title: str) -> Iterator[Phrase]:
    """What a title says it fits, the maker included."""
    for purpose in _FOR.findall(_TRADE_MARKS.sub("", normalise(title))):
        found = _MODEL.match(purpose)
        if found is not None:
            yield keys(found[1])


def _without_maker(phrase: Phrase, brands: Collection[Phrase]) -> Phrase:
    while phrase and (phrase[:1] in brands or phrase[0] in _ABOUT):
        phrase = phrase[1:]
    if not phrase or phrase[0].isdigit() or any(word in _ABOUT for word in phrase):
        return ()
    return phrase


def _family(phrase: Phrase) -> int:
    """How many words stand before a model's number or letter."""
    return next((place for place, word in enumerate(phrase) if word.isdigit() or len(word) < 2), len(phrase))


def _is_family(phrase: Phrase) -> bool:
    return bool(phrase) and len(phrase[0]) >= _SHORTEST
