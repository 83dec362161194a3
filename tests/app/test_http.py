"""The HTTP face over a real socket: what it answers, what it refuses, and how it counts clicks."""

import json
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from app.http.clicks import ROBOTS, _ours
from app.settings import Settings
from tests.app.server import Server, serving

ASK = "waterproof hiking boots under $120, not leather"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(Settings(data=tmp_path_factory.mktemp("http") / "data", seed=1)) as running:
        yield running


def refused(answer: httpx.Response, status: int, field: str | None = None) -> None:
    """The answer is an error in the one form, and no more than that."""
    assert answer.status_code == status, answer.text
    body = answer.json()
    assert set(body) == {"error"}
    assert body["error"]["code"]
    assert body["error"]["message"]
    assert body["error"].get("field") == field
    assert "Traceback" not in answer.text


def test_a_wish_gets_cards_that_keep_it(server: Server) -> None:
    answer = server.say(ASK)
    assert answer.status_code == 200
    reply = answer.json()
    assert len(reply["cards"]) >= 3
    for card in reply["cards"]:
        assert isinstance(card["price"], str)
        assert Decimal(card["price"]) <= 120
        assert card["currency"] == "USD"
    assert {"text", "cards", "buttons", "owner", "handoff", "decision_id", "language", "act", "understood"} <= set(
        reply
    )
    chinese = server.say("200元以内的蓝色连衣裙，不要雪纺", "zh").json()
    assert chinese["language"] == "zh"
    assert chinese["cards"]
    assert all(card["currency"] == "CNY" and Decimal(card["price"]) <= 200 for card in chinese["cards"])


@pytest.mark.parametrize(
    ("text", "language", "said", "place"),
    [
        ("who pays for the return label?", "en", "$4.90", "/shop/help/returns?lang=en#cost"),
        ("退货的运费谁出？", "zh", "¥10", "/shop/help/returns?lang=zh#cost"),
    ],
)
def test_the_shops_own_words_are_quoted_with_their_place(
    server: Server, text: str, language: str, said: str, place: str
) -> None:
    reply = server.say(text, f"policy-{language}").json()
    assert (reply["act"], reply["language"], reply["cards"]) == ("ask_policy", language, [])
    assert said in reply["text"]
    assert f"{server.url}{place}" in reply["text"].splitlines()


def test_the_same_event_gets_the_same_reply(server: Server) -> None:
    with ThreadPoolExecutor(20) as pool:
        replies = list(pool.map(lambda _: server.say(ASK, "same", event_id="same-1").text, range(20)))
    assert len(set(replies)) == 1
    assert len(server.aisle.ledger.stream("same", 0)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "x" * 10_000, "靴" * 10_000, "🥾👢🧥", "boots 靴子 under 100元 pls",
        "\u202e\u0645\u0631\u062d\u0628\u0627 \u0623\u062d\u0630\u064a\u0629\u202c", "a\x00b\ud83d\x1b[31m",
        "'; DROP TABLE events; --", "<script>alert(1)</script><img src=x onerror=alert(1)>", "{{7*7}} ${7*7} %s %n",
        "\u200b\u200b", "under $1e999999", "9" * 400, "¿Tienen botas de montaña?",
    ],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
def test_odd_text_is_a_valid_message(server: Server, text: str) -> None:
    body = json.dumps({"conversation_id": f"odd{hash(text)}", "user_id": "u", "text": text})
    answer = httpx.post(f"{server.url}/v1/messages", content=body, timeout=30)
    assert answer.status_code == 200
    assert answer.json()["text"]
    assert "went wrong" not in answer.json()["text"]


def test_an_action_nobody_knows_is_answered(server: Server) -> None:
    body = {"conversation_id": "c", "user_id": "u", "action": "made-up"}
    answer = httpx.post(f"{server.url}/v1/messages", json=body, timeout=30)
    assert answer.status_code == 200
    assert answer.json()["text"]


