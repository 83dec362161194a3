"""Everyday Chinese for what records say in other words: rewritten only where both mean the same, and checked after."""

import re
from decimal import Decimal

from bot.llm.facts import OPTION, RATING, Facts
from bot.llm.ranking import FIRST, apart, reduced
from bot.llm.unique import alone
from bot.llm.variants import other_option

ALIASES = FIRST + 0x200
"""Private characters from here stand for cards."""
LIMIT = re.compile(
    r"(?:不超过|低于|不到|不高于)[¥￥]?(\d+(?:\.\d+)?)(?:元|块钱|块)?|[¥￥]?(\d+(?:\.\d+)?)(?:元|块钱|块)?(?:以内|以下|之内)"
)
"""What the shopper would pay at most."""

_PEOPLE = "(?:位|名|个)?(?:顾客|买家|用户|客人|人)"
_CARD = "[\ue200-\ue2ff]"
_SAME: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        ("全都|全部都|统统都|通通", "都"),
        ("整双鞋?(?:都|也)?(?=防水|透气)", ""),
        (
            rf"有?(\d+){_PEOPLE}(?:给)?(?:对)?({_CARD}|它)?(?:做了|写了|作了)?评价过?了?(?={_CARD}|$|[,。！])",
            r"\2有\1条评价",
        ),
        (r"平均(?:评分|得分|分)?(?:是|为|有)?(?=\d(?:\.\d)?分)", "评分"),
        ("充一次电(?:就)?(?:能|可以|可)?(?:用|听)", "一次充电能用"),
        ("脚(?:比较|有点|偏|稍)?宽的?(?=的话|的朋友|,)", "想要宽楦"),
        ("下([大小中])雨", r"\1雨"),
        ("打完折(?:后|之后)?是?|折后价?是?|到手价", "现价"),
        ("相?比(?:原价|原来)(?:省|便宜)了?", "省"),
        ("给(?:孩子|小朋友)用的?", "儿童用的"),
        (r"(?:以前|之前)(?:是|卖|要)?(?=[\ue300-\ue3ff¥\d])", "原价"),
        ("比较(?:其中|任意)的?[23][款双条件]", "比较"),
        ("怕热的?(?=的话|的朋友|,)", "想要透气"),
        ("(?:论|说到|就)价格(?:来说|而言|来看)?,", ""),
        (r"(条评价),是?最多的?(?=$|[,。！])", r"\1,评价最多"),
        (r"(?:只有|仅有?|才)?(\d+(?:\.\d+)?)克重", r"重\1克"),
        ("现在(?:买|入手|下单)(?:的话)?(?=[,能可省立])", "现在"),
        ("(?:可以|能够?|可)(?:调节|调整|调)(?![^,。])", "可调"),
        ("(?:长度)?(?:刚好|大概)?(?:到|至)膝盖?", "及膝"),
        ("适合(?:想要|喜欢|需要)([^,。]{2,6}?)的(?:朋友|人|顾客)", r"是\1"),
        ("([有是了带])个(?=[\u4e00-\u9fff])", r"\1一个"),
        ("(?:都)?(?:在库|有库存)", "有现货"),
        ("购物车里?(?:现在|目前)?(?:的东西)?(?=合计|总共|总计|一共)", ""),
        (
            "([\ue200-\ue2ff])(?:的)?(评分|评价|续航|价格|库存)([^,。\ue200-\ue2ff]*),(?:也|还)?比([\ue200-\ue2ff])(?:要|更|还|也)?"
            "(?=[高低长短多少好])",
            r"\1\2\3,\1比\4\2更",
        ),
        (r"(?<=[\ue200-\ue2ff,])(?:已经?)?降了(?=[¥\d])", "省"),
        (r"(?:能|可以|可)放(?:得下|下|进)?(?=\d+英寸)", "装"),
        (r"每只(?=\d)", "单只"),
        ("没有([^,。]{2,4}?)的?(?:信息|数据|参数)", r"没有写\1"),
        ("告诉我[您你]?的?(?:尺码|预算|颜色|喜好)", "告诉我"),
        (rf"(?:排(?:在)?|是)?(?:第一名?|首位|最前面?|头一个)的?是(?={chr(ALIASES + 1)})", ""),
    )
)
_ADDED = re.compile("(?:不但|不仅仅?|不光)(?=.*[,](?:而且|还|也|并且|又|同时))")
_AMONG = re.compile(
    r"是?(?:在|其中|这)?(?:这)?(\d|几)[款双条件个只种](?:里面?|里头|中|当中|之中)(?:的)?(?=最|评分最|价格最|评价最)"
)
_BUDGET = re.compile(
    "(?:[都也全]?)(?:在|符合|(?:没有?|不|未)会?超[过出]?|满足)[您你]?的?预算(?:之内|以内|范围内|范围之内|内|里面?|之中)?"
)
_PAIR = 2
_FIRST = re.compile(r"(?:最)?(前|后)([2-5])[款双条件个只种]")
_MORE = re.compile(r"(?:后面|另外)?还有(\d+)[款双条件个只种](?=$|[,。！？?]|可以看|可看|可选|没)")
_FIT = re.compile(r"共有(\d+)款.*?先看这(\d+)款")
_FOUND = re.compile(r"找到(\d+)款")
_ALL = re.compile(r"(?:[一总]?共)(?:有|是|找到)?(\d)[款双条件个只种]")
_TOPIC = "(?:尺码|颜色|价格|价位|预算|品牌|材质|风格)"
_NARROW = re.compile(
    rf"(?:再)?(?:按照?|根据|用){_TOPIC}(?:(?:、|或者?|和|还是){_TOPIC})*(?:来|再|进一步|帮[您你])*(?:筛选|缩小范围|挑选|筛)(?:一下|一遍|一次)?"
)
_ALONE = re.compile(
    "(?:打折|降价|有优惠|优惠|特价)的(?:就)?(?:只有|仅有|只是)(?P<last>[\ue200-\ue2ff])(?=[,。]|$)|只有(?P<first>[\ue200-\ue2ff])(?=(?:是|有|在)?(?:打折|降价|有优惠|优惠|特价))"
)
_LIGHTER = re.compile("([\ue200-\ue2ff])比([\ue200-\ue2ff])([轻重])了?(\\d+)克")
_ONLY = re.compile("只有([\ue200-\ue2ff])(?:是|有|用的?是)?([^,。\ue200-\ue2ff]{2,8}?)(?:的|款)?(?=$|[,。！])")
_PAGES = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        ("收货(?:那天|之日|当天|那日|日)起", "收货起"),
        ("(?:无需|不用|不需要)(?:任何)?理由(?:就|即|也)?(?:可以?|能)?(?=退)", "无需理由即可"),
    )
)
_MANY = re.compile("([2-9两])[种个](颜色|尺码)?(?=$|[,。]|可选|可以选|供[您你]?选)")
_OFF = re.compile("(?:,?还|,也|,又|,更)(轻|重)了?(\\d+)克(?=$|[,。])")
_LONGER = re.compile("([\ue200-\ue2ff])比([\ue200-\ue2ff])续航更(长|短)(了?(\\d+)个?小时)(?=$|[,。])")
_SPAN = re.compile(
    r"价格(?:都)?(?:在|从)[¥￥]?(\d+)(?:元|块)?(?:到|至|-)[¥￥]?(\d+)(?:元|块)(?:之间|不等)?(?=$|[,。！])"
)


