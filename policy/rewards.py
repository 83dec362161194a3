"""What a shown product earned, from what stands of all that was heard of it."""

from collections.abc import Iterable, Mapping

WEIGHTS: Mapping[str, float] = {"click": 1.0, "cart": 3.0, "order": 10.0, "up": 0.5, "down": -1.0}
"""In units of one click; each kind counts once. Recomputed from the log, so other weights need no new log."""
CLICKED = frozenset({"click", "cart", "order"})
"""Whoever put it into the cart has looked at it, whether or not the click was heard."""


def reward(kinds: Iterable[str], weights: Mapping[str, float] = WEIGHTS) -> float:
    """The sum of the weights of what stands; a refund takes back what the click, the cart and the order earned.

    >>> reward({"ignored"}), reward({"click", "up"}), reward({"click", "order"}), reward({"order", "refund"})
    (0.0, 1.5, 11.0, 0.0)
    """
    heard = set(kinds)
    if heard & CLICKED:
        heard.add("click")
    if "refund" in heard:
        heard -= CLICKED
    return float(sum(weights.get(kind, 0.0) for kind in heard))
