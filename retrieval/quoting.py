"""The part of a passage that answers: neighbouring sentences, word for word."""

import re

from retrieval.topics import Reading, read


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences and lines of a text begin and end, blanks around them left out."""
    found = []
    start = 0
    for match in re.finditer(r"[.!?]+(?=\s)|[。！？]+[”’」』）]?|\n+|$", text):
        end = match.end()
        piece = text[start:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            found.append((start + lead, start + len(piece.rstrip())))
        start = end
    return found


def quote(text: str, asked: Reading, length: int) -> str:
    """At most `length` characters of the text, in one stretch: the whole when it fits, else the sentences around the
    one that speaks most of what was asked."""
    text = text.strip()
    if len(text) <= length:
        return text
    spans = sentences(text)
    fit = [_fit(text[start:end], asked) for start, end in spans]
    first = last = max(range(len(spans)), key=lambda place: (fit[place], -place))
    while True:
        after = last + 1 < len(spans) and spans[last + 1][1] - spans[first][0] <= length
        before = first > 0 and spans[last][1] - spans[first - 1][0] <= length
        if after and (not before or fit[last + 1] >= fit[first - 1]):
            last += 1
        elif before:
            first -= 1
        else:
            break
    return _cut(text[spans[first][0] : spans[last][1]], length)


def _fit(sentence: str, asked: Reading) -> float:
    """How much of what was asked a sentence speaks of."""
    here = read(sentence)
    named = {name for matter in here.matters for name in matter.names}
    wanted = {name for matter in asked.matters for name in matter.names}
    return len(named & wanted) + 0.3 * len(set(here.tokens) & set(asked.tokens))


def _cut(text: str, length: int) -> str:
    """A sentence that is too long by itself, up to the last blank or comma that fits."""
    if len(text) <= length:
        return text
    end = max(text.rfind(mark, 0, length) for mark in (" ", "，", "、", "；", ",", ";"))
    return text[: end if end > length // 2 else length].rstrip(" ,，、；;")
