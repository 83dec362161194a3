"""Whether what is known of a product bears what an English chunk says of it."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from bot.llm.evidence import BEING, SIZED, Known, Line, Told, led, pairs
from bot.llm.tokens import Chunk, Token, key_of
from retrieval.phrases import word_set

_EACH = word_set("all any every each several many few couple various little some whole much everyone")
"""Right before what a clause says these make it more, or less, unless the clause has them."""
_POINTING = frozenset(["this", "that", "the", "which", "each", "every", "another", "other"])
"""Behind these "one" counts nothing."""
_NEEDED = word_set("too need hardly barely instead against nearly almost pack squeez fold")
"""Words that a clause may not lose: without them it says the contrary."""
_HAVING = word_set("with plus has have includ include includes including contain contains offer offers")
_AIMED = word_set("for to from under over against behind at than without instead into through on need")
"""What stands behind these in a clause is what it is used with, and not a part."""
_OFF = {("off", "+")}
_QUANTITIES = frozenset({"most", "people"})
"""Words that make a statement on many, which is true only whole."""
_UNDER = frozenset({"than", "when", "if", "unless"})
"""What opens a clause that holds only under it."""
_MEANT_FOR = frozenset({"for", "match"})
"""Words of a line that says for whom or what a thing is."""
_LEADING = frozenset({"a", "an", "the", "of", "in", "for", "on", "with", "to", "its", "your", "from", "by", "at"})
"""Words that tell nothing of the word behind them."""
_SAVING = frozenset(map(key_of, ("save", "saving", "off", "discount", "less")))
_SAVED = frozenset(map(key_of, ("save", "saves", "saving", "savings")))
_IN_STOCK = frozenset({("stock", "+"), ("left", "+"), ("remain", "+")})
_TAKEN = frozenset(map(key_of, ("off", "discount", "reduction", "saving")))
"""Behind an amount these say that it is taken away."""
_OLD = frozenset(map(key_of, ("from", "was", "were", "before", "originally", "instead", "formerly")))
"""Behind these stands what was paid before."""


def supports(
    known: Known,
    chunk: Chunk,
    content: Sequence[Token],
    numbers: Sequence[Token],
    places: Sequence[Token],
) -> bool:
    """Whether one product's lines bear the chunk: one line all its words, or each number a line of its own."""
    if _one(chunk, known) or _made_otherwise(chunk, known):
        return False
    part = _part(chunk, known)
    words = {
        token.told
        for token in content
        if not (token.sign == "+" and token.key in known.names and token.key not in part)
    }
    if places and not _places_fit(chunk, places, words):
        return False
    if not numbers:
        if places:
            roles = {"price" if place.key == "price" else place.key for place in places}
            return words <= _words_of(known.lines, roles)
        bare = words - {("match", "+")}
        meant = [line for line in known.lines if line.every & _MEANT_FOR]
        return (
            not words
            or _told(known.lines, words, chunk, content)
            or bool(bare and bare != words and _told(meant, bare, chunk, content))
        )
    told: set[Told] = set()
    for token in numbers:
        fitting = [line for line in known.lines if _bears(line, token, chunk, words, known.options)]
        if not fitting:
            return False
        told |= max(fitting, key=lambda line: len(line.words & words)).words
    if places:
        told |= _words_of(known.lines, {"price"})
    return words <= told | _whole(known.lines, content)


def _part(chunk: Chunk, known: Known) -> set[str]:
    """ "The infuser of [P2] is glass": what is said of a part has to be known of it, though the teapot be of glass."""
    at = next((place for place, token in enumerate(chunk.tokens) if token.key in BEING), 0)
    before = [token for token in chunk.tokens[:at] if token.kind == "word" and not token.plain]
    if not before or all(token.key in known.names - known.parts for token in before):
        return set()
    return {before[-1].key} | {token.key for token in chunk.tokens[at:] if token.kind == "word" and not token.plain}


