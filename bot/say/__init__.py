"""What the bot says, by language. A third language is one file and one line here."""

from bot.messages import Language
from bot.say.en import EN
from bot.say.words import Words
from bot.say.zh import ZH

WORDS: dict[Language, Words] = {"en": EN, "zh": ZH}
