"""Questions that only ask for a wish: they may name matters of taste, and qualities that one card has."""

import re

from bot.llm.facts import DESCRIPTION, OPTION, RATING, REASON, REVIEWS, STOCK, Facts
from bot.llm.pieces import cut, flat, haystack
from bot.llm.tokens import chunks, key_of
from retrieval.phrases import word_set

_OPENING = re.compile(
    r"(?:(?:so|and|or|now|otherwise|if not|by the way),? )?"
    r"(?:would you (?:like|prefer|rather)|do you (?:want|need|prefer|like|have|wear|usually wear)"
    r"|(?:shall|should|can|may|could) i|are you (?:looking for|after)|want me to|is (?:it|this) for"
    r"|(?:which|what) (?:size|colou?r|budget|brand|material|style|fabric|kind|price range|occasion|one)"
    r" (?:do|would|should|are|shall) (?:you|i)|would (?:a|an) [a-z ]+ (?:be fine|do|work|be ok(?:ay)?)|looking for)\b",
    re.IGNORECASE,
)
_TOPICS = frozenset(map(key_of, word_set("size color budget brand price material occasion style filter trip another")))
_CLAIMING = word_set(
    "is are was were that which who because since so if come comes coming made contains includes offering offers"
)
"""Words that would make a clause of the question a statement."""
_POINTING = word_set("these those all both every each they it its this")
_MORE = word_set("more all every any another other")
_FIELDS = (REASON, DESCRIPTION, RATING, REVIEWS, STOCK)

_ZH_OPENING = re.compile(
    "(?:那么?|或者|另外|请问|您好)?,?(?:还|是)?(?:需要|要不要|要我|要|今天|想|换成|更?喜欢|平时|可以|[您你](?:平时|一?般|今天)?"
    "(?:更|比较|还)?(?:喜欢|想|需要|要|穿|偏好|打算|的?预算|是))"
)
_ZH_ASKING = re.compile("吗|什么|哪|还是|多大|多少|要不要|呢")
_ZH_TOPICS = (
    "尺码", "多大码", "多大", "颜色", "预算", "价位", "品牌", "材质", "场合", "风格", "筛选", "再筛选", "缩小范围",
    "换成", "别的", "今天", "买点", "买", "平时", "价格", "码数",
)  # fmt: skip
_ZH_POINTING = re.compile("都|全|每|这|它|该|此|了(?!解)|过|第|免|送")
_ZH_VARIANTS = re.compile("颜色|尺码|码数")


def asks_en(sentence: str, text: str, facts: Facts) -> bool:
    """Whether an English sentence (`text` once read) only asks for a wish."""
    opening = _OPENING.match(text.strip())
    if not opening or text.count("?") != 1 or not sentence.endswith("?") or re.search(r"[.!;\ue000-\uf8ff\[]", text):
        return False
    known = [_words(one) for one in _texts(facts)]
    rest = opening[0].split(" ", 1)[1] + text.strip()[opening.end() :]
    every = {token.key for chunk in chunks(text) for token in chunk.tokens}
    topics = every & _TOPICS
    if "another" in every and "it" in every:
        return False
    if topics & {"size", "color"} and every & _MORE:
        return False
    after = chunks(text.strip()[opening.end() :])
    if any(chunk.denies or chunk.opener in _CLAIMING or {t.key for t in chunk.tokens} & _CLAIMING for chunk in after):
        return False
    if any(token.number is not None for chunk in after for token in chunk.tokens):
        return False
    for alternative in re.split(r",|:| or ", rest):
        words = {token.key for chunk in chunks(alternative) for token in chunk.content} - _TOPICS
        if words and (every & _POINTING or "price" in topics or not any(words <= one for one in known)):
            return False
    return True


def asks_zh(sentence: str, text: str, facts: Facts) -> bool:
    """Likewise of a Chinese one."""
    if not sentence.endswith(("？", "?")) or not _ZH_OPENING.match(text) or not _ZH_ASKING.search(text):
        return False
    if re.search(r"[\d\ue000-\uf8ff。！；.!;]", text) or ("别的" in text and _ZH_VARIANTS.search(text)):
        return False
    known = [flat(one) for one in _texts(facts)] or [""]
    for alternative in re.split("还是|或者|、|,", text.rstrip("?")):
        if not any(_asked(alternative, one) for one in known):
            return False
    return True


def _asked(text: str, known: str) -> bool:
    pieces = cut(text, haystack([*_ZH_TOPICS, *known.split("\n")]))
    if any(one.kind not in ("plain", "break", "piece") for one in pieces):
        return False
    told = [one.text for one in pieces if one.kind == "piece" and one.text not in _ZH_TOPICS]
    return not told or not _ZH_POINTING.search(text)


def _texts(facts: Facts) -> list[str]:
    """Each product's title, kind and attributes."""
    return [
        "\n".join([one.title, *(value for name, value in one.fields if name not in _FIELDS and OPTION not in name)])
        for one in facts.products
    ]


def _words(text: str) -> frozenset[str]:
    return frozenset(token.key for chunk in chunks(text) for token in chunk.content if token.sign == "+")
