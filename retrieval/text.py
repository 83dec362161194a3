"""One way to make text comparable: Unicode, case and Chinese script folded."""

import unicodedata
from functools import cache

from opencc import OpenCC


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def normalise(text: str) -> str:
    """Fold width, compatibility forms, case and traditional Chinese, so that equal wishes are equal strings.

    >>> normalise("Ｗaterproof 藍色連衣裙")
    'waterproof 蓝色连衣裙'
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return folded if folded.isascii() else str(_simplifier().convert(folded))
