"""What the doctor says of a model: which one answers, or what to do about it."""

from pathlib import Path

import pytest

from app.doctor import Finding, examine
from app.settings import Settings, SettingsError, load_settings
from tests.llm_endpoint.server import ChatServer, Script, say


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def of_llm(**more: object) -> Finding:
    """What is found of the model over an empty folder."""
    settings = Settings(data=Path("data"), **more)  # type: ignore[arg-type]  # checked by pydantic
    return next(finding for finding in examine(settings) if finding.subject == "llm")


def test_the_model_that_answers_is_named(chat_server: ChatServer) -> None:
    chat_server.script, chat_server.models = say("Hello."), ("small", "large")
    found = of_llm(llm_base_url=chat_server.base_url, llm_uses=("wording", "keywords"))
    assert found.state == "ok"
    assert "answers as small" in found.says
    assert "wording, keywords" in found.says


def test_a_name_that_is_not_listed_may_be_right_all_the_same(chat_server: ChatServer) -> None:
    chat_server.script = say("Hello.")
    found = of_llm(llm_base_url=chat_server.base_url, llm_model="other")
    assert (found.state, found.do) == ("ok", "it lists other models: m")


@pytest.mark.parametrize(
    ("script", "do"),
    [(Script(status=401), "AISLE_LLM_API_KEY"), (Script(status=404), "_MODEL"), (say(), "_MODEL")],
)
def test_what_is_wrong_is_said_with_what_to_do(chat_server: ChatServer, script: Script, do: str) -> None:
    chat_server.script = script
    found = of_llm(llm_base_url=chat_server.base_url, llm_model="m")
    assert found.state == "degraded"
    assert do in found.do
    assert "templates" in found.says


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("AISLE_LLM_USES", "wording,poetry", "poetry"),
        ("AISLE_LLM_SERVER", "gpt", "ollama"),
        ("AISLE_LLM_PRICE", "cheap", "0.15/0.60"),
        ("AISLE_LLM_PRICE", "1/-2", "0.15/0.60"),
    ],
)
def test_wrong_settings_are_said_by_their_key(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert error.value.lines[0].startswith(name)
    assert words in error.value.lines[0]


def test_uses_are_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AISLE_LLM_USES", " Keywords, ideal ,")
    assert load_settings().llm_uses == ("keywords", "ideal")
