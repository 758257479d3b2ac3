"""Numbers that are ages, and small numbers beside people that are none."""

import pytest

from services.parser.figures.reader import read_sentence

AGES = [
    ("She is 45.", 45),
    ("She is 45 and lives in Leeds.", 45),
    ("She's 45.", 45),
    ("He was 45 when the war began.", 45),
    ("He was just 17 then.", 17),
    ("He was only 17, his mother recalled.", 17),
    ("I am 45 now.", 45),
    ("I'm 45.", 45),
    ("A nurse, who is 45, came.", 45),
    ("A nurse who was 45 at the time came.", 45),
    ("He will be 35 by the end of May.", 35),
    ("He would be 35 this week.", 35),
    ("You are 45 now.", 45),
    ("He turned 18 in May.", 18),
    ("Ann Hill turned 18.", 18),
    ("She turns 90 next week.", 90),
    ("A boy turning 18 this week left.", 18),
    ("The median age is 41.", 41),
    ("The average age in the town was 41.", 41),
    ("Life expectancy for men there is 73.", 73),
    ("Life expectancy is around 73 falling in places.", 73),
    ("The retirement age of 66 stays.", 66),
    ("A boy aged 9 was there.", 9),
    ("Children aged under 9 stay.", 9),
    ("A man of age 87 with gout.", 87),
    ("A boy at the age of 9 left.", 9),
    ("Her age, 44, was known.", 44),
    ("Ann Hill, 44, came.", 44),
    ("They met Ann Hill, 44.", 44),
    ("John Hill Jr., 44, came.", 44),
    ("John Hill, Jr., 44, came.", 44),
    ("John Hill III, 44, came.", 44),
    ("At 16, he went to sea.", 16),
    ("By 16, she had left.", 16),
    ("Ms. Hill, 44, came.", 44),
    ("Ann Hill 44 was there.", 44),
    ("Ann Hill 44 said so.", 44),
    ("Some were 45 or older.", 45),
    ("Those 45 and older came.", 45),
    ("A few were 18 or younger.", 18),
    ("A boy 9 years old came.", 9),
    ("A 9-year-old came.", 9),
    ("A 9 year-old came.", 9),
]


@pytest.mark.parametrize(("text", "years"), AGES)
def test_an_age_in_years(text, years):
    assert [(figure.kind, figure.unit, figure.low) for figure in read_sentence(text)] == [("age", "year", years)]


RANGES = [
    ("Men aged 18 to 34 came.", 18, 34),
    ("Men aged 18-34 came.", 18, 34),
    ("Men aged between 18 and 34 came.", 18, 34),
    ("Men between the ages of 18 and 34 came.", 18, 34),
]


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_a_range_of_ages(text, low, high):
    (figure,) = read_sentence(text)
    assert (figure.kind, figure.unit, figure.low, figure.high, figure.bound) == ("age", "year", low, high, "between")


COUNTS = [
    ("She is 45 minutes late.", "duration"),
    ("He was 45th, with 30 behind.", "count"),
    ("There are 45 in the hall.", "count"),
    ("The ages of the 12 firms differ.", "count"),
    ("The score was 45.", "count"),
    ("Leeds, 44, led the table.", "age"),
    ("The club won 45, lost 30.", "count"),
    ("It is 45 and rising.", "count"),
    ("He was 300 then.", "count"),
    ("They turned 40 men away.", "count"),
    ("She is 3.5 points ahead.", "index"),
    ("USA, 44, led.", "count"),
    ("At 44, the index led.", "count"),
]


@pytest.mark.parametrize(("text", "kind"), COUNTS)
def test_a_number_that_is_no_age(text, kind):
    assert read_sentence(text)[0].kind == kind


WHOSE = [
    ("A 9-year-old boy came.", "boy"),
    ("A boy aged 9 was there.", "boy"),
    ("Men aged 18 to 34 came.", "Men"),
    ("The median age in the town was 40.", "median age in the town"),
]


@pytest.mark.parametrize(("text", "noun"), WHOSE)
def test_whose_age_it_is(text, noun):
    assert read_sentence(text)[0].counted == noun


