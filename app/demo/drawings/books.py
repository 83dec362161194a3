"""Drawings for the shelf "books". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

DRAWINGS = {
    "book": """
<ellipse cx="206" cy="350" rx="116" ry="9" fill="$s"/>
<path d="M100 78 Q100 52 126 52 H294 V304 H126 Q100 304 100 326 Z" fill="$m"/>
<path d="M100 78 Q100 52 126 52 H138 V304 H126 Q100 304 100 326 Z" fill="$d"/>
<path d="M100 326 Q100 304 126 304 H294 V346 H122 Q100 346 100 326 Z" fill="$d"/>
<path d="M112 326 Q112 314 128 314 H294 V336 H124 Q112 336 112 326 Z" fill="$w"/>
<path d="M128 322 H290 M126 329 H290" stroke="$g" stroke-width="2"/>
<rect x="160" y="80" width="112" height="196" rx="8" fill="none" stroke="$l" stroke-width="6"/>
<circle cx="216" cy="148" r="34" fill="$a"/>
<path d="M170 266 Q196 186 220 230 Q240 196 262 266 Z" fill="$l"/>
<path d="M246 304 V344 L258 334 L270 344 V304 Z" fill="$a"/>""",
}
