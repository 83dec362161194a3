"""Every error in one form: {"error": {"code", "message", "field"?}}."""

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from app.turns import NotAnsweredError


class Trouble(BaseModel):
    """What went wrong."""

    code: str
    message: str
    field: str | None = None


class Problem(BaseModel):
    """The one form of every error."""

    error: Trouble


CODES = {
    400: "malformed",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    422: "invalid",
    503: "unavailable",
}

RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": words}
    for status, words in (
        (400, "Malformed: the body is not valid JSON"),
        (401, "No proof, or not ours"),
        (403, "Not from here, or not with a page's pass"),
        (404, "Not known"),
        (405, "No such method here"),
        (413, "Larger than 64 KiB"),
        (422, "A field is wrong; `field` names it"),
        (503, "Not now; what was sent is safe, and may be sent again"),
    )
}
"""The errors that any route may answer with, for the description of our HTTP face."""


def error(status: int, message: str, field: str | None = None, headers: dict[str, str] | None = None) -> JSONResponse:
    """An error response."""
    body: dict[str, Any] = {"code": CODES.get(status, "error"), "message": message}
    if field:
        body["field"] = field
    return JSONResponse({"error": body}, status_code=status, headers=headers)


def install(app: FastAPI) -> None:
    """Teach the application to answer errors in that form."""

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, problem: RequestValidationError) -> JSONResponse:
        first = problem.errors()[0]
        if first["type"] == "json_invalid" or (first["type"], first["loc"]) == ("missing", ("body",)):
            return error(400, "The body is not valid JSON.")
        if first["loc"] == ("body",) and first["type"] == "model_attributes_type":
            return error(422, "The body must be a JSON object.")
        place = [str(part) for part in first["loc"] if part != "body"]
        message = first["msg"].removeprefix("Value error, ")
        context = first.get("ctx") or {}
        return error(422, message, ".".join(place) or context.get("field"))

    @app.exception_handler(HTTPException)
    async def refused(_: Request, problem: HTTPException) -> JSONResponse:
        return error(problem.status_code, str(problem.detail), headers=dict(problem.headers or {}))

    @app.exception_handler(NotAnsweredError)
    async def late(_: Request, __: NotAnsweredError) -> JSONResponse:
        message = "The message is safe but not answered yet; send it again with the same event_id to get the reply."
        return error(503, message, headers={"Retry-After": "5"})

    @app.exception_handler(Exception)
    async def broken(_: Request, __: Exception) -> JSONResponse:
        return error(500, "Something went wrong on our side.")
