"""The judges can say no: each kind of mistake is found, by the judge that is meant to find it."""

from dataclasses import replace
from typing import Any

import pytest

from tests.telegram.description import Description, Upload
from tests.telegram.exchange import Call
from tests.telegram.judge import judge, judge_update, too_soon

URL = "https://shop.example/1.jpg"
CHAT = {"id": 5, "type": "private", "first_name": "Ann"}
ANN = {"id": 5, "is_bot": False, "first_name": "Ann"}
MESSAGE = {"message_id": 1, "date": 1_700_000_000, "chat": CHAT, "from": ANN, "text": "x"}


CALL = Call(
    "sendMessage", {}, {}, at=0.0, code=200, result=None, error=None, retry_after=None, done=False, answered=True
)


def _call(method: str, params: dict[str, Any], **more: Any) -> Call:
    return replace(CALL, method=method, params=params, **more)


def _keys(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


KEY = {"text": "a", "callback_data": "x"}
PHOTO = {"type": "photo", "media": URL}
LONG_LINK = {"text": "a", "url": f"https://t.me/a?start={'x' * 65}"}


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendMessage", {"chat_id": 5, "text": "<b>x</b>", "parse_mode": "HTML", "reply_markup": _keys(KEY)}),
        ("sendMessage", {"chat_id": "@shop", "text": "<x>"}),
        ("sendPhoto", {"chat_id": 5, "photo": Upload("a.png", b"", "image/png")}),
        ("sendPhoto", {"chat_id": 5, "photo": URL, "caption": ""}),
        ("sendMediaGroup", {"chat_id": 5, "media": [PHOTO] * 10}),
        ("sendMessageDraft", {"chat_id": 5, "draft_id": 1, "text": ""}),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 200}),
        ("editMessageText", {"inline_message_id": "1", "text": "x"}),
        ("setMyCommands", {"commands": [], "scope": {"type": "all_group_chats"}}),
    ],
)
def test_right_calls_pass(description: Description, method: str, params: dict[str, Any]) -> None:
    assert judge(_call(method, params), description) == []


