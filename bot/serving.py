"""Answering everything that is not a list: details, why, comparison, person, small talk."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.answers import answer, only_names, record
from bot.buying import Buying
from bot.cards import card, describe, hit_of
from bot.compare import MOST, differences, table
from bot.desk import Desk, calls, noted
from bot.draft import Draft
from bot.handoff import step
from bot.ledger import Turn, Verb
from bot.listing import Listing
from bot.messages import Act, Button, Card, Language
from bot.orders import OrderBook
from bot.session import Session, Shown
from bot.superlatives import answered, asks_most
from bot.tracking import Tracking
from bot.understand.spoken import in_full
from bot.verdict import verdict
from retrieval.handbook import Answer, Handbook
from retrieval.query import Hit
from retrieval.text import normalise
from retrieval.topics import read

PRICES = re.compile(
    r"(?:do i|would i|can i|you) save|discount|\b(?:on sale|on offer|reduced|in the sale)\b"
    r"|how much (?:is|are|does|do|for|was|were|would|will|did|'s)"
    r"|\bhow much\W*$|(?:^|[.,!;:-] ?)(?:and |so |ok )?how much\b ?[,.!?;:-]|\bwhat do you (?:charge|want|ask) for"
    r"|what(?: (?:does|do|did|will|would)|'?s) .{1,40}\bcosts?\b|prices? (?:of|for|on)"
    r"|\b(?:the|its|it's|what|their) prices?\b"
    r"|\bhow much (?:the|this|that|those|these) (?!\w+ (?:weighs?|holds?|takes?|costs?))"
    r"|how much (?:it |this |that |they )?costs?|^[^.,;?!]{1,14} costs?\W{1,3}$"
    r"|^\W{0,3}(?:and |so |ok ){0,2}(?:price|prices|costs?)(?: please| pls| then)?\W{0,3}$"
    r"|(?:and|what about|how about) the (?:small|smaller|big|bigger|large|larger)(?: one| size)?\W{0,3}$"
    r"|(?:的|[那这][个款条双套件只台]|来着|价吧?) ?多少(?:来着)?\W{0,3}$|多少来着"
    r"|省多少|便宜多少|打几折|原价|多少钱|什么价|怎么卖|几钱|贵不贵|贵吗|贵么|价格呢|价钱|啥价|多钱|几块|价格(?:咋样|如何|多少|是多少)|报个价|卖多少"
)
"""Questions on the price, which the whole record answers best."""
LEFT = re.compile(
    r"\b(?:in stock|available|availability|sold out|out of stock"
    r"|(?:any|some|many|more|one|are) left|still have|still got)\b|有货|现货|库存|缺货"
    r"|断货|卖[完光]|售罄|[色码号款]的?还有"
)
"""Questions on whether there are any, which the record's count answers."""
WHICH = re.compile(r"\bwhich\b|\b(?:any|either) of (?:them|these|those|the)\b|哪[个款双件条一]")
_WHEN = re.compile(r"\bwhen\b|\bhow (?:long|soon)\b|什么时候|啥时候|多久|几时|哪天")
_IT = re.compile(r"\b(?:it|its)\b")
RECORD = 700
"""Characters of records that are quoted where they do not answer."""
WHICH_COSTS = re.compile(
    r"cheaper|cheapest|less expensive|more expensive|costs? (?:less|more)"
    r"|更便宜|最便宜|更贵|便宜些|便宜点|差多少钱|差价|差(?:多少|几块)"
    r"|[哪谁][一个款双件条台种只套瓶盒把]{0,2}(?:的?价格)?(?:要|比较|更|最)?(?:便宜|贵|实惠|划算|省钱)"
)
"""Questions that a comparison of prices answers."""
MOST_READ = 400
"""Characters of a question that are looked at."""


