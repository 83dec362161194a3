"""Questions: whether a message asks of a product, or of the shop."""

import re

from bot.understand.evidence import WEAK_REQUESTS, Evidence
from bot.understand.matters import PARCELS
from bot.understand.used_with import asks_of_part, uses_it

_OF_GOODS = frozenset({
    "delivery date", "assembly", "restock", "sizes", "care", "genuine", "to the room", "spare parts",
    "old goods", "warranty", "reviews", "exchange", "gift wrap", "arrived damaged", "late delivery", "refund",
    "returns", "data sharing", "samples", "rental", "carrier",
})  # fmt: skip
"""Matters of the shop whose words speak as often of goods: 可预约煮粥, "easy to install"."""
_IN_RECORDS = frozenset({"delivery date", "assembly", "sizes", "care", "to the room", "spare parts", "old goods"})
"""Those that a record may answer before the shop does."""
_NEEDS = frozenset({"要", "需要"})
"""Those that ask of a thing what it needs: 安装要打孔吗."""


_WHICH_IS = re.compile(
    r"[哪谁][个款双件条台种只套瓶盒把]?(?:的)?(?:比较|相对)?[轻重大小厚薄长短宽窄高矮快慢软硬暖亮响吵](?!的)"
)
""" 哪双轻: a quality that one of them has most of."""
_OF_KIND = re.compile(
    r"^\W{0,3}(?:and |so |ok ){0,2}(?:do|does) (?!you|u |i |we |they|it )[a-z -]{3,30}? "
    r"(?:come|have|include|need|work|last|get|fit)\b"
)
_SENDS_BACK = re.compile(r"\b(?:send|bring|give|take|return) (?:it|them|this|that|these|those)(?: back)?\b")
""" "Can I send them back": terms, whatever is talked about."""
_OF_SERIES = re.compile("系列的?(?:里)?(?:都|还)?有(?:些)?(?:啥|什么|哪些)")
_LOOKS_TOO = re.compile("的也(?:看看|看一下|看下|来看看|瞧瞧)")
_OTHER_BRAND = re.compile(r"\b(?:how|what) about (?:an? |some |any )|^\W{0,3}(?:and |ok )?any ")
""" "How about a motorola?"."""
_OF_SORT = re.compile(
    r"^(?:那|对了)?[，,\s]?(?:有|有没有|还有)[^，。,?？\s]{1,10}的?那种的?(?:吗|么|没有?|嘛)?"
    r"|^对了[，,\s]?(?:有没有|有)[^，。,?？]{1,8}的"
)
""" 有荞麦的那种吗: others are looked for."""
ANY_OF = re.compile(r"\b(?:any|either|which|one|some) of (?:them|these|those|the (?:two|three|four))\b")
""" "Any of them real leather?" asks about those shown."""


_SOMETHING = re.compile(
    r"\b(?:is there|do you have|have you(?: got)?|got) (?:also |maybe )?(?:some|any)thing (?!wrong|else\W{0,3}$)"
    r"|^\W{0,3}(?:(?:ok|no|hmm?|well|maybe|rather|but|then)[ ,.]{1,2}){0,2}something\b"
)
""" "Something clear, so you can still see the phone": others are looked for."""


_PRIVATE = re.compile(r"\bprivacy (?=(?:glass |tempered |matte )?(?:screen|glass|film|protector|filter|curtain)s?\b)")


def names_quality(e: Evidence) -> bool:
    """ "A privacy screen protector": a word of the shop's terms that says which sort of goods."""
    return _PRIVATE.search(e.reading.text) is not None


