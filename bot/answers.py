"""Answers to questions about a product, from what its record says: the lines that speak of what was asked, word for
word, or that it does not say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.messages import Language
from retrieval.measuring import same_measures
from retrieval.phrases import word_set
from retrieval.products import Product, Variant
from retrieval.text import is_cjk, normalise, stems

_SENTENCE = re.compile(r"[^.。！!？?；;\n]+(?:\.\d+[^.。！!？?；;\n]*)*[.。！!？?；;]?")
_TIMES = re.compile(r"(?<=\d)\s?[x×*]\s?(?=\d)")
_UNIT = re.compile(r"(?<=\d)(?:\\ )?(?=[a-z])")
_MOST_LINES = 3
_ENOUGH = 0.3
"""Share of the asked words that a line must have."""
_NAMED = 0.6
_COLOUR = 2
_OPTION = 100
"""What an option counts by itself; its length only decides between values of one."""
_PART = 2
"""Characters of an option's name that call it."""
_MOST_ASKED = 120
"""Characters of the question that are looked at."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """Something that shoppers ask of any product, and how records speak of it."""

    asked: re.Pattern[str]
    named: re.Pattern[str]
    """In an attribute's name or a sentence."""
    measured: re.Pattern[str] | None = None
    """A figure that answers."""


def _aspect(asked: str, named: str, measured: str | None = None) -> Aspect:
    return Aspect(re.compile(asked), re.compile(named), re.compile(measured) if measured else None)


