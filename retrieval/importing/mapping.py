"""Reads a mapping file: which column of the shop's file is which of our fields."""

import json
import tomllib
from pathlib import Path

from retrieval.errors import CatalogError
from retrieval.importing.columns import FIELDS


def read_mapping(path: Path) -> dict[str, str]:
    """Our field to the file's column, from a TOML file (`title = "product name"`) or a JSON object of the same.

    CatalogError when it cannot be read, names a field we do not have, or maps to something other than a column's name.
    """
    try:
        text = path.read_text("utf-8-sig")
        read: object = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except OSError as error:
        raise CatalogError(f"cannot be opened: {error.strerror or error}", file=path.name) from error
    except RecursionError as error:
        raise CatalogError("nested too deeply for a mapping", file=path.name) from error
    except ValueError as error:  # of UTF-8, JSON and TOML alike
        raise CatalogError(f"not a mapping in TOML or JSON: {error}", file=path.name) from error
    if not isinstance(read, dict) or not all(isinstance(column, str) and column for column in read.values()):
        raise CatalogError('a mapping is lines such as title = "product name"', file=path.name)
    if unknown := sorted(set(read) - set(FIELDS)):
        raise CatalogError(f"{', '.join(unknown)} is none of our fields: {', '.join(FIELDS)}", file=path.name)
    return read
