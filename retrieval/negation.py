"""Whether a mention is meant: "leather" is, "faux leather", "leather-free" and 仿皮 are not.

Works on folded text (see mentions.py): uninflected words between spaces, punctuation as " . " and the like.
"""

import re
from collections.abc import Sequence

from retrieval.text import CJK, is_cjk, uninflected


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(uninflected, words.split()))


_WITHOUT = frozenset({"without", "no", "non", "not", "never", "zero"})
_FREE_OF = frozenset({("free", "of"), ("free", "from"), ("exclud",), ("exclude",), ("instead", "of")})
_IMITATION = _stems("faux fake imitation simulated pseudo")
_IMITATION_OF_SKINS = _stems("pu pvc polyurethane vegan synthetic artificial manmade mock")
_SKINS = _stems("leather suede fur wool silk down skin cashmere sheepskin shearling")
_FILLER = _stems(
    "any real genuine true actual animal natural added harmful the a an use of made make with from in contain contains"
    " containing include includes including have has using uses toxic harsh"
)
_OR = frozenset({"or", "nor", "/"})
_AND = frozenset({",", "and"})
_AFTER = (
    ("free",),
    ("like",),
    ("look",),
    ("effect",),
    ("alternative",),
    ("substitute",),
    ("less",),
    ("not", uninflected("included")),
)
_GIVEN_AWAY = _stems("shipping ship gift return returns delivery size sizing standing trial")
OTHER_MODEL = frozenset(("plus", "edge", "pro", "max", "mini", "ultra", "lite", "active", "premier", "s"))
"""After a number these words name another model: "iPhone 7 Plus" is no "iPhone 7"."""
_OTHER_MODEL = frozenset(map(uninflected, OTHER_MODEL))
_LIST_ITEMS = 6
CUES = sorted(
    _WITHOUT
    | _IMITATION
    | _IMITATION_OF_SKINS
    | _OTHER_MODEL
    | {word for phrase in (*_FREE_OF, *_AFTER) for word in phrase if word != "."}
    | set("仿造工成假半非无不没未零免拒告替超纤保素西生技")
)
"""Only texts with one of these words or characters need a closer look."""

_BEFORE_CJK = re.compile(
    rf"(?:仿|仿真|半|人造|人工|合成|假|非|无|不含|不含有|不带|没有|不是|不用|不使用|未添加|不添加|无添加|零添加|不加|没加|未加|不放|没放|零|免|拒绝|告别"
    rf"|替代)(?:任何|真|天然|动物|有害)?$"
    rf"|(?:不含|不含有|不添加|未添加|无添加|不加|未加|不使用|没有|拒绝)(?:[{CJK}a-z ]{{1,8}}(?: ?[、和或及与] ?))+$"
)
_SKIN_BEFORE_CJK = re.compile(r"(?:pu|pvc|超纤|超细纤维|环保|素食|素|西|再生|科技) ?$")
_SKINS_CJK = re.compile("皮|革|绒|毛")


def affirmed(text: str, sought: str) -> bool:
    """Whether a folded text mentions a pattern at least once without negating or imitating it."""
    start = text.find(sought)
    while start >= 0:
        negated = _negated_cjk if is_cjk(sought) else _negated
        if not negated(text, start, sought):
            return True
        start = text.find(sought, start + 1)
    return False


def _negated(text: str, start: int, sought: str) -> bool:
    after = text[start + len(sought) : start + len(sought) + 40].split()
    for ending in _AFTER:
        if tuple(after[: len(ending)]) == ending and not (
            ending == ("free",) and after[1:2] and after[1] in _GIVEN_AWAY
        ):
            return True
    if after[:1] and after[0] in _OTHER_MODEL and sought.rstrip()[-1:].isdigit():
        return True
    before = text[max(0, start - 120) : start].split()
    if before and before[-1] in _IMITATION_OF_SKINS and sought.split()[-1] in _SKINS:
        return True
    return _list_is_negated(before)


def _list_is_negated(before: list[str]) -> bool:
    """Walk back over "any real", "leather or", "parabens, sulfates and" to a word that denies what follows."""
    # "and" and "," only go on after "free of": in "without laces, leather upper" the leather is real.
    only_free_of = False
    for _ in range(_LIST_ITEMS):
        while before and before[-1] in _FILLER and not _free_of(before):
            before = before[:-1]
        if _free_of(before) or (not only_free_of and before[-1:] and before[-1] in _WITHOUT | _IMITATION):
            return True
        joined = len(before)
        while before and before[-1] in _OR | _AND:
            only_free_of |= before[-1] in _AND
            before = before[:-1]
        if not before or len(before) == joined:
            return False
        # An item of the list has one word or two.
        before = before[:-1]
        if before and not _free_of(before) and before[-1] not in _WITHOUT | _IMITATION | _FILLER | _OR | _AND | {"."}:
            before = before[:-1]
    return False


def _free_of(before: Sequence[str]) -> bool:
    return tuple(before[-2:]) in _FREE_OF or tuple(before[-1:]) in _FREE_OF


def _negated_cjk(text: str, start: int, sought: str) -> bool:
    before = text[max(0, start - 30) : start].rstrip()
    if _BEFORE_CJK.search(before):
        return True
    return _SKINS_CJK.search(sought) is not None and _SKIN_BEFORE_CJK.search(before) is not None
