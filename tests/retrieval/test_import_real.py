"""The real catalogs, as their shops wrote them."""

from decimal import Decimal
from pathlib import Path

from retrieval.importing import read_products


def test_bestbuy_has_no_ids_and_repeated_names(shared_data: Path) -> None:
    found = read_products(shared_data / "bestbuy" / "products.json.gz")
    report = found.report
    assert (report.rows, report.accepted, report.duplicates, report.merged) == (3291, 3232, 0, 59)
    assert (report.without_price, report.without_picture, report.rejected) == (0, 0, ())
    assert report.without_stock == report.without_link == report.without_rating == 3232
    assert (found.currency, found.language) == ("USD", "en")
    assert any("ids were made" in sentence for sentence in report.assumptions)
    several = [product for product in found.products if len(product.variants) > 1]
    assert len(several) == 48
    assert sum(len(product.variants) - 1 for product in several) == 59


def test_litemall_is_chinese(shared_data: Path) -> None:
    found = read_products(shared_data / "litemall" / "goods.json.gz")
    report = found.report
    assert (report.rows, report.accepted, report.rejected, report.merged) == (239, 239, (), 0)
    assert (found.currency, found.language) == ("CNY", "zh")
    bedding = next(product for product in found.products if product.id == "1006002")
    price = bedding.variants[0].prices["CNY"]
    assert (price.amount, price.list_amount) == (Decimal("899.00"), Decimal("919.00"))
    assert bedding.text.attributes["material"] == ("100%棉",)
    assert len(bedding.images) == 5


def test_esci_keeps_its_own_ids(shared_data: Path) -> None:
    found = read_products(shared_data / "esci" / "products.jsonl.gz")
    report = found.report
    assert (report.rows, report.accepted, report.rejected) == (6764, 6764, ())
    assert (report.without_price, report.without_rating) == (4774, 101)
    kindle = next(product for product in found.products if product.id == "B07CXG6C9W")
    assert kindle.text.attributes == {"color": ("Black",)}
    assert "glare-free" in kindle.text.description
    assert kindle.variants[0].prices == {}
