"""Opens a catalog file as text: gzip undone, encoding found out, damage noticed before anything is read."""

import codecs
import gzip
import io
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TextIO, cast

from charset_normalizer import from_bytes

from retrieval.errors import CatalogError

MAX_BYTES = 2 * 1024**3
"""Unpacked size above which a file is refused: a packed file of a few MB can unpack to any size."""
_CHUNK = 1 << 20
_SAMPLE = 1 << 18
# What shops' spreadsheets and older systems write. A free choice among all encodings is often an exotic wrong one.
_PLAUSIBLE = ["cp1252", "cp1250", "cp1251", "shift_jis"]
# Last lead byte of the common characters, which both standards put first.
_CHINESE = {"gb18030": ("gb2312", 0xD7), "big5": ("big5", 0xC6)}
_COMMON = 0.7
_NAMES = {"gb18030": "GB18030", "cp1252": "Windows-1252", "cp1250": "Windows-1250", "cp1251": "Windows-1251"}


@dataclass(frozen=True, slots=True)
class Source:
    """A file whose bytes were read once to the end and make sense as text."""

    path: Path
    encoding: str
    assumption: str | None
    """A sentence for the report when the encoding had to be guessed."""

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        return self.path.name

    def text(self) -> TextIO:
        """The text, line ends untouched (a CSV field may hold them)."""
        return io.TextIOWrapper(_open(self.path), encoding=self.encoding, newline="")


def _open(path: Path) -> IO[bytes]:
    with path.open("rb") as file:
        packed = file.read(2) == b"\x1f\x8b"
    return cast("IO[bytes]", gzip.open(path, "rb")) if packed else path.open("rb")


def examine(path: Path) -> Source:
    """Read all bytes once and settle the encoding.

    CatalogError when the file is missing, damaged, too large, or in no encoding we can be sure enough of.
    """
    try:
        return _examine(path)
    except EOFError as error:
        raise CatalogError("the packed file ends too early; copy it again", file=path.name) from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise CatalogError("the packed file is damaged; copy it again", file=path.name) from error
    except OSError as error:
        raise CatalogError(f"cannot be opened: {error.strerror or error}", file=path.name) from error


def _examine(path: Path) -> Source:
    with _open(path) as file:
        head = file.read(4)
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return _checked(path, "utf-16")
    if damage := _utf8_damage(path):
        return _guessed(path, *damage)
    if not head:
        raise CatalogError("the file is empty", file=path.name)
    return Source(path, "utf-8-sig", None)


def _utf8_damage(path: Path) -> tuple[int, int] | None:
    """Line and offset of the first byte that is not UTF-8; None when all of it is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line, offset = 1, 0
    with _open(path) as file:
        while chunk := file.read(_CHUNK):
            pending = len(decoder.getstate()[0])
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError as error:
                return line + chunk[: max(0, error.start - pending)].count(b"\n"), offset - pending + error.start
            line += chunk.count(b"\n")
            offset += len(chunk)
            if offset > MAX_BYTES:
                raise CatalogError(f"larger than {MAX_BYTES // 1024**3} GB unpacked; split it", file=path.name)
    rest = len(decoder.getstate()[0])
    return (line, offset - rest) if rest else None


def _guessed(path: Path, line: int, offset: int) -> Source:
    with _open(path) as file:
        data = file.read(MAX_BYTES)
    escaped = data.decode("utf-8", "surrogateescape")
    bad = sum("\udc80" <= character <= "\udcff" for character in escaped)
    good = sum(character > "\x7f" for character in escaped) - bad
    if good >= bad:
        # Nearly all of it is UTF-8: it was cut or damaged, and reading it as anything else would garble every name.
        raise CatalogError("the text is damaged here: not valid UTF-8", file=path.name, line=line)
    begin = data.rfind(b"\n", 0, offset) + 1
    end = data.find(b"\n", begin + _SAMPLE)
    encoding = _encoding(data[begin : end if end > 0 else None])
    if encoding is None:
        raise CatalogError("in no encoding we know; save it as UTF-8", file=path.name, line=line)
    return _checked(path, encoding)


def _encoding(sample: bytes) -> str | None:
    """The likeliest encoding of lines that are not UTF-8.

    Chinese is recognised by its common characters first: on a few short names charset-normalizer takes GB18030 for
    half-width Japanese. Where the Western encodings fit equally well, Western European is taken.
    """
    chinese = max(_CHINESE, key=lambda name: _common(sample, name))
    if _common(sample, chinese) >= _COMMON:
        return chinese
    matches = from_bytes(sample, cp_isolation=_PLAUSIBLE)
    best = matches.best()
    if best is None:
        return None
    tied = [match.encoding for match in matches if match.chaos <= best.chaos]
    return "cp1252" if "cp1252" in tied else best.encoding


def _common(sample: bytes, encoding: str) -> float:
    """The share of common Chinese characters among what is not ASCII, read as `encoding`."""
    standard, last = _CHINESE[encoding]
    try:
        signs = [sign for sign in sample.decode(encoding) if not sign.isascii()]
    except UnicodeError:
        return 0.0
    leads = [sign.encode(standard, "ignore")[:1] for sign in signs]
    return sum(b"" < lead <= bytes([last]) for lead in leads) / max(1, len(signs))


def _checked(path: Path, encoding: str) -> Source:
    try:
        with io.TextIOWrapper(_open(path), encoding=encoding, newline="") as file:
            while file.read(_CHUNK):
                pass
    except UnicodeError as error:
        raise CatalogError(f"not readable as {encoding}; save it as UTF-8", file=path.name) from error
    name = _NAMES.get(encoding, encoding.upper().replace("_", "-"))
    return Source(path, encoding, f"The file is not UTF-8; it was read as {name}. Check a few names.")
