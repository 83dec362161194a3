"""Drawings for the shelf "books". Colours are named in `app/demo/pictures.py`; the canvas is 400 by 400."""

_BOOK = """
<ellipse cx="206" cy="350" rx="116" ry="9" fill="$s"/>
<path d="M100 78 Q100 52 126 52 H294 V304 H126 Q100 304 100 326 Z" fill="$m"/>
<path d="M100 78 Q100 52 126 52 H138 V304 H126 Q100 304 100 326 Z" fill="$d"/>
<path d="M100 326 Q100 304 126 304 H294 V346 H122 Q100 346 100 326 Z" fill="$d"/>
<path d="M112 326 Q112 314 128 314 H294 V336 H124 Q112 336 112 326 Z" fill="$w"/>
<path d="M128 322 H290 M126 329 H290" stroke="$g" stroke-width="2"/>
<rect x="160" y="80" width="112" height="196" rx="8" fill="none" stroke="$l" stroke-width="6"/>"""
_RIBBON = """
<path d="M246 304 V344 L258 334 L270 344 V304 Z" fill="$a"/>"""
_WIDE = """
<ellipse cx="200" cy="332" rx="150" ry="9" fill="$s"/>
<path d="M60 84 H336 Q344 84 344 92 V316 Q344 324 336 324 H60 Z" fill="$d"/>
<path d="M72 96 H338 V312 H72 Z" fill="$w"/>
<path d="M50 84 Q50 76 58 76 H320 Q328 76 328 84 V308 Q328 316 320 316 H58 Q50 316 50 308 Z" fill="$m"/>
<path d="M50 84 Q50 76 58 76 H76 V316 H58 Q50 316 50 308 Z" fill="$d"/>"""

