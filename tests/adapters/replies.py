"""Any reply a bot could ever give, for Hypothesis."""

from decimal import Decimal

from hypothesis import strategies as st

from bot.messages import Button, Card, Reply

words = st.text(max_size=60) | st.sampled_from(
    [
        '<b>Tom & "Jerry" </b> _*[',
        "防水登山鞋",
        "👩‍👩‍👧‍👦" * 20,
        "&amp;&lt;",
        "x" * 500,
        "字" * 500,
        "\n\n",
        " ",
        "a b " * 150,
    ]
)
buttons = st.builds(Button, words, st.text("0123456789abcdef", min_size=22, max_size=22) | st.text(max_size=80))
addresses = st.none() | st.sampled_from(
    [
        "https://shop.example/p/1.jpg",
        "/p/1",
        "http://127.0.0.1/1.jpg",
        "https://x.example/a.svg",
        "https://shop.example/" + "a" * 2000,
    ]
)
cards = st.builds(
    Card,
    product_id=st.text(max_size=5),
    title=words,
    reason=words,
    price=st.none() | st.decimals(0, 10**6, places=2).map(Decimal),
    list_price=st.none() | st.decimals(0, 10**6, places=2).map(Decimal),
    currency=st.none() | st.sampled_from(["USD", "CNY"]),
    image_url=addresses,
    url=addresses,
    in_stock=st.none() | st.booleans(),
    promoted=st.booleans(),
    buttons=st.lists(buttons, max_size=6).map(tuple),
)
replies = st.builds(
    Reply,
    text=words,
    language=st.sampled_from(["en", "zh"]),
    act=st.just("find"),
    cards=st.lists(cards, max_size=12).map(tuple),
    buttons=st.lists(buttons, max_size=12).map(tuple),
    owner=st.sampled_from(["bot", "waiting", "human"]),
)
