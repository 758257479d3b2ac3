"""How much of a sentence is on a speaker's word: how it begins, and where the outlet speaks again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.figures.complements import contents, resumed
from services.parser.figures.reader import read_sentence
from services.parser.figures.tokens import tokenize


def said(text):
    """Of each figure, whether it is on somebody's word."""
    return [bool(figure.source) for figure in read_sentence(text)]


OPENED = [
    "Ann Hill said 40 goats escaped.",
    "Ann Hill said that 40 goats escaped.",
    "Ann Hill said on Monday that 40 goats escaped.",
    "Ann Hill said, in a long letter, that 40 goats escaped.",
    "Ann Hill answered sharply, with a smile: “It was 40 goats.”",
    "Ann Hill is saying that 40 goats escaped.",
    "Ann Hill wrote: “It was 40 goats.”",
    "Ann Hill suggested he'd sold 40 goats.",
    "Ann Hill hopes to buy 40 goats.",
    "Ann Hill promised to publicly count 40 goats.",
    "Ann Hill is pledging to “win back 40 goats”.",
    "Ann Hill declined to name the 40 goats.",
    "Ann Hill asked the council to buy 40 goats.",
    "Ann Hill urged farmers to “sell 40 goats”.",
    "Ann Hill called for 40 goats, now in pens, to be sold.",
    "Ann Hill put the loss at 40 goats.",
    "Ann Hill pointed out that 40 goats escaped.",
    "“It is over,” Ann Hill said, referring to the 40 goats.",
    "“It is over,” Ann Hill said, explaining that 40 goats escaped.",
    "The mayor walked to the pen, saying that 40 goats escaped.",
    "A letter stating that 40 goats escaped was found.",
    "Ann Hill reported, The farm sold 40 goats.",
    "“It was 40 goats,” the mayor, Ann Hill, told the Gazette in May.",
    "“It was 40 goats,” the mayor said.",
    "Poll: 40 farmers would sell.",
    "The cable indicated 40 guards would be needed.",
    "Ann Hill agreed to a $7 million settlement.",
    "Ann Hill explained after the vote on Monday, she would need 40 goats.",
    "Some 40 goats escaped, Ann Hill wrote in a letter to the council of the old town of Ostend.",
    "Ann Hill counted “more than 40 goats” in the pen.",
]


@pytest.mark.parametrize("text", OPENED)
def test_what_a_verb_of_speech_governs(text):
    assert said(text) == [True]


NOT_OPENED = [
    "Ann Hill said to 40 farmers.",
    "Ann Hill added to the 40 goats of the farm.",
    "The goats, added by 40 farmers, escaped.",
    "Farmers refusing to sell 40 goats left.",
    "Officers favoured 40 goats.",
    "The plan was rejected by 40 farmers.",
    "The self-styled queen owns 40 goats.",
    "The farm won in the states of Ohio and Utah with 40 goats.",
    "Black circles show 40 goats on the map.",
    "Ann Hill explained after the vote on Monday, with 40 goats.",
    "An arrangement that 40 farmers made, a deal the county has criticised.",
    "Nobody painted “Pen of eight” on the pen.",
]


@pytest.mark.parametrize("text", NOT_OPENED)
def test_what_it_does_not_govern(text):
    assert said(text) == [False]


CLOSED = [
    ("Ann Hill said 40 goats escaped, leaving 12 in the pen.", [True, False]),
    ("Ann Hill said 40 goats escaped, but 12 came back.", [True, False]),
    ("Ann Hill said 40 goats escaped, and she sold 12 cows.", [True, False]),
    ("Ann Hill said 40 goats escaped - the pen holds 90.", [True, False]),
    ("Ann Hill said the herd - 40 goats in April - lost 12 kids.", [True, True]),
    ("Ann Hill said animals escaped - including 12 old bucks.", [True]),
    ("Ann Hill said animals escaped - they were 12 old bucks.", [False]),
    ("Ann Hill said 40 goats escaped, but leaving 12 kids behind.", [True, True]),
    ("Ann Hill said 40 goats escaped, ranging from kids to 12 old bucks.", [True, True]),
    ("Ann Hill said 40 goats, numbering 12 bucks, escaped.", [True, True]),
    ("Ann Hill said “40 goats escaped, leaving 12 in the pen”.", [True, True]),
    ("Ann Hill said the 20-year-old pen and 40 goats burned.", [True, True]),
    ("When Ann Hill learned that 40 goats escaped, 12 farmers came.", [True, False]),
    ("While Ann Hill says 40 goats escaped, 12 farmers doubt it.", [True, False]),
    ("“The vet says 40 goats fled,” said Ann Hill, 54, a farmer.", [True, False]),
    ("Ann Hill calls the pen a shame, 40 feet long.", [False]),
]


