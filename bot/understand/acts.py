"""What a message is for: ordered rules over its cues; the first that fits decides, and says its name."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.messages import Act
from bot.session import Session
from bot.understand.matters import PARCELS, Asked
from bot.understand.merging import values
from bot.understand.reading import Reading
from bot.understand.references import asks_which, rejected
from bot.understand.wishes import Wishes
from retrieval.phrases import word_set

_OPENING = word_set("""
    is are am do does did can could will would should may what which how when where who whose why
""")
_OF_GOODS = frozenset({
    "delivery date", "assembly", "restock", "sizes", "care", "genuine", "to the room", "spare parts",
    "old goods", "warranty", "reviews", "exchange", "gift wrap", "arrived damaged", "late delivery", "refund",
    "returns", "data sharing", "samples", "rental",
})  # fmt: skip
"""Matters of the shop whose words speak as often of goods: 可预约煮粥, "easy to install"."""
_IN_RECORDS = frozenset({"delivery date", "assembly", "sizes", "care", "to the room", "spare parts", "old goods"})
"""Those that a record may answer before the shop does."""
_CARTS = ("cart", "basket", "购物车", "加购", "加车")
_SHORT = 4
_ASKING = re.compile("[?？吗嘛谁哪几]|什么|怎|多少|多久|能不能|可不可以|是不是|会不会|要不要|有没有")
_WANTS_A_PERSON = re.compile("[转找叫换要接]|\\b(?:want|get|give|talk|speak|transfer|connect)\\b")
_WEAK_REQUESTS = frozenset({"买", "要", "有", "需要", "buy", "need", "want"})
"""Words that ask for goods, and as often tell of some: 新买的, "do I need to"."""
_NEEDS = frozenset({"要", "需要"})
"""Those that ask of a thing what it needs: 安装要打孔吗."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules look at."""

    reading: Reading
    wishes: Wishes
    references: Sequence[str]
    counted: bool
    """Whether a place in a list was named ("the second one"), listed or not."""
    session: Session
    asked: Asked
    """What the message asks of the shop rather than of its goods."""
    relative: str = ""
    """cheaper or dearer, when the message asks for that."""
    in_record: bool = False
    """Whether the record of the product talked about speaks of what the message names."""
    other_kind: bool = False
    """Whether the kind named is another than that of the product talked about."""
    quantity: int | None = None
    """How many of something, where the message says so."""
    chooses: bool = False
    """Whether one of the things shown is taken by its name, as 那就要法兰绒的 does."""
    changes_set: bool = False
    """Whether parts of the set shown last are changed, in Chinese."""

    @property
    def has_kind(self) -> bool:
        """Whether a kind of goods is asked for that the tables or the catalog know."""
        return self.wishes.kind is not None and not self.wishes.guessed

    @property
    def asks(self) -> bool:
        """Whether the message states any wish."""
        wishes = self.wishes
        taken_back = wishes.indifferent or wishes.given_up
        return bool(wishes.limits or wishes.order or wishes.free or taken_back or wishes.words)

    @property
    def bare(self) -> bool:
        """Whether nothing of the catalog is in the message."""
        wishes = self.wishes
        return not (wishes.limits or wishes.order or wishes.free or wishes.indifferent or wishes.given_up)

    @property
    def listed(self) -> bool:
        """Whether there is a list to talk about."""
        return bool(self.session.shown)

    @property
    def short(self) -> bool:
        """Whether the message has hardly any words."""
        return self.reading.spoken <= _SHORT

    @property
    def brief(self) -> bool:
        """Whether the message is a short sentence."""
        return self.reading.spoken <= 2 * _SHORT

    @property
    def same_kind(self) -> bool:
        """Whether the kind named is the one in force."""
        before = self.session.query.limits if self.session.query else ()
        return self.wishes.kind is not None and any(
            limit.field == "category" and limit.value == self.wishes.kind.value for limit in before
        )

    @property
    def part_of_set(self) -> bool:
        """Whether the kind named is one of those of the set shown last."""
        named = {place.term.value for place in self.reading.terms if place.term.field == "category"}
        return any(not named.isdisjoint(values(one)) for one in self.session.kinds)

    @property
    def said_weakly(self) -> bool:
        """Whether nothing is asked for in so many words."""
        said = {self.reading.written(cue.start, cue.end).lower() for cue in self.reading.found("request")}
        return said <= _WEAK_REQUESTS

    @property
    def sought(self) -> bool:
        """Whether goods are asked for by name: "a book of poems" asks for no poem."""
        return self.has_kind and self.has("request")

    @property
    def several(self) -> bool:
        """Whether things of several kinds are wanted together, as a set or within one budget."""
        return len(self.wishes.kinds) > 1 and (
            self.has("set", "bundle", "goes_with") or (self.has("altogether") and _has_bounds(self))
        )

    @property
    def asks_other(self) -> bool:
        """Whether another kind than that talked about is named as a wish: "which case fits it", not 第一个电池多大."""
        chinese = any(word.kind == "cjk" for word in self.reading.words)
        return self.other_kind and not self.has("able") and not (chinese and bool(self.references))

    @property
    def same_clause(self) -> bool:
        """Whether what is pointed at and the kind named stand in one clause."""
        reading = self.reading
        pointed = {reading.clause[at] for at, taken in enumerate(reading.taken) if taken == "reference"}
        kinds = {reading.clause[place.start] for place in reading.terms if place.term.field == "category"}
        return not pointed.isdisjoint(kinds)

    @property
    def explicit(self) -> bool:
        """Whether the message itself points at something, by a place, a name or a description."""
        return "reference" in self.reading.taken

    @property
    def focused(self) -> bool:
        """Whether one product is being talked about."""
        return self.session.focus is not None or len(self.session.shown) == 1

    @property
    def polite(self) -> bool:
        """Whether the message only thanks: nothing is asked, wished or pointed at by its place."""
        wishes = self.wishes
        wished = self.has_kind or wishes.limits or wishes.order or self.relative or self.counted
        return not wished and not self.has("interrogative", "request", "cart", "add_to_cart", "more", "compare")

    @property
    def carries(self) -> bool:
        """Whether something lies in the cart."""
        return bool(self.session.cart.lines)

    @property
    def which(self) -> bool:
        """Whether the message asks to choose among the things shown."""
        about = not self.has_kind or self.reading.words[0].kind == "latin"
        return self.listed and about and asks_which(self.reading) and not self.has("compare")

    @property
    def plain_question(self) -> bool:
        """防水吗, 敏感肌能用吗: a quality with a question mark, and no word of wishing."""
        words = [word for word in self.reading.words if word.kind != "mark"]
        asked = bool(words) and words[-1].text in ("吗", "么", "嘛")
        content = self.wishes.words or any(limit.field != "price" for limit in self.wishes.limits)
        changed = "undo-wish" in self.reading.rules or "exclusion" in self.reading.rules
        return asked and bool(content) and not changed and not self.has("request", "any", "also", "more")

    @property
    def question(self) -> bool:
        """Whether the message asks something, in its form."""
        opens = bool(self.reading.words) and self.reading.words[0].text in _OPENING
        return opens or self.asked.asking or bool(_ASKING.search(self.reading.text))

    @property
    def wants_goods(self) -> bool:
        """Whether goods are asked to be shown: before any matter of the shop is named, or with one as their quality."""
        kinds = [place for place in self.reading.terms if place.term.field == "category"]
        if not self.has_kind or not kinds or not self.has("request"):
            return False
        if self.matter_first and kinds[-1].start and self.reading.words[kinds[-1].start - 1].text == "的":
            return True
        if self.asked.begins == self.reading.words[kinds[-1].start].start and self.asked.quotable():
            return False  # "Do you have gift cards": the kind is the matter
        said = {self.reading.written(cue.start, cue.end).lower() for cue in self.reading.found("request")}
        return not self.matter_first and not said <= _WEAK_REQUESTS

    @property
    def matter_first(self) -> bool:
        """Whether a matter of the shop is named before any kind of goods: "do you buy used headphones"."""
        kinds = (
            self.reading.words[place.start].start for place in self.reading.terms if place.term.field == "category"
        )
        begins, words = self.asked.begins, self.reading.words
        if begins is None or any(
            words[cue.start].start <= begins < words[cue.end - 1].end for cue in self.reading.found("request")
        ):
            return False  # 想换个电饭煲 asks for goods, not for an exchange
        return begins < next(kinds, len(self.reading.text))

    def has(self, *cues: str) -> bool:
        """Whether any of these cues stands in the message."""
        return self.reading.has(*cues)


