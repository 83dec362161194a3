"""Answers that one person sees, by the address that Slack gives with a question: five times, within half an hour."""

import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

import aiohttp

from adapters.base import RefusedError, TryLaterError, UnsureError
from adapters.slack.streams import remember

USES, SECONDS = 5, 1800


@dataclass
class _Address:
    url: str
    until: float
    left: int = USES


class Responses:
    """The newest address of each conversation."""

    def __init__(self) -> None:
        self._addresses: OrderedDict[str, _Address] = OrderedDict()

    def heard(self, conversation_id: str, url: str) -> None:
        """A new address came with something asked there."""
        remember(self._addresses, conversation_id, _Address(url, time.monotonic() + SECONDS))

    async def send(self, session: aiohttp.ClientSession, conversation_id: str, body: Mapping[str, object]) -> None:
        """Use the address once. Raises RefusedError where it is used up."""
        address = self._addresses.get(conversation_id)
        if address is None or not address.left or time.monotonic() > address.until:
            raise RefusedError("there is no address left to respond to")
        address.left -= 1
        try:
            async with session.post(address.url, json=dict(body)) as answer:
                said = await answer.text()
                if answer.status == 429:
                    address.left += 1
                    raise TryLaterError(float(answer.headers.get("Retry-After", "1")))
                if answer.status >= 500 and "expired" not in said and "used" not in said:
                    raise UnsureError(f"responding failed with {answer.status}")
                if answer.status >= 400:
                    drawn = "block" in said
                    address.left = address.left if drawn else 0
                    raise RefusedError(said[:100], markup=drawn)
        except (aiohttp.ClientError, TimeoutError, OSError) as problem:
            raise UnsureError(f"{type(problem).__name__}: {problem}") from problem
