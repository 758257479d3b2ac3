import re
from pathlib import Path
from xml.etree import ElementTree

import httpx
import pytest

from services.contracts.records import Article, Block, Document, Picture, Place, Section, Table
from services.parser.figures.arithmetic import relations
from services.parser.figures.reader import read_figures
from services.store.db import transaction
from services.web import app as web
from tests import samples
from tests.web.serving import serving

URL = "https://courier.example/1"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;{{ 7*7 }}"


def get(client: httpx.Client, path: str, status: int = 200) -> str:
    response = client.get(path)
    assert response.status_code == status
    return response.text


def tree(page: str) -> ElementTree.Element:
    """The page, which is also well-formed XML once its void elements are closed."""
    closed = re.sub(r"<(meta|link|br|hr|img)\b([^>]*)>", r"<\1\2/>", page.replace("<!DOCTYPE html>", "").replace(" reversed", ""))
    return ElementTree.fromstring(closed)


def words(element: ElementTree.Element) -> str:
    return "".join(element.itertext())


def test_an_empty_ledger_says_how_to_begin(client: httpx.Client) -> None:
    assert "tallywire add URL" in get(client, "/")


def test_articles_are_listed_newest_first(client: httpx.Client) -> None:
    first = samples.article(URL, title="The first", figures=())
    second = samples.article(URL + "2", title="The second", outlet="The Breakwater")
    third = samples.article(URL + "3", title=None, outlet=None, published=None, figures=second.figures[:1])
    samples.store(first, second, third)
    items = [" ".join(words(item).split()) for item in tree(get(client, "/")).iter("li")]
    assert items == [
        "https://courier.example/13 1 figure",
        "The second The Breakwater · 20 November 2026 · 3 figures",
        "The first Ansel Courier · 20 November 2026 · 0 figures",
    ]


def test_the_list_is_paged_without_gaps_or_doubles(client: httpx.Client) -> None:
    total = 2 * web.PAGE + 1
    samples.store(*(samples.article(f"{URL}/{number}", title=f"Number {number}") for number in range(total)))
    path, seen, pages = "/", [], 0
    while path:
        page = tree(get(client, path))
        seen += [words(item).split()[1] for item in page.iter("li")]
        path = next((link.get("href", "") for link in page.iter("a") if link.get("rel") == "next"), "")
        pages += 1
    assert pages == 3
    assert seen == [str(number) for number in reversed(range(total))]
    assert "no older articles" in get(client, "/?before=1")


def test_an_article_shows_its_text_and_marks_its_figures(client: httpx.Client) -> None:
    samples.store(samples.article(URL, authors=("A. Writer",), canonical_url="https://courier.example/main"))
    page = tree(get(client, "/articles/1"))
    text = page.find(".//article")
    assert text is not None
    assert [words(mark) for mark in text.iter("mark")] == ["More than 1,200 dockers", "between $3m and $4m", "Some 40 cranes"]
    tip = text.find(".//mark").get("title")
    assert tip == "more than 1,200 dockers · count · leave (departure) · from Port Ansel · source: the harbour union · reported"
    assert [words(heading) for heading in text.iter("h1")] == [samples.TITLE]
    assert samples.BODY in [words(part) for part in text.iter("p")]
    caption = text.find(".//div[@class='aside caption']")
    assert " ".join(words(caption).split()) == f"Caption {samples.CAPTION}"


def test_an_article_shows_what_else_is_known_of_it(client: httpx.Client) -> None:
    details = {"section": "Ports", "topics": ("cranes", "strikes"), "paywalled": True, "flags": ("live_blog",)}
    notice = "Correction: the <b>union</b> was misnamed."
    samples.store(samples.article(URL, corrections=(notice,), refused={"modified": "in the year 9999"}, **details))
    page = tree(get(client, "/articles/1"))
    said = dict(zip(map(words, page.iter("dt")), map(words, page.iter("dd")), strict=True))
    assert (said["Section"], said["Topics"], said["Flags"]) == ("Ports", "cranes, strikes", "live blog")
    assert (said["Paywall"], said["No modified"]) == ("The whole text is for subscribers.", "in the year 9999")
    assert notice in [words(item) for item in page.iter("li")]