@dataclass(frozen=True, slots=True)
class Serving:
    """Answers from the record, and hands over to a person."""

    listing: Listing
    handbook: Handbook
    sold: Callable[[Language], tuple[str, ...]]
    """The kinds of goods that the shop has most of."""
    orders: OrderBook | None = None
    desk: Desk = Desk()  # noqa: RUF009  # frozen

    @property
    def tracking(self) -> Tracking:
        """Answers about orders."""
        return Tracking(self.listing.finder, self.orders)

    @property
    def buying(self) -> Buying:
        """Answers about the cart."""
        return Buying(self.listing)

    def serve(self, draft: Draft, act: Act, shown: Sequence[Shown]) -> Turn:
        """Answer an act that needs no search. `shown` are the cards the message points at."""
        words = draft.words
        match act:
            case "details":
                return self.details(draft, act, shown)
            case "ask_product":
                return self.ask(draft, shown)
            case "compare":
                return self.compare(draft, shown if len(shown) > 1 else draft.session.shown[:2])
            case "why":
                return self.why(draft, shown)
            case "checkout":
                return self.buying.look(draft)
            case "human":
                return self.human(draft)
            case "ask_policy":
                return self.policy(draft)
            case "order_status":
                return self.tracking.answer(draft, self._quoted(draft))
            case "complaint" if self.desk.hands_over == "guide" and draft.session.owner == "bot":
                return self.human(draft)
            case "complaint":
                text = "\n\n".join(filter(None, (words.complaint, self._quoted(draft))))
                return draft.turn(text, act, buttons=(draft.human_button(),))
            case "start_over":
                draft.session = replace(draft.session, query=None, shown=(), seen=(), focus=None)
                return draft.turn(words.start_over, act, buttons=draft.suggestions())
            case _:
                fixed = {
                    "thanks": _small_talk(draft),
                    "feedback": words.blamed if "blamed" in draft.rules else words.praised,
                    "suggestion": words.suggestion,
                    "out_of_scope": self._outside(draft),
                    "greeting": words.greeting,
                    "help": self._help(draft),
                    "empty": words.empty,
                }
                line = fixed.get(act, words.cannot_yet.format(help=words.help))
                return draft.turn(line, act, buttons=draft.suggestions())

    def _help(self, draft: Draft) -> str:
        """What can be asked, who speaks, or what the shop sells."""
        words = draft.words
        if "asks-range" in draft.rules and (kinds := self.sold(draft.session.language)):
            return words.sells.format(kinds=words.comma.join(kinds))
        return words.is_program.format(help=words.help) if "who-speaks" in draft.rules else words.help

    def _outside(self, draft: Draft) -> str:
        """Whom to ask instead, where somebody should be asked."""
        words = draft.words
        by_rule = {"medical": words.medical, "legal": words.legal, "harm": words.harm}
        return next((by_rule[rule] for rule in draft.rules if rule in by_rule), words.out_of_scope)

    def policy(self, draft: Draft) -> Turn:
        """The shop's own words on what was asked; a person where it says nothing."""
        said = self._quoted(draft)
        if not said and "asks-on" in draft.rules:
            said = self._quoted(draft, f"{_spoken_of(draft.session)} {draft.text}")
        buttons = draft.suggestions() if said else (draft.human_button(),)
        if not said:
            draft.miss("policy")
        return draft.turn(said or draft.words.no_policy, "ask_policy", buttons=buttons)

    def reply(self, draft: Draft) -> Turn | None:
        """The shop's own answer where its library has one to exactly this question."""
        said = self.handbook.reply(draft.text, draft.session.language)
        if said is None:
            return None
        draft.rules = (*draft.rules, "reply-library")
        return draft.turn(_with_source(draft, said), "ask_policy", buttons=draft.suggestions())

    def _quoted(self, draft: Draft, question: str = "") -> str:
        """What answers the message or a question, word for word, and where it stands; "" when nothing does."""
        product = self.listing.finder.product(draft.session.focus) if draft.session.focus else None
        about = " ".join((product.text.title, *product.text.category)) if product else ""
        answers = self.handbook.answers(question or draft.text, draft.session.language, about=about)
        return "\n\n".join(_with_source(draft, answer) for answer in answers)

    def details(self, draft: Draft, act: Act, shown: Sequence[Shown]) -> Turn:
        """What the record says of the products pointed at, each with its card."""
        hits = [hit for item in shown[:3] if (hit := self._hit(draft, item.product_id, item.variant_id))]
        if not hits:
            return draft.turn(draft.words.which_one, act, buttons=draft.suggestions())
        if len(hits) == 1 or draft.session.focus is None:
            draft.session = _talked_of(draft.session, shown, hits[0].product.id if len(hits) == 1 else None)
        text = "\n\n".join(describe(hit, draft.phrases, len(hits)) for hit in hits)
        similar = self._button(draft, "similar", draft.words.b_similar, shown[0])
        buttons = (self._button(draft, "cart", draft.words.b_cart, shown[0]), similar) if len(hits) == 1 else ()
        return draft.turn(
            text, act, cards=self._cards(draft, hits, shown), buttons=buttons, decision_id=shown[0].decision_id or None
        )

    def choose_to_compare(self, draft: Draft, chosen: Shown) -> Turn:
        """The first card chosen waits for a second; the same one again is let go; two are compared."""
        first = draft.session.comparing
        if first is None:
            product = self.listing.finder.product(chosen.product_id)
            title = product.words(draft.session.language).title if product else ""
            draft.session = replace(draft.session, comparing=chosen)
            text = draft.words.compare_with.format(title=title)
            return draft.turn(text, "compare", decision_id=chosen.decision_id)
        draft.session = replace(draft.session, comparing=None)
        if first.product_id == chosen.product_id:
            return draft.turn(draft.words.compare_off, "compare", decision_id=chosen.decision_id)
        return self.compare(draft, (first, chosen))

    def compare(self, draft: Draft, shown: Sequence[Shown]) -> Turn:
        """The products side by side, each with its card."""
        hits = [hit for item in shown[:MOST] if (hit := self._hit(draft, item.product_id, item.variant_id))]
        if len(hits) < 2:
            return self.details(draft, "compare", shown)
        draft.session = replace(draft.session, shown=tuple(shown[:MOST]), focus=None)
        text = differences(hits, draft.phrases, answered(draft.text, hits, draft.phrases))
        buttons = (draft.say_button(draft.words.b_cheaper), draft.say_button(draft.words.b_best_rated))
        cards = self._cards(draft, hits, shown)
        turn = draft.turn(text, "compare", cards=cards, buttons=buttons, decision_id=shown[0].decision_id or None)
        return replace(turn, reply=replace(turn.reply, table=table(hits, draft.phrases)))

    def _cards(self, draft: Draft, hits: Sequence[Hit], shown: Sequence[Shown]) -> tuple[Card, ...]:
        return tuple(
            card(hit, draft.phrases, url=self.listing.url(draft, hit, item.decision_id or None), buttons=())
            for hit, item in zip(hits, shown, strict=False)
        )

    def _button(self, draft: Draft, verb: Verb, label: str, item: Shown) -> Button:
        action = draft.action(
            verb, decision_id=item.decision_id or None, product_id=item.product_id, variant_id=item.variant_id
        )
        return Button(label, action)

    def why(self, draft: Draft, shown: Sequence[Shown]) -> Turn:
        """Why the product was shown, as it was when the list was made."""
        named = next(iter(shown or draft.session.shown), None)
        product = self.listing.finder.product(named.product_id) if named else None
        if named is None or product is None or not named.why:
            return draft.turn(draft.words.why_nothing, "why")
        title = product.words(draft.session.language).title
        draft.session = replace(draft.session, focus=product.id)
        buttons = (
            self._button(draft, "details", draft.words.b_details, named),
            self._button(draft, "similar", draft.words.b_similar, named),
        )
        return draft.turn(f"{title}\n{named.why}", "why", buttons=buttons, decision_id=named.decision_id)

    def ask(self, draft: Draft, shown: Sequence[Shown], *, pages: bool = True) -> Turn:
        """What the records say on a question, line by line, with the cards; or honestly that they do not say.

        With `pages` the shop's own words may answer where no record does.
        """
        words, language = draft.words, draft.session.language
        hits = [hit for item in shown[:MOST] if (hit := self._hit(draft, item.product_id, item.variant_id))]
        if not hits:
            return draft.turn(words.which_one, "ask_product", buttons=draft.suggestions())
        asked = in_full(normalise(draft.text[:MOST_READ]))
        if len(hits) > 1 and (WHICH_COSTS.search(asked) or asks_most(asked)):
            return self.compare(draft, shown)
        if len(hits) > 1 and LEFT.search(asked) and not (WHICH.search(asked) or _WHEN.search(asked)):
            return self.details(draft, "ask_product", shown[:MOST])
        if PRICES.search(asked) or (len(hits) == 1 and (LEFT.search(asked) or only_names(asked, hits[0].product))):
            return self.details(draft, "ask_product", shown)
        said = {hit.product.id: self._said(draft, hit) for hit in hits}
        if pages and not any(said.values()) and (quoted := self._quoted(draft)):
            # The shop's own pages may say what no record does: when it comes back, what the warranty covers.
            return draft.turn(quoted, "ask_policy", buttons=draft.suggestions())
        if len(hits) > 1 and WHICH.search(normalise(draft.text)):
            # "Which one has a port?" asks for those that have.
            hits = [hit for hit in hits if said[hit.product.id]] or hits
            draft.session = _in_sight(draft.session, [hit.product.id for hit in hits])
        for hit in hits:
            if not said[hit.product.id]:
                draft.miss("product", product_id=hit.product.id)
        room = RECORD // len(hits)
        lines = [
            said[hit.product.id]
            or words.says_not.format(title=hit.product.words(language).title, lines=record(hit.product, language, room))
            for hit in hits
        ]
        known = any(said.values())
        if len(hits) == 1:
            draft.session = _talked_of(draft.session, shown, hits[0].product.id)
        elif _IT.search(asked) and draft.session.focus is None:
            # "Is it waterproof?" of a list has its first thing in mind.
            draft.session = replace(draft.session, focus=hits[0].product.id)
        button = self._button(draft, "details", words.b_details, shown[0])
        return draft.turn(
            "\n".join(lines),
            "ask_product",
            cards=self._cards(draft, hits, shown),
            buttons=(button,) if known else (button, draft.human_button()),
            decision_id=shown[0].decision_id or None,
        )

    def _said(self, draft: Draft, hit: Hit) -> str:
        """What the record says on the question, with yes or no where it says that; "" when it says nothing."""
        words, product, language = draft.words, hit.product, draft.session.language
        title = product.words(language).title
        if told := verdict(draft.text, product, language, draft.stated, draft.phrases.forms):
            return (words.says_yes if told.yes else words.says_no).format(title=title, lines=told.line)
        found = answer(draft.text, product, language).lines
        return words.says.format(title=title, lines=words.semicolon.join(found)) if found else ""

    def human(self, draft: Draft) -> Turn:
        """Hand over once, if somebody may be called; afterwards say honestly that nobody has taken over yet."""
        at = draft.event.at
        asked = step(draft.session, "asks" if calls(self.desk, at) else "notes", at)
        draft.session = asked.session
        text = draft.words.people[asked.line] if asked.line else ""
        if asked.line == "noted":
            text = noted(self.desk, at, draft.session.language)
        return draft.turn(text, "human", handoff=asked.handoff)

    def _hit(self, draft: Draft, product_id: str, variant_id: str | None) -> Hit | None:
        product = self.listing.finder.product(product_id)
        return hit_of(product, variant_id, draft.session.currency, self.listing.finder.currency) if product else None


