"""What shoppers wrote in the demo shop: enough of it, in both languages, and no sentence twice."""

import re
from collections import Counter
from datetime import UTC, datetime

from app.demo.catalog import products, reviews

WRITTEN = [review for said in reviews().values() for review in said]
SENTENCE = re.compile(r"[^.!?。！？…]+")


def sentences() -> list[str]:
    """All sentences, without the marks around them."""
    parts = (part.strip(" \n“”\"'()（），,、；;:：") for review in WRITTEN for part in SENTENCE.findall(review.text))
    return [part.casefold() for part in parts if part]


def test_four_hundred_reviews_ten_or_more_for_thirty_products_half_of_them_chinese() -> None:
    assert len(WRITTEN) >= 400
    assert sum(len(said) >= 10 for said in reviews().values()) >= 30
    languages = Counter(review.language for review in WRITTEN)
    assert set(languages) == {"en", "zh"}
    assert min(languages.values()) >= 0.45 * len(WRITTEN)
    for review in WRITTEN:
        assert (review.language == "zh") == bool(re.search("[一-鿿]", review.text)), review.id


def test_no_sentence_and_no_id_is_there_twice() -> None:
    said = Counter(sentences())
    assert len(said) > len(WRITTEN)
    assert [text for text, count in said.items() if count > 1] == []
    assert len({review.id for review in WRITTEN}) == len(WRITTEN)


def test_reviews_are_of_our_goods_and_agree_with_their_stars() -> None:
    goods = {product.id: product for product in products()}
    for product_id, said in reviews().items():
        stars = goods[product_id].rating
        assert stars is not None
        assert abs(sum(review.rating for review in said) / len(said) - stars) <= 0.5, product_id
        assert {review.language for review in said} == {"en", "zh"}
        assert [review.at for review in said] == sorted((review.at for review in said), reverse=True)


def test_not_all_is_praise() -> None:
    harsh = {review.product_id for review in WRITTEN if review.rating <= 3}
    assert len(harsh) >= 0.8 * len(reviews())
    assert sum(review.rating <= 3 for review in WRITTEN) >= 0.1 * len(WRITTEN)


def test_they_were_written_before_now() -> None:
    newest = max(review.at for review in WRITTEN)
    assert datetime(2026, 1, 1, tzinfo=UTC) <= min(review.at for review in WRITTEN)
    assert newest < datetime(2026, 11, 27, tzinfo=UTC)
