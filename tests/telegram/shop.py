"""The whole application over the demo shop, connected to the local Bot API server, in the test's own event loop."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

from pydantic import SecretStr

from app.demo.catalog import products
from app.settings import Settings
from app.wiring import Aisle, build
from retrieval.products import Product
from retrieval.vectors import ExactIndex
from tests.relays.stack import hurried
from tests.telegram.server import Telegram


def pictured() -> list[Product]:
    """The demo's goods with photos that a platform could fetch."""
    return [
        replace(
            product,
            url=f"https://shop.example/{product.id}",
            images=(f"https://shop.example/{product.id}.jpg",),
            variants=tuple(replace(variant, image=None) for variant in product.variants),
        )
        for product in products()
    ]


def settings_for(settings: Settings, telegram: Telegram, **more: object) -> Settings:
    """The settings with the local server's token and address."""
    api_url = telegram.base_url.removesuffix("/bot")
    return settings.model_copy(
        update={"telegram_token": SecretStr(telegram.token), "telegram_api_url": api_url, **more}
    )


def shop(settings: Settings, goods: Sequence[Product] | None = None) -> Aisle:
    """The shop, not started."""
    aisle = build(settings, vectors=ExactIndex)
    if aisle.catalog.is_empty():
        aisle.catalog.upsert(goods if goods is not None else pictured(), currency="USD", language="en")
    return aisle


@asynccontextmanager
async def open_shop(settings: Settings, goods: Sequence[Product] | None = None) -> AsyncIterator[Aisle]:
    """The shop at work."""
    aisle = shop(settings, goods)
    await aisle.start()
    courier = aisle.relays.couriers["telegram"]
    courier._pace._limits = hurried(courier.adapter.limits, 20)
    await aisle.connect()
    try:
        yield aisle
    finally:
        await aisle.close()
