"""A second opinion on what a message is for, learned from labelled conversations and heard where it is sure.

A softmax regression (multinomial logit) over runs of words, as in Joachims, "Text categorization with support vector
machines" (1998), with what the catalog knows replaced by its field, words seen rarely by one mark, and what stands
around the message. Its weights are made by `python -m tests.conversations.teach` and lie beside this file; features are
hashed as in Weinberger et al., "Feature hashing for large scale multitask learning" (2009).
"""

import math
import re
from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bot.messages import Act
from bot.session import Session
from bot.understand.evidence import Evidence
from bot.understand.reading import Reading

BUCKETS = 1 << 16
"""Features share so many rows of weights."""
LONGEST = 80
"""Words of a message that are looked at; rules alone read what is longer."""
TRUST = 2.5
"""How much likelier, as a logarithm, another act must be than that of the rules."""
WEAK = frozenset(
    (
        "wish",
        "nothing",
        "ask-product",
        "ask-its-parts",
        "shop-matter",
        "shop-terms",
        "told-by-shop",
        "told-anyway",
        "to-shop",
    )
)
"""Rules that take what no other takes; the others know better than the opinion. Both were measured on sets that neither
was made from: docs/adr/0029-a-second-opinion.md."""
_SURE = math.log(0.5)
_OF_A_THING: frozenset[Act] = frozenset(("add_to_cart", "ask_product", "compare", "details"))
"""Acts that need something shown before."""
_RULED: frozenset[Act] = frozenset(("greeting", "empty", "out_of_scope"))
"""Acts that the rules know all words of: a bare "pixel xl" greets nobody."""
_DOUBTED = re.compile(r"\btoo (?!please|thanks|then|ok)[a-z]|太(?!好|棒|赞)")
""" "The first one is too small" takes nothing."""
_AMONG = re.compile(r"\bwhich (?:ones? )?of (?:them|these|those)\b")
""" "Which of them is waterproof" asks about a quality."""
_SEVERAL = 2
_RUNS = {"en": 3, "zh": 4}
"""Words in the longest run that is a feature; a Chinese character is a word."""
_STATE = 0.5
"""The weight of one feature of the conversation beside the words, whose squares sum to 1."""
_FIELDS = frozenset(("category", "brand", "color", "size", "material", "feature", "stock", "sale"))


def group(act: Act) -> Act:
    """The act as the opinion tells it: whether a wish changes those before it is settled later."""
    return "find" if act == "refine" else act


def tokens(reading: Reading) -> list[str]:
    """The words of a message, each term of the catalog and each number as one mark."""
    terms = {place.start: place for place in reading.terms}
    models = dict(reading.models)
    found, at = [], 0
    while at < len(reading.words):
        word = reading.words[at]
        if at in terms:
            field = terms[at].term.field
            found.append(f"<{field}>" if field in _FIELDS else "<attribute>")
            at = terms[at].end
        elif at in models:
            found.append("<model>")
            at = models[at]
        else:
            found.append("<number>" if word.kind == "number" else word.text)
            at += 1
    return found


def features(reading: Reading, session: Session, known: Collection[str]) -> dict[str, float]:
    """What the opinion looks at. `known` are the words seen in several conversations; all others are one."""
    words = ["^"]
    for token in tokens(reading)[:LONGEST]:
        word = token if token in known or token[0] == "<" else "<x>"
        if word != "<x>" or words[-1] != "<x>":
            words.append(word)
    words.append("$")
    chinese = any(word.kind == "cjk" for word in reading.words)
    longest = _RUNS["zh" if chinese else "en"]
    runs = {" ".join(words[at : at + n]) for n in range(1, longest + 1) for at in range(len(words) - n + 1)}
    share = len(runs) ** -0.5
    last = session.last_act or "none"
    state = [
        f"chinese={chinese}",
        f"last={last}",
        f"last={last},focus={session.focus is not None}",
        f"focus={session.focus is not None}",
        f"listed={min(len(session.shown), 2)}",
        f"carries={bool(session.cart.lines)}",
        f"set={bool(session.kinds)}",
        f"wished={session.query is not None}",
    ]
    return (
        dict.fromkeys(runs, share)
        | {f"last={last}:{word}": share / 2 for word in set(words)}
        | dict.fromkeys(state, _STATE)
    )


