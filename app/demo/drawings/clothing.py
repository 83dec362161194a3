"""Drawings for the shelf "clothing". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

DRAWINGS = {
    "dress": """
<ellipse cx="200" cy="352" rx="104" ry="9" fill="$s"/>
<path d="M158 62 L136 76 Q116 88 108 122 L144 138 L152 122 L158 182 Q126 262 92 330 Q200 362 308 330
 Q274 262 242 182 L248 122 L256 138 L292 122 Q284 88 264 76 L242 62 Q200 116 158 62 Z" fill="$m"/>
<path d="M158 182 Q126 262 92 330 Q128 341 160 344 Q176 260 186 188 Z M242 182 Q274 262 308 330 Q282 338 254 342
 Q234 262 216 188 Z" fill="$l"/>
<path d="M158 62 Q200 116 242 62 L230 60 Q200 96 170 60 Z" fill="$d"/>
<path d="M108 122 L144 138 L149 128 L112 110 Z M292 122 L256 138 L251 128 L288 110 Z" fill="$d"/>
<rect x="154" y="174" width="92" height="18" rx="8" fill="$d"/>
<path d="M92 330 Q200 362 308 330 L302 318 Q200 348 98 318 Z" fill="$d"/>""",
    "jacket": """
<ellipse cx="200" cy="350" rx="118" ry="9" fill="$s"/>
<path d="M146 108 L104 130 Q84 142 78 176 L58 296 Q76 310 102 306 L116 232 V338 H284 V232 L298 306 Q324 310 342 296
 L322 176 Q316 142 296 130 L254 108 Z" fill="$m"/>
<path d="M116 232 L110 196 L122 160 V338 H116 Z M284 232 L290 196 L278 160 V338 H284 Z" fill="$d"/>
<path d="M140 118 Q134 54 200 52 Q266 54 260 118 Q230 146 200 146 Q170 146 140 118 Z" fill="$d"/>
<path d="M164 112 Q162 76 200 74 Q238 76 236 112 Q220 130 200 130 Q180 130 164 112 Z" fill="$k"/>
<path d="M200 132 V338" stroke="$w" stroke-width="7"/>
<path d="M140 250 L166 236 V284 M260 250 L234 236 V284" stroke="$l" stroke-width="7" fill="none"
 stroke-linecap="round" stroke-linejoin="round"/>
<path d="M58 296 Q76 310 102 306 L105 290 Q82 294 61 280 Z M342 296 Q324 310 298 306 L295 290 Q318 294 339 280 Z"
 fill="$d"/>
<rect x="116" y="322" width="168" height="18" rx="6" fill="$d"/>
<circle cx="200" cy="150" r="9" fill="$a"/>""",
    "tee": """
<ellipse cx="200" cy="338" rx="106" ry="9" fill="$s"/>
<path d="M152 82 L106 102 Q92 110 84 126 L54 186 L104 214 L122 188 V326 H278 V188 L296 214 L346 186 L316 126
 Q308 110 294 102 L248 82 Q200 128 152 82 Z" fill="$m"/>
<path d="M152 82 Q200 128 248 82 L258 87 Q200 150 142 87 Z" fill="$d"/>
<path d="M54 186 L104 214 L110 204 L60 174 Z M346 186 L296 214 L290 204 L340 174 Z" fill="$d"/>
<path d="M122 188 L128 158 V326 H122 Z M278 188 L272 158 V326 H278 Z" fill="$d"/>
<rect x="122" y="312" width="156" height="14" fill="$d"/>
<path d="M222 176 h34 v28 q0 12 -17 16 q-17 -4 -17 -16 z" fill="$l"/>""",
    "jeans": """
<ellipse cx="200" cy="356" rx="92" ry="8" fill="$s"/>
<path d="M128 52 H272 L294 348 H222 L202 168 H198 L178 348 H106 Z" fill="$m"/>
<path d="M128 52 L134 100 Q132 220 124 348 H106 Z M272 52 L266 100 Q268 220 276 348 H294 Z" fill="$d"/>
<rect x="124" y="46" width="152" height="28" rx="5" fill="$d"/>
<path d="M142 42 h10 v36 h-10 z M248 42 h10 v36 h-10 z" fill="$l"/>
<circle cx="200" cy="60" r="8" fill="$a"/>
<path d="M200 76 V168 M200 76 Q222 120 202 152 M136 78 Q146 112 174 78 M264 78 Q254 112 226 78" stroke="$a"
 stroke-width="4" fill="none" stroke-linecap="round"/>
<path d="M107 330 H180 L178 348 H106 Z M220 330 H293 L294 348 H222 Z" fill="$l"/>
<path d="M150 150 Q158 220 148 290 M250 150 Q242 220 252 290" stroke="$l" stroke-width="7" fill="none"
 stroke-linecap="round"/>""",
    "sweater": """
<ellipse cx="200" cy="348" rx="116" ry="9" fill="$s"/>
<path d="M150 78 L108 96 Q88 106 82 134 L56 286 Q74 300 100 298 L120 206 V330 H280 V206 L300 298 Q326 300 344 286
 L318 134 Q312 106 292 96 L250 78 Q200 112 150 78 Z" fill="$m"/>
