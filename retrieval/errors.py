"""What can go wrong in finding.

RetrievalError
├── CatalogError       a catalog file or the catalog store cannot be read or written
├── KnowledgeError     a folder of pages or the store of passages cannot be read or written
├── BuildError         the search index cannot be built
├── VectorIndexError   the vector index cannot be read or written; neighbours are found in memory
└── EmbeddingError     the model gives no vectors; those fitted on the catalog answer
"""


class RetrievalError(Exception):
    """Base of all errors of this package."""


class CatalogError(RetrievalError):
    """A catalog file or the store is unusable; nothing was changed. Written for the shop, not for shoppers."""

    def __init__(self, reason: str, *, file: str | None = None, line: int | None = None) -> None:
        self.reason = reason
        """What is wrong, in plain words."""
        self.file = file
        self.line = line
        """Counted from 1, where it is known."""
        place = "".join((f"{file}: " if file else "", f"line {line}: " if line else ""))
        super().__init__(place + reason)


class KnowledgeError(RetrievalError):
    """A folder of pages or the store of passages is unusable; nothing was changed. Written for the shop."""
