"""What a sentence looks like, before anybody reads it: its characters, its length, and what only machines write."""

import re
import unicodedata

from bot.llm.facts import Facts
from bot.llm.placeholders import PLACE
from retrieval.text import CJK

LONGEST = 400
"""Characters of a sentence."""
_COMMON = frozenset(" .,;:!?'\"()-%$’‘“”–—…&")
_CHINESE = frozenset("，。！？；：、“”‘’（）…—～·￥¥《》")
_MARKS = frozenset("€£¥")
_DECIMAL = re.compile(r"\d[,.]\d")
_DIGITS_APART = re.compile(r"\d(?:\s?[,.\-–—_/'’·:]\s?|\s)\d")
_ODD = {
    "letters apart": re.compile(r"(?:(?<![A-Za-z])[A-Za-z][^A-Za-z0-9]{1,2}){3}"),
    "another currency": re.compile(r"(?<![A-Za-z])(?!US\$)[A-Za-z]{1,3}\$"),
    "a blob": re.compile(r"[A-Za-z0-9]{25,}"),
}
_MACHINE = re.compile(
    r"\b(?:system|assistant|user|developer|prompt|instructions?|ai|language model|chatbot|role|json|null|token)\b"
    r"|系统|提示词|指令|人工智能|语言模型|机器人",
    re.IGNORECASE,
)


def oddity(sentence: str, facts: Facts, known: frozenset[str], text: str) -> str:
    """Why a sentence cannot be one of ours; "" where it may. `known` are the characters of the facts, `text` is all
    their text.
    """
    if len(sentence) > LONGEST:
        return "too long"
    rest = PLACE.sub("", sentence)
    chinese = facts.language == "zh"
    if odd := next((char for char in rest if not _usual(char, chinese) and char not in known), ""):
        return f"character {unicodedata.name(odd, repr(odd)).lower()}"
    if not chinese and not _all_known(rest, text):
        return "another language"
    if any(found[0] not in text and not _DECIMAL.fullmatch(found[0]) for found in _DIGITS_APART.finditer(rest)):
        return "digits apart"
    if (machine := _MACHINE.search(rest)) and machine[0].lower() not in text.lower():
        return "speaks of itself"
    return next((name for name, pattern in _ODD.items() if pattern.search(rest)), "")


def _usual(char: str, chinese: bool) -> bool:
    if (char.isascii() and char.isalnum()) or char in _COMMON or char in _MARKS:
        return True
    return chinese and (char in _CHINESE or "\u4e00" <= char <= "\u9fff")


def _all_known(rest: str, text: str) -> bool:
    return all(run in text for run in re.findall(f"[{CJK}]+", rest))
