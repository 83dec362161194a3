"""What a message is for: ordered rules over its cues; the first that fits decides, and says its name."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.messages import Act
from bot.session import Session
from bot.understand.matters import PARCELS, Asked
from bot.understand.reading import Reading
from bot.understand.references import asks_which, rejected
from bot.understand.wishes import Wishes
from retrieval.phrases import word_set

_OPENING = word_set("""
    is are am do does did can could will would should may what which how when where who whose why
""")
_ASKING = re.compile("[?？吗嘛谁哪几]|什么|怎|多少|多久|能不能|可不可以|是不是|会不会|要不要|有没有")
_WEAK_REQUESTS = frozenset({"买", "要", "有", "需要", "buy", "need", "want"})
"""Words that ask for goods, and as often tell of some: 新买的, "do I need to"."""


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
        said = {self.reading.written(cue.start, cue.end).lower() for cue in self.reading.found("request")}
        return not self.matter_first and not said <= _WEAK_REQUESTS

    @property
    def matter_first(self) -> bool:
        """Whether a matter of the shop is named before any kind of goods: "do you buy used headphones"."""
        kinds = (
            self.reading.words[place.start].start for place in self.reading.terms if place.term.field == "category"
        )
        return self.asked.begins is not None and self.asked.begins < next(kinds, len(self.reading.text))

    def has(self, *cues: str) -> bool:
        """Whether any of these cues stands in the message."""
        return self.reading.has(*cues)


Rule = tuple[str, Act, Callable[[Evidence], bool]]


def _has_bounds(evidence: Evidence) -> bool:
    return any(limit.field == "price" for limit in evidence.wishes.limits)


def _asks_of_product(evidence: Evidence) -> bool:
    """ "is it waterproof?", 这个防水吗: a question about a product pointed at, or about the list."""
    if not evidence.listed or evidence.has("why"):
        return False
    if evidence.which:
        return True
    if evidence.has_kind:
        return False
    if evidence.has("price_question") or evidence.plain_question:
        return True
    if evidence.has("measure") and (evidence.references or evidence.has("topic_it", "it", "they")):
        return True
    content = any(limit.field != "price" for limit in evidence.wishes.limits) or evidence.wishes.free
    pointed = bool(evidence.references) and evidence.has("question", "topic_it")
    return content and (pointed or (evidence.has("topic_it") and evidence.has("question")))


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
    service = e.asked.service - (PARCELS if e.has("order_status") else frozenset())
    if e.has("human"):
        service &= {"opening hours"}
    asks = e.question or e.has("question", "topic_it")
    if not service or not asks or _has_bounds(e) or e.has("upset") or e.wants_goods or e.references:
        return False
    if service == {"cancel"} and e.has("undo"):
        return False
    return not e.has_kind or e.matter_first or not e.has("request") or e.asked.quotable()


def _wants_with_terms(e: Evidence) -> bool:
    """ "Headphones with free shipping", 有没有包邮的耳机: goods, with a matter of the shop as their quality."""
    return e.wants_goods or (e.has_kind and not e.matter_first and not e.question)


def _told_by_shop(e: Evidence) -> bool:
    """What a passage of the shop answers: a matter named without a question, washing, sizes, how to choose."""
    if _has_bounds(e) or e.wishes.order or e.wants_goods or e.references or e.has("thanks"):
        return False
    if e.listed and e.has("it", "topic_it", "they", "all_shown"):
        return False
    named = bool(e.asked.service) and not e.has_kind
    return (named or (e.question and (e.asked.quality or e.asked.guidance))) and e.asked.quotable()


RULES: tuple[Rule, ...] = (
    ("empty", "empty", lambda e: not any(word.kind != "mark" for word in e.reading.words)),
    ("shop-matter", "ask_policy", _asks_shop),
    ("human", "human", lambda e: e.has("human") and not e.has_kind),
    ("start-over", "start_over", lambda e: e.has("start_over") and not e.has_kind),
    (
        "order-status",
        "order_status",
        lambda e: e.has("order_status") and not e.has("complaint", "complaint_weak", "upset"),
    ),
    ("complaint", "complaint", lambda e: e.has("complaint") and not _has_bounds(e)),
    (
        "complaint-weak",
        "complaint",
        lambda e: e.has("complaint_weak") and (e.has("upset", "order_status") or not e.has_kind),
    ),
    ("complaint-upset", "complaint", lambda e: e.has("upset") and not e.has_kind and not e.wishes.limits),
    ("policy", "ask_policy", lambda e: e.has("policy") and not _has_bounds(e) and not _wants_with_terms(e)),
    ("policy-weak", "ask_policy", lambda e: e.has("policy_weak") and not e.has_kind and not _has_bounds(e)),
    ("out-of-scope", "out_of_scope", lambda e: e.has("out_of_scope") and not e.has_kind and not _has_bounds(e)),
    ("undo", "undo", lambda e: e.has("undo") and e.bare and not e.references),
    ("profile", "profile", lambda e: e.has("profile")),
    ("checkout", "checkout", lambda e: e.has("checkout") and not e.has_kind),
    ("which", "compare", lambda e: e.which and _compares(e)),
    ("compare", "compare", lambda e: e.has("compare") and (e.listed or len(e.references) > 1 or e.bare)),
    ("why", "why", lambda e: e.has("why") and not e.has_kind),
    ("similar", "similar", lambda e: e.has("similar") and (e.listed or bool(e.references)) and not e.has_kind),
    ("relative", "refine", lambda e: bool(e.relative) and e.listed and not e.has_kind),
    (
        "add-to-cart",
        "add_to_cart",
        lambda e: e.has("add_to_cart") and (bool(e.references) or e.counted or not e.has_kind),
    ),
    ("add", "add_to_cart", lambda e: e.has("add") and bool(e.references)),
    ("rejected", "more", lambda e: e.listed and e.bare and rejected(e.reading)),
    ("bundle", "bundle", lambda e: e.has("bundle") and not e.has_kind),
    ("goes-with", "goes_with", lambda e: e.has("goes_with")),
    ("gift", "gift", lambda e: e.has("gift") and not e.has_kind),
    ("best-deal", "best_deal", lambda e: e.has("best_deal")),
    ("suggestion", "suggestion", lambda e: e.has("suggestion") and not e.has_kind and not e.has("request")),
    ("more", "more", lambda e: e.has("more") and e.bare and not e.references and (e.listed or not e.has("help"))),
    ("feedback", "feedback", lambda e: e.has("up", "down") and e.bare and not e.references and not e.has("request")),
    ("ask-product", "ask_product", _asks_of_product),
    ("reference", "details", lambda e: (bool(e.references) or e.counted) and not e.has_kind),
    ("details", "details", lambda e: e.has("details") and e.listed and e.bare and not e.has("request")),
    ("help", "help", lambda e: e.has("help") and e.bare),
    ("thanks", "thanks", lambda e: e.has("thanks") and not e.asks),
    ("greeting", "greeting", lambda e: e.has("greeting") and not e.asks),
    ("told-by-shop", "ask_policy", _told_by_shop),
)


def decide(evidence: Evidence) -> tuple[str, Act]:
    """The rule that fits first and its act; a wish is `find`, or `refine` when it changes the wishes in force."""
    for name, act, fits in RULES:
        if fits(evidence):
            return name, act
    if evidence.asks or evidence.relative:
        return "wish", "find"
    return "nothing", "help"