def test_an_article_shows_its_tables_standfirst_and_signature(client: httpx.Client) -> None:
    rows = (("Ansel", "12"), ("Sund", HOSTILE))
    table = Table(position=0, caption="Boats by port", header=("Port", "Boats"), rows=rows)
    parts = [(Section.TITLE, "Boats return"), (Section.TITLE, "The fleet is back."), (Section.BODY, "The boats are in port.")]
    document = Document.of(parts)
    made = {"text": document.text, "blocks": document.blocks, "figures": (), "tables": (table,)}
    samples.store(samples.article(URL, signature="0123456789abcdef" * 32).model_copy(update=made))
    page = tree(get(client, "/articles/1"))
    (shown,) = (one for one in page.iter("table") if "Ansel" in words(one))
    assert [[words(cell).strip() for cell in row] for row in shown.iter("tr")] == [["Port", "Boats"], *map(list, rows)]
    assert "Table: Boats by port" in [words(heading) for heading in page.iter("h2")]
    (aside,) = (one for one in page.iter("div") if "title" in one.get("class", "").split())
    assert " ".join(words(aside).split()) == "Standfirst The fleet is back."
    assert "0123456789abcdef…" in [words(code.find("code")) for code in page.iter("dd") if code.find("code") is not None]


def test_the_table_holds_a_row_a_figure_and_both_lead_to_each_other(client: httpx.Client) -> None:
    samples.store(samples.article(URL))
    page = tree(get(client, "/articles/1"))
    rows = [[" ".join(words(cell).split()) for cell in row] for row in page.find(".//tbody")]
    assert rows == [
        [
            "More than 1,200 dockers",
            "more than 1,200",
            "count",
            "dockers",
            "leave (departure)",
            "from Port Ansel",
            "the harbour union",
            "reported",
        ],
        ["between $3m and $4m", "3,000,000 to 4,000,000", "money, USD", "", "damage", "", "", "reported"],
        ["Some 40 cranes caption", "about 40", "count", "cranes", "", "", "", "reported"],
    ]
    assert len(page.findall(".//thead//th")) == len(rows[0])
    ids = {element.get("id") for element in page.iter() if element.get("id")}
    targets = [link.get("href", "")[1:] for link in page.iter("a") if link.get("href", "").startswith("#")]
    assert len([target for target in targets if target.startswith(("figure-", "words-"))]) == 6
    assert set(targets) <= ids


def test_overlapping_figures_are_all_told(client: httpx.Client) -> None:
    text = "Of 300 to 400 men left"
    outer = samples.figure(text, "300 to 400 men", low=300, high=400, bound="between", counted="men")
    inner = samples.figure(text, "400", low=400, high=400)
    block = Block(section="body", start=0, end=len(text))
    samples.store(Article(url=URL, text=text, blocks=(block,), figures=(outer, inner)))
    marks = list(tree(get(client, "/articles/1")).iter("mark"))
    assert [words(mark) for mark in marks] == ["300 to ", "400", " men"]
    # The newline is written as it stands: a browser keeps it in a tooltip, XML reads it as a space.
    assert [mark.get("title") for mark in marks] == [
        "300 to 400 men · count · reported",
        "300 to 400 men · count · reported 400 · count · reported",
        "300 to 400 men · count · reported",
    ]


def hostile() -> Article:
    text = Document.of([(Section.TITLE, HOSTILE), (Section.BODY, f"{HOSTILE} \u202eevil 40\u0007"), (Section.CAPTION, HOSTILE)])
    marked = samples.figure(
        text.text, HOSTILE, counted=HOSTILE, event=HOSTILE, unit=HOSTILE, source=[HOSTILE], quote=HOSTILE
    ).model_copy(update={"place": (Place(name=HOSTILE, role=HOSTILE),)})
    return Article(
        url="javascript:alert(3)",
        text=text.text,
        blocks=text.blocks,
        title=HOSTILE,
        outlet=HOSTILE,
        language='en" onload="x',
        authors=(HOSTILE,),
        published='2026" onload="x',
        modified=HOSTILE,
        canonical_url="data:text/html,x",
        pictures=(Picture(position=0, url="javascript:alert(4)", caption=HOSTILE, credit=HOSTILE, alt=HOSTILE),),
        figures=(marked,),
    )


@pytest.mark.parametrize("path", ["/", "/articles/1"])
def test_nothing_that_an_outlet_wrote_becomes_markup(client: httpx.Client, path: str) -> None:
    samples.store(hostile())
    page = tree(get(client, path).replace("\u0007", ""))
    assert {element.tag for element in page.iter()}.isdisjoint({"script", "img", "iframe", "object", "style", "form"})
    names = {name for element in page.iter() for name in element.attrib}
    assert not [name for name in names if name.startswith("on")]
    links = [link.get("href", "") for link in page.iter("a")]
    assert all(link.startswith(("/", "#")) for link in links)
    assert HOSTILE in words(page)


