"""What a platform gets when it can draw less than the bot says."""

from dataclasses import replace

from hypothesis import given

from adapters.base import Limits
from adapters.render import as_list, as_messages, rows
from adapters.text import length, plain
from bot.messages import Button, Reply
from tests.adapters.replies import replies
from tests.adapters.test_terminal import REPLY

LIMITS = Limits(text=400, cards=1, buttons=12, label=20, caption=120)


@given(replies)
def test_any_reply_fits(reply: Reply) -> None:
    for draw in (as_messages, as_list):
        parts = draw(reply, LIMITS)
        for part in parts:
            assert 0 < length(plain(part.words)) <= (LIMITS.caption if part.picture else LIMITS.text)
            assert sum(map(len, part.rows)) <= LIMITS.buttons
            assert all(length(button.label) <= LIMITS.label for row in part.rows for button in row)
        silent = reply.owner == "human" and not reply.cards and not reply.text.strip()
        assert parts or silent


@given(replies)
def test_the_reply_is_never_changed(reply: Reply) -> None:
    before = repr(reply)
    as_messages(reply, LIMITS)
    as_list(reply, LIMITS)
    assert repr(reply) == before


def test_each_card_is_a_message_and_the_reply_s_buttons_stand_under_the_last() -> None:
    parts = as_messages(REPLY, LIMITS)
    assert [plain(part.words) for part in parts] == [
        "Here are 2 that fit.",
        "Ridge Boots\n$119\nmatches: waterproof",
        "Old Boots\n$80 (was $99)\nsold out\n4.1 from 9 reviews",
    ]
    assert [[button.label for row in part.rows for button in row] for part in parts] == [
        [], ["Details", "Why this?"], ["More"],
    ]  # fmt: skip


def test_a_list_is_one_message_with_the_first_button_of_each_card() -> None:
    (part,) = as_list(REPLY, LIMITS)
    assert plain(part.words).startswith("Here are 2 that fit.\n\n1. Ridge Boots\n$119")
    assert [[button.label for button in row] for row in part.rows] == [["1 Details"], ["More"]]


def test_addresses_that_only_we_can_open_are_left_out() -> None:
    for address in ("/p/1", "http://localhost:8000/p", "http://10.0.0.1/p", "https://box.local/p", "https://bad host/"):
        card = replace(REPLY.cards[0], url=address, image_url=address)
        part = as_messages(replace(REPLY, cards=(card,)), LIMITS)[1]
        assert (part.picture, part.link, part.words[0].link) == (None, None, None), address


def test_a_promoted_card_says_so_in_both_languages() -> None:
    card = replace(REPLY.cards[0], promoted=True)
    for language, word in (("en", "Advertisement"), ("zh", "广告")):
        part = as_messages(replace(REPLY, cards=(card,), language=language), LIMITS)[1]
        assert plain(part.words).endswith(word)


def test_rows_hold_what_can_be_read_side_by_side() -> None:
    labels = ["👍", "👎", "Details", "More like this", "为什么推荐？", "a very long label that fills a row"]
    found = rows(tuple(Button(label, "t") for label in labels), Limits(400, 1, 20, 64))
    assert [[button.label for button in row] for row in found] == [
        ["👍", "👎", "Details"], ["More like this"], ["为什么推荐？"], ["a very long label that fills a row"],
    ]  # fmt: skip
