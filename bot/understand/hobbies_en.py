"""What somebody likes to do, and the kinds of goods that make a present for it: "she's into yoga", "he reads a lot"."""

import re
from collections.abc import Sequence

from retrieval.lexicon import Lexicon, Term

_MOST_READ = 300
_LIKES = re.compile(
    r"\b(?:likes?|loves?|into|enjoys?|fan of|keen on|obsessed with|crazy about|mad about|always|all the time|a lot"
    r"|collects?|plays?|does|hobby|passion|started|taken up|took up|fanatic|lover|nerd|geek|enthusiast|addict|reads"
    r"|cooks|bakes|runs|swims|hikes|camps|travels|knits|sews|draws|paints)\b"
)
_HOBBIES: tuple[tuple[str, str], ...] = (
    ("novel, biography, poetry", r"read(?:s|ing)?|books?|novels?|bookworm|literature"),
    ("cookbook, frying pan, kitchen knife", r"cook(?:s|ing)?|chef|kitchen"),
    ("cookbook, blender", r"bak(?:es?|ing)"),
    ("yoga mat", r"yoga|pilates"),
    ("coffee maker, mug", r"coffee|espresso"),
    ("teapot, mug", r"tea"),
    ("running shoes, sport headphones, water bottle", r"run(?:s|ning)?|jog(?:s|ging)?|marathons?"),
    ("swim goggles, swimming headphones", r"swim(?:s|ming)?"),
    ("headlamp, backpack, water bottle, trekking poles", r"hik(?:es?|ing)|trekking|mountains|outdoors?"),
    ("headlamp, camping chair, camping stove, camp mug", r"camp(?:s|ing)|fishing"),
    ("headphones, bluetooth speaker", r"music|podcasts?|singing"),
    ("board game, puzzle", r"(?:board )?games"),
    ("puzzle", r"puzzles?|jigsaws?"),
    ("craft kit", r"craft(?:s|ing)?|knit(?:s|ting)?|sew(?:s|ing)?|embroidery|diy|paint(?:s|ing)?|draw(?:s|ing)?"),
    ("vase", r"flowers?|plants?|gardening|the garden"),
    ("suitcase, travel guide, neck pillow, duffel bag", r"travel(?:s|ling|ing)?|trips"),
    ("dumbbell, resistance band, yoga mat", r"fitness|gym|work(?:s|ing) out|weights"),
    ("table tennis bat", r"table tennis|ping ?pong"),
    ("badminton racket", r"badminton"),
    ("bike helmet, bike light", r"cycl(?:es|ing)|biking|bikes"),
    ("lipstick, face cream", r"make-?up|beauty|skin ?care"),
    ("plush toy", r"stuffed animals|teddy bears|plushies"),
    ("building blocks", r"lego|building"),
)  # fmt: skip
_PATTERNS = tuple((kinds.split(", "), re.compile(rf"\b(?:{said})\b")) for kinds, said in _HOBBIES)


def kinds_liked(text: str, lexicon: Lexicon) -> Sequence[Term]:
    """The kinds that the shop sells for what a normalised English message says somebody likes; empty for none."""
    said = text[:_MOST_READ]
    if not said.isascii() or not _LIKES.search(said):
        return []
    names = [name for kinds, pattern in _PATTERNS if pattern.search(said) for name in kinds]
    found = (term for name in names for term in lexicon.scan(name) if term.field == "category" and term.surface == name)
    return [term for term in found if lexicon.sells(term)]
