"""Drawings for the shelf "toys". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

DRAWINGS = {
    "blocks": """
<ellipse cx="200" cy="330" rx="150" ry="11" fill="$s"/>
<rect x="58" y="230" width="92" height="92" rx="8" fill="$m"/>
<rect x="74" y="246" width="60" height="60" rx="6" fill="$l"/>
<rect x="250" y="230" width="92" height="92" rx="8" fill="#4f9d8a"/>
<rect x="266" y="246" width="60" height="60" rx="6" fill="#7cc0af"/>
<path d="M150 322 V230 H250 V322 H228 Q228 278 200 278 Q172 278 172 322 Z" fill="$a"/>
<rect x="96" y="160" width="94" height="70" rx="8" fill="#5b87c9"/>
<rect x="208" y="160" width="94" height="70" rx="8" fill="$c"/>
<circle cx="143" cy="195" r="20" fill="#8fb2e3"/><circle cx="255" cy="195" r="20" fill="#d8b48a"/>
<path d="M96 160 L143 98 L190 160 Z" fill="$d"/>
<path d="M208 160 Q208 112 255 112 Q302 112 302 160 Z" fill="$m"/>
<rect x="246" y="76" width="18" height="40" rx="7" fill="$a"/>""",
    "bear": """
<ellipse cx="200" cy="350" rx="112" ry="10" fill="$s"/>
<circle cx="132" cy="86" r="36" fill="$m"/><circle cx="268" cy="86" r="36" fill="$m"/>
<circle cx="132" cy="86" r="18" fill="$l"/><circle cx="268" cy="86" r="18" fill="$l"/>
<path d="M130 216 Q80 232 84 282 Q92 302 116 292 Z M270 216 Q320 232 316 282 Q308 302 284 292 Z" fill="$d"/>
<ellipse cx="200" cy="268" rx="86" ry="78" fill="$m"/>
<ellipse cx="200" cy="276" rx="50" ry="50" fill="$l"/>
<circle cx="200" cy="142" r="88" fill="$m"/>
<ellipse cx="200" cy="172" rx="42" ry="34" fill="$l"/>
<path d="M182 156 Q200 146 218 156 Q214 174 200 176 Q186 174 182 156 Z" fill="$k"/>
<path d="M200 176 V186 M184 188 Q192 198 200 188 Q208 198 216 188" stroke="$k" stroke-width="5" fill="none"
 stroke-linecap="round"/>
<circle cx="162" cy="132" r="10" fill="$k"/><circle cx="238" cy="132" r="10" fill="$k"/>
<circle cx="165" cy="128" r="3" fill="$w"/><circle cx="241" cy="128" r="3" fill="$w"/>
<ellipse cx="130" cy="326" rx="42" ry="28" fill="$d"/><ellipse cx="270" cy="326" rx="42" ry="28" fill="$d"/>
<ellipse cx="124" cy="328" rx="21" ry="15" fill="$l"/><ellipse cx="276" cy="328" rx="21" ry="15" fill="$l"/>
<path d="M200 226 L164 208 V244 Z M200 226 L236 208 V244 Z" fill="$a"/>
<circle cx="200" cy="226" r="9" fill="#c9862a"/>""",
    "puzzle": """
<ellipse cx="200" cy="346" rx="140" ry="10" fill="$s"/>
<g transform="rotate(-6 200 200)">
<rect x="72" y="72" width="125" height="125" rx="12" fill="$m"/>
<rect x="203" y="72" width="125" height="125" rx="12" fill="$l"/>
<rect x="72" y="203" width="125" height="125" rx="12" fill="$d"/>
<rect x="203" y="203" width="125" height="125" rx="12" fill="$a"/>
<g stroke="$t" stroke-width="6"><circle cx="213" cy="134" r="27" fill="$m"/><circle cx="266" cy="213" r="27" fill="$l"/>
<circle cx="187" cy="266" r="27" fill="$a"/><circle cx="134" cy="187" r="27" fill="$d"/></g>
<rect x="182" y="112" width="22" height="44" fill="$m"/>
<rect x="244" y="182" width="44" height="22" fill="$l"/>
<rect x="196" y="244" width="22" height="44" fill="$a"/>
<rect x="112" y="196" width="44" height="22" fill="$d"/>
<path d="M102 104 h30 M232 104 h44 M104 296 h40 M250 296 h48" stroke="$w" stroke-width="8" stroke-linecap="round"
 opacity="0.6"/>
