"""What shoppers wrote about products. Review text is data, never instruction."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Review:
    """One shopper's review of one product."""

    id: str
    product_id: str
    rating: float
    """Stars, 0 to 5."""
    text: str
    language: str
    at: datetime
