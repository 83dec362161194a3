"""The durable engine under the inbox: each accepted event is processed once, in order inside its conversation.

DBOS runs the turns. What it does not do by itself, and why, is measured in docs/adr/0003-durable-engine.md.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

import structlog
from dbos import DBOS, DBOSConfig, Queue, SetEnqueueOptions, SetWorkflowID
from sqlalchemy.engine import Engine

from app.database import sqlite_engine
from app.inbox import Arrival
from app.starting import Starter
from app.workers import FilePlaces, Places, PostgresPlaces, take_place

NAME = "aisle"
VERSION = "turns-1"
"""Recovery takes up only its own version, so this changes when a running turn of the old shape could not be resumed."""
QUEUE = "turns"
POLL = 0.5
"""Seconds between looks at the queue by the clock: for what another process left behind. Our turns start at once."""
WATCH = 2.0
"""Seconds between looks for dead workers and forgotten events."""
KEEP = timedelta(days=1)
"""How long DBOS keeps a finished turn's row; the events table remembers it for good."""
CRASHES = 5
"""A turn that took its process down this often is given up, so that it cannot do so for ever."""
UNFINISHED = ("ENQUEUED", "PENDING", "DELAYED")

log = structlog.get_logger()

Process = Callable[[str, str], Awaitable[None]]
"""Processes the event (platform, event id) and leaves it done; idempotent."""


class TurnEngine:
    """The queue of turns. One at a time in a process: DBOS is a singleton."""

    _running_here: ClassVar[bool] = False

    def __init__(self, process: Process, *, data: Path, postgres: Engine | None) -> None:
        """`postgres` is the shared database; None keeps the queue in dbos.sqlite in `data`."""
        self._process = process
        self._data = data
        self._postgres = postgres
        self._places: Places = PostgresPlaces(postgres) if postgres else FilePlaces(data / "workers")
        self._place = 0
        self._system: Engine | None = None
        self._queue: Queue | None = None
        self._starter: Starter | None = None
        self._running = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def start(self) -> None:
        """Take a place among the workers and begin to work; unfinished turns of the place's last holder come first."""
        if TurnEngine._running_here:
            raise RuntimeError("this process works on an inbox already")
        TurnEngine._running_here = True
        self._place = await asyncio.to_thread(take_place, self._places)
        config: DBOSConfig = {
            "name": NAME,
            "application_version": VERSION,
            "executor_id": str(self._place),
            "log_level": "WARNING",
        }
        if self._postgres:
            config["system_database_url"] = self._postgres.url.set(drivername="postgresql").render_as_string(False)
        else:
            self._system = sqlite_engine(self._data / "dbos.sqlite")
            config["system_database_url"] = self._system.url.render_as_string()
            config["system_database_engine"] = self._system
        # With a handler of its own DBOS adds none, and its warnings go the way of all our logs.
        logging.getLogger("dbos").addHandler(logging.NullHandler())
        DBOS(config=config)

        @DBOS.workflow(name="turn", max_recovery_attempts=CRASHES)
        async def workflow(platform: str, event_id: str) -> None:
            await self._turn(platform, event_id)

        self._workflow = workflow
        DBOS.launch()
        self._queue = await DBOS.register_queue_async(
            QUEUE, partition_concurrency=1, polling_interval_sec=POLL, on_conflict="always_update"
        )
        self._starter = Starter(self._queue)

    async def close(self, patience: float = 5.0) -> None:
        """Let running turns finish for `patience` seconds, then stop; what is left is taken up by the next worker."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), patience)
        if self._starter is not None:
            await self._starter.close()
        await self._own_threads(patience)
        await asyncio.to_thread(DBOS.destroy, destroy_registry=True)
        if self._system is not None:
            self._system.dispose()
        self._places.close()
        TurnEngine._running_here = False

    async def enqueue(self, arrival: Arrival) -> None:
        """Put the event's turn into its conversation's lane; an event already there stays where it is."""
        # A wrong order of calls would be in our own code.
        assert self._queue is not None, "start the engine first"  # noqa: S101
        assert self._starter is not None  # noqa: S101
        with (
            SetWorkflowID(_workflow_id(arrival)),
            SetEnqueueOptions(queue_partition_key=arrival.conversation, priority=self.priority(arrival)),
        ):
            await self._queue.enqueue_async(self._workflow, arrival.platform, arrival.event_id)
        self._starter.stir()

    def priority(self, arrival: Arrival) -> int:
        """What orders a lane: the arrival number. DBOS's own time stamps have whole seconds on SQLite."""
        return arrival.seq

    async def given_up(self, arrivals: list[Arrival]) -> list[Arrival]:
        """Those whose turn DBOS will not run again although they are not done; those it never saw are put in line."""
        statuses = {
            status.workflow_id: status.status
            for status in await DBOS.list_workflows_async(
                workflow_ids=[_workflow_id(arrival) for arrival in arrivals], load_input=False, load_output=False
            )
        }
        lost = []
        for arrival in arrivals:
            status = statuses.get(_workflow_id(arrival))
            if status is None:
                await self.enqueue(arrival)
            elif status not in UNFINISHED:
                lost.append(arrival)
        return lost

    async def take_over(self) -> None:
        """Put the unfinished turns of dead workers back into the queue."""
        await asyncio.to_thread(self._places.check)
        pending = await DBOS.list_workflows_async(status="PENDING", load_input=False, load_output=False)
        others = {status.executor_id for status in pending} - {str(self._place), None}
        for name in sorted(name for name in others if name and name.isdecimal()):
            await asyncio.to_thread(self._recover, int(name))

    async def forget_finished(self, now: datetime) -> None:
        """Delete DBOS's rows of turns long done."""
        before = (now - KEEP).astimezone(UTC).isoformat()
        old = await DBOS.list_workflows_async(
            status="SUCCESS", completed_before=before, limit=1000, load_input=False, load_output=False
        )
        if old:
            await DBOS.delete_workflows_async([status.workflow_id for status in old])

    def _recover(self, place: int) -> None:
        with self._places.probe(place) as dead:
            if dead:
                # The public API recovers only the own id; tests hold this private call to its meaning.
                DBOS._recover_pending_workflows([str(place)])
                log.info("took over the unfinished turns of a worker that died", worker=place)

    async def _own_threads(self, patience: float) -> None:
        """Give the loop threads of its own. DBOS made its pool the loop's, and ends by cancelling what waits there."""
        loop = asyncio.get_running_loop()
        # A pool begins its work in order: when this last piece is done, all that was asked before it has begun.
        last = loop.run_in_executor(None, int)
        loop.set_default_executor(ThreadPoolExecutor(max_workers=2))
        with suppress(TimeoutError):
            await asyncio.wait_for(last, patience)

    async def _turn(self, platform: str, event_id: str) -> None:
        self._running += 1
        self._idle.clear()
        if (task := asyncio.current_task()) and self._starter:
            # The task ends when DBOS has written down that the turn is done, and so the lane is free.
            starter = self._starter
            task.add_done_callback(lambda _: starter.stir())
        try:
            await self._process(platform, event_id)
        finally:
            self._running -= 1
            if not self._running:
                self._idle.set()


def _workflow_id(arrival: Arrival) -> str:
    return f"{arrival.platform}:{arrival.event_id}"
