"""Drawings for the shelf "outdoor". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

DRAWINGS = {
    "tent": """
<ellipse cx="200" cy="312" rx="168" ry="13" fill="$s"/>
<path d="M40 306 Q104 96 200 88 Q296 96 360 306 Z" fill="$m"/>
<path d="M200 88 Q130 160 116 306 H40 Q104 96 200 88 Z" fill="$l"/>
<path d="M200 88 Q296 96 360 306 H290 Q276 166 200 88 Z" fill="$d"/>
<path d="M200 120 Q152 196 146 306 H254 Q248 196 200 120 Z" fill="$k"/>
<path d="M200 120 Q152 196 146 306 H172 Q160 220 200 120 Z" fill="$w"/>
<path d="M200 120 Q248 196 254 306 H240 Q238 216 200 120 Z" fill="$w"/>
<path d="M40 306 L22 322 M360 306 L378 322" stroke="$k" stroke-width="6" stroke-linecap="round"/>
<path d="M196 90 L178 66 M204 90 L222 66" stroke="$k" stroke-width="6" stroke-linecap="round"/>""",
    "sleeping-bag": """
<ellipse cx="204" cy="352" rx="92" ry="9" fill="$s"/>
<path d="M200 44 Q286 46 290 132 Q292 250 258 330 Q250 348 230 348 H170 Q150 348 142 330 Q108 250 110 132
 Q114 46 200 44 Z" fill="$m"/>
<path d="M200 44 Q286 46 290 132 Q291 152 290 172 Q200 200 110 172 Q109 152 110 132 Q114 46 200 44 Z" fill="$d"/>
<path d="M200 66 Q258 68 258 128 Q258 178 200 178 Q142 178 142 128 Q142 68 200 66 Z" fill="$k"/>
<path d="M156 146 Q156 92 200 90 Q244 92 244 146 Q226 168 200 168 Q174 168 156 146 Z" fill="$w"/>
<path d="M112 214 Q200 236 288 214 M120 256 Q200 278 280 256 M132 298 Q200 318 268 298" stroke="$l" stroke-width="8"
 fill="none" stroke-linecap="round"/>
<path d="M258 190 Q256 270 236 340" stroke="$a" stroke-width="6" fill="none" stroke-linecap="round"/>""",
    "headlamp": """
<path d="M186 196 L40 128 V300 L186 252 Z" fill="$w" opacity="0.75"/>
<path d="M232 166 Q250 92 306 96 Q362 104 360 216 Q356 318 306 322 Q262 322 236 272" stroke="$k" stroke-width="24"
 fill="none" stroke-linecap="round"/>
<path d="M246 156 Q262 106 306 108 Q348 116 346 216" stroke="$l" stroke-width="6" fill="none" stroke-linecap="round"/>
<rect x="196" y="150" width="76" height="144" rx="26" fill="$d"/>
<rect x="178" y="164" width="68" height="116" rx="30" fill="$m"/>
<ellipse cx="184" cy="222" rx="24" ry="44" fill="$k"/>
<ellipse cx="180" cy="222" rx="16" ry="33" fill="$a"/>
<ellipse cx="177" cy="214" rx="6" ry="13" fill="$w"/>
<rect x="214" y="144" width="30" height="14" rx="6" fill="$a"/>""",
    "bottle": """
<ellipse cx="200" cy="350" rx="76" ry="9" fill="$s"/>
<path d="M168 72 Q168 40 200 40 Q232 40 232 72" stroke="$k" stroke-width="11" fill="none"/>
<rect x="156" y="66" width="88" height="40" rx="11" fill="$k"/>
<path d="M164 104 H236 V118 Q264 134 264 168 V318 Q264 346 236 346 H164 Q136 346 136 318 V168 Q136 134 164 118 Z"
 fill="$m"/>
<path d="M222 108 H236 V118 Q264 134 264 168 V318 Q264 346 236 346 H216 Q238 340 238 318 V168 Q238 138 222 122 Z"
 fill="$d"/>