@pytest.mark.parametrize("content", [b"", b"{", b'{"text": ', b"\xff\xfe", b"[" * 40_000, b"nonsense"])
def test_a_malformed_body_is_400(server: Server, content: bytes) -> None:
    refused(httpx.post(f"{server.url}/v1/messages", content=content), 400)


GOOD: dict[str, Any] = {"conversation_id": "c", "user_id": "u", "text": "boots"}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ([], None),
        ("boots", None),
        ({**GOOD, "text": 5}, "text"),
        ({**GOOD, "text": None}, "text"),
        ({**GOOD, "action": "a"}, "text"),
        ({**GOOD, "conversation_id": ""}, "conversation_id"),
        ({**GOOD, "conversation_id": "c" * 201}, "conversation_id"),
        ({"user_id": "u", "text": "boots"}, "conversation_id"),
        ({**GOOD, "user_id": {"a": 1}}, "user_id"),
        ({**GOOD, "event_id": "e" * 201}, "event_id"),
        ({**GOOD, "locale": ["en"]}, "locale"),
    ],
)
def test_a_wrong_field_is_422_and_named(server: Server, body: object, field: str | None) -> None:
    refused(httpx.post(f"{server.url}/v1/messages", json=body), 422, field)


def test_a_body_over_64_kib_is_413(server: Server) -> None:
    refused(httpx.post(f"{server.url}/v1/messages", content=b"x" * 65_537), 413)

    def pieces() -> Iterator[bytes]:
        for _ in range(70):
            yield b"x" * 1000

    refused(httpx.post(f"{server.url}/v1/messages", content=pieces()), 413)
    large = {**GOOD, "conversation_id": "large", "text": "x" * 60_000}
    assert httpx.post(f"{server.url}/v1/messages", json=large, timeout=30).status_code == 200


def test_what_is_not_there_is_404_and_what_cannot_be_done_405(server: Server) -> None:
    refused(httpx.get(f"{server.url}/v1/decisions/unknown"), 404)
    refused(httpx.get(f"{server.url}/v1/nothing"), 404)
    refused(httpx.get(f"{server.url}/v1/messages"), 405)
    refused(httpx.get(f"{server.url}/r/unknown"), 404)


def test_without_a_secret_the_shops_hook_is_closed(server: Server) -> None:
    answer = httpx.post(f"{server.url}/hooks/shop", json={"type": "order.paid", "data": {}})
    refused(answer, 401)
    assert "AISLE_WEBHOOK_SECRET" in answer.json()["error"]["message"]


def test_a_decision_can_be_read(server: Server) -> None:
    reply = server.say(ASK, "decision").json()
    logged = httpx.get(f"{server.url}/v1/decisions/{reply['decision_id']}").json()
    assert logged["decision_id"] == reply["decision_id"]
    assert logged["slate"] == [card["product_id"] for card in reply["cards"]]
    assert len(logged["propensities"]) == len(logged["slate"])
    assert logged["feedback"] == []


