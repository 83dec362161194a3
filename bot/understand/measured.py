"""Comparing by a measure that records state: "the lighter one", 大一点的那个, "which is the longest", 哪个最轻."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.understand.reading import Reading
from retrieval.products import Product, Variant
from retrieval.text import normalise

_FACTORS = {
    "g": 1, "克": 1, "kg": 1000, "千克": 1000, "公斤": 1000, "斤": 500, "oz": 28, "ounce": 28, "ounces": 28, "lb": 454,
    "lbs": 454, "pound": 454, "pounds": 454,
    "mm": 1, "毫米": 1, "cm": 10, "厘米": 10, "m": 1000, "米": 1000, "in": 25, "inch": 25, "inches": 25, "寸": 33,
    '"': 25, "ft": 305, "feet": 305,
    "ml": 1, "毫升": 1, "l": 1000, "litre": 1000, "litres": 1000, "liter": 1000, "liters": 1000, "升": 1000,
    "mah": 1, "毫安": 1, "毫安时": 1, "gb": 1, "tb": 1024, "w": 1, "瓦": 1, "h": 1, "hours": 1, "小时": 1,
    "people": 1, "persons": 1, "person": 1, "人": 1,
}  # fmt: skip
_FIGURE = re.compile(
    r"(?<![\d.])(\d{1,7}(?:\.\d{1,3})?)\s?("
    + "|".join(sorted(map(re.escape, _FACTORS), key=len, reverse=True))
    + r")(?![a-z])"
)
_FAMILIES = {
    unit: family
    for family, units in {
        "weight": "g 克 kg 千克 公斤 斤 oz ounce ounces lb lbs pound pounds",
        "length": 'mm 毫米 cm 厘米 m 米 in inch inches " 寸 ft feet',
        "volume": "ml 毫升 l litre litres liter liters 升",
        "charge": "mah 毫安 毫安时",
        "store": "gb tb",
        "power": "w 瓦",
        "time": "h hours 小时",
        "people": "people persons person 人",
    }.items()
    for unit in units.split()
}
_SIZES = ("volume", "people", "length", "charge", "weight")
_ROOM = ("volume", "people", "store")
_LENGTHS = ("length", "time")
_UNTITLED = ("weight", "people")
"""Families that titles are not read for: "4G" is no weight."""
_WRITTEN = {"gb": "GB", "tb": "TB", "mah": "mAh", "l": "L", "w": "W"}
_CARRIED = re.compile(r"load|capacity|max|holds|承重|载重|最大|限重")
"""In the name of an attribute whose weight is what a thing bears, not its own."""

_FURTHER = re.compile(
    r"\b(?:light|heavi|bigg|larg|small|long|tall|wid|deep|thick|thinn|short|narrow)er\b"
    r"|\bmore (?:storage|memory|gb|power|watts|battery|capacity|room|space)\b"
    r"|[更再][轻重大小厚薄长短宽窄高矮深]|[轻重大小厚薄长短宽窄高矮深]一?[点些]"
)
_ONE_OF_THESE = re.compile(r"\b(?:the|that|this) [a-z]{4,8}er\b|\bof (?:the|these|those|them)\b")


@dataclass(frozen=True, slots=True)
class _Measure:
    asked: re.Pattern[str]
    families: tuple[str, ...]
    best: Callable[[Iterable[Decimal]], Decimal]
    carried: bool = False
    """Whether what a thing bears is meant, and not what it is itself."""


def _measure(
    asked: str, families: tuple[str, ...], best: Callable[[Iterable[Decimal]], Decimal], *, carried: bool = False
) -> _Measure:
    return _Measure(re.compile(asked), families, best, carried)


_MEASURES = (
    _measure(
        r"most weight|heaviest (?:load|person|people)|承重.{0,4}[最更]|载重.{0,4}[最更]|最能承重",
        ("weight",),
        max,
        carried=True,
    ),
    _measure(r"hold(?:s|ing)? (?:the )?most|(?:most|more) (?:capacity|water|room|space)|装得?.{0,2}最多", _ROOM, max),
    _measure(
        r"(?:more|most|big|bigger|biggest|large|larger|lots of|plenty of|good) (?:storage|memory|gb)"
        r"|(?:内存|存储)(?:空间)?[更最再要]?大|大内存",
        ("store",),
        max,
    ),
    _measure(
        r"(?:more|most|big|bigger|biggest|high|higher|highest|large|larger|largest|good) capacity"
        r"|容量(?:要|得)?[更最]?大|大容量",
        ("charge", "volume", "store", "people"),
        max,
    ),
    _measure(r"(?:more|most) (?:power|watts)|功率[更最再要]?[大高]", ("power",), max),
    _measure(
        r"(?:big|bigger|biggest|large|larger|largest|more|most|long|longer|longest|good|great|decent|better|best|strong"
        r"|stronger)"
        r" battery|battery.{0,12}(?:longer|longest)|电池[更最再要]?(?:大|耐用|好)|大电池"
        r"|续航[更最再要]?(?:长|久|好|强)|长续航",
        ("charge", "time"),
        max,
    ),
    _measure(r"\blight(?:er|est)\b|最?更?轻(?:一?点|一?些)?", ("weight",), min),
    _measure(r"\bheav(?:ier|iest)\b|最?更?重(?:一?点|一?些)|[最更]重", ("weight",), max),
    _measure(r"\b(?:big|larg)(?:ger|gest|er|est)\b|[最更]大|大(?:一?点|一?些)", _SIZES, max),
    _measure(r"\bsmall(?:er|est)\b|[最更]小|小(?:一?点|一?些|(?=的?那))", _SIZES, min),
    _measure(r"\b(?:thick|long|tall|wid|deep)e?(?:er|r|est|st)\b", _LENGTHS, max),
    _measure(r"[最更][厚长高宽久]|[厚长高宽久](?:一?点|一?些)", _LENGTHS, max),
    _measure(r"\b(?:thin|short|narrow|low)n?(?:er|est)\b", _LENGTHS, min),
    _measure(r"[最更][薄短矮窄]|[薄短矮窄](?:一?点|一?些)", _LENGTHS, min),
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the record of a product says that a measure may stand in."""

    id: str
    title: str
    values: Mapping[str, Sequence[str]]
    """By attribute or option."""


