"""Relations: found where the text states them, checked within the rounding of the words, never guessed from the numbers."""

import json
from pathlib import Path

import pytest

from services.contracts.records import Document, Figure, Relation, Section
from services.parser.article import read_article
from services.parser.figures.arithmetic import relations
from services.parser.figures.reader import read_figures
from tests.accuracy.polnear import articles
from tests.effort import growth

SHARED = Path(__file__).parents[4] / "shared"


def read(*paragraphs: str) -> tuple[str, tuple[Figure, ...], tuple[Relation, ...]]:
    """The text of these paragraphs with its figures and relations."""
    document = Document.of([(Section.BODY, paragraph) for paragraph in paragraphs])
    figures = read_figures(document)
    return document.text, figures, relations(document.text, document.blocks, figures)


def found(*paragraphs: str) -> list[tuple[str, str, bool]]:
    return [(one.kind, one.reads, one.holds) for one in read(*paragraphs)[2]]


STATED = [
    ("Some 300 dockers, constituting 60% of the 500 employees, walked out.", "share", "60% of 500 = 300", True),
    ("The 90 absentees represent 45% of the 200 pupils.", "share", "45% of 200 = 90", True),
    ("The 90 absentees represent 25% of the 200 pupils.", "share", "25% of 200 = 90", False),
    ("About 12,000 homes account for 30% of a total of 40,000 homes.", "share", "30% of 40,000 = 12,000", True),
    ("Nearly 300 workers, or 60 percent of the 500 employees, walked out.", "share", "60% of 500 = 300", True),
    ("Some 70 lorries, or 60 percent of the 500 lorries, stood still.", "share", "60% of 500 = 70", False),
    ("20% of the 500 employees, or 100 people, were ill.", "share", "20% of 500 = 100", True),
    ("20% of the 500 employees, which would mean 150 people, were ill.", "share", "20% of 500 = 150", False),
    ("40 of the 200 workers, or 20%, left.", "share", "20% of 200 = 40", True),
    ("40 of the 200 workers (20%) left.", "share", "20% of 200 = 40", True),
    ("40 of the 200 workers, or 30%, left.", "share", "30% of 200 = 40", False),
    ("Some 12% (60 of 500) of the lamps failed.", "share", "12% of 500 = 60", True),
    ("The tax takes $20 million, equal to 4% of the $500 million earned.", "share", "4% of 500,000,000 = 20,000,000", True),
    ("The town has 400 cases, four times the 100 of last year.", "multiple", "4 × 100 = 400", True),
    ("The town has 700 cases, four times the 100 of last year.", "multiple", "4 × 100 = 700", False),
    ("The club has 90 members, three times as many as the 30 it had in May.", "multiple", "3 × 30 = 90", True),
    ("The new hall is 60 metres, three times longer than the 20 metres of the old.", "multiple", "3 × 20 = 60", True),
    ("Profit rose 12 percent to $1.2 billion from $1.07 billion.", "change", "1,070,000,000 + 12% = 1,200,000,000", True),
    ("Profit rose 30 percent to $1.2 billion from $1.07 billion.", "change", "1,070,000,000 + 30% = 1,200,000,000", False),
    ("Staff fell from 400 to 300, a drop of 25 percent.", "change", "400 − 25% = 300", True),
    ("Staff fell from 400 to 300, a drop of 40 percent.", "change", "400 − 40% = 300", False),
    ("The price dropped by 20%, from $50 to $40.", "change", "50 − 20% = 40", True),
    ("The share climbed 5 percent to $21 from $20.", "change", "20 + 5% = 21", True),
    ("Output fell to 60 tonnes from 80 tonnes, a decline of 25%.", "change", "80 − 25% = 60", True),
    ("Exports reached $90 billion, up 50 percent from $60 billion.", "change", "60,000,000,000 + 50% = 90,000,000,000", True),
    ("Fares rose to $90, from $60 a year ago, a 50% increase.", "change", "60 + 50% = 90", True),
    ("The harbour sold 500 tickets and refunded 120 tickets, leaving 380 tickets.", "difference", "500 − 120 = 380", True),
    ("The harbour sold 500 tickets and refunded 120 tickets, leaving 480 tickets.", "difference", "500 − 120 = 480", False),
    ("The school has 80 pupils, 15 more than the 65 of last year.", "difference", "80 − 65 = 15", True),
    ("The school has 50 pupils, 15 fewer than the 65 of last year.", "difference", "65 − 50 = 15", True),
    ("The school has 50 pupils, 25 fewer than the 65 of last year.", "difference", "65 − 50 = 25", False),
    ("The ferry carried 120 adults and 80 children, 200 passengers in total.", "sum", "120 + 80 = 200", True),
    ("The ferry carried 120 adults and 80 children, 230 passengers in total.", "sum", "120 + 80 = 230", False),
    ("The council has 30 men and 20 women, for a total of 50 members.", "sum", "30 + 20 = 50", True),
    (
        "Taxes of $5m, fees of $3m and fines of $2m make up a total of $10m.",
        "sum",
        "5,000,000 + 3,000,000 + 2,000,000 = 10,000,000",
        True,
    ),
    ("Fewer than 900 (871) nurses remained.", "restated", "900 = 871", True),
    ("Fewer than 900 (931) nurses remained.", "restated", "900 = 931", False),
    ("About 2,000 (1,987) lamps failed.", "restated", "2,000 = 1,987", True),
]


