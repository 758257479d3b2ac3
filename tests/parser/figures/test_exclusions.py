"""Numbers that are no figures, each with the type that it is given, and the figures that look like them."""

import pytest

from services.contracts.records import Block, Document, Section
from services.parser.figures.explain import explain
from services.parser.figures.reader import read_sentence, readings


def excluded(text):
    document = Document(text=text, blocks=(Block(section=Section.BODY, start=0, end=len(text)),))
    return [reading.measure.excluded for reading in readings(document)]


TYPED = [
    ("The mill closed in {}.", ["1998", "2004", "2019", "2021", "1887"], ["year"]),
    ("The mill closed on {}.", ["28 September", "September 28", "3 March 2021", "March 3, 2021", "Sept. 28"], []),
    ("The mill opens at {}.", ["10:30", "10:30 pm", "8pm", "11 a.m."], []),
    ("The mill came {}.", ["1st", "2nd", "3rd", "22nd", "40th"], []),
    ("Call {} now.", ["555-123-4567", "020-7946-0000"], []),
    ("Turn to {} now.", ["Section 427", "Part 3", "Chapter 9", "Article 5", "Page 12"], ["name"]),
    ("The ward treats {}.", ["COVID-19", "G7", "A4", "MP3"], ["identifier"]),
    ("She holds the {}.", ["5G licence", "4G licence"], ["identifier"]),
    ("Rovers won {}.", ["3-1", "2-0", "21-14"], ["score"]),
]


@pytest.mark.parametrize(("sentence", "words", "types"), [(one, word, types) for one, words, types in TYPED for word in words])
def test_typed_and_left_out(sentence, words, types):
    text = sentence.format(words)
    assert read_sentence(text) == ()
    assert excluded(text) == types


PRONOUNS = [
    "No one came.",
    "The one that came left.",
    "One of the doors was locked.",
    "They met one another.",
    "One day it rained.",
]


@pytest.mark.parametrize("text", PRONOUNS)
def test_one_is_a_pronoun(text):
    assert read_sentence(text) == ()


FIGURES = [
    ("The town has 2000 wells.", 2000),
    ("The town has 1998 people.", 1998),
    ("One goat escaped.", 1),
    ("At least one farmer left.", 1),
    ("The team won by 3 points.", 3),
    ("The farm has 12 hectares.", 12),
    ("Some 555 goats fled.", 555),
]


@pytest.mark.parametrize(("text", "value"), FIGURES)
def test_a_figure_all_the_same(text, value):
    assert [figure.low for figure in read_sentence(text)] == [value]


@pytest.mark.parametrize("piece", ["9 ", "one ", "1, ", "$9 ", "9%, "])
def test_a_list_of_numbers_is_left_out(piece):
    assert read_sentence(piece * 200) == ()


TYPES = [
    ("She is in her 30s.", "decade"),
    ("They no longer build 757s.", "identifier"),
    ("Highs in the upper 50s are likely.", "decade"),
    ("Men in their late 20s came.", "decade"),
    ("One after another they left.", "idiom"),
    ("At one point it rained.", "idiom"),
    ("On the one hand it rained.", "idiom"),
    ("He is number one there.", "idiom"),
    ("They met one another.", "idiom"),
    ("One provided a list.", "pronoun"),
    ("The one many have seen left.", "pronoun"),
    ("No one came.", "idiom"),
    ("One of the doors was shut.", "partitive"),
    ("One of their doors was shut.", "partitive"),
    ("1. The mill closed.", "list"),
    ("2) The mill closed.", "list"),
    ("Rovers won 3-1.", "score"),
    ("They fought in World War 2.", "name"),
    ("They fought in World War Two.", "name"),
    ("The S&P 500 rose.", "name"),
    ("The S&P 500 utilities rose.", "name"),
    ("The S P 500 companies rose.", "name"),
    ("The FTSE 100 fell.", "name"),
    ("The Stoxx 600 index fell.", "name"),
    ("See No. 12 there.", "name"),
    ("It flew on Flight 370.", "name"),
    ("The four-door van left.", "compound"),
    ("It closed in 1998.", "year"),
    ("The 1988 film was shown.", "year"),
    ("The 2024 election is near.", "year"),
    ("Keys such as 681365594273267717 vary.", "identifier"),
]


