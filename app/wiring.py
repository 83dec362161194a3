"""Puts the application together: settings in, a running guide out. Tests call the same function with other parts."""

import asyncio
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import cache, partial
from itertools import permutations
from urllib.parse import urlsplit

import sqlalchemy as sa
import structlog
from sqlalchemy.engine import Engine

from adapters import page
from app.commands import Commands
from app.database import EmptyShopError, open_database, secret
from app.drafts import Drafts
from app.embedding import Vectors
from app.engine import TurnEngine
from app.following import Follower
from app.ledger import SqlLedger
from app.llm import Llm, model_of
from app.metrics import Metrics
from app.orders import Orders
from app.overview import Lately
from app.passes import Passes
from app.platforms import PLATFORMS
from app.relays import Relays
from app.rules import read_rules
from app.settings import Settings
from app.staging import Staging
from app.turns import Inbox
from app.versions import Versions
from bot.guide import Guide, compose, know
from bot.learner import Learner
from bot.llm.asking import Moment
from bot.llm.model import Model
from bot.messages import Language, Message, Reply, Tap
from bot.profile import Change
from bot.rules import Rules
from policy.base import Feedback
from retrieval.catalog import Catalog
from retrieval.errors import CatalogError
from retrieval.handbook import Handbook
from retrieval.index import Index
from retrieval.passages import PassageStore
from retrieval.storage import IndexFolder
from retrieval.threads import one_thread
from retrieval.vectors import ChromaIndex, ChromaServer, ExactIndex, VectorIndex, VectorIndexError

LOOK = 0.5
"""Seconds between looks for a changed catalog and for something worth a snapshot."""

log = structlog.get_logger()


def build(
    settings: Settings,
    *,
    compose: Callable[..., Guide] = compose,
    engine: type[TurnEngine] = TurnEngine,
    vectors: Callable[[], VectorIndex] | None = None,
    model: Callable[[Settings], Model | None] = model_of,
) -> "Aisle":
    """The application over the settings' database, with its schema up to date; nothing runs before `start`."""
    one_thread()
    database = open_database(settings)
    relayed = {name for name, platform in PLATFORMS.items() if platform.relayed(settings)}
    ledger = SqlLedger(database, relayed=relayed)
    catalog = Catalog(database)
    handbook = Handbook()
    versions = Versions(database, settings.policy)
    key = secret(database, "tokens")
    rules = read_rules(settings.rules) if settings.rules else Rules()

    metrics, drafts, spoken = Metrics(), Drafts(), model(settings)

    def show(moment: Moment, so_far: str) -> None:
        drafts.show(moment.conversation, moment.event_id, so_far)
        aisle.relays.show(moment.platform, moment.conversation, so_far)

    llm = Llm(settings, database, spoken, metrics, show) if spoken else None
    kept = Vectors(settings, database, cache(vectors or partial(open_vectors, settings, catalog)))

    def guide(index: Index, snapshot: object, learner: Learner | None) -> Guide:
        currency, language = catalog.currency, catalog.language
        assert currency is not None  # noqa: S101  # both are written with the first product
        assert language is not None  # noqa: S101
        made = compose(
            know(index, currency=currency, language=language, rates=pairs(settings), handbook=handbook),
            ledger=ledger,
            log=ledger,
            slate=settings.policy,
            seed=settings.seed,
            secret=key,
            snapshot=snapshot,
            learner=learner,
            link=linker(settings.public_url),
            rules=rules,
            orders=orders if settings.webhook_secret else None,
            desk=settings.desk,
            aide=llm.aide if llm else None,
            version=lambda: str(follower.version),
        )
        kept.take(made.search)
        return made

    follower = Follower(database, catalog, IndexFolder(settings.data / "index"), guide)

    def tells(feedback: Feedback, stood: Iterable[str], variant_id: str | None) -> Sequence[Change]:
        return aisle.guide.tastes.of_feedback(feedback, stood, variant_id)

    orders = Orders(database, ledger, secret(database, "emails"), tells)
    passes = Passes(secret(database, "passes"))
    parts = (settings, database, ledger, orders, passes, follower, handbook, versions, kept, engine, key)
    aisle = Aisle(*parts, metrics=metrics, drafts=drafts, llm=llm)
    return aisle


def open_folder(settings: Settings) -> VectorIndex:
    """The vector index on disk, or one in memory where the disk does not allow it; takes seconds."""
    try:
        return ChromaIndex(settings.data / "chroma")
    except VectorIndexError as problem:
        log.warning("the vector index cannot be opened; one in memory is used instead", reason=str(problem))
        return ExactIndex()


def open_vectors(settings: Settings, catalog: Catalog) -> VectorIndex:
    """The vector index where these settings put it."""
    if settings.chroma_url is not None:
        return ChromaServer(settings.chroma_url, f"aisle-{catalog.identity}")
    return open_folder(settings)


def linker(public_url: str | None) -> Callable[[str, str, str], str]:
    """Makes a card's link: through our click counter where shoppers can reach it, else straight to the shop."""

    def link(platform: str, token: str, url: str) -> str:
        if platform == page.PLATFORM:
            return f"/r/{token}"
        return f"{public_url}/r/{token}" if public_url else url

    return link


def pairs(settings: Settings) -> dict[tuple[str, str], Decimal]:
    """What one unit of the first currency is worth in the second, for every two currencies that were given."""
    return {(one, other): settings.rates[one] / settings.rates[other] for one, other in permutations(settings.rates, 2)}


