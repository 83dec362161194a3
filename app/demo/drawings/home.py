"""Drawings for the shelf "home". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

DRAWINGS = {
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
    "floor-lamp": """
<ellipse cx="150" cy="352" rx="88" ry="9" fill="$s"/>
<path d="M226 176 L190 344 H362 L330 176 Z" fill="$a" opacity="0.26"/>
<path d="M138 340 V176 Q138 56 226 56 Q278 56 278 100" stroke="$d" stroke-width="13" fill="none"
 stroke-linecap="round"/>
<path d="M246 100 H310 L346 178 H210 Z" fill="$m"/>
<path d="M292 100 H310 L346 178 H306 Z" fill="$d"/>
<path d="M210 178 H346 Q340 192 278 192 Q216 192 210 178 Z" fill="$a"/>
<path d="M250 116 L232 162" stroke="$l" stroke-width="11" stroke-linecap="round"/>
<rect x="82" y="330" width="112" height="20" rx="10" fill="$k"/>
<circle cx="138" cy="176" r="11" fill="$k"/>""",
    "night-light": """
<ellipse cx="200" cy="336" rx="112" ry="10" fill="$s"/>
<circle cx="200" cy="196" r="140" fill="$a" opacity="0.2"/><circle cx="200" cy="196" r="112" fill="$a" opacity="0.22"/>
<path d="M110 296 V186 Q110 104 200 104 Q290 104 290 186 V296 Z" fill="$m"/>
<path d="M258 126 Q290 146 290 186 V296 H252 Q272 200 258 126 Z" fill="$d"/>
<path d="M134 220 V190 Q136 148 170 134" stroke="$l" stroke-width="13" fill="none" stroke-linecap="round"/>
<path d="M206 152 A46 46 0 1 0 236 236 A54 54 0 0 1 206 152 Z" fill="$a"/>
<path d="M238 166 l5 11 12 1 -9 8 3 12 -11 -6 -11 6 3 -12 -9 -8 12 -1 Z" fill="$a"/>
<rect x="98" y="292" width="204" height="40" rx="16" fill="$c"/>
<path d="M116 306 H284" stroke="$w" stroke-width="5" stroke-linecap="round" opacity="0.4"/>""",
    "pillow": """
<ellipse cx="200" cy="310" rx="150" ry="12" fill="$s"/>
<path d="M48 132 Q40 104 72 112 Q200 134 328 112 Q360 104 352 132 Q332 204 352 276 Q360 306 328 298 Q200 276 72 298
 Q40 306 48 276 Q68 204 48 132 Z" fill="$d"/>
<path d="M48 122 Q40 94 72 102 Q200 124 328 102 Q360 94 352 122 Q330 194 352 262 Q360 292 328 284 Q200 262 72 284
 Q40 292 48 262 Q70 194 48 122 Z" fill="$m"/>
<path d="M112 142 Q200 126 288 142 Q262 204 288 246 Q200 232 112 246 Q138 204 112 142 Z" fill="$l"/>
<path d="M64 116 L100 142 M336 116 L300 142 M64 270 L100 244 M336 270 L300 244" stroke="$d" stroke-width="6"
 stroke-linecap="round"/>
<path d="M172 186 Q200 202 228 186" stroke="$d" stroke-width="6" fill="none" stroke-linecap="round"/>""",
    "rug": """
<ellipse cx="200" cy="322" rx="166" ry="10" fill="$s"/>
<path d="M104 104 v-16 M128 104 v-16 M152 104 v-16 M176 104 v-16 M200 104 v-16 M224 104 v-16 M248 104 v-16 M272 104
 v-16
 M296 104 v-16" stroke="$d" stroke-width="6" stroke-linecap="round"/>
<path d="M56 300 v20 M92 300 v20 M128 300 v20 M164 300 v20 M200 300 v20 M236 300 v20 M272 300 v20 M308 300 v20 M344
 300 v20"
 stroke="$d" stroke-width="7" stroke-linecap="round"/>
