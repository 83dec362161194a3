"""Yes or no to a question about a product, where its record says so; the sentence that says it is quoted."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answers import EMPTY, content, statements, stems_of
from bot.messages import Language
from bot.say.phrases import Forms
from retrieval.mentions import fold, pattern
from retrieval.negation import affirmed
from retrieval.products import Product
from retrieval.query import Limit
from retrieval.text import is_cjk, normalise

MOST = 400
"""Characters of a question that are looked at."""
_OPENS = re.compile(
    r"(?:^|[,.;!?]|\b(?:and|so|but|ok|okay|hey|hi|well|also))\s*"
    r"(?:is|are|does|do|can|could|will|would|has|have|isn't|doesn't|aren't)\b"
)
_ASKS = re.compile(r"(?:吗|嘛|么)[\s?？。!！~～]{0,5}$|是不是|能不能|会不会|可不可以|有没有|是否|([一-鿿])不\1")
_OPEN = re.compile(r"\b(?:what|which|how|where|when|why|who|or)\b|什么|哪|怎么|多少|多[大长高重宽久]|几|还是|谁|啥")
_EXACT = re.compile(
    r"\d|\b(?:only|pure|purely|fully|completely|entirely|genuine|guaranteed|always|enough)\b|[纯全够]|百分|完全|保证"
)
"""Words that ask for more than that a record speaks of something: "100% cotton" is not "cotton"."""
_ASKING = stems_of("come comes available offered sold color colour size material version feature suitable able ok")
"""Words that only ask for a quality."""
_POINTING = re.compile("第[一二三四五六七八九十]|[这那此该前后俩]|它们?|颜色|尺码|款式|材质")
_YES = frozenset({"yes", "true", "是", "有", "支持", "可以", "√", "✓"})
_NO = frozenset({"no", "false", "否", "无", "没有", "不支持", "不可以", "×", "✗"})
_FORBIDS = re.compile(
    r"(?:不[要可能宜得]|不(?:建议|适合|支持)|勿|避免|禁止)|\b(?:not|never|avoid|cannot|keep out of|keep away from)\b"
)
"""What care instructions forbid with, as text is folded."""
_CLAUSE_ENDS = re.compile("[.,;!?]")
_NEAR = 4
"""Words, or Chinese characters, between such a word and what it surely forbids."""
_CLOSED = frozenset({"color", "size"})
"""Fields whose options are all there is: what is not among them cannot be had."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the record says, and the line that says it."""

    yes: bool
    line: str


def is_yes_no(question: str) -> bool:
    """Whether a question can be answered by yes or no.

    >>> is_yes_no("the second one, is it waterproof?"), is_yes_no("is it blue or green?"), is_yes_no("防水吗")
    (True, False, True)
    """
    text = normalise(question[:MOST]).replace("’", "'").strip()
    return bool(_OPENS.search(text) or _ASKS.search(text)) and not _OPEN.search(text)


def verdict(
    question: str, product: Product, language: Language, asked: Sequence[Limit], forms: Forms
) -> Verdict | None:
    """Yes or no to the qualities asked about; None where the record does not say, or the question asks for more."""
    qualities = [limit for limit in asked if limit.op in ("=", "in") and limit.field not in ("category", "price")]
    text = normalise(question[:MOST])
    if not qualities or not is_yes_no(question) or _EXACT.search(text) or _asks_more(text, product, asked, forms):
        return None
    found = [_one(product, language, limit, forms) for limit in qualities]
    denied = next((one for one in found if one is not None and not one.yes), None)
    if denied is not None:
        return denied
    said = [one for one in found if one is not None]
    if len(said) < len(found):
        return None
    return Verdict(True, " ".join(dict.fromkeys(one.line for one in said)))


def _asks_more(text: str, product: Product, asked: Sequence[Limit], forms: Forms) -> bool:
    """Whether words are left that neither the qualities nor the product's names account for."""
    told = [form for limit in asked for value in _values(limit) for form in forms.forms(limit.field, value)]
    texts = (product.text, *product.translations.values())
    named = normalise(" . ".join((*told, *(part for one in texts for part in (one.title, one.brand, *one.category)))))
    if any(not is_cjk(word) for word in content(text) - stems_of(named) - _ASKING):
        return True
    rest = _POINTING.sub(" ", text)
    for form in sorted(told, key=len, reverse=True):
        rest = rest.replace(form, " ")
    left = [char for char in rest if is_cjk(char) and char not in EMPTY and char not in named]
    return len(left) > 1


def _values(limit: Limit) -> tuple[str, ...]:
    return (limit.value,) if isinstance(limit.value, str) else limit.value


def _one(product: Product, language: Language, limit: Limit, forms: Forms) -> Verdict | None:
    sought = [found for value in _values(limit) for form in forms.forms(limit.field, value) if (found := pattern(form))]
    mentioned: str | None = None
    for line in statements(product, language):
        if (told := _flag(line, sought)) is not None:
            return Verdict(told, line)
        folded = fold(line)
        stances = [_stance(folded, one) for one in sought if one in folded]
        if True in stances:
            return Verdict(True, line)
        if None in stances:
            return None
        if mentioned is None and stances:
            mentioned = line
    if mentioned is not None:
        return Verdict(False, mentioned)
    options = _options(product, language, limit.field)
    return Verdict(False, options) if options else None


def _stance(text: str, sought: str) -> bool | None:
    """Whether a folded line that mentions something says so of the product; None where it forbids something else near
    it: "do not machine wash with clothes" tells neither that it may be machine washed nor that it may not.
    """
    if not affirmed(text, sought):
        return False
    stance: bool | None = False
    for mention in re.finditer(re.escape(sought.strip()), text):
        clause = _CLAUSE_ENDS.split(text[: mention.start()])[-1]
        forbids = list(_FORBIDS.finditer(clause))
        if not forbids:
            return True
        between = clause[forbids[-1].end() :]
        if len(between if is_cjk(between) else between.split()) > _NEAR:
            stance = None
    return stance


def not_offered(product: Product, language: Language, asked: Sequence[Limit], forms: Forms) -> tuple[str, str] | None:
    """The colour or size asked for that no variant comes in, and the line that lists those there are."""
    for limit in asked:
        if limit.op != "=" or not (listed := _options(product, language, limit.field)):
            continue
        sought = [found for form in forms.forms(limit.field, str(limit.value)) if (found := pattern(form))]
        texts = (product.text, *product.translations.values())
        values = [value for variant in product.variants for value in variant.options.values()]
        values += [text.options.get(value, value) for text in texts for value in values]
        if not any(affirmed(fold(value), one) for value in values for one in sought):
            return str(limit.value), listed
    return None


def _flag(line: str, sought: Iterable[str]) -> bool | None:
    """ "Waterproof: yes", 防水：否."""
    name, mark, value = line.partition("：" if "：" in line else ": ")
    told = normalise(value).strip(" .。")
    if not mark or told not in _YES | _NO or not any(one in fold(name) for one in sought):
        return None
    return told in _YES


def _options(product: Product, language: Language, field: str) -> str:
    """The line that lists a product's options of a field, where it has several variants."""
    if field not in _CLOSED or len(product.variants) < 2:
        return ""
    glossary = product.words(language).options
    for option in dict.fromkeys(name for variant in product.variants for name in variant.options):
        if option in (field, {"color": "colour"}.get(field)):
            named = glossary.get(option, option)
            return next((line for line in statements(product, language) if line.startswith(named)), "")
    return ""
