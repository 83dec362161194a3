"""False prices, measures, counts and comparisons, in digits and in words."""

from random import Random

from tests.llm.mutators.saying import Turn, cards_of, figure, language_of, say, some_alias


def other_price(rng: Random, turn: Turn) -> str | None:
    number = figure(rng, turn)
    return say(
        rng, turn,
        """{p} costs ${n}.
        {p} is yours for ${n}.
        {p} sells at ${n}.99.
        You can have {p} for {n} dollars.
        At ${n} {p} is a good choice.
        {p}: USD {n}.
        {p} is priced at {n}.
        That comes to ${n}.""",
        """{p}只要{n}元。
        {p}的价格是¥{n}。
        {p}现价{n}块钱。
        {n}元就能买到{p}。
        {p}售价{n}。
        一共{n}元。""",
        n=number,
    )  # fmt: skip


def other_currency(rng: Random, turn: Turn) -> str | None:
    cards = [(place, card) for place, card in enumerate(cards_of(turn), 1) if card["price"]]
    if not cards:
        return None
    place, card = rng.choice(cards)
    amount = card["price"].split(".")[0]
    signs = ["€{n}", "£{n}", "{n} euros", "{n} pounds", "EUR {n}", "{n} yen", "A${n}"]
    if language_of(turn) == "zh":
        return rng.choice(["[P{a}]只要{n}美元。", "[P{a}]的价格是${n}。", "[P{a}]卖{n}欧元。"]).format(
            a=place, n=amount
        )
    return f"[P{place}] costs {rng.choice([*signs, '{n} yuan', '¥{n}']).format(n=amount)}."


def price_of_another(rng: Random, turn: Turn) -> str | None:
    cards = cards_of(turn)
    pairs = [
        (a + 1, b + 1)
        for a in range(len(cards))
        for b in range(len(cards))
        if cards[a]["price"] and cards[b]["price"] and cards[a]["price"] != cards[b]["price"]
    ]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    if language_of(turn) == "zh":
        lines = ["[P{a}]的价格是[P{b}.price]。", "[P{a}]只要[P{b}.price]。", "[P{b}.price]就能买到[P{a}]。"]
    else:
        lines = ["[P{a}] costs [P{b}.price].", "[P{a}] is [P{b}.price].", "For [P{b}.price] you get [P{a}]."]
    return rng.choice(lines).format(a=a, b=b)


def wrong_comparison(rng: Random, turn: Turn) -> str | None:
    cards = cards_of(turn)
    pairs = [
        (a + 1, b + 1)
        for a in range(len(cards))
        for b in range(len(cards))
        if cards[a]["price"] and cards[b]["price"] and float(cards[a]["price"]) > float(cards[b]["price"])
    ]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    if language_of(turn) == "zh":
        lines = ["[P{a}]比[P{b}]便宜。", "[P{b}]比[P{a}]贵。", "[P{a}]是最便宜的。", "价格最低的是[P{a}]。"]
    else:
        lines = [
            "[P{a}] is cheaper than [P{b}].", "[P{b}] is more expensive than [P{a}].", "[P{a}] is the cheapest one.",
            "[P{a}] costs less than [P{b}].", "The least expensive here is [P{a}].",
        ]  # fmt: skip
    return rng.choice(lines).format(a=a, b=b)


def wrong_rank(rng: Random, turn: Turn) -> str | None:
    cards = [card for card in cards_of(turn) if card["rating"]]
    if len(cards) < 2 or len(cards) < len(cards_of(turn)):
        return None
    worse = [place for place, card in enumerate(cards, 1) if card["rating"] < max(one["rating"] for one in cards)]
    if not worse:
        return None
    if language_of(turn) == "zh":
        return rng.choice(["[P{a}]评分最高。", "评价最好的是[P{a}]。"]).format(a=rng.choice(worse))
    return rng.choice(["[P{a}] is the best rated.", "[P{a}] has the highest rating."]).format(a=rng.choice(worse))


def wrong_measure(rng: Random, turn: Turn) -> str | None:
    return say(
        rng, turn,
        """{p} weighs {n} g.
        {p} weighs only {n} grams.
        {p} holds {n} L.
        {p} runs {n} hours on one charge.
        {p} is {n} cm long.
        {p} is rated 3.1 from {n} reviews.
        {n} shoppers have reviewed {p}.
        {p} comes in size {n}.""",
        """{p}重{n}克。
        {p}容量{n}升。
        {p}续航{n}小时。
        {p}长{n}厘米。
        {p}评分3.1分，{n}条评价。
        {p}有{n}码。
        {n}人评价过{p}。""",
        n=figure(rng, turn),
    )  # fmt: skip


def invented_discount(rng: Random, turn: Turn) -> str | None:
    return say(
        rng, turn,
        """{p} is {n} % off today.
        You save {n} percent on {p}.
        {p} is half price.
        There is a special deal on {p} this week.
        Everything is reduced by a third.
        Use code SAVE{n} at checkout.
        You get a coupon worth ${n}.
        Take two and pay for one.
        Members get {p} for less.
        I can knock a little off {p} for you.
        The second one costs half as much.
        There is a flash sale on.""",
        """{p}今天打{z}折。
        {p}立减{n}元。
        {p}半价。
        全场满{n}减{z}。
        输入优惠码SAVE{n}再减。
        领券更优惠。
        买一送一。
        第二件半价。
        会员价更低。
        今天下单有赠品。
        我可以给您再便宜点。
        限时特价。""",
        n=figure(rng, turn, 13, 95), z=rng.choice("五六七九"),
    )  # fmt: skip


