"""What each strategy does to a list, in words and in the log; offers, promoted goods, refused and blocked ones."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from numpy.random import Generator

from bot.bundles import budget_left, together
from bot.choosing import parts
from bot.features import FEATURES, PRIOR, candidates
from bot.guide import compose
from bot.ledger import MemoryLedger
from bot.messages import Message, Reply, Tap
from bot.profile import Learned
from bot.rules import Offer, Rules
from bot.session import Cart, CartLine, Session
from bot.steering import STRENGTH, steer
from bot.strategy import STATE, mask, reward, state
from bot.tastes import Tastes
from policy import SLATE_POLICIES
from policy.base import OFFSET, Decision, Feedback, StrategyChoice, Transition
from policy.guards import Bounds
from policy.strategies import STRATEGIES
from retrieval.products import Product
from retrieval.query import Hit, Limit, Query
from tests.bot.talk import START, Talk, shop
from tests.contracts.ledger import told

BAGS = "bags"
TASTES = Tastes(shop().search, shop().forms)
NOTHING: Mapping[str, float] = {}


class Always:
    """A strategy policy that plays one strategy whenever it may."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.steps: list[Transition] = []

    def choose(self, state: Mapping[str, float], mask: Mapping[str, bool], *, rng: Generator) -> StrategyChoice:
        assert set(state) == set(STATE)
        name = self.name if mask[self.name] else next(other for other in STRATEGIES if mask[other])
        return StrategyChoice(name, {other: float(other == name) for other in STRATEGIES})

    def learn(self, step: Transition) -> None:
        self.steps.append(step)

    def state(self) -> dict[str, object]:
        return {}


def talk(
    name: str = "relevant",
    rules: Rules = Rules(bounds=Bounds(floor=0.0)),  # noqa: B008  # frozen
    tastes: Mapping[str, float] = NOTHING,
    complements: object = None,
    seed: int = 7,
) -> Talk:
    """A conversation in which this strategy is played."""
    made = Talk(seed=seed)
    ledger = made.ledger
    made.guide = compose(
        shop(), ledger=ledger, log=ledger, seed=seed, secret=b"test", rules=rules,
        complements=complements,  # type: ignore[arg-type]  # a fake
    )  # fmt: skip
    if tastes:
        ledger.commit(told("u", [Learned(trait, weight, START) for trait, weight in tastes.items()]))
    made.guide.learner.strategy = Always(name)
    return made


def decided(made: Talk, reply: Reply) -> Decision:
    logged = made.ledger.decision(reply.decision_id or "")
    assert logged is not None
    return logged.decision


def hits(text: str) -> Sequence[Hit]:
    return shop().search.search(Query(text=text)).hits


def test_relevant_leaves_the_scores_and_the_others_lift_what_they_look_for() -> None:
    found = hits("boots")
    offered = candidates(found, suits=TASTES.suits({f"brand:{found[-1].product.text.brand}": 1.0}))
    assert steer("relevant", offered, found) == offered
    for strategy, feature in (("popular", "popularity"), ("personal", "profile_match")):
        lifted = steer(strategy, offered, found)
        for candidate in lifted:
            assert candidate.features[OFFSET] == pytest.approx(STRENGTH * candidate.features[feature])
    assert any(candidate.features["profile_match"] for candidate in offered)
    value = {c.product_id: c.features[OFFSET] for c in steer("value", offered, found)}
    twins = [c for c in offered if c.features["price_low"]], [c for c in offered if c.features["price_high"]]
    assert min(value[c.product_id] for c in twins[0]) >= STRENGTH * 0.5
    assert max(value[c.product_id] for c in twins[1]) <= STRENGTH * 0.5


def test_what_a_strategy_adds_comes_on_top_of_a_stated_leaning() -> None:
    found = hits("boots")
    leaning = candidates(found, "cheap")
    for before, after in zip(leaning, steer("popular", leaning, found), strict=True):
        added = STRENGTH * before.features["popularity"]
        assert after.features[OFFSET] == pytest.approx(before.features[OFFSET] + added)


def test_diverse_shows_each_brand_once_and_near_duplicates_once() -> None:
    made = talk("diverse")
    decision = decided(made, made.say("show me backpacks"))
    brands = Counter(c.groups.get("brand") for c in decision.candidates)
    assert max(count for brand, count in brands.items() if brand) == 1
    assert len(decision.slate) >= 3
    found = hits("boots")
    copy = replace(
        found[0], product=replace(found[0].product, id="copy", text=replace(found[0].product.text, brand=""))
    )
    twice = [found[0], copy, *found[1:]]
    assert "copy" not in {c.product_id for c in steer("diverse", candidates(twice), twice)}


