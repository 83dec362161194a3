"""Slips of the pen: kinds in characters that sound alike (四见套 is 四件套), and words that steer ("undr 50")."""

import re
from collections.abc import Callable

from rapidfuzz.distance import DamerauLevenshtein

from retrieval.lexicon import Lexicon
from retrieval.phrases import Word, read_words, word_set
from retrieval.text import is_cjk

_ALIKE = """
    件见建 枕诊针 被背倍杯 垫店电点 壶胡湖 锅过国 灯登等 椅倚 桌卓 巾斤 帘连 毯坦谈 毛猫 鞋携 袜娃 帽冒 裙群 裤库
    衫山杉 衣依 箱香相 机鸡积 线现限 充冲 壳克 膜摸模 霜双 膏高糕 皂造 笔比 帐账 篷蓬棚 袋代带戴 炉卢 伞散 球求
    拍排 镜静劲 刀到 碗晚 盘盆 窗床创 席习 抱报 沙纱 曲去取 奇其 饼并 粽总 酥苏 丝思 羽雨 绒容荣 棉绵眠 拖托 凉良
    行形 李理里 忆亿意 蚕残 单担 套讨 瑜鱼 伽加 积机 木目 洗喜 发法 防房 晒筛 降将 噪燥 耳尔 蓝篮 牙芽 登蹬 徒图
    背贝 双爽 头投 盒合 饭范 保宝 温文 吹炊 风枫 落洛 地第 台抬 永泳 生声 花华 牵千 引饮 绳神
"""
_MOST_TRIED = 12
_REACH = 4
_SHORTEST = 3
"""Characters of a kind that may be misspelt in one of them."""


def _sounds() -> dict[str, str]:
    found: dict[str, str] = {}
    for group in _ALIKE.split():
        for char in group:
            found[char] = found.get(char, "") + group.replace(char, "")
    return found


_SOUNDS = _sounds()


_APPLE = re.compile(r"苹果 ?(?=\d{1,2}s?(?![\d.寸克斤个]))")


_APPLE_GOODS = {"手表": "apple watch ", "手机": "iphone ", "平板": "ipad ", "耳机": "airpods "}
_APPLES = re.compile("苹果的?(手表|手机|平板|耳机)(?![壳膜套支])")
_LACKING = re.compile(
    "(?:没有|不带|(?:不要有|别有)(?!线))(线|糖|袖|钢圈|框|香精|酒精|骨|扇叶)(?=的|$|[，。,！!？? 那])"
)
"""没有线的 is 无线, and asks for no 有线; 不要有线的 excludes 有线."""


def mended(text: str, lexicon: Lexicon) -> str:
    """A normalised message with one character put right in each kind of goods that would be known then.

    Only what is part of no known word is tried, and only kinds of three characters and more are mended.
    """
    if not is_cjk(text):
        return text
    text = _APPLE.sub("iphone ", text)  # 苹果7 is an iPhone 7
    text = _APPLES.sub(lambda match: _APPLE_GOODS[match[1]], text)
    text = _LACKING.sub(r"无\1", text)
    tried = 0
    covered = {at for term in lexicon.scan(text) for at in range(term.start, term.end)}
    for at, char in enumerate(text):
        if at in covered or char not in _SOUNDS or tried >= _MOST_TRIED:
            continue
        tried += 1
        first, last = max(0, at - _REACH), at + _REACH + 1
        for other in _SOUNDS[char]:
            window = text[first:at] + other + text[at + 1 : last]
            for term in lexicon.scan(window):
                inside = term.start <= at - first < term.end
                if inside and term.field == "category" and term.end - term.start >= _SHORTEST and lexicon.sells(term):
                    return text[:at] + other + text[at + 1 :]  # one mistake a message is enough
    return text


_STEERING = sorted(
    word_set("""
    under below above around about between cheaper cheapest without except compare similar another different
    delivery shipping return returns refund exchange warranty recommend please thanks thank basket checkout
    difference colour color budget maximum looking something anything available battery weight material length width
    height waterproof discount present birthday question person human agent order parcel package cheap expensive
    instead show find need reviews rating rated friend mother father daughter sister brother husband girlfriend
    boyfriend wedding
""")
)
_LEAST, _LONG = 4, 8
"""Letters of a word that is looked at, and of one in which two mistakes are forgiven."""
_COMPOUND, _LONGEST = 7, 20
"""Letters of a word that may be two written as one."""
_MOST_WORDS = 60


_DRAWN = re.compile(r"([a-z])\1{2,}")


def _shortened(said: str, known: Callable[[Word], bool]) -> str | None:
    """A word with a letter drawn out as it is usually spelt: youuu, coooool, pleaseee."""
    if _DRAWN.search(said) is None or len(set(said)) == 1:
        return None
    tries = (_DRAWN.sub(r"\1\1", said), _DRAWN.sub(r"\1", said))
    return next((one for one in tries if all(map(known, read_words(one)))), None)


def respelt(text: str, known: Callable[[Word], bool]) -> str:
    """A message with the misspelt words that steer put right: "undr 50 bucks, recomend one", "thank youuu".

    What the shop or the tables know is left alone, and so is a word whose first letter fits none.
    """
    parts: list[str] = []
    done = 0
    for word in read_words(text)[:_MOST_WORDS]:
        if word.kind != "latin" or len(word.text) < _LEAST or not word.text.isalpha() or known(word):
            continue
        if (meant := _shortened(word.text, known) or _meant(word.text)) is not None:
            parts += [text[done : word.start], meant]
            done = word.end
    return "".join([*parts, text[done:]]) if parts else text


def _meant(said: str) -> str | None:
    allowed = 2 if len(said) >= _LONG else 1
    near = [
        (DamerauLevenshtein.distance(said, word, score_cutoff=allowed), word)
        for word in _STEERING
        if word[0] == said[0] and abs(len(word) - len(said)) <= allowed and len(word) > _LEAST - 1
    ]
    best = min(near, default=None)
    return best[1] if best is not None and best[0] <= allowed else None


def parted(text: str, known: Callable[[Word], bool], lexicon: Lexicon) -> str:
    """A message with unknown compounds of two words written apart, where they are a kind then: "a lunchbox"."""
    parts: list[str] = []
    done = tried = 0
    for word in read_words(text)[:_MOST_WORDS]:
        if (
            word.kind != "latin"
            or not _COMPOUND <= len(word.text) <= _LONGEST
            or not word.text.isalpha()
            or known(word)
        ):
            continue
        tried += 1
        if tried > _REACH:
            break
        for cut in range(_SHORTEST, len(word.text) - _SHORTEST + 1):
            apart = f"{word.text[:cut]} {word.text[cut:]}"
            found = lexicon.scan(apart)
            if len(found) == 1 and found[0].field == "category" and found[0].surface == apart:
                parts += [text[done : word.start], apart]
                done = word.end
                break
    return "".join([*parts, text[done:]]) if parts else text
