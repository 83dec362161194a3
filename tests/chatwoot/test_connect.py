"""First contact: `aisle connect chatwoot`, what it makes there, what it says, and what it keeps."""

import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from app.cli import app, check, connect, connect_chatwoot  # noqa: F401  # each registers its commands
from app.settings import load_settings
from tests.chatwoot.server import ADMIN_TOKEN, BOT_TOKEN, SECRET, Chatwoot


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AISLE_PUBLIC_URL", "https://guide.example")


def run(desk: Chatwoot, *words: str, stdin: str = "") -> Result:
    """`aisle connect chatwoot …`."""
    return CliRunner().invoke(app, ["connect", "chatwoot", "--url", desk.url, *words], input=stdin)


def test_an_administrator_s_token_becomes_a_bot_in_the_inbox(any_desk: Chatwoot) -> None:
    Path(".env").write_text("AISLE_PORT=1234\n", "utf-8")
    done = run(any_desk, stdin=f"{ADMIN_TOKEN}\n")
    assert done.exit_code == 0, done.output
    settings = load_settings()
    assert settings.chatwoot_token
    assert (settings.chatwoot_url, settings.chatwoot_token.get_secret_value(), settings.chatwoot_account) == (
        any_desk.url, BOT_TOKEN, 3,
    )  # fmt: skip
    (bot,) = any_desk.bots
    assert any_desk.world.inbox["agent_bot"] == bot["id"]
    if any_desk.secret:
        assert settings.chatwoot_secret
        assert settings.chatwoot_secret.get_secret_value() == SECRET
        assert bot["outgoing_url"] == "https://guide.example/hooks/chatwoot"
    else:
        assert settings.chatwoot_path
        end = settings.chatwoot_path.get_secret_value()
        assert len(end) >= 32
        assert bot["outgoing_url"] == f"https://guide.example/hooks/chatwoot/{end}"
        assert end not in done.output
    for secret in (ADMIN_TOKEN, BOT_TOKEN, SECRET):
        assert secret not in done.output
    assert ADMIN_TOKEN not in Path(".env").read_text("utf-8")
    assert stat.S_IMODE(Path(".env").stat().st_mode) == 0o600
    assert run(any_desk, "--token", ADMIN_TOKEN).exit_code == 0
    assert len(any_desk.bots) == 1, "the bot that is there already is used again"
    assert any_desk.problems == []


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--token", "wrong"), "refuses the token"), (("--token", BOT_TOKEN), "refuses the token"),
        (("--token", ADMIN_TOKEN, "--inbox", "99"), "choose one with --inbox: 7 (Website)"),
        (("--token", ADMIN_TOKEN, "--account", "99"), "choose one with --account: 3 (Shop)"),
    ],
)  # fmt: skip
def test_what_stands_in_the_way_is_said_and_nothing_is_kept(desk: Chatwoot, words: tuple[str, ...], says: str) -> None:
    done = run(desk, *words)
    assert done.exit_code == 1
    assert says in " ".join(done.output.split())
    assert not Path(".env").exists()


def test_an_address_is_needed(desk: Chatwoot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AISLE_PUBLIC_URL")
    assert "AISLE_PUBLIC_URL" in run(desk, "--token", ADMIN_TOKEN).output
    monkeypatch.setenv("AISLE_PUBLIC_URL", "https://guide.example")
    done = CliRunner().invoke(app, ["connect", "chatwoot", "--url", "http://127.0.0.1:9", "--token", "x"])
    assert "was not reached" in done.output


@pytest.mark.parametrize("known", [True, False])
def test_the_doctor_looks_at_chatwoot(desk: Chatwoot, monkeypatch: pytest.MonkeyPatch, known: bool) -> None:
    monkeypatch.setenv("AISLE_CHATWOOT_URL", desk.url)
    monkeypatch.setenv("AISLE_CHATWOOT_TOKEN", BOT_TOKEN if known else "wrong")
    monkeypatch.setenv("AISLE_CHATWOOT_SECRET", SECRET)
    said = " ".join(CliRunner().invoke(app, ["doctor"]).output.split())
    assert ("chatwoot: it answers, and knows the bot" in said) is known
    assert ("chatwoot: Chatwoot refuses the bot's token" in said) is not known