<path d="M158 172 V300" stroke="$l" stroke-width="13" stroke-linecap="round"/>
<path d="M200 204 Q226 240 226 256 Q226 282 200 282 Q174 282 174 256 Q174 240 200 204 Z" fill="$w"/>
<rect x="164" y="106" width="72" height="9" fill="$g"/>""",
    "camp-stove": """
<ellipse cx="200" cy="352" rx="112" ry="9" fill="$s"/>
<path d="M132 268 Q132 242 160 238 H240 Q268 242 268 268 V330 Q268 346 252 346 H148 Q132 346 132 330 Z" fill="$m"/>
<path d="M230 238 H240 Q268 242 268 268 V330 Q268 346 252 346 H230 Q246 340 246 326 V268 Q246 246 230 238 Z" fill="$d"/>
<path d="M154 272 V316" stroke="$l" stroke-width="13" stroke-linecap="round"/>
<rect x="184" y="212" width="32" height="28" rx="4" fill="$k"/>
<path d="M216 226 H258" stroke="$g" stroke-width="8"/>
<circle cx="264" cy="226" r="12" fill="$k"/>
<path d="M200 212 L128 184 V156 M200 212 L272 184 V156" stroke="$k" stroke-width="10" fill="none"
 stroke-linejoin="round"/>
<path d="M164 204 Q146 180 164 156 Q172 172 182 152 Q190 166 200 150 Q210 166 218 152 Q228 172 236 156 Q254 180 236 204
 Z" fill="$a"/>
<path d="M184 204 Q172 188 186 174 Q194 184 200 170 Q206 184 214 174 Q228 188 216 204 Z" fill="$w"/>
<rect x="112" y="72" width="176" height="78" rx="16" fill="$g"/>
<path d="M136 92 V128" stroke="$w" stroke-width="10" stroke-linecap="round"/>
<rect x="104" y="64" width="192" height="18" rx="9" fill="$k"/>
<rect x="182" y="46" width="36" height="20" rx="9" fill="$m"/>
<path d="M288 96 H344" stroke="$k" stroke-width="14" stroke-linecap="round"/>""",
    "camping-chair": """
<ellipse cx="200" cy="350" rx="128" ry="9" fill="$s"/>
<path d="M108 84 L96 236 M292 84 L304 236" stroke="$k" stroke-width="11" stroke-linecap="round"/>
<path d="M92 246 L288 344 M308 246 L112 344" stroke="$k" stroke-width="12" stroke-linecap="round"/>
<path d="M96 246 L84 344 M304 246 L316 344" stroke="$k" stroke-width="12" stroke-linecap="round"/>
<path d="M106 78 Q200 100 294 78 L286 216 Q200 240 114 216 Z" fill="$m"/>
<path d="M106 78 Q200 100 294 78 L292 104 Q200 126 108 104 Z" fill="$d"/>
<path d="M114 212 Q200 236 286 212 L318 254 Q200 292 82 254 Z" fill="$l"/>
<path d="M82 254 Q200 292 318 254 L314 272 Q200 308 86 272 Z" fill="$d"/>
<path d="M146 118 L150 206 M254 118 L250 206" stroke="$d" stroke-width="6" stroke-linecap="round"/>
<rect x="56" y="170" width="66" height="20" rx="10" fill="$k"/><rect x="278" y="170" width="66" height="20" rx="10"
 fill="$k"/>
<path d="M294 190 h40 l-5 40 h-30 z" fill="$d"/>
<path d="M301 150 h26 v22 h-26 z" fill="$a"/>""",
    "hammock": """
