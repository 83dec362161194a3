"""What an English message tells of the thing it takes: "ok franklin", "id take the 50 ml", "get the merkury"."""

import re

from bot.understand.numerals import counted
from bot.understand.told import Record, Told
from retrieval.phrases import word_set
from retrieval.text import normalise, stem

_OPENS = re.compile(r"(?:then|so|and|lol|haha|oh|h+m+|no|nah|nope|well|actually)[ ,.!]{1,3}")
_ACCEPTS = re.compile(
    r"(?:ok(?:ay)?|fine|yes|yeah|yep|sure|alright|all right|right|great|perfect|cool|good|nice|nice one|sold|deal"
    r"|lovely|sweet|amazing|brilliant|awesome|ooh|whatever|done|excellent)[ ,.!]{1,3}"
)
_LAST = re.compile(r"[.!;] |, (?=(?:i|id|ill|i'd|i'll|let)\b)")
"""Before the last sentence."""
_TAKING = r"(?:take|have|get|go (?:for|with)|buy|grab)"
_TAKES = re.compile(
    rf"(?:(?:i|we)(?:'ll| will|'d| would)?(?: like to)? (?:just )?(?:{_TAKING}|want|like|need)"
    rf"|ill (?:just )?{_TAKING}|id (?:like|{_TAKING})|let'?s (?:do|{_TAKING})|gimme|give me|get me|get|add|put|make it"
    r"|take|grab|going (?:for|with)|order)\b ?(?:me )?"
)
_TAIL = re.compile(
    r"(?:[ ,]+(?:then|please|pls|plz|thanks|thx|it is|for me|too|as well|instead|yes(?: please)?"
    r"|(?:in|into|to) (?:my|the) (?:cart|basket|bag|trolley)))[ .!]*$"
)
_TAKES_AT_LAST = re.compile(r"\b(?:then|it is|please|pls|plz|yes|cart|basket)[ .!]*$")
_CARTED = re.compile(r"^(?:add|put)\b|\b(?:cart|basket|bag|trolley)[ .!]*$")
_FILLING = word_set("""
    a an the one ones of in with size sized colour color that this those these it version bucks dollar dollars for my me
    both just pair pack set
""")
_MANY = re.compile(
    r"(?P<n>two|three|four|five|six|seven|eight|nine|ten|\d{1,2}(?= of| x)) (?:x )?(?:of )?"
    r"(?:the |those |these )?(?=[a-z])"
)
_POINTS = word_set("that this it them those these")
_NUMBER = re.compile(r"^\$?(\d+(?:\.\d+)?)(?:[a-z]{1,3})?$")


def told_in_english(text: str, *, firm: bool = False) -> Told | None:
    """What the last sentence of a message says; None when it is of two things, or of nothing but how many."""
    rest = _LAST.split(text.strip(" .!,"))[-1]
    while found := (accepts := _ACCEPTS.match(rest)) or _OPENS.match(rest):
        firm, rest = firm or accepts is not None, rest[found.end() :]
    if " and " in rest:
        return None
    carted = _CARTED.search(rest) is not None
    if found := _TAKES.match(rest):
        firm, rest = True, rest[found.end() :]
    firm = firm or _TAKES_AT_LAST.search(rest) is not None
    many = 0
    if found := _MANY.match(rest):
        many, rest = counted(found["n"]) or 0, rest[found.end() :]
    while found := _TAIL.search(rest):
        rest = rest[: found.start()]
    words = [word.strip(".") for word in re.findall(r"[$\w'.*/-]+", rest)]
    pieces = tuple(word for word in words if word and word not in _FILLING)
    ones = "the" in words and not {"one", "ones"}.isdisjoint(words)
    if pieces and not ones and "$" not in rest and all(piece.isdigit() for piece in pieces):
        return None  # "make it 3"
    pointed = ones if pieces else not _POINTS.isdisjoint(words)
    return Told(pieces, firm or many > 0, many, pointed, carted)


def sides_in_english(text: str) -> list[Told | None]:
    """What each side of an "and" in the last sentence says: "I'd like Barnaby in brown and the bunny in white"."""
    last = _LAST.split(text.strip(" .!,"))[-1]
    first, *others = last.split(" and ")
    told = told_in_english(first)
    return [told, *(told_in_english(one, firm=told is not None and told.firm) for one in others)]


def many_of(text: str) -> int | None:
    """How many of a thing the last sentence of a message takes: "Good. Two Daybreak in navy then."."""
    told = told_in_english(normalise(text))
    return told.many or None if told else None


def says_in_english(record: Record, piece: str) -> str:
    """How a record has a piece: by "name", as an "option"; "" when it has it not."""
    key, number = stem(piece), _NUMBER.match(piece)
    if key in record.title_words:
        return "name"
    if key in record.option_words or (number and number[1] in record.option_words):
        return "option"
    return "name" if number and number[1] in record.prices else ""