ASPECTS = (
    _aspect(r"who wrote|written by|author|writer|作者|谁写|哪位写", r"author|written by|writer|作者|著"),
    _aspect(r"(?:keeps?|stay) .{0,16}(?:hot|cold|warm)|保温|保冷|多久凉", r"hot|cold|warm|保温|保冷|小时"),
    _aspect(r"finish(?:ed)?|coating|painted|varnish|涂层|上漆|表面", r"finish|coat|paint|varnish|wax|涂|漆|蜡"),
    _aspect(r"how long.{0,30}last|lasting|持久|留香", r"last|lasting|hours?|持久|留香|小时"),
    _aspect(r"induction|gas stove|hob|电磁炉|明火|燃气", r"induction|gas|hob|电磁炉|明火|燃气"),
    _aspect(r"in stock|available|left|有货|现货|库存", r"stock|库存"),

    _aspect(
        r"how heavy|weigh|多重|重多少|重量|多沉|重不重|沉不沉|几斤|多少克|多少斤",
        r"weigh|重量|净重|毛重|很轻|轻便|light",
        r"\d\s?(?:g|kg|克|千克|公斤|斤|oz|ounces?|lbs?|pounds?|grams?)(?![a-z])",
    ),
    _aspect(
        r"how (?:big|long|wide|tall|high|thick|deep|large|far)|what size|which size|sizes?\b|dimension|measurement"
        r"|多大(?!岁|年|了|的?孩)|多长|多高|多宽|多厚|多深|[大长高宽厚深]多少|尺寸|大小|规格",
        r"size|dimension|height|width|length|depth|diameter|尺寸|尺码|规格|大小|高度|长度|宽度|直径|厚|长|高|宽|适用(?!人群|年龄|对象)",
        r"\d[\s-]?(?:cm|mm|m|厘米|毫米|米|寸|inch(?:es)?|in|ft|feet|foot|\"|'|×|x|\*)(?![a-z])",
    ),
    _aspect(
        r"capacit|how many (?:litres?|liters?|ml|millilit(?:re|er)s)|how (?:much|many).{0,12}hold|volume"
        r"|容量|多少升|几升|能装|装多少|装几",
        r"capacit|volume|容量|能装|装得下|holds?",
        r"\d\s?(?:l|ml|litres?|liters?|升|毫升|gb|tb|mah|毫安)(?![a-z])",
    ),
    _aspect(
        r"how (?:big|large|roomy)|\bsizes?\b|dimension|多大(?!岁|年|了|的?孩)|大小",
        r"capacit|volume|容量",
        r"\d\s?(?:l|litres?|liters?|升)(?![a-z])",
    ),
    _aspect(
        r"made (?:out )?(?:of|from)|material|fabric|材质|什么做|啥做|什么料|啥料|面料|什么材料|什么棉|啥棉|成分|什么皮",
        r"material|fabric|made of|composition|材质|面料|成分|填充|材料|皮|棉|木|钢|陶|玻璃",
    ),
    _aspect(r"colou?rs?|颜色|什么色|哪些色", r"colou?r|颜色|色"),
    _aspect(
        r"battery|how long.{0,16}(?:last|charge)|续航|电池|[用顶撑]多久|充一次|多少毫安",
        r"battery|charge|hours?|续航|电池|充电|小时",
        r"\d\s?(?:h|hrs?|hours?|小时|mah|毫安时?)(?![a-z])",
    ),
    _aspect(
        r"wash|dishwasher|clean|care|洗|保养|打理|清洁|清洗", r"wash|dishwasher|clean|wipe|洗|保养|吸尘|通风|擦|清洁"
    ),
    _aspect(r"waterproof|water.?resist|rain|wet|防水|下水|淋雨|防雨|漏水", r"water|rain|wet|防水|抗水|泼水|下水|雨"),
    _aspect(r"made in|where.{0,10}made|from where|产地|哪里产|哪产|进口|国产", r"origin|made in|产地|进口|国产|原产"),
    _aspect(r"warranty|guarantee|保修|质保", r"warranty|guarantee|保修|质保"),
    _aspect(r"watt|how (?:much )?power|多少瓦|几瓦|功率", r"power|watt|功率|快充", r"\d\s?(?:w|瓦|watts?)(?![a-z])"),
    _aspect(
        r"how old|what age|which age|几岁|多大的?孩子|多大(?:岁|年)|岁数|年龄|适合多大",
        r"age|years?|岁|个月|年龄",
        r"\d\s?(?:岁|years?|个月|months?)",
    ),
    _aspect(
        r"how many people|几个?人|多少人",
        r"person|people|人",
        r"\d\s?(?:人|people|persons?)|[单双]人|[二三四五六]人",
    ),
    _aspect(
        r"include|come with|comes with|in the box|what'?s in|包括|包含|附带|自带|里面有|带不带|都有啥|馅|口味",
        r"includ|comes? with|with a|包括|包含|附|含|配|口味|件套|[一二三四五六七八九]种",
    ),
    _aspect(
        r"how far|\brange\b|distance|covers?\b|coverage|how (?:large|big) (?:of )?an? (?:house|home|area|room|flat)"
        r"|多远|距离|范围|覆盖",
        r"\brange\b|distance|feet|covers?\b|coverage|square|\bsq\b|reach|距离|范围|覆盖",
        r"\d[\d,]*(?:\.\d+)?[\s-]?(?:sq|square|feet|ft|foot|m|met(?:er|re)s?|yards?|miles?|米|平)(?![a-z])",
    ),
    _aspect(
        r"how many (?:\w+ )?(?:devices|phones|charges|users|gadgets|times|hours|songs|photos)|几次|多少次",
        r"devices|phones|charges?\b|users|times|up to|次",
        r"\b\d+ (?:\w+[ -]){0,2}(?:devices|phones|charges|users|gadgets|times|hours|songs|photos)|\d+\s?次",
    ),
    _aspect(r"soft|firm|hard|软|硬", r"soft|firm|hard|软|硬|适中"),
    _aspect(r"loud|noise|quiet|吵|噪音|静音|声音", r"loud|noise|quiet|silent|db|噪|静音|安静|分贝"),
    _aspect(
        r"max(?:imum)? (?:load|weight)|hold up to|承重|承受|载重",
        r"load|hold|承重|载重|承受",
        r"承重|载重|适用.{0,6}\d",
    ),
    _aspect(
        r"rating|rated|reviews?|stars|(?:people|others|customers|buyers|users|everyone) (?:say|think|like)|any good"
        r"|quality|worth (?:it|the money|buying)|recommended|评分|评价|好评|口碑|质量|好用|值不值|值得",
        r"^rating|^评分",
    ),
    _aspect(r"brand|which make|品牌|牌子|什么牌", r"^brand|^品牌"),
    _aspect(r"防摔|抗摔|耐摔|防震|磕|drop proof|shockproof", r"drop|shock|impact|protect|防摔|防震|抗摔"),
    _aspect(r"双卡|sim卡|dual sim", r"sim|双卡"),
    _aspect(r"快充|充电快|充满|fast charg", r"fast|quick|rapid|快充|快速"),
    _aspect(r"磁", r"magnet|磁"),
    _aspect(r"像素|摄像头|拍照|camera", r"camera|megapixel|\bmp\b|摄像|像素"),
    _aspect(r"内存|存储|多少g", r"memory|storage|\bgb\b|内存|存储", r"\d\s?(?:gb|tb)(?![a-z])"),
    _aspect(r"屏幕|几寸屏", r"screen|display|屏"),
    _aspect(r"插头|插座|什么口|啥口|接口", r"plug|port|usb|插头|接口|插口"),
    _aspect(r"页|多厚的书", r"pages|页"),
    _aspect(r"adjust|调节|可调|能调|调不调", r"adjust|可调|调节"),
    _aspect(r"assembl|install|drill|组装|安装|打孔", r"assembl|install|drill|tool|组装|安装|打孔|免安装"),
)  # fmt: skip

