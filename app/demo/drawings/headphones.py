"""Drawings for the shelf "headphones". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

DRAWINGS = {
    "over-ear": """
<ellipse cx="200" cy="338" rx="116" ry="10" fill="$s"/>
<path d="M96 224 V190 Q96 78 200 78 Q304 78 304 190 V224" stroke="$m" stroke-width="24" fill="none"/>
<path d="M130 112 Q156 84 200 84 Q244 84 270 112" stroke="$d" stroke-width="30" fill="none" stroke-linecap="round"/>
<rect x="104" y="202" width="46" height="124" rx="23" fill="$k"/>
<rect x="250" y="202" width="46" height="124" rx="23" fill="$k"/>
<path d="M122 206 V322 Q64 322 64 264 Q64 206 122 206 Z M278 206 V322 Q336 322 336 264 Q336 206 278 206 Z" fill="$m"/>
<path d="M106 226 V302 Q80 300 80 264 Q80 228 106 226 Z M294 226 V302 Q320 300 320 264 Q320 228 294 226 Z" fill="$l"/>
<circle cx="304" cy="310" r="5" fill="$a"/>""",
    "earbuds": """
<ellipse cx="200" cy="340" rx="116" ry="10" fill="$s"/>
<path d="M146 78 Q112 70 96 98 Q84 130 112 146 L120 222 Q124 238 138 236 Q150 232 148 218 L146 150 Q178 132 170 100
 Q164 84 146 78 Z" fill="$m"/>
<path d="M254 78 Q288 70 304 98 Q316 130 288 146 L280 222 Q276 238 262 236 Q250 232 252 218 L254 150 Q222 132 230 100
 Q236 84 254 78 Z" fill="$m"/>
<path d="M164 88 Q184 84 188 104 Q188 126 168 126 Q176 106 164 88 Z M236 88 Q216 84 212 104 Q212 126 232 126
 Q224 106 236 88 Z" fill="$k"/>
<path d="M128 160 L132 216 M272 160 L268 216" stroke="$d" stroke-width="6" stroke-linecap="round"/>
<circle cx="126" cy="108" r="10" fill="$l"/><circle cx="274" cy="108" r="10" fill="$l"/>
<rect x="96" y="236" width="208" height="100" rx="44" fill="$d"/>
<path d="M96 284 V280 Q96 236 140 236 H260 Q304 236 304 280 V284 Z" fill="$m"/>
<path d="M96 284 H304" stroke="$k" stroke-width="4"/>
<circle cx="200" cy="306" r="6" fill="$a"/>""",
    "earphones": """
<ellipse cx="200" cy="344" rx="80" ry="8" fill="$s"/>
<path d="M110 150 C110 230 200 200 200 262 M290 150 C290 230 200 200 200 262 V276" stroke="$d" stroke-width="9"
 fill="none" stroke-linecap="round"/>
<rect x="244" y="196" width="17" height="40" rx="8" fill="$d" transform="rotate(38 252 216)"/>
<path d="M112 64 Q150 62 156 96 Q154 124 124 128 L120 160 Q112 170 102 160 L96 120 Q78 78 112 64 Z" fill="$m"/>
<path d="M288 64 Q250 62 244 96 Q246 124 276 128 L280 160 Q288 170 298 160 L304 120 Q322 78 288 64 Z" fill="$m"/>
<path d="M144 72 Q178 78 176 98 Q174 116 148 116 Q160 94 144 72 Z M256 72 Q222 78 224 98 Q226 116 252 116
 Q240 94 256 72 Z" fill="$k"/>
<circle cx="120" cy="94" r="13" fill="$l"/><circle cx="280" cy="94" r="13" fill="$l"/>
<rect x="184" y="268" width="32" height="48" rx="9" fill="$m"/>
<rect x="190" y="314" width="20" height="28" rx="5" fill="$g"/>""",
}
