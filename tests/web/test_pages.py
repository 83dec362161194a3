"""The pages by plain requests: languages, headers, what an unfriendly record may not do, and the numbers beside."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

import app.web
from app.web.words import preferred, words
from tests.web.stub import BARE, BOOT, Stub, create

WEB = Path(app.web.__file__).parent


@pytest.fixture
def stub() -> Stub:
    return Stub()


@pytest.fixture
def client(stub: Stub) -> Iterator[TestClient]:
    with TestClient(create(stub)) as client:
        yield client


def test_the_chat_page_comes_in_the_readers_language(client: TestClient) -> None:
    assert "What are you looking for?" in client.get("/").text
    assert "您想找什么？" in client.get("/", headers={"Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8"}).text
    assert "您想找什么？" in client.get("/?lang=zh", headers={"Accept-Language": "en"}).text
    assert 'lang="zh-Hans"' in client.get("/", headers={"Cookie": "lang=zh", "Accept-Language": "en"}).text


@pytest.mark.parametrize("address", ["/", "/embed", "/embed/sample", "/shop/boot/42", "/shop/bare", "/shop/nothing"])
def test_pages_run_nothing_inline_and_load_nothing_foreign(client: TestClient, address: str) -> None:
    answer = client.get(address)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    for tag in re.findall(r"<script[^>]*>", answer.text):
        assert re.search(r'src="/(static/|embed\.js")', tag) or 'type="application/json"' in tag
    inside_tags = " ".join(re.findall(r"<[a-z][^>]*>", answer.text))
    assert not re.search(r"\s(style|on[a-z]+)=", inside_tags)
    assert not re.search(r"(src|href)=\"(https?:)?//", inside_tags)


def test_scripts_never_write_markup() -> None:
    for script in (WEB / "static").glob("*.js"):
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", script.read_text("utf-8"))


def weight(client: TestClient, address: str) -> int:
    """Bytes of a page with the style sheets, scripts and icons it loads before anything is pressed."""
    page = client.get(address).text
    waiting, seen, size = {address}, set[str](), 0
    while waiting:
        name = waiting.pop()
        seen.add(name)
        body = page if name == address else client.get(name).text
        size += len(body.encode())
        loads = {f"/static/{found}" for found in re.findall(r'^import .*"\./([\w.]+)";$', body, re.MULTILINE)}
        if name == address:
            loads |= set(re.findall(r'(?:src|href)="(/(?:static/|embed)[\w/.]+)"', body))
            loads |= {"/static/panel.js"} if 'id="panel"' in body else set()
        waiting |= loads - seen
    return size


@pytest.mark.parametrize(("address", "most"), [("/", 95_000), ("/embed", 80_000), ("/embed/sample", 40_000)])
def test_pages_are_light(client: TestClient, address: str, most: int) -> None:
    assert weight(client, address) < most


def test_even_all_that_is_loaded_later_is_light(client: TestClient) -> None:
    later = sum((WEB / "static" / name).stat().st_size for name in ("learned.js", "rehearsal.js", "chart.js"))
    assert weight(client, "/") + later < 106_000


def test_both_languages_have_the_same_words_and_every_word_asked_for_is_there(client: TestClient) -> None:
    english, chinese = words()["en"], words()["zh"]
    assert english.keys() == chinese.keys()
    for key, value in english.items():
        if isinstance(value, dict):
            assert value.keys() == chinese[key].keys()
        elif isinstance(value, str):
            assert set(re.findall(r"{\w+}", value)) == set(re.findall(r"{\w+}", chinese[key]))
        else:
            assert len(value) == len(chinese[key])
    asked = set(re.findall(r'data-(?:word|label|placeholder)="(\w+)', client.get("/").text))
    for script in (WEB / "static").glob("*.js"):
        asked |= set(re.findall(r'\bt\("(\w+)"', script.read_text("utf-8")))
    asked |= {f"tab_{tab}" for tab in ("answer", "learned", "rehearsal")}
    assert asked <= english.keys()


def test_a_product_page_tells_all_the_record_says(client: TestClient) -> None:
    page = client.get("/shop/boot/42").text
    for words_of_record in ("Ridgeway Waterproof", "$99", "$129", "Sold out", "3 left", "mesh, rubber", "1,213"):
        assert words_of_record in page
    assert "Fell &amp; Tarn" in page
    chinese = client.get("/shop/boot/42?lang=zh").text
    for words_of_record in ("岭道防水登山鞋", "¥599", "蓝色 / 10", "已售罄", "剩 3 件"):
        assert words_of_record in chinese
    # The red one has no price in yuan: the one it has is shown, not "unknown".
    assert "US$109.50" in chinese
    assert "价格未注明" not in chinese


def test_a_bare_and_hostile_record_has_a_page_too(client: TestClient) -> None:
    answer = client.get("/shop/bare")
    assert answer.status_code == 200
    assert "<img src=x" not in answer.text
    assert "&lt;img src=x" in answer.text
    for unknown in ("Price not stated", "Stock not stated", "No picture"):
        assert unknown in answer.text


def test_a_missing_product_is_a_polite_404(client: TestClient) -> None:
    answer = client.get("/shop/<script>", headers={"Accept-Language": "zh"})
    assert answer.status_code == 404
    assert client.head("/shop/boot/42").status_code == 200
    assert "没有这件商品" in answer.text
    assert "<script>" not in answer.text


def test_pictures_are_inert_and_kept_by_the_browser(client: TestClient) -> None:
    answer = client.get("/shop/pictures/boot-blue.svg")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "max-age" in answer.headers["cache-control"]
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert client.get("/shop/pictures/nothing-such.svg").status_code == 404


@pytest.mark.parametrize("name", ["..%2fwords.json", "%2e%2e/pages.py", "nothing.js", "..%5cpages.py"])
def test_nothing_but_our_own_files_is_served(client: TestClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def test_the_numbers_are_those_of_the_log_and_of_the_policy_as_it_is_now(client: TestClient, stub: Stub) -> None:
    assert client.get("/learning/nothing").status_code == 404
    stub.decide()
    before = client.get("/learning/d1").json()
    assert [slot["product_id"] for slot in before["slots"]] == [BOOT.id, BARE.id]
    assert [slot["propensity"] for slot in before["slots"]] == [0.62, 0.4]
    assert [slot["explored"] for slot in before["slots"]] == [False, True]
    assert (before["candidates"], before["learned"], before["evaluable"]) == (3, 0, True)
    assert before["slots"][0]["contributions"] == {"relevance": 0.9, "rating": 0.4}
    stub.hear("up", BOOT.id)
    after = client.get("/learning/d1?lang=zh").json()
    assert after["slots"][0]["score"] > before["slots"][0]["score"]
    assert after["slots"][1]["score"] == before["slots"][1]["score"]
    assert after["slots"][0]["contributions"]["item"] == pytest.approx(0.4)
    assert after["slots"][0]["title"] == "岭道防水登山鞋"
    assert after["learned"] == 1


@given(st.text())
def test_any_header_gives_a_language(header: str) -> None:
    assert preferred(None, None, header) in ("en", "zh")


@given(st.permutations(["zh-CN;q=0.9", "en;q=0.5", "fr", "de;q=0"]))
def test_weights_count_and_order_does_not(parts: list[str]) -> None:
    assert preferred(None, None, ", ".join(parts)) == "zh"


def test_a_policy_that_learns_nothing_has_no_estimates(client: TestClient, stub: Stub) -> None:
    stub.decide()
    stub.learner.slate = object()
    slots = client.get("/learning/d1").json()["slots"]
    assert [(slot["score"], slot["contributions"]) for slot in slots] == [(None, {})] * 2


def test_numbers_are_not_open_to_all_where_a_token_protects_the_log(client: TestClient, stub: Stub) -> None:
    stub.decide()
    stub.settings.api_token = object()
    assert client.get("/learning/d1").status_code == 401