Rule = tuple[str, Act, Callable[[Evidence], bool]]


def _has_bounds(evidence: Evidence) -> bool:
    return any(limit.field == "price" for limit in evidence.wishes.limits)


def _asks_of_product(e: Evidence) -> bool:
    """ "Is it waterproof?", 能放洗碗机吗, 多高: a question about a product pointed at, or about the list."""
    if e.listed and e.focused and e.has("stock_question") and not e.has_kind:
        return True  # 紫色还有吗
    if not e.listed or e.has("why", "more"):
        return False
    if e.which:
        return True
    if _changes(e) or (e.has_kind and _goes_back(e)):
        return False
    if (e.has("price_question") and not e.has_kind) or _asks_in_chinese(e):
        return True
    if e.focused and e.in_record and e.has("question_mark") and e.short and not e.has("request"):
        return True
    aside = e.has_kind and (
        e.has("price_question") or (e.explicit and not e.same_clause and not e.has("it", "topic_it", "they"))
    )
    if aside or (e.has_kind and e.asks_other):
        return False
    if e.references and e.has("interrogative", "question_mark", "question", "measure", "able") and not e.has("request"):
        return True
    if e.has_kind and (e.asks_other or not _speaks_of_its_parts(e)):
        return False
    if e.plain_question or (e.has("measure") and not e.has("request")):
        return True
    # "Waterproof?" about a list asks for such things; a sentence asks about these.
    marked = e.has("question_mark") and not e.wishes.limits
    if not (e.has("interrogative") or marked) or _asks_for_others(e):
        return False
    return not e.has("request", "gift", "best_deal", "bundle", "goes_with", "similar") or _within_it(e)


