"""What the Chatwoot server of the tests knows: conversations, who holds them, and what each side sees."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

Json = dict[str, Any]
BOT: Json = {"id": 5, "name": "Aisle", "type": "agent_bot"}
TYPES = {"incoming": 0, "outgoing": 1, "activity": 2, "template": 3}


@dataclass
class Conversation:
    """One conversation."""

    number: int
    contact: Json
    status: str = "pending"
    assignee: Json | None = None
    messages: list[Json] = field(default_factory=list)
    talked_over: list[str] = field(default_factory=list)
    """What the bot said to the shopper while the agents had the conversation."""
    handed: list[int] = field(default_factory=list)
    """Places in `messages` at which the bot handed it over."""

    def public(self) -> list[Json]:
        """What the shopper sees."""
        return [one for one in self.messages if not one["private"] and one["message_type"] != "activity"]

    def said(self) -> list[str]:
        """What the bot said to the shopper."""
        return [one["content"] for one in self.public() if one["sender"] == BOT]

    def notes(self) -> list[str]:
        """What the bot wrote for the agents alone."""
        return [one["content"] for one in self.messages if one["private"] and one["sender"] == BOT]


class World:
    """One account with one inbox. `old` speaks as servers before 2025 do; `tell` delivers an event to the bot."""

    def __init__(self, tell: Callable[[Json, Conversation], None], *, old: bool = False) -> None:
        self.account = {"id": 3, "name": "Shop"}
        self.inbox = {"id": 7, "name": "Website", "channel_type": "Channel::WebWidget"}
        self.bot = BOT
        self.old = old
        self.conversations: dict[int, Conversation] = {}
        self._tell = tell
        self._numbers: Iterator[int] = count(100)

    def open(self, name: str = "Ann") -> Conversation:
        """A shopper opens a conversation: with a bot in the inbox it begins as pending."""
        number = len(self.conversations) + 1
        contact: Json = {"id": 40 + number, "name": name, "email": None, "type": "contact"}
        conversation = self.conversations[number] = Conversation(number, contact)
        self.tell("conversation_created" if self.old else "webwidget_triggered", conversation)
        return conversation

    def write(self, conversation: Conversation, content: str | None, **more: Any) -> Json:
        """The shopper writes. That opens again what was resolved, for the bot, and what was snoozed, for the agents."""
        if conversation.status == "resolved":
            self.change(conversation, "pending")
        elif conversation.status == "snoozed":
            self.change(conversation, "open")
        return self.say(conversation, content, "incoming", conversation.contact, **more)

    def say(
        self, conversation: Conversation, content: str | None, kind: str, sender: Json, *, private: bool = False,
        content_type: str = "text", content_attributes: Json | None = None, attachments: list[Json] | None = None,
    ) -> Json:  # fmt: skip
        """A message is written, and the bot is told, of its own too."""
        message: Json = {
            "id": next(self._numbers), "content": content, "message_type": kind, "private": private,
            "content_type": content_type, "content_attributes": content_attributes or {}, "sender": sender,
            "created_at": int(time.time()), "source_id": None, "attachments": attachments or [],
        }  # fmt: skip
        conversation.messages.append(message)
        self.tell("message_created", conversation, message)
        return message

    def choose(self, conversation: Conversation, label: str) -> None:
        """The shopper presses an option, on the newest message that has it."""
        for message in reversed(conversation.messages):
            for item in message["content_attributes"].get("items", ()):
                if message["content_type"] == "input_select" and item["title"] == label:
                    message["content_attributes"]["submitted_values"] = [item]
                    self.tell("message_updated", conversation, message)
                    return
        raise AssertionError(f"no option {label!r}: {conversation.messages[-3:]}")

    def delete(self, conversation: Conversation, message: Json) -> None:
        """An agent deletes a message."""
        message["content"], message["content_attributes"] = "This message was deleted", {"deleted": True}
        self.tell("message_updated", conversation, message)

    def change(self, conversation: Conversation, status: str) -> None:
        """The status becomes another one."""
        before, conversation.status = conversation.status, status
        if before == status:
            return
        self.say(conversation, f"Conversation was marked {status}", "activity", {})
        names = {"open": "conversation_opened", "resolved": "conversation_resolved"}
        changes = [{"status": {"previous_value": before, "current_value": status}}]
        if self.old:
            if status in names:
                self.tell(names[status], conversation)
        else:
            self.tell(names.get(status, "conversation_status_changed"), conversation, changes=changes)

    def assign(self, conversation: Conversation, agent: Json) -> None:
        """The conversation is given to an agent."""
        conversation.assignee = agent
        self.tell("conversation_updated", conversation, changes=[{"assignee_id": {"current_value": agent["id"]}}])

    def tell(
        self, event: str, conversation: Conversation, message: Json | None = None, changes: list[Json] | None = None
    ) -> None:
        """The bot is told, in the words of this version."""
        about: Json = {
            "id": conversation.number, "inbox_id": self.inbox["id"], "status": conversation.status,
            "meta": {"sender": dict(conversation.contact), "assignee": conversation.assignee},
            "additional_attributes": {"browser": {"browser_language": "en"}},
        }  # fmt: skip
        if message is None:
            last = [{**one, "account_id": self.account["id"]} for one in conversation.messages[-1:]]
            body = {**about, "messages": last, "event": event}
            if changes and not self.old:
                body["changed_attributes"] = changes
        else:
            body = {**message, "conversation": about, "inbox": self.inbox, "account": self.account, "event": event}
            if self.old:
                kind = message["sender"].get("type")
                if kind != "agent_bot":
                    body["sender"] = {key: value for key, value in message["sender"].items() if key != "type"}
                body["message_type"] = TYPES[message["message_type"]]
        self._tell(body, conversation)
