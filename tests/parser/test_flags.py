"""What is no article is refused with its reason; what is no whole one is flagged."""

from typing import Any

import pytest

from services.contracts.errors import PageError
from services.contracts.records import Article, Flag
from services.contracts.states import Reason
from services.parser.article import read_article
from services.parser.flags import flags, is_consent, is_dense, is_short, is_too_short, refuse_sham

URL = "https://news.example/2025/story"
SENTENCE = "The council voted on Monday to spend 12 million crowns on 40 new trams for the eastern line, its chair said. "
COOKIES = (
    "We and our 214 partners store cookies on your device. With your consent we use them for personalised ads and to measure "
    "how our pages are read. You can change your privacy settings at any time. Accept all or manage options below."
)
ARTICLE = '<meta property="og:type" content="article">'


def page(body: str, title: str = "Forty new trams", head: str = "", lang: str = "en") -> bytes:
    return f"<!doctype html><html lang={lang}><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


def paragraphs(*texts: str, title: str = "Forty new trams") -> str:
    return f"<article><h1>{title}</h1>{''.join(f'<p>{text}</p>' for text in texts)}</article>"


def read(body: str, **given: str) -> Article:
    return read_article(page(body, **given), url=URL)


def refused(payload: bytes) -> tuple[Reason, str]:
    with pytest.raises(PageError) as caught:
        read_article(payload, url=URL)
    return caught.value.reason, caught.value.detail


LINKS = "".join(
    f'<div class="teaser"><h2><a href="/n/{at}">Headline number {at} about the new trams and the council</a></h2>'
    "<p>A short line.</p></div>"
    for at in range(30)
)
NOT_FOUND = {
    "en": ("404: page not found", "The page that you are looking for may have been moved or deleted. Try the search instead."),
    "de": ("Seite nicht gefunden", "Die gewünschte Seite gibt es leider nicht mehr. Vielleicht hilft Ihnen unsere Suche weiter."),
    "fr": (
        "Page introuvable",
        "La page que vous cherchez a peut-être été déplacée. Essayez la recherche ou revenez à l’accueil.",
    ),
    "es": ("Página no encontrada", "La dirección que busca ya no está disponible. Pruebe con el buscador o vuelva a la portada."),
    "pl": ("Strona nie istnieje", "Adres, którego szukasz, mógł zostać zmieniony. Skorzystaj z wyszukiwarki na stronie głównej."),
    "ja": ("ページが見つかりません", "お探しのページは移動したか、削除された可能性があります。検索をお試しください。"),
}


@pytest.mark.parametrize(
    "text",
    [
        "This domain may be for sale. Ask its owner for a price.",
        "The domain name is parked free of charge.",
        "Diese Domain steht zum Verkauf.",
        "Ce nom de domaine est à vendre.",
        "Домен продаётся.",
    ],
)
def test_a_parked_domain_is_no_article(text: str) -> None:
    assert refused(page(paragraphs(text, title="outlet.example"), title="outlet.example")) == (
        Reason.NOT_ARTICLE,
        "parked domain",
    )


def test_news_of_a_domain_is_an_article() -> None:
    story = "The seller of a famous address said that the domain is for sale again. " + SENTENCE * 20
    assert "for sale again" in read(paragraphs(story)).text


@pytest.mark.parametrize("language", NOT_FOUND)
def test_a_soft_404_is_no_article(language: str) -> None:
    title, text = NOT_FOUND[language]
    assert refused(page(paragraphs(text, title=title), title=title, lang=language)) == (Reason.NOT_ARTICLE, "soft 404")


def test_an_article_about_missing_pages_is_one() -> None:
    title = "Page not found: how archives lose the web"
    assert read(paragraphs(SENTENCE * 4, SENTENCE * 4, title=title), title=title).title == title


def test_a_listing_page_is_no_article() -> None:
    assert refused(page(f"<main><h1>All news</h1>{LINKS}</main>", title="All news")) == (Reason.NOT_ARTICLE, "listing page")


def test_an_article_under_many_teasers_is_one() -> None:
    found = read(paragraphs(SENTENCE * 3, SENTENCE * 3) + f"<section>{LINKS}</section>")
    assert found.flags == ()
    assert "Headline number" not in found.body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Please log in to continue reading. It is free and takes less than a minute of your time.",
            (Reason.NOT_ARTICLE, "login wall"),
        ),
        (
            "Verify you are human by completing the action below. The site checks your connection.",
            (Reason.BLOCKED, "challenge page"),
        ),
        (COOKIES, (Reason.BLOCKED, "consent page")),
    ],
)
def test_what_stands_before_an_article_is_none(text: str, expected: tuple[Reason, str]) -> None:
    assert refused(page(f"<main><p>{text}</p></main>", title="News")) == expected


def test_the_same_on_a_page_that_calls_itself_an_article_is_a_flag() -> None:
    assert Flag.CONSENT_PAGE in read(paragraphs(COOKIES), head=ARTICLE).flags
    assert Flag.LOGIN_WALL in read(paragraphs(SENTENCE, "Sign in to keep reading this report and others."), head=ARTICLE).flags


