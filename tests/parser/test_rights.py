"""What pages state of their rights, in all the forms that they use, and what means nothing."""

import pytest

from services.contracts.records import WITHHOLDING, Right, Rights
from services.parser.article import read_article
from services.parser.rights import LONGEST, MOST, read_rights
from tests import corpus

X = "X-Robots-Tag"


def flags(*headers: tuple[str, str], **metas: str) -> set[str]:
    named = {name.replace("_", "-"): [value] for name, value in metas.items()}
    return {str(flag) for flag in read_rights(headers, named).flags}


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("noarchive", {"noarchive"}),
        ("NoArchive , NOINDEX", {"noarchive", "noindex"}),
        ("nocache", {"noarchive"}),
        ("none", {"noindex"}),
        ("nosnippet", {"nosnippet"}),
        ("max-snippet:0", {"nosnippet"}),
        ("max-snippet: 0, noai", {"nosnippet", "noai"}),
        ("max-snippet: 50", set()),
        ("max-snippet:-1, max-image-preview:large", set()),
        ("noai, noimageai", {"noai", "noimageai"}),
        ("noimageindex", {"noimageindex"}),
        ("index, follow, archive", set()),
        ("unavailable_after: 25 Jun 2030 15:00:00 PST, noarchive", {"noarchive"}),
        ("otherbot: noarchive", set()),
        ("otherbot: noindex, noarchive", set()),
        ("tallywire: noarchive", {"noarchive"}),
        ("otherbot: noindex, tallywire: noarchive, nosnippet", {"noarchive", "nosnippet"}),
        ("*: noai", {"noai"}),
        ("noarchived, no archive please", set()),
        ("", set()),
        (",,:,::", set()),
    ],
)
def test_robots_directives(value: str, found: set[str]) -> None:
    assert flags((X, value)) == found


@pytest.mark.parametrize(
    ("headers", "metas", "found"),
    [
        ([(X, "noindex"), ("x-robots-tag", "noarchive")], {}, {"noindex", "noarchive"}),
        ([(X, "noindex")], {"robots": "noarchive"}, {"noindex", "noarchive"}),
        ([], {"tallywire": "noarchive"}, {"noarchive"}),
        ([], {"googlebot": "noarchive"}, set()),
        ([("TDM-Reservation", "1")], {}, {"tdm_reserved"}),
        ([("tdm-reservation", "0")], {}, set()),
        ([("tdm-reservation", "yes")], {}, set()),
        ([], {"tdm_reservation": "1"}, {"tdm_reserved"}),
        ([("tdm-reservation", "1")], {"tdm_reservation": "0"}, set()),
        ([("tdm-reservation", "0")], {"tdm_reservation": "1"}, {"tdm_reserved"}),
        ([("tdm-reservation", "1")], {"tdm_reservation": "perhaps"}, {"tdm_reserved"}),
        ([("Content-Usage", "train-ai=n")], {}, {"no_training"}),
        ([("Content-Usage", "train-ai=y, search=n")], {}, set()),
        ([("Content-Usage", "bots=n;x=1, genai = n")], {}, {"no_processing", "no_training"}),
        ([("Content-Usage", "tdm=n"), ("Content-Usage", "tdm=y")], {}, set()),
        ([("Content-Usage", "train-ai")], {}, set()),
        ([("Server", "noarchive"), ("Cache-Control", "no-store")], {"description": "noarchive"}, set()),
    ],
)
def test_headers_and_meta_elements(headers: list[tuple[str, str]], metas: dict[str, str], found: set[str]) -> None:
    assert flags(*headers, **metas) == found


@pytest.mark.parametrize(
    ("headers", "meta", "policy"),
    [
        ([("tdm-policy", "https://outlet.example/licence")], None, "https://outlet.example/licence"),
        ([("tdm-policy", "https://outlet.example/a")], "https://outlet.example/b", "https://outlet.example/b"),
        ([("tdm-policy", "https://outlet.example/a")], "javascript:alert(1)", "https://outlet.example/a"),
        ([("tdm-policy", "http://[::1")], None, None),
        ([], "/relative", None),
    ],
)
def test_where_a_licence_is_to_be_had(headers: list[tuple[str, str]], meta: str | None, policy: str | None) -> None:
    assert read_rights(headers, {"tdm-policy": [meta]} if meta else {}).tdm_policy == policy


def test_statements_are_kept_as_made_within_bounds() -> None:
    rights = read_rights([(X, " NoIndex\x00\ud800 "), (X, "a" * 999)], {"robots": ["noai"]})
    assert [(one.where, one.name, one.value) for one in rights.statements] == [
        ("header", "x-robots-tag", "NoIndex"),
        ("header", "x-robots-tag", "a" * LONGEST),
        ("meta", "robots", "noai"),
    ]
    assert len(read_rights([(X, "noai")] * 999, {}).statements) == MOST
    assert read_rights([], {}) == Rights()


@pytest.mark.parametrize("right", Right)
def test_what_withholds_a_text(right: Right) -> None:
    assert Rights(flags=(right,)).withholds == ((right,) if right in WITHHOLDING else ())


def test_an_article_carries_the_rights_of_its_page() -> None:
    page = corpus.page(3).replace(
        "<head>", '<head><meta name="Robots" content="noarchive"><meta name="tdm-reservation" content="1">'
    )
    article = read_article(page.encode(), url="https://outlet.example/3", headers=[(X, "noai")])
    assert article.rights.flags == (Right.NOAI, Right.NOARCHIVE, Right.TDM_RESERVED)
    assert len(article.figures) > 0
    plain = read_article(corpus.page(3).encode(), url="https://outlet.example/3")
    assert plain.rights == Rights()
    assert plain.model_copy(update={"rights": article.rights}) == article


@pytest.mark.parametrize(
    ("host", "page", "found"),
    [
        ("bots=n", (), {"no_processing"}),
        ("train-ai=n, bots=y", (), {"no_training"}),
        ("bots=n", ("bots=y",), {"no_processing"}),
        ("bots=y", ("bots=n",), {"no_processing"}),
        ("train-ai=n", ("bots=n",), {"no_processing", "no_training"}),
        ("bots=y", ("bots=y",), set()),
        ("\x00=;,,=n", (), set()),
        (None, (), set()),
    ],
)
def test_what_either_the_host_or_the_page_does_not_want_is_not_wanted(
    host: str | None, page: tuple[str, ...], found: set[str]
) -> None:
    rights = read_rights([("Content-Usage", value) for value in page], {}, host)
    assert set(rights.flags) == found
    assert [one.where for one in rights.statements] == ["robots.txt"] * bool(host) + ["header"] * len(page)
