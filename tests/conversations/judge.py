"""Judges the replies of a whole conversation: each by tests.understanding, and what only a conversation can show."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from tests.conversations.money import amounts, numbers, unfounded
from tests.understanding.judge import judge
from tests.understanding.truth import Expect, Record, Records, any_of, says

Reply = Mapping[str, Any]


class Judge:
    """Follows one conversation. `known` are the amounts of money that the shop itself names."""

    def __init__(self, records: Records, known: set[Decimal], pages: str = "") -> None:
        self._records = records
        self._known = known
        self._pages = pages.casefold()
        self._lists: list[Sequence[Mapping[str, Any]]] = []
        """For each turn the list that stood after it."""
        self._said: set[Decimal] = set()
        self.last: Reply | None = None
        """The last reply that had cards."""

    def heard(self, text: str) -> None:
        """The shopper names amounts of their own."""
        self._said |= numbers(text)

    def passed(self) -> None:
        """A turn without a reply."""
        self._lists.append(self._lists[-1] if self._lists else ())

    def take(self, expect: Expect, reply: Reply) -> list[str]:
        """What is wrong with the next reply, in plain words."""
        wrong = [*self._said_well(expect, reply), *self._pointed(expect, reply), *self._priced(expect, reply)]
        if expect.get("silent"):
            if reply["text"] or reply["cards"]:
                wrong.append(f"speaks while a person holds the conversation: {reply['text']!r}")
        else:
            plain = {key: value for key, value in expect.items() if key != "references" or "from" not in expect}
            wrong += judge(plain, reply, self.last, self._records)
            wrong += self._bundled(expect, reply)
        if reply["cards"] or self.last is None:
            self.last = reply
        self._lists.append(self.last["cards"])
        return wrong

    def _said_well(self, expect: Expect, reply: Reply) -> Iterable[str]:
        text = reply["text"].casefold()
        for word in expect.get("reply_lacks", ()):
            if word.casefold() in text:
                yield f"the text has {word!r}: {reply['text']!r}"
        if "owner" in expect and reply["owner"] != expect["owner"]:
            yield f"owner is {reply['owner']}, not {expect['owner']}"
        if "mood" in expect and reply["understood"]["mood"] != expect["mood"]:
            yield f"mood is {reply['understood']['mood']}, not {expect['mood']}"
        held = {limit["field"] for limit in reply["understood"]["limits"]}
        for name in expect.get("no_limits_on", ()):
            if name in held:
                yield f"there is a limit on {name}: {reply['understood']['limits']}"
        quotes = [word.casefold() for word in expect.get("quotes", ())]
        if quotes and not any(word in text and word in self._pages for word in quotes):
            yield f"the text has none of {quotes} from the shop's pages: {reply['text']!r}"

    def _pointed(self, expect: Expect, reply: Reply) -> Iterable[str]:
        if "from" in expect:
            shown = [card["product_id"] for card in self._lists[expect["from"]]]
            wanted = [shown[place] for place in expect["references"] if place < len(shown)]
            if list(reply["understood"]["references"]) != wanted or not wanted:
                yield f"references are {reply['understood']['references']}, not {wanted}"
        last = self.last["cards"] if self.last else ()
        for place in expect.get("names", ()):
            if place >= len(last):
                yield f"the last list had only {len(last)} cards"
            elif last[place]["title"].casefold() not in reply["text"].casefold():
                yield f"the text does not name {last[place]['title']!r}: {reply['text']!r}"

    def _priced(self, expect: Expect, reply: Reply) -> Iterable[str]:
        if lines := expect.get("cart"):
            yield from self._summed(lines, reply)
        limits = {Decimal(str(limit["value"])) for limit in reply["understood"]["limits"] if limit["field"] == "price"}
        shown = {card["product_id"]: card for cards in (*self._lists, reply["cards"]) for card in cards}.values()
        if strange := unfounded(reply["text"], shown, self._known | self._said | limits, self._said):
            yield f"amounts without a source: {[str(amount) for amount in strange]} in {reply['text']!r}"

    def _summed(self, lines: Sequence[Sequence[int]], reply: Reply) -> Iterable[str]:
        total = Decimal(0)
        for turn, place, *quantity in lines:
            cards = self._lists[turn] if turn < len(self._lists) else ()
            if place >= len(cards):
                yield f"the list of turn {turn} had only {len(cards)} cards"
                return
            card = cards[place]
            total += Decimal(card["price"] or 0) * (quantity[0] if quantity else 1)
            if card["title"].casefold() not in reply["text"].casefold():
                yield f"the text does not name {card['title']!r}: {reply['text']!r}"
        if total not in amounts(reply["text"]):
            yield f"the text does not name the sum {total}: {reply['text']!r}"

    def _bundled(self, expect: Expect, reply: Reply) -> Iterable[str]:
        kinds = expect.get("kinds", ())
        shown = [self._records[card["product_id"]] for card in reply["cards"] if card["product_id"] in self._records]
        for kind in kinds:
            if not any(_is(record, kind) for record in shown):
                yield f"nothing in the list is of {kind}"
        for record in shown if kinds else ():
            if not any(_is(record, kind) for kind in kinds):
                yield f"{record['title']!r} is of none of {kinds}"
        if "sum_max" in expect:
            total = sum(Decimal(card["price"] or 0) for card in reply["cards"])
            if total > Decimal(str(expect["sum_max"])):
                yield f"the list sums to {total}, over {expect['sum_max']}"


def _is(record: Record, kind: Sequence[str]) -> bool:
    return any_of(says(record, "title", "category"), kind)
