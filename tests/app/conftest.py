"""Databases for the tests of the application: SQLite files, and our own PostgreSQL server where it is installed."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from pydantic import SecretStr

from app.settings import Settings
from tests.conftest import unavailable

HOW = "install PostgreSQL (Debian: apt-get install postgresql)"


def _program(name: str) -> str | None:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
    return shutil.which(name) or next(map(str, installed), None)


def _user() -> str | None:
    """Who may run the server: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        unavailable("postgres", "a user postgres is needed when the tests run as root")
        raise


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with nothing in it, ours alone."""
    initdb, server = _program("initdb"), _program("postgres")
    if initdb is None or server is None:
        unavailable("postgres", HOW)
        raise AssertionError
    user = _user()
    home = Path("/tmp") / f"aisle-postgres-{uuid4().hex[:8]}"  # noqa: S108  # readable by the other user, unlike pytest's folders
    home.mkdir()
    if user:
        shutil.chown(home, user)
    subprocess.run(
        [initdb, "-D", home / "db", "-U", "aisle", "--auth=trust", "-E", "UTF8", "--locale=C"],
        check=True, capture_output=True, user=user, cwd="/",
    )  # fmt: skip
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [server, "-D", home / "db", "-p", str(port), "-k", str(home), "-h", "127.0.0.1", "-c", "fsync=off"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, user=user, cwd="/",
    )  # fmt: skip
    try:
        _wait(port)
        yield f"postgresql://aisle@127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)
        shutil.rmtree(home, ignore_errors=True)


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            psycopg.connect(host="127.0.0.1", port=port, user="aisle", dbname="postgres", connect_timeout=1).close()
        except psycopg.OperationalError:
            pass
        else:
            return
        time.sleep(0.05)
    pytest.fail("PostgreSQL did not come up")


@pytest.fixture
def postgres(postgres_server: str) -> str:
    """The address of a fresh database."""
    name = f"t{uuid4().hex}"
    with psycopg.connect(f"{postgres_server}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]  # a name cannot be a parameter
    return f"{postgres_server}/{name}"


@pytest.fixture(params=["sqlite", "postgres"])
def settings(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings over an empty database of each kind, untouched by the environment."""
    monkeypatch.chdir(tmp_path)
    url = request.getfixturevalue("postgres") if request.param == "postgres" else None
    return Settings(data=tmp_path / "data", database_url=SecretStr(url) if url else None)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [
        name for name in os.environ if name.startswith("AISLE_") and name not in ("AISLE_REQUIRE", "AISLE_TEST_DATA")
    ]:
        monkeypatch.delenv(name)
