"""What the rules on a message's purpose look at: its cues and wishes, what it points at, and the conversation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.session import Session
from bot.understand.matters import Asked
from bot.understand.reading import CLAUSE_MARKS, Reading
from bot.understand.sets import names_part
from bot.understand.several import asks_which
from bot.understand.small_talk import Small
from bot.understand.telling import WISHING_WORDS
from bot.understand.wishes import Wishes
from retrieval.phrases import word_set

_OPENING = word_set("""
    is are am do does did can could will would should may what which how when where who whose why
""")
_ASKING_OPENERS = frozenset(("which", "what", "any", "do", "got", "show"))
"""First words of a sentence that asks for goods, where one names any."""
_VAGUE = frozenset(("something", "anything", "replacement", "another"))
_SHORT = 4
_ASKING = re.compile("[?？吗嘛谁哪几]|什么|怎|多少|多久|能不能|可不可以|是不是|会不会|要不要|有没有")
WEAK_REQUESTS = frozenset({"买", "要", "有", "需要", "buy", "need", "want"})
"""Words that ask for goods, and as often tell of some: 新买的, "do I need to"."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules look at."""

    reading: Reading
    wishes: Wishes
    references: Sequence[str]
    counted: bool
    """Whether a place in a list was named ("the second one"), listed or not."""
    session: Session
    asked: Asked
    """What the message asks of the shop rather than of its goods."""
    relative: str = ""
    """cheaper or dearer, when the message asks for that."""
    in_record: bool = False
    """Whether the record of the product talked about speaks of what the message names."""
    other_kind: bool = False
    """Whether the kind named is another than that of the product talked about."""
    quantity: int | None = None
    """How many of something, where the message says so."""
    chooses: bool = False
    """Whether one of the things shown is taken by its name, as 那就要法兰绒的 does."""
    changes_set: bool = False
    """Whether parts of the set shown last are changed, in Chinese."""

    changes_cart: str = ""
    """How the message changes what lies in the cart: set, more, fewer or clear."""
    small: Small = ""
    """What is said between two wishes, where the message is nothing else."""

    @property
    def has_kind(self) -> bool:
        """Whether a kind of goods is asked for that the tables or the catalog know."""
        return self.wishes.kind is not None and not self.wishes.guessed

    @property
    def asks(self) -> bool:
        """Whether the message states any wish."""
        wishes = self.wishes
        taken_back = wishes.indifferent or wishes.given_up
        return bool(wishes.limits or wishes.order or wishes.free or taken_back or wishes.words)

    @property
    def bare(self) -> bool:
        """Whether nothing of the catalog is in the message."""
        wishes = self.wishes
        return not (wishes.limits or wishes.order or wishes.free or wishes.indifferent or wishes.given_up)

    @property
    def listed(self) -> bool:
        """Whether there is a list to talk about."""
        return bool(self.session.shown)

    @property
    def short(self) -> bool:
        """Whether the message has hardly any words."""
        return self.reading.spoken <= _SHORT

    @property
    def brief(self) -> bool:
        """Whether the message is a short sentence."""
        return self.reading.spoken <= 2 * _SHORT

    @property
    def spoken_briefly(self) -> bool:
        """Whether it is one or two short sentences: 都不太合适，换点实用的吧."""
        return self.reading.spoken <= 4 * _SHORT

    @property
    def same_kind(self) -> bool:
        """Whether the kind named is the one in force."""
        before = self.session.query.limits if self.session.query else ()
        return self.wishes.kind is not None and any(
            limit.field == "category" and limit.value == self.wishes.kind.value for limit in before
        )

    @property
    def part_of_set(self) -> bool:
        """Whether the kind named is one of those of the set shown last."""
        return any(names_part(self.reading, kind) for kind in self.session.kinds)

    @property
    def said_weakly(self) -> bool:
        """Whether nothing is asked for in so many words."""
        said = {self.reading.written(cue.start, cue.end).lower() for cue in self.reading.found("request")}
        return said <= WEAK_REQUESTS

    @property
    def sought(self) -> bool:
        """Whether goods are asked for by name: "a book of poems" asks for no poem."""
        return self.has_kind and self.has("request")

    @property
    def several(self) -> bool:
        """Whether things of several kinds are wanted together, as a set or within one budget."""
        return len(self.wishes.kinds) > 1 and (
            self.has("set", "bundle", "goes_with", "one_of_each") or (self.has("altogether") and self.bounded)
        )

    @property
    def asks_other(self) -> bool:
        """Whether another kind than that talked about is named as a wish: "which case fits it", not 第一个电池多大."""
        chinese = any(word.kind == "cjk" for word in self.reading.words)
        return self.other_kind and not self.has("able") and not (chinese and bool(self.references))

    @property
    def same_clause(self) -> bool:
        """Whether what is pointed at and the kind named stand in one clause."""
        reading = self.reading
        pointed = {reading.clause[at] for at, taken in enumerate(reading.taken) if taken == "reference"}
        kinds = {reading.clause[place.start] for place in reading.kinds}
        return not pointed.isdisjoint(kinds)

    @property
    def explicit(self) -> bool:
        """Whether the message itself points at something, by a place, a name or a description."""
        return "reference" in self.reading.taken

    @property
    def focused(self) -> bool:
        """Whether one product is being talked about."""
        return self.session.focus is not None or len(self.session.shown) == 1

    @property
    def polite(self) -> bool:
        """Whether the message only thanks: nothing is asked, wished or pointed at by its place."""
        wishes = self.wishes
        told = any(limit.field != "words" for limit in wishes.limits)
        wished = self.has_kind or told or wishes.order or self.relative or self.counted
        return not wished and not self.has("interrogative", "request", "cart", "add_to_cart", "more", "compare")

    @property
    def carries(self) -> bool:
        """Whether something lies in the cart."""
        return bool(self.session.cart.lines)

    @property
    def which(self) -> bool:
        """Whether the message asks to choose among the things shown."""
        about = not self.has_kind or self.reading.words[0].kind == "latin"
        asks = asks_which(self.reading) or self.has("asks_most")
        return self.listed and about and asks and not self.has("compare")

    @property
    def plain_question(self) -> bool:
        """防水吗, 敏感肌能用吗: a quality with a question mark, and no word of wishing."""
        words = [word for word in self.reading.words if word.kind != "mark"]
        asked = bool(words) and words[-1].text in ("吗", "么", "嘛")
        content = self.wishes.words or any(limit.field != "price" for limit in self.wishes.limits)
        changed = "undo-wish" in self.reading.rules or "exclusion" in self.reading.rules
        return asked and bool(content) and not changed and not self.has("request", "any", "also", "more")

    @property
    def question(self) -> bool:
        """Whether the message asks something, in its form."""
        opens = bool(self.reading.words) and self.reading.words[0].text in _OPENING
        return opens or self.asked.asking or bool(_ASKING.search(self.reading.text))

    @property
    def wants_goods(self) -> bool:
        """Whether goods are asked to be shown: before any matter of the shop is named, or with one as their quality."""
        kinds = self.reading.kinds
        if not self.has_kind or not kinds:
            return False
        if self.has("which_to_get"):
            return True
        if not self.has("request"):
            return False
        if self.matter_first and kinds[-1].start and self.reading.words[kinds[-1].start - 1].text == "的":
            return True
        if self.asked.begins == self.reading.words[kinds[-1].start].start and self.asked.quotable():
            return False  # "Do you have gift cards": the kind is the matter
        said = {self.reading.written(cue.start, cue.end).lower() for cue in self.reading.found("request")}
        return not self.matter_first and not said <= WEAK_REQUESTS

    @property
    def matter_first(self) -> bool:
        """Whether a matter of the shop is named before any kind of goods: "do you buy used headphones"."""
        kinds = (self.reading.words[place.start].start for place in self.reading.kinds)
        begins, words = self.asked.begins, self.reading.words
        if begins is None or any(
            words[cue.start].start <= begins < words[cue.end - 1].end for cue in self.reading.found("request")
        ):
            return False  # 想换个电饭煲 asks for goods, not for an exchange
        return begins < next(kinds, len(self.reading.text))

    @property
    def wishes_after(self) -> bool:
        """Whether goods are wished for after what is told: "my bag broke, need a sturdy one"."""
        reading = self.reading
        asked = [cue.end for cue in reading.found("request")]
        asked += [at + 1 for at, word in enumerate(reading.words) if word.text in WISHING_WORDS]
        told = next((at for at, word in enumerate(reading.words) if word.text in CLAUSE_MARKS), None)
        asked += self._sentences_asking
        first = min((at for at in asked if told is not None and at > told), default=None)
        things = [cue.start for cue in reading.found("one", "ones")]
        things += [at for at, word in enumerate(reading.words) if word.text in _VAGUE]
        return first is not None and (self._names_kind(first) or any(at >= first for at in things))

    @property
    def asks_for_goods_at_last(self) -> bool:
        """Whether the message ends by asking for goods by their kind: "… are useless now. Which of your pans work?"."""
        asks = min(self._sentences_asking, default=None)
        return asks is not None and self._names_kind(asks)

    @property
    def _sentences_asking(self) -> list[int]:
        """Where sentences, behind the first, ask for goods: by their first word, or by a kind as such."""
        words = self.reading.words
        opening = [at for at, word in enumerate(words) if at and words[at - 1].text in ".!?"]
        kinds = {place.start for place in self.reading.kinds}
        return [at for at in opening if words[at].text in _ASKING_OPENERS or at in kinds]

    def _names_kind(self, since: int) -> bool:
        return any(place.start >= since for place in self.reading.kinds)

    def has(self, *cues: str) -> bool:
        """Whether any of these cues stands in the message."""
        return self.reading.has(*cues)

    @property
    def names_cart(self) -> bool:
        """Whether the cart is asked for by its name: "just the case. what's in my cart now?"."""
        asked = [self.reading.written(cue.start, cue.end).lower() for cue in self.reading.found("checkout")]
        return any("cart" in said or "basket" in said for said in asked)

    @property
    def bounded(self) -> bool:
        """Whether a limit on the price is stated."""
        return any(limit.field == "price" for limit in self.wishes.limits)

    @property
    def changes(self) -> bool:
        """Whether limits of a list are stated, rather than questions on what stands in it."""
        wishes, rules = self.wishes, self.reading.rules
        changed = "undo-wish" in rules or "exclusion" in rules
        return bool(wishes.order or wishes.indifferent or wishes.given_up or self.relative or changed or self.bounded)
