"""Product records outside memory: JSON bytes that are read when a product is wanted."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from threading import Lock
from typing import overload
from urllib.parse import urlsplit

from pydantic import TypeAdapter

from retrieval.arrays import Arrays, Growing, Texts, below, under
from retrieval.products import Product

RECENT = 1_024
"""Products kept as objects."""
_record: TypeAdapter[Product] = TypeAdapter(Product)


class Writing:
    """Records while the catalog is read."""

    def __init__(self) -> None:
        self._ids = Growing()
        self._records = Growing()
        self._hosts: set[str] = set()

    def add(self, product: Product) -> None:
        """One more product."""
        self._hosts.add(host_of(product))
        self._ids.add(product.id.encode("utf-8", "surrogatepass"))
        self._records.add(_record.dump_json(product))

    def finish(self) -> Arrays:
        """The arrays for Records."""
        return {
            **under("ids", self._ids.finish()),
            **under("records", self._records.finish()),
            **under("hosts", Texts.of(host.encode() for host in sorted(self._hosts - {""}))),
        }


def host_of(product: Product) -> str:
    """The host of a product's link; "" without one."""
    return (urlsplit(product.url).hostname or "") if product.url else ""


class Records(Sequence[Product]):
    """All products of a part of the catalog, in its order."""

    def __init__(self, arrays: Arrays) -> None:
        self._ids = Texts(below("ids", arrays))
        self._records = Texts(below("records", arrays))
        self.hosts = frozenset(text.decode() for text in Texts(below("hosts", arrays)))
        """Hosts of the products' links."""
        self._recent: OrderedDict[int, Product] = OrderedDict()
        self._lock = Lock()

    @property
    def ids(self) -> Iterator[str]:
        """Product ids by row."""
        return (text.decode("utf-8", "surrogatepass") for text in self._ids)

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, row: int) -> Product: ...
    @overload
    def __getitem__(self, row: slice) -> list[Product]: ...
    def __getitem__(self, row: int | slice) -> Product | list[Product]:
        if isinstance(row, slice):
            return [self[place] for place in range(*row.indices(len(self)))]
        if row < 0:
            row += len(self)
        if not 0 <= row < len(self):
            raise IndexError(row)
        with self._lock:
            known = self._recent.get(row)
            if known is not None:
                self._recent.move_to_end(row)
                return known
        product = _record.validate_json(self._records[row])
        with self._lock:
            self._recent[row] = product
            if len(self._recent) > RECENT:
                self._recent.popitem(last=False)
        return product

    def __iter__(self) -> Iterator[Product]:
        """Read one after the other; walking through all does not push out what was asked for lately."""
        return (_record.validate_json(record) for record in self._records)


class Edited(Sequence[Product]):
    """Records with some rows changed, and rows of an addition after them; rows that went out are skipped in a walk."""

    def __init__(
        self, parts: Sequence[Sequence[Product]], changed: Mapping[int, Product], gone: frozenset[int]
    ) -> None:
        self._parts = parts
        self._changed = changed
        self._gone = gone
        self._first = len(parts[0])

    def at(self, row: int) -> Product:
        """The product of a row."""
        known = self._changed.get(row)
        if known is not None:
            return known
        return self._parts[0][row] if row < self._first else self._parts[1][row - self._first]

    def __len__(self) -> int:
        return sum(map(len, self._parts)) - len(self._gone)

    @overload
    def __getitem__(self, place: int) -> Product: ...
    @overload
    def __getitem__(self, place: slice) -> list[Product]: ...
    def __getitem__(self, place: int | slice) -> Product | list[Product]:
        if not self._gone:
            if isinstance(place, slice):
                return [self.at(row) for row in range(*place.indices(len(self)))]
            return self.at(range(len(self))[place])
        kept = [row for row in range(sum(map(len, self._parts))) if row not in self._gone]
        return [self.at(row) for row in kept[place]] if isinstance(place, slice) else self.at(kept[place])

    def __iter__(self) -> Iterator[Product]:
        row = 0
        for part in self._parts:
            for product in part:
                if row not in self._gone:
                    yield self._changed.get(row, product)
                row += 1
