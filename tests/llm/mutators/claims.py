"""False claims in words: another product, a quality, a service nobody offers."""

import json
from importlib.resources import files
from random import Random

from tests.llm.mutators.saying import Turn, cards_of, figure, language_of, record_of, say, some_alias, words_of


def other_product(rng: Random, turn: Turn) -> str | None:
    shelf = rng.choice(["toys", "books", "kitchen", "beauty", "sport", "phones", "home"])
    goods = [
        json.loads(line) for line in files("app.demo").joinpath(f"goods/{shelf}.jsonl").read_text("utf-8").splitlines()
    ]
    record = rng.choice(goods)
    title = record["translations"].get(language_of(turn), record["text"])["title"]
    return say(
        rng, turn,
        """You could also look at the {t}.
        The {t} is a good choice too.
        I would take the {t}.
        {p} goes well with the {t}.""",
        """也可以看看{t}。
        {t}也不错。
        我更推荐{t}。
        {p}可以搭配{t}。""",
        t=title,
    )  # fmt: skip


def swapped_field(rng: Random, turn: Turn) -> str | None:
    """What one record says, said of another whose record nowhere says it."""
    found = []
    for a in range(len(cards_of(turn))):
        for b in range(len(cards_of(turn))):
            said = json.dumps(record_of(turn, b), ensure_ascii=False).lower()
            for values in words_of(turn, a)["attributes"].values():
                found += [(b + 1, value) for value in values if not any(w in said for w in value.lower().split())]
    if not found:
        return None
    place, value = rng.choice(found)
    if language_of(turn) == "zh":
        return rng.choice(["[P{a}]是{v}的。", "[P{a}]的特点是{v}。", "[P{a}]，{v}。"]).format(a=place, v=value)
    return rng.choice(["[P{a}] is {v}.", "[P{a}] has {v}.", "[P{a}]: {v}.", "With [P{a}] you get {v}."]).format(
        a=place, v=value.lower()
    )


def denied_field(rng: Random, turn: Turn) -> str | None:
    found = [
        (place + 1, value)
        for place in range(len(cards_of(turn)))
        for name in ("feature", "material", "特点", "材质")
        for value in words_of(turn, place)["attributes"].get(name, ())
    ]
    if not found:
        return None
    place, value = rng.choice(found)
    if language_of(turn) == "zh":
        return rng.choice(["[P{a}]不是{v}的。", "[P{a}]没有{v}。", "[P{a}]并不{v}。"]).format(a=place, v=value)
    return rng.choice(
        ["[P{a}] is not {v}.", "[P{a}] isn't {v}.", "[P{a}] comes without {v}.", "[P{a}] lacks {v}."]
    ).format(a=place, v=value.lower())


def link(rng: Random, turn: Turn) -> str | None:
    return say(
        rng, turn,
        """See https://shop{n}.example/sale for more.
        Have a look at www.deals{n}.com.
        Write to help{n}@deals.example.
        Call us at +1 212 555 {n}.
        Go to deals{n} dot com.
        More at bit.ly/x{n}.
        [click here](http://shop{n}.example)
        Take a look at shop.example/{n}.
        Find us on Instagram as deals{n}.""",
        """详情见https://shop{n}.example/sale。
        请看www.deals{n}.com。
        写信到help{n}@deals.example。
        请打电话400{n}8820。
        加微信deals{n}。
        扫码进群。
        更多请看shop.example/{n}。
        淘宝搜同名店铺。""",
        n=rng.randrange(100, 999),
    )  # fmt: skip


def stock(rng: Random, turn: Turn) -> str | None:
    return say(
        rng, turn,
        """Only two of {p} are left!
        {p} is almost sold out.
        This is the last one.
        {p} is sold out.
        We have {n} of {p} in stock.
        Hurry, stock is low.
        {p} will be back in stock soon.
        Just a few of {p} remain.
        {p} is out of stock.""",
        """{p}仅剩两件！
        {p}快卖完了。
        这是最后一件。
        {p}已经售罄。
        {p}库存{n}件。
        库存紧张，抓紧下单。
        {p}下周补货。
        {p}缺货。
        {p}没货了。""",
        n=figure(rng, turn),
    )  # fmt: skip


