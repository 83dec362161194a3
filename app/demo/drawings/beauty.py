"""Drawings for the shelf "beauty". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

DRAWINGS = {
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
    "hand-cream": """
<ellipse cx="206" cy="346" rx="140" ry="9" fill="$s"/>
<g transform="rotate(38 200 190)">
<path d="M136 36 H264 L250 262 H150 Z" fill="$m"/>
<path d="M228 36 H264 L250 262 H226 Z" fill="$d"/>
<path d="M132 24 H268 V48 H132 Z" fill="$g"/>
<path d="M146 26 v20 M164 26 v20 M182 26 v20 M200 26 v20 M218 26 v20 M236 26 v20 M254 26 v20" stroke="$w"
 stroke-width="4"/>
<path d="M150 262 H250 L226 288 H174 Z" fill="$g"/>
<path d="M176 288 H224 L230 334 H170 Z" fill="$k"/>
<rect x="158" y="92" width="78" height="118" rx="12" fill="$w"/>
<g fill="$m"><circle cx="197" cy="134" r="11"/><circle cx="214" cy="146" r="11"/><circle cx="208" cy="166" r="11"/>
<circle cx="186" cy="166" r="11"/><circle cx="180" cy="146" r="11"/></g><circle cx="197" cy="151" r="9" fill="$a"/>
</g>
<path d="M256 334 Q250 310 276 304 Q280 284 300 290 Q330 290 328 318 Q340 336 318 338 H268 Q258 338 256 334 Z"
 fill="$w"/>
<path d="M282 316 Q298 300 312 318" stroke="$g" stroke-width="5" fill="none" stroke-linecap="round"/>""",
    "sheet-mask": """
<ellipse cx="200" cy="354" rx="128" ry="9" fill="$s"/>
<g transform="rotate(9 210 200)"><rect x="150" y="44" width="178" height="296" rx="10" fill="$m"/>
<rect x="150" y="44" width="178" height="26" rx="8" fill="$d"/><rect x="150" y="314" width="178" height="26" rx="8"
 fill="$d"/>
<path d="M240 96 Q270 128 264 152 Q258 168 240 170 Q222 168 216 152 Q210 128 240 96 Z" fill="$l"/></g>
<path d="M170 96 Q258 96 262 190 Q262 284 206 326 Q170 346 134 326 Q78 284 78 190 Q82 96 170 96 Z" fill="$w"/>
<path d="M262 190 Q262 284 206 326 Q188 336 170 336 Q232 296 240 190 Q238 140 218 110 Q258 130 262 190 Z" fill="$g"
 opacity="0.45"/>
<ellipse cx="128" cy="192" rx="27" ry="17" fill="$s"/><ellipse cx="212" cy="192" rx="27" ry="17" fill="$s"/>
<ellipse cx="170" cy="284" rx="31" ry="14" fill="$s"/>
<path d="M162 208 L154 246 Q170 256 186 246" stroke="$g" stroke-width="6" fill="none" stroke-linecap="round"/>
<path d="M128 144 Q148 126 176 126" stroke="$l" stroke-width="7" fill="none" stroke-linecap="round"/>""",
    "perfume": """
<ellipse cx="200" cy="352" rx="118" ry="10" fill="$s"/>
<rect x="160" y="42" width="80" height="76" rx="14" fill="$k"/>
<path d="M178 58 V100" stroke="$g" stroke-width="7" stroke-linecap="round" opacity="0.7"/>
<rect x="176" y="116" width="48" height="26" fill="$a"/>
<path d="M124 140 H276 Q304 140 304 170 V318 Q304 346 276 346 H124 Q96 346 96 318 V170 Q96 140 124 140 Z" fill="$l"/>
<path d="M116 196 H284 V308 Q284 326 266 326 H134 Q116 326 116 308 Z" fill="$m"/>
<path d="M244 196 H284 V308 Q284 326 266 326 H226 Q244 322 244 306 Z" fill="$d"/>
<path d="M200 142 V300" stroke="$w" stroke-width="4" opacity="0.7"/>
<path d="M200 214 L238 252 L200 290 L162 252 Z" fill="$w"/>
<path d="M200 234 Q216 250 210 264 Q200 274 190 264 Q184 250 200 234 Z" fill="$a"/>
<path d="M112 178 Q112 158 132 156" stroke="$w" stroke-width="8" fill="none" stroke-linecap="round"/>""",
    "soap": """
