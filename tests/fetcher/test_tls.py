"""Classes 25 and 29: certificates that are no good, and the way down from HTTPS to HTTP."""

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from services.contracts.states import Reason
from services.fetcher.client import Outcome
from services.fetcher.transport import ssl_context
from tests import certificates
from tests.certificates import server_context
from tests.fetcher.conftest import Fetch
from tests.programs import needs
from tests.sites import Site, redirect, reply

pytestmark = needs("openssl", "openssl")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("certificates")
    certificates.make(folder)
    return folder


@pytest.fixture
def trusted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "root.pem"))
    ssl_context.cache_clear()
    yield
    ssl_context.cache_clear()


def reason_of(outcome: Outcome) -> Reason | None:
    return outcome.failure.reason if outcome.failure else None


def test_a_good_certificate(fetch: Fetch, folder: Path, trusted: None) -> None:
    with Site({"/": reply(b"<p>Sealed.</p>")}, server_context(folder, "good")) as site:
        (outcome,) = fetch([site.url()], site)
    assert outcome.page is not None
    assert outcome.page.body == b"<p>Sealed.</p>"
    assert outcome.page.url.startswith("https://")


@pytest.mark.parametrize("name", certificates.BAD)
def test_a_bad_certificate_is_never_passed(fetch: Fetch, folder: Path, trusted: None, name: str) -> None:
    with Site({"/": reply()}, server_context(folder, name)) as site:
        (outcome,) = fetch([site.url()], site)
    assert reason_of(outcome) is Reason.TLS
    assert site.requests == []


def test_a_root_that_is_not_trusted(fetch: Fetch, folder: Path) -> None:
    with Site({"/": reply()}, server_context(folder, "good")) as site:
        (outcome,) = fetch([site.url()], site)
    assert reason_of(outcome) is Reason.TLS


def test_a_server_that_does_not_speak_tls(fetch: Fetch) -> None:
    with Site({}) as site:
        (outcome,) = fetch([f"https://{site.host}/"], site, deadline=1)
    assert reason_of(outcome) in (Reason.TLS, Reason.NETWORK, Reason.DEADLINE)


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion.TLSv1:DeprecationWarning")
def test_an_old_protocol(fetch: Fetch, folder: Path, trusted: None) -> None:
    context = server_context(folder, "good")
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1
    with Site({"/": reply()}, context) as site:
        (outcome,) = fetch([site.url()], site)
    assert reason_of(outcome) is Reason.TLS


STRICT = "Strict-Transport-Security: max-age=31536000"


@pytest.mark.parametrize("headers", [(), (STRICT,)], ids=["plain", "HTTPS only"])
def test_from_https_to_http_on_the_same_host(fetch: Fetch, folder: Path, trusted: None, headers: tuple[str, ...]) -> None:
    with Site({"/": reply()}) as plain, Site({}, server_context(folder, "good")) as sealed:
        sealed.answers["/"] = redirect(plain.url(), "302 Found", *headers)
        (outcome,) = fetch([sealed.url()], plain, sealed)
    assert reason_of(outcome) is (Reason.REDIRECTS if headers else None)
    assert bool(plain.requests) is not bool(headers)