EMPTY = frozenset(
    "的了吗呢吧啊呀哦嗯我你您他她它们是不没有在想要给请就也都还再很太最更把让和或跟与个些点会为那这岁又而可以能怎么样什啥哪"
    "用几多少款双件条张台部只种套本瓶支块里面头下上去来到得着过真"
)
_EMPTY_WORDS = word_set("""
    a an the is are do does did can could will would should it its this that these those they one ones i you we my me
    your in on at of to for with from by and or if what which how when where why who has have had be been was were
    any some there here about really actually just also so please tell know say much many long big old kind type use
    used using get got work works fit fits good ok okay well too very not no yes same first second third last also
    thing item product buy want need like think put make makes made take
""")


_QUESTIONS = word_set("is are does do did can could will would has have how when where why who long much many big old")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a record says on a question."""

    lines: tuple[str, ...]
    """As they stand in the record, the most fitting first; empty when it says nothing."""


def answer(question: str, product: Product, language: Language) -> Answer:
    """The lines of the record that speak of what is asked."""
    text = normalise(question)[:_MOST_ASKED]
    aspects = [aspect for aspect in ASPECTS if aspect.asked.search(text)]
    asked = content(text)
    asked = (asked - _name(product)) or asked
    scored = []
    named_so: dict[str, bool] = {}
    for place, line in enumerate(dict.fromkeys(statements(product, language))):
        said = normalise(line)
        score = _overlap(asked, said)
        spoken = False
        for aspect in aspects:
            named = aspect.named.search(said) is not None
            measured = aspect.measured is not None and aspect.measured.search(said) is not None
            score += 0.5 * named + 0.7 * measured
            spoken = spoken or named
        if score >= _ENOUGH:
            scored.append((-score, place, line))
            named_so[line] = spoken and score < 1
    best = sorted(scored)[:_MOST_LINES]
    return Answer(tuple(line for score, _, line in best if named_so[line] or score <= 0.5 * best[0][0]))


def _name(product: Product) -> frozenset[str]:
    """The words of its title that say nothing else of it: what is asked of the "Diva Flip" is not a diva."""
    said = [value for values in product.text.attributes.values() for value in values]
    said += [value for one in product.variants for value in one.options.values()]
    return stems_of(normalise(product.text.title)) - stems_of(normalise(" . ".join(said)))


def record(product: Product, language: Language, most: int) -> str:
    """What the record says, from its beginning, as far as so many characters go."""
    text = ""
    for line in dict.fromkeys([product.words(language).description, *statements(product, language)]):
        if line and line not in text and len(text) + len(line) < most:
            text = f"{text} {line}".strip()
    return text


def mentions(question: str, product: Product) -> bool:
    """Whether the record speaks of anything that the message names, in any language."""
    asked = content(normalise(question)[:_MOST_ASKED])
    said = normalise(" . ".join(line for language in ("en", "zh") for line in statements(product, language)))
    return any(word in said for word in asked if len(word) > 1 and is_cjk(word)) or any(
        word in stems_of(said) for word in asked if not is_cjk(word)
    )


def named_by(text: str, product: Product, *, alone: bool) -> bool:
    """Whether most of the words are in the product's title: it is called by its name.

    One word does only if it is `alone` in being called so.
    """
    asked = content(normalise(text))
    title = normalise(" . ".join(words.title for words in (product.text, *product.translations.values())))
    return (alone or len(asked) > 1) and bool(asked) and _overlap(asked, title) >= _NAMED


def only_names(question: str, product: Product) -> bool:
    """Whether a question in English says nothing beyond the name of a product: "and the Ember?"."""
    asked = content(normalise(question))
    title = stems_of(normalise(" ".join((product.text.title, *product.text.category))))
    said = normalise(question).split()
    asks = _QUESTIONS & {word.strip("?.,!'") for word in said}
    return bool(asked) and asked <= title and not asks and not any(aspect.asked.search(question) for aspect in ASPECTS)


def variant_named(text: str, product: Product, shown: str | None) -> Variant | None:
    """The variant that has most of the options which the message names; None when it names none, or the shown one's."""
    said = normalise(text)
    before = next((dict(variant.options) for variant in product.variants if variant.id == shown), {})

    def fit(variant: Variant) -> tuple[int, bool, int, bool]:
        # "In yellow?" keeps the size that was shown.
        kept = sum(before.get(name) == value for name, value in variant.options.items())
        return _options_said(said, product, variant), variant.in_stock is not False, kept, variant.id == shown

    if sized := _by_size_word(said, product, before):
        return sized if sized.id != shown else None
    best = max(product.variants, key=fit)
    if not fit(best)[0] and (part := _by_part(said, product)):
        return part if part.id != shown else None
    return best if fit(best)[0] and best.id != shown else None


