"""The demonstration's own parts: its site on loopback, and the port of its page. The whole of it runs in tests/stack."""

import re
import socket
from importlib import resources
from pathlib import Path

import httpx
import pytest

from services.cli import demo
from services.contracts.settings import Settings

SITE = Path(str(resources.files("services.cli").joinpath("demo_site")))
FILES = sorted(path.name for path in SITE.iterdir())


def test_the_site_is_one_of_five_outlets_and_eight_pages() -> None:
    pages = [path.read_text() for path in SITE.glob("*.html") if path.name != "index.html"]
    outlets = {name for page in pages for name in re.findall(r'property="og:site_name" content="([^"]+)"', page)}
    assert len(pages) >= demo.PAGES
    assert len(outlets) >= 5


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_served_with_its_type_and_its_own_address(name: str) -> None:
    with demo._served(SITE) as host:
        answer = httpx.get(f"http://{host}/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == demo.TYPES.get(Path(name).suffix, "text/plain")
    assert demo.BASE not in answer.content
    assert answer.content == (SITE / name).read_bytes().replace(demo.BASE, f"http://{host}".encode())


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/index.html", 200), ("/none.html", 404), ("/../main.py", 404), ("/%2e%2e/main.py", 404), ("/?q=1", 404)],
)
def test_nothing_else_is_served(path: str, status: int) -> None:
    with demo._served(SITE) as host, socket.create_connection(tuple(host.split(":"))) as connection:
        connection.sendall(f"GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
        head = connection.makefile("rb").readline()
    assert head.split()[1] == str(status).encode()


def test_the_links_of_the_feed_and_the_sitemap_lead_to_pages() -> None:
    with demo._served(SITE) as host:
        named = {
            link
            for path in SITE.glob("*.xml")
            for link in re.findall(rf"http://{host}/[^<\"\s]*", httpx.get(f"http://{host}/{path.name}").text)
        }
        answers = {link: httpx.get(link).status_code for link in named}
    assert len(answers) >= demo.PAGES
    assert set(answers.values()) == {200}


def test_the_page_takes_its_port_or_any_free_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        other = demo._port(Settings(web_port=port))
        assert other != port
        assert other > 0
    assert demo._port(Settings(web_port=port)) == port


def test_an_address_of_another_machine_is_left_for_the_start_to_refuse() -> None:
    assert demo._port(Settings(web_host="203.0.113.7", web_port=8123)) == 8123
