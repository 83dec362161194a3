"""Personal data replaced by stable tokens before a text leaves the house, and put back afterwards."""

from collections.abc import Mapping


def mask(text: str, known: Mapping[str, str] | None = None) -> tuple[str, dict[str, str]]:
    """The text with tokens such as `[mail-1]` for personal data, and what each token stands for.

    `known` is the mapping of earlier texts of the conversation: the same thing keeps its token.
    """
    raise NotImplementedError


def restore(text: str, mapping: Mapping[str, str]) -> str:
    """The text with the tokens replaced by what they stand for."""
    raise NotImplementedError