MORE_AGES = [
    ("An 87 yo man came.", 87),
    ("A 33 y/o nurse came.", 33),
    ("He has a daughter, 7.", 7),
    ("He has a daughter, 7, at home.", 7),
    ("His wife, 44, came.", 44),
    ("Her brother, 3, slept.", 3),
    ("The 16-year-old left.", 16),
    ("A five-year-old left.", 5),
    ("He died at 44 years of age.", 44),
    ("She was still 44 then.", 44),
    ("He was barely 18 when it began.", 18),
    ("Anyone aged 80 plus may come.", 80),
    ("The average age is 29.4.", 29.4),
]


@pytest.mark.parametrize(("text", "years"), MORE_AGES)
def test_ages_of_kin_in_notes_and_beside_hedges(text, years):
    assert ("age", "year", years) in [(figure.kind, figure.unit, figure.low) for figure in read_sentence(text)]


@pytest.mark.parametrize(
    ("text", "unit"), [("A 7-month-old calf.", "month"), ("A 3-week-old calf.", "week"), ("A 9-day-old calf.", "day")]
)
def test_the_ages_of_the_young(text, unit):
    assert [(figure.kind, figure.unit) for figure in read_sentence(text)] == [("age", unit)]


NO_AGES = [
    ("His wife, 44 goats and a dog came.", "count"),
    ("The bridge, 44, metres long.", "count"),
    ("He is 44 points ahead.", "index"),
    ("She is 12 miles off.", "length"),
    ("It turned 12 pages.", "count"),
    ("They were 3-0 up and 12 strong.", "count"),
    ("He was 0 then.", "count"),
    ("Her brother, 3.5, slept.", "count"),
    ("The plant is 12% owned.", "percent"),
]


@pytest.mark.parametrize(("text", "kind"), NO_AGES)
def test_numbers_of_people_that_are_no_ages(text, kind):
    assert kind in [figure.kind for figure in read_sentence(text)]
    assert "age" not in [figure.kind for figure in read_sentence(text)]


YOUNGER = [
    ("Some 40% were children under 18.", 18),
    ("He won most voters under 30 in May.", 30),
    ("Those over 65 stayed.", 65),
    ("Most of them over 65 stayed.", 65),
    ("Children under five are ill.", 5),
]


@pytest.mark.parametrize(("text", "years"), YOUNGER)
def test_a_group_younger_or_older_than(text, years):
    assert ("age", years) in [(figure.kind, figure.low) for figure in read_sentence(text)]


@pytest.mark.parametrize("text", ["He gave them over 65 goats.", "The plan cost people over 65 jobs.", "Costs under 30 are low."])
def test_under_and_over_that_count(text):
    assert [figure.kind for figure in read_sentence(text)] == ["count"]


@pytest.mark.parametrize("text", ["The Under 21 side won.", "She saw an under 18 game.", "The Under 21s won."])
def test_a_team_by_age_is_a_name(text):
    assert read_sentence(text) == ()


PERSONS = ["suspect", "driver", "teacher", "striker", "pilot", "widow", "pensioner", "officer", "author", "student"]


@pytest.mark.parametrize("person", PERSONS)
@pytest.mark.parametrize("form", ["The {}, 44, came.", "A {}, 44, was held.", "They met his {}, 44."])
def test_the_age_of_a_person_named_by_part(form, person):
    assert [(figure.kind, figure.low) for figure in read_sentence(form.format(person))] == [("age", 44)]


THINGS = ["total", "number", "score", "bus", "result", "count", "figure"]


@pytest.mark.parametrize("thing", THINGS)
def test_a_number_told_of_a_thing_is_no_age(thing):
    assert [figure.kind for figure in read_sentence(f"The {thing}, 44, came.")] == ["count"]


HEDGES = ["about", "only", "just", "nearly", "almost", "over", "under", "already"]


@pytest.mark.parametrize("hedge", HEDGES)
@pytest.mark.parametrize("who", ["She is", "He was", "I am", "She's", "A man who was"])
def test_a_hedge_before_an_age(who, hedge):
    assert [figure.kind for figure in read_sentence(f"{who} {hedge} 44.")] == ["age"]
