"""Reads a text's HTML as Telegram does: its own few tags, its own error texts, offsets in UTF-16 units."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.telegram.errors import bad_request

_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
    "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}  # fmt: skip
_SPACE = b" \t\r\n\0\x0b"
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}

Entity = dict[str, Any]


def units(text: str) -> int:
    """Length in UTF-16 units, as Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def formatted(text: str, parse_mode: str | None, entities: list[Entity] | None) -> tuple[str, list[Entity]]:
    """The text as shown and its entities, without white space at either end."""
    if parse_mode is None or not parse_mode:
        return _trimmed(text, entities or [])
    if parse_mode.lower() != "html":
        # Aisle writes HTML; the Markdown modes are not rebuilt here.
        raise bad_request("unsupported parse_mode")
    return _trimmed(*_Html(text).read())


def is_link(url: str) -> bool:
    """Whether Telegram takes it for the address of a link or button: a host without a dot is none."""
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme == "tg":
        return True
    return parts.scheme in ("http", "https", "ton", "tonsite") and "." in (parts.hostname or "").strip(".")


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    cut = units(text) - units(text.lstrip())
    shown = text.strip()
    end = units(shown)
    kept = []
    for entity in entities:
        first = max(entity["offset"] - cut, 0)
        last = min(entity["offset"] + entity["length"] - cut, end)
        if last > first:
            kept.append(entity | {"offset": first, "length": last - first})
    return shown, sorted(kept, key=lambda entity: (entity["offset"], -entity["length"]))


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    argument: str
    offset: int
    start: int


