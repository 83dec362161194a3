"""English words that state nothing about a product, a price, a delivery or a promise: they may stand in any sentence.

A word belongs here only if no sentence made of such words alone can tell a shopper something false.
"""

from retrieval.phrases import word_set

PLAIN = word_set("""
    a about above absolutely across actually ah alright alternatively although am among an answer any anyone
    anything anyway are around as ask asked asking at aware away
    be been being believe bit both browse browsing but by
    can certainly check choice choices choose chose chosen clear clearly come comes consider considering could
    curious
    decide decided deciding depend depending depends describe described detail details did difference different do
    does doing done dont
    each either else enjoy especially even exactly explain explore eye
    far feel fine follow following for from
    gave general generally get gets getting glad gladly go goes good got gotten great
    had handy happily happy has have having hear heard hello help helpful helping helps her here hers hey hi him his
    hope hopefully hoping how however
    i idea ideal ideally if imagine important in instance interest interested interesting into is it item items its
    just
    kind kinds know knowing known
    let lets like liked likes little look looked looking looks lot love lovely
    made make makes making manage matter matters may maybe me mean means mention mentioned mentioning might mind
    moment more moreover much my
    namely narrow need needed needing needs nice nicely note noted now
    of oh ok okay on one ones onto opinion option options or otherwise overall
    particular particularly perfect perfectly perhaps personally pick picked picking picks play playing please
    pleased pleasure possible possibly prefer preferred prefers pretty probably product products purpose put
    question questions quite
    rather read really reason reasonable reasons recommend recommended refine regarding relevant reply requirement
    requirements right
    said same say saying says search searched searching see seeing seem seems seen select selected selection share
    shop shopping should show showed showing shown shows similar simple simply since so some someone something
    sometimes sorry sort sorts sound sounds specific spot stand stands start started step still straightforward such
    suggest suggested suggestion suggestions suggests sure
    take taken takes taking talk tell telling than thank thanks that the their theirs them themselves then there
    therefore these they thing things think thinking this those though thought through thus to together told too
    toward towards truly trying turn turns type types
    understand understood up upon use useful using
    various version versions very via view
    want wanted wants was way ways we welcome well went were what whatever when where whether which while who whom
    whose why will wish wishes with within wonder wonderful wondering word words work works would write
    find finding found pair pairs contain contains mostly listed record
    all also at
    yes yet you your yourself
""")
"""Lower case, as written."""

ASKING = word_set("today")
"""Plain in a question only: of a product it would be a promise."""

NEGATORS = word_set("not no never without none neither nor nothing nobody cannot hardly lack lacks lacking non zero")
IMITATIONS = word_set("faux fake imitation synthetic artificial simulated mock pu")
"""Words that turn the thing they stand before into another."""

DOUBLING = word_set("never nothing nobody hardly zero")
"""Negators that say more than "not" and have to be known as they are."""

BREAKS = word_set(
    "and but while whereas though although so because plus which that with or however if when than as who"
)
"""Words after which another statement may begin."""
TURNING = word_set("but while whereas though although however so because")
"""Of them those that end what a "not" reaches."""
VERBS = word_set("is are was were has have had comes come it they you i we this these does do there")
"""Words that begin a statement of its own, so that an earlier "not" does not reach it."""
COUNTED = word_set("find found here these those them all both are show shown of match fit fits matches")
"""Words by which a number counts the cards."""
STATING = word_set("list lists listed mention mentions mentioned say says said state states stated record see seen")
"""Words by which something is called unstated."""
FINDING = word_set("find found see have")
