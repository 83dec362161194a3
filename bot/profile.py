"""What is known of a shopper's taste across conversations. Empty until the shopper's own words fill it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Profile:
    """Tastes of one shopper."""

    user_id: str
    likes: Mapping[str, float] = field(default_factory=dict)
    """ "field:value" to strength, such as {"brand:Fell & Tarn": 2.0}."""
