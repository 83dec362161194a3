"""`aisle llm …`: what the language model said that nobody was shown, and what it took."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from app.cli import app
from app.cli.say import line, out
from app.settings import load_settings

MILLION = 1_000_000

llm = typer.Typer(no_args_is_help=True, help="The language model: what was blocked of it, and what it took.")
app.add_typer(llm, name="llm")

JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


@llm.command()
def blocked(
    limit: Annotated[int, typer.Option("-n", min=1, max=1000, help="Show so many.")] = 30,
    as_json: JsonOption = False,
) -> None:
    """The last sentences that were kept from shoppers, and why, the newest first."""
    from app.blocked import BlockedTable
    from app.database import open_database, refuse_missing

    settings = load_settings()
    refuse_missing(settings)
    found = BlockedTable(open_database(settings)).newest(limit)
    if as_json:
        for one in found:
            line({"at": one.at.isoformat(), "use": one.use, "sentence": one.sentence, "reason": one.reason})
        return
    if not found:
        out.print("nothing yet: every sentence of the model was shown, or there is no model")
        return
    table = Table("at", "use", "why", "sentence")
    for one in found:
        # What a model wrote is never markup.
        table.add_row(*map(Text, (f"{one.at:%Y-%m-%d %H:%M}", one.use, one.reason, one.sentence)))
    out.print(table)


@llm.command()
def cost(
    days: Annotated[int, typer.Option("--days", min=1, max=3660, help="Of so many days, today among them.")] = 30,
    as_json: JsonOption = False,
) -> None:
    """Calls and tokens by day and use, and what they cost where AISLE_LLM_PRICE says."""
    from app.database import open_database, refuse_missing
    from app.tokens import SqlMeter
    from bot.llm.meter import Caps

    settings = load_settings()
    refuse_missing(settings)
    since = datetime.now(UTC).date() - timedelta(days=days - 1)
    found = SqlMeter(open_database(settings), Caps()).spent(since)
    rows = [
        {
            "day": one.day.isoformat(),
            "use": one.use,
            "calls": one.calls,
            "prompt_tokens": one.prompt,
            "answer_tokens": one.answer,
            "cost": price(one.prompt, one.answer, settings.llm_price),
        }
        for one in found
    ]
    if as_json:
        for row in rows:
            line(row)
        return
    if not rows:
        out.print("nothing was asked of a language model in this time")
        return
    table = Table("day", "use", "calls", "prompts", "answers", "cost")
    for row in rows:
        table.add_row(*(str(value if value is not None else "") for value in row.values()))
    out.print(table)


def price(prompt: int, answer: int, prices: tuple[Decimal, Decimal] | None) -> str | None:
    """What so many tokens cost in the owner's money, as a decimal string; None where no price is set."""
    if prices is None:
        return None
    return str(((prompt * prices[0] + answer * prices[1]) / MILLION).quantize(Decimal("0.0001")))