def _goes_back(e: Evidence) -> bool:
    """说回吊床，双人的有吗: such things are wanted again."""
    return e.has("back_to") and e.has("wants_one") and not e.has("able")


def _asks_in_chinese(e: Evidence) -> bool:
    """成分呢, 能带上飞机吗, 灯泡送吗, 还有什么颜色: whatever is named is named of the things shown."""
    if e.has("gift", "similar", "bundle", "also"):
        return False
    if e.has("stock_question") and (e.focused or e.references):
        return True
    if e.has("contents_asked") and not (e.has_kind or e.has("cart")):
        return True
    if e.has("facet") and (e.explicit or bool(e.references) or not e.has("request")):
        return True
    if e.focused and e.has("its_colours"):
        return True
    if e.has("how_is") and not (e.references or e.has_kind or e.wishes.phrases[1:]) and not e.has("policy", "request"):
        return True
    if e.has("how_much") and e.said_weakly and not (e.has("policy", "order_status", "sum") or e.asked.service):
        return True
    if e.has("fits_it") and not e.has("request", "policy"):
        return True
    asked = e.has("able_lead", "needs") or (e.has("included") and e.said_weakly and not e.has("cart"))
    return asked and not (e.asked.service and e.asked.quotable())


def _changes(e: Evidence) -> bool:
    """Whether the message states limits of a list rather than asking about what stands in it."""
    wishes = e.wishes
    changed = "undo-wish" in e.reading.rules or "exclusion" in e.reading.rules
    return bool(wishes.order or wishes.indifferent or wishes.given_up or e.relative or changed or _has_bounds(e))


def _speaks_of_its_parts(e: Evidence) -> bool:
    """A kind named inside a question about the product itself: 带球吗, 枕套能拆下来洗不, "does it fit a laptop"."""
    about = e.focused or (e.has("able") and e.has("it", "they", "topic_it"))
    return e.has("interrogative") and about and not e.has("request", "price_question", "gift", "bundle")


def _asks_for_others(e: Evidence) -> bool:
    """ "Do you have red ones?", 有红色的吗: another list, not a question about this one."""
    if e.has("another_value") and not e.explicit:
        return True
    facets = {limit.field for limit in e.wishes.limits} & {"color", "size", "brand", "material", "category"}
    if e.wishes.guessed:
        facets -= {"category"}  # 有拼音吗
    asked = any(word.text in ("有", "any", "anything", "got") for word in e.reading.words)
    if facets & {"color", "size"} and not e.explicit and not e.focused:
        return True
    return asked and (e.has("wants_one") or bool(facets)) and not e.references


def _within_it(e: Evidence) -> bool:
    """A weak word of wishing inside a question about the one product talked about: 有香精吗, 需要组装吗."""
    said = {e.reading.written(cue.start, cue.end).lower() for cue in e.reading.found("request")}
    if e.has_kind or not said <= _WEAK_REQUESTS | {"有没有", "有吗"}:
        return False
    if said <= {"有", "有吗"} and e.has("yes_or_no") and not e.has("wants_one", "another_value") and e.brief:
        return True  # 有拼音吗
    return e.focused or e.has("measure") or (said <= _NEEDS and e.has("yes_or_no"))


