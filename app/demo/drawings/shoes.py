"""Drawings for the shelf "shoes". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

DRAWINGS = {
    "boot": """
<ellipse cx="226" cy="326" rx="136" ry="11" fill="$s"/>
<path d="M118 92 Q165 80 216 92 L222 178 Q228 206 262 214 L306 226 Q340 238 340 272 V290 H112 V200 Z" fill="$m"/>
<path d="M176 96 H217 L222 178 Q228 206 264 215 L240 240 Q194 228 186 186 Z" fill="$l"/>
<path d="M296 223 Q340 236 340 272 V290 H282 Q274 248 296 223 Z" fill="$d"/>
<path d="M112 214 H138 Q152 250 148 290 H112 Z" fill="$d"/>
<rect x="108" y="78" width="116" height="28" rx="14" fill="$d"/>
<path d="M182 126 L216 120 M185 150 L218 144 M190 176 L222 169 M200 202 L232 190 M216 222 L250 208"
 stroke="$w" stroke-width="7" stroke-linecap="round" fill="none"/>
<path d="M104 284 H346 V302 Q346 312 336 312 H104 Z" fill="$k"/>
<path d="M108 310 h26 v14 h-26 z M146 310 h26 v14 h-26 z M184 310 h20 v8 h-20 z M216 310 h26 v14 h-26 z
 M254 310 h26 v14 h-26 z M292 310 h26 v14 h-26 z" fill="$k"/>
<path d="M104 288 H346" stroke="$a" stroke-width="5"/>""",
    "running-shoe": """
<ellipse cx="206" cy="314" rx="146" ry="10" fill="$s"/>
<path d="M76 190 Q74 160 98 152 Q122 186 154 176 L196 146 Q216 136 230 152 L258 190 Q280 212 318 220 Q350 230 350 262
 L346 282 H78 Q66 236 76 190 Z" fill="$m"/>
<path d="M76 190 Q74 160 98 152 Q110 168 122 176 Q104 220 120 270 H76 Q66 230 76 190 Z" fill="$d"/>
<path d="M160 270 Q168 220 206 206 Q238 200 262 194 Q270 204 282 210 Q220 222 200 270 Z" fill="$l"/>
<path d="M300 214 Q350 226 350 262 V270 H296 Q286 238 300 214 Z" fill="$d"/>
<path d="M188 152 L214 182 M206 143 L232 172 M226 150 L248 186" stroke="$w" stroke-width="8" stroke-linecap="round"/>
<path d="M60 264 Q66 246 96 252 Q150 260 196 262 Q260 266 304 258 Q340 252 354 264 Q362 298 322 302 H104 Q64 304 60
 264 Z"
 fill="$w"/>
<path d="M66 286 Q110 274 170 284 T300 280 T356 276 Q352 300 322 302 H104 Q74 303 66 286 Z" fill="$a"/>
<path d="M84 302 H330" stroke="$k" stroke-width="10" stroke-linecap="round"/>""",
    "sneaker": """
<ellipse cx="208" cy="312" rx="144" ry="10" fill="$s"/>
<path d="M84 236 Q76 188 96 158 Q126 176 160 164 L196 148 Q212 144 220 158 L248 196 Q264 212 302 220 Q342 230 342 268
 V280 H84 Z" fill="$m"/>
<path d="M160 164 L196 148 Q212 144 220 158 L250 198 Q258 207 270 212 L236 240 Q196 216 160 164 Z" fill="$l"/>
<path d="M84 236 Q76 188 96 158 Q106 164 116 167 Q112 226 122 280 H84 Z" fill="$d"/>
<path d="M292 218 Q342 228 342 268 V280 H272 Q266 240 292 218 Z" fill="$w"/>
<path d="M180 184 L214 164 M198 206 L232 184 M218 226 L250 202" stroke="$k" stroke-width="6" stroke-linecap="round"/>
<rect x="76" y="268" width="274" height="36" rx="15" fill="$w"/>
<path d="M78 288 H348" stroke="$d" stroke-width="5"/>
<path d="M80 302 H346" stroke="$k" stroke-width="4" stroke-linecap="round"/>""",
}
