"""`aisle policy …`: which versions of the policy serve, and what has to be shown before another one does."""

import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Annotated, Any

import typer

from app.cli import app
from app.cli.evaluate import DaysOption, JsonOption, as_dict, doubts, opened
from app.cli.say import counting, fail, line, out
from app.settings import load_settings

policy = typer.Typer(no_args_is_help=True, help="Versions of the policy: which of them serve, and why.")
app.add_typer(policy, name="policy")

Name = Annotated[str, typer.Argument(metavar="NAME|VERSION", help="A policy by name, or a version.")]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="A setting of the policy, its value as JSON: --set epsilon=0.1"),
]


@policy.command("list")
def list_(as_json: JsonOption = False) -> None:
    """The versions and which of them serve."""
    versions, _ = opened(load_settings())
    stage = versions.stage()
    rows = [
        {
            "version": one.name,
            "policy": one.policy,
            "settings": dict(one.settings),
            "at": one.at.isoformat() if one.at else None,
            "serves": _serves(one.name, stage),
        }
        for one in versions.known()
    ]
    if as_json:
        line({"versions": rows, "stage": _stage(stage)})
        return
    for row in rows:
        said = f"{row['serves']:<16}{row['version']:<24}{json.dumps(row['settings']) if row['settings'] else ''}"
        out.print(said.rstrip(), markup=False)
    if stage.frozen:
        out.print("Frozen: everybody gets the shop's own order until `aisle policy freeze --off`.")


@policy.command()
def show(name: Name, as_json: JsonOption = False) -> None:
    """One version: its settings, what it learned, how it fares beside the live one, and its history."""
    from app.arms import arms
    from policy.evaluation.sequential import compare

    versions, past = opened(load_settings())
    version, stage = versions.named(name), versions.stage()
    moves = [one for one in versions.history() if version.name in (one.live, one.canary)]
    learned = int(versions.start(version.name).get("position", 0))
    trial = None
    if version.name == stage.canary and stage.at is not None:
        trial = compare(*arms(past.engine, stage.live, version.name, since=stage.at))
    if as_json:
        known = {"version": version.name, "policy": version.policy, "settings": dict(version.settings)}
        compared = asdict(trial) if trial else None
        line({**known, "learned": learned, "beside": compared, "history": [_stage(one) for one in moves]})
        return
    out.print(f"{version.name}: {version.policy} {json.dumps(dict(version.settings))}, {_serves(version.name, stage)}")
    out.print(f"It has learned the log up to entry {learned}.")
    if trial:
        out.print(f"Beside {stage.live}: {trial.answer}; {trial.says}.", markup=False, soft_wrap=True)
    for one in moves:
        out.print(f"{one.at:%Y-%m-%d %H:%M} {one.kind}: {one.why}", markup=False, soft_wrap=True)


@policy.command()
def promote(name: Name, settings: Settings = None, days: DaysOption = 30, as_json: JsonOption = False) -> None:
    """Let a version serve everybody: only if the log, or its time as the canary, shows that it is no worse."""
    from app.arms import arms
    from app.judging import judgement
    from policy.evaluation.sequential import compare

    versions, past = opened(load_settings())
    version, stage, now = _with(versions.named(name), settings), versions.stage(), datetime.now(UTC)
    if version.name == stage.live:
        fail(f"{version.name} is live already")
    since = now - timedelta(days=days)
    with counting(f"judging {version.name}", past.count(since)) as bar:
        live, step = versions.named(stage.live), partial(bar.advance, bar.task_ids[0])
        found = judgement(past, version, since, live=live, progress=step)
    passed, why = found.verdict.passes, f"by the log {found.verdict.answer}"
    if not passed and version.name == stage.canary and stage.at is not None:
        trial = compare(*arms(past.engine, stage.live, version.name, since=stage.at))
        passed, why = trial.answer == "better", f"as the canary {trial.answer}: {trial.says}"
    if passed:
        version = versions.make(version, now)
        versions.move("promote", why, now, stage, live=version.name, canary=None, share=0.0)
    if as_json:
        line({"promoted": passed, "why": why, **as_dict(found), "version": version.name})
    elif passed:
        out.print(f"{version.name} is live: {why}.", markup=False, soft_wrap=True)
    else:
        out.print(f"{version.name} stays out: {why}.", markup=False, soft_wrap=True)
        doubts(found)
        if version.name != stage.canary:
            out.print(f"To gather evidence: aisle policy canary {name} --share 5", markup=False)
    if not passed:
        raise typer.Exit(1)


