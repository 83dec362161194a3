"""Several things of a list, each by what it is called: "compare toffee and green", "the dome and the beach tent"."""

from collections.abc import Sequence

from bot.understand.numerals import ENGLISH
from bot.understand.pointing import Candidate, says
from bot.understand.reading import Reading
from retrieval.phrases import read_words

_JOINTS = frozenset(
    ("and", "or", "with", "vs", "versus", "to", "against", "over", "than", "&", ",", "/", ":", "plus", "from")
)
_NOT = frozenset(("not", "without", "no", "isn't"))
_MOST_LOOKED_AT = 40
_MOST_STRETCHES = 4
_MOST_WORDS = 10
_PAIR = 2


def each_called(reading: Reading, candidates: Sequence[Candidate], stop: frozenset[str]) -> list[str]:
    """Ids of the things that the stretches between "and", "or" and the like call, where two at least do; their words
    become taken.
    """
    if len(candidates) < _PAIR:
        return []
    found: list[tuple[int, int, str]] = []
    for start, end in _stretches(reading)[:_MOST_STRETCHES]:
        if one := _called(reading, start, min(end, start + _MOST_WORDS), candidates, stop):
            found.append(one)
    ids = list(dict.fromkeys(product_id for _, _, product_id in found))
    if len(ids) < _PAIR:
        return []
    for first, last, _ in found:
        reading.take(first, last, "reference")
    return ids


def one_called(reading: Reading, candidates: Sequence[Candidate], stop: frozenset[str]) -> list[str]:
    """The thing that the message's telling words call, and no other of the list: "three of the oat milk"."""
    found = _called(reading, 0, min(len(reading.words), 2 * _MOST_WORDS), candidates, stop)
    if found is None or len(candidates) < _PAIR:
        return []
    reading.take(found[0], found[1], "reference")
    return [found[2]]


def best_called(
    reading: Reading, shown: Sequence[Candidate], earlier: Sequence[Candidate], stop: frozenset[str]
) -> list[str]:
    """The thing that bears more of the message's telling words than any other: "the set of 3 candles", "the fast
    charge charger, the flat one not the stand". What is named after "not" is what it does not bear; of those that
    bear as many, the one in the last list is meant.
    """
    wanted, refused = _telling(reading, stop)
    fits = [one for one in (*shown, *earlier) if not any(says(one.title, text) for text in refused)]
    if not fits or not wanted:
        return []
    titles = {one.product.id: _keys(one.title) for one in fits}
    records = {one.product.id: _keys(one.said) for one in fits}
    shared = frozenset.intersection(*titles.values()) if len(fits) > 1 else frozenset()
    scores = {
        name: sum(2 if key in titles[name] else key in records[name] for key in wanted.keys() - shared)
        for name in titles
    }
    best = [name for name, score in scores.items() if score and score == max(scores.values())]
    if len(best) > 1:
        best = [one.product.id for one in shown if one.product.id in best]
    if len(best) != 1:
        return []
    for key, at in wanted.items():
        if key in titles[best[0]] or key in records[best[0]]:
            reading.take(at, at + 1, "reference")
    return best


def _telling(reading: Reading, stop: frozenset[str]) -> tuple[dict[str, int], list[str]]:
    """The words that may tell one thing from another, each with its place, and what stands after "not"."""
    words = reading.words
    wanted: dict[str, int] = {}
    refused = []
    for at, word in enumerate(words[:_MOST_LOOKED_AT]):
        number = word.kind == "number" and at + 1 < len(words) and words[at + 1].text != "of"
        if not (number or (word.kind == "latin" and word.text not in stop)) or reading.taken[at] == "reference":
            continue
        before = [one.text for one in words[max(0, at - _PAIR) : at]]
        if not _NOT.isdisjoint(before):
            refused.append(word.text)
        else:
            wanted.setdefault(str(ENGLISH.get(word.text, word.key)), at)
    return wanted, refused


def _keys(text: str) -> frozenset[str]:
    return frozenset(word.key for word in read_words(text) if word.kind != "mark")


def _stretches(reading: Reading) -> list[tuple[int, int]]:
    """(first word, word after) of what stands between joints."""
    found, start = [], 0
    for at in range(len(reading.words) + 1):
        if at == len(reading.words) or reading.words[at].text in _JOINTS:
            if at > start:
                found.append((start, at))
            start = at + 1
    return found


def _called(
    reading: Reading, start: int, end: int, candidates: Sequence[Candidate], stop: frozenset[str]
) -> tuple[int, int, str] | None:
    """The longest run of telling words that stands in one title, or else in one record, only."""
    words = reading.words
    telling = [
        at
        for at in range(start, end)
        if words[at].kind in ("latin", "number") and words[at].text not in stop and not reading.taken[at]
    ]
    for size in range(len(telling), 0, -1):
        for first in range(len(telling) - size + 1):
            run = telling[first : first + size]
            if run[-1] - run[0] != size - 1 or all(words[at].kind == "number" for at in run):
                continue
            text = reading.text[words[run[0]].start : words[run[-1]].end]
            for texts in ([one.title for one in candidates], [one.said for one in candidates]):
                named = [one.product.id for one, said in zip(candidates, texts, strict=True) if says(said, text)]
                if len(named) == 1:
                    return run[0], run[-1] + 1, named[0]
    return None
