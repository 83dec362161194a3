"""Cards and reasons: every name, figure and link is copied from the catalog record."""

from bot.messages import LONGEST, Button, Card
from bot.say.phrases import Phrases, money
from retrieval.products import Product, Variant
from retrieval.query import Hit

FEW = 5
"""Stock counts up to this are worth mentioning."""
SELF_EXPLAINING = frozenset({"color", "colour", "颜色"})
"""Options whose value needs no name beside it."""


def card(hit: Hit, phrases: Phrases, *, url: str | None, buttons: tuple[Button, ...]) -> Card:
    """The card of a hit: its variant's price in the search's currency, and the reason it is there."""
    product, variant = hit.product, hit.variant
    price = variant.prices.get(hit.currency or "")
    return Card(
        product_id=product.id,
        variant_id=variant.id,
        title=product.words(phrases.language).title,
        reason=reason(hit, phrases),
        price=price.amount if price else None,
        list_price=price.list_amount if price else None,
        currency=hit.currency if price else None,
        rating=product.rating,
        rating_count=product.rating_count,
        image_url=variant.image or next(iter(product.images), None),
        url=url,
        in_stock=variant.in_stock,
        buttons=buttons,
    )


def hit_of(product: Product, variant_id: str | None, currency: str | None, shop_currency: str) -> Hit:
    """A product outside any search: the variant named, else the first, priced in the first price list it has."""
    variant = next((variant for variant in product.variants if variant.id == variant_id), product.variants[0])
    lists = (currency, shop_currency, *variant.prices)
    return Hit(product, variant, next((code for code in lists if code in variant.prices), None), 1.0)


def reason(hit: Hit, phrases: Phrases) -> str:
    """One short line of facts: wishes met and missed, the variant, rating, sale, low stock."""
    words, parts = phrases.words, []
    if any(limit.field == "sale" for limit in hit.met):
        parts.append(saving(hit, phrases))
    if met := [limit for limit in hit.met if limit.field != "sale"]:
        parts.append(words.matches.format(wishes=phrases.list(met)))
    if hit.missed:
        parts.append(words.missed.format(wishes=phrases.list(hit.missed)))
    if hit.unstated:
        parts.append(words.unstated.format(wishes=phrases.bare(hit.unstated)))
    if named := options(hit.product, hit.variant, phrases):
        parts.append(words.in_options.format(options=named))
    if rated := rating(hit.product, phrases):
        parts.append(rated)
    if (count := hit.variant.stock) is not None and 0 < count <= FEW:
        parts.append(words.left.format(count=count))
    return words.semicolon.join(filter(None, parts)) or words.plain_reason


def saving(hit: Hit, phrases: Phrases) -> str:
    """ "$20 off: $79 instead of $99 (20 %)", whole percents only; nothing when the record names no price before."""
    price = hit.variant.prices.get(hit.currency or "")
    if price is None or price.list_amount is None or hit.currency is None or price.list_amount <= price.amount:
        return ""
    off = price.list_amount - price.amount
    amounts = {"off": off, "price": price.amount, "old": price.list_amount}
    said = {name: money(amount, hit.currency, phrases.language) for name, amount in amounts.items()}
    # Never more than is saved.
    share = int(100 * off / price.list_amount)
    return (phrases.words.saved if share else phrases.words.saved_little).format(share=share, **said)


def rating(product: Product, phrases: Phrases) -> str:
    """ "4.7 from 212 reviews", or nothing when the record has no rating."""
    if product.rating is None:
        return ""
    if product.rating_count:
        return phrases.words.rated.format(rating=f"{product.rating:g}", count=product.rating_count)
    return phrases.words.rated_only.format(rating=f"{product.rating:g}")


def options(product: Product, variant: Variant, phrases: Phrases) -> str:
    """The variant's options in the reply's language, when the product has several variants: "blue, size 10"."""
    if len(product.variants) < 2:
        return ""
    glossary = product.words(phrases.language).options
    named = [
        glossary.get(value, value)
        if name in SELF_EXPLAINING
        else phrases.words.option.format(name=glossary.get(name, name), value=glossary.get(value, value))
        for name, value in variant.options.items()
    ]
    return phrases.words.comma.join(named)


def describe(hit: Hit, phrases: Phrases, among: int = 1) -> str:
    """What the record says of the hit's variant, in the reply's language; shorter when it is one `among` several."""
    words, product, text = phrases.words, hit.product, hit.product.words(phrases.language)
    lines = [text.title, text.description[: 500 // among]]
    if own := options(product, hit.variant, phrases):
        lines.append(words.this_one.format(options=own))
    lines += [saving(hit, phrases) or price_of(hit, phrases), stock_of(hit.variant, phrases)]
    if product.rating is not None and product.rating_count:
        lines.append(words.rating_line.format(rating=f"{product.rating:g}", count=product.rating_count))
    lines += [
        words.attribute_line.format(name=name, values=words.comma.join(values))
        for name, values in list(text.attributes.items())[:8]
    ]
    others = [other for other in product.variants if other != hit.variant and other.in_stock is not False]
    if named := [own for other in others if (own := _with_price(hit, other, phrases))]:
        lines.append(words.variants_line.format(variants=words.semicolon.join(dict.fromkeys(named[:12]))))
    return "\n".join(filter(None, lines))[: LONGEST // among]


def _with_price(hit: Hit, other: Variant, phrases: Phrases) -> str:
    """Another variant's options, and its price where that is another one."""
    own = options(hit.product, other, phrases)
    price, shown = (variant.prices.get(hit.currency or "") for variant in (other, hit.variant))
    if not own or price is None or hit.currency is None or (shown is not None and shown.amount == price.amount):
        return own
    return phrases.words.title_of.format(title=own, options=money(price.amount, hit.currency, phrases.language))


def price_of(hit: Hit, phrases: Phrases) -> str:
    """ "$89 (was $119)", or that the price is not listed."""
    price = hit.variant.prices.get(hit.currency or "")
    if price is None or hit.currency is None:
        return phrases.words.price_unknown
    shown = money(price.amount, hit.currency, phrases.language)
    if price.list_amount:
        old = money(price.list_amount, hit.currency, phrases.language)
        return phrases.words.price_was.format(price=shown, old=old)
    return shown


def stock_of(variant: Variant, phrases: Phrases) -> str:
    """Whether it can be had, and how many are left where the record counts them."""
    words = phrases.words
    if variant.in_stock and variant.stock is not None:
        return words.stock_some.format(count=variant.stock)
    return {True: words.stock_yes, False: words.stock_no, None: words.stock_unknown}[variant.in_stock]
