"""The platforms Aisle can be connected to: a line here, a setting, and a file in adapters/."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import SecretStr

from adapters.base import Adapter, House
from app.courier import Draw
from app.settings import Settings


@dataclass(frozen=True, slots=True)
class Platform:
    """How a platform is connected. What it needs is imported only when its setting is there."""

    draw: Callable[[], Draw]
    """Gives its `to_payload`."""
    adapter: Callable[[Settings, House, bytes], Adapter]
    """Makes its adapter; the key keeps the names of its conversations from being guessed."""
    configured: Callable[[Settings], bool]
    relayed: Callable[[Settings], bool] = lambda _: True
    """Whether its replies leave by the outbox, whichever process talks to it; not where they stand in the response."""


def _telegram_draw() -> Draw:
    from adapters.telegram import to_payload

    return to_payload


def _telegram(settings: Settings, house: House, key: bytes) -> Adapter:
    from adapters.telegram import Telegram, Webhook

    assert settings.telegram_token is not None  # noqa: S101  # what `configured` means
    secret = settings.telegram_webhook_secret
    return Telegram(
        settings.telegram_token.get_secret_value(),
        key=key,
        house=house,
        api_url=settings.telegram_api_url,
        webhook=Webhook(f"{settings.public_url}/hooks/telegram", secret.get_secret_value()) if secret else None,
    )


def _desk_draw() -> Draw:
    from adapters.desk import to_payload

    return to_payload


def _slack_draw() -> Draw:
    from adapters.slack import to_payload

    return to_payload


def _desk(settings: Settings, house: House, key: bytes) -> Adapter:
    from adapters.desk import Desk

    assert settings.desk_callback_url is not None  # noqa: S101  # what `configured` means
    return Desk(settings.desk_callback_url, settings.desk_secrets, key=key, house=house)


def _chatwoot_draw() -> Draw:
    from adapters.chatwoot import to_payload

    return to_payload


def _chatwoot(settings: Settings, house: House, key: bytes) -> Adapter:
    from adapters.chatwoot import Chatwoot

    assert settings.chatwoot_url is not None  # noqa: S101  # what `configured` means
    assert settings.chatwoot_token is not None  # noqa: S101
    drafts = settings.chatwoot_mode == "draft"
    return Chatwoot(
        settings.chatwoot_url, settings.chatwoot_token.get_secret_value(), key=key, house=house, drafts=drafts
    )


def _called_back(settings: Settings) -> bool:
    return settings.desk_callback_url is not None


def _slack(settings: Settings, house: House, key: bytes) -> Adapter:
    from adapters.slack import Keys, Slack

    def said(secret: SecretStr | None) -> str | None:
        return secret.get_secret_value() if secret else None

    keys = Keys(
        bot_token=said(settings.slack_bot_token),
        app_token=said(settings.slack_app_token),
        signing_secret=said(settings.slack_signing_secret),
        client_id=settings.slack_client_id,
        client_secret=said(settings.slack_client_secret),
        public_url=settings.public_url,
    )
    return Slack(keys, key=key, house=house, api_url=settings.slack_api_url)


PLATFORMS: Mapping[str, Platform] = {
    "slack": Platform(_slack_draw, _slack, lambda settings: bool(settings.slack_bot_token or settings.slack_client_id)),
    "telegram": Platform(_telegram_draw, _telegram, lambda settings: settings.telegram_token is not None),
    "chatwoot": Platform(_chatwoot_draw, _chatwoot, lambda settings: settings.chatwoot_token is not None),
    "desk": Platform(_desk_draw, _desk, _called_back, _called_back),
}
