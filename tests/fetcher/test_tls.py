"""Classes 25 and 29: certificates that are no good, and the way down from HTTPS to HTTP."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from services.contracts.states import Reason
from services.fetcher.client import Outcome, ssl_context
from tests.fetcher.conftest import Fetch
from tests.sites import Site, redirect, reply

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl, which makes the certificates, is not installed")

CERTIFICATES = {
    "good": ("IP:127.0.0.1", "30", "sha256"),
    "expired": ("IP:127.0.0.1", "-1", "sha256"),
    "another host": ("DNS:other.example", "30", "sha256"),
    "sha1": ("IP:127.0.0.1", "30", "sha1"),
}


def openssl(*arguments: str, folder: Path) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root of our own, what it signed, and a certificate that nobody signed."""
    folder = tmp_path_factory.mktemp("certificates")
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")
    openssl(
        "req", "-x509", *key, "-keyout", "root.key", "-out", "root.pem", "-days", "30", "-subj", "/CN=Test root", folder=folder
    )
    openssl(
        "req", "-x509", *key, "-keyout", "self-signed.key", "-out", "self-signed.pem", "-subj", "/CN=127.0.0.1", folder=folder
    )
    for name, (host, days, digest) in CERTIFICATES.items():
        (folder / "san").write_text(f"subjectAltName={host}")
        openssl("req", *key, "-keyout", f"{name}.key", "-out", "request", "-subj", "/CN=x", folder=folder)
        signed = ("-req", "-in", "request", "-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial", "-extfile", "san")
        openssl("x509", *signed, "-out", f"{name}.pem", "-days", days, f"-{digest}", folder=folder)
    return folder


@pytest.fixture
def trusted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("SSL_CERT_FILE", str(folder / "root.pem"))
    ssl_context.cache_clear()
    yield
    ssl_context.cache_clear()


def server_context(folder: Path, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    context.load_cert_chain(folder / f"{name}.pem", folder / f"{name}.key")
    return context


def reason_of(outcome: Outcome) -> Reason | None:
    return outcome.failure.reason if outcome.failure else None


def test_a_good_certificate(fetch: Fetch, folder: Path, trusted: None) -> None:
    with Site({"/": reply(b"<p>Sealed.</p>")}, server_context(folder, "good")) as site:
        (outcome,) = fetch([site.url()], site)
    assert outcome.page is not None
    assert outcome.page.body == b"<p>Sealed.</p>"
    assert outcome.page.url.startswith("https://")


@pytest.mark.parametrize("name", ["expired", "another host", "self-signed", "sha1"])
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
