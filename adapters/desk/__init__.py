"""Any service desk that speaks Standard Webhooks: what it tells us, and what we tell it."""

from adapters.desk.adapter import Desk
from adapters.desk.incoming import KINDS, SCHEMA, to_event
from adapters.desk.outgoing import LIMITS, Answer, Notice, answer, notice, to_payload
from adapters.desk.places import PLATFORM

__all__ = [
    "KINDS", "LIMITS", "PLATFORM", "SCHEMA", "Answer", "Desk", "Notice", "answer", "notice", "to_event", "to_payload",
]  # fmt: skip
