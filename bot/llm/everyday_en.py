"""Everyday English for what records say in other words: rewritten only where both mean the same, and checked after."""

import re
from decimal import Decimal

from bot.llm.facts import OPTION, Facts
from bot.llm.placeholders import PLACE
from bot.llm.ranking import apart, reduced
from bot.llm.unique import alone
from bot.llm.variants import other_option
from bot.say import WORDS

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
        (r"\ban average (?=(?:rating|score) of \d)", "a "),
        (r"\b(?<!below )(?<!above )average (?=(?:rating|score) is \d)", ""),
        (r"\bhas (?:gone down|come down|dropped|fallen) by (?=\$)", "is reduced by "),
        (r",? (?:rather than|instead of) (?=(?!any|one|the |just)[a-z])", ", not "),
        (
            r"\b(?P<count>two|three|four|five|\d) (?P<what>[a-z][a-z -]{2,40}?) without (?=[a-z])",
            r"\g<count> \g<what>, without ",
        ),
        (
            r"\b(?P<rank>most reviews)[,:]? (?:with |at )?(?P<count>\d[\d,]*)(?: of them)?(?=[.,;!]|$)",
            r"\g<rank>, \g<count> reviews",
        ),
        (r"\b(?P<left>\d+|two|three) (?:units?|pieces|items) (?=(?:of \[P|left\b|remain|in stock))", r"\g<left> "),
        (r"\bconnect(s|ed)? (?:over|through|by)\b", r"connect\1 via"),
        (r"\b(?:falls|goes|reaches|comes) (?:down )?(?:to )?the (?P<end>knee|floor)s?\b", r"has \g<end> length"),
        (r"\$(?P<most>\d+(?:\.\d\d)?) or (?:less|below|under)\b", r"at most $\g<most>"),
        (r"\b(?P<what>prices?) (?:start|begin)s? (?:at|from) (?P<low>\[P\d{1,2}\.price\])"
         r" and (?:go|run|rise|climb)s? (?:up )?to (?=\[P)", r"\g<what> run from \g<low> to "),
        (r"\b(?P<what>prices?) (?:are|lie|range) between (?P<low>\[P\d{1,2}\.price\]) and (?=\[P)",
         r"\g<what> run from \g<low> to "),
        (r"\b(?P<rank>rated (?:the )?(?:highest|best)|(?:best|highest|top)[- ]rated(?: one| pair| of these)?),?"
         r" (?:at|with) (?=\d\.\d\b(?! from))", r"\g<rank>, rating "),
        (r"\b(?P<rank>fewest (?:pairs |pieces |items )?(?:left )?in stock)[,:]? (?:just |only |with )?(?P<left>\d+)\b"
         r"(?! in)", r"\g<rank>, \g<left> in stock"),
        (r"\bI(?:'ll| will| can) (?:gladly |happily )?(?:look for|find|search for|show)(?: you)? (?:something|one|some)"
         r" that (?:fits|suits|matches)(?: it| you| your (?:budget|needs|wishes|taste))?(?=[.,!?]|$)", "I will look"),
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
    r"|\bthe only (?:reduced|discounted) (?:one|\w+) (?:here |among (?:them|these) )?is \[P(?P<last>\d{1,2})\]"
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
    r"\b(?:(?:they|these two|the two|both) differ by"
    r"|the (?:price )?difference(?: in price)?(?: between (?:them|the two))? is"
    r"|(?:they|these two|the two|both) are(?= \$[\d.]+ apart)) \$(\d+(?:\.\d\d)?)(?: in price| apart)?(?=[.,!]|$)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\bthere is an? \$(?P<first>\d+(?:\.\d\d)?) (?:price )?(?:difference|gap)(?: in price)? between"
    r" \[P(?P<one>\d{1,2})\] and \[P(?P<other>\d{1,2})\](?=[.,;!]|$)",
    re.IGNORECASE,
)
_DIFFER_IN = re.compile(
    r"\b(?:they|these two|the two|both) differ (?:mainly |mostly )?in (weight|price|rating)(?: too)?[:,;] ",
    re.IGNORECASE,
)
_NUMBER = "(two|three|four|five|[2-9])"
_OF_COUNT = re.compile(
    rf"\b(\w+est|most \w+|least \w+|(?:best|highest|top)[- ]rated)(?: one| pair| option)?"
    rf" (?:of|among) (?:all )?(?:the|these) {_NUMBER}(?: pairs| options| products)?(?=[ ,.;:!]|$)",
    re.IGNORECASE,
)
"""A superlative, and among how many it is meant."""
_SOME_COST = re.compile(
    rf"\b(one|two|three|four|five|\d) of (?:the |these ){_NUMBER}(?: \w+)? (?:costs?|are|is|come in)"
    r" (under|below|less than|at most|over|more than) \$(\d+(?:\.\d\d)?)(?=[.,;!]|$)",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:each|every)\b(?! of )", re.IGNORECASE)