def test_diverse_gives_up_rather_than_show_fewer_than_three() -> None:
    found = list(hits("boots"))[:3]
    same = [replace(hit, product=replace(hit.product, text=replace(hit.product.text, brand="One"))) for hit in found]
    offered = candidates(same)
    assert steer("diverse", offered, same) == offered


@pytest.mark.parametrize("name", STRATEGIES)
def test_every_strategy_keeps_hard_limits_and_the_kind(name: str) -> None:
    made = talk(name, tastes={"brand:Fell & Tarn": 1.0})
    for text in ("hiking boots under $120, not leather", "200元以内的蓝色连衣裙"):
        reply = made.say(text)
        plain = talk().say(text)
        shown = {c.product_id for c in decided(made, reply).candidates}
        assert reply.cards
        assert shown <= {hit.product.id for hit in shop().search.search(_query(text)).hits}
        assert bool(plain.cards) == bool(reply.cards)


def _query(text: str) -> Query:
    meaning = shop().understanding.read(text, Session("", ""), locale=None, shown=())
    assert meaning.query
    return meaning.query


def masked(act: str = "find", profile: bool = False, can_clarify: bool = True, **query: object) -> set[str]:
    found = mask(Session("c", "u"), Query(**query), act, can_clarify=can_clarify, profile=profile)  # type: ignore[arg-type]
    return {name for name in STRATEGIES if not found[name]}


def test_a_stated_wish_is_never_overridden() -> None:
    everything_else = set(STRATEGIES) - {"relevant"}
    assert masked() == {"personal", "bundle"}
    assert masked(profile=True) == {"bundle"}
    assert masked(order="cheapest") == everything_else
    assert masked("more") == everything_else
    assert "value" in masked(lean="dear")
    assert "diverse" in masked(limits=(Limit("brand", "=", "Acme"),))
    assert "clarify" in masked(limits=(Limit("category", "=", "boots"),))
    assert "clarify" in masked(can_clarify=False)
    assert masked("bundle") == set(STRATEGIES) - {"bundle"}


def test_a_question_names_the_facet_that_splits_best_and_its_values_answer_it() -> None:
    made = talk("clarify")
    reply = made.say("something blue for summer")
    choice = made.ledger.turns[("test", "e1")].strategy
    assert choice is not None
    assert choice.name == "clarify"
    assert reply.cards, "the question stands under the cards"
    assert "?" in reply.text.splitlines()[-1]
    answer = made.tap(reply.buttons[0].action)
    assert answer.cards
    assert answer.understood.limits


def test_the_step_before_is_rewarded_and_a_long_silence_ends_the_dialogue() -> None:
    made = talk()
    first = made.say("backpacks")
    made.tap(first.cards[0].buttons[0].action)
    made.say("boots")
    step = made.ledger.turns[("test", "e3")].transition
    assert step is not None
    assert step.reward == pytest.approx(1.0 - 0.05)
    assert step.next_state is not None
    late = Message("late", "test", "c", "u", "tents", START + timedelta(hours=9))
    asyncio.run(made.guide.dialogue.handle(late))
    ended = made.ledger.turns[("test", "late")].transition
    assert ended is not None
    assert ended.next_state is None
    assert ended.reward == pytest.approx(-1.0 - 0.05), "nothing was chosen: the shopper left"


def test_who_leaves_with_something_was_not_lost() -> None:
    decision = decided(made := talk(), made.say("boots"))
    click = Feedback(decision, decision.slate[0], "e", "click", 1.0, START)
    assert reward([click], left=True) == pytest.approx(1.0 - 0.05)
    assert reward([], left=True) == pytest.approx(-1.0 - 0.05)
    assert reward([]) == pytest.approx(-0.05)


def test_a_refused_product_does_not_come_again_until_the_thumb_is_taken_back() -> None:
    made = talk()
    reply = made.say("hiking boots")
    refused = reply.cards[0].product_id
    down = made.press(reply, "👎")
    for _ in range(3):
        assert refused not in {c.product_id for c in decided(made, made.say("hiking boots")).candidates}
    made.press(down, "Undo")
    assert refused in {c.product_id for c in decided(made, made.say("hiking boots")).candidates}


