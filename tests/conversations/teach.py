"""Teaches the second opinion on what a message is for:
python -m tests.conversations.teach [--without PREFIX...] [--judge]

Holds all labelled conversations with the rules alone, and fits the weights of bot/understand/learned.npz to those whose
ids begin with none of the prefixes. The same conversations and rules give the same weights. With --judge nothing is
written: it prints how many acts of the others the rules misread, and what the opinion mends and spoils of them.
"""

import argparse
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.optimize
import scipy.sparse
from numpy.typing import NDArray

import bot.understand.learned as learned
from bot.messages import Act
from bot.understand.evidence import Evidence
from bot.understand.learned import BUCKETS, Opinion, features, group, row, tokens
from tests.conversations.cases import FOLDER, Case, Judged, hold, read_cases
from tests.conversations.shops import SHOPS, open_shop

TOLD_OFTEN = 3
"""Conversations that must have a word before it stands for itself."""
STRENGTH = 30.0
"""The inverse weight of the squares of all weights, as in scikit-learn's `C`."""
STEPS = 200
_LEVELS = 127


class _Watching(Opinion):
    """An opinion that says nothing and keeps what it was asked about."""

    def __init__(self) -> None:
        super().__init__((), (), np.zeros((BUCKETS, 0), np.int8), 1.0)
        self.heard: tuple[Evidence, str, Act] | None = None

    def second(self, rule: str, act: Act, evidence: Evidence) -> tuple[str, Act]:
        """The rules' decision."""
        self.heard = evidence, rule, act
        return rule, act


@dataclass(frozen=True, slots=True)
class Lesson:
    """A message with what it was for."""

    conversation: str
    evidence: Evidence
    rule: str
    """The rule that decided, …"""
    decided: Act
    """… and its act."""
    fair: tuple[Act, ...]
    """The acts that are right."""
    act: Act
    """What it was for: of several fair acts that of the reply, else the first."""


def _lesson(judged: Judged, heard: tuple[Evidence, str, Act]) -> Lesson | None:
    expected = judged.expect.get("act")
    if expected is None or expected == "any":
        return None
    fair: tuple[Act, ...] = (expected,) if isinstance(expected, str) else tuple(expected)  # type: ignore[assignment]
    answered: Act | None = judged.reply["act"] if judged.reply else None
    return Lesson(judged.case.id, *heard, fair, answered if answered in fair else min(fair))


def _questions() -> Iterable[Case]:
    """Questions to the demo shop, each a conversation of its own."""
    path = FOLDER.parent / "retrieval" / "policy_questions.jsonl"
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        asked = json.loads(line)
        turn = {"text": asked["question"], "expect": {"act": ["ask_policy", "order_status"]}}
        yield Case(f"question-{number}", "demo", asked["language"], (turn,))


def lessons(data: Path) -> Iterable[Lesson]:
    """What all conversations teach."""
    cases = [*read_cases(), *read_cases(FOLDER.parent / "understanding"), *_questions()]
    for name in SHOPS:
        watching = _Watching()
        shop = open_shop(name, data, watching)
        for case in (case for case in cases if case.shop == name):
            for judged in hold(case, shop.talk(case.id), shop.judge()):
                if watching.heard and (lesson := _lesson(judged, watching.heard)):
                    yield lesson
                watching.heard = None


def fit(taught: Sequence[Lesson]) -> Opinion:
    """The weights that make what was taught likeliest, under a penalty on their squares."""
    told = defaultdict(set)
    for lesson in taught:
        for token in tokens(lesson.evidence.reading):
            told[token].add(lesson.conversation)
    known = sorted(word for word, where in told.items() if len(where) >= TOLD_OFTEN and word[0] != "<")
    acts = sorted({lesson.act for lesson in taught})
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    seen = frozenset(known)
    for at, lesson in enumerate(taught):
        for name, value in features(lesson.evidence.reading, lesson.evidence.session, seen).items():
            rows.append(at)
            columns.append(row(name))
            values.append(value)
    seen_features = scipy.sparse.csr_matrix((values, (rows, columns)), (len(taught), BUCKETS))
    wanted = np.array([[(act == lesson.act) * 1.0 for act in acts] for lesson in taught])
    weights = _likeliest(seen_features, wanted)
    scale = float(np.abs(weights).max()) / _LEVELS
    return Opinion(acts, known, np.round(weights / scale).astype(np.int8), scale)


def _likeliest(seen: scipy.sparse.csr_matrix, wanted: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of a softmax regression (Bishop, "Pattern recognition and machine learning", 4.3.4), by L-BFGS."""
    shape = (seen.shape[1], wanted.shape[1])
    turned = seen.T.tocsr()

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = flat.reshape(shape)
        scores = seen @ weights
        scores -= np.logaddexp.reduce(scores, axis=1, keepdims=True)
        slope = turned @ (np.exp(scores) - wanted) + weights / STRENGTH
        return float((weights**2).sum() / (2 * STRENGTH) - (scores * wanted).sum()), slope.ravel()

    start = np.zeros(shape[0] * shape[1])
    found = scipy.optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": STEPS, "maxcor": 8})
    return np.asarray(found.x).reshape(shape)


def judge(taught: Opinion, others: Sequence[Lesson]) -> Iterable[str]:
    """What the opinion does to messages that it was not taught, rule by rule, the rules it mends most first."""
    right, mended, spoiled = 0, Counter[str](), Counter[str]()
    for lesson in others:
        fair = {group(act) for act in lesson.fair}
        before = group(lesson.decided) in fair
        after = group(taught.second(lesson.rule, lesson.decided, lesson.evidence)[1]) in fair
        right += before
        mended[lesson.rule] += after > before
        spoiled[lesson.rule] += before > after
    yield f"{len(others)} messages left out, {right} read rightly by the rules"
    yield f"{mended.total()} mended and {spoiled.total()} spoiled"
    for rule in sorted(+mended | +spoiled, key=lambda rule: -mended[rule]):
        yield f"{rule}: {mended[rule]} mended and {spoiled[rule]} spoiled"


def main() -> int:
    """Teach, and write the weights beside the code that reads them, or judge them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--judge", action="store_true")
    told = parser.parse_args()
    every = list(lessons(Path(os.environ.get("AISLE_TEST_DATA", "../shared/data"))))
    left_out = [lesson for lesson in every if lesson.conversation.startswith(tuple(told.without))]
    taught = [lesson for lesson in every if not lesson.conversation.startswith(tuple(told.without))]
    fitted = fit(taught)
    if told.judge:
        sys.stdout.writelines(f"{line}\n" for line in judge(fitted, left_out))
        return 0
    path = Path(learned.__file__).with_suffix(".npz")
    fitted.write(path)
    sys.stdout.write(f"{len(taught)} messages taught, {path.stat().st_size // 1000} kB written\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
