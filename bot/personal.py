"""Finds in a message what names a person, in time linear in its length: mail, phone, card, address, order, name."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from retrieval.phrases import word_set

Kind = Literal["mail", "card", "order", "phone", "address", "name"]

MOST = 4_000
"""Characters of a message that are looked at."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where something personal stands."""

    kind: Kind
    start: int
    end: int


_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
"""Full-width signs as ASCII: one character each, so that places stay."""
_HAN = "\u4e00-\u9fff"

_MAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_LONG_DIGITS = re.compile(r"(?<![\d.])\d(?:[ -]?\d){12,18}[Xx]?(?!\d)")
_CARD_CUE = re.compile(r"(?:card|visa|master|amex|[卡证])[^\d]{0,14}$", re.IGNORECASE)

_ORDER_CUE = re.compile(
    r"(?:\border(?:s|ed)?\b|\btracking\b|\bthe number is (?=[A-Z]+\d)|订单|訂單|[单單运運]号|快递|运单|物流)"
    r"(?:\s?(?:number|numbers|no\.?|nr\.?|id|code|号码|编号|号|編號|號)(?![a-z]))?"
    r"[\s:：#]{0,3}(?:\s?(?:is|was|are|it's|是|为|was the)\s?)?[\s:：#]{0,2}",
    re.IGNORECASE,
)
_ORDER = re.compile(r"#?[A-Za-z0-9](?:[A-Za-z0-9_-]{0,38}[A-Za-z0-9])?")
_GROUPED = re.compile(r"\d{3}(?: \d{3}){1,4}(?!\d)")
_ORDER_NEXT = re.compile(r"\s?(?:,|and|or|/|和|、|与|以及|and order)\s?(?=#?[A-Za-z]{0,4}\d)")
_HASHED = re.compile(r"(?<![A-Za-z0-9_&])#[A-Za-z]{0,3}\d[A-Za-z0-9_-]{2,30}")
_PARCEL = re.compile(r"\b(?:1Z[0-9A-Z]{16}|[A-Z]{2}\d{9}[A-Z]{2}|(?:SF|YT|JD|ZTO|STO)\d{10,16})\b")
_LEAST_ORDER = 3
_PLAIN_ORDER = 5
"""Digits from which a bare number behind "order" is one: "order 200 mugs" is not."""
_UNIT = re.compile(r"\s?(?:x|×|pcs|pieces?|pairs?|of|items?|个|件|双|条|元|块|台|套)", re.IGNORECASE)

_PHONE = re.compile(r"(?<![A-Za-z0-9_.$€£¥])\+?\(?\d(?:[\s().\-\u2013]{0,2}\d){6,16}(?![A-Za-z0-9_])")
_PHONE_CUE = re.compile(
    r"(?:phone|call|cell|mobile|tel|text|sms|whatsapp|ring|reach|contact|number'?s?|fax"
    r"|电话|電話|手机|手機|微信|座机|固话|联系|聯絡|打|致电|号码)[^\d+]{0,22}$",
    re.IGNORECASE,
)
_NO_PHONE = re.compile(r"(?:isbn|ean|model|sku|item)[^\d]{0,10}$|^97[89]-?\d", re.IGNORECASE)
_DATE = re.compile(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}")
_SHORT_PHONE = re.compile(r"(?<![A-Za-z0-9_.-])\d{3}-\d{4}(?![A-Za-z0-9_-])")
_PIECE, _PARTED = 7, 9
"""Digits in one piece, and in groups, from which they name somebody: phones, orders, accounts."""
_SHAPES = re.compile(
    r"\+.*|\(\d{2,4}\).*|\d{3}[-. ]\d{3}[-. ]\d{4}|1[-. ]\d{3}[-. ]\d{3}[-. ]\d{4}|0\d{1,4}[-. ]?\d{3,4}[-. ]?\d{3,4}"
    r"|0\d(?:[ .-]?\d\d){4}|400[- ]?\d{3,4}[- ]?\d{3,4}|[23]\d{3}[- ]\d{4}|1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{9,11}"
)

