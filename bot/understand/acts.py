"""What a message is for: ordered rules over its evidence; the first that fits decides, and says its name."""

import re
from collections.abc import Callable

from bot.messages import Act
from bot.understand.aged import ages
from bot.understand.asking import (
    asks_of_product,
    asks_shop,
    compares,
    names_quality,
    speaks_to_shop,
    told_anyway,
    told_by_shop,
    wants_with_terms,
)
from bot.understand.evidence import Evidence
from bot.understand.measured import goes_further, much_of
from bot.understand.ordinals import rejected
from bot.understand.outside_zh import outside
from bot.understand.taking import asks_of_cart, changes_cart, of_cart, puts_in, takes_out
from bot.understand.telling import only_told
from bot.understand.terms_zh import asks_terms, supposes
from retrieval.topics import between_sizes

_WANTS_A_PERSON = re.compile("[转找叫换要接]|\\b(?:want|get|give|talk|speak|transfer|connect)\\b")
_PARTICLES = re.compile(r"[吧呗呢吗啊呀看下\s。.!！~?？]{0,5}")
_REMARKED = ("，", ",", "。", "！", "!", " ", "了", "啊", "吧", "呀", "哈")
"""What may stand between a remark in Chinese and 换一批."""

Rule = tuple[str, Act, Callable[[Evidence], bool]]


def _outside(e: Evidence) -> bool:
    """What a shopping guide does not do: medicine, law, harm, essays, other people's data, its own insides."""
    if e.has("medical", "legal", "harm"):
        return True
    if e.has("upset", "complaint", "broke_down") and not e.has("abuse"):
        return False
    if e.has("breaks_rules") and not e.sought:
        return True
    if outside(e.reading.text) and not (e.bounded or e.explicit or (e.sought and "附近" not in e.reading.text)):
        return True
    return e.has("out_of_scope", "remark") and not e.bounded and not e.sought


def _goes_further(e: Evidence) -> bool:
    """ "Something bigger", 有没有更轻的: others, beyond what was shown by a measure."""
    told = e.has("compare", "cart", "put", "add", "add_to_cart", "take_out", "why", "price_question", "policy", "it")
    wished = not e.has_kind or e.same_kind
    return (
        e.listed and e.brief and wished and not (told or e.which or e.counted or e.bounded) and goes_further(e.reading)
    )


def _wants_much(e: Evidence) -> bool:
    """容量大的, "with a big battery": of a list, those that have most."""
    told = e.has("compare", "cart", "put", "add", "add_to_cart", "take_out", "why", "policy", "it", "interrogative")
    return (
        e.listed
        and e.brief
        and not (told or e.which or e.counted or e.explicit or e.has_kind)
        and much_of(e.reading.text)
    )


_HOW_PAID = re.compile(r"^\W{0,3}(?:and |so |ok ){0,2}how (?:can|could) (?:i|we) pay\W{0,3}$|^怎么支付[?？]?$")
_ALONE = re.compile(r"单(?:独)?(?:先)?看|[光只]看|\b(?:just|only) the\b")
""" "Just the tents", of a set."""
_AFRESH = ("重新开始", "重头来", "从头开始", "重来", "start over", "start again", "start fresh", "from scratch")


def _starts_over(e: Evidence) -> bool:
    """Also at the end of a message: 好 窗帘先这样 咱们重新开始吧."""
    ends = e.reading.text.rstrip("吧啊呀。.!！~ ").endswith(_AFRESH)
    return e.has("start_over") and (ends or not e.has_kind) and not e.has("cart")


_TWO_AT_ONCE = re.compile(r"^\W{0,3}(?:can|could|do|does|will|would)\b[^.?!\n]{1,60}\btogether\W{0,3}$")
""" "Can two kids listen on it together": no sum."""
_CLOSING = frozenset(("now", "please", "pls", "then", "吧", "了", "啦", "呗"))


def _asks_total(e: Evidence) -> bool:
    return e.has("sum") and e.listed and not e.bounded and not _TWO_AT_ONCE.search(e.reading.text)


def _pays(e: Evidence) -> bool:
    """ "Nah got loads of socks. that's all, checkout": whatever else is said, it ends with paying."""
    reading, asked = e.reading, e.reading.found("checkout")
    if not (e.carries and asked) or e.has("add_to_cart", "add", "put", "puts", "all_listed", "interrogative"):
        return False
    last = asked[-1]
    of_goods = any(reading.clause[place.start] == reading.clause[last.start] for place in reading.kinds)
    return not of_goods and all(word.kind == "mark" or word.text in _CLOSING for word in reading.words[last.end :])


