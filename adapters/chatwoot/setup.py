"""First contact: from an administrator's token to an agent bot in an inbox."""

from dataclasses import dataclass
from typing import Any

import httpx

NAME = "Aisle"
PATIENCE = 20.0
"""Seconds for one call."""


class SetupError(Exception):
    """What stands in the way, in words for the operator."""


@dataclass(frozen=True, slots=True)
class Seated:
    """The bot, in its inbox."""

    account: int
    inbox: str
    token: str
    secret: str | None
    """What Chatwoot will sign with; None from servers that do not."""


def seat(
    url: str,
    token: str,
    hook: str,
    path: str,
    *,
    account: int | None = None,
    inbox: int | None = None,
    unsigned: bool = False,
) -> Seated:
    """Make the agent bot and give it to the inbox; one of ours that is there already is used again.

    `hook` is where deliveries go, `path` the secret end it gets where the server does not sign, or `unsigned` says so.
    Raises SetupError.
    """
    with httpx.Client(base_url=url, headers={"api_access_token": token}, timeout=PATIENCE) as client:
        accounts = _one(_call(client, "GET", "/api/v1/profile").get("accounts"), account, "account")
        number = int(accounts["id"])
        here = f"/api/v1/accounts/{number}"
        chosen = _one(_call(client, "GET", f"{here}/inboxes").get("payload"), inbox, "inbox")
        known = _call(client, "GET", f"{here}/agent_bots")
        ours = [
            bot
            for bot in (known if isinstance(known, list) else ())
            if isinstance(bot, dict) and str(bot.get("outgoing_url", "")).startswith(hook)
        ]
        body = {"name": NAME, "description": "Shopping guide", "outgoing_url": hook}
        bot = ours[0] if ours else _call(client, "POST", f"{here}/agent_bots", body)
        secret = bot.get("secret") if isinstance(bot.get("secret"), str) and not unsigned else None
        body["outgoing_url"] = hook if secret else f"{hook}/{path}"
        if bot.get("outgoing_url") != body["outgoing_url"]:
            bot = {**bot, **_call(client, "PATCH", f"{here}/agent_bots/{bot['id']}", body)}
        _call(client, "POST", f"{here}/inboxes/{chosen['id']}/set_agent_bot", {"agent_bot": bot["id"]})
        if not isinstance(bot.get("access_token"), str):
            raise SetupError("Chatwoot did not tell the bot's access token; this account may not see it")
        return Seated(number, str(chosen.get("name", chosen["id"])), bot["access_token"], secret)


def _call(client: httpx.Client, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
    try:
        answer = client.request(method, path, json=body)
        if answer.status_code in (401, 403):
            raise SetupError("Chatwoot refuses the token; it must be an administrator's, from Profile settings")
        answer.raise_for_status()
        return answer.json() if answer.content else {}
    except httpx.HTTPStatusError as problem:
        raise SetupError(f"Chatwoot answers {problem.response.status_code} to {path}") from None
    except (httpx.HTTPError, httpx.InvalidURL, ValueError):
        raise SetupError("Chatwoot was not reached, or does not answer as Chatwoot does") from None


def _one(found: Any, wanted: int | None, what: str) -> dict[str, Any]:
    """The one that is wanted, or the only one there is."""
    if not isinstance(found, list) or not all(isinstance(one, dict) and "id" in one for one in found):
        raise SetupError(f"Chatwoot names no {what}")
    fits = [one for one in found if wanted in (None, one["id"])]
    if len(fits) == 1:
        chosen: dict[str, Any] = fits[0]
        return chosen
    names = ", ".join(f"{one['id']} ({one.get('name', '')})" for one in found)
    raise SetupError(f"choose one with --{what}: {names or 'there is none'}")
