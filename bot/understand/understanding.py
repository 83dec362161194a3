"""Reads one message without a language model: explainable rules over the catalog's own words, in linear time."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from bot.answers import mentions
from bot.messages import Act
from bot.session import Session
from bot.understand.acts import decide
from bot.understand.amounts import Amounts
from bot.understand.carting import Carting, carting
from bot.understand.chosen import counted_choice, named_choice
from bot.understand.chosen_en import choice
from bot.understand.evidence import Evidence
from bot.understand.half_kinds_zh import whole_kind
from bot.understand.in_force import WISHING, InForce
from bot.understand.kinds import is_a
from bot.understand.languages import LANGUAGES
from bot.understand.learned import Opinion, opinion
from bot.understand.matters import Asked, asked_of_shop
from bot.understand.meaning import Meaning
from bot.understand.merging import relative_price, values
from bot.understand.models import ModelNames, continued, its_ball
from bot.understand.money import Money
from bot.understand.negation import Negation
from bot.understand.ordinals import counts
from bot.understand.other_model import for_other_model, for_same_model
from bot.understand.pointing import by_price
from bot.understand.prices import agreeing, currency_named, price_wishes
from bot.understand.purposes_en import Purposes
from bot.understand.purposes_zh import kind_in_full
from bot.understand.quantities import quantity
from bot.understand.reading import Reader, Reading
from bot.understand.references import candidates, focused, references, shown_prices
from bot.understand.set_changes import own_wishes, set_change
from bot.understand.sets import all_kinds, joined, parts_told, wanted_beside
from bot.understand.settling import settles
from bot.understand.settling_en import many_of
from bot.understand.sizes import counted_limits
from bot.understand.small_talk import small_talk
from bot.understand.sorts import sort_in_full
from bot.understand.tongue import Tongue, tongue
from bot.understand.turning_zh import turned
from bot.understand.undoing import Undoing, Undone, other_values
from bot.understand.used_with import settle_activity, settle_parts, uses_it
from bot.understand.whom import Whom
from bot.understand.wished_amounts import wished
from bot.understand.wishes import Wishes, WishReader
from retrieval.handbook import Handbook
from retrieval.lexicon import Lexicon
from retrieval.products import Product
from retrieval.query import Limit, Query
from retrieval.text import normalise
from retrieval.topics import between_sizes

_ABOUT: frozenset[Act] = frozenset(("ask_product", "details", "add_to_cart", "profile", "similar"))
"""Acts about one product, whose wishes say which variant or quality, or about the shopper ("my size is 42")."""
_SEVERAL = 2
_BOXED = "礼盒"
"""What things for a present are called, where there are such."""
_NO_CHANGE = Carting("")
_STEPS = {"more": 1, "fewer": -1}
_OF_ANYTHING = frozenset({"care", "sizes", "assembly", "reviews"})
"""Matters that a question about a thing names without asking the shop."""


class Understanding:
    """What shoppers' messages mean in one shop. Deterministic; keeps nothing between messages."""

    def __init__(
        self,
        lexicon: Lexicon,
        *,
        currency: str,
        currencies: Collection[str],
        rates: Mapping[tuple[str, str], Decimal],
        language: str,
        handbook: Handbook | None = None,
        second: Opinion | None = None,
    ) -> None:
        """`currency` and `language` are the catalog's, `currencies` its price lists, `rates` (from, to) factors.

        What `handbook` answers is a question to the shop, where the words alone could mean goods as well. `second` is
        another opinion than the one that was learned.
        """
        packs = LANGUAGES.values()
        stop = frozenset().union(*(pack.stop for pack in packs))
        self._currency = currency
        self._lexicon = lexicon
        self._handbook = handbook or Handbook()
        self._stop = stop
        self._reader = Reader(lexicon, tuple(packs))
        self._amounts = Amounts(packs)
        self._models = ModelNames(lexicon, stop, frozenset().union(*(pack.units for pack in packs)))
        self._undoing = Undoing(lexicon)
        self._negation = Negation(lexicon, stop)
        self._wishes = WishReader(lexicon, stop, language)
        self._purposes = Purposes(lexicon)
        self._whom = Whom(lexicon)
        self._in_force = InForce(lexicon, self._whom)
        self._money = Money(currency, currencies, rates)
        self._opinion = second or opinion()

    def read(
        self,
        text: str,
        session: Session,
        *,
        locale: str | None,
        shown: Sequence[Product],
        recent: Sequence[Product] = (),
    ) -> Meaning:
        """What a message means. `shown` are the products of the last list, in order, `recent` those of lists before it,
        the newest first. Never raises on any text.
        """
        rest = turned(text, self._lexicon, carries=bool(session.cart.lines))
        if rest is None:
            return self._read(text, session, locale, shown, recent)
        meaning = self._read(rest, replace(session, query=None, kinds=(), parts=()), locale, shown, recent)
        kept = meaning.query if meaning.act in WISHING else session.query
        return replace(meaning, query=kept, rules=("topic-left", *meaning.rules))

    def _read(
        self, text: str, session: Session, locale: str | None, shown: Sequence[Product], recent: Sequence[Product]
    ) -> Meaning:
        said = its_ball(continued(text, session.query), session.query)
        text = sort_in_full(said, session.query, shown, self._lexicon)
        named = kind_in_full(whole_kind(text, session.query, self._lexicon), session.query, self._lexicon)
        reading = self._reader.read(named)
        reading.rules += ["by-purpose"] * (text != named)
        reading.rules += ["another-sort"] * (text != said)
        reading.models = self._models.read(reading)
        self._models.part_kinds(reading)
        settle_parts(reading, session.query)
        settle_activity(reading, self._lexicon)
        spoken = tongue(reading, session, locale, {"en": LANGUAGES["en"].grammar, "zh": LANGUAGES["zh"].grammar})
        cart_change = carting(reading, session) or _NO_CHANGE
        numbers = list(self._amounts.read(reading))
        priced = by_price(reading, candidates(session.shown, shown, session.currency or self._currency), numbers)
        undone = _with_turns(self._undoing.read(reading, session.query), reading)
        amounts = wished(reading, numbers)
        settled = counted_limits(reading, amounts, session.query)
        alone = currency_named(reading, amounts)
        bounds = agreeing(list(price_wishes(reading, amounts, session.query)))
        paid = next((wish.currency for wish in bounds if wish.currency), alone)
        kind = any(place.term.field == "category" for place in reading.terms)
        currency, chosen = self._money.settle(paid, session, locale, spoken, kind=kind)
        prices, unconverted = self._money.limits(bounds, currency)
        counted = counts(reading) and between_sizes(reading.text) is None
        bought, taken = self._chosen(reading, session, shown, recent)
        described = references(reading, session, shown, recent, self._lexicon, self._stop, currency)
        pointed = bought[0] if bought else [*([taken] if taken else ()), *priced, *described]
        pointed = list(dict.fromkeys(pointed))
        excluded = self._negation.read(reading, of_set=bool(session.kinds))
        if undone.swapped and session.query and not pointed:
            undone, excluded = self._swap(undone, excluded, session, shown)
        wishes = self._purposes.settled(self._wishes.read(reading, [*settled, *prices, *excluded], undone), reading)
        wishes = self._whom.for_need(_without_place(wishes, reading, session, self._lexicon), reading, session)
        relative = _relation(reading, wishes, pointed)
        many = bought[1] if bought else cart_change.number or quantity(reading) or (many_of(text) if taken else None)
        asked = self._asked(text, reading, session, shown, spoken.language)
        change = set_change(reading, wishes, session, shown, self._lexicon, currency)
        evidence = Evidence(
            reading, wishes, pointed, counted, session, asked, relative,
            in_record=self._in_record(text, session, shown),
            other_kind=self._other_kind(reading, session, shown, recent, pointed),
            quantity=many,
            chooses=bought is not None or taken is not None,
            changes_set=change is not None,
            changes_cart=cart_change.kind,
            small=small_talk(reading.text),
        )  # fmt: skip
        rule, act = self._opinion.second(*decide(evidence), evidence)
        if rule == "as-present":
            wishes = replace(wishes, words=(*wishes.words, _BOXED), phrases=(*wishes.phrases, _BOXED))
        if spoken.asked and act in ("find", "help") and not wishes.limits:
            rule, act, wishes = "language", "help", Wishes()
        if not spoken.known:
            rule, act, wishes = "other-language", "out_of_scope", Wishes()
        if relative and act in ("refine", "similar"):
            about = pointed[0] if len(pointed) == 1 else session.focus
            wishes = self._relative(relative, wishes, session, shown, currency, about)
        listed = {item.product_id for item in session.shown}
        of_cart = evidence.carries and reading.has("cart_state")  # "what do I pay for the two"
        told = session.kinds or ((evidence.explicit or reading.has("two", "both", "all_shown")) and not of_cart)
        if act == "checkout" and not told and listed.issuperset(pointed):
            pointed = []  # "how much is it in total" is about the cart
        if act == "checkout" and session.kinds and not session.cart.lines and len(pointed) < _SEVERAL:
            pointed = [item.product_id for item in session.shown]  # what the set comes to
        if act in ("ask_product", "add_to_cart") and not pointed and not counted:
            pointed = focused(session, shown)
        wishes = self._whom.for_child(wishes, reading, session, spoken.language)
        wishes = self._fitting(act, wishes, evidence, [one for one in (*shown, *recent) if one.id in pointed])
        wishes = self._whom.for_grown(wishes, reading, session, spoken.language)
        wishes = for_other_model(wishes, reading, session)
        wishes = for_same_model(wishes, session, reading, part=self._whom.is_part(reading))
        wishes = self._whom.for_liking(wishes, reading, session)
        change = change if rule == "set-part-changed" else None
        parts = change.parts if change else parts_told(session, wishes, reading) if act == "bundle" else ()
        if act == "bundle" and not session.kinds:
            parts, limits = own_wishes(reading, wishes)
            wishes = replace(wishes, limits=limits)
        kinds = change.kinds if change else self._kinds(act, wishes, reading, session)
        act, query = self._in_force.settle(act, wishes, reading, session, spoken, currency, parts, change)
        if query and act in WISHING and (lean := _lean(reading)):
            query = replace(query, lean=lean)
        asks_price = alone is not None and act == "ask_product" and reading.has("price_question")
        rules = (*_early(spoken, wishes, chosen, reading), *(("currency:asked",) if asks_price else ()), rule)
        pointing, of_shop = "reference" in reading.taken, bool(asked.service - _OF_ANYTHING)
        return Meaning(
            act=act,
            language=spoken.language,
            language_pinned=spoken.pinned,
            language_known=spoken.known,
            query=query,
            stated=wishes.limits if act in WISHING or act in _ABOUT else (),
            kinds=kinds,
            parts=parts,
            names=tuple(
                dict.fromkeys((*_brands(wishes), *_models(reading), *wishes.phrases, *_AND_THAT.findall(reading.text)))
            ),
            pointed=pointing,
            of_shop=of_shop,
            quotable=act == "ask_product"
            and not (pointing or uses_it(reading))
            and (of_shop or spoken.language == "en")
            and asked.quotable(),
            asks="" if wishes.order else _asks_about_one(act, reading, wishes, session),
            counted=counted and not pointed,
            quantity=many or 1,
            step=_STEPS.get(cart_change.kind, 0),
            references=tuple(pointed),
            mood="upset" if _is_upset(act, reading) else "calm",
            not_understood=wishes.not_understood if act in WISHING else (),
            currency=currency,
            vague=act == "find" and _is_vague(wishes, reading),
            unconverted=unconverted,
            rules=rules,
        )

    def _chosen(
        self, reading: Reading, session: Session, shown: Sequence[Product], recent: Sequence[Product]
    ) -> tuple[tuple[list[str], int] | None, str | None]:
        """What the message takes by name or option with how many of each, or else the one thing it takes."""
        if bought := counted_choice(reading, session, shown, recent, self._lexicon):
            return bought, None
        if taken := named_choice(reading, session, shown) or choice(reading, session, shown, recent):
            return None, taken
        one = settles(reading, session, shown, recent)
        return ((list(one.ids), one.many), None) if one else (None, None)

    def _asked(self, text: str, reading: Reading, session: Session, shown: Sequence[Product], language: str) -> Asked:
        """What the message asks of the shop. A guide to other goods is no answer on the thing talked about."""
        about = [product for product in shown if product.id in focused(session, shown)]

        def concerns(titles: str) -> bool:
            kinds = [term for term in self._lexicon.scan(normalise(titles)) if term.field == "category"]
            told = (kind.surface in reading.text or is_a(about[0], kind, self._lexicon) for kind in kinds)
            return len(about) != 1 or not kinds or any(told)

        told = about[0].words(language) if len(about) == 1 else None
        goods = " ".join((told.title, *told.category)) if told else ""
        return asked_of_shop(text, self._handbook, language, concerns, goods)

    def _other_kind(
        self,
        reading: Reading,
        session: Session,
        shown: Sequence[Product],
        recent: Sequence[Product],
        pointed: Sequence[str],
    ) -> bool:
        named = pointed or focused(session, shown)
        about = [product for product in (*shown, *recent) if product.id in named] if named else shown
        named_kinds = (place.term for place in reading.kinds)
        kinds = {(kind.value, kind.surface): kind for kind in named_kinds}.values()
        return bool(about and kinds) and not any(is_a(one, kind, self._lexicon) for one in about for kind in kinds)

    def _fitting(self, act: Act, wishes: Wishes, evidence: Evidence, about: Sequence[Product]) -> Wishes:
        """ "Is there a case that fits this telephone?": wishes for another kind of thing, which shall fit this one."""
        if act not in ("find", "refine", "goes_with"):
            return wishes
        said = (normalise(value) for limit in wishes.kinds for value in values(limit))
        asked = [term for kind in said for term in self._lexicon.scan(kind)]
        other = bool(asked) and not any(is_a(one, kind, self._lexicon) for one in about for kind in asked)
        return self._whom.fitting(wishes, evidence.reading, about) if other or evidence.other_kind else wishes

    def _in_record(self, text: str, session: Session, shown: Sequence[Product]) -> bool:
        about = focused(session, shown)
        return any(mentions(text, product) for product in shown if product.id in about)

    def _kinds(self, act: Act, wishes: Wishes, reading: Reading, session: Session) -> tuple[Limit, ...]:
        """The kinds of a set, or of a list that shall hold some of each."""
        if act == "bundle" or wanted_beside(reading) or (act in ("find", "refine") and joined(wishes, reading)):
            return all_kinds(session, wishes, reading, self._lexicon)
        return ()

    def _swap(
        self, undone: Undone, excluded: list[Limit], session: Session, shown: Sequence[Product]
    ) -> tuple[Undone, list[Limit]]:
        """ "Another colour": the one wished for goes, and it or those shown are excluded."""
        before = session.query or Query()
        gone = [old for old in before.limits if old.field in undone.swapped and old.op not in ("!=", "not_in")]
        limits = other_values(undone, before, session, shown)
        return replace(undone, limits=(*undone.limits, *gone)), [*excluded, *limits]

    def _relative(
        self,
        direction: str,
        wishes: Wishes,
        session: Session,
        shown: Sequence[Product],
        currency: str,
        about: str | None,
    ) -> Wishes:
        known = shown_prices(session, shown, currency)
        focus = next((price for product_id, price in known if product_id == about), None)
        before = session.query.limits if session.query else ()
        limits = relative_price(direction, [price for _, price in known], focus, currency, before)
        stated = [limit for limit in wishes.limits if limit.field != "price"]
        given = [limit for limit in wishes.limits if limit.field == "price"]
        return replace(wishes, limits=(*stated, *(given or limits)))