@policy.command()
def canary(
    name: Name,
    share: Annotated[float, typer.Option("--share", min=0.1, max=50, help="Per cent of the shoppers.")] = 5.0,
    settings: Settings = None,
) -> None:
    """Let a version serve a share of the shoppers, always the same ones. It is taken back when it earns less."""
    versions, _ = opened(load_settings())
    stage, now = versions.stage(), datetime.now(UTC)
    version = versions.make(_with(versions.named(name), settings), now)
    if version.name == stage.live:
        fail(f"{version.name} is live already")
    versions.move("canary", f"{share:g} % of the shoppers", now, stage, canary=version.name, share=share / 100)
    out.print(f"{version.name} serves {share:g} % of the shoppers beside {stage.live}.", markup=False)


@policy.command()
def rollback(why: Annotated[str, typer.Option("--why", help="For the history.")] = "by hand") -> None:
    """Take the canary back; without one, go back to the version that was live before."""
    versions, _ = opened(load_settings())
    stage = versions.stage()
    live = stage.live if stage.canary else versions.before_promotion()
    if live == stage.live and not stage.canary:
        fail("there is nothing to go back to")
    versions.move("rollback", why, datetime.now(UTC), stage, live=live, canary=None, share=0.0)
    out.print(f"{live} serves everybody.", markup=False)


@policy.command()
def freeze(
    off: Annotated[bool, typer.Option("--off", help="Let the versions serve again.")] = False,
    why: Annotated[str, typer.Option("--why", help="For the history.")] = "by hand",
) -> None:
    """Show everybody the shop's own order at once: no chance and nothing learned in it."""
    versions, _ = opened(load_settings())
    stage = versions.stage()
    if stage.frozen is not off:
        fail("it is frozen already" if stage.frozen else "it is not frozen")
    versions.move("thaw" if off else "freeze", why, datetime.now(UTC), stage, frozen=not off)
    out.print(f"{stage.live} serves again." if off else "Frozen: everybody gets the shop's own order.", markup=False)


@policy.command()
def replay(name: Name, days: DaysOption = 7, settings: Settings = None, as_json: JsonOption = False) -> None:
    """What a version would have shown instead, at every list of the last days."""
    from app.judging import replayed

    versions, past = opened(load_settings())
    version = _with(versions.named(name), settings)
    found = replayed(past, version, datetime.now(UTC) - timedelta(days=days))
    if as_json:
        examples = [
            {"decision_id": one.decision.decision_id, "shown": one.decision.slate, "instead": one.instead}
            for one in found.examples
        ]
        line({**{key: value for key, value in asdict(found).items() if key != "examples"}, "examples": examples})
        return
    if not found.decisions:
        out.print(f"No list was drawn in the last {days} days, so there is nothing to replay.")
        return
    out.print(f"{found.decisions:,} lists; {found.other / found.decisions:.0%} would hold other products")
    for slot, count in enumerate(found.changed, start=1):
        out.print(f"  slot {slot}: {count / found.decisions:.0%} another product")
    for kind, values in found.exposure.items():
        moved = sorted(values.items(), key=lambda one: -abs(one[1][1] - one[1][0]))[:5]
        said = ", ".join(f"{value} {was} -> {would}" for value, (was, would) in moved if was != would)
        out.print(f"  {kind}: {said or 'the same'}", markup=False, soft_wrap=True)
    for one in found.examples:
        shown, instead = ", ".join(one.decision.slate), ", ".join(one.instead)
        out.print(f"  {one.decision.decision_id}: {shown} -> {instead}", markup=False, soft_wrap=True)


def _with(version: Any, settings: list[str] | None) -> Any:
    """The version with settings of its own: then it is a new one."""
    from dataclasses import replace

    if not settings:
        return version
    given = {}
    for text in settings:
        key, equals, value = text.partition("=")
        try:
            given[key] = json.loads(value)
        except ValueError:
            equals = ""
        if not equals:
            fail(f"--set needs KEY=VALUE with the value as JSON, not {text!r}", code=2)
    return replace(version, name=f"{version.policy}*", settings={**version.settings, **given}, at=None)


def _serves(name: str, stage: Any) -> str:
    if name == stage.live:
        return "live"
    return f"canary {stage.share:.1%}" if name == stage.canary else ""


def _stage(stage: Any) -> dict[str, Any]:
    return {**asdict(stage), "at": stage.at.isoformat() if stage.at else None}
