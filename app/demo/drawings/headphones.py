"""Drawings for the shelf "headphones". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

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
    "sport-band": """
<ellipse cx="200" cy="340" rx="120" ry="10" fill="$s"/>
<path d="M84 196 C74 350 326 350 316 196" stroke="$d" stroke-width="15" fill="none" stroke-linecap="round"/>
<path d="M84 214 C66 96 132 62 158 132 M316 214 C334 96 268 62 242 132" stroke="$m" stroke-width="18" fill="none"
 stroke-linecap="round"/>
<rect x="62" y="186" width="44" height="92" rx="21" fill="$m"/>
<rect x="294" y="186" width="44" height="92" rx="21" fill="$m"/>
<path d="M74 206 V252 M326 206 V252" stroke="$l" stroke-width="8" stroke-linecap="round"/>
<rect x="136" y="122" width="50" height="76" rx="24" fill="$m" transform="rotate(-10 161 160)"/>
<rect x="214" y="122" width="50" height="76" rx="24" fill="$m" transform="rotate(10 239 160)"/>
<rect x="150" y="136" width="26" height="48" rx="13" fill="$k" transform="rotate(-10 163 160)"/>
<rect x="224" y="136" width="26" height="48" rx="13" fill="$k" transform="rotate(10 237 160)"/>
<circle cx="316" cy="264" r="5" fill="$a"/>""",
    "ear-hook": """
<ellipse cx="200" cy="340" rx="116" ry="10" fill="$s"/>
<path d="M128 176 C172 70 60 44 54 168 C50 246 66 286 84 308 M272 176 C228 70 340 44 346 168 C350 246 334 286 316 308"
 stroke="$d" stroke-width="15" fill="none" stroke-linecap="round"/>
<rect x="88" y="160" width="78" height="104" rx="36" fill="$m"/>
<rect x="234" y="160" width="78" height="104" rx="36" fill="$m"/>
<path d="M158 176 Q196 182 194 208 Q192 234 160 240 Q176 208 158 176 Z M242 176 Q204 182 206 208 Q208 234 240 240
 Q224 208 242 176 Z" fill="$k"/>
<rect x="104" y="178" width="34" height="66" rx="17" fill="$l"/>
<rect x="262" y="178" width="34" height="66" rx="17" fill="$l"/>
<circle cx="121" cy="196" r="6" fill="$a"/><circle cx="279" cy="196" r="6" fill="$a"/>""",
    "ear-clip": """
<ellipse cx="200" cy="344" rx="128" ry="10" fill="$s"/>
<g transform="translate(-12 0) rotate(-8 120 200)">
<path d="M84 240 C34 190 56 88 128 92 C178 96 190 140 176 170" stroke="$m" stroke-width="25" fill="none"
 stroke-linecap="round"/>
<path d="M74 186 C66 142 92 110 124 106" stroke="$l" stroke-width="7" fill="none" stroke-linecap="round"/>
<rect x="62" y="206" width="62" height="92" rx="31" fill="$d"/>
<circle cx="162" cy="206" r="43" fill="$m"/><circle cx="154" cy="212" r="22" fill="$k"/>
<circle cx="93" cy="276" r="5" fill="$a"/>
</g>
<g transform="translate(12 0) rotate(8 280 200)">
<path d="M316 240 C366 190 344 88 272 92 C222 96 210 140 224 170" stroke="$m" stroke-width="25" fill="none"
 stroke-linecap="round"/>
<path d="M326 186 C334 142 308 110 276 106" stroke="$l" stroke-width="7" fill="none" stroke-linecap="round"/>
<rect x="276" y="206" width="62" height="92" rx="31" fill="$d"/>
<circle cx="238" cy="206" r="43" fill="$m"/>
<path d="M214 192 Q222 176 240 174" stroke="$l" stroke-width="8" fill="none" stroke-linecap="round"/>
<circle cx="307" cy="276" r="5" fill="$a"/>
</g>""",
    "kids-headphones": """
