"""Drawings for the shelf "clothing". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

DRAWINGS = {
    "dress": """
<ellipse cx="200" cy="352" rx="104" ry="9" fill="$s"/>
<path d="M158 62 L136 76 Q116 88 108 122 L144 138 L152 122 L158 182 Q126 262 92 330 Q200 362 308 330
 Q274 262 242 182 L248 122 L256 138 L292 122 Q284 88 264 76 L242 62 Q200 116 158 62 Z" fill="$m"/>
<path d="M158 182 Q126 262 92 330 Q128 341 160 344 Q176 260 186 188 Z M242 182 Q274 262 308 330 Q282 338 254 342
 Q234 262 216 188 Z" fill="$l"/>
<path d="M158 62 Q200 116 242 62 L230 60 Q200 96 170 60 Z" fill="$d"/>
<path d="M108 122 L144 138 L149 128 L112 110 Z M292 122 L256 138 L251 128 L288 110 Z" fill="$d"/>
<rect x="154" y="174" width="92" height="18" rx="8" fill="$d"/>
<path d="M92 330 Q200 362 308 330 L302 318 Q200 348 98 318 Z" fill="$d"/>""",
    "jacket": """
<ellipse cx="200" cy="350" rx="118" ry="9" fill="$s"/>
<path d="M146 108 L104 130 Q84 142 78 176 L58 296 Q76 310 102 306 L116 232 V338 H284 V232 L298 306 Q324 310 342 296
 L322 176 Q316 142 296 130 L254 108 Z" fill="$m"/>
<path d="M116 232 L110 196 L122 160 V338 H116 Z M284 232 L290 196 L278 160 V338 H284 Z" fill="$d"/>
<path d="M140 118 Q134 54 200 52 Q266 54 260 118 Q230 146 200 146 Q170 146 140 118 Z" fill="$d"/>
<path d="M164 112 Q162 76 200 74 Q238 76 236 112 Q220 130 200 130 Q180 130 164 112 Z" fill="$k"/>
<path d="M200 132 V338" stroke="$w" stroke-width="7"/>
<path d="M140 250 L166 236 V284 M260 250 L234 236 V284" stroke="$l" stroke-width="7" fill="none"
 stroke-linecap="round" stroke-linejoin="round"/>
<path d="M58 296 Q76 310 102 306 L105 290 Q82 294 61 280 Z M342 296 Q324 310 298 306 L295 290 Q318 294 339 280 Z"
 fill="$d"/>
<rect x="116" y="322" width="168" height="18" rx="6" fill="$d"/>
<circle cx="200" cy="150" r="9" fill="$a"/>""",
    "tee": """
<ellipse cx="200" cy="338" rx="106" ry="9" fill="$s"/>
<path d="M152 82 L106 102 Q92 110 84 126 L54 186 L104 214 L122 188 V326 H278 V188 L296 214 L346 186 L316 126
 Q308 110 294 102 L248 82 Q200 128 152 82 Z" fill="$m"/>
<path d="M152 82 Q200 128 248 82 L258 87 Q200 150 142 87 Z" fill="$d"/>
<path d="M54 186 L104 214 L110 204 L60 174 Z M346 186 L296 214 L290 204 L340 174 Z" fill="$d"/>
<path d="M122 188 L128 158 V326 H122 Z M278 188 L272 158 V326 H278 Z" fill="$d"/>
<rect x="122" y="312" width="156" height="14" fill="$d"/>
<path d="M222 176 h34 v28 q0 12 -17 16 q-17 -4 -17 -16 z" fill="$l"/>""",
    "jeans": """
<ellipse cx="200" cy="356" rx="92" ry="8" fill="$s"/>
<path d="M128 52 H272 L294 348 H222 L202 168 H198 L178 348 H106 Z" fill="$m"/>
<path d="M128 52 L134 100 Q132 220 124 348 H106 Z M272 52 L266 100 Q268 220 276 348 H294 Z" fill="$d"/>
<rect x="124" y="46" width="152" height="28" rx="5" fill="$d"/>
<path d="M142 42 h10 v36 h-10 z M248 42 h10 v36 h-10 z" fill="$l"/>
<circle cx="200" cy="60" r="8" fill="$a"/>
<path d="M200 76 V168 M200 76 Q222 120 202 152 M136 78 Q146 112 174 78 M264 78 Q254 112 226 78" stroke="$a"
 stroke-width="4" fill="none" stroke-linecap="round"/>
<path d="M107 330 H180 L178 348 H106 Z M220 330 H293 L294 348 H222 Z" fill="$l"/>
<path d="M150 150 Q158 220 148 290 M250 150 Q242 220 252 290" stroke="$l" stroke-width="7" fill="none"
 stroke-linecap="round"/>""",
}