def _made_otherwise(chunk: Chunk, known: Known) -> bool:
    """ "A linen belt" of the linen dress, whose belt may be of anything."""
    materials = {
        key for line in known.lines if line.role == "line" and "material" in line.every for key, _ in line.words
    }
    return any(
        not before.plain and not token.plain and before.key in materials
        and token.kind == "word" and token.key not in known.names | materials
        and not any({(before.key, token.key)} & line.runs or {("it", token.key)} & line.pairs for line in known.lines)
        for before, token in pairwise(chunk.tokens)
    )  # fmt: skip


def _one(chunk: Chunk, known: Known) -> bool:
    """ "One pocket", where no line knows of just one."""
    for at, token in enumerate(chunk.tokens[:-1]):
        if token.key not in ("one", "single") or (at and chunk.tokens[at - 1].key in _POINTING):
            continue
        later = list(takewhile(lambda one: one.kind == "word" and not one.plain, chunk.tokens[at + 1 :]))
        thing = next((one for one in later if one.key not in SIZED), None)
        if thing is not None and not any(one.key in known.names for one in later):
            return not any({"one", "1", "single"} & line.every and thing.key in line.every for line in known.lines)
    return False


def _bears(line: Line, token: Token, chunk: Chunk, words: set[Told], options: frozenset[str]) -> bool:
    """Whether a line has this number, in this sense."""
    old = _is_old(chunk, token)
    if token.kind == "money":
        if line.amount is not None:
            told = line.amount == (token.number, token.currency) and old == (line.role == "was")
            kept = not _by(chunk, token) and not _SAVED & {one.key for one in chunk.tokens}
            saved = _saves(chunk, token) if line.role == "saving" else kept
            return told and saved and not goes_on(chunk, token)
        return (token.number, token.currency) in line.amounts
    if token.key not in line.numbers:
        return False
    whose = line.subject | line.actor
    if line.role == "free" and whose and not whose & {one.key for one in chunk.tokens}:
        return False
    if _IN_STOCK & line.words and options & {one.key for one in chunk.tokens if one is not token}:
        return False
    if line.amount is not None:
        if line.role == "saving" or goes_on(chunk, token):
            return False
        return bool(line.words & words) and old == (line.role == "was") and not _unit_of(chunk, token)
    after = _unit_of(chunk, token)
    if after is not None:
        if (token.key, after) in line.counted and {one.key for one in chunk.content} == {after}:
            return not chunk.denies
        beside = {pair for pair in line.led if pair[1] != after}
        apart = line.role in ("free", "joined") and not beside & set(led(chunk.tokens))
        return (token.key, after) in line.bonds and not apart
    return bool(line.words & words) or bool(_names_before(chunk, token, line))


def _told(lines: Sequence[Line], words: set[Told], chunk: Chunk, content: Sequence[Token]) -> bool:
    """Whether one line says all the words, or attributes named whole and one more attribute."""
    every = {token.told for token in content}
    if words == _OFF:
        return False  # "comes off": no saving
    for line in lines:
        if words <= line.words and line.role == "line":
            return True
        if line.role not in ("free", "joined") or not words <= line.words or not _in_order(chunk, line, lines):
            continue
        if line.role == "joined" and len(chunk.content) > 1:
            return True
        if line.role == "free":
            shared = len(every & line.words)
            if shared > 1 or _said_alike(chunk, line):
                return True
    at = next((place for place, token in enumerate(chunk.tokens) if token.key in BEING), 0)
    if any(token.told in words for token in chunk.tokens[:at]):
        return False  # "The straps are denim": two attributes, and nobody said the one of the other
    attributes = [line.words for line in lines if line.role == "line" and not line.numbers]
    whole = _whole(lines, content)
    left = words - whole
    heads = {line.order[-1] for line in lines if line.role == "line" and len(line.order) > 1}
    return bool(whole) and any(left <= line for line in attributes) and (not left or bool({k for k, _ in left} & heads))