def words_for_numbers(rng: Random, turn: Turn) -> str | None:
    units = ["two", "three", "four", "six", "seven", "nine"]
    tens = ["twenty", "thirty", "sixty", "seventy", "ninety"]
    digits = "二三四六七九"
    return say(
        rng, turn,
        """{p} costs {t} dollars.
        {p} is just {t}-{u} dollars.
        {p} costs {u} hundred and {t}.
        {p} costs {t} {u} bucks.
        You get {t} percent back.
        {p} has {u} thousand reviews.
        {p} weighs {t}-{u} pounds.
        {p} is twice as light.
        {p} lasts {t} years.
        A dozen shoppers bought {p}.""",
        """{p}只要{a}十{b}元。
        {p}一百{a}。
        {p}才{a}百{b}十块。
        {p}卖{a}千。
        {p}有{a}万人买过。
        {p}续航{a}十小时。
        {p}重{a}斤。
        {p}用{a}十年。
        {p}打{b}折。""",
        u=rng.choice(units), t=rng.choice(tens), a=rng.choice(digits), b=rng.choice(digits),
    )  # fmt: skip


def chinese_numerals(rng: Random, turn: Turn) -> str | None:
    numeral = rng.choice(["一百二", "两百五", "三千八", "壹佰贰拾", "廿五", "卅", "半", "俩", "几十", "百八十"])
    alias = some_alias(rng, turn)
    if alias is None:
        return f"一共{numeral}块。"
    if language_of(turn) == "zh":
        return rng.choice([f"{alias}{numeral}块。", f"{alias}只卖{numeral}。", f"{alias}便宜{numeral}元。"])
    return rng.choice([f"{alias} costs {numeral}.", f"{alias} is {numeral} dollars."])


DIGITS = (
    "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "०१२३४५६७८९", "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "⓪①②③④⑤⑥⑦⑧⑨",
    "๐๑๒๓๔๕๖๗๘๙", "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡", "⓿❶❷❸❹❺❻❼❽❾",
)  # fmt: skip


def other_digits(rng: Random, turn: Turn) -> str | None:
    script = rng.choice(DIGITS)
    number = "".join(script[int(digit)] for digit in str(figure(rng, turn)))
    return say(
        rng, turn,
        """{p} costs ${n}.
        {p} weighs {n} g.
        {p} is {n} % off.
        That is {n} in all.""",
        """{p}只要{n}元。
        {p}重{n}克。
        {p}便宜{n}元。
        一共{n}。""",
        n=number,
    )  # fmt: skip


def split_digits(rng: Random, turn: Turn) -> str | None:
    mark = rng.choice([" ", ",", ".", "-", "_", "\u200b", "\u00a0", "/", " , ", "\u2009", "'", "\u00ad", "·"])
    number = mark.join(str(figure(rng, turn, 100)))
    return say(
        rng, turn,
        """{p} costs ${n}.
        {p} costs {n} dollars.
        {p} is yours for {n}.
        {p} weighs {n} g.""",
        """{p}只要{n}元。
        {p}价格{n}。
        {p}重{n}克。""",
        n=number,
    )  # fmt: skip


def wish_as_price(rng: Random, turn: Turn) -> str | None:
    """The shopper's own limit as what something costs."""
    said = "".join(char if char.isdigit() else " " for char in turn["said"]).split()
    prices = {str(card["price"]).split(".")[0] for card in cards_of(turn)}
    wished = [number for number in said if number not in prices and len(number) > 1]
    if not wished or not cards_of(turn):
        return None
    return say(
        rng, turn,
        """{p} costs ${n}.
        {p} is ${n}.
        {p} is reduced to ${n}.""",
        """{p}的价格是{n}元。
        {p}只要{n}元。
        {p}卖{n}块。""",
        n=wished[0],
    )  # fmt: skip


def wrong_count(rng: Random, turn: Turn) -> str | None:
    most = max(len(cards_of(turn)), 5) + rng.randrange(1, 4)
    words = {6: ("six", "六"), 7: ("seven", "七"), 8: ("eight", "八")}
    en, zh = words[most]
    return say(
        rng, turn,
        """I found {e} for you.
        Here are {e} of them.
        The {e}th one is good.
        All {e} are good.
        {n} of them match.""",
        """为您找到{z}款。
        第{z}款不错。
        这{z}款都好。
        一共有{n}款。""",
        e=en, z=zh, n=figure(rng, turn),
    )  # fmt: skip


def placeholder_as_something_else(rng: Random, turn: Turn) -> str | None:
    if not cards_of(turn) or not cards_of(turn)[0]["price"]:
        return None
    return say(
        rng, turn,
        """{p} is [P1.price] off.
        You save [P1.price].
        Shipping costs [P1.price].
        You get [P1.price] back.
        A coupon of [P1.price] is waiting for you.
        {p} has [P1.price] reviews.""",
        """{p}便宜[P1.price]。
        能省[P1.price]。
        运费[P1.price]。
        返现[P1.price]。
        送您[P1.price]的券。""",
    )  # fmt: skip
