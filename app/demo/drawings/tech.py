"""Drawings of headphones, phones and what belongs to them. Colours are named in `app/demo/pictures.py`."""

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
