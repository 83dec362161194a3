"""Cuts what a model writes into sentences while it is still being written."""


class Sentences:
    """Sentences of a growing text, Latin and Chinese; never cut inside a placeholder, a number, or an address."""

    def feed(self, chunk: str) -> list[str]:
        """The sentences that are complete with this chunk."""
        raise NotImplementedError

    def end(self) -> list[str]:
        """What is left at the end."""
        raise NotImplementedError
