"""Our own drawings, one per kind of thing, as SVG templates; one file per shelf of the shop."""

from app.demo.drawings import (
    bags,
    beauty,
    books,
    clothing,
    headphones,
    home,
    kitchen,
    outdoor,
    phones,
    shoes,
    sport,
    toys,
)

SHELVES = (bags, beauty, books, clothing, headphones, home, kitchen, outdoor, phones, shoes, sport, toys)

DRAWINGS = {kind: drawing for shelf in SHELVES for kind, drawing in shelf.DRAWINGS.items()}
"""Kind to SVG elements on a 400 by 400 canvas. `$m` stands for the main colour; `app/demo/pictures.py` names all."""
