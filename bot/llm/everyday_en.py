"""Everyday English for what records say in other words: rewritten only where both mean the same, and checked after."""

import re
from decimal import Decimal

from bot.llm.facts import Facts
from bot.llm.ranking import apart, reduced

_PEOPLE = "(?:people|shoppers|customers|buyers|reviewers)"
_STARS = r"(?P<rating>\[P\d{1,2}\.rating\]|\d(?:\.\d)?)(?: (?:out )?of (?:5|five))?(?: stars?)?"
_SAME: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), instead)
    for pattern, instead in (
        (r"\b(?:every (?:single )?one|each one) of (?=these|them|the)", "all of "),
        (r"\bkeeps (?:the |all )?water out\b", "is waterproof"),
        (r"\bkeep (?:the |all )?water out\b", "are waterproof"),
        (r"\bcan (?:go in the washing machine|be machine[- ]washed|be washed in the machine)\b", "is machine washable"),
        (r"\bused to (?:cost|be)(?= \$| \[P\d{1,2}\.was\])", "was"),
        (r"\bpack(s?) (?:down )?into\b", r"fold\1 into"),
        (r"\bwide feet\b", "wide fit"),
        (r"\blight (?=(?:rain |hiking |waterproof )*(?:jackets?|boots?|backpacks?|bags?|dress(?:es)?|shoes?)\b)",
         "lightweight "),
        (
            r"\b(?:none|neither) of (?P<whom>these|them)(?: \w+)?"
            r" (?:costs? more than|is over|is above|goes over|exceeds?) (?=\$)",
            r"all of \g<whom> cost at most ",
        ),
        (r"\bweighs less than (?:all )?(?:of )?the (?:others|rest)\b", "is lighter"),
        (r"\bweighs more than (?:all )?(?:of )?the (?:others|rest)\b", "is heavier"),
        (r"\bcosts less than (?:all )?(?:of )?the (?:others|rest)\b", "is cheaper"),
        (r"\bcosts more than (?:all )?(?:of )?the (?:others|rest)\b", "is more expensive"),
        (r"\bcompare (?:any )?(?:two|three) of (?=them|these)", "compare some of "),
        (r"\bhas been reviewed (?P<count>\d[\d,]*) times\b", r"has \g<count> reviews"),
        (r"\bthe one (?:that )?most people (?:have )?(?:reviewed|rated)\b", "the most reviewed"),
        (
            r"\b(?P<rank>the (?:cheapest|most expensive|priciest))(?: (?:one|pair|of (?:these|them)))?"
            r"(?: costs| is| at| comes in at)? \[P(?P<card>\d{1,2})\.price\]",
            r"[P\g<card>] is \g<rank> at [P\g<card>.price]",
        ),
        (r"\bif you(?:'d)? (?:prefer|want|need|like|wear|have|would like|are after|are looking for) (?!to\b)", "for "),
        (r"\bspecial occasion\b", "occasion"),
        (
            r"\bonly(?= (?:\d|\$|\[P\d{1,2}\.price\])[\d.,]*(?: ?(?:g|kg|grams|mm|dollars))?\b(?! (?:left|in|remain)))",
            "just",
        ),
        (rf"\brated {_STARS} by (?P<count>\d[\d,]*) {_PEOPLE}\b", r"has \g<rating> stars from \g<count> reviews"),
        (
            rf"\b(?P<count>\d[\d,]*) {_PEOPLE} (?:gave|rated?) (?P<whom>it|\[P\d{{1,2}}\])(?: at)? {_STARS}"
            r"(?: on average)?",
            r"\g<whom> has \g<rating> stars from \g<count> reviews",
        ),
        (r"\b(?P<count>\d[\d,]*) " + _PEOPLE + r" (?:have )?(?:rated|reviewed) (?P<whom>it|\[P\d{1,2}\])(?=[.,!]|$)",
         r"\g<whom> has \g<count> reviews"),
        (rf"\b(?:averages|scores|holds an average of|has an average of) {_STARS}", r"has \g<rating> stars"),
        (r" if none of (?:these|them) (?:is|are) (?:quite )?right(?: for you)?\b", ""),
        (r"\b(?P<verb>pick|picked|picking) out\b", r"\g<verb>"),
    )
)  # fmt: skip
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_FIRST = re.compile(
    r"\bthe (first|last) (two|three|four|2|3|4)\b(?: (?:ones?|options|pairs|of (?:them|these)))?", re.IGNORECASE
)
_FEW = re.compile(
    r"\b(found|picked|here are|have|show you) (?:you )?(?:a few|several)\b(?! (?:more|left|remain|in stock|are left))",
    re.IGNORECASE,
)
_TOPIC = "(?:size|colou?r|price|budget|brand|material|style)s?"
_NARROW = re.compile(
    rf"\b(?:narrow|filter|sort) (?:(?:it|these|them|this|the list|your choices|things) )?(?:down )?(?:further )?"
    rf"by (?:your )?{_TOPIC}(?:(?:,? or|,? and|,) (?:by )?{_TOPIC})*(?=[?.!]|$)",
    re.IGNORECASE,
)
_TOP = re.compile(
    r"\[P1\] (?:is|comes|sits) (?:at the top of|first (?:on|in)|top of) (?:the|this|my) list(?=[ .,!]|$)", re.IGNORECASE
)
_MORE = re.compile(r"\bthere are (\d+) more(?= (?:if|to see|to look)|[.,!?]|$)", re.IGNORECASE)
_FIT = re.compile(r"^(\d+) fit\b.*?here are (\d+)\b")
_CHEAPER = re.compile(r"\bthe cheaper (?:one )?of the two,? by (?=\$)", re.IGNORECASE)
_WISHES = re.compile(
    r"\b(\d|two|three|four|five) (?:pairs|options|items|products|of (?:them|these)) (?:fit|match)"
    r"(?= (?:all )?(?:your|what you))",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\bonly \[P(?P<first>\d{1,2})\] is(?= (?:reduced|on sale|discounted)\b)"
    r"|\[P(?P<then>\d{1,2})\] is the only (?:one|pair|item|option)(?: (?:that|which) is)?"
    r"(?= (?:reduced|on sale|discounted)\b)",
    re.IGNORECASE,
)
_LIGHTER = re.compile(
    r"\[P(?P<one>\d{1,2})\] is (?P<off>\d+) ?g(?:rams)? (?P<rank>lighter|heavier) than \[P(?P<other>\d{1,2})\]",
    re.IGNORECASE,
)
_RUN = re.compile(r"\b(?:the |their )?prices (?:run|go|start|range|vary) (?=from \[P)", re.IGNORECASE)
_OTHERS = re.compile(r"\bthe (?:other (two|three|four|one)|others)\b", re.IGNORECASE)
_NAMED = re.compile(r"\[P(\d{1,2})\]")
_DIFFER = re.compile(
    r"\b(?:they|these two|the two|both) differ by \$(\d+(?:\.\d\d)?)(?: in price)?(?=[.,!]|$)", re.IGNORECASE
)
_OF_ALL = re.compile(
    r"(?: the)?(?: first)? (two|three|four|five|\d) of (?:the )?(\d+)\b(?! ?(?:stars|reviews|g|$))", re.IGNORECASE
)
_PAIR, _FEWEST = 2, 3


