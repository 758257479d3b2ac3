"""Events by verb, voice and tense; countries and their roles; months and years: tables of our own."""

import calendar

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.events import event_forms
from services.parser.figures.reader import read_figures, read_sentence
from services.parser.figures.tokens import tokenize

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


ORDERED = [
    ("Some 40 men were ordered to leave.", "leave"),
    ("Some 40 men were forced to vote.", "vote"),
    ("Some 40 men tried to cross.", "cross"),
    ("Some 40 men were able to return.", "return"),
    ("Some 40 men want to work.", "work"),
]


@pytest.mark.parametrize(("text", "lemma"), ORDERED)
def test_what_somebody_is_ordered_or_able_to_do(text, lemma):
    assert read_sentence(text)[0].event == lemma


WITHIN = [
    ("Some 40 men arrested in May were killed.", "kill", "death"),
    ("Some 40 people injured by glass were evacuated.", "evacuate", "evacuation"),
    ("A smaller group, some 40 men, left.", "leave", "departure"),
    ("Some 40 collapsed houses.", "collapse", "destroyed_housing"),
    ("The arrest of 40 men living there began.", "arrest", "arrest"),
]


@pytest.mark.parametrize(("text", "lemma", "event_class"), WITHIN)
def test_the_event_past_what_stands_between(text, lemma, event_class):
    figure = read_sentence(text)[0]
    assert (figure.event, figure.event_class) == (lemma, event_class)


# Every class of the lexicon, by verb and by noun.
CLASSES = [
    ("Some 40 farmers escaped.", "escape", "departure"),
    ("Some 40 farmers moved out.", "move out", "departure"),
    ("Some 40 farmers were forced to flee.", "forced to flee", "departure"),
    ("There was an exodus of 40 farmers.", "flee", "departure"),
    ("Some 40 farmers were evacuated.", "evacuate", "evacuation"),
    ("The evacuation of 40 farmers began.", "evacuate", "evacuation"),
    ("Some 40 farmers sought asylum.", "seek asylum", "refuge"),
    ("Some 40 farmers applied for asylum.", "apply for asylum", "refuge"),
    ("Some 40 farmers took shelter.", "take shelter", "shelter"),
    ("Some 40 farmers were resettled.", "resettle", "relocation"),
    ("Some 40 farmers lost their homes.", "lose homes", "homelessness"),
    ("The flood left homeless 40 farmers.", "make homeless", "homelessness"),
    ("Some 40 huts became uninhabitable.", "make uninhabitable", "uninhabitable_housing"),
    ("Some 40 farmers arrived.", "arrive", "arrival"),
    ("Some 40 farmers entered.", "enter", "arrival"),
    ("Some 40 farmers crossed.", "cross", "arrival"),
    ("The arrival of 40 farmers was noted.", "arrive", "arrival"),
    ("Some 40 farmers went.", "go", "movement"),
    ("Some 40 farmers migrated.", "migrate", "movement"),
    ("Some 40 farmers came back.", "come back", "return"),
    ("The return of 40 farmers was noted.", "return", "return"),
    ("Some 40 farmers remained.", "remain", "stay"),
    ("Some 40 farmers live there.", "live", "stay"),
    ("Some 40 farmers were displaced.", "displace", "displacement"),
    ("The displacement of 40 farmers was noted.", "displace", "displacement"),
    ("Some 40 farmers were conscripted.", "conscript", "mobilisation"),
    ("The army deployed 40 farmers.", "deploy", "mobilisation"),
    ("The recruitment of 40 farmers began.", "recruit", "mobilisation"),
    ("Some 40 farmers were killed.", "kill", "death"),
    ("Some 40 farmers died.", "die", "death"),
    ("Some 40 farmers perished.", "perish", "death"),
    ("The death of 40 farmers was noted.", "die", "death"),
    ("The execution of 40 farmers was noted.", "execute", "death"),
    ("Some 40 farmers were injured.", "injure", "injury"),
    ("Some 40 farmers were hospitalised.", "hospitalise", "injury"),
    ("Some 40 farmers vanished.", "vanish", "missing"),
    ("The disappearance of 40 farmers was noted.", "disappear", "missing"),
    ("Some 40 farmers were infected.", "infect", "illness"),
    ("Some 40 farmers tested positive.", "test positive", "illness"),
    ("Some 40 farmers were jailed.", "jail", "arrest"),
    ("The arrest of 40 farmers was noted.", "arrest", "arrest"),
    ("The abduction of 40 farmers was noted.", "abduct", "arrest"),
    ("Some 40 farmers protested.", "protest", "protest"),
    ("Some 40 farmers marched.", "march", "protest"),
    ("Some 40 farms were attacked.", "attack", "attack"),
    ("Some 40 farms were bombed.", "bomb", "attack"),
    ("The bombing of 40 farms was noted.", "bomb", "attack"),
    ("Some 40 farms were destroyed.", "destroy", "destruction"),
    ("The destruction of 40 farms was noted.", "destroy", "destruction"),
    ("Some 40 farmers were rescued.", "rescue", "rescue"),
    ("Some 40 farmers were evicted.", "evict", "rescue"),
    ("Some 40 farmers voted.", "vote", "vote"),
    ("Some 40% of farmers support the levy.", "support", "opinion"),
    ("Some 40% of farmers oppose the levy.", "oppose", "opinion"),
    ("The goats cost $40.", "cost", "price"),
    ("The farm paid $40.", "pay", "payment"),
    ("The farm donated $40.", "donate", "payment"),
    ("The farm allocated $40.", "allocate", "budget"),
    ("The farm produced 40 tonnes.", "produce", "output"),
    ("The farm exported 40 tonnes.", "export", "output"),
    ("The farm employs 40 farmers.", "employ", "work"),
    ("The farm laid off 40 farmers.", "lay off", "work"),
    ("The hunt involved 40 farmers.", "involve", "involvement"),
    ("Rents rose by 40%.", "rise", "change"),
    ("Rents fell by 40%.", "fall", "change"),
]


