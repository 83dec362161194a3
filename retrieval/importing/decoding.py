"""Opens a catalog file as text: unpacked, encoding found out, damage noticed before anything is read."""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TextIO

from charset_normalizer import from_bytes

from retrieval.errors import CatalogError
from retrieval.importing.packing import inner_name, open_bytes, packing_errors

MAX_ITEM = 16 * 1024**2
"""Characters of one line, one JSON value or one page: more is no product, and would not fit into bounded memory."""
_CHUNK = 1 << 20
_SAMPLE = 1 << 18
# What shops' spreadsheets and older systems write. A free choice among all encodings is often an exotic wrong one.
_PLAUSIBLE = ["cp1252", "cp1250", "cp1251", "shift_jis"]
# Last lead byte of the common characters, which both standards put first.
_CHINESE = {"gb18030": ("gb2312", 0xD7), "big5": ("big5", 0xC6)}
_COMMON = 0.7
_NAMES = {"gb18030": "GB18030", "cp1252": "Windows-1252", "cp1250": "Windows-1250", "cp1251": "Windows-1251"}
_DECLARED = re.compile(rb"""(?:<\?xml[^>]*\bencoding|<meta[^>]*\bcharset)\s*=\s*["']?([A-Za-z0-9_-]+)""")
# A letter as it stands in a Western word: not a capital in the middle, not a sign of its own.
_IN_WORD = re.compile(r"(?<=[a-zà-öø-þß])[à-öø-þß]|[à-öø-þßÀ-ÖØ-Þ](?=[a-zA-Z])|(?<=[A-Z])[À-ÖØ-Þ]|(?<=[\d ])€")


@dataclass(frozen=True, slots=True)
class Source:
    """A file whose bytes were read once to the end and make sense as text."""

    path: Path
    inner: str
    """The name of the unpacked file: its ending says what kind it is."""
    encoding: str
    other: str | None = None
    """In a file of mixed encodings, that of the lines that are not UTF-8."""
    assumption: str | None = None
    """A sentence for the report when the encoding had to be guessed."""

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        return self.path.name

    def text(self) -> TextIO:
        """The text, line ends untouched (a CSV field may hold them)."""
        stream = open_bytes(self.path)
        if self.other:
            stream = io.BufferedReader(_Unmixed(stream, self.other), 1 << 18)
        return io.TextIOWrapper(stream, encoding=self.encoding, newline="")


def examine(path: Path) -> Source:
    """Read all bytes once and settle the encoding.

    CatalogError when the file is missing, damaged, too large, or in no encoding we can be sure enough of.
    """
    with packing_errors(path):
        inner = inner_name(path)
        with open_bytes(path) as file:
            head = file.read(1024)
        if not head:
            raise CatalogError("the file is empty", file=path.name)
        if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return _checked(path, inner, "utf-16")
        if _is_utf8(path):
            return Source(path, inner, "utf-8-sig")
        declared = _declared(head)
        return _checked(path, inner, declared, declared=True) if declared else _guessed(path, inner)


def _is_utf8(path: Path) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    with open_bytes(path) as file:
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def _declared(head: bytes) -> str | None:
    """The encoding that XML or HTML names for itself, if it is one."""
    named = _DECLARED.search(head)
    try:
        name = codecs.lookup(named[1].decode()).name if named else "utf-8"
    except LookupError:
        return None
    return None if name == "utf-8" else name


def _lines(path: Path) -> Iterator[bytes]:
    with open_bytes(path) as file:
        while line := file.readline(MAX_ITEM):
            yield line