def rewritten(text: str, facts: Facts) -> str:
    """The text in the words of records; what the turn does not bear out is left as it was, to be judged so."""
    for pattern, instead in _SAME:
        text = pattern.sub(instead, text)
    count = len(facts.products)
    fit = _FIT.search(facts.template)
    if fit:
        text = _OF_ALL.sub(
            lambda found: "" if (str(_NUMBERS.get(found[1], found[1])), found[2]) == (fit[2], fit[1]) else found[0],
            text,
        )
    text = _FIRST.sub(lambda found: _counted(found, count), text)
    if count >= _FEWEST:
        text = _FEW.sub(r"\1", text)
    text = _WISHES.sub(lambda found: "they match" if _NUMBERS.get(found[1].lower()) == count else found[0], text)
    text = _ALONE.sub(lambda found: _alone(found, facts), text)
    text = _RUN.sub("", _LIGHTER.sub(lambda found: _lighter(found, facts), text))
    text = _TOP.sub("[P1] is on the list", _NARROW.sub("select", text))
    if fit:
        left = int(fit[1]) - int(fit[2])
        text = _MORE.sub(lambda found: "there are more" if int(found[1]) == left else found[0], text)
    text = _OTHERS.sub(lambda found: _others(found, count), text)
    if count != _PAIR:
        return text
    return _DIFFER.sub(lambda found: _differ(found, facts), _CHEAPER.sub("cheaper by ", text))


def _counted(found: re.Match[str], count: int) -> str:
    """ "the first two" as the cards they are, where there are so many."""
    many = _NUMBERS[found[2].lower()]
    if many > count:
        return found[0]
    places = range(1, many + 1) if found[1].lower() == "first" else range(count - many + 1, count + 1)
    return " and ".join(f"[P{place}]" for place in places)


def _alone(found: re.Match[str], facts: Facts) -> str:
    """ "only [P1] is reduced", where nothing else that is shown is."""
    place = int(found["first"] or found["then"])
    return f"[P{place}] is" if reduced(facts) == (place,) else found[0]


def _lighter(found: re.Match[str], facts: Facts) -> str:
    """ "60 g lighter than [P2]" as "lighter", where the records say 60 g."""
    one, other = int(found["one"]), int(found["other"])
    if apart(facts, one, other) != int(found["off"]):
        return found[0]
    return f"[P{one}] is {found['rank']} than [P{other}]"


def _others(found: re.Match[str], count: int) -> str:
    """ "the other two" as the cards that the sentence has not named, where they are so many."""
    named = {int(place) for place in _NAMED.findall(found.string[: found.start()])}
    left = [place for place in range(1, count + 1) if place not in named]
    wanted = {"one": 1}.get((found[1] or "").lower()) or _NUMBERS.get((found[1] or "").lower()) or len(left)
    if not named or not left or len(left) != wanted:
        return found[0]
    return " and ".join(f"[P{place}]" for place in left)


def _differ(found: re.Match[str], facts: Facts) -> str:
    """ "They differ by $30", where there are two and they do."""
    first, second = (one.price if one.currency == "USD" else None for one in facts.products)
    told = first is not None and second is not None and abs(first - second) == Decimal(found[1])
    return "they are options" if told else found[0]