def _compares(evidence: Evidence) -> bool:
    """Whether a comparative stands in the message: lighter, longest, 更轻, 比较轻."""
    reading = evidence.reading
    known = {place for cue in reading.cues if "which" not in cue.names for place in range(cue.start, cue.end)}
    known |= {place for term in reading.terms for place in range(term.start, term.end)}
    return any(
        (word.text.isascii() and len(word.text) > 4 and word.text.endswith(("er", "est")) and place not in known)
        or word.text in ("more", "most", "更", "最", "比")
        for place, word in enumerate(reading.words)
    )


def _asks_shop(e: Evidence) -> bool:
    """ "Who pays for the return label?", 客服几点上班: a question on what the shop settles, about any goods."""
    quotable = e.asked.quotable()
    of_goods = e.asked.service <= _OF_GOODS and not e.has("policy")
    if of_goods and (e.explicit or e.focused or e.listed) and not quotable:
        return False
    if of_goods and e.focused and e.in_record and e.asked.service <= _IN_RECORDS:
        return False
    service = e.asked.service - (PARCELS if e.has("order_status") else frozenset())
    if e.has("human"):
        service &= {"opening hours"}
    asks = e.question or e.has("question", "topic_it", "interrogative", "question_mark")
    if "exclusion" in e.reading.rules and e.listed and not e.has("interrogative", "question_mark"):
        return False
    if not service or not asks or _has_bounds(e) or e.has("upset", "abuse") or e.wants_goods or e.explicit:
        return False
    if e.has_kind and e.has("best_of", "which") and not e.asked.quotable():
        return False
    if service == {"cancel"} and e.has("undo"):
        return False
    return not e.has_kind or e.matter_first or not e.has("request") or e.asked.quotable()


def _wants_with_terms(e: Evidence) -> bool:
    """ "Headphones with free shipping", 有没有包邮的耳机: goods, with a matter of the shop as their quality."""
    return e.wants_goods or (e.has_kind and not e.question and not e.has("question", "interrogative"))


def _told_by_shop(e: Evidence) -> bool:
    """What a passage of the shop answers: a matter named without a question, washing, sizes, how to choose."""
    if e.listed and ("exclusion" in e.reading.rules or any(limit.field == "size" for limit in e.wishes.limits)):
        return False
    if _has_bounds(e) or e.wishes.order or e.wants_goods or e.explicit or e.has("thanks"):
        return False
    if e.listed and e.has("it", "topic_it", "they", "all_shown"):
        return False
    kinds = [e.reading.words[place.start].start for place in e.reading.terms if place.term.field == "category"]
    if e.has("stock_question") and e.wishes.phrases:
        return False  # 心材那个手机壳还有货吗
    named = (bool(e.asked.service) and not e.has_kind) or (e.asked.begins in kinds and e.question)
    return (named or (e.question and (e.asked.quality or e.asked.guidance))) and e.asked.quotable()


def _outside(e: Evidence) -> bool:
    """What a shopping guide does not do: medicine, law, harm, essays, other people's data, its own insides."""
    if e.has("medical", "legal", "harm"):
        return True
    return e.has("out_of_scope") and not _has_bounds(e) and not e.sought


def _told_anyway(e: Evidence) -> bool:
    """A question that names no goods and that the shop's own pages answer: "is this even a real shop?"."""
    asks = e.has("interrogative", "question_mark")
    return asks and not (e.has_kind or e.wishes.limits or e.explicit or e.has("request")) and e.asked.quotable()


def _takes_out(e: Evidence) -> bool:
    inside = {line.product_id for line in e.session.cart.lines}
    named = (
        e.has("cart")
        or not inside.isdisjoint(e.references)
        or (e.carries and e.session.last_act in ("add_to_cart", "checkout", "undo"))
    )
    return e.has("take_out") and named and not _has_bounds(e)


