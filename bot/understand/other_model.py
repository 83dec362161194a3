"""Another model that a thing shall fit: iPhone 6的呢 after a case for the iPhone 7."""

import re
from dataclasses import replace

from bot.session import Session
from bot.understand.reading import Reading
from bot.understand.wishes import Wishes

_MODEL = re.compile(
    r"(?<![a-z0-9.])(?:([a-z]{2,12}) ?)?(\d{1,2}[a-z]?)( ?(?:plus|pro|max|mini|edge|ultra|se))?(?![a-z0-9])"
)


def for_other_model(wishes: Wishes, reading: Reading, session: Session) -> Wishes:
    """ "No, the 7 Plus", iPhone 6的呢: what the thing is for changes, the kind of thing stays."""
    before = session.query.limits if session.query else ()
    old = next((limit for limit in before if limit.field == "words" and _MODEL.fullmatch(str(limit.value))), None)
    kinds = [limit for limit in wishes.limits if limit.field == "category"]
    if old is None or any(not any(map(str.isdigit, str(limit.value))) for limit in kinds):
        return wishes
    maker = (_MODEL.fullmatch(str(old.value)) or [""])[1] or ""
    for found in _MODEL.finditer(reading.text):
        name, number, suffix = (part or "" for part in found.groups())
        told = name == maker or (not name and suffix)
        value = f"{maker} {number}{suffix}".strip()
        if told and value != old.value:
            limits = tuple(limit for limit in wishes.limits if limit not in kinds and limit.field != "words")
            new = replace(old, value=value)
            words = tuple(dict.fromkeys((*wishes.words, value)))
            return replace(
                wishes, limits=(*limits, new), kind=None, kind_words="", kinds=(), guessed=False, words=words,
                given_up=(*wishes.given_up, old), phrases=(value,),
            )  # fmt: skip
    return wishes


_GOES_ALONG = re.compile(
    r"配|再[来要买加看找]|还[要想缺]|也[要来看想买]|顺便|另外"
    r"|^\W{0,3}(?:(?:ok|okay|great|good|cool|now|oh)[ ,]{1,2}){0,2}(?:and|also|plus)\b|\b(?:also|as well|too)\b"
    r"|\b(?:for|fits?|on) (?:it|this|that|the same)\b"
)
_ANY_MODEL = re.compile(
    r"(?:[a-z]{2,12} ){0,2}[a-z]{0,2}\d{1,3}[a-z]{0,2}\+?(?: (?:plus|pro|max|mini|edge|ultra|se|play)){0,2}",
    re.IGNORECASE,
)


def for_same_model(wishes: Wishes, session: Session, reading: Reading, *, part: bool) -> Wishes:
    """配个贴膜呗, after a case for the iPhone 6s: another part of it is for the same model. `part` says it is one."""
    before = session.query.limits if session.query else ()
    old = next((limit for limit in before if limit.field == "words" and _ANY_MODEL.fullmatch(str(limit.value))), None)
    named = reading.models or any(limit.field in ("words", "brand") for limit in wishes.limits)
    same = "same phone" in reading.text or "same model" in reading.text
    if old is None or not (same or (part and not named and _GOES_ALONG.search(reading.text))):
        return wishes
    return replace(wishes, limits=(*wishes.limits, old), words=(*wishes.words, str(old.value)))
