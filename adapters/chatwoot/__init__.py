"""Chatwoot: an agent bot that answers, hands over and takes back, or drafts for the agents."""

from adapters.chatwoot.adapter import Chatwoot
from adapters.chatwoot.incoming import Told, read, to_message
from adapters.chatwoot.outgoing import LIMITS, to_payload
from adapters.chatwoot.places import PLATFORM, Place
from adapters.chatwoot.signature import verify

__all__ = ["LIMITS", "PLATFORM", "Chatwoot", "Place", "Told", "read", "to_message", "to_payload", "verify"]
