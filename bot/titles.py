"""What records call a thing, in keys that messages are compared with."""

from bot.understand.en import STOP
from retrieval.phrases import keys, read_words
from retrieval.products import Product
from retrieval.text import normalise


def key_set(text: str) -> frozenset[str]:
    """The words of a text as they are compared."""
    return frozenset(keys(normalise(text)))


def base_title(product: Product) -> str:
    """Its title without what tells variants sold one by one: "Diva Flip - Pink"."""
    title = product.text.title
    return title.rpartition(" - ")[0] or title


def option_keys(product: Product) -> frozenset[str]:
    """The words of its variants' options: colours, sizes."""
    return key_set(" ".join(value for variant in product.variants for value in variant.options.values()))


def head_keys(product: Product, most: int) -> frozenset[str]:
    """The brand, and the first words of what its name begins with behind it."""
    brand = key_set(product.text.brand or "")
    words = [word.key for word in read_words(normalise(product.text.title)) if word.kind != "mark"]
    return brand | frozenset([key for key in words if key not in brand and key not in STOP][:most])
