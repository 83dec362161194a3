"""Real turns of the demo shop, kept as they were: what was said, the reply, and the records of its cards.

`python -m tests.llm.turns` holds the conversations again and writes the files anew; the labels beside it speak of its
cards by their places, so they have to be read again then.
"""

import asyncio
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import TypeAdapter

from app.demo.catalog import products
from app.demo.knowledge import passages
from bot.guide import compose, know
from bot.ledger import MemoryLedger
from bot.messages import Message, Reply
from retrieval.handbook import Handbook
from retrieval.index import Index
from retrieval.products import Product

FILE = Path(__file__).with_name("turns.jsonl")
AGAIN = FILE.with_name("turns_again.jsonl")
"""More of them, of kinds that the first file has not: the mutators draw from the first alone."""
START = datetime(2026, 11, 22, 12, tzinfo=UTC)
SCRIPTS: dict[str, tuple[str, ...]] = {
    "en-boots": (
        "waterproof hiking boots under $120, not leather",
        "compare the first and the second",
        "tell me about the first one",
        "is it waterproof?",
    ),
    "en-dress": ("blue dress, size M", "something cheaper", "add the first one to my cart"),
    "en-sound": ("best rated headphones", "how long does the battery of the first one last?"),
    "en-deals": ("what deals do you have on jackets?",),
    "en-pages": (
        "how long does shipping take?",
        "can I return it if I don't like it?",
        "what does the warranty cover?",
    ),
    "en-bag": ("leather backpack under $40",),
    "en-talk": ("hello", "thanks!"),
    "zh-boots": ("防水登山鞋，不要真皮", "第一款和第二款哪个好", "介绍一下第一款", "这双防水吗"),
    "zh-dress": ("200元以内的连衣裙", "便宜点的", "第一个加入购物车"),
    "zh-sound": ("评分最高的耳机", "第一款续航多久"),
    "zh-deals": ("有什么打折的外套",),
    "zh-pages": ("多久能发货", "不喜欢可以退吗", "保修多久"),
    "zh-bag": ("真皮双肩包，300元以内",),
    "zh-talk": ("你好", "谢谢"),
}
AGAIN_SCRIPTS: dict[str, tuple[str, ...]] = {
    "en-gift": ("a gift for my mom who likes tea, under $60", "why the first one?"),
    "en-bundle": ("a tent, a sleeping bag and a headlamp for under $400 together",),
    "en-cart": ("blue dress, size M", "add the second one to my cart", "what's in my cart?"),
    "en-order": ("where is my order?",),
    "en-none": ("a grand piano",),
    "en-best": ("what's the best deal on headphones?", "does the first one work with iphone?"),
    "en-tent": ("a two person tent", "which one is lighter?"),
    "en-kettle": ("kettle under $60", "compare the first two"),
    "en-cream": ("moisturizer for sensitive skin",),
    "en-toy": ("toys for a 3 year old",),
    "en-coupon": ("do you have any coupons?", "can you ship to Canada?"),
    "zh-gift": ("送妈妈的生日礼物，300元以内", "为什么推荐第一款"),
    "zh-bundle": ("帐篷、睡袋和头灯，一共2000元以内",),
    "zh-cart": ("蓝色连衣裙", "把第二个加入购物车", "购物车里有什么"),
    "zh-order": ("我的订单到哪了",),
    "zh-none": ("三角钢琴",),
    "zh-best": ("耳机哪款最划算", "第一款支持苹果手机吗"),
    "zh-tent": ("双人帐篷", "哪个更轻"),
    "zh-cream": ("敏感肌面霜",),
    "zh-toy": ("三岁宝宝的玩具",),
    "zh-coupon": ("有优惠券吗", "可以开发票吗"),
}

_reply, _product = TypeAdapter(Reply), TypeAdapter(Product)


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn as it was."""

    id: str
    said: str
    reply: Reply
    records: dict[str, Product]


def turns() -> dict[str, Turn]:
    """The turns by their ids."""
    rows = (json.loads(line) for file in (FILE, AGAIN) for line in file.read_text("utf-8").splitlines())
    return {
        row["id"]: Turn(
            row["id"],
            row["said"],
            _reply.validate_python(row["reply"]),
            {one["id"]: _product.validate_python(one) for one in row["records"]},
        )
        for row in rows
    }


def hold(scripts: dict[str, tuple[str, ...]]) -> list[str]:
    """The conversations held again, one line of JSON for each turn."""
    pages = [passage for page in passages().values() for passage in page]
    knowledge = know(Index.of(products()), currency="USD", language="en", handbook=Handbook(pages))
    found = []
    for name, lines in scripts.items():
        ledger = MemoryLedger()
        guide = compose(knowledge, ledger=ledger, log=ledger, secret=b"test")
        for number, said in enumerate(lines, 1):
            event = Message(
                f"{name}-{number}", "test", name, f"shopper-{name}", said, START + timedelta(minutes=number), name[:2]
            )
            reply = asyncio.run(guide.dialogue.handle(event))
            records = [guide.search.product(card.product_id) for card in reply.cards]
            row = {
                "id": f"{name}-{number}",
                "said": said,
                "reply": _reply.dump_python(reply, mode="json"),
                "records": [_product.dump_python(one, mode="json") for one in records if one],
            }
            found.append(json.dumps(row, ensure_ascii=False))
    return found


if __name__ == "__main__":
    FILE.write_text("\n".join(hold(SCRIPTS)) + "\n", "utf-8")
    AGAIN.write_text("\n".join(hold(AGAIN_SCRIPTS)) + "\n", "utf-8")