</g>""",
    "board-game": """
<ellipse cx="200" cy="332" rx="158" ry="11" fill="$s"/>
<path d="M200 108 L366 206 L200 304 L34 206 Z" fill="$m"/>
<path d="M34 206 L200 304 L366 206 V224 L200 322 L34 224 Z" fill="$d"/>
<path d="M200 130 L328 206 L200 282 L72 206 Z" fill="$l"/>
<path d="M104 187 L232 263 M136 168 L264 244 M168 149 L296 225 M296 187 L168 263 M264 168 L136 244 M232 149 L104 225"
 stroke="$m" stroke-width="6"/>
<path d="M126 218 Q104 218 108 196 L126 152 Q106 138 116 116 Q128 98 146 112 Q160 128 144 152 L164 196 Q166 218 126
 218 Z"
 fill="#d9544d"/>
<path d="M222 244 Q200 244 204 222 L222 178 Q202 164 212 142 Q224 124 242 138 Q256 154 240 178 L260 222
 Q262 244 222 244 Z" fill="#4a7fc4"/>
<rect x="258" y="82" width="74" height="74" rx="15" fill="$w" transform="rotate(12 295 119)"/>
<g fill="$k"><circle cx="278" cy="98" r="7"/><circle cx="318" cy="106" r="7"/><circle cx="295" cy="119" r="7"/>
<circle cx="272" cy="132" r="7"/><circle cx="312" cy="140" r="7"/></g>""",
    "bricks": """
<ellipse cx="200" cy="336" rx="158" ry="11" fill="$s"/>
<path d="M84 240 V222 Q84 214 92 214 H122 Q130 214 130 222 V240 Z M154 240 V222 Q154 214 162 214 H192 Q200 214 200 222
 V240 Z" fill="$l"/>
<rect x="58" y="238" width="284" height="92" rx="10" fill="$m"/>
<path d="M58 308 H342 V320 Q342 330 332 330 H68 Q58 330 58 320 Z" fill="$d"/>
<path d="M230 146 V128 Q230 120 238 120 H268 Q276 120 276 128 V146 Z M300 146 V128 Q300 120 308 120 H338 Q346 120 346
 128 V146 Z" fill="#8fb2e3"/>
<rect x="206" y="144" width="162" height="92" rx="10" fill="#5b87c9"/>
<path d="M206 214 H368 V226 Q368 236 358 236 H216 Q206 236 206 226 Z" fill="#4570b0"/>
<g transform="rotate(-9 130 126) translate(0 6)">
<path d="M72 84 V66 Q72 58 80 58 H110 Q118 58 118 66 V84 Z M142 84 V66 Q142 58 150 58 H180 Q188 58 188 66 V84 Z"
 fill="#f8d28f"/>
<rect x="48" y="82" width="164" height="88" rx="10" fill="$a"/>
<path d="M48 150 H212 V160 Q212 170 202 170 H58 Q48 170 48 160 Z" fill="#d29a35"/>
</g>""",
    "bunny": """
