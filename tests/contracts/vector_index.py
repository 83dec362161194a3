"""What every vector index must do. A subclass gives the fixture `index`; nothing else is overridden."""

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.vectors import ExactIndex, VectorIndex

Floats = NDArray[np.float32]


def vectors(rows: int, dimensions: int = 16, seed: int = 0) -> Floats:
    return np.random.default_rng(seed).standard_normal((rows, dimensions)).astype(np.float32)


def names(rows: int) -> list[str]:
    return [f"p{row}" for row in range(rows)]


class VectorIndexContract:
    """The suite."""

    @pytest.fixture
    def index(self) -> VectorIndex:
        raise NotImplementedError

    def test_nothing_is_held_before_the_first_fill(self, index: VectorIndex) -> None:
        assert index.fingerprint() is None
        assert index.nearest(vectors(1)[0], 5) == []

    def test_a_row_is_nearest_to_itself_whatever_its_length(self, index: VectorIndex) -> None:
        rows = vectors(50)
        index.fill(names(50), rows * np.arange(1, 51, dtype=np.float32)[:, None], "a")
        for row in (0, 7, 49):
            found = index.nearest(rows[row] * 3, 1)
            assert found[0][0] == f"p{row}"
            assert found[0][1] == pytest.approx(1.0, abs=1e-4)

    def test_cosines_fall_and_agree_with_the_definition(self, index: VectorIndex) -> None:
        rows = vectors(300)
        query = vectors(1, seed=1)[0]
        index.fill(names(300), rows, "a")
        found = index.nearest(query, 20)
        scores = [score for _, score in found]
        assert scores == sorted(scores, reverse=True)
        true = rows @ query / np.linalg.norm(rows, axis=1) / np.linalg.norm(query)
        for name, score in found:
            assert score == pytest.approx(float(true[int(name[1:])]), abs=1e-4)

    def test_it_finds_what_exact_search_finds(self, index: VectorIndex) -> None:
        rows, queries = vectors(2_000, 32), vectors(20, 32, seed=2)
        exact = ExactIndex()
        for either in (index, exact):
            either.fill(names(2_000), rows, "a")
        shared = [len({i for i, _ in index.nearest(q, 50)} & {i for i, _ in exact.nearest(q, 50)}) for q in queries]
        assert sum(shared) / (50 * len(queries)) >= 0.99

    @pytest.mark.parametrize("rows", [1, 2, 10])
    def test_asking_for_more_than_there_is_gives_all(self, index: VectorIndex, rows: int) -> None:
        index.fill(names(rows), vectors(rows), "a")
        assert sorted(i for i, _ in index.nearest(vectors(1)[0], 200)) == sorted(names(rows))

    def test_a_new_fill_replaces_the_old_one(self, index: VectorIndex) -> None:
        index.fill(names(30), vectors(30), "a")
        index.fill(["only"], vectors(1, seed=3), "b")
        assert index.fingerprint() == "b"
        assert [i for i, _ in index.nearest(vectors(1)[0], 10)] == ["only"]

    def test_the_number_of_dimensions_may_change(self, index: VectorIndex) -> None:
        index.fill(names(5), vectors(5, 4), "a")
        index.fill(names(5), vectors(5, 8), "b")
        assert len(index.nearest(vectors(1, 8)[0], 5)) == 5

    def test_an_empty_catalog_can_be_held(self, index: VectorIndex) -> None:
        index.fill([], np.empty((0, 8), np.float32), "empty")
        assert index.fingerprint() == "empty"
        assert index.nearest(vectors(1, 8)[0], 3) == []

    def test_rows_without_direction_are_near_nothing(self, index: VectorIndex) -> None:
        rows = vectors(3)
        rows[1] = 0
        index.fill(names(3), rows, "a")
        assert sorted(i for i, _ in index.nearest(rows[0], 3)) == ["p0", "p2"]
        assert index.nearest(np.zeros(16, np.float32), 3) == []

    def test_ids_may_be_any_text(self, index: VectorIndex) -> None:
        ids = ["中文 id", "a/b", "'; drop table", "x" * 300]
        index.fill(ids, vectors(4), "a")
        assert sorted(i for i, _ in index.nearest(vectors(1)[0], 4)) == sorted(ids)

    @pytest.mark.parametrize(
        ("ids", "rows"),
        [
            (["a", "a"], vectors(2)),
            (["a"], vectors(2)),
            (["a"], np.full((1, 4), np.nan, np.float32)),
            (["a"], np.ones(4, np.float32)),
        ],
        ids=["repeated", "too many rows", "not a number", "no rows"],
    )
    def test_wrong_input_is_refused_and_changes_nothing(self, index: VectorIndex, ids: list[str], rows: Floats) -> None:
        index.fill(["kept"], vectors(1), "a")
        with pytest.raises(ValueError, match=r"match|finite"):
            index.fill(ids, rows, "b")
        assert index.fingerprint() == "a"
        assert [i for i, _ in index.nearest(vectors(1)[0], 3)] == ["kept"]

    def test_closing_twice_is_fine(self, index: VectorIndex) -> None:
        index.fill(names(3), vectors(3), "a")
        index.close()
        index.close()