def _said_alike(chunk: Chunk, line: Line) -> bool:
    """Whether a single word stands behind the same word as in the line: "stays cool"; a card stands for "it"."""
    for before, key in pairs(chunk.tokens):
        subject = before[:1] == "P" and before[1:].isdigit()
        if before not in _LEADING and ("it" if subject else before, key) in line.pairs:
            return True
        if {("it", key), ("they", key)} & line.pairs:
            return True
    return False


def _in_order(chunk: Chunk, line: Line, lines: Sequence[Line]) -> bool:
    """Whether words that stand side by side do so in the line: no "wool upper" out of a leather one lined with wool,
    no "the ankle is waterproof" out of a waterproof boot, and behind "than" only what stood there.
    """
    if {chunk.opener} & _UNDER != line.openers & _UNDER and line.role == "free":
        return False
    if not _in_measure(chunk, line):
        return False
    known = {key for key, _ in line.words}
    said = {token.key for token in chunk.tokens}
    if line.subject and not line.subject & said:
        return False
    if line.role == "free" and line.actor and not line.actor & said:
        return False
    if ("made" in said and not {"made", "for"} & line.every & said and not _of_material(chunk, line, lines)) or (
        _QUANTITIES & said and not known <= said
    ):
        return False
    beside = [
        (before.key, token.key)
        for before, token in pairwise(chunk.tokens)
        if before.kind == token.kind == "word"
        and not before.plain
        and not token.plain
        and token.key in known
        and before.key != "match"
        and not line.pairs & {("it", token.key), ("they", token.key)}
    ]
    stated = next((at for at, token in enumerate(chunk.tokens) if token.key in BEING), None)
    if stated is not None and any(token.key in known for token in chunk.tokens[:stated] if not token.plain):
        later = {token.key for token in chunk.tokens[stated:] if token.kind == "word" and not token.plain}
        if later - known:
            return False
    return set(beside) <= line.runs and _so_called(chunk, line, known)


def _so_called(chunk: Chunk, line: Line, known: set[str]) -> bool:
    """Whether what is said behind "is" of a part stands right before it in the line, or behind its own "is"."""
    at = next((place for place, token in enumerate(chunk.tokens) if token.key in ("is", "are")), 0)
    parts = [token.key for token in chunk.tokens[:at] if token.key in known and not token.plain]
    if not parts or parts[-1] in line.subject or any(token.key == "by" for token in chunk.tokens):
        return True
    said = [token.key for token in chunk.tokens[at + 1 :] if token.key in known and not token.plain]
    return all({(one, parts[-1])} & line.runs or {("of", one)} & line.led for one in said)


def _in_measure(chunk: Chunk, line: Line) -> bool:
    """Whether a clause people wrote is told without a stretch: no "all hikes" of day hikes, nothing "comes with thick
    socks" that leaves room for them, nor is done what it denies.
    """
    said = {token.key for token in chunk.tokens}
    known = {key for key, _ in line.words}
    if (_NEEDED & line.every) - said:
        return False
    if not chunk.denies and line.denied & said:
        return False
    for before, token in pairwise(chunk.tokens):
        if before.key in _EACH and token.key in known and not {before.key} & line.every:
            return False
    aimed = {key for before, key in line.led if before in _AIMED and before not in said}
    return not ({chunk.opener, *said} & _HAVING and aimed & {token.key for token in chunk.content})


def _of_material(chunk: Chunk, line: Line, lines: Sequence[Line]) -> bool:
    """ "made of floating chiffon": the material as an attribute, with what stands right before it in the line."""
    said = {token.key for token in chunk.content}
    for known in lines:
        material = {key for key, _ in known.words} - {"material"}
        if known.role == "line" and ("material", "+") in known.words and material <= said:
            return all(any((extra, key) in line.runs for key in material) for extra in said - material)
    return False


