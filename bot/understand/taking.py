"""What a message does to the cart: puts something in, takes something out, or only asks of it."""

import re

from bot.session import CARTED
from bot.understand.evidence import Evidence
from bot.understand.zh import CLASSIFIERS
from retrieval.query import NO_OPTIONS

_OTHER_SORT = re.compile(f"(?:来|要|拿|买)[一两二三四五六\\d]{{1,2}}[{CLASSIFIERS}][，,\\s][^，。,？?！!]{{1,8}}的$")
"""来一瓶，喷雾的, where none of those shown is one."""
_WITH_OPTION = re.compile(f"[那这][{CLASSIFIERS}][，,] ?[^，。,？?！!\\s的]{{1,8}}$")
"""信封那个，灰色14寸: a thing and its variant."""
_PLACE_TAKEN = re.compile(
    rf"第[一二三四五六七八九十\d]{{1,2}}[{CLASSIFIERS}]?(?:来|要|拿|买)[一两二三四五六七八九十\d]{{1,2}}[{CLASSIFIERS}]"
)
"""第一个来一只 颜色你们随便发: whatever is said beside it."""
_ASSENTS = re.compile(
    r"\b(?:then|please|pls|plz|ok|okay|yes|yeah|yep|sure|cool|right|so|i|i'll|i'd|let's|make it|wonderful|great|perfect"
    r"|good|fine|alright)\b"
)
_LOOKS_ON = re.compile(r"\b(?:show|see|find|look|looking|have you|do you|got|any|other|others|need|but not|like the)\b")
_DROPS = re.compile(
    r"\b(?:drop|chuck|toss|throw)\b(?! \w+ (?:in|into|to)\b)(?=[^.!?]{0,40}\b(?:again|after all|out|away|off)\b)"
)
""" "Drop the bands again": "drop" puts in and takes out."""
_FALLS = re.compile(
    r"\b(?:if|when|once) (?:i|you|we|he|she|they|my \w+) (?:ever |accidentally )?(?:drop|lose|throw|toss)"
    r"|\b(?:from what|how) h(?:eight|igh)\b"
)
""" "Does it survive if I drop it": nothing is taken out or put in."""
_KEEPS = re.compile(r"\b(?:keep|leave) (?:it|that|this|them|those|these|everything|the \w{2,14}(?: \w{2,14})?) in\b")
""" "Keep it in the cart": it lies there already."""
_CARTS = ("cart", "basket", "购物车", "加购", "加车")


def takes_out(e: Evidence) -> bool:
    """ "Drop the tent", 帐篷不要了: something that lies in the cart is not wanted any more."""
    if e.has("what_if") or _FALLS.search(e.reading.text):
        return False  # "if I don't like them, can they go back?"
    if e.carries and e.has("takes_away") and (e.references or e.focused) and not e.bounded:
        return True
    inside = {line.product_id for line in e.session.cart.lines}
    lately = e.carries and e.session.last_act in CARTED
    if lately and e.has("unwanted"):
        return True
    named = e.has("cart") or lately or not inside.isdisjoint(e.references)
    return e.has("take_out") and named and not e.bounded and not e.has("cart_state")


def _chooses(e: Evidence) -> bool:
    """ "The second one then", "toffee it is", "add the first, and can you wrap it?": something shown is accepted."""
    if not e.listed:
        return False
    if e.counted and len(e.references) == 1 and _PLACE_TAKEN.search(e.reading.text):
        return not e.has("interrogative", "compare", "take_out")
    if e.has("takes") and (e.focused or e.counted or bool(e.references)):
        return True
    pointed = e.counted or e.explicit
    if e.has("wants_that") and pointed and not e.has("compare", "similar", "why", "details", "tell", "policy"):
        return True
    if (e.carries or e.session.last_act in CARTED) and e.has("that_too") and pointed and _only_names(e):
        return True
    told = {limit.field for limit in e.wishes.limits}
    if _WITH_OPTION.search(e.reading.text) and e.explicit and told and told <= {"color", "size", "words"}:
        return len(e.references) == 1 and not e.has("interrogative", "compare", "take_out", "without")
    if e.has("takes_at_once") and (e.counted or e.explicit) and _only_names(e) and not e.bounded:
        return True
    if e.has("takes_named") and (e.counted or e.explicit) and not e.has("interrogative", "compare", "why"):
        return True
    return e.has("puts_first") and (e.counted or bool(e.references)) and not e.bounded


