"""What is said between two wishes and wishes for nothing: "ok", "let me think about it", 在吗, "are you a robot?"."""

import re
from typing import Literal

Small = Literal["", "yes", "no", "heard", "ends", "thinks", "calls", "who", "range"]
"""Agrees, declines, has heard it, has all, wants time, calls whether anybody is there, asks who speaks or what
the shop sells."""

_OPEN = (
    r"^\W{0,3}(?:(?:ok(?:ay)?|well|hm+|hmm+|um+|ah|oh|so|and|right|好的?|嗯+|哦|那|额|呃|行)[\s,，.。!！…]{1,3}){0,2}"
)
_SHUT = r"(?: (?:then|now|thanks|thank you|please|mate|man|dear)){0,2}[\s.!！。~～…?？😂😅🙂👌]{0,4}$"
_FORMS: tuple[tuple[Small, str], ...] = (
    (
        "yes",
        "yes|yep|yeah|yup|sure|of course|please do|yes please|go ahead|do it"
        "|可以可以|好好好?|行行行?|对对对?|好|好的|好啊|行|行啊|可以|可以的|要|要的|嗯嗯?|对|是的|麻烦了|好的谢谢",
    ),
    (
        "no",
        "no|nope|nah|no thanks|no thank you|not now|nothing|none|不用|不用了|不要了|不了|没有|没有了|没了|算了|先不用",
    ),
    (
        "heard",
        "ok(?:ay)?|k|kk|cool|alright|all right|got it|i see|understood|fine|lol|haha+|hehe|hm+|wait|sec|one sec"
        "|one moment|sorry|my bad|哦+|噢|喔|知道了|明白了?|了解|懂了|收到|哈哈+|呵呵|嘿嘿|等下|等一下|稍等|等等"
        "|不好意思|额|呃",
    ),
    (
        "ends",
        "that'?s (?:it|all|everything|all for now)|that is (?:it|all|everything)|done|i'?m done|nothing else"
        "|就这些(?:了|吧)?|就这样(?:了|吧)?|没别的了?|没其他的?了|好了|可以了|暂时就这些",
    ),
    (
        "thinks",
        "(?:let me|i'?ll|i will|i need to|i have to|gotta) (?:think|sleep|ask|check|see|look around)"
        "(?: (?:about|on|over) (?:it|that|this)| it over| again| first| my [a-z]{2,10})?"
        "|(?:i'?m |i am )?(?:still |really )?(?:not sure|undecided|unsure)(?: yet)?"
        "|maybe later|not yet|another time|later|i changed my mind"
        "|(?:我)?(?:再|先)?(?:想想|考虑(?:一下|下|考虑)?|琢磨琢磨|看看再说|商量一下|问问[^，。\\s]{1,4})"
        "|我?(?:先|再)(?:看看|想想|考虑(?:一下|下)?)(?:吧|哈)?[，,。 ]*(?:谢谢|谢了|多谢|感谢)(?:你|啦|哈|您|了)?"
        "|(?:先|以后|改天|回头)再说吧?|先不买了?|还没想好|不确定|没想好|再看看吧",
    ),
    (
        "calls",
        "hello|hi|hey|anybody there|anyone there|you there|are you there|still there|are you still there"
        "|how are you(?: today| doing)?|how'?s it going|在吗|在不|在么|在不在|有人吗|有人在吗|你好吗?|您好|喂|还在吗",
    ),
    (
        "range",
        "what (?:do|all do) you (?:guys )?(?:sell|have|offer|stock)"
        "(?: here| in (?:the|your|this) (?:shop|store))?"
        "|what (?:kinds?|sorts?|types?) of (?:things|stuff|products|goods|items) do you (?:sell|have|offer|stock)"
        "|what'?s in (?:the|your|this) (?:shop|store)"
        "|(?:你们?|你家|店里|这里|你们店)(?:这里|这儿|家|店里?)?(?:都|主要)?(?:卖|有)(?:些|点)?(?:什么|啥|哪些)(?:东西|商品|货)?(?:的|呀|啊|呢)?",
    ),
    (
        "who",
        "(?:are|r) (?:you|u) (?:a |an )?(?:real )?(?:person|human|robot|bot|ai|machine|computer|chatbot|real)"
        "(?: or (?:a |an )?[a-z]{2,10})?"
        "|(?:am i|is this) (?:talking to |chatting with )?(?:a |an )?(?:real )?(?:person|human|robot|bot|ai|machine)"
        "(?: or (?:a |an )?[a-z]{2,10})?"
        "|(?:who|what) are you"
        "|你是(?:谁|机器人|真人|人工|人|ai|客服|机器|智能客服)(?:还是[^，。\\s]{1,4})?(?:吗|么|啊|呀)?",
    ),
)
_KINDS = tuple((kind, re.compile(f"{_OPEN}(?:{form}){_SHUT}")) for kind, form in _FORMS)
_LONGEST = 60


def small_talk(text: str) -> Small:
    """What a normalised message is, where it is nothing else.

    >>> small_talk("ok, let me think about it"), small_talk("在吗"), small_talk("are you a robot?")
    ('thinks', 'calls', 'who')
    >>> small_talk("ok the red one")
    ''
    """
    if len(text) > _LONGEST:
        return ""
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), "")
