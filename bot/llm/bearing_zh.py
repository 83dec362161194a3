"""Whether a line of a record bears what the pieces of a Chinese statement say."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.llm.evidence_zh import Known, Line
from bot.llm.pieces import Piece, signs
from retrieval.phrases import word_set

_LACKING = frozenset({"不含", "不带"})
_REDUCED = frozenset({"降价", "打折", "折扣", "优惠"})
"""An amount right behind these is what is taken away, not what is paid."""
_JOINING = frozenset({"连接", "适合", "适用", "连接方式", "续航"})
"""What an attribute stands before without being said of it: 蓝牙连接."""
_MEASURE = re.compile("长度|宽度|高度|厚度|大小|角度|颜色")
"""What a part has too."""
_ADVERSE = re.compile("嫌|不(?:建议|宜|能|适|要|太|够|行|合|推荐)|没(?!问题)|别|太|难|要.*[多练小心]")
_PRAISE = word_set("""
    正好 合适 很好 挺好 还好 不错 方便 放心 简单 完美 理想 好 就好 就行 没关系 比较合适 可以 优秀 出色
""")
_HAVING = frozenset({"带", "配", "带有", "配有"})
_USED_WITH = re.compile("放得下|放进|像|比|只有|挂|搭|塞|装得下")
"""What stands behind these is used with a thing, and does not come with it."""
_SAYING = _HAVING | word_set("有 含 适合 用 用的是 是 送 能 很 说 可以 里 为 做 像 去 走 来自 属于")
_TITLE, _NICKNAME = 6, 4
"""Characters that a title has at least, and behind how many a brand and a nickname have begun."""
_CAN = frozenset("可能会全偏")
"""With these begins what is said of what stands before."""
_OF_PART = re.compile("[\u4e00-\u9fff]{1,3}[带垫头底盖盒杆帐膜扣袋线]")
"""A part that a line begins with."""
_FREELY = 3
"""Characters of what people wrote that must be told, unless it is half of it."""


def signed(pieces: Sequence[Piece], denied: bool) -> list[tuple[str, str]]:
    """The pieces that state something, with their signs. 不含真皮的登山鞋 denies the leather, not the boots."""
    negators = [one.text for one in pieces if one.kind == "not"]
    lacks = len(negators) == 1 and negators[0] in _LACKING and not denied
    told = []
    for one in pieces:
        denied = one.kind == "not" or (denied and not (one.text == "的" and lacks))
        if one.kind == "piece":
            told.append((one.text, "-" if denied else "+"))
    return told


def reduction(pieces: Sequence[Piece], at: int) -> bool:
    """Whether an amount stands right behind a word that says that it is taken away: 降价130元."""
    before = [one.text for one in pieces[:at] if one.text not in ("了", "是", "有", "的")]
    return before[-1:] != [] and before[-1] in _REDUCED


def bears(
    line: Line, left: Sequence[tuple[str, str]], told: Sequence[tuple[str, str]], pieces: Sequence[Piece]
) -> bool:
    """Whether a line says all that is left, and the statement says enough of a line that people wrote."""
    if not all(sign in signs(piece, line.text) for piece, sign in left):
        return False
    if line.role != "free":
        return True
    shared = sum(len(piece) for piece, sign in told if sign in signs(piece, line.text))
    places = [line.text.find(piece) for piece, _ in left]
    if not _to_the_end(line.text, left, pieces) or _apart(line.text, pieces):
        return False
    enough = places == sorted(places) and (shared >= _FREELY or 2 * shared >= len(line.text))
    return enough and _of_its_part(line.text, pieces)


def _of_its_part(line: str, pieces: Sequence[Piece]) -> bool:
    """Whether what is said of a part, or of its length, is said of it in a line that people wrote: not 鞋面是防水膜 of
    防撕裂尼龙鞋面加薄防水膜, nor 长度可调 of 肩带长度可调.
    """
    said = "".join(one.text for one in pieces)
    for one in pieces:
        at = line.find(one.text)
        if one.kind == "piece" and at > 0 and _MEASURE.match(one.text) and line[max(0, at - 2) : at] not in said:
            return False
    for before, being, after in zip(pieces, pieces[1:], pieces[2:], strict=False):
        if being.text == "是" and before.kind == after.kind == "piece":
            first, then = re.escape(before.text), re.escape(after.text)
            if not re.search(f"{first}(?:全部|都|很|偏|是)?{then}|{then}{first}", line):
                return False
    return True


def ordered(pieces: Sequence[Piece], clause: str) -> bool:
    """Whether the pieces stand in the clause's order: with several figures another order is another sense."""
    at = 0
    for one in pieces:
        if one.kind == "piece":
            at = clause.find(one.text, at) + len(one.text)
            if at < len(one.text):
                return False
    return True


