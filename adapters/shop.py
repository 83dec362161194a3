"""The shop as a platform: its signed notices about carts and orders in, ShopEvents out.

The wire is Standard Webhooks (`adapters/webhooks.py`); the id is the event's id.
"""

from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints, TypeAdapter, model_validator
from pydantic_core import PydanticCustomError

from adapters.webhooks import Name, read, schema
from bot.messages import OrderItem, ShopEvent, ShopEventType

MOST_ITEMS = 500


class _Item(BaseModel):
    product_id: Name
    variant_id: Name | None = None
    quantity: Annotated[int, Field(ge=1, le=100_000)] = 1
    price: Annotated[Decimal, Field(ge=0, le=1_000_000_000, allow_inf_nan=False)]


class _Data(BaseModel):
    order_id: Name | None = None
    email: Name | None = None
    status: Name | None = None
    click_id: Name | None = None
    items: Annotated[tuple[_Item, ...], Field(max_length=MOST_ITEMS)] = ()
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class _Notice(BaseModel):
    type: ShopEventType
    data: _Data

    @model_validator(mode="after")
    def _complete(self) -> "_Notice":
        if self.type != "cart.added" and self.data.order_id is None:
            raise PydanticCustomError("no_order", "An order's notice names the order.", {"field": "data.order_id"})
        if self.type in ("cart.added", "order.paid") and not self.data.items:
            raise PydanticCustomError("no_items", "At least one item is needed.", {"field": "data.items"})
        return self


_NOTICE: TypeAdapter[_Notice] = TypeAdapter(_Notice)
SCHEMA = schema(_NOTICE)
"""The body's JSON Schema, for the description of our HTTP face."""


def to_event(body: bytes, *, event_id: str, now: datetime) -> ShopEvent:
    """The event in a verified body. Raises BadNoticeError with the field."""
    notice: _Notice = read(_NOTICE, body)
    data = notice.data
    return ShopEvent(
        event_id=event_id,
        type=notice.type,
        items=tuple(OrderItem(item.product_id, item.quantity, item.price, item.variant_id) for item in data.items),
        currency=data.currency,
        at=now,
        order_id=data.order_id,
        email=data.email,
        status=data.status,
        click_id=data.click_id,
    )