@pytest.mark.parametrize(("text", "lemma", "event_class"), CLASSES)
def test_every_class_of_the_lexicon(text, lemma, event_class):
    figure = read_sentence(text)[0]
    assert (figure.event, figure.event_class) == (lemma, event_class)


HOUSING = [
    ("Some 40 homes were destroyed.", "destroyed_housing"),
    ("Some 40 houses collapsed.", "destroyed_housing"),
    ("Some 40 huts burned down.", "destroyed_housing"),
    ("Some 40 homes were demolished.", "destroyed_housing"),
    ("Some 40 homes were damaged.", "partially_destroyed_housing"),
    ("Some 40 barns were destroyed.", "destruction"),
    ("Some 40 barns were damaged.", "destruction"),
    ("Some 40 homes were sold.", "payment"),
]


@pytest.mark.parametrize(("text", "event_class"), HOUSING)
def test_what_happens_to_housing_has_classes_of_its_own(text, event_class):
    assert read_sentence(text)[0].event_class == event_class


SITES = [
    ("Some 40 people live in camps.", "relief_camp"),
    ("Some 40 people live in a relief camp.", "relief_camp"),
    ("Some 40 people were sheltered in hotels.", "shelter"),
    ("Some 40 people arrived at evacuation centres.", "shelter"),
    ("Some 40 people live in Kent.", "stay"),
    ("Some 40 people died in camps.", "death"),
    ("Some 40 people live there. The camps are full.", "stay"),
]


@pytest.mark.parametrize(("text", "event_class"), SITES)
def test_where_the_counted_stay_gives_the_class(text, event_class):
    assert read_sentence(text)[0].event_class == event_class


NO_EVENT = [
    "The goats are 40.",
    "About 40 goats.",
    "The farm of 40 goats.",
    "It was 40 (and more).",
]


@pytest.mark.parametrize("text", NO_EVENT)
def test_a_figure_with_which_nothing_happens_has_no_event(text):
    figure = read_sentence(text)[0]
    assert (figure.event, figure.event_class) == (None, None)


OTHER_VERBS = [
    ("Some 40 goats (all old) slept.", "sleep"),
    ("Some 40 goats also often slept.", "sleep"),
    ("Some 40 men of fighting age slept.", "sleep"),
    ("The farm has fed 40 goats.", "feed"),
]


@pytest.mark.parametrize(("text", "lemma"), OTHER_VERBS)
def test_a_verb_that_the_lexicon_has_no_class_for_is_an_event_without_one(text, lemma):
    figure = read_sentence(text)[0]
    assert (figure.event, figure.event_class) == (lemma, None)


SEPARATE = [
    ("The farm fled; 40 goats slept.", "sleep"),
    ("The farm (it fled) has 40 goats.", None),
    ("Some 40 goats slept; others fled.", "sleep"),
]


@pytest.mark.parametrize(("text", "lemma"), SEPARATE)
def test_an_event_beyond_a_semicolon_or_parenthesis_is_anothers(text, lemma):
    assert read_sentence(text)[0].event == lemma


def test_each_figure_has_its_own_event():
    figures = read_sentence("Some 40 men died, 12 women fled and 9 children were arrested.")
    assert [figure.event_class for figure in figures] == ["death", "departure", "arrest"]


def test_no_form_of_an_event_is_without_lemma_and_class():
    assert {"flee", "kill", "evacuate"} <= set(event_forms().firsts)
    for form, lemma in (("fleeing", "flee"), ("killed", "kill"), ("evacuees", "evacuate"), ("death toll", "die")):
        tokens = tokenize(form)
        hit = event_forms().ahead(tokens, 0)
        assert hit is not None
        assert (hit[0][0], hit[1]) == (lemma, len(tokens))