@pytest.mark.parametrize(("text", "name"), TYPES)
def test_each_kind_of_number_left_out_has_its_type(text, name):
    assert excluded(text) == [name]


COVERED = [
    ("It opened on 3 May 2020.", "3 May 2020", "date"),
    ("It opened on 2019-09-01.", "2019-09-01", "date"),
    ("It opens at 10:30 pm.", "10:30 pm", "clock"),
    ("The 2nd man left.", "2nd", "ordinal"),
    ("Call 555-123-4567 now.", "555-123-4567", "phone"),
    ("They are open 24/7 now.", "24/7", "identifier"),
    ("The 2004-05 season ended.", "2004-05", "year"),
]


@pytest.mark.parametrize(("text", "words", "name"), COVERED)
def test_the_explanation_types_what_is_never_measured(text, words, name):
    assert [(one.text, one.left_out) for one in explain(text).numbers] == [(words, name)]


KEPT = [
    ("A one-yen coin was found.", 1),
    ("A one-dollar bill was found.", 1),
    ("One or two goats escaped.", 1),
    ("One to three goats escaped.", 1),
    ("One US gallon leaked.", 1),
    ("One goat escaped.", 1),
    ("One injured goat escaped.", 1),
    ("The sprint took 30s there.", 30),
    ("One hundred goats escaped.", 100),
    ("One in ten goats escaped.", 0.1),
    ("The FTSE gained 100 points.", 100),
]


@pytest.mark.parametrize(("text", "value"), KEPT)
def test_what_only_looks_like_one_of_these(text, value):
    assert [figure.low for figure in read_sentence(text)] == [value]


def test_an_idiom_of_two_numbers_is_left_out_whole():
    assert excluded("They left one by one.") == ["idiom", "idiom"]


MORE_TYPED = [
    ("1) It rained.", [("1", "list")]),
    ("2. It rained.", [("2", "list")]),
    ("It says: 1) rain falls; 2) snow falls.", [("1", "list"), ("2", "list")]),
    ("It says 1 ) rain falls and 2 ) snow falls.", [("1", "list"), ("2", "list")]),
    ("He is in his 30s.", [("30", "decade")]),
    ("Highs will be in the upper 50s.", [("50", "decade")]),
    ("He came in 1887.", [("1887", "year")]),
    ("The 2022 election was lost.", [("2022", "year")]),
    ("It is at 2019 prices.", [("2019", "year")]),
    ("The FTSE 100 closed.", [("100", "name")]),
    ("The S&P 500 closed.", [("500", "name")]),
    ("They boarded Flight 370.", [("370", "name")]),
    ("She saw Apollo 11 there.", [("11", "name")]),
    ("She drives a new 300 Roadster.", [("300", "name")]),
    ("She is in Room 12.", [("12", "name")]),
    ("He is No. 3 here.", [("3", "name")]),
]


@pytest.mark.parametrize(("text", "found"), MORE_TYPED)
def test_the_number_and_its_type(text, found):
    kept = [(reading.text, reading.measure.excluded) for reading in readings(document(text)) if reading.figure is None]
    assert kept == found


def document(text):
    return Document(text=text, blocks=(Block(section=Section.BODY, start=0, end=len(text)),))


KEPT = [
    ("It says (1 man) fell.", 1),
    ("It cost 5 (of 12) goats.", 5),
    ("He is in room 12 with 30 goats.", 30),
    ("He lost 30s off his time.", 30),
    ("In 40 towns it rained.", 40),
    ("About 40 came.", 40),
    ("The fund lost 2019 goats.", 2019),
    ("Some 2000 people came.", 2000),
    ("The S&P lost 500 members.", 500),
    ("Flight 370 carried 239 people.", 239),
    ("They met in May 40 times.", 40),
    ("Section 12 sold 400 seats.", 400),
    ("Since 2019 some 40 goats came.", 40),
    ("It took until 10,000 had come.", 10_000),
]


@pytest.mark.parametrize(("text", "value"), KEPT)
def test_the_same_words_with_a_figure(text, value):
    assert value in [figure.low for figure in read_sentence(text)]


@pytest.mark.parametrize("year", range(1890, 2050, 10))
def test_a_year_after_in(year):
    assert read_sentence(f"The mill closed in {year}.") == ()