@pytest.mark.parametrize(("text", "expected"), CLOSED)
def test_where_reported_speech_ends(text, expected):
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Six in 10 farmers said that 40 goats escaped.", [False, True]),
        ("A third of the farmers say that 40 goats escaped.", [False, True]),
        ("“It was 40 goats,” said one farmer.", [True, False]),
        ("Some 40 goats escaped, according to interviews with 12 farmers.", [True, False]),
        ("Ann Hill, 54, said 40 goats escaped.", [False, True]),
    ],
)
def test_a_number_that_counts_or_describes_the_speaker_is_not_on_his_word(text, expected):
    assert said(text) == expected


LATE = [
    ("“It was 40 goats,” Ann Hill said.", [True]),
    ("“It was 40 goats,” said Ann Hill, 54.", [True, False]),
    ("“It was 40 goats,” Ann Hill said, “and 12 cows.”", [True, True]),
    ("“It was 40 goats,” Ann Hill said as 12 cows left.", [True, False]),
    ("It was 40 goats, Ann Hill said.", [True]),
    ("It was 40 goats, Ann Hill said on Monday.", [True]),
    ("It was 40 goats, Ann Hill said in Kent.", [True]),
    ("It was 40 goats, Ann Hill said, and 12 cows.", [True, True]),
    ("It was 40 goats - Ann Hill said.", [True]),
    ("It was 40 goats; Ann Hill said nothing.", [False]),
    ("Of 40 goats Ann Hill said nothing.", [False]),
    ("“Oh,” Ann Hill said of the 40 goats.", [False]),
]


@pytest.mark.parametrize(("text", "expected"), LATE)
def test_what_stands_before_the_speaker(text, expected):
    assert said(text) == expected


SUBORDINATE = [
    ("When Ann Hill said that 40 goats fled, 12 farmers came.", [True, False]),
    ("After Ann Hill learned that 40 goats fled, 12 farmers came.", [True, False]),
    ("Although Ann Hill says 40 goats fled, 12 farmers doubt it.", [True, False]),
    ("Because the Gazette reported 40 goats, 12 farmers came.", [True, False]),
    ("Ann Hill said that 40 goats fled, 12 of them old.", [True, True]),
    ("Ann Hill said that when 40 goats fled, 12 farmers came.", [True, True]),
]


@pytest.mark.parametrize(("text", "expected"), SUBORDINATE)
def test_a_clause_of_time_ends_at_its_comma(text, expected):
    assert said(text) == expected


COLONS = [
    ("Ann Hill wrote: 40 goats fled.", [True]),
    ("Ann Hill wrote to the council: “40 goats fled.”", [True]),
    ("Ann Hill wrote this on 40 pages:", [False]),
    ("The pen: 40 goats.", [False]),
]


@pytest.mark.parametrize(("text", "expected"), COLONS)
def test_after_a_colon(text, expected):
    assert said(text) == expected


RESUMED = [
    ("Hill said, “or 40.”", 2, "or 40.”"),
    ("Hill said “or 40.”", 2, "or 40.”"),
    ("Hill said of a “40 goat” farm", 2, None),
    ("Hill said", 2, None),
    ("Hill said, “", 2, None),
]


@pytest.mark.parametrize(("text", "at", "rest"), RESUMED)
def test_the_quotation_that_begins_again(text, at, rest):
    tokens = tokenize(text)
    span = resumed(tokens, at, len(tokens))
    assert (text[tokens[span[0]].start : tokens[span[1] - 1].end] if span else None) == rest


NAMING = [
    ("Ann Hill described the 40 goats as “old”, 12 feet long.", [True, False]),
    ("Ann Hill counted 40 goats, 12 of them old.", [True, True]),
]


@pytest.mark.parametrize(("text", "expected"), NAMING)
def test_a_name_that_somebody_gives_ends_at_its_comma(text, expected):
    assert said(text) == expected


WORDS = "“ ” , - : said that 40 goats fled and he but leaving Ann Hill on Monday in a letter".split()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join))
def test_what_is_said_lies_within_the_sentence_and_holds_words(text):
    tokens = tokenize(f"Ann Hill said {text}")
    for (first, past), why in contents(tokens, 2, (0, 2), "say", (0, len(tokens))):
        assert 0 <= first < past <= len(tokens)
        assert why