def row(feature: str) -> int:
    """The row of weights of a feature."""
    return crc32(feature.encode()) % BUCKETS


class Opinion:
    """Weights for each act."""

    def __init__(self, acts: Sequence[Act], known: Collection[str], weights: NDArray[np.int8], scale: float) -> None:
        """`weights` has BUCKETS rows and a column for each act, in units of `scale`."""
        self.acts = tuple(acts)
        self.known = frozenset(known)
        self._weights = weights
        self._scale = scale

    def write(self, path: Path) -> None:
        """Keep it, as `opinion` reads it."""
        np.savez_compressed(
            path, acts=np.array(self.acts), known=np.array(sorted(self.known)), weights=self._weights, scale=self._scale
        )

    def logs(self, reading: Reading, session: Session) -> dict[Act, float]:
        """The logarithm of each act's probability."""
        found = features(reading, session, self.known)
        rows = self._weights[[row(name) for name in found]].astype(np.float64)
        scores = self._scale * (np.fromiter(found.values(), float) @ rows)
        scores -= np.logaddexp.reduce(scores)
        return dict(zip(self.acts, scores.tolist(), strict=True))

    def _grouped(self, reading: Reading, session: Session) -> dict[Act, float]:
        """The same with a wish that changes others and one that does not as one act: that is settled later."""
        logs = self.logs(reading, session)
        if "refine" in logs:
            logs["find"] = float(np.logaddexp(logs["find"], logs.pop("refine")))
        return logs

    def second(self, rule: str, act: Act, evidence: Evidence) -> tuple[str, Act]:
        """The rules' decision, or "learned" with another act where that is far likelier."""
        if rule not in WEAK or len(evidence.reading.words) > LONGEST:
            return rule, act
        logs = self._grouped(evidence.reading, evidence.session)
        best = max(logs, key=lambda one: logs[one])
        mine = logs.get(group(act))
        if mine is None or logs[best] - mine <= TRUST or logs[best] <= _SURE or _told_otherwise(act, best, evidence):
            return rule, act
        return "learned", best


def _told_otherwise(act: Act, best: Act, evidence: Evidence) -> bool:
    """Whether the message, the record or the shop's pages speak against the opinion."""
    changed = "undo-wish" in evidence.reading.rules
    if best in _RULED or changed or evidence.wishes.indifferent or evidence.wishes.given_up:
        return True
    if best in _OF_A_THING and not (evidence.listed or evidence.carries):
        return True
    if best == "add_to_cart" and act == "ask_policy" and evidence.asked.quotable():
        return True  # "nah i'll stick with mine. can i send them back"
    if best == "add_to_cart":
        return bool(_DOUBTED.search(evidence.reading.text)) or "exclusion" in evidence.reading.rules
    if best == "bundle":
        return not evidence.session.kinds and len(evidence.wishes.kinds) < _SEVERAL
    if best == "compare" and act == "ask_product":
        return bool(evidence.wishes.limits) and _AMONG.search(evidence.reading.text) is not None
    if best == "find" and act == "ask_policy":
        return evidence.asked.quotable() or not evidence.has_kind
    if best == "find" and act == "ask_product":
        return evidence.has("it") or not evidence.has_kind or (evidence.in_record and evidence.short)
    return False


@cache
def opinion() -> Opinion:
    """The weights that lie beside this file."""
    with files("bot.understand").joinpath("learned.npz").open("rb") as file, np.load(file) as kept:
        return Opinion(kept["acts"].tolist(), kept["known"].tolist(), kept["weights"], float(kept["scale"]))
