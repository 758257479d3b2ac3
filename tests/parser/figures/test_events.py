"""Events by verb, voice and tense; countries and their roles; months and years: tables of our own."""

import calendar

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures, read_sentence

ACTIVE = [
    ("fled", "flee", "departure"),
    ("left", "leave", "departure"),
    ("arrived", "arrive", "arrival"),
    ("returned", "return", "return"),
    ("died", "die", "death"),
    ("drowned", "drown", "death"),
    ("perished", "perish", "death"),
    ("disappeared", "disappear", "missing"),
    ("protested", "protest", "protest"),
    ("marched", "march", "protest"),
    ("enlisted", "enlist", "mobilisation"),
    ("emigrated", "emigrate", "departure"),
]
PASSIVE = [
    ("killed", "kill", "death"),
    ("injured", "injure", "injury"),
    ("wounded", "wound", "injury"),
    ("arrested", "arrest", "arrest"),
    ("detained", "detain", "arrest"),
    ("jailed", "jail", "arrest"),
    ("deported", "deport", "arrest"),
    ("displaced", "displace", "displacement"),
    ("relocated", "relocate", "relocation"),
    ("evacuated", "evacuate", "evacuation"),
    ("rescued", "rescue", "rescue"),
    ("vaccinated", "vaccinate", "illness"),
    ("conscripted", "conscript", "mobilisation"),
    ("hired", "hire", "work"),
]


@pytest.mark.parametrize(("verb", "lemma", "event_class"), ACTIVE)
@pytest.mark.parametrize("form", ["Some 40 farmers {}.", "At least 40 farmers have {}.", "About 40 young farmers reportedly {}."])
def test_what_the_counted_do(form, verb, lemma, event_class):
    figure = read_sentence(form.format(verb))[0]
    assert (figure.event, figure.event_class) == (lemma, event_class)


@pytest.mark.parametrize(("verb", "lemma", "event_class"), PASSIVE)
@pytest.mark.parametrize("form", ["Some 40 farmers were {}.", "At least 40 farmers have been {}.", "The army {} 40 farmers."])
def test_what_is_done_with_the_counted(form, verb, lemma, event_class):
    figure = read_sentence(form.format(verb))[0]
    assert (figure.event, figure.event_class) == (lemma, event_class)


COUNTRIES = [("Norway", "NO"), ("Poland", "PL"), ("Chad", "TD"), ("Kazakhstan", "KZ"), ("Brazil", "BR"), ("Japan", "JP")]


@pytest.mark.parametrize(("name", "code"), COUNTRIES)
@pytest.mark.parametrize(("preposition", "role"), [("to", "to"), ("from", "from"), ("in", "at"), ("into", "to")])
def test_a_country_and_its_role(name, code, preposition, role):
    place = read_sentence(f"At least 40 farmers moved {preposition} {name}.")[0].place[0]
    assert (place.name, place.role, place.country) == (name, role, code)


def period(text):
    return read_figures(Document.of([(Section.BODY, text)]), published="2021-05-06T09:00:00Z")[0].period


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_of_a_year(month):
    found = period(f"Some 40 goats escaped in {calendar.month_name[month]} 2019.")
    last = calendar.monthrange(2019, month)[1]
    assert (found.start, found.end) == (f"2019-{month:02}-01", f"2019-{month:02}-{last}")


@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_without_a_year_is_the_last_one(month):
    year = 2021 if (month, 5) <= (5, 6) else 2020
    assert period(f"Some 40 goats escaped on 5 {calendar.month_name[month]}.").start == f"{year}-{month:02}-05"


DAYS = {"Monday": "03", "Tuesday": "04", "Wednesday": "05", "Thursday": "06"}


@pytest.mark.parametrize(("name", "day"), DAYS.items())
def test_a_weekday_is_the_last_one(name, day):
    assert period(f"Some 40 goats escaped on {name}.").start == f"2021-05-{day}"


def test_the_nearest_period_is_the_figures_own():
    figures = read_sentence("In 2018 some 40 goats escaped and in 2019 about 90 goats died.")
    assert [figure.period.start[:4] for figure in figures] == ["2018", "2019"]
