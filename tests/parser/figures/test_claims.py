"""Sources named by a noun, in sentences of our own: who, and what is on his word."""

import pytest

from services.parser.figures.claims import claims
from services.parser.figures.tokens import tokenize

# The noun or the "in" is marked with ^; then the source, and the first and last words of what it vouches for.
CLAIMS = [
    ("the mayor's ^claim that 40 goats fled", "mayor", "that", "fled"),
    ("the mayor's recent public ^claim that 40 goats fled", "mayor", "that", "fled"),
    ("the farmers' evidence-free ^assertion that 40 goats fled", "farmers", "that", "fled"),
    ("her ^plan to buy 40 goats", "her", "to", "goats"),
    ("a ^warning from the mayor that 40 goats fled", "mayor", "40", "fled"),
    ("a ^promise by the party to buy 40 goats", "party", "buy", "goats"),
    ("^reports of 40 dead goats", "reports", "40", "goats"),
    ("the mayor's ^pledge last month to buy 40 goats", "mayor", "to", "goats"),
    ("his ^willingness to buy 40 goats", "his", "to", "goats"),
    ("the mayor's recent evidence-free ^assertion that 40 goats fled", "mayor", "that", "fled"),
    ("^reports of 40 dead goats that had fled", "reports", "40", "fled"),
    ("^claims that 40 goats fled", "claims", "40", "fled"),
    ("She led by 40 points ^in the most recent Gazette poll", "recent Gazette poll", "She", "poll"),
    ("She led by 40 points ^in the latest poll", "latest poll", "She", "poll"),
    ("^In a survey, 40 farmers agreed", "survey", "In", "agreed"),
    ("40 farmers agreed ^in a Gazette survey", "Gazette survey", "40", "survey"),
    ("40 farmers agreed ^in Gazette surveys", "Gazette surveys", "40", "surveys"),
    ("^By the council's own count, 40 goats fled", "council", "By", "fled"),
    ("^By his reckoning, 40 goats fled", "his", "By", "fled"),
    ("^By most estimates 40 goats fled", "estimates", "By", "fled"),
    ("^In Mr. Hill's telling, 40 goats fled", "Hill", "In", "fled"),
    ("^In her view 40 goats fled", "her", "In", "fled"),
    ("An ^estimate of 40 dead goats by the Red Cross rose", "Red Cross", "40", "goats"),
    ("a ^demand for 40 goats from the Farm Union", "Farm Union", "40", "goats"),
    ("^Fears of 40 new raids grew after that", "Fears", "40", "raids"),
    ("the bank's ^decision to sell 40 goats", "bank", "to", "goats"),
    ("its ^forecast of 40 goats", "its", "of", "goats"),
]


def found(text):
    cue = len(tokenize(text[: text.index("^")]))
    tokens = tokenize(text.replace("^", ""))
    return tokens, claims(tokens, cue, (0, len(tokens)))


@pytest.mark.parametrize(("text", "source", "first", "last"), CLAIMS)
def test_a_noun_names_its_source(text, source, first, last):
    tokens, ((named, content, rule),) = found(text)
    assert " ".join(token.text for token in tokens[slice(*named)]) == source
    assert (tokens[content[0]].text, tokens[content[1] - 1].text) == (first, last)
    assert rule


@pytest.mark.parametrize(
    "text",
    [
        "the ^claim that 40 goats fled",
        "the mayor's ^claim",
        "the mayor's ^claim 40 times",
        "the mayor and the ^claim that 40 goats fled",
        "a ^promise by the party and 40 goats",
        "^reports 40 goats",
        "Of all those asked, 40 farmers agreed ^in the poll",
        "40 farmers lived ^in a village",
        "a ^warning",
        "their lobbying groups ^push for 40 goats",
        "more damaging ^accusations that had been made 40 times",
        "The Centre for Goats ^estimates that 40 goats fled",
        "the mayor's ^pledge last month",
        "40 goats fled ^by the river on all accounts",
        "40 goats fled ^by night, a farmer's count",
        "^In the village's square 40 goats fled",
        "^In view of the 40 goats",
        "an ^estimate of 40 dead goats from farms",
        "an ^estimate of 40 goats that the farm made, by hand",
        "the bank's ^decision was taken in 40 days",
        "The head, Ann Hill, ^estimates that 40 goats fled",
    ],
)
def test_a_noun_without_owner_or_content_names_nobody(text):
    assert found(text)[1] == []


OWNED = (
    "plan claim estimate assertion promise proposal goal prediction forecast view belief allegation warning conclusion".split()
)


@pytest.mark.parametrize("noun", OWNED)
@pytest.mark.parametrize("owner", ["the mayor's", "her", "the farmers'", "Ann Hill's old"])
def test_every_noun_of_speech_has_its_owner(noun, owner):
    tokens, ((named, content, _),) = found(f"{owner} ^{noun} that 40 goats fled")
    words = " ".join(token.text for token in tokens[slice(*named)])
    assert words == owner.removeprefix("the ").removesuffix(" old").removesuffix("'s").removesuffix("'")
    assert tokens[content[0]].text == "that"


@pytest.mark.parametrize("noun", OWNED)
def test_a_noun_of_speech_without_owner_says_nothing(noun):
    _, claimed = found(f"the old ^{noun} that 40 goats fled")
    assert claimed == []


@pytest.mark.parametrize("noun", ["reports", "rumours", "claims", "allegations", "estimates", "fears", "warnings", "forecasts"])
@pytest.mark.parametrize(
    ("follows", "speaks"), [("of 40 goats", True), ("that 40 goats fled", True), ("that had 40 goats", False)]
)
def test_a_noun_that_nobody_needs_to_own(noun, follows, speaks):
    _, claimed = found(f"there were ^{noun} {follows}")
    assert bool(claimed) is speaks


DOCUMENTS = ["poll", "survey", "study", "report", "statement", "letter", "memo", "filing", "review"]


@pytest.mark.parametrize("noun", DOCUMENTS)
def test_a_document_named_anew_speaks_for_its_sentence(noun):
    text = f"Some 40 farmers left ^in a {noun} of May"
    tokens, ((_, content, _),) = found(text)
    assert content == (0, len(tokens))


@pytest.mark.parametrize("noun", DOCUMENTS)
def test_a_document_named_before_does_not_amid_the_sentence(noun):
    assert found(f"Some 40 farmers left with goats ^in the {noun}")[1] == []