class TestClicks:
    def _card(self, server: Server, conversation: str) -> tuple[str, str]:
        reply = server.say(ASK, conversation).json()
        return reply["cards"][0]["url"], reply["decision_id"]

    def _heard(self, server: Server, decision_id: str) -> list[str]:
        logged = httpx.get(f"{server.url}/v1/decisions/{decision_id}").json()
        return [feedback["kind"] for feedback in logged["feedback"]]

    def test_a_click_counts_once_teaches_and_leads_to_the_shop(self, server: Server) -> None:
        url, decision_id = self._card(server, "click")
        assert url.startswith(f"{server.url}/r/")
        before = server.aisle.guide.learner.position
        for _ in range(3):
            answer = httpx.get(url)
            assert answer.status_code == 302
            link = urlsplit(answer.headers["location"])
            assert link.path.startswith("/shop/")
            assert parse_qs(link.query) == {"aisle_click": [url.rsplit("/", 1)[1]]}
        assert self._heard(server, decision_id) == ["click"]
        assert server.aisle.guide.learner.position > before
        assert httpx.get(url, follow_redirects=True).status_code == 200

    def test_our_own_page_links_to_its_own_origin(self, server: Server) -> None:
        body = {"conversation_id": "own page", "user_id": "u", "text": ASK}
        reply = httpx.post(f"{server.url}/v1/messages", json=body, headers={"sec-fetch-site": "same-origin"}).json()
        assert reply["cards"][0]["url"].startswith("/r/")
        assert httpx.get(server.url + reply["cards"][0]["url"]).status_code == 302
        assert self._heard(server, reply["decision_id"]) == ["click"]

    @pytest.mark.parametrize(
        "headers",
        [
            {"user-agent": "TelegramBot (like TwitterBot)"},
            {"user-agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"},
            {"user-agent": "facebookexternalhit/1.1"},
            {"user-agent": "WhatsApp/2.23.20.0"},
            {"sec-purpose": "prefetch;prerender"},
            {"purpose": "prefetch"},
            {"x-moz": "prefetch"},
        ],
    )
    def test_programs_that_only_look_are_not_counted(self, server: Server, headers: dict[str, str]) -> None:
        url, decision_id = self._card(server, f"look{hash(str(headers))}")
        assert httpx.get(url, headers=headers).status_code == 302
        assert httpx.head(url).status_code == 302
        assert self._heard(server, decision_id) == []

    def test_people_are_counted(self) -> None:
        for agent in (
            "Mozilla/5.0 (Linux; Android 13; CUBOT P80) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0.43",
            "curl/8.5.0",
        ):
            assert not ROBOTS.search(agent), agent

    def test_only_the_shops_own_hosts(self) -> None:
        hosts = frozenset({"shop.example"})
        for good in ("/shop/a", "https://shop.example/a?b=c", "http://shop.example:8080/", "https://SHOP.example/"):
            assert _ours(good, hosts), good
        for bad in (
            None, "", "//evil.example/", "/\\evil.example", "https://evil.example/", "shop/a", "https:/evil.example",
            "https://shop.example@evil.example/", "https://shop.example.evil.example/", "javascript:alert(1)",
            "data:text/html,x", "https://shop.example\\@evil.example", "/\tshop", "\x00/shop", "https://[shop.example/",
            "/a\r\nX: y",
        ):  # fmt: skip
            assert not _ours(bad, hosts), bad


def test_a_person_takes_writes_and_gives_back(server: Server) -> None:
    address = f"{server.url}/v1/conversations/desk"
    server.say(ASK, "desk")
    assert httpx.post(f"{address}/human", json={"kind": "take"}).json() == {"owner": "human"}
    silent = server.say("still there?", "desk").json()
    assert (silent["owner"], silent["text"], silent["cards"]) == ("human", "", [])
    assert httpx.post(f"{address}/human", json={"kind": "message", "text": "I am Bo"}).json() == {"owner": "human"}
    assert httpx.post(f"{address}/human", json={"kind": "return"}).json() == {"owner": "bot"}
    assert server.say(ASK, "desk").json()["text"]
    assert httpx.post(f"{address}/human", json={"kind": "close"}).json() == {"owner": "bot"}
    refused(httpx.post(f"{address}/human", json={"kind": "message"}), 422, "text")
    refused(httpx.post(f"{address}/human", json={"kind": "timeout"}), 422, "kind")
    refused(httpx.post(f"{address}/human", json={"kind": "dance"}), 422, "kind")
    kinds = [(kind, data.get("kind")) for _, kind, data in _stream(f"{address}/events", 6)]
    assert kinds == [
        ("reply", None), ("person", "take"), ("reply", None),
        ("person", "message"), ("person", "return"), ("reply", None),
    ]  # fmt: skip


