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
    parts: tuple[str, ...] = ()
    """What a title says that the thing has: 带充电底座."""
    options: tuple[str, ...] = ()
    """The options that the variant shown has not: a count in stock is not of these."""


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
    products = tuple(
        _known(statements.of_product(product, "zh"), statements.other_options(product)) for product in facts.products
    )
    general = tuple(flat(line) for line in statements.general(facts))
    clauses = tuple(part for passage in quoted for part in _clauses(passage))
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


_CONDITIONAL = re.compile("仅|只|除|如果|若|以前|之前|以后|之后|之外|大多|通常|一般|但|没|未|不")


def _clauses(passage: str) -> list[str]:
    """A quoted passage in sentences, and halves of those that nothing conditions."""
    found = [part for part in re.split("[。；！？]", passage) if part.strip()]
    halves = [half for part in found if "，" in part and not _CONDITIONAL.search(part) for half in part.split("，")]
    return [flat(part) for part in (*found, *halves)]


def _known(stated: list[Statement], other_options: list[str]) -> Known:
    lines = [
        Line(part, one.role) for one in stated if one.text and one.amount is None for part in split(flat(one.text))
    ]
    amounts = tuple((one.role, one.amount) for one in stated if one.amount is not None)
    options = tuple(f"{value}码".lower() if value.isascii() else value for value in other_options)
    parts = [
        found
        for one in stated
        if one.role == "name"
        for found in re.findall("[带附含]([\u4e00-\u9fff]{2,})$", one.text)
    ]
    tails = tuple(part[at:] for part in parts for at in range(len(part) - 1))
    return Known(tuple(lines), amounts, haystack([line.text for line in lines]), tails, options)
