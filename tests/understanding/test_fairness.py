"""No expectation asks the impossible: an oracle that reads the raw records passes every turn of the set."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest

from app.demo.catalog import products
from tests.understanding.cases import Case, hold, read_cases
from tests.understanding.records import BESTBUY, LITEMALL, bestbuy_records, demo_records, litemall_records
from tests.understanding.truth import Expect, Records, amounts_of, any_of, says, truth

CASES = read_cases()


class Oracle:
    """Answers each turn with what its expectation, the records and the last list leave possible."""

    def __init__(self, case: Case, records: Records, currency: str) -> None:
        self._expects = iter([turn["expect"] for turn in case.turns])
        self._records = records
        self._currency = currency
        self._shown: list[dict[str, Any]] = []

    def __call__(self, conversation_id: str, text: str, locale: str | None) -> dict[str, Any]:
        expect = next(self._expects)
        act = expect.get("act", "find")
        understood = {"limits": expect.get("limits", []), "references": []}
        understood["references"] = [self._shown[index]["product_id"] for index in expect.get("references", ())]
        cards = self._cards(expect) if "kind" in expect and expect.get("max_cards") != 0 else []
        self._shown = cards or self._shown
        return {
            "text": self._text(expect),
            "act": act if isinstance(act, str) else act[0],
            "language": expect.get("language", "en"),
            "handoff": expect.get("handoff", False),
            "understood": understood,
            "cards": cards,
        }

    @staticmethod
    def _text(expect: Expect) -> str:
        wanted = expect.get("reply_has", ())
        return " ".join(words if isinstance(words, str) else words[0] for words in wanted)

    def _cards(self, expect: Expect) -> list[dict[str, Any]]:
        before = [card["product_id"] for card in self._shown]
        ids = [
            one for one in truth(expect, self._records) if one not in before or "disjoint_from_previous" not in expect
        ]
        offers = [(product_id, *self._offer(expect, self._records[product_id])) for product_id in ids]
        offers.sort(key=lambda offer: self._rank(expect, offer[0], offer[2]))
        return [
            {"product_id": one, "variant_id": variant, "title": self._title(one), "price": f"{amount:.2f}"}
            | {"currency": expect.get("currency", self._currency)}
            for one, variant, amount in offers[: self._room(expect, [offer[2] for offer in offers])]
        ]

    def _room(self, expect: Expect, amounts: Sequence[float]) -> int:
        most = int(expect.get("max_cards", 5))
        before = [float(card["price"]) for card in self._shown]
        if "price_change" not in expect or not before:
            return most
        fitting = [size for size in range(1, len(amounts) + 1) if fmean(amounts[:size]) < fmean(before)]
        return min(most, max(fitting, default=1))

    def _title(self, product_id: str) -> str:
        record = self._records[product_id]
        return str(record.get("titles", [record["title"]])[0])

    def _rank(self, expect: Expect, product_id: str, amount: float) -> float:
        order = expect.get("order")
        if order == "best_rated":
            return -float(self._records[product_id]["rating"] or 0)
        if order == "cheapest" or "cheap" in expect or "price_change" in expect:
            return amount
        return -amount

    @staticmethod
    def _offer(expect: Expect, record: Mapping[str, Any]) -> tuple[str | None, float]:
        """The variant that meets most of the wished options, then the cheapest, with its price."""
        variants = record.get("variants") or {None: {"options": [], "prices": record["prices"]}}
        offers = [
            (
                -sum(any_of(says(variant, "options"), words) for words in expect.get("variant_word", ())),
                min(amounts),
                key,
            )
            for key, variant in variants.items()
            if (amounts := amounts_of(expect, {"prices": variant["prices"]}))
        ]
        _, amount, key = min(offers, key=lambda offer: offer[:2])
        return key or None, amount


def _raw(shop: str, request: pytest.FixtureRequest) -> tuple[Records, str]:
    if shop == "demo":
        return demo_records(products()), "USD"
    folder: Path = request.getfixturevalue("shared_data")
    if shop == "litemall":
        return litemall_records(folder / LITEMALL), "CNY"
    return {" / ".join((*key[:2], *key[2])): record for key, record in bestbuy_records(folder / BESTBUY).items()}, "USD"


@pytest.mark.parametrize("shop", ["demo", "bestbuy", "litemall"])
def test_every_turn_can_be_answered(shop: str, request: pytest.FixtureRequest) -> None:
    records, currency = _raw(shop, request)
    cases = [case for case in CASES if case.shop == shop]
    judged = [one for case in cases for one in hold(case, Oracle(case, records, currency), records)]
    assert len(judged) >= len(cases) > 0
    assert [(one.case.id, one.text, one.complaints) for one in judged if one.complaints] == []