def test_who_takes_over_finds_a_summary(server: Server) -> None:
    address = f"{server.url}/v1/conversations/brief/summary"
    refused(httpx.get(address), 404)
    cards = server.say(ASK, "brief").json()["cards"]
    server.say("add the second one to my cart", "brief")
    assert server.say("I want to talk to a person", "brief").json()["handoff"]
    told = httpx.get(address).json()
    assert (told["owner"], told["mood"], told["language"], told["closed"]) == ("waiting", "calm", "en", False)
    assert told["wishes"][0] == "waterproof" or "waterproof" in told["wishes"]
    assert [(one["product_id"], one["price"]) for one in told["shown"]] == [
        (card["product_id"], card["price"]) for card in cards
    ]
    assert [(one["title"], one["quantity"], one["price"]) for one in told["cart"]] == [
        (cards[1]["title"], 1, cards[1]["price"])
    ]
    assert told["sums"] == [{"currency": "USD", "amount": cards[1]["price"]}]
    assert told["said"][-1] == "I want to talk to a person"
    for words in (cards[0]["title"], "In the cart", "Sum: $", "I want to talk to a person"):
        assert words in told["text"]


def _stream(url: str, count: int, after: str | None = None) -> list[tuple[int, str, dict[str, Any]]]:
    """The first `count` events: id, type, data."""
    found = []
    headers = {"Last-Event-ID": after} if after else {}
    with httpx.stream("GET", url, headers=headers, timeout=20) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        fields: dict[str, str] = {}
        for line in answer.iter_lines():
            if line:
                name, _, value = line.partition(": ")
                fields[name] = value
                continue
            if "data" in fields:
                found.append((int(fields["id"]), fields["event"], json.loads(fields["data"])))
            fields = {}
            if len(found) == count:
                return found
    return found


def test_a_stream_hears_what_happens_and_goes_on_where_it_was(server: Server) -> None:
    url = f"{server.url}/v1/conversations/live/events"
    heard: list[tuple[int, str, dict[str, Any]]] = []
    listener = threading.Thread(target=lambda: heard.extend(_stream(url, 2)))
    listener.start()
    first, second = server.say(ASK, "live").json(), server.say("cheaper", "live").json()
    server.say("boots", "elsewhere")
    listener.join(20)
    assert [data["text"] for _, _, data in heard] == [first["text"], second["text"]]
    again = _stream(url, 1, after=str(heard[0][0]))
    assert again == heard[1:]


def test_health_readiness_figures_and_reference(server: Server) -> None:
    assert httpx.get(f"{server.url}/healthz").json() == {"status": "ok"}
    assert httpx.get(f"{server.url}/readyz").json() == {"status": "ready", "degraded": []}
    server.say(ASK, "figures")
    figures = httpx.get(f"{server.url}/metrics").text
    assert 'aisle_turns_total{act="find",language="en",platform="api"}' in figures
    assert "aisle_turn_seconds_bucket" in figures
    paths = httpx.get(f"{server.url}/openapi.json").json()["paths"]
    assert {"/v1/messages", "/v1/decisions/{decision_id}", "/r/{click_id}"} <= set(paths)
    assert httpx.get(f"{server.url}/docs").status_code == 404


def test_pages_and_answers_protect_browsers(server: Server) -> None:
    page = httpx.get(server.url)
    assert page.status_code == 200
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert "unsafe-inline" not in page.headers["content-security-policy"]
    answer = httpx.get(f"{server.url}/readyz")
    assert answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    for each in (page, answer):
        assert each.headers["x-content-type-options"] == "nosniff"


def test_other_sites_cannot_use_a_browser_against_us(server: Server) -> None:
    url = f"{server.url}/v1/messages"
    refused(httpx.post(url, json=GOOD, headers={"host": "evil.example"}), 403)
    refused(httpx.post(url, json=GOOD, headers={"host": f"127.0.0.1.evil.example:{server.port}"}), 403)
    refused(httpx.post(url, json=GOOD, headers={"origin": "https://evil.example"}), 403)
    refused(httpx.post(url, json=GOOD, headers={"origin": "null"}), 403)
    for headers in ({"origin": server.url}, {"host": f"localhost:{server.port}"}, {"host": f"[::1]:{server.port}"}):
        assert httpx.post(url, json=GOOD, headers=headers, timeout=30).status_code == 200


def test_a_request_cut_short_harms_nobody(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as half:
        half.sendall(b"POST /v1/messages HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\n{")
    assert server.say("boots", "after").status_code == 200
