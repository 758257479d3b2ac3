"""Values and what they are of, in lists."""

import pytest

from services.contracts.records import Figure, Kind
from services.parser.figures.reader import read_sentence


def counted(text: str) -> list[tuple[float | int | None, str | None]]:
    return [(figure.low, figure.counted) for figure in read_sentence(text)]


def where(text: str) -> list[tuple[float | int | None, list[str]]]:
    return [(figure.low, [place.name for place in figure.place]) for figure in read_sentence(text)]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Approval stood at 31% and 27% among those aged 16-24 and 25-44.", "those"),
        ("Turnout was 31% and 27% among women aged 16-24 and 25-44.", "women"),
        ("It was lowest among voters between 16-24 and 25-44 years old, 31% and 27% respectively.", "voters"),
    ],
)
def test_shares_of_age_groups(text: str, noun: str) -> None:
    pairs = [pair for pair in counted(text) if pair[0] in (31, 27)]
    assert pairs == [(31, f"{noun} aged 16-24"), (27, f"{noun} aged 25-44")]


def test_the_ages_of_such_a_list_are_all_ages() -> None:
    ages = [
        figure
        for figure in read_sentence("Approval stood at 31% and 27% among those aged 16-24 and 25-44.")
        if figure.high in (24, 44)
    ]
    assert [(figure.kind, figure.unit) for figure in ages] == [(Kind.AGE, "year")] * 2


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Rents rose by 5% and 7% in Leeds and York, respectively.", [(5, ["Leeds"]), (7, ["York"])]),
        ("The fires killed 12 and 30 people in Leeds and York respectively.", [(12, ["Leeds"]), (30, ["York"])]),
        (
            "Exports to France, Spain and Italy fell by 3, 4 and 5 percent respectively.",
            [(3, ["France"]), (4, ["Spain"]), (5, ["Italy"])],
        ),
    ],
)
def test_places(text: str, pairs: list[tuple[int, list[str]]]) -> None:
    assert where(text) == pairs


def test_the_unit_of_the_last_is_that_of_all() -> None:
    figures = read_sentence("Exports to France, Spain and Italy fell by 3, 4 and 5 percent respectively.")
    assert {(figure.kind, figure.unit) for figure in figures} == {(Kind.PERCENT, "percent")}


def test_groups_and_names_before_the_values() -> None:
    assert counted("Support among men and women was 40% and 45% respectively.") == [(40, "men"), (45, "women")]
    assert counted("Acme Ltd and Zenith rose 3% and 5% respectively.") == [(3, "Acme Ltd"), (5, "Zenith")]
    assert counted("Leeds and York lost 300 and 400 jobs respectively.") == [(300, "jobs"), (400, "jobs")]


@pytest.mark.parametrize(
    "text",
    [
        "Rents rose by 5% and 7% in Leeds and York.",
        "Turnout was 40 and 50 percent in May and June respectively.",
        "Rents rose by 5%, 7% and 9% in Leeds and York, respectively.",
        "Some 12 and 30 men wore hats.",
    ],
)
def test_what_is_not_paired_stays_as_it_was(text: str) -> None:
    figures = read_sentence(text)
    assert len({figure.place for figure in figures}) == 1
    assert {figure.counted for figure in figures}.isdisjoint({"Leeds", "York", "May", "June", "hats"})


def test_offsets_hold_where_the_sentence_repeats_its_words() -> None:
    text = "In 2012 and 12 other years 12 and 30 people died in Leeds and York respectively. " * 2
    figures: tuple[Figure, ...] = read_sentence(text)
    assert all(text[figure.start : figure.end] == figure.text for figure in figures)
    assert [place.name for figure in figures for place in figure.place if figure.low == 30] == ["York", "York"]


THINGS = [
    ("The farm sold 40 and 60 percent of its goats and cows respectively.", [(40, None), (60, None)]),
    ("Leeds, York and Hull lost 3, 4 and 5 shops respectively.", [(3, "shops"), (4, "shops"), (5, "shops")]),
    ("Turnout among men, women and students was 40%, 45% and 50% respectively.", [(40, "men"), (45, "women"), (50, "students")]),
]


@pytest.mark.parametrize(("text", "pairs"), THINGS)
def test_lists_of_things(text: str, pairs: list[tuple[float, str | None]]) -> None:
    found = counted(text)
    assert [low for low, _ in found] == [low for low, _ in pairs]
    assert all(noun is None or noun == expected for (_, noun), (_, expected) in zip(pairs, found, strict=True))


ROLES = [("in", "at"), ("to", "to"), ("from", "from")]


@pytest.mark.parametrize(("word", "role"), ROLES)
def test_the_preposition_says_what_a_place_is(word: str, role: str) -> None:
    figures = read_sentence(f"Sales {word} France and Spain rose by 3% and 4% respectively.")
    assert [(figure.low, figure.place[0].name, figure.place[0].role) for figure in figures] == [
        (3, "France", role),
        (4, "Spain", role),
    ]


@pytest.mark.parametrize("count", range(2, 8))
def test_lists_of_any_length(count: int) -> None:
    names = ["France", "Spain", "Italy", "Norway", "Chad", "Peru", "Japan"][:count]
    rates = [f"{i + 3}" for i in range(count)]
    text = (
        f"Sales in {', '.join(names[:-1])} and {names[-1]} rose by {', '.join(rates[:-1])} and {rates[-1]} percent respectively."
    )
    assert where(text) == [(int(rate), [name]) for rate, name in zip(rates, names, strict=True)]


UNPAIRED = [
    "Sales in France and Spain rose by 3%, respectively.",
    "Respectively, sales rose by 3% and 4%.",
    "Sales in France, Spain and Italy rose by 3% and 4% respectively.",
]


@pytest.mark.parametrize("text", UNPAIRED)
def test_a_list_that_does_not_fit_is_left_alone(text: str) -> None:
    figures = read_sentence(text)
    assert len({figure.place for figure in figures}) == 1
