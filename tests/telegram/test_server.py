"""The local Bot API server with real python-telegram-bot and with plain calls: what it takes and what it shows."""

import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultPhoto,
    InputMediaPhoto,
    InputTextMessageContent,
    MenuButtonCommands,
    Message,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken

from tests.telegram.description import Description
from tests.telegram.judge import judge, judge_update
from tests.telegram.server import Telegram, serving

PNG = b"\x89PNG\r\n\x1a\n"
URL = "https://shop.example/boots.jpg"
KEYS = InlineKeyboardMarkup([
    [
        InlineKeyboardButton("Details", callback_data="d1", style="primary"),
        InlineKeyboardButton("Shop", url="https://shop.example/1"),
    ]
])  # fmt: skip
Call = Callable[..., dict[str, Any]]


async def test_every_call_and_update_of_a_long_visit_passes_all_judges(
    telegram: Telegram, bot: Bot, description: Description
) -> None:
    ann = telegram.user("Ann", language="en", username="ann_a")
    first = ann.start("c_1")["message"]["message_id"]
    said = await bot.send_message(
        ann.id, "<b>Hi</b> <a href='https://shop.example'>shop</a>", parse_mode="HTML", reply_markup=KEYS,
        reply_parameters=ReplyParameters(first),
    )  # fmt: skip
    card = await bot.send_photo(ann.id, URL, caption="<i>Boots</i>", parse_mode="HTML", reply_markup=KEYS)
    await bot.send_photo(ann.id, PNG, filename="own.png")
    await bot.send_media_group(ann.id, [InputMediaPhoto(URL, caption="one"), InputMediaPhoto(PNG)])
    await bot.send_voice(ann.id, b"OggS")
    await bot.send_chat_action(ann.id, "typing")
    await bot.send_message_draft(ann.id, 7, "<b>thin", parse_mode=None)
    await bot.edit_message_text("Hi again", ann.id, said.message_id, reply_markup=KEYS)
    await bot.edit_message_caption(ann.id, card.message_id, caption="Red boots", reply_markup=KEYS)
    await bot.edit_message_media(InputMediaPhoto("https://shop.example/2.jpg"), ann.id, card.message_id)
    await bot.edit_message_reply_markup(ann.id, card.message_id, reply_markup=KEYS)
    await bot.set_message_reaction(ann.id, first, "👍")
    pressed = ann.press("Details")
    await bot.answer_callback_query(pressed.id, "Here")
    ann.press_data("gone")
    ann.edit(first, "/start@aisle_bot boots https://shop.example 😀 @ann_a")
    ann.react(said.message_id, "👎")
    ann.photo("this")
    ann.voice()
    ann.sticker()
    asked = ann.ask("boots")
    article = InlineQueryResultArticle("1", "Boots", InputTextMessageContent("Boots"), reply_markup=KEYS)
    await bot.answer_inline_query(asked.id, [article, InlineQueryResultPhoto("2", URL, URL)], cache_time=0)
    inline = ann.choose(asked, "1")
    assert inline is not None
    ann.press_inline(inline, "d1")
    await bot.edit_message_text("Sold", inline_message_id=inline)
    ann.block()
    ann.unblock()
    forum = telegram.supergroup("Hikers", topics=("Shoes",), username="hikers")
    ann.add_bot(forum)
    ann.send("@aisle_bot boots", to=forum, topic="Shoes")
    await bot.send_message("@hikers", "Boots", message_thread_id=forum.chat.topics["Shoes"])
    telegram.group("Old").become_supergroup()
    await bot.set_my_commands([("help", "Help")], language_code="en")
    assert [(c.command, c.description) for c in await bot.get_my_commands(language_code="en")] == [("help", "Help")]
    await bot.delete_my_commands(language_code="en")
    assert await bot.get_my_commands(language_code="en") == ()
    await bot.set_my_description("Shop")
    assert (await bot.get_my_description()).description == "Shop"
    await bot.set_my_short_description("Shop")
    await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
    assert (await bot.get_chat_menu_button()).type == "commands"
    assert (await bot.get_chat(ann.id)).first_name == "Ann"
    await bot.delete_message(ann.id, said.message_id)
    await bot.get_webhook_info()

    assert len(telegram.calls) > 25
    for call in telegram.calls:
        assert judge(call, description) == [], call
    updates = telegram.do(lambda: list(telegram.world.updates.waiting))
    assert {name for update in updates for name in update} == {
        "update_id", "message", "edited_message", "callback_query", "inline_query", "chosen_inline_result",
        "my_chat_member",
    }, "reactions come only when asked for"  # fmt: skip
    for update in updates:
        assert judge_update(update, description) == [], update


