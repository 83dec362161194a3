"""`aisle connect`: what all platforms share, and Telegram, from a token to a bot that can be talked to."""

import asyncio
import os
import re
import secrets
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from app.cli import app
from app.cli.say import fail, out
from app.settings import PREFIX, load_settings

ENV = Path(".env")
"""Where settings are written to; the same file that is read at start."""
STDIN = "-"
_token = re.compile(r"\d+:[A-Za-z0-9_-]{30,}")

connect = typer.Typer(no_args_is_help=True, help="Connect a chat platform.")
app.add_typer(connect, name="connect")


@connect.command()
def telegram(
    token: Annotated[
        str | None, typer.Option("--token", help="The token; - reads it from stdin. Without it you are asked.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Take away a webhook that another program has set.")
    ] = False,
) -> None:
    """Check a bot's token with Telegram, set its menu and how its messages come, and keep the token in .env."""
    from adapters.telegram.adapter import Webhook
    from adapters.telegram.setup import SetupError, introduce

    settings = load_settings()
    known = settings.telegram_token.get_secret_value() if settings.telegram_token else None
    given = read_token(token) or known or typer.prompt("Token from @BotFather", hide_input=True).strip()
    if not _token.fullmatch(given):
        fail("this does not look like a token; @BotFather writes it as 123456789:ABC…", code=2)
    webhook = None
    if settings.public_url and settings.public_url.startswith("https://"):
        secret = settings.telegram_webhook_secret
        webhook = Webhook(
            f"{settings.public_url}/hooks/telegram", secret.get_secret_value() if secret else secrets.token_urlsafe(32)
        )
    try:
        bot = asyncio.run(introduce(given, api_url=settings.telegram_api_url, webhook=webhook, replace=replace))
    except SetupError as problem:
        fail(str(problem))
    lines = {f"{PREFIX}TELEGRAM_TOKEN": given, f"{PREFIX}TELEGRAM_WEBHOOK_SECRET": webhook.secret if webhook else ""}
    keep(ENV, lines)
    out.print(f"@{bot.username} answers; its menu is set in English and Chinese.", markup=False)
    if bot.taken_away:
        out.print(f"Its webhook at {bot.taken_away} is taken away.", markup=False)
    if webhook:
        out.print(f"Telegram will deliver to {webhook.url}.", markup=False, soft_wrap=True)
    else:
        out.print(
            "Messages are asked for, which needs no public address. For a webhook set AISLE_PUBLIC_URL=https://… "
            "and run this again.",
            soft_wrap=True,
        )
    out.print(f"The token is in {ENV}, readable for you alone.", markup=False)
    if not bot.inline:
        out.print("To share products from any chat, send /setinline to @BotFather.", markup=False)
    out.print("\nNext: start `aisle demo` (or `aisle serve` with your own catalog), then open", markup=False)
    out.print(f"https://t.me/{bot.username} and press Start.", markup=False)


def read_token(token: str | None) -> str | None:
    """The token from the option or from stdin, where something is piped in."""
    if token == STDIN or (token is None and not sys.stdin.isatty()):
        return sys.stdin.readline().strip() or None
    return token.strip() if token else None


def keep(file: Path, values: dict[str, str]) -> None:
    """Write settings into a .env file, readable for its owner alone; whatever else stands there stays.

    An empty value takes the setting out.
    """
    old = file.read_text("utf-8").splitlines() if file.exists() else []
    lines = [line for line in old if line.partition("=")[0].removeprefix("export ").strip() not in values]
    lines += [f"{name}={value}" for name, value in values.items() if value]
    handle, name = tempfile.mkstemp(dir=file.absolute().parent, prefix=".env.")
    with os.fdopen(handle, "w", encoding="utf-8") as new:
        new.write("\n".join(lines) + "\n")
    Path(name).replace(file)
