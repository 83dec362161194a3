"""First contact: the manifest, `aisle connect slack`, what it says and keeps, and what the doctor sees."""

import json
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from adapters.slack.manifest import EVENTS, SCOPES
from app.cli import app, check, connect, slack  # noqa: F401  # each registers its commands
from app.settings import SettingsError, load_settings
from tests.slack import server
from tests.slack.people import Workspace


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slack: server.Slack) -> None:  # noqa: F811  # the fixture
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AISLE_SLACK_API_URL", slack.api_url)


def run(*words: str, stdin: str = "") -> Result:
    """`aisle …`."""
    return CliRunner().invoke(app, list(words), input=stdin)


def test_the_manifest_is_for_a_web_socket_or_for_an_address() -> None:
    made = json.loads(run("slack", "manifest").output)
    assert made["settings"]["socket_mode_enabled"] is True
    assert "request_url" not in str(made)
    assert made["oauth_config"]["scopes"]["bot"] == list(SCOPES)
    assert made["settings"]["event_subscriptions"]["bot_events"] == list(EVENTS)
    made = json.loads(run("slack", "manifest", "--url", "https://guide.example/").output)
    hook = "https://guide.example/hooks/slack/events"
    assert made["settings"]["socket_mode_enabled"] is False
    assert made["settings"]["interactivity"]["request_url"] == hook
    assert made["settings"]["event_subscriptions"]["request_url"] == hook
    assert made["features"]["slash_commands"][0]["url"] == hook
    assert made["oauth_config"]["redirect_urls"] == ["https://guide.example/hooks/slack/installed"]


def test_tokens_become_a_bot_in_whatever_order(slack: server.Slack, acme: Workspace) -> None:  # noqa: F811
    old = "# mine\nAISLE_PORT=1234\n"
    Path(".env").write_text(f"{old}AISLE_SLACK_BOT_TOKEN=old\nAISLE_SLACK_APP_TOKEN=old\n", "utf-8")
    done = run("connect", "slack", stdin=f"{slack.world.app_token}\n{acme.team.token}\n")
    assert done.exit_code == 0, done.output
    assert "@aisle answers in Acme" in done.output
    assert "web socket" in done.output
    for secret in (slack.world.app_token, acme.team.token):
        assert secret not in done.output
    kept = Path(".env").read_text("utf-8")
    assert kept == (f"{old}AISLE_SLACK_BOT_TOKEN={acme.team.token}\nAISLE_SLACK_APP_TOKEN={slack.world.app_token}\n")
    assert stat.S_IMODE(Path(".env").stat().st_mode) == 0o600
    assert load_settings().slack_app_token


def test_with_a_signing_secret_events_come_over_http(acme: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AISLE_PUBLIC_URL", "https://guide.example")
    done = run("connect", "slack", "--token", acme.team.token, "--token", "0123456789abcdef" * 2)
    assert done.exit_code == 0, done.output
    assert "https://guide.example/hooks/slack/events" in " ".join(done.output.split())
    secret = load_settings().slack_signing_secret
    assert secret
    assert secret.get_secret_value() not in done.output


@pytest.mark.parametrize(
    ("tokens", "says"),
    [
        (["hunter2"], "looks like no token"), (["xapp-1-A1-1-abc"], "bot token is missing"),
        (["xoxb-1-secret"], "signing secret"), (["xoxb-wrong-1", "xapp-1-A1-1-abc"], "refuses the bot token"),
        (["GOOD", "xapp-wrong"], "refuses the app-level token"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_not_kept(acme: Workspace, tokens: list[str], says: str) -> None:
    given = [acme.team.token if token == "GOOD" else token for token in tokens]
    done = run("connect", "slack", *(word for token in given for word in ("--token", token)))
    assert done.exit_code != 0
    assert says in " ".join(done.output.split())
    assert not any(token in done.output for token in given)
    assert not Path(".env").exists()


def test_a_slack_that_is_away_is_said(acme: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AISLE_SLACK_API_URL", "http://127.0.0.1:9")
    done = run("connect", "slack", "--token", acme.team.token, "--token", "xapp-1-A1-1-abc")
    assert done.exit_code == 1
    assert "was not reached" in done.output


@pytest.mark.parametrize("good", [True, False])
def test_the_doctor_looks_at_slack(
    slack: server.Slack, acme: Workspace, monkeypatch: pytest.MonkeyPatch, good: bool  # noqa: F811
) -> None:  # fmt: skip
    monkeypatch.setenv("AISLE_SLACK_BOT_TOKEN", acme.team.token if good else "xoxb-wrong")
    monkeypatch.setenv("AISLE_SLACK_APP_TOKEN", slack.world.app_token)
    said = " ".join(run("doctor").output.split())
    assert ("slack: @aisle answers in Acme; events come by web socket" in said) is good
    assert ("slack: Slack refuses a token" in said) is not good


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"BOT_TOKEN": "xoxb-1"}, "AISLE_SLACK_BOT_TOKEN"), ({"APP_TOKEN": "xapp-1"}, "AISLE_SLACK_BOT_TOKEN"),
        ({"CLIENT_ID": "1"}, "AISLE_SLACK_CLIENT_SECRET"),
        ({"CLIENT_ID": "1", "CLIENT_SECRET": "x", "SIGNING_SECRET": "y"}, "AISLE_PUBLIC_URL"),
    ],
)  # fmt: skip
def test_half_a_connection_is_refused(monkeypatch: pytest.MonkeyPatch, given: dict[str, str], says: str) -> None:
    for name, value in given.items():
        monkeypatch.setenv(f"AISLE_SLACK_{name}", value)
    with pytest.raises(SettingsError, match=says):
        load_settings()
