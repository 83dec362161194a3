"""Vectors from a sentence-transformers model in a folder: the optional extra `sentence-transformers`."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from retrieval.embedding.base import EmbeddingError, Floats, rows

BATCH = 64


class ModelFolder:
    """A model that was put into a folder beforehand. Nothing is ever downloaded."""

    def __init__(self, folder: Path) -> None:
        """Takes seconds. Raises EmbeddingError when the extra is not installed or the folder holds no model."""
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise EmbeddingError("a model folder needs `pip install sentence-transformers`") from error
        if not (folder / "config.json").is_file() and not (folder / "modules.json").is_file():
            raise EmbeddingError(f"{folder} holds no sentence-transformers model")
        try:
            self._model = SentenceTransformer(str(folder.resolve()), device="cpu", local_files_only=True)
        except Exception as error:  # the library raises whatever its parts do
            raise EmbeddingError(f"the model in {folder} cannot be loaded: {error}") from error
        self._name = f"{folder.resolve().name}@{_fingerprint(folder)}"

    @property
    def model(self) -> str:
        """See Embedder.model."""
        return self._name

    def embed(self, texts: Sequence[str]) -> Floats:
        """See Embedder.embed."""
        try:
            found = self._model.encode(list(texts), batch_size=BATCH, show_progress_bar=False, convert_to_numpy=True)
        except Exception as error:
            raise EmbeddingError(f"the model {self._name} failed: {error}") from error
        return rows(found, len(texts))

    def close(self) -> None:
        """Nothing is held open."""


def _fingerprint(folder: Path) -> str:
    """Changes when another model is put into the folder: names and sizes of its files, text of its small ones."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder)} {path.stat().st_size}\0".encode())
        if path.suffix == ".json" and path.parent == folder:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
