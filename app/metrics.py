"""Figures for the operator, in Prometheus' words."""

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

from bot.messages import Reply


class Metrics:
    """Counters of one running application."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._turns = Counter(
            "aisle_turns_total", "Turns processed", ["platform", "act", "language"], registry=self._registry
        )
        self._failures = Counter("aisle_turn_failures_total", "Attempts at a turn that failed", registry=self._registry)
        self._seconds = Histogram(
            "aisle_turn_seconds",
            "Time from the start of a turn to its committed reply",
            buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
            registry=self._registry,
        )
        self._clicks = Counter("aisle_clicks_total", "Clicks counted on card links", registry=self._registry)
        self._shop = Counter(
            "aisle_shop_events_total",
            "Notices of carts and orders taken from the shop",
            ["type"],
            registry=self._registry,
        )
        self._deliveries = Counter(
            "aisle_deliveries_total", "Replies given to platforms", ["platform", "outcome"], registry=self._registry
        )
        self._llm_calls = Counter(
            "aisle_llm_calls_total", "Calls of the language model", ["use", "outcome"], registry=self._registry
        )
        self._llm_seconds = Histogram(
            "aisle_llm_seconds",
            "Time of a call of the language model",
            ["use"],
            buckets=(0.1, 0.25, 0.5, 1, 1.5, 2.5, 4, 6, 10),
            registry=self._registry,
        )
        self._llm_sentences = Counter(
            "aisle_llm_sentences_total",
            "Sentences of the language model that were checked: shown or blocked",
            ["use", "verdict"],
            registry=self._registry,
        )

        self._drafts = Counter(
            "aisle_drafts_total",
            "Drafts for agents by what became of them: sent, edited, replaced",
            ["outcome"],
            registry=self._registry,
        )

    def turn(self, platform: str, reply: Reply, seconds: float) -> None:
        """A turn was processed."""
        self._turns.labels(platform, reply.act, reply.language).inc()
        self._seconds.observe(seconds)

    def failure(self) -> None:
        """An attempt at a turn failed."""
        self._failures.inc()

    def delivery(self, platform: str, outcome: str) -> None:
        """A reply was delivered, or not: delivered, refused, stopped, undeliverable."""
        self._deliveries.labels(platform, outcome).inc()

    def draft(self, outcome: str) -> None:
        """An agent wrote after a draft: it was sent, edited or replaced."""
        self._drafts.labels(outcome).inc()

    def click(self) -> None:
        """A click was counted."""
        self._clicks.inc()

    def shop_event(self, kind: str) -> None:
        """A notice of the shop was taken."""
        self._shop.labels(kind).inc()

    def llm_call(self, use: str, outcome: str, seconds: float) -> None:
        """A call of the language model ended."""
        self._llm_calls.labels(use, outcome).inc()
        self._llm_seconds.labels(use).observe(seconds)

    def llm_sentence(self, use: str, *, blocked: bool) -> None:
        """A sentence of the language model was shown or blocked."""
        self._llm_sentences.labels(use, "blocked" if blocked else "shown").inc()

    def text(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self._registry)
