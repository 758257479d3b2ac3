"""A real web service for the tests of this folder."""

from collections.abc import Iterator

import httpx
import pytest

from tests.web.serving import serving


@pytest.fixture
def client(database: str, broker: str) -> Iterator[httpx.Client]:
    with serving() as client:
        yield client
