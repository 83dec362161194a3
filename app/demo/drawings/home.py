"""Drawings for the shelf "home". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

DRAWINGS = {
    "duvet": """
<ellipse cx="200" cy="330" rx="150" ry="11" fill="$s"/>
<path d="M60 262 Q46 262 50 300 Q52 326 74 324 H326 Q348 326 350 300 Q354 262 340 262 Z" fill="$d"/>
<path d="M66 200 Q44 202 48 242 Q50 272 76 270 H324 Q350 272 352 242 Q356 202 334 200 Z" fill="$m"/>
<path d="M74 134 Q46 138 52 178 Q54 212 82 210 H318 Q346 212 348 178 Q354 138 326 134 Q200 108 74 134 Z" fill="$l"/>
<path d="M132 126 Q124 168 136 210 M200 120 V210 M268 126 Q276 168 264 210 M52 172 Q200 150 348 172" stroke="$m"
 stroke-width="6" fill="none"/>
<path d="M136 212 Q130 240 138 270 M200 212 V270 M264 212 Q270 240 262 270 M50 238 H350" stroke="$d" stroke-width="5"
 fill="none"/>
<path d="M168 112 h64 v222 h-64 z" fill="$a" opacity="0.9"/>
<path d="M200 128 Q160 84 150 104 Q146 124 200 128 Q240 84 250 104 Q254 124 200 128 Z" fill="$a"/>""",
    "bedding": """
<ellipse cx="200" cy="334" rx="160" ry="10" fill="$s"/>
<path d="M60 96 Q60 72 84 72 H316 Q340 72 340 96 V220 H60 Z" fill="$c"/>
<path d="M78 160 Q76 128 104 128 H176 Q196 128 194 160 Q196 196 176 194 H98 Q76 196 78 160 Z" fill="$w"/>
<path d="M206 160 Q204 128 228 128 H296 Q324 128 322 160 Q324 196 302 194 H226 Q204 196 206 160 Z" fill="$w"/>
<path d="M94 180 Q130 188 180 178 M220 178 Q260 188 306 180" stroke="$g" stroke-width="4" fill="none"
 stroke-linecap="round"/>
<path d="M46 226 Q46 188 84 188 H316 Q354 188 354 226 V296 Q354 308 342 308 H58 Q46 308 46 296 Z" fill="$m"/>
<path d="M46 226 Q46 188 84 188 H316 Q354 188 354 226 V238 Q200 222 46 238 Z" fill="$l"/>
<path d="M116 236 Q104 274 112 306 M286 236 Q298 274 290 306 M200 232 V306" stroke="$d" stroke-width="6" fill="none"/>
<rect x="46" y="300" width="308" height="18" rx="8" fill="$d"/>
<path d="M66 318 v18 M334 318 v18" stroke="$c" stroke-width="14" stroke-linecap="round"/>""",
    "lamp": """
<ellipse cx="176" cy="344" rx="100" ry="10" fill="$s"/>
<path d="M196 186 L152 330 H352 L292 150 Z" fill="$a" opacity="0.28"/>
<path d="M150 322 L104 214 L214 116" stroke="$d" stroke-width="14" fill="none" stroke-linejoin="round"
 stroke-linecap="round"/>
<circle cx="104" cy="214" r="15" fill="$k"/><circle cx="214" cy="116" r="13" fill="$k"/>
<path d="M206 108 Q236 76 266 104 L304 152 Q250 156 194 194 L186 152 Q184 124 206 108 Z" fill="$m"/>
<path d="M266 104 L304 152 Q290 153 276 156 Q258 118 236 92 Q252 90 266 104 Z" fill="$d"/>
<path d="M196 192 Q248 156 302 152 Q292 192 256 200 Q218 208 196 192 Z" fill="$a"/>
<path d="M82 338 Q84 312 150 312 Q216 312 218 338 Z" fill="$m"/>
<rect x="76" y="330" width="148" height="14" rx="7" fill="$d"/>""",
    "towel": """
<ellipse cx="200" cy="334" rx="140" ry="11" fill="$s"/>
<path d="M68 250 H306 Q338 250 338 290 Q338 328 306 328 H80 Q68 328 68 316 Z" fill="$d"/>
<path d="M68 250 H306 Q330 252 336 276 Q328 268 300 268 H68 Z" fill="$m"/>
<path d="M68 170 H306 Q338 170 338 210 Q338 248 306 248 H68 Z" fill="$m"/>
<path d="M68 170 H306 Q330 172 336 196 Q328 188 300 188 H68 Z" fill="$l"/>
<path d="M68 206 H334 M68 220 H335 M68 288 H334 M68 302 H333" stroke="$w" stroke-width="6"/>
<circle cx="146" cy="124" r="46" fill="$l"/><circle cx="246" cy="124" r="46" fill="$m"/>
<path d="M146 158 A34 34 0 1 1 180 124 A25 25 0 0 1 130 126 A16 16 0 0 1 160 122" stroke="$d" stroke-width="6"
 fill="none" stroke-linecap="round"/>
<path d="M246 158 A34 34 0 1 1 280 124 A25 25 0 0 1 230 126 A16 16 0 0 1 260 122" stroke="$d" stroke-width="6"
 fill="none" stroke-linecap="round"/>""",
    "candle": """
<ellipse cx="200" cy="340" rx="100" ry="10" fill="$s"/>
<circle cx="200" cy="96" r="62" fill="$a" opacity="0.25"/>
<path d="M200 48 Q232 88 222 112 Q214 130 200 130 Q186 130 178 112 Q168 88 200 48 Z" fill="$a"/>
<path d="M200 84 Q214 104 208 118 Q204 124 200 124 Q196 124 192 118 Q186 104 200 84 Z" fill="$w"/>
<path d="M200 120 V172" stroke="$k" stroke-width="6" stroke-linecap="round"/>
<path d="M114 150 H286 V304 Q286 334 256 334 H144 Q114 334 114 304 Z" fill="$w" opacity="0.7"/>
<path d="M124 168 H276 V302 Q276 324 254 324 H146 Q124 324 124 302 Z" fill="$m"/>
<ellipse cx="200" cy="168" rx="76" ry="12" fill="$l"/>
<path d="M200 156 V168" stroke="$k" stroke-width="6"/>
<rect x="150" y="214" width="100" height="74" rx="10" fill="$w"/>
<path d="M200 226 L222 264 H208 V276 H192 V264 H178 Z" fill="$d"/>
<path d="M136 184 V290" stroke="$l" stroke-width="8" stroke-linecap="round"/>""",
}
