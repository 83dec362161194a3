"""Drawings of toys, beauty goods and books. Colours are named in `app/demo/pictures.py`."""

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
    "jar": """
<ellipse cx="200" cy="326" rx="126" ry="11" fill="$s"/>
<path d="M92 176 H308 V286 Q308 320 274 320 H126 Q92 320 92 286 Z" fill="$w"/>
<path d="M282 176 H308 V286 Q308 320 274 320 H250 Q282 316 282 286 Z" fill="$g" opacity="0.6"/>
<rect x="84" y="106" width="232" height="78" rx="16" fill="$m"/>
<rect x="84" y="106" width="232" height="26" rx="13" fill="$l"/>
<path d="M84 166 H316 V170 Q316 184 300 184 H100 Q84 184 84 170 Z" fill="$d"/>
<path d="M200 214 Q240 232 232 268 Q224 288 200 290 Q176 288 168 268 Q160 232 200 214 Z" fill="$m"/>
<path d="M200 232 V290 M200 256 L218 244 M200 270 L182 258" stroke="$w" stroke-width="5" stroke-linecap="round"/>""",
    "tube": """
<ellipse cx="200" cy="352" rx="66" ry="8" fill="$s"/>
<path d="M118 52 H282 L246 284 H154 Z" fill="$m"/>
<path d="M240 52 H282 L246 284 H222 Z" fill="$d"/>
<rect x="110" y="40" width="180" height="24" rx="5" fill="$d"/>
<path d="M124 44 v16 M140 44 v16 M156 44 v16 M172 44 v16 M188 44 v16 M204 44 v16 M220 44 v16 M236 44 v16 M252 44 v16
 M268 44 v16" stroke="$m" stroke-width="4"/>
<path d="M148 284 H252 L246 346 H154 Z" fill="$w"/>
<path d="M166 296 V336 M184 296 V336 M202 296 V336 M220 296 V336 M236 296 V336" stroke="$g" stroke-width="5"/>
<circle cx="198" cy="148" r="27" fill="$w"/>
<path d="M198 96 V110 M198 186 V200 M146 148 H160 M236 148 H250 M161 111 L171 121 M235 111 L225 121 M161 185 L171 175
 M235 185 L225 175" stroke="$w" stroke-width="8" stroke-linecap="round"/>""",
    "pump": """
<ellipse cx="200" cy="352" rx="92" ry="9" fill="$s"/>
<path d="M200 118 V72" stroke="$g" stroke-width="13"/>
<path d="M140 52 H222 Q240 52 240 66 V78 H166 Q152 78 146 92 L132 88 Q132 56 140 52 Z" fill="$k"/>
<rect x="166" y="104" width="68" height="34" rx="8" fill="$k"/>
<path d="M152 136 H248 Q284 142 284 180 V316 Q284 346 254 346 H146 Q116 346 116 316 V180 Q116 142 152 136 Z" fill="$m"/>
<path d="M240 136 H248 Q284 142 284 180 V316 Q284 346 254 346 H230 Q258 342 258 314 V180 Q258 144 240 136 Z" fill="$d"/>
<rect x="134" y="196" width="108" height="108" rx="14" fill="$w"/>
<path d="M188 290 V216 M188 236 L166 222 M188 236 L210 222 M188 258 L164 244 M188 258 L212 244 M188 278 L166 266
 M188 278 L210 266" stroke="$d" stroke-width="6" stroke-linecap="round"/>""",
    "lipstick": """
<ellipse cx="214" cy="350" rx="116" ry="9" fill="$s"/>
<path d="M122 176 V102 Q126 74 186 54 V176 Z" fill="$m"/>
<path d="M122 102 Q126 74 186 54 Q184 100 122 128 Z" fill="$l"/>
<rect x="112" y="172" width="84" height="58" rx="6" fill="$a"/>
<path d="M176 172 H190 Q196 172 196 178 V230 H176 Z" fill="#d29a35"/>
<rect x="100" y="226" width="108" height="118" rx="10" fill="$k"/>
<path d="M118 244 V326" stroke="$g" stroke-width="8" stroke-linecap="round" opacity="0.6"/>
<rect x="234" y="196" width="96" height="148" rx="12" fill="$k"/>
<rect x="234" y="312" width="96" height="14" fill="$a"/>
<path d="M252 214 V296" stroke="$g" stroke-width="8" stroke-linecap="round" opacity="0.6"/>""",
    "book": """
<ellipse cx="206" cy="350" rx="116" ry="9" fill="$s"/>
<path d="M100 78 Q100 52 126 52 H294 V304 H126 Q100 304 100 326 Z" fill="$m"/>
<path d="M100 78 Q100 52 126 52 H138 V304 H126 Q100 304 100 326 Z" fill="$d"/>
<path d="M100 326 Q100 304 126 304 H294 V346 H122 Q100 346 100 326 Z" fill="$d"/>
<path d="M112 326 Q112 314 128 314 H294 V336 H124 Q112 336 112 326 Z" fill="$w"/>
<path d="M128 322 H290 M126 329 H290" stroke="$g" stroke-width="2"/>
<rect x="160" y="80" width="112" height="196" rx="8" fill="none" stroke="$l" stroke-width="6"/>
<circle cx="216" cy="148" r="34" fill="$a"/>
<path d="M170 266 Q196 186 220 230 Q240 196 262 266 Z" fill="$l"/>
<path d="M246 304 V344 L258 334 L270 344 V304 Z" fill="$a"/>""",
}
