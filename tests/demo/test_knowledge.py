"""The shop's policies and guides: the same in both languages, quotable, and true to what the checkout does."""

import re

import pytest

from app.demo.knowledge import GUIDES, POLICIES, Page, html, pages, passages
from app.demo.storefront.cart import DELIVERY, FREE_FROM
from bot.messages import Language
from bot.say.phrases import money

LANGUAGES: tuple[Language, ...] = ("en", "zh")


def page(language: Language, name: str) -> Page:
    return next(page for page in pages(language) if page.name == name)


def test_both_languages_have_the_same_pages_and_headings() -> None:
    english, chinese = pages("en"), pages("zh")
    assert [page.name for page in english] == [page.name for page in chinese] == [*POLICIES, *GUIDES]
    assert len(GUIDES) == 4
    for one, other in zip(english, chinese, strict=True):
        assert [section.name for section in one.sections] == [section.name for section in other.sections]
        assert len(one.sections) >= 5
        assert one.title != other.title


@pytest.mark.parametrize("name", [*POLICIES, *GUIDES])
def test_both_languages_say_the_same_figures(name: str) -> None:
    def figures(text: str) -> list[str]:
        # Months have names in English. Money is a price list of its own: only that there is some is compared.
        found = re.findall(r"[$¥]?\d+(?:[.:]\d+)?", re.sub(r"\d+ 月", "", text))
        return sorted("money" if figure[0] in "$¥" else figure for figure in found)

    english, chinese = page("en", name), page("zh", name)
    assert figures(english.introduction) == figures(chinese.introduction)
    for one, other in zip(english.sections, chinese.sections, strict=True):
        assert figures(f"{one.title} {one.text}") == figures(f"{other.title} {other.text}"), one.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_passages_are_short_enough_to_quote_and_lead_to_their_place(language: Language) -> None:
    found = [one for name, page in passages().items() if name.startswith(language) for one in page]
    assert len({passage.id for passage in found}) == len(found) == sum(1 + len(p.sections) for p in pages(language))
    for passage in found:
        assert passage.language == language
        assert 10 < len(passage.text) < 650
        assert all(passage.titles)
        assert not re.search(r"[*_`<>{}]|\]\(", passage.text), "Markdown that does not read well as it is"
        name, _, place = passage.source.partition("#")
        assert name == f"/shop/help/{passage.id.split('/')[1]}?lang={language}"
        assert place == "".join(passage.id.split("/")[2:])
    assert not any(
        "一" <= letter <= "鿿"
        for name, page in passages().items()
        if name.startswith("en/")
        for passage in page
        for letter in passage.text
    )


@pytest.mark.parametrize(("language", "currency"), [("en", "USD"), ("zh", "CNY")])
def test_delivery_costs_what_the_checkout_takes(language: Language, currency: str) -> None:
    cost = next(section.text for section in page(language, "shipping").sections if section.name == "cost")
    assert money(FREE_FROM[currency], currency, language) in cost
    assert money(DELIVERY[currency], currency, language) in cost
    assert money(FREE_FROM[currency], currency, language) in page(language, "shipping").introduction


def test_markdown_becomes_html_and_nothing_else_does() -> None:
    assert html("- one\n- two") == "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"
    assert "<script>" not in html("<script>alert(1)</script>")
    assert "href" not in html("[x](javascript:alert(1))")
