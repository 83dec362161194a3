"""Messages on the thing talked about that name another kind: "can I fit a pair of shoes in it", "is there a
pocket for a water bottle", "do I need a filter for it". Nobody looks for shoes there."""

import re
from dataclasses import replace

from bot.understand.reading import Reading
from bot.understand.telling import is_owned
from retrieval.lexicon import Lexicon
from retrieval.query import Query

_GAP = r"[^.!?\n]"
_LEAD = r"^\W{0,3}(?:(?:and|but|so|ok|okay|hm+|also|oh|wait|well|great|nice|cool)[ ,.!]{1,3}){0,3}"
_TOGETHER = re.compile(
    rf"{_LEAD}(?:can|could|would|will|does|do|did|is|are|has|should|how)\b"
    r"(?! (?:you|u|ya|there)\b| (?:i|we) (?:see|have|get|buy|order|try|find)\b"
    r"| (?:it|this|that|they|these) (?:in|any)\b)"
    rf"{_GAP}{{0,60}}\b(?:it|its|inside|in there|in them|with them"
    rf"|(?:in|through|under|on) the [a-z]{{3,12}}(?: [a-z]{{3,12}})?|(?:with|in|on) (?:these|those) [a-z]{{3,12}})"
    r"\W{0,3}$"
)
""" "Would my phone be safe in the front pocket": ends in the thing talked about or a part of it."""
_HAS_PART = re.compile(
    rf"{_LEAD}(?:is|are) there (?:an?|any|some|enough) ?(?P<part>[a-z][a-z -]{{2,20}}?) (?:for|to|on|in|inside|at)\b"
)
_PART = re.compile(
    rf"{_LEAD}(?:how|what|what's|whats|is|are|does|do|can|has|will)\b{_GAP}{{0,24}}?\b(?:the|their|its) "
    r"(?:battery|batteries|screen|display|cameras?|straps?|handles?|lids?|zips?|soles?|mic|microphone|speakers?|keyboard"
    r"|cables?|charger|filters?|lining|hood|blades?|covers?|pockets?|laces?|frames?|wheels?|buttons?|case)\b"
)
""" "How long does the battery last", of what a list shows."""


_SORT = re.compile(
    rf"{_LEAD}how (?:long|many|much|big|heavy|loud|far|fast)\b{_GAP}{{0,20}}? (?:an?|one|each|per) [a-z]"
)
""" "How long does a game take", of a list of games."""


def asks_of_part(reading: Reading, *, same: bool) -> bool:
    """Whether a kind named is a part that the things shown have, or their own where it is the `same`."""
    return _PART.search(reading.text) is not None or (same and _SORT.search(reading.text) is not None)


_MERIT = re.compile(
    rf"{_LEAD}(?:(?:with|i want|i need|needs?|must have|has|have|but|only) )?(?:an? )?(?:really |very |super )?"
    r"(?:good|great|decent|better|best|nice|big|bigger|large|larger|long|longer|loud|strong|excellent|amazing|hd|clear)"
    r"(?:er)? (?:battery|screen|display|camera|cameras|speaker|speakers|sound|mic|microphone|keyboard|zoom)\b"
)


_MERIT_ZH = re.compile(
    r"^(?:要|来|想要|最好)?(?:电池|屏幕|摄像头|镜头|内存|音质|容量)(?:要)?(?:大|好|久|长|耐用|清晰|强|高)(?:一?[点些])?的?[吧呢。.!！~\s]{0,3}$"
)


_ONE_WITH = re.compile(
    rf"\b(?:one|ones|any|anything|something)\b{_GAP}{{0,16}}? "
    r"(?:with|that has|that have|that comes? with|having|including)"
    r" (?:an? |the |two |some |its own |built-in |a built-in )?$"
)
""" "One with a light on it", about helmets."""
_REACH = 60


def settle_parts(reading: Reading, before: Query | None) -> None:
    """Kinds that only say what the things looked for shall have, or whose they are, are no other kind of thing: "good
    camera, under 400", "one with a light on it", "my phone is a moto g".
    """
    kinds = reading.kinds
    if before is None or not any(limit.field == "category" for limit in before.limits):
        return
    strange = [place for place in kinds if place.term.surface not in before.kind]
    if len(kinds) == 1 and strange and (_MERIT.search(reading.text) or _MERIT_ZH.search(reading.text)):
        reading.replace_term(strange[0], strange[0]._replace(term=replace(strange[0].term, field="topic", names=())))
        return
    for place in strange:
        begin = reading.words[place.start].start
        if _ONE_WITH.search(reading.text[max(0, begin - _REACH) : begin]):
            said = replace(place.term, field="words", value=place.term.surface, names=())
            reading.replace_term(place, place._replace(term=said))
        elif is_owned(reading, place) and not reading.has("request"):
            reading.replace_term(place, place._replace(term=replace(place.term, field="topic", names=())))


def uses_it(reading: Reading) -> bool:
    """Whether a kind named is only used with the thing talked about, or is to go into it."""
    if _TOGETHER.search(reading.text):
        return True
    found = _HAS_PART.search(reading.text)
    if found is None:
        return False
    kinds = [reading.words[place.start].start for place in reading.kinds]
    return not any(found.start("part") <= start < found.end("part") for start in kinds)


_ACTIVITIES = {
    "run": "running", "runs": "running", "running": "running", "jogging": "running", "hiking": "hiking",
    "hike": "hiking",
    "hikes": "hiking", "trekking": "hiking", "swimming": "swimming", "swim": "swimming", "cycling": "cycling",
    "yoga": "yoga", "camping": "camping",
}  # fmt: skip


def settle_activity(reading: Reading, lexicon: Lexicon) -> None:
    """ "I want to start running. What shoes have you got?": shoes for that."""
    done = next((_ACTIVITIES[word.text] for word in reading.words if word.text in _ACTIVITIES), None)
    for place in reading.kinds if done else ():
        whole = f"{done} {place.term.surface}"
        found = lexicon.scan(whole)
        if len(found) == 1 and found[0].surface == whole and found[0].field == "category" and lexicon.sells(found[0]):
            reading.replace_term(place, place._replace(term=found[0]))
