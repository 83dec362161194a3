"""Two acts in one Chinese message: 第一个来两瓶吧，再看看防晒 puts something in and then looks for something else."""

import re
from dataclasses import replace

from bot.ledger import Turn
from bot.messages import LONGEST, Act
from bot.session import CARTED
from bot.understand.carting_zh import CLASSIFIERS
from bot.understand.meaning import Meaning
from retrieval.text import normalise

_ASIDE: frozenset[Act] = frozenset({"ask_policy", "ask_product", "checkout"})
"""What is asked beside a change of the cart, which the whole message is for."""
_MOST_READ = 120
_N = r"[一二两三四五六七八九十\d]{1,2}"
_MARKS = r"[，,。！!；;\s、]+"
_BOTH = re.compile(
    r"^(?P<first>[^。！!？?；;\n]{2,40}?)(?:[，,。！!；;\s]+|(?=然后|顺便|另外))"
    r"(?P<then>(?:再|另外|顺便|然后|还有|对了|接着|也|我|还|给我|帮我|[，,\s]){0,5}"
    r"(?:看|瞧|找|推荐|来|想看|想买|想找|想要|需要|有没有|有(?![货吗])|要|配|搭|买|加|拿).*)$",
    re.DOTALL,
)
_GOES_ON = re.compile("^(?:再|另外|顺便|然后|还有|对了|接着|还|也)")
_CHOOSES = re.compile(f"来|要|拿|买|加|放|下单|[一二两三四五六七八九十\\d][{CLASSIFIERS}]|就(?:它|这|那)|定了")
_ASKED_AFTER = re.compile(
    rf"^(?P<first>[^。！!？?；;\n]{{2,40}}?){_MARKS}(?P<then>(?:那|然后|顺便|另外|对了|请问|问下|现在|一起|你们|[，,\s]){{0,3}}"
    r"(?:一共|总共|合计|总计|加起来|拢共|多少钱|结账|结算|买单|付款|运费|邮费|包邮|要运费|几天|多久|什么时候|啥时候|发票|能开|能退|可以退|(?:能|可以|支持|能不能)用|(?:能|可以)?怎么付|能包|能寄|能送|保修|质保|够(?:不够)?包邮|不合适|能不能包装|能包装|(?:想)?(?:请)?问一?[下句])"
    r".*)$",
    re.DOTALL,
)
"""第二个加购，运费多少: what the shop or the cart is asked after something was put in."""
_TAKEN_AFTER = re.compile(
    rf"^(?P<first>[^。！!；;\n]{{2,40}}?){_MARKS}(?P<then>(?:那|就|那就|行|好|给我|帮我)?"
    rf"(?:(?:来|要|拿|买|加|拍|整){_N}[{CLASSIFIERS}]|加购物?车?|放(?:进)?购物车|就(?:它|要这{{0,1}}[{CLASSIFIERS}]?)|要了|买了|拿下)(?:吧|了|呗|好了)?[。.!！~]?)$"
)
"""红的那个多少钱 来一份: what was asked about is taken."""
_LISTED = re.compile(
    rf"^(?P<first>(?:给我|帮我|就|我|那|好)?(?:来|要|拿|买|加|拍|整){_N}[{CLASSIFIERS}][^，,。！!？?；;、\s]{{2,14}}?)"
    rf"(?:{_MARKS}|再|和|跟|还有)(?:来|要|拿|买|加|拍|整)?(?P<then>{_N}[{CLASSIFIERS}][^，,。！!？?；;、\s]{{2,14}}.*)$",
    re.DOTALL,
)
"""来两盒绿豆糕 一盒蛋黄酥: several things, each with how many."""
_SWAPPED = re.compile(
    rf"^(?:那|还是|算了|给我|帮我|就|我想|[，,\s]){{0,3}}(?:换成|改成|换为|改要|换)(?P<then>第{_N}[{CLASSIFIERS}])(?:吧|好了|了|呗)?[。.!！~]?$"
)
"""换成第一双, after another went into the cart."""
_EACH = re.compile(
    rf"^(?P<first>[^，,。！!？?、和跟与\s]{{2,14}}?)(?:和|跟|与|、)(?P<then>[^，,。！!？?\s]{{2,14}}?)"
    rf"各(?:来|要|拿|买|加)(?P<n>{_N})?(?P<cl>[{CLASSIFIERS}])[吧呗。.!！~]?$"
)
"""28cm煎锅和30cm炒锅各来一个: so many of each."""
_COUNTED = re.compile(rf"^(?:给我|帮我|就|我|那|好)?(?:来|要|拿|买|加|拍|整){_N}[{CLASSIFIERS}]")
_SUMS = re.compile("(?:一共|总共|合计|加起来).{0,4}多少")
_PAYS = re.compile(r"结账|结算|下单|付款|买单|付钱|\bcheck ?out\b")
_ASKS = re.compile("多少|什么价|怎么卖|吗|么|几")


