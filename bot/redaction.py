"""Takes out of a message what names a person or an order, before it is shown to anybody but the conversation."""

import unicodedata

from bot.personal import Kind, find

MOST = 200
"""Characters of a message that are kept: a question is shorter."""
EMAIL, NUMBER = "[e-mail]", "[number]"
_SHOWN: dict[Kind, str] = {
    "mail": EMAIL, "phone": NUMBER, "order": NUMBER, "card": NUMBER, "address": "[address]", "name": "[name]",
}  # fmt: skip


def redact(message: str) -> str:
    """The beginning of a message in one line, without what names a person or an order.

    >>> redact("Where is order A1002?  Mail mei@x.com or call +44 20 7946 0958")
    'Where is order [number]? Mail [e-mail] or call [number]'
    >>> redact("is the WH-1000XM5 under $300 in 38 39 40?")
    'is the WH-1000XM5 under $300 in 38 39 40?'
    """
    # More than is kept, so that nothing is cut in the middle and then not recognised.
    text = " ".join(unicodedata.normalize("NFKC", message[: 5 * MOST]).split())
    parts, at = [], 0
    for span in find(text):
        parts += [text[at : span.start], _SHOWN[span.kind]]
        at = span.end
    return "".join([*parts, text[at:]])[:MOST]
