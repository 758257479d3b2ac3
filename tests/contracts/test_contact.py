"""Who is named in the User-Agent, and what is not fetched while nobody is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.contact import contacts, require_contact, user_agent
from services.contracts.errors import UsageError
from services.contracts.settings import Settings, load

PAGE = "https://desk.example/bot"


@pytest.mark.parametrize(
    ("setting", "header"),
    [
        (PAGE, f"tallywire/1 (+{PAGE})"),
        ("desk@outlet.example", "tallywire/1 (+mailto:desk@outlet.example)"),
        ("mailto:desk@outlet.example", "tallywire/1 (+mailto:desk@outlet.example)"),
        (f"{PAGE}, desk@outlet.example", f"tallywire/1 (+{PAGE}; mailto:desk@outlet.example)"),
        (f"  {PAGE}\tdesk@outlet.example ;", f"tallywire/1 (+{PAGE}; mailto:desk@outlet.example)"),
        ("", "tallywire/1"),
        (None, "tallywire/1"),
    ],
)
def test_the_user_agent_says_who_answers(setting: str | None, header: str) -> None:
    assert user_agent("1", setting) == header


@pytest.mark.parametrize(
    "setting",
    [
        "the news desk",
        "desk@",
        "@outlet.example",
        "ftp://x.example/",
        "https://",
        f"{PAGE}) Mozilla/5.0 (",
        "dësk@x.example",
        "https://ü.example/",
    ],
)
def test_what_reaches_nobody_is_refused(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="neither"):
        contacts(setting)
    monkeypatch.setenv("TALLYWIRE_CONTACT", setting)
    with pytest.raises(UsageError, match=r"^TALLYWIRE_CONTACT: .*neither an http"):
        load()


def test_no_header_can_be_slipped_in() -> None:
    with pytest.raises(ValueError, match="neither"):
        contacts(f"{PAGE}\r\nX-Evil: 1")


def test_an_empty_contact_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYWIRE_CONTACT", "  ")
    assert load().contact is None


@pytest.mark.parametrize(
    "url", ["https://outlet.example/1", "http://127.0.0.1/", "http://127.0.0.1:8082/", "https://127.0.0.1:8081/x"]
)
def test_the_public_web_needs_a_contact(url: str) -> None:
    allowed = "127.0.0.1:8081, [::1]:80, desk.example:443"
    if url.startswith("https://127.0.0.1:8081"):
        require_contact([url], Settings(allow_private=allowed))
        return
    with pytest.raises(UsageError, match="set TALLYWIRE_CONTACT to a URL or mail address"):
        require_contact(["http://127.0.0.1:8081/", url], Settings(allow_private=allowed))
    require_contact([url], Settings(allow_private=allowed, contact=PAGE))


@pytest.mark.parametrize(
    "url", ["http://[::1]/", "http://[::1]:80/", "https://DESK.example/1", "ftp://outlet.example/", "nonsense", ""]
)
def test_what_the_guard_lets_through_and_what_is_no_url_need_none(url: str) -> None:
    require_contact([url], Settings(allow_private="127.0.0.1:8081, [::1]:80, desk.example:443"))


NAMES = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
CONTACTS = st.lists(NAMES.map("desk@{}.example".format) | NAMES.map("https://{}.example/bot".format), min_size=1, max_size=3)


@given(CONTACTS, st.sampled_from([",", ", ", " ", "; ", "\t"]))
def test_every_contact_is_named_once_in_order(given_: list[str], between: str) -> None:
    stated = [one if one.startswith("https") else f"mailto:{one}" for one in given_]
    assert list(contacts(between.join(given_))) == stated
    assert user_agent("1", between.join(given_)) == f"tallywire/1 (+{'; '.join(stated)})"


@given(st.text(max_size=40))
def test_whatever_is_let_through_can_stand_in_a_header(setting: str) -> None:
    try:
        agent = user_agent("1", setting)
    except ValueError:
        return
    assert agent.isascii()
    assert agent.isprintable()
    assert agent.count("(") <= 1