def _is_vague(wishes: Wishes, reading: Reading) -> bool:
    """A Chinese sentence that names neither kind nor quality and asks for nothing."""
    stated = wishes.limits or wishes.order or wishes.given_up or wishes.indifferent
    return not stated and not reading.has("request", "gift") and any(word.kind == "cjk" for word in reading.words)


_OR = frozenset(("or", "vs", "versus", "against", "than"))


_AND_THAT = re.compile(r"^(?:那么?)?[\s，,]?([a-z0-9][a-z0-9 .+-]{1,30}?)(?:的)?呢[?？。\s]{0,3}$")
"""Daydream呢, after another was asked about."""


def _asks_about_one(
    act: Act, reading: Reading, wishes: Wishes, session: Session
) -> Literal["", "details", "ask_product", "compare"]:
    """What a wish may be instead, if it calls products by their names: "tell me about the Axon 7", "Swan or Rowan?"."""
    and_that = session.last_act in ("ask_product", "details") and _AND_THAT.match(reading.text)
    if act in ("find", "refine") and and_that and not wishes.limits:
        return "details"
    pair = len(wishes.phrases) > 1 and not _OR.isdisjoint(word.text for word in reading.words)
    if pair and act in ("find", "refine", "ask_product", "compare") and not reading.has("request", "topic_it"):
        return "compare"
    if wishes.kind and _WHICH_HAVE.search(reading.text):
        return ""
    if act in ("find", "refine") and any(limit.field == "stock" for limit in wishes.limits):
        return "ask_product"
    said = {reading.written(cue.start, cue.end) for cue in reading.found("request")}
    bounded = any(limit.field == "price" for limit in wishes.limits) and any(w.kind == "cjk" for w in reading.words)
    if bounded or act not in ("find", "refine") or said - {"有", "要"} or (said and not reading.has("how_much")):
        return ""
    if reading.has("tell", "details") and not _OF_ANOTHER.search(reading.text):
        return "details"
    return "ask_product" if reading.has("interrogative", "price_question") else ""


