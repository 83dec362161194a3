"""Opens a catalog file's bytes: plain, gzip, or a zip with one file in it. Bombs are refused."""

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from retrieval.errors import CatalogError

MAX_RATIO = 200
"""A packed file that unpacks to more than this many times its size is refused. Real catalogs reach about 30."""
MAX_UNPACKED = 8 * 1024**3
"""Bytes a packed file may unpack to; a plain file may have any size."""
_HARMLESS = 64 * 1024**2
# The ratio is asked only above this size: a small file of equal lines may pack very well.
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"


@contextmanager
def packing_errors(path: Path) -> Iterator[None]:
    """Say in plain words what is wrong with a file that cannot be opened or unpacked."""
    try:
        yield
    except EOFError as error:
        raise CatalogError("the packed file ends too early; copy it again", file=path.name) from error
    except (gzip.BadGzipFile, zipfile.BadZipFile, zlib.error, lzma.LZMAError) as error:
        raise CatalogError("the packed file is damaged; copy it again", file=path.name) from error
    except (NotImplementedError, RuntimeError) as error:  # zipfile: unknown compression, or a password is needed
        raise CatalogError("the zip cannot be unpacked; pack it again without a password", file=path.name) from error
    except OSError as error:
        raise CatalogError(f"cannot be opened: {error.strerror or error}", file=path.name) from error


def inner_name(path: Path) -> str:
    """The name of what is packed, or the file's own. CatalogError when a zip holds more than one file."""
    suffix = path.suffix.lower()
    if suffix == ".zip":
        with packing_errors(path), zipfile.ZipFile(path) as archive:
            return Path(_member(archive, path).filename).name
    return path.stem if suffix == ".gz" else path.name


def open_bytes(path: Path) -> IO[bytes]:
    """The unpacked bytes, from the start."""
    with path.open("rb") as file:
        head = file.read(4)
    if head.startswith(_GZIP):
        return _guarded(cast("IO[bytes]", gzip.open(path, "rb")), path)
    if head == _ZIP:
        archive = zipfile.ZipFile(path)
        return _guarded(archive.open(_member(archive, path)), path)
    return path.open("rb")


def _member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The one file in a zip; what the Finder adds of its own does not count."""
    members = [
        info
        for info in archive.infolist()
        if not info.is_dir() and not info.filename.startswith("__MACOSX/") and Path(info.filename).name[:1] != "."
    ]
    if len(members) != 1:
        raise CatalogError(f"the zip holds {len(members)} files; pack one catalog file alone", file=path.name)
    return members[0]


def _guarded(stream: IO[bytes], path: Path) -> IO[bytes]:
    return io.BufferedReader(_Guarded(stream, path), 1 << 18)


class _Guarded(io.RawIOBase):
    """Unpacks until it is clear that the file is a bomb."""

    def __init__(self, stream: IO[bytes], path: Path) -> None:
        self._stream = stream
        self._path = path
        self._packed = max(1, path.stat().st_size)
        self._read = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast("bytearray", buffer))
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self._read += len(data)
        if self._read > MAX_UNPACKED:
            raise CatalogError(f"larger than {MAX_UNPACKED // 1024**3} GB unpacked; split it", file=self._path.name)
        if self._read > max(_HARMLESS, MAX_RATIO * self._packed):
            raise CatalogError(
                f"it unpacks to more than {MAX_RATIO} times its size, as no catalog does; refused", file=self._path.name
            )
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()
