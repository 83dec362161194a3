"""How many of something a message wants: 来两个, 要三双, "two of them", "x2"."""

import re

from bot.understand import carting_zh
from bot.understand.numerals import ENGLISH, HAN, WHOLE
from bot.understand.reading import Reading

_LATIN = ENGLISH | {"couple": 2, "dozen": 12}
_CLASSIFIERS = frozenset(carting_zh.CLASSIFIERS)
_LASTING = re.compile(
    "个(?:多?月|半月|小时|钟头|星期|礼拜|人|口袋|轮|头|门|抽屉|格|孔|口|档|挡|颜色)|张卡|口(?:之|人)|.装"
)
"""6个月大, 三个小时, 三口之家, 两条装: no number of things."""
_POINTING = frozenset("这那前后头第每几")
_ASKING = frozenset("来要拿买加放整再就订拍搞弄称入囤下选")
_LEADING = frozenset(
    (
        "take",
        "want",
        "get",
        "buy",
        "order",
        "add",
        "need",
        "x",
        "×",
        "times",
        "make",
        "a",
        "me",
        "gimme",
        "grab",
        "have",
        "just",
        "only",
        "gets",
    )
)
_FOLLOWING = frozenset(
    ("of", "please", "x", "×", "pcs", "pieces", "pair", "pairs", "sets", "packs", "boxes", "bottles", "more")
)
_CHANGED = frozenset(("it", "that", "them", "to", "want", "need", "just", "only"))
_PACKED = frozenset(("pair", "pairs", "sets", "packs", "boxes", "bottles"))
_PIECES = frozenset(("pieces", "piece", "pcs", "pc", "pack", "packs", "pair", "pairs", "sets", "boxes", "bottles"))
_OF_IT = frozenset(("of", "please", "pls", ""))
_MOST = 99


def quantity(reading: Reading) -> int | None:
    """The number of things wanted, 1 to 99; None where the message does not say. 第二个 and 这两个 point, and count
    nothing.
    """
    words = reading.words
    if any(word.text == "twice" or (word.text == "double" and reading.has("set_quantity")) for word in words):
        return 2
    told = reading.has("set_quantity")
    for place, word in enumerate(words):
        if reading.taken[place] in ("limit", "negated", "reference"):
            continue
        before = words[place - 1].text if place else ""
        after = words[place + 1].text if place + 1 < len(words) else ""
        value = int(word.text) if word.kind == "number" and word.text.isdigit() else 0
        every = place + 2 < len(words) and words[place + 2].text in "都一全"  # 两样都 is as many as there are
        lasting = _LASTING.match("".join(other.text for other in words[place + 1 : place + 4])) is not None
        if after and not (every or lasting) and before not in _POINTING and after in _CLASSIFIERS and after != "号":
            value = value or HAN.get(word.text, 0)
            if value and (
                before in _ASKING or place == 0 or reading.has("put", "add_to_cart", "cart", "take_out", "set_quantity")
            ):
                return value if value <= _MOST else None
        if word.text in WHOLE and (before in _ASKING or reading.has("set_quantity")):
            return HAN[word.text]
        value = value or _LATIN.get(word.text, 0)
        if value and word.kind != "cjk" and after in _PACKED:
            return value if value <= _MOST else None
        if value and word.kind == "number" and place == 0 and after in _PIECES and _ends_so(reading, 2):
            return value if value <= _MOST else None
        if value and word.kind != "cjk" and told and before in _CHANGED:
            return value if value <= _MOST else None
        if value and word.kind != "cjk" and ((before in _LEADING and after in _FOLLOWING | {""}) or after == "of"):
            return value if value <= _MOST else None
        if value and before in ("x", "×"):
            return value if value <= _MOST else None
    return None


def _ends_so(reading: Reading, place: int) -> bool:
    """ "2 pieces of that", "3 pcs please"."""
    return place >= len(reading.words) or reading.words[place].text in _OF_IT
