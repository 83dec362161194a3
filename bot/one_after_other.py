"""Two acts in one Chinese message: 第一个来两瓶吧，再看看防晒 puts something in and then looks for something else."""

import re
from dataclasses import replace

from bot.ledger import Turn
from bot.messages import LONGEST, Act
from bot.session import CARTED
from bot.understand.carting_zh import CLASSIFIERS
from bot.understand.meaning import Meaning

_ASIDE: frozenset[Act] = frozenset({"ask_policy", "ask_product", "checkout"})
"""What is asked beside a change of the cart, which the whole message is for."""
_MOST_READ = 120
_BOTH = re.compile(
    r"^(?P<first>[^。！!？?；;\n]{2,40}?)(?:[，,。！!；;\s]+|(?=然后|顺便|另外))"
    r"(?P<then>(?:再|另外|顺便|然后|还有|对了|接着|也|我|还|给我|帮我|[，,\s]){0,5}"
    r"(?:看|瞧|找|推荐|来|想看|想买|想找|想要|需要|有没有|有(?![货吗])|要|配|买).*)$",
    re.DOTALL,
)
_GOES_ON = re.compile("^(?:再|另外|顺便|然后|还有|对了|接着|还|也)")
_CHOOSES = re.compile(f"来|要|拿|买|加|放|下单|[一二两三四五六七八九十\\d][{CLASSIFIERS}]|就(?:它|这|那)|定了")


def parted(text: str) -> tuple[str, str] | None:
    """The two halves of a message that may do two things, one after the other.

    >>> parted("第一个来三块吧，再看看护手霜"), parted("来两瓶，顺便推荐个水杯"), parted("来一双，要黑色的")
    (('第一个来三块吧', '再看看护手霜'), ('来两瓶', '顺便推荐个水杯'), None)
    """
    if text.isascii():
        return None
    found = _BOTH.match(text[:_MOST_READ])
    if found is None or not _CHOOSES.search(found["first"]) or not _GOES_ON.match(found["then"].lstrip("，, ")):
        return None
    return found["first"], text[found.start("then") :]


def puts_in(meaning: Meaning) -> bool:
    """Whether a first half does something to the cart by itself."""
    return meaning.act == "add_to_cart" and (bool(meaning.references) or "quantity-changed" in meaning.rules)


def joined(first: Turn, then: Turn) -> Turn:
    """One turn of two: what was done, and below it the answer to the rest; a question beside a choice is no own act."""
    text = f"{first.reply.text}\n{then.reply.text}"[:LONGEST]
    session = replace(then.session, turn=first.session.turn)
    act = first.reply.act if first.reply.act in CARTED and then.reply.act in _ASIDE else then.reply.act
    reply = replace(then.reply, text=text, act=act, cards=then.reply.cards or first.reply.cards)
    return replace(then, reply=reply, session=session)