def test_a_blocked_product_never_comes() -> None:
    first = talk().say("hiking boots").cards[0].product_id
    made = talk(rules=Rules(blocked=(first,)))
    assert first not in {c.product_id for c in decided(made, made.say("hiking boots")).candidates}
    assert first not in {card.product_id for card in made.say("cheapest hiking boots").cards}


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("a tent for two", "something bigger"),
        ("hiking boots", "similar to the first one"),
        ("hiking boots", "what goes with the first one?"),
    ],
)
def test_a_blocked_product_comes_beside_no_other(before: str, text: str) -> None:
    """Lists that start from what was shown are searched beforehand; what the shop blocks is in none of them."""

    def listed(rules: Rules) -> set[str]:
        made = talk(rules=rules)
        made.say(before)
        reply = made.say(text)
        return {one.product_id for one in decided(made, reply).candidates} | {card.product_id for card in reply.cards}

    blocked = min(listed(Rules(bounds=Bounds(floor=0.0))))
    assert blocked not in listed(Rules(blocked=(blocked,), bounds=Bounds(floor=0.0)))


def test_the_days_budget_outlives_the_process_and_is_shared() -> None:
    rules, ledger = Rules(bounds=Bounds(floor=0.0, explored_per_day=2)), MemoryLedger()
    for first in (1, 20):
        made = Talk(ledger=ledger, first=first)
        made.guide = compose(shop(), ledger=ledger, log=ledger, secret=b"test", rules=rules)
        made.guide.learner.strategy = Always("relevant")
        made.guide.learner.live.policy = SLATE_POLICIES["epsilon-greedy"](FEATURES, prior=PRIOR, epsilon=1.0)
        guards = [decided(made, made.say(text)).context.get("guard") for text in ("boots", "backpacks")]
        assert guards == ([None, "budget"] if first == 1 else ["budget", "budget"])


def test_who_sells_a_product_is_a_group_where_the_record_says_so() -> None:
    plain = hits("boots")[0]
    assert "seller" not in candidates([plain])[0].groups
    for name in ("seller", "sold by", "卖家"):
        text = replace(plain.product.text, attributes={name: ("Anna's Shop",)})
        sold = replace(plain, product=replace(plain.product, text=text))
        assert candidates([sold])[0].groups["seller"] == "Anna's Shop"


def test_promoted_goods_stand_below_the_list_with_a_label_and_teach_nothing() -> None:
    wanted = decided(plain := talk(), plain.say("backpacks")).candidates[-1].product_id
    made = talk(rules=Rules(promoted=("no-such-product", wanted), bounds=Bounds(floor=0.0)))
    reply = made.say("backpacks")
    decision = decided(made, reply)
    assert [card.promoted for card in reply.cards] == [False] * (len(reply.cards) - 1) + [True]
    assert reply.cards[-1].product_id == wanted
    assert len(reply.cards) <= 5
    assert wanted not in decision.slate
    assert decision.evaluable
    why = made.press(reply, "Why this?", card=len(reply.cards) - 1)
    assert "promotes" in why.text
    made.press(reply, "Details", card=len(reply.cards) - 1)
    assert wanted not in made.feedback(reply)
    assert not any(card.promoted for card in made.say("cheapest backpacks").cards)
    assert not any(card.promoted for card in made.say("tents").cards), "it is no tent"


OFFER = Offer("ten-off", {"en": "10 % off all boots this week.", "zh": "本周靴子九折。"}, end=date(2026, 12, 1))


def offered(made: Talk, event: str) -> Decision:
    decision = made.ledger.turns[("test", event)].offer
    assert decision is not None
    return decision


def test_an_offer_is_said_in_the_shops_words_logged_and_learned_from() -> None:
    said = None
    for seed in range(30):
        made = talk(rules=Rules(offers=(OFFER,)), seed=seed)
        reply = made.say("hiking boots")
        logged = offered(made, "e1")
        assert logged.policy == "offers/1"
        assert sum(c.product_id == "none" for c in logged.candidates) == 1
        assert (logged.slate == ("offer:ten-off",)) == (OFFER.text["en"] in reply.text)
        if logged.slate == ("offer:ten-off",):
            said = made, reply, logged
    assert said is not None
    made, reply, logged = said
    answer = made.press(reply, "See the offer")
    assert OFFER.text["en"] in answer.text
    made.say("tents")
    assert made.guide.learner.offers.worth("offer:ten-off") > 0.05
    kept = made.ledger.decision(logged.decision_id)
    assert kept is not None
    assert [one.kind for one in kept.feedback] == ["click"]


