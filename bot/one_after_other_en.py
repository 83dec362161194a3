"""Two acts in one English message: "add the first and show me socks", "take the blue one. how long is delivery?"."""

import re
from collections.abc import Iterator

from bot.messages import Act
from bot.routing import LISTS
from bot.understand.meaning import Meaning
from retrieval.text import is_cjk, normalise
from retrieval.topics import between_sizes

_MOST_READ = 300
_MOST_JOINTS = 4
_SHORTEST = 4
_FILLERS = (
    r"(?:(?:and|n|also|then|plus|but|so|ok|okay|oh|now|next|actually|please|pls|btw|by the way|while you're at it)"
    r"[ ,]{1,2}){0,3}"
)
_OPENS = (
    r"(?:what|whats|which|who|where|when|why|how|hows|is|are|do|does|did|can|could|will|would|should|any|show|find|tell"
    r"|let me see|let's see|give me|recommend|suggest|compare|check ?out|add|put|take|throw|toss|pop|stick|chuck|remove"
    r"|drop|delete|pay|total|i need|i want|i'd like|i'm looking|i also|i'll take|i'll have|we need|looking for|need"
    r"|something|anything)\b"
)
_JOINT = re.compile(
    rf"(?:[.!?;\n]+ ?|[ ]?[-–—] |, ?|(?= and | n | then | also | plus | but )) ?{_FILLERS}(?={_OPENS})", re.IGNORECASE
)
"""Where another act may begin: after a mark or a joining word, at a word that opens a question, a wish or an order."""
_OPENED = re.compile(rf"^\W{{0,3}}{_FILLERS}{_OPENS}", re.IGNORECASE)
_GAP = r"[^.,;?!]"
_HEAD = (
    r"^\W{0,3}(?:(?:ok|okay|ugh|no|yes|well|then|please|actually|and|so|great|good|now)[ ,.]{1,2}){0,3}"
    r"(?:(?:can|could) you |let's |please |i(?:'d like to| want to)? ){0,2}"
)
_TO_CART = r"(?: (?:in|into|to) (?:my|the) (?:cart|basket|bag))?(?: please| pls)?\W{0,3}$"
_EACH_IN = re.compile(
    rf"{_HEAD}(?:add|put|take|get|grab|throw|want|'d like|'ll (?:take|have|get)) "
    rf"(?P<first>the {_GAP}{{2,40}}? in {_GAP}{{2,16}}?)"
    rf" and (?P<then>the {_GAP}{{2,40}}? in (?!my|the){_GAP}{{2,16}}?){_TO_CART}",
    re.IGNORECASE,
)
_SWAPS = re.compile(
    rf"{_HEAD}(?:swap|change|exchange|replace|switch) (?P<out>(?:the|that|those) {_GAP}{{2,40}}?|it|that|this|them)"
    rf" (?:for|with|to|against) (?P<then>the {_GAP}{{2,40}}?)(?: instead)?{_TO_CART}",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:the|it|that|this|them|those|these|both|one|ones|\d{1,2}|my (?:cart|basket))\b", re.IGNORECASE
)
_TAKING = re.compile(
    r"\b(?:add|take|put|buy|get|grab|throw|toss|pop|stick|have|want|cart|basket|order|gimme|give|remove|drop|delete)\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"\b(?:total|cart|basket|sum|owe)\b", re.IGNORECASE)
_ASKING: frozenset[Act] = frozenset({"ask_policy", "ask_product", "order_status"})
_FOLLOWING: frozenset[Act] = LISTS | _ASKING | {"checkout", "compare", "goes_with", "bundle", "human", "undo"}
_OPTIONS = frozenset(("color", "size"))


def halves(text: str) -> Iterator[tuple[str, str]]:
    """The ways to part a message into two that may each do something.

    >>> list(halves("add the first and show me socks")), list(halves("do you have it in red and blue?"))
    ([('add the first', 'show me socks')], [])
    """
    if any(map(is_cjk, text)) or between_sizes(normalise(text)):
        return
    for _, found in zip(range(_MOST_JOINTS), _JOINT.finditer(text[:_MOST_READ]), strict=False):
        first, then = text[: found.start()].strip(), text[found.end() :].strip()
        if min(len(first), len(then)) >= _SHORTEST:
            yield text[: found.start()] + _mark(found[0]), then


def of_cart(text: str, *, carries: bool) -> tuple[str, str] | None:
    """The two changes of the cart that a message orders at once, each in full; `carries` is whether anything is in it.

    >>> of_cart("put the ember in navy and the hedgerow in green in the cart", carries=False)
    ('add the ember in navy to the cart', 'add the hedgerow in green to the cart')
    >>> of_cart("swap the daybreak for the stillness in black", carries=True)
    ('take the daybreak out of the cart', 'add the stillness in black to the cart')
    """
    said = text[:_MOST_READ]
    if found := _EACH_IN.match(said):
        return f"add {found['first']} to the cart", f"add {found['then']} to the cart"
    if carries and (found := _SWAPS.match(said)):
        return f"take {found['out']} out of the cart", f"add {found['then']} to the cart"
    return None


def _mark(joint: str) -> str:
    """The question mark that a joint began with belongs to what it ends."""
    return "?" if joint.startswith("?") else ""


def leads(first: Meaning, said: str) -> bool:
    """Whether a first half, said in these words, may be an act by itself, so that the second is worth reading."""
    asks = first.act in _ASKING or first.act == "checkout" or _looks(first)
    return _changes_cart(first) or (asks and _OPENED.match(said) is not None)


def follow(first: Meaning, then: Meaning, said: str, after: str) -> bool:
    """Whether two halves, of which the first leads, are two acts in these words: one changes the cart and the other
    asks or looks for something, or one asks the shop and the other looks for something.
    """
    changes = _changes_cart(then) and bool(_DEFINITE.search(after))
    if _changes_cart(first) and then.act == "ask_product" and not _TAKING.search(said):
        return False  # "ok the cairn, how heavy is it?" asks of it
    if _changes_cart(first):
        return (changes and then.act != first.act) or (_goes_on(then) and not _only_options(then))
    if {first.act, then.act} == {"ask_policy", "checkout"} and _SUM.search(f"{said} {after}"):
        return True
    if first.act in _ASKING:
        return changes or (first.act == "ask_policy" and _looks(then))
    return _looks(first) and then.act == "ask_policy"


def _changes_cart(meaning: Meaning) -> bool:
    if meaning.act == "undo":
        return "taken-out" in meaning.rules
    return meaning.act == "add_to_cart"


def _goes_on(meaning: Meaning) -> bool:
    return meaning.act in _FOLLOWING and meaning.rules[-1:] != ("nothing",)


def _looks(meaning: Meaning) -> bool:
    """Whether goods of a kind are looked for."""
    return meaning.act in LISTS and any(limit.field == "category" for limit in meaning.stated)


def _only_options(meaning: Meaning) -> bool:
    """ "Take the first. I need size 9": which one, and no other list."""
    return meaning.act in LISTS and all(limit.field in _OPTIONS for limit in meaning.stated) and bool(meaning.stated)