DRAWINGS = {
    "book": _BOOK
    + """
<circle cx="216" cy="148" r="34" fill="$a"/>
<path d="M170 266 Q196 186 220 230 Q240 196 262 266 Z" fill="$l"/>"""
    + _RIBBON,
    "mystery-book": _BOOK
    + """
<circle cx="208" cy="154" r="34" fill="$w" opacity="0.35"/>
<circle cx="208" cy="154" r="34" fill="none" stroke="$a" stroke-width="10"/>
<path d="M232 180 L256 220" stroke="$a" stroke-width="13" stroke-linecap="round"/>
<path d="M208 136 Q194 136 194 150 Q194 158 200 162 L197 176 H219 L216 162 Q222 158 222 150 Q222 136 208 136 Z"
 fill="$k"/>
<path d="M176 252 H256" stroke="$l" stroke-width="7" stroke-linecap="round"/>"""
    + _RIBBON,
    "poetry-book": _BOOK
    + """
<path d="M254 106 Q190 118 180 196 Q176 214 184 222 Q236 196 254 106 Z" fill="$w"/>
<path d="M246 118 Q210 156 174 248" stroke="$a" stroke-width="6" fill="none" stroke-linecap="round"/>
<path d="M206 168 L224 170 M198 186 L212 190" stroke="$g" stroke-width="4" stroke-linecap="round"/>
<path d="M202 248 H250" stroke="$l" stroke-width="6" stroke-linecap="round"/>"""
    + _RIBBON,
    "biography": _BOOK
    + """
<ellipse cx="216" cy="168" rx="46" ry="62" fill="$w"/>
<path d="M176 202 Q182 178 206 176 V164 Q190 156 192 132 Q198 112 218 114 Q238 116 238 138 L246 150 L238 154 V164
 Q236 172 224 170 V178 Q250 182 256 200 Q240 230 216 230 Q190 230 176 202 Z" fill="$k"/>
<path d="M186 252 H246" stroke="$a" stroke-width="7" stroke-linecap="round"/>"""
    + _RIBBON,
    "science-book": _BOOK
    + """
<circle cx="216" cy="164" r="30" fill="$a"/>
<path d="M190 152 Q216 166 244 156 M188 172 Q214 184 240 178" stroke="#d29a35" stroke-width="5" fill="none"/>
<ellipse cx="216" cy="164" rx="50" ry="15" fill="none" stroke="$w" stroke-width="6" transform="rotate(-20 216 164)"/>
<path d="M194 146 A30 30 0 0 1 240 146 L244 158 Q216 172 188 172 Q186 156 194 146 Z" fill="$a"/>
<circle cx="184" cy="108" r="4" fill="$w"/><circle cx="250" cy="106" r="6" fill="$w"/>
<circle cx="188" cy="238" r="6" fill="$w"/><circle cx="244" cy="246" r="4" fill="$w"/><circle cx="222" cy="222" r="3"
 fill="$w"/>"""
    + _RIBBON,
    "travel-guide": _BOOK
    + """
<rect x="163" y="83" width="106" height="190" rx="6" fill="#cfe6f5"/>
<circle cx="240" cy="116" r="16" fill="$a"/>
<path d="M163 232 L204 140 L232 196 L246 172 L269 214 V267 Q269 273 263 273 H169 Q163 273 163 267 Z" fill="$d"/>
<path d="M188 176 L204 140 L221 174 L210 168 L203 178 L196 168 Z" fill="$w"/>
<path d="M163 252 Q196 228 222 244 Q246 256 269 236 V267 Q269 273 263 273 H169 Q163 273 163 267 Z" fill="$m"/>
<path d="M198 273 Q214 262 204 252 Q198 246 208 240" stroke="$w" stroke-width="5" fill="none"
 stroke-dasharray="7 6"/>"""
    + _RIBBON,
    "cookbook": _BOOK
    + """
<path d="M178 184 H254 V218 Q254 238 234 238 H198 Q178 238 178 218 Z" fill="$k"/>
<rect x="172" y="172" width="88" height="15" rx="7" fill="$g"/>
<circle cx="216" cy="166" r="8" fill="$a"/>
<path d="M168 196 H178 M254 196 H264" stroke="$k" stroke-width="9" stroke-linecap="round"/>
<path d="M196 146 q-10 -12 0 -24 q8 -10 0 -20 M218 146 q-10 -12 0 -24 q8 -10 0 -20 M240 146 q-10 -12 0 -24
 q8 -10 0 -20" stroke="$w" stroke-width="6" fill="none" stroke-linecap="round"/>
<path d="M186 258 H246" stroke="$l" stroke-width="6" stroke-linecap="round"/>"""
    + _RIBBON,
    "owl-book": _WIDE
    + """
<circle cx="268" cy="130" r="32" fill="$a"/><circle cx="282" cy="122" r="28" fill="$m"/>
<circle cx="112" cy="112" r="5" fill="$w"/><circle cx="146" cy="138" r="4" fill="$w"/><circle cx="106" cy="186" r="4"
 fill="$w"/><circle cx="296" cy="212" r="5" fill="$w"/><circle cx="232" cy="104" r="4" fill="$w"/>
<path d="M88 284 H316" stroke="$c" stroke-width="14" stroke-linecap="round"/>
<path d="M146 158 Q158 168 176 164 H226 Q244 168 256 158 Q262 184 254 200 Q264 278 202 282 Q138 278 148 200
 Q140 184 146 158 Z" fill="$l"/>
<ellipse cx="201" cy="248" rx="32" ry="32" fill="$w"/>
<circle cx="178" cy="200" r="24" fill="$w"/><circle cx="224" cy="200" r="24" fill="$w"/>
<circle cx="180" cy="201" r="11" fill="$k"/><circle cx="222" cy="201" r="11" fill="$k"/>
<path d="M193 214 H209 L201 230 Z" fill="$a"/>
<path d="M186 278 v12 M216 278 v12" stroke="$a" stroke-width="9" stroke-linecap="round"/>""",
    "fox-book": _WIDE
    + """
<path d="M76 262 Q140 232 202 254 Q266 276 328 246 V308 Q328 316 320 316 H76 Z" fill="$l"/>
<path d="M252 250 Q316 246 300 178 Q286 214 250 214 Z" fill="#e07a35"/>
<path d="M300 178 Q304 196 300 210 L284 204 Z" fill="$w"/>
<path d="M160 280 Q160 216 206 212 Q262 216 262 280 Z" fill="#e07a35"/>
<path d="M186 280 Q188 246 208 246 Q230 246 232 280 Z" fill="$w"/>
<path d="M148 122 L180 146 H232 L264 122 L262 188 L206 232 L150 188 Z" fill="#e07a35"/>
<path d="M150 188 L176 182 L206 214 L236 182 L262 188 L206 232 Z" fill="$w"/>
<path d="M156 136 L176 150 L160 166 Z M256 136 L236 150 L252 166 Z" fill="$k"/>
<circle cx="182" cy="178" r="7" fill="$k"/><circle cx="230" cy="178" r="7" fill="$k"/>
<ellipse cx="206" cy="222" rx="11" ry="9" fill="$k"/>
<circle cx="112" cy="124" r="18" fill="$a"/>""",
    "comic": """
<ellipse cx="204" cy="352" rx="116" ry="9" fill="$s"/>
<rect x="108" y="50" width="200" height="296" rx="6" fill="$g"/>
<rect x="96" y="46" width="202" height="296" rx="6" fill="$m"/>
<rect x="112" y="62" width="106" height="120" fill="$w"/><rect x="228" y="62" width="54" height="120" fill="$l"/>
<rect x="112" y="192" width="170" height="134" fill="#cfe6f5"/>
<path d="M124 174 Q126 134 152 134 Q180 134 182 174 Z" fill="$d"/><circle cx="152" cy="116" r="20" fill="#f3cfae"/>
<path d="M131 114 Q134 92 154 93 Q172 95 173 112 Q152 104 131 114 Z" fill="$k"/>
<path d="M178 72 H206 Q214 72 214 80 V98 Q214 106 206 106 H192 L180 116 L182 106 Q172 106 172 98 V80 Q172 72 178 72 Z"
 fill="$a"/>
<path d="M238 76 L272 168 M256 70 L274 120 M234 112 L252 172" stroke="$w" stroke-width="5"/>
<path d="M198 204 L212 236 L246 216 L238 250 L274 258 L240 274 L254 308 L218 290 L198 318 L182 288 L144 304 L158 270
 L122 256 L160 248 L148 214 L184 236 Z" fill="$a"/>
<path d="M198 232 L206 250 L226 242 L220 260 L238 264 L220 272 L226 288 L208 280 L198 294 L190 278 L170 286 L178 268
 L160 262 L180 256 L174 240 L192 250 Z" fill="#d9544d"/>""",
}