@pytest.mark.parametrize(
    "offer",
    [
        replace(OFFER, end=date(2026, 11, 21)),
        replace(OFFER, start=date(2026, 11, 23)),
        replace(OFFER, text={"zh": "本周靴子九折。"}),
        replace(OFFER, about="category:Lamps"),
    ],
    ids=["over", "not yet", "no words for it", "other goods"],
)
def test_an_offer_that_does_not_hold_here_is_never_said(offer: Offer) -> None:
    made = talk(rules=Rules(offers=(offer,)))
    made.say("hiking boots")
    assert made.ledger.turns[("test", "e1")].offer is None


def test_an_upset_shopper_hears_of_no_offer() -> None:
    made = talk(rules=Rules(offers=(OFFER,)))
    reply = made.say("this is terrible, I am furious! show me hiking boots")
    if reply.understood.mood == "upset":
        assert made.ledger.turns[("test", "e1")].offer is None
    else:
        pytest.fail("the message was not taken for what it is")


def beside(product: Product, query: Query, budget: Decimal | None, exclude: Sequence[str]) -> Sequence[Hit]:
    return [
        hit
        for hit in hits("socks")
        if hit.product.id not in exclude and (budget is None or hit.variant.prices["USD"].amount <= budget)
    ]


def test_a_bundle_goes_with_the_cart_under_what_is_left_of_the_budget() -> None:
    made = talk(complements=beside)
    reply = made.say("hiking boots under $150")
    made.press(made.press(reply, "Details"), "Add to cart")
    bundle = made.say("what else do I need, make it a complete set")
    turn = made.ledger.turns[("test", "e4")]
    assert bundle.act == "bundle"
    assert turn.strategy is not None
    assert turn.strategy.name == "bundle"
    assert {card.product_id for card in bundle.cards} <= {hit.product.id for hit in hits("socks")}
    spent = reply.cards[0].price
    assert spent is not None
    assert all(card.price is None or card.price <= Decimal(150) - spent for card in bundle.cards)


def test_the_budget_that_is_left() -> None:
    product = hits("boots")[0].product
    price = product.variants[0].prices["USD"].amount
    cart = Cart((CartLine(product.id, product.variants[0].id, 2),))
    limits = (Limit("price", "<=", "1000", "USD"),)
    assert budget_left(Query(limits=limits), cart, shop().search.product, "USD") == 1000 - 2 * price
    assert budget_left(Query(limits=(Limit("price", "<=", "1", "USD"),)), cart, shop().search.product, "USD") == 0
    assert budget_left(Query(), cart, shop().search.product, "USD") is None
    one, other = hits("boots")[:2]
    found = together([one.product, other.product], Query(), None, lambda product, *_: [one, other])
    assert [hit.product.id for hit in found] == [one.product.id, other.product.id]


@pytest.mark.parametrize(("text", "counted"), [("hiking boots", "What counted most"), ("登山鞋", "最起作用的是")])
def test_why_names_what_counted_and_the_log_holds_its_parts(text: str, counted: str) -> None:
    made = talk()
    reply = made.say(text)
    decision = decided(made, reply)
    label = "Why this?" if reply.language == "en" else "为什么推荐？"
    answer = made.press(reply, label)
    assert counted in answer.text
    noted = parts(decision, decision.slate[0])
    assert noted
    policy = made.guide.learner.slate
    candidate = next(c for c in decision.candidates if c.product_id == decision.slate[0])
    now = policy.contributions(decision.context, candidate)  # type: ignore[attr-defined]  # the default policy has them
    assert noted == pytest.approx({name: now[name] for name in noted}, abs=0.006)


def test_the_state_tells_what_was_asked() -> None:
    told = state(Session("c", "u"), Query(), "gift", profile=True)
    assert (told["asked_gift"], told["asked_find"], told["profile"]) == (1.0, 0.0, 1.0)
    assert set(told) == set(STATE)


def test_a_tap_on_an_offer_that_is_over_says_so() -> None:
    made = talk(rules=Rules(offers=(OFFER,)))
    reply = next(
        one
        for seed in range(60)
        if OFFER.text["en"] in (one := (made := talk(rules=Rules(offers=(OFFER,)), seed=seed)).say("boots")).text
    )
    action = next(button.action for button in reply.buttons if button.label == "See the offer")
    late = Tap("late", "test", "c", "u", action, datetime(2026, 12, 2, tzinfo=UTC))
    assert asyncio.run(made.guide.dialogue.handle(late)).text == "That offer is over."


def test_memory_ledger_keeps_both_decisions_of_a_turn() -> None:
    made = talk(rules=Rules(offers=(OFFER,)))
    made.say("boots")
    assert isinstance(made.ledger, MemoryLedger)
    assert made.ledger.decision(offered(made, "e1").decision_id) is not None
