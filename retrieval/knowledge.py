"""What the shop says besides its products: policies, FAQ, guides, quoted with their source."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of shop knowledge short enough to quote."""

    id: str
    """The page's name, then the section's: "en/returns/time". It stays the same while both keep their names."""
    titles: tuple[str, ...]
    """From the page's title down to the heading the text stands under."""
    text: str
    """Plain text that reads well as it is: paragraphs and list lines."""
    source: str
    """Where it was read: a link, or a file name with the place in it."""
    language: str
    asked: tuple[str, ...] = ()
    """For an answer of the shop's library of replies: the questions it is given to, and to no others."""