@pytest.mark.parametrize(
    ("method", "params", "found"),
    [
        ("sendMessage", {"chat_id": 5}, {"description: sendMessage: text is missing", "aiogram: text: Field required"}),
        (
            "sendMessage",
            {"chat_id": 5, "text": "x", "color": 1},
            {"description: sendMessage: color is unknown", "aiogram: color is unknown"},
        ),
        (
            "sendMessage",
            {"chat_id": 5, "text": "x", "reply_markup": _keys(KEY | {"colour": "red"})},
            {
                "description: sendMessage.reply_markup.inline_keyboard[0][0]: colour is unknown",
                "aiogram: reply_markup.inline_keyboard.colour is unknown",
            },
        ),
        ("sendMessage", {"chat_id": 5, "text": "x" * 4097}, {"limit: text of 4097 units"}),
        ("sendMessage", {"chat_id": 5, "text": "😀" * 2049}, {"limit: text of 4098 units"}),
        ("sendMessage", {"chat_id": 5, "text": " "}, {"limit: text is empty"}),
        (
            "sendMessage",
            {"chat_id": 5, "text": "<b>x", "parse_mode": "HTML"},
            {"limit: Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""},
        ),
        (
            "sendMessage",
            {"chat_id": 5, "text": "<b>x</b> " * 101, "parse_mode": "HTML"},
            {"limit: 101 entities in text"},
        ),
        ("sendPhoto", {"chat_id": 5, "photo": URL, "caption": "x" * 1025}, {"limit: caption of 1025 units"}),
        ("sendMediaGroup", {"chat_id": 5, "media": [PHOTO]}, {"limit: 1 media; 2 to 10 are allowed"}),
        ("sendMediaGroup", {"chat_id": 5, "media": [PHOTO] * 11}, {"limit: 11 media; 2 to 10 are allowed"}),
        (
            "sendMediaGroup",
            {"chat_id": 5, "media": [PHOTO | {"caption": "x" * 1025}] * 2},
            {"limit: caption of 1025 units"},
        ),
        (
            "answerCallbackQuery",
            {"callback_query_id": "1", "text": "x" * 201},
            {"limit: 201 units in the answer to a press"},
        ),
        ("sendMessage", {"chat_id": 5, "text": "x", "reply_markup": _keys(*[KEY] * 9)}, {"limit: 9 buttons in a row"}),
        (
            "sendMessage",
            {"chat_id": 5, "text": "x", "reply_markup": {"inline_keyboard": [[KEY]] * 101}},
            {"limit: 101 buttons"},
        ),
        (
            "editMessageReplyMarkup",
            {"chat_id": 5, "message_id": 1, "reply_markup": _keys({"text": " ", "callback_data": "x" * 65})},
            {"limit: a button without a label", "limit: callback_data of 65 bytes"},
        ),
        (
            "sendMessage",
            {"chat_id": 5, "text": "x", "reply_markup": _keys({"text": "a", "url": "http://localhost/1"})},
            {"limit: 'http://localhost/1' is no link to Telegram"},
        ),
        (
            "sendMessage",
            {"chat_id": 5, "text": "<a href='https://t.me/aisle_bot?start=a.b'>x</a>", "parse_mode": "HTML"},
            {"limit: deep link payload 'a.b'"},
        ),
        (
            "sendMessage",
            {"chat_id": 5, "text": "x", "reply_markup": _keys(LONG_LINK)},
            {f"limit: deep link payload {'x' * 65!r}"},
        ),
    ],
)  # fmt: skip
def test_wrong_calls_are_found(description: Description, method: str, params: dict[str, Any], found: set[str]) -> None:
    assert set(judge(_call(method, params), description)) == found


def test_a_wrong_type_is_found_by_both_readings(description: Description) -> None:
    found = judge(_call("sendMessage", {"chat_id": [5], "text": "x"}), description)
    assert {problem.partition(":")[0] for problem in found} == {"description", "aiogram"}


def test_results_are_judged(description: Description) -> None:
    params = {"chat_id": 5, "text": "x"}
    assert judge(_call("sendMessage", params, done=True, result=MESSAGE), description) == []
    bare = {name: part for name, part in MESSAGE.items() if name != "date"}
    for result in (None, True, bare, MESSAGE | {"mood": "good"}):
        found = judge(_call("sendMessage", params, done=True, result=result), description)
        assert {problem[:8] for problem in found} == {"result, "}


PTB = "python-telegram-bot"
ALL = {"description", "aiogram", PTB}


@pytest.mark.parametrize(
    ("update", "readers"),
    [
        ({"message": MESSAGE}, set()),
        ({"message": {name: MESSAGE[name] for name in MESSAGE if name != "chat"}}, {"description", "aiogram"}),
        ({"message": MESSAGE | {"mood": "good"}}, ALL),
        ({"letter": MESSAGE}, ALL),
        ({"message": MESSAGE | {"chat": CHAT | {"id": "five"}}}, {"description", "aiogram"}),
        ({"callback_query": {"id": "1", "from": ANN, "data": "x"}}, ALL),
        ({"message": MESSAGE, "edited_message": MESSAGE}, {"2 kinds of content"}),
        ({"message": MESSAGE | {"date": 1_700_000_000_000}}, {"1700000000000 is no date in seconds", PTB}),
        ({"message": MESSAGE | {"message_id": 0}}, {"0 is no message id"}),
    ],
)  # fmt: skip
def test_updates_are_judged(description: Description, update: dict[str, Any], readers: set[str]) -> None:
    found = judge_update({"update_id": 1} | update, description)
    assert {problem.partition(":")[0] for problem in found} == readers


def test_haste_is_found() -> None:
    refused = {"code": 429, "retry_after": 7}
    ours, other = {"chat_id": 5}, {"chat_id": 6}
    calls = [
        _call("sendMessage", ours, at=10.0, **refused),
        _call("sendMessage", other, at=11.0),
        _call("sendChatAction", ours, at=12.5),
        _call("answerCallbackQuery", {"callback_query_id": "1"}, at=13.0),
        _call("sendMessage", ours, at=17.0),
    ]
    assert too_soon(calls) == ["sendChatAction to 5 came 4.50 s too soon"]
