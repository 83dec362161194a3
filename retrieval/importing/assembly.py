"""Makes the products of a whole file out of its drafts: ids, repeats, variants, price lists."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from retrieval.importing.columns import SKU_RANK
from retrieval.importing.drafts import Draft, RowError
from retrieval.importing.grouping import Group, hashed_id
from retrieval.importing.prices import in_currency
from retrieval.importing.report import Kept, Rejected
from retrieval.importing.settling import Settled, language_of
from retrieval.importing.spool import Spool
from retrieval.products import Price, Product, Variant


@dataclass(slots=True)
class Tally:
    """What became of the rows, counted while products are made."""

    products: int = 0
    rejected: Kept[Rejected] = field(default_factory=Kept)
    duplicates: Kept[int] = field(default_factory=Kept)
    merged: Kept[int] = field(default_factory=Kept)
    without: Counter[str] = field(default_factory=Counter)
    currencies: Counter[str] = field(default_factory=Counter)
    """Products of the shop's rows that have a price in a currency."""

    def see(self, product: Product) -> None:
        """Count what a finished product lacks."""
        variants = product.variants
        self.products += 1
        self.without["price"] += not any(variant.prices for variant in variants)
        self.without["picture"] += not (product.images or any(variant.image for variant in variants))
        self.without["stock"] += all(variant.in_stock is None for variant in variants)
        self.without["link"] += product.url is None
        self.without["rating"] += product.rating is None


class Assembly:
    """Reads a spool's rows again and puts products into it."""

    def __init__(self, spool: Spool, settled: Settled, names: Mapping[str, str], tally: Tally) -> None:
        """`names` is the further columns worth keeping, with the names of the attributes they hold."""
        self._spool = spool
        self._settled = settled
        self._tally = tally
        self._names = names

    def run(self) -> None:
        """All rows as products, in file order."""
        rank = self._settled.id_rank
        self._spool.key(rank, _made_id)
        for line, parent, reason in self._spool.join_parents(rank):
            self._tally.rejected.add(Rejected(line, "parent", reason, parent))
        for line, is_child in self._spool.unkeyed():
            if rank is None and not is_child:
                self._tally.rejected.add(Rejected(line, "title", "the name is missing", ""))
            elif not is_child:
                self._tally.rejected.add(Rejected(line, "id", "the id is missing, the other rows have one", ""))
        for product_id, members in self._spool.groups():
            product = self._product(product_id, members)
            if product:
                self._tally.see(product)
                self._spool.put(product)

    def _product(self, product_id: str, members: Iterator[tuple[int, int, Draft | Product]]) -> Product | None:
        """The product of rows with one id; the first usable row decides what it is."""
        found: Group | Product | None = None
        begun = 0
        seen: set[int] = set()
        for line, mark, content in members:
            if mark in seen:
                self._tally.duplicates.add(line)
                continue
            try:
                if found is None:
                    found, begun = self._first(product_id, content), line
                elif isinstance(content, Product) or isinstance(found, Product):
                    raise RowError(Rejected(line, "id", f"line {begun} has this id already", product_id))
                else:
                    self._join(found, content)
                    self._tally.merged.add(line)
            except RowError as error:
                self._tally.rejected.add(error.rejected)
            else:
                seen.add(mark)
        if isinstance(found, Group):
            product = found.product(lambda title, text: language_of(title, text, self._settled.language))
            self._tally.currencies.update({code for variant in product.variants for code in variant.prices})
            return product
        return found

    def _first(self, product_id: str, content: Draft | Product) -> Group | Product:
        if isinstance(content, Product):
            return content
        if not content.title:
            raise RowError(Rejected(content.line, "title", "the name is missing", ""))
        group = Group(product_id, content)
        self._join(group, content)
        return group

    def _join(self, group: Group, draft: Draft) -> None:
        attributes = draft.attributes
        if draft.others:
            further = {self._names[column]: words for column, words in draft.others.items() if column in self._names}
            attributes = {**further, **attributes}
        variant = Variant(
            prices=self._prices(draft),
            in_stock=draft.in_stock,
            stock=draft.stock,
            image=draft.picture,
        )
        sku = "" if self._settled.id_rank == SKU_RANK else draft.ids.get(SKU_RANK, "")
        group.add(draft, variant, attributes, draft.variant_id, sku)

    def _prices(self, draft: Draft) -> Mapping[str, Price]:
        found: dict[str, Price] = {}
        for priced in draft.prices:
            # A sign that several countries share ("$", "¥") means the catalog's currency when it can.
            own = self._settled.currency
            currency = priced.currency or (own if not priced.signs or own in priced.signs else priced.signs[0])
            amount = in_currency(priced.amount, currency)
            before = None if priced.list_amount is None else in_currency(priced.list_amount, currency)
            found[currency] = Price(amount, before if before is not None and before > amount else None)
        return found

    def assumptions(self) -> Iterable[str]:
        """What had to be made up, as sentences."""
        if self._settled.id_rank is None and self._tally.currencies.total() + self._tally.products:
            yield "There is no id in every row; ids were made from brand, name and category."
        own = self._settled.currency
        for code, count in self._tally.currencies.items():
            if code != own:
                yield f"{count:,} products have a price in {code}; the catalog's currency is {own}."


def _made_id(draft: Draft) -> str | None:
    """An id for a row of a file without ids; None where the row has no name or belongs to another one."""
    return hashed_id(draft.brand, draft.title, draft.category) if draft.title and not draft.parent else None
