"""Which amounts of a message may be wished for: none cried out, called too much, or asked about as a threshold."""

import re
from collections.abc import Sequence

from bot.understand.amounts import Amount
from bot.understand.models import inside
from bot.understand.reading import Reading
from retrieval.topics import between_sizes


def wished(reading: Reading, numbers: Sequence[Amount]) -> list[Amount]:
    """The amounts that may be wished for: none of 满三百包邮吗, which asks for a threshold."""
    if not reading.turns.isdisjoint(("forget_price", "threshold")):
        return []
    sizes = between_sizes(reading.text)
    return [
        amount
        for amount in numbers
        if not inside(reading.models, amount.start)
        and reading.free(amount.start, amount.start + 1)
        and not _exclaimed(reading, amount.start, amount.end)
        and not _too_dear(reading, amount.end)
        and not _within(reading, amount, sizes)
    ]


def _within(reading: Reading, amount: Amount, span: tuple[int, int] | None) -> bool:
    """Whether an amount stands in a stretch of the text: "my feet are between 8 and 8.5" names no price."""
    return span is not None and span[0] <= reading.words[amount.start].start < span[1]


_CRIES = r"\b(?:wow+|whoa|woah|omg|jeez|yikes|ouch|oof|damn|blimey|crikey|sheesh)[ ,.!]{0,4}[$€£]?"
_MOST_READ = 400
_GOES_ON = re.compile(r"(?: ?(?:dollars|bucks|quid|usd))?(?: for [a-z -]{1,24})?[ ?.!,]*(?:[.!?,] |lol|haha)")


def _exclaimed(reading: Reading, start: int, end: int) -> bool:
    """两千六！抢钱啊, "wow 250. just a plain one": an amount cried out was just read, and is not wished for."""
    if end + 1 < len(reading.words) and reading.words[end].text in ("!", "！"):
        return True
    said = reading.text[reading.words[start].start : reading.words[end - 1].end]
    cried = re.search(_CRIES + re.escape(said), reading.message.casefold()[:_MOST_READ]) is not None
    return cried and _GOES_ON.match(reading.text, reading.words[end - 1].end) is not None


_TOO_DEAR = re.compile(
    r"[多几]?(?:块钱?|元)?(?:的|那|这|个|款|双|件|条|台|只|都|也|就|还|，|,|对我|我|来说|觉得|感觉|真|确实|实在)*"
    r"(?:太|有点|有些|好|超|偏|略|还是)(?:过)?贵"
)


def _too_dear(reading: Reading, end: int) -> bool:
    """四百多的太贵了: an amount that is said to be too much is not wished for."""
    return end < len(reading.words) and _TOO_DEAR.match(reading.text, reading.words[end].start) is not None
