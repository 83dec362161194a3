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
    with pytest.raises(BadRequest, match="Message text is empty"):
        await bot.send_message(ann.id, "")
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