def _by_part(said: str, product: Product) -> Variant | None:
    """The first variant of the only value that a Chinese part of its name calls: 加大 of 双人 and 加大双人."""
    for name in dict.fromkeys(name for variant in product.variants for name in variant.options):
        forms: dict[str, str] = {}
        for value in dict.fromkeys(one.options[name] for one in product.variants if name in one.options):
            translated = [value, *(words.options.get(value, value) for words in product.translations.values())]
            forms[value] = " ".join(normalise(form) for form in translated if is_cjk(form))
        for value, form in forms.items():
            rest = [other for one, other in forms.items() if one != value]
            parts = (form[at : at + _PART] for at in range(len(form) - _PART + 1))
            if rest and any(part in said and not any(part in other for other in rest) for part in parts):
                return next(one for one in product.variants if one.options.get(name) == value)
    return None


_SIZE_WORD = re.compile(
    r"\b(?:(?P<least>small|smaller|smallest)|(?P<most>big|bigger|biggest|large|larger|largest))"
    r"(?: sized?| ones?| version)?\b(?! (?:screen|bag|room|dog|cat|child|children|kid|kids|feet|family))"
)
_AREA = re.compile(r"^\s*(\d{1,4})(?:\.\d+)?\s?[x×*]\s?(\d{1,4})|^\s*(\d{1,4}) ?(?:cm|mm|m|l|ml|inch|in|litres?)\b")


def _by_size_word(said: str, product: Product, before: dict[str, str]) -> Variant | None:
    """The smallest or largest variant where sizes are measures: "the big size" of 80 x 150 cm and 160 x 230 cm."""
    found = _SIZE_WORD.search(said[:_MOST_ASKED])
    sized = [(area, variant) for variant in product.variants if (area := _area(variant))]
    if found is None or len({area for area, _ in sized}) < 2:
        return None
    end = (min if found["least"] else max)(area for area, _ in sized)
    alike = [variant for area, variant in sized if area == end]

    def fit(variant: Variant) -> tuple[int, bool, int]:
        kept = sum(before.get(name) == value for name, value in variant.options.items())
        return _options_said(said, product, variant), variant.in_stock is not False, kept

    return max(alike, key=fit)


def _area(variant: Variant) -> int:
    for value in variant.options.values():
        if found := _AREA.match(value):
            return int(found[1]) * int(found[2]) if found[1] else int(found[3])
    return 0


