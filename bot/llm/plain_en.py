"""English words that state nothing about a product, a price, a delivery or a promise: they may stand in any sentence.

A word belongs here only if no sentence made of such words alone can tell a shopper something false.
"""

from retrieval.phrases import word_set

PLAIN = word_set("""
    a about above absolutely across actually adds additional affordable ah all already alright also alternative
    alternatively although am among an answer any anyone anything anyway are around as ask asked asking aspect
    assortment at attractive aware
    balance be beautiful been begin being believe below besides between bit both browse browsing built bunch but by
    came can category certainly check choice choices choose chose chosen clearly close closer
    closest combination come comes common compare compared comparing comparison consider considering contain contains
    could count counts curious currently
       depend depending depends describe described design designed detail details did difference
    different do does doing done dont
    each earned easily either elegant else enjoy especially even exactly excellent expect explain explore eye
    fabric familiar fantastic far feature features featuring feel finally find finding fine first focus follow
    followed following for found from
    gave general generally get gets getting glad gladly go goes good got gotten great group
    had handy happily happy has have having hear heard hearing hello help helpful helping helps hence her here hers
    hey hi highly him his hope hopefully hoping how however
    i idea ideal ideally if imagine important impressive in include includes including instance interest interested
    interesting into is it item items its just keen kind kinds know knowing known
    lastly lean leaning let lets like liked likes likewise lineup list listed lists little look looked
    looking looks lot love lovely
    made main mainly make makes making manage matching material matter matters may maybe me mean means meanwhile
    mention mentioned mentioning message might mind mix moment more moreover mostly much my
    namely narrow naturally neat need needed needing needs nevertheless news nice nicely note noted notice noticeably
    now
    obvious occasion of offering offers oh ok okay on one ones onto opinion opt option options or otherwise overall
    overview
    pair pairs part particular particularly perfect perfectly perhaps personally pick picked picking picks place play
    playing pleasantly please pleased pleasure possible possibly prefer preferred prefers present pretty previous
    priority probably product products provides purpose put question questions quite
    range ranges ranging rather read really reason reasonable reasons recommend recommended record refine regarding
    relevant reply requirement requirements respective respectively result results right run runs
    sadly said same say saying says search searched searching see seeing seem seems seen select selected selection
    separate several shall share shop shopping should show showed showing shown shows similar similarly simple
    simply since single sit sits slightly so some someone something sometimes sorry sort sorts sound sounds specific
    spend
    spot stand stands start started stay stays step still straightforward style stylish such suggest suggested
    suggestion suggestions suggests summary supports sure
    take taken takes taking talk tell telling than thank thanks that the their theirs them themselves then there
    therefore these they thing things think thinking this those though thought through thus tip to together told too
    touch touches toward towards truly trying turn turns type types
    understand understood unfortunately up upon use useful uses using various version versions very via view
    want wanted wants was way ways we wear wearing welcome well went were what whatever when where whether which
    while who whole whom whose why will wish wishes with within wonder wonderful wondering word words work works
    would write yes yet you your yourself
""")
"""Lower case, as written."""

ASKING = word_set("today")
"""Plain in a question only: of a product it would be a promise."""

NEGATORS = word_set("not no never without none neither nor nothing nobody cannot hardly lack lacks lacking non zero")
IMITATIONS = word_set("faux fake imitation synthetic artificial simulated mock pu")
"""Words that turn the thing they stand before into another."""

DOUBLING = word_set("never hardly zero")
"""Negators that say more than "not" and have to be known as they are."""

BREAKS = word_set(
    "and but while whereas though although so because versus vs plus which that with or however if when than as who"
)
"""Words after which another statement may begin."""
TURNING = word_set("but while whereas though although however so because")
"""Of them those that end what a "not" reaches."""
VERBS = word_set("is are was were has have had comes come it they you i we this these does do there")
"""Words that begin a statement of its own, so that an earlier "not" does not reach it."""
COUNTED = word_set("find found here these those them all both are show shown of match fit fits matches")
"""Words by which a number counts the cards."""
STATING = word_set(
    "given list lists listed mention mentions mentioned say says said state states stated record see seen"
)
"""Words by which something is called unstated."""
FINDING = word_set("find found see have came")