def asks_of_product(e: Evidence) -> bool:
    """ "Is it waterproof?", 能放洗碗机吗, 多高: a question about a product pointed at, or about the list."""
    if not e.listed or (e.has("why", "more") and not _asks_stock(e)) or _SOMETHING.search(e.reading.text):
        return False
    if e.which or _asks_stock(e) or _asks_of_the_one_shown(e) or _asks_of_a_kind_named(e):
        return True
    if _turns_to(e) or e.changes or (e.has_kind and _goes_back(e)):
        return False
    if (e.has("price_question", "on_sale") and not e.has_kind) or _asks_in_chinese(e) or _asks_weakly(e):
        return True
    if (
        e.focused
        and e.in_record
        and e.has("question_mark")
        and e.short
        and not speaks_to_shop(e)
        and not e.has("request")
    ):
        return True
    aside = e.has_kind and (
        e.has("price_question") or (e.explicit and not e.same_clause and not e.has("it", "topic_it", "they"))
    )
    if aside or (e.has_kind and e.asks_other):
        return False
    if e.references and e.has("interrogative", "question_mark", "question", "measure", "able") and not e.has("request"):
        return True
    if e.has_kind and (e.asks_other or not _speaks_of_its_parts(e)):
        return False
    if e.plain_question or (e.has("measure") and not e.has("request")):
        return True
    if _asks_beyond(e):
        return False
    # "Waterproof?" about a list asks for such things; a sentence asks about these.
    marked = e.has("question_mark") and not e.wishes.limits
    if not (e.has("interrogative") or marked) or _asks_for_others(e):
        return False
    return not e.has("request", "gift", "best_deal", "bundle", "goes_with", "similar") or _within_it(e)


def _asks_of_a_kind_named(e: Evidence) -> bool:
    """A kind named in a question on the things shown: "do refurbished phones come with a warranty", "how long does the
    battery last", "can I fit shoes in it".
    """
    if e.bounded or e.relative:
        return False
    own = e.has_kind and (e.same_kind or not e.other_kind)
    wishes = e.has("request", "policy")
    if not wishes and ((e.has_kind and _OF_KIND.search(e.reading.text)) or asks_of_part(e.reading, same=own)):
        return True
    about = e.focused or e.has("it", "they", "topic_it", "all_shown")
    return about and (e.has_kind or e.has("request")) and uses_it(e.reading)


def _asks_of_the_one_shown(e: Evidence) -> bool:
    """ "Headphone jack?", where one thing is shown: a quality with a question mark, and nothing that wants others."""
    alone = len(e.session.shown) == 1 and e.short and bool(e.wishes.limits) and e.has("question_mark")
    wants = e.has_kind or e.bounded or e.changes or e.has("request", "with_what", "any", "wants_one", "more")
    return alone and not wants


def _asks_stock(e: Evidence) -> bool:
    """紫色还有吗, about the one thing talked about."""
    return e.focused and e.has("stock_question") and not e.has_kind


def speaks_to_shop(e: Evidence) -> bool:
    """ "Do you offer engraving", and not "can you answer calls with them"."""
    about = any(word.text in ("them", "they", "these", "those") for word in e.reading.words)
    return e.has("to_shop") and not (e.has_kind or e.wishes.limits or about)


def _asks_weakly(e: Evidence) -> bool:
    """第二个成分里有酒精吗: whether a 有 in a question about what is pointed at is all that asks for goods."""
    if (
        not (e.explicit and e.references and e.has("yes_or_no", "no_negation", "interrogative"))
        or e.has_kind
        or e.bounded
    ):
        return False
    said = {e.reading.written(cue.start, cue.end) for cue in e.reading.found("request")}
    return bool(said) and said <= {"有", "有没有", "有吗", "要", "需要"}


def _asks_beyond(e: Evidence) -> bool:
    """ "Do you offer engraving" asks the shop, and "with music?" about a list narrows it."""
    of_shop = speaks_to_shop(e) and not (e.explicit or e.has("it", "topic_it"))
    return of_shop or (e.has("with_what") and not e.focused)


def _goes_back(e: Evidence) -> bool:
    """说回吊床，双人的有吗: such things are wanted again."""
    return e.has("back_to") and e.has("wants_one") and not e.has("able")


def _turns_to(e: Evidence) -> bool:
    """猫抓板呢 它已经开始抓沙发了: another kind is asked for, whatever is told behind."""
    first = e.reading.term_at(0)
    words = e.reading.words
    return e.other_kind and first is not None and first.end < len(words) and words[first.end].text == "呢"


