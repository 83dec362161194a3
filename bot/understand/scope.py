"""How far words reach: which kind a message asks for, and what "only" and "must" insist on."""

import re
from collections.abc import Callable, Container, Sequence

from bot.understand.en import STOP as EN_STOP
from bot.understand.reading import CLAUSE_MARKS, Cue, Place, Reading
from bot.understand.telling import OWNERS, is_owned, told_clauses
from bot.understand.unsold import with_goods
from bot.understand.zh import CLASSIFIERS
from retrieval.lexicon import Term

_COUNTED = frozenset(("a", "an", "the", "some", "my", "one", "two", "2", "1", *"一两二三", *CLASSIFIERS, "口"))
"""What may stand before the next kind of a list: "a pillow and a towel", 一个台灯和一个落地镜."""
_JOINTS = _COUNTED | {
    "or", "and", "/", "、", "和", "或", "者", "与", "跟", "&", ",", "，", "还", "有", "以", "及", "加", "再", "要",
    "plus", "also", "with", "+",
}  # fmt: skip


_JOINING = frozenset(("and", "plus", "also", "&", "+", "和", "还", "再", "加"))
_ADDING = frozenset(("also", "plus", "还", "再"))
_TELLING = frozenset(("i", "we", "please", "in", "of", "with", "for", "from", "under", "around", "的", "色"))
_PARTING = frozenset(("or", "and", "plus", "also", "i", "you", "we"))
_NEAR = 6
_PAIR = 2
_SHORTEST = 3
_LONGEST_TOLD = 8
_LONGEST_FITTING = 16
_LONGEST_ASKED = 32
_BOXES = ("礼盒", "礼包", "大礼包")
_ROOMS = ("厨房", "客厅", "卧室", "书房", "浴室", "阳台", "宿舍", "办公室", "家居", "家用")
_KITS = ("装备", "用品", "用具", "套装", "全套")
_PRONOUNS = frozenset(("i", "you", "we", "my", "he", "she", "they", "that", "which", "to", "for"))
_NO_NOUNS = frozenset(word for word in EN_STOP if word.isalpha())
_TELLS = frozenset(
    ("hold", "holds", "fit", "fits", "support", "supports", "include", "includes", "need", "needs", "take", "takes",
     "use", "uses", "have", "has", "carry", "carries", "charge", "charges", "come", "comes", "work", "works")
)  # fmt: skip
"""Verbs that begin to tell of the kind before them: "does the case hold cards"."""
_USES = frozenset("做喝泡玩看骑养遛抓煮弹打练装洗拍学切听连逗喂骑修")
"""Verbs right before a thing that somebody does something with."""
_HOLDS = frozenset("装放炒煎烤擦存")
"""Verbs that say what a thing is used on, where 用 follows: 装米饭用的."""
_TIMES = ("的时候", "时候", "时用", "时戴", "时穿", "时背")
_LONGEST_TIME = 3
_USE_ENDS = 2
_BUYING = frozenset("配买换找弄挑选搭装添整")
_LIVING = frozenset(
    ("猫", "狗", "小猫", "小狗", "猫咪", "狗狗", "宝宝", "孩子", "鱼", "鸟", "兔子", "仓鼠", "主子", "毛孩子")
)
_PASSING = frozenset(("要", "有", "需要", "买", "看看", "看一下", "求", "搜", "找"))
_DEMANDED = ("能", "会", "可以", "支持", "带", "防", "够", "耐", "适合", "兼容", "是", "有")
_VERBS = frozenset("能会可带放配用装送给搭")
_SERVING = frozenset(
    ("hold", "holds", "holding", "fit", "fits", "carry", "carries", "carrying", "charge", "charges", "charging",
     "protect", "protects", "protecting", "cover", "covers", "clean", "cleans", "cleaning", "store", "stores")
)  # fmt: skip
"""Verbs whose object is what a thing is for: "must hold a laptop", "something to charge my phone"."""
_LYING = frozenset(
    ("fit", "fits", "go", "goes", "slide", "slides", "slip", "slips", "sits", "stays", "hangs", "lives", "packs")
)
_DETERMINING = frozenset(
    ("a", "an", "the", "my", "our", "his", "her", "your", "their", "any", "one", "two", "both", "inch")
)
_WEIGHING = frozenset(
    ("something", "anything", "really", "so", "pretty", "fairly", "nice", "be", "is", "it's", "too", "very", "not",
     "super", "quite", "more", "and", "ones", "one", "as")
)  # fmt: skip
"""What stands before "light" where it tells a weight."""
_ASKING = frozenset(("which", "what", "do", "any", "is", "are", "have", "got", "can", "could", "show", "where"))
_TELLERS = frozenset(
    ("i", "we", "my", "our", "he", "she", "his", "her", "they", "i'm", "i've", "we're", "we've", "just")
)
"""First words of a sentence that asks for goods, and of one that tells of them."""
_OWNING = frozenset(("has", "owns", "uses"))
_OWNING_ZH = ("家里", "我家", "里面", "已经", "我们家")
_ACTING = frozenset(
    ("i", "we", "you", "they", "he", "she", "to", "it", "can", "can't", "don't", "always", "often", "be", "too", "very")
)
"""What stands before a verb or a quality."""


