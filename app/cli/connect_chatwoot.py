"""`aisle connect chatwoot`: from an administrator's token to an agent bot that answers in an inbox."""

import secrets
from typing import Annotated

import typer

from app.cli.connect import ENV, connect, keep, read_token
from app.cli.say import fail, out
from app.settings import PREFIX, load_settings


@connect.command()
def chatwoot(
    url: Annotated[
        str | None, typer.Option("--url", help="Where Chatwoot is, such as https://chatwoot.example.")
    ] = None,
    token: Annotated[
        str | None,
        typer.Option("--token", help="An administrator's token; - reads it from stdin. Without it you are asked."),
    ] = None,
    account: Annotated[int | None, typer.Option("--account", help="Which account, where there are several.")] = None,
    inbox: Annotated[int | None, typer.Option("--inbox", help="Which inbox, where there are several.")] = None,
    unsigned: Annotated[
        bool, typer.Option("--secret-path", help="Agree on a secret path, where the secret shown does not fit.")
    ] = False,
) -> None:
    """Make the agent bot in Chatwoot, give it to an inbox, and keep the bot's own token and secret in .env."""
    from adapters.chatwoot.setup import SetupError, seat

    settings = load_settings()
    where = (url or settings.chatwoot_url or typer.prompt("Where Chatwoot is")).rstrip("/")
    if not where.startswith(("http://", "https://")):
        fail("--url must begin with http:// or https://", code=2)
    if settings.public_url is None:
        fail("set AISLE_PUBLIC_URL to where Chatwoot reaches this server, and run this again", code=2)
    admin = read_token(token) or typer.prompt("Access token of an administrator", hide_input=True).strip()
    known = settings.chatwoot_path
    path = known.get_secret_value() if known else secrets.token_urlsafe(24)
    hook = f"{settings.public_url}/hooks/chatwoot"
    try:
        bot = seat(where, admin, hook, path, account=account, inbox=inbox, unsigned=unsigned)
    except SetupError as problem:
        fail(str(problem))
    lines = {
        "URL": where,
        "TOKEN": bot.token,
        "SECRET": bot.secret or "",
        "PATH": "" if bot.secret else path,
        "ACCOUNT": str(bot.account),
    }
    keep(ENV, {f"{PREFIX}CHATWOOT_{name}": value for name, value in lines.items()})
    out.print(f"The agent bot is in the inbox {bot.inbox}.", markup=False)
    how = "signed" if bot.secret else "at a secret path below it, unsigned"
    out.print(f"Chatwoot will deliver to {hook}, {how}.", markup=False, soft_wrap=True)
    out.print(f"The bot's token is in {ENV}, readable for you alone; yours is not kept.", markup=False)
    out.print("\nNext: start `aisle demo` (or `aisle serve` with your own catalog), then write in the inbox's widget.")
