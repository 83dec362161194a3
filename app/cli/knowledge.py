"""`aisle knowledge`: the shop's pages in, so that the guide can quote them."""

from pathlib import Path
from typing import Annotated

import typer

from app.cli import app
from app.cli.say import line, out
from app.settings import load_settings


@app.command()
def knowledge(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Markdown, HTML, CSV files: policies, FAQ, replies.")
    ],
    replace: Annotated[bool, typer.Option("--replace", help="Make this folder all that the guide may quote.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The report as one JSON object.")] = False,
) -> None:
    """Let the guide quote the shop's pages: new ones are added, known ones renewed. The folder is all or nothing."""
    from app.database import open_database
    from retrieval.passages import PassageStore, read_folder

    settings = load_settings()
    # A folder that cannot be read leaves an empty data folder empty.
    read = read_folder(folder)
    store = PassageStore(open_database(settings))
    stored = store.replace(read.pages) if replace else store.renew(read.pages)
    counts = {"added": stored.added, "removed": stored.removed, "total": stored.total}
    if as_json:
        line({"folder": str(folder), **read.as_dict(), "stored": counts})
        return
    out.print(f"{folder}: {read.summary()}", markup=False, soft_wrap=True)
    for one in read.skipped:
        out.print(f"  left out {one.file}: {one.reason}", markup=False, soft_wrap=True)
    out.print("  stored: " + ", ".join(f"{count} {name}" for name, count in counts.items()), markup=False)