_WHICH_HAVE = re.compile(
    r"\b(?:which|what) (?:of (?:your|the) )?(?:[a-z-]{2,14} ){1,3}?"
    r"(?:have|are|do|don't|come|work|fit|can|without|with)\b"
)
""" "Which face creams have no perfume": all of a kind that do, and not one."""
_OF_ANOTHER = re.compile(r"\b(?:what|how) about (?:an?|some|any) ")
""" "What about a puzzle instead" calls nothing by its name."""
_FOR_PLACE = re.compile(
    r"^\W{0,3}(?:(?:no|ok|well|actually|and)[ ,]{1,2}){0,2}"
    r"(?:it'?s|this is|that'?s|they'?re|these are|i need it|i want it)"
    r" (?:for|in|on) (?:the|my|our|a|his|her) |\bones? for (?:my|the|our|his|her) "
)
""" "It's for the whole house", "do you have one for my truck": where the thing looked for is used."""


def _without_place(wishes: Wishes, reading: Reading, session: Session, lexicon: Lexicon) -> Wishes:
    """The wishes without a kind that the shop lacks, where it tells what the thing looked for is for."""
    kinded = session.query is not None and any(limit.field == "category" for limit in session.query.limits)
    named = [place.term for place in reading.kinds]
    if not kinded or any(map(lexicon.sells, named)) or not _FOR_PLACE.search(reading.text):
        return wishes
    limits = tuple(limit for limit in wishes.limits if limit != wishes.kind)
    return replace(wishes, limits=limits, kind=None, kinds=(), kind_words="", guessed=False)


