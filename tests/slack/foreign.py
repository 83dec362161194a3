"""Somebody else's Slack for a smoke run: npm's emulate, by Vercel Labs.

    with emulator() as foreign:
        foreign.api_url, foreign.token
        foreign.call("conversations.list")              # any method, as JSON
        foreign.lacks("chat.startStream")               # whether it does not know a method

The last version that runs on Node 20 is taken. It knows no signatures and no web socket: tests deliver events
themselves.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from tests.npm import needed, running

Json = dict[str, Any]
PACKAGE = "emulate@0.10.0"
START = """
const [, folder, port] = process.argv;
import(folder + '/dist/api.js').then(m => m.createEmulator({service: 'slack', port: Number(port), seed: {slack: {
  team: {name: 'Acme', domain: 'acme'}, users: [{name: 'ann'}], channels: [{name: 'shopping'}]}}}));
"""


@dataclass
class Foreign:
    """The running emulator."""

    url: str
    token: str = "test_token_admin"

    @property
    def api_url(self) -> str:
        """What settings call the API's address."""
        return f"{self.url}/api"

    def call(self, method: str, **body: Any) -> Json:
        """A call past our adapter."""
        answer: Json = self._post(method, body).json()
        return answer

    def lacks(self, method: str) -> bool:
        """Whether the emulator does not know a method."""
        return self._post(method, {}).status_code == 404

    def _post(self, method: str, body: Json) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.token}"}
        return httpx.post(f"{self.api_url}/{method}", json=body, headers=headers, timeout=10)


@contextmanager
def emulator() -> Iterator[Foreign]:
    """Run it until the block ends."""
    package = str(needed(PACKAGE))
    with running(
        lambda port: ("node", "-e", START, package, str(port)),
        lambda url: Foreign(url).call("auth.test")["ok"],
    ) as url:
        yield Foreign(url)