def parted(text: str) -> tuple[str, str] | None:
    """The two halves of a message that may do two things, one after the other.

    >>> parted("第一个来三块吧，再看看护手霜"), parted("来两瓶，顺便推荐个水杯"), parted("来一双，要黑色的")
    (('第一个来三块吧', '再看看护手霜'), ('来两瓶', '顺便推荐个水杯'), None)
    >>> parted("来两盒绿豆糕 一盒蛋黄酥"), parted("第二个加购，运费多少"), parted("红的那个多少钱 来一份")
    (('来两盒绿豆糕', '来一盒蛋黄酥'), ('第二个加购', '运费多少'), ('红的那个多少钱', '来一份'))
    >>> parted("這個放進購物車，另外再推薦一個禮盒")
    ('這個放進購物車', '另外再推薦一個禮盒')
    """
    if text.isascii():
        return None
    said = normalise(text[:_MOST_READ])
    if len(said) != len(text[:_MOST_READ]):
        said = text[:_MOST_READ]  # else its places are others

    def first(found: re.Match[str]) -> str:
        return text[found.start("first") : found.end("first")]

    if found := _EACH.match(said):
        count = f"来{found['n'] or '一'}{found['cl']}"
        return f"{count}{first(found)}", f"{count}{text[found.start('then') : found.end('then')]}"
    if found := _LISTED.match(said):
        return first(found), f"来{text[found.start('then') :]}"
    if (found := _TAKEN_AFTER.match(said)) and _ASKS.search(found["first"]):
        return first(found), text[found.start("then") : found.end("then")]
    if (found := _ASKED_AFTER.match(said)) and (_CHOOSES.search(found["first"]) or _SUMS.search(found["first"])):
        return first(found), text[found.start("then") :]
    found = _BOTH.match(said)
    if found is None or not _CHOOSES.search(found["first"]) or not _GOES_ON.match(found["then"].lstrip("，, ")):
        return None
    return first(found), text[found.start("then") :]


def swapped(text: str) -> tuple[str, str] | None:
    """The two changes of a cart that a Chinese message orders, where something was put in just before.

    >>> swapped("换成第一双吧"), swapped("换成黑色")
    (('把这个从购物车拿掉', '第一双加购物车'), None)
    """
    found = _SWAPPED.match(normalise(text[:_MOST_READ]))
    return ("把这个从购物车拿掉", f"{found['then']}加购物车") if found else None


def counted(halves: tuple[str, str]) -> bool:
    """Whether both halves say how many of what they take: where one is clear, the other is looked for."""
    return all(_COUNTED.match(half) for half in halves)


def stands_alone(meaning: Meaning) -> bool:
    """Whether a first half does something by itself: changes the cart, or asks about one thing."""
    if meaning.act in ("ask_product", "details"):
        return len(meaning.references) == 1
    return meaning.act == "add_to_cart" and (bool(meaning.references) or "quantity-changed" in meaning.rules)


def joined(first: Turn, then: Turn, rest: str) -> Turn:
    """One turn of two: what was done, and below it the answer to the rest. A question or a look at the cart beside a
    choice is no act of its own; paying is.
    """
    text = f"{first.reply.text}\n{then.reply.text}"[:LONGEST]
    beside = first.reply.act in CARTED and then.reply.act in _ASIDE and not _PAYS.search(rest)
    act = first.reply.act if beside else then.reply.act
    session = replace(then.session, turn=first.session.turn, last_act=act)
    reply = replace(then.reply, text=text, act=act, cards=then.reply.cards or first.reply.cards)
    return replace(then, reply=reply, session=session)
