"""Kinds called by half their name, beside what tells which: 约了打羽毛球，想买拍子 asks for a 羽毛球拍."""

import re

from retrieval.lexicon import Lexicon
from retrieval.query import Query
from retrieval.text import is_cjk, normalise

_HALVES = re.compile(
    "(?:想买|买|要|推荐|找|来|看看?|有没有|有|缺|换|配)?[个副块条只双张把]?(?P<half>拍子|垫子|架子|绳子|罩子)(?![\u4e00-\u9fff]{0,2}[拍垫架绳罩])"
)
_JOINTS = ("", "地", "球", "防滑地", "脚")
_LONGEST, _SHORTEST = 4, 1
_MOST_READ = 60


def whole_kind(text: str, query: Query | None, lexicon: Lexicon) -> str:
    """The message with the whole name of a kind that it calls by half; as it is where the shop sells no such kind."""
    said = text[:_MOST_READ].replace("瑜珈", "瑜伽")
    found = _HALVES.search(said)
    if found is None or said.isascii():
        return text
    begin, end = found.span("half")
    core = found["half"][0]
    told = [said[:begin], said[end:], query.text if query else ""]
    for words in told:
        for size in range(_LONGEST, _SHORTEST - 1, -1):
            for start in range(len(words) - size, -1, -1):
                word = words[start : start + size]
                if not all(map(is_cjk, word)):
                    continue
                for joint in _JOINTS:
                    whole = f"{word}{joint}{core}"
                    terms = lexicon.scan(normalise(whole))
                    if (
                        len(terms) == 1
                        and terms[0].surface == whole
                        and terms[0].field == "category"
                        and lexicon.sells(terms[0])
                    ):
                        return f"{said[:begin]}{whole}{text[end:]}"
    return text
