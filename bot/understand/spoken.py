"""Messages as they are typed in a hurry, in full: "do u have", "dont wanna", "ill take it", 有伐."""

import re

from bot.understand.numerals import counted
from bot.understand.spoken_zh import plain

_WHOLE = {
    "wanna": "want to", "gonna": "going to", "gotta": "have to", "lemme": "let me", "gimme": "give me",
    "dunno": "don't know", "kinda": "kind of", "sorta": "sort of", "cuz": "because", "coz": "because",
    "y'all": "you all", "ya": "you", "im": "i'm", "ive": "i've", "dont": "don't", "doesnt": "doesn't",
    "didnt": "didn't", "wont": "won't", "cant": "can't", "cannot": "can't", "isnt": "isn't", "arent": "aren't",
    "wasnt": "wasn't", "havent": "haven't", "hasnt": "hasn't", "hadnt": "hadn't", "wouldnt": "wouldn't",
    "couldnt": "couldn't", "shouldnt": "shouldn't", "thats": "that's", "whats": "what's", "wheres": "where's",
    "hows": "how's", "whos": "who's", "theres": "there's", "youre": "you're", "theyre": "they're", "youve": "you've",
    "weve": "we've", "itll": "it'll", "y'know": "you know", "hafta": "have to", "outta": "out of", "lotta": "lot of",
    "diff": "difference", "thru": "through", "tmrw": "tomorrow", "abt": "about", "rn": "right now", "nvm": "never mind",
    "ur": "your", "em": "them", "'em": "them", "cos": "because", "w/": "with", "wats": "what's", "wut": "what",
    "smth": "something", "sth": "something", "hes": "he's", "shes": "she's", "sum1": "someone",
    "tho": "though", "wat": "what", "2gether": "together", "2day": "today", "2morrow": "tomorrow",
    "temp": "temperature", "temps": "temperatures", "dims": "dimensions", "pic": "picture", "pics": "pictures",
}  # fmt: skip
_WORD = re.compile(rf"(?<![\w'-])(?:{'|'.join(sorted(map(re.escape, _WHOLE), key=len, reverse=True))})(?![\w'-])")
_AND = re.compile(r"(?:(?<=\w )|(?<=[,.!] )|^)n(?= [a-z0-9$])")
""" "N" for "and": "between 150 n 250", "n a cheap yoga mat"."""
_ARE = re.compile(r"\b(much|many|what|where|how|there|these|those|they|you|u) r(?![\w'&-])")
_FEW = re.compile(r"\b(first|last|top|these|those|cheapest) ([2-5])(?= ?(?:[.?!,;]|$|and\b|please\b|pls\b))")
_COUNTS = {"2": "two", "3": "three", "4": "four", "5": "five"}
_ON = re.compile(
    r"(?<!n't )(?<!not )\b(clip|snap|slip|strap|stick|roll|screw) on(?= [a-z]{3,})(?! (?:my|the|them|this|that|your)\b)"
)
""" "Clip on lens": a quality, and no clip."""
_ALSO = re.compile(
    r"\b(do|did) you (?:also|even|maybe|perhaps|happen to|by any chance|by chance) (?=(?:have|sell|carry|stock|got)\b)"
)
_SUITS = re.compile(r"\b(?<!tracksuit )(?<!the )(?<!a )suits? (?=(?:me|you|him|her|us|them|my|his|our)\b)")
""" "Should they not suit me": a verb, and no suit."""
_YOU = re.compile(
    r"\b(do|did|if|can|could|would|will|have|are|that|what) u(?![\w'-])"
    r"|(?<![\w'-])u(?= (?:got|guys|have|sell|do|can|recommend|suggest|think|carry|stock|say|know|tell|ship|take)\b)"
)
""" "U" where "you" stands; elsewhere it is part of a name."""
_PLEASED = (
    "sweet|neat|lovely|brilliant|awesome|amazing|excellent|wonderful|superb|super|fab|fabulous|ace|sick|dope|wicked|epic"
    "|fantastic|terrific|nice one|good one|good stuff|great stuff|sounds (?:good|great|fine)|good to know|got it|gotcha"
    "|noted|understood|fair enough|fair|righto|right then|makes sense|works for me|that works|love it|not bad"
)
_STARTLED = (
    "wow+|whoa|woah|yikes|oof|ugh+|argh+|omg|omfg|lol|lmao|lmfao|rofl|ha(?:ha)+h?|he(?:he)+|gosh|golly|jeez|geez|sheesh"
    "|crikey|blimey|phew|oops|whoops|aw+|yay|hooray|damn|dang|darn|bummer|eek|ouch|hm+|um+|uh+|er+m|oh|ah|meh"
)
_EXCLAIMED = re.compile(
    rf"(?P<before>^|[.!?;\n] ?)(?:oh |ah |ok |okay |well |that's |it's )?(?:{_PLEASED})"
    r"(?P<mark> ?[,.!;:-]{1,3})(?= ?\w)"
)
"""A word of pleasure before what is wished: "sweet. checkout", "lovely, the red one please"."""
_CRIED = re.compile(rf"(?P<before>^|[.!?;,\n] ?)(?:{_STARTLED})(?:[ ,.!;-]+(?:{_STARTLED}))*(?: ?[,.!;-]+)? (?=\w)")
_POLITE = re.compile(
    r"(?P<before>^|[.!?;,\n] ?|\b(?:and|but|so|then|also|ok|hi|hey|hello|great|thanks) )(?:can|could|would|will) you "
    r"(?:(?:please|pls|also|maybe|just|guys|perhaps|possibly|kindly) ){0,2}"
    r"(?=(?:add|show|find|put|recommend|suggest|compare|remove|include|throw in|narrow|filter|list|sort|swap|give me"
    r"|tell me)\b)"
)
""" "Could you show me": a wish in the form of a question."""
_PACK = re.compile(r"\b(?:an? )?pack of (two|three|four|five|six|eight|ten|[2-9]|10|12)\b")
""" "A pack of four" is a 4-pack in every record."""
_VEGAN = re.compile(r",? ?\b(?:because |since |as )?i(?:'m| am) (?:a )?vegan\b")
_NO_FAN = re.compile(r"\b(?:not|isn't) (?:really )?(?:a |much of a )?(?:big |huge )?fan of\b")
_COUNT = r"(?P<n{0}>[2-9]|1[0-2]|two|three|four|five|six|seven|eight|nine|ten)"
_WE = r"(?: of us| people| persons?| ppl| adults)?"
_ENDS = r"(?=\W*$|[,.;!?]| (?:and|with|in|under|below|for|please|pls|max)\b)"
_PARTY = re.compile(
    rf"(?P<verb>\b(?:sleeps?|sleeping|seats?|fits?|accommodates?|(?:big|large|roomy) enough for|(?:room|space) for"
    r"|(?<!it )(?<!that )(?<!them )for)"
    rf"(?: up to)? ){_COUNT.format(0)}{_WE}{_ENDS}"
    rf"|\b(?:we(?:'re| are)|there(?:'s| are| will be)|(?:a )?(?:family|party|group|crew) of) {_COUNT.format(1)}"
    rf"{_WE}{_ENDS}"
    rf"|\b{_COUNT.format(2)} (?:of us|ppl)\b"
)
"""How many a thing is for, said with its verb or of those who come: "sleeps 4", "for a family of five"."""
_ASKS = re.compile(r"(?<=[\u4e00-\u9fff])[伐哇]{1,2}(?=[?？。~～!！\s]{0,3}(?:$|[，,]))")
"""What ends a question in Shanghai."""
_KNIFE = re.compile("(?<=[、和跟])刀(?=[、，,和跟]|$)|(?<=配)刀(?=、)")
"""A knife among other things, no dollar."""
_WILL = re.compile(r"(?<![\w'-])ill(?= (?:take|have|get|buy|go|grab|pay|need|try|just|also|keep|pick|order|think)\b)")