def _told_of_order(e: Evidence) -> bool:
    """An order or an address to look it up by; after a question on an order also whatever answers that."""
    if e.has("stated_order") or (e.has("code") and (e.has("parcel") or e.session.last_act == "order_status")):
        return True
    if e.session.last_act == "order_status" and not (e.has_kind or e.bounded or e.has("thanks", "human", "more")):
        asks = e.has("order_status") and not e.has("upset", "abuse")
        return asks or not e.has("request", "greeting", "upset", "abuse", "interrogative")
    if e.has("what_if") and e.asked.quotable():
        return False
    return e.has("order_status") and not e.explicit and not e.has("complaint", "complaint_weak", "upset", "abuse")


def _asks_who_speaks(e: Evidence) -> bool:
    """你是真人还是机器人: a question about the guide, no wish for a person."""
    return e.has("about_itself") and not _WANTS_A_PERSON.search(e.reading.text)


def _wants_person(e: Evidence) -> bool:
    """A wish for a person, whatever it is about: 转人工吧 刚才那个破杯子的事."""
    return e.has("human") and (not e.has_kind or "转人工" in e.reading.text) and not _asks_who_speaks(e)


def _asks_terms(e: Evidence) -> bool:
    """第二个能包装一下吗, 收到货坏了怎么办: terms asked in Chinese by a case, whether the shop's pages say or not."""
    if not asks_terms(e.reading.text) or e.bounded or e.wants_goods or e.wishes_after:
        return False
    told = e.has("complaint", "upset", "abuse", "order_status", "human") and not supposes(e.reading.text)
    return not told and not (e.has("cart") and e.has("put", "add", "add_to_cart", "take_out"))


def _in_trouble(e: Evidence) -> bool:
    if "exclusion" in e.reading.rules and e.listed:
        return False  # "not incipio, my last one fell apart"
    broken = e.has("broke_down") and not (e.listed or e.sought) and not e.has("interrogative", "question_mark")
    return (e.has("complaint") or broken) and not e.bounded and e.said_weakly and not e.wishes_after


_SAME = re.compile(
    r"^(?:and |what about |how about )?(?:for |on |with )?(?:the |my )?[a-z -]{2,24}[,?]? "
    r"(?:the )?(?:same|too|as well|also)\W{0,3}$"
    r"|^[^，。,?？]{1,8}(?:也(?:算|是|能|可以|一样|适用)|一样)[^，。,?？]{0,6}[吗么嘛?？]\W{0,3}$"
)
""" "And on tents, same?", 电池也算两年吗: the rule just told, of something else."""


def _asks_on(e: Evidence) -> bool:
    """ "And how long would that take?", after the shop's delivery or an order was spoken of."""
    if e.session.last_act == "ask_policy" and e.brief and _SAME.search(e.reading.text):
        return True
    spoken = e.session.last_act in ("ask_policy", "order_status") and e.has("asks_how_long") and e.brief
    lasts = any(word.text in ("take", "takes", "need") for word in e.reading.words)
    return spoken and lasts and not (e.has_kind or e.explicit or e.wishes.limits or e.has("request"))


def _asks_for_the_better(e: Evidence) -> bool:
    """ "Which would you recommend?" of a list; between two sizes the question is another."""
    of_list = e.listed and not (e.has_kind or e.changes or e.focused)
    return e.has("better") and of_list and between_sizes(e.reading.text) is None


def _changes_set(e: Evidence) -> bool:
    """After a set: another budget for it, or one thing more."""
    if (
        not e.session.kinds
        or _ALONE.search(e.reading.text)
        or e.has("everything", "back_to", "cart", "thanks", "up", "down", "policy", "similar")
    ):
        return False
    if e.has("leave_out", "swap") and e.has_kind:
        return True
    told = [limit for limit in e.wishes.limits if limit.field not in ("category", "price")]
    if e.part_of_set and told and not e.has("request", "interrogative", "puts", "put", "add"):
        return True
    if e.has_kind:
        return e.has("one_more", "altogether") and not e.has("interrogative")
    return e.bounded and not e.explicit