def test_a_paywall_stub_is_short_and_says_so() -> None:
    wall = "This article is for subscribers only."
    found = read(paragraphs(SENTENCE * 2, wall))
    assert (found.paywalled, found.flags) == (True, (Flag.PAYWALL_STUB, Flag.TOO_SHORT))
    assert wall not in found.body
    assert read(paragraphs(*[SENTENCE * 4] * 5, wall)).flags == ()


@pytest.mark.parametrize("head", ['<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"x"}</script>', ""])
def test_a_live_blog_is_told_by_its_type_or_address(head: str) -> None:
    url = URL if head else "https://news.example/2025/live-blog/story"
    assert Flag.LIVE_BLOG in read_article(page(paragraphs(SENTENCE * 4), head=head), url=url).flags


def test_another_language_than_the_page_declares_is_flagged() -> None:
    german = "Der Gemeinderat hat am Montag beschlossen, zwölf Millionen Kronen für vierzig neue Straßenbahnen auszugeben. "
    assert read(paragraphs(german * 5)).flags == (Flag.LANGUAGE,)
    assert read(paragraphs(german * 5), lang="de").flags == ()


def test_languages_that_detection_cannot_hold_apart_are_one() -> None:
    given = {"paywalled": False, "live": False}
    assert flags("x" * 400, "", declared="nb", detected="da", **given) == ()
    assert flags("x" * 400, "", declared="nb", detected="en", **given) == (Flag.LANGUAGE,)
    assert flags("x" * 400, "", declared=None, detected="en", **given) == ()


@pytest.mark.parametrize(
    ("body", "nothing", "short"),
    [
        ("", True, True),
        ("A few words.", True, True),
        ("町の人口は三万二千人を超えたと市長が述べた。", False, True),
        ("word " * 100, False, False),
    ],
)
def test_length_counts_double_in_scripts_without_spaces(body: str, nothing: bool, short: bool) -> None:
    assert (is_too_short(body), is_short(body)) == (nothing, short)
    assert is_short("語" * 130) is False


@pytest.mark.parametrize(
    ("body", "dense"),
    [
        ("배가 항구를 떠났다. 선장은 열두 명을 태웠다고 말했다.", True),
        ("船は港を出た。船長は十二人を乗せたと述べた。", True),
        ("The ship left the harbour with twelve people on board.", False),
        ("Das Schiff verließ den Hafen mit zwölf Leuten.", False),
        ("", True),
    ],
)
def test_scripts_that_say_more_in_fewer_characters(body: str, dense: bool) -> None:
    assert is_dense(body) is dense


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("404", "Nothing here.", (Reason.NOT_ARTICLE, "soft 404")),
        ("404 - Gazette", "Nothing here.", (Reason.NOT_ARTICLE, "soft 404")),
        ("Gazette | Error 404", "Nothing here.", (Reason.NOT_ARTICLE, "soft 404")),
        ("HTTP 404 Not Found", "Nothing here.", (Reason.NOT_ARTICLE, "soft 404")),
        ("Outlet", "This domain is for sale.", (Reason.NOT_ARTICLE, "parked domain")),
        ("Just a moment", "Checking your browser.", (Reason.BLOCKED, "challenge page")),
    ],
)
def test_a_short_page_in_an_articles_place(title: str, text: str, expected: tuple[Reason, str]) -> None:
    with pytest.raises(PageError) as caught:
        refuse_sham(title, f"{title}\n{text}")
    assert (caught.value.reason, caught.value.detail) == expected


def test_an_articles_own_words_are_no_sham() -> None:
    refuse_sham("404 trams for the eastern line", SENTENCE)
    refuse_sham("Ferry with 404 on board runs aground", SENTENCE)
    refuse_sham("The shop on the quay is for sale", SENTENCE)


def test_only_several_words_of_consent_make_a_consent_page() -> None:
    assert is_consent(COOKIES)
    assert not is_consent("The bakery sells cookies, with the consent of its partners.")
    assert not is_consent(COOKIES + SENTENCE * 20)


@pytest.mark.parametrize(
    ("declared", "detected", "flagged"),
    [("en", "de", True), ("en", "en", False), (None, "de", False), ("en", None, False), ("no", "da", False), ("nb", "sv", True)],
)
def test_another_language_than_the_outlet_states_is_flagged(declared: str | None, detected: str | None, flagged: bool) -> None:
    found = flags(SENTENCE * 20, "", paywalled=False, live=False, declared=declared, detected=detected)
    assert (Flag.LANGUAGE in found) is flagged


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ({}, ()),
        ({"live": True}, (Flag.LIVE_BLOG,)),
        ({"paywalled": True}, ()),
        ({"paywalled": True, "body": SENTENCE * 5}, (Flag.PAYWALL_STUB,)),
        ({"body": SENTENCE}, (Flag.TOO_SHORT,)),
        ({"body": SENTENCE * 5, "page": "Log in to continue reading"}, (Flag.LOGIN_WALL,)),
        ({"page": "Log in to continue reading"}, ()),
    ],
)
def test_flags_of_a_page(given_: dict[str, Any], expected: tuple[Flag, ...]) -> None:
    stated = {"body": SENTENCE * 20, "page": "", "paywalled": False, "live": False, "declared": None, "detected": None, **given_}
    body, page_text = stated.pop("body"), stated.pop("page")
    assert flags(body, page_text, **stated) == expected
