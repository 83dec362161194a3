"""What a Chinese message does to a cart that holds something: 再来两盒一样的, 还是一对吧, 减一支; and asks of it."""

import re
from typing import Literal

from bot.session import CARTED, Session
from bot.understand.numerals import counted
from bot.understand.reading import Reading

CLASSIFIERS = "个款双件条张台部只套本瓶把顶副支块盏筒盒辆枚根袋包罐床样幅串对份提箱桶打片颗粒组束朵枝团卷捆面架床座口"
_N = r"(?P<n>[一两二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|\d{1,2})"
_NCL = rf"(?:{_N}[{CLASSIFIERS}](?![多月小钟星])(?:儿)?|(?P<whole>[俩仨]))"
_LEAD = r"(?:^|[，,。！!；;\s]|算了|不|嗯|好|那)"
_SAME = "(?:一样|同样|相同|一模一样|同款|这样|这种|那种)的?"
SAME = re.compile(_SAME)
"""Words that say it is what was put in before."""
_END = r"(?=[吧呗了啊呀哈就够得行，,。！!？?；;\s~给送]|$)"
_DONE = r"(?:就(?:够|行|好|可以|成)(?:了|啦)?|够(?:了|用))"
_SETS = (
    re.compile(
        rf"{_LEAD}(?:那|我)?(?:还是|改(?:成|为|到)?|换成|变成|调(?:成|到)|减(?:到|成)|加到|只要|只买|只拿)"
        rf"(?:只?要|只?买|只?拿|来)?{_NCL}{_END}"
    ),
    re.compile(rf"(?:改成|改为|改到|换成|变成|调成|减到|加到){_NCL}{_END}"),
    re.compile(rf"{_LEAD}(?:那|我|还是|其实|只?要|买|来)*{_NCL}{_DONE}"),
    re.compile(rf"(?:只?要|留|买){_NCL}{_DONE}"),
)
_MORE = (
    re.compile(rf"再(?:给我|帮我|多|给[^，。,？?！!\s]{{1,6}})?(?:来|加|拿|要|添|买|整|放|补|凑)(?:上)?{_NCL}{_SAME}"),
    re.compile(rf"(?:{_SAME}|照样|同上)(?:的)?(?:再|还|也)?(?:给我|帮我|多)?(?:来|加|拿|要|添|买|整|放|补){_NCL}"),
    re.compile(rf"再?多(?:来|加|拿|要|添|买)(?:上)?{_NCL}(?=[吧呗了啊呀，,。！!？?\s~给送]|$)"),
    re.compile(rf"(?:再|还)(?:添|补){_NCL}{_END}"),
)
_FEWER = (
    re.compile(rf"(?:减(?:掉|去|少)?|少(?:要|来|拿|买|放)|(?:拿掉|去掉|删掉|撤掉|退掉)(?:其中)?){_NCL}{_END}"),
)  # fmt: skip
_WAYS: tuple[tuple[Literal["set", "more", "fewer"], tuple[re.Pattern[str], ...]], ...] = (
    ("fewer", _FEWER), ("more", _MORE), ("set", _SETS),
)  # fmt: skip
_OTHER = re.compile(r"(?:各|每[样个种款])")
_MOST_READ = 60
_ASKS = re.compile(
    r"(?:还剩|剩下|剩了|还有|里有|里头有|里面有|都有|几样|装了|放了|选了|拿了|买了|加了)(?:些|了|下)?"
    r"(?:什么|啥|哪些|哪几|几样|多少样|多少件|几件|几个)"
    r"|(?:什么|啥|几样|几件|多少样|多少件)(?:东西|商品)(?:了|呢)?[?？。~\s]{0,3}$"
)
_NOW = r"(?:现在|目前|眼下|这会儿?|这下|到现在|这样|那现在|那这样|那|合计|加起来|一共|总共|拢共|总的|全部)"
_SUMS = re.compile(
    rf"^[\s，,]*(?:算|看)?(?:一下|下)?{_NOW}{{1,3}}(?:下来|算下来)?(?:是|要|得|该|需要|花了?|付|给|要付|得付|得花|要花|算)?"
    r"(?:多少|几)(?:钱|块钱?|元)?(?:了|啊|呀|呢)?[?？。~\s]{0,3}$"
    r"|(?:一共|总共|合计|总价|总额|总计|拢共|加起来|全部|算下来)(?:下来)?(?:要|得|该|花|付|给|是|我){0,3}了?多少"
    r"|总(?:价|额|金额|计|数)(?:呢|多少|是)?"
    r"|^(?:好的?|ok|嗯|那)?[\s，,]*(?:现在|这样|这下|目前)(?:总共|一共|合计)?(?:呢|怎么样)[?？。~\s]{0,3}$"
)
_OF_CART = re.compile("购物车|车里|车子里|篮子|这单|我选的|我买的|我要的")
_LIST = re.compile("颜色|色|尺码|码|款|种类?|牌子|型号|推荐|区别|不同|优惠|活动|库存|货")


def changed(reading: Reading, session: Session) -> tuple[Literal["set", "more", "fewer"], int] | None:
    """How a Chinese message changes the number of something in the cart; the words that say so become taken."""
    text = reading.text[:_MOST_READ]
    if not session.cart.lines or _OTHER.search(text):
        return None
    for kind, patterns in _WAYS:
        for pattern in patterns:
            found = pattern.search(text)
            if found is None or (kind == "set" and session.last_act not in CARTED):
                continue
            if many := counted(found["whole"] or found["n"]):
                _take(reading, found.start(), found.end())
                return kind, many
    return None


_SUM_ALONE = re.compile(
    r"\W*(?:那|所以)?(?:现在)?(?:一共|总共|合计|总价|全部|总计|总数|total)\s?是?"
    r"(?:(?:多少钱?|几块钱?)(?:了|呢|啊)?|呢|how much)\W*$"
    r"|.{0,12}(?:报|算|说)(?:一下|下|个)?(?:总数|总价|总额|合计)"
    r"|(?:.{0,10}(?:不要了|太贵了?|算了|pass)[^，。]{0,4}[，,。\s]+)(?:总共|一共|合计|total)\s?(?:是|要)?多少钱?\W*$"
)


def asks_of_cart(text: str, session: Session) -> bool:
    """Whether a Chinese message asks what lies in the cart or what it comes to: 现在还剩什么, 眼下一共多少."""
    if not session.cart.lines:
        return False
    said = text[:_MOST_READ]
    if _OF_CART.search(said) and (_ASKS.search(said) or re.search("多少钱?|总价", said)):
        return True
    if _SUM_ALONE.match(said):
        return True
    if session.last_act not in CARTED or _LIST.search(said):
        return False
    return _ASKS.search(said) is not None or _SUMS.search(said) is not None


def _take(reading: Reading, start: int, end: int) -> None:
    for place, word in enumerate(reading.words):
        if start <= word.start and word.end <= end and word.kind != "mark":
            reading.take(place, place + 1, "quantity")