def heads_of(reading: Reading, kinds: Sequence[Place], sells: Callable[[Term], bool]) -> list[Place]:
    """The kinds that are asked for: the last of the first noun phrase, and what "or" and "and" join to it.

    `sells` tells whether the shop has anything of a kind.
    """
    asked = {at for cue in reading.found("request") for at in range(cue.start, cue.end)}
    free = [
        place
        for place in kinds
        if not (
            _hyphened(reading, place)
            or _driven(reading, place)
            or _served(reading, place, asked)
            or _fitted(reading, place, asked)
            or _meant_for(reading, place, kinds)
            or _aside(reading, place)
            or (_is_no_thing(reading, place) and (place.term.surface == "light" or not sells(place.term)))
        )
    ]
    if _only_asks_of_it(reading, free):
        return []
    kinds = _asked_for(reading, _not_in_passing(reading, _untold(reading, free), sells))
    if not kinds:
        return []
    groups: list[list[Place]] = [[kinds[0]]]
    for place in kinds[1:]:
        head = groups[-1][-1]
        between = reading.words[head.end : place.start]
        texts = {word.text for word in between}
        if not between and _asked_which(reading, head):
            continue  # "which headphones block noise"
        if not between and _listed_in_set(reading, head, place):
            groups[-1].append(place)
        elif not between and place.term.surface in _BOXES and reading.words[head.start].kind == "cjk":
            continue  # 曲奇礼盒: boxes of these
        elif not between or not _parted(reading, head, place):
            groups[-1][-1] = place
        elif (texts <= _JOINTS or _told_between(reading, head, place) or _told_after_mark(reading, head, place)) and (
            not texts <= _COUNTED
        ):
            groups[-1].append(place)
        else:
            groups.append([place])
    # "Working out at home: a mat and a band" asks for what it lists.
    listed = next((group for group in groups if len(group) > 1), None)
    together = reading.has("altogether", "set", "one_of_each")
    chosen = listed if listed and together else with_goods(reading, groups, sells)
    if reading.has("also") and all(reading.words[place.start].kind == "cjk" for group in groups for place in group):
        chosen = [place for group in groups for place in group]
    if together and all(reading.words[place.start].kind == "cjk" for group in groups for place in group):
        # 换个窗帘，配个花瓶和地毯，一共一千五: every kind, but not what there is already.
        chosen = [place for group in groups for place in group if not _had(reading, place)] or chosen
    # "A camping kit: tent and lamp" lists what the kit is to hold.
    things = [place for place in chosen if not place.term.surface.endswith((*_KITS, *_ROOMS))]
    return things if len(things) > 1 else chosen


def _fitted(reading: Reading, place: Place, asked: Container[int]) -> bool:
    """ "Only ones for iPhone 6", "it's an iPhone 7": a model behind these is what the things wanted are to fit."""
    at = place.start - 1
    while at > 0 and reading.words[at].text in OWNERS | {"the", "a", "an"}:
        at -= 1
    behind = at >= 0 and reading.words[at].text in ("for", "it's", "its", "mine's") and at not in asked
    return behind and any(map(str.isdigit, place.term.surface))


