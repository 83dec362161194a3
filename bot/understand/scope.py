"""How far words reach: which kind a message asks for, and what "only" and "must" insist on."""

from collections.abc import Sequence

from bot.understand.reading import CLAUSE_MARKS, Place, Reading


def heads_of(reading: Reading, kinds: Sequence[Place]) -> list[Place]:
    """The kinds that are asked for: the last of the first noun phrase, and what "or" and "and" join to it."""
    request = reading.found("request")
    if request:
        kinds = [place for place in kinds if place.start >= request[0].end] or kinds
    if not kinds:
        return []
    head = kinds[0]
    found = []
    for place in kinds[1:]:
        between = reading.words[head.end : place.start]
        texts = {word.text for word in between}
        if not between or not _parted(reading, head, place):
            head = place
        elif texts <= {"or", "and", "/", "、", "和", "或", "或者", "与", "跟", "&", ","} and texts:
            found.append(head)
            head = place
        else:
            break
    return [*found, head]


def _parted(reading: Reading, first: Place, second: Place) -> bool:
    """Whether two kinds belong to different phrases: a mark, "for", "or" stands between them."""
    for place in range(first.end, second.start):
        word = reading.words[place]
        if word.text in CLAUSE_MARKS or word.text in "/、和或与跟&" or word.text in ("or", "and"):
            return True
        if reading.starting(place, "chunk_end", "soft_end", "or", "without", "not"):
            return True
    return False


class Insistence:
    """Where "only" and "must" reach: the terms after them in their clause, or, at its end, the one right before."""

    def __init__(self, reading: Reading) -> None:
        cues = reading.found("only")
        self._clause = reading.clause
        self._from: dict[int, int] = {}
        for cue in cues:
            self._from.setdefault(reading.clause[cue.start], cue.end)
        size = len(reading.words)
        self._closing = {
            reading.clause[cue.start]: cue.start
            for cue in cues
            if cue.end >= size or reading.words[cue.end].kind == "mark"
        }

    def on(self, place: Place) -> bool:
        """Whether the shopper insists on a term."""
        clause = self._clause[place.start]
        return place.end <= self._closing.get(clause, 0) or self._from.get(clause, place.start + 1) <= place.start
