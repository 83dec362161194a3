"""What servers that speak chat completions do differently. Whatever is not named here every one of them understands."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Profile:
    """One kind of server."""

    name: str
    limit: str = "max_tokens"
    """What the length of an answer is called."""
    temperature: float | None = 0.3
    """None where some models refuse to be told."""
    counts: bool = True
    """Whether a stream ends with its tokens when asked to; a server that ignores the question is asked in vain."""
    lists: bool = True
    """Whether `/models` names what it serves."""


PROFILES: Mapping[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile("openai", limit="max_completion_tokens", temperature=None),
        Profile("vllm"),
        Profile("ollama"),
        Profile("llama.cpp"),
        # Pinned to one folder it lists nothing, and without a cache of its own it answers 500.
        Profile("transformers", counts=False, lists=False),
        Profile("plain", counts=False),
    )
}
"""By the name that AISLE_LLM_SERVER gives."""

_HOSTS = {"api.openai.com": "openai"}
_PORTS = {11434: "ollama"}
_OWNERS = {"vllm": "vllm", "library": "ollama", "llamacpp": "llama.cpp"}
"""What servers put into `owned_by` of the models they list."""
_HEADERS = {"llama.cpp": "llama.cpp", "vllm": "vllm"}


def by_address(base_url: str) -> Profile | None:
    """The profile that an address alone tells of; None where the server has to be asked."""
    parts = urlsplit(base_url)
    name = _HOSTS.get(parts.hostname or "") or _PORTS.get(parts.port or 0)
    return PROFILES[name] if name else None


def by_answer(server: str, owners: frozenset[str]) -> Profile:
    """The profile that the header `Server` and the owners of the models on offer tell of."""
    named = [_OWNERS[owner] for owner in sorted(owners) if owner in _OWNERS]
    named += [name for word, name in _HEADERS.items() if word in server.lower()]
    return PROFILES[named[0]] if named else PROFILES["plain"]