def _whole(lines: Sequence[Line], content: Sequence[Token]) -> set[Told]:
    """The words of attributes that are named whole."""
    every = {token.told for token in content}
    return {
        told
        for line in lines
        if line.role == "line" and line.words and not line.numbers and line.words <= every
        for told in line.words
    }


def _unit_of(chunk: Chunk, number: Token) -> str | None:
    """The word right behind a number that says of what it is."""
    at = next(place for place, token in enumerate(chunk.tokens) if token is number)
    after = chunk.tokens[at + 1] if at + 1 < len(chunk.tokens) else None
    return after.key if after is not None and after.kind == "word" and not after.plain else None


def _names_before(chunk: Chunk, number: Token, line: Line) -> bool:
    """Whether a word of the line stands before the number: "size 8" where the size is an option."""
    at = next(place for place, token in enumerate(chunk.tokens) if token is number)
    keys = {key for key, _ in line.words}
    return any(token.key in keys for token in chunk.tokens[:at] if not token.plain)


def pointed(chunk: Chunk, number: Token) -> bool:
    """ "the two", "these four"."""
    at = next(place for place, token in enumerate(chunk.tokens) if token is number)
    return number.kind == "number" and at > 0 and chunk.tokens[at - 1].key in ("the", "these", "those", "all")


def _saves(chunk: Chunk, number: Token) -> bool:
    """ "$20 off", "save $20", "reduced by $20"."""
    at = next(place for place, token in enumerate(chunk.tokens) if token is number)
    before = chunk.tokens[at - 1].key if at else ""
    return before == "by" or bool({token.key for token in chunk.tokens} & _SAVING)


def _by(chunk: Chunk, number: Token) -> bool:
    """ "reduced by $20", "a discount of $20": no price."""
    at = next(place for place, token in enumerate(chunk.tokens) if token is number)
    near = [token.key for token in chunk.tokens[max(0, at - 2) : at]]
    after = chunk.tokens[at + 1].key if at + 1 < len(chunk.tokens) else ""
    return near[-1:] == ["by"] or (near[:1] == ["discount"] and near[-1:] == ["of"]) or after in _TAKEN


def goes_on(chunk: Chunk, number: Token) -> bool:
    """ "$20 more" is not what something costs."""
    at = next(place for place, token in enumerate(chunk.tokens) if token is number)
    return at + 1 < len(chunk.tokens) and chunk.tokens[at + 1].key in ("more", "extra", "back", "too")


def _is_old(chunk: Chunk, number: Token) -> bool:
    """ "instead of $109", "was $109", "from $109"."""
    at = next(place for place, token in enumerate(chunk.tokens) if token is number)
    near: list[str] = []
    for token in reversed(chunk.tokens[max(0, at - 3) : at]):
        if token.kind != "word":
            break
        near.insert(0, token.key)
    return bool(_OLD & set(near[-2:])) or near[-3:-1] == ["instead", "of"] or near[-2:] == ["down", "from"]


def _places_fit(chunk: Chunk, places: Sequence[Token], words: set[Told]) -> bool:
    """Whether the fields named stand where their figure belongs: what was before behind "instead of"."""
    for place in places:
        if place.key in ("price", "was") and (
            _by(chunk, place) or _is_old(chunk, place) != (place.key == "was") or goes_on(chunk, place)
        ):
            return False
    return not chunk.denies


_ROLES = {
    "stock": frozenset({"stock", "available"}),
    "rating": frozenset({"rating", "rate", "stars", "reviews", "score"}),
    "brand": frozenset({"brand"}),
    "link": frozenset({"link", "page"}),
    "title": frozenset[str](),
}


def _words_of(lines: Sequence[Line], roles: set[str]) -> set[Told]:
    """The words that may stand beside a filled place."""
    found: set[Told] = {told for line in lines if line.role in roles for told in line.words}
    for role in roles:
        found |= {(key, "+") for key in _ROLES.get(role, frozenset())}
    return found