def _meant_for(reading: Reading, place: Place, kinds: Sequence[Place]) -> bool:
    """ "A phone mount for the car and a car charger": a kind right behind another's "for" is no other wish."""
    at = place.start - 1
    while at > 0 and reading.words[at].text in OWNERS | {"the", "a", "an"}:
        at -= 1
    return at > 0 and reading.words[at].text == "for" and any(other.end == at for other in kinds)


def _aside(reading: Reading, place: Place) -> bool:
    """ "That's a lot for a cable", "189 for trainers lol", "never mind the case. a charger": no wish for these."""
    before = reading.text[: reading.words[place.start].start]
    after = reading.text[reading.words[place.end - 1].end :]
    if _TOO_MUCH_FOR.search(before) or (_COSTS_FOR.search(before) and _WONDERS.match(after)):
        return True
    return _LET_GO.search(before) is not None and any(other.start >= place.end for other in reading.kinds)


def _is_no_thing(reading: Reading, place: Place) -> bool:
    """Whether an English word for a kind stands where a quality or a verb does: "the flat one", "I drink"."""
    words = reading.words
    if words[place.start].kind != "latin":
        return False
    before = words[place.start - 1].text if place.start else ""
    if place.term.surface == "light" and before in _WEIGHING:
        return True
    if _ends_question(reading, place):
        return True
    return before in _ACTING or reading.starting(place.end, "one", "ones") is not None


def _ends_question(reading: Reading, place: Place) -> bool:
    """ "How big an area does the zBoost cover": what a question ends in is what the thing does."""
    last = all(word.kind == "mark" for word in reading.words[place.end :])
    before = reading.text[: reading.words[place.start].start]
    return place.term.surface in _VERBS_TOO and last and _DOES.search(before) is not None


def _only_asks_of_it(reading: Reading, kinds: Sequence[Place]) -> bool:
    """ "Can you set the temperature on it? I drink a lot of green tea": asks of a thing, and tells why."""
    told = told_clauses(reading)
    asked = {reading.clause[cue.start] for cue in reading.found("it", "topic_it", "they")}
    if kinds and not reading.has("request") and all(_is_its_part(reading, place) for place in kinds):
        return True
    return (
        bool(kinds)
        and not reading.has("request")
        and reading.has("interrogative")
        and bool(asked - told)
        and all(reading.clause[place.start] in told for place in kinds)
    )


_VERBS_TOO = frozenset(("cover", "light", "fan", "charge", "case", "wrap", "stand", "lock", "watch", "ring", "heat"))
_DOES = re.compile(
    r"\b(?:does|do|can|will|would|could|did) (?:the|it|they|this|that|these|those)\b(?! have\b)[^.?!]{0,40}$"
)
_TOO_MUCH_FOR = re.compile(
    r"\b(?:a lot|much|expensive|pricey|steep|dear|crazy|mad)\b[^.?!,]{0,12} for (?:an? |one |some )?$"
)
_COSTS_FOR = re.compile(r"(?:^|[.!] )\W*\d+ (?:dollars |bucks |usd )?for (?:an? |some )?$")
_WONDERS = re.compile(r"\W*(?:lol|haha|no\b|nope|seriously|really|is\b|wow|omg|are you)|[!?]{1,3} ")
_LET_GO = re.compile(r"\b(?:never ?mind|forget(?: about)?|skip|leave|scrap) (?:the |that |those )$")
_ASKED_OF = re.compile(r"(?:how|what|which|is|are|does|do|can|will)\b[^.?!]{0,24}$|^\W*$")
_HAS_IT = re.compile(r"(?:has|have|does|do|did|is|are|can|will) (?:it|they|this|that|these|those)\b[^.?!]{0,20}$")
_OF_IT = re.compile(r"\s?(?:on|of|in) (?:the|it|that|this|those|these|them|your)\b")


