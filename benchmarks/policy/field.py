"""Who plays, and where."""

from collections.abc import Callable
from functools import partial

from benchmarks.policy.cascade import Cascade
from benchmarks.policy.dense import FEATURES, Floats, Player, World, play
from benchmarks.policy.peers import LinTS, LinUCB, Table
from benchmarks.policy.sparse import Sparse
from benchmarks.policy.steps import Steps
from policy import SLATE_POLICIES

WORLDS: dict[str, type[World]] = {"dense": World, "sparse": Sparse, "cascade": Cascade, "steps": Steps}
Make = Callable[[World], Player]


def ours(name: str, world: World) -> Player:
    """A policy of the registry with the shopkeeper's guess as prior."""
    return SLATE_POLICIES[name](FEATURES, prior=world.hand_weights)


def everybody() -> dict[str, Make]:
    """Ours and the peers; VowpalWabbit only where it is installed."""
    makes: dict[str, Make] = {
        **{name: partial(ours, name) for name in SLATE_POLICIES},
        "LinUCB (ridge)": lambda _: LinUCB(0.2),
        "LinTS (ridge)": lambda _: LinTS(0.2),
        "epsilon table per item": lambda _: Table(0.1),
    }
    try:
        from benchmarks.policy.vowpal import SETTINGS, Vowpal
    except ImportError:
        return makes
    for name, options in SETTINGS.items():
        makes[name] = partial(lambda options, _: Vowpal(options), options)
    return makes


def run(job: tuple[str, str, int, int]) -> Floats:
    """One policy in one world: (name, world, seed, rounds)."""
    name, kind, seed, rounds = job
    world = WORLDS[kind](seed)
    return play(everybody()[name](world), world, rounds, seed)
