"""Somebody else's OpenAI-compatible server: npm's aimock, told by fixtures what each of its models says or does wrong.

with mocking(FAULTS) as mock:
    Endpoint(mock.base_url, model="cut")
    mock.asked          # the requests so far, oldest first
"""

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.npm import installed, node, running

PACKAGE = "@copilotkit/aimock@1.43.0"
LEAST_NODE = (20, 15)
"""What it needs, by its own word."""
Json = dict[str, Any]


@dataclass
class Mock:
    """The running server."""

    url: str

    @property
    def base_url(self) -> str:
        """What AISLE_LLM_BASE_URL would be."""
        return f"{self.url}/v1"

    @property
    def asked(self) -> list[Json]:
        """The bodies of the chat requests so far, oldest first."""
        found = httpx.get(f"{self.url}/__aimock/journal", timeout=10).raise_for_status().json()
        entries = found if isinstance(found, list) else found["entries"]
        return [entry["body"] for entry in entries if entry["path"].endswith("/chat/completions")]


def says(model: str, content: object, **more: object) -> Json:
    """A fixture: this model says this, in pieces of a few characters."""
    return {"match": {"model": model}, "response": {"content": content}, "chunkSize": 12, **more}


def fails(model: str, status: int, **more: object) -> Json:
    """A fixture: this model answers with an error."""
    error = {"message": "no", "type": "server_error"}
    return {"match": {"model": model}, "response": {"error": error, "status": status, **more}}


@contextmanager
def mocking(fixtures: Sequence[Json]) -> Iterator[Mock]:
    """Run it until the block ends."""
    program = installed(PACKAGE) / "dist" / "cli.js"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "fixtures.json").write_text(json.dumps({"fixtures": list(fixtures)}), encoding="utf-8")
        with running(
            lambda port: (node(LEAST_NODE), program, "--port", str(port), "--fixtures", folder),
            lambda url: httpx.get(f"{url}/health", timeout=1).raise_for_status(),
        ) as url:
            yield Mock(url)