def _only_names(e: Evidence) -> bool:
    """Whether what is pointed at is neither asked about, nor refused, nor changed."""
    return not e.changes and not e.has(
        "interrogative", "question_mark", "compare", "take_out", "without", "why", "similar"
    )


def _takes_variant(e: Evidence) -> bool:
    """ "The Rowan one then, in red", "ok the hard one in teal", "I would like it in white": which of a thing."""
    told = [limit for limit in e.wishes.limits if limit.op != "=" or limit.field in NO_OPTIONS]
    about = (e.explicit and len(e.references) == 1) or (e.focused and e.has("it"))
    if not e.listed or not about or told or not e.wishes.limits or e.has_kind or not e.brief:
        return False
    text = e.reading.text
    return text.isascii() and bool(_ASSENTS.search(text)) and not _LOOKS_ON.search(text) and _only_names(e)


def puts_in(e: Evidence) -> bool:
    """放购物车, "put both in the cart", 来两个: something is chosen, by a word for it or by how many."""
    if e.has("laid") or _FALLS.search(e.reading.text):
        return False
    if _chooses(e) or e.chooses or _takes_variant(e):
        return True
    if (e.has("interrogative") and not e.has("cart")) or _DROPS.search(e.reading.text) or _KEEPS.search(e.reading.text):
        return False
    said = [
        e.reading.text[e.reading.words[c.start].start : e.reading.words[c.end - 1].end]
        for c in e.reading.found("add_to_cart")
    ]
    if any(word in text for text in said for word in _CARTS) and not e.has("interrogative"):
        return True
    if e.has("cart") and e.has("put", "add", "add_to_cart", "all_listed"):
        return True
    if e.has("add_to_cart") and (e.references or e.counted or not e.has_kind):
        return True
    if e.has("puts") and e.listed and not e.has("interrogative", "take_out") and not e.bounded:
        return True
    if e.has("add", "put") and e.references and not e.has("interrogative") and not e.changes:
        return True
    if e.has("put", "add") and e.short and (e.focused or (e.listed and e.has("it") and not e.has_kind)):
        return True
    if e.has("all_listed") and e.counted and e.listed and not e.has("interrogative", "compare", "take_out"):
        return True
    brief = e.brief and not e.wishes.limits  # "something non-stick, I burn everything"
    if e.has("all_listed") and e.listed and brief and not e.has("interrogative", "compare", "details", "take_out"):
        return True
    few = not e.has_kind and not e.changes and not e.has("interrogative")
    other = e.has("wants_one") and not e.explicit and _OTHER_SORT.search(e.reading.text) is not None
    return e.quantity is not None and e.listed and few and not e.has("more") and not other


def asks_of_cart(e: Evidence) -> bool:
    """现在还剩什么, 这样一共多少了: what lies in the cart, in Chinese."""
    return e.has("cart_asked") and not (e.bounded or e.has_kind)


def changes_cart(e: Evidence) -> bool:
    """Whether a message that asks of the cart does something to it, too."""
    return bool(e.changes_cart) or e.chooses or e.has("put", "add", "add_to_cart", "take_out", "takes_away", "puts")


def of_cart(e: Evidence) -> bool:
    """Whether a number is one of things in the cart, and not of those in a list."""
    inside = {line.product_id for line in e.session.cart.lines}
    if e.changes_cart == "more" and not inside.issuperset(e.references):
        return False  # "another one", of what is shown
    if e.explicit and e.references and inside.isdisjoint(e.references):
        return False  # 水杯改成两个, where no such thing lies in it
    lately = e.session.last_act in CARTED or e.has("same_again")
    return e.changes_cart != "clear" and (not e.changes_cart or lately or not inside.isdisjoint(e.references))
