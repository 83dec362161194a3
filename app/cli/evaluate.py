"""`aisle evaluate`: how the guide does, and what other policies would have earned, by the decision log."""

from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from app.cli import app
from app.cli.say import counting, line, out
from app.settings import Settings, load_settings

if TYPE_CHECKING:  # what takes long to import waits for its turn
    from app.figures import Figures, Share
    from app.judging import Judgement
    from app.past import Past
    from app.versions import Version, Versions

PolicyOption = Annotated[
    list[str] | None, typer.Option("--policy", metavar="NAME|VERSION", help="Judge only this one; may be repeated.")
]
DaysOption = Annotated[int, typer.Option("--days", min=1, help="How far back to look.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object.")]


@app.command()
def evaluate(policy: PolicyOption = None, days: DaysOption = 30, as_json: JsonOption = False) -> None:
    """Conversion, satisfaction, baskets, accuracy; and what each policy would have earned, where that can be told."""
    from datetime import UTC, datetime, timedelta

    from app.figures import figures, figures_as_dict
    from app.judging import judgement

    since = datetime.now(UTC) - timedelta(days=days)
    versions, past = opened(load_settings())
    asked = [versions.named(name) for name in policy or []] or _all(versions)
    told = figures(past.engine, past, since)
    live = versions.named(versions.stage().live)
    found = []
    if told.lists:
        for version in asked:
            with counting(f"judging {version.name}", past.count(since)) as bar:
                step = partial(bar.advance, bar.task_ids[0])
                found.append(judgement(past, version, since, live=live, modelled=bool(policy), progress=step))
    if as_json:
        line({"days": days, "figures": figures_as_dict(told), "policies": [as_dict(one) for one in found]})
        return
    _figures(told, days)
    if found:
        _table(found)
        for one in found if policy else ():
            doubts(one)
            _estimators(one)


def opened(settings: Settings) -> "tuple[Versions, Past]":
    """The versions and the log of the settings' database. Raises EmptyShopError where there is none."""
    from app.database import open_database, refuse_missing
    from app.past import Past
    from app.versions import Versions

    refuse_missing(settings)
    engine = open_database(settings)
    return Versions(engine, settings.policy), Past(engine)


def as_dict(one: "Judgement") -> dict[str, Any]:
    """A judgement, JSON-ready."""
    return {
        "version": one.version,
        "answer": one.verdict.answer,
        "doubts": [asdict(doubt) for doubt in one.verdict.doubts],
        "needed": one.verdict.needed,
        "gain": one.gain,
        "support": asdict(one.support) if one.support else None,
        "estimates": {name: asdict(interval) for name, interval in one.estimates.values.items()}
        if one.estimates
        else {},
        "gains": {name: asdict(interval) for name, interval in one.estimates.gains.items()} if one.estimates else {},
    }


def doubts(one: "Judgement") -> None:
    """Why there is no verdict, and what would do."""
    for doubt in one.verdict.doubts:
        needed = f"; about {doubt.needed:,} decisions would do" if doubt.needed else ""
        out.print(f"{one.version}: {doubt.says}{needed}", markup=False, soft_wrap=True)


def _all(versions: "Versions") -> "list[Version]":
    """The versions, and every policy with its usual settings."""
    from policy import SLATE_POLICIES

    known = {version.name: version for version in versions.known()}
    return list({**known, **{name: versions.named(name) for name in SLATE_POLICIES}}.values())


def _figures(told: "Figures", days: int) -> None:
    if not told.lists:
        out.print(f"No list was shown in the last {days} days, so there is nothing to evaluate.")
        return
    out.print(f"{told.lists:,} lists for {told.shoppers:,} shoppers in {days} days")
    _share("lists with a click", told.clicked)
    _share("conversion: shoppers who ordered", told.conversion)
    _share("satisfaction: thumbs up", told.satisfaction)
    _share("accuracy: bought what was listed", told.accuracy)
    _share("  of these, listed first", told.first)
    for one in told.baskets:
        span = f" [{one.low}, {one.high}]" if one.orders > 1 else ""
        out.print(f"  {'average basket':<34}{one.average} {one.currency}{span} in {one.orders} orders", markup=False)


def _share(name: str, one: "Share") -> None:
    said = f"{one.share:.1%} [{one.low:.1%}, {one.high:.1%}], {one.count} of {one.of}" if one.share is not None else "-"
    out.print(f"  {name:<34}{said}", markup=False)


def _table(found: "list[Judgement]") -> None:
    from rich.box import SIMPLE
    from rich.table import Table

    from policy.evaluation.estimators import HEADLINE, LOGGING

    told = next((one.estimates for one in found if one.estimates), None)
    if told is None:
        out.print("\nNone of the lists can judge a policy: nothing in them was left to chance.")
        return
    out.print(f"\nA list earned {told.values[LOGGING].value:.3f}. Had another policy chosen:")
    table = Table(box=SIMPLE, padding=(0, 2, 0, 0))
    for title in ("policy", "more by", "95 %", "verdict", "needs"):
        table.add_column(title, no_wrap=True)
    for one in found:
        gain = one.estimates.gains[HEADLINE] if one.estimates else None
        more, span = (f"{gain.value:+.3f}", f"{gain.low:+.3f}, {gain.high:+.3f}") if gain else ("", "")
        needed = f"{one.verdict.needed:,}" if one.verdict.needed else "" if one.verdict.passes else "-"
        table.add_row(one.version, more, span, one.verdict.answer, needed)
    out.print(table)
    out.print('"needs": so many lists would do. --policy NAME says why, with every estimate.')


def _estimators(one: "Judgement") -> None:
    """Every estimate with its interval."""
    for name, interval in one.estimates.values.items() if one.estimates else ():
        out.print(f"  {name:<22}{interval.value:.3f} [{interval.low:.3f}, {interval.high:.3f}]", markup=False)
