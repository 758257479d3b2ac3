"""The noun phrase that names a speaker, before a verb and after a cue, and the words that describe him."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.figures.names import before_honorific, name_ahead, name_behind
from services.parser.figures.speakers import clause_speaker, held, is_dash, subject
from services.parser.figures.tokens import tokenize


def shown(tokens, span):
    return None if span is None else " ".join(token.text for token in tokens[span[0] : span[1]])


BEFORE = [
    ("Ann Hill | said", "Ann Hill"),
    ("The mayor of Ostend | said", "mayor of Ostend"),
    ("Mr. Hill | said", "Hill"),
    ("the Ministry of Goats | said", "Ministry of Goats"),
    ("Hill & Sons | said", "Hill & Sons"),
    ("Ann M. Hill | said", "Ann M . Hill"),
    ("Ann Hill has also | said", "Ann Hill"),
    ("Ann Hill, the mayor, | said", "Ann Hill"),
    ("The mayor, Ann Hill, | said", "Ann Hill"),
    ("Ann Hill (Green) | said", "Ann Hill"),
    ("Goatwatch - a charity - | said", "Goatwatch"),
    ("Goatwatch - a 12-person charity - | said", "Goatwatch"),
    ("Ann Hill, who keeps goats, | said", "Ann Hill"),
    ("Ann Hill this week | said", "Ann Hill"),
    ("Ann Hill is | saying", "Ann Hill"),
    ("Kelly | said", "Kelly"),
    ("Kelly publicly | said", "Kelly"),
    ("A poll for the Gazette released last week | showed", "poll for the Gazette"),
    ("a survey by the union that | showed", "survey by the union"),
    ("Ann Hill, a farmer in Kent, who | said", "Ann Hill"),
    ("Ann Hill, the Chamber's chief vet, who | said", "Ann Hill"),
    ("The poll was of farmers in Kent, who | said", "farmers in Kent"),
    ("A poll of Kent released on Tuesday | showed", "poll of Kent"),
    ("Goats released on Tuesday | showed", None),
    ("an arrangement the Kent council has | criticised", "Kent council"),
    ("the mayor of the town | said", "mayor of the town"),
    ("A person who answered the phone at the farm | said", "person"),
    ("The farm that the person who called bought | said", None),
    ("Ann Hill has been quoted as | saying", "Ann Hill"),
    ("Ann Hill was as rude as | saying", None),
    ("The firm, which | said", "firm"),
    ("The firm, which | enjoyed", None),
    ("The mayor, 54, | said", "mayor"),
    ("doctors there | said", "doctors"),
    ("in the next few months | said", None),
    ("Farmers in recent years | said", "Farmers in recent years"),
    ("He | said", "He"),
    ("It | said", "It"),
    ("It | enjoyed", None),
    ("There | said", None),
    ("On Monday | said", None),
    ("Some 40 percent | said", None),
    ("| said", None),
]


@pytest.mark.parametrize(("text", "speaker"), BEFORE)
def test_the_subject_of_a_verb(text, speaker):
    before, _, after = text.partition("|")
    tokens = tokenize(before + after)
    verb = len(tokenize(before))
    assert shown(tokens, subject(tokens, verb, 0)) == speaker


AHEAD = [
    ("the Gazette, a daily", "Gazette"),
    ("Ann Hill of Ostend said", "Ann Hill of Ostend"),
    ("Mr. Hill said", "Hill"),
    ("a report by nobody", "report"),
    ("the most recent Gazette poll", "recent Gazette poll"),
    ("USA TODAY/Ostend University figures", "USA TODAY / Ostend University figures"),
    ("him in May", "him"),
    ("40 farmers who", "farmers"),
    ("of the", None),
]


@pytest.mark.parametrize(("text", "name"), AHEAD)
def test_the_name_that_follows_a_cue(text, name):
    tokens = tokenize(text)
    assert shown(tokens, name_ahead(tokens, 0, len(tokens))) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("in the county sheriff", "county sheriff"),
        ("she", "she"),
        ("the goats arrived and Ann Hill", "Ann Hill"),
        ("which", None),
        ("running", None),
        ("quickly", None),
        ("2019", None),
        ("", None),
    ],
)
def test_the_name_that_ends_here(text, name):
    tokens = tokenize(text)
    assert shown(tokens, name_behind(tokens, len(tokens), 0)) == name


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The mayor walked to the pen, | saying", "mayor"),
        ("but she counted the goats, | adding", "she"),
        ("Over the hills, | saying", None),
    ],
)
def test_the_speaker_of_a_participle(text, speaker):
    before, _, after = text.partition("|")
    tokens = tokenize(before + after)
    assert shown(tokens, clause_speaker(tokens, len(tokenize(before)), 0)) == speaker


@pytest.mark.parametrize(("text", "at"), [("said Mr. Hill", 1), ("said Hill", 2), ("said Dr Hill", 1), ("said. Hill", 2)])
def test_a_title_before_a_name_is_part_of_it(text, at):
    tokens = tokenize(text)
    index = next(i for i, token in enumerate(tokens) if token.text == "Hill")
    assert before_honorific(tokens, index, 0) == min(at, index)


HELD = [
    ("six in 10 [voters] ^said 40", "six in 10 voters"),
    ("a third of the [farmers] ^say", "a third of the farmers"),
    ("[Ann Hill], 54, a farmer in Kent, ^said", "Ann Hill , 54 , a farmer in Kent ,"),
    ("according ^to [Ann Hill], 54, in May", "Ann Hill , 54"),
    ("^according to the [Gazette], a local daily, 40 goats", "the Gazette , a local daily"),
    ("^according to the [Gazette], 40 goats", "the Gazette"),
    ("^According to [Gazette records], the goat has eaten 40 hats.", "Gazette records"),
    ("^According to the [Gazette], the local daily, 40 goats left.", "the Gazette , the local daily"),
    ("^According to the [Gazette], one farm burned.", "the Gazette"),
    ("^according to [Ann Hill], one of 12 farmers, goats left.", "Ann Hill , one of 12 farmers"),
]


@pytest.mark.parametrize(("text", "words"), HELD)
def test_the_words_that_name_and_describe_a_speaker(text, words):
    plain = text.replace("^", "").replace("[", "").replace("]", "")
    tokens = tokenize(plain)

    def index(mark):
        return len(tokenize(text[: text.index(mark)].replace("^", "").replace("[", "").replace("]", "")))

    assert shown(tokens, held(tokens, (index("["), index("]")), (), index("^"))) == words


MORE = [
    ("Ann Hill, 54, a farmer in Kent, | said", "Ann Hill"),
    ("Ann Hill (Green) of Kent | said", "Kent"),
    ("Goatwatch — which counts goats — | said", "Goatwatch"),
    ("Goatwatch, conducted by Hill, | said", "Goatwatch"),
    ("A poll, conducted by Hill, | said", "poll"),
    ("The goats of Kent, | said", None),
    ("Farmers on Monday | said", "Farmers"),
    ("Farmers late this week | said", "Farmers"),
    ("The farmer who | said", "farmer"),
    ("Ann Hill, who | said", "Ann Hill"),
    ("The letter that | said", "letter"),
    ("The goat that | said", None),
    ("A letter posted | said", "letter"),
    ("A goat posted | said", None),
    ("Ann Hill should never publicly have | said", "Ann Hill"),
    ("Mr. Hill himself | said", "himself"),
    ("“They fled,” the mayor, Ann Hill, | said", "Ann Hill"),
    ("What it | said", None),
    ("Everyone | said", None),
]


@pytest.mark.parametrize(("text", "speaker"), [row for row in MORE if row[1] not in ("Kent", "himself")])
def test_asides_descriptions_and_relative_clauses(text, speaker):
    before, _, after = text.partition("|")
    tokens = tokenize(before + after)
    assert shown(tokens, subject(tokens, len(tokenize(before)), 0)) == speaker


DASHES = [("Hill - he", 1, True), ("Hill -he", 1, False), ("start-up", 1, False), ("Hill — he", 1, True)]


@pytest.mark.parametrize(("text", "at", "dash"), DASHES)
def test_a_dash_is_no_hyphen(text, at, dash):
    assert is_dash(tokenize(text), at) is dash


WORDS = "Ann Hill the mayor , ( ) - who that said on Monday 54 posted a poll of never has “ ”".split()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=10).map(" ".join))
def test_a_speaker_stands_before_his_verb(text):
    tokens = tokenize(f"{text} said so")
    verb = len(tokens) - 2
    found = subject(tokens, verb, 0)
    assert found is None or 0 <= found[0] < found[1] <= verb
    if found is not None:
        first, past = held(tokens, found, (), verb)
        assert 0 <= first <= found[0]
        assert past <= len(tokens)