def _asks_in_chinese(e: Evidence) -> bool:
    """成分呢, 能带上飞机吗, 灯泡送吗, 还有什么颜色: whatever is named is named of the things shown."""
    if (e.has("gift") and (e.has("person") or not e.has("needs"))) or e.has("similar", "bundle", "also"):
        return False
    if e.has("stock_question") and (e.focused or e.references):
        return True
    if (
        e.has("contents_asked")
        and not e.has("cart")
        and (e.focused or e.explicit or e.same_kind or not e.has_kind or "里面" in e.reading.text)
    ):
        return True
    if e.has("facet") and (e.explicit or bool(e.references) or not e.has("request")):
        return True
    if e.focused and (e.has("its_colours") or (e.has("another_value") and not e.wishes.limits)):
        return True
    if e.has("how_is") and not (e.references or e.has_kind or e.wishes.phrases[1:]) and not e.has("policy", "request"):
        return True
    if e.has("how_much") and e.said_weakly and not (e.has("policy", "order_status", "sum") or e.asked.service):
        return True
    if e.has("fits_it") and not e.has("request", "policy"):
        return True
    asked = e.has("able_lead", "needs") or (e.has("included") and e.said_weakly and not e.has("cart"))
    return asked and not (e.asked.service and e.asked.quotable())


def _speaks_of_its_parts(e: Evidence) -> bool:
    """A kind named inside a question about the product itself: 带球吗, 枕套能拆下来洗不, "does it fit a laptop"."""
    about = e.focused or (e.has("able") and e.has("it", "they", "topic_it"))
    return e.has("interrogative") and about and not e.has("request", "price_question", "gift", "bundle")


def _asks_for_others(e: Evidence) -> bool:
    """ "Do you have red ones?", 有红色的吗: another list, not a question about this one."""
    if e.has("another_value") and not e.explicit:
        return True
    if _OF_SERIES.search(e.reading.text) or _LOOKS_TOO.search(e.reading.text):
        return True
    if _OTHER_BRAND.search(e.reading.text) and not e.explicit and any(one.field == "brand" for one in e.wishes.limits):
        return True
    if _OF_SORT.search(e.reading.text) and not e.explicit:
        return True
    if ANY_OF.search(e.reading.text):
        return False
    facets = {limit.field for limit in e.wishes.limits} & {"color", "size", "brand", "material", "category"}
    if e.wishes.guessed:
        facets -= {"category"}  # 有拼音吗
    asked = any(word.text in ("有", "any", "anything", "got") for word in e.reading.words)
    if e.reading.words[0].text == "any" and not (e.explicit or e.focused) and (e.wishes.limits or e.wishes.free):
        return True
    if facets & {"color", "size"} and not e.explicit and not e.focused:
        return True
    return asked and (e.has("wants_one") or bool(facets)) and not e.references


def _within_it(e: Evidence) -> bool:
    """A weak word of wishing inside a question about the one product talked about: 有香精吗, 需要组装吗."""
    said = {e.reading.written(cue.start, cue.end).lower() for cue in e.reading.found("request")}
    if e.has_kind or not said <= WEAK_REQUESTS | {"有没有", "有吗"}:
        return False
    if said <= {"有", "有吗"} and e.has("yes_or_no") and not e.has("wants_one", "another_value") and e.brief:
        return True  # 有拼音吗
    return e.focused or e.has("measure") or (said <= _NEEDS and e.has("yes_or_no"))


def compares(evidence: Evidence) -> bool:
    """Whether a comparative stands in the message: lighter, longest, 更轻, 比较轻."""
    reading = evidence.reading
    if _WHICH_IS.search(reading.text):
        return True
    known = {place for cue in reading.cues if "which" not in cue.names for place in range(cue.start, cue.end)}
    known |= {place for term in reading.terms for place in range(term.start, term.end)}
    return any(
        (word.text.isascii() and len(word.text) > 4 and word.text.endswith(("er", "est")) and place not in known)
        or word.text in ("more", "most", "更", "最", "比")
        for place, word in enumerate(reading.words)
    )


_THE_ONE = re.compile(r"\bthe (?:[\w-]+ ){1,4}ones?\b")
""" "The red wrap one" is a thing, and asks for no wrapping."""
_OF_IT = re.compile(r"\W{0,3}(?:and |but |so )?(?:can|does|do|will|would|could) (?:it|they|this|that|these|those)\b")


