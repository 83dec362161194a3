"""One state of the searchable catalog: never changed, only followed by another one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from retrieval.columns import only_numbers_differ
from retrieval.index import Part, indexed
from retrieval.masks import Kept, Masks
from retrieval.products import Product
from retrieval.ranking import Ranking
from retrieval.records import Edited

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class State:
    """A base that was indexed as a whole, edits of prices and stock in it, and an addition for other changes."""

    base: Part
    addition: Part | None
    records: Edited
    masks: Masks
    ranking: Ranking
    rows: Mapping[str, int]
    """Product id to row."""
    alive: Mask
    """Rows that are still in the catalog."""
    edited: Mapping[int, Product]
    """Base rows whose prices or stock changed."""
    added: Mapping[str, Product]
    """The products of the addition, by id."""

    @classmethod
    def of(cls, base: Part, ranking: Ranking, masks: Masks) -> "State":
        """The state right after indexing."""
        rows = {product_id: row for row, product_id in enumerate(base.records.ids)}
        return cls(
            base=base,
            addition=None,
            records=Edited((base.records,), {}, frozenset()),
            masks=masks,
            ranking=ranking,
            rows=rows,
            alive=np.ones(len(base.records), np.bool_),
            edited={},
            added={},
        )

    def after(self, changed: Iterable[Product], removed: Iterable[str] = ()) -> "State":
        """The state after these products came or changed and those went."""
        numbers, worded = self._sorted(changed)
        gone = [product_id for product_id in removed if product_id in self.rows]
        if not worded and not any(product_id in self.added for product_id in (*gone, *numbers)):
            return self._renumbered({self.rows[i]: product for i, product in numbers.items()}, gone)
        added = {**self.added, **worded}
        added.update({i: product for i, product in numbers.items() if i in self.added})
        for product_id in gone:
            added.pop(product_id, None)
        in_base = {self.rows[i]: product for i, product in numbers.items() if i not in self.added}
        return self._renumbered(in_base, [i for i in gone if i not in self.added])._rebuilt(added)

    def _sorted(self, changed: Iterable[Product]) -> tuple[dict[str, Product], dict[str, Product]]:
        """Products of which only numbers changed, and the others; unchanged ones are in neither."""
        numbers: dict[str, Product] = {}
        worded: dict[str, Product] = {}
        for product in changed:
            row = self.rows.get(product.id)
            known = self.records.at(row) if row is not None else None
            if known == product:
                continue
            (numbers if known is not None and only_numbers_differ(known, product) else worded)[product.id] = product
        return numbers, worded

    def _renumbered(self, changes: Mapping[int, Product], gone: Sequence[str]) -> "State":
        """After edits of numbers in base rows, and base rows that went."""
        edited = {**self.edited, **changes}
        alive = self.alive
        rows = self.rows
        if gone:
            alive = alive.copy()
            alive[[rows[product_id] for product_id in gone]] = False
            rows = {product_id: row for product_id, row in rows.items() if product_id not in set(gone)}
        masks = self.masks
        if changes:
            masks = replace(masks, columns=masks.columns.edited(changes), kept=masks.kept.wordly())
        return self._with(masks, alive, rows, edited)

    def _rebuilt(self, added: Mapping[str, Product]) -> "State":
        """With another addition."""
        size = len(self.base.records)
        alive = self.alive[:size].copy()
        rows = {i: row for i, row in self.rows.items() if row < size}
        for product_id in added:
            if product_id in rows:
                alive[rows.pop(product_id)] = False
        addition = indexed(added.values(), base=self.base) if added else None
        columns = self.base.columns.edited(self.edited) if self.edited else self.base.columns
        wordings = [self.base.wording]
        if addition is not None:
            columns = columns.joined(addition.columns)
            wordings.append(addition.wording)
            alive = np.concatenate([alive, np.ones(len(added), np.bool_)])
            rows.update({product_id: size + place for place, product_id in enumerate(added)})
        masks = replace(self.masks, columns=columns, wordings=wordings, kept=Kept())
        ranking = self.ranking.grown(addition.relevance if addition else None)
        grown = replace(self, addition=addition, added=dict(added), ranking=ranking)
        return grown._with(masks, alive, rows, self.edited)

    def _with(self, masks: Masks, alive: Mask, rows: Mapping[str, int], edited: Mapping[int, Product]) -> "State":
        parts = (self.base.records, self.addition.records) if self.addition else (self.base.records,)
        gone = frozenset(np.flatnonzero(~alive).tolist())
        if alive is not self.alive:
            masks = replace(masks, present=alive[masks.columns.owner])
        return replace(self, masks=masks, alive=alive, rows=rows, edited=edited, records=Edited(parts, edited, gone))
