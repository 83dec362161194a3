"""Whether a product is what a word says: a kind, a colour, a brand."""

from retrieval.lexicon import Lexicon, Term
from retrieval.mentions import fold, pattern
from retrieval.negation import affirmed
from retrieval.products import Product
from retrieval.text import is_cjk, normalise


def is_a(product: Product, term: Term, lexicon: Lexicon) -> bool:
    """Whether a product is what a term says."""
    texts = [product.text, *product.translations.values()]
    said = [text.title for text in texts] + [text.brand for text in texts]
    said += [value for text in texts for values in text.attributes.values() for value in values]
    said += [value for variant in product.variants for value in variant.options.values()]
    if term.field == "category" and is_cjk(term.surface) and any(_ends_in(text.title, term.surface) for text in texts):
        return True
    folded = fold(" . ".join(said))
    field = "words" if term.field == "topic" else term.field
    return any(affirmed(folded, sought) for form in lexicon.forms(field, term.value) if (sought := pattern(form)))


def _ends_in(title: str, kind: str) -> bool:
    """落地灯 is a 灯, 圆桌 a 桌子: Chinese titles end in what the thing is."""
    stem = kind[:-1] if len(kind) > 1 and kind[-1] in "子儿" else kind
    return any(part.endswith(stem) for part in normalise(title).split())
