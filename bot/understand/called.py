"""Several things of a list, each by what it is called: "compare toffee and green", "the dome and the beach tent"."""

from collections.abc import Sequence

from bot.understand.pointing import Candidate, says
from bot.understand.reading import Reading

_JOINTS = frozenset(
    ("and", "or", "with", "vs", "versus", "to", "against", "over", "than", "&", ",", "/", ":", "plus", "from")
)
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
