"""The words of the pages in both languages: one table, read by the templates and by the page's own JavaScript."""

import json
from functools import cache
from pathlib import Path
from typing import Any, cast

from bot.messages import Language

TABLE = Path(__file__).with_name("words.json")


@cache
def words() -> dict[Language, dict[str, Any]]:
    """Every word of the pages by language and key. The two languages have the same keys."""
    return cast("dict[Language, dict[str, Any]]", json.loads(TABLE.read_text("utf-8")))


def preferred(lang: str | None, cookie: str | None, accept: str) -> Language:
    """The language of a page: what the address says, else what was switched to, else the browser's first of ours."""
    for choice in (lang, cookie):
        if choice in ("en", "zh"):
            return cast("Language", choice)
    ranked = sorted((tag for tag in (_weighted(part) for part in accept.split(",")) if tag), key=lambda tag: -tag[0])
    for _, code in ranked:
        if code in ("en", "zh"):
            return cast("Language", code)
    return "en"


def _weighted(part: str) -> tuple[float, str] | None:
    """One part of an Accept-Language header (RFC 9110, 12.5.4): its weight and primary language."""
    tag, _, weight = part.strip().partition(";q=")
    try:
        quality = float(weight) if weight else 1.0
    except ValueError:
        return None
    return (quality, tag.split("-")[0].lower()) if quality > 0 else None
