"""Drawings of shoes, clothes and bags. Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

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
    "backpack": """
<ellipse cx="200" cy="348" rx="112" ry="10" fill="$s"/>
<path d="M166 84 V66 Q166 48 200 48 Q234 48 234 66 V84" stroke="$k" stroke-width="13" fill="none"/>
<path d="M104 178 Q78 190 78 232 V312 Q78 326 92 326 H110 Z M296 178 Q322 190 322 232 V312 Q322 326 308 326 H290 Z"
 fill="$d"/>
<path d="M104 154 Q104 78 200 78 Q296 78 296 154 V316 Q296 342 270 342 H130 Q104 342 104 316 Z" fill="$m"/>
<path d="M104 180 V154 Q104 78 200 78 Q296 78 296 154 V180 Q248 204 200 204 Q152 204 104 180 Z" fill="$l"/>
<path d="M104 180 Q152 204 200 204 Q248 204 296 180" stroke="$d" stroke-width="7" fill="none"/>
<rect x="132" y="228" width="136" height="94" rx="18" fill="$d"/>
<path d="M144 250 H256" stroke="$w" stroke-width="6" stroke-linecap="round"/>
<rect x="236" y="248" width="10" height="26" rx="5" fill="$a"/>
<rect x="186" y="186" width="28" height="40" rx="6" fill="$k"/>
<rect x="192" y="204" width="16" height="12" rx="3" fill="$a"/>""",
    "tote": """
<ellipse cx="200" cy="346" rx="124" ry="10" fill="$s"/>
<path d="M146 172 V116 Q146 58 200 58 Q254 58 254 116 V172" stroke="$d" stroke-width="14" fill="none"/>
<path d="M92 150 H308 L326 324 Q328 340 312 340 H88 Q72 340 74 324 Z" fill="$m"/>
<path d="M92 150 H308 L310 174 H90 Z" fill="$d"/>
<path d="M75 312 H325 L326 324 Q328 340 312 340 H88 Q72 340 74 324 Z" fill="$d"/>
<path d="M138 150 h16 v52 q-8 10 -16 0 z M246 150 h16 v52 q-8 10 -16 0 z" fill="$l"/>
<circle cx="146" cy="190" r="4" fill="$k"/><circle cx="254" cy="190" r="4" fill="$k"/>
<path d="M104 196 L94 294 M296 196 L306 294" stroke="$l" stroke-width="5" stroke-linecap="round"/>""",
    "suitcase": """
<ellipse cx="200" cy="352" rx="104" ry="9" fill="$s"/>
<path d="M160 112 V52 H240 V112" stroke="$g" stroke-width="11" fill="none" stroke-linejoin="round"/>
<rect x="148" y="42" width="104" height="18" rx="9" fill="$k"/>
<rect x="108" y="104" width="184" height="226" rx="26" fill="$m"/>
<path d="M146 104 V330 M182 104 V330 M218 104 V330 M254 104 V330" stroke="$d" stroke-width="8"/>
<path d="M108 130 Q108 104 134 104 H266 Q292 104 292 130 V146 H108 Z" fill="$l"/>
<rect x="168" y="118" width="64" height="14" rx="7" fill="$k"/>
<rect x="284" y="196" width="16" height="44" rx="6" fill="$k"/>
<circle cx="132" cy="338" r="13" fill="$k"/><circle cx="268" cy="338" r="13" fill="$k"/>
<circle cx="132" cy="338" r="5" fill="$g"/><circle cx="268" cy="338" r="5" fill="$g"/>""",
    "belt-bag": """
<ellipse cx="200" cy="300" rx="116" ry="10" fill="$s"/>
<path d="M96 186 Q40 168 46 122 Q60 84 200 84 Q340 84 354 122 Q360 168 304 186" stroke="$k" stroke-width="15"
 fill="none" stroke-linecap="round"/>
<rect x="178" y="70" width="44" height="28" rx="8" fill="$g"/>
<path d="M84 172 Q84 156 102 156 H298 Q316 156 316 172 Q322 290 246 292 H154 Q78 290 84 172 Z" fill="$m"/>
<path d="M96 216 Q200 236 304 216 Q294 286 240 286 H160 Q106 286 96 216 Z" fill="$l"/>
<path d="M104 180 H296" stroke="$d" stroke-width="9" stroke-linecap="round"/>
<path d="M112 222 Q200 238 288 222" stroke="$d" stroke-width="7" stroke-linecap="round" fill="none"/>
<rect x="264" y="176" width="12" height="30" rx="6" fill="$a"/>""",
}
