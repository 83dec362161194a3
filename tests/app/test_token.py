"""With a token set, the API opens to it alone, and the server to the world."""

from pathlib import Path

import httpx
from pydantic import SecretStr

from app.settings import Settings
from tests.app.server import serving
from tests.app.test_http import GOOD, refused


def test_with_a_token_every_v1_route_needs_it(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data", api_token=SecretStr("geheim-秘密"))
    with serving(settings) as server:
        for method, path in (
            ("POST", "/v1/messages"), ("GET", "/v1/decisions/d"), ("POST", "/v1/conversations/c/human"),
            ("GET", "/v1/conversations/c/summary"),
            ("GET", "/v1/conversations/c/events"),
        ):  # fmt: skip
            for headers in ({}, {"authorization": "Bearer wrong"}, {"authorization": "Basic geheim"}):
                answer = httpx.request(
                    method, server.url + path, json=GOOD if method == "POST" else None, headers=headers
                )
                refused(answer, 401)
        allowed = {"authorization": "Bearer geheim-秘密".encode()}
        assert httpx.post(f"{server.url}/v1/messages", json=GOOD, headers=allowed, timeout=30).status_code == 200
        assert httpx.get(f"{server.url}/healthz", headers={"host": "shop.example"}).status_code == 200