def asks_shop(e: Evidence) -> bool:
    """ "Who pays for the return label?", 客服几点上班: a question on what the shop settles, about any goods."""
    quotable = e.asked.quotable()
    of_goods = e.asked.service <= _OF_GOODS and not (e.has("policy") or _SENDS_BACK.search(e.reading.text))
    if of_goods and (e.explicit or e.focused or e.listed) and not quotable:
        return False
    if e.has("has_part") and (e.focused or e.explicit or e.references) and not quotable:
        return False  # 这个带密码锁吗 asks for no password
    if of_goods and e.focused and e.in_record and e.asked.service <= _IN_RECORDS:
        return False
    service = e.asked.service - (PARCELS if e.has("order_status") else frozenset())
    if e.has("human"):
        service &= {"opening hours"}
    asks = e.question or e.has("question", "topic_it", "interrogative", "question_mark")
    if "exclusion" in e.reading.rules and e.listed and not e.has("interrogative", "question_mark"):
        return False
    if e.has("complaint") and not (e.has("interrogative", "question_mark") or e.asked.asking):
        return False  # "the mug is in pieces"
    if service <= {"payment", "currency"} and e.listed and e.has("price_question") and not e.wishes.words:
        return False  # 人民币卖多少
    if not service or not asks or e.bounded or e.has("upset", "abuse") or e.wants_goods or e.explicit:
        return False
    if _only_sounds_so(e) or names_quality(e):
        return False
    if (service == {"cancel"} and e.has("undo")) or (service == {"arrived damaged"} and e.has("sum")):
        return False
    if e.wishes_after or any(limit.field == "stock" for limit in e.wishes.limits):
        return False
    return not e.has_kind or e.matter_first or not e.has("request") or e.asked.quotable()


def _calls_goods(e: Evidence) -> bool:
    """ "How does the Privacy Glass for the iPhone 6 work": words of the shop's matters in the name of a thing."""
    return bool(e.reading.models) or (len(e.wishes.phrases) > 1 and e.has_kind)


def _only_sounds_so(e: Evidence) -> bool:
    """ "Which one is quickest", of a list; "she turns 4 on saturday, what could I get her": no matter of the shop."""
    among = (_calls_goods(e) or (e.has_kind and e.has("best_of", "which"))) and not e.asked.quotable()
    begins = e.asked.begins or 0
    if any(one.start() <= begins < one.end() for one in _THE_ONE.finditer(e.reading.text)):
        return True
    if e.asked.service <= {"arrived damaged"} and _OF_IT.match(e.reading.text) and (e.focused or e.listed):
        return True  # "can it crush ice"
    return among or (e.which and compares(e)) or (e.has("gift") and e.asked.service == {"delivery date"})


def wants_with_terms(e: Evidence) -> bool:
    """ "Headphones with free shipping", 有没有包邮的耳机: goods, with a matter of the shop as their quality."""
    return e.wants_goods or (e.has_kind and not e.question and not e.has("question", "interrogative"))


def told_by_shop(e: Evidence) -> bool:
    """What a passage of the shop answers: a matter named without a question, washing, sizes, how to choose."""
    if e.listed and ("exclusion" in e.reading.rules or any(limit.field == "size" for limit in e.wishes.limits)):
        return False
    if e.bounded or e.wishes.order or e.wants_goods or e.wishes_after or e.explicit or e.has("thanks"):
        return False
    if e.listed and e.has("it", "topic_it", "they", "all_shown"):
        return False
    kinds = [e.reading.words[place.start].start for place in e.reading.kinds]
    if e.has("stock_question") and e.wishes.phrases:
        return False  # 心材那个手机壳还有货吗
    named = (bool(e.asked.service) and not e.has_kind) or (e.asked.begins in kinds and e.question)
    return (named or (e.question and (e.asked.quality or e.asked.guidance))) and e.asked.quotable()


def told_anyway(e: Evidence) -> bool:
    """A question that names no goods and that the shop's own pages answer: "is this even a real shop?"."""
    asks = e.has("interrogative", "question_mark")
    return asks and not (e.has_kind or e.wishes.limits or e.explicit or e.has("request")) and e.asked.quotable()
