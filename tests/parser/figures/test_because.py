"""The reasons that `explain` gives for source, status, place and period."""

import pytest

from services.parser.figures.explain import explain

REASONS = [
    ("Ann Hill said that 40 goats fled.", "source: say, clause → Ann Hill"),
    ("Some 40 goats fled, according to the Gazette.", "source: according to → Gazette"),
    ("Some 40 goats fled, according to the Gazette, citing a vet.", "source: according to → Gazette ← vet"),
    ("In a survey, 40 farmers sold goats.", "source: in a document → survey"),
    ("The mayor's claim that 40 goats fled was old.", "source: owned noun: claim that → mayor"),
    ("“We lost goats. It was 40,” Ann Hill said.", "source: say, closes a quotation → Ann Hill"),
    ("“We lost 40 goats. It rained,” Ann Hill said.", "source: quotation → Ann Hill"),
    ("HILL: We lost goats. It was 40.", "source: transcript goes on → HILL"),
    ("Ann Hill faces “more than 40 angry farmers” now.", "source: words quoted in part → Ann Hill"),
    ("Some 40 goats fled, Ann Hill said.", "source: say, closes the sentence → Ann Hill"),
    ("The farm will buy 40 goats.", "status: will → planned"),
    ("Some 40 goats could flee.", "status: could → possible"),
    ("Some 40 goats fled to Norway.", "place: to Norway → to NO"),
    ("Some 40 goats fled in Europe.", "place: in Europe → at no country"),
    ("Some 40 goats fled on Tuesday.", "period: Tuesday → 2024-04-30 to 2024-04-30"),
    ("Some 40 goats fled in 1998.", "period: 1998 → 1998-01-01 to 1998-12-31"),
]


def reasons(text):
    return [number.because for number in explain(text, published="2024-05-06").numbers]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_the_rule_and_words_that_fired(text, reason):
    assert reason in [one for number in reasons(text) for one in number]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Ann Hill, 54, said that goats fled.",
            "source: say, clause → Ann Hill (not of this figure: it counts or describes the speaker)",
        ),
        (
            "Ann Hill said that 40 goats fled, but 12 came back.",
            "source: say, clause → Ann Hill (not of this figure: of “that 40 goats fled”)",
        ),
        ("In 1998 a vet saw 40 goats, in 2003 nobody did.", "period: 1998 → 1998-01-01 to 1998-12-31 (another is nearer)"),
        ("From Chad some 40 goats fled to Norway.", "place: From Chad → from TD (not of this figure)"),
    ],
)
def test_what_was_found_but_does_not_hold_for_the_figure(text, reason):
    assert reason in [one for number in reasons(text) for one in number]


def test_a_number_left_out_has_no_reasons():
    (number,) = explain("The goats came on Flight 370.").numbers
    assert (number.left_out, number.because) == ("name", ())


MORE_REASONS = [
    ("Some 40 goats fled, the mayor said.", "source: say, closes the sentence → mayor"),
    ("Some 40 goats might flee.", "status: might → possible"),
    ("Some 40 goats fled from Chad.", "place: from Chad → from TD"),
    ("Some 40 goats fled in April.", "period: April → 2024-04-01 to 2024-04-30"),
    ("Some 40 goats fled yesterday.", "period: yesterday → 2024-05-05 to 2024-05-05"),
]


@pytest.mark.parametrize(("text", "reason"), MORE_REASONS)
def test_more_rules_and_words(text, reason):
    assert reason in [one for number in reasons(text) for one in number]


@pytest.mark.parametrize("text", ["Some 40 goats fled.", "It cost $5.", "A third of the goats fled."])
def test_a_bare_figure_has_no_reasons(text):
    assert reasons(text) == [()]
