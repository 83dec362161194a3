"""What a message asks of the shop rather than of its goods: delivery, returns, opening hours, a guide to choosing."""

from collections.abc import Callable
from dataclasses import dataclass

from retrieval import topics
from retrieval.concepts.policies import QUALITIES
from retrieval.handbook import Handbook

PARCELS = frozenset({"delivery", "tracking", "late delivery"})
"""What a question about an order of one's own speaks of anyway."""
_QUALITIES = frozenset(name.strip() for name in QUALITIES.split(","))


@dataclass(frozen=True, slots=True)
class Asked:
    """What a message has to do with the shop's own matters."""

    service: frozenset[str]
    """The matters named that only the shop can settle; with "what now?", those that settle what happened."""
    begins: int | None
    """Where the first matter of any sort is named, in characters of the normalised message."""
    quality: bool
    """Whether a matter is named that is as often a wish about goods, or something happened to the shopper."""
    guidance: bool
    """Whether it asks how to choose."""
    asking: bool
    """Whether it asks how something is done, or what now."""
    quotable: Callable[[], bool]
    """Whether the shop's own words answer it."""


def asked_of_shop(
    message: str, handbook: Handbook, language: str, concerns: Callable[[str], bool], about: str = ""
) -> Asked:
    """What a message asks of the shop. `concerns` tells whether a page of these titles is about what is talked of,
    `about` what goods those are.
    """

    def quotable() -> bool:
        answer = handbook.answer(message, language, about=about)
        return answer is not None and concerns(" ".join(answer.passage.titles))

    read = topics.read(message)
    topical = read.names("topic")
    aspects = read.names("aspect")
    service: set[str] = set()
    quality = False
    for matter in read.matters:
        if matter.kind != "topic":
            continue
        # "It doesn't fit" tells something of a product shown; "it doesn't fit, what now?" asks for the rules.
        settled = set(matter.names) - _QUALITIES
        if settled and (matter.plain or "method" in aspects):
            service |= settled
        elif matter.plain or len(matter.names) > 1:
            quality = True
    return Asked(
        service=frozenset(service),
        begins=min((start for name, start in read.begins.items() if name in topical), default=None),
        quality=quality,
        guidance="choosing" in aspects,
        asking="method" in aspects,
        quotable=quotable,
    )
