"""What the local Bot API server refuses, in Telegram's own words, and what is just allowed."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.telegram.description import Description
from tests.telegram.server import Telegram, serving

URL = "https://shop.example/boots.jpg"
Call = Callable[..., dict[str, Any]]
PARSE = "can't parse entities: "
REFUSED = [
    ("sendMessage", {"text": ""}, "message text is empty"),
    ("sendMessage", {"text": " \n"}, "text must be non-empty"),
    ("sendMessage", {"text": "x" * 4097}, "message is too long"),
    ("sendMessage", {"text": "😀" * 2049}, "message is too long"),
    ("sendMessage", {"text": "x", "colour": "red"}, "sendMessage: colour is unknown"),
    ("sendMessage", {}, "sendMessage: text is missing"),
    ("sendMessage", {"text": 7}, "sendMessage.text: 7 is no String"),
    ("sendMessage", {"text": "x", "chat_id": 1}, "chat not found"),
    ("sendMessage", {"text": "x", "chat_id": "@nobody"}, "chat not found"),
    ("sendMessage", {"text": "x", "parse_mode": "Markup"}, "unsupported parse_mode"),
    ("sendMessage", {"text": "a<p>", "parse_mode": "HTML"}, f'{PARSE}Unsupported start tag "p" at byte offset 1'),
    ("sendMessage", {"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
    ("sendMessage", {"text": "x", "message_thread_id": 99}, "message thread not found"),
    ("sendMessage", {"text": "x", "reply_markup": "{"}, "can't parse reply markup JSON object"),
    ("sendPhoto", {"photo": "no address"}, "wrong file identifier/HTTP URL specified"),
    ("sendPhoto", {"photo": "ftp://shop.example/1.jpg"}, "wrong file identifier/HTTP URL specified"),
    ("sendPhoto", {"photo": "attach://missing"}, "wrong file identifier/HTTP URL specified"),
    ("sendPhoto", {"photo": "http://127.0.0.1:8000/1.jpg"}, "failed to get HTTP URL content"),
    ("sendPhoto", {"photo": "http://localhost/1.jpg"}, "failed to get HTTP URL content"),
    ("sendPhoto", {"photo": "https://shop.example/broken.jpg"}, "failed to get HTTP URL content"),
    ("sendPhoto", {"photo": "https://shop.example/1.svg"}, "wrong type of the web page content"),
    ("sendPhoto", {"photo": URL, "caption": "x" * 1025}, "message caption is too long"),
    ("sendMediaGroup", {"media": [{"type": "photo", "media": URL}]}, "too few messages to send as an album"),
    ("sendMediaGroup", {"media": [{"type": "photo", "media": URL}] * 11}, "too many messages to send as an album"),
    (
        "sendMediaGroup",
        {"media": [{"type": "photo", "media": URL}, {"type": "photo", "media": "https://shop.example/broken.jpg"}]},
        'failed to send message #2 with the error message "WEBPAGE_CURL_FAILED"',
    ),
    ("sendChatAction", {"action": "dancing"}, "wrong parameter action in request"),
    ("sendMessageDraft", {"draft_id": 0, "text": "x"}, "draft identifier must be non-zero"),
    ("editMessageText", {"message_id": 99, "text": "x"}, "message to edit not found"),
    ("editMessageText", {"message_id": 1, "text": "x"}, "message can't be edited"),
    ("editMessageText", {"text": "x"}, "message identifier is not specified"),
    ("editMessageText", {"message_id": 3, "text": "x"}, "there is no text in the message to edit"),
    ("editMessageCaption", {"message_id": 2, "caption": "x"}, "there is no caption in the message to edit"),
    ("deleteMessage", {"message_id": 99}, "message to delete not found"),
    ("setMessageReaction", {"message_id": 1, "reaction": [{"type": "emoji", "emoji": "🥾"}]}, "REACTION_INVALID"),
    ("setMessageReaction", {"message_id": 99}, "message to react not found"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "params", "why"), REFUSED)
def test_it_refuses_in_telegrams_words(
    telegram: Telegram, call: Call, method: str, params: dict[str, Any], why: str
) -> None:
    telegram.bad_picture("https://shop.example/broken.jpg")
    ann = telegram.user("Ann")
    ann.start()
    call("sendMessage", chat_id=ann.id, text="plain")
    call("sendPhoto", chat_id=ann.id, photo=URL)
    before = len(ann.lines)
    assert call(method, **{"chat_id": ann.id} | params) == {
        "ok": False, "error_code": 400, "description": f"Bad Request: {why}",
    }  # fmt: skip
    assert len(ann.lines) == before
    assert not telegram.calls[-1].done


BUTTON = "can't parse inline keyboard button: "
LINK = "inline keyboard button URL '{}' is invalid: Wrong HTTP URL"
BUTTONS = [
    ({"text": "a", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
    ({"text": "a", "callback_data": "靴" * 22}, "BUTTON_DATA_INVALID"),
    ({"text": "a", "callback_data": ""}, "BUTTON_DATA_INVALID"),
    ({"text": "a", "url": "http://localhost/1"}, LINK.format("http://localhost/1")),
    ({"text": "a", "url": "javascript:alert(1)"}, LINK.format("javascript:alert(1)")),
    ({"text": "a", "url": "https://a.example", "callback_data": "x"}, "BUTTON_TYPE_INVALID"),
    ({"text": "a"}, f"{BUTTON}Text buttons are unallowed in the inline keyboard"),
    ({"text": " ", "callback_data": "x"}, f"{BUTTON}text of the button must be non-empty"),
    ({"text": "a", "callback_data": "x", "style": "red"}, f"{BUTTON}invalid button style specified"),
    ({"text": "a", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
]  # fmt: skip


@pytest.mark.parametrize(("button", "why"), BUTTONS)
def test_it_refuses_bad_buttons(telegram: Telegram, call: Call, button: dict[str, Any], why: str) -> None:
    ann = telegram.user("Ann")
    ann.start()
    keyboard = {"inline_keyboard": [[button]]}
    answer = call("sendMessage", chat_id=ann.id, text="x", reply_markup=keyboard)
    assert answer["description"] == f"Bad Request: {why}"


def test_what_is_just_allowed_is_taken(telegram: Telegram, call: Call) -> None:
    ann = telegram.user("Ann")
    ann.start()
    hundred = [[{"text": "a", "callback_data": "x" * 64}] * 8] * 12 + [[{"text": "a", "callback_data": "靴" * 21}] * 4]
    assert call("sendMessage", chat_id=ann.id, text="x", reply_markup={"inline_keyboard": hundred})["ok"]
    too_many = {"inline_keyboard": [*hundred, [{"text": "a", "callback_data": "x"}]]}
    answer = call("sendMessage", chat_id=ann.id, text="x", reply_markup=too_many)
    assert answer["description"] == "Bad Request: reply markup is too long"
    assert call("sendMessage", chat_id=ann.id, text="😀" * 2048)["ok"]
    assert call("sendMessage", chat_id=ann.id, text=f"<b>{'&lt;' * 4096}</b>", parse_mode="HTML")["ok"]
    assert call("sendPhoto", chat_id=ann.id, photo=URL, caption=f"<i>{'x' * 1024}</i>", parse_mode="HTML")["ok"]
    assert call("sendMediaGroup", chat_id=ann.id, media=[{"type": "photo", "media": URL}] * 10)["ok"]
    assert call("sendMessageDraft", chat_id=ann.id, draft_id=1, text="")["ok"]


def test_deleting_has_its_limits(description: Description, http: httpx.Client) -> None:
    now = [1_700_000_000.0]
    with serving(description, clock=lambda: now[0]) as telegram:
        ann = telegram.user("Ann")
        ann.start()
        group = telegram.group("G")
        hers = ann.send("/hi", to=group)["message"]
        url = f"{telegram.base_url}{telegram.token}/deleteMessage"
        refused = http.post(url, json={"chat_id": group.id, "message_id": hers["message_id"]}).json()
        assert refused["description"] == "Bad Request: message can't be deleted"
        now[0] += 49 * 3600
        refused = http.post(url, json={"chat_id": ann.id, "message_id": 1}).json()
        assert refused["description"] == "Bad Request: message can't be deleted"
        assert hers["date"] == 1_700_000_000


def _article(number: int, text: str) -> dict[str, Any]:
    return {"type": "article", "id": str(number), "title": "x", "input_message_content": {"message_text": text}}


PHOTO = {"type": "photo", "id": "1", "photo_url": URL, "thumbnail_url": URL}
INLINE = [
    ({"results": [_article(number, "x") for number in range(51)]}, "RESULTS_TOO_MUCH"),
    ({"results": [PHOTO | {"id": "x" * 65}]}, "RESULT_ID_INVALID"),
    ({"results": [PHOTO, PHOTO]}, "RESULT_ID_DUPLICATE"),
    ({"results": [PHOTO | {"photo_url": "x"}]}, "WEBDOCUMENT_URL_INVALID"),
    ({"results": [], "next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
    ({"results": [], "button": {"text": "x", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
    ({"results": [_article(1, "")]}, "MESSAGE_EMPTY"),
    ({"results": [_article(1, "x" * 4097)]}, "MESSAGE_TOO_LONG"),
]


@pytest.mark.parametrize(("params", "why"), INLINE)
def test_inline_answers_are_checked(telegram: Telegram, call: Call, params: dict[str, Any], why: str) -> None:
    asked = telegram.user("Ann").ask("boots")
    answer = call("answerInlineQuery", inline_query_id=asked.id, **params)
    assert answer["description"] == f"Bad Request: {why}"
    assert asked.answer is None


PROFILE = [
    ("setMyCommands", {"commands": [{"command": "Help", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": [{"command": "help", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyCommands", {"commands": [{"command": "h", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
    ("setMyCommands", {"commands": [], "language_code": "english"}, "invalid language code specified"),
    ("setMyDescription", {"description": "x" * 513}, "description is too long"),
    ("setMyShortDescription", {"short_description": "x" * 121}, "short description is too long"),
    ("getFile", {"file_id": "never"}, "wrong file_id or the file is temporarily unavailable"),
]


@pytest.mark.parametrize(("method", "params", "why"), PROFILE)
def test_the_profile_is_checked(call: Call, method: str, params: dict[str, Any], why: str) -> None:
    assert call(method, **params)["description"] == f"Bad Request: {why}"