<ellipse cx="200" cy="354" rx="112" ry="10" fill="$s"/>
<path d="M168 128 Q128 84 138 34 Q146 10 164 22 Q196 54 194 124 Z" fill="$m"/>
<path d="M168 108 Q146 76 150 44 Q154 34 162 42 Q180 70 182 108 Z" fill="$l"/>
<path d="M206 124 Q214 60 258 38 Q284 30 282 52 Q276 84 254 92 Q242 100 236 130 Z" fill="$m"/>
<path d="M258 38 Q284 30 282 52 Q276 84 254 92 Q248 64 258 38 Z" fill="$d"/>
<path d="M134 226 Q90 240 90 286 Q98 304 120 294 Z M266 226 Q310 240 310 286 Q302 304 280 294 Z" fill="$d"/>
<ellipse cx="200" cy="276" rx="82" ry="74" fill="$m"/>
<ellipse cx="200" cy="284" rx="48" ry="48" fill="$l"/>
<circle cx="200" cy="168" r="78" fill="$m"/>
<circle cx="166" cy="160" r="10" fill="$k"/><circle cx="234" cy="160" r="10" fill="$k"/>
<circle cx="169" cy="156" r="3" fill="$w"/><circle cx="237" cy="156" r="3" fill="$w"/>
<ellipse cx="148" cy="188" rx="14" ry="9" fill="#f2a9a0" opacity="0.7"/>
<ellipse cx="252" cy="188" rx="14" ry="9" fill="#f2a9a0" opacity="0.7"/>
<path d="M190 180 Q200 174 210 180 Q206 192 200 192 Q194 192 190 180 Z" fill="#c9605a"/>
<path d="M200 192 V200 M182 200 Q191 212 200 202 Q209 212 218 200" stroke="$k" stroke-width="5" fill="none"
 stroke-linecap="round"/>
<ellipse cx="138" cy="334" rx="46" ry="24" fill="$d"/><ellipse cx="262" cy="334" rx="46" ry="24" fill="$d"/>
<ellipse cx="130" cy="336" rx="20" ry="12" fill="$l"/><ellipse cx="270" cy="336" rx="20" ry="12" fill="$l"/>""",
    "cards": """
<ellipse cx="200" cy="340" rx="136" ry="10" fill="$s"/>
<g transform="rotate(-22 200 360)"><rect x="112" y="96" width="150" height="222" rx="16" fill="$d"/>
<rect x="124" y="108" width="126" height="198" rx="10" fill="$l"/>
<path d="M187 140 L214 207 L187 274 L160 207 Z" fill="$d"/></g>
<g transform="rotate(-2 200 360)"><rect x="122" y="84" width="150" height="222" rx="16" fill="$m"/>
<rect x="134" y="96" width="126" height="198" rx="10" fill="$w"/>
<path d="M197 236 C150 204 160 168 180 166 Q192 166 197 180 Q202 166 214 166 C234 168 244 204 197 236 Z"
 fill="#d9544d"/></g>
<g transform="rotate(19 200 360)"><rect x="136" y="84" width="150" height="222" rx="16" fill="$m"/>
<rect x="148" y="96" width="126" height="198" rx="10" fill="$w"/>
<path d="M211 140 L226 178 L266 180 L235 206 L246 245 L211 223 L176 245 L187 206 L156 180 L196 178 Z" fill="$a"/>
<circle cx="168" cy="118" r="9" fill="$m"/><circle cx="254" cy="272" r="9" fill="$m"/></g>""",
    "car": """
<ellipse cx="200" cy="318" rx="166" ry="11" fill="$s"/>
<path d="M108 190 Q120 116 160 112 H230 Q262 114 292 190 Z" fill="$m"/>
<path d="M128 186 Q138 136 166 134 H192 V186 Z" fill="#cfe6f5"/>
<path d="M206 134 H226 Q248 138 268 186 H206 Z" fill="#cfe6f5"/>
<path d="M146 186 L170 134 H184 L160 186 Z" fill="$w" opacity="0.7"/>
<path d="M40 232 Q40 186 88 184 H296 Q360 190 362 238 V268 Q362 280 350 280 H52 Q40 280 40 268 Z" fill="$m"/>
<path d="M40 244 H362 V268 Q362 280 350 280 H52 Q40 280 40 268 Z" fill="$d"/>
<path d="M40 232 Q40 220 44 212 H66 V238 H40 Z" fill="#d9544d"/>
<circle cx="340" cy="226" r="17" fill="$a"/>
<path d="M198 200 V240 M212 204 H234" stroke="$l" stroke-width="7" stroke-linecap="round"/>
<circle cx="112" cy="276" r="46" fill="$k"/><circle cx="290" cy="276" r="46" fill="$k"/>
<circle cx="112" cy="276" r="25" fill="$g"/><circle cx="290" cy="276" r="25" fill="$g"/>
<circle cx="112" cy="276" r="10" fill="$a"/><circle cx="290" cy="276" r="10" fill="$a"/>""",
    "doll": """