_ONLY = re.compile(
    r"\bonly \[P(?P<first>\d{1,2})\] (?:has|is|comes with) (?P<what>[a-z0-9 -]{3,30})(?=[.,;!]|$)"
    r"|\[P(?P<then>\d{1,2})\] is the only (?:one|pair|option) (?:with|in|that has|that is)"
    r" (?P<value>[a-z0-9 -]{3,30})(?=[.,;!]|$)",
    re.IGNORECASE,
)
_CARDS = r"\[P\d{1,2}\](?:(?:, | and |, and )\[P\d{1,2}\])*"
_SAME_AS = re.compile(
    rf"(?P<one>\[P\d{{1,2}}\]) (?P<said>(?:is rated|is|costs|weighs|has) [$\d][\w.]*(?: [a-z]+)?), (?:exactly )?"
    rf"(?:the )?same as (?P<others>{_CARDS})(?=[.,;!]|$)",
    re.IGNORECASE,
)
_MANY = re.compile(r"\b(two|three|four|five|\d) (?:different )?(sizes|colou?rs)\b", re.IGNORECASE)
_UNITS = {"review": "reviews", "rated": "stars", "rating": "stars", "lighter": "g", "heavier": "g", "light": "g"}
_AGAINST = re.compile(
    r"\[P(?P<one>\d{1,2})\](?P<said>[^.;\[]*?)(?: than \[P(?P<other>\d{1,2})\])?[,:]? (?:at |with )?"
    r"(?P<mine>\$?\d[\d.,]*)(?: (?P<unit>g|grams|hours|stars|reviews))?"
    r" (?:against|versus|vs\.?|compared (?:to|with)) (?P<theirs>\$?\d[\d.,]*\d|\$?\d)"
    r"(?: (?:g|grams|hours|stars|reviews))?",
    re.IGNORECASE,
)
_ORDERED = re.compile(r"\b(?:sorted|ordered|ranked) by (rating|price|saving)s?(?=[.,!]|$)", re.IGNORECASE)
_FIRSTS = {"rating": "Best rated first", "price": "Cheapest first", "saving": "Biggest saving first"}
_ADDED = re.compile(r"\b(?:added|put|placed) ([^.,;\[]{1,60}?) (?:in|to|into) your cart\b", re.IGNORECASE)
_ARTICLES = frozenset({"the", "a", "an", "one", "this", "in"})
_NONE = re.compile(r"\bthere (?:is|are) no\b(?! more| other)", re.IGNORECASE)
_THAT_PRICE = re.compile(r"\b(?:at|for|in) (?:that|this) (?:price|budget)\b", re.IGNORECASE)
_OF_ALL = re.compile(
    r"(?: the)?(?: first)? (two|three|four|five|\d) of (?:the )?(\d+)\b(?! ?(?:stars|reviews|g|$))", re.IGNORECASE
)
_PAIR, _FEWEST = 2, 3
_GAVE_UP = WORDS["en"].gave_up.split("{")[0]


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
    text = _OF_COUNT.sub(lambda found: found[1] if _value(found[2]) == count else found[0], text)
    text = _SOME_COST.sub(lambda found: _some_cost(found, facts), text)
    text = _AGAINST.sub(lambda found: _against(found, count), text)
    text = _MANY.sub(lambda found: _many(found, facts), text)
    text = _ONLY.sub(lambda found: _only(found, facts), text)
    text = _BETWEEN.sub(lambda found: _between(found, facts), text)
    if count == _PAIR:
        text = _DIFFER_IN.sub(lambda found: "" if apart(facts, 1, 2, found[1].lower()) else found[0], text)
    text = _SAME_AS.sub(_said_of_each, text)
    text = _ORDERED.sub(
        lambda found: _FIRSTS[found[1].lower()] if _FIRSTS[found[1].lower()] in facts.template else found[0], text
    )
    text = _ADDED.sub(lambda found: _added(found, facts), text)
    if _GAVE_UP in facts.template and "[P" not in text:
        text = _THAT_PRICE.sub("within your budget", _NONE.sub("I found no", text))
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
    place = int(found["first"] or found["then"] or found["last"])
    stated = f"[P{place}] is reduced" if found["last"] else f"[P{place}] is"
    return stated if reduced(facts) == (place,) else found[0]