_LETS_GO = {"forget_price": "price", "not_on_sale": "sale"}


def _with_turns(undone: Undone, reading: Reading) -> Undone:
    """What is taken back, with the fields that a turn of phrase lets go: "money is no object", "needn't be on sale"."""
    fields = [field for name, field in _LETS_GO.items() if name in reading.turns]
    return replace(undone, fields=(*undone.fields, *fields))


_SHOUTING = re.compile(r"!!|！！|\b(?:NOW|NOBODY|NEVER|STILL|WHY|NO|NOT)\b")


def _is_upset(act: Act, reading: Reading) -> bool:
    """By words, or by shouting about something that went wrong."""
    if act == "complaint" or reading.has("upset", "abuse"):
        return True
    return act in ("ask_policy", "order_status", "human") and bool(_SHOUTING.search(reading.message))


def _models(reading: Reading) -> list[str]:
    return [reading.text[reading.words[start].start : reading.words[end - 1].end] for start, end in reading.models]


def _brands(wishes: Wishes) -> list[str]:
    named = [limit for limit in wishes.limits if limit.field == "brand" and limit.op == "="]
    return [value for limit in named for value in values(limit)]


def _relation(reading: Reading, wishes: Wishes, pointed: Sequence[str]) -> str:
    """cheaper or dearer; "not too expensive" alone, about a list, asks for cheaper ones too; so does 比第二个便宜."""
    alone = not (wishes.limits or wishes.words or wishes.order)
    if "forget_price" in reading.turns:
        return ""  # 贵点也行
    compared = bool(pointed) and reading.has("than")
    if reading.has("cheaper") or (reading.has("cheap") and (alone or compared)):
        return "cheaper"
    return "dearer" if reading.has("dearer") or (compared and any(word.text == "贵" for word in reading.words)) else ""


def _lean(reading: Reading) -> Literal["cheap", "dear"] | None:
    """Towards which end of the prices a word without a figure leans."""
    return "cheap" if reading.has("cheap") else "dear" if reading.has("dear") else None


def _early(spoken: Tongue, wishes: Wishes, currency_rule: str, reading: Reading) -> list[str]:
    """The rules that fired before the act was decided."""
    rules = ["language:asked"] if spoken.asked else []
    rules += [name for name in ("medical", "legal", "harm") if name in reading.turns]
    rules += reading.rules
    if reading.has("take_out", "down", "forget", "without"):
        rules.append("taken-back")
    if any(limit.field == "price" for limit in wishes.limits):
        rules.append(f"currency:{currency_rule}")
    if wishes.kind:
        rules.append("kind")
    if lean := _lean(reading):
        rules.append(f"soft:{lean}")
    if wishes.order:
        rules.append(f"order:{wishes.order}")
    return rules
