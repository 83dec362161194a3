"""Whether an English sentence says only what is known."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.llm import ranking
from bot.llm.bearing import goes_on, pointed, supports
from bot.llm.evidence import Evidence, Known, evidence
from bot.llm.facts import Facts
from bot.llm.overreach_en import overreaches
from bot.llm.plain_en import COUNTED, FINDING, PLAIN, STATING
from bot.llm.questions import asks_en
from bot.llm.ranking import FIRST, OPINION, Rank
from bot.llm.reading_en import LIMITS, Limit, Reading, read
from bot.llm.repeating import ours, quotes
from bot.llm.subjects import subjects
from bot.llm.tokens import Chunk, Token, chunks, key_of
from retrieval.phrases import word_set

_ASKED = frozenset({"asked", "wanted", "mentioned", "said", "looking", "searched", "need", "want"})
_CONTRASTS = frozenset({"but", "although", "though", "however", "while"})
_PRICE = frozenset({"price", "cost", "pay", "sell"})
_HANDING = word_set("get gets getting got")
_MANY = word_set("all both them they these those each every together")
_SAME = word_set("same identical equal equally alike share shares")
_TOPIC = word_set("if important regarding about terms as")
"""Words by which a price is a matter, not a figure."""
_SAFE = frozenset(map(key_of, ("worry", "worries", "problem", "hesitate", "sure", "know", "certain")))
_THING = frozenset({"it", "one", "they", "them"})
_STATED = word_set("is are was has have do does did see seen look looks yes no")
"""Beside "it" these state something, where no card says what "it" is."""
_ONLY = key_of("only")
_CAPITAL = re.compile(r"(?<=[a-z0-9,\]] )[A-Z][A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Said:
    """A chunk and whom it is about: places of cards, none for all of them."""

    chunk: Chunk
    about: tuple[int, ...]
    own: bool
    """Whether the chunk names a card itself."""
    than: tuple[int, ...] = ()
    """Cards it compares with."""
    aliases: bool = False
    """Whether the sentence names any card."""


class English:
    """Reads the sentences of one turn."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._evidence: Evidence = evidence(facts)
        self._reading = Reading(facts, "")
        self._ranked = False
        self._last = ""
        self._before: list[Token] = []
        self._said_before = Chunk("", ())

    def objection(self, sentence: str) -> str:
        """Why the sentence may not be shown; "" where it may."""
        if quotes(self._evidence, sentence):
            return ""
        if name := self._stranger(sentence):
            return f"a name: {name}"
        self._reading = read(sentence, self._facts)
        if self._reading.problem:
            return self._reading.problem
        if asks_en(sentence, self._reading.text, self._facts):
            return ""
        found = chunks(self._reading.text)
        if self._halved({token.key for chunk in found for token in chunk.tokens}):
            return "half of an advice"
        ranked = bool(self._reading.ranks)
        if problem := overreaches(sentence, self._reading.text, found, ranked, self._facts, self._evidence):
            return problem
        contrast = any(chunk.opener in _CONTRASTS or chunk.denies for chunk in found)
        self._ranked = any(chunk.of("rank") for chunk in found)
        self._before = []
        for said in _about(found):
            if problem := self._chunk(said, contrast):
                return problem
            self._last = said.chunk.tokens[-1].key if said.chunk.tokens else ""
            if said.chunk.content:
                self._before, self._said_before = said.chunk.content, said.chunk
        return self._bare(found)

    def _stranger(self, sentence: str) -> str:
        """A word written as a name in the middle of the sentence that is none in the facts."""
        for found in _CAPITAL.finditer(sentence):
            if found[0].lower() not in PLAIN and found[0] not in self._evidence.capitals:
                return found[0]
        return ""

    def _halved(self, said: set[str]) -> bool:
        """ "For all-day rain take ..." without what should be taken: as if it were this one."""
        for known in self._evidence.products:
            other = {key for line in known.lines for key, _ in line.words if line.role == "line"} | known.names
            for words in known.elsewhere:
                if said & words - other and not words <= said:
                    return True
        return False

    def _bare(self, found: Sequence[Chunk]) -> str:
        """A "yes" or "no" by itself answers a question that only our own reply has answered."""
        words = [token.key for chunk in found for token in chunk.tokens]
        if words in (["yes"], ["no"]) and words[0] not in self._facts.template.lower():
            return "a bare answer"
        return ""

    def _chunk(self, said: Said, contrast: bool) -> str:
        chunk = said.chunk
        content = self._claims(said, contrast)
        places = chunk.of("place")
        keys = {token.key for token in chunk.tokens}
        if problem := self._misplaced(said, places, keys) or self._compared(said):
            return problem
        if content and not said.aliases and {token.key for token in content} <= _SAFE:
            return ""
        told = [token for token in chunk.tokens if token.number is not None]
        numbers = self._uncounted(said, told, content, keys)
        if numbers and not content and not places and said.own:
            content = [token for token in self._before if token.sign == "+"]  # "... 12 in stock, and 6 of [P2]"
        if not content and not numbers and not places:
            return self._empty(said, keys)
        return self._stated(said, content, numbers, keys)

    def _misplaced(self, said: Said, places: Sequence[Token], keys: set[str]) -> str:
        """A figure that stands with another card or with several, or cards compared without a comparison."""
        if keys & _PRICE and "nothing" in keys:
            return "a price of nothing"
        if any(said.about and place.card not in said.about for place in places):
            return "a figure of another card"
        many = len(self._facts.products) > 1 and (keys & _MANY) and not said.own
        if any(place.key in ("price", "was") for place in places) and (len(said.about) > 1 or many):
            return "one figure for several cards"
        measured = places or any(token.number is not None for token in said.chunk.tokens)
        if said.chunk.opener == "than" and (measured if not said.own else not self._ranked):
            return "a comparison that is not worked out"
        if said.chunk.opener == "as" and said.own and self._last != "well":
            return "sameness"
        return ""

    def _stated(self, said: Said, content: Sequence[Token], numbers: Sequence[Token], keys: set[str]) -> str:
        """What is claimed: as not stated, as not found, as the same, as a price, or as a fact."""
        chunk, places = said.chunk, said.chunk.of("place")
        if chunk.denies and (
            self._unstated(said.about, content, keys) or self._not_found(said, content, numbers, keys)
        ):
            return ""
        if keys & _SAME and content:
            return "" if self._same_brand(said.about, content) else "sameness"
        if keys & _PRICE and not numbers and not places and not chunk.of("rank"):
            return _priceless(said, content, keys)
        return self._known(said, content, numbers, places)

    def _known(self, said: Said, content: Sequence[Token], numbers: Sequence[Token], places: Sequence[Token]) -> str:
        """Whether the cards bear it, or our own reply does."""
        chunk, about = said.chunk, said.about
        whom = [self._evidence.products[place - 1] for place in about] or list(self._evidence.products)
        if whom and all(supports(known, chunk, content, numbers, places) for known in whom):
            return ""
        if (
            not about
            and not any(goes_on(chunk, token) for token in numbers)
            and ours(self._evidence, self._kinds(chunk), content, numbers)
        ):
            return ""
        if self._goes_on(said, content, numbers, places, whom):
            return ""
        return "not known: " + " ".join(token.key for token in (*content, *numbers, *places))

    def _goes_on(
        self,
        said: Said,
        content: Sequence[Token],
        numbers: Sequence[Token],
        places: Sequence[Token],
        whom: Sequence[Known],
    ) -> bool:
        """ "The ankle is padded but does not feel stiff": one clause of the record in two statements."""
        if said.chunk.opener not in ("but", "and") or said.own or numbers or places or not self._before or not content:
            return False
        before = self._said_before
        chunk = Chunk(before.opener, (*before.tokens, *said.chunk.tokens))
        both = [*self._before, *content]
        return bool(whom) and all(supports(known, chunk, both, [], []) for known in whom)

    def _claims(self, said: Said, contrast: bool) -> list[Token]:
        """The words of a chunk that claim something: not those that only repeat the wish."""
        tokens = said.chunk.tokens
        asked = next((at for at, token in enumerate(tokens) if token.key in _ASKED), None)
        yours = any(token.key in ("you", "your") for token in tokens)
        repeats = asked is not None and yours and (contrast or not said.aliases) and not said.own
        found = []
        limited = any(ord(token.key) >= LIMITS for token in said.chunk.of("rank") if token.key != OPINION)
        for at, token in enumerate(tokens):
            if token.kind != "word" or token.plain or (limited and token.key in _PRICE):
                continue
            if token.key == _ONLY and at + 1 < len(tokens) and tokens[at + 1].kind in ("number", "money", "place"):
                continue
            if repeats and asked is not None and at > asked and token.told in self._evidence.wished:
                continue
            found.append(token)
        return found

    def _compared(self, said: Said) -> str:
        for token in said.chunk.of("rank"):
            if token.key == OPINION:
                continue
            at = ord(token.key)
            if at >= LIMITS:
                if not self._within(self._reading.limits[at - LIMITS], said) and not (
                    said.chunk.denies and not said.aliases
                ):
                    return "a limit that is not kept"
            elif not said.about:
                if self._wished(self._reading.ranks[at - FIRST]) and not said.chunk.denies:
                    continue
                told = ranking.kind(self._reading.ranks[at - FIRST])
                if said.chunk.denies or not any((told, "+") in line.words for line in self._evidence.general):
                    return "a comparison without its card"
            elif said.chunk.denies:
                return "a comparison denied"
            elif not ranking.holds(self._reading.ranks[at - FIRST], self._facts, said.about, said.than):
                return "a comparison that does not hold"
        return ""

    def _kinds(self, chunk: Chunk) -> list[str]:
        """The sorts of the comparisons of a chunk; limits and opinions as they are."""
        ranks = self._reading.ranks
        found = [(token.key, ord(token.key) - FIRST) for token in chunk.of("rank")]
        return [ranking.kind(ranks[at]) if at < len(ranks) else key for key, at in found]

    def _wished(self, rank: Rank) -> bool:
        """Whether the shopper asked for just that, and got a list of it: "something cheaper"."""
        asked = ranking.find(self._facts.said, self._facts.language, None)[1]
        return not rank.most and rank.off is None and rank in asked

    def _within(self, limit: Limit, said: Said) -> bool:
        about = said.about
        key = f"{limit.amount.normalize():f}"
        products = [self._facts.products[place - 1] for place in about] or list(self._facts.products)
        asked = key in self._evidence.amounts
        every = bool(about) or bool({token.key for token in said.chunk.tokens} & {"all", "both", "each"})
        bare = not said.chunk.denies and {token.key for token in said.chunk.content} <= _PRICE
        return (
            (asked or (limit.strict and every and bare))
            and bool(products)
            and all(
                one.price is not None
                and (one.price < limit.amount or (asked and not limit.strict and one.price == limit.amount))
                and one.currency == limit.currency
                for one in products
            )
        )

    def _uncounted(self, said: Said, numbers: list[Token], content: Sequence[Token], keys: set[str]) -> list[Token]:
        """The numbers that do more than count the cards."""
        if not said.chunk.denies:
            numbers = [token for token in numbers if not self._all(said.chunk, token)]
        shared = [known.names for known in self._evidence.products]
        if any(not all(token.key in names for names in shared) for token in content) or said.chunk.denies:
            return numbers
        count = len(self._facts.products)
        if any(goes_on(said.chunk, token) for token in numbers):
            return numbers
        numbers = [token for token in numbers if token.number != count or not pointed(said.chunk, token)]
        if said.own or not keys & COUNTED:
            return numbers
        return [token for token in numbers if token.kind == "money" or token.number != count]

    def _all(self, chunk: Chunk, number: Token) -> bool:
        """ "all five", where five are shown; not "all five hours"."""
        at = next(place for place, token in enumerate(chunk.tokens) if token is number)
        after = chunk.tokens[at + 1] if at + 1 < len(chunk.tokens) else None
        counts = number.kind == "number" and number.number == len(self._facts.products)
        return counts and at > 0 and chunk.tokens[at - 1].key == "all" and (after is None or after.plain)

    def _empty(self, said: Said, keys: set[str]) -> str:
        """A chunk that states nothing: harmless, unless it denies or hands out."""
        if said.chunk.content or (OPINION in keys and not said.chunk.denies):
            return ""  # the wish repeated, or taste
        if said.chunk.denies and (said.aliases or not keys & _SAFE):
            return "denies what is not said"
        if not said.chunk.of("rank") and keys & _HANDING:
            return "hands something out"
        if keys & _SAME and said.aliases:
            return "sameness"
        if not self._facts.products and said.chunk.opener != "if" and keys & _THING and keys & _STATED:
            return "speaks of a thing that is not here"
        if keys & {"made"} and not said.chunk.of("rank"):
            return "made of nothing"
        return ""

    def _unstated(self, about: tuple[int, ...], content: Sequence[Token], keys: set[str]) -> bool:
        """ "I do not see a battery listed": asked for, and in no line of the record."""
        words = {token.key for token in content} - STATING - {"life"}
        if not keys & STATING or not words or not words <= self._evidence.said:
            return False
        whom = [self._evidence.products[place - 1] for place in about] or list(self._evidence.products)
        known = {key for one in whom for line in one.lines for key, _ in line.words}
        return bool(whom) and not words & (known | {name for one in whom for name in one.names})

    def _same_brand(self, about: tuple[int, ...], content: Sequence[Token]) -> bool:
        """Whether only the brand is called the same, and is."""
        brands = [self._facts.products[place - 1].brand for place in about] or [
            one.brand for one in self._facts.products
        ]
        named = {token.key for chunk in chunks(brands[0] if brands else "") for token in chunk.tokens}
        return bool(brands) and len(set(brands)) == 1 and {token.key for token in content} <= named | {"brand"}

    def _not_found(self, said: Said, content: Sequence[Token], numbers: Sequence[Token], keys: set[str]) -> bool:
        """ "I could not find a leather backpack": where our own reply gave that wish up."""
        if said.own or not keys & FINDING or any(token.key not in self._evidence.amounts for token in numbers):
            return False
        given_up = self._evidence.given_up
        words = {token.key for token in content}
        return bool(words & given_up) and words <= self._evidence.said | given_up


