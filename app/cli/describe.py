"""`aisle describe …`: descriptions by the language model, which wait for a person before anybody sees them."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from secrets import token_hex
from typing import TYPE_CHECKING, Annotated

import typer

from app.cli import app
from app.cli.say import counting, fail, line, out
from app.settings import Settings, load_settings

if TYPE_CHECKING:
    from app.descriptions import Descriptions
    from bot.messages import Language
    from retrieval.catalog import Catalog
    from retrieval.products import Product

describe = typer.Typer(no_args_is_help=True, help="Descriptions by the language model, for a person to approve.")
app.add_typer(describe, name="describe")

Ids = Annotated[list[str], typer.Argument(metavar="PRODUCT…", help="Product ids.")]


@describe.command()
def propose(
    limit: Annotated[int, typer.Option("-n", min=1, max=10_000, help="At most so many products.")] = 20,
    language: Annotated[str, typer.Option(help="en or zh; without it the catalog's own.")] = "",
) -> None:
    """Let the model describe products that have no description worth the name. Needs `describe` in AISLE_LLM_USES."""
    from bot.llm.describing import lacks

    settings = load_settings()
    if settings.llm_base_url is None or "describe" not in settings.llm_uses:
        fail("set AISLE_LLM_BASE_URL, and name `describe` in AISLE_LLM_USES", code=2)
    catalog, proposals = _opened(settings)
    wanted: Language = "zh" if (language or catalog.language) == "zh" else "en"
    known = proposals.decided(wanted)
    todo = [product for product in catalog.products() if product.id not in known and lacks(product, wanted)][:limit]
    made = asyncio.run(_propose(settings, proposals, todo, wanted)) if todo else 0
    out.print(f"{made} of {len(todo)} products have a description that waits: aisle describe list")


@describe.command("list")
def list_(as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False) -> None:
    """What waits for a person."""
    found = _opened(load_settings())[1].waiting()
    for one in found:
        if as_json:
            line({"product_id": one.product_id, "language": one.language, "text": one.text, "model": one.model})
        else:
            out.print(f"{one.product_id} ({one.language}): {one.text}", markup=False, soft_wrap=True)
    if not found and not as_json:
        out.print("nothing waits")


@describe.command()
def approve(product_ids: Ids) -> None:
    """Write what waits for these products into the catalog."""
    proposals = _opened(load_settings())[1]
    _each(product_ids, proposals.approve, "approved")


@describe.command()
def reject(product_ids: Ids) -> None:
    """Never show what waits for these products."""
    proposals = _opened(load_settings())[1]
    _each(product_ids, proposals.reject, "rejected")


def _each(product_ids: list[str], decide: Callable[[str], int], done: str) -> None:
    missed = [product_id for product_id in product_ids if not decide(product_id)]
    out.print(f"{done}: {len(product_ids) - len(missed)}")
    if missed:
        fail(f"nothing waits for {', '.join(missed)}")


def _opened(settings: Settings) -> "tuple[Catalog, Descriptions]":
    from app.database import open_database, refuse_missing
    from app.descriptions import Descriptions
    from retrieval.catalog import Catalog

    refuse_missing(settings)
    database = open_database(settings)
    catalog = Catalog(database)
    return catalog, Descriptions(database, catalog)


async def _propose(settings: Settings, proposals: "Descriptions", todo: "list[Product]", language: "Language") -> int:
    from app.database import open_database
    from app.descriptions import Proposal
    from app.llm import Llm, model_of
    from app.metrics import Metrics
    from bot.llm.asking import outside
    from bot.llm.describing import SECONDS, described

    model = model_of(settings)
    assert model is not None  # noqa: S101  # the caller has looked
    llm, made = Llm(settings, open_database(settings), model, Metrics(), lambda moment, so_far: None), 0
    with counting("describing", len(todo)) as bar:
        for product in todo:
            now = datetime.now(UTC)
            moment = outside(now, SECONDS, mark=token_hex(6))
            text = await described(product, language, llm.asking, llm, moment)
            if text:
                await asyncio.to_thread(proposals.propose, Proposal(product.id, language, text, model.name, now))
                made += 1
            bar.advance(bar.task_ids[0])
    await llm.close()
    return made