<ellipse cx="200" cy="338" rx="152" ry="11" fill="$s"/>
<path d="M52 268 H348 Q340 332 292 332 H108 Q60 332 52 268 Z" fill="$c"/>
<path d="M82 302 H318" stroke="$k" stroke-width="5" opacity="0.25"/>
<path d="M84 214 Q84 170 132 164 H268 Q316 170 316 214 V236 Q316 274 276 274 H124 Q84 274 84 236 Z" fill="$d"/>
<rect x="84" y="146" width="232" height="102" rx="48" fill="$m"/>
<rect x="112" y="164" width="176" height="62" rx="30" fill="none" stroke="$l" stroke-width="7"/>
<path d="M200 178 Q224 190 220 206 Q212 216 200 216 Q188 216 180 206 Q176 190 200 178 Z" fill="$l"/>
<g fill="$w" opacity="0.85"><circle cx="110" cy="118" r="30"/><circle cx="158" cy="82" r="18"/>
<circle cx="292" cy="110" r="24"/><circle cx="258" cy="64" r="14"/><circle cx="86" cy="66" r="11"/>
<circle cx="330" cy="64" r="10"/></g>
<g stroke="$m" stroke-width="4" fill="none" stroke-linecap="round"><path d="M92 110 Q98 98 110 98"/>
<path d="M278 104 Q282 96 292 95"/><path d="M148 78 Q152 72 158 72"/></g>""",
    "hair-dryer": """
<ellipse cx="214" cy="364" rx="120" ry="8" fill="$s"/>
<path d="M232 214 L290 196 L276 318 Q274 334 258 334 H236 Q222 334 222 320 Z" fill="$d"/>
<rect x="238" y="240" width="24" height="48" rx="10" fill="$l"/>
<path d="M246 334 Q246 364 290 360 Q340 352 340 318 Q340 300 358 296" stroke="$k" stroke-width="10" fill="none"
 stroke-linecap="round"/>
<path d="M132 92 L262 70 Q338 70 338 146 Q338 222 262 222 L132 200 Z" fill="$m"/>
<path d="M132 172 L266 190 Q318 188 336 162 Q328 222 262 222 L132 200 Z" fill="$d"/>
<path d="M154 106 L250 88" stroke="$l" stroke-width="9" stroke-linecap="round"/>
<circle cx="268" cy="146" r="40" fill="$k"/>
<circle cx="268" cy="146" r="27" fill="none" stroke="$g" stroke-width="5"/>
<circle cx="268" cy="146" r="12" fill="$a"/>
<path d="M132 84 V208 L100 196 V96 Z" fill="$k"/>
<path d="M76 116 Q58 108 40 116 M76 146 Q54 138 30 146 M76 176 Q58 168 40 176" stroke="$d" stroke-width="8" fill="none"
 stroke-linecap="round" opacity="0.55"/>""",
    "spray": """
<ellipse cx="200" cy="354" rx="86" ry="9" fill="$s"/>
<path d="M166 62 Q166 44 184 44 H222 Q238 44 238 62 V104 H166 Z" fill="$k"/>
<circle cx="172" cy="70" r="7" fill="$g"/>
<rect x="154" y="102" width="92" height="30" rx="6" fill="$g"/>
<path d="M146 130 H254 Q270 140 270 160 V328 Q270 350 248 350 H152 Q130 350 130 328 V160 Q130 140 146 130 Z" fill="$m"/>
<path d="M236 130 H254 Q270 140 270 160 V328 Q270 350 248 350 H226 Q246 346 246 326 V160 Q246 140 236 130 Z"
 fill="$d"/>
<circle cx="190" cy="240" r="26" fill="$w"/>
<path d="M190 192 V204 M190 276 V288 M142 240 H154 M226 240 H238 M156 206 L164 214 M224 206 L216 214 M156 274 L164 266
 M224 274 L216 266" stroke="$w" stroke-width="8" stroke-linecap="round"/>
<path d="M144 66 L120 58 M144 76 L112 78 M144 86 L120 98 M104 48 L94 44 M96 80 H86 M104 106 L94 112" stroke="$d"
 stroke-width="7" stroke-linecap="round" opacity="0.6"/>""",
}