async def test_reactions_come_when_asked_for(telegram: Telegram, bot: Bot, description: Description) -> None:
    await bot.get_updates(allowed_updates=["message_reaction"])
    ann = telegram.user("Ann")
    ann.start()
    update = ann.react(1, "👍")
    assert judge_update(update, description) == []
    assert [u.update_id for u in await bot.get_updates()] == [update["update_id"]]


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


def test_a_call_may_come_in_any_dress(telegram: Telegram, http: httpx.Client) -> None:
    ann = telegram.user("Ann")
    ann.start()
    url = f"{telegram.base_url}{telegram.token}/sendMessage"
    keyboard = '{"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}'
    sent = {"chat_id": str(ann.id), "text": "hi", "disable_notification": "true", "reply_markup": keyboard}
    assert http.get(url, params=sent).json()["ok"]
    assert http.post(url, data=sent).json()["ok"]
    assert http.post(url.replace("sendMessage", "SENDMESSAGE"), data=sent).json()["ok"]
    assert http.post(url, data=sent, files={"unused": b""}).json()["description"].endswith("unused is unknown")
    assert http.post(url, json={"chat_id": ann.id, "text": "hi"}).json()["ok"]
    assert http.post(url, content=b"[1", headers={"content-type": "application/json"}).status_code == 400
    assert [call.params["chat_id"] for call in telegram.made("sendMessage")] == [ann.id] * 4
    assert telegram.calls[0].params["disable_notification"] is True


def test_the_wrong_token_and_unknown_methods(telegram: Telegram, call: Call, http: httpx.Client) -> None:
    wrong = http.get(f"{telegram.base_url}1:wrong/getMe")
    assert wrong.status_code == 401
    assert wrong.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert call("sendLove") == {"ok": False, "error_code": 404, "description": "Not Found"}
    assert call("sendDice", chat_id=1)["error_code"] == 501
    assert telegram.calls == []


async def test_python_telegram_bot_says_the_same(telegram: Telegram, bot: Bot) -> None:
    ann = telegram.user("Ann")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(ann.id, "nobody has spoken yet")
    ann.start()
    ann.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ann.id, "x")
    with pytest.raises(Forbidden):
        await bot.send_chat_action(ann.id, "typing")
    group = telegram.group("Old")
    new = group.become_supergroup()
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(group.id, "x")
    assert moved.value.new_chat_id == new.id
    new.remove_bot()
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await bot.send_message(new.id, "x")
    with pytest.raises(BadRequest, match=r"(?i)textdraft_peer_invalid"):
        await bot.send_message_draft(telegram.group("G").id, 1, "x")
    wrong = Bot("1:wrong", base_url=telegram.base_url)
    with pytest.raises(InvalidToken):
        await wrong.initialize()
    await wrong.shutdown()


async def test_editing(telegram: Telegram, bot: Bot) -> None:
    ann = telegram.user("Ann")
    ann.start()
    said = await bot.send_message(ann.id, "<b>one</b>", parse_mode="HTML", reply_markup=KEYS)
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content and reply markup are"):
        await bot.edit_message_text("<b>one</b>", ann.id, said.message_id, parse_mode="HTML", reply_markup=KEYS)
    plain = await bot.edit_message_text("one", ann.id, said.message_id, reply_markup=KEYS)
    assert isinstance(plain, Message)
    assert plain.edit_date is not None
    await bot.edit_message_text("one", ann.id, said.message_id)
    assert ann.lines[-1].labels == (), "a keyboard that is not given again is gone"
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_reply_markup(ann.id, said.message_id)
    await bot.edit_message_media(InputMediaPhoto(URL, caption="now a picture"), ann.id, said.message_id)
    assert (ann.lines[-1].text, ann.lines[-1].picture) == ("now a picture", URL)
    with pytest.raises(BadRequest, match="not modified"):
        await bot.edit_message_media(InputMediaPhoto(URL, caption="now a picture"), ann.id, said.message_id)
    assert [line.text for line in ann.lines] == ["/start", "now a picture"]
    await bot.delete_message(ann.id, said.message_id)
    assert [line.text for line in ann.lines] == ["/start"]


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


