"""The storefront of the small shop, with a guide that listens."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.demo.shop import Guide, create


@pytest.fixture
def guide() -> Guide:
    return Guide()


@pytest.fixture
def client(guide: Guide) -> Iterator[TestClient]:
    with TestClient(create(guide), headers={"Accept-Language": "en"}) as client:
        yield client
