"""Where a card's link leads, by platform and by what shoppers can reach."""

import pytest

from app.wiring import linker

SHOP = "https://shop.example/boots"


@pytest.mark.parametrize(
    ("platform", "public_url", "link"),
    [
        ("page", None, "/r/t"),
        ("page", "https://guide.example", "/r/t"),
        ("api", "https://guide.example", "https://guide.example/r/t"),
        ("api", None, SHOP),
        ("terminal", None, SHOP),
    ],
)
def test_the_page_counts_its_clicks_and_others_where_they_can(platform: str, public_url: str | None, link: str) -> None:
    assert linker(public_url)(platform, "t", SHOP) == link
