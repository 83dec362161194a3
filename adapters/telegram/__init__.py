"""Telegram: two pure functions, and the class that owns the connection."""

from adapters.telegram.adapter import NotReadyError, Telegram, Webhook
from adapters.telegram.incoming import to_message
from adapters.telegram.outgoing import LIMITS, to_payload
from adapters.telegram.places import PLATFORM

__all__ = ["LIMITS", "PLATFORM", "NotReadyError", "Telegram", "Webhook", "to_message", "to_payload"]
