"""`aisle export USER` and `aisle forget USER`: what is kept of a shopper, and its end."""

from typing import Annotated

import typer

from app.cli import app
from app.cli.say import fail, line, out
from app.settings import load_settings

User = Annotated[str, typer.Argument(metavar="USER", help="The user id, such as telegram:123 or web-….")]


@app.command()
def export(user: User) -> None:
    """Print all that is kept of a shopper as one JSON object: profile, conversations, lists, orders."""
    from app.database import open_database, refuse_missing
    from app.ledger import SqlLedger
    from app.shoppers import Shoppers

    settings = load_settings()
    refuse_missing(settings)
    engine = open_database(settings)
    line(Shoppers(engine, SqlLedger(engine)).export(user))


@app.command()
def forget(
    user: User,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete a shopper's profile and conversations. What the policy learned stays, and leads to nobody."""
    from app.database import open_database, refuse_missing
    from app.ledger import SqlLedger
    from app.shoppers import Shoppers

    settings = load_settings()
    refuse_missing(settings)
    if not yes:
        typer.confirm(f"Delete all that is kept of {user}? This cannot be undone.", abort=True, err=True)
    engine = open_database(settings)
    gone = Shoppers(engine, SqlLedger(engine)).forget(user)
    if gone.nothing:
        fail(f"nobody is known as {user}")
    counts = f"{gone.conversations} conversations, {gone.messages} messages, {gone.decisions} lists made anonymous"
    out.print(f"forgotten: {'profile, ' if gone.profile else ''}{counts}", markup=False)
