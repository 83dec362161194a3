"""Reads a call off the wire: query string, form, multipart or JSON, each parameter as the description types it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.telegram.description import Description, Field, Upload
from tests.telegram.errors import ApiError, bad_request

_INTEGER = re.compile(r"-?\d+")
_TOO_LARGE = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Query:
    """A call as it was understood."""

    method: str
    params: Mapping[str, Any]
    files: Mapping[str, Upload]
    """Uploads that a parameter points at as attach://name."""

    def __getitem__(self, name: str) -> Any:
        return self.params[name]

    def get(self, name: str, default: Any = None) -> Any:
        """The parameter, or `default` where it was not sent."""
        return self.params.get(name, default)


async def read_query(request: web.Request, method: str, description: Description) -> Query:
    """The call with its parameters as the description types them; `check` says whether they are right."""
    raw = dict(request.query) | await _body(request)
    fields = description.methods[method]
    text = " ".join(str(value) for value in raw.values() if not isinstance(value, Upload))
    files = {name: value for name, value in raw.items() if isinstance(value, Upload) and f"attach://{name}" in text}
    params = {
        name: _typed(fields[name], value) if name in fields and isinstance(value, str) else value
        for name, value in raw.items()
        if name not in files
    }
    return Query(method, params, files)


def check(query: Query, description: Description) -> None:
    """Refuse unknown names, wrong types and what is missing."""
    for problem in description.call_problems(query.method, query.params):
        raise bad_request(problem)


async def _body(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.read() or b"{}")
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(body, dict):
            raise bad_request("object expected as request body")
        return body
    if request.content_type not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return {}
    fields: dict[str, Any] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            content = value.file.read()
            if len(content) > _TOO_LARGE:
                raise ApiError(413, "Request Entity Too Large")
            fields[name] = Upload(value.filename, content, value.content_type)
        else:
            fields[name] = value
    return fields


def _typed(field: Field, text: str) -> Any:
    """A form's text as the description types it; text of another type stays and is refused later."""
    kinds = set(field.types)
    if "Integer" in kinds and _INTEGER.fullmatch(text):
        return int(text)
    if "Boolean" in kinds and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if "Float" in kinds:
        try:
            return float(text)
        except ValueError:
            return text
    if kinds & {"String", "Integer", "Boolean", "InputFile"}:
        return text
    try:
        return json.loads(text)
    except ValueError:
        raise bad_request(f"can't parse {field.name.replace('_', ' ')} JSON object") from None
