"""What every embedder must do. A subclass gives the fixture `embedder`; nothing else is overridden."""

import numpy as np
import pytest

from retrieval.embedding import Embedder


class EmbedderContract:
    """The suite."""

    @pytest.fixture
    def embedder(self) -> Embedder:
        raise NotImplementedError

    def test_one_row_for_each_text_whatever_it_says(self, embedder: Embedder) -> None:
        texts = ["red boots", "红色 靴子", "", " ", "boots\n\0boots", "b" * 10_000]
        rows = embedder.embed(texts)
        assert rows.dtype == np.float32
        assert len(rows) == len(texts)
        assert np.isfinite(rows).all()

    def test_a_text_has_the_same_vector_alone_and_among_many(self, embedder: Embedder) -> None:
        texts = [f"red boots number {number}" for number in range(150)]
        among = embedder.embed(texts)
        for place in (0, 77, 149):
            alone = embedder.embed([texts[place]])[0]
            assert float(alone @ among[place]) == pytest.approx(
                float(np.linalg.norm(alone) * np.linalg.norm(among[place])), rel=1e-4
            )

    def test_no_texts_no_rows(self, embedder: Embedder) -> None:
        assert len(embedder.embed([])) == 0

    def test_it_has_a_name(self, embedder: Embedder) -> None:
        assert embedder.model

    def test_closing_twice_is_fine(self, embedder: Embedder) -> None:
        embedder.embed(["boots"])
        embedder.close()
        embedder.close()