def _is_its_part(reading: Reading, place: Place) -> bool:
    """ "How long does the battery on the B350 go": a part of what is asked about."""
    before = reading.text[max(0, reading.words[place.start].start - _LONGEST_ASKED) : reading.words[place.start].start]
    after = reading.text[reading.words[place.end - 1].end :][:_LONGEST_FITTING]
    if _HAS_IT.search(before):
        return True  # "has it got a light?"
    return _OF_IT.match(after) is not None and _ASKED_OF.search(before) is not None


def _had(reading: Reading, place: Place) -> bool:
    """买了帐篷, 已经有睡袋."""
    before = "".join(word.text for word in reading.words[max(0, place.start - _LONGEST_TIME) : place.start])
    return before.endswith(("买了", "有了", "已经有", "家里有", "送了"))


def _listed_in_set(reading: Reading, first: Place, second: Place) -> bool:
    """配一套帐篷睡袋和灯: two kinds side by side where a set is asked for are two things."""
    words = reading.words
    chinese = words[first.start].kind == words[second.start].kind == "cjk"
    return (
        chinese
        and first.end - first.start > 1
        and reading.has("set", "bundle", "one_of_each")
        and not reading.has("it")
    )


def _told_between(reading: Reading, first: Place, second: Place) -> bool:
    """ "Curtains in navy, and a rug": what is said of the first stands before the word that joins the second."""
    words = reading.words
    if not any(words[place].text in _JOINING for place in range(first.end, second.start)):
        return False
    told = {place for term in reading.terms for place in range(term.start, term.end)}
    told |= {place for cue in reading.found("request") for place in range(cue.start, cue.end)}
    before = second.start - 1 if words[second.start - 1].kind == "latin" else second.start  # "a bath rug"
    return all(
        words[place].text in _JOINTS or words[place].text in _TELLING or place in told or reading.taken[place]
        for place in range(first.end, before)
    )


def _told_after_mark(reading: Reading, first: Place, second: Place) -> bool:
    """浴巾、浴室拖鞋、加绒手套: in a list, what is said of the second stands before it."""
    words = reading.words[first.end : second.start]
    if len(words) > _LONGEST_TOLD or sum(word.text == "、" for word in words) != 1:
        return False
    steering = {at for cue in reading.cues for at in range(cue.start, cue.end) if not cue.names <= {"or"}}
    return steering.isdisjoint(range(first.end, second.start)) and all(
        word.kind == "cjk" or word.text == "、" for word in words
    )


def _asked_which(reading: Reading, head: Place) -> bool:
    """Whether a plural stands right after "which" or "what": the word after it is a verb."""
    words = reading.words
    return head.term.surface.endswith("s") and head.start > 0 and words[head.start - 1].text in ("which", "what")


def _served(reading: Reading, place: Place, asked: Container[int]) -> bool:
    """ "Must hold a 15 inch laptop": what a thing is for, as the object of a verb."""
    words = reading.words
    at = place.start - 1
    if at >= 0 and (
        words[at].text in ("its", "by") or (words[at].text in ("much", "many") and words[at - 1].text == "how")
    ):
        return True  # "how many megapixels are its cameras", "how much weight does it hold", "by phone"
    while at > max(0, place.start - _NEAR) and (words[at].text in _DETERMINING or words[at].kind == "number"):
        at -= 1
    if words[at].text in ("in", "into", "inside", "on", "onto", "under") and at > 0 and words[at - 1].text in _LYING:
        return True  # "one that fits in a wallet"
    model = any(map(str.isdigit, place.term.surface)) and words[at].text in _OWNING
    return at >= 0 and (words[at].text in _SERVING or model) and at not in asked


def _untold(reading: Reading, kinds: Sequence[Place]) -> Sequence[Place]:
    """The kinds beside what is only told of: "my phone keeps dying, a power bank please"."""
    if len(kinds) < _PAIR:
        return kinds
    kinds = _asked_at_last(reading, kinds)
    wished = [place for place in kinds if not is_owned(reading, place)] or kinds
    told = told_clauses(reading)
    return [place for place in wished if reading.clause[place.start] not in told] or wished


