"""The webhook of the real server: proof first, then each update once."""

import asyncio
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from app.settings import Settings
from tests.app.server import Server, serving
from tests.telegram.server import Telegram
from tests.telegram.shop import settings_for
from tests.telegram.stack import approved

SECRET = "s3cret-of-the-tests"


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, telegram: Telegram) -> Iterator[Server]:
    monkeypatch.chdir(tmp_path)
    wanted = settings_for(Settings(data=tmp_path / "data"), telegram, telegram_webhook_secret=SecretStr(SECRET))
    with serving(wanted) as running:
        telegram.wait(lambda: telegram.made("setWebhook"))
        until = time.monotonic() + 5
        while httpx.post(hook(running), headers=secret(SECRET), content=b"{}").status_code == 503:
            assert time.monotonic() < until
        yield running
    approved(telegram)


def hook(shop: Server) -> str:
    return f"{shop.url}/hooks/telegram"


def secret(value: str | bytes) -> dict[bytes, bytes]:
    return {b"X-Telegram-Bot-Api-Secret-Token": value if isinstance(value, bytes) else value.encode()}


def test_1_5_only_who_knows_the_secret_is_heard_and_each_update_once(shop: Server, telegram: Telegram) -> None:
    ann = telegram.user("Ann", language="en")
    update = ann.compose({"text": "waterproof hiking boots"})
    body = json.dumps(update)
    for headers in ({}, secret("wrong"), secret(b"caf\xe9"), secret("é✓".encode()), secret(""), secret(SECRET + " x")):
        assert httpx.post(hook(shop), headers=headers, content=body).status_code == 401
    assert httpx.get(hook(shop)).status_code == 405
    time.sleep(0.3)
    assert [line.sender for line in ann.lines] == ["Ann"]

    statuses = asyncio.run(telegram.deliver(update, copies=5))
    assert statuses == [200] * 5
    telegram.wait(lambda: len(ann.lines) >= 4)
    assert asyncio.run(telegram.deliver(update)) == [200]
    time.sleep(0.5)
    assert len([line for line in ann.lines if line.sender == "Aisle" and not line.labels]) == 1


ODD = [
    (b"", 400), (b"\xff", 400), (b"{", 400), (b"[" * 300_000, 413), (b"[" * 30_000, 400), (b"null", 200),
    (b"[]", 200), (b'{"update_id": "x"}', 200), (b'{"update_id": 1, "message": 7}', 200),
    (b'{"update_id": 99999999999999999999999, "message": {}}', 200), (b'{"update_id": 1, "poll": {}}', 200),
]  # fmt: skip


def test_odd_bodies_reach_nothing_and_break_nothing(shop: Server) -> None:
    answered = [httpx.post(hook(shop), headers=secret(SECRET), content=body).status_code for body, _ in ODD]
    assert answered == [status for _, status in ODD]


def test_a_large_update_is_no_reason_to_be_refused_for_ever(shop: Server, telegram: Telegram) -> None:
    ann = telegram.user("Ann", language="en")
    update: dict[str, Any] = ann.compose({"text": "靴" * 4096})
    update["message"]["reply_to_message"] = {**update["message"], "text": "子" * 4096, "caption": "x" * 40_000}
    assert len(json.dumps(update)) > 64 * 1024
    assert httpx.post(hook(shop), headers=secret(SECRET), content=json.dumps(update)).status_code == 200