@pytest.mark.parametrize("number", [1400, 1500, 1800, 1999, 2010, 2040])
def test_a_number_like_a_year_before_what_it_counts(number):
    assert [figure.low for figure in read_sentence(f"The fire killed {number} goats.")] == [number]


KEPT_AND_LEFT = """
In 1998 some 40 goats fled. | 40
Some 40 of the 1998 members stayed. | 40
He paid $1998 for it. | 1998
It weighs 1998 kg. | 1998
The farm has 1,998 goats. | 1998
On 3 May 40 goats fled. | 40
At 10:30 some 40 goats fled. | 40
The 3rd of 40 goats fled. | 40
He called 555-123-4567 about 40 goats. | 40
The A320 seats 180 men. | 180
Room 12 seats 40 men. | 40
Rovers won 3-1 before 40,000 fans. | 40000
In his 30s he had 40 goats. | 40
No one saw the 40 goats. | 40
One of the 40 goats fled. | 40
Flight 370 had 239 aboard. | 239
A two-tier plan cost $40. | 40
G7 states gave $40. | 40
The S&P 500 lost 40 points. | 40
Section 12 has 40 seats. | 40
The 2022 election drew 40 men. | 40
By 2030 it wants 40 goats. | 40
Since 9/11 some 40 men left. | 40
"""


@pytest.mark.parametrize("row", KEPT_AND_LEFT.strip().splitlines())
def test_the_one_figure_among_numbers_that_are_none(row):
    text, value = row.split(" | ")
    assert float(value) in [figure.low for figure in read_sentence(text)]
    assert len(read_sentence(text)) <= 2


LIST_MARKS = ["{}) It rained.", "{}. It rained.", "It says {}) rain falls.", "It says {} ) rain falls and (b) snow."]


@pytest.mark.parametrize("form", LIST_MARKS)
@pytest.mark.parametrize("number", [1, 2, 9, 12])
def test_marks_of_a_list(form, number):
    assert read_sentence(form.format(number)) == ()


@pytest.mark.parametrize("form", ["It says (of {}) rain.", "It says (5 of {}) rain.", "It rained in all {}."])
@pytest.mark.parametrize("number", [2, 9, 12])
def test_brackets_that_hold_a_figure(form, number):
    assert number in [figure.low for figure in read_sentence(form.format(number))]


NAMES_AND_IDIOMS = [
    ("The count ran between February 15-17 among 900 voters.", ["900 voters"]),
    ("The count ran on February 15 and 17 men came.", ["17 men"]),
    ("He has a 401(k) plan with 300 dollars.", ["300 dollars"]),
    ("He has 40 (k) plans.", ["40"]),
    ("Early one evening in June, a boy called.", []),
    ("The train takes one night.", ["one night"]),
    ("He doubled down on his plan.", []),
    ("Rents doubled in May.", ["doubled"]),
    ("They zero in on 40 towns.", ["40 towns"]),
    ("The Band of Seven met 40 men.", ["40 men"]),
    ("A band of seven met 40 men.", ["seven", "40 men"]),
    ("One of three $50,000 prizes went to her.", ["One of three", "three", "$50,000"]),
    ("They paid three $20 fines.", ["three", "$20"]),
    ("It cost 20 $ there.", ["20 $"]),
    ("It was one quarrel after another.", []),
    ("One quarrel followed another.", ["One quarrel"]),
    ("He spoke on “60 Minutes” about 40 jobs.", ["about 40 jobs"]),
    ("It took “40 minutes” to come.", ["40 minutes"]),
    ("The film 13 Hours is about 40 men.", ["about 40 men"]),
    ("Mayor Says 13 Hours Passed.", ["13 Hours"]),
    ("It was so in the ‘20s and 40 men knew.", ["40 men"]),
    ("He read verse 71 to 40 men.", ["40 men"]),
    ("As Uranium One in three deals was sold, 40 men left.", ["40 men"]),
    ("One in three deals failed.", ["One in three"]),
]


@pytest.mark.parametrize(("text", "figures"), NAMES_AND_IDIOMS)
def test_names_dates_and_idioms_are_no_figures_and_what_looks_like_them_is(text, figures):
    assert [figure.text for figure in read_sentence(text)] == figures
