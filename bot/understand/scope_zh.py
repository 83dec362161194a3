"""Chinese: which words for kinds of goods ask for none, by what stands around them."""

import re
from collections.abc import Container, Sequence

from bot.understand.reading import Cue, Place, Reading
from bot.understand.zh import CLASSIFIERS

_PAIR = 2
_LONGEST_TOLD = 8
_LONGEST_FITTING = 16
_USES = frozenset("做喝泡玩看骑养遛抓煮弹打练装洗拍学切听连逗喂骑修")
"""Verbs right before a thing that somebody does something with."""
_HOLDS = frozenset("装放炒煎烤擦存")
"""Verbs that say what a thing is used on, where 用 follows: 装米饭用的."""
_TIMES = ("的时候", "时候", "时用", "时戴", "时穿", "时背")
_LONGEST_TIME = 3
_USE_ENDS = 2
_BUYING = frozenset("配买换找弄挑选搭装添整")
_DEMANDED = ("能", "会", "可以", "支持", "带", "防", "够", "耐", "适合", "兼容", "是", "有")
_VERBS = frozenset("能会可带放配用装送给搭")
_OWNING_ZH = ("家里", "我家", "里面", "已经", "我们家")
_DONE_WITH = tuple(f"{verb}的" for verb in "放装塞丢扔背夹挂插充洗戴下进上")
_FITTING = re.compile(
    r"(?:能|可以|可|够|得下|方便|适合)(?:不能)?[^，。！？,?!]{0,3}?(?:放|装|塞|丢|扔|带上?|上|坐|登|容纳|背|用在|连|兼容|夹|挂|插|充|进|洗|加热|戴)"
    r"(?:得?[下进上]|在|到|着)?(?:我的|一?[台个双部张]|[一两二三四五几\d]{1,2}(?:周|天|个月|件|身|套)的?)?(?:\d{1,3}(?:寸|英寸|升|毫升|l|ml))?(?:的)?$"
)
"""要能放15寸电脑, 能带上飞机的: what the thing looked for can be used with."""


def had(reading: Reading, place: Place) -> bool:
    """买了帐篷, 已经有睡袋."""
    before = "".join(word.text for word in reading.words[max(0, place.start - _LONGEST_TIME) : place.start])
    return before.endswith(("买了", "有了", "已经有", "家里有", "送了"))


def listed_in_set(reading: Reading, first: Place, second: Place) -> bool:
    """配一套帐篷睡袋和灯: two kinds side by side where a set is asked for are two things."""
    words = reading.words
    chinese = words[first.start].kind == words[second.start].kind == "cjk"
    return (
        chinese
        and first.end - first.start > 1
        and reading.has("set", "bundle", "one_of_each")
        and not reading.has("it")
    )


def told_after_mark(reading: Reading, first: Place, second: Place) -> bool:
    """浴巾、浴室拖鞋、加绒手套: in a list, what is said of the second stands before it."""
    words = reading.words[first.end : second.start]
    if len(words) > _LONGEST_TOLD or sum(word.text == "、" for word in words) != 1:
        return False
    steering = {at for cue in reading.cues for at in range(cue.start, cue.end) if not cue.names <= {"or"}}
    return steering.isdisjoint(range(first.end, second.start)) and all(
        word.kind == "cjk" or word.text == "、" for word in words
    )


def driven(reading: Reading, place: Place) -> bool:
    """用电池的, 带轮子的: what a thing has or runs on, told at the end."""
    words = reading.words
    before = words[place.start - 1].text if place.start else ""
    after = words[place.end].text if place.end < len(words) else ""
    ends = place.end + 1 >= len(words) or words[place.end + 1].kind != "cjk"
    return before in ("用", "带", "含") and after == "的" and ends


def without_matched(reading: Reading, kinds: Sequence[Place]) -> Sequence[Place]:
    """Without what the thing looked for shall go with: 跟围巾搭的那种; 抱枕也看看,跟这张地毯搭一下."""
    kinds = [place for place in kinds if not _is_matched(reading, place)]
    ends = {place.end for place in kinds}
    return [place for place in kinds if not _shall_match(reading, place, ends)] or kinds


