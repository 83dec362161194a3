"""What an index is kept as: named arrays, in memory while they are built, memory-mapped from a folder afterwards.

Only the pages that a search touches are ever read, so a large index opens at once and costs little memory.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Arrays = Mapping[str, NDArray[Any]]
Ints = NDArray[np.integer]
Key = TypeVar("Key")
Value = TypeVar("Value")

MAPPED = 1 << 16
"""Bytes from which an array is mapped rather than read."""
_SUFFIX = ".npy"


def save(folder: Path, arrays: Arrays) -> None:
    """One file per array. OSError when the folder cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, values in arrays.items():
        np.save(folder / f"{name}{_SUFFIX}", values, allow_pickle=False)


def load(folder: Path) -> Arrays:
    """All arrays of a folder. OSError or ValueError when one is missing or cut short."""
    return {path.name.removesuffix(_SUFFIX): _read(path) for path in sorted(folder.glob(f"*{_SUFFIX}"))}


def _read(path: Path) -> NDArray[Any]:
    if path.stat().st_size < MAPPED:
        return np.asarray(np.load(path, allow_pickle=False))
    # A plain view: slices of the memory-map class itself are slow.
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))


def under(name: str, arrays: Arrays) -> dict[str, NDArray[Any]]:
    """The same arrays with a name in front of theirs."""
    return {f"{name}.{key}": values for key, values in arrays.items()}


def below(name: str, arrays: Arrays) -> dict[str, NDArray[Any]]:
    """The arrays that `under` put below a name, with their own names again."""
    start = f"{name}."
    return {key.removeprefix(start): values for key, values in arrays.items() if key.startswith(start)}


class Known(dict[Key, Value]):
    """Remembers what `make` gives for each key. `known.__getitem__` is the quickest memory Python has."""

    def __init__(self, make: Callable[[Key], Value]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Value:
        value = self[key] = self._make(key)
        return value


class Numbers(dict[str, int]):
    """Gives each new word the next number."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class Rows:
    """Rows of numbers while they come in: what a compressed sparse matrix is made of."""

    def __init__(self) -> None:
        self._flat = array("i")
        self._ends = array("q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, numbers: Iterable[int]) -> None:
        """One more row."""
        self._flat.extend(numbers)
        self._ends.append(len(self._flat))

    @property
    def flat(self) -> NDArray[np.int32]:
        """All numbers, row after row."""
        return np.frombuffer(self._flat, np.int32) if self._flat else np.empty(0, np.int32)

    @property
    def ends(self) -> NDArray[np.int64]:
        """Where each row ends in `flat`, after a 0."""
        return np.frombuffer(self._ends, np.int64)

    def owners(self) -> NDArray[np.int32]:
        """The row of each number in `flat`."""
        return np.repeat(np.arange(len(self), dtype=np.int32), np.diff(self.ends))

    def counts(self, columns: int) -> sparse.csr_array:
        """Rows x columns: how often each number stands in each row."""
        ones = np.ones(len(self.flat), np.float32)
        found = sparse.csr_array((ones, self.flat, self.ends), shape=(len(self), columns))
        found.sum_duplicates()
        return found


def postings(rows: Ints, columns: Ints, shape: tuple[int, int]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """For pairs (row, column): where each row's columns begin, and the columns, sorted and distinct within a row."""
    matrix = sparse.csr_array((np.ones(len(rows), np.bool_), (rows, columns)), shape=shape)
    matrix.sum_duplicates()
    return matrix.indptr.astype(np.int64), matrix.indices.astype(np.int32)


def gather(starts: NDArray[np.int64], values: Ints, rows: Ints) -> Ints:
    """The values of several rows, one after the other."""
    begin = starts[rows]
    lengths = starts[rows + 1] - begin
    ends = np.cumsum(lengths)
    places = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(begin - (ends - lengths), lengths)
    return np.asarray(values[places])


class Texts:
    """Texts by number, as UTF-8."""

    def __init__(self, arrays: Arrays) -> None:
        self._bytes = memoryview(arrays["bytes"])  # type: ignore[arg-type]  # an array is a buffer
        self._ends = arrays["ends"]

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> bytes:
        return bytes(self._bytes[self._ends[number] : self._ends[number + 1]])

    def __iter__(self) -> Iterator[bytes]:
        return (self[number] for number in range(len(self)))

    @staticmethod
    def of(texts: Iterable[bytes]) -> Arrays:
        """The arrays of these texts."""
        growing = Growing()
        for text in texts:
            growing.add(text)
        return growing.finish()


class Growing:
    """Texts while they come in."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("q", [0])

    def add(self, text: bytes) -> None:
        """One more text."""
        self._bytes += text
        self._ends.append(len(self._bytes))

    def finish(self) -> Arrays:
        """The arrays for Texts."""
        return {
            "bytes": np.frombuffer(bytes(self._bytes), np.uint8),
            "ends": np.frombuffer(self._ends, np.int64).copy(),
        }


class Words:
    """Words to numbers, found by bisection in sorted bytes: nothing is unpacked."""

    def __init__(self, arrays: Arrays) -> None:
        self._texts = Texts(arrays)
        self._numbers = arrays["numbers"]
        self._size = len(self._texts)

    def __len__(self) -> int:
        return self._size

    def get(self, word: str) -> int | None:
        """The word's number, or None when it is not known."""
        sought = word.encode("utf-8", "surrogatepass")
        low, high = 0, self._size
        while low < high:
            middle = (low + high) // 2
            if self._texts[middle] < sought:
                low = middle + 1
            else:
                high = middle
        return int(self._numbers[low]) if low < self._size and self._texts[low] == sought else None

    def find(self, words: Sequence[str]) -> list[int]:
        """Numbers of the words in order; -1 for unknown ones."""
        found = (self.get(word) for word in words)
        return [-1 if number is None else number for number in found]

    def keys(self) -> Iterator[str]:
        """All words, in no order that means anything."""
        return (text.decode("utf-8", "surrogatepass") for text in self._texts)

    @staticmethod
    def of(numbers: Mapping[str, int]) -> Arrays:
        """The arrays of a table of words."""
        ordered = sorted((word.encode("utf-8", "surrogatepass"), number) for word, number in numbers.items())
        texts = Texts.of(word for word, _ in ordered)
        return {**texts, "numbers": np.asarray([number for _, number in ordered], np.int32)}