<ellipse cx="200" cy="338" rx="116" ry="10" fill="$s"/>
<circle cx="130" cy="100" r="34" fill="$m"/><circle cx="270" cy="100" r="34" fill="$m"/>
<circle cx="130" cy="100" r="17" fill="$l"/><circle cx="270" cy="100" r="17" fill="$l"/>
<path d="M94 232 V196 Q94 94 200 94 Q306 94 306 196 V232" stroke="$d" stroke-width="26" fill="none"/>
<path d="M124 142 Q152 106 200 106 Q248 106 276 142" stroke="$w" stroke-width="11" fill="none" stroke-linecap="round"/>
<circle cx="100" cy="260" r="66" fill="$m"/><circle cx="300" cy="260" r="66" fill="$m"/>
<circle cx="100" cy="260" r="47" fill="$l"/><circle cx="300" cy="260" r="47" fill="$l"/>
<path d="M100 226 L110 250 L135 252 L115 268 L122 293 L100 279 L78 293 L85 268 L65 252 L90 250 Z
 M300 226 L310 250 L335 252 L315 268 L322 293 L300 279 L278 293 L285 268 L265 252 L290 250 Z" fill="$a"/>""",
    "headset": """
<ellipse cx="200" cy="350" rx="116" ry="9" fill="$s"/>
<path d="M96 216 V184 Q96 66 200 66 Q304 66 304 184 V216" stroke="$m" stroke-width="24" fill="none"/>
<path d="M126 108 Q154 76 200 76 Q246 76 274 108" stroke="$k" stroke-width="30" fill="none" stroke-linecap="round"/>
<rect x="112" y="196" width="44" height="116" rx="21" fill="$k"/>
<rect x="244" y="196" width="44" height="116" rx="21" fill="$k"/>
<path d="M76 194 H126 V314 H76 L54 284 V224 Z" fill="$m"/>
<path d="M324 194 H274 V314 H324 L346 284 V224 Z" fill="$m"/>
<path d="M78 220 L70 232 V276 L78 288 M322 220 L330 232 V276 L322 288" stroke="$l" stroke-width="8" fill="none"
 stroke-linecap="round"/>
<path d="M98 226 V282 M302 226 V282" stroke="$a" stroke-width="7" stroke-linecap="round"/>
<path d="M88 312 Q104 346 186 336" stroke="$d" stroke-width="11" fill="none" stroke-linecap="round"/>
<rect x="170" y="316" width="58" height="32" rx="16" fill="$k"/>
<circle cx="214" cy="332" r="5" fill="$a"/>""",
    "sleep-buds": """
<ellipse cx="200" cy="340" rx="124" ry="10" fill="$s"/>
<path d="M236 46 A48 48 0 1 0 262 134 A56 56 0 0 1 236 46 Z" fill="$a"/>
<path d="M292 66 l5 11 12 1 -9 8 3 12 -11 -6 -11 6 3 -12 -9 -8 12 -1 Z M148 82 l4 9 10 1 -7 7 2 10 -9 -5 -9 5 2 -10
 -7 -7
 10 -1 Z" fill="$a"/>
<path d="M70 258 Q70 176 200 176 Q330 176 330 258 Z" fill="$d"/>
<ellipse cx="200" cy="258" rx="130" ry="46" fill="$l"/>
<path d="M70 258 A130 46 0 0 0 330 258 V288 A130 50 0 0 1 70 288 Z" fill="$m"/>
<ellipse cx="146" cy="252" rx="38" ry="24" fill="$d"/><ellipse cx="254" cy="252" rx="38" ry="24" fill="$d"/>
<ellipse cx="146" cy="244" rx="34" ry="21" fill="$m"/><ellipse cx="254" cy="244" rx="34" ry="21" fill="$m"/>
<ellipse cx="146" cy="240" rx="17" ry="10" fill="$w"/><ellipse cx="254" cy="240" rx="17" ry="10" fill="$w"/>
<circle cx="200" cy="312" r="5" fill="$a"/>""",
    "sleep-band": """
<ellipse cx="200" cy="328" rx="138" ry="11" fill="$s"/>
<path d="M244 48 A44 44 0 1 0 268 130 A52 52 0 0 1 244 48 Z" fill="$a"/>
<path d="M148 92 l5 11 12 1 -9 8 3 12 -11 -6 -11 6 3 -12 -9 -8 12 -1 Z" fill="$a"/>
<path d="M56 212 Q60 156 200 156 Q340 156 344 212 L334 250 Q320 206 200 206 Q80 206 66 250 Z" fill="$d"/>
<path d="M54 206 Q58 262 200 262 Q342 262 346 206 L340 282 Q326 326 200 326 Q74 326 60 282 Z" fill="$m"/>
<path d="M62 230 Q84 278 200 278 Q316 278 338 230" stroke="$l" stroke-width="6" fill="none" stroke-linecap="round"/>
<path d="M66 280 Q92 312 200 312 Q308 312 334 280" stroke="$d" stroke-width="5" fill="none" stroke-dasharray="12 9"/>
<ellipse cx="106" cy="276" rx="27" ry="22" fill="$l" transform="rotate(14 106 276)"/>
<ellipse cx="294" cy="276" rx="27" ry="22" fill="$l" transform="rotate(-14 294 276)"/>
<path d="M96 276 h20 M284 276 h20 M96 268 h20 M284 268 h20 M96 284 h20 M284 284 h20" stroke="$d" stroke-width="4"
 stroke-linecap="round"/>""",
}
