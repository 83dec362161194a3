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
    "power-bank": """
<ellipse cx="196" cy="350" rx="100" ry="9" fill="$s"/>
<path d="M246 92 C320 40 366 112 326 176 C306 208 304 236 318 262" stroke="$d" stroke-width="12" fill="none"
 stroke-linecap="round"/>
<rect x="300" y="258" width="34" height="46" rx="9" fill="$d" transform="rotate(-8 317 281)"/>
<rect x="312" y="300" width="18" height="28" rx="5" fill="$g" transform="rotate(-8 321 314)"/>
<rect x="100" y="66" width="180" height="280" rx="40" fill="$d"/>
<rect x="100" y="58" width="172" height="282" rx="40" fill="$m"/>
<rect x="116" y="74" width="140" height="250" rx="28" fill="$l" opacity="0.45"/>
<path d="M198 132 L146 216 H182 L168 280 L228 188 H190 Z" fill="$a"/>
<circle cx="152" cy="306" r="7" fill="$a"/><circle cx="176" cy="306" r="7" fill="$a"/>
<circle cx="200" cy="306" r="7" fill="$a"/><circle cx="224" cy="306" r="7" fill="$d"/>
<rect x="142" y="60" width="36" height="13" rx="6" fill="$k"/><rect x="194" y="60" width="36" height="13" rx="6"
 fill="$k"/>""",
    "screen-protector": """
<ellipse cx="200" cy="356" rx="112" ry="8" fill="$s"/>
<rect x="98" y="58" width="160" height="294" rx="28" fill="$k"/>
<rect x="108" y="68" width="140" height="274" rx="20" fill="$d"/>
<circle cx="178" cy="84" r="6" fill="$k"/>
<path d="M142 64 H298 Q318 64 318 84 V262 L250 330 H162 Q142 330 142 310 Z" fill="$l" opacity="0.72"/>
<path d="M142 64 H298 Q318 64 318 84 V262 L250 330 H162 Q142 330 142 310 Z" fill="none" stroke="$w" stroke-width="6"/>
<path d="M318 262 L250 330 Q258 292 242 262 Q284 274 318 262 Z" fill="$m"/>
<path d="M168 190 L266 92 M168 240 L296 112" stroke="$w" stroke-width="12" stroke-linecap="round" opacity="0.85"/>""",
    "cable": """
<ellipse cx="200" cy="338" rx="132" ry="11" fill="$s"/>
<ellipse cx="200" cy="218" rx="112" ry="98" fill="none" stroke="$d" stroke-width="17"/>
<ellipse cx="200" cy="212" rx="90" ry="78" fill="none" stroke="$m" stroke-width="17"/>
<ellipse cx="200" cy="216" rx="68" ry="58" fill="none" stroke="$d" stroke-width="17"/>
<path d="M92 190 Q60 120 108 96 M306 246 Q350 200 328 132" stroke="$m" stroke-width="17" fill="none"
 stroke-linecap="round"/>
<path d="M112 154 Q150 118 200 118 M126 164 Q156 136 196 134" stroke="$l" stroke-width="5" fill="none"
 stroke-dasharray="9 8" stroke-linecap="round"/>
<rect x="104" y="68" width="66" height="42" rx="12" fill="$k" transform="rotate(-16 137 89)"/>
<rect x="164" y="64" width="38" height="22" rx="7" fill="$g" transform="rotate(-16 183 75)"/>
<rect x="304" y="80" width="42" height="62" rx="12" fill="$k" transform="rotate(-8 325 111)"/>
<rect x="310" y="46" width="22" height="38" rx="7" fill="$g" transform="rotate(-8 321 65)"/>
<rect x="174" y="276" width="52" height="56" rx="10" fill="$a"/>
<path d="M174 304 H226" stroke="$c" stroke-width="5"/>""",
    "phone-stand": """
<ellipse cx="206" cy="346" rx="130" ry="11" fill="$s"/>
<path d="M256 326 L292 236 L222 168" stroke="$d" stroke-width="24" fill="none" stroke-linejoin="round"
 stroke-linecap="round"/>
<circle cx="292" cy="236" r="17" fill="$k"/>
<rect x="120" y="58" width="122" height="222" rx="22" fill="$k" transform="rotate(-12 181 169)"/>
<rect x="130" y="68" width="102" height="202" rx="14" fill="$w" transform="rotate(-12 181 169)"/>
<circle cx="172" cy="138" r="24" fill="$a"/>
<path d="M144 226 Q170 184 196 208 T240 188 L248 224 Q250 232 242 236 L162 254 Q152 256 150 248 Z" fill="$l"/>
<path d="M134 286 L258 260 Q268 258 270 268 L272 282 L140 310 Q130 312 130 302 L128 296 Q128 288 134 286 Z" fill="$m"/>
<path d="M126 268 L134 300" stroke="$d" stroke-width="13" stroke-linecap="round"/>
<rect x="116" y="322" width="192" height="22" rx="11" fill="$m"/>
<rect x="132" y="322" width="160" height="8" rx="4" fill="$l"/>""",
    "car-mount": """
<ellipse cx="200" cy="346" rx="122" ry="10" fill="$s"/>
<rect x="52" y="76" width="296" height="152" rx="34" fill="$k"/>
<path d="M78 108 H322 M78 140 H322 M78 172 H322 M78 202 H322" stroke="$g" stroke-width="9" stroke-linecap="round"
 opacity="0.55"/>
<rect x="176" y="128" width="48" height="104" rx="16" fill="$d"/>
<circle cx="200" cy="236" r="88" fill="$d"/>
<circle cx="200" cy="230" r="86" fill="$m"/>
<circle cx="200" cy="230" r="62" fill="none" stroke="$l" stroke-width="9"/>
<path d="M170 206 V236 A30 30 0 0 0 230 236 V206 H212 V236 A12 12 0 0 1 188 236 V206 Z" fill="$a"/>
<path d="M170 206 h18 v14 h-18 Z M212 206 h18 v14 h-18 Z" fill="$w"/>""",
}
