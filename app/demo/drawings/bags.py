"""Drawings for the shelf "bags". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

DRAWINGS = {
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
    "crossbody": """
<ellipse cx="200" cy="340" rx="118" ry="10" fill="$s"/>
<path d="M96 206 Q96 44 200 44 Q304 44 304 206" stroke="$d" stroke-width="12" fill="none"/>
<rect x="276" y="96" width="28" height="22" rx="5" transform="rotate(64 290 107)" fill="$a"/>
<path d="M84 196 H316 L324 300 Q324 334 290 334 H110 Q76 334 76 300 Z" fill="$m"/>
<path d="M84 190 H316 L320 236 Q310 284 200 286 Q90 284 80 236 Z" fill="$l"/>
<path d="M80 236 Q90 284 200 286 Q310 284 320 236" stroke="$d" stroke-width="7" fill="none"/>
<path d="M112 312 H288" stroke="$d" stroke-width="6" stroke-linecap="round"/>
<circle cx="96" cy="202" r="13" fill="$g"/><circle cx="304" cy="202" r="13" fill="$g"/>
<rect x="182" y="262" width="36" height="42" rx="9" fill="$k"/>
<rect x="190" y="278" width="20" height="13" rx="4" fill="$a"/>""",
    "laptop-bag": """
<ellipse cx="200" cy="334" rx="144" ry="10" fill="$s"/>
<path d="M164 200 V74 Q164 62 176 62 H332 Q344 62 344 74 V200 Z" fill="$k"/>
<rect x="176" y="76" width="156" height="120" rx="5" fill="$g"/>
<path d="M176 168 L262 76 H306 L206 180 Z" fill="$w"/>
<path d="M118 160 V136 Q118 112 142 112 H236 Q260 112 260 136 V160" stroke="$d" stroke-width="15" fill="none"/>
<rect x="56" y="150" width="288" height="178" rx="24" fill="$m"/>
<path d="M56 196 V174 Q56 150 80 150 H320 Q344 150 344 174 V196 Z" fill="$l"/>
<path d="M68 196 H332" stroke="$d" stroke-width="8" stroke-linecap="round"/>
<rect x="282" y="190" width="30" height="12" rx="6" fill="$a"/>
<rect x="88" y="226" width="224" height="78" rx="14" fill="$d"/>
<path d="M106 246 H294" stroke="$m" stroke-width="7" stroke-linecap="round"/>
<circle cx="118" cy="160" r="9" fill="$a"/><circle cx="260" cy="160" r="9" fill="$a"/>""",
    "wallet": """
<ellipse cx="200" cy="318" rx="146" ry="10" fill="$s"/>
<rect x="112" y="84" width="196" height="120" rx="12" transform="rotate(-9 210 144)" fill="$w"/>
<path d="M112 116 H308 V140 H112 Z" transform="rotate(-9 210 144)" fill="$g"/>
<rect x="106" y="106" width="200" height="120" rx="12" transform="rotate(-3 206 166)" fill="$a"/>
<rect x="122" y="122" width="34" height="26" rx="5" transform="rotate(-3 206 166)" fill="$w"/>
<rect x="60" y="142" width="280" height="170" rx="22" fill="$d"/>
<path d="M60 184 Q60 158 84 158 H316 Q340 158 340 184 V290 Q340 312 318 312 H82 Q60 312 60 290 Z" fill="$m"/>
<path d="M76 176 H324 M76 296 H324" stroke="$l" stroke-width="4" stroke-dasharray="11 8" stroke-linecap="round"/>
<path d="M346 206 V266 H268 Q242 266 242 236 Q242 206 268 206 Z" fill="$l"/>
<circle cx="274" cy="236" r="14" fill="$k"/><circle cx="274" cy="236" r="6" fill="$a"/>""",
    "duffel": """
<ellipse cx="200" cy="326" rx="168" ry="11" fill="$s"/>
<path d="M128 190 Q128 84 200 84 Q272 84 272 190" stroke="$d" stroke-width="15" fill="none"/>
<path d="M34 236 Q34 158 96 156 H304 Q366 158 366 236 V286 Q366 320 334 320 H66 Q34 320 34 286 Z" fill="$m"/>
<path d="M34 236 Q34 158 96 156 Q70 186 74 240 V320 H66 Q34 320 34 286 Z M366 236 Q366 158 304 156 Q330 186 326 240 V320
 H334 Q366 320 366 286 Z" fill="$d"/>
<path d="M86 174 H314" stroke="$k" stroke-width="9" stroke-linecap="round"/>
<rect x="268" y="168" width="36" height="13" rx="6" fill="$a"/>
<path d="M120 180 H138 V320 H120 Z M262 180 H280 V320 H262 Z" fill="$k"/>
<rect x="152" y="222" width="96" height="74" rx="12" fill="$l"/>
<path d="M164 242 H236" stroke="$d" stroke-width="7" stroke-linecap="round"/>
<rect x="174" y="76" width="52" height="22" rx="10" fill="$k"/>
<circle cx="54" cy="236" r="9" fill="$g"/><circle cx="346" cy="236" r="9" fill="$g"/>""",
}
