"""Our own drawings, one per kind of thing, as SVG templates."""

from app.demo.drawings import house, leisure, outing, tech, wear

DRAWINGS = wear.DRAWINGS | tech.DRAWINGS | outing.DRAWINGS | house.DRAWINGS | leisure.DRAWINGS
"""Kind to SVG elements on a 400 by 400 canvas. `$m` stands for the main colour; `app/demo/pictures.py` names all."""
