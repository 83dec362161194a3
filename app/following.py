"""Keeps a guide up to the catalog: small changes at once, large ones by an index built behind.

The index on disk is only a head start. What changed since it was made is read from the catalog and taken up in memory;
when that is much, or changes words, the index is built again while the old one answers.
"""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import structlog
from sqlalchemy.engine import Engine

from bot.guide import Guide
from bot.learner import Learner
from retrieval.building import BuildError
from retrieval.catalog import Catalog, Changes
from retrieval.index import Index
from retrieval.records import host_of
from retrieval.stamp import Stamp
from retrieval.storage import IndexFolder

LIVE = 1_000
"""Changed products that are taken up in memory; for more the index is built again."""
QUIET, QUIET_PER_PRODUCT = 2.0, 0.003
"""Seconds without a further change before edits are indexed with the rest: building again is dear in a large shop."""

log = structlog.get_logger()


class Follower:
    """Follows one catalog. Not for several threads at once."""

    def __init__(
        self,
        database: Engine,
        catalog: Catalog,
        folder: IndexFolder,
        make: Callable[[Index, object, Learner | None], Guide],
    ) -> None:
        """`make` makes a guide of an index and of a learner, or of what one knew."""
        self.catalog = catalog
        self.hosts: frozenset[str] = frozenset()
        """Hosts of all the products' links."""
        self._database = database
        self._folder = folder
        self._make = make
        self._version = 0
        self._about: tuple[str | None, ...] = ()
        self._changed_at = 0.0
        self._building: Future[None] | None = None

    @property
    def version(self) -> int:
        """The catalog's version that the guide knows."""
        return self._version

    def load(self, snapshot: object, learner: Learner | None = None) -> Guide:
        """A guide that knows the catalog as it stands. Raises CatalogError."""
        index, stamp = self._fresh()
        return self._caught_up(index, stamp, snapshot, learner)

    def follow(self, guide: Guide) -> Guide:
        """The same guide, edited, when little changed; another one when much did, as soon as it is ready."""
        if self._building is not None and self._building.done():
            built, self._building = self._building, None
            self._changed_at = time.monotonic()
            built.result()
            return self.load(None, guide.learner)
        if self.catalog.version() != self._version:
            if self._about != self._now() or self.catalog.pending(self._version) > LIVE:
                self._build()
            else:
                self._edit(guide, self.catalog.since(self._version))
                log.info("the catalog changed; the guide now knows it", products=len(guide.search.products))
        elif guide.search.waiting and time.monotonic() > self._changed_at + _patience(guide):
            self._build()
        return guide

    def _build(self) -> None:
        if self._building is None:
            aside = ThreadPoolExecutor(1, thread_name_prefix="index")
            self._building = aside.submit(self._folder.build, self._database)
            aside.shutdown(wait=False)

    def _fresh(self) -> tuple[Index, Stamp]:
        """An index near enough to the catalog; without a usable folder one in memory."""
        opened = self._folder.open()
        if opened is not None and is_near(self.catalog, opened[1]):
            return opened
        try:
            self._folder.build(self._database)
            opened = self._folder.open()
        except BuildError as problem:
            log.warning("the index cannot be kept; one in memory is used instead", reason=str(problem))
            opened = None
        if opened is not None:
            return opened
        version = self.catalog.version()
        return Index.of(self.catalog.products()), Stamp(self.catalog.identity or "", version)

    def _caught_up(self, index: Index, stamp: Stamp, snapshot: object, learner: Learner | None) -> Guide:
        guide = self._make(index, snapshot, learner)
        self._about = self._now()
        self.hosts = index.part.records.hosts
        self._version = stamp.version
        self._edit(guide, self.catalog.since(stamp.version))
        return guide

    def _edit(self, guide: Guide, changes: Changes) -> None:
        if changes.changed or changes.removed:
            guide.search.edit(changes.changed, changes.removed)
            self.hosts |= frozenset(filter(None, (host_of(product) for product in changes.changed)))
            self._changed_at = time.monotonic()
        self._version = changes.version

    def _now(self) -> tuple[str | None, ...]:
        """What a guide cannot change by edits."""
        return self.catalog.identity, self.catalog.currency, self.catalog.language


def is_near(catalog: Catalog, stamp: Stamp | None) -> bool:
    """Whether what an index lacks of the catalog is little enough to be taken up in memory."""
    return stamp is not None and stamp.identity == catalog.identity and catalog.pending(stamp.version) <= LIVE


def _patience(guide: Guide) -> float:
    return QUIET + QUIET_PER_PRODUCT * len(guide.search.products)
