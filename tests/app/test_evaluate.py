"""`aisle evaluate` and `aisle policy`: over no log, a tiny one, one written by hand, and one that is enough."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from numpy.random import default_rng
from typer.testing import CliRunner, Result

from app.cli import app, evaluate, policy  # noqa: F401  # each registers its commands
from app.database import open_database, orders
from app.figures import figures
from app.judging import judgement
from app.ledger import SqlLedger
from app.past import Past
from app.settings import Settings
from app.versions import Version
from bot.features import FEATURES, PRIOR
from bot.learner import Learner
from bot.strategy import STATE
from policy import SLATE_POLICIES, STRATEGY_POLICIES
from policy.base import Feedback
from policy.evaluation.estimators import ESTIMATORS
from policy.plackett_luce import COOL
from tests.app.logs import MARKET, keep, say, write

NOW = datetime.now(UTC)


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SqlLedger]:
    """An empty shop in this folder, where the command line finds it."""
    monkeypatch.chdir(tmp_path)
    engine = open_database(Settings(data=tmp_path / "data"))
    yield SqlLedger(engine)
    engine.dispose()


def engine_of(ledger: SqlLedger) -> sa.Engine:
    with ledger.writing() as connection:
        return connection.engine


def run(*words: str) -> Result:
    return CliRunner().invoke(app, [*words])


def told(*words: str) -> dict[str, Any]:
    done = run(*words, "--json")
    assert done.exit_code in (0, 1), done.output
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def test_nothing_logged_is_said_in_one_line(ledger: SqlLedger) -> None:
    done = run("evaluate")
    assert done.exit_code == 0
    assert done.stdout == "No list was shown in the last 30 days, so there is nothing to evaluate.\n"
    assert "nothing to replay" in run("policy", "replay", "greedy").stdout
    assert told("evaluate")["figures"]["lists"] == 0


def test_a_tiny_log_is_refused_with_what_would_do(ledger: SqlLedger) -> None:
    write(ledger, 5)
    done = run("evaluate", "--policy", "greedy", "--policy", "thompson")
    assert done.exit_code == 0, done.output
    assert "not enough evidence" in done.stdout
    assert "decisions would do" in done.stdout
    assert "does not know its own probabilities" in done.stdout


def test_lists_that_left_nothing_to_chance_judge_nobody(ledger: SqlLedger) -> None:
    write(ledger, 5, policy="retrieval-order")
    assert "nothing in them was left to chance" in run("evaluate", "--policy", "plackett-luce").stdout


def test_the_figures_of_a_log_written_by_hand(ledger: SqlLedger) -> None:
    first, second, third, fourth = write(ledger, 4, rate=0.0)
    say(ledger, first, "click")
    say(ledger, second, "cart", slot=1)
    say(ledger, third, "up")
    say(ledger, fourth, "up")
    say(ledger, fourth, "down", slot=2)
    say(ledger, second, "order", slot=1, value=30.0)
    line = {"variant_id": None, "quantity": 2}
    for number, (conversation, names, status) in enumerate(
        [
            ("shopper--1", [second.slate[1], "never listed"], "paid"),
            ("shopper--0", [first.slate[0]], "shipped"),
            ("shopper--0", [first.slate[0]], "refunded"),
            (None, ["from elsewhere"], "paid"),
        ]
    ):
        items = [line | {"product_id": name, "price": "15.00"} for name in names]
        with ledger.writing() as connection:
            connection.execute(
                sa.insert(orders).values(
                    order_id=str(number), status=status, currency="USD", lines=json.dumps(items),
                    conversation=conversation, at=datetime.now(UTC).isoformat(),
                )
            )  # fmt: skip
    found = told("evaluate", "--policy", "plackett-luce")["figures"]
    assert (found["lists"], found["shoppers"]) == (4, 4)
    counts = {name: (found[name]["count"], found[name]["of"]) for name in found if isinstance(found[name], dict)}
    assert counts == {
        "clicked": (2, 4),
        "conversion": (1, 4),
        "satisfaction": (2, 3),
        "accuracy": (3, 4),
        "first": (2, 3),
    }
    (basket,) = found["baskets"]
    assert (basket["currency"], basket["orders"], Decimal(basket["average"])) == ("USD", 2, Decimal("45.00"))
    assert "average basket" in run("evaluate", "--policy", "plackett-luce").stdout


def test_the_policy_that_logged_earns_what_was_earned(ledger: SqlLedger) -> None:
    write(ledger, 60)
    (same,) = told("evaluate", "--policy", "plackett-luce")["policies"]
    values = same["estimates"]
    # The log says of every list that nothing had been learned yet, so the target stands where the logging policy stood.
    for name in ESTIMATORS:
        assert values[name]["value"] == pytest.approx(values["logging"]["value"])
    assert same["support"]["means"] == pytest.approx([1.0] * 4)
    assert {"cascade-dr", "direct"} <= set(values)


def test_the_past_teaches_what_the_policy_had_heard_and_no_more(settings: Settings) -> None:
    engine = open_database(settings)
    ledger = SqlLedger(engine)
    made = write(ledger, 3)

    class Pupil:
        def __init__(self) -> None:
            self.heard: list[Feedback] = []

        def learn(self, feedback: list[Feedback]) -> None:
            self.heard.extend(feedback)

    pupil = Pupil()
    assert [one.decision for one in Past(engine).along(made[0].at, [pupil])] == made
    assert pupil.heard == [], "each decision says it was made at position 0 of the log"
    with ledger.writing() as connection:
        connection.exec_driver_sql("""UPDATE decisions SET body = replace(body, '"learned":0.0', '"learned":6.0')""")
    list(Past(engine).along(made[2].at, [pupil]))
    assert len(pupil.heard) == 6, "four cards of the first list and two of the second"
    assert [one.decision.decision_id for one in pupil.heard] == ["d0"] * 4 + ["d1"] * 2
    assert Past(engine).count(made[1].at) == 2
    assert figures(engine, Past(engine), made[1].at).lists == 2
    engine.dispose()


def test_a_policy_that_learned_along_is_followed_to_the_last_figure(ledger: SqlLedger) -> None:
    # So warm that other policies' slates are in the log, too.
    warm = {"mixture": ((0.85, 0.04 / COOL), (0.15, 0.1 / COOL))}
    slate = SLATE_POLICIES["plackett-luce"](FEATURES, prior=PRIOR, **warm)
    learner = Learner(slate, STRATEGY_POLICIES["linear-q"](STATE), ledger, version="plackett-luce")
    for number in range(40):
        learner.catch_up()
        at = datetime.now(UTC) - timedelta(minutes=100 - number)
        context: dict[str, float | str] = {"version": "plackett-luce", "learned": float(learner.position)}
        rng, offer = default_rng(number), MARKET.offer(number, 20)
        made = slate.choose(context, offer, 4, decision_id=f"d{number:03}", now=at, rng=rng)
        with ledger.writing() as connection:
            keep(connection, made, f"shopper-{number % 7}")
        for slot in range(4):
            say(ledger, made, "click" if (number + slot) % 3 == 0 else "ignored", slot)
    assert learner.position > 100
    assert slate.state() != SLATE_POLICIES["plackett-luce"](FEATURES, prior=PRIOR).state()
    live, past, since = Version("?", "plackett-luce", warm, None), Past(engine_of(ledger)), NOW - timedelta(days=1)
    same = judgement(past, live, since, live=live)
    assert same.support is not None
    assert same.support.means == pytest.approx([1.0] * 4)
    assert same.support.sizes == pytest.approx([40.0] * 4), "each weight is 1: nothing else gives as many as there are"
    other = judgement(past, Version("?", "random", {}, None), since, live=live)
    assert other.support is not None
    assert max(other.support.sizes) < 30


def test_promotion_is_refused_on_thin_evidence_and_there_is_no_way_around(ledger: SqlLedger) -> None:
    write(ledger, 30)
    done = run("policy", "promote", "epsilon-greedy")
    assert done.exit_code == 1
    assert "stays out" in done.stdout
    assert "aisle policy canary epsilon-greedy" in done.stdout
    assert run("policy", "promote", "epsilon-greedy", "--force").exit_code == 2
    assert told("policy", "list")["stage"]["live"] == "plackett-luce"
    assert len(told("policy", "list")["versions"]) == 1, "what stays out leaves no version behind"


def test_a_policy_that_the_log_shows_to_be_no_worse_is_promoted_and_rolled_back(ledger: SqlLedger) -> None:
    write(ledger, 260, rate=0.4)
    # The live policy with another exploration so small a step away that every list says enough of it.
    words = ("--set", "floor=0.011")
    done = told("policy", "promote", "plackett-luce", *words)
    assert done["promoted"], done["doubts"]
    assert told("policy", "list")["stage"]["live"] == "plackett-luce-1"
    assert "by the log" in run("policy", "show", "plackett-luce-1").stdout
    assert run("policy", "rollback").exit_code == 0
    stage = told("policy", "list")["stage"]
    assert (stage["live"], stage["kind"]) == ("plackett-luce", "rollback")


def test_canary_freeze_and_their_ends(ledger: SqlLedger) -> None:
    assert "5 % of the shoppers" in run("policy", "canary", "epsilon-greedy", "--set", "epsilon=0.1").stdout
    assert "canary 5.0%" in run("policy", "list").stdout
    shown = told("policy", "show", "epsilon-greedy-1")
    assert shown["settings"] == {"epsilon": 0.1}
    assert shown["beside"]["answer"] == "not enough evidence"
    assert run("policy", "freeze", "--why", "a flood of clicks").exit_code == 0
    assert "Frozen" in run("policy", "list").stdout
    assert run("policy", "freeze").exit_code == 1
    assert run("policy", "freeze", "--off").exit_code == 0
    assert run("policy", "rollback").exit_code == 0
    assert run("policy", "rollback").exit_code == 1
    assert [one["kind"] for one in told("policy", "show", "epsilon-greedy-1")["history"]] == [
        "thaw",
        "freeze",
        "canary",
    ]


def test_wrong_settings_are_named(ledger: SqlLedger) -> None:
    assert run("policy", "canary", "greedy", "--set", "epsilon").exit_code == 2
    done = run("policy", "canary", "epsilon-greedy", "--set", "warmth=1")
    assert "warmth" in str(done.exception)
    assert told("policy", "list")["stage"]["canary"] is None


def test_replay_tells_what_would_differ(ledger: SqlLedger) -> None:
    made = write(ledger, 12, policy="random")
    same = told("policy", "replay", "retrieval-order")
    order = [[candidate.product_id for candidate in one.candidates[:4]] for one in made]
    slates = [list(one.slate) for one in made]
    assert same["decisions"] == 12
    assert same["other"] == sum(set(a) != set(b) for a, b in zip(slates, order, strict=True))
    assert same["changed"] == [sum(a[slot] != b[slot] for a, b in zip(slates, order, strict=True)) for slot in range(4)]
    for example in same["examples"]:
        place = int(example["decision_id"][1:])
        assert (example["shown"], example["instead"]) == (slates[place], order[place])
    shown = sum(was for was, _ in same["exposure"]["brand"].values())
    assert shown == sum(would for _, would in same["exposure"]["brand"].values()) == 48
    assert "lists" in run("policy", "replay", "retrieval-order").stdout


def test_an_empty_folder_stays_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for words in (("evaluate",), ("policy", "list"), ("policy", "freeze")):
        assert "aisle demo" in str(run(*words).exception)
    assert list(tmp_path.iterdir()) == []


def test_days_bound_what_is_looked_at(ledger: SqlLedger) -> None:
    write(ledger, 3, age=timedelta(days=20))
    assert told("evaluate", "--days", "7")["figures"]["lists"] == 0
    assert told("evaluate", "--days", "21", "--policy", "random")["figures"]["lists"] == 3