def _with_source(draft: Draft, answer: Answer) -> str:
    """The shop's words and where they stand."""
    words, language = draft.words, draft.session.language
    passage = answer.passage
    source = words.source.format(title=" › ".join(passage.titles))
    if passage.source.startswith(("http://", "https://")):
        source = f"{source}\n{passage.source}"
    lines = [answer.quote, source]
    if passage.language != language:
        lines.insert(0, words.said_only_in.format(language=words.languages.get(passage.language, passage.language)))
    return "\n".join(lines)


def _small_talk(draft: Draft) -> str:
    """What is said to thanks, and to what wishes for nothing."""
    words = draft.words
    if "takes-time" in draft.rules:
        return words.take_time
    return words.go_on if "small-talk" in draft.rules and draft.session.shown else words.thanks


def _spoken_of(session: Session) -> str:
    """What a question that goes on is about: the question to the shop before it, or the way of an order."""
    if session.last_act == "order_status":
        return "delivery"
    asked = session.said[-2] if session.last_act == "ask_policy" and len(session.said) > 1 else ""
    return " ".join(sorted(read(asked).names("topic"))) or asked


def _in_sight(session: Session, ids: Sequence[str]) -> Session:
    """The session with the list in the order in which it stands now before the shopper: those that answer first."""
    first = [item for item in session.shown if item.product_id in ids]
    return replace(session, shown=(*first, *(item for item in session.shown if item.product_id not in ids)))


def _talked_of(session: Session, shown: Sequence[Shown], focus: str | None) -> Session:
    """The session with what is talked about in focus, and as the list where it stood in none."""
    known = {item.product_id for item in session.shown}
    listed = session.shown if all(item.product_id in known for item in shown) else tuple(shown)
    return replace(session, focus=focus, shown=listed)
