"""Several kinds of things wanted together: which they are, what is wished of one of them, a budget for all."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.session import Part, Session
from bot.understand.merging import values
from bot.understand.reading import Reading
from bot.understand.scope_zh import without_matched
from bot.understand.wishes import OR, Wishes, kind_limit
from retrieval.lexicon import Lexicon
from retrieval.phrases import keys
from retrieval.query import Limit
from retrieval.text import normalise


def wanted_beside(reading: Reading) -> bool:
    """ "Which socks go with these?", 抱枕,跟地毯搭一下: the kind named is what is wanted, not what it shall go with."""
    if not reading.has("goes_with"):
        return False
    kinds = reading.kinds
    cues = [cue.start for cue in reading.found("goes_with")]
    if 0 < len(without_matched(reading, kinds)) < len(kinds):
        return True
    ends = {at for cue in reading.found("goes_with") for at in (cue.end, cue.end + 1)}
    if any(place.start in ends and reading.words[place.start].kind == "cjk" for place in kinds):
        return True  # 配套的餐椅
    before = any(place.end <= cue and reading.words[place.start].kind == "latin" for place in kinds for cue in cues)
    return before or any(at.start > 0 and reading.words[at.start - 1].text in ("么", "啥") for at in kinds)


def joined(wishes: Wishes, reading: Reading) -> bool:
    """ "A pan and a kettle" wants both, "a pan or a kettle" either."""
    return len(wishes.kinds) > 1 and OR.isdisjoint(word.text for word in reading.words)


def names_part(reading: Reading, kind: Limit) -> bool:
    """Whether a message names one kind of a set, in full or by its last word: "the mat" of a yoga mat."""
    terms = [place.term for place in reading.kinds]
    named = {name for term in terms for name in (term.value, *term.names)}
    said = [keys(term.surface) for term in terms]
    return any(
        value in named or any(keys(normalise(value))[-len(word) :] == word for word in said if word)
        for value in values(kind)
    )


def parts_told(session: Session, wishes: Wishes, reading: Reading) -> tuple[Part, ...]:
    """ "The gloves need to be waterproof": what the message says of one kind of the set shown last."""
    about = [kind for kind in session.kinds if names_part(reading, kind)]
    told = [limit for limit in wishes.limits if limit.field not in ("price", "category")]
    return tuple(Part(about[0], wish) for wish in told) if len(about) == 1 else ()


def _is_of(names: Sequence[str], kind: Limit, lexicon: Lexicon) -> bool:
    return any(lexicon.is_kind_of(value, name) for value in values(kind) for name in names)


def all_kinds(session: Session, wishes: Wishes, reading: Reading, lexicon: Lexicon) -> tuple[Limit, ...]:
    """The kinds of a set, those of the last one among them when it is gone on with, without what is left out."""
    if session.kinds and reading.has("leave_out", "swap"):
        named = [kind_limit([place.term], hard=False) for place in reading.kinds]
        inside = [one for one in named if any(_is_of(values(one), limit, lexicon) for limit in session.kinds)]
        added = [one for one in named if one not in inside]
        if not (added or reading.has("leave_out")):
            return session.kinds  # "make the mat the thick one instead"
        gone = [value for one in inside for value in values(one)]
        kept = [limit for limit in session.kinds if not _is_of(gone, limit, lexicon)]
        return tuple(dict.fromkeys((*kept, *added))) or session.kinds
    if len(wishes.kinds) > 1 or not session.kinds:
        return wishes.kinds
    return tuple(dict.fromkeys((*session.kinds, *wishes.kinds)))


def for_all(limits: Sequence[Limit]) -> tuple[Limit, ...]:
    """Limits of a set: "$200 for the lot" is a budget, not a price around which each thing should be."""
    low = next((limit for limit in limits if limit.field == "price" and limit.op == ">="), None)
    high = next((limit for limit in limits if limit.field == "price" and limit.op == "<="), None)
    if low is None or high is None:
        return tuple(limits)
    middle = (Decimal(str(low.value)) + Decimal(str(high.value))) / 2
    budget = replace(high, value=f"{middle.normalize():f}")
    return tuple(budget if limit is high else limit for limit in limits if limit is not low)