def _asked_at_last(reading: Reading, kinds: Sequence[Place]) -> Sequence[Place]:
    """ "We got an induction stove. Which frying pans work on it?": the kinds of the question, behind a tale."""
    ends = [at for at, word in enumerate(reading.words) if word.text in ".!?" and at < kinds[-1].start]
    if not ends or ends[-1] + 1 >= len(reading.words) or reading.words[ends[-1] + 1].text not in _ASKING:
        return kinds
    told = [place for place in kinds if place.start < ends[-1]]
    first = max((at + 1 for at in ends if at < (told[0].start if told else 0)), default=0)
    if not told or reading.words[first].text not in _TELLERS:
        return kinds
    return [place for place in kinds if place.start > ends[-1]]


def _hyphened(reading: Reading, place: Place) -> bool:
    """ "Clip-on" is no clip."""
    after = reading.words[place.end : place.end + 2]
    return len(after) > 1 and after[0].text == "-" and after[0].glued and after[1].glued


def _driven(reading: Reading, place: Place) -> bool:
    """用电池的, 带轮子的: what a thing has or runs on, told at the end."""
    words = reading.words
    before = words[place.start - 1].text if place.start else ""
    after = words[place.end].text if place.end < len(words) else ""
    ends = place.end + 1 >= len(words) or words[place.end + 1].kind != "cjk"
    return before in ("用", "带", "含") and after == "的" and ends


def _not_in_passing(reading: Reading, kinds: Sequence[Place], sells: Callable[[Term], bool]) -> Sequence[Place]:
    """Without living things, and without what somebody does with a thing (做咖啡, 打篮球穿的鞋) unless that is all a
    Chinese message names and the shop sells it.
    """
    matched = without_matched(reading, kinds)
    kinds = [place for place in matched if not _is_fitted(reading, place)]
    used = {place.start for place in kinds if is_used(reading, place) or _is_given(reading, place)}
    living = {place.start for place in kinds if place.term.surface in _LIVING and not sells(place.term)}
    others = [place for place in kinds if place.start not in used and place.start not in living]
    if others:
        return others
    told = [place for place in kinds if place.start in used and place.start not in living]
    return [place for place in told if sells(place.term) and not _told_of_use(reading, place)]


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


def _is_given(reading: Reading, place: Place) -> bool:
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


_DONE_WITH = tuple(f"{verb}的" for verb in "放装塞丢扔背夹挂插充洗戴下进上")
_FITTING = re.compile(
    r"(?:能|可以|可|够|得下|方便|适合)(?:不能)?[^，。！？,?!]{0,3}?(?:放|装|塞|丢|扔|带上?|上|坐|登|容纳|背|用在|连|兼容|夹|挂|插|充|进|洗|加热|戴)"
    r"(?:得?[下进上]|在|到|着)?(?:我的|一?[台个双部张]|[一两二三四五几\d]{1,2}(?:周|天|个月|件|身|套)的?)?(?:\d{1,3}(?:寸|英寸|升|毫升|l|ml))?(?:的)?$"
)
"""要能放15寸电脑, 能带上飞机的: what the thing looked for can be used with."""


def _is_fitted(reading: Reading, place: Place) -> bool:
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


def _told_of_use(reading: Reading, place: Place) -> bool:
    """泡绿茶用, 玩手机的: ends in what the thing looked for is used for."""
    rest = "".join(word.text for word in reading.words[place.end : place.end + _USE_ENDS])
    return is_used(reading, place) and rest[:1] in ("用", "的", "时", "穿", "戴", "候")


def _asked_for(reading: Reading, kinds: Sequence[Place]) -> Sequence[Place]:
    """The kinds in and after the clause that asks, and none behind a noun of its own: "VR goggles I can stick my phone
    in" asks for no phone.
    """
    request = [cue for cue in reading.found("request") if not _demands(reading, cue)]
    if reading.has("also", "one_of_each") and all(reading.words[place.start].kind == "cjk" for place in kinds):
        return kinds  # 科幻小说有吗，漫画也行
    # 老要看导航，想找个架子: a plain wish says more than a passing 要.
    request = [cue for cue in request if reading.written(cue.start, cue.end) not in _PASSING] or request
    if not request:
        return kinds
    after = [place for place in kinds if place.start >= request[0].end]
    if after and _adds(reading, [place for place in kinds if place.end <= request[0].start], request[0].start):
        return kinds
    if after and _named_before(reading, request[0].end, after[0].start):
        return []
    if after:
        return after
    clauses = {reading.clause[cue.start] for cue in request if "request" in cue.names}
    within = [place for place in kinds if reading.clause[place.start] in clauses]
    told = any(_is_noun(reading, at) for at, clause in enumerate(reading.clause) if clause in clauses)
    return within or ([] if told else kinds)