<path d="M120 206 L114 184 L124 150 V330 H120 Z M280 206 L286 184 L276 150 V330 H280 Z" fill="$d"/>
<path d="M146 80 Q148 62 160 62 Q200 88 240 62 Q252 62 254 80 Q200 126 146 80 Z" fill="$d"/>
<path d="M56 286 Q74 300 100 298 L105 274 Q80 274 60 264 Z M344 286 Q326 300 300 298 L295 274 Q320 274 340 264 Z"
 fill="$d"/>
<rect x="116" y="312" width="168" height="30" rx="8" fill="$d"/>
<path d="M140 316 V338 M164 316 V338 M188 316 V338 M212 316 V338 M236 316 V338 M260 316 V338" stroke="$l"
 stroke-width="5"/>
<path d="M128 172 L146 154 L164 172 L182 154 L200 172 L218 154 L236 172 L254 154 L272 172" stroke="$w"
 stroke-width="8" fill="none" stroke-linejoin="round"/>
<path d="M128 196 L146 178 L164 196 L182 178 L200 196 L218 178 L236 196 L254 178 L272 196" stroke="$a"
 stroke-width="8" fill="none" stroke-linejoin="round"/>
<path d="M152 226 V296 M200 226 V296 M248 226 V296" stroke="$l" stroke-width="9" stroke-linecap="round"
 stroke-dasharray="13 15"/>""",
    "socks": """
<ellipse cx="206" cy="348" rx="126" ry="9" fill="$s"/>
<path d="M214 52 H300 L296 206 Q300 230 322 256 Q342 282 326 304 Q308 326 278 312 Q222 280 214 240 Z" fill="$d"/>
<rect x="208" y="46" width="98" height="40" rx="10" fill="$m"/>
<path d="M98 70 H190 V220 Q194 244 240 272 Q272 296 256 324 Q240 344 204 338 Q116 318 102 262 Z" fill="$m"/>
<path d="M102 262 Q98 228 118 222 Q150 220 156 250 Q156 282 128 302 Q108 284 102 262 Z" fill="$l"/>
<path d="M240 272 Q272 296 256 324 Q240 344 204 338 Q196 336 188 334 Q192 284 240 272 Z" fill="$l"/>
<rect x="90" y="62" width="108" height="44" rx="10" fill="$d"/>
<path d="M112 70 V98 M134 70 V98 M156 70 V98 M178 70 V98" stroke="$l" stroke-width="6" stroke-linecap="round"/>
<path d="M99 140 H190 V158 H99 Z" fill="$w"/>
<path d="M100 174 H190 V186 H100 Z" fill="$a"/>""",
    "cap": """
<ellipse cx="206" cy="300" rx="146" ry="10" fill="$s"/>
<path d="M88 246 Q88 108 200 102 Q306 108 306 246 Z" fill="$m"/>
<path d="M88 246 Q88 108 200 102 Q136 136 138 246 Z" fill="$l"/>
<path d="M200 102 Q306 108 306 246 H256 Q260 140 200 102 Z" fill="$d"/>
<circle cx="200" cy="102" r="12" fill="$d"/>
<path d="M152 246 Q226 208 306 224 Q366 236 376 268 Q378 284 358 280 Q270 254 158 276 Q146 262 152 246 Z" fill="$d"/>
<path d="M158 268 Q270 246 374 272 Q372 286 354 280 Q266 256 160 278 Z" fill="$k"/>
<circle cx="164" cy="166" r="5" fill="$k"/><circle cx="240" cy="166" r="5" fill="$k"/>
<path d="M184 188 L200 164 L216 188 L200 212 Z" fill="$a"/>
<path d="M96 246 Q98 260 112 262 L156 262 V246 Z" fill="$k"/>""",
    "hat": """
<ellipse cx="200" cy="308" rx="160" ry="12" fill="$s"/>
<ellipse cx="200" cy="252" rx="170" ry="48" fill="$m"/>
<path d="M30 252 Q36 300 200 300 Q364 300 370 252 Q330 286 200 286 Q70 286 30 252 Z" fill="$d"/>
<path d="M102 250 Q104 116 160 112 Q182 112 200 120 Q218 112 240 112 Q296 116 298 250 Q250 270 200 270 Q150 270 102 250
 Z" fill="$l"/>
<path d="M254 114 Q296 126 298 250 Q280 260 258 264 Q276 170 254 114 Z" fill="$m"/>
<path d="M102 218 Q200 250 298 218 V250 Q250 272 200 272 Q150 272 102 250 Z" fill="$k"/>
<path d="M262 236 Q300 240 306 290 L284 280 L270 298 Q272 262 254 250 Z" fill="$a"/>
<path d="M132 150 Q124 176 122 206" stroke="$w" stroke-width="8" stroke-linecap="round" fill="none"/>""",
    "beanie": """
<ellipse cx="200" cy="326" rx="122" ry="10" fill="$s"/>
<circle cx="200" cy="84" r="38" fill="$w"/>
<path d="M172 78 Q186 62 200 72 M206 58 Q222 66 220 82 M184 100 Q200 110 214 98" stroke="$g" stroke-width="6"
 fill="none" stroke-linecap="round"/>