def test_what_an_outlet_wrote_cannot_turn_the_page_around(client: httpx.Client) -> None:
    samples.store(hostile())
    page = tree(get(client, "/articles/1").replace("\u0007", ""))
    isolated = {id(inner) for part in page.iter() if part.tag == "bdi" or part.get("dir") == "auto" for inner in part.iter()}
    strings = [(part, text) for part in page.iter() for text in (part.text, *(child.tail for child in part)) if text]
    written = [part for part, text in strings if "alert" in text and part.tag != "title"]
    assert len(written) > 10
    assert [part.tag for part in written if id(part) not in isolated] == []


@pytest.mark.parametrize("path", ["/", "/articles/1", "/articles/2", "/static/style.css", "/health", "/metrics", "/?before=x"])
def test_every_answer_forbids_what_is_not_ours(client: httpx.Client, path: str) -> None:
    samples.store(samples.article(URL))
    headers = client.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["style-src"] == policy["img-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert "script-src" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/", "/articles/1"])
def test_pages_load_nothing_from_elsewhere(client: httpx.Client, path: str) -> None:
    samples.store(samples.article(URL, pictures=(Picture(position=0, url="https://courier.example/p.jpg", caption="Cranes"),)))
    page = tree(get(client, path))
    loaded = [link.get("href") for link in page.iter("link")] + [
        element.get("src") for element in page.iter() if element.get("src")
    ]
    assert loaded == ["/static/style.css", "/static/icon.svg"]
    assert all(client.get(item).status_code == 200 for item in loaded)
    style = Path(web.__file__).with_name("static").joinpath("style.css").read_text()
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize(
    "path",
    [
        *("/articles/2", "/articles/0", f"/articles/{2**63}", f"/articles/{'9' * 400}", "/articles/x", "/articles/-1", "/none"),
        *("/?before=x", "/?before=0", f"/?before={2**63}", "/static/none.css", "/static/%2e%2e/app.py", "/docs", "/openapi.json"),
    ],
)
def test_what_is_not_there_is_a_clean_404(client: httpx.Client, path: str) -> None:
    samples.store(samples.article(URL))
    page = get(client, path, 404)
    assert "There is no such page." in page
    assert "Traceback" not in page


def test_pages_can_only_be_read(client: httpx.Client) -> None:
    response = client.post("/")
    assert response.status_code == 405
    assert response.headers["allow"]
    assert client.head("/").status_code == client.head("/health").status_code == 200


def test_a_fault_of_our_own_tells_nothing_of_it(database: str, broker: str) -> None:
    with serving() as client:
        with transaction() as connection:
            connection.execute("alter table versions rename column title to headline")
        response = client.get("/")
    assert response.status_code == 500
    assert "headline" not in response.text
    assert "content-security-policy" in response.headers


def test_pages_read_as_the_reader(client: httpx.Client) -> None:
    with transaction() as connection:
        connection.execute("revoke select on articles from tallywire_reader")
    assert client.get("/").status_code == 500


def test_checks_are_listed_with_whether_they_hold(client: httpx.Client) -> None:
    text = "At the docks 40 of the 200 workers, or 20%, left. Here 90 of the 200 clerks, or 30%, left. And 90 of the clerks left."
    document = Document.of([("body", text)])
    figures = read_figures(document)
    found = relations(document.text, document.blocks, figures)
    samples.store(Article(url=URL, text=document.text, blocks=document.blocks, figures=figures, relations=found))
    page = tree(get(client, "/articles/1"))
    (section,) = [one for one in page.iter("section") if one.get("aria-labelledby") == "checks"]
    assert [(item.get("class"), " ".join(words(item).split())) for item in section.iter("li")] == [
        ("holds", "20% of 200 = 40 share, holds"),
        ("fails", "30% of 200 = 90 share, does not hold"),
    ]
    assert [link.get("href") for link in section.iter("a")] == ["#figure-1", "#figure-4"]
    (again,) = [link for link in page.iter("a") if words(link) == "again"]
    assert again.get("href") == "#figure-4"


def test_an_article_without_relations_has_no_checks(client: httpx.Client) -> None:
    samples.store(samples.article(URL))
    assert "Checks" not in get(client, "/articles/1")
