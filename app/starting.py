"""Starts turns as soon as they are in line: DBOS itself looks at a queue by the clock only.

What is done here is one more look of the same kind, between those of the clock. A claim is a transaction of DBOS's own
in which one of all that look gets a turn, in whatever process: more looks change no order and run nothing twice.
"""

import asyncio
from contextlib import suppress

import structlog
from dbos import Queue
from dbos._core import execute_dequeued_workflow
from dbos._dbos import _get_dbos_instance
from dbos._utils import GlobalParams, generate_uuid

log = structlog.get_logger()


class Starter:
    """Looks at a queue whenever it was told that there may be something to start."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self._stirred = asyncio.Event()
        self._closing = False
        # A task of its own, so that a look belongs to no workflow and to no request.
        self._looking = asyncio.create_task(self._look())

    def stir(self) -> None:
        """There may be something: look soon. Many calls at once are one look."""
        self._stirred.set()

    async def close(self) -> None:
        """Look no more; a look that has begun is finished."""
        self._closing = True
        self.stir()
        with suppress(asyncio.CancelledError):
            await self._looking

    async def _look(self) -> None:
        while True:
            await self._stirred.wait()
            self._stirred.clear()
            if self._closing:
                return
            try:
                await asyncio.to_thread(start_queued, self._queue)
            except Exception:  # the clock's look comes all the same
                log.warning("a look at the queue failed", exc_info=True)


def start_queued(queue: Queue) -> None:
    """Start the first turn of every lane in which none runs, as the clock's look does.

    These are private parts of DBOS 3.4.0, which is pinned; tests hold them to their meaning. When they fail, the clock
    is left.
    """
    dbos = _get_dbos_instance()
    owner = generate_uuid()
    claimed = dbos._sys_db.start_queued_partitioned_workflows(
        queue, GlobalParams.executor_id, GlobalParams.app_version, owner_xid=owner
    )
    for status in dbos._sys_db.get_workflow_statuses(claimed):
        try:
            execute_dequeued_workflow(dbos, status, owner)
        except Exception:  # one that cannot be started must not keep others from it
            log.exception("a turn could not be started", turn=status["workflow_uuid"])