<ellipse cx="200" cy="346" rx="172" ry="10" fill="$s"/>
<path d="M36 40 H66 L72 346 H30 Z M334 40 H364 L370 346 H328 Z" fill="$c"/>
<rect x="32" y="116" width="37" height="14" fill="$k"/><rect x="331" y="116" width="37" height="14" fill="$k"/>
<path d="M66 123 L112 152 M334 123 L288 152" stroke="$k" stroke-width="7"/>
<path d="M98 142 Q200 196 302 142 Q286 286 200 288 Q114 286 98 142 Z" fill="$d"/>
<path d="M98 142 Q118 250 200 252 Q282 250 302 142 Q290 304 200 306 Q110 304 98 142 Z" fill="$m"/>
<path d="M110 210 Q136 276 200 278 Q264 276 290 210" stroke="$l" stroke-width="11" fill="none"/>
<path d="M112 166 Q138 142 172 170 Q182 206 162 226 Q128 214 112 166 Z" fill="$w"/>
<circle cx="112" cy="150" r="7" fill="$a"/><circle cx="288" cy="150" r="7" fill="$a"/>
<circle cx="200" cy="78" r="26" fill="$a"/>""",
    "cooler": """
<ellipse cx="200" cy="346" rx="138" ry="10" fill="$s"/>
<path d="M84 140 Q84 62 132 62 H268 Q316 62 316 140" stroke="$k" stroke-width="15" fill="none"/>
<path d="M78 170 H322 L310 326 Q308 340 294 340 H106 Q92 340 90 326 Z" fill="$m"/>
<path d="M290 170 H322 L310 326 Q308 340 294 340 H268 Q282 338 284 322 Z" fill="$d"/>
<path d="M83 236 H317 L314 272 H86 Z" fill="$w"/>
<rect x="64" y="124" width="272" height="54" rx="18" fill="$l"/>
<rect x="64" y="158" width="272" height="20" rx="9" fill="$d"/>
<rect x="180" y="162" width="40" height="40" rx="8" fill="$a"/>
<circle cx="84" cy="140" r="13" fill="$k"/><circle cx="316" cy="140" r="13" fill="$k"/>
<path d="M112 194 V222 M112 290 V316" stroke="$l" stroke-width="9" stroke-linecap="round"/>
<path d="M200 224 V284 M174 239 L226 269 M226 239 L174 269" stroke="$m" stroke-width="9" stroke-linecap="round"/>""",
    "trekking-poles": """
<ellipse cx="200" cy="352" rx="136" ry="9" fill="$s"/>
<path d="M104 52 Q60 76 84 142 Q104 150 128 118" stroke="$k" stroke-width="7" fill="none"/>
<path d="M296 52 Q340 76 316 142 Q296 150 272 118" stroke="$k" stroke-width="7" fill="none"/>
<path d="M132 122 L204 232" stroke="$m" stroke-width="19"/>
<path d="M204 232 L272 336" stroke="$l" stroke-width="12"/>
<path d="M272 336 L282 351" stroke="$k" stroke-width="8" stroke-linecap="round"/>
<path d="M192 214 L208 239" stroke="$k" stroke-width="25"/>
<path d="M268 122 L196 232" stroke="$m" stroke-width="19"/>
<path d="M258 137 L237 169" stroke="$d" stroke-width="19"/>
<path d="M142 137 L163 169" stroke="$d" stroke-width="19"/>
<path d="M196 232 L128 336" stroke="$l" stroke-width="12"/>
<path d="M128 336 L118 351" stroke="$k" stroke-width="8" stroke-linecap="round"/>
<path d="M208 214 L192 239" stroke="$k" stroke-width="25"/>
<path d="M100 72 L134 124 M300 72 L266 124" stroke="$k" stroke-width="32" stroke-linecap="round"/>
<path d="M110 88 L130 118 M290 88 L270 118" stroke="$c" stroke-width="19" stroke-linecap="round"/>
<rect x="216" y="206" width="22" height="13" rx="5" fill="$a"/><rect x="162" y="206" width="22" height="13" rx="5"
 fill="$a"/>
<ellipse cx="266" cy="322" rx="32" ry="10" fill="$k"/><ellipse cx="134" cy="322" rx="32" ry="10" fill="$k"/>""",
}
