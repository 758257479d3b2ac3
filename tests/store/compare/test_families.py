"""Families: what is taken for the same measure, and what is not."""

from typing import Any

import pytest

from services.store.compare.families import counted_class, families, head_noun
from tests.examples import ARTICLE, PEOPLE


def figure(outlet: str, **changes: Any) -> dict[str, Any]:
    record = PEOPLE.model_copy(update=changes).model_dump(mode="json")
    return {"article": {"id": 1, "url": f"https://{outlet}/", "title": None, "outlet": outlet, "published": None}, **record}


def place(name: str, role: str, country: str | None = None) -> dict[str, Any]:
    return {"name": name, "role": role, "country": country}


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("people", "people"),
        ("fighting-age men", "men"),
        ("seat on a flight to Armenia", "seat"),
        ("men aged 18 to 60", "men"),
        ("police, special forces and officers", "officers"),
        ("", ""),
    ],
)
def test_the_head_of_a_counted_phrase(phrase: str, head: str) -> None:
    assert head_noun(phrase) == head


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("fighting-age men", "people"),
        ("Russians", "people"),
        ("additional troops", "people"),
        ("army reservists", "people"),
        ("Women", "people"),
        ("training centres", "training centre".split()[1]),
        ("cities", "city"),
        ("crashes", "crash"),
        ("glass", "glass"),
        ("videos", "video"),
        (None, None),
    ],
)
def test_the_class_of_a_counted_noun(phrase: str | None, kind: str | None) -> None:
    assert counted_class(phrase) == kind


def test_men_citizens_and_a_people_s_name_who_did_the_same_are_one_family() -> None:
    found = families([figure("a", counted="men"), figure("b", counted="Russian citizens"), figure("c", counted="Russians")])
    assert [family.outlets for family in found] == [("a", "b", "c")]


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "percent", "unit": "percent"},
        {"counted": "cars"},
        {"event_class": "departure"},
        {"place": (place("Calais", "to", "FR"),)},
    ],
)
def test_what_differs_in_kind_noun_event_or_destination_is_another_measure(other: dict[str, Any]) -> None:
    from services.contracts.records import Figure

    changed = Figure.model_validate({**PEOPLE.model_dump(), **other})
    assert families([figure("a"), {**figure("b"), **changed.model_dump(mode="json")}]) == []


def test_the_place_that_people_leave_is_not_held_apart() -> None:
    with_origin = {**figure("b"), "place": [place("Ostend", "at", "BE"), place("Calais", "from", "FR")]}
    assert len(families([figure("a"), with_origin])) == 1


def test_a_country_is_one_place_under_all_its_names() -> None:
    one = {**figure("a"), "place": [place("EU", "to", "EU")]}
    two = {**figure("b"), "place": [place("the European Union", "to", "EU")]}
    assert len(families([one, two])) == 1


def test_a_single_outlet_makes_no_family_unless_asked_for() -> None:
    twice = [figure("a"), figure("a")]
    assert families(twice) == []
    assert [len(family.figures) for family in families(twice, outlets=1)] == [2]


def test_the_widest_family_comes_first() -> None:
    cars = [figure(outlet, counted="cars") for outlet in "ab"]
    people = [figure(outlet) for outlet in "abc"]
    assert [len(family.outlets) for family in families([*cars, *people])] == [3, 2]


def test_a_page_without_an_outlet_is_its_own() -> None:
    records = [figure("a"), figure("b")]
    for at, record in enumerate(records):
        record["article"] = {**record["article"], "outlet": None, "url": f"{ARTICLE.url}/{at}"}
    assert families(records)[0].outlets == (f"{ARTICLE.url}/0", f"{ARTICLE.url}/1")
