"""Drawings for the shelf "phones". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

DRAWINGS = {
    "phone": """
<ellipse cx="204" cy="354" rx="116" ry="8" fill="$s"/>
<rect x="92" y="66" width="146" height="284" rx="26" fill="$m"/>
<rect x="98" y="72" width="134" height="272" rx="22" fill="$l"/>
<rect x="106" y="82" width="64" height="84" rx="20" fill="$d"/>
<circle cx="128" cy="106" r="14" fill="$k"/><circle cx="128" cy="142" r="14" fill="$k"/>
<circle cx="128" cy="106" r="5" fill="$g"/><circle cx="128" cy="142" r="5" fill="$g"/>
<circle cx="154" cy="106" r="6" fill="$w"/>
<rect x="178" y="48" width="148" height="302" rx="26" fill="$d"/>
<rect x="187" y="57" width="130" height="284" rx="19" fill="$k"/>
<path d="M187 300 Q236 236 268 280 T317 250 V322 Q317 341 298 341 H206 Q187 341 187 322 Z" fill="$m"/>
<path d="M187 320 Q240 286 317 306 V322 Q317 341 298 341 H206 Q187 341 187 322 Z" fill="$l"/>
<circle cx="276" cy="128" r="26" fill="$a"/>
<circle cx="252" cy="72" r="5" fill="$d"/>""",
    "phone-case": """
<ellipse cx="200" cy="356" rx="98" ry="8" fill="$s"/>
<rect x="112" y="44" width="176" height="308" rx="38" fill="$d"/>
<rect x="122" y="54" width="156" height="288" rx="30" fill="$m"/>
<rect x="136" y="70" width="68" height="96" rx="24" fill="$t"/>
<rect x="136" y="70" width="68" height="96" rx="24" fill="none" stroke="$d" stroke-width="8"/>
<path d="M112 92 h-7 v34 h7 z M112 142 h-7 v34 h7 z M288 116 h7 v50 h-7 z" fill="$d"/>
<path d="M150 300 L250 200 M190 314 L262 242 M142 256 L236 162" stroke="$l" stroke-width="10"
 stroke-linecap="round"/>""",
    "charger": """
<ellipse cx="186" cy="344" rx="112" ry="9" fill="$s"/>
<path d="M164 96 V58 M222 96 V58" stroke="$g" stroke-width="15" stroke-linecap="round"/>
<rect x="110" y="90" width="166" height="166" rx="34" fill="$m"/>
<path d="M110 212 H276 V222 Q276 256 242 256 H144 Q110 256 110 222 Z" fill="$d"/>
<rect x="142" y="224" width="44" height="15" rx="7" fill="$k"/>
<rect x="202" y="224" width="44" height="15" rx="7" fill="$k"/>
<path d="M204 118 L172 166 H194 L184 200 L218 150 H196 Z" fill="$a"/>
<rect x="153" y="238" width="22" height="36" rx="6" fill="$g"/>
<rect x="147" y="268" width="34" height="30" rx="9" fill="$d"/>
<path d="M164 296 Q164 338 214 332 Q300 320 326 268" stroke="$d" stroke-width="10" fill="none" stroke-linecap="round"/>
<rect x="316" y="226" width="28" height="42" rx="9" fill="$d" transform="rotate(18 330 247)"/>
<rect x="328" y="198" width="18" height="28" rx="5" fill="$g" transform="rotate(18 337 212)"/>""",
    "pad-charger": """
<ellipse cx="200" cy="306" rx="146" ry="14" fill="$s"/>
<path d="M318 252 Q366 252 356 196 Q348 152 372 120" stroke="$k" stroke-width="9" fill="none" stroke-linecap="round"/>
<ellipse cx="200" cy="262" rx="134" ry="54" fill="$d"/>
<ellipse cx="200" cy="246" rx="134" ry="54" fill="$m"/>
<ellipse cx="200" cy="246" rx="92" ry="34" fill="none" stroke="$l" stroke-width="7"/>
<path d="M214 216 L176 248 H200 L186 274 L228 240 H202 Z" fill="$a"/>
<path d="M134 176 Q200 148 266 176 M154 138 Q200 118 246 138 M174 104 Q200 92 226 104" stroke="$d" stroke-width="9"
 fill="none" stroke-linecap="round"/>""",
}
