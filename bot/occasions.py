"""What belongs together for an occasion that a shopper names: "a camping set", 一套雨天的行头."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from retrieval.text import normalise

MOST = 400
"""Characters of a message that are looked at."""
_SET = r"set|kit|outfit|bundle|essentials|starter kit"
_ALL = rf"(?:{_SET}|gear|equipment|everything(?: i need| you need)?|all (?:i|you) need|what (?:do )?i need|clothes)"
_SETS = "一整?套|全套|整套|配齐|凑齐|行头|套装"
_KINDS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "camping": ("camping|a camp", "露营|野营", ("tent", "sleeping bag", "headlamp", "camping stove", "camping chair")),
    "hiking": (
        "hiking|trekking|a hike",
        "徒步|登山|爬(?:雪)?山",
        ("hiking boots", "backpack", "trekking poles", "water bottle"),
    ),
    "rain": (
        "rain|rainy|the rain|rainy (?:days?|weather)|wet weather",
        "雨天|下雨天?|雨季|防雨",
        ("rain jacket", "rain boots", "umbrella"),
    ),
    "winter": (
        "winter|cold weather|the cold|snow",
        "冬天|冬季|过冬|保暖|御寒",
        ("coat", "sweater", "scarf", "gloves", "hat"),
    ),
    "beach": (
        "beach|the beach|swimming|the pool",
        "海边|沙滩|游泳",
        ("swimsuit", "sandals", "towel", "sunscreen", "swimming goggles"),
    ),
    "running": ("running|jogging", "跑步", ("running shoes", "socks", "t-shirt", "water bottle")),
    "fitness": (
        "gym|fitness|workout|home gym|working out",
        "健身|在家锻炼",
        ("dumbbell", "resistance band", "yoga mat", "jump rope"),
    ),
    "yoga": ("yoga", "瑜伽", ("yoga mat", "resistance band", "leggings", "water bottle")),
    "cycling": ("cycling|biking|bike", "骑行|骑车", ("bike helmet", "bike light", "gloves", "water bottle")),
    "travel": (
        "travel|travelling|traveling|a trip|a flight",
        "旅行|旅游|出差",
        ("suitcase", "neck pillow", "power bank", "adapter"),
    ),
    "picnic": ("picnic|a picnic", "野餐", ("picnic mat", "cooler", "lunch box", "thermos")),
    "office": ("home office|office", "居家办公|办公", ("desk", "office chair", "desk lamp", "keyboard", "mouse")),
    "cooking": ("kitchen|cooking", "厨房|做饭|烹饪", ("pan", "knife", "cutting board")),
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that one needs several things for."""

    name: str
    kinds: tuple[str, ...]
    """By their names in the tables, the most needed first."""
    words: str
    """How the message calls it."""


def _patterns(*, asked: bool) -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    made = {}
    for name, (english, chinese, _) in _KINDS.items():
        if asked:
            found = rf"\b(?P<named>{english})\b", rf"(?P<named>{chinese})"
        else:
            found = (
                rf"\b(?P<named>{english}) (?:{_SET})\b"
                rf"|\b{_ALL} (?:for|to go) (?:[a-z]{{1,12}} ){{0,3}}?(?P<other>{english})\b",
                rf"(?:{_SETS})[^，。,.!！?？]{{0,6}}?(?P<named>{chinese})"
                rf"|(?P<other>{chinese})[^，。,.!！?？]{{0,4}}?(?:{_SETS})",
            )
        made[name] = re.compile(found[0]), re.compile(found[1])
    return made


_ASKED, _NAMED = _patterns(asked=True), _patterns(asked=False)


def occasion(message: str, *, asked: bool) -> Occasion | None:
    """The occasion that a message wants a set for; `asked` when it is known to want a set.

    >>> occasion("a camping set under 300", asked=False).kinds[:2]
    ('tent', 'sleeping bag')
    >>> occasion("camping chairs", asked=False)
    """
    text = normalise(message[:MOST])
    for name, patterns in (_ASKED if asked else _NAMED).items():
        for pattern in patterns:
            if found := pattern.search(text):
                said = next(filter(None, found.groupdict().values()), "")
                return Occasion(name, _KINDS[name][2], said)
    return None
