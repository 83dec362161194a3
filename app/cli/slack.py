"""`aisle slack manifest` and `aisle connect slack`: from an empty app page to a bot that can be talked to."""

import asyncio
import json
import re
import sys
from typing import Annotated

import typer

from app.cli import app
from app.cli.connect import ENV, connect, keep
from app.cli.say import fail, out
from app.settings import PREFIX, load_settings

KINDS = {
    "SLACK_BOT_TOKEN": re.compile(r"xoxb-[A-Za-z0-9-]{5,}"),
    "SLACK_APP_TOKEN": re.compile(r"xapp-[A-Za-z0-9-]{5,}"),
    "SLACK_SIGNING_SECRET": re.compile(r"[0-9a-f]{32}"),
}
"""How each of Slack's secrets looks: they may be given in any order."""

slack_group = typer.Typer(no_args_is_help=True, help="What Slack must know of the app.")
app.add_typer(slack_group, name="slack")


@slack_group.callback()
def _group() -> None:
    """Keeps `manifest` a word of its own."""


@slack_group.command()
def manifest(
    url: Annotated[
        str | None, typer.Option("--url", help="Where Slack reaches this server; without it events come by web socket.")
    ] = None,
) -> None:
    """Print the app manifest, to be pasted into Slack's "Create an app from a manifest"."""
    from adapters.slack.manifest import manifest as made

    public = url or load_settings().public_url
    if public and not public.startswith("https://"):
        public = None
    sys.stdout.write(json.dumps(made(public.rstrip("/") if public else None), indent=2, ensure_ascii=False) + "\n")


@connect.command()
def slack(
    token: Annotated[
        list[str] | None,
        typer.Option("--token", help="A secret of the app's; may be given several times. Without it you are asked."),
    ] = None,
) -> None:
    """Check the app's tokens with Slack, and keep them in .env."""
    from adapters.slack.setup import SetupError, introduce

    settings = load_settings()
    given = _sorted(token or _asked())
    bot, socket = given.get("SLACK_BOT_TOKEN"), given.get("SLACK_APP_TOKEN")
    if bot is None:
        fail("the bot token is missing; it begins with xoxb- and stands under OAuth & Permissions", code=2)
    if socket is None and "SLACK_SIGNING_SECRET" not in given:
        fail("give the app-level token (xapp-…) too, or the signing secret for events over HTTP", code=2)
    try:
        me = asyncio.run(introduce(bot, socket, api_url=settings.slack_api_url))
    except SetupError as problem:
        fail(str(problem))
    keep(ENV, {f"{PREFIX}{name}": given.get(name, "") for name in KINDS})
    out.print(f"@{me.name} answers in {me.workspace}.", markup=False)
    if socket:
        out.print("Events come by web socket, which needs no public address.", markup=False)
    else:
        out.print(
            f"Slack will deliver to {settings.public_url or 'AISLE_PUBLIC_URL'}/hooks/slack/events.", markup=False
        )
    if me.lacking:
        out.print(f"It is not allowed yet: {', '.join(me.lacking)}. Add them and install it again.", markup=False)
    out.print(f"The tokens are in {ENV}, readable for you alone.", markup=False)
    out.print(
        "\nNext: start `aisle demo` (or `aisle serve` with your own catalog), then write to the bot.", markup=False
    )


def _asked() -> list[str]:
    """The secrets from stdin, one a line, or asked for one after the other."""
    if not sys.stdin.isatty():
        return sys.stdin.read().split()
    wanted = ("Bot token (xoxb-…)", "App-level token (xapp-…), or the signing secret")
    return [typer.prompt(words, hide_input=True) for words in wanted]


def _sorted(secrets: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for secret in filter(None, map(str.strip, secrets)):
        kind = next((name for name, look in KINDS.items() if look.fullmatch(secret)), None)
        if kind is None:
            fail(
                "one of these looks like no token of Slack's: xoxb-…, xapp-… or a signing secret of 32 characters",
                code=2,
            )
        found[kind] = secret
    return found