<ellipse cx="200" cy="366" rx="96" ry="9" fill="$s"/>
<path d="M166 296 V346 M234 296 V346" stroke="#f3cfae" stroke-width="28" stroke-linecap="round"/>
<path d="M150 336 H182 V352 Q182 364 168 364 H140 Q140 344 150 336 Z M250 336 H218 V352 Q218 364 232 364 H260
 Q260 344 250 336 Z" fill="$k"/>
<path d="M150 218 L104 270 M250 218 L296 270" stroke="#f3cfae" stroke-width="26" stroke-linecap="round"/>
<path d="M170 196 H230 L280 308 Q200 336 120 308 Z" fill="$m"/>
<path d="M126 296 L120 308 Q200 336 280 308 L274 296 Q200 322 126 296 Z" fill="$d"/>
<path d="M178 230 H222 L240 298 Q200 308 160 298 Z" fill="$w"/>
<path d="M172 198 Q140 196 134 230 L162 240 Z M228 198 Q260 196 266 230 L238 240 Z" fill="$l"/>
<path d="M118 118 Q104 180 120 214 M282 118 Q296 180 280 214" stroke="#8a5432" stroke-width="28" fill="none"
 stroke-linecap="round"/>
<circle cx="200" cy="118" r="80" fill="#8a5432"/>
<circle cx="200" cy="130" r="66" fill="#f3cfae"/>
<path d="M134 128 Q136 70 200 64 Q264 70 266 128 Q236 112 214 84 Q186 122 134 128 Z" fill="#8a5432"/>
<circle cx="174" cy="136" r="9" fill="$k"/><circle cx="226" cy="136" r="9" fill="$k"/>
<circle cx="156" cy="158" r="11" fill="#ee9f93" opacity="0.75"/><circle cx="244" cy="158" r="11" fill="#ee9f93"
 opacity="0.75"/>
<path d="M184 164 Q200 180 216 164" stroke="#a8483f" stroke-width="6" fill="none" stroke-linecap="round"/>
<path d="M120 214 l-18 -8 v26 z M120 214 l18 -8 v26 z M280 214 l-18 -8 v26 z M280 214 l18 -8 v26 z" fill="$a"/>""",
    "kite": """
<path d="M40 110 q16 -20 34 -8 q14 -16 30 2 q18 0 16 18 H36 q-14 -2 4 -12 Z" fill="$w" opacity="0.7"/>
<path d="M282 316 q14 -18 30 -8 q12 -14 28 2 q16 0 14 16 H278 q-12 -2 4 -10 Z" fill="$w" opacity="0.7"/>
<g transform="rotate(24 210 160)">
<path d="M210 40 L310 146 L210 288 L110 146 Z" fill="$m"/>
<path d="M210 40 L310 146 H210 Z" fill="$l"/>
<path d="M210 146 H310 L210 288 Z" fill="$d"/>
<path d="M210 40 L110 146 H210 Z" fill="$a"/>
<path d="M210 40 V288 M110 146 H310" stroke="$k" stroke-width="5"/>
</g>
<path d="M158 277 Q120 300 148 324 Q178 346 132 372" stroke="$k" stroke-width="5" fill="none" stroke-linecap="round"/>
<path d="M136 304 l-24 -12 v26 z M136 304 l22 -14 v26 z" fill="$m"/>
<path d="M158 340 l-24 -12 v26 z M158 340 l22 -14 v26 z" fill="$a"/>
<path d="M210 160 Q190 250 60 350" stroke="$w" stroke-width="4" fill="none" stroke-linecap="round"/>""",
    "craft-kit": """
