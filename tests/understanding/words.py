"""Whether a text says that a thing is so: whole words in English, any place in Chinese, and no negated mention."""

import re
from functools import lru_cache

CJK = re.compile(r"[\u3400-\u9fff]")
_NEGATED_BEFORE = re.compile(
    r"(?:\b(?:faux|vegan|imitation|synthetic|artificial|pu|fake|mock|no|not|non|without|never|zero)"
    r"|\bfree (?:of|from))(?:[\s-]+(?:a|an|any|real|genuine|animal|added))?[\s-]*$"
)
_NEGATED_AFTER = re.compile(r"^(?:[\s-]?free\b|[\s-](?:look|like|effect|alternative|substitute)\b)")
_NEGATED_BEFORE_ZH = re.compile(r"(?:非|无|無|不含|不是|没有|不用|未用|仿|人造|合成|零|免|拒绝|不加|超纤)(?:任何|有)?$")
_NEGATED_AFTER_ZH = re.compile(r"^(?:替代|质感|纹理)")


@lru_cache(maxsize=20_000)
def _fold(text: str) -> str:
    return re.sub(r"[\s\u00ae\u2122]+", " ", text.casefold())


@lru_cache
def _pattern(word: str) -> re.Pattern[str]:
    """Chinese anywhere, Latin as a whole word or its plural, space and hyphen being one."""
    folded = _fold(word)
    if CJK.search(folded):
        return re.compile(re.escape(folded))
    inner = r"[\s-]?".join(re.escape(part) for part in re.split(r"[\s-]+", folded))
    return re.compile(rf"(?<![a-z0-9]){inner}(?:'?s|es)?(?![a-z0-9])")


def mentions(text: str, word: str) -> bool:
    """Whether `text` says that the thing is `word`: a negated or imitation mention ("faux leather") does not."""
    folded = _fold(text)
    for found in _pattern(word).finditer(folded):
        start, end = found.span()
        before, after = folded[max(0, start - 30) : start], folded[end : end + 14]
        if _NEGATED_BEFORE.search(before) or _NEGATED_AFTER.search(after):
            continue
        if CJK.search(word) and (_NEGATED_BEFORE_ZH.search(before) or _NEGATED_AFTER_ZH.search(after)):
            continue
        return True
    return False
