"""Both languages say the same things, and nothing stands in the tables that nobody says."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

import bot
from bot.say import WORDS
from bot.say.words import Words

NAMES = [field.name for field in fields(Words)]
CODE = "\n".join(path.read_text("utf-8") for path in Path(bot.__path__[0]).rglob("*.py") if path.parent.name != "say")
CODE += (Path(bot.__path__[0]) / "say" / "phrases.py").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_templates_ask_for_the_same_figures(name: str) -> None:
    asked = {language: set(re.findall(r"{\w+}", str(getattr(words, name)))) for language, words in WORDS.items()}
    assert asked["en"] == asked["zh"]


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_said_somewhere(name: str) -> None:
    assert re.search(rf"\.{name}\b", CODE)