<ellipse cx="200" cy="340" rx="146" ry="11" fill="$s"/>
<path d="M122 214 L94 92" stroke="$c" stroke-width="14" stroke-linecap="round"/>
<path d="M84 96 L104 91 L100 70 Q92 40 76 40 Q78 62 84 96 Z" fill="$m"/>
<path d="M85 98 L105 93 L110 114 L90 119 Z" fill="$g"/>
<path d="M176 220 V84 H202 V220 Z" fill="$a"/><path d="M176 84 L189 50 L202 84 Z" fill="#f3dfc2"/>
<path d="M184 64 L189 50 L194 64 Z" fill="$k"/>
<path d="M176 108 H202" stroke="#d29a35" stroke-width="5"/>
<path d="M252 214 L300 112 M300 214 L252 112" stroke="$g" stroke-width="15" stroke-linecap="round"/>
<circle cx="244" cy="84" r="26" fill="none" stroke="#d9544d" stroke-width="13"/>
<circle cx="308" cy="84" r="26" fill="none" stroke="#d9544d" stroke-width="13"/>
<circle cx="276" cy="163" r="7" fill="$k"/>
<path d="M66 204 H334 L318 322 Q316 334 304 334 H96 Q84 334 82 322 Z" fill="$m"/>
<path d="M58 196 H342 V224 H58 Z" fill="$d"/>
<circle cx="200" cy="280" r="34" fill="$w"/>
<path d="M200 300 C172 282 178 260 190 260 Q198 260 200 268 Q202 260 210 260 C222 260 228 282 200 300 Z" fill="$m"/>""",
    "rattle": """
<ellipse cx="196" cy="352" rx="116" ry="9" fill="$s"/>
<g transform="rotate(32 200 200)">
<rect x="184" y="186" width="32" height="96" rx="14" fill="$c"/>
<circle cx="200" cy="320" r="38" fill="none" stroke="$c" stroke-width="20"/>
<rect x="176" y="206" width="48" height="20" rx="10" fill="$a"/>
<rect x="176" y="240" width="48" height="20" rx="10" fill="$m"/>
<circle cx="200" cy="118" r="88" fill="$m"/>
<path d="M200 206 A88 88 0 0 0 288 118 Q270 186 200 206 Z" fill="$d"/>
<path d="M113 104 Q200 140 287 104 L287 134 Q200 170 113 134 Z" fill="$w"/>
<circle cx="150" cy="133" r="9" fill="$a"/><circle cx="200" cy="144" r="9" fill="#d9544d"/>
<circle cx="250" cy="133" r="9" fill="$a"/>
<path d="M138 82 Q150 54 178 46" stroke="$l" stroke-width="11" fill="none" stroke-linecap="round"/>
</g>
<path d="M330 66 Q350 84 350 112 M304 40 Q360 62 376 120" stroke="$d" stroke-width="7" fill="none"
 stroke-linecap="round" opacity="0.5"/>""",
    "rings": """
<ellipse cx="200" cy="346" rx="150" ry="11" fill="$s"/>
<rect x="188" y="70" width="24" height="250" rx="10" fill="$c"/>
<circle cx="200" cy="70" r="30" fill="#d9544d"/>
<rect x="146" y="102" width="108" height="50" rx="25" fill="$a"/>
<rect x="128" y="154" width="144" height="52" rx="26" fill="$l"/>
<rect x="108" y="208" width="184" height="54" rx="27" fill="$m"/>
<rect x="86" y="264" width="228" height="56" rx="28" fill="$d"/>
<rect x="76" y="320" width="248" height="24" rx="12" fill="$c"/>
<path d="M166 120 H196 M150 172 H186 M130 226 H176 M110 282 H166" stroke="$w" stroke-width="8" stroke-linecap="round"
 opacity="0.55"/>""",
}