_EXTREME = re.compile(r"最(便宜|贵)的(?:一?[款双条件])?(?:是|要|只要|才)?\[P(\d{1,2})\.price\]")
_OTHERS = re.compile("(?:其他|其余|另外|剩下)的?([1-9])?[款双条件个](?![月年])")
_CARDS = re.compile("[\ue200-\ue2ff]")
_DIFFER = re.compile(r"(?:这?[2几][款双条件])(?:价格)?(?:相差|差)了?[¥￥]?(\d+)(?:元|块钱?)(?=$|[,。！])")
_AT_LEAST = re.compile(r"评分(?:都|均)?(?:在|有|是)?(\d(?:\.\d)?)分?(?:以上|或以上)")
_WHOLE = re.compile(r"[一总]?共(?:有)?(\d+)[款双条件个](?=$|[,。！])")


def paged(text: str) -> str:
    """A flat text with what pages say in other words that mean the same."""
    for pattern, instead in _PAGES:
        text = pattern.sub(instead, text)
    return text


def spelled(text: str) -> str:
    """最便宜的[P4.price] with its card in front: [P4]最便宜."""
    return _EXTREME.sub(r"[P\2]最\1，[P\2.price]", text)


def rewritten(text: str, facts: Facts) -> str:
    """A flat text, cards as characters, in the words of records; what the turn does not bear out stays as it was."""
    for pattern, instead in _SAME:
        text = pattern.sub(instead, text)
    count = len(facts.products)
    text = _NARROW.sub("选", _ADDED.sub("", text))
    text = _AMONG.sub(lambda found: "是" if found[1] in ("几", str(count)) else found[0], text)
    text = _FIRST.sub(lambda found: _counted(found, count), text)
    text = _ALONE.sub(lambda found: _alone(found, facts), text)
    text = _ONLY.sub(
        lambda found: found[0].removeprefix("只有") if alone(facts, ord(found[1]) - ALIASES, found[2]) else found[0],
        text,
    )
    text = _MANY.sub(lambda found: _many(found, facts), text)
    if count == _PAIR:
        text = _OFF.sub(_against, text)
    text = _LONGER.sub(lambda found: _longer(found, facts), text)
    text = _LIGHTER.sub(lambda found: _lighter(found, facts), text)
    text = _SPAN.sub(lambda found: "这样" if _spans(facts, found[1], found[2]) else found[0], text)
    if wished := LIMIT.search(facts.said):
        text = _BUDGET.sub(f"都不超过{wished[1] or wished[2]}元", text)
    if fit := _FIT.search(facts.template):
        left = str(int(fit[1]) - int(fit[2]))
        text = _WHOLE.sub(lambda found: "" if found[1] == fit[1] else found[0], text)
        text = _MORE.sub(lambda found: "还有更多" if found[1] == left else found[0], text)
    if whole := _FOUND.search(facts.template):
        text = _ALL.sub(lambda found: "几款" if found[1] == whole[1] == str(count) else found[0], text)
    text = _OTHERS.sub(lambda found: _others(found, count), text)
    if not _CARDS.search(text):
        text = _AT_LEAST.sub(lambda found: "都可以" if _at_least(facts, found[1]) else found[0], text)
    return _DIFFER.sub(lambda found: "这样" if _differ(facts, found[1]) else found[0], text)


