"""What the stores of this package share: a database that fails speaks in our own errors, in plain words."""

from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import ValidationError
from pydantic_core import PydanticSerializationError
from sqlalchemy.exc import SQLAlchemyError

from retrieval.errors import RetrievalError

PLAIN = {
    "database is locked": "another import is being written; nothing was changed, try again when it has ended",
    "disk is full": "the disk is full; nothing was changed",
    "disk I/O error": "the disk is full or fails; nothing was changed",
}
"""What SQLite says, in plain words."""


@contextmanager
def told_as(kind: type[RetrievalError], store: str, again: str) -> Iterator[None]:
    """Errors of the database and of stored values as `kind`; `store` is what failed, `again` how to renew it."""
    try:
        yield
    except SQLAlchemyError as error:
        reason = next(iter(str(getattr(error, "orig", None) or error).strip().splitlines()), type(error).__name__)
        said = next((plain for theirs, plain in PLAIN.items() if theirs in reason), f"{store} failed: {reason}")
        raise kind(said) from error
    except ValidationError as error:
        raise kind(f"a record in {store} is damaged; {again}") from error
    except PydanticSerializationError as error:
        raise kind(f"{store} cannot keep a value: {error}") from error