async def test_ids_grow_in_each_chat_and_dates_are_seconds(telegram: Telegram, bot: Bot) -> None:
    ann, bob = telegram.user("Ann"), telegram.user("Bob")
    ann.start()
    bob.start()
    ids = [(await bot.send_message(person.id, "x")).message_id for person in (ann, bob, ann, bob)]
    assert ids == [2, 2, 3, 3]
    assert abs((await bot.send_message(ann.id, "x")).date.timestamp() - time.time()) < 60


async def test_a_press_is_answered_once_and_in_time(telegram: Telegram, bot: Bot) -> None:
    ann = telegram.user("Ann")
    ann.start()
    await bot.send_message(ann.id, "x", reply_markup=KEYS)
    pressed = ann.press("Details")
    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await bot.answer_callback_query(pressed.id, "x" * 201)
    await bot.answer_callback_query(pressed.id, "Here")
    assert pressed.answers[0]["text"] == "Here"
    again, late = ann.press("Details"), ann.press("Details")
    late.expired = True
    for stale in (pressed.id, late.id, "never"):
        with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
            await bot.answer_callback_query(stale)
    await bot.answer_callback_query(again.id)
    with pytest.raises(AssertionError, match="it sends nothing"):
        ann.press("Shop")
    with pytest.raises(AssertionError, match="no button 'Buy'"):
        ann.press("Buy")


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


async def test_files_come_down_up_to_their_limit(telegram: Telegram, bot: Bot) -> None:
    ann = telegram.user("Ann")
    small = ann.voice()["message"]["voice"]["file_id"]
    large = ann.voice(size=21 * 1024 * 1024)["message"]["voice"]["file_id"]
    assert bytes(await (await bot.get_file(small)).download_as_bytearray()) == b"OggS"
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(large)


def test_in_groups_the_bot_sees_what_is_meant_for_it(description: Description) -> None:
    for reads_all, seen in ((False, 4), (True, 5)):
        with serving(description, reads_all=reads_all) as telegram:
            ann = telegram.user("Ann")
            group = telegram.group("G")
            ann.send("talking among ourselves", to=group)
            ann.send("@aisle_bot boots", to=group)
            ann.send("/help", to=group)
            ann.send("/help@aisle_bot", to=group)
            ann.add_bot(group)
            kinds = [next(iter(u.keys() - {"update_id"})) for u in telegram.world.updates.waiting]
            assert kinds.count("message") == seen
            assert len(group.lines) == 5


async def test_a_draft_fades_and_gives_way_to_a_message(
    telegram: Telegram, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = telegram.user("Ann")
    ann.start()
    await bot.send_message_draft(ann.id, 1, "thinking")
    shown = [ann.draft]
    await bot.send_message(ann.id, "done")
    shown.append(ann.draft)
    await bot.send_message_draft(ann.id, 2, "again")
    monkeypatch.setattr("tests.telegram.world.DRAFT_SECONDS", 0)
    shown.append(ann.draft)
    assert shown == ["thinking", None, None]
    assert [line.text for line in ann.lines] == ["/start", "done"]


def test_no_client_sends_a_bad_start_payload(telegram: Telegram) -> None:
    ann = telegram.user("Ann")
    for payload in ("x" * 65, "a b", "é"):
        with pytest.raises(AssertionError, match="no client sends"):
            ann.start(payload)
    assert ann.start("x" * 64)["message"]["text"] == f"/start {'x' * 64}"
