"""A strict Slack for the tests, on a port of this machine: Web API, events, Socket Mode, installs.

It is written from Slack's public description and answers with Slack's own words.

    with serving() as slack:                            # or the fixture of tests/slack/conftest.py
        slack.api_url, slack.world.signing_secret, slack.world.app_token

    acme = slack.workspace("Acme")                      # the app is installed; acme.team.token
    ann = acme.user("Ann", locale="zh-CN")
    general = acme.channel("general")
    ann.say("boots"); ann.say("<@U…> boots", to=general); ann.mention("boots", general)
    thread = ann.open_thread(); ann.say("boots", thread=thread)
    ann.press("Details"); ann.choose("Why this?"); ann.command("boots"); ann.shortcut(line); ann.open_home()
    ann.lines, general.lines, ann.home                  # what is shown now
    slack.fail(too_many(7), method="chat.postMessage", channel=ann.dm.id, nth=1, times=1)
    slack.calls, slack.made("chat.postMessage")
    slack.deliverer.hook = "http://…/hooks/slack/events"   # without it everything goes over the web socket
"""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from aiohttp import web

from tests.relays.faults import Fault, Rule
from tests.relays.local import Local, running
from tests.slack.deliveries import Deliverer, Sockets
from tests.slack.exchange import Call, Exchange
from tests.slack.people import Workspace
from tests.slack.world import Refusal, World


class Slack(Local):
    """The running server and all that a test does with it."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop)
        self.world = World()
        self.sockets = Sockets()
        self.deliverer = Deliverer(self.world, self.sockets)
        self._exchange = Exchange(self.world, self.sockets)
        self._tasks: set[asyncio.Task[Any]] = set()

    @property
    def api_url(self) -> str:
        """What settings call the API's address."""
        return f"{self.url}/api"

    @property
    def calls(self) -> list[Call]:
        """Every call so far, in the order they were carried out."""
        return list(self._exchange.calls)

    def workspace(self, name: str, *, installed: bool = True) -> Workspace:
        """A workspace."""
        return Workspace(self, self.do(lambda: self.world.new_team(name, installed=installed)))

    def made(self, method: str, channel: str | None = None) -> list[Call]:
        """The calls of one method, perhaps to one channel, that were carried out."""
        return [c for c in self.calls if c.method == method and c.done and channel in (None, c.channel)]

    def fail(
        self, fault: Fault, *, method: str | None = None, channel: str | None = None, nth: int = 1,
        times: int | None = 1, when: Callable[[Any], bool] = lambda _: True,
    ) -> None:  # fmt: skip
        """Let the nth matching call from now on, and `times` in all, meet a fault."""
        self.do(lambda: self._exchange.rules.append(Rule(fault, method, channel, nth, times, when)))

    def later(self, work: Callable[[], Any]) -> None:
        """Deliver something beside the test."""

        def start() -> None:
            task = asyncio.ensure_future(work())
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

        self.do(start)

    def so_far(self) -> str:
        """The last calls and deliveries."""
        last = [(c.method, c.error, dict(c.params)) for c in self.calls[-4:]]
        return f"it did not happen; deliveries {self.deliverer.done[-4:]}, {len(self.calls)} calls, the last {last}"

    async def run(self, door: socket.socket, started: threading.Event, stop: asyncio.Event) -> None:
        """Serve until told to stop."""
        runner = web.AppRunner(self._exchange.app(), handler_cancellation=True, shutdown_timeout=0.2, access_log=None)
        await runner.setup()
        await web.SockSite(runner, door).start()
        started.set()
        await stop.wait()
        for task in tuple(self._tasks):
            task.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.deliverer.close()
        for one in tuple(self.sockets.open):
            await one.close()
        await runner.cleanup()
        # Closed connections let go of their sockets on the loop's next round.
        await asyncio.sleep(0)


@contextmanager
def serving() -> Iterator[Slack]:
    """Serve until the block ends."""
    with running(Slack) as slack:
        yield slack


def too_many(seconds: int) -> Fault:
    """429; who does not wait is refused again, with the seconds that are left."""
    return Fault(Refusal("ratelimited", 429, seconds), accept=False, flood=True)


def refuse(error: str) -> Fault:
    """Any refusal."""
    return Fault(Refusal(error), accept=False)


def broken() -> Fault:
    """A failing server; the call had no effect."""
    return Fault(Refusal("internal_error", 503), accept=False)


def lost_answer() -> Fault:
    """The call is carried out, then the connection is closed: the caller cannot know."""
    return Fault(drop=True)


def lost_call() -> Fault:
    """The connection is closed before anything is done."""
    return Fault(accept=False, drop=True)