def _others(found: re.Match[str], count: int) -> str:
    """其他两款 as the cards that the sentence has not named, where they are so many."""
    named = {ord(card) - ALIASES for card in _CARDS.findall(found.string[: found.start()])}
    left = [place for place in range(1, count + 1) if place not in named]
    if not named or not left or len(left) != int(found[1] or len(left)):
        return found[0]
    return "和".join(chr(ALIASES + place) for place in left)


def _at_least(facts: Facts, bound: str) -> bool:
    """Whether everything that is shown is rated so or better."""
    ratings = [one.field(RATING) for one in facts.products]
    return bool(ratings) and all(one and Decimal(one) >= Decimal(bound) for one in ratings)


def _differ(facts: Facts, by: str) -> bool:
    """Whether there are two, that many yuan apart."""
    prices = [one.price for one in facts.products if one.price is not None and one.currency == "CNY"]
    return len(prices) == len(facts.products) == _PAIR and abs(prices[0] - prices[1]) == Decimal(by)


def _counted(found: re.Match[str], count: int) -> str:
    """前两款 as the cards they are, where there are so many."""
    many = int(found[2])
    if many > count:
        return found[0]
    first = 1 if found[1] == "前" else count - many + 1
    return "和".join(chr(ALIASES + place) for place in range(first, first + many))


def _alone(found: re.Match[str], facts: Facts) -> str:
    """只有[P1]在打折 as [P1]在打折, where nothing else that is shown is."""
    card = found["first"] or found["last"]
    stated = f"{card}打折" if found["last"] else card
    return stated if reduced(facts) == (ord(card) - ALIASES,) else found[0]


def _many(found: re.Match[str], facts: Facts) -> str:
    """2种颜色 as 颜色, where each card that is meant comes in so many."""
    option = found[2] or next((one for one in ("颜色", "尺码") if one in found.string[: found.start()]), "")
    named = {ord(card) - ALIASES for card in _CARDS.findall(found.string)}
    whom = [one for place, one in enumerate(facts.products, 1) if place in named or not named]
    if other_option(found.string, OPTION + option, whom):
        return found[0]
    told = {sum(name == OPTION + option for name, _ in one.fields) for one in whom}
    return found[2] or "" if told == {_PAIR if found[1] == "两" else int(found[1])} else found[0]


def _against(found: re.Match[str]) -> str:
    """轻60克 of one of two, as said against the other."""
    card = _CARDS.findall(found.string[: found.start()])
    if not card or len(set(_CARDS.findall(found.string))) != 1:
        return found[0]
    other = chr(ALIASES + _PAIR + 1 - (ord(card[-1]) - ALIASES))
    return f",{card[-1]}比{other}{found[1]}{found[2]}克"


def _longer(found: re.Match[str], facts: Facts) -> str:
    """续航更长4小时 as 续航更长, where the records say so."""
    told = apart(facts, ord(found[1]) - ALIASES, ord(found[2]) - ALIASES, "battery")
    return found[0].removesuffix(found[4]) if told == int(found[5]) else found[0]


def _lighter(found: re.Match[str], facts: Facts) -> str:
    """轻60克 as 更轻, where the records say 60 g."""
    told = apart(facts, ord(found[1]) - ALIASES, ord(found[2]) - ALIASES)
    return f"{found[1]}比{found[2]}更{found[3]}" if told == int(found[4]) else found[0]


def _spans(facts: Facts, low: str, high: str) -> bool:
    """Whether all that is shown costs from `low` to `high` yuan, and something costs either."""
    prices = [one.price for one in facts.products if one.price is not None and one.currency == "CNY"]
    return len(prices) == len(facts.products) > 1 and (Decimal(low), Decimal(high)) == (min(prices), max(prices))
