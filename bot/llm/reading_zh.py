"""Chinese sentences made ready for reading: private characters stand for cards, fields, comparisons and amounts."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from bot.llm import ranking
from bot.llm.everyday_zh import ALIASES, LIMIT, rewritten, spelled
from bot.llm.evidence_zh import MONEY, amount
from bot.llm.facts import Facts
from bot.llm.pieces import flat
from bot.llm.placeholders import PLACE
from bot.llm.ranking import FIRST, OPINION, Rank
from bot.llm.statements import Amount

LIMITS, PLACES, AMOUNTS = FIRST + 0x100, FIRST + 0x300, FIRST + 0x400
_ORDINAL = re.compile(r"第([1-9一二三四五六七八九十]+)[款个双件条种只]")
_NUMBERS = {char: place for place, char in enumerate("一二三四五六七八九十", 1)}
_COUNT = re.compile(
    r"(?:(?<=[这那])|(?<=找到)|(?<=找到了)|(?<=有)|(?<=看)|^|(?<=以下)|(?<=下面)|(?<=[挑选]了)|(?<=推荐)|(?<=[挑选找]了)|(?<=列出了)|(?<=[\ue000-\ue0ff]的))(\d)(?:款|双|种|条(?!评)|件|个)"
    r"|(?<=,)(\d)(?:款|双|种|条|件)(?=[都均])"
)
_INTRODUCING = frozenset({"", "共", "一共", "总共", "这里", "现在", "目前", "还", "都"})
"""Before 有 these make its number one of cards."""
_RANGE = re.compile(r"从\[P(\d{1,2})\.price\]到\[P(\d{1,2})\.price\](?:不等|之间)?")
_ONLY = re.compile(r"(?:只有|仅有|仅|才|(?<!单)只)(?=\d)")
_OF_FIVE = re.compile(r"(?<=分)[,(]?(?:满分(?:是|为)?5分)\)?")
_QUALITY = re.compile("([\u4e00-\u9fff]{2})([低高轻软厚薄宽快])(?![\u4e00-\u9fff])")
_OPINION = re.compile(
    "[也都还]?[很挺更]?值得(?:看看|一看|看一看|考虑|推荐|入手)?|[也都还]?[很挺更]?(?:不错|好看|漂亮)|[也都还]?是?(?:个|一个)?不错的选择"
)
_RATED = re.compile("(评分|评价)(?:的话)?[,]?([\ue200-\ue2ff])((?:更|最)高)")
_ABOVE = re.compile("[^,。！？、;:]以上")
_SHOP = re.compile("[全本]?店|全网|市场|市面|哪里都|任何地方|史上|历史")
_IDIOM = re.compile(
    r"[给送][您你]?[\ue200-\ue2ff]|[您你他她人家都]都?(?:喜欢|爱)[\ue200-\ue2ff]|(?:都|也)(?:喜欢|爱)(?:它|这)|这里最|来[自到][您你]"
    r"|到[您你](?:这|那)|[您你]那(?:里|边)|到家|上门|为[您你]准备|都?在用|我们(?:自己)?做的|给[您你](?!看|介绍|推荐|找|挑|选|列|参考|说)|(?:所有|全部|各种|任何)(?:尺码|颜色|款式)|(?:尺码|颜色)(?:现在|目前)?[都全皆]有(?=$|[,。！]|现?货|库存|卖)"
)


@dataclass(slots=True)
class Reading:
    """A flat sentence as it is read."""

    facts: Facts
    text: str
    problem: str = ""
    """What is wrong with it already."""
    ranks: list[Rank] = field(default_factory=list)
    limits: list[Decimal] = field(default_factory=list)
    places: list[tuple[int, str]] = field(default_factory=list)
    money: list[Amount] = field(default_factory=list)

    def read(self) -> None:
        """Put the characters in."""
        most = len(self.facts.products)
        text = PLACE.sub(self._place, _RANGE.sub(self._range, spelled(self.text)))
        text = rewritten(flat(text), self.facts)
        text = _RATED.sub(r"\2\1\3", _OF_FIVE.sub("", text))
        text = _QUALITY.sub(self._turned, text)
        for found in _ORDINAL.finditer(text):
            if not 0 < _ordinal(found[1]) <= most:
                self.problem = f"no such card: {found[0]}"
                return
        text = _ORDINAL.sub(lambda found: chr(ALIASES + _ordinal(found[1])), text)
        currency = next((one.currency for one in self.facts.products if one.currency), "CNY")
        text, self.ranks = ranking.find(LIMIT.sub(self._limit, _ONLY.sub("", text)), "zh", currency, self.facts.text)
        text = _OPINION.sub(OPINION, MONEY.sub(self._amount, text.replace(" ", "")))
        if self.ranks and _SHOP.search(text):
            self.problem = "more than can be seen from here"
        elif (above := _ABOVE.search(text)) and above[0] not in self.facts.text:
            self.problem = f"more than what is stated: {above[0]}"
        elif (idiom := _IDIOM.search(text)) and idiom[0] not in self.facts.text:
            self.problem = f"idiom: {idiom[0]}"
        self.text = _COUNT.sub(lambda found: self._counted(found, most), text)

    def _counted(self, found: re.Match[str], most: int) -> str:
        """4款 as the cards, where so many are shown; not the four pockets that a card is said to have."""
        clause = re.split("[,。!?;]", found.string[: found.start()])[-1]
        having = clause.endswith("有") and (clause[:-1] not in _INTRODUCING)
        own = re.search("[\ue201-\ue2ff]", clause) and having
        part = found[0][-1] in "种个条" and re.match("颜色|尺码|材质|口袋|款式", found.string[found.end() :])
        return "几款" if int(found[1] or found[2]) == most and not own and not part else found[0]

    def _turned(self, found: re.Match[str]) -> str:
        """延迟低 as the record has it: 低延迟."""
        known, turned = _flat(self.facts), found[2] + found[1]
        return turned if turned in known and found[0] not in known else found[0]

    def _place(self, found: re.Match[str]) -> str:
        if found[2] is None:
            return chr(ALIASES + int(found[1]))
        self.places.append((int(found[1]), found[2]))
        return chr(PLACES + len(self.places) - 1)

    def _range(self, found: re.Match[str]) -> str:
        """从[P4.price]到[P2.price], of all that is shown."""
        prices = [one.price for one in self.facts.products if one.price is not None]
        places = [int(place) for place in found.groups()]
        if max(places) > len(self.facts.products) or len(prices) < len(self.facts.products):
            return found[0]
        told = tuple(self.facts.products[place - 1].price for place in places)
        return "这样" if told == (min(prices), max(prices)) else found[0]

    def _limit(self, found: re.Match[str]) -> str:
        self.limits.append(Decimal(found[1] or found[2]))
        return chr(LIMITS + len(self.limits) - 1)

    def _amount(self, found: re.Match[str]) -> str:
        self.money.append(amount(found))
        return chr(AMOUNTS + len(self.money) - 1)


@lru_cache(maxsize=64)
def _flat(facts: Facts) -> str:
    return flat(facts.text)


def read(sentence: str, facts: Facts) -> Reading:
    """The sentence ready for reading."""
    reading = Reading(facts, sentence)
    reading.read()
    return reading


def _ordinal(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS.get(text, 0)