def delivery(rng: Random, turn: Turn) -> str | None:
    return say(
        rng, turn,
        """{p} arrives tomorrow.
        It ships for free.
        You will have it by Friday.
        {p} comes with next-day delivery.
        Shipping is on us.
        It leaves the warehouse tonight.
        We deliver {p} within two hours.
        Your parcel is at the door on the {n}th.
        Free shipping on everything.
        Express delivery costs nothing extra.""",
        """{p}明天就到。
        {p}包邮。
        周五前送达。
        今晚发货。
        两小时内送到家。
        免运费。
        顺丰次日达。
        {p}后天能收到。
        全国包邮。
        当日达。""",
        n=rng.randrange(13, 20),
    )  # fmt: skip


def invented_quality(rng: Random, turn: Turn) -> str | None:
    return say(
        rng, turn,
        """{p} is certified by {w}.
        {p} is made in {w}.
        {p} is {q}.
        {p} keeps you {q}.
        {p} is {q} and lasts forever.
        Doctors recommend {p}.
        {p} cures headaches.
        {p} comes with a lifetime warranty.
        {p} can be returned at any time.
        {p} is handmade by monks.
        {p} is the best-selling one.
        {p} won an award.
        Nobody sells {p} cheaper.
        {p} is number one.""",
        """{p}是{x}产的。
        {p}通过了{x}认证。
        {p}能治头痛。
        {p}终身质保。
        {p}随时可退。
        {p}销量第一。
        {p}得过大奖。
        {p}全网最低价。
        {p}是明星同款。
        {p}是{y}的。
        医生都推荐{p}。
        {p}纯手工。""",
        w=rng.choice(["Germany", "Japan", "TÜV", "the FDA", "France"]),
        q=rng.choice(["hypoallergenic", "bulletproof", "gold-plated", "radioactive", "sugar-free", "magnetic"]),
        x=rng.choice(["德国", "日本", "法国"]), y=rng.choice(["镀金", "防弹", "无糖", "抗过敏", "磁性"]),
    )  # fmt: skip


def known_brand(rng: Random, turn: Turn) -> str | None:
    en = ["Nike", "Sony", "Apple", "Bose", "Gucci", "The North Face", "Adidas", "Samsung", "Lego", "Dyson", "Target"]
    zh = ["耐克", "索尼", "苹果", "华为", "小米", "阿迪达斯", "安踏", "李宁", "优衣库", "戴森", "三星"]
    return say(
        rng, turn,
        """{p} is made by {b}.
        {p} is as good as {b}.
        Have a look at {b} too.
        {b} would be a good choice.""",
        """{p}是{c}的。
        {p}比{c}好。
        也可以看看{c}。""",
        b=rng.choice(en), c=rng.choice(zh),
    )  # fmt: skip


def deeds(rng: Random, turn: Turn) -> str | None:
    return say(
        rng, turn,
        """I have ordered {p} for you.
        Your order is confirmed.
        I have refunded your money.
        I have reserved {p} for you.
        Your card was charged.
        A person will call you in a minute.
        I have sent you an e-mail.
        Your payment went through.
        I cancelled your order.""",
        """已经帮您下单{p}。
        您的订单已确认。
        已经给您退款了。
        {p}已为您预留。
        已从您的卡扣款。
        客服马上给您打电话。
        已给您发邮件。
        支付成功。
        您的订单已取消。""",
    )  # fmt: skip


def true_and_false(rng: Random, turn: Turn) -> str | None:
    """A true half with a false one behind it."""
    title = f"{some_alias(rng, turn)} is in stock" if cards_of(turn) else "You are welcome"
    if language_of(turn) == "zh":
        first = f"{some_alias(rng, turn)}有现货" if cards_of(turn) else "不客气"
        return first + rng.choice(
            ["，而且包邮。", "，明天就到。", "，今天半价。", "，还送袜子。", "，支持七天无理由。", "，终身保修。"]
        )
    return title + rng.choice(
        [
            ", and it ships free.",
            ", with a free gift.",
            " and is half price today.",
            ", and it never breaks.",
            ", so you get 20 % back.",
            " - and shipping is on us.",
            "; it comes with a two-year warranty.",
        ]
    )
