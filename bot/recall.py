"""What a conversation keeps of what it has left behind: earlier cards, earlier wishes, other topics."""

from dataclasses import replace

from bot.session import Session
from retrieval.query import Query

MOST_RECENT = 20
"""Cards of earlier lists that can still be pointed at."""
MOST_PAST = 5
"""Wishes that can be gone back to."""


def recalled(after: Session, before: Session) -> Session:
    """The session after a turn, with what its new list and its new wishes took the place of."""
    if after.shown != before.shown:
        talked = [item for item in before.shown if item.product_id == before.focus]
        standing = {item.product_id for item in after.shown}
        recent = {
            item.product_id: item for item in (*talked, *before.shown, *after.recent) if item.product_id not in standing
        }
        after = replace(after, recent=tuple(recent.values())[:MOST_RECENT])
    if before.query and after.query != before.query and after.last_act != "undo":
        after = replace(after, past=(before.query, *after.past)[:MOST_PAST])
    if before.query and after.query and _kind(after.query) != _kind(before.query):
        others = [query for query in after.topics if _kind(query) != _kind(before.query)]
        after = replace(after, topics=(before.query, *others)[:MOST_PAST])
    return after


def _kind(query: Query) -> frozenset[object]:
    return frozenset(limit.value for limit in query.limits if limit.field == "category")
