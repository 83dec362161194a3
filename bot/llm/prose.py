"""Whether a sentence is prose for a chat, in the reply's language: the form of it, whatever it claims."""

import re

from bot.messages import Language

_PLACE = re.compile(r"\[[^\[\]]{1,20}\]")
_BULLET = re.compile(r"^\s*(?:[-*•·]|#{1,6}|>|\d{1,2}[.)、])\s+")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_MARKUP = re.compile(
    r"[{}<>|`~^\\*]|__|\b_\w+_\b|^#|&[a-z#0-9]{2,8};|:[a-z_]{2,30}:|\]\(|@\w|^[\"“]?\w{2,12}[\"”]?\s*:\s*[\"“]"
)
"""Telegram's, Slack's and a browser's marks, and pieces of JSON."""
_WIDE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-z]")
_OTHER = re.compile(r"[\u0370-\u1fff\u3040-\u30ff\uac00-\ud7af]")
"""Letters of languages that the guide does not speak: Greek to Thai, kana, Hangul."""
_LEAST_CHINESE = 0.4
"""Share of a Chinese sentence's letters that are Chinese; brands and models are Latin."""
_ECHO = 6
"""Words, or pairs of Chinese characters, in a row that only stand in the instructions; …"""
_LEAST_ECHO = 3
"""… fewer where the whole sentence is no longer."""


def tidied(sentence: str) -> str:
    """Without what would look odd in a chat and means nothing: bullets, headings and stars around a word."""
    return _STRONG.sub(r"\2", _BULLET.sub("", sentence)).strip()


def fault(sentence: str, language: Language, instructions: str) -> str:
    """Why a tidied sentence is not prose of ours; "" when it is."""
    if not _PLACE.search(sentence) and not any(map(str.isalpha, sentence)):
        return "empty"
    if _MARKUP.search(sentence):
        return "markup"
    if not speaks(sentence, language):
        return "language"
    return "echo" if _echoes(sentence, instructions) else ""


def speaks(sentence: str, language: Language) -> bool:
    """Whether a sentence is in this language, as far as its letters tell.

    >>> speaks("[P1]很轻，Gore-Tex防水。", "zh"), speaks("[P1] 很轻", "en")
    (True, False)
    """
    words = _PLACE.sub("", sentence)
    if _OTHER.search(words):
        return False
    wide, latin = len(_WIDE.findall(words)), len(_LATIN.findall(words))
    return wide == 0 if language == "en" else wide >= _LEAST_CHINESE * (wide + latin / 3)


def _echoes(sentence: str, instructions: str) -> bool:
    """Whether a run of words is taken from the instructions."""
    said, told = _words(sentence), _words(instructions)
    length = min(_ECHO, max(_LEAST_ECHO, len(said)))
    runs = {tuple(told[start : start + length]) for start in range(len(told) - length + 1)}
    return any(tuple(said[start : start + length]) in runs for start in range(len(said) - length + 1))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+|[\u3400-\u9fff]{2}", text.lower())
