"""What is counted, what happened, where, when, and which way: our own sentences."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures, read_sentence


def first(text):
    figures = read_sentence(text)
    assert figures, text
    return figures[0]


COUNTED = [
    ("At least 40 mountain goats escaped from the pen.", "mountain goats"),
    ("Some 300 working-age women left the island.", "working-age women"),
    ("The fire destroyed 12 newly built homes in the valley.", "newly built homes"),
    ("The port hired 20 law enforcement officers.", "law enforcement officers"),
    ("Dozens of farmers blocked the bridge.", "farmers"),
    ("The plant cut 300 more jobs.", "jobs"),
    ("About 12% of the adult population supports the ban.", "adult population"),
    ("The budget of £9m was approved.", "budget"),
    ("Rents in the city rose by 4%.", "Rents in the city"),
    ("The council paid £3m for a new bridge.", "new bridge"),
    ("A third of the bakers closed.", "bakers"),
    ("Four injured riders were taken to hospital.", "injured riders"),
    ("The judge gave him 5 years in prison.", "prison"),
    ("A 6-year-old girl found the coin.", "girl"),
    ("He counted men aged 18 to 34.", "men"),
    ("The lake is 90 miles wide.", "lake"),
    ("Total cost: $720.", "Total cost"),
]


@pytest.mark.parametrize(("text", "counted"), COUNTED)
def test_counted(text, counted):
    assert first(text).counted == counted


def test_a_figure_without_a_noun_goes_on_counting_what_the_one_before_did():
    figures = read_sentence("At least 120 teachers came by bus and around 40 by train.")
    assert [figure.counted for figure in figures] == ["teachers", "teachers"]


def test_the_restatement_in_parentheses_counts_the_same():
    figures = read_sentence("Fewer than 900 (871) nurses stayed.")
    assert [(figure.low, figure.bound, figure.counted) for figure in figures] == [
        (900, "less_than", "nurses"),
        (871, "exact", "nurses"),
    ]


EVENTS = [
    ("Some 300 villagers fled the flood.", "flee", "departure"),
    ("Police arrested 40 students.", "arrest", "arrest"),
    ("40 students were arrested.", "arrest", "arrest"),
    ("At least 12 miners were killed.", "kill", "death"),
    ("At least 12 miners died.", "die", "death"),
    ("The crash injured nine cyclists.", "injure", "injury"),
    ("Three hikers are missing.", "miss", "missing"),
    ("The army will call up 5,000 reservists.", "call up", "mobilisation"),
    ("The storm displaced 8,000 families.", "displace", "displacement"),
    ("About 600 refugees returned home.", "return", "return"),
    ("Nearly 700 migrants entered the country.", "enter", "arrival"),
    ("The quake destroyed 80 houses.", "destroy", "destroyed_housing"),
    ("The town evacuated 500 residents.", "evacuate", "evacuation"),
    ("About 400 households (about 1,900 people) were relocated.", "relocate", "relocation"),
    ("The mine produced 900 tonnes of tin.", "produce", "output"),
]


@pytest.mark.parametrize(("text", "event", "event_class"), EVENTS)
def test_event(text, event, event_class):
    figure = first(text)
    assert (figure.event, figure.event_class) == (event, event_class)


PLACES = [
    ("Some 300 villagers fled from Chad to Sudan.", [("Chad", "from", "TD"), ("Sudan", "to", "SD")]),
    ("In Paris 300 taxis blocked the ring road.", [("Paris", "at", "FR")]),
    ("At least 40 went to Norway.", [("Norway", "to", "NO")]),
    ("The U.S. sent 40 doctors.", [("U.S.", "at", "US")]),
    ("Some 40 crossed into Poland and Slovakia.", [("Poland", "to", "PL"), ("Slovakia", "to", "SK")]),
]


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_place(text, places):
    assert [(place.name, place.role, place.country) for place in first(text).place] == places


def test_each_figure_has_the_place_of_its_own_clause():
    figures = read_sentence("At least 120 teachers went to Norway and around 40 to Denmark.")
    assert [[place.name for place in figure.place] for figure in figures] == [["Norway"], ["Denmark"]]


PERIODS = [
    ("Some 40 goats escaped on 3 March 2021.", ("2021-03-03", "2021-03-03", "day")),
    ("Some 40 goats escaped between March 3 and 5, 2021.", ("2021-03-03", "2021-03-05", "day")),
    ("Some 40 goats escaped in March 2021.", ("2021-03-01", "2021-03-31", "month")),
    ("Some 40 goats escaped in 2019.", ("2019-01-01", "2019-12-31", "year")),
    ("Some 40 goats escaped on 3 March.", ("2021-03-03", "2021-03-03", "day")),
    ("Some 40 goats escaped on 3 December.", ("2020-12-03", "2020-12-03", "day")),
    ("Some 40 goats escaped on Tuesday.", ("2021-05-04", "2021-05-04", "day")),
    ("Some 40 goats escaped yesterday.", ("2021-05-05", "2021-05-05", "day")),
    ("Some 40 goats escaped last week.", ("2021-04-26", "2021-05-02", "week")),
    ("Some 40 goats escaped last month.", ("2021-04-01", "2021-04-30", "month")),
    ("Some 40 goats escaped this year.", ("2021-01-01", "2021-12-31", "year")),
]


@pytest.mark.parametrize(("text", "period"), PERIODS)
def test_period_is_resolved_against_the_publication_date(text, period):
    document = Document.of([(Section.BODY, text)])
    found = read_figures(document, published="2021-05-06T09:00:00Z")[0].period
    assert (found.start, found.end, found.accuracy) == period


def test_without_a_publication_date_a_weekday_is_no_period():
    assert first("Some 40 goats escaped on Tuesday.").period is None


CHANGES = [
    ("Rents rose 4%.", "up", "by"),
    ("Rents rose by 4%.", "up", "by"),
    ("Rents rose to £900.", "up", "to"),
    ("Rents fell 4%.", "down", "by"),
    ("The index was down 40 points.", "down", "by"),
    ("This is a 30% increase.", "up", "by"),
    ("Output was 30% lower.", "down", "by"),
]


@pytest.mark.parametrize(("text", "direction", "mode"), CHANGES)
def test_change(text, direction, mode):
    change = first(text).change
    assert (change.direction, change.mode) == (direction, mode)


def test_the_base_of_a_change_is_kept():
    figures = read_sentence("The fee rose from £30 to £45.")
    assert [figure.low for figure in figures] == [30, 45]
    assert figures[1].change.model_dump() == {"direction": "up", "mode": "to", "base": "£ 30"}


def test_bound_and_direction_are_kept_apart():
    figure = first("Rents rose by more than 4%.")
    assert (figure.bound, figure.change.direction) == ("more_than", "up")


def test_a_figure_takes_the_section_of_its_block():
    document = Document.of(
        [(Section.TITLE, "40 goats escape"), (Section.BODY, "About 41 goats escaped."), (Section.CAPTION, "42 goats")]
    )
    assert [(figure.low, figure.section) for figure in read_figures(document)] == [(40, "title"), (41, "body"), (42, "caption")]
