"""Teaches the second opinion on what a message is for: python -m tests.conversations.teach [--without PREFIX...]

Holds all labelled conversations whose ids begin with none of the prefixes, with the rules alone, and fits the weights
of bot/understand/learned.npz. The same conversations and rules give the same weights.
"""

import argparse
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import scipy.optimize
import scipy.sparse
from numpy.typing import NDArray

import bot.understand.learned as learned
from bot.messages import Act
from bot.session import Session
from bot.understand.evidence import Evidence
from bot.understand.learned import BUCKETS, Opinion, features, row, tokens
from bot.understand.reading import Reading
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
        self.heard: tuple[Reading, Session] | None = None

    def second(self, rule: str, act: Act, evidence: Evidence) -> tuple[str, Act]:
        """The rules' decision."""
        self.heard = evidence.reading, evidence.session
        return rule, act


@dataclass(frozen=True, slots=True)
class Lesson:
    """A message with what it was for."""

    conversation: str
    reading: Reading
    session: Session
    act: Act


def _meant(judged: Judged) -> Act | None:
    """What a message is for: of several acts that are fair that of the reply, else the first."""
    expected = judged.expect.get("act")
    if expected is None or expected == "any":
        return None
    fair: list[Act] = [expected] if isinstance(expected, str) else expected  # type: ignore[list-item]
    answered: Act | None = judged.reply["act"] if judged.reply else None
    return answered if answered in fair else min(fair)


def _questions() -> Iterable[Case]:
    """Questions to the demo shop, each a conversation of its own."""
    path = FOLDER.parent / "retrieval" / "policy_questions.jsonl"
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        asked = json.loads(line)
        turn = {"text": asked["question"], "expect": {"act": ["ask_policy", "order_status"]}}
        yield Case(f"question-{number}", "demo", asked["language"], (turn,))


def lessons(data: Path, without: Sequence[str]) -> Iterable[Lesson]:
    """What all conversations teach, but for those whose ids begin with one of `without`."""
    cases = [*read_cases(), *read_cases(FOLDER.parent / "understanding"), *_questions()]
    cases = [case for case in cases if not case.id.startswith(tuple(without))]
    for name in SHOPS:
        watching = _Watching()
        shop = open_shop(name, data, watching)
        for case in (case for case in cases if case.shop == name):
            for judged in hold(case, shop.talk(case.id), shop.judge()):
                if watching.heard and (act := _meant(judged)):
                    yield Lesson(case.id, *watching.heard, act)
                watching.heard = None


def fit(taught: Sequence[Lesson]) -> Opinion:
    """The weights that make what was taught likeliest, under a penalty on their squares."""
    told = defaultdict(set)
    for lesson in taught:
        for token in tokens(lesson.reading):
            told[token].add(lesson.conversation)
    known = sorted(word for word, where in told.items() if len(where) >= TOLD_OFTEN and word[0] != "<")
    acts = sorted({lesson.act for lesson in taught})
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    seen = frozenset(known)
    for at, lesson in enumerate(taught):
        for name, value in features(lesson.reading, lesson.session, seen).items():
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


def main() -> int:
    """Teach, and write the weights beside the code that reads them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", nargs="*", default=[])
    told = parser.parse_args()
    taught = list(lessons(Path(os.environ.get("AISLE_TEST_DATA", "../shared/data")), told.without))
    path = Path(learned.__file__).with_suffix(".npz")
    fit(taught).write(path)
    sys.stdout.write(f"{len(taught)} messages taught, {path.stat().st_size // 1000} kB written\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
