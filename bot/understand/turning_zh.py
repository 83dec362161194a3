"""Chinese messages that leave a topic and go on to another: 换个话题, 给老婆买束花; 鞋先不看了, 看看包."""

import re

from retrieval.lexicon import Lexicon
from retrieval.text import normalise

_MOST_READ = 120
_WHAT = r"[^，,。！!？?；;\s]{0,8}?"
_ASIDE = (
    r"(?:换|转|改|聊|说|谈|问|讲|来)(?:一?[个下点件些])?(?:别的|其他的?|其它的?|另外的?|不相干的?|新)?的?(?:话题|题外话|事儿?)"
    r"|(?:聊|说|问|谈|讲|打听)(?:一?[个下点件些])?(?:别的|其他的?|其它的?|另外的?|不相干的?)(?:事儿?|问题)?"
    r"|(?:另外?|还有)(?:一|有)?(?:件|个|桩)(?:事儿?|问题)|下一个(?:问题|话题|事)?|题外话|岔开(?:一下|话题)"
    r"|(?:好[，,]?)?(?:这个|那个)?话题(?:就)?(?:结束|到此为止|先这样|打住)(?:了|吧)?"
)
_DROPPED = (
    rf"(?:先)?(?:不|别)(?:再)?(?:聊|说|谈|看|管|提|买|挑|找|考虑){_WHAT}了"
    rf"|先(?:不|别)(?:聊|说|谈|看|管|提|买|挑|找|考虑){_WHAT}"
    rf"|{_WHAT}(?:就|先|都|也)?(?:不看了|不买了|不要了|不聊了|不说了|不考虑了|不挑了|不找了|先不看|先不买|先不说|先不管|先放[一着]?[放边]?|放一[边放]"
    r"|先放着|就这样|就这么定|就到这[里儿]?|先这样|到这[里儿]?吧|打住)(?:了|吧|啦)?"
    rf"|{_WHAT}(?:回头|改天|下次|以后|待会儿?|晚点|过几天)再(?:说|看|聊|买|挑|找){_WHAT}"
    rf"|算了{_WHAT}(?:不看|不要|不买|不考虑)了"
    rf"|{_WHAT}算了(?:吧)?"
)
_TURNS = re.compile(
    rf"^[\s，,]*(?:好的?|行吧?|嗯|哦|那|ok|对了|算了|唉|哎)?[\s，,]{{0,2}}(?:再|我再|我想|想|我|还)?(?:(?P<aside>{_ASIDE})|(?P<dropped>{_DROPPED}))"
    r"(?:吧|了|啊|哈|哦|啦|呗)?[\s，,。！!：:；;～~.…]+(?P<rest>\S.*)$",
    re.DOTALL,
)
_CHANGES = re.compile("^(?:那|就|我)?(?:换|改)(?:成|为|个|一?下)?(?=看|找|要|买|来|说|聊|挑|选)")
_GOES_ON = re.compile(
    "看|找|要|买|来|说说|聊|挑|选|推荐|有没有|有吗|有么|有嘛|有没|有哪些|有什么|有啥|缺|想|需要|换|呢[?？]?$|配|求"
)
_ASKS_FOR = re.compile(
    "^(?:你们|店里)?有(?:没有)?(?!别的|其他|更|货|现货)[\u4e00-\u9fff]{2,6}(?<!的)(?:吗|么|嘛|没|不|[?？]|$)"
)
_TELLS = re.compile("^(?:它|这|那|第|就|加|放|前面|刚才|还是)")


def turned(text: str, lexicon: Lexicon, *, carries: bool) -> str | None:
    """What a message goes on to after it has left a topic; None where it leaves none.

    What only drops a thing (鞋不看了) must go on to a kind of goods; with something in the cart 不要了 takes that out.
    """
    found = _TURNS.match(text[:_MOST_READ])
    if found is None:
        return None
    rest = _CHANGES.sub("", text[found.start("rest") :])
    if found["dropped"]:
        kinds = any(term.field == "category" for term in lexicon.scan(normalise(rest[:_MOST_READ])))
        kept = carries and "不要了" in found["dropped"]
        if kept or not (kinds or _ASKS_FOR.match(rest)) or not _GOES_ON.search(rest[:_MOST_READ]) or _TELLS.match(rest):
            return None
    return rest
