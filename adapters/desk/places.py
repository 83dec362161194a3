"""How a desk's conversation is named with us."""

import hashlib

PLATFORM = "desk"


def conversation(theirs: str, key: bytes) -> str:
    """Our name. It opens the conversation over HTTP, so it must not be guessed from the desk's own."""
    name = f"{PLATFORM}:{theirs}"
    return f"{name}:{hashlib.blake2b(name.encode(), key=key, digest_size=9).hexdigest()}"


def theirs(conversation_id: str) -> str:
    """The desk's own name for a conversation of ours."""
    return conversation_id.partition(":")[2].rpartition(":")[0]