class _Html:
    """One reading of one text. Positions are bytes, because the error texts name bytes."""

    def __init__(self, text: str) -> None:
        self._bytes = text.replace("\0", "").encode("utf-8", "surrogatepass")
        self._at = 0
        self._out: list[str] = []
        self._offset = 0
        self._open: list[_Open] = []
        self._entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        """Text and entities, or the refusal."""
        while self._at < len(self._bytes):
            here = self._peek()
            if here == b"&" and (code := self._reference()):
                self._write(code)
            elif here != b"<":
                self._write(self._character())
            elif self._bytes[self._at + 1 : self._at + 2] == b"/":
                self._end_tag()
            else:
                self._start_tag()
        if self._open:
            raise _refused(f'Can\'t find end tag corresponding to start tag "{self._open[-1].tag}"')
        text = "".join(self._out)
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise _refused("Text contains invalid Unicode characters after decoding HTML entities")
        # Only a block of code has a language; one in the line loses it.
        return text, [{k: v for k, v in e.items() if k != "language" or e["type"] == "pre"} for e in self._entities]

    def _peek(self) -> bytes:
        """The byte at hand; a zero byte stands for the end."""
        return self._bytes[self._at : self._at + 1] or b"\0"

    def _write(self, text: str) -> None:
        self._out.append(text)
        self._offset += units(text)

    def _character(self) -> str:
        first = self._bytes[self._at]
        size = 1 if first < 0xC0 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4
        self._at += size
        return self._bytes[self._at - size : self._at].decode("utf-8", "surrogatepass")

    def _reference(self) -> str:
        """The character that &...; stands for; "" when it is plain text. The semicolon may be missing."""
        end = self._at + 1
        if self._bytes[end : end + 1] == b"#":
            digits = b"0123456789"
            end += 1
            if self._bytes[end : end + 1] == b"x":
                end, digits = end + 1, b"0123456789abcdefABCDEF"
            start = end
            while self._bytes[end : end + 1] and self._bytes[end : end + 1] in digits:
                end += 1
            number = int(self._bytes[start:end] or b"0", 16 if len(digits) > 10 else 10)
            if not 0 < number < 0x10FFFF or end - self._at >= 10:
                return ""
            found = chr(number)
        else:
            while self._bytes[end : end + 1].isalpha():
                end += 1
            found = _NAMED.get(self._bytes[self._at + 1 : end], "")
        if found:
            self._at = end + (self._bytes[end : end + 1] == b";")
        return found

    def _skip_space(self) -> None:
        while self._at < len(self._bytes) and self._peek() in _SPACE:
            self._at += 1

    def _until(self, stops: bytes) -> bytes:
        start = self._at
        while self._at < len(self._bytes) and self._peek() not in stops:
            self._at += 1
        return self._bytes[start : self._at]

    def _start_tag(self) -> None:
        begin = self._at
        self._at += 1
        tag = self._until(_SPACE + b">").decode("utf-8", "replace").lower()
        if self._at >= len(self._bytes):
            raise _refused(f"Unclosed start tag at byte offset {begin}")
        if tag not in _KINDS:
            raise _refused(f'Unsupported start tag "{tag}" at byte offset {begin}')
        argument = ""
        while True:
            self._skip_space()
            if self._peek() == b">":
                break
            name, value = self._attribute(tag, begin)
            argument = _argument(tag, name, value) or argument
        self._at += 1
        if tag == "span" and argument != "spoiler":
            raise _refused(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self._open.append(_Open(tag, argument, self._offset, len(self._out)))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._until(_SPACE + b"=" + (b">" if tag == "blockquote" else b"")).decode("utf-8", "replace")
        if tag == "blockquote" and name == "expandable" and self._peek() != b"=":
            return name, "expandable"
        if not name:
            raise _refused(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
        self._skip_space()
        if self._peek() != b"=":
            raise _refused(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" at byte offset {begin}'
            )
        self._at += 1
        self._skip_space()
        value = self._quoted() if self._peek() in b"'\"" else self._name_token()
        if self._at >= len(self._bytes):
            raise _refused(f"Unclosed start tag at byte offset {begin}")
        return name, value

    def _quoted(self) -> str:
        mark = self._peek()
        self._at += 1
        parts = []
        while self._at < len(self._bytes) and self._peek() != mark:
            parts.append((self._peek() == b"&" and self._reference()) or self._character())
        self._at += self._at < len(self._bytes)
        return "".join(parts)

    def _name_token(self) -> str:
        start = self._at
        while self._peek().isalnum() or self._peek() in b".-":
            self._at += 1
        if self._at < len(self._bytes) and self._peek() not in _SPACE + b">":
            raise _refused(f"Unexpected end of name token at byte offset {start}")
        return self._bytes[start : self._at].decode().lower()

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            raise _refused(f"Unexpected end tag at byte offset {begin}")
        self._at += 2
        found = self._until(_SPACE + b">").decode("utf-8", "replace").lower()
        self._skip_space()
        if self._peek() != b">":
            raise _refused(f"Unclosed end tag at byte offset {begin}")
        self._at += 1
        opened = self._open.pop()
        if found and found != opened.tag:
            raise _refused(f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag}>", found "</{found}>"')
        if self._offset > opened.offset:
            self._add(opened)

    def _add(self, opened: _Open) -> None:
        entity: Entity = {
            "type": _KINDS[opened.tag], "offset": opened.offset, "length": self._offset - opened.offset,
        }  # fmt: skip
        if opened.tag == "a":
            url = opened.argument or "".join(self._out[opened.start :])
            if not is_link(url):
                # Telegram shows such a link as plain text and says nothing.
                return
            entity["url"] = url
        elif opened.tag == "tg-emoji":
            if not opened.argument.isdecimal() or not int(opened.argument):
                raise _refused("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "pre" and self._entities and self._entities[-1].get("language"):
            inner = self._entities[-1]
            if (inner["offset"], inner["length"]) == (entity["offset"], entity["length"]):
                entity["language"] = self._entities.pop()["language"]
        elif opened.tag == "code" and opened.argument:
            entity["language"] = opened.argument
        self._entities.append(entity)


def _argument(tag: str, name: str, value: str) -> str:
    if (tag, name) in (("a", "href"), ("tg-emoji", "emoji-id"), ("blockquote", "expandable")):
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    return ""


def _refused(why: str) -> Exception:
    return bad_request(f"can't parse entities: {why}")
