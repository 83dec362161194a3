"""`aisle transcript`: what was said, and how it was understood."""

from dataclasses import asdict
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from app.cli import app
from app.cli.say import fail, line, out
from app.settings import load_settings


@app.command()
def transcript(
    conversation: Annotated[str | None, typer.Argument(help="Its id; without one, the newest are listed.")] = None,
    limit: Annotated[int, typer.Option("-n", min=1, max=10_000, help="List so many conversations.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Show conversations: what was said, what was understood, and by which rules."""
    from app.database import open_database, refuse_missing
    from app.transcripts import Transcripts

    settings = load_settings()
    refuse_missing(settings)
    engine = open_database(settings)
    try:
        transcripts = Transcripts(engine)
        listed = transcripts.conversations(limit) if conversation is None else []
        turns = transcripts.lines(conversation) if conversation is not None else []
    finally:
        engine.dispose()
    if conversation is None:
        if as_json:
            for name, count, at in listed:
                line({"conversation": name, "turns": count, "last": at})
            return
        table = Table("conversation", "turns", "last")
        for name, count, at in listed:
            table.add_row(*map(Text, (name, str(count), at[:16].replace("T", " "))))
        out.print(table)
        return
    if not turns:
        fail(f"no conversation is known as {conversation}")
    for turn in turns:
        if as_json:
            line(asdict(turn))
            continue
        # What a shopper wrote is never markup.
        if turn.said:
            out.print(Text(f"> {turn.said}", style="bold"))
        if turn.rules:
            out.print(Text(f"  understood as {turn.act}: {'; '.join(turn.rules)}", style="dim"))
        if turn.limits:
            out.print(Text(f"  wishes: {', '.join(turn.limits)}", style="dim"))
        out.print(Text(turn.answer if turn.kind == "reply" else f"(a person) {turn.answer}"))
        for title in turn.cards:
            out.print(Text(f"  · {title}"))
        out.print()