def _puts_in(e: Evidence) -> bool:
    """放购物车, "put both in the cart", 来两个: something is chosen, by a word for it or by how many."""
    if e.has("takes") and e.listed and (e.focused or e.counted or bool(e.references)):
        return True
    if e.has("interrogative") and not e.has("cart"):
        return False
    said = [
        e.reading.text[e.reading.words[c.start].start : e.reading.words[c.end - 1].end]
        for c in e.reading.found("add_to_cart")
    ]
    if any(word in text for text in said for word in _CARTS) and not e.has("interrogative"):
        return True
    if e.has("cart") and e.has("put", "add", "add_to_cart", "all_listed"):
        return True
    if e.chooses:
        return True
    if e.has("add_to_cart") and (e.references or e.counted or not e.has_kind):
        return True
    if e.has("puts") and e.listed and not e.has("interrogative", "take_out") and not _has_bounds(e):
        return True
    if e.has("add", "put") and e.references and not e.has("interrogative") and not _changes(e):
        return True
    if e.has("put", "add") and e.short and (e.focused or (e.listed and e.has("it") and not e.has_kind)):
        return True
    if e.has("all_listed") and e.counted and e.listed and not e.has("interrogative", "compare", "take_out"):
        return True
    if e.has("all_listed") and e.listed and e.brief and not e.has("interrogative", "compare", "details", "take_out"):
        return True
    few = not e.has_kind and not _changes(e) and not e.has("interrogative")
    return e.quantity is not None and e.listed and few and not e.has("more")


def _asks_total(e: Evidence) -> bool:
    return e.has("sum") and e.listed and not _has_bounds(e)


def _told_of_order(e: Evidence) -> bool:
    """An order or an address to look it up by; after a question on an order also whatever answers that."""
    if e.has("stated_order") or (e.has("code") and (e.has("parcel") or e.session.last_act == "order_status")):
        return True
    if e.session.last_act == "order_status" and not (e.has_kind or _has_bounds(e) or e.has("thanks", "human", "more")):
        return not e.has("request", "greeting", "upset", "abuse", "interrogative") or e.has("order_status")
    return e.has("order_status") and not e.explicit and not e.has("complaint", "complaint_weak", "upset", "abuse")


def _asks_who_speaks(e: Evidence) -> bool:
    """你是真人还是机器人: a question about the guide, no wish for a person."""
    return e.has("about_itself") and not _WANTS_A_PERSON.search(e.reading.text)


def _in_trouble(e: Evidence) -> bool:
    return e.has("complaint") and not _has_bounds(e) and e.said_weakly


def _changes_set(e: Evidence) -> bool:
    """After a set: another budget for it, or one thing more."""
    if not e.session.kinds or e.has("everything", "back_to", "cart", "thanks", "up", "down", "policy", "similar"):
        return False
    if e.has("leave_out", "swap") and e.has_kind:
        return True
    told = [limit for limit in e.wishes.limits if limit.field not in ("category", "price")]
    if e.part_of_set and told and not e.has("request", "interrogative", "puts", "put", "add"):
        return True
    if e.has_kind:
        return e.has("one_more", "altogether") and not e.has("interrogative")
    return _has_bounds(e) and not e.explicit


