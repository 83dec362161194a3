"""What a comparing question is answered with before the table: "which is lightest?", 哪个最保暖."""

import re
from collections.abc import Sequence

from bot.answers import answer
from bot.compare import LETTERS, line_of
from bot.messages import Language
from bot.say.phrases import Phrases
from bot.understand.measured import Stated, extreme
from retrieval.query import Hit
from retrieval.text import normalise

MOST_READ = 400
"""Characters of a question that are looked at."""
_MOST = re.compile(r"\bthe (?:most [a-z]{4}|[a-z]{3,}est\b)|最(?!近|后|多|少)")
_COMPARED = re.compile(r"\b(?:more|most) (?=[a-z]{4})|\b([a-z]{3,}?)(?:i?er|i?est)\b|[更最]")
"""What makes a quality a comparison."""
_MERIT = re.compile(r"\b(?:best|better|worse|worst|nicer|nicest)\b|[更最](?:好|差)|更?适合|哪[个款双件条只]好")
"""What no line of a record says of itself."""
_WHOLE = re.compile(r"\bcompar|differen|\bversus\b|\bvs\b|比较|对比|区别|不同|不一样|差别")
_PLAIN = r" \1 "
_QUOTED = 160
"""Characters that a record is quoted with."""


def asks_most(asked: str) -> bool:
    """Whether a normalised question about several things asks which has most of something: "the lightest of these?"."""
    return _MOST.search(asked) is not None


def answered(question: str, hits: Sequence[Hit], phrases: Phrases) -> tuple[str, ...]:
    """Lines that answer which has most of something: by figures where the records state some, else in their words.

    Nothing where a whole comparison is asked for.
    """
    asked = normalise(question[:MOST_READ])
    if _WHOLE.search(asked):
        return ()
    return _by_figures(asked, hits, phrases) or _by_words(asked, hits, phrases)


def _by_figures(asked: str, hits: Sequence[Hit], phrases: Phrases) -> tuple[str, ...]:
    words = phrases.words
    found = extreme(asked, [stated(hit, phrases.language) for hit in hits])
    if found is None:
        return ()
    letters = {hit.product.id: letter for letter, hit in zip(LETTERS, hits, strict=False)}
    best = words.comma.join(letters[one] for one in found.ids)
    line = words.most_is if found.of_all else words.most_of_stated
    most = line.format(asked=found.asked.capitalize(), letters=best, figure=found.figures[found.ids[0]])
    if not found.name:
        return (most,)
    figures = [found.figures.get(hit.product.id, words.not_stated) for hit in hits]
    return (most, line_of(found.name, figures, phrases.language))


def stated(hit: Hit, language: Language) -> Stated:
    """The record's attributes, and the options of the variant shown."""
    text = hit.product.words(language)
    options = {
        text.options.get(name, name): (text.options.get(value, value),) for name, value in hit.variant.options.items()
    }
    return Stated(hit.product.id, text.title, {**options, **text.attributes})


def _by_words(asked: str, hits: Sequence[Hit], phrases: Phrases) -> tuple[str, ...]:
    """What those records say that speak of a quality; nothing where none does."""
    if not (_COMPARED.search(asked) or _MERIT.search(asked)):
        return ()
    quality = _MERIT.sub(" ", asked)
    quality = f"{quality} {_COMPARED.sub(_PLAIN, quality)}"  # "warmest" is looked for as "warm", too
    said = [
        (letter, lines[0])
        for letter, hit in zip(LETTERS, hits, strict=False)
        if (lines := answer(quality, hit.product, phrases.language).lines) and len(lines[0]) <= _QUOTED
    ]
    return tuple(phrases.words.says.format(title=letter, lines=line) for letter, line in said)