_WAY = (
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Terrace|Square|Sq|Boulevard|Blvd|Way|Court|Ct|Place|Pl|Close"
    r"|Crescent|Parkway|Pkwy|Highway|Hwy|Circle|Row|Gardens|Mews|Hill|Broadway)\b\.?"
)
_NUMBERED = r"\d{1,5}[A-Za-z]?,? (?:[A-Z][\w'.-]{0,20} ){1,4}"
_REST = r"(?:,? (?:NW|NE|SW|SE|N|S|E|W|West|East|North|South)\b)?(?:,? (?:Unit|Apt|Apartment|Suite|Flat|#) ?\w{1,6})?"
_TOWN = (
    r"(?:,? [A-Z][A-Za-z.'-]{1,20}\b(?: [A-Z][A-Za-z.'-]{1,20}\b(?! ?\d)){0,2}){0,2}"
    r"(?:,? [A-Z]{2}\b)?(?:,? (?:[A-Z]{1,2}\d[A-Z0-9]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4,5}(?:-\d{4})?)\b)?"
)
_STREET = re.compile(
    rf"(?:(?:Apt|Apartment|Flat|Unit|Suite) ?\w{{1,6}},? )?{_NUMBERED}{_WAY}{_REST}{_TOWN}"
    rf"|P\.?O\.? ?Box \d{{1,6}}{_TOWN}"
    rf"|\d{{1,4}},? (?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Vv]ia|[Cc]alle|[Pp]laza) (?:[\w'-]{{1,20}} ?){{1,4}}{_TOWN}"
    rf"|[A-Z][a-zäöüß]{{2,20}}(?:straße|strasse|weg|platz|gasse) \d{{1,4}}{_TOWN}"
)
_ADDRESS_CUE = re.compile(
    r"(?:\baddress(?: is)?\b|\b(?:ship|send|deliver|mail) (?:it |this |them )?to\b|\bi live (?:at|in)\b)[:\s]{1,3}"
    r"(?=[^,.;?!\n]{0,30}\d)",
    re.IGNORECASE,
)
_TOLD_ADDRESS = re.compile(
    r"(?!\d+ ?(?:people|days|kg|pieces)\b)\d{1,5}[A-Za-z]? [A-Z][^;?!\n]{3,60}?(?=$|[;?!\n]|, [a-z]|\. )"
)
_ZH_ADDRESS = re.compile(
    rf"[{_HAN}]{{0,24}}(?:路|街|道|大道|巷|弄|胡同|步行街)(?:[东西南北中]?[一二三四五六七八九十]{{0,2}}段)?[{_HAN}]{{0,4}}\d{{1,5}}号"
    rf"[{_HAN}A-Za-z0-9\-#]{{0,40}}"
    rf"|[{_HAN}]{{2,16}}(?:小区|花园|公寓|大厦|广场|新村|家园|苑)[{_HAN}]{{0,4}}\d{{1,4}}(?:号楼|栋|幢|座|单元|室|号)[{_HAN}A-Za-z0-9\-]{{0,20}}"
)
_ZH_LEAD = re.compile(
    r"^.{0,16}?(?:地址(?:改成|改为|是|为)?|寄到|寄往|寄给|送到|送往|发到|发往|送至|寄至|住在|我住|住址是|位于|我在|公司在|家在|人在|帮我寄|帮我送|门牌)"
)
_ZH_TAIL = re.compile(r"(?:能|可以|今天|明天|谢谢|麻烦|吗|呢|吧).{0,12}$")

_NAME_EN = re.compile(
    r"(?:\b[Mm]y name(?:'s| is)|\b[Nn]ame ?:|\b[Nn]ame(?= [A-Z][a-z]+ [A-Z])|\b[Tt]his is|\bI am|\bI'm|\b[Cc]all me) +"
    r"((?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?[A-Z][a-zA-Z'\u00c0-\u024f-]{1,20}(?: [A-Z][a-zA-Z'\u00c0-\u024f-]{1,20}){0,2})"
)
_NO_NAME = word_set("""
    I The A An OK Ok Yes No So Not Just Very Here Christmas English Chinese American British German French Please Great
    Looking Sorry Now Monday Tuesday Wednesday Thursday Friday Saturday Sunday
""")
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金"
    "石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_NAME_ZH = re.compile(
    rf"(?:我叫|[我他她]的?名字[是叫为]|姓名[是:]?|名字[是:]|收[件货]人[是:]?|联系人[是:]?|本人|请?叫我|我是)\s?"
    rf"((?:欧阳|司马|上官|诸葛|东方|皇甫|[小老阿]?[{_SURNAMES}])[{_HAN}]{{0,2}})(?=$|[\s，。,.;；!！、:：]|手机|电话|地址)"
)
_SURNAME_ZH = re.compile(rf"我姓([{_SURNAMES}])")


