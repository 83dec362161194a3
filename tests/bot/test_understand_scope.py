"""How far a "not" reaches and what it turns round, over the demo shop."""

import pytest

from tests.bot.test_understand_wishes import limits, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("耳机 不要有线耳机", {"category = 耳机", "category != 有线耳机!"}),
        ("耳机，不要有线的", {"category = 耳机", "words != 有线!"}),
        ("running shoes in any colour but navy", {"category = Running Shoes", "color != navy!"}),
        ("boots, all brands but Fell & Tarn", {"category in ('Hiking Boots', 'Rain Boots')", "brand != Fell & Tarn!"}),
        ("boots, navy aside", {"category in ('Hiking Boots', 'Rain Boots')", "color != navy!"}),
        ("kettle not cheaper than 50", {"category = Kettles", "price >= 50 USD!"}),
        ("kettle no less than 30", {"category = Kettles", "price >= 30 USD!"}),
        ("水壶不低于100", {"category = 运动水壶", "price >= 100 CNY!"}),
        (
            "headphones at least $20 and no more than $500",
            {"category = Headphones", "price >= 20 USD!", "price <= 500 USD!"},
        ),
        (
            "I'm after headphones over $20 and under $70",
            {"category = Headphones", "price >= 20 USD!", "price <= 70 USD!"},
        ),
        (
            "headphones above twenty dollars and below two hundred dollars",
            {"category = Headphones", "price >= 20 USD!", "price <= 200 USD!"},
        ),
        ("headphones $70 and under", {"category = Headphones", "price <= 70 USD!"}),
        ("有没有无线耳机", {"category = 无线耳机"}),
        ("boots, I don't want anything over 60", {"category in ('Hiking Boots', 'Rain Boots')", "price <= 60 USD!"}),
        ("boots max. $90", {"category in ('Hiking Boots', 'Rain Boots')", "price <= 90 USD!"}),
        ("a backpack for 100", {"category = Backpacks", "price <= 100 USD!"}),
        ("boots in size US 10.5", {"category in ('Hiking Boots', 'Rain Boots')", "size = 10.5!"}),
        ("a red M dress", {"category = Dresses", "color = red", "size = M!"}),
        ("我穿43的登山靴", {"category = 登山靴", "size = 43!"}),
        ("小于等于500的靴子", {"category in ('登山靴', '雨靴')", "price <= 500 CNY!"}),
        ("帐篷，不要厚的", {"category = 帐篷", "words != 厚!"}),
        ("跑鞋，别给我推荐黑色的", {"category = 跑鞋", "color != 黑色!"}),
        ("3-6岁儿童的拼图", {"category = 拼图"}),
    ],
)
def test_a_not_reaches_what_it_stands_before(text: str, expected: set[str]) -> None:
    assert limits(read(text)) == expected
