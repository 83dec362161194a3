"""Scripted trouble meets the calls it is meant for, with the effect it says."""

import asyncio
import time
from datetime import timedelta

import pytest
from telegram import Bot, Message
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from tests.telegram.faults import broken, lost_answer, lost_call, refuse, slow, too_many, unparseable
from tests.telegram.judge import too_soon
from tests.telegram.people import Person
from tests.telegram.server import Telegram


@pytest.fixture
def ann(telegram: Telegram) -> Person:
    """Somebody the bot may write to."""
    person = telegram.user("Ann")
    person.start()
    return person


async def test_too_many_holds_its_chat_and_no_other(
    telegram: Telegram, bot: Bot, ann: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # else the library warns of its coming change
    bob = telegram.user("Bob")
    bob.start()
    telegram.fail(too_many(1), method="sendMessage", chat=ann.id)
    with pytest.raises(RetryAfter) as first:
        await bot.send_message(ann.id, "x")
    assert first.value.retry_after == timedelta(seconds=1)
    await bot.send_message(bob.id, "x")
    with pytest.raises(RetryAfter):
        await bot.send_chat_action(ann.id, "typing")
    await asyncio.sleep(1.05)
    await bot.send_message(ann.id, "x")
    assert [line.text for line in ann.lines] == ["/start", "x"]
    (early,) = too_soon(telegram.calls)
    assert early.startswith(f"sendChatAction to {ann.id} came ")


async def test_nth_times_and_conditions_choose_the_call(telegram: Telegram, bot: Bot, ann: Person) -> None:
    telegram.fail(broken(500), method="sendMessage", nth=2, times=2, when=lambda params: "boots" in params["text"])
    outcomes = []
    for text in ("boots 1", "hats", "boots 2", "boots 3", "boots 4"):
        try:
            outcomes.append((await bot.send_message(ann.id, text)).text)
        except NetworkError as error:
            outcomes.append(str(error))
    assert outcomes == ["boots 1", "hats", "Internal Server Error", "Internal Server Error", "boots 4"]
    telegram.fail(refuse("no more"), times=None)
    for _ in range(3):
        with pytest.raises(BadRequest, match="No more"):
            await bot.send_message(ann.id, "x")


async def test_refusals(telegram: Telegram, bot: Bot, ann: Person) -> None:
    telegram.fail(unparseable(), method="sendMessage")
    with pytest.raises(BadRequest, match="Can't parse entities"):
        await bot.send_message(ann.id, "<b>fine</b>", parse_mode="HTML")
    telegram.fail(refuse("bot was blocked by the user", 403), method="sendPhoto")
    with pytest.raises(Forbidden):
        await bot.send_photo(ann.id, "https://shop.example/1.jpg")
    telegram.fail(broken(502))
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(ann.id, "x")
    assert [line.text for line in ann.lines] == ["/start"]
    assert [call.done for call in telegram.calls[-3:]] == [False, False, False]


async def test_a_lost_answer_has_its_effect_and_a_lost_call_has_none(telegram: Telegram, bot: Bot, ann: Person) -> None:
    telegram.fail(lost_answer(), method="sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(ann.id, "arrived")
    telegram.fail(lost_call(), method="sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(ann.id, "lost")
    assert [line.text for line in ann.lines] == ["/start", "arrived"]
    assert [(call.done, call.answered) for call in telegram.calls[-2:]] == [(True, False), (False, False)]


async def test_a_time_out_after_the_message_was_accepted(telegram: Telegram, bot: Bot, ann: Person) -> None:
    telegram.fail(slow(5), method="sendMessage")
    with pytest.raises(TimedOut):
        await bot.send_message(ann.id, "arrived", read_timeout=0.3)
    assert [line.text for line in ann.lines] == ["/start", "arrived"]
    telegram.fail(slow(0.3), method="sendMessage")
    started = time.monotonic()
    assert isinstance(await bot.send_message(ann.id, "late"), Message)
    assert time.monotonic() - started >= 0.3
