"""Everything a language model may do in a turn, each use by itself and each with the rules as its fallback."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.draft import Draft
from bot.finder import Finder
from bot.ledger import Turn
from bot.llm.asking import Asking, Moment
from bot.llm.facts import Names
from bot.llm.hostile import plain
from bot.llm.masking import mask
from bot.llm.meter import Use
from bot.llm.model import Prompt
from bot.llm.prompt import SAID
from bot.llm.reordering import DEPTH, ranking, reordered
from bot.llm.slots import read_slots, slots
from bot.llm.widening import ideal, keywords, read_ideal, read_keywords
from bot.llm.wording import Wording
from bot.messages import Act, Message, Tap
from bot.understand.meaning import Meaning
from retrieval.products import Text
from retrieval.query import Limit, Query, Result

log = logging.getLogger(__name__)

BEFORE = 1.5
"""Seconds that the search waits for a model."""
VAGUE: frozenset[Act] = frozenset({"find", "refine", "gift"})
"""Acts whose wishes may be too vague for the rules."""


@dataclass(frozen=True, slots=True)
class Shop:
    """The shop as it is now."""

    finder: Finder
    knows: Callable[[str], bool]
    """Whether the catalog uses these words at all."""
    version: Callable[[], str]
    """The catalog's version."""
    names: Names


@dataclass(frozen=True, slots=True)
class Aide:
    """A model at work for one shop."""

    asking: Asking
    wording: Wording
    shop: Shop
    uses: frozenset[Use]
    seconds: float = 6.0
    """A whole turn may take so long."""

    def begin(self, event: Message | Tap, mark: str) -> Moment:
        """The turn begins now. `mark` is known to nobody outside."""
        until = asyncio.get_running_loop().time() + self.seconds
        return Moment(event.user_id, event.conversation_id, event.event_id, event.platform, event.at, until, mark)

    async def word(self, turn: Turn, moment: Moment) -> Turn:
        """The turn with its opening in the model's words, where they are true."""
        if "wording" not in self.uses:
            return turn
        shop = self.shop
        try:
            return await self.wording.word(turn, shop.finder.product, moment, names=shop.names, version=shop.version())
        except Exception:  # a model's words are ornament: whatever breaks over them, the template is there
            log.exception("a reply could not be worded")
            return turn

    async def understand(self, draft: Draft, meaning: Meaning) -> Meaning:
        """The meaning with what a model makes of a vague wish and of words left over."""
        moment, query = draft.moment, meaning.query
        if moment is None or query is None or meaning.act not in VAGUE or not meaning.language_known:
            return meaning
        left, found, meant = await asyncio.gather(
            self._slots(draft, meaning, query, moment),
            self._widened("keywords", draft, meaning, query, moment),
            self._widened("ideal", draft, meaning, query, moment),
        )
        rules = [name for name, made in (("llm:slots", left), ("llm:keywords", found), ("llm:ideal", meant)) if made]
        if not rules:
            return meaning
        words = " ".join(str(limit.value) for limit in left)
        open_words = tuple(word for word in meaning.not_understood if word.lower() not in words)
        query = replace(query, limits=(*query.limits, *left), keywords=found, ideal=meant)
        if found or meant:
            # Words for a purpose are no name that a list could be narrowed to.
            query, open_words = replace(query, phrases=()), ()
        return replace(
            meaning,
            query=query,
            stated=(*meaning.stated, *left),
            not_understood=open_words,
            rules=(*meaning.rules, *rules),
        )

    async def rank(self, draft: Draft, query: Query, result: Result) -> Result:
        """The result with its first hits in the model's order; an order that the shopper named stays."""
        moment = draft.moment
        if "rerank" not in self.uses or moment is None or query.order or len(result.hits) < 2 or not draft.text.strip():
            return result
        lines = [plain(_line(hit.product.words(query.language)), SAID) for hit in result.hits[:DEPTH]]
        wish = self._harmless(draft.text)
        prompt = ranking(wish, lines, moment.mark)
        answer = await self._text(prompt, "rerank", moment, (wish, *lines))
        return replace(result, hits=reordered(answer, result.hits)) if answer else result

    async def _slots(self, draft: Draft, meaning: Meaning, query: Query, moment: Moment) -> tuple[Limit, ...]:
        message = self._harmless(draft.text)
        # A word that was taken out of the message, as a name is, does not leave the house either.
        left = [word for word in meaning.not_understood if word.lower() in message.lower()]
        if "slots" not in self.uses or not left:
            return ()
        answer = await self._text(slots(message, left, moment.mark), "slots", moment, (message, *left))
        return read_slots(answer or "", draft.text, left, query.limits)

    async def _widened(self, use: Use, draft: Draft, meaning: Meaning, query: Query, moment: Moment) -> str:
        if use not in self.uses or not _is_vague(query):
            return ""
        before = draft.session.query
        if before is not None and before.text == query.text:
            # "Under $50" says nothing new of what is wished for.
            return before.keywords if use == "keywords" else before.ideal
        wish = self._harmless(draft.text)
        ask = keywords if use == "keywords" else ideal
        prompt = ask(wish, meaning.language, moment.mark)
        answer = await self._text(prompt, use, moment, (wish, meaning.language)) or ""
        return read_keywords(answer, self.shop.knows) if use == "keywords" else read_ideal(answer)

    async def _text(self, prompt: Prompt, use: Use, moment: Moment, key: tuple[str, ...]) -> str | None:
        return await self.asking.text(
            prompt, use=use, moment=moment, seconds=BEFORE, key=(self.shop.version(), prompt.lines[0].text, *key)
        )

    def _harmless(self, text: str) -> str:
        return plain(mask(text)[0], SAID)


def _is_vague(query: Query) -> bool:
    """Whether a wish names neither a kind of thing nor an order, only what it is for."""
    kinds = any(limit.field == "category" for limit in query.limits)
    return bool(query.text.strip()) and not kinds and query.order is None and query.like is None


def _line(text: Text) -> str:
    return " | ".join(filter(None, (text.title, text.brand, " > ".join(text.category), text.description)))
