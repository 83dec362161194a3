"""Personal data replaced by stable tokens before a text leaves the house, and put back afterwards."""

import re
from collections.abc import Mapping

from bot.personal import MOST, find

_TOKEN = re.compile(r"\[(?:mail|card|order|phone|address|name)-\d{1,3}\]")


def mask(text: str, known: Mapping[str, str] | None = None) -> tuple[str, dict[str, str]]:
    """The text with tokens such as `[mail-1]` for personal data, and what each token stands for.

    `known` is the mapping of earlier texts of the conversation: the same thing keeps its token. What lies behind the
    first MOST characters is cut off, because nobody has looked at it.

    >>> mask("I am at mei@x.com")
    ('I am at [mail-1]', {'[mail-1]': 'mei@x.com'})
    """
    mapping = dict(known or {})
    tokens = {value: token for token, value in mapping.items()}
    text = _TOKEN.sub(" ", text[:MOST])
    parts, at = [], 0
    for span in find(text):
        value = text[span.start : span.end]
        if value not in tokens:
            number = 1 + sum(token.startswith(f"[{span.kind}-") for token in mapping)
            tokens[value] = f"[{span.kind}-{number}]"
            mapping[tokens[value]] = value
        parts += [text[at : span.start], tokens[value]]
        at = span.end
    return "".join([*parts, text[at:]]), mapping


def restore(text: str, mapping: Mapping[str, str]) -> str:
    """The text with the tokens replaced by what they stand for."""
    return _TOKEN.sub(lambda found: mapping.get(found[0], found[0]), text)