def _as_people(found: re.Match[str]) -> str:
    """A party as records count it: 4 people."""
    said = found["n0"] or found["n1"] or found["n2"]
    return f"{found['verb'] or ''}{counted(said) or said} people"


def in_full(text: str) -> str:
    """A normalised message with its short forms written out and without cries.

    >>> in_full("do u have it? ill take 2, dont wanna wait")
    "do you have it? i'll take 2, don't want to wait"
    """
    text = _KNIFE.sub("刀具", _ASKS.sub("吗", plain(text)))
    text = _WORD.sub(lambda found: _WHOLE[found[0]], text)
    text = _ON.sub(r"\1-on", text)
    text = _FEW.sub(lambda found: f"{found[1]} {_COUNTS[found[2]]}", _ARE.sub(r"\1 are", _AND.sub("and", text)))
    text = _SUITS.sub("please ", _ALSO.sub(r"\1 you ", text))
    text = _PARTY.sub(_as_people, text)
    text = _PACK.sub(lambda found: f"{counted(found[1]) or found[1]}-pack", text)
    text = _VEGAN.sub("" if "leather" in text else " no leather", text)
    text = _NO_FAN.sub("i don't like", _POLITE.sub(lambda found: found["before"], text))
    text = _CRIED.sub(lambda found: found["before"], text)
    text = _EXCLAIMED.sub(lambda found: f"{found['before']}ok{found['mark']}", text)
    return _WILL.sub("i'll", _YOU.sub(lambda found: f"{found[1]} you" if found[1] else "you", text))
