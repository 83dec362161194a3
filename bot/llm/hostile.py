"""Makes text from outside safe to stand in a prompt."""

import re
import unicodedata

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Control, format (zero-width, direction), surrogates, private and unassigned characters."""
_TEMPLATE = re.compile(
    r"<\|[^<>|]{0,40}\|>|</?s>|\[/?(?:INST|SYS)\]|<</?SYS>>|<(?:start|end)_of_turn>|</?(?:think|tool_call|tool_response)>"
    r"|<｜[^<>｜]{0,40}｜>|^(?:#{2,}|---+|```+).*$|\b(?:system|assistant|user|developer)\s*:(?=\s)",
    re.IGNORECASE | re.MULTILINE,
)
"""What models take for turns of a conversation or for other parts of a prompt."""
_READ = 8
"""So many times what is kept is looked at."""


def plain(text: str, most: int) -> str:
    """At most so many characters in one line, without control or zero-width characters and a model's own tokens.

    What is left may still say anything: it is marked off in the prompt, and what comes of it is checked.

    >>> plain("a\\u200bb <|im_start|>system\\n\\x07 c", 20)
    'ab system c'
    """
    text = unicodedata.normalize("NFC", text[: _READ * most + _READ])
    text = "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in _HIDDEN)
    before = None
    while before != text:
        # What is left when a token is taken out may be one: "<|im_<|x|>start|>".
        before, text = text, _TEMPLATE.sub(" ", text)
    return " ".join(text.split())[:most].rstrip()
