"""How what follows a verb of speech is what is said: each rule where it holds and where it must not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.figures.cues import cues
from services.parser.figures.objects import Verb
from services.parser.figures.openings import opening, opens_clause, participle, told_later
from services.parser.figures.tokens import tokenize

# The verb stands after the ^, its speaker before it; then the rule.
OPENINGS = [
    ("Ann Hill ^said “40 goats fled”", "quotation"),
    ("Ann Hill ^wrote: 40 goats fled", "quotation"),
    ("Ann Hill ^said that 40 goats fled", "clause"),
    ("Ann Hill ^said they fled", "clause"),
    ("Ann Hill ^said he'd sold 40", "clause"),
    ("Ann Hill ^asked if 40 goats fled", "clause"),
    ("Ann Hill ^said whether they fled", "clause"),
    ("Ann Hill ^put the loss at 40", "at"),
    ("Ann Hill ^estimated the loss at 40", "at"),
    ("Ann Hill ^called for 40 goats", "preposition"),
    ("Ann Hill ^pointed out the 40 goats", "preposition"),
    ("Ann Hill ^pointed to the 40 goats", "preposition"),
    ("Ann Hill ^referred to the 40 goats", "preposition"),
    ("Ann Hill ^agreed to a fine of 40", "preposition"),
    ("Ann Hill ^agreed on a fine of 40", "preposition"),
    ("Ann Hill ^hopes to buy 40", "to"),
    ("Ann Hill ^promised to publicly count 40", "to"),
    ("Ann Hill ^pledged to “win back” 40", "to"),
    ("Ann Hill ^vowed to not sell 40", "to"),
    ("Ann Hill ^asked the council to buy 40", "somebody to"),
    ("Ann Hill ^urged all the farmers to sell 40", "somebody to"),
    ("Hill ^reported, The farm sold 40", "comma"),
    ("Ann Hill ^said on Monday that 40 goats fled", "time, then clause"),
    ("Ann Hill ^said, in a letter, that 40 goats fled", "time, then clause"),
    ("Ann Hill ^added quickly “they fled”", "time, then clause"),
    ("Ann Hill ^said at 40 farms goats fled", "time, then clause"),
    ("Ann Hill ^explained after the vote on Monday, she needs 40", "time, then clause"),
    ("The cable ^indicated 40 guards would come", "object"),
    ("The report ^shows 40 goats", "object"),
    ("Ann Hill ^counted 40 goats", "object"),
    ("Ann Hill ^said 40 goats fled", "object"),
    ("Officials ^report 40 goats", "object"),
    ("Ann Hill ^counted at least 40 goats", "object"),
    ("Ann Hill ^reported as many as 40 goats", "object"),
    ("Ann Hill ^called the fine “a 40 euro joke”", "object"),
    ("Ann Hill ^gave a toll of 40", "number of"),
    ("Ann Hill ^charged him with stealing 40 goats", "with"),
    ("Ann Hill ^admitted to stealing 40 goats", "preposition"),
    ("Ann Hill ^admitted 40 thefts", "object"),
    ("Ann Hill ^called on the army to free 40 goats", "somebody to"),
]
CLOSED = [
    "Ann Hill ^gave 40 goats to him",
    "Ann Hill ^gave a number of guests 40 goats",
    "It ^found 40 goats in a month",
    "Ann Hill ^charged him 40 euros for it",
    "Ann Hill ^called 40 friends from “The Barn” by",
    "Firefighters ^found 40 goats in it",
    "Ann Hill ^argued with 40 goats for",
    "The farm ^reports told of goats, 40",
    "Ann Hill ^added to the 40 goats",
    "Ann Hill ^called the 40 goats a lot to",
    "Ann Hill ^promised to 500 people",
    "Ann Hill ^hopes to Monday",
    "Ann Hill ^explained after the vote with 40 goats",
    "Ann Hill ^said to 40 farmers",
    "the old ^report of 40 goats",
    "the old ^claims . 40",
    "black circles ^show 40 goats on the map",
    "black circles ^show 40 goats, which were old",
    "Ann Hill ^regretting 40 goats",
    "Ann Hill ^slept 40 hours",
    "Ann Hill ^pointed 40 fingers",
    "Ann Hill ^announced by 40 farmers",
]


def verb_of(text):
    at = len(tokenize(text[: text.index("^")]))
    tokens = tokenize(text.replace("^", ""))
    return Verb(tokens, at, cues().verbs.get(tokens[at].lower, tokens[at].lower), (0, at), 0)


@pytest.mark.parametrize(("text", "rule"), OPENINGS)
def test_what_follows_is_said(text, rule):
    assert opening(verb_of(text)) == rule


@pytest.mark.parametrize("text", CLOSED)
def test_what_follows_is_not_said(text):
    assert opening(verb_of(text)) is None


@pytest.mark.parametrize(
    ("text", "at", "loose"),
    [("a letter saying so", 2, True), ("she is saying so", 2, False), ("saying so", 0, True), ("she says so", 1, False)],
)
def test_a_participle_is_no_progressive(text, at, loose):
    assert participle(tokenize(text), at) is loose


@pytest.mark.parametrize("word", ["that", "he", "she'd", "they're", "it", "there", "whether", "what"])
def test_words_that_open_a_clause(word):
    assert opens_clause(tokenize(word)[0])


@pytest.mark.parametrize("word", ["the", "forty", "goats", "him", "Theirs"])
def test_words_that_open_none(word):
    assert not opens_clause(tokenize(word)[0])


def test_what_is_told_later_stands_within_a_few_words():
    near, far = "to the old council that it fled", "to the very old and rather small council of Ostend that it fled"
    assert told_later(tokenize(near), 0)
    assert not told_later(tokenize(far), 0)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(sorted(cues().verbs)),
    st.lists(st.sampled_from("that 40 to the goats , “ : on of by Monday be".split()), min_size=1, max_size=6),
)
def test_any_verb_before_any_words_opens_something_or_nothing(form, words):
    why = opening(verb_of(f"Ann Hill ^{form} {' '.join(words)} so"))
    assert why in {None, *(rule for _, rule in OPENINGS)}
