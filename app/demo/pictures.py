"""The demo shop's pictures: a drawing for each kind of thing, tinted by colour, as SVG."""

from string import Template
from typing import Final, NamedTuple

from app.demo.drawings import DRAWINGS


class UnknownPictureError(LookupError):
    """There is no drawing of this kind, or no such colour."""


class Tint(NamedTuple):
    """The shades that belong to one colour name."""

    main: str
    dark: str
    light: str
    tile: str
    """Background, pale enough for the thing to stand out and opaque, so that it looks the same on any page."""
    shadow: str


COLOURS: Final = {
    "black": Tint("#3a3f4b", "#23262f", "#565d6d", "#e3e6ec", "#cbd0da"),
    "white": Tint("#f6f4ef", "#d3d3d6", "#ffffff", "#b9c8d8", "#a0b1c4"),
    "gray": Tint("#8d95a3", "#6b7280", "#b3bac5", "#eceff3", "#d5dae1"),
    "silver": Tint("#c3c9d2", "#9aa2af", "#e0e4ea", "#eef1f5", "#d6dbe3"),
    "blue": Tint("#3f7fd6", "#2a5fae", "#74a7ea", "#e0ecfb", "#c3d7f1"),
    "navy": Tint("#2c4270", "#1c2c50", "#4a6499", "#e0e6f1", "#c5cfe1"),
    "red": Tint("#d8473f", "#a93029", "#ec7b72", "#fbe5e1", "#f0cbc5"),
    "green": Tint("#4c9a5f", "#357346", "#7cbd8b", "#e2f2e5", "#c6e0cc"),
    "yellow": Tint("#f0bf3c", "#cd9a1c", "#f8da80", "#fbf3da", "#eddfb5"),
    "orange": Tint("#ec8337", "#c3621c", "#f6ab72", "#fdebdd", "#f2d4bc"),
    "brown": Tint("#94633f", "#6d452a", "#b98a63", "#f3e9e0", "#e0d0c2"),
    "beige": Tint("#d8c19c", "#b59b72", "#ead9bb", "#f5efe5", "#e2d8c7"),
    "pink": Tint("#e889a6", "#c7628a", "#f4b3c6", "#fce9ef", "#f2d0db"),
    "purple": Tint("#8461bd", "#634498", "#aa8ed6", "#eee8f7", "#d9cdec"),
    "teal": Tint("#2f9aa0", "#1f7378", "#68bfc3", "#def2f2", "#bfdfe0"),
}
FIXED: Final = {
    "k": "#2b2f3a",  # ink: soles, straps, lids
    "w": "#fbfaf7",  # near white: laces, pages, highlights
    "g": "#b8bec9",  # metal
    "a": "#f2b84b",  # the warm accent that all pictures share
    "c": "#a8744a",  # wood and coffee
}
"""What has the same colour whatever the product's own colour is."""


def draw(kind: str, colour: str) -> str:
    """A complete SVG document of one kind of thing ("boot") in one colour ("blue"), without text or script.

    Raises UnknownPictureError.
    """
    if kind not in DRAWINGS or colour not in COLOURS:
        raise UnknownPictureError(f"no picture of {kind!r} in {colour!r}")
    tint = COLOURS[colour]
    shades = {"m": tint.main, "d": tint.dark, "l": tint.light, "t": tint.tile, "s": tint.shadow} | FIXED
    drawing = Template(DRAWINGS[kind]).substitute(shades)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400">'
        f'<rect width="400" height="400" rx="44" fill="{tint.tile}"/>{drawing}</svg>'
    )