<path d="M98 250 Q92 114 200 110 Q308 114 302 250 Z" fill="$m"/>
<path d="M250 122 Q308 150 302 250 H264 Q274 180 250 122 Z" fill="$d"/>
<path d="M132 240 Q128 168 164 130 M176 240 Q170 172 190 118 M224 240 Q230 172 210 118 M268 240 Q272 168 236 130"
 stroke="$l" stroke-width="8" fill="none" stroke-linecap="round"/>
<rect x="84" y="234" width="232" height="80" rx="24" fill="$d"/>
<path d="M116 250 V298 M146 250 V298 M176 250 V298 M206 250 V298 M236 250 V298 M266 250 V298 M290 250 V298"
 stroke="$m" stroke-width="11" stroke-linecap="round"/>
<rect x="232" y="262" width="42" height="28" rx="4" fill="$a"/>""",
    "scarf": """
<ellipse cx="206" cy="352" rx="104" ry="9" fill="$s"/>
<path d="M222 148 L300 138 L318 292 L242 302 Z" fill="$d"/>
<path d="M246 302 l4 32 M264 300 l4 32 M282 298 l4 32 M300 295 l5 32 M316 292 l4 30" stroke="$d" stroke-width="8"
 stroke-linecap="round"/>
<path d="M92 112 Q96 52 200 50 Q304 52 308 112 Q306 176 200 180 Q94 176 92 112 Z" fill="$m"/>
<path d="M132 106 Q140 82 200 82 Q260 82 268 106 Q258 128 200 130 Q142 128 132 106 Z" fill="$k"/>
<path d="M92 116 Q130 150 200 152 Q270 150 308 116 Q306 176 200 180 Q94 176 92 116 Z" fill="$l"/>
<path d="M134 150 L226 156 L216 312 L124 306 Z" fill="$m"/>
<path d="M132 190 L224 196 L223 214 L131 208 Z M128 244 L220 250 L219 268 L127 262 Z" fill="$w"/>
<path d="M131 214 L222 220 L222 228 L131 222 Z M127 268 L219 274 L218 282 L126 276 Z" fill="$a"/>
<path d="M128 306 l-3 34 M148 308 l-2 34 M168 309 l-2 34 M188 311 l-2 34 M210 312 l-2 34" stroke="$m" stroke-width="9"
 stroke-linecap="round"/>
<path d="M120 148 Q180 134 238 162 Q236 184 222 188 Q170 168 122 180 Q112 164 120 148 Z" fill="$d"/>""",
    "gloves": """
<ellipse cx="204" cy="350" rx="126" ry="9" fill="$s"/>
<path d="M214 316 L216 214 Q206 196 204 124 Q204 110 215 110 Q226 110 227 124 L232 182 L234 96 Q235 82 247 82 Q259 82
 260 96 L262 178 L270 90 Q272 78 283 79 Q294 81 294 94 L288 186 L304 124 Q308 112 318 115 Q328 119 326 132
 L310 236 Q304 250 302 316 Z" fill="$d"/>
<path d="M96 326 L94 246 Q60 214 52 184 Q50 170 62 166 Q72 164 79 174 L104 204 L92 120 Q91 106 104 104 Q116 103 118 116
 L132 188 L130 92 Q130 78 143 78 Q156 78 156 92 L160 186 L172 100 Q174 87 186 88 Q198 90 197 104 L188 192 L206 140
 Q212 128 222 132 Q232 137 229 150 L202 252 Q196 266 194 326 Z" fill="$m"/>
<rect x="86" y="290" width="116" height="50" rx="14" fill="$l"/>
<path d="M108 298 V332 M132 298 V332 M156 298 V332 M180 298 V332" stroke="$d" stroke-width="6" stroke-linecap="round"/>
<rect x="206" y="296" width="104" height="40" rx="12" fill="$m"/>
<path d="M114 226 Q146 210 182 228" stroke="$l" stroke-width="8" fill="none" stroke-linecap="round"/>
<circle cx="148" cy="256" r="11" fill="$a"/>""",
    "skirt": """
<ellipse cx="200" cy="346" rx="136" ry="10" fill="$s"/>
<path d="M136 92 H264 Q304 206 336 318 Q270 342 200 342 Q130 342 64 318 Q96 206 136 92 Z" fill="$m"/>
<path d="M150 100 Q120 220 108 332 Q84 326 64 318 Q96 206 136 92 Z M182 100 Q170 220 166 340 Q150 340 134 336 Q144 220
 168 100 Z M232 100 Q256 220 266 336 Q250 340 234 341 Q230 220 218 100 Z M264 92 Q304 206 336 318 Q318 326 292 332
 Q280 220 250 100 Z" fill="$d"/>
<path d="M200 104 V336" stroke="$l" stroke-width="8"/>
<rect x="126" y="68" width="148" height="38" rx="10" fill="$l"/>
<rect x="126" y="94" width="148" height="12" rx="6" fill="$d"/>
<circle cx="248" cy="84" r="8" fill="$a"/>""",
}
