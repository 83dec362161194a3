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
}
