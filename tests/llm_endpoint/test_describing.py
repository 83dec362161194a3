"""Descriptions by a model: made of true sentences, seen by nobody before a person has approved them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import app, describe, llm
from app.database import open_database
from app.demo.catalog import products
from app.descriptions import Descriptions, Proposal
from app.settings import Settings
from retrieval.catalog import Catalog
from retrieval.products import Product
from tests.llm_endpoint.server import ChatServer, say

# Two groups of commands beside one another, as `aisle` has them: importing them registers them.
assert describe is not llm
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def bare(product: Product) -> Product:
    """The product without a description in any language."""
    others = {code: replace(text, description="") for code, text in product.translations.items()}
    return replace(product, text=replace(product.text, description=""), translations=others)


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A shop of three things, one of them described."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AISLE_DATA", str(tmp_path / "data"))
    settings = Settings(data=tmp_path / "data")
    first, second, third, *_ = products()
    catalog = Catalog(open_database(settings))
    catalog.upsert([bare(first), bare(second), third], currency="USD", language="en")
    return settings


def run(*words: str) -> str:
    """What a command says."""
    done = CliRunner().invoke(app, list(words), catch_exceptions=False)
    return done.output


def catalog_of(settings: Settings) -> Catalog:
    return Catalog(open_database(settings))


def test_nothing_is_proposed_unless_it_is_named(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AISLE_LLM_BASE_URL", "http://127.0.0.1:9/v1")
    assert CliRunner().invoke(app, ["describe", "propose"]).exit_code == 2


def test_a_proposal_waits_and_only_approval_writes_it(
    settings: Settings, chat_server: ChatServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AISLE_LLM_BASE_URL", chat_server.base_url)
    monkeypatch.setenv("AISLE_LLM_USES", "describe")
    bare_ones = [one for one in catalog_of(settings).products() if not one.text.description]
    chat_server.script = say("[P1] is made by ", f"{bare_ones[0].text.brand}. It won 7 prizes in 1999.")
    assert "of 2 products" in run("describe", "propose")
    waiting = Descriptions(open_database(settings), catalog_of(settings)).waiting()
    assert waiting
    assert not [one for one in waiting if "1999" in one.text]
    assert [one.text.description for one in catalog_of(settings).products() if one.id == waiting[0].product_id] == [""]
    assert waiting[0].text in run("describe", "list").replace("\n", " ")
    assert "approved: 1" in run("describe", "approve", waiting[0].product_id)
    (written,) = [one for one in catalog_of(settings).products() if one.id == waiting[0].product_id]
    assert written.text.description == waiting[0].text


def test_what_is_rejected_is_never_asked_again(settings: Settings) -> None:
    proposals = Descriptions(open_database(settings), catalog_of(settings))
    product_id = catalog_of(settings).products()[0].id
    proposals.propose(Proposal(product_id, "en", "Fine.", "m", NOW))
    assert proposals.reject(product_id) == 1
    assert proposals.waiting() == []
    assert proposals.approve(product_id) == 0
    assert product_id in proposals.decided("en")


def test_a_translation_is_described_in_its_own_language(settings: Settings) -> None:
    proposals = Descriptions(open_database(settings), catalog_of(settings))
    product = next(one for one in catalog_of(settings).products() if "zh" in one.translations)
    proposals.propose(Proposal(product.id, "zh", "很好。", "m", NOW))
    assert proposals.approve(product.id) == 1
    (written,) = [one for one in catalog_of(settings).products() if one.id == product.id]
    assert written.translations["zh"].description == "很好。"
    assert written.text == product.text


def test_costs_are_in_the_owners_money(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    from app.tokens import SqlMeter
    from bot.llm.meter import Caps
    from bot.llm.model import Usage

    monkeypatch.setenv("AISLE_LLM_PRICE", "0.50/2")
    SqlMeter(open_database(settings), Caps()).spend("wording", "u", Usage(1_000_000, 250_000), datetime.now(UTC))
    assert '"cost": "1.0000"' in run("llm", "cost", "--json")


def test_an_empty_table_says_so(settings: Settings) -> None:
    assert "nothing yet" in run("llm", "blocked")
