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
}
