"""What works and what does not, each in one plain sentence with what to do about it. Changes nothing."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import aclosing, closing
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

import httpx
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from app.database import HEAD, database_file, database_of, revision
from app.learning import Snapshots
from app.ledger import SqlLedger
from app.settings import Settings
from app.versions import BASELINE, Versions
from bot.llm.model import Line, ModelError, Prompt
from retrieval.catalog import Catalog
from retrieval.errors import RetrievalError
from retrieval.storage import IndexFolder

PATIENCE = 5.0
"""Seconds to wait for another server."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    subject: str
    state: Literal["ok", "degraded", "broken"]
    says: str
    do: str = ""
    """What to do; empty when nothing is needed."""

    def as_dict(self) -> dict[str, str]:
        """For machines."""
        return {"subject": self.subject, "state": self.state, "says": self.says, "do": self.do}


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at everything that these settings use."""
    database = database_of(settings)
    first = _database(settings, database)
    yield first
    if first.state == "ok":
        yield from (check(settings, database) for check in _CHECKS)
    database.dispose()
    yield _links(settings)
    yield _telegram(settings)
    yield _slack(settings)
    yield _chatwoot(settings)
    yield _llm(settings)


def _database(settings: Settings, database: Engine) -> Finding:
    file = database_file(settings)
    if file is not None and not file.exists():
        return Finding(
            "database",
            "broken",
            f"there is no database in {settings.data} yet",
            "run `aisle demo` or `aisle index FILE`",
        )
    try:
        with database.connect() as connection:
            found = revision(connection)
    except sa.exc.SQLAlchemyError as problem:
        reason = str(getattr(problem, "orig", None) or problem).strip().splitlines()[0]
        where = "AISLE_DATABASE_URL" if file is None else str(file)
        return Finding("database", "broken", f"cannot be used: {reason}", f"check {where}")
    if found != HEAD:
        return Finding(
            "database",
            "degraded",
            f"its schema is {found or 'missing'}, ours is {HEAD}",
            "the next start brings it up to date",
        )
    return Finding("database", "ok", "PostgreSQL answers" if file is None else f"{file} answers")


def _catalog(_: Settings, database: Engine) -> Finding:
    catalog = Catalog(database)
    try:
        with catalog.reading() as standing:
            size = sum(1 for _ in standing.products)
    except RetrievalError as problem:
        return Finding("catalog", "broken", str(problem), "import the catalog again with `aisle index FILE --replace`")
    if not size:
        return Finding(
            "catalog", "broken", "there are no products", "run `aisle index FILE`, or `aisle demo` for a shop"
        )
    return Finding("catalog", "ok", f"{size} products, prices in {catalog.currency}, in {catalog.language}")


def _vectors(settings: Settings, database: Engine) -> Finding:
    from retrieval.vectors import ChromaIndex, ChromaServer, VectorIndexError  # chromadb takes a second to load

    folder = settings.data / "chroma"
    if settings.chroma_url is None and not folder.exists():
        return Finding("vectors", "degraded", "the vector index is not built yet", "the next start builds it")
    index: ChromaIndex | ChromaServer
    try:
        if settings.chroma_url is None:
            index, where = ChromaIndex(folder), "Chroma"
        else:
            index = ChromaServer(settings.chroma_url, f"aisle-{Catalog(database).identity}")
            where = f"the Chroma server at {urlsplit(settings.chroma_url).hostname}"
        built, rate = index.fingerprint(), index.rate()
        index.close()
    except VectorIndexError as problem:
        return Finding(
            "vectors",
            "degraded",
            f"search works without them: {problem}",
            f"delete {folder}; the next start builds it again",
        )
    if built is None or rate is None:
        return Finding("vectors", "degraded", f"{where} holds no vectors yet, or is away", "the next start fills it")
    stamp = IndexFolder(settings.data / "index").stamp()
    behind = Catalog(database).pending(stamp.version) if stamp else 0
    lag = f"{behind} products have changed since" if behind else "it is up to the catalog"
    return Finding("vectors", "ok", f"{where} is filled, at {rate:,.0f} products a second; {lag}")


def _embedder(settings: Settings, database: Engine) -> Finding:
    """Asks the model for one vector."""
    from app.embedding import embedder_of
    from retrieval.embedding import VectorStore

    try:
        embedder = embedder_of(settings, PATIENCE)
        if embedder is None:
            return Finding("embedder", "ok", "none is configured; vectors are fitted on the catalog")
        with closing(embedder):
            length = embedder.embed(["boots"]).shape[1]
        held, size = VectorStore(database).count(embedder.model), Catalog(database).size()
    except RetrievalError as problem:
        do = "check AISLE_EMBED_FOLDER" if settings.embed_folder else "check AISLE_EMBED_BASE_URL, _MODEL and _API_KEY"
        return Finding("embedder", "degraded", f"{problem}; vectors fitted on the catalog answer", do)
    says = f"{embedder.model} answers with {length} numbers; {held} of {size} products have their vector"
    if held < size:
        return Finding("embedder", "degraded", says, "the running server embeds the rest, or `aisle index --embed`")
    return Finding("embedder", "ok", says)


def _policy(settings: Settings, database: Engine) -> Finding:
    try:
        stage = Versions(database, settings.policy).stage()
        state = Snapshots(database, stage.live).newest()
    except ValueError:
        return Finding(
            "policy", "degraded", "its stored state is damaged", "the next start learns it again from the log"
        )
    position = int(str(state["position"])) if state else 0
    waiting = len(SqlLedger(database).since(position))
    canary = f", {stage.canary} serves {stage.share:.0%} of the shoppers" if stage.canary else ""
    frozen = f"; frozen: {BASELINE} serves until `aisle policy freeze --off`" if stage.frozen else ""
    return Finding(
        "policy",
        "degraded" if frozen else "ok",
        f"{stage.live} has learned {position} entries of the log; {waiting} wait for the next turn{canary}{frozen}",
    )


_CHECKS: tuple[Callable[[Settings, Engine], Finding], ...] = (_catalog, _vectors, _embedder, _policy)


def _links(settings: Settings) -> Finding:
    if settings.public_url is None:
        return Finding(
            "links",
            "ok",
            "cards link straight to the shop; taps on “details” are the click signal (the demo uses its own address)",
            "to count clicks on links, set AISLE_PUBLIC_URL to where shoppers reach this server",
        )
    return Finding("links", "ok", f"cards link through {settings.public_url}/r/…, which counts clicks")


def _llm(settings: Settings) -> Finding:
    """Asks the model for one word."""
    if settings.llm_base_url is None:
        return Finding("llm", "ok", "none is configured; replies come from templates")
    where, words = urlsplit(settings.llm_base_url).hostname, "replies come from templates"
    try:
        model, kind, listed, seconds = asyncio.run(_tried(settings))
    except ModelError as problem:
        keys = "AISLE_LLM_API_KEY" if str(problem).endswith((" 401", " 403")) else "AISLE_LLM_BASE_URL and _MODEL"
        return Finding("llm", "degraded", f"{problem}; {words}", f"check {keys}")
    except TimeoutError:
        return Finding("llm", "degraded", f"{where} takes longer than {PATIENCE:.0f} s; {words}", "try a smaller model")
    uses = ", ".join(settings.llm_uses)
    says = f"{where} ({kind}) answers as {model} in {seconds:.1f} s; asked for: {uses or 'nothing'}"
    if settings.llm_model and listed and settings.llm_model not in listed:
        return Finding("llm", "ok", says, f"it lists other models: {', '.join(listed[:5])}")
    return Finding("llm", "ok", says)


async def _tried(settings: Settings) -> tuple[str, str, list[str], float]:
    """The model, the kind of server, the models on offer, and the seconds until a word was heard.

    Raises ModelError and TimeoutError.
    """
    from app.llm import model_of  # half a second that only a shop with a model pays

    model = model_of(settings)
    assert model is not None  # noqa: S101  # the caller has looked
    async with asyncio.timeout(PATIENCE), aclosing(model):
        name, profile = await model.settled()
        listed = await model.models() if profile.lists else []
        began = time.monotonic()
        async with aclosing(model.answer(Prompt((Line("user", "Say hello."),), 8))) as pieces:
            async for _ in pieces:
                return name, profile.name, listed, time.monotonic() - began
    raise ModelError(f"{urlsplit(settings.llm_base_url or '').hostname} answers without a word")


def _chatwoot(settings: Settings) -> Finding:
    if settings.chatwoot_url is None or settings.chatwoot_token is None:
        return Finding("chatwoot", "ok", "not connected", "to answer there, run `aisle connect chatwoot`")
    # A bot may do little more than speak: a conversation that cannot be there tells whether its token is known.
    where = (
        f"{settings.chatwoot_url}/api/v1/accounts/{settings.chatwoot_account or 1}/conversations/0/toggle_typing_status"
    )
    token = settings.chatwoot_token.get_secret_value()
    try:
        answer = httpx.post(where, json={"typing_status": "off"}, headers={"api_access_token": token}, timeout=PATIENCE)
    except httpx.HTTPError:
        return Finding("chatwoot", "degraded", "Chatwoot does not answer", "check AISLE_CHATWOOT_URL and the network")
    if answer.status_code in (401, 403):
        return Finding("chatwoot", "degraded", "Chatwoot refuses the bot's token", "run `aisle connect chatwoot`")
    if answer.status_code != 404:
        return Finding("chatwoot", "degraded", f"Chatwoot answers {answer.status_code}", "check AISLE_CHATWOOT_URL")
    mode = "drafts for the agents" if settings.chatwoot_mode == "draft" else "answers shoppers"
    return Finding("chatwoot", "ok", f"it answers, and knows the bot, which {mode} while `aisle serve` runs")


def _telegram(settings: Settings) -> Finding:
    if settings.telegram_token is None:
        return Finding("telegram", "ok", "not connected", "to answer there, run `aisle connect telegram`")
    where = f"{settings.telegram_api_url}/bot{settings.telegram_token.get_secret_value()}"
    try:
        me, hook = (httpx.get(f"{where}/{method}", timeout=PATIENCE) for method in ("getMe", "getWebhookInfo"))
        if me.status_code in (401, 404):
            return Finding("telegram", "degraded", "Telegram refuses the token", "run `aisle connect telegram`")
        name, address = str(me.json()["result"]["username"]), str(hook.json()["result"]["url"])
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return Finding("telegram", "degraded", "Telegram does not answer", "check the network and the token")
    wanted = f"{settings.public_url}/hooks/telegram" if settings.telegram_webhook_secret else ""
    if address and address != wanted:
        host = urlsplit(address).hostname
        return Finding("telegram", "degraded", f"@{name} delivers to {host}", "run `aisle connect telegram --replace`")
    way = "by webhook" if wanted else "by polling"
    return Finding("telegram", "ok", f"@{name} answers; messages come {way} while `aisle serve` runs")


def _slack(settings: Settings) -> Finding:
    if settings.slack_client_id is not None:
        where = f"{settings.public_url}/hooks/slack/install"
        return Finding("slack", "ok", f"any workspace can install the bot at {where}")
    if settings.slack_bot_token is None:
        return Finding("slack", "ok", "not connected", "to answer there, run `aisle connect slack`")
    given = (("auth.test", settings.slack_bot_token), ("apps.connections.open", settings.slack_app_token))
    name = ""
    try:
        for method, token in given:
            if token is None:
                continue
            headers = {"Authorization": f"Bearer {token.get_secret_value()}"}
            answer = httpx.post(f"{settings.slack_api_url}/{method}", headers=headers, timeout=PATIENCE).json()
            if not answer["ok"]:
                says = f"Slack refuses a token: {answer['error']}"
                return Finding("slack", "degraded", says, "run `aisle connect slack`")
            name = name or f"@{answer['user']} answers in {answer['team']}"
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return Finding("slack", "degraded", "Slack does not answer", "check the network and the tokens")
    way = "by web socket" if settings.slack_app_token else "over HTTP"
    return Finding("slack", "ok", f"{name}; events come {way} while `aisle serve` runs")
