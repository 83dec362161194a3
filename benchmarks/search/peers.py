"""Ways to search a catalog: ours, parts of ours, and what a shop would otherwise use."""

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from uuid import uuid4

import numpy as np

from retrieval.index import Index
from retrieval.lexicon import Lexicon
from retrieval.products import Product
from retrieval.query import Query
from retrieval.ranking import Ranking, Weights
from retrieval.search import Search

DEPTH = 50
RRF = 60
"""The usual constant of reciprocal-rank fusion."""
Answer = Callable[[str], list[str]]


def ours(products: Sequence[Product], weights: Weights = Weights()) -> Answer:  # noqa: B008 - a frozen value
    """The shipped search without limits."""
    index = Index.of(products)
    search = Search(index.part, Lexicon(index.vocabulary, index.part.wording.offers), currency="USD", weights=weights)
    return lambda text: [hit.product.id for hit in search.rank(Query(text), DEPTH)]


def bm25f_alone(products: Sequence[Product]) -> Answer:
    """Only our BM25F counts; the other channels still bring candidates, which it orders."""
    return ours(products, Weights(vectors=0, ngrams=0, pairs=0, coverage=0, feedback=0))


def reciprocal_ranks(products: Sequence[Product]) -> Answer:
    """Our channels by reciprocal-rank fusion instead of a weighted sum of scores (Cormack et al., SIGIR 2009)."""
    part = Index.of(products).part
    ranking, ids = Ranking([part.relevance]), list(part.records.ids)
    everything = np.ones(len(ids), np.bool_)

    def answer(text: str) -> list[str]:
        ranked = ranking.rank(text, everything)
        fused: Counter[int] = Counter()
        for name in ("bm25f", "pairs", "coverage", "ngrams", "vectors"):
            channel = ranked.channels[name]
            for rank, place in enumerate(np.argsort(-channel, kind="stable").tolist(), start=1):
                if channel[place] > 0:
                    fused[int(ranked.rows[place])] += 1 / (RRF + rank)  # type: ignore[assignment]  # scores, not counts
        return [ids[row] for row, _ in fused.most_common(DEPTH)]

    return answer


def words_of(product: Product) -> str:
    """All the words of a record as one text."""
    text = product.text
    told = [value for values in text.attributes.values() for value in values]
    return " ".join([text.title, text.brand, *told, *text.category, text.description])


def pairs_of(text: str) -> list[str]:
    """Words of Latin letters, and Chinese as overlapping pairs of characters, as Lucene's CJKAnalyzer has it."""
    found = []
    for word in re.findall(r"[\u4e00-\u9fff]+|[^\W\u4e00-\u9fff]+", text.lower()):
        whole = len(word) == 1 or not "\u4e00" <= word[0] <= "\u9fff"
        found += [word] if whole else [word[at : at + 2] for at in range(len(word) - 1)]
    return found


def bm25s_defaults(products: Sequence[Product]) -> Answer:
    """bm25s as its README uses it."""
    return _bm25s(products, None)


def bm25s_stemmed(products: Sequence[Product]) -> Answer:
    """bm25s with the English stemmer of its README."""
    import Stemmer

    return _bm25s(products, Stemmer.Stemmer("english"))


def _bm25s(products: Sequence[Product], stemmer: object) -> Answer:
    import bm25s

    corpus = bm25s.tokenize([words_of(p) for p in products], stopwords="en", stemmer=stemmer, show_progress=False)
    retriever = bm25s.BM25()
    retriever.index(corpus, show_progress=False)

    def answer(text: str) -> list[str]:
        tokens = bm25s.tokenize(text, stopwords="en", stemmer=stemmer, show_progress=False)
        rows, _ = retriever.retrieve(tokens, k=DEPTH, show_progress=False)
        return [products[int(row)].id for row in rows[0]]

    return answer


def bm25s_pairs(products: Sequence[Product]) -> Answer:
    """bm25s over pairs of characters."""
    import bm25s

    retriever = bm25s.BM25()
    retriever.index([pairs_of(words_of(p)) for p in products], show_progress=False)

    def answer(text: str) -> list[str]:
        rows, scores = retriever.retrieve([pairs_of(text)], k=DEPTH, show_progress=False)
        return [products[int(row)].id for row, score in zip(rows[0], scores[0], strict=True) if score > 0]

    return answer


def fts5(products: Sequence[Product]) -> Answer:
    """SQLite's full-text index with Porter stems, any word of the query, ordered by its bm25()."""
    return _fts5(products, "porter unicode61", words_of, lambda text: re.findall(r"\w+", text))


def fts5_trigrams(products: Sequence[Product]) -> Answer:
    """The same with SQLite's own tokenizer for text without spaces."""

    def asked(text: str) -> list[str]:
        return [run[at : at + 3] for run in re.findall(r"\w+", text) for at in range(len(run) - 2)]

    return _fts5(products, "trigram", words_of, asked)


def fts5_pairs(products: Sequence[Product]) -> Answer:
    """The same over pairs of characters."""
    return _fts5(products, "unicode61", lambda product: " ".join(pairs_of(words_of(product))), pairs_of)


def _fts5(
    products: Sequence[Product], tokenizer: str, told: Callable[[Product], str], asked: Callable[[str], list[str]]
) -> Answer:
    database = sqlite3.connect(":memory:")
    database.execute(f"CREATE VIRTUAL TABLE goods USING fts5(id UNINDEXED, words, tokenize='{tokenizer}')")
    database.executemany("INSERT INTO goods VALUES (?, ?)", [(p.id, told(p)) for p in products])

    def answer(text: str) -> list[str]:
        words = " OR ".join(f'"{word}"' for word in asked(text))
        if not words:
            return []
        found = database.execute("SELECT id FROM goods WHERE goods MATCH ? ORDER BY rank LIMIT ?", (words, DEPTH))
        return [row[0] for row in found]

    return answer


def chroma(products: Sequence[Product]) -> Answer:
    """Nearest neighbours of our own vectors in Chroma, nothing else."""
    import chromadb

    part = Index.of(products).part
    ranking, ids = Ranking([part.relevance]), list(part.records.ids)
    # All clients of a process share one memory: each catalog gets a collection of its own.
    collection = chromadb.EphemeralClient().create_collection(
        f"goods-{uuid4().hex}", embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
    )
    vectors = part.relevance.dense.vectors()
    for start in range(0, len(ids), 4_000):
        collection.add(ids=ids[start : start + 4_000], embeddings=vectors[start : start + 4_000])

    def answer(text: str) -> list[str]:
        found = collection.query(query_embeddings=ranking.vector(text)[None, :], n_results=DEPTH)
        return list(found["ids"][0])

    return answer
