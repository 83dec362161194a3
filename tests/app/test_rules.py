"""The shop owner's file: read into plain values, every mistake named at once."""

from datetime import date
from pathlib import Path

import pytest

from app.rules import RulesError, read_rules
from bot.rules import Rules

WHOLE = """
promoted = ["boot-1", "brand:Fell & Tarn"]
blocked = ["lamp-2"]

[explore]
floor = 0.9
slots_per_day = 40
one_slot = true

[exposure]
least = { "brand:Acme" = 0.05 }
most = { "seller:Big" = 0.5 }

[[offers]]
id = "ten-off"
start = 2026-11-20
end = 2026-12-01
about = "category:Boots"
link = "https://shop.example/sale"
[offers.text]
en = "10 % off all boots."
zh = "靴子九折。"
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "shop.toml"
    path.write_text(text, "utf-8")
    return path


def test_all_of_it(tmp_path: Path) -> None:
    rules = read_rules(written(tmp_path, WHOLE))
    assert rules.promoted == ("boot-1", "brand:Fell & Tarn")
    assert rules.blocked == ("lamp-2",)
    assert (rules.bounds.floor, rules.bounds.explored_per_day, rules.bounds.one_explored_slot) == (0.9, 40, True)
    assert (rules.bounds.least, rules.bounds.most) == ({"brand:Acme": 0.05}, {"seller:Big": 0.5})
    (offer,) = rules.offers
    assert (offer.id, offer.about, offer.link) == ("ten-off", "category:Boots", "https://shop.example/sale")
    assert offer.text == {"en": "10 % off all boots.", "zh": "靴子九折。"}
    assert offer.runs(date(2026, 12, 1))
    assert not offer.runs(date(2026, 12, 2))


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert read_rules(written(tmp_path, "")) == Rules()


def test_every_mistake_is_named(tmp_path: Path) -> None:
    wrong = """
promotted = []
[explore]
floor = 2
[[offers]]
id = "Ten Off"
text = {}
start = 2026-12-02
"""
    with pytest.raises(RulesError) as problem:
        read_rules(written(tmp_path, wrong))
    named = {line.split(":")[0] for line in problem.value.lines}
    assert named == {"promotted", "explore.floor", "offers.0.id", "offers.0.text"}


@pytest.mark.parametrize(
    "text",
    ["= broken", '[[offers]]\nid="a"\ntext={en="x"}\n[[offers]]\nid="a"\ntext={en="y"}\n',
     '[[offers]]\nid="a"\ntext={en="x"}\nstart=2026-12-02\nend=2026-12-01\n'],
    ids=["no TOML", "one id twice", "ends before it starts"],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(RulesError):
        read_rules(written(tmp_path, text))


def test_a_missing_file_is_said_without_its_name(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="cannot be read") as problem:
        read_rules(tmp_path / "hunter2.toml")
    assert "hunter2" not in str(problem.value)