def find(message: str) -> list[Span]:
    """What is personal in the beginning of a message, in its order; spans do not overlap."""
    text = message[:MOST].translate(_WIDE)
    taken = [False] * len(text)
    found: list[Span] = []
    for kind, finder in _FINDERS:
        for start, end in finder(text):
            if start < end and not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                found.append(Span(kind, start, end))
    return sorted(found, key=lambda span: span.start)


Places = Iterable[tuple[int, int]]


def _mails(text: str) -> Places:
    for found in _MAIL.finditer(text):
        yield found.start(), found.start() + len(found[0].rstrip(".'-"))


def _cards(text: str) -> Places:
    yield from (found.span() for found in _IBAN.finditer(text))
    for found in _LONG_DIGITS.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if _CARD_CUE.search(text[max(0, found.start() - 20) : found.start()]) or _is_card(digits):
            yield found.span()


def _is_card(digits: str) -> bool:
    """The check sum of payment cards (Luhn), for numbers that begin as cards do."""
    if digits[0] not in "3456" or len(digits) > 19:
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0


def _orders(text: str) -> Places:
    yield from (found.span() for found in _PARCEL.finditer(text))
    yield from ((found.start() + 1, found.end()) for found in _HASHED.finditer(text))
    for cue in _ORDER_CUE.finditer(text):
        yield from _numbers_behind(text, cue)


def _numbers_behind(text: str, cue: re.Match[str]) -> Iterator[tuple[int, int]]:
    at = cue.end()
    # "order number", "order #", 订单号: what follows is one, however short.
    named = (
        re.search(r"number|no\b|nr|id|code|#|:|：|is|was|号|号|编号|[单單]|tracking", cue[0].lower()[5:]) is not None
    )
    while True:
        found = _GROUPED.match(text, at) if named else None
        found = found or _ORDER.match(text, at)
        if found is None or not any(map(str.isdigit, found[0])):
            return
        bare = found[0].lstrip("#")
        least = _LEAST_ORDER if named or not bare.isdigit() else _PLAIN_ORDER
        if len(bare) < least or _UNIT.match(text, found.end()):
            return
        yield found.span()
        following = _ORDER_NEXT.match(text, found.end())
        if following is None:
            return
        at = following.end()


def _phones(text: str) -> Places:
    for found in _PHONE.finditer(text):
        digits = sum(map(str.isdigit, found[0]))
        before = text[max(0, found.start() - 30) : found.start()]
        if not 7 <= digits <= 16 or _DATE.fullmatch(found[0]) or _NO_PHONE.search(before) or _NO_PHONE.search(found[0]):
            continue
        if _PHONE_CUE.search(before) or _SHAPES.fullmatch(found[0]) or _long(found[0], digits):
            yield found.span()
    yield from (found.span() for found in _SHORT_PHONE.finditer(text))


def _long(number: str, digits: int) -> bool:
    """Whether a number is none of sizes or amounts: one long piece, or long groups, or groups behind + or 0."""
    groups = re.findall(r"\d+", number)
    parted = digits >= _PARTED and (digits >= 3 * len(groups) or number[0] in "+0" or number[:2] == "(0")
    return parted or max(map(len, groups)) >= _PIECE


def _addresses(text: str) -> Places:
    yield from (found.span() for found in _STREET.finditer(text))
    for cue in _ADDRESS_CUE.finditer(text):
        if told := _TOLD_ADDRESS.match(text, cue.end()):
            yield told.span()
    for found in _ZH_ADDRESS.finditer(text):
        lead, tail = _ZH_LEAD.match(found[0]), _ZH_TAIL.search(found[0])
        yield found.start() + (lead.end() if lead else 0), found.start() + (tail.start() if tail else len(found[0]))


def _names(text: str) -> Places:
    for found in _NAME_EN.finditer(text):
        if found[1].split(" ")[0] not in _NO_NAME:
            yield found.span(1)
    yield from (found.span(1) for found in _NAME_ZH.finditer(text))
    yield from (found.span(1) for found in _SURNAME_ZH.finditer(text))


_FINDERS: tuple[tuple[Kind, Callable[[str], Places]], ...] = (
    ("mail", _mails),
    ("order", _orders),
    ("card", _cards),
    ("address", _addresses),
    ("phone", _phones),
    ("name", _names),
)