class Aisle:
    """The running application. `guide` changes when the catalog does."""

    guide: Guide

    def __init__(
        self,
        settings: Settings,
        database: Engine,
        ledger: SqlLedger,
        orders: Orders,
        passes: Passes,
        follower: Follower,
        handbook: Handbook,
        versions: Versions,
        vectors: Vectors,
        engine: type[TurnEngine],
        secret: bytes,
        *,
        metrics: Metrics,
        drafts: Drafts,
        llm: Llm | None,
    ) -> None:
        self.settings = settings
        self.database = database
        self.ledger = ledger
        self.orders = orders
        self.passes = passes
        self.lately = Lately(ledger)
        self.catalog = follower.catalog
        self.pages = PassageStore(database)
        self.metrics = metrics
        self.drafts = drafts
        self.llm = llm
        self.hosts: frozenset[str] = frozenset()
        """Hosts that a click may lead to."""
        self.inbox = Inbox(
            self._handle,
            ledger,
            database,
            data=settings.data,
            patience=timedelta(minutes=settings.handoff_minutes),
            desk=settings.desk,
            engine=engine,
        )
        self.relays = Relays(
            settings,
            database,
            ledger=ledger,
            metrics=self.metrics,
            accept=self.inbox.accept,
            guide=lambda: self.guide,
            link=linker(settings.public_url),
            secret=secret,
        )
        self.key = secret
        """Keys the names of things that nobody shall guess."""
        self._handbook = handbook
        self._commands = Commands(ledger, self._title, secret)
        self._follower = follower
        self._vectors = vectors
        self._filling: asyncio.Task[None] | None = None
        self._pages_version: object = None
        self.versions = versions
        self._staging = Staging(database, versions)
        self._catalog_fault: str | None = None
        self._looking: asyncio.Task[None] | None = None

    def load(self) -> None:
        """Make the guide from the catalog and what was learned. Raises EmptyShopError."""
        if self.catalog.is_empty():
            raise EmptyShopError(self.settings.data)
        self._read_pages()
        self._take(self._follower.load(self.versions.start(self.versions.stage().live)))
        self.follow()

    def follow(self) -> None:
        """Let the versions serve that the database says."""
        self._staging.follow(self.guide.learner)

    async def start(self) -> None:
        """Load the guide and begin to answer. Raises EmptyShopError."""
        await asyncio.to_thread(self.load)
        await self.inbox.start()
        self._looking = asyncio.create_task(self._look())

    async def connect(self) -> None:
        """Begin to talk to the platforms that are configured; of several processes one does."""
        await self.relays.start()

    async def close(self) -> None:
        """Finish what runs, keep what was learned, let go of everything."""
        if self._looking:
            self._looking.cancel()
            with suppress(asyncio.CancelledError):
                await self._looking
            self._vectors.stop()
            if self._filling is not None:
                await asyncio.wait([self._filling])
            await self.relays.stop_receiving()
            await self.inbox.close()
            await self.relays.close()
            self.guide.learner.catch_up()
            self._staging.save(self.guide.learner, at_least=1)
        if self.llm:
            await self.llm.close()
        self._vectors.close()
        self.database.dispose()

    def degraded(self) -> list[str]:
        """What does not work as it should, in plain words; empty when all is well."""
        return [
            *([self._catalog_fault] if self._catalog_fault else []),
            *self._vectors.degraded(),
            *self.relays.degraded(),
            *(self.llm.degraded() if self.llm else []),
        ]

    async def reachable(self) -> bool:
        """Whether the database answers."""
        try:
            await asyncio.to_thread(self.catalog.version)
        except (sa.exc.SQLAlchemyError, CatalogError):
            return False
        return True

    async def _handle(self, event: Message | Tap) -> Reply:
        began = time.perf_counter()
        try:
            reply = await self._commands.handle(event, self.guide.dialogue.handle)
        except Exception:
            self.metrics.failure()
            raise
        finally:
            self.drafts.end(event.conversation_id)
        self.metrics.turn(event.platform, reply, time.perf_counter() - began)
        self.relays.wake(event.platform)
        return reply

    def _title(self, product_id: str, language: Language) -> str | None:
        product = self.guide.search.product(product_id)
        return product.words(language).title if product else None

    def _take(self, guide: Guide) -> None:
        self.guide = guide
        own = urlsplit(self.settings.public_url).hostname if self.settings.public_url else None
        self.hosts = frozenset(filter(None, (*self._follower.hosts, own, *self.settings.shop_hosts)))

    def _fill(self) -> None:
        """Fill the vector index behind; until then neighbours are found in memory."""
        if (self._filling is None or self._filling.done()) and self._vectors.due(self.guide.search):
            self._filling = asyncio.create_task(asyncio.to_thread(self._vectors.keep, self.guide.search))

    def _read_pages(self) -> None:
        """Know the shop's pages as they stand now, their links from its own site made whole."""
        version = self.pages.version()
        if version == self._pages_version:
            return
        site = self.settings.public_url or ""
        self._handbook.load(
            replace(passage, source=site + passage.source) if passage.source.startswith("/") else passage
            for passage in self.pages.passages()
        )
        self._pages_version = version

    async def _look(self) -> None:
        while True:
            self._fill()
            await asyncio.sleep(LOOK)
            try:
                guide = await asyncio.to_thread(self._follower.follow, self.guide)
                if guide is not self.guide or self._follower.hosts - self.hosts:
                    self._take(guide)
                await asyncio.to_thread(self._read_pages)
                self._catalog_fault = None
                self.follow()
                self._staging.save(self.guide.learner)
                await asyncio.to_thread(self._staging.watch)
            except Exception:  # the guide that stands keeps answering, whatever is wrong with the new catalog
                log.exception("the changed catalog could not be taken up")
                self._catalog_fault = "the catalog changed but could not be taken up; see the log"
