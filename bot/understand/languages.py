"""The languages Aisle speaks. A third one is one more file with a Pack, and its line here."""

from bot.understand import en, zh

LANGUAGES = {"en": en.PACK, "zh": zh.PACK}