RULES: tuple[Rule, ...] = (
    ("empty", "empty", lambda e: not any(word.kind != "mark" for word in e.reading.words) and not e.has("up", "down")),
    ("stated-order", "order_status", lambda e: e.has("stated_order") and not e.has("abuse")),
    ("profile", "profile", lambda e: e.has("profile") and not e.bounded and not e.has("which_size")),
    (
        "profile-mended",
        "profile",
        lambda e: e.session.last_act == "profile" and e.has("take_out", "down", "forget") and not e.sought,
    ),
    ("suggestion", "suggestion", lambda e: e.has("suggestion") and not e.has("upset", "abuse", "asks_advice")),
    ("person-wanted", "human", lambda e: e.small == "yes" and e.session.last_act == "complaint"),
    ("who-speaks", "help", lambda e: e.small == "who"),
    ("asks-range", "help", lambda e: e.small == "range"),
    ("somebody-there", "greeting", lambda e: e.small == "calls"),
    ("takes-time", "thanks", lambda e: e.small == "thinks"),
    ("has-all", "thanks", lambda e: e.small == "ends"),
    ("small-talk", "thanks", lambda e: e.small in ("yes", "no", "heard") and not _goes_on(e)),
    ("out-of-scope", "out_of_scope", _outside),
    ("emptied", "undo", lambda e: e.changes_cart == "clear"),
    (
        "pay-now",
        "checkout",
        lambda e: (
            e.has("checkout", "order_now")
            and not e.has("take_out", "takes_away")
            and not (e.asked.service - {"payment"})
            and not (_HOW_PAID.search(e.reading.text) and e.asked.quotable())
            and (e.carries or (e.has("order_now") and not e.focused and not e.has("interrogative", "order_status")))
            and not (e.explicit or e.counted or e.has_kind)
        ),
    ),
    ("cart-asked", "checkout", lambda e: e.has("cart_state") or (asks_of_cart(e) and not changes_cart(e))),
    ("coupon", "ask_policy", lambda e: e.has("coupon") and e.has("interrogative", "question_mark") and not e.has_kind),
    (
        "farewell",
        "thanks",
        lambda e: (
            e.has("closing")
            and not (e.has("start_over") or e.has_kind or e.bounded or e.has("question_mark", "yes_or_no"))
        ),
    ),
    (
        "compare-named",
        "compare",
        lambda e: (
            e.has("compare")
            and (bool(e.references) or len(e.wishes.phrases) > 1)
            and not (e.has("similar") and e.has("request"))
        ),
    ),
    ("contact-asked", "ask_policy", lambda e: e.has("contact_asked")),
    ("choose-between", "compare", lambda e: e.has("how_choose", "better") and len(e.references) > 1),
    ("set-part-changed", "bundle", lambda e: e.changes_set and not _ALONE.search(e.reading.text)),
    (
        "set-changed",
        "bundle",
        lambda e: bool(e.session.kinds) and e.has("swap", "shall_be") and not e.has("request") and _changes_set(e),
    ),
    ("restocks", "ask_policy", lambda e: e.has("restocks") and not (e.bounded or e.has_kind) and e.asked.quotable()),
    ("here-in-time", "ask_policy", lambda e: e.has("here_by") and not (e.bounded or e.has_kind) and e.asked.quotable()),
    ("shop-matter", "ask_policy", asks_shop),
    ("shop-terms", "ask_policy", _asks_terms),
    ("which-size", "ask_policy", lambda e: e.has("which_size") and not e.explicit and e.asked.quotable()),
    ("care", "ask_policy", lambda e: e.has("care_asked") and not e.bounded and e.asked.quality and e.asked.quotable()),
    ("does-for-me", "ask_policy", lambda e: e.has("does_for_me") and not (e.bounded or e.wants_goods)),
    ("what-if", "ask_policy", lambda e: e.has("what_if") and e.asked.begins is not None and e.asked.quotable()),
    ("gives-back", "ask_policy", lambda e: e.has("give_back") and not e.bounded and not e.has("upset", "abuse")),
    ("complaint-again", "complaint", lambda e: e.has("demands") and not e.bounded),
    ("human", "human", _wants_person),
    ("abuse", "complaint", lambda e: e.has("abuse") and not e.has_kind and not e.wishes.limits),
    ("start-over", "start_over", _starts_over),
    ("order-status", "order_status", _told_of_order),
    ("complaint", "complaint", _in_trouble),
    (
        "complaint-weak",
        "complaint",
        lambda e: e.has("complaint_weak") and (e.has("upset", "order_status") or not e.has_kind) and not _about_it(e),
    ),
    (
        "complaint-upset",
        "complaint",
        lambda e: (
            e.has("upset")
            and not e.bounded
            and (e.said_weakly or not (e.has_kind or e.wishes.limits))
            and not (e.asks_for_goods_at_last and not e.has("parcel"))
        ),
    ),
    (
        "quantity-changed",
        "add_to_cart",
        lambda e: e.carries and e.has("set_quantity") and e.quantity is not None and not e.bounded and of_cart(e),
    ),
    ("taken-out", "undo", takes_out),
    ("put-in", "add_to_cart", puts_in),
    ("pays-at-last", "checkout", _pays),
    ("cart-asked-too", "checkout", asks_of_cart),
    ("set-goes-on", "bundle", _changes_set),
    ("total", "checkout", _asks_total),
    ("cart", "checkout", lambda e: e.has("cart") and not e.bounded and not e.has("policy")),
    (
        "waits-for-person",
        "human",
        lambda e: e.session.last_act == "human" and e.has("asks_how_long") and not (e.has_kind or e.explicit),
    ),
    ("asks-on", "ask_policy", _asks_on),
    ("thanks", "thanks", lambda e: e.has("thanks") and e.polite),
    ("policy", "ask_policy", lambda e: e.has("policy") and not (e.bounded or wants_with_terms(e) or names_quality(e))),
    ("policy-weak", "ask_policy", lambda e: e.has("policy_weak") and not e.has_kind and not e.bounded),
    (
        "undo",
        "undo",
        lambda e: e.has("undo") and not (e.has_kind or e.wishes.limits or e.explicit) and (e.bare or e.brief),
    ),
    ("checkout", "checkout", lambda e: e.has("checkout") and (not e.has_kind or e.names_cart)),
    (
        "which-in-order",
        "refine",
        lambda e: (
            e.listed
            and bool(e.wishes.order)
            and not (e.has("compare") and len(e.references) > 1)
            and not e.has("two", "both", "all_shown", "cart")
            and (not (e.explicit or e.has("that_one")) or bool(e.wishes.indifferent))
        ),
    ),
    ("which", "compare", lambda e: e.which and compares(e)),
    (
        "compare",
        "compare",
        lambda e: (
            e.has("compare")
            and (e.listed or len(e.references) > 1 or e.bare)
            and not (e.has("similar") and e.has("request"))
        ),
    ),
    ("further", "refine", _goes_further),
    ("much-of", "refine", _wants_much),
    ("better", "compare", _asks_for_the_better),
    ("why", "why", lambda e: e.has("why") and (not e.has_kind or (e.listed and e.has("one", "it", "first")))),
    ("similar", "similar", lambda e: e.has("similar") and (e.listed or bool(e.references)) and not e.has_kind),
    ("similar-to-named", "similar", lambda e: e.has("like_named") and len(e.wishes.phrases) > 0 and not e.references),
    (
        "relative",
        "refine",
        lambda e: bool(e.relative) and e.listed and (not e.has_kind or e.same_kind) and not e.references,
    ),
    (
        "comparative",
        "refine",
        lambda e: (
            e.listed
            and e.has("comparative")
            and e.bare
            and not (e.explicit or e.has_kind or e.which or e.has("put", "cart", "two", "best_rated"))
        ),
    ),
    (
        "another",
        "more",
        lambda e: e.has("another") and e.listed and e.spoken_briefly and not e.wishes.limits and not e.explicit,
    ),
    ("rejected", "more", lambda e: e.listed and e.bare and rejected(e.reading)),
    ("blamed", "feedback", lambda e: e.has("down") and _judges(e)),
    ("praised", "feedback", lambda e: e.has("up") and not e.explicit and _judges(e)),
    ("bundle", "bundle", lambda e: e.several or (e.has("bundle") and not e.has_kind and not e.has("gift"))),
    (
        "ask-its-parts",
        "ask_product",
        lambda e: e.focused and asks_of_product(e) and (e.has("on_sale") or not e.has("goes_with", "best_deal")),
    ),
    ("goes-with", "goes_with", lambda e: e.has("goes_with")),
    (
        "gift",
        "gift",
        lambda e: e.has("gift") and (not e.has_kind or e.has("hobby") or only_told(e.reading)) and not _narrows(e),
    ),
    ("as-present", "refine", lambda e: e.has("gift") and _narrows(e)),
    ("best-deal", "best_deal", lambda e: e.has("best_deal") and not e.has("not_on_sale")),
    ("more", "more", lambda e: _more(e) and not e.references and (e.listed or not e.has("help"))),
    ("cheaper-than-one", "refine", lambda e: bool(e.relative) and e.listed and not e.has_kind and _seeks_others(e)),
    ("ask-product", "ask_product", asks_of_product),
    ("relative-to-one", "refine", lambda e: bool(e.relative) and e.listed and not e.has_kind),
    (
        "reference",
        "details",
        lambda e: (
            (e.counted or (bool(e.references) and _only_points(e) and "exclusion" not in e.reading.rules))
            and not e.has_kind
        ),
    ),
    ("details", "details", lambda e: e.has("details") and e.listed and e.bare and not e.has("request")),
    ("help", "help", lambda e: (e.has("help") and e.bare) or (e.has("about_itself") and not e.sought)),
    ("greeting", "greeting", lambda e: e.has("greeting") and (not e.asks or (e.brief and e.bare))),
    ("told-by-shop", "ask_policy", told_by_shop),
    ("told-anyway", "ask_policy", told_anyway),
    ("to-shop", "ask_policy", speaks_to_shop),
    ("age-told", "refine", lambda e: e.listed and not e.asks and bool(ages(e.reading))),
)


