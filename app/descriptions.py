"""Descriptions that a model proposed, until a person decides. An approved one is written into the catalog's record."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine

from app.database import descriptions
from retrieval.catalog import Catalog
from retrieval.products import Product


@dataclass(frozen=True, slots=True)
class Proposal:
    """A description that waits."""

    product_id: str
    language: str
    text: str
    model: str
    at: datetime


class Descriptions:
    """The proposals of one shop."""

    def __init__(self, engine: Engine, catalog: Catalog) -> None:
        self._engine = engine
        self._catalog = catalog

    def decided(self, language: str) -> set[str]:
        """Ids of the products that have a proposal in this language, waiting or not."""
        query = sa.select(descriptions.c.product).where(descriptions.c.language == language)
        with self._engine.connect() as connection:
            return set(connection.scalars(query))

    def propose(self, proposal: Proposal) -> None:
        """Let it wait for a person; one that is there already stays."""
        insert = postgresql.insert if self._engine.dialect.name == "postgresql" else sqlite.insert
        row = {
            "product": proposal.product_id,
            "language": proposal.language,
            "text": proposal.text,
            "model": proposal.model,
            "state": "waiting",
            "at": proposal.at.astimezone(UTC).isoformat(timespec="microseconds"),
        }
        with self._engine.begin() as connection:
            connection.execute(insert(descriptions).values(**row).on_conflict_do_nothing())

    def waiting(self) -> list[Proposal]:
        """What waits for a person, the oldest first."""
        query = sa.select(descriptions).where(descriptions.c.state == "waiting").order_by(descriptions.c.at)
        with self._engine.connect() as connection:
            return [
                Proposal(row.product, row.language, row.text, row.model, datetime.fromisoformat(row.at))
                for row in connection.execute(query)
            ]

    def approve(self, product_id: str) -> int:
        """Write what waits for this product into its record; how many languages that was."""
        found = [one for one in self.waiting() if one.product_id == product_id]
        product = self._catalog.product(product_id)
        currency, language = self._catalog.currency, self._catalog.language
        if not found or product is None or currency is None or language is None:
            return 0
        for one in found:
            product = _with_description(product, one)
        self._catalog.upsert([product], currency=currency, language=language)
        self._decide(product_id, "approved")
        return len(found)

    def reject(self, product_id: str) -> int:
        """Never show what waits for this product; how many languages that was."""
        return self._decide(product_id, "rejected")

    def _decide(self, product_id: str, state: str) -> int:
        open_ones = sa.and_(descriptions.c.product == product_id, descriptions.c.state == "waiting")
        with self._engine.begin() as connection:
            return connection.execute(sa.update(descriptions).where(open_ones).values(state=state)).rowcount


def _with_description(product: Product, proposal: Proposal) -> Product:
    language = proposal.language
    if language in product.translations:
        text = replace(product.translations[language], description=proposal.text)
        return replace(product, translations={**product.translations, language: text})
    return replace(product, text=replace(product.text, description=proposal.text))
