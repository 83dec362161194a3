"""The one reader of the environment: every setting, its meaning and its default."""

import ipaddress
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Literal, get_args
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from bot.desk import Caller, Desk
from bot.hours import Hours, hours
from bot.llm.meter import Use
from bot.llm.profiles import PROFILES
from bot.messages import Language

PREFIX = "AISLE_"


class SettingsError(Exception):
    """Some settings are wrong; one line each, with the key and never the value."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _parts(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


class Settings(BaseSettings):
    """What an operator can set. Names in the environment are these with AISLE_ in front."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    host: str = "127.0.0.1"
    """Address to listen on. Anything but loopback needs api_token."""
    port: int = Field(8000, ge=0, le=65535)
    """Port to listen on; 0 takes a free one."""
    data: Path = Path("data")
    """Folder of the databases, the vector index and the locks."""
    database_url: SecretStr | None = None
    """PostgreSQL for all tables, instead of SQLite in `data`."""
    public_url: str | None = None
    """Where shoppers reach this server from outside; without it, cards elsewhere link straight to the shop."""
    shop_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    """Hosts that a click may lead to, besides those of the links in the catalog."""
    rates: Annotated[Mapping[str, Decimal], NoDecode] = Field(default_factory=dict)
    """What one unit of a currency is worth, all in the same unit: USD=1,CNY=0.14."""
    policy: str = "plackett-luce"
    """Which slate policy chooses."""
    rules: Path | None = None
    """The shop owner's file of offers, promoted goods and bounds of exploring."""
    seed: int = Field(0, ge=0)
    """With the event's id, the seed of every draw."""
    api_token: SecretStr | None = None
    """Needed as Bearer by every /v1 route when set."""
    webhook_secret: SecretStr | None = None
    """What the shop signs its notices of carts and orders with; without it they are refused."""
    chroma_url: str | None = None
    """A Chroma server for the vector index, instead of a folder in `data`."""
    embed_base_url: str | None = None
    """An OpenAI-compatible endpoint with embeddings; without one, vectors are fitted on the catalog."""
    embed_api_key: SecretStr | None = None
    """The endpoint's key, where it wants one."""
    embed_model: str | None = None
    """The model's name at that endpoint."""
    embed_folder: Path | None = None
    """A sentence-transformers model in a folder, instead of an endpoint."""
    handoff_minutes: float = Field(10, gt=0, le=10_000)
    """Minutes that a shopper waits for a person before the guide takes the conversation back."""
    llm_base_url: str | None = None
    """An OpenAI-compatible endpoint, such as http://localhost:11434/v1."""
    llm_api_key: SecretStr | None = None
    """The endpoint's key, where it wants one."""
    llm_model: str | None = None
    """The model's name at that endpoint; without one the first that it lists."""
    llm_server: str | None = None
    """What kind of server it is, where it cannot be recognised."""
    llm_uses: Annotated[tuple[Use, ...], NoDecode] = ("wording",)
    """What the model is asked for."""
    llm_style: str = Field("", max_length=400)
    """How the shop likes to speak, in the owner's own words."""
    llm_seconds: float = Field(6, gt=0, le=60)
    """Seconds that a whole turn may take."""
    llm_first_seconds: float = Field(2.5, gt=0, le=60)
    """Seconds until the first checked sentence; after them the reply is the template."""
    llm_at_once: int = Field(4, ge=1, le=1000)
    """Calls under way at a time in each process."""
    llm_daily_tokens: int | None = Field(None, ge=0)
    """Tokens that the shop spends in a day (UTC) at most."""
    llm_shopper_tokens: int | None = Field(None, ge=0)
    """Tokens that one shopper spends in a day at most."""
    llm_price: Annotated[tuple[Decimal, Decimal] | None, NoDecode] = None
    """What a million tokens cost, of prompts and of answers: 0.15/0.60."""

    telegram_token: SecretStr | None = None
    """The bot's token from @BotFather; with it Aisle answers in Telegram."""
    telegram_api_url: str = "https://api.telegram.org"
    """Where the Bot API is; another one only for a Bot API server of one's own."""
    telegram_webhook_secret: SecretStr | None = None
    """With it Telegram delivers to public_url and proves itself with this; without it Aisle asks for messages."""

    slack_bot_token: SecretStr | None = None
    """The bot's token of the one workspace it is installed in (xoxb-…)."""
    slack_app_token: SecretStr | None = None
    """With it events come over a web socket, which needs no public address (xapp-…)."""
    slack_signing_secret: SecretStr | None = None
    """With it Slack delivers to public_url and proves itself with this."""
    slack_client_id: str | None = None
    """With the client secret: any workspace can install the bot, at public_url/hooks/slack/install."""
    slack_client_secret: SecretStr | None = None
    """The app's secret for installs."""
    slack_api_url: str = "https://slack.com/api"
    """Where the Web API is."""

    desk_secret: SecretStr | None = None
    """What a service desk and Aisle sign with, where it is not webhook_secret; several rotate, the first one signs."""
    desk_callback_url: str | None = None
    """Where replies to the desk are posted to; without it they stand in the response."""
    desk_hours: Annotated[Hours | None, NoDecode] = None
    """When people are at the desk, such as Mo-Fr 9:00-18:00 Europe/Berlin; without it at any time, for all we know."""
    desk_handoff: Caller = "shopper"
    """Who may call a person: shopper, also the guide when a shopper complains, or nobody but the desk's own people."""
    desk_away_en: str = Field("", max_length=500)
    """The shop's own English words for when nobody is at the desk."""
    desk_away_zh: str = Field("", max_length=500)
    """The shop's own Chinese words for when nobody is at the desk."""

    chatwoot_url: str | None = None
    """Where Chatwoot is; `aisle connect chatwoot` sets these five."""
    chatwoot_token: SecretStr | None = None
    """The agent bot's access token."""
    chatwoot_secret: SecretStr | None = None
    """What Chatwoot signs its deliveries with; several, separated by spaces, while it is being changed."""
    chatwoot_path: SecretStr | None = None
    """The secret end of /hooks/chatwoot/…, for Chatwoot servers that do not sign."""
    chatwoot_account: int | None = Field(None, ge=1)
    """The account of deliveries that name none, as those of some versions about conversations."""
    chatwoot_mode: Literal["answer", "draft"] = "answer"
    """answer: the guide talks to shoppers. draft: it writes private notes that agents send or change."""

    @property
    def desk_secrets(self) -> tuple[str, ...]:
        """What the desk's calls are proved with, and ours signed with; none when the desk is not connected."""
        from adapters.webhooks import secrets_of  # loads only where a secret is set

        secret = self.desk_secret or self.webhook_secret
        return secrets_of(secret.get_secret_value()) if secret else ()

    @property
    def desk(self) -> Desk:
        """The rules for calling people."""
        away: dict[Language, str] = {"en": self.desk_away_en, "zh": self.desk_away_zh}
        return Desk(self.desk_hours, self.desk_handoff, {code: text for code, text in away.items() if text})

    @field_validator("desk_hours", mode="before")
    @classmethod
    def _hours(cls, value: object) -> object:
        return hours(value) if isinstance(value, str) else value

    @field_validator("shop_hosts", mode="before")
    @classmethod
    def _split_hosts(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        hosts = _parts(value.lower())
        if any("/" in host for host in hosts):
            raise ValueError("must be host names separated by commas, without http://")
        return hosts

    @field_validator("rates", mode="before")
    @classmethod
    def _split_rates(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        rates: dict[str, Decimal] = {}
        for part in _parts(value):
            code, _, number = part.partition("=")
            try:
                rate = Decimal(number)
            except InvalidOperation:
                rate = Decimal(0)
            if not (len(code.strip()) == 3 and code.strip().isalpha() and rate.is_finite() and rate > 0):
                raise ValueError("must look like USD=1,CNY=0.14")
            rates[code.strip().upper()] = rate
        return rates

    @field_validator("llm_uses", mode="before")
    @classmethod
    def _split_uses(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        uses = _parts(value.lower())
        if unknown := [use for use in uses if use not in get_args(Use)]:
            raise ValueError(f"must be some of {', '.join(get_args(Use))}; not {unknown[0][:20]}")
        return uses

    @field_validator("llm_server")
    @classmethod
    def _known_server(cls, value: str | None) -> str | None:
        if value is not None and value not in PROFILES:
            raise ValueError(f"must be one of {', '.join(PROFILES)}")
        return value

    @field_validator("llm_price", mode="before")
    @classmethod
    def _split_price(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            prices = tuple(Decimal(part) for part in value.split("/"))
        except InvalidOperation:
            prices = ()
        if len(prices) != 2 or not all(price.is_finite() and price >= 0 for price in prices):
            raise ValueError("must look like 0.15/0.60: a million tokens of prompts, and of answers")
        return prices

    @field_validator("policy")
    @classmethod
    def _known_policy(cls, value: str) -> str:
        from policy import SLATE_POLICIES  # numpy and scipy load only when a setting names a policy

        if value not in SLATE_POLICIES:
            raise ValueError(f"must be one of {', '.join(sorted(SLATE_POLICIES))}")
        return value

    @field_validator("rules")
    @classmethod
    def _readable_rules(cls, value: Path | None) -> Path | None:
        from app.rules import RulesError, read_rules  # loads only where a file is named

        if value is not None:
            try:
                read_rules(value)
            except RulesError as problem:
                raise ValueError("; ".join(problem.lines)) from None
        return value

    @field_validator(
        "public_url", "chroma_url", "embed_base_url", "llm_base_url", "telegram_api_url", "slack_api_url",
        "desk_callback_url", "chatwoot_url",
    )  # fmt: skip
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("must be an address that begins with http:// or https://")
        return value.rstrip("/")

    @field_validator("webhook_secret", "desk_secret")
    @classmethod
    def _base64(cls, value: SecretStr | None) -> SecretStr | None:
        from adapters.webhooks import are_secrets  # loads only where a secret is set

        if value is not None and not are_secrets(value.get_secret_value()):
            raise ValueError("must be a Standard Webhooks secret: base64, such as whsec_…; several separated by spaces")
        return value

    @field_validator("database_url")
    @classmethod
    def _postgres(cls, value: SecretStr | None) -> SecretStr | None:
        if value is None:
            return None
        try:
            backend = make_url(value.get_secret_value()).get_backend_name()
        except ArgumentError:
            backend = ""
        if backend not in ("postgresql", "postgres"):
            raise ValueError("must look like postgresql://user:password@host:5432/name")
        return value

    @field_validator("telegram_webhook_secret", "chatwoot_path")
    @classmethod
    def _header_safe(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value.get_secret_value()):
            raise ValueError("must be 1 to 256 characters of A-Z, a-z, 0-9, _ and -")
        return value

    @model_validator(mode="after")
    def _webhook_has_an_address(self) -> "Settings":
        if self.telegram_webhook_secret is not None:
            parts = urlsplit(self.public_url or "")
            if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
                raise ValueError("AISLE_TELEGRAM_WEBHOOK_SECRET: a webhook needs AISLE_PUBLIC_URL with https://")
        return self

    @model_validator(mode="after")
    def _chatwoot_is_whole(self) -> "Settings":
        if (self.chatwoot_url is None) != (self.chatwoot_token is None):
            raise ValueError("AISLE_CHATWOOT_TOKEN: Chatwoot needs AISLE_CHATWOOT_URL and AISLE_CHATWOOT_TOKEN")
        if self.chatwoot_token and not (self.chatwoot_secret or self.chatwoot_path):
            raise ValueError("AISLE_CHATWOOT_SECRET: without it or AISLE_CHATWOOT_PATH no delivery can be believed")
        return self

    @model_validator(mode="after")
    def _signs_what_it_posts(self) -> "Settings":
        if self.desk_callback_url and not self.desk_secrets:
            raise ValueError("AISLE_DESK_CALLBACK_URL: what is posted there is signed; set AISLE_DESK_SECRET")
        return self

    @model_validator(mode="after")
    def _slack_is_whole(self) -> "Settings":
        if (self.slack_client_id is None) != (self.slack_client_secret is None):
            raise ValueError("AISLE_SLACK_CLIENT_SECRET: installs need AISLE_SLACK_CLIENT_ID and _CLIENT_SECRET")
        if self.slack_client_id and self.public_url is None:
            raise ValueError("AISLE_SLACK_CLIENT_ID: installs need AISLE_PUBLIC_URL, where Slack sends people back to")
        if self.slack_client_id and self.slack_bot_token:
            raise ValueError("AISLE_SLACK_BOT_TOKEN: one workspace by its token, or any by installs; not both")
        known = self.slack_bot_token or self.slack_client_id
        if bool(known) != bool(self.slack_app_token or self.slack_signing_secret):
            raise ValueError(
                "AISLE_SLACK_BOT_TOKEN: it, or AISLE_SLACK_CLIENT_ID, goes together with AISLE_SLACK_APP_TOKEN (a web "
                "socket) or AISLE_SLACK_SIGNING_SECRET (events over HTTP)"
            )
        return self

    @model_validator(mode="after")
    def _one_embedder(self) -> "Settings":
        if self.embed_base_url is not None and self.embed_folder is not None:
            raise ValueError("AISLE_EMBED_FOLDER: give a folder or AISLE_EMBED_BASE_URL, not both")
        if (self.embed_base_url is None) != (self.embed_model is None):
            raise ValueError("AISLE_EMBED_MODEL: an endpoint needs AISLE_EMBED_BASE_URL and AISLE_EMBED_MODEL")
        return self

    @model_validator(mode="after")
    def _closed_unless_token(self) -> "Settings":
        if not is_loopback(self.host) and self.api_token is None:
            raise ValueError(
                "AISLE_HOST: without AISLE_API_TOKEN Aisle serves this machine only; set a token, or 127.0.0.1"
            )
        return self


def load_settings(**overrides: object) -> Settings:
    """The settings from the environment and .env; `overrides` win. Raises SettingsError with every problem."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]  # checked by pydantic at run time
    except ValidationError as error:
        raise SettingsError(tuple(_line(problem) for problem in error.errors(include_input=False))) from None


def _line(problem: Mapping[str, object] | object) -> str:
    assert isinstance(problem, Mapping)  # noqa: S101  # narrows pydantic's TypedDict
    words = str(problem["msg"]).removeprefix("Value error, ")
    location = problem["loc"]
    key = f"{PREFIX}{str(location[0]).upper()}: " if isinstance(location, tuple) and location else ""
    return f"{key}{words}"