def _value(word: str) -> int:
    """A small number, as a word or a digit."""
    return 1 if word.lower() == "one" else _NUMBERS.get(word.lower()) or int(word)


def _some_cost(found: re.Match[str], facts: Facts) -> str:
    """ "Four of the five cost less than $35", where just so many do."""
    prices = [one.price for one in facts.products if one.price is not None and one.currency == "USD"]
    bound, how = Decimal(found[4]), found[3].lower()
    if how in ("over", "more than"):
        met = [price for price in prices if price > bound]
    else:
        met = [price for price in prices if price < bound or (how == "at most" and price == bound)]
    told = len(prices) == len(facts.products) == _value(found[2]) and len(met) == _value(found[1])
    return "they are options" if told else found[0]


def _against(found: re.Match[str], count: int) -> str:
    """ "lighter: 480 g against 540 g" as a statement on each of the two."""
    other = found["other"] or (str(_PAIR + 1 - int(found["one"])) if count == _PAIR else "")
    unit = found["unit"] or next((unit for word, unit in _UNITS.items() if word in found["said"].lower()), "")
    money = found["mine"].startswith("$") and found["theirs"].startswith("$")
    if not other or not (unit or money):
        return found[0]
    has = "costs" if money else "has"
    than = f" than [P{found['other']}]" if found["other"] else ""
    return (
        f"[P{found['one']}]{found['said']}{than}; [P{found['one']}] {has} {found['mine']} {unit}; "
        f"[P{other}] {has} {found['theirs']} {unit}"
    )


def _added(found: re.Match[str], facts: Facts) -> str:
    """ "put the dress in your cart" as our own reply has it, where that calls it so too: one dress, not dresses."""
    told = set(re.findall(r"\w+", facts.template.lower()))
    return "added to your cart" if set(re.findall(r"\w+", found[1].lower())) - _ARTICLES <= told else found[0]


def _only(found: re.Match[str], facts: Facts) -> str:
    """ "only [P3] has long sleeves", where each other has other ones."""
    place, said = found["first"] or found["then"], found["what"] or found["value"]
    return f"[P{place}] has {said}" if alone(facts, int(place), said) else found[0]


def _between(found: re.Match[str], facts: Facts) -> str:
    """ "There is a $30 difference between [P1] and [P2]", where the records say so."""
    one, other = found["one"], found["other"]
    told = apart(facts, int(one), int(other), "price")
    dollars = {facts.products[int(place) - 1].currency for place in (one, other)} == {"USD"} if told else False
    return f"[P{one}] and [P{other}] are options" if dollars and told == Decimal(found["first"]) else found[0]


def _said_of_each(found: re.Match[str]) -> str:
    """ "[P4] is rated 4.7, the same as [P2] and [P3]" as a statement on each of them."""
    cards = re.findall(r"\[P\d{1,2}\]", found["others"])
    return "; ".join(f"{card} {found['said']}" for card in (found["one"], *cards))


def _many(found: re.Match[str], facts: Facts) -> str:
    """ "three colors", where each card that is meant comes in so many."""
    named = {int(place) for place in _NAMED.findall(found.string)}
    option = OPTION + ("size" if found[2].lower() == "sizes" else "color")
    whom = [one for place, one in enumerate(facts.products, 1) if place in named or not named]
    if _EACH.search(found.string) or other_option(PLACE.sub(" ", found.string), option, whom):
        return found[0]
    told = {sum(name == option for name, _ in one.fields) for one in whom}
    return found[2] if told == {_value(found[1])} else found[0]


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
