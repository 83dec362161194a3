"""Which wishes a list can keep: all when any product meets all, else the kind and as many others as possible."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from retrieval.columns import EXCLUDING, rows_with
from retrieval.masks import IN_STOCK, Masks
from retrieval.query import Limit
from retrieval.text import is_cjk, normalise

Mask = NDArray[np.bool_]

SHADED = ("material", "color")
_INSISTING = frozenset(("纯", "全", "真", "纯色", "色", "料", "质", "制"))
ENOUGH = 3
"""Products that make a list; of fewer, those whose descriptions say the same are not left out."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The variants that remain, and what it took."""

    variants: Mask
    given_up: tuple[Limit, ...] = ()
    kind_sold: bool = True
    blocking: tuple[Limit, ...] = ()
    relaxations: tuple[tuple[Limit, int], ...] = ()


def is_kind(limit: Limit) -> bool:
    """Whether a limit names the kind of thing asked for."""
    return limit.field == "category" and limit.op not in EXCLUDING


def hard_limits(limits: Sequence[Limit]) -> tuple[Limit, ...]:
    """What may never be broken: the hard limits and, always, not to be known as sold out."""
    hard = tuple(limit for limit in limits if limit.hard)
    return hard if any(limit.field == "stock" for limit in hard) else (*hard, IN_STOCK)


def keeping(masks: Masks, limits: Sequence[Limit]) -> Mask:
    """The variants that keep all the limits."""
    kept = masks.present.copy()
    for limit in limits:
        kept &= masks.passes(limit)
    return kept


def settle(masks: Masks, limits: Sequence[Limit], newest: Sequence[Limit] = (), among: Mask | None = None) -> Settled:
    """Hard limits are kept, then the kind, then as many other preferences as one variant can meet at once; of sets
    equally large one with more of the `newest`. Where none of `among` keeps the hard limits, what all others meet is
    settled.
    """
    kind = _of_kind(masks, [limit for limit in limits if is_kind(limit)])
    if not kind.any():
        return Settled(kind, kind_sold=not any(map(is_kind, limits)))
    hard = [limit for limit in hard_limits(limits) if not is_kind(limit)]
    kept = kind & keeping(masks, hard)
    if among is not None and (kept & among).any():
        kept = kept & among
    if not kept.any():
        _, blocking = _most(masks, kind, hard, wish=False)
        return Settled(kept, blocking=blocking, relaxations=_relaxations(masks, kind, hard))
    # A size is hard where the record has sizes and a wish elsewhere.
    wishes = [limit for limit in limits if not is_kind(limit) and (not limit.hard or limit.field == "size")]
    remaining, given_up = _most(masks, kept, wishes, wish=True, newest=newest)
    for wish in wishes:
        if wish.field == "words" and wish not in given_up:
            remaining = _named(masks, wish, remaining)
        elif wish.field in SHADED and wish not in given_up:
            remaining = _own_name(masks, wish, remaining)
    return Settled(remaining, given_up=given_up)


def _named(masks: Masks, wish: Limit, among: Mask) -> Mask:
    """A name beats a mention: "goes well with blackout curtains" makes none where there are some. Where only titles
    name it, what descriptions say counts as long as too few are named: not every flip phone is called so.
    """
    named = masks.named(wish) & among
    told = (masks.stated(wish) & among).any()
    return named if told or np.count_nonzero(rows_with(masks.columns, named)) >= ENOUGH else among


def _own_name(masks: Masks, wish: Limit, among: Mask) -> Mask:
    """铝镁合金 is a sort of 铝: a Chinese name that holds a synonym of its own is meant as it is said, where anything
    bears it. 纯棉 and 真皮 only insist.
    """
    if not isinstance(wish.value, str) or not is_cjk(wish.value):
        return among
    said = normalise(wish.value)
    inside = [form for form in masks.sought(wish) if form != said and form in said and is_cjk(form)]
    if not inside or said.replace(max(inside, key=len), "") in _INSISTING:
        return among
    own = masks.bears(said) & among
    return own if own.any() else among


def _of_kind(masks: Masks, kinds: Sequence[Limit]) -> Mask:
    each = [masks.passes(limit) & masks.present for limit in kinds]
    if not each:
        return masks.present
    both: Mask = np.logical_and.reduce(each)
    # Two kinds that no product is at once ("boots and socks") mean either.
    return np.asarray(both if both.any() else np.logical_or.reduce(each), np.bool_)


def _most(
    masks: Masks, among: Mask, limits: Sequence[Limit], *, wish: bool, newest: Sequence[Limit] = ()
) -> tuple[Mask, tuple[Limit, ...]]:
    """The variants that meet the largest set of limits that any variant meets, and the limits outside that set.

    Every variant stands for the set it meets, so the largest of those sets is exact. Among equally large ones the one
    with the most of the newest wins, then the one with the most variants, then the one that keeps what was said first.
    """
    if not limits:
        return among, ()
    judge = masks.meets if wish else masks.passes
    met = np.stack([judge(limit) for limit in limits])
    met_there = met[:, among]
    count = met_there.sum(axis=0)
    sets, sizes = np.unique(met_there[:, count == count.max()].T, axis=0, return_counts=True)
    fresh = sets[:, [limit in newest for limit in limits]].sum(axis=1)
    best = max(zip(fresh.tolist(), sizes.tolist(), sets.tolist(), strict=True))[2]
    kept = np.asarray(best, np.bool_)
    remaining = among & (met == kept[:, None]).all(axis=0)
    return remaining, tuple(limit for limit, keep in zip(limits, kept, strict=True) if not keep)


def _relaxations(masks: Masks, kind: Mask, hard: Sequence[Limit]) -> tuple[tuple[Limit, int], ...]:
    """How many products each limit keeps out alone."""
    found = []
    for limit in hard:
        if limit == IN_STOCK:
            continue
        others = kind & keeping(masks, [other for other in hard if other is not limit])
        count = int(np.count_nonzero(rows_with(masks.columns, others)))
        if count:
            found.append((limit, count))
    return tuple(sorted(found, key=lambda pair: -pair[1]))
