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
    "shuttlecock": """
<ellipse cx="200" cy="354" rx="122" ry="9" fill="$s"/>
<g transform="rotate(20 200 200)">
<path d="M116 66 L168 262 H232 L284 66 L246 84 L222 56 L200 80 L178 56 L154 84 Z" fill="$w"/>
<path d="M154 84 L182 258 M200 80 V258 M246 84 L218 258" stroke="$g" stroke-width="6"/>
<path d="M132 126 H268 M148 186 H252" stroke="$m" stroke-width="8"/>
<path d="M160 254 H240 V282 H160 Z" fill="$m"/>
<path d="M162 280 H238 V296 Q236 338 200 340 Q164 338 162 296 Z" fill="$a"/>
<path d="M214 280 H238 V296 Q236 338 200 340 Q216 324 214 280 Z" fill="#d29a35"/>
</g>""",
    "jump-rope": """
<ellipse cx="200" cy="360" rx="130" ry="9" fill="$s"/>
<path d="M130 200 C150 296 338 262 330 312 C322 356 78 356 70 312 C62 262 250 296 270 200" stroke="$k" stroke-width="11"
 fill="none" stroke-linecap="round"/>
<g transform="rotate(-10 116 126)">
<rect x="92" y="50" width="46" height="132" rx="18" fill="$m"/>
<path d="M122 52 Q138 56 138 70 V164 Q138 182 120 182 Q126 116 122 52 Z" fill="$d"/>
<path d="M96 84 H134 M96 104 H134 M96 124 H134 M96 144 H134" stroke="$l" stroke-width="6" stroke-linecap="round"/>
<rect x="104" y="180" width="22" height="24" rx="6" fill="$g"/></g>
<g transform="rotate(10 284 126)">
<rect x="262" y="50" width="46" height="132" rx="18" fill="$m"/>
<path d="M292 52 Q308 56 308 70 V164 Q308 182 290 182 Q296 116 292 52 Z" fill="$d"/>
<path d="M266 84 H304 M266 104 H304 M266 124 H304 M266 144 H304" stroke="$l" stroke-width="6" stroke-linecap="round"/>
<rect x="274" y="180" width="22" height="24" rx="6" fill="$g"/></g>""",
    "basketball": """
<ellipse cx="200" cy="344" rx="106" ry="11" fill="$s"/>
<circle cx="200" cy="200" r="136" fill="$m"/>
<path d="M200 336 A136 136 0 0 0 336 200 Q322 304 200 336 Z" fill="$d"/>
<path d="M96 150 Q122 96 176 82" stroke="$l" stroke-width="12" fill="none" stroke-linecap="round"/>
<g transform="rotate(-18 200 200)" fill="none" stroke="$k" stroke-width="8">
<path d="M200 64 V336 M64 200 H336 M104 104 Q172 200 104 296 M296 104 Q228 200 296 296"/>
<circle cx="200" cy="200" r="136"/></g>""",
    "goggles": """
<path d="M40 330 q20 -18 40 0 t40 0 t40 0 t40 0 t40 0 t40 0 t40 0 t40 0" stroke="$s" stroke-width="12" fill="none"
 stroke-linecap="round"/>
<path d="M46 204 Q60 118 200 112 Q340 118 354 204" stroke="$d" stroke-width="16" fill="none"/>
<path d="M46 212 Q80 148 200 144 Q320 148 354 212" stroke="$m" stroke-width="14" fill="none"/>
<rect x="30" y="184" width="38" height="48" rx="12" fill="$k"/><rect x="332" y="184" width="38" height="48" rx="12"
 fill="$k"/>
<path d="M178 212 Q200 192 222 212" stroke="$d" stroke-width="15" fill="none"/>
<path d="M54 208 Q56 170 112 172 Q182 172 190 206 Q192 264 134 278 Q58 276 54 208 Z" fill="$d"/>
<path d="M346 208 Q344 170 288 172 Q218 172 210 206 Q208 264 266 278 Q342 276 346 208 Z" fill="$d"/>
<path d="M72 210 Q76 188 114 190 Q164 190 172 210 Q172 250 130 260 Q76 258 72 210 Z" fill="#bfe3f2"/>
<path d="M328 210 Q324 188 286 190 Q236 190 228 210 Q228 250 270 260 Q324 258 328 210 Z" fill="#bfe3f2"/>
<path d="M132 260 Q172 250 172 210 Q168 204 160 200 Q158 240 112 256 Z M268 260 Q228 250 228 210 Q232 204 240 200
 Q242 240 288 256 Z" fill="#8fc6df"/>
<path d="M86 214 Q94 202 116 202 M250 210 Q262 201 284 202" stroke="$w" stroke-width="9" fill="none"
 stroke-linecap="round"/>""",
    "paddle": """
<ellipse cx="200" cy="354" rx="130" ry="9" fill="$s"/>
<g transform="rotate(-34 190 190)">
<path d="M168 232 H212 L218 350 Q218 362 206 362 H174 Q162 362 162 350 Z" fill="$c"/>
<path d="M168 250 H212 M166 276 H214 M166 302 H214" stroke="#8a5c38" stroke-width="5"/>
<path d="M190 34 Q296 40 296 146 Q294 216 226 246 H154 Q86 216 84 146 Q84 40 190 34 Z" fill="$m"/>
<path d="M296 146 Q294 216 226 246 H154 Q110 226 94 190 Q180 260 296 146 Z" fill="$d"/>
<path d="M154 246 Q110 226 98 204 Q190 238 282 204 Q270 226 226 246 Z" fill="#d9b07f"/>
<path d="M114 122 Q126 74 172 62" stroke="$l" stroke-width="11" fill="none" stroke-linecap="round"/>
</g>
<circle cx="304" cy="106" r="34" fill="$w"/>
<path d="M304 140 A34 34 0 0 0 338 106 Q332 132 304 140 Z" fill="$g"/>""",
    "resistance-band": """
<ellipse cx="200" cy="356" rx="136" ry="9" fill="$s"/>
<path d="M118 162 C132 226 40 268 84 318 C124 356 276 356 316 318 C360 268 268 226 282 162" stroke="$m"
 stroke-width="22" fill="none" stroke-linecap="round"/>
<path d="M76 286 Q76 308 102 322 Q200 350 298 322" stroke="$l" stroke-width="6" fill="none" stroke-linecap="round"/>
<g transform="rotate(-8 116 110)">
<path d="M72 74 L112 148 H120 L160 74" stroke="$d" stroke-width="13" fill="none" stroke-linejoin="round"/>
<rect x="52" y="48" width="128" height="34" rx="17" fill="$k"/>
<path d="M76 56 v18 M96 56 v18 M116 56 v18 M136 56 v18 M156 56 v18" stroke="$g" stroke-width="4" opacity="0.6"/>
<rect x="102" y="142" width="28" height="30" rx="7" fill="$a"/></g>
<g transform="rotate(8 284 110)">
<path d="M240 74 L280 148 H288 L328 74" stroke="$d" stroke-width="13" fill="none" stroke-linejoin="round"/>
<rect x="220" y="48" width="128" height="34" rx="17" fill="$k"/>
<path d="M244 56 v18 M264 56 v18 M284 56 v18 M304 56 v18 M324 56 v18" stroke="$g" stroke-width="4" opacity="0.6"/>
<rect x="270" y="142" width="28" height="30" rx="7" fill="$a"/></g>""",
    "helmet": """
<ellipse cx="200" cy="334" rx="140" ry="10" fill="$s"/>
<path d="M116 236 Q126 300 178 322 M284 236 Q260 300 190 322" stroke="$k" stroke-width="11" fill="none"
 stroke-linecap="round"/>
<rect x="170" y="310" width="34" height="22" rx="7" fill="$g"/>
<path d="M48 232 Q44 108 176 84 Q330 70 356 208 Q360 232 338 236 L96 252 Q52 258 48 232 Z" fill="$m"/>
<path d="M48 232 Q46 218 50 200 Q180 236 356 208 Q360 232 338 236 L96 252 Q52 258 48 232 Z" fill="$d"/>
<path d="M84 190 Q92 136 142 112 Q124 152 128 194 Q104 194 84 190 Z M158 196 Q154 146 182 104 Q206 100 226 104
 Q212 148 216 198 Q186 200 158 196 Z M246 196 Q240 148 254 110 Q312 130 328 188 Q290 196 246 196 Z" fill="$k"/>
<path d="M146 96 Q186 82 236 88" stroke="$l" stroke-width="9" fill="none" stroke-linecap="round"/>
<circle cx="68" cy="222" r="10" fill="$a"/>""",
    "table-tennis-balls": """
<ellipse cx="200" cy="330" rx="148" ry="11" fill="$s"/>
<path d="M58 226 L98 196 H302 L342 226 V320 Q342 328 334 328 H66 Q58 328 58 320 Z" fill="$d"/>
<circle cx="126" cy="178" r="56" fill="$w"/><circle cx="274" cy="178" r="56" fill="$w"/>
<path d="M126 234 A56 56 0 0 0 182 178 Q168 222 126 234 Z M274 234 A56 56 0 0 0 330 178 Q316 222 274 234 Z" fill="$g"/>
<circle cx="200" cy="148" r="60" fill="#f6b26b"/>
<path d="M200 208 A60 60 0 0 0 260 148 Q246 194 200 208 Z" fill="#d98a3c"/>
<path d="M160 140 Q166 110 192 102" stroke="$w" stroke-width="9" fill="none" stroke-linecap="round"/>
<path d="M88 170 Q92 146 112 138 M292 138 Q306 144 314 158" stroke="$g" stroke-width="6" fill="none"
 stroke-linecap="round"/>
<path d="M58 226 H342 V320 Q342 328 334 328 H66 Q58 328 58 320 Z" fill="$m"/>
<path d="M58 226 H342 V240 H58 Z" fill="$l"/>
<path d="M140 262 L147 279 L165 280 L151 292 L156 310 L140 300 L124 310 L129 292 L115 280 L133 279 Z M200 262 L207 279
 L225 280 L211 292 L216 310 L200 300 L184 310 L189 292 L175 280 L193 279 Z M260 262 L267 279 L285 280 L271 292 L276 310
 L260 300 L244 310 L249 292 L235 280 L253 279 Z" fill="$a"/>""",
}
