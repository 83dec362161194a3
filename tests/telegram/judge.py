"""Judges what the bot sends and what the server makes up, each by readings that do not know each other.

    assert judge(call, description) == []                   # an outbound call and its result
    assert judge_update(update, description) == []          # an update
    assert too_soon(telegram.calls) == []                   # nobody was written to before a 429 was over

A call is read by aiogram's models, by the public description, and by the limits here. An update is read by aiogram, by
python-telegram-bot and by the description, so the server is held to a contract as well.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import aiogram.methods
import aiogram.types
import telegram
from pydantic import BaseModel, TypeAdapter, ValidationError

from tests.telegram.description import Description, Upload
from tests.telegram.exchange import SLACK, Call
from tests.telegram.limits import limit_problems

Json = dict[str, Any]
_UPDATE: TypeAdapter[Any] = TypeAdapter(aiogram.types.Update)
_SECONDS = range(946_684_800, 4_102_444_800)
"""The years in which a date in seconds lies; one in milliseconds does not."""


def judge(call: Call, description: Description) -> list[str]:
    """What is wrong with a call, or with its result."""
    found = [f"description: {problem}" for problem in description.call_problems(call.method, call.params)]
    asked, answered = _models(call.method)
    found += _by_aiogram(asked, {name: _as_aiogram_has_it(value) for name, value in call.params.items()})
    found += [f"limit: {problem}" for problem in limit_problems(call.method, call.params)]
    if call.done:
        returns = description.returns[call.method]
        found += [f"result, description: {problem}" for problem in description.problems(returns, call.result, "result")]
        found += [f"result, {problem}" for problem in _by_aiogram(answered, call.result)]
    return found


def judge_update(update: Json, description: Description) -> list[str]:
    """What is wrong with an update."""
    kinds = update.keys() - {"update_id"}
    found = [] if len(kinds) == 1 else [f"{len(kinds)} kinds of content"]
    found += [f"description: {problem}" for problem in description.problems(["Update"], update, "update")]
    found += _by_aiogram(_UPDATE, update)
    found += _by_python_telegram_bot(update)
    return found + list(_own_rules(update))


def too_soon(calls: Sequence[Call]) -> list[str]:
    """Calls to a chat before the wait that a 429 asked for there was over."""
    until: dict[object, float] = {}
    found = []
    for call in sorted(calls, key=lambda call: call.at):
        left = until.get(call.chat_id, 0) - call.at
        if call.chat_id is not None and left > SLACK:
            found.append(f"{call.method} to {call.chat_id} came {left:.2f} s too soon")
        if call.retry_after is not None:
            until[call.chat_id] = call.at + call.retry_after
    return found


@cache
def _models(method: str) -> tuple[TypeAdapter[Any], TypeAdapter[Any]]:
    """aiogram's model of a method, and of what it returns."""
    model = getattr(aiogram.methods, method[0].upper() + method[1:])
    return TypeAdapter(model), TypeAdapter(model.__returning__)


def _as_aiogram_has_it(value: object) -> object:
    """An upload in aiogram's own dress."""
    return aiogram.types.BufferedInputFile(value.content, value.filename) if isinstance(value, Upload) else value


def _by_aiogram(adapter: TypeAdapter[Any], value: object) -> list[str]:
    try:
        read = adapter.validate_python(value)
    except ValidationError as error:
        return [f"aiogram: {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
    # aiogram keeps what it does not know instead of refusing it.
    return [f"aiogram: {name} is unknown" for name in _extras(read, "")]


def _extras(value: object, where: str) -> Iterator[str]:
    if isinstance(value, BaseModel):
        yield from (f"{where}{name}" for name in value.model_extra or ())
        for name in type(value).model_fields:
            yield from _extras(getattr(value, name), f"{where}{name}.")
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _extras(item, where)


def _by_python_telegram_bot(update: Json) -> list[str]:
    try:
        read = telegram.Update.de_json(update, None)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        return [f"python-telegram-bot: {error!r}"]
    return [f"python-telegram-bot: {name} is unknown" for name in _kept(read, "")]


def _kept(value: object, where: str) -> Iterator[str]:
    if isinstance(value, telegram.TelegramObject):
        yield from (f"{where}{name}" for name in value.api_kwargs)
        for name, item in value.to_dict(recursive=False).items():
            yield from _kept(item, f"{where}{name}.")
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _kept(item, where)


def _own_rules(update: Json) -> Iterator[str]:
    for name, value in _walk(update):
        if name == "date" and value != 0 and value not in _SECONDS:
            yield f"{value} is no date in seconds"
        if name == "message_id" and value < 1:
            yield f"{value} is no message id"


def _walk(value: object) -> Iterator[tuple[str, Any]]:
    items: Iterable[Any] = ()
    if isinstance(value, dict):
        yield from value.items()
        items = value.values()
    elif isinstance(value, list):
        items = value
    for item in items:
        yield from _walk(item)
