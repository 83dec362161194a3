"""Chinese as it is typed in chats, in the words that the tables know: 木有 is 没有, 两升 is 2升, 一米八 is 1.8米."""

import re

from bot.understand.numerals import HAN, counted

_SPELT = {
    "木有": "没有", "肿么": "怎么", "神马": "什么", "灰常": "非常", "酱紫": "这样", "介个": "这个", "辣个": "那个",
    "啥子": "什么", "咋个": "怎么", "啷个": "怎么", "么子": "什么", "几多": "多少", "点样": "怎么", "边个": "哪个",
    "唔要": "不要", "覅": "不要", "有冇": "有没",
    "点解": "为什么", "呢啲": "这些", "嗰啲": "那些", "俾我": "给我", "邊張": "哪张",
    "边张": "哪张", "埋单": "买单", "瑜珈": "瑜伽", "平啲": "便宜点", "平d": "便宜点", "嘅": "的",
}  # fmt: skip
"""Other spellings of the net and of dialects, part of a word only behind a kind of wood: 积木有吗."""
_SLANG = re.compile(
    f"(?<![积原实红楠檀桐榉松橡柚桦竹树])(?:{'|'.join(sorted(map(re.escape, _SPELT), key=len, reverse=True))})"
)
_OF = re.compile(r"(?<=[\u4e00-\u9fff])(?<![水点雨露血汗一几两])滴(?=$|[，,。!！?？~\s吧呀哈呢吗么有])")
"""紫色滴: 的, drawn out."""
_HAVE_YOU = re.compile(r"(?<![没还只都就也])有(?!没)(?P<what>[^，,。？?！!\s没]{1,12})没有?(?=[?？。~\s]*$)")
"""有写火车的书没有 asks, and leaves nothing out."""
_ANY = re.compile(r"(?<=[\u4e00-\u9fffa-z])有没有?(?=[?？。~\s]*$)")
_ASKS = re.compile(r"(?<=[\u4e00-\u9fff])咩(?=$|[，,。!！?？~\s])")
_SERIES = re.compile("[那这]个?系列")
"""Carat那个系列 points at nothing that was shown."""
_ALONE = re.compile("^(?:就|我)?一个人(?:用|睡|住|盖|坐)的?(?=[，,。\\s吧呢]|$)")
_FOR_WHOM = re.compile(
    r"^(?:那|给|是)?(?:我|俺)?(?P<who>男|女|老公|男朋友|男友|老爸|爸爸?|哥哥?|弟弟|爷爷|老婆|女朋友|女友|老妈|妈妈?|姐姐?|妹妹|奶奶)"
    r"(?:穿|戴|背)?的?(?:呢|吧)?[\s。.!！~?？]{0,3}$"
)
"""男的, 我老公穿的, about things to wear: those for men."""
_MEN = ("男", "老公", "老爸", "爸", "哥", "弟弟", "爷爷")
_SIZED = re.compile(
    r"^(?:我|要)?(?:(?P<worn>穿)|)(?P<size>3[4-9]|4[0-7])(?(worn)|的)(?:有吗|呢|吧)?[\s。.!！~?？]{0,3}$"
)
"""穿42, 41的: a size of shoes."""
_PLACES = {"十": 10, "百": 100}
_MEASURED = re.compile(
    r"(?<![零一二两三四五六七八九十百千万\d第])(?P<number>[一二两三四五六七八九十百]{1,6})(?=(?:毫升|升|英寸|寸|厘米|公斤|千克|瓦)(?!级))"
)
_PEOPLE = re.compile(
    r"(?<![零一二三四五六七八九十百千万\d第])(?P<number>[三四五六七八2-8])个?人(?=(?:的|用|份|位|款|帐|间|住|睡|坐|装)(?![家生]))"
)
"""三人的: as records count people."""
_METRES = re.compile(
    r"(?<![零一二两三四五六七八九十百千万\d.])(\d{1,2}|[一二两三])米(\d{1,2}|[一二三四五六七八九])"
    r"(?![\d.十百点米]|厘米|[条根个件卷只支张])"
)
"""1米8 is 1.8米; 2米3根 is three of two metres."""


def plain(text: str) -> str:
    """A normalised message with its slang and its measures spelt as records spell them.

    >>> plain("有木有一米八的"), plain("二十四寸滴"), plain("五百毫升左右"), plain("有大点的包没有")
    ('有没有1.8米的', '24寸的', '500毫升左右', '有大点的包吗')
    """
    if text.isascii():
        return text
    text = _ASKS.sub("吗", _OF.sub("的", _SLANG.sub(lambda found: _SPELT[found[0]], text)))
    text = _ANY.sub("有吗", _HAVE_YOU.sub(r"有\g<what>吗", text))
    text = _ALONE.sub("单人的", _SERIES.sub("系列", text))
    if (found := _FOR_WHOM.match(text)) and (found["who"] in "男女" or any(verb in text for verb in "穿戴背")):
        text = "男款的" if found["who"].startswith(_MEN) else "女款的"
    text = _SIZED.sub(lambda found: f"{found['size']}码", text)
    text = _METRES.sub(lambda found: f"{counted(found[1])}.{HAN.get(found[2], found[2])}米", text)
    text = _PEOPLE.sub(lambda found: f"{HAN.get(found['number'], found['number'])}人", text)
    return _MEASURED.sub(lambda found: str(_number(found["number"])), text)


def _number(said: str) -> int:
    total = digit = 0
    for char in said:
        if char in _PLACES:
            total, digit = total + (digit or 1) * _PLACES[char], 0
        else:
            digit = HAN[char]
    return total + digit
