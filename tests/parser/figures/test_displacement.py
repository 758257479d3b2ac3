"""The terms of the Internal Displacement Monitoring Centre as classes of events."""

import pytest

from services.parser.figures.reader import read_sentence

TERMS = [
    ("About 900 people were displaced by the flood.", "displacement"),
    ("About 900 people were internally displaced.", "displacement"),
    ("The flood displaced 900 people.", "displacement"),
    ("The flood uprooted 900 people.", "displacement"),
    ("About 900 people remained displaced in May.", "displacement"),
    ("About 900 people were evacuated.", "evacuation"),
    ("The army evacuated 900 people.", "evacuation"),
    ("About 900 people were ordered to evacuate.", "evacuation"),
    ("The evacuation of 900 people began.", "evacuation"),
    ("About 900 people displaced by the flood were evacuated.", "evacuation"),
    ("About 900 people fled the town.", "departure"),
    ("About 900 people were forced to flee.", "departure"),
    ("About 900 people were forced to leave the town.", "departure"),
    ("About 900 people left the town.", "departure"),
    ("About 900 people moved away.", "departure"),
    ("About 900 people sought refuge with friends.", "departure"),
    ("About 900 people were relocated.", "relocation"),
    ("About 900 people were resettled.", "relocation"),
    ("The council rehoused 900 people.", "relocation"),
    ("The resettlement of 900 people living there began.", "relocation"),
    ("About 900 people took shelter there.", "shelter"),
    ("About 900 people took refuge there.", "shelter"),
    ("About 900 people were accommodated there.", "shelter"),
    ("About 900 people stayed in shelters.", "shelter"),
    ("About 900 people stayed with host families.", "shelter"),
    ("About 900 people were in evacuation centres.", "shelter"),
    ("About 900 people moved to a reception centre.", "shelter"),
    ("About 900 people live in camps.", "relief_camp"),
    ("About 900 people are staying in a relief camp.", "relief_camp"),
    ("About 900 people arrived at the camp.", "relief_camp"),
    ("About 900 people were hosted in 20 camps.", "relief_camp"),
    ("About 900 people remain at the UN base.", "relief_camp"),
    ("About 900 people were left homeless.", "homelessness"),
    ("The fire made 900 people homeless.", "homelessness"),
    ("About 900 people lost their homes.", "homelessness"),
    ("About 900 people returned.", "return"),
    ("About 900 people were able to return home.", "return"),
    ("About 900 people sought asylum.", "refuge"),
    ("About 900 asylum seekers came.", "arrival"),
    ("About 900 homes were destroyed.", "destroyed_housing"),
    ("The fire destroyed 900 houses.", "destroyed_housing"),
    ("About 900 houses collapsed.", "destroyed_housing"),
    ("About 900 homes burned down.", "destroyed_housing"),
    ("About 900 homes were damaged or destroyed.", "destroyed_housing"),
    ("About 900 collapsed houses.", "destroyed_housing"),
    ("About 900 homes were damaged.", "partially_destroyed_housing"),
    ("The quake damaged 900 dwellings.", "partially_destroyed_housing"),
    ("The flood made 900 homes uninhabitable.", "uninhabitable_housing"),
]


@pytest.mark.parametrize(("text", "term"), TERMS)
def test_the_term(text, term):
    assert read_sentence(text)[0].event_class == term


OTHERS = [
    ("The quake destroyed 80 bridges.", "destruction"),
    ("The quake damaged 80 schools.", "destruction"),
    ("About 900 people live in Leeds.", "stay"),
    ("About 900 people stayed near the camp gate.", "stay"),
    ("About 900 people live in the centre of Leeds.", "stay"),
    ("About 900 people arrived by train.", "arrival"),
    ("About 900 people were killed in the camp.", "death"),
    ("About 900 people attended the camp.", "involvement"),
    ("About 900 people, mostly men, died.", "death"),
    ("A larger number, about 900 people, returned.", "return"),
    ("About 900 people were ordered to leave.", "departure"),
    ("About 900 people were told to vote.", "vote"),
    ("About 900 people who fled were killed.", "departure"),
]


@pytest.mark.parametrize(("text", "event_class"), OTHERS)
def test_what_is_none_of_them(text, event_class):
    assert read_sentence(text)[0].event_class == event_class
