"""A model behind an address that speaks OpenAI's chat completions. The only file that knows the library `openai`."""

import asyncio
import math
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

import openai

from bot.llm.model import ModelError, Piece, Prompt, Usage
from bot.llm.profiles import Profile, by_address, by_answer

UNNAMED = "default"
"""What a model is called where neither the owner nor the server names one."""
LONGEST_WAIT = 600.0
"""Seconds; a server that wants to be left alone for longer is asked again all the same."""
CONNECT = 5.0
"""Seconds that a read may take; the time of a whole answer is kept by whoever asks."""
LISTING = 2.0
"""Seconds that the list of models may take."""


class Endpoint:
    """One model at one address."""

    def __init__(
        self, base_url: str, *, key: str | None = None, model: str | None = None, profile: Profile | None = None
    ) -> None:
        """Without `model` the first one that the server lists is asked; without `profile` the server is recognised."""
        self._client = openai.AsyncOpenAI(
            base_url=base_url,
            # The library wants a key; servers that need none ignore it.
            api_key=key or "none",
            # Its retries know no budget, and it reads organisations and headers from the environment.
            max_retries=0,
            timeout=CONNECT,
            organization="",
            project="",
        )
        self._host = urlsplit(base_url).netloc.rpartition("@")[2]
        self._wanted = model
        self._model = model
        self._profile = profile or by_address(base_url)
        self._known = asyncio.Lock()

    @property
    def name(self) -> str:
        """See Model.name."""
        return f"{self._wanted or self._model or ''}@{self._host}"

    async def answer(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        """See Model.answer."""
        async with self._mapped():
            model, profile = await self._settle()
            asked: dict[str, Any] = {
                "model": model,
                "messages": [{"role": line.role, "content": line.text} for line in prompt.lines],
                "stream": True,
                profile.limit: prompt.most,
            }
            if profile.temperature is not None:
                asked["temperature"] = profile.temperature
            if prompt.stop:
                asked["stop"] = list(prompt.stop)
            if profile.counts:
                asked["stream_options"] = {"include_usage": True}
            stream = await self._client.chat.completions.create(**asked)
            ended = False
            async with stream:
                async for chunk in stream:
                    choice = next(iter(chunk.choices or ()), None)
                    text = choice.delta.content if choice and choice.delta else None
                    ended = ended or (choice is not None and choice.finish_reason is not None)
                    usage = chunk.usage
                    counted = Usage(usage.prompt_tokens, usage.completion_tokens) if usage else None
                    if text or counted:
                        yield Piece(text or "", counted)
            if not ended:
                raise ModelError(f"{self._host} broke off in the middle of an answer")

    async def models(self) -> list[str]:
        """The models on offer, as the server names them. Raises ModelError."""
        async with self._mapped():
            return (await self._listed())[0]

    async def aclose(self) -> None:
        """See Model.aclose."""
        await self._client.close()

    async def settled(self) -> tuple[str, Profile]:
        """The model's name and the server's profile. Raises ModelError."""
        async with self._mapped():
            return await self._settle()

    async def _settle(self) -> tuple[str, Profile]:
        async with self._known:
            if self._model is None or self._profile is None:
                names, profile = await self._tried()
                self._model = self._model or next(iter(names), UNNAMED)
                self._profile = self._profile or profile
            return self._model, self._profile

    async def _tried(self) -> tuple[list[str], Profile]:
        """What `/models` tells, and nothing where it does not answer as it should: chat may do all the same."""
        try:
            async with asyncio.timeout(LISTING):
                return await self._listed()
        except (openai.APIStatusError, openai.APIResponseValidationError, ValueError, TimeoutError) as problem:
            if isinstance(problem, openai.AuthenticationError):
                raise
            return [], by_answer("", frozenset())

    async def _listed(self) -> tuple[list[str], Profile]:
        raw = await self._client.models.with_raw_response.list()
        found = raw.parse().data or []
        owners = frozenset(str(model.owned_by).lower() for model in found)
        return [str(model.id) for model in found if model.id], by_answer(raw.headers.get("server") or "", owners)

    @asynccontextmanager
    async def _mapped(self) -> AsyncIterator[None]:
        """Everything the library raises as what the guide knows; a message never holds the key or the prompt."""
        try:
            yield
        except openai.APIStatusError as problem:
            wait = _seconds(problem.response.headers.get("retry-after"))
            raise ModelError(f"{self._host} answers {problem.status_code}", wait=wait) from None
        except openai.APITimeoutError:
            raise ModelError(f"{self._host} is silent") from None
        except openai.APIConnectionError:
            raise ModelError(f"{self._host} cannot be reached") from None
        except openai.OpenAIError as problem:
            raise ModelError(f"{self._host} does not answer as such a server does ({type(problem).__name__})") from None
        except (AttributeError, KeyError, TypeError, ValueError, IndexError) as problem:
            # Pieces are not checked by the library: whatever a server put there surfaces here.
            raise ModelError(f"{self._host} sends what is no answer ({type(problem).__name__})") from None


def _seconds(header: str | None) -> float | None:
    """Retry-After in seconds; its other form, a date, is not used by these servers."""
    try:
        seconds = float(header or "")
    except ValueError:
        return None
    return min(max(0.0, seconds), LONGEST_WAIT) if math.isfinite(seconds) else None
