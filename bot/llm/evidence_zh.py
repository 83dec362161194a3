"""What Chinese sentences of a turn may rest on: its statements as flat lines."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bot.llm import statements
from bot.llm.facts import Facts
from bot.llm.pieces import flat, haystack, split
from bot.llm.statements import Amount, Role, Statement

MONEY = re.compile(
    r"(?P<sign>[¥$€£])(?P<number>\d+(?:\.\d+)?)(?P<tail>元|块钱|块)?"
    r"|(?P<bare>\d+(?:\.\d+)?)(?P<unit>美元|美金|欧元|英镑|日元|人民币|块钱|元|块|刀)(?!钱包)"
)
_CURRENCIES = {
    "¥": "CNY", "$": "USD", "€": "EUR", "£": "GBP", "美元": "USD", "美金": "USD", "刀": "USD", "欧元": "EUR",
    "英镑": "GBP", "日元": "JPY", "人民币": "CNY", "元": "CNY", "块钱": "CNY", "块": "CNY",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One flat statement."""

    text: str
    role: Role = "line"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one product."""

    lines: tuple[Line, ...]
    amounts: tuple[tuple[Role, Amount], ...]
    text: str
    """All lines, to look for pieces in."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known in a turn."""

    products: tuple[Known, ...]
    general: tuple[str, ...]
    quoted: tuple[str, ...]
    source: str
    said: str
    given_up: tuple[str, ...]
    """Wishes that our reply says nothing meets."""
    amounts: frozenset[Amount]
    """Amounts in our own reply and in the shopper's message."""
    figures: frozenset[Decimal]
    """Numbers of the shopper and of our reply."""
    text: str
    """Everything, to look for pieces in."""


def amount(found: re.Match[str]) -> Amount:
    """The amount that MONEY has found."""
    return Decimal(found["number"] or found["bare"]), _CURRENCIES[found["sign"] or found["unit"]]


@lru_cache(maxsize=64)
def evidence(facts: Facts) -> Evidence:
    """What is known in a turn, read once."""
    quoted = facts.passages[:-1] if len(facts.passages) > 1 else facts.passages
    source = facts.passages[-1] if len(facts.passages) > 1 else ""
    products = tuple(_known(statements.of_product(product, "zh")) for product in facts.products)
    general = tuple(flat(line) for line in statements.general(facts))
    clauses = tuple(flat(part) for passage in quoted for part in re.split("[。；！？]", passage) if part.strip())
    said, template = flat(facts.said), flat(facts.template)
    every = haystack(
        [
            *(one.text for one in products),
            *(p for line in (*general, *clauses, flat(source), said) for p in split(line)),
        ]
    )
    both = f"{said}\n{template}"
    return Evidence(
        products,
        general,
        clauses,
        flat(source),
        said,
        tuple(part for line in general if "不满足" in line or "没有" in line for part in split(line)),
        frozenset(amount(found) for found in MONEY.finditer(both)),
        frozenset(Decimal(figure) for figure in re.findall(r"\d+(?:\.\d+)?", both)),
        every,
    )


def _known(stated: list[Statement]) -> Known:
    lines = [
        Line(part, one.role) for one in stated if one.text and one.amount is None for part in split(flat(one.text))
    ]
    amounts = tuple((one.role, one.amount) for one in stated if one.amount is not None)
    return Known(tuple(lines), amounts, haystack([line.text for line in lines]))
