"""What a message does to a cart that holds something: "make that 3", "one more of the mugs", "empty it".

Chinese stands in carting_zh.
"""

import re
from dataclasses import dataclass
from typing import Literal

from bot.session import Session
from bot.understand.carting_zh import SAME, asks_of_cart, changed
from bot.understand.numerals import counted
from bot.understand.reading import Reading

_N = (
    r"(?P<n{0}>\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|another|a couple|a pair|a dozen|just one"
    r"|only one)"
)
_THING = (
    r"(?:it|that|this|them|those|these|the (?:quantity|number|amount|order|count)|(?:the|those|that) [^.,;?!]{2,40}?)"
)
_END = (
    r"(?= ?(?:$|[.!,;?]|instead|please|pls|plz|thanks|thx|then|now|actually|in total|pieces|pcs"
    r"|of (?:it|them|those|these|that|the)))"
)
_LEAD = (
    r"(?:^|[.!?,;:] ?"
    r"|\b(?:and|but|so|then|can you|could you|can we|let'?s|please|actually|i'?d rather|better|wait|no) )"
)
_CHANGE = (
    r"(?:make|change|update|set|bump|up|increase|raise|reduce|lower|cut|bring|switch|put|drop|edit|adjust|turn|take)"
)
_SETS = (
    re.compile(rf"{_LEAD}{_CHANGE} {_THING}(?: (?:up|down|back))?(?: (?:to|into|be))? {_N.format(0)}{_END}"),
    re.compile(
        r"\b(?:i|we)(?:'ll| will|'d)? (?:actually |really |only |just ){0,2}(?:want|need|take|have|meant|like)"
        rf"(?: only| just)? {_N.format(0)}(?= ?(?:$|[.!,;]|of (?:it|them|those|these|that|the)\b|instead|actually))"
    ),
    re.compile(
        r"^\W{0,3}(?:(?:no|wait|sorry|ok|oh|hm+|actually|scratch that|i mean|make it|let'?s do|let'?s say)[ ,.!]{1,3})"
        r"{1,3}"
        rf"(?:make it |just |only |rather )?{_N.format(0)}{_END}"
    ),
    re.compile(
        rf"(?:^|[.!,;] ?){_N.format(0)} (?:is|are|will be|would be) (?:enough|fine|plenty|all i need|all we need)\b"
    ),
    re.compile(rf"(?:^|[.!,;] ?)(?:just|only) {_N.format(0)}{_END}"),
)  # fmt: skip
_BARE = re.compile(rf"^\W{{0,3}}(?!another){_N.format(0)} (?:please|pls|plz|of (?:it|them))\W{{0,3}}$")
""" "Two please", right after one was put in."""
_MORE = re.compile(
    r"\b(?:(?P<n0>one|two|three|four|five|\d{1,2}|a couple) more|(?P<another>another(?: one)?))"
    r"(?= ?(?:$|[.!,;]|of (?:it|them|those|these|that|the)|too|as well|please|pls|to my|to the|in my|in the))"
)
_FEWER = re.compile(
    r"\b(?P<n0>one|two|three|four|five|\d{1,2}) (?:less|fewer)\b"
    r"|\b(?:take|remove|drop|delete|knock|put|lose|minus)(?: (?:out|off|back|away))? (?P<n1>one|two|three|\d{1,2})"
    r" ?(?:(?:of|out|off|back|away)\b|$|[.!,;])"
)
_EMPTIES = re.compile(
    r"\b(?:empty|clear|wipe|reset|dump|delete|scrap|cancel)(?: out)? "
    r"(?:my |the |this |that |whole |entire |all of (?:my |the )?|everything in (?:my |the )?){1,3}"
    r"(?:cart|basket|bag|order)\b"
    r"|\b(?:take|remove|delete|drop|get rid of|clear|throw|cancel)(?: out)? "
    r"(?:everything|all of (?:it|them)|the lot|the whole lot|it all|them all)\b"
)
_MONEY = re.compile(
    r"[$€£¥]|\b(?:dollars?|bucks|usd|yuan|rmb|euros?|pounds?|quid|stars?|people|persons?|inch(?:es)?|size)\b"
)
_PHRASES = {"just one": 1, "only one": 1, "a couple": 2, "a pair": 2, "a dozen": 12, "another": 1}
_MOST_READ = 200


@dataclass(frozen=True, slots=True)
class Carting:
    """A change of the cart: to a number, by a number more or fewer, or to nothing."""

    kind: Literal["", "set", "more", "fewer", "clear"]
    number: int = 0


def carting(reading: Reading, session: Session) -> Carting | None:
    """What the message changes of the cart, where anything lies in it; the words of its number become taken."""
    if any(word.kind == "cjk" for word in reading.words):
        told = changed(reading, session)
        found = Carting(*told) if told else None
        reading.turns |= {"cart_asked"} if asks_of_cart(reading.text, session) else frozenset()
        reading.turns |= {"same_again"} if told and SAME.search(reading.text[:_MOST_READ]) else frozenset()
    else:
        found = _carting(reading, just_put=session.last_act == "add_to_cart") if session.cart.lines else None
    if found:
        reading.turns |= {"set_quantity"}
    return found


def _carting(reading: Reading, *, just_put: bool) -> Carting | None:
    text = reading.text[:_MOST_READ]
    if just_put and (found := _BARE.search(text)) and (number := _number(reading, found)):
        return Carting("set", number)
    if _MONEY.search(text):
        return None
    if _EMPTIES.search(text):
        return Carting("clear")
    for kind, patterns in (("fewer", (_FEWER,)), ("more", (_MORE,)), ("set", _SETS)):
        for pattern in patterns:
            if (found := pattern.search(text)) and (number := _number(reading, found)):
                return Carting(kind, number)  # type: ignore[arg-type]
    return None


def _number(reading: Reading, found: re.Match[str]) -> int:
    group = next((name for name, said in found.groupdict().items() if said and name != "another"), None)
    if group is None:
        return 1
    start, end = found.span(group)
    for place, word in enumerate(reading.words):
        if start <= word.start < end:
            reading.take(place, place + 1, "quantity")
    return _PHRASES.get(found[group]) or counted(found[group]) or 1
