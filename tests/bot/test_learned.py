"""The second opinion on what a message is for: what it may overrule, and how it is taught."""

import asyncio
import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo.catalog import products
from app.transcripts import in_words
from bot.guide import Knowledge, compose, know
from bot.ledger import MemoryLedger
from bot.messages import Act, Message, Reply
from bot.session import Session, Shown
from bot.understand.evidence import Evidence
from bot.understand.languages import LANGUAGES
from bot.understand.learned import BUCKETS, LONGEST, Opinion, features, opinion, row
from bot.understand.matters import Asked
from bot.understand.reading import Reader, Reading
from bot.understand.wishes import Wishes
from retrieval.index import Index
from retrieval.lexicon import Lexicon
from tests.bot.talk import START, said
from tests.conversations.teach import Lesson, fit, judge

READER = Reader(Lexicon.of(products()), tuple(LANGUAGES.values()))
NOWHERE = Session("c", "test")


class Silent(Opinion):
    """Leaves everything to the rules."""

    def __init__(self) -> None:
        super().__init__((), (), np.zeros((BUCKETS, 0), np.int8), 1.0)

    def second(self, rule: str, act: Act, evidence: Evidence) -> tuple[str, Act]:
        return rule, act


class Stubborn(Silent):
    """Is sure of one act for every message."""

    def __init__(self, act: Act) -> None:
        super().__init__()
        self._act = act

    def logs(self, reading: Reading, session: Session) -> dict[Act, float]:
        others: Sequence[Act] = ("find", "ask_product", "ask_policy", "help", "add_to_cart", "checkout", "profile")
        return dict.fromkeys(others, -20.0) | {self._act: 0.0}

    def second(self, rule: str, act: Act, evidence: Evidence) -> tuple[str, Act]:
        return Opinion.second(self, rule, act, evidence)


def _held(second: Opinion, *lines: str) -> Reply:
    """The reply to the last line of a conversation with a guide of this opinion."""
    ledger = MemoryLedger()
    guide = compose(_shop(second), ledger=ledger, log=ledger, secret=b"test")
    messages = [Message(f"e{at}", "test", "c", "u", line, START, None) for at, line in enumerate(lines)]
    return [asyncio.run(guide.dialogue.handle(message)) for message in messages][-1]


@cache
def _index() -> Index:
    return Index.of(products())


def _shop(second: Opinion) -> Knowledge:
    return know(_index(), currency="USD", language="en", second=second)


@given(st.text(max_size=60))
def test_every_message_has_one_act_as_likely_as_all(text: str) -> None:
    logs = opinion().logs(READER.read(text), NOWHERE)
    assert math.fsum(math.exp(log) for log in logs.values()) == pytest.approx(1)


@given(st.text(alphabet="ab 好的要,.", max_size=40))
def test_words_weigh_as_much_in_long_messages_as_in_short_ones(text: str) -> None:
    reading = READER.read(text)
    runs = [value for name, value in features(reading, NOWHERE, ()).items() if "=" not in name]
    assert math.fsum(value**2 for value in runs) == pytest.approx(1)


def test_a_feature_has_one_row() -> None:
    assert row("the big one") == row("the big one") != row("the small one")
    assert 0 <= row("的") < BUCKETS


def test_only_so_many_words_are_looked_at() -> None:
    told, late = (READER.read("so " * count + "indeed") for count in (LONGEST - 1, LONGEST))
    assert "indeed" in features(told, NOWHERE, ("so", "indeed"))
    assert "indeed" not in features(late, NOWHERE, ("so", "indeed"))


@pytest.mark.parametrize(
    ("lines", "act"),
    [
        (("hello",), "greeting"),
        (("tents", "the second one"), "details"),
        (("tents", "thanks a lot"), "thanks"),
        (("I want to talk to a person",), "human"),
        (("what do you know about me?",), "profile"),
        (("订单到哪了",), "order_status"),
    ],
)
def test_rules_that_are_sure_are_not_overruled(lines: tuple[str, ...], act: str) -> None:
    reply = _held(Stubborn("checkout"), *lines)
    assert reply.act == act


@pytest.mark.parametrize("text", ["something nice to sit on", "blub blub", "随便看看"])
def test_weak_rules_are(text: str) -> None:
    assert _held(Stubborn("checkout"), text).act == "checkout"


@pytest.mark.parametrize("lines", [("tents", "ok the first one is too small"), ("帐篷", "第一个太小了")])
def test_what_is_too_small_is_not_taken(lines: tuple[str, ...]) -> None:
    reply = _held(Stubborn("add_to_cart"), *lines)
    assert reply.act != "add_to_cart"


@pytest.mark.parametrize(
    ("lines", "act"),
    [
        (("tents", "add the first one", "please show me the total."), "checkout"),
        (("tents", "add the first one", "final sum?"), "checkout"),
        (("拼图", "包装另外收费吗"), "ask_policy"),
        (("帐篷", "第一个", "上面的漆安全吗 小孩爱往嘴里塞"), "ask_product"),
    ],
)
def test_what_no_rule_foresaw_is_understood(lines: tuple[str, ...], act: str) -> None:
    assert _held(Silent(), *lines).act != act
    assert said(*lines).act == act


def test_the_operator_sees_that_it_was_learned() -> None:
    meaning = _shop(Stubborn("checkout")).understanding.read("blub blub", NOWHERE, locale=None, shown=())
    assert meaning.rules[-1] == "learned"
    assert in_words("learned") != "learned"


def _evidence(text: str) -> Evidence:
    asked = Asked(frozenset(), None, quality=False, guidance=False, asking=False, quotable=lambda: False)
    return Evidence(READER.read(text), Wishes(), (), False, replace(NOWHERE, shown=(Shown("p", None, "d"),)), asked)


def _lessons() -> list[Lesson]:
    bought = ["wrap it up for me", "wrap that up", "please wrap this up", "wrap up both"]
    asked = ["is it heavy", "is that loud", "is this thick", "is it warm"]
    rows: list[tuple[str, Act]] = [
        *((text, "add_to_cart") for text in bought),
        *((text, "ask_product") for text in asked),
    ]
    return [Lesson(f"c{at}", _evidence(text), "wish", "find", (act,), act) for at, (text, act) in enumerate(rows)]


def test_what_is_taught_is_learned_and_told_of_new_words() -> None:
    taught = fit(_lessons())
    for text, act in (("wrap the lamp up", "add_to_cart"), ("is the lamp nice", "ask_product")):
        logs = taught.logs(READER.read(text), NOWHERE)
        assert max(logs, key=lambda one: logs[one]) == act


def test_what_the_opinion_mends_and_spoils_is_counted_by_rule() -> None:
    taught = Stubborn("add_to_cart")
    misread = Lesson("d1", _evidence("wrap the lamp up"), "wish", "find", ("add_to_cart",), "add_to_cart")
    right = replace(misread, fair=("find",), act="find")
    firm = replace(misread, rule="checkout", decided="checkout")
    assert list(judge(taught, [misread, right, firm])) == [
        "3 messages left out, 1 read rightly by the rules",
        "1 mended and 1 spoiled",
        "wish: 1 mended and 1 spoiled",
    ]


def test_the_same_lessons_give_the_same_weights(tmp_path: Path) -> None:
    first, second = tmp_path / "1.npz", tmp_path / "2.npz"
    fit(_lessons()).write(first)
    fit(_lessons()).write(second)
    with np.load(first) as one, np.load(second) as other:
        assert all(np.array_equal(one[name], other[name]) for name in one.files)
