"""Delivers updates to the webhook: one chat's in order, several chats' at once, again until a 2xx comes."""

import asyncio
from typing import Any

import aiohttp

from tests.telegram.updates import Hook
from tests.telegram.world import World

Json = dict[str, Any]
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LONGEST_PAUSE = 2.0


class Deliverer:
    """Runs on the server's loop for as long as the server does."""

    def __init__(self, world: World, *, pause: float, patience: float) -> None:
        self._world = world
        self._pause = pause
        self._patience = patience
        self._busy: set[object] = set()
        self._running: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        updates = self._world.updates
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self._patience)) as session:
            try:
                while True:
                    changed = asyncio.ensure_future(updates.changed())
                    await asyncio.sleep(0)
                    if updates.hook is not None:
                        self._start(session, updates.hook)
                    await changed
            finally:
                for task in self._running:
                    task.cancel()

    def _start(self, session: aiohttp.ClientSession, hook: Hook) -> None:
        # One pass starts at most one update of each chat: the first that waits.
        seen: set[object] = set(self._busy)
        for update in list(self._world.updates.waiting):
            if len(self._busy) >= hook.connections:
                return
            if (lane := lane_of(update)) not in seen:
                seen.add(lane)
                self._busy.add(lane)
                task = asyncio.ensure_future(self._deliver(session, hook, update, lane))
                self._running.add(task)
                task.add_done_callback(self._running.discard)

    async def _deliver(self, session: aiohttp.ClientSession, hook: Hook, update: Json, lane: object) -> None:
        pause = self._pause
        updates = self._world.updates
        try:
            while updates.hook is hook and update in updates.waiting:
                status, why = await post(session, hook.url, update, hook.secret)
                if 200 <= status < 300:
                    updates.waiting = [other for other in updates.waiting if other is not update]
                    return
                hook.last_error = (self._world.now(), why)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
        finally:
            self._busy.discard(lane)
            updates.wake()


async def post(session: aiohttp.ClientSession, url: str, update: Json, secret: str | None) -> tuple[int, str]:
    """One delivery: the status, 0 without one, and Telegram's words about a failure."""
    headers = {SECRET_HEADER: secret} if secret is not None else {}
    try:
        async with session.post(url, json=update, headers=headers, allow_redirects=False) as answer:
            await answer.read()
            return answer.status, f"Wrong response from the webhook: {answer.status} {answer.reason}"
    except TimeoutError:
        return 0, "Read timeout expired"
    except aiohttp.ClientError:
        return 0, "Connection refused"


def lane_of(update: Json) -> object:
    """What is kept in order: the chat, or the person where there is none."""
    body = next(value for name, value in update.items() if name != "update_id")
    chat = body.get("chat") or body.get("message", {}).get("chat") or body.get("from") or {}
    return chat.get("id")
