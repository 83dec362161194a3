"""Drawings for the shelf "outdoor". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

DRAWINGS = {
    "tent": """
<ellipse cx="200" cy="312" rx="168" ry="13" fill="$s"/>
<path d="M40 306 Q104 96 200 88 Q296 96 360 306 Z" fill="$m"/>
<path d="M200 88 Q130 160 116 306 H40 Q104 96 200 88 Z" fill="$l"/>
<path d="M200 88 Q296 96 360 306 H290 Q276 166 200 88 Z" fill="$d"/>
<path d="M200 120 Q152 196 146 306 H254 Q248 196 200 120 Z" fill="$k"/>
<path d="M200 120 Q152 196 146 306 H172 Q160 220 200 120 Z" fill="$w"/>
<path d="M200 120 Q248 196 254 306 H240 Q238 216 200 120 Z" fill="$w"/>
<path d="M40 306 L22 322 M360 306 L378 322" stroke="$k" stroke-width="6" stroke-linecap="round"/>
<path d="M196 90 L178 66 M204 90 L222 66" stroke="$k" stroke-width="6" stroke-linecap="round"/>""",
    "sleeping-bag": """
<ellipse cx="204" cy="352" rx="92" ry="9" fill="$s"/>
<path d="M200 44 Q286 46 290 132 Q292 250 258 330 Q250 348 230 348 H170 Q150 348 142 330 Q108 250 110 132
 Q114 46 200 44 Z" fill="$m"/>
<path d="M200 44 Q286 46 290 132 Q291 152 290 172 Q200 200 110 172 Q109 152 110 132 Q114 46 200 44 Z" fill="$d"/>
<path d="M200 66 Q258 68 258 128 Q258 178 200 178 Q142 178 142 128 Q142 68 200 66 Z" fill="$k"/>
<path d="M156 146 Q156 92 200 90 Q244 92 244 146 Q226 168 200 168 Q174 168 156 146 Z" fill="$w"/>
<path d="M112 214 Q200 236 288 214 M120 256 Q200 278 280 256 M132 298 Q200 318 268 298" stroke="$l" stroke-width="8"
 fill="none" stroke-linecap="round"/>
<path d="M258 190 Q256 270 236 340" stroke="$a" stroke-width="6" fill="none" stroke-linecap="round"/>""",
    "headlamp": """
<path d="M186 196 L40 128 V300 L186 252 Z" fill="$w" opacity="0.75"/>
<path d="M232 166 Q250 92 306 96 Q362 104 360 216 Q356 318 306 322 Q262 322 236 272" stroke="$k" stroke-width="24"
 fill="none" stroke-linecap="round"/>
<path d="M246 156 Q262 106 306 108 Q348 116 346 216" stroke="$l" stroke-width="6" fill="none" stroke-linecap="round"/>
<rect x="196" y="150" width="76" height="144" rx="26" fill="$d"/>
<rect x="178" y="164" width="68" height="116" rx="30" fill="$m"/>
<ellipse cx="184" cy="222" rx="24" ry="44" fill="$k"/>
<ellipse cx="180" cy="222" rx="16" ry="33" fill="$a"/>
<ellipse cx="177" cy="214" rx="6" ry="13" fill="$w"/>
<rect x="214" y="144" width="30" height="14" rx="6" fill="$a"/>""",
    "bottle": """
<ellipse cx="200" cy="350" rx="76" ry="9" fill="$s"/>
<path d="M168 72 Q168 40 200 40 Q232 40 232 72" stroke="$k" stroke-width="11" fill="none"/>
<rect x="156" y="66" width="88" height="40" rx="11" fill="$k"/>
<path d="M164 104 H236 V118 Q264 134 264 168 V318 Q264 346 236 346 H164 Q136 346 136 318 V168 Q136 134 164 118 Z"
 fill="$m"/>
<path d="M222 108 H236 V118 Q264 134 264 168 V318 Q264 346 236 346 H216 Q238 340 238 318 V168 Q238 138 222 122 Z"
 fill="$d"/>
<path d="M158 172 V300" stroke="$l" stroke-width="13" stroke-linecap="round"/>
<path d="M200 204 Q226 240 226 256 Q226 282 200 282 Q174 282 174 256 Q174 240 200 204 Z" fill="$w"/>
<rect x="164" y="106" width="72" height="9" fill="$g"/>""",
}