def names_option(text: str, product: Product) -> int:
    """How much of the options of some variant the message names; 0 where none has any that it names."""
    said = normalise(text)
    return max(_options_said(said, product, variant) for variant in product.variants)


def _options_said(said: str, product: Product, variant: Variant) -> int:
    """How much of a variant's options a message says: the longer 加大双人 counts for more than the 双人 in it."""
    names = [
        {value, *(words.options.get(value, value) for words in product.translations.values())}
        for value in variant.options.values()
    ]
    forms = [
        {*map(normalise, one), *(same for name in one for same in same_measures(normalise(name)))} for one in names
    ]
    told = [max((len(name) for name in one if _says(said, name)), default=0) for one in forms]
    return sum(_OPTION + length for length in told if length)


def _spelt(text: str) -> str:
    """Grey is gray."""
    return text.replace("grey", "gray")


def _says(said: str, name: str) -> bool:
    said, name = _spelt(said), _spelt(name)
    if not name:
        return False
    if is_cjk(name):
        return name in said or (len(name) == _COLOUR and name[-1] == "色" and f"{name[0]}的" in said)
    sought = _UNIT.sub(" ?", re.escape(_bare(_TIMES.sub("x", name))))  # 10kg is 10 kg
    stored = "(?: ?[gt]b?)?" if name.endswith(("gb", "tb")) else ""  # 256g
    return re.search(rf"(?<![a-z0-9.]){sought}{stored}(?![a-z0-9]|\.\d)", _TIMES.sub("x", said)) is not None


def _bare(name: str) -> str:
    """An option's name without a unit at its end, which few say: "140 x 240 cm".

    >>> _bare("140x240 cm"), _bare("128 gb"), _bare("5 m"), _bare("us")
    ('140x240', '128', '5 m', 'us')
    """
    return re.sub(r"(?<=\d{3}) ?[a-z]{1,3}$", "", name)


def statements(product: Product, language: Language) -> Iterable[str]:
    """The record's statements: attributes, options, then sentences of the description and the title."""
    words = product.words(language)
    colon = "：" if language == "zh" else ": "
    comma = "、" if language == "zh" else ", "
    for name, values in words.attributes.items():
        yield f"{name}{colon}{comma.join(values)}"
    glossary = words.options
    options: dict[str, dict[str, None]] = {}
    for variant in product.variants:
        for name, value in variant.options.items():
            options.setdefault(glossary.get(name, name), {})[glossary.get(value, value)] = None
    for name, known in options.items():
        yield f"{name}{colon}{comma.join(known)}"
    for found in _SENTENCE.findall(words.description):
        if line := found.strip():
            yield line
    if product.rating is not None:
        count = f" ({product.rating_count})" if product.rating_count else ""
        yield f"{'评分' if language == 'zh' else 'Rating'}{colon}{product.rating:g}{count}"
    if words.brand:
        yield f"{'品牌' if language == 'zh' else 'Brand'}{colon}{words.brand}"


def content(text: str) -> frozenset[str]:
    """What a question is about: pairs of Chinese characters, and stems, without words that only ask."""
    found: set[str] = set()
    run = ""
    for char in f"{text} ":
        if is_cjk(char) and char not in EMPTY:
            run += char
            continue
        if len(run) > 1:
            found |= {run[at : at + 2] for at in range(len(run) - 1)}
        elif run:
            found.add(run)
        run = ""
    return frozenset(found) | stems_of(text)


def stems_of(text: str) -> frozenset[str]:
    """The stems of the Latin words of a normalised text, without empty ones."""
    found: set[str] = set()
    for word in re.findall(r"[a-z][a-z0-9'-]*[a-z0-9]|\d+[a-z]+", _spelt(text)):
        if word not in _EMPTY_WORDS:
            ordered, beside = stems(word)
            found.update((*ordered, *beside))
    return frozenset(found)


def _overlap(asked: frozenset[str], said: str) -> float:
    if not asked:
        return 0.0
    spoken = stems_of(said)
    pairs = any(len(word) > 1 for word in asked)
    telling = [word for word in asked if len(word) > 1 or not pairs]
    held = sum((word in said) if is_cjk(word) else (word in spoken) for word in telling)
    return held / len(telling)