@dataclass(frozen=True, slots=True)
class Extreme:
    """Which products have most, or least, of what a message compares by."""

    asked: str
    """The comparing word, as the message has it."""
    ids: tuple[str, ...]
    """Several where they have equally much."""
    name: str
    """What the records call the measure; "" where it stands in the titles."""
    figures: Mapping[str, str]
    """By product id, as the records state them."""
    of_all: bool
    """Whether all records do."""


@dataclass(frozen=True, slots=True)
class Further:
    """What is wished beyond what was shown: more, or less, of a measure."""

    name: str
    """What the records call the measure; "" where it stands in the titles."""
    figure: str
    """The most, or least, that was shown, as its record states it."""
    more: bool
    family: str
    carried: bool
    bound: Decimal

    def figure_of(self, record: Stated) -> Decimal | None:
        """What a record states of it, in the family's smallest unit."""
        found = _figure(record, self.name, self.family, carried=self.carried)
        return found[0] if found else None

    def met_by(self, record: Stated) -> bool:
        """Whether a record states that it goes further."""
        stated = self.figure_of(record)
        return stated is not None and (stated > self.bound if self.more else stated < self.bound)

    def speaks_of(self, words: str) -> bool:
        """Whether words name a figure of the same family: "20 litres"."""
        return any(_FAMILIES[unit] == self.family for _, unit in _FIGURE.findall(normalise(words)))


def extreme(text: str, records: Sequence[Stated]) -> Extreme | None:
    """What the message compares by, measured.

    None where it compares by nothing, where fewer than two records state the same measure or all alike, or where one
    states it somewhere else.
    """
    said = normalise(text)
    for measure in _MEASURES:
        if (asked := measure.asked.search(said)) is None:
            continue
        for family, name in _places(measure, records):
            figures = _figures(records, name, family, carried=measure.carried)
            values = {value for value, _ in figures.values()}
            silent = [one for one in records if one.id not in figures]
            if len(values) > 1 and not any(_states(one, family, carried=measure.carried) for one in silent):
                best = measure.best(values)
                ids = tuple(one for one, (value, _) in figures.items() if value == best)
                said_by = {one: words for one, (_, words) in figures.items()}
                return Extreme(asked.group(), ids, name, said_by, of_all=not silent)
    return None


def further(text: str, shown: Sequence[Stated]) -> Further | None:
    """What "something bigger" asks for beyond what was shown; None where no record shown states such a measure."""
    said = normalise(text)
    for measure in _MEASURES:
        if not measure.asked.search(said):
            continue
        for family, name in _places(measure, shown):
            if figures := _figures(shown, name, family, carried=measure.carried):
                bound = measure.best(value for value, _ in figures.values())
                words = next(words for value, words in figures.values() if value == bound)
                return Further(name, words, measure.best is max, family, measure.carried, bound)
    return None


def goes_further(reading: Reading) -> bool:
    """Whether others are wished that go further: "something bigger", 更轻的有吗; "the bigger one" is one of these."""
    said = normalise(reading.text)
    if not _FURTHER.search(said) or _ONE_OF_THESE.search(said) or reading.has("which", "that_one"):
        return False
    return any(measure.asked.search(said) for measure in _MEASURES)


