"""Drawings for the shelf "kitchen". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

DRAWINGS = {
    "kettle": """
<ellipse cx="196" cy="340" rx="128" ry="10" fill="$s"/>
<path d="M264 130 Q356 128 352 206 Q348 254 306 262" stroke="$k" stroke-width="20" fill="none" stroke-linecap="round"/>
<path d="M128 252 Q74 238 78 176 Q80 146 52 136" stroke="$d" stroke-width="16" fill="none" stroke-linecap="round"/>
<path d="M136 128 H264 L306 300 Q308 314 294 314 H106 Q92 314 94 300 Z" fill="$m"/>
<path d="M232 128 H264 L306 300 Q308 314 294 314 H250 Q262 250 232 128 Z" fill="$d"/>
<path d="M150 150 L126 286" stroke="$l" stroke-width="15" stroke-linecap="round"/>
<path d="M142 128 Q146 104 200 102 Q254 104 258 128 Z" fill="$d"/>
<rect x="184" y="80" width="32" height="26" rx="12" fill="$k"/>
<rect x="84" y="314" width="232" height="24" rx="10" fill="$k"/>
<circle cx="292" cy="326" r="5" fill="$a"/>""",
    "pan": """
<ellipse cx="170" cy="272" rx="136" ry="13" fill="$s"/>
<path d="M258 172 L346 116 Q362 108 370 122 Q376 136 362 144 L272 196 Z" fill="$k"/>
<circle cx="350" cy="130" r="6" fill="$t"/>
<ellipse cx="164" cy="206" rx="134" ry="68" fill="$d"/>
<ellipse cx="164" cy="192" rx="134" ry="66" fill="$m"/>
<ellipse cx="164" cy="196" rx="108" ry="48" fill="$d"/>
<path d="M104 196 Q108 166 148 168 Q176 152 204 172 Q236 184 222 208 Q204 232 164 222 Q116 232 104 196 Z" fill="$w"/>
<ellipse cx="166" cy="194" rx="27" ry="19" fill="$a"/>
<ellipse cx="158" cy="188" rx="9" ry="5" fill="$w" opacity="0.8"/>""",
    "knife": """
<ellipse cx="200" cy="312" rx="150" ry="9" fill="$s"/>
<g transform="rotate(-24 200 200)">
<path d="M30 172 H246 V234 H112 Q48 228 30 172 Z" fill="$g"/>
<path d="M38 192 Q60 228 112 234 H246 V216 H118 Q66 214 38 192 Z" fill="$w"/>
<path d="M64 184 H236" stroke="$w" stroke-width="5" stroke-linecap="round" opacity="0.7"/>
<rect x="244" y="166" width="22" height="52" rx="5" fill="$k"/>
<path d="M264 168 H360 Q384 170 384 190 Q382 212 358 214 Q310 206 264 216 Z" fill="$m"/>
<path d="M264 206 Q310 196 374 204 Q368 213 358 214 Q310 206 264 216 Z" fill="$d"/>
<circle cx="290" cy="189" r="6" fill="$g"/><circle cx="324" cy="189" r="6" fill="$g"/>
<circle cx="356" cy="190" r="6" fill="$g"/>
</g>""",
    "coffee-maker": """
<ellipse cx="200" cy="348" rx="124" ry="9" fill="$s"/>
<rect x="96" y="70" width="70" height="252" rx="16" fill="$d"/>
<path d="M96 96 Q96 56 136 56 H270 Q302 56 302 88 V136 H96 Z" fill="$m"/>
<path d="M172 136 H282 L268 168 H186 Z" fill="$k"/>
<rect x="84" y="316" width="232" height="28" rx="12" fill="$m"/>
<path d="M190 194 H268 L286 222 V296 Q286 314 268 314 H196 Q178 314 178 296 V222 Z" fill="$w"/>
<path d="M178 244 Q206 232 232 244 T286 244 V296 Q286 314 268 314 H196 Q178 314 178 296 Z" fill="$c"/>
<path d="M286 226 Q326 226 322 260 Q318 290 286 290" stroke="$k" stroke-width="12" fill="none"/>
<rect x="184" y="182" width="92" height="16" rx="7" fill="$k"/>
<rect x="112" y="82" width="38" height="10" rx="5" fill="$l"/>
<circle cx="258" cy="96" r="15" fill="$l"/><circle cx="258" cy="96" r="6" fill="$a"/>
<path d="M230 168 V182" stroke="$c" stroke-width="6"/>""",
}
