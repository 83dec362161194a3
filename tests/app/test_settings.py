"""Settings: read from the environment and .env, checked all at once, explained everywhere."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.settings import PREFIX, Settings, SettingsError, is_loopback, load_settings
from app.wiring import pairs

ROOT = Path(__file__).parents[2]
NAMES = {PREFIX + name.upper() for name in Settings.model_fields}


def test_every_setting_stands_in_the_example_and_in_the_docs_and_the_other_way_round() -> None:
    example = re.findall(r"^#?(AISLE_[A-Z_]+)=", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE)
    docs = re.findall(r"^\| `(AISLE_[A-Z_]+)` \|", (ROOT / "docs/settings.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(example) == sorted(NAMES)
    assert sorted(docs) == sorted(NAMES)


def test_nothing_else_reads_the_environment() -> None:
    for package in ("adapters", "app", "bot", "policy", "retrieval", "simulation"):
        for file in (ROOT / package).rglob("*.py"):
            assert not re.search(r"os\.environ|getenv", file.read_text("utf-8")), file


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_defaults_serve_this_machine_only(here: Path) -> None:
    settings = load_settings()
    assert (settings.host, settings.port, settings.data) == ("127.0.0.1", 8000, Path("data"))
    assert settings.api_token is None


def test_the_environment_wins_over_the_file(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / ".env").write_text("AISLE_PORT=1234\nAISLE_SEED=5\nOTHER=x\n", "utf-8")
    monkeypatch.setenv("AISLE_SEED", "6")
    monkeypatch.setenv("AISLE_API_TOKEN", "")
    settings = load_settings()
    assert (settings.port, settings.seed, settings.api_token) == (1234, 6, None)


def test_all_problems_at_once_with_names_and_without_values(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = {
        "AISLE_PORT": "hunter-port",
        "AISLE_DATABASE_URL": "mysql://user:hunter2@host/db",
        "AISLE_RATES": "hunter=money",
        "AISLE_POLICY": "hunter-policy",
        "AISLE_PUBLIC_URL": "hunter.example",
        "AISLE_SHOP_HOSTS": "https://hunter.example/",
        "AISLE_SEED": "-1",
    }
    for name, value in wrong.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as problem:
        load_settings()
    assert {line.split(":")[0] for line in problem.value.lines} == set(wrong)
    assert "hunter" not in str(problem.value)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "shop.example"])  # noqa: S104  # refused is the point
def test_the_world_needs_a_token(here: Path, monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv("AISLE_HOST", host)
    with pytest.raises(SettingsError, match="AISLE_API_TOKEN"):
        load_settings()
    monkeypatch.setenv("AISLE_API_TOKEN", "secret")
    assert load_settings().host == host


def test_secrets_do_not_show(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("AISLE_API_TOKEN", "AISLE_LLM_API_KEY"):
        monkeypatch.setenv(name, "hunter2")
    monkeypatch.setenv("AISLE_DATABASE_URL", "postgresql://user:hunter2@host/db")
    assert "hunter2" not in repr(load_settings())


def test_loopback_names() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost", "LOCALHOST")))
    assert not any(map(is_loopback, ("0.0.0.0", "10.0.0.1", "::", "localhost.evil.example", "")))  # noqa: S104  # compared


def test_rates_become_pairs(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AISLE_RATES", " usd=1, CNY=0.125 ")
    rates = pairs(load_settings())
    assert rates == {("USD", "CNY"): Decimal(8), ("CNY", "USD"): Decimal("0.125")}


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30))
def test_rates_are_read_or_refused(text: str) -> None:
    try:
        settings = Settings(_env_file=None, rates=text)  # type: ignore[call-arg, arg-type]  # pydantic-settings' own keyword
    except ValueError:
        return
    assert all(len(code) == 3 and rate > 0 for code, rate in settings.rates.items())