def _priceless(said: Said, content: Sequence[Token], keys: set[str]) -> str:
    """A price without a figure is a matter to think of ("if price matters"), and nothing else."""
    spoken = keys & _TOPIC or said.chunk.opener == "if"
    if said.own or said.chunk.denies or not spoken or {token.key for token in content} - _PRICE:
        return "a price without a figure"
    return ""


def _about(found: Sequence[Chunk]) -> Iterable[Said]:
    """The chunks with the cards they are about."""
    named = [tuple(dict.fromkeys(token.card for token in chunk.of("alias"))) for chunk in found]
    placed = [tuple(dict.fromkeys(token.card for token in chunk.of("place"))) for chunk in found]
    compared = [bool(cards) and chunk.opener == "than" for cards, chunk in zip(named, found, strict=True)]
    stating = [_states(chunk) or than for chunk, than in zip(found, compared, strict=True)]
    joins = [chunk.opener in ("and", "or") for chunk in found]
    whom = subjects(named, placed, stating, joins, compared, [chunk.opener == "," for chunk in found])
    for at, chunk in enumerate(found):
        than = named[at + 1] if at + 1 < len(found) and compared[at + 1] else ()
        yield Said(chunk, whom[at], bool(named[at]), than, any(named) or any(placed))


def _states(chunk: Chunk) -> bool:
    return bool(chunk.content) or any(
        token.number is not None or token.kind in ("place", "rank") for token in chunk.tokens
    )
