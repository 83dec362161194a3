"""`aisle index` and `aisle search`: the catalog in, and what is found in it."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli import app
from app.cli.say import counting, err, fail, line, out
from app.settings import Settings, load_settings

if TYPE_CHECKING:  # what takes long to import waits for its turn
    from retrieval.catalog import Catalog


@app.command()
def index(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE…", help="CSV, TSV, JSON, JSONL, XML feed or HTML page, also .gz or .zip."),
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Make these files the whole catalog.")] = False,
    currency: Annotated[str | None, typer.Option(help="ISO 4217 code where the file does not say.")] = None,
    language: Annotated[str | None, typer.Option(help="en or zh where the file does not say.")] = None,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", metavar="FILE", help='TOML or JSON: title = "their column".')
    ] = None,
    pairs: Annotated[
        list[str] | None, typer.Option("--map", metavar="OURS=THEIRS", help="The same for one column.")
    ] = None,
    embed: Annotated[bool, typer.Option("--embed", help="Then give each product its vector of AISLE_EMBED_….")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The report as one JSON object per file.")] = False,
) -> None:
    """Put products into the catalog: new ones are added, known ones renewed. Each file is all or nothing."""
    from app.database import open_database
    from retrieval.catalog import Catalog
    from retrieval.errors import CatalogError
    from retrieval.importing import read_mapping, read_products

    if not files and not embed:
        fail("give at least one FILE", code=2)
    try:
        columns = (read_mapping(mapping) if mapping else {}) | dict(_pair(text) for text in pairs or [])
    except CatalogError as problem:
        fail(str(problem), code=2)
    settings = load_settings()
    catalog: Catalog | None = None
    failed = False
    for file in files or ():
        try:
            with counting(f"reading {file.name}") as bar:
                read = read_products(
                    file,
                    currency=currency.upper() if currency else None,
                    language=language,
                    mapping=columns or None,
                    now=datetime.now(UTC),
                    progress=lambda rows, bar=bar: bar.update(bar.task_ids[0], completed=rows),  # type: ignore[misc]  # mypy cannot type a default
                )
            with read:
                # A first file that cannot be read leaves an empty data folder empty.
                catalog = catalog or Catalog(open_database(settings))
                store = catalog.replace if replace else catalog.upsert
                change = store(read.products, currency=read.currency, language=read.language)
        except CatalogError as problem:
            failed = True
            err.print(f"aisle: {problem}", markup=False, soft_wrap=True)
            continue
        replace = False  # what follows belongs to the same new catalog
        _report(file, read, change, as_json=as_json)
    if catalog is not None:
        _make_searchable(settings, catalog)
    if embed:
        _embed(settings)
    if failed:
        raise typer.Exit(1)


def _make_searchable(settings: Settings, catalog: "Catalog") -> None:
    """Index what came, unless it is so little that every process takes it up by itself."""
    from app.database import database_of
    from app.following import is_near
    from retrieval.building import BuildError
    from retrieval.storage import IndexFolder

    folder = IndexFolder(settings.data / "index")
    if is_near(catalog, folder.stamp()):
        return
    try:
        with counting("making it searchable") as bar:
            folder.build(
                database_of(settings),
                lambda done, size: bar.update(bar.task_ids[0], completed=done, total=size),
            )
    except BuildError as problem:
        # The catalog is stored; whoever searches it next builds the index.
        err.print(f"aisle: {problem}", markup=False, soft_wrap=True)


def _embed(settings: Settings) -> None:
    """Embed beside a server that may be running: it goes on with the vectors it has."""
    from app.database import open_database, refuse_missing
    from app.embedding import embedder_of
    from retrieval import embedding
    from retrieval.storage import IndexFolder

    refuse_missing(settings)
    embedder = embedder_of(settings)
    if embedder is None:
        fail("--embed needs AISLE_EMBED_BASE_URL and AISLE_EMBED_MODEL, or AISLE_EMBED_FOLDER", code=2)
    database = open_database(settings)
    folder = IndexFolder(settings.data / "index")
    folder.build(database)
    opened = folder.open()
    if opened is None:
        fail("the index was replaced meanwhile: run it again")
    part = opened[0].part
    with counting(f"embedding with {embedder.model}", len(part.records)) as bar:
        embedding.embed(
            part.relevance, list(part.records.ids), embedder, embedding.VectorStore(database),
            lambda done, size: bar.update(bar.task_ids[0], completed=done, total=size),
        )  # fmt: skip


def _report(file: Path, read: Any, change: Any, *, as_json: bool) -> None:
    stored = {name: getattr(change, name) for name in ("added", "changed", "unchanged", "removed")}
    if as_json:
        line({"file": str(file), **read.report.as_dict(), "stored": stored})
        return
    out.print(str(file), markup=False)
    for text in read.report.lines():
        out.print(f"  {text}", markup=False, soft_wrap=True)
    out.print("  stored: " + ", ".join(f"{count} {name}" for name, count in stored.items()), markup=False)


def _pair(text: str) -> tuple[str, str]:
    ours, equals, theirs = text.partition("=")
    if not (ours and equals and theirs):
        fail("--map needs OURS=THEIRS, such as --map title=product_name", code=2)
    return ours, theirs


@app.command()
def search(
    query: Annotated[str | None, typer.Argument(metavar="QUERY")] = None,
    batch: Annotated[Path | None, typer.Option(help='One query per line, plain or {"query","filters"?}.')] = None,
    k: Annotated[int, typer.Option("-k", min=1, help="How many products.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help='One line {"query","ids","scores"} per query.')] = False,
) -> None:
    """Find products: hard limits are read out of the query as the guide reads them; wishes only rank."""
    if (query is None) == (batch is None):
        fail("give a QUERY or --batch FILE", code=2)
    asked = [(query, ())] if query is not None else list(_asked(batch)) if batch else []
    guide = _guide(load_settings())
    if batch is None and not as_json:
        _table(guide, asked[0][0], k)
        return
    with counting("searching", len(asked)) as bar:
        for text, limits in asked:
            hits = _find(guide, text, limits, k) if text or limits else []
            line(
                {
                    "query": text,
                    "ids": [hit.product.id for hit in hits],
                    "scores": [round(hit.score, 6) for hit in hits],
                }
            )
            bar.advance(bar.task_ids[0])


def _guide(settings: Settings) -> Any:
    import logging

    from app import logs
    from app.database import refuse_missing
    from app.wiring import build

    logs.configure(logging.WARNING)
    refuse_missing(settings)
    aisle = build(settings)
    aisle.load()
    return aisle.guide


def _find(guide: Any, text: str, limits: tuple[Any, ...], k: int) -> list[Any]:
    from dataclasses import replace

    parsed = guide.parse(text)
    found: list[Any] = guide.search.rank(replace(parsed, limits=(*parsed.limits, *limits)), k)
    return found


def _table(guide: Any, text: str, k: int) -> None:
    from rich.table import Table

    table = Table("score", "id", "product", "price")
    for hit in _find(guide, text, (), k):
        price = hit.variant.prices.get(hit.currency) if hit.currency else None
        shown = f"{price.amount} {hit.currency}" if price else "unknown"
        table.add_row(f"{hit.score:.3f}", hit.product.id, hit.product.text.title, shown)
    out.print(table)


def _asked(batch: Path) -> Iterator[tuple[str, tuple[Any, ...]]]:
    from app.cli.filters import limits_of

    for number, text in enumerate(batch.read_text("utf-8", errors="replace").splitlines(), start=1):
        value = _object(text)
        if value is None:
            yield text.strip(), ()
            continue
        try:
            yield str(value["query"]), limits_of(value.get("filters"))
        except ValueError as problem:
            fail(f"{batch}, line {number}: {problem}", code=2)


def _object(text: str) -> dict[str, Any] | None:
    """The line as {"query": …}, or None when it is plain text."""
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) and isinstance(value.get("query"), str) else None
