"""Another sort of the thing looked for, named by its first half: 荞麦的有吗 after 记忆枕, 头戴的呢 after 入耳式耳机."""

import re
from collections.abc import Iterator, Sequence

from retrieval.lexicon import Lexicon
from retrieval.products import Product
from retrieval.query import Query
from retrieval.settle import is_kind
from retrieval.text import is_cjk, normalise

_MOST = 400
"""Characters of a message that are looked at."""
_SORT = re.compile(
    r"(?:^|(?<=[，,。！!？?\s])|(?<=有没有)|(?<=有)|(?<=要)|(?<=换)|(?<=成)|(?<=看)|(?<=来)|(?<=那)|(?<=个))"
    r"(?P<sort>[\u4e00-\u9fff]{2,4}?)式?的(?=$|[，,。！!？?\s~]|有|呢|吗|么|嘛|吧|也|都|看|呗)"
)
_LEADS = re.compile("^(?:有没有|没有|那么?|就|想?要|我|再|看看?|换成?|来|有|想|给|个|一)+")
_SHORTEST = 2
_NAMING = frozenset(("category", "topic", "material"))
_ENDS = (2, 1)
"""Characters at the end of a kind that say what the thing is: 被 of 羽绒被, 耳机 of 无线耳机."""


def sort_in_full(text: str, query: Query | None, shown: Sequence[Product], lexicon: Lexicon) -> str:
    """The message with the kind's end put to the sort: 荞麦的有吗 is 荞麦枕有吗, if sold and none is shown."""
    ends = list(_ends(query)) if query and "的" in text[:_MOST] else []
    for found in _SORT.finditer(text[:_MOST]) if ends else ():
        lead = _LEADS.match(found["sort"])
        sort = found["sort"][lead.end() :] if lead else found["sort"]
        if (
            len(sort) < _SHORTEST
            or _is_quality(sort, query, lexicon)
            or any(sort in normalise(one.text.title) for one in shown)
        ):
            continue
        for end in ends:
            terms = lexicon.scan(normalise(sort + end))
            whole = len(terms) == 1 and terms[0].surface == normalise(sort + end) and terms[0].field == "category"
            if whole and lexicon.sells(terms[0]):
                return f"{text[: found.end('sort')]}{end}{text[found.end() :]}"
    return text


def _is_quality(sort: str, query: Query | None, lexicon: Lexicon) -> bool:
    """Whether a word is a quality that any of them may have: 要无线的, unless another is what the kind is called by."""
    said = {term.field for term in lexicon.scan(sort)} - _NAMING
    kinds = " ".join(_names(query)) if query else ""
    return bool(said) and said.isdisjoint(term.field for term in lexicon.scan(kinds[: -min(_ENDS)]))


def _names(query: Query) -> Iterator[str]:
    for limit in filter(is_kind, query.limits):
        yield from filter(is_cjk, dict.fromkeys((query.kind, limit.value if isinstance(limit.value, str) else "")))


def _ends(query: Query) -> Iterator[str]:
    for name in _names(query):
        yield from (name[-size:] for size in _ENDS if len(name) >= size)