_MUCH = re.compile(
    r"\b(?:big|large|long|good|great|decent|high|lots of|plenty of)(?:er)? (?:battery|capacity|storage|memory)\b"
    r"|(?:容量|电池|续航|内存|存储|功率)(?:要|得)?(?:大|久|长|强|高|好|耐用)(?:一?[点些])?的?[吧呢。.!！~\s]{0,3}$"
    r"|(?:^|[要来有])(?:大容量|大电池|长续航|大内存|大功率)"
)


def much_of(text: str) -> bool:
    """Whether a normalised message wishes for much of a measure, beside no figure: 容量大的, "a big battery"."""
    return _MUCH.search(text) is not None and any(measure.asked.search(text) for measure in _MEASURES)


def measured(text: str, products: Sequence[Product]) -> str | None:
    """The id of the product that has most, or least, of what the message compares by; None where it compares by
    nothing, or not all records state it.
    """
    found = extreme(text, [Stated(one.id, one.text.title, one.text.attributes) for one in products])
    return found.ids[0] if found and found.of_all else None


_SAID = re.compile(
    r"\s*(\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d{1,3})?)[\s-]?("
    + "|".join(sorted(map(re.escape, _FACTORS), key=len, reverse=True))
    + r")(?![a-z])"
)
_SIDES = re.compile(
    r"((?:\d{1,5}(?:\.\d{1,2})?\s?(?:[*x×/]\s?)){1,3})(\d{1,5}(?:\.\d{1,2})?)\s?(cm|mm|m|厘米|毫米|米)(?![a-z])"
)
"""150*200cm: each side is so long."""


def measure(said: str) -> tuple[Decimal, str] | None:
    """A figure with its unit, in the family's smallest unit, and its family; None for anything else.

    >>> measure("2公斤"), measure("10,000 mAh"), measure("waterproof")
    ((Decimal('2000'), 'weight'), (Decimal('10000'), 'charge'), None)
    """
    found = _SAID.fullmatch(normalise(said).strip())
    if found is None:
        return None
    return Decimal(found[1].replace(",", "")) * _FACTORS[found[2]], _FAMILIES[found[2]]


def measured_in(text: str) -> frozenset[str]:
    """The families of the figures in a text."""
    return frozenset(_FAMILIES[unit] for _, unit in (found.groups() for found in _SAID.finditer(normalise(text))))


def figures(product: Product, variant: Variant, family: str) -> list[Decimal]:
    """The figures of a family that a record states in its attributes, in the options of a variant and in its titles,
    in the family's smallest unit; without what a thing bears where its own weight is asked.
    """
    texts = [product.text, *product.translations.values()]
    told = [(name, part) for text in texts for name, values in text.attributes.items() for part in values]
    told += list(variant.options.items())
    told += [("", text.title) for text in texts if family not in _UNTITLED]
    if family == "weight":
        told = [(name, part) for name, part in told if not _CARRIED.search(normalise(name))]
    return [value for _, part in told for value in _figures_in(normalise(part), family)]


def _figures_in(text: str, family: str) -> Iterator[Decimal]:
    for figure, unit in (found.groups() for found in _SAID.finditer(text)):
        if _FAMILIES[unit] == family:
            yield Decimal(figure.replace(",", "")) * _FACTORS[unit]
    for sides, _, unit in (found.groups() for found in _SIDES.finditer(text)):
        if _FAMILIES[unit] == family:
            yield from (Decimal(side) * _FACTORS[unit] for side in re.findall(r"\d+(?:\.\d+)?", sides))


def _places(measure: _Measure, records: Sequence[Stated]) -> Iterator[tuple[str, str]]:
    """The families and names under which records may state a measure, the likeliest first."""
    names = dict.fromkeys(name for record in records for name in (*record.values, ""))
    return ((family, name) for family in measure.families for name in names)


def _figures(records: Sequence[Stated], name: str, family: str, *, carried: bool) -> dict[str, tuple[Decimal, str]]:
    found = {one.id: _figure(one, name, family, carried=carried) for one in records}
    return {one: figure for one, figure in found.items() if figure is not None}


def _figure(record: Stated, name: str, family: str, *, carried: bool) -> tuple[Decimal, str] | None:
    """The largest figure of a family under a name, in its smallest unit, and the words that state it."""
    if family == "weight" and carried != bool(_CARRIED.search(normalise(name))):
        return None
    if not name and family in _UNTITLED:
        return None
    found = [
        (Decimal(figure) * _FACTORS[unit], part if name else f"{figure} {_WRITTEN.get(unit, unit)}")
        for part in (record.values.get(name, ()) if name else (record.title,))
        for figure, unit in _FIGURE.findall(normalise(part))
        if _FAMILIES[unit] == family
    ]
    return max(found, default=None)


def _states(record: Stated, family: str, *, carried: bool) -> bool:
    """Whether a record states any figure of a family."""
    return any(_figure(record, name, family, carried=carried) is not None for name in (*record.values, ""))