RULES: tuple[Rule, ...] = (
    ("empty", "empty", lambda e: not any(word.kind != "mark" for word in e.reading.words)),
    ("stated-order", "order_status", lambda e: e.has("stated_order") and not e.has("abuse")),
    ("profile", "profile", lambda e: e.has("profile") and not _has_bounds(e)),
    ("profile-mended", "profile", lambda e: e.session.last_act == "profile" and e.has("take_out", "down", "forget")),
    ("suggestion", "suggestion", lambda e: e.has("suggestion") and not e.has("upset", "abuse")),
    ("out-of-scope", "out_of_scope", _outside),
    (
        "pay-now",
        "checkout",
        lambda e: (
            e.has("checkout", "order_now")
            and not (e.asked.service - {"payment"})
            and (e.carries or (e.has("order_now") and not e.focused and not e.has("interrogative", "order_status")))
            and not (e.explicit or e.counted or e.has_kind)
        ),
    ),
    ("coupon", "ask_policy", lambda e: e.has("coupon") and e.has("interrogative", "question_mark") and not e.has_kind),
    ("compare-named", "compare", lambda e: e.has("compare") and (bool(e.references) or len(e.wishes.phrases) > 1)),
    ("set-part-changed", "bundle", lambda e: e.changes_set),
    ("set-changed", "bundle", lambda e: bool(e.session.kinds) and e.has("swap", "shall_be") and _changes_set(e)),
    ("shop-matter", "ask_policy", _asks_shop),
    ("gives-back", "ask_policy", lambda e: e.has("give_back") and not _has_bounds(e) and not e.has("upset", "abuse")),
    ("human", "human", lambda e: e.has("human") and not e.has_kind and not _asks_who_speaks(e)),
    ("abuse", "complaint", lambda e: e.has("abuse") and not e.has_kind and not e.wishes.limits),
    ("start-over", "start_over", lambda e: e.has("start_over") and not e.has_kind and not e.has("cart")),
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
        lambda e: e.has("upset") and not _has_bounds(e) and (e.said_weakly or not (e.has_kind or e.wishes.limits)),
    ),
    (
        "quantity-changed",
        "add_to_cart",
        lambda e: e.carries and e.has("set_quantity") and e.quantity is not None and not _has_bounds(e),
    ),
    ("taken-out", "undo", _takes_out),
    ("put-in", "add_to_cart", _puts_in),
    ("set-goes-on", "bundle", _changes_set),
    ("total", "checkout", _asks_total),
    ("cart", "checkout", lambda e: e.has("cart") and not _has_bounds(e) and not e.has("policy")),
    ("thanks", "thanks", lambda e: e.has("thanks") and e.polite),
    ("policy", "ask_policy", lambda e: e.has("policy") and not _has_bounds(e) and not _wants_with_terms(e)),
    ("policy-weak", "ask_policy", lambda e: e.has("policy_weak") and not e.has_kind and not _has_bounds(e)),
    (
        "undo",
        "undo",
        lambda e: e.has("undo") and not (e.has_kind or e.wishes.limits or e.explicit) and (e.bare or e.brief),
    ),
    ("checkout", "checkout", lambda e: e.has("checkout") and not e.has_kind),
    (
        "which-in-order",
        "refine",
        lambda e: (
            e.listed
            and bool(e.wishes.order)
            and not e.has("two", "both", "all_shown", "cart")
            and (not (e.explicit or e.has("that_one")) or bool(e.wishes.indifferent))
        ),
    ),
    ("which", "compare", lambda e: e.which and _compares(e)),
    (
        "compare",
        "compare",
        lambda e: e.has("compare") and (e.listed or len(e.references) > 1 or e.bare),
    ),
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
    ("rejected", "more", lambda e: e.listed and e.bare and rejected(e.reading)),
    (
        "feedback",
        "feedback",
        lambda e: e.has("up", "down") and e.polite and not (e.has("correction") and bool(e.wishes.words)),
    ),
    ("bundle", "bundle", lambda e: e.several or (e.has("bundle") and not e.has_kind)),
    (
        "ask-its-parts",
        "ask_product",
        lambda e: e.focused and _asks_of_product(e) and not e.has("goes_with", "best_deal"),
    ),
    ("goes-with", "goes_with", lambda e: e.has("goes_with")),
    ("gift", "gift", lambda e: e.has("gift") and (not e.has_kind or e.has("hobby")) and not _narrows(e)),
    ("best-deal", "best_deal", lambda e: e.has("best_deal")),
    ("more", "more", lambda e: _more(e) and not e.references and (e.listed or not e.has("help"))),
    ("ask-product", "ask_product", _asks_of_product),
    ("relative-to-one", "refine", lambda e: bool(e.relative) and e.listed and not e.has_kind),
    (
        "reference",
        "details",
        lambda e: (e.counted or (bool(e.references) and _only_points(e))) and not e.has_kind,
    ),
    ("details", "details", lambda e: e.has("details") and e.listed and e.bare and not e.has("request")),
    ("help", "help", lambda e: (e.has("help") and e.bare) or (e.has("about_itself") and not e.sought)),
    ("greeting", "greeting", lambda e: e.has("greeting") and (not e.asks or (e.brief and e.bare))),
    ("told-by-shop", "ask_policy", _told_by_shop),
    ("told-anyway", "ask_policy", _told_anyway),
)


def _narrows(e: Evidence) -> bool:
    """送男生合适的呢, about a list of perfumes: such ones among them."""
    kinded = e.session.query is not None and any(limit.field == "category" for limit in e.session.query.limits)
    chinese = any(word.kind == "cjk" for word in e.reading.words)
    return (
        chinese
        and e.listed
        and kinded
        and e.session.last_act != "gift"
        and e.reading.text.rstrip("?？ ").endswith(("的呢", "的", "的吗", "的有吗", "的有没有"))
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
    return e.has("more") and (e.bare or (e.same_kind and len(e.wishes.limits) == 1 and e.listed))


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
