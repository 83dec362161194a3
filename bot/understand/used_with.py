"""English questions on the thing talked about that name another kind: "can I fit a pair of shoes in it", "is there a
pocket for a water bottle", "do I need a filter for it". Nobody looks for shoes there."""

import re

from bot.understand.reading import Reading

_GAP = r"[^.!?\n]"
_LEAD = r"^\W{0,3}(?:(?:and|but|so|ok|okay|hm+|also|oh|wait|well|great|nice|cool)[ ,.!]{1,3}){0,3}"
_TOGETHER = re.compile(
    rf"{_LEAD}(?:can|could|would|will|does|do|did|is|are|has|should|how)\b"
    r"(?! (?:you|u|ya|there)\b| (?:i|we) (?:see|have|get|buy|order|try|find)\b| (?:it|this|that|they|these) (?:in|any)\b)"
    rf"{_GAP}{{0,60}}\b(?:it|its|inside|in there|in them|with them|(?:in|through|under|on) the [a-z]{{3,12}}(?: [a-z]{{3,12}})?)"
    r"\W{0,3}$"
)
""" "Would my phone be safe in the front pocket": ends in the thing talked about or a part of it."""
_HAS_PART = re.compile(
    rf"{_LEAD}(?:is|are) there (?:an?|any|some|enough) ?(?P<part>[a-z][a-z -]{{2,20}}?) (?:for|to|on|in|inside|at)\b"
)


def uses_it(reading: Reading) -> bool:
    """Whether a kind named is only used with the thing talked about, or is to go into it."""
    if _TOGETHER.search(reading.text):
        return True
    found = _HAS_PART.search(reading.text)
    if found is None:
        return False
    kinds = [reading.words[place.start].start for place in reading.terms if place.term.field == "category"]
    return not any(found.start("part") <= start < found.end("part") for start in kinds)
