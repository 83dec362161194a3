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
    "blender": """
<ellipse cx="200" cy="352" rx="104" ry="8" fill="$s"/>
<path d="M286 108 Q338 104 334 154 Q330 206 270 212" stroke="$d" stroke-width="16" fill="none" stroke-linecap="round"/>
<path d="M116 92 H290 L262 252 H144 Z" fill="$w" opacity="0.85"/>
<path d="M127 158 Q160 142 200 160 T278 156 L262 252 H144 Z" fill="$a"/>
<circle cx="176" cy="196" r="15" fill="$m"/><circle cx="222" cy="186" r="12" fill="$m"/>
<circle cx="206" cy="222" r="10" fill="$w" opacity="0.7"/>
<path d="M178 244 L200 230 L222 244" stroke="$g" stroke-width="9" fill="none" stroke-linecap="round"
 stroke-linejoin="round"/>
<path d="M146 116 L160 220" stroke="$w" stroke-width="10" stroke-linecap="round"/>
<path d="M108 92 Q108 70 130 70 H276 Q298 70 298 92 Z" fill="$d"/>
<rect x="176" y="50" width="52" height="24" rx="10" fill="$k"/>
<path d="M142 252 H264 L288 330 Q292 348 272 348 H134 Q114 348 118 330 Z" fill="$m"/>
<path d="M140 262 H266 L262 252 H144 Z" fill="$k"/>
<circle cx="203" cy="302" r="25" fill="$d"/><circle cx="203" cy="302" r="16" fill="$l"/>
<path d="M203 302 V290" stroke="$k" stroke-width="6" stroke-linecap="round"/>""",
    "rice-cooker": """
<ellipse cx="200" cy="344" rx="134" ry="10" fill="$s"/>
<path d="M172 84 Q160 66 174 52 M204 80 Q192 60 208 44 M236 84 Q224 66 238 52" stroke="$s" stroke-width="9" fill="none"
 stroke-linecap="round"/>
<path d="M70 190 H330 V284 Q330 332 282 332 H118 Q70 332 70 284 Z" fill="$m"/>
<path d="M286 190 H330 V284 Q330 332 282 332 H258 Q290 300 286 190 Z" fill="$d"/>
<path d="M66 190 Q66 104 200 104 Q334 104 334 190 Z" fill="$l"/>
<path d="M66 178 H334 V202 H66 Z" fill="$k"/>
<rect x="172" y="92" width="56" height="22" rx="11" fill="$d"/>
<path d="M106 150 Q130 124 172 120" stroke="$w" stroke-width="9" fill="none" stroke-linecap="round"/>
<rect x="134" y="224" width="120" height="80" rx="22" fill="$w"/>
<rect x="152" y="238" width="84" height="26" rx="8" fill="$k"/>
<circle cx="168" cy="284" r="9" fill="$a"/><circle cx="194" cy="284" r="9" fill="$g"/>
<circle cx="220" cy="284" r="9" fill="$g"/>
<rect x="88" y="328" width="48" height="14" rx="7" fill="$k"/><rect x="264" y="328" width="48" height="14" rx="7"
 fill="$k"/>""",
    "cutting-board": """
<ellipse cx="196" cy="322" rx="146" ry="12" fill="$s"/>
<g transform="rotate(-14 200 200)">
<path d="M74 104 H286 Q312 104 312 130 V170 H344 Q372 170 372 198 Q372 226 344 226 H312 V274 Q312 300 286 300 H74
 Q48 300 48 274 V130 Q48 104 74 104 Z" fill="$d"/>
<path d="M74 96 H286 Q312 96 312 122 V162 H344 Q372 162 372 190 Q372 218 344 218 H312 V266 Q312 292 286 292 H74
 Q48 292 48 266 V122 Q48 96 74 96 Z" fill="$m"/>
<rect x="66" y="114" width="228" height="160" rx="14" fill="none" stroke="$d" stroke-width="6"/>
<circle cx="344" cy="190" r="11" fill="$t"/>
<path d="M84 150 H150 M196 134 H270 M90 248 H140 M214 258 H272" stroke="$l" stroke-width="6" stroke-linecap="round"/>
</g>
<circle cx="176" cy="206" r="44" fill="#d8473f"/><circle cx="176" cy="206" r="34" fill="#ec7b72"/>
<path d="M176 206 V176 M176 206 L202 220 M176 206 L150 220" stroke="$w" stroke-width="7" stroke-linecap="round"/>
<circle cx="240" cy="190" r="36" fill="#d8473f"/><circle cx="240" cy="190" r="27" fill="#ec7b72"/>
<path d="M240 190 V168 M240 190 L260 200 M240 190 L220 200" stroke="$w" stroke-width="6" stroke-linecap="round"/>""",
    "mug": """
<ellipse cx="188" cy="336" rx="118" ry="11" fill="$s"/>
<path d="M148 96 Q132 74 150 56 M190 92 Q174 68 192 48 M232 96 Q216 74 234 56" stroke="$s" stroke-width="10"
 fill="none"
 stroke-linecap="round"/>
<path d="M274 166 Q350 156 348 222 Q344 284 266 282" stroke="$d" stroke-width="26" fill="none" stroke-linecap="round"/>
<path d="M92 128 H288 V266 Q288 330 224 330 H156 Q92 330 92 266 Z" fill="$m"/>
<path d="M250 128 H288 V266 Q288 330 224 330 H208 Q254 306 250 128 Z" fill="$d"/>
<ellipse cx="190" cy="128" rx="98" ry="24" fill="$l"/>
<ellipse cx="190" cy="132" rx="82" ry="17" fill="$c"/>
<path d="M118 168 V258" stroke="$l" stroke-width="13" stroke-linecap="round"/>
<circle cx="166" cy="206" r="5" fill="$l"/><circle cx="204" cy="186" r="4" fill="$l"/><circle cx="216" cy="240" r="5"
 fill="$l"/>
<circle cx="178" cy="270" r="4" fill="$l"/>""",
    "lunch-box": """
<ellipse cx="200" cy="340" rx="136" ry="10" fill="$s"/>
<path d="M104 158 V126 Q104 70 200 70 Q296 70 296 126 V158" stroke="$k" stroke-width="14" fill="none"/>
<path d="M72 246 H328 V304 Q328 334 298 334 H102 Q72 334 72 304 Z" fill="$m"/>
<path d="M72 176 H328 V248 H72 Z" fill="$l"/>
<path d="M64 176 Q64 132 106 132 H294 Q336 132 336 176 V186 H64 Z" fill="$m"/>
<path d="M294 132 Q336 132 336 176 V186 H300 Q306 154 282 132 Z" fill="$d"/>
<path d="M64 182 H336 M72 248 H328" stroke="$d" stroke-width="8"/>
<rect x="178" y="164" width="44" height="152" rx="14" fill="$k"/>
<rect x="186" y="224" width="28" height="46" rx="9" fill="$a"/>
<path d="M96 208 H150 M96 276 V304" stroke="$w" stroke-width="9" stroke-linecap="round" opacity="0.8"/>
<rect x="76" y="146" width="56" height="12" rx="6" fill="$w" opacity="0.6"/>""",
    "teapot": """
<ellipse cx="200" cy="332" rx="130" ry="11" fill="$s"/>
<path d="M278 160 Q366 136 364 212 Q360 276 282 276" stroke="$d" stroke-width="21" fill="none" stroke-linecap="round"/>
<path d="M118 268 Q76 250 70 192 Q64 160 34 152 L60 132 Q98 140 106 176 Q112 200 132 206 Z" fill="$d"/>
<path d="M98 230 Q98 144 200 144 Q302 144 302 230 Q302 322 200 326 Q98 322 98 230 Z" fill="$m"/>
<path d="M268 166 Q302 186 302 230 Q302 322 200 326 Q282 296 268 166 Z" fill="$d"/>
<path d="M124 240 Q124 190 162 172" stroke="$l" stroke-width="14" fill="none" stroke-linecap="round"/>
<path d="M138 154 Q148 112 200 112 Q252 112 262 154 Q200 170 138 154 Z" fill="$l"/>
<circle cx="200" cy="98" r="18" fill="$k"/>
<rect x="150" y="318" width="100" height="14" rx="7" fill="$k"/>
<path d="M44 120 Q30 102 46 86 M26 104 Q16 88 28 74" stroke="$s" stroke-width="8" fill="none"
 stroke-linecap="round"/>""",
    "thermos": """
<ellipse cx="200" cy="356" rx="84" ry="8" fill="$s"/>
<path d="M150 128 H250 Q272 142 272 170 V322 Q272 352 242 352 H158 Q128 352 128 322 V170 Q128 142 150 128 Z"
 fill="$m"/>
<path d="M236 128 H250 Q272 142 272 170 V322 Q272 352 242 352 H226 Q240 330 240 300 V168 Z" fill="$d"/>
<path d="M148 178 V312" stroke="$l" stroke-width="13" stroke-linecap="round"/>
<rect x="146" y="108" width="108" height="22" rx="7" fill="$g"/>
<path d="M148 60 Q148 44 164 44 H236 Q252 44 252 60 V110 H148 Z" fill="$k"/>
<rect x="160" y="56" width="12" height="44" rx="6" fill="$w" opacity="0.35"/>
<path d="M252 62 Q288 62 286 92 Q284 112 252 112" stroke="$d" stroke-width="11" fill="none"/>
<path d="M200 222 Q222 248 214 266 Q208 278 200 278 Q192 278 186 266 Q178 248 200 222 Z" fill="$a"/>
<path d="M128 316 H272 V322 Q272 352 242 352 H158 Q128 352 128 322 Z" fill="$k" opacity="0.35"/>""",
    "moka-pot": """
<ellipse cx="196" cy="350" rx="100" ry="9" fill="$s"/>
<path d="M268 124 H322 Q338 124 336 142 L322 238" stroke="$k" stroke-width="22" fill="none" stroke-linecap="round"
 stroke-linejoin="round"/>
<path d="M132 106 L98 88 L118 132 Z" fill="$d"/>
<path d="M122 104 H274 L252 216 H144 Z" fill="$m"/>
<path d="M222 104 H274 L252 216 H218 Z" fill="$d"/>
<path d="M122 104 H168 L172 216 H144 Z" fill="$l"/>
<path d="M118 104 L150 74 H246 L278 104 Z" fill="$d"/>
<circle cx="198" cy="60" r="17" fill="$k"/>
<rect x="138" y="212" width="120" height="24" rx="8" fill="$d"/>
<path d="M144 236 H252 L280 330 Q282 346 266 346 H130 Q114 346 116 330 Z" fill="$m"/>
<path d="M220 236 H252 L280 330 Q282 346 266 346 H228 Z" fill="$d"/>
<path d="M144 236 H172 L164 346 H130 Q114 346 116 330 Z" fill="$l"/>
<circle cx="200" cy="270" r="9" fill="$a"/>
<path d="M84 74 Q70 56 84 38 M112 66 Q100 46 112 28" stroke="$s" stroke-width="9" fill="none"
 stroke-linecap="round"/>""",
}
