"""`aisle unanswered`: what shoppers asked and the shop could not answer."""

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from app.cli import app
from app.cli.say import line, out
from app.settings import load_settings

KINDS = {"product": "about a product", "policy": "about the shop", "wish": "not in the catalog"}


@app.command()
def unanswered(
    limit: Annotated[int, typer.Option("-n", min=1, max=10_000, help="Show so many.")] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Show what shoppers asked and the shop could not answer, the most frequent first."""
    from app.database import open_database, refuse_missing
    from app.questions import SqlQuestions

    settings = load_settings()
    refuse_missing(settings)
    found = SqlQuestions(open_database(settings)).most_asked(limit)
    if as_json:
        for one in found:
            line(
                {
                    "times": one.times,
                    "kind": one.kind,
                    "text": one.text,
                    "language": one.language,
                    "product_id": one.product_id or None,
                    "first": one.first.isoformat(),
                    "last": one.last.isoformat(),
                }
            )
        return
    if not found:
        out.print("nothing yet: every question so far had an answer")
        return
    table = Table("times", "kind", "what was asked", "product", "last")
    for one in found:
        # What a shopper wrote is never markup.
        cells = (str(one.times), KINDS[one.kind], one.text, one.product_id, f"{one.last:%Y-%m-%d}")
        table.add_row(*map(Text, cells))
    out.print(table)