def _demands(reading: Reading, cue: Cue) -> bool:
    """要支持5G的, 要能放得下: what a thing must do, no thing that is asked for; 家里有猫: what there is already."""
    begin = reading.words[cue.start].start
    if reading.text[max(0, begin - _PAIR) : begin].endswith(_OWNING_ZH):
        return True
    after = "".join(word.text for word in reading.words[cue.end : cue.end + _PAIR])
    return reading.written(cue.start, cue.end) == "要" and after.startswith(_DEMANDED)


def _adds(reading: Reading, earlier: Sequence[Place], request: int) -> bool:
    """Whether the request only goes on with a list: "a jacket, and I also need boots"."""
    if not earlier:
        return False
    between = [word.text for word in reading.words[earlier[-1].end : request + 2]]
    return not _ADDING.isdisjoint(between) and len(between) <= _NEAR


def _named_before(reading: Reading, start: int, kind: int) -> bool:
    """Whether a noun that no table knows ends before a clause that brings in the first kind."""
    for place in range(start, kind):
        if reading.words[place].text in _PRONOUNS and place > start:
            return _is_noun(reading, place - 1)
    return False


def _is_noun(reading: Reading, place: int) -> bool:
    """Whether a word may be a thing by its name: Latin, and no cue, term or turn of phrase."""
    word = reading.words[place]
    if word.kind != "latin" or len(word.text) < _SHORTEST or word.text in _NO_NOUNS or reading.taken[place]:
        return False
    covered = any(cue.start <= place < cue.end for cue in reading.cues)
    return not covered and not any(term.start <= place < term.end for term in reading.terms)


def _parted(reading: Reading, first: Place, second: Place) -> bool:
    """Whether two kinds belong to different phrases: a mark, "for", "or" stands between them."""
    for place in range(first.end, second.start):
        word = reading.words[place]
        if word.text in CLAUSE_MARKS or word.text in "/、和或与跟&+" or word.text in _PARTING:
            return True
        if word.text in _TELLS and word.kind == "latin":
            return True
        following = reading.words[place + 1].text if place + 1 < second.start + 1 else ""
        if word.text == "加" or (word.text in "一两二三四五" and following in CLASSIFIERS):
            return True  # 窗帘加地毯, 一顶帐篷一个睡袋
        if word.kind in ("cjk", "number") and _leads_on(reading, place, second):
            return True
        if reading.starting(place, "chunk_end", "soft_end", "or", "without", "not"):
            return True
    return False


def _leads_on(reading: Reading, place: int, second: Place) -> bool:
    """充电宝 能带上飞机的: a space or a verb begins to tell of the first thing; 能装电脑的双肩包 names the last."""
    word = reading.words[place]
    apart = not word.glued and reading.words[place - 1].kind == "cjk"
    told = any(other.text == "的" for other in reading.words[place : second.start])
    return (apart or word.text in _VERBS) and not told


class Insistence:
    """Where "only" and "must" reach: the terms after them in their clause, or, at its end, the one right before."""

    def __init__(self, reading: Reading) -> None:
        cues = reading.found("only")
        self._clause = reading.clause
        self._from: dict[int, int] = {}
        for cue in cues:
            self._from.setdefault(reading.clause[cue.start], cue.end)
        size = len(reading.words)
        self._closing = {
            reading.clause[cue.start]: cue.start
            for cue in cues
            if cue.end >= size or reading.words[cue.end].kind == "mark"
        }

    def on(self, place: Place) -> bool:
        """Whether the shopper insists on a term."""
        clause = self._clause[place.start]
        return place.end <= self._closing.get(clause, 0) or self._from.get(clause, place.start + 1) <= place.start
