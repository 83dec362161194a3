"""The shop as a platform: its signed notices about carts and orders in, ShopEvents out.

The wire is Standard Webhooks, https://www.standardwebhooks.com: headers webhook-id, webhook-timestamp and
webhook-signature over the raw body. The id is the event's id, the same for every attempt to deliver it.
"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, Field, StringConstraints, TypeAdapter, ValidationError, model_validator
from pydantic_core import PydanticCustomError
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from bot.messages import OrderItem, ShopEvent, ShopEventType

MOST_ITEMS = 500


class ShopHookError(Exception):
    """A notice that cannot be taken."""


class BadSignatureError(ShopHookError):
    """Not signed with our secret, or not lately."""

    def __init__(self) -> None:
        super().__init__("The signature does not match; sign the raw body as Standard Webhooks does, within 5 minutes.")


class BadNoticeError(ShopHookError):
    """Signed, but not a notice we know; `field` is None when it is no JSON at all."""

    def __init__(self, reason: str, field: str | None) -> None:
        super().__init__(reason)
        self.field = field


# NUL cannot be stored, and no id of a shop has it.
Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]*$")]


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
SCHEMA = _NOTICE.json_schema()
"""The body's JSON Schema, for the description of our HTTP face."""


def is_secret(text: str) -> bool:
    """Whether the text can be a Standard Webhooks secret: base64, with or without "whsec_" in front."""
    try:
        Webhook(text)
    except Exception:  # noqa: BLE001  # the library raises a different one for each way to be wrong
        return False
    return True


def verify(secret: str, headers: Mapping[str, str], body: bytes) -> str:
    """The event's id, when body and headers are signed with the secret. Raises BadSignatureError."""
    try:
        Webhook(secret).verify(body, dict(headers), json_parse=False)
    except (WebhookVerificationError, ValueError) as error:  # the library lets bad base64 and bad UTF-8 through
        raise BadSignatureError from error
    event_id = headers["webhook-id"]
    if len(event_id) > 200 or "\x00" in event_id:
        raise BadNoticeError("The event's id is too long or not text.", "webhook-id")
    return event_id


def to_event(body: bytes, *, event_id: str, now: datetime) -> ShopEvent:
    """The event in a verified body. Raises BadNoticeError with the field."""
    try:
        notice = _NOTICE.validate_json(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        if first["type"] == "json_invalid":
            raise BadNoticeError("The body is not valid JSON.", None) from error
        place = ".".join(map(str, first["loc"])) or first.get("ctx", {}).get("field")
        raise BadNoticeError(first["msg"], place) from error
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
