"""The public description of the Bot API: which methods and types there are, and whether a value is of a type."""

import gzip
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FIXED = re.compile(r'(?:must be|always) [“"]?([a-z_]+)[”"]?$')
"""How the description states the one value of a field that tells types apart."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in the request itself."""

    filename: str
    content: bytes
    content_type: str
    claimed: int | None = None
    """Its size where the content is not really there."""

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.content) if self.claimed is None else self.claimed


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a method, or a field of a type."""

    name: str
    types: tuple[str, ...]
    required: bool
    fixed: str | None
    """The only value it may have, where the description says so."""
    text: str


@dataclass(frozen=True, slots=True)
class Description:
    """Methods and types by name."""

    methods: Mapping[str, Mapping[str, Field]]
    types: Mapping[str, Mapping[str, Field]]
    subtypes: Mapping[str, tuple[str, ...]]
    returns: Mapping[str, tuple[str, ...]]

    @classmethod
    def load(cls, path: Path) -> "Description":
        """Read the gzipped JSON."""
        raw = json.loads(gzip.decompress(path.read_bytes()))
        methods, types = raw["methods"], raw["types"]
        return cls(
            {name: _fields(method) for name, method in methods.items()},
            {name: _fields(kind) for name, kind in types.items()},
            {name: tuple(kind.get("subtypes", ())) for name, kind in types.items()},
            {name: tuple(method["returns"]) for name, method in methods.items()},
        )

    def spelled(self, method: str) -> str | None:
        """The method's right spelling; Telegram does not look at its case."""
        return next((name for name in self.methods if name.lower() == method.lower()), None)

    def update_kinds(self) -> tuple[str, ...]:
        """Every kind of update there is."""
        return tuple(name for name in self.types["Update"] if name != "update_id")

    def call_problems(self, method: str, params: Mapping[str, Any]) -> list[str]:
        """What is wrong with a call's parameters: names, types, what is missing."""
        return self._object(method, self.methods[method], params)

    def problems(self, types: Sequence[str], value: Any, where: str) -> list[str]:
        """What keeps `value` from being of one of the types; nothing when it is."""
        if isinstance(value, list):
            inner = [name.removeprefix("Array of ") for name in types if name.startswith("Array of ")]
            items = enumerate(value) if inner else ()
            found = [problem for number, item in items for problem in self.problems(inner, item, f"{where}[{number}]")]
            return found if inner else [f"{where} is no list"]
        kinds = [name for name in self._leaves(types) if self._may_be(name, value)]
        if not kinds:
            return [f"{where}: {value!r:.60} is no {' or '.join(types)}"]
        return min(([] if name in _PLAIN else self._object(where, self.types[name], value) for name in kinds), key=len)

    def _leaves(self, types: Iterable[str]) -> Iterable[str]:
        for name in types:
            below = self.subtypes.get(name, ())
            yield from self._leaves(below) if below else (name,)

    def _may_be(self, name: str, value: Any) -> bool:
        if name in _PLAIN:
            return _PLAIN[name](value)
        if not isinstance(value, dict):
            return False
        fixed = (field for field in self.types[name].values() if field.fixed and field.name in value)
        return all(value[field.name] == field.fixed for field in fixed)

    def _object(self, where: str, fields: Mapping[str, Field], value: Mapping[str, Any]) -> list[str]:
        found = [f"{where}: {name} is unknown" for name in value if name not in fields]
        for field in fields.values():
            if field.name in value:
                found += self.problems(field.types, value[field.name], f"{where}.{field.name}")
            elif field.required:
                found.append(f"{where}: {field.name} is missing")
        return found


def _fields(kind: Mapping[str, Any]) -> dict[str, Field]:
    fields = {}
    for raw in kind.get("fields", ()):
        fixed = _FIXED.search(raw["description"]) if raw["types"] == ["String"] else None
        fields[raw["name"]] = Field(
            raw["name"], tuple(raw["types"]), raw["required"], fixed and fixed[1], raw["description"]
        )
    return fields


def _is_integer(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_PLAIN: dict[str, Callable[[Any], bool]] = {
    "Integer": _is_integer,
    "Float": lambda value: _is_integer(value) or isinstance(value, float),
    "String": lambda value: isinstance(value, str),
    "Boolean": lambda value: isinstance(value, bool),
    "InputFile": lambda value: isinstance(value, Upload),
}