@pytest.mark.parametrize(("sentence", "kind", "reads", "holds"), STATED, ids=[one[0] for one in STATED])
def test_a_stated_relation_is_found_and_checked(sentence: str, kind: str, reads: str, holds: bool) -> None:
    assert found(sentence) == [(kind, reads, holds)]


SILENT = [
    "There were 60 boats, 40 cars and 100 bicycles.",
    "Some 50 of the houses burned and 25% of the 400 barns were saved.",
    "In May 200 people came, in June 300 and in July 500.",
    "Prices rose 5% in a year, and $40 is now the fare of 300 passengers.",
    "The bridge is 300 metres long, three times in ten years it was closed.",
    "At the docks 40 of the 200 workers (30% of women) left.",
    "At the docks 40 of the 200 workers (up 30% on last year) left.",
    "With 12 percent of the vote the party went to 40 from 30 seats.",
    "He paid $40 (about 36 euros) for two nights.",
    "The 20 boys (12 of them under ten) sat beside 30 girls.",
    "Debt was about US$113 million ($161 million) in June.",
    "About 500 (12 from Norwick) runners came.",
    "Sales went up 20% and profits went from $3m to $9m.",
    "Dozens of dockers, or 60% of the crew, went home.",
    "Between 20 and 30 boats, or 60% of the 50 boats, stayed in port.",
    "There is nothing to count here.",
    "",
]


@pytest.mark.parametrize("text", SILENT)
def test_numbers_without_a_statement_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_share_of_a_population_told_before() -> None:
    first = "The island's population was about 40,000. This means that the 8,000 people who left represent 20% of the population."
    assert found(first) == [("share", "20% of 40,000 = 8,000", True)]
    second = (
        "Some 30% of the population fish, which would mean 12,000 people. The remaining 70%, equivalent to 28,000 people, do not."
    )
    assert [reads for _, reads, _ in found(first, second)] == [
        "20% of 40,000 = 8,000",
        "30% of 40,000 = 12,000",
        "70% of 40,000 = 28,000",
    ]


def test_a_population_told_long_before_is_forgotten() -> None:
    share = "The 8,000 people who left represent 20% of the population."
    assert found("The population was 40,000.", "A word.", share) == []


def test_a_rest_has_no_whole_in_another_paragraph() -> None:
    assert found("40 of the 200 workers, or 20%, left.", "The remaining 80%, or 160 workers, stayed.") == found(
        "40 of the 200 workers, or 20%, left."
    )


def test_a_multiple_of_the_share_just_told() -> None:
    share = "The 50 strikers constitute 5% of the 1,000 dockers."
    conclusion = "This means that the dockers at work are 20 times more than those on strike."
    assert found(share, conclusion)[1] == ("multiple", "20 × 50 = 1,000", True)
    assert found(conclusion) == []


def test_a_balance_of_those_who_came_and_went() -> None:
    text = (
        "In May 6,500 Danes entered the country. In June 4,100 Danes returned. This means that {} Danes remained in the country."
    )
    assert found(text.format("2,400")) == [("difference", "6,500 − 4,100 = 2,400", True)]
    assert found(text.format("3,400")) == [("difference", "6,500 − 4,100 = 3,400", False)]
    assert found(text.format("2,400").replace("This means that", "In July")) == []


def test_a_balance_counts_one_thing() -> None:
    text = "In May 6,500 Danes entered the country. In June 4,100 storks returned. This means that 2,400 Danes remained."
    assert found(text) == []


def test_the_restatement_of_a_result_is_no_second_relation() -> None:
    text = "In May 6,500 Danes entered. In June 4,100 Danes returned. This means that less than 3,000 (2,400) Danes remained."
    assert found(text) == [("difference", "6,500 − 4,100 = 2,400", True)]


def test_a_relation_names_its_figures_in_order_and_its_sentence() -> None:
    text, figures, (one,) = read("A quiet day.", "Then 40 of the 200 workers, or 20%, left.")
    assert [figures[index].low for index in one.figures] == [20, 200, 40]
    assert text[one.start : one.end] == one.quote == "Then 40 of the 200 workers, or 20%, left."


def test_two_equal_sentences_keep_their_own_places() -> None:
    sentence = "Then 40 of the 200 workers, or 20%, left."
    _, _, both = read(sentence, sentence)
    assert [(one.start, one.figures) for one in both] == [(0, (2, 1, 0)), (len(sentence) + 2, (5, 4, 3))]


def test_an_article_carries_its_relations() -> None:
    text = "A strike\n\nAt the docks 40 of the 200 workers, or 20%, left on Monday, the union said.\n\nNothing else followed."
    article = read_article(text.encode(), url="https://courier.example/1", content_type="text/plain; charset=utf-8")
    assert [one.reads for one in article.relations] == ["20% of 200 = 40"]


