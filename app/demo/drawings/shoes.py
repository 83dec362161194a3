"""Drawings for the shelf "shoes". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

DRAWINGS = {
    "boot": """
<ellipse cx="226" cy="326" rx="136" ry="11" fill="$s"/>
<path d="M118 92 Q165 80 216 92 L222 178 Q228 206 262 214 L306 226 Q340 238 340 272 V290 H112 V200 Z" fill="$m"/>
<path d="M176 96 H217 L222 178 Q228 206 264 215 L240 240 Q194 228 186 186 Z" fill="$l"/>
<path d="M296 223 Q340 236 340 272 V290 H282 Q274 248 296 223 Z" fill="$d"/>
<path d="M112 214 H138 Q152 250 148 290 H112 Z" fill="$d"/>
<rect x="108" y="78" width="116" height="28" rx="14" fill="$d"/>
<path d="M182 126 L216 120 M185 150 L218 144 M190 176 L222 169 M200 202 L232 190 M216 222 L250 208"
 stroke="$w" stroke-width="7" stroke-linecap="round" fill="none"/>
<path d="M104 284 H346 V302 Q346 312 336 312 H104 Z" fill="$k"/>
<path d="M108 310 h26 v14 h-26 z M146 310 h26 v14 h-26 z M184 310 h20 v8 h-20 z M216 310 h26 v14 h-26 z
 M254 310 h26 v14 h-26 z M292 310 h26 v14 h-26 z" fill="$k"/>
<path d="M104 288 H346" stroke="$a" stroke-width="5"/>""",
    "running-shoe": """
<ellipse cx="206" cy="314" rx="146" ry="10" fill="$s"/>
<path d="M76 190 Q74 160 98 152 Q122 186 154 176 L196 146 Q216 136 230 152 L258 190 Q280 212 318 220 Q350 230 350 262
 L346 282 H78 Q66 236 76 190 Z" fill="$m"/>
<path d="M76 190 Q74 160 98 152 Q110 168 122 176 Q104 220 120 270 H76 Q66 230 76 190 Z" fill="$d"/>
<path d="M160 270 Q168 220 206 206 Q238 200 262 194 Q270 204 282 210 Q220 222 200 270 Z" fill="$l"/>
<path d="M300 214 Q350 226 350 262 V270 H296 Q286 238 300 214 Z" fill="$d"/>
<path d="M188 152 L214 182 M206 143 L232 172 M226 150 L248 186" stroke="$w" stroke-width="8" stroke-linecap="round"/>
<path d="M60 264 Q66 246 96 252 Q150 260 196 262 Q260 266 304 258 Q340 252 354 264 Q362 298 322 302 H104 Q64 304 60
 264 Z"
 fill="$w"/>
<path d="M66 286 Q110 274 170 284 T300 280 T356 276 Q352 300 322 302 H104 Q74 303 66 286 Z" fill="$a"/>
<path d="M84 302 H330" stroke="$k" stroke-width="10" stroke-linecap="round"/>""",
    "sneaker": """
<ellipse cx="208" cy="312" rx="144" ry="10" fill="$s"/>
<path d="M84 236 Q76 188 96 158 Q126 176 160 164 L196 148 Q212 144 220 158 L248 196 Q264 212 302 220 Q342 230 342 268
 V280 H84 Z" fill="$m"/>
<path d="M160 164 L196 148 Q212 144 220 158 L250 198 Q258 207 270 212 L236 240 Q196 216 160 164 Z" fill="$l"/>
<path d="M84 236 Q76 188 96 158 Q106 164 116 167 Q112 226 122 280 H84 Z" fill="$d"/>
<path d="M292 218 Q342 228 342 268 V280 H272 Q266 240 292 218 Z" fill="$w"/>
<path d="M180 184 L214 164 M198 206 L232 184 M218 226 L250 202" stroke="$k" stroke-width="6" stroke-linecap="round"/>
<rect x="76" y="268" width="274" height="36" rx="15" fill="$w"/>
<path d="M78 288 H348" stroke="$d" stroke-width="5"/>
<path d="M80 302 H346" stroke="$k" stroke-width="4" stroke-linecap="round"/>""",
    "sandal": """
<ellipse cx="206" cy="318" rx="150" ry="11" fill="$s"/>
<path d="M128 262 Q108 214 112 164 Q116 150 132 152 Q148 156 148 170 Q150 220 178 262 Z" fill="$d"/>
<path d="M114 170 Q150 148 190 160 Q200 166 196 176 Q160 178 128 198 Z" fill="$m"/>
<path d="M188 264 Q186 196 214 172 Q238 164 256 184 Q272 216 274 264 Z" fill="$m"/>
<path d="M240 264 Q240 204 256 184 Q272 216 274 264 Z" fill="$d"/>
<path d="M186 164 Q212 178 226 210" stroke="$m" stroke-width="20" fill="none"/>
<path d="M286 266 Q284 226 304 214 Q330 210 342 234 Q350 252 348 270 Z" fill="$m"/>
<path d="M326 268 Q330 232 318 212 Q342 216 348 270 Z" fill="$d"/>
<rect x="196" y="190" width="46" height="26" rx="6" fill="$l"/><rect x="206" y="196" width="13" height="14" rx="3"
 fill="$a"/>
