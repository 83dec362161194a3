"""The lines of docs/policy.md run as they stand, and its file of rules is read."""

import re
from pathlib import Path

from app.rules import read_rules

PAGE = (Path(__file__).parents[2] / "docs/policy.md").read_text("utf-8")


def block(language: str) -> str:
    """The page's only block in this language."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return str(found)


def test_fifteen_lines_use_the_policy_in_another_simulator() -> None:
    code = block("python")
    assert len([line for line in code.splitlines() if line.strip()]) <= 15
    names: dict[str, object] = {}
    exec(compile(code, "docs/policy.md", "exec"), names)  # noqa: S102  # the page is ours
    model = names["policy"].model  # type: ignore[attr-defined]  # the default policy has one
    offer = names["offer"]
    assert isinstance(offer, list)
    parts = model.contributions({"segment": "new"}, offer[0])
    assert parts["price"] < 0, "it found out that cheap things are clicked"


def test_the_example_of_rules_is_one(tmp_path: Path) -> None:
    path = tmp_path / "shop.toml"
    path.write_text(block("toml"), "utf-8")
    rules = read_rules(path)
    assert rules.promoted
    assert rules.offers[0].text["zh"]
    assert rules.bounds.most == {"brand:Big Name": 0.5}
