"""Sets changed part by part in Chinese: what is named changes, everything else stays."""

from decimal import Decimal

import pytest

from app.demo.catalog import products
from bot.messages import Reply
from tests.bot.talk import Talk

BY_ID = {variant.id: variant for product in products() for variant in product.variants}
OUTING = "周末出游想置办一身：休闲鞋、双肩包和帽子，一共八百以内"


def ids(reply: Reply) -> list[str]:
    return [card.product_id for card in reply.cards]


def kind_of(reply: Reply) -> list[str]:
    return [product_id.split("-")[0] for product_id in ids(reply)]


def begun() -> tuple[Talk, Reply]:
    talk = Talk(locale="zh")
    return talk, talk.say(OUTING)


def test_a_list_with_words_before_each_kind_is_a_set_of_all() -> None:
    reply = Talk(locale="zh").say("想添几样：电热烧水壶、陶瓷马克杯、玻璃饭盒，加起来别超过四百")
    assert kind_of(reply) == ["kettle", "mug", "lunch"]
    assert "玻璃" in reply.cards[2].title


def test_what_is_said_of_one_kind_of_a_new_set_is_of_that_kind_alone() -> None:
    reply = Talk(locale="zh").say("帮我搭一身，黑色T恤、蓝色连衣裙和灰色拖鞋，五百以内")
    said = [BY_ID[card.variant_id or ""].options for card in reply.cards]
    assert [options.get("color") for options in said] == ["black", "blue", "gray"]


@pytest.mark.parametrize(
    ("said", "gone"),
    [("帽子不要了", 2), ("包家里有了", 1), ("去掉鞋吧", 0), ("帽子就算了", 2), ("不用帽子了", 2), ("双肩包删掉", 1)],
)
def test_what_is_left_out_goes_and_the_rest_stays(said: str, gone: int) -> None:
    talk, before = begun()
    reply = talk.say(said)
    assert reply.act == "bundle"
    assert ids(reply) == [one for place, one in enumerate(ids(before)) if place != gone]


@pytest.mark.parametrize("said", ["帽子换成围巾", "帽子改成围巾吧", "帽子不要了，加条围巾", "把帽子换条围巾"])
def test_one_kind_takes_the_place_of_another(said: str) -> None:
    talk, before = begun()
    reply = talk.say(said)
    assert reply.act == "bundle"
    assert ids(reply)[:2] == ids(before)[:2]
    assert kind_of(reply)[2:] == ["scarf"]


@pytest.mark.parametrize("said", ["再来双袜子", "加一双袜子", "还差双袜子", "再配双袜子吧"])
def test_a_kind_is_added(said: str) -> None:
    talk, before = begun()
    reply = talk.say(said)
    assert reply.act == "bundle"
    assert ids(reply)[:3] == ids(before)
    assert kind_of(reply)[3:] == ["socks"]


@pytest.mark.parametrize("said", ["帽子要羊毛的", "帽子换个羊毛的", "帽子得是羊毛的", "換頂羊毛帽子"])
def test_what_is_told_of_one_kind_changes_that_kind_alone(said: str) -> None:
    talk, before = begun()
    reply = talk.say(said)
    assert reply.act == "bundle"
    assert ids(reply) == [*ids(before)[:2], "hat-acorn"]


@pytest.mark.parametrize("said", ["帐篷太贵了", "帐篷换个便宜点的", "帐篷要便宜些的", "帳篷貴了，換一頂"])
def test_one_kind_gets_cheaper(said: str) -> None:
    talk = Talk(locale="zh")
    before = talk.say("想凑一套露营的：帐篷、睡袋和头灯，两千以内")
    reply = talk.say(said)
    assert reply.act == "bundle"
    assert Decimal(reply.cards[0].price or 0) < Decimal(before.cards[0].price or 0)
    assert ids(reply)[1:] == ids(before)[1:]


def test_the_whole_set_gets_cheaper_or_other() -> None:
    talk, before = begun()
    cheaper = talk.say("太贵了，整套便宜点")
    assert cheaper.act == "bundle"
    assert sum(Decimal(card.price or 0) for card in cheaper.cards) < sum(Decimal(c.price or 0) for c in before.cards)
    talk, before = begun()
    other = talk.say("换一套看看")
    assert other.act == "bundle"
    assert kind_of(other) == kind_of(before)
    assert set(ids(other)).isdisjoint(ids(before))


def test_a_kind_of_which_nothing_is_cheaper_stays_and_the_reply_says_so() -> None:
    talk = Talk(locale="zh")
    talk.say("手套和围巾各来一个，一共一百五以内")
    before = talk.say("手套换个便宜的")
    reply = talk.say("手套换个更便宜的")
    assert ids(reply) == ids(before)
    assert "不满足" in reply.text


@pytest.mark.parametrize("said", ["帽子多少钱", "帽子能机洗吗", "有没有别的帽子", "推荐几款登山靴"])
def test_questions_and_new_wishes_change_no_set(said: str) -> None:
    talk, _ = begun()
    assert talk.say(said).act != "bundle"


def test_after_it_was_put_in_the_cart_is_what_things_are_taken_out_of() -> None:
    talk, before = begun()
    talk.say("都要了")
    reply = talk.say("帽子不要了")
    assert reply.act == "undo"
    assert ids(reply) == ids(before)[:2]