<path d="M84 258 Q84 246 102 248 Q180 270 250 262 Q310 256 352 254 Q366 256 364 272 L360 288 H88 Z" fill="$c"/>
<path d="M80 276 Q220 290 364 270 V288 Q362 308 340 308 H108 Q82 308 80 290 Z" fill="$k"/>
<path d="M106 308 h24 v8 h-24 z M148 308 h24 v8 h-24 z M190 308 h24 v8 h-24 z M232 308 h24 v8 h-24 z
 M274 308 h24 v8 h-24 z M316 308 h22 v8 h-22 z" fill="$k"/>""",
    "slipper": """
<ellipse cx="204" cy="310" rx="156" ry="12" fill="$s"/>
<path d="M60 262 Q48 238 78 232 Q140 228 196 244 L350 250 Q362 262 356 282 Q340 292 300 294 H96 Q66 292 60 262 Z"
 fill="$l"/>
<path d="M74 250 Q88 240 130 242 Q176 246 210 262 Q150 276 92 270 Q74 264 74 250 Z" fill="$d"/>
<path d="M166 268 Q176 186 250 168 Q336 164 358 232 Q368 262 358 282 H196 Q166 284 166 268 Z" fill="$m"/>
<path d="M300 172 Q344 184 358 232 Q368 262 358 282 H312 Q336 228 300 172 Z" fill="$d"/>
<path d="M160 272 Q150 250 168 214 Q194 172 250 160 Q262 164 258 178 Q208 190 190 226 Q178 250 184 272 Q172 284 160 272
 Z" fill="$w"/>
<path d="M56 270 Q110 288 200 284 H360 Q368 292 360 302 Q352 306 330 306 H92 Q58 304 56 270 Z" fill="$k"/>
<circle cx="274" cy="222" r="16" fill="$a"/>""",
    "rain-boot": """
<ellipse cx="222" cy="344" rx="132" ry="10" fill="$s"/>
<path d="M120 60 H222 L226 206 Q232 238 276 246 Q340 254 342 300 V312 H112 Q118 260 118 200 Z" fill="$m"/>
<path d="M190 60 H222 L226 206 Q232 238 276 246 Q290 248 300 252 Q240 264 210 232 Q192 210 190 60 Z" fill="$d"/>
<path d="M296 250 Q340 260 342 300 V312 H286 Q276 276 296 250 Z" fill="$l"/>
<rect x="112" y="50" width="118" height="30" rx="10" fill="$d"/>
<path d="M142 106 V238" stroke="$l" stroke-width="15" stroke-linecap="round"/>
<path d="M130 56 Q144 30 158 56" stroke="$k" stroke-width="8" fill="none"/>
<path d="M108 304 H346 V326 Q346 336 336 336 H190 L184 326 H164 L158 338 H116 Q106 338 106 326 Z" fill="$k"/>
<path d="M112 304 H344" stroke="$a" stroke-width="7"/>
<path d="M300 78 Q318 104 318 116 Q318 134 300 134 Q282 134 282 116 Q282 104 300 78 Z M346 138 Q358 156 358 164
 Q358 176 346 176 Q334 176 334 164 Q334 156 346 138 Z" fill="$l"/>""",
    "loafer": """
<ellipse cx="206" cy="312" rx="148" ry="10" fill="$s"/>
<path d="M70 276 Q66 208 84 176 Q100 166 116 178 Q140 214 206 210 Q232 196 252 202 Q346 222 356 276 Z" fill="$m"/>
<path d="M84 176 Q100 166 116 178 Q140 214 206 210 L192 226 Q128 230 98 190 Z" fill="$d"/>
<path d="M70 276 Q66 208 84 176 Q92 172 98 190 Q90 226 112 276 Z" fill="$d"/>
<path d="M206 210 Q232 196 252 202 Q322 216 346 250 Q300 236 252 240 Q216 236 206 210 Z" fill="$l"/>
<path d="M346 250 Q300 236 252 240 Q216 236 206 210" stroke="$w" stroke-width="4" fill="none" stroke-dasharray="9 7"/>
<path d="M186 222 Q214 200 250 194 Q266 200 268 214 Q234 222 206 252 Q188 244 186 222 Z" fill="$d"/>
<path d="M218 222 L240 212" stroke="$a" stroke-width="8" stroke-linecap="round"/>
<path d="M64 270 H358 Q366 288 350 294 H134 L128 306 H72 Q62 306 62 294 Z" fill="$k"/>
<path d="M68 274 H356" stroke="$c" stroke-width="6"/>""",
}
