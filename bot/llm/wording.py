"""Words the opening of a reply: streamed, cut into sentences, checked one by one, and the template where none is left.

Only the opening of `Reply.text` changes: cards, buttons, the act, the decision, and every other line of the reply stay.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.ledger import Turn
from bot.llm.asking import Asking, Heard, Moment, Watcher
from bot.llm.facts import Facts, Names, facts_of
from bot.llm.grounding import check
from bot.llm.masking import mask, restore
from bot.llm.paragraph import GAPS
from bot.llm.prompt import rules, system, wording
from bot.llm.prose import fault, tidied
from bot.llm.sentences import Sentences
from bot.messages import LONGEST, Message
from retrieval.products import Product

MOST_SENTENCES = 4
MOST_CHARACTERS = 600
"""A wording longer than this is read no further."""
FIRST = 2.5
"""Seconds until the first good sentence has to be there."""

Show = Callable[[Moment, str], None]
"""Hears how far the reply has come, to show it while it grows."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The use "wording"."""

    asking: Asking
    watcher: Watcher
    show: Show
    style: str = ""
    """The owner's wish for the tone."""
    first: float = FIRST
    """Seconds until the first good sentence has to be there."""

    async def word(
        self, turn: Turn, find: Callable[[str], Product | None], moment: Moment, *, names: Names, version: str
    ) -> Turn:
        """The turn with its opening worded by the model, or as it is. `version` is the catalog's."""
        if not _wordable(turn):
            return turn
        lines = turn.session.said
        if isinstance(turn.event, Message):
            lines, text = lines[:-1], turn.event.text
        else:
            text = turn.reply.understood.query
        said, known = mask(text)
        earlier: list[str] = []
        for line in lines:
            text, known = mask(line, known)
            earlier.append(text)
        facts = facts_of(replace(turn.reply, text=turn.opening), find, said=said, others=names)
        prompt = wording(facts, earlier, mark=moment.mark, style=self.style)
        speech = _Speech(facts, known, lambda text, reason: self.watcher.sentence("wording", text, reason, moment.at))
        speech.grown = lambda so_far: self.show(moment, so_far)
        outcome = await self.asking.ask(
            prompt, speech.hear, use="wording", moment=moment, first=self.first, key=self._key(facts, earlier, version)
        )
        if outcome in ("answered", "known"):
            speech.end()
        text = turn.reply.text.replace(turn.opening, speech.text, 1)
        if not speech.text or len(text) > LONGEST:
            return turn
        return replace(turn, reply=replace(turn.reply, text=text), rules=(*turn.rules, "worded"))

    def _key(self, facts: Facts, earlier: Sequence[str], version: str) -> tuple[str, ...]:
        """Everything that the answer depends on, without the marks, which are other ones each time."""
        whole = wording(facts, earlier, mark="", style=self.style)
        return (version, facts.language, *(line.text for line in whole.lines), system(facts.language, self.style))


def _wordable(turn: Turn) -> bool:
    """Whether the reply has an opening that may be said otherwise: never to somebody upset, and never without cards."""
    reply = turn.reply
    calm = turn.session.mood == "calm" and not reply.handoff and reply.owner != "human"
    return calm and bool(turn.opening and reply.cards) and turn.opening in reply.text


class _Speech:
    """What a model has said so far, as far as it may be shown."""

    def __init__(self, facts: Facts, known: dict[str, str], judged: Callable[[str, str], None]) -> None:
        self.text = ""
        self.grown: Callable[[str], None] = lambda so_far: None
        self._facts = facts
        self._known = known
        self._judged = judged
        self._sentences = Sentences()
        self._rules = rules(facts.language)
        self._shown: list[str] = []
        self._heard = 0

    def hear(self, piece: str) -> Heard:
        """Take in a piece of the answer."""
        self._heard += len(piece)
        self._take(self._sentences.feed(piece))
        if len(self._shown) >= MOST_SENTENCES or self._heard >= MOST_CHARACTERS:
            return Heard.ENOUGH
        return Heard.GOOD if self._shown else Heard.NOTHING

    def end(self) -> None:
        """Take in what is left, once the answer is whole."""
        self._take(self._sentences.end())

    def _take(self, sentences: Sequence[str]) -> None:
        for sentence in map(tidied, sentences):
            if len(self._shown) >= MOST_SENTENCES:
                return
            reason = fault(sentence, self._facts.language, self._rules)
            verdict = None if reason else check(restore(sentence, self._known), self._facts)
            text = verdict.text if verdict else None
            if sentence:
                self._judged(sentence, "" if text else reason or (verdict.reason if verdict else ""))
            if text and text not in self._shown:
                self._shown.append(text)
                self.text = GAPS[self._facts.language].join(self._shown)
                self.grown(self.text)
