"""Slash commands, the same on every platform: each becomes words in the chat's language, or is answered here."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import replace

from adapters.commands import PICTURE, VOICE
from app.ledger import SqlLedger
from bot.handoff import arrived
from bot.ledger import Action, Turn
from bot.messages import Language, Message, Reply, Tap
from bot.session import Session

WORDS: dict[str, dict[Language, str]] = {
    "start": {"en": "hello", "zh": "你好"},
    "help": {"en": "help", "zh": "帮助"},
    "cart": {"en": "show my cart", "zh": "看看购物车"},
    "new": {"en": "start over", "zh": "重新开始"},
    "human": {"en": "talk to a person", "zh": "转人工"},
}
"""What a command says in the shopper's stead."""
SPEAK: dict[Language, str] = {"en": "please speak English", "zh": "请说中文"}
SENSES: dict[str, dict[Language, str]] = {
    VOICE: {
        "en": "I cannot listen to voice messages yet. Please write what you are looking for.",
        "zh": "我还听不了语音。请把想找的东西打字告诉我。",
    },
    PICTURE: {
        "en": "I cannot look at pictures and files yet. Please write what you are looking for.",
        "zh": "我还看不了图片和文件。请把想找的东西打字告诉我。",
    },
}

Handle = Callable[[Message | Tap], Awaitable[Reply]]


class Commands:
    """Stands in front of the dialogue. `title` tells a product's name; `secret` keys the tokens made here."""

    def __init__(self, ledger: SqlLedger, title: Callable[[str, Language], str | None], secret: bytes) -> None:
        self._ledger = ledger
        self._title = title
        self._secret = secret

    async def handle(self, event: Message | Tap, dialogue: Handle) -> Reply:
        """The reply to this event; the same event twice is one turn."""
        if not isinstance(event, Message) or not event.text.startswith("/"):
            return await dialogue(event)
        if known := self._ledger.turn(event.platform, event.event_id):
            return known
        command, _, argument = event.text[1:].partition(" ")
        language = self._language(event)
        if lines := SENSES.get(event.text):
            return self._say(event, lines[language])
        if command == "start" and (arrived := self._arrival(event, argument.strip(), language)):
            return await dialogue(arrived)
        if command == "language":
            wanted = _language_named(argument) or ("zh" if language == "en" else "en")
            return await dialogue(replace(event, text=SPEAK[wanted]))
        words = WORDS.get(command)
        return await dialogue(replace(event, text=words[language]) if words else event)

    def _arrival(self, event: Message, token: str, language: Language) -> Message | Tap | None:
        """Somebody came by a link that carries a click id: the click counts, and the product is shown."""
        action = self._ledger.action(token) if token else None
        if action is None or action.product_id is None:
            return None
        if action.decision_id is None:
            title = self._title(action.product_id, language)
            return replace(event, text=title) if title else None
        name = f"{event.platform}:{event.event_id}:arrival".encode()
        here = Action(
            hashlib.blake2b(name, key=self._secret, digest_size=11).hexdigest(),
            "details",
            event.conversation_id,
            action.decision_id,
            action.product_id,
            action.variant_id,
        )
        self._ledger.adopt(here)
        return Tap(
            event.event_id, event.platform, event.conversation_id, event.user_id, here.token, event.at, event.locale
        )

    def _say(self, event: Message, text: str) -> Reply:
        step = arrived(self._session(event), event)
        session, silent = step.session, not step.speaks
        reply = Reply("" if silent else text, session.language, "human" if silent else "help", owner=session.owner)
        self._ledger.commit(Turn(event, reply, replace(session, turn=session.turn + 1), rules=("command",)))
        return self._ledger.turn(event.platform, event.event_id) or reply

    def _session(self, event: Message) -> Session:
        known = self._ledger.session(event.conversation_id)
        chinese = (event.locale or "").lower().startswith("zh")
        return known or Session(event.conversation_id, event.user_id, language="zh" if chinese else "en")

    def _language(self, event: Message) -> Language:
        return self._session(event).language


def _language_named(text: str) -> Language | None:
    name = text.strip().lower()
    if name.startswith(("zh", "中", "chin")):
        return "zh"
    return "en" if name.startswith(("en", "英")) else None
