"""Slack: two pure functions, and the class that owns the connections."""

from adapters.slack.adapter import API, NotReadyError, Slack
from adapters.slack.bolt import Answer
from adapters.slack.incoming import to_message
from adapters.slack.outgoing import LIMITS, to_payload
from adapters.slack.places import PLATFORM
from adapters.slack.workspaces import Keys

__all__ = ["API", "LIMITS", "PLATFORM", "Answer", "Keys", "NotReadyError", "Slack", "to_message", "to_payload"]