def _shall_match(reading: Reading, place: Place, ends: Container[int]) -> bool:
    """跟地毯搭一下, but not 窗帘和地毯搭一下, where the word before the "and" `ends` another kind."""
    start, before = _word_before(reading, place)
    after = reading.words[place.end].text if place.end < len(reading.words) else ""
    return before in ("跟", "和", "与") and after in ("搭", "搭配", "配") and start - 1 not in ends


def _is_matched(reading: Reading, place: Place) -> bool:
    """跟围巾搭的, 配裙子穿: a thing that is only named to say what the other is for."""
    before = _word_before(reading, place)[1]
    rest = "".join(word.text for word in reading.words[place.end : place.end + _LONGEST_TIME])
    worn = before == "配" and rest.startswith(("背", "穿", "戴"))
    return worn or (
        before in ("跟", "和", "与", "配") and rest.startswith(("搭的", "搭配的", "相配的", "配的", "配套的", "成套的"))
    )


def _word_before(reading: Reading, place: Place) -> tuple[int, str]:
    """Where the word before a thing ends and what it is; 跟 before 这张地毯."""
    words, start = reading.words, place.start
    if start > 1 and words[start - 1].text in CLASSIFIERS and words[start - 2].text in ("这", "那"):
        start -= 2
    return start, words[start - 1].text if start else ""


def is_given(reading: Reading, place: Place) -> bool:
    """给苹果手表配个表带: what something else is bought for."""
    words = reading.words
    before = words[place.start - 1].text if place.start else ""
    return before in ("给", "为") and any(word.text in _BUYING for word in words[place.end : place.end + _USE_ENDS])


def is_used(reading: Reading, place: Place) -> bool:
    """泡绿茶, 玩手机, 运动的时候: whether something is done with a thing, which nobody asks for."""
    words = reading.words
    if words[place.start].kind != "cjk":
        return False
    rest = "".join(word.text for word in words[place.end : place.end + _LONGEST_TIME])
    if rest.startswith(_TIMES):
        return True
    verb = words[place.start - 1].text if place.start else ""
    if verb not in _USES and not (verb in _HOLDS and rest.startswith("用")):
        return False
    asked = reading.ending(place.start, "request") or reading.ending(place.start - 1, "request")
    return asked is None


def is_fitted(reading: Reading, place: Place) -> bool:
    """Whether a Chinese kind is only what the thing looked for holds, goes into or is taken on."""
    if reading.words[place.start].kind != "cjk":
        return False
    begin = reading.words[place.start].start
    before = reading.text[max(0, begin - _LONGEST_FITTING) : begin]
    if place.term.surface == "床" and re.search(r"(?:米|m|\d)的?$", before):
        return True  # 1.8米床的: how large, and no bed
    if before.endswith(_DONE_WITH):
        return False  # 侧着睡也能戴的耳机: what is worn is what is looked for
    after = reading.text[reading.words[place.end - 1].end :]
    return _FITTING.search(before) is not None or (
        before.endswith(("能", "能用", "可以", "可以用")) and after.startswith(("加热", "用", "洗", "烤", "里", "上"))
    )


def told_of_use(reading: Reading, place: Place) -> bool:
    """泡绿茶用, 玩手机的: ends in what the thing looked for is used for."""
    rest = "".join(word.text for word in reading.words[place.end : place.end + _USE_ENDS])
    return is_used(reading, place) and rest[:1] in ("用", "的", "时", "穿", "戴", "候")


def demands(reading: Reading, cue: Cue) -> bool:
    """要支持5G的, 要能放得下: what a thing must do, no thing that is asked for; 家里有猫: what there is already."""
    begin = reading.words[cue.start].start
    if reading.text[max(0, begin - _PAIR) : begin].endswith(_OWNING_ZH):
        return True
    after = "".join(word.text for word in reading.words[cue.end : cue.end + _PAIR])
    return reading.written(cue.start, cue.end) == "要" and after.startswith(_DEMANDED)


def leads_on(reading: Reading, place: int, second: Place) -> bool:
    """充电宝 能带上飞机的: a space or a verb begins to tell of the first thing; 能装电脑的双肩包 names the last."""
    word = reading.words[place]
    apart = not word.glued and reading.words[place - 1].kind == "cjk"
    told = any(other.text == "的" for other in reading.words[place : second.start])
    return (apart or word.text in _VERBS) and not told
