"""Drawings for kitchen and home. Colours are named in `app/demo/pictures.py`."""

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
    "duvet": """
<ellipse cx="200" cy="330" rx="150" ry="11" fill="$s"/>
<path d="M60 262 Q46 262 50 300 Q52 326 74 324 H326 Q348 326 350 300 Q354 262 340 262 Z" fill="$d"/>
<path d="M66 200 Q44 202 48 242 Q50 272 76 270 H324 Q350 272 352 242 Q356 202 334 200 Z" fill="$m"/>
<path d="M74 134 Q46 138 52 178 Q54 212 82 210 H318 Q346 212 348 178 Q354 138 326 134 Q200 108 74 134 Z" fill="$l"/>
<path d="M132 126 Q124 168 136 210 M200 120 V210 M268 126 Q276 168 264 210 M52 172 Q200 150 348 172" stroke="$m"
 stroke-width="6" fill="none"/>
<path d="M136 212 Q130 240 138 270 M200 212 V270 M264 212 Q270 240 262 270 M50 238 H350" stroke="$d" stroke-width="5"
 fill="none"/>
<path d="M168 112 h64 v222 h-64 z" fill="$a" opacity="0.9"/>
<path d="M200 128 Q160 84 150 104 Q146 124 200 128 Q240 84 250 104 Q254 124 200 128 Z" fill="$a"/>""",
    "bedding": """
<ellipse cx="200" cy="334" rx="160" ry="10" fill="$s"/>
<path d="M60 96 Q60 72 84 72 H316 Q340 72 340 96 V220 H60 Z" fill="$c"/>
<path d="M78 160 Q76 128 104 128 H176 Q196 128 194 160 Q196 196 176 194 H98 Q76 196 78 160 Z" fill="$w"/>
<path d="M206 160 Q204 128 228 128 H296 Q324 128 322 160 Q324 196 302 194 H226 Q204 196 206 160 Z" fill="$w"/>
<path d="M94 180 Q130 188 180 178 M220 178 Q260 188 306 180" stroke="$g" stroke-width="4" fill="none"
 stroke-linecap="round"/>
<path d="M46 226 Q46 188 84 188 H316 Q354 188 354 226 V296 Q354 308 342 308 H58 Q46 308 46 296 Z" fill="$m"/>
<path d="M46 226 Q46 188 84 188 H316 Q354 188 354 226 V238 Q200 222 46 238 Z" fill="$l"/>
<path d="M116 236 Q104 274 112 306 M286 236 Q298 274 290 306 M200 232 V306" stroke="$d" stroke-width="6" fill="none"/>
<rect x="46" y="300" width="308" height="18" rx="8" fill="$d"/>
<path d="M66 318 v18 M334 318 v18" stroke="$c" stroke-width="14" stroke-linecap="round"/>""",
    "lamp": """
<ellipse cx="176" cy="344" rx="100" ry="10" fill="$s"/>
<path d="M196 186 L152 330 H352 L292 150 Z" fill="$a" opacity="0.28"/>
<path d="M150 322 L104 214 L214 116" stroke="$d" stroke-width="14" fill="none" stroke-linejoin="round"
 stroke-linecap="round"/>
<circle cx="104" cy="214" r="15" fill="$k"/><circle cx="214" cy="116" r="13" fill="$k"/>
<path d="M206 108 Q236 76 266 104 L304 152 Q250 156 194 194 L186 152 Q184 124 206 108 Z" fill="$m"/>
<path d="M266 104 L304 152 Q290 153 276 156 Q258 118 236 92 Q252 90 266 104 Z" fill="$d"/>
<path d="M196 192 Q248 156 302 152 Q292 192 256 200 Q218 208 196 192 Z" fill="$a"/>
<path d="M82 338 Q84 312 150 312 Q216 312 218 338 Z" fill="$m"/>
<rect x="76" y="330" width="148" height="14" rx="7" fill="$d"/>""",
    "towel": """
<ellipse cx="200" cy="334" rx="140" ry="11" fill="$s"/>
<path d="M68 250 H306 Q338 250 338 290 Q338 328 306 328 H80 Q68 328 68 316 Z" fill="$d"/>
<path d="M68 250 H306 Q330 252 336 276 Q328 268 300 268 H68 Z" fill="$m"/>
<path d="M68 170 H306 Q338 170 338 210 Q338 248 306 248 H68 Z" fill="$m"/>
<path d="M68 170 H306 Q330 172 336 196 Q328 188 300 188 H68 Z" fill="$l"/>
<path d="M68 206 H334 M68 220 H335 M68 288 H334 M68 302 H333" stroke="$w" stroke-width="6"/>
<circle cx="146" cy="124" r="46" fill="$l"/><circle cx="246" cy="124" r="46" fill="$m"/>
<path d="M146 158 A34 34 0 1 1 180 124 A25 25 0 0 1 130 126 A16 16 0 0 1 160 122" stroke="$d" stroke-width="6"
 fill="none" stroke-linecap="round"/>
<path d="M246 158 A34 34 0 1 1 280 124 A25 25 0 0 1 230 126 A16 16 0 0 1 260 122" stroke="$d" stroke-width="6"
 fill="none" stroke-linecap="round"/>""",
    "candle": """
<ellipse cx="200" cy="340" rx="100" ry="10" fill="$s"/>
<circle cx="200" cy="96" r="62" fill="$a" opacity="0.25"/>
<path d="M200 48 Q232 88 222 112 Q214 130 200 130 Q186 130 178 112 Q168 88 200 48 Z" fill="$a"/>
<path d="M200 84 Q214 104 208 118 Q204 124 200 124 Q196 124 192 118 Q186 104 200 84 Z" fill="$w"/>
<path d="M200 120 V172" stroke="$k" stroke-width="6" stroke-linecap="round"/>
<path d="M114 150 H286 V304 Q286 334 256 334 H144 Q114 334 114 304 Z" fill="$w" opacity="0.7"/>
<path d="M124 168 H276 V302 Q276 324 254 324 H146 Q124 324 124 302 Z" fill="$m"/>
<ellipse cx="200" cy="168" rx="76" ry="12" fill="$l"/>
<path d="M200 156 V168" stroke="$k" stroke-width="6"/>
<rect x="150" y="214" width="100" height="74" rx="10" fill="$w"/>
<path d="M200 226 L222 264 H208 V276 H192 V264 H178 Z" fill="$d"/>
<path d="M136 184 V290" stroke="$l" stroke-width="8" stroke-linecap="round"/>""",
}