def _goes_on(e: Evidence) -> bool:
    """Whether a bare yes or no answers something else: what the guide asked, or takes back a wish or the cart."""
    takes_back = e.small == "no" and (e.carries or e.has("undo"))
    return takes_back or e.session.last_act in ("order_status", "profile")


def _judges(e: Evidence) -> bool:
    """Whether a message praises or blames, and wishes for nothing."""
    if e.listed and e.reading.text.rstrip("。.!！~ ").endswith("的") and e.brief and not e.has("down"):
        return False  # 好看的 is a wish
    return e.polite and not (e.has("correction") and bool(e.wishes.words))


def _narrows(e: Evidence) -> bool:
    """送男生合适的呢, about a list of perfumes: such ones among them."""
    kinded = e.session.query is not None and any(limit.field == "category" for limit in e.session.query.limits)
    chinese = any(word.kind == "cjk" for word in e.reading.words)
    return (
        chinese
        and e.listed
        and kinded
        and not e.has("occasion")
        and e.session.last_act != "gift"
        and e.reading.text.rstrip("?？ ").endswith(("的呢", "的", "的吗", "的有吗", "的有没有", "送礼用", "送人用"))
    )


def _only_points(e: Evidence) -> bool:
    """ "This one", "the blue one": without wishes of its own; words around a bare "it" or "that" are more than that."""
    if e.has("tell", "details", "price_question"):
        return True
    return not e.wishes.limits and (e.explicit or not e.wishes.free or e.short)


