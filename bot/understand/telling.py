"""What a message only tells of: clauses that wish for nothing, and things that somebody has."""

from collections.abc import Sequence

from bot.understand.reading import Place, Reading

OWNERS = frozenset(("my", "our", "his", "her", "their"))
"""Words before what somebody has."""
_ARTICLES = OWNERS | {"the", "a", "an"}
_SUBJECTS = frozenset(
    ("i", "i'm", "i've", "we", "we're", "we've", "he", "she", "they", "it's", "he's", "she's", "just")
)
WISHING_WORDS = frozenset(
    ("want", "wants", "wanted", "need", "needs", "needed", "like", "love", "use", "after", "looking", "thinking",
     "fancy", "prefer", "take", "get", "buy", "wish", "hoping", "searching", "considering", "wondering")
)  # fmt: skip
"""Words by which somebody wishes for things."""
_BEFORE = 2
_LEAST_TOLD = 4


def only_told(reading: Reading) -> bool:
    """Whether every kind named is somebody's own, or only told of: "he takes photos with his phone"."""
    told = told_clauses(reading)
    kinds = reading.kinds
    return bool(kinds) and all(reading.clause[place.start] in told or is_owned(reading, place) for place in kinds)


def is_owned(reading: Reading, place: Place) -> bool:
    """Whether a kind is the shopper's own, or a friend's: "my phone", "her old bag"."""
    before = [word.text for word in reading.words[max(0, place.start - _BEFORE) : place.start]]
    return not OWNERS.isdisjoint(before)


def before_article(reading: Reading, place: Place) -> int:
    """Where the word stands that is before a thing and its article: the "for" of "for my iPhone"; -1 without one."""
    at = place.start - 1
    while at > 0 and reading.words[at].text in _ARTICLES:
        at -= 1
    return at


def _has_subject(said: Sequence[str]) -> bool:
    """Whether a clause opens with whom or what it tells of; "the grey one then" is too short to tell anything."""
    return said[0] in _SUBJECTS or said[0] in OWNERS or (said[0] == "the" and len(said) > _LEAST_TOLD)


def told_clauses(reading: Reading) -> frozenset[int]:
    """The clauses that tell something, by their subject, and wish for nothing, where others do more: "I am 74"."""
    texts: dict[int, list[str]] = {}
    for word, clause in zip(reading.words, reading.clause, strict=True):
        if word.kind != "mark":
            texts.setdefault(clause, []).append(word.text)
    asking = {reading.clause[cue.start] for cue in reading.found("request")}
    told = {
        clause
        for clause, said in texts.items()
        if _has_subject(said) and WISHING_WORDS.isdisjoint(said) and clause not in asking
    }
    return frozenset(told) if len(told) < len(texts) else frozenset()
