"""What is fetched of a URL that passes; the ones that do not are in hostile_urls.py."""

import pytest

from services.contracts.errors import PageError
from services.contracts.settings import Settings
from services.contracts.states import Reason
from services.fetcher.targets import check_host, checked_url
from tests.fetcher.hostile_urls import URL_CASES

NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("http://outlet.example", "http://outlet.example"),
        ("HTTPS://Outlet.Example:443/a?b=c#d", "https://outlet.example/a?b=c"),
        ("  https://outlet.example/a  ", "https://outlet.example/a"),
        ("http://desk:secret@outlet.example/a", "http://outlet.example/a"),
        ("https://outlet.example:8443/", "https://outlet.example:8443/"),
        ("http://müller.example/ä", "http://xn--mller-kva.example/%C3%A4"),
        ("http://93.184.216.34/", "http://93.184.216.34/"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
        ("http://under_score.example/", "http://under_score.example/"),
        ("http://outlet.example./", "http://outlet.example./"),
    ],
)
def test_what_is_fetched(url: str, target: str) -> None:
    assert str(checked_url(url, NONE)) == target


@pytest.mark.parametrize(("number", "url", "reasons"), URL_CASES, ids=[f"{n}-{u[:40]!a}" for n, u, _ in URL_CASES])
def test_what_names_no_public_page_is_refused_before_any_lookup(number: int, url: str, reasons: set[Reason]) -> None:
    with pytest.raises(PageError) as caught:
        checked_url(url, NONE)
    assert caught.value.reason in reasons


def test_an_allowed_host_passes_at_its_port_alone() -> None:
    allowed = Settings(allow_private=" 127.0.0.1:9001, [::1]:9002,,LOCALHOST:9003 ").allowed_hosts
    assert allowed == {"127.0.0.1:9001", "[::1]:9002", "localhost:9003"}
    for url in ("http://127.0.0.1:9001/", "http://[::1]:9002/", "https://LocalHost:9003/"):
        assert checked_url(url, allowed)
        with pytest.raises(PageError):
            checked_url(url.replace("900", "901"), allowed)


@pytest.mark.parametrize("host", ["a" * 63 + ".example", "1.example", "example.1a", "xn--mller-kva.example"])
def test_names_at_the_edge_pass(host: str) -> None:
    check_host(host)