<path d="M94 100 H306 L358 304 H42 Z" fill="$m"/>
<path d="M118 122 H282 L318 280 H82 Z" fill="none" stroke="$w" stroke-width="8"/>
<path d="M200 134 L252 200 L200 270 L148 200 Z" fill="$l"/>
<path d="M200 160 L226 200 L200 240 L174 200 Z" fill="$a"/>
<path d="M128 148 L146 168 L124 188 Z M272 148 L254 168 L276 188 Z M104 262 L132 234 L142 264 Z M296 262 L268 234
 L258 264 Z" fill="$d"/>""",
    "round-rug": """
<ellipse cx="200" cy="248" rx="160" ry="92" fill="$s"/>
<ellipse cx="200" cy="226" rx="160" ry="92" fill="$d"/>
<ellipse cx="200" cy="218" rx="160" ry="92" fill="$m"/>
<ellipse cx="200" cy="218" rx="132" ry="75" fill="none" stroke="$d" stroke-width="7" stroke-dasharray="22 7"/>
<ellipse cx="200" cy="218" rx="104" ry="58" fill="none" stroke="$l" stroke-width="12"/>
<ellipse cx="200" cy="218" rx="76" ry="42" fill="none" stroke="$d" stroke-width="7" stroke-dasharray="18 7"/>
<ellipse cx="200" cy="218" rx="48" ry="26" fill="none" stroke="$l" stroke-width="11"/>
<ellipse cx="200" cy="218" rx="20" ry="11" fill="$d"/>""",
    "clock": """
<ellipse cx="200" cy="352" rx="108" ry="8" fill="$s"/>
<circle cx="200" cy="198" r="146" fill="$d"/>
<circle cx="200" cy="192" r="146" fill="$m"/>
<circle cx="200" cy="192" r="118" fill="$w"/>
<path d="M200 88 v22 M200 274 v22 M96 192 h22 M282 192 h22" stroke="$k" stroke-width="10" stroke-linecap="round"/>
<path d="M252 102 l-6 10 M290 140 l-10 6 M290 244 l-10 -6 M252 282 l-6 -10 M148 282 l6 -10 M110 244 l10 -6 M110 140
 l10 6
 M148 102 l6 10" stroke="$g" stroke-width="7" stroke-linecap="round"/>
<path d="M200 192 L156 148" stroke="$k" stroke-width="13" stroke-linecap="round"/>
<path d="M200 192 L262 152" stroke="$k" stroke-width="8" stroke-linecap="round"/>
<path d="M188 216 L222 124" stroke="$a" stroke-width="4" stroke-linecap="round"/>
<circle cx="200" cy="192" r="11" fill="$a"/>
<path d="M92 132 Q112 86 158 66" stroke="$l" stroke-width="11" fill="none" stroke-linecap="round"/>""",
    "alarm-clock": """
<ellipse cx="200" cy="348" rx="112" ry="9" fill="$s"/>
<path d="M124 300 L98 340 M276 300 L302 340" stroke="$d" stroke-width="20" stroke-linecap="round"/>
<path d="M150 60 Q156 36 200 36 Q244 36 250 60" stroke="$k" stroke-width="10" fill="none"/>
<path d="M58 134 Q60 62 136 62 Q150 62 158 72 L84 158 Q60 152 58 134 Z M342 134 Q340 62 264 62 Q250 62 242 72 L316 158
 Q340 152 342 134 Z" fill="$d"/>
<path d="M78 122 Q84 88 116 80" stroke="$l" stroke-width="9" fill="none" stroke-linecap="round"/>
<rect x="190" y="58" width="20" height="38" rx="8" fill="$k"/>
<circle cx="200" cy="214" r="122" fill="$m"/>
<circle cx="200" cy="214" r="96" fill="$w"/>
<path d="M200 130 v18 M200 280 v18 M116 214 h18 M266 214 h18" stroke="$k" stroke-width="9" stroke-linecap="round"/>
<path d="M200 214 V160" stroke="$k" stroke-width="12" stroke-linecap="round"/>
<path d="M200 214 L244 240" stroke="$k" stroke-width="9" stroke-linecap="round"/>
<path d="M200 214 L166 250" stroke="$a" stroke-width="5" stroke-linecap="round"/>
<circle cx="200" cy="214" r="10" fill="$a"/>""",
    "sunrise-clock": """
<ellipse cx="200" cy="344" rx="140" ry="10" fill="$s"/>
<path d="M200 64 V34 M116 88 L98 62 M284 88 L302 62 M66 152 L38 138 M334 152 L362 138" stroke="$a" stroke-width="11"
 stroke-linecap="round"/>
<path d="M72 256 V222 A128 128 0 0 1 328 222 V256 Z" fill="$w"/>
<path d="M100 256 V222 A100 100 0 0 1 300 222 V256 Z" fill="$a" opacity="0.55"/>
<path d="M138 256 V230 A62 62 0 0 1 262 230 V256 Z" fill="$a"/>
<path d="M66 248 H334 V302 Q334 338 298 338 H102 Q66 338 66 302 Z" fill="$m"/>
<path d="M66 248 H334 V262 H66 Z" fill="$l"/>
<rect x="126" y="276" width="148" height="44" rx="14" fill="$k"/>
<path d="M150 288 V308 M176 288 H190 V298 H176 V308 H190 M224 288 V298 H238 M238 288 V308 M252 288 V308" stroke="$a"
 stroke-width="5" fill="none" stroke-linecap="round" stroke-linejoin="round"/>
<circle cx="207" cy="293" r="3" fill="$a"/><circle cx="207" cy="304" r="3" fill="$a"/>
<path d="M66 302 Q66 338 102 338 H298 Q334 338 334 302 Q320 328 290 328 H110 Q80 328 66 302 Z" fill="$d"/>""",
    "vase": """
<ellipse cx="200" cy="354" rx="88" ry="8" fill="$s"/>
<path d="M196 190 Q186 110 128 58 M202 190 Q206 100 204 42 M206 190 Q222 116 286 72" stroke="#4c9a5f" stroke-width="7"
 fill="none" stroke-linecap="round"/>
<path d="M150 82 Q118 92 108 74 Q134 56 150 82 Z M176 124 Q144 140 130 122 Q152 100 176 124 Z M252 94 Q280 112 296 96
 Q278 70 252 94 Z M228 126 Q258 146 274 128 Q254 104 228 126 Z M205 110 Q234 96 232 76 Q204 80 205 110 Z
 M204 84 Q176 76 178 54 Q206 54 204 84 Z" fill="#7cbd8b"/>
<circle cx="204" cy="42" r="14" fill="$a"/><circle cx="126" cy="56" r="12" fill="$a"/><circle cx="288" cy="70" r="12"
 fill="$a"/>
<path d="M166 172 H234 Q232 202 256 226 Q286 256 268 306 Q256 350 200 350 Q144 350 132 306 Q114 256 144 226
 Q168 202 166 172 Z" fill="$m"/>
<path d="M218 172 H234 Q232 202 256 226 Q286 256 268 306 Q256 350 200 350 Q254 316 238 250 Q218 220 218 172 Z"
 fill="$d"/>
<path d="M152 252 Q142 276 152 302" stroke="$l" stroke-width="13" fill="none" stroke-linecap="round"/>
<ellipse cx="200" cy="172" rx="36" ry="9" fill="$l"/><ellipse cx="200" cy="174" rx="26" ry="5" fill="$k"/>
<path d="M129 282 Q200 302 271 282" stroke="$l" stroke-width="6" fill="none"/>""",
    "basket": """
<ellipse cx="200" cy="344" rx="130" ry="10" fill="$s"/>
<path d="M104 172 Q112 104 160 122 Q180 76 230 106 Q282 92 296 172 Z" fill="$w"/>
<path d="M160 122 Q180 140 172 170 M230 106 Q220 136 240 170" stroke="$g" stroke-width="6" fill="none"
 stroke-linecap="round"/>
<path d="M84 178 Q52 186 62 224 Q70 246 100 236 M316 178 Q348 186 338 224 Q330 246 300 236" stroke="$d"
 stroke-width="15"
 fill="none" stroke-linecap="round"/>
<path d="M76 164 H324 L304 318 Q300 340 278 340 H122 Q100 340 96 318 Z" fill="$m"/>
<path d="M84 206 H318 M88 242 H314 M93 278 H309 M97 312 H304" stroke="$d" stroke-width="6"/>
<path d="M112 190 v14 M152 190 v14 M192 190 v14 M232 190 v14 M272 190 v14 M132 226 v14 M172 226 v14 M212 226 v14
 M252 226 v14 M288 226 v14 M116 262 v14 M152 262 v14 M192 262 v14 M232 262 v14 M272 262 v14 M132 296 v14 M172 296 v14
 M212 296 v14 M252 296 v14 M284 296 v14" stroke="$l" stroke-width="12" stroke-linecap="round"/>
<rect x="68" y="156" width="264" height="26" rx="13" fill="$d"/>
<path d="M84 166 H316" stroke="$l" stroke-width="6" stroke-dasharray="16 10" stroke-linecap="round"/>""",
    "curtain": """
<ellipse cx="200" cy="352" rx="160" ry="8" fill="$s"/>
<rect x="112" y="80" width="176" height="236" rx="6" fill="$w"/>
<path d="M112 80 H288 V230 Q240 200 200 236 Q160 262 112 240 Z" fill="#74a7ea" opacity="0.55"/>
<circle cx="226" cy="138" r="25" fill="$a"/>
<path d="M200 80 V316 M112 200 H288" stroke="$g" stroke-width="8"/>
<path d="M64 66 H176 Q172 190 124 232 Q132 300 140 346 H58 Z" fill="$m"/>
<path d="M336 66 H224 Q228 190 276 232 Q268 300 260 346 H342 Z" fill="$m"/>
<path d="M90 66 Q92 180 84 346 M120 66 Q118 170 100 226 Q108 290 112 346 M310 66 Q308 180 316 346 M280 66 Q282 170
 300 226
 Q292 290 288 346" stroke="$d" stroke-width="8" fill="none"/>
<path d="M148 66 Q144 170 112 222 M252 66 Q256 170 288 222" stroke="$l" stroke-width="8" fill="none"/>
<path d="M60 226 Q94 244 128 230 M340 226 Q306 244 272 230" stroke="$a" stroke-width="13" fill="none"
 stroke-linecap="round"/>
<path d="M44 58 H356" stroke="$c" stroke-width="14" stroke-linecap="round"/>
<circle cx="42" cy="58" r="14" fill="$c"/><circle cx="358" cy="58" r="14" fill="$c"/>""",
}
