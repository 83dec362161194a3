"""The platforms this process talks to: of all processes on one database one talks to each, for pace and order."""

import asyncio
import zlib
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress

import structlog
from sqlalchemy.engine import Engine

from app.courier import Courier
from app.house import ShopHouse
from app.ledger import SqlLedger
from app.metrics import Metrics
from app.notes import SqlNotes
from app.outbox import Outbox
from app.platforms import PLATFORMS, Platform
from app.settings import Settings
from app.shoppers import Shoppers
from app.workers import FilePlaces, Places, PostgresPlaces
from bot.guide import Guide
from bot.messages import Message, Tap
from bot.people import PersonEvent

WATCH = 2.0
"""Seconds between looks whether a platform is free for us to talk to."""
PATIENCE = 2.5
"""Seconds that replies still to be delivered get when the process ends."""

log = structlog.get_logger()


class Relays:
    """Couriers for all platforms that are configured."""

    def __init__(
        self,
        settings: Settings,
        database: Engine,
        *,
        ledger: SqlLedger,
        metrics: Metrics,
        accept: Callable[[Message | Tap | PersonEvent], Awaitable[None]],
        guide: Callable[[], Guide],
        link: Callable[[str, str, str], str],
        secret: bytes,
        platforms: Mapping[str, Platform] = PLATFORMS,
    ) -> None:
        self.couriers: dict[str, Courier] = {}
        self._places: dict[str, Places] = {}
        self._started: set[str] = set()
        self._watch: asyncio.Task[None] | None = None
        for name, platform in platforms.items():
            if not platform.configured(settings):
                continue
            outbox, draw = Outbox(database, name), platform.draw()
            house = ShopHouse(
                name,
                guide=guide,
                ledger=ledger,
                outbox=outbox,
                notes=SqlNotes(database, name),
                shoppers=Shoppers(database, ledger),
                draw=draw,
                link=link,
                secret=secret,
                metrics=metrics,
            )
            self.couriers[name] = Courier(
                name,
                platform.adapter(settings, house, secret),
                draw,
                outbox=outbox,
                ledger=ledger,
                house=house,
                metrics=metrics,
                accept=accept,
            )
            # A lock file of its own, or a number beyond those of the workers.
            shared = database.dialect.name == "postgresql"
            self._places[name] = PostgresPlaces(database) if shared else FilePlaces(settings.data / "couriers" / name)

    async def start(self) -> None:
        """Talk to every platform that no other process talks to, and to the others when those processes end."""
        if self.couriers:
            await self._take()
            self._watch = asyncio.create_task(self._watching())

    async def stop_receiving(self) -> None:
        """Take in nothing more."""
        for name in self._started:
            await self.couriers[name].stop_receiving()

    async def close(self) -> None:
        """Deliver what is ready, and let go."""
        if self._watch:
            self._watch.cancel()
            with suppress(asyncio.CancelledError):
                await self._watch
        await asyncio.gather(*(self.couriers[name].close(PATIENCE) for name in self._started))
        for places in self._places.values():
            places.close()

    def wake(self, platform: str) -> None:
        """A reply for this platform may be in the outbox."""
        if platform in self._started:
            self.couriers[platform].wake()

    def show(self, platform: str, conversation_id: str, so_far: str) -> None:
        """A reply on this platform has grown."""
        if platform in self._started:
            self.couriers[platform].show(conversation_id, so_far)

    def degraded(self) -> list[str]:
        """What keeps platforms from delivering to us, in plain words."""
        troubles = ((name, getattr(self.couriers[name].adapter, "trouble", "")) for name in sorted(self._started))
        return [f"{name}: {trouble}" for name, trouble in troubles if trouble]

    async def _watching(self) -> None:
        while True:
            await asyncio.sleep(WATCH)
            try:
                await self._take()
            except Exception:  # a database that is away for a while must not end the watch
                log.exception("looking for platforms to talk to failed")

    async def _take(self) -> None:
        for name, places in self._places.items():
            if name in self._started:
                await asyncio.to_thread(places.check)
            elif await asyncio.to_thread(places.hold, zlib.crc32(name.encode()) >> 1):
                self._started.add(name)
                self.couriers[name].start()
