"""What a number is said of where no noun follows it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.figures.subjects import clause_subject, subject_span
from services.parser.figures.tokens import tokenize

SUBJECTS = [
    ("Rents rose by", "Rents"),
    ("Rents rose", "Rents"),
    ("Rents have risen by about", "Rents"),
    ("Rents in Leeds rose by", "Rents in Leeds"),
    ("The budget of", "budget"),
    ("The fee:", "fee"),
    ("A fund with", "fund"),
    ("Goods worth", "Goods"),
    ("The bank cut its forecast to", "forecast"),
    ("It boosts the driving range by", "driving range"),
    ("The city raised the minimum wage to", "minimum wage"),
    ("The firm lifted annual output by", "annual output"),
    ("Ford (F.N) rose", "Ford"),
    ("The bank last week lost", "bank"),
    ("The bank on Monday lost", "bank"),
    ("The bank recently also lost", "bank"),
    ("A start-up lost", "start-up"),
    ("A levy averaged", "levy"),
    ("Sales fell while rents rose by", "rents"),
    ("Sales fell, and rents rose by", "rents"),
    ("Sales revised upwards by", "Sales"),
    ("Rents are expected to rise by", "Rents"),
    ("Rents are likely to rise by", "Rents"),
    ("Rents seem likely to rise by", "Rents"),
    ("Rents have been forecast to rise by", "Rents"),
    ("Rents began to rise by", "Rents"),
    ("Rents are expected to continue to rise by", "Rents"),
    ("They want rents to rise by", "rents"),
    ("The town expects the rent of a flat to rise by", "rent of a flat"),
    ("The plan to raise rents to", "rents"),
    ("Rents to rise by", "Rents"),
    ("to rise by", None),
    ("were compared with", None),
    ("because of", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "subject"), SUBJECTS)
def test_what_leads_to_the_number(text, subject):
    tokens = tokenize(text)
    found = subject_span(tokens, len(tokens), 0)
    assert (text[tokens[found[0]].start : tokens[found[1] - 1].end] if found else None) == subject


AVERAGES = ["average", "total", "maximum", "minimum", "median", "record"]


@pytest.mark.parametrize("word", AVERAGES)
def test_the_word_for_how_it_is_reckoned_is_not_what_is_measured(word):
    text = f"Rents rose by a {word} of"
    tokens = tokenize(text)
    found = subject_span(tokens, len(tokens), 0)
    assert found is not None
    assert tokens[found[0]].text == "Rents"


CLAUSES = [
    ("The bank has lost", "bank"),
    ("The bank said that rents had risen by", "rents"),
    ("Sales fell but rents have risen by", "rents"),
    ("If the strike is long, rents", "strike"),
    ("Ford (F.N) has lost", "Ford"),
    ("The chinese start-up employs around", "chinese start-up"),
    ("The bank last year had lost", "bank"),
    ("Without a verb, the bank", None),
]


@pytest.mark.parametrize(("text", "subject"), CLAUSES)
def test_the_subject_of_the_clause(text, subject):
    tokens = tokenize(text)
    found = clause_subject(tokens, len(tokens), 0)
    assert (text[tokens[found[0]].start : tokens[found[1] - 1].end] if found else None) == subject


def test_what_stands_before_the_start_is_not_seen():
    tokens = tokenize("Rents rose by")
    assert subject_span(tokens, 3, 3) is None
    assert clause_subject(tokens, 3, 3) is None


MORE = [
    ("The total number of goats was", "total number of goats"),
    ("The fine is worth", "fine"),
    ("The fine:", "fine"),
    ("The fine (", "fine"),
    ("The fine -", "fine"),
    ("Wages for farmers grew by an average of", "Wages for farmers"),
    ("The levy rose to a total of", "levy"),
    ("The herd, which fell by", None),
    ("The town will spend", "town"),
    ("The town did not quickly spend", "town"),
    ("Goats eat", "Goats"),
    ("The farm's herd has", "farm's herd"),
    ("The old herd of the farm grew by", "old herd of the farm"),
    ("The bank raised its key rate by", "key rate"),
    ("The bank in May raised its key rate to", "key rate"),
    ("Rents in Kent rose in May by", "Rents in Kent"),
    ("The start-up's staff grew to", "start-up's staff"),
    ("They rose by", None),
    ("Compared with", None),
    ("Since May", None),
    ("by", None),
]


@pytest.mark.parametrize(("text", "subject"), MORE)
def test_the_owner_the_object_or_the_subject(text, subject):
    tokens = tokenize(text)
    found = subject_span(tokens, len(tokens), 0)
    assert (text[tokens[found[0]].start : tokens[found[1] - 1].end] if found else None) == subject


MORE_CLAUSES = [
    ("The mayor walked to the pen and saw |", None),
    ("The old mayor of Kent walked to |", "old mayor of Kent"),
    ("Goats fled while the mayor slept in |", "mayor"),
    ("Hill (Green) slept in |", "Hill"),
    ("The goats have |", "goats"),
    ("In the pen |", None),
    ("|", None),
]


@pytest.mark.parametrize(("text", "subject"), MORE_CLAUSES)
def test_the_subject_of_more_clauses(text, subject):
    words = text.removesuffix("|")
    tokens = tokenize(words)
    found = clause_subject(tokens, len(tokens), 0)
    assert (words[tokens[found[0]].start : tokens[found[1] - 1].end] if found else None) == subject


WORDS = "the mayor of Kent rose by sold to and while ( ) , goats average with compared last week has 40".split()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join))
def test_a_subject_lies_before_the_number(text):
    tokens = tokenize(text)
    for find in (subject_span, clause_subject):
        found = find(tokens, len(tokens), 0)
        assert found is None or 0 <= found[0] < found[1] <= len(tokens)
