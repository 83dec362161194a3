"""Several at one end of the list: "the first three", "the last 2", 前三款, 后两个."""

import re
from collections.abc import Sequence

from bot.understand.reading import Reading

_COUNTS = {word: count for count, words in enumerate(("two 2 两 俩 二", "three 3 三 仨", "four 4 四", "five 5 五"), 2)
           for word in words.split()}  # fmt: skip
_ENGLISH = re.compile(
    r"\b(first|top|last|bottom) (two|three|four|five|[2-5])\b"
    r"(?![.,]?\d| ?(?:%|weeks?|days?|months?|years?|hours?|minutes?|nights?|times?|people|orders?|letters?|digits?"
    r"|sizes?|colou?rs?|stars?|inch|inches|feet|ft|gb|kg|lbs?|pounds?|dollars?|bucks)\b)"
)
_CHINESE = re.compile(
    r"(前面?|头|最?后面?|末)的?(?:那|这)?([两俩二三四五2-5])(?:[款双件条张台部本瓶把支盏盒套种样包罐]|个(?!月|小时|星期|礼拜|钟))"
)
_LAST = ("last", "bottom", "后", "末")


def at_one_end(reading: Reading, ids: Sequence[str]) -> list[str]:
    """As many of the list as the message names from its beginning or its end, and takes the words that do."""
    for pattern in (_ENGLISH, _CHINESE):
        if found := pattern.search(reading.text):
            count = _COUNTS[found[2]]
            inside = [place for place, word in enumerate(reading.words) if found.start() <= word.start < found.end()]
            reading.take(inside[0], inside[-1] + 1, "reference")
            return list(ids[-count:] if any(word in found[1] for word in _LAST) else ids[:count])
    return []
