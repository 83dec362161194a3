"""The command line. Heavy parts are imported by the command that needs them, so that `aisle --help` is quick."""

import sys

import typer

from app.cli.say import fail

app = typer.Typer(no_args_is_help=True, add_completion=False, help="A shopping guide for your chats.")


def main() -> None:
    """Run the command line; every expected trouble is one clear line on stderr."""
    from app.cli import (  # noqa: F401  # each registers its commands
        chat,
        check,
        connect,
        connect_chatwoot,
        describe,
        evaluate,
        goods,
        knowledge,
        llm,
        policy,
        serving,
        shoppers,
        slack,
        transcript,
        unanswered,
    )

    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output went away, as `head` does; that is not an error.
        sys.stderr.close()
        sys.exit(0)
    except Exception as problem:
        expected = _expected(problem)
        if expected is None:
            raise
        fail(expected)


def _expected(problem: Exception) -> str | None:
    from filelock import Timeout
    from sqlalchemy.exc import DBAPIError

    from app.database import EmptyShopError
    from app.settings import SettingsError
    from app.versions import VersionError
    from retrieval.errors import RetrievalError

    if isinstance(problem, SettingsError | EmptyShopError):
        fail(str(problem), code=2)
    if isinstance(problem, DBAPIError):
        return f"the database cannot be used: {str(problem.orig).strip().splitlines()[0]}"
    if isinstance(problem, RetrievalError | Timeout | OSError | VersionError):
        return str(problem)
    return None
