"""Makes text from outside safe to stand in a prompt."""


def plain(text: str, most: int) -> str:
    """At most so many characters, without control or zero-width characters and without a model's own control tokens."""
    raise NotImplementedError