def _more(e: Evidence) -> bool:
    """ "More", 还有别的漫画吗: others of what is asked for already."""
    if e.wishes.words and "还有没有" in e.reading.text and not e.same_kind:
        return False  # 还有没有跟猫有关的
    return e.has("more") and (e.bare or _after_remark(e) or (e.same_kind and len(e.wishes.limits) == 1 and e.listed))


_OTHERS = re.compile(
    r"有没有.{0,4}(?:便宜|贵)|\b(?:anything|something|any|others?|one) (?:that'?s |a bit |a little |much )?cheaper\b"
)


def _seeks_others(e: Evidence) -> bool:
    """这个太贵了，有没有便宜一点的: what is pointed at is what shall cost less."""
    return _OTHERS.search(e.reading.text) is not None


def _after_remark(e: Evidence) -> bool:
    """有点普通，换一批; 太土了换一批: what the shown ones are like is no wish for the next."""
    wished = e.has_kind or e.wishes.limits or e.changes or e.has("comparative", "request")
    if wished or not e.listed:
        return False
    chinese = [cue for cue in e.reading.found("more") if e.reading.words[cue.start].kind == "cjk"]
    ends = [cue.start for cue in chinese if _PARTICLES.fullmatch(_from(e, cue.end))]
    before = e.reading.text[: e.reading.words[ends[-1]].start] if ends else ""
    return before.endswith(_REMARKED)


def _from(e: Evidence, place: int) -> str:
    return e.reading.text[e.reading.words[place].start :] if place < len(e.reading.words) else ""


def _about_it(e: Evidence) -> bool:
    """会掉色吗: a question about what is shown, no complaint."""
    return e.listed and e.has("interrogative") and e.has("able")


def decide(evidence: Evidence) -> tuple[str, Act]:
    """The rule that fits first and its act; a wish is `find`, or `refine` when it changes the wishes in force."""
    for name, act, fits in RULES:
        if fits(evidence):
            return name, act
    if evidence.asks or evidence.relative:
        return "wish", "find"
    return "nothing", "help"
