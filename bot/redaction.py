"""Takes out of a message what names a person or an order, before it is shown to anybody but the conversation."""

import re
import unicodedata

MOST = 200
"""Characters of a message that are kept: a question is shorter."""
EMAIL, NUMBER = "[e-mail]", "[number]"
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,190}")
_DIGITS = re.compile(r"\+?\(?\d(?:[ .()/-]{0,2}\d)*")
_NAMED = re.compile(
    r"((?:\border(?: number| no\.?| id)?|订单号?码?|訂單號?|[单單运運]号|tracking(?: number)?)(?: is|是|为)?"
    r"[\s:#]{0,3}|#)"
    r"([A-Za-z0-9_-]{2,40})",
    re.IGNORECASE,
)
_LONG = 7
"""Digits in one piece from which they name somebody: phones, orders, accounts."""
_PARTED = 9
"""Digits in groups from which they are a phone number rather than a list of sizes or a date."""
_SHORT_PHONE = re.compile(r"\d{3}-\d{4}")


def redact(message: str) -> str:
    """The beginning of a message in one line, without e-mail addresses, phone numbers and order numbers.

    >>> redact("Where is order A1002?  Mail mei@x.com or call +44 20 7946 0958")
    'Where is order [number]? Mail [e-mail] or call [number]'
    >>> redact("is the WH-1000XM5 under $300 in 38 39 40?")
    'is the WH-1000XM5 under $300 in 38 39 40?'
    """
    # More than is kept, so that nothing is cut in the middle and then not recognised.
    text = " ".join(unicodedata.normalize("NFKC", message[: 5 * MOST]).split())
    text = _EMAIL.sub(EMAIL, text)
    text = _NAMED.sub(lambda found: found[1] + NUMBER if any(map(str.isdigit, found[2])) else found[0], text)
    return _DIGITS.sub(_number, text)[:MOST]


def _number(found: re.Match[str]) -> str:
    groups = re.findall(r"\d+", found[0])
    digits = sum(map(len, groups))
    whole = max(map(len, groups)) >= _LONG
    # Phones are written in long groups, or begin with + or 0.
    phone = digits >= _PARTED and (digits >= 3 * len(groups) or found[0][0] in "+0" or found[0][:2] == "(0")
    return NUMBER if whole or phone or _SHORT_PHONE.fullmatch(found[0]) else found[0]
