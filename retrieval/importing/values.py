"""Reads single cells: text, counts, ratings, stock, links, categories and attributes.

A function here returns None or something empty when the cell says nothing, and raises ValueError, in plain words,
when it says something unusable.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from retrieval.importing.plain import one_line, paragraphs
from retrieval.text import normalise

MAX_TEXT = 100_000
"""Characters of text in one field; more is nearly always a broken file."""

_SHORT = 200  # longer cells are not remembered
_BLANK = frozenset(("", "-", "--", "—", "n/a", "na", "null", "none", "暂无"))
_BLANK_BEGINS = frozenset(sign for word in _BLANK if word for sign in (word[0], word[0].upper()))
_YES = frozenset(("yes", "true", "y", "1", "instock", "available", "onsale", "limitedavailability",
                  "instoreonly", "onlineonly", "backorder", "backordered", "onbackorder",
                  "有货", "有", "是", "现货", "在售", "有库存"))  # fmt: skip
_NO = frozenset(("no", "false", "n", "0", "outofstock", "soldout", "unavailable", "notavailable", "discontinued",
                 "缺货", "无货", "无", "否", "售罄", "下架", "没货", "断货", "无库存"))  # fmt: skip
_COUNT = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+|[+-]?[0-9]{1,15}(?:\.0*)?")
_NUMBER = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]*)?")
_NAMES = {
    "colour": "color", "颜色": "color", "色彩": "color", "尺码": "size", "材质": "material", "材料": "material",
    "面料": "material",
}  # fmt: skip
_LANGUAGES = {"english": "en", "英文": "en", "英语": "en", "chinese": "zh", "中文": "zh", "汉语": "zh", "cn": "zh"}
_ORIGIN = re.compile(r"https?://[^/?#]*", re.IGNORECASE)
_IMAGE_GAP = re.compile(r"(?<![\s,|;])[\s,|;]++(?=https?://|/)")


def is_blank(value: object) -> bool:
    """Whether a cell says nothing."""
    if isinstance(value, str):
        # Nearly every cell says something: its first sign tells.
        return not value or (
            (value[0] in _BLANK_BEGINS or value[0].isspace())
            and ((len(value) < 20 and value.strip().casefold() in _BLANK) or value.isspace())
        )
    return value is None or value in ([], {})


def scalar(value: object) -> str:
    """A cell as raw text; numbers as they are written, lists joined by lines.

    >>> scalar(17.0), scalar(["warm", "dry"])
    ('17', 'warm\\ndry')
    """
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, list):
        return "\n".join(filter(None, (scalar(item) for item in value if not isinstance(item, list))))
    return "" if isinstance(value, dict) else str(value)


def fitting(text: str) -> str:
    """`text`, unless it is longer than any field of a product is."""
    if len(text) > MAX_TEXT:
        raise ValueError(f"longer than {MAX_TEXT:,} characters")
    return text


def line(value: object) -> str:
    """A cell as one line of plain text."""
    if isinstance(value, str) and len(value) <= MAX_TEXT:
        return one_line(value)
    return fitting(one_line(scalar(value)))


def text(value: object) -> str:
    """A cell as plain text with its lines."""
    return fitting(paragraphs(scalar(value)))


def count(value: object) -> int | None:
    """A whole number, also "1,234"."""
    if isinstance(value, str) and len(value) <= 15 and value.isascii() and value.isdigit():
        return int(value)
    if is_blank(value):
        return None
    if isinstance(value, bool):
        raise ValueError("yes or no is not a number")
    written = scalar(value).strip()
    if not _COUNT.fullmatch(written):
        raise ValueError("not a whole number")
    return int(written.replace(",", "").partition(".")[0])


def number(value: object) -> float | None:
    """Any finite number."""
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return float(value)
    if is_blank(value):
        return None
    written = scalar(value).strip().replace(",", "")
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not abs(value) < 1e18:
            raise ValueError("not a number we can use")
        return float(value)
    if not _NUMBER.fullmatch(written):
        raise ValueError("not a number")
    return float(written)


def stars(value: object) -> float | None:
    """A mean rating on the scale of 0 to 5; other scales are not guessed."""
    rating = number(value)
    if rating is not None and not 0 <= rating <= 5:
        raise ValueError("a rating must lie between 0 and 5")
    return rating


def availability(value: object) -> bool | None:
    """Whether a thing can be had; None for "preorder" and other words that say neither.

    >>> availability("Out of stock"), availability("有货"), availability("https://schema.org/InStock")
    (False, True, True)
    """
    if isinstance(value, bool):
        return value
    text = scalar(value)
    return _available(text) if len(text) <= _SHORT else None


@lru_cache(maxsize=1_000)
def _available(text: str) -> bool | None:
    folded = re.sub(r"\W|_", "", normalise(text)).removeprefix("httpsschemaorg").removeprefix("httpschemaorg")
    return True if folded in _YES else False if folded in _NO else None


def link(value: object) -> str | None:
    """A web address or an address inside the shop; anything else (javascript:, //host, no scheme) is unusable."""
    if is_blank(value):
        return None
    if not isinstance(value, str):
        raise ValueError("not an address")
    address = value.strip()
    if len(address) > 2_000 or "\\" in address or " " in address or not address.isprintable():
        raise ValueError("not a usable address")
    if address.startswith("/") and not address.startswith("//"):
        return address
    origin = _ORIGIN.match(address)
    if origin is None or not _opens(origin[0]):
        raise ValueError("only http and https addresses, or ones that begin with /, can be opened")
    return address


@lru_cache(maxsize=10_000)
def _opens(origin: str) -> bool:
    try:
        parts = urlsplit(origin)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def addresses(value: object) -> Iterator[object]:
    """The single addresses in a cell: a list, objects with a src, or text that holds several."""
    if isinstance(value, list):
        for item in value:
            yield from addresses(item)
    elif isinstance(value, dict):
        yield from addresses(value.get("src") or value.get("url"))
    elif isinstance(value, str):
        yield from _IMAGE_GAP.split(value.strip())


def language_code(value: object) -> str:
    """A language as a two-letter code; empty when the cell says nothing.

    >>> language_code("zh_CN"), language_code("English")
    ('zh', 'en')
    """
    written = line(value).lower()
    if not written or written in _LANGUAGES:
        return _LANGUAGES.get(written, "")
    code = re.split(r"[-_]", written)[0]
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        raise ValueError("not a language code such as en or zh")
    return code


def attribute_name(name: str) -> str:
    """An attribute's name in lower case; colour, size and material have one name in both languages."""
    return _attribute_name(name) if len(name) <= _SHORT else _attribute_name.__wrapped__(name)


@lru_cache(maxsize=20_000)
def _attribute_name(name: str) -> str:
    name = one_line(name).strip(" :：").lower()
    return _NAMES.get(name, name)


def attribute_values(value: object) -> tuple[str, ...]:
    """An attribute's values; a list has several."""
    if isinstance(value, str) and len(value) <= _SHORT:
        return _short(value)
    items = value if isinstance(value, list) else [value]
    lines = (("yes" if item else "no") if isinstance(item, bool) else line(item) for item in items)
    return tuple(dict.fromkeys(item for item in lines if not is_blank(item)))


@lru_cache(maxsize=20_000)
def _short(value: str) -> tuple[str, ...]:
    written = one_line(value)
    return () if is_blank(written) else (written,)


def attributes(value: object) -> Mapping[str, tuple[str, ...]]:
    """Attributes from an object, a list of [name, value] or a list of {name, value}; repeated names add up."""
    found: dict[str, tuple[str, ...]] = {}
    for name, content in _pairs(value):
        key, values = attribute_name(scalar(name)), attribute_values(content)
        if key and values:
            found[key] = tuple(dict.fromkeys(found.get(key, ()) + values))
    return found


def _pairs(value: object) -> Iterable[tuple[object, object]]:
    if isinstance(value, dict):
        return value.items()
    if not isinstance(value, list):
        return ()
    pairs: list[tuple[object, object]] = []
    for item in value:
        if isinstance(item, list) and len(item) == 2:
            pairs.append((item[0], item[1]))
        elif isinstance(item, dict) and "name" in item:
            pairs.append((item["name"], item.get("value", item.get("values", item.get("options")))))
    return pairs
