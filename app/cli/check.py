"""`aisle doctor`: what works, what does not, and what to do about it."""

from typing import Annotated

import typer

from app.cli import app
from app.cli.say import line, out
from app.settings import SettingsError, load_settings

COLOURS = {"ok": "green", "degraded": "yellow", "broken": "red"}


@app.command()
def doctor(as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False) -> None:
    """Check settings, database, catalog, vector index, policy, links and LLM. Exit code 1 when something is broken."""
    from app.doctor import Finding, examine

    try:
        findings = [Finding("settings", "ok", "all settings are valid"), *examine(load_settings())]
    except SettingsError as problem:
        findings = [
            Finding("settings", "broken", text, "correct it in the environment or .env") for text in problem.lines
        ]
    if as_json:
        line({"findings": [finding.as_dict() for finding in findings]})
    else:
        for finding in findings:
            out.print(f"[{COLOURS[finding.state]}]{finding.state:<9}[/] {finding.subject}: ", end="")
            out.print(finding.says, markup=False, soft_wrap=True)
            if finding.do:
                out.print(f"          -> {finding.do}", markup=False, soft_wrap=True)
    if any(finding.state == "broken" for finding in findings):
        raise typer.Exit(1)
