"""Which language a message is in, by its grammar: product nouns, brands and units do not count."""

import re
import unicodedata
from dataclasses import dataclass

from bot.messages import Language
from bot.session import Session
from bot.understand.pack import phrases
from bot.understand.reading import Reading

_INVERTED = re.compile("[¿¡]")
_KANA = re.compile("[\u3041-\u30f6\uff66-\uff9d]")
_FOREIGN = re.compile(
    "[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0e7f\u10a0-\u10ff\u1100-\u11ff\uac00-\ud7af]"
)
_OTHER_WORDS = phrases("""
    je, tu, nous, vous, les, des, une, est, pour, avec, sans, cherche, moins, chaussures, bonjour, merci, dans,
    sur, mon, ma, mes, voudrais, veux, qui, que, quoi, où, et, avez, aimerais, noir, rouge, yo, quiero, necesito,
    busco, para, con, sin, por, favor, hola, gracias, los, las, una, unos, zapatos, tiene, tienes, cuánto, cuesta,
    menos, más, buenos, estoy, buscando, el, un, qué, ich, suche, brauche, möchte, und, oder, nicht, mit, ohne,
    für, unter, haben, sie, bitte, danke, hallo, ein, eine, einen, der, das, ist, schuhe, guten, tag, gibt, cerco,
    vorrei, voglio, scarpe, senza, grazie, ciao, sono, che, ho, bisogno, sotto, gli, il, di, quero, preciso,
    sapatos, obrigado, olá, procuro, você, tem, uma, não, até, eu, sem, ik, zoek, een, voor, niet, schoenen, het,
    graag, szukam, butów, proszę, dziękuję, jag, behöver
""")
_SHARED = phrases("die, man, also, in, on, me, no, a, is, so, was, am, do, un, con, per, as, bin, hat, war, den, el")


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language to answer in."""

    language: Language
    pinned: bool
    known: bool
    """False when the message is in neither of ours."""
    asked: bool = False
    """Whether this message asked for a language."""
    told: bool = True
    """Whether the message tells its language, or the shopper chose one; a short one keeps the conversation's."""


def tongue(reading: Reading, session: Session, locale: str | None, grammar: dict[Language, frozenset[str]]) -> Tongue:
    """The language of a message in its conversation."""
    for code in ("zh", "en"):
        if reading.has(f"speak_{code}") or _is_bare_name(reading, code):
            return Tongue("zh" if code == "zh" else "en", pinned=True, known=True, asked=True)
    before = _start(session, locale)
    known = not _foreign(reading, grammar["en"])
    if session.language_pinned:
        return Tongue(session.language, pinned=True, known=known)
    told = _by_grammar(reading, grammar) or _by_script(reading, session)
    return Tongue(told or before, pinned=False, known=known, told=told is not None)


def _start(session: Session, locale: str | None) -> Language:
    """The conversation's language, or at its very start the locale's."""
    if session.turn == 0 and locale:
        return "zh" if locale.lower().startswith("zh") else "en"
    return session.language


def _is_bare_name(reading: Reading, code: str) -> bool:
    names = {"en": ("english", "英文", "英语", "english please"), "zh": ("chinese", "中文", "汉语", "mandarin")}
    return reading.text.strip(" .!?。！？") in names[code]


def _by_grammar(reading: Reading, grammar: dict[Language, frozenset[str]]) -> Language | None:
    product = [False] * len(reading.words)
    for term in reading.terms:
        product[term.start : term.end] = [True] * (term.end - term.start)
    english = chinese = 0
    two = ""
    for place, word in enumerate(reading.words):
        if product[place]:
            two = ""
        elif word.kind == "latin":
            english += word.text in grammar["en"]
        elif word.kind == "cjk":
            chinese += word.text in grammar["zh"] or two + word.text in grammar["zh"]
            two = word.text
    if english == chinese:
        return None
    return "zh" if chinese > english else "en"


def _by_script(reading: Reading, session: Session) -> Language | None:
    """Without grammar, four or more Chinese characters and no Latin word are Chinese; any are, at the very start.

    Brands and models have no language.
    """
    han = sum(word.kind == "cjk" for word in reading.words)
    names = {place for term in reading.terms if term.term.field == "brand" for place in range(term.start, term.end)} | {
        place for start, end in reading.models for place in range(start, end)
    }
    latin = any(
        word.kind == "latin" and len(word.text) > 2 and place not in names for place, word in enumerate(reading.words)
    )
    if han and not latin and (han >= 4 or session.turn == 0):
        return "zh"
    return None


def _foreign(reading: Reading, english: frozenset[str]) -> bool:
    """Whether a message is in another language: by script, or by two function words that are not English."""
    letters = sum(unicodedata.category(char)[0] == "L" for char in reading.text)
    if _KANA.search(reading.text) or _INVERTED.search(reading.text):
        return True
    if letters and 2 * len(_FOREIGN.findall(reading.text)) >= letters:
        return True
    words = {word.text for word in reading.words if word.kind == "latin"}
    if any(word.kind == "cjk" for word in reading.words):
        return False
    other = (words & _OTHER_WORDS) - _SHARED
    return len(other) >= 2 and len(other) > len((words & english) - _OTHER_WORDS)