def test_a_long_hostile_text_takes_work_in_step_with_its_length() -> None:
    """Nothing but statements: a text of four times the length makes four times the calls."""

    def document_of(count: int) -> tuple[Document, tuple[Figure, ...]]:
        words = " ".join(f"Then {number} of the {number + 7} men, or 20%, left." for number in range(3, 3 + count))
        document = Document.of([(Section.BODY, words)])
        return document, read_figures(document)

    texts = {count: document_of(count) for count in (50, 200)}

    def work(count: int) -> None:
        document, figures = texts[count]
        assert len(relations(document.text, document.blocks, figures)) == count

    assert growth(work, 50) <= 1.05


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the first case is not beside the repository (../shared)")
def test_the_relations_of_the_first_case_are_exactly_the_known_ones() -> None:
    checks = json.loads((SHARED / "seeds" / "gold.json").read_text("utf-8"))["checks"]
    ours = {}
    for path in sorted((SHARED / "seeds").glob("0*.txt")):
        url = f"https://courier.example/{path.name}"
        article = read_article(path.read_bytes(), url=url, content_type="text/plain; charset=utf-8")
        ours[path.name] = [(one.reads, one.holds) for one in article.relations]
    (document,) = {one["doc"] for one in checks}
    assert sum(map(len, ours.values())) == len(checks)
    assert ours[document] == [
        ("17% of 144,000,000 = 25,000,000", True),
        ("65,951 − 48,272 = 17,679", True),
        ("0.1% of 144,000,000 = 300,000", False),
        ("77% of 144,000,000 = 110,000,000", True),
        ("23% of 144,000,000 = 33,000,000", True),
        ("1.2% of 16,000,000 = 200,000", True),
        ("80 × 200,000 = 16,000,000", True),
    ]


@pytest.mark.skipif(not (SHARED / "bench").is_dir(), reason="the measuring sets are not beside the repository (../shared)")
def test_at_most_one_false_alarm_in_a_hundred_articles() -> None:
    texts = [str(article["text"]) for article in articles(SHARED / "bench")]
    alarms = sum(not one.holds for text in texts for one in read(text)[2])
    assert alarms <= len(texts) / 100


RECKONED = """
The 60 absentees represent 30% of the 200 pupils. | share | 30% of 200 = 60 | True
The 60 absentees represent 80% of the 200 pupils. | share | 80% of 200 = 60 | False
Some 45 of the 90 boats, or 50%, sank. | share | 50% of 90 = 45 | True
Some 45 of the 90 boats (50%) sank. | share | 50% of 90 = 45 | True
Some 45 of the 90 boats (20%) sank. | share | 20% of 90 = 45 | False
10% of the 400 guests, or 40 people, stayed. | share | 10% of 400 = 40 | True
10% of the 400 guests, or 90 people, stayed. | share | 10% of 400 = 90 | False
The club has 60 members, 20 more than the 40 of last year. | difference | 60 − 40 = 20 | True
The club has 60 members, 30 more than the 40 of last year. | difference | 60 − 40 = 30 | False
The club has 40 members, 20 fewer than the 60 of last year. | difference | 60 − 40 = 20 | True
The fee rose 50 percent to $30 from $20. | change | 20 + 50% = 30 | True
The fee rose 10 percent to $30 from $20. | change | 20 + 10% = 30 | False
The fee fell 50 percent to $10 from $20. | change | 20 − 50% = 10 | True
The fee fell 10 percent to $10 from $20. | change | 20 − 10% = 10 | False
The town has 800 cases, four times the 200 of last year. | multiple | 4 × 200 = 800 | True
The town has 900 cases, twice the 200 of last year. | multiple | 2 × 200 = 900 | False
"""


@pytest.mark.parametrize("row", RECKONED.strip().splitlines())
def test_a_relation_is_reckoned_with_the_figures_of_the_sentence(row: str) -> None:
    text, kind, reads, holds = row.split(" | ")
    assert found(text) == [(kind, reads, holds == "True")]


UNSTATED = [
    "The town has 200 pupils and 60 teachers; 30% of homes are empty.",
    "Some 60 men and 140 women came, and 200 cows were sold.",
    "Profit was $30 million; it was $20 million a year ago and 50% of it was taxed.",
    "The index lost 40 points, or 2%.",
    "The van costs $30 (£24).",
    "He walked 40 km in 5 hours, 8 of them uphill.",
    "It is 12 degrees, 3 more nights of frost are due.",
]


@pytest.mark.parametrize("text", UNSTATED)
def test_numbers_that_happen_to_agree_are_no_relation(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("share", [5, 10, 20, 25, 40, 50, 75, 80])
@pytest.mark.parametrize("whole", [200, 400, 800])
def test_every_right_share_holds_and_a_doubled_one_does_not(share: int, whole: int) -> None:
    part = share * whole // 100
    ((_, _, right),) = found(f"Some {part} of the {whole} boats ({share}%) sank.")
    ((_, _, wrong),) = found(f"Some {part} of the {whole} boats ({share + 15}%) sank.")
    assert (right, wrong) == (True, False)
