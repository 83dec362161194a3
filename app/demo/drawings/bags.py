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
}