def _to_the_end(line: str, left: Sequence[tuple[str, str]], pieces: Sequence[Piece]) -> bool:
    """Whether nothing adverse at the end of a line is left out, nor praise put in its place: 暖气房里会嫌厚 is not
    暖气房里正好.
    """
    ends = [line.find(piece) + len(piece) for piece, _ in left if piece in line]
    starts = [line.find(piece) for piece, _ in left if piece in line]
    rest = line[max(ends, default=0) :]
    said = "".join(one.text for one in pieces)
    part = line[: min(starts, default=0)]
    if _OF_PART.fullmatch(part) and part[-1] not in said:
        return False  # 发带直接扔进洗衣机 says nothing of the whole
    predicate = line[len(part) :][:1] in _CAN
    if part and predicate and not any(part[at : at + 2] in said for at in range(max(1, len(part) - 1))):
        return False  # 鞋底磨平后可以更换: the sole, and not the boot
    if rest.startswith("大") or any(line[:at].endswith("零下") for at in starts):
        return False
    for before, one in pairwise(pieces):
        at = line.find(one.text)
        if before.text in _HAVING and one.kind == "piece" and at > 0 and _USED_WITH.search(line[:at]):
            return False
    last = max((at for at, one in enumerate(pieces) if any(one.text == piece for piece, _ in left)), default=0)
    praised = any(one.text in _PRAISE for one in pieces[last + 1 :])
    return not rest or not (_ADVERSE.search(rest) or praised)


def misjoined(known: Known, pieces: Sequence[Piece], left: Sequence[tuple[str, str]]) -> bool:
    """Whether an attribute stands right before what no line calls so: 防水鞋垫 of a waterproof boot."""
    wanted = {piece for piece, _ in left}
    attributes = {line.text for line in known.lines if line.role == "line" and not any(map(str.isdigit, line.text))}
    bare = [one for one in pieces if one.text != "的"]
    return any(
        before.text + one.text not in known.text and one.text + before.text not in known.text
        for before, one in pairwise(bare)
        if before.kind == "piece"
        and before.text not in wanted
        and any(told.endswith(before.text) for told in attributes)
        if one.kind == "piece" and one.text in wanted and one.text not in _JOINING
    )


def of_nothing(known: Known, pieces: Sequence[Piece]) -> bool:
    """Whether an attribute stands right before a material, or a part, that no line calls so: 防水帆布, 无线底座."""
    attributes = {line.text for line in known.lines if line.role == "line" and not any(map(str.isdigit, line.text))}
    bare = [one for one in pieces if one.text != "的"]
    for at, (before, one) in enumerate(pairwise(bare)):
        if before.kind != "piece" or one.kind != "piece" or before.text not in attributes:
            continue
        last = at + 2 == len(bare) or bare[at + 2].kind != "piece"
        thing = f"材质{one.text}" in attributes and last
        if (thing or one.text in known.parts) and before.text + one.text not in known.text:
            return True
    return False


def _apart(line: str, pieces: Sequence[Piece]) -> bool:
    """Whether two pieces stand side by side that have another part between them in the line: 尼龙防水膜 of
    尼龙鞋面加薄防水膜.
    """
    for before, one in pairwise(pieces):
        if before.kind == one.kind == "piece" and before.text in line and one.text in line:
            between = line[line.find(before.text) + len(before.text) : line.find(one.text)]
            if re.search("[面底里带袋盒杆帐膜头垫]", between):
                return True
    return False


def nicknamed(known: Known, pieces: Sequence[Piece]) -> bool:
    """Whether a word that stands in a title alone is said of the thing: 带盐盒 of the dress called 盐盒牛仔裙."""
    names = [line.text for line in known.lines if line.role == "name"]
    nicknames = [name for name in names if len(name) > _TITLE]
    others = [line.text for line in known.lines if line.role != "name" and not line.text.startswith("品牌")]
    for at, one in enumerate(pieces):
        if one.kind != "piece" or any(one.text in line for line in others) or one.text in names:
            continue
        if not any(0 <= name.find(one.text) <= _NICKNAME for name in nicknames):
            continue
        after = pieces[at + 1].kind if at + 1 < len(pieces) else ""
        said = at > 0 and (pieces[at - 1].text in _SAYING or pieces[at - 1].kind == "piece")
        if said and after != "piece" and not any(name.endswith(one.text) for name in names):
            return True
    return False