def _guessed(path: Path, inner: str) -> Source:
    """A file that is not UTF-8: in an older encoding, or in two, or damaged."""
    first, clean, torn, sample = 0, 0, 0, bytearray()
    for number, line in enumerate(_lines(path), start=1):
        if line.isascii():
            continue
        escaped = line.decode("utf-8", "surrogateescape")
        bad = sum("\udc80" <= sign <= "\udcff" for sign in escaped)
        if not bad:
            clean += 1
            continue
        first = first or number
        torn += sum(sign > "\x7f" for sign in escaped) - 2 * bad
        if len(sample) < _SAMPLE:
            sample += line
    encoding = _encoding(bytes(sample))
    if torn >= 0 or (clean and not (encoding and _plausible(bytes(sample), encoding))):
        # Nearly all of it is UTF-8: it was cut or damaged, and reading it as anything else would garble every name.
        raise CatalogError("the text is damaged here: not valid UTF-8", file=path.name, line=first)
    if encoding is None:
        raise CatalogError("in no encoding we know; save it as UTF-8", file=path.name, line=first)
    return _mixed(path, inner, encoding, first) if clean else _checked(path, inner, encoding)


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
    western = "cp1252" in tied or (best.encoding == "cp1250" and _plausible(sample, "cp1252"))
    return "cp1252" if western else best.encoding


def _common(sample: bytes, encoding: str) -> float:
    """The share of common Chinese characters among what is not ASCII, read as `encoding`."""
    standard, last = _CHINESE[encoding]
    try:
        signs = [sign for sign in sample.decode(encoding) if not sign.isascii()]
    except UnicodeError:
        return 0.0
    leads = [sign.encode(standard, "ignore")[:1] for sign in signs]
    return sum(b"" < lead <= bytes([last]) for lead in leads) / max(1, len(signs))


def _plausible(sample: bytes, encoding: str) -> bool:
    """Whether lines in a UTF-8 file are well-written words of another encoding, and not damage."""
    if encoding in _CHINESE:
        return True  # its common characters were counted already
    if encoding not in ("cp1252", "cp1250"):
        return False
    text = sample.decode(encoding, "replace")
    return len(_IN_WORD.findall(text)) == sum(not sign.isascii() for sign in text)


def _checked(path: Path, inner: str, encoding: str, *, declared: bool = False) -> Source:
    try:
        with io.TextIOWrapper(open_bytes(path), encoding=encoding, newline="") as file:
            while file.read(_CHUNK):
                pass
    except (UnicodeError, LookupError) as error:
        raise CatalogError(f"not readable as {encoding}; save it as UTF-8", file=path.name) from error
    told = None if declared else f"The file is not UTF-8; it was read as {_named(encoding)}. Check a few names."
    return Source(path, inner, encoding, assumption=told)


def _named(encoding: str) -> str:
    return _NAMES.get(encoding, encoding.upper().replace("_", "-"))


def _mixed(path: Path, inner: str, encoding: str, first: int) -> Source:
    told = (
        f"The file mixes encodings: from line {first} on, lines that are not UTF-8 were read as {_named(encoding)}. "
        "Check a few names."
    )
    return Source(path, inner, "utf-8-sig", encoding, told)


class _Unmixed(io.RawIOBase):
    """Turns a file of mixed encodings into UTF-8, line by line."""

    def __init__(self, stream: IO[bytes], other: str) -> None:
        self._stream = stream
        self._other = other
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]  # typeshed's buffer type is not public in 3.11
        if not self._ready:
            line = self._stream.readline(MAX_ITEM)
            self._ready = line if _reads_as_utf8(line) else line.decode(self._other, "replace").encode()
        part = self._ready[: len(view)]
        self._ready = self._ready[len(part) :]
        view[: len(part)] = part
        return len(part)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _reads_as_utf8(line: bytes) -> bool:
    """Whether a line is UTF-8 and not two-byte Chinese that happens to be valid, as 联通 in GB18030 is."""
    try:
        text = line.decode()
    except UnicodeError:
        return False
    signs = [sign for sign in text if not sign.isascii()]
    return not signs or any(sign >= "\u0800" for sign in signs) or len(_IN_WORD.findall(text)) == len(signs)
