"""Drawings for the shelf "sport". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

DRAWINGS = {
    "mat": """
<ellipse cx="216" cy="312" rx="150" ry="11" fill="$s"/>
<path d="M118 304 H254 L368 218 H228 Z" fill="$m"/>
<path d="M118 306 H254 L368 220" stroke="$d" stroke-width="9" fill="none" stroke-linecap="round"
 stroke-linejoin="round"/>
<path d="M226 292 L336 210" stroke="$l" stroke-width="5" stroke-linecap="round"/>
<path d="M80 195 L190 109 A62 62 0 0 1 266 207 L156 293 Z" fill="$m"/>
<path d="M80 195 L190 109 Q206 102 226 108 L108 200 Z" fill="$l"/>
<path d="M156 293 L266 207 Q276 196 281 180 L170 266 Z" fill="$d"/>
<circle cx="118" cy="244" r="62" fill="$d"/>
<path d="M118 294 A50 50 0 1 1 168 244 A40 40 0 0 1 88 250 A31 31 0 0 1 148 238 A20 20 0 0 1 110 250" stroke="$l"
 stroke-width="7" fill="none" stroke-linecap="round"/>""",
    "dumbbell": """
<ellipse cx="200" cy="296" rx="160" ry="11" fill="$s"/>
<rect x="138" y="186" width="124" height="30" rx="10" fill="$g"/>
<path d="M160 188 v26 M176 188 v26 M192 188 v26 M208 188 v26 M224 188 v26 M240 188 v26" stroke="$k" stroke-width="4"
 opacity="0.45"/>
<rect x="56" y="118" width="92" height="168" rx="16" fill="$m"/>
<rect x="252" y="118" width="92" height="168" rx="16" fill="$m"/>
<path d="M56 160 V134 Q56 118 72 118 H132 Q148 118 148 134 V160 Z M252 160 V134 Q252 118 268 118 H328 Q344 118 344 134
 V160 Z" fill="$l"/>
<path d="M56 244 V270 Q56 286 72 286 H132 Q148 286 148 270 V244 Z M252 244 V270 Q252 286 268 286 H328 Q344 286 344 270
 V244 Z" fill="$d"/>
<rect x="40" y="174" width="18" height="56" rx="7" fill="$d"/>
<rect x="342" y="174" width="18" height="56" rx="7" fill="$d"/>
<path d="M76 202 H128 M272 202 H324" stroke="$a" stroke-width="9" stroke-linecap="round"/>""",
    "football": """
<ellipse cx="200" cy="338" rx="106" ry="11" fill="$s"/>
<circle cx="200" cy="200" r="132" fill="$m"/>
<path d="M200 332 A132 132 0 0 0 332 200 Q318 300 200 332 Z" fill="$d"/>
<path d="M200 150 L248 185 L230 241 H170 L152 185 Z" fill="$k"/>
<path d="M200 68 Q222 68 242 75 L200 104 L158 75 Q178 68 200 68 Z M325 157 Q332 180 331 206 L294 182 L308 132
 Q319 143 325 157 Z M75 157 Q68 180 69 206 L106 182 L92 132 Q81 143 75 157 Z M284 302 Q266 318 244 325 L262 280
 L314 266 Q302 288 284 302 Z M116 302 Q134 318 156 325 L138 280 L86 266 Q98 288 116 302 Z" fill="$k"/>
<path d="M200 104 V150 M294 182 L248 185 M106 182 L152 185 M262 280 L230 241 M138 280 L170 241" stroke="$k"
 stroke-width="6"/>""",
    "racket": """
<ellipse cx="190" cy="356" rx="120" ry="8" fill="$s"/>
<g transform="rotate(32 200 200)">
<ellipse cx="200" cy="118" rx="76" ry="94" fill="$w" opacity="0.55"/>
<path d="M140 78 H260 M128 102 H272 M126 126 H274 M130 150 H270 M144 174 H256 M156 52 H244 M152 48 V190 M176 32 V204
 M200 28 V208 M224 32 V204 M248 48 V190" stroke="$g" stroke-width="3"/>
<ellipse cx="200" cy="118" rx="76" ry="94" fill="none" stroke="$m" stroke-width="15"/>
<path d="M142 76 A76 94 0 0 1 200 24" stroke="$l" stroke-width="6" fill="none" stroke-linecap="round"/>
<path d="M200 212 V300" stroke="$k" stroke-width="10"/>
<path d="M180 208 L200 240 L220 208 Z" fill="$m"/>
<rect x="187" y="290" width="26" height="92" rx="10" fill="$d"/>
<path d="M189 310 L211 298 M189 332 L211 320 M189 354 L211 342" stroke="$l" stroke-width="5"/>
</g>
<g transform="translate(286 282) rotate(-24)">
<path d="M-34 -58 L-12 6 H12 L34 -58 L17 -50 L0 -60 L-17 -50 Z" fill="$w"/>
<path d="M-17 -50 L-6 6 M0 -60 V6 M17 -50 L6 6 M-24 -28 H24" stroke="$g" stroke-width="3"/>
<path d="M-14 4 H14 V14 A14 16 0 0 1 -14 14 Z" fill="$a"/>
</g>""",
}
