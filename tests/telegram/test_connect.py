"""First contact: `aisle connect telegram`, what it says, what it sets and what it keeps."""

import stat
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner, Result

from app.cli import app, check, connect  # noqa: F401  # each registers its commands
from app.cli.connect import keep
from app.settings import load_settings
from tests.telegram.server import Telegram
from tests.telegram.stack import approved


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, telegram: Telegram) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AISLE_TELEGRAM_API_URL", telegram.url)


def run(*words: str, stdin: str = "") -> Result:
    """`aisle connect telegram …`."""
    return CliRunner().invoke(app, ["connect", "telegram", *words], input=stdin)


def test_a_token_becomes_a_bot_with_a_menu_in_both_languages(telegram: Telegram) -> None:
    Path(".env").write_text("# mine\nAISLE_PORT=1234\nAISLE_TELEGRAM_TOKEN=old\n", "utf-8")
    done = run(stdin=f"{telegram.token}\n")
    assert done.exit_code == 0, done.output
    assert "@aisle_bot answers" in done.output
    assert "https://t.me/aisle_bot" in done.output
    assert telegram.token not in done.output
    kept = Path(".env").read_text("utf-8")
    assert kept == f"# mine\nAISLE_PORT=1234\nAISLE_TELEGRAM_TOKEN={telegram.token}\n"
    assert stat.S_IMODE(Path(".env").stat().st_mode) == 0o600
    menus = {call.params.get("language_code"): call.params["commands"] for call in telegram.made("setMyCommands")}
    assert [command["command"] for command in menus[None]] == ["start", "help", "cart", "new", "human", "language"]
    assert menus["zh"][1]["description"] == "我能做什么"
    assert load_settings().telegram_token
    approved(telegram)


def test_with_a_public_address_a_webhook_is_set(telegram: Telegram, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AISLE_PUBLIC_URL", "https://guide.example")
    done = run("--token", telegram.token)
    assert done.exit_code == 0, done.output
    (call,) = telegram.made("setWebhook")
    secret = load_settings().telegram_webhook_secret
    assert secret
    assert (call.params["url"], call.params["secret_token"]) == (
        "https://guide.example/hooks/telegram", secret.get_secret_value(),
    )  # fmt: skip
    assert secret.get_secret_value() not in done.output


def test_somebody_else_s_webhook_is_taken_away_only_when_told_so(telegram: Telegram) -> None:
    httpx.post(f"{telegram.base_url}{telegram.token}/setWebhook", json={"url": "https://elsewhere.example/x"})
    done = run("--token", telegram.token)
    assert done.exit_code == 1
    assert "elsewhere.example" in done.output
    assert not Path(".env").exists()
    done = run("--token", telegram.token, "--replace")
    assert done.exit_code == 0, done.output
    assert "elsewhere.example is taken away" in done.output
    assert telegram.made("deleteWebhook")


@pytest.mark.parametrize(
    ("token", "says"),
    [("hunter2", "does not look like a token"), ("1:" + "x" * 35, "does not know this token")],
)
def test_a_wrong_token_is_said_and_not_kept(token: str, says: str) -> None:
    done = run("--token", token)
    assert done.exit_code != 0
    assert says in done.output
    assert token not in done.output
    assert not Path(".env").exists()


def test_a_server_that_is_away_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AISLE_TELEGRAM_API_URL", "http://127.0.0.1:9")
    done = run("--token", "1:" + "x" * 35)
    assert done.exit_code == 1
    assert "was not reached" in done.output


def test_keeping_leaves_the_rest_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "settings"
    file.write_text('A=1\n\nexport B="two"\n#B=3\n', "utf-8")
    keep(file, {"B": "4", "C": ""})
    assert file.read_text("utf-8") == "A=1\n\n#B=3\nB=4\n"


@pytest.mark.parametrize("known", [True, False])
def test_the_doctor_looks_at_telegram(telegram: Telegram, monkeypatch: pytest.MonkeyPatch, known: bool) -> None:
    monkeypatch.setenv("AISLE_TELEGRAM_TOKEN", telegram.token if known else "1:" + "x" * 35)
    said = " ".join(CliRunner().invoke(app, ["doctor"]).output.split())
    assert ("telegram: @aisle_bot answers; messages come by polling" in said) is known
    assert ("telegram: Telegram refuses the token" in said) is not known
