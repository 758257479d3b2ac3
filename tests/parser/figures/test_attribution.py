"""On whose word, and whether as fact, plan, possibility or denial: our own sentences."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures, read_sentence

SOURCES = [
    ("The mayor said that 40 goats escaped.", ("mayor",)),
    ("“About 40 goats escaped,” the mayor said.", ("mayor",)),
    ("“About 40 goats escaped,” said Ann Hill, a farmer.", ("Ann Hill",)),
    ("About 40 goats escaped, according to the Gazette.", ("Gazette",)),
    ("According to the Gazette, about 40 goats escaped.", ("Gazette",)),
    (
        "About 40 goats escaped, according to the Gazette, a local daily, citing two police officers.",
        ("Gazette", "two police officers"),
    ),
    ("Ann Hill, a farmer, told reporters that 40 goats escaped.", ("Ann Hill",)),
    ("The farm minister, Ann Hill, said 40 goats escaped.", ("Ann Hill",)),
    ("A survey found that 40 goats escaped.", ("survey",)),
    ("Goatwatch, which counts animals, reported 40 escapes.", ("Goatwatch",)),
    ("The minister's plan is to buy 40 goats.", ("minister",)),
    ("About 40 goats escaped, officials said on Monday.", ("officials",)),
    ("HILL: We lost 40 goats.", ("HILL",)),
    ("About 40 goats escaped.", ()),
    ("It is said that 40 goats escaped.", ()),
    ("40 goats escaped in the United States.", ()),
    ("The farm states its aim: 40 goats.", ()),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_source(text, source):
    assert read_sentence(text)[0].source == source


def test_the_span_names_the_nearest_source():
    text = "About 40 goats escaped, according to the Gazette."
    figure = read_sentence(text)[0]
    assert text[slice(*figure.source_span)] == "Gazette"


def test_a_pronoun_goes_back_to_the_name():
    text = "Ann Hill said that 40 goats escaped. She said that 12 came back."
    figures = read_sentence(text)
    assert [figure.source for figure in figures] == [("Ann Hill",), ("Ann Hill",)]
    assert text[slice(*figures[1].source_span)] == "She"


def test_a_title_goes_back_to_the_name():
    figures = read_sentence("The Ministry of Goats said that 40 goats escaped. The ministry said that 12 came back.")
    assert figures[1].source == ("Ministry of Goats",)


def test_a_quotation_runs_on_to_its_speaker():
    figures = read_sentence("“We lost 40 goats,” Ann Hill said. “Then 12 came back. Now 28 are missing.”")
    assert [figure.source for figure in figures] == [("Ann Hill",)] * 3


def test_a_quotation_is_read_back_from_the_speaker_who_closes_it():
    figures = read_sentence("“We lost 40 goats. Then 12 came back,” Ann Hill said.")
    assert [figure.source for figure in figures] == [("Ann Hill",)] * 2


def test_what_follows_the_participle_is_the_outlets_own():
    figures = read_sentence("Ann Hill said that 40 goats escaped, leaving 12 in the pen.")
    assert [figure.source for figure in figures] == [("Ann Hill",), ()]


STATUSES = [
    ("Some 40 goats escaped.", "reported"),
    ("The farm will buy 40 goats.", "planned"),
    ("The farm plans to buy 40 goats.", "planned"),
    ("The minister ordered the purchase of 40 goats.", "planned"),
    ("There are 40 goats to be sold.", "planned"),
    ("The minister announced the hiring of 40 vets.", "planned"),
    ("The minister announced the deaths of 40 goats.", "reported"),
    ("Some 40 goats could escape.", "possible"),
    ("The farm may buy 40 goats.", "possible"),
    ("It is feared that 40 goats will escape.", "possible"),
    ("The farm denied that 40 goats escaped.", "denied"),
    ("That would mean some 40 goats.", "reported"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_status(text, status):
    assert read_sentence(text)[0].status == status


def sources(*paragraphs):
    return [figure.source for figure in read_figures(Document.of([(Section.BODY, text) for text in paragraphs]))]


DISCOURSE = [
    (("“Where are 40 goats?” the mayor asked.",), [("mayor",)]),
    (("“We lost goats. Is it 40? Is it 50?” Ann Hill asked the vet.",), [("Ann Hill",)] * 2),
    (("Ann Hill wrote:", "We lost 40 goats."), [("Ann Hill",)]),
    (("Ann Hill wrote to us.", "We lost 40 goats."), [()]),
    (("“We lost goats,” Ann Hill said.", "“Then 12 came back."), [("Ann Hill",)]),
    (("“We lost goats,” Ann Hill said.", "Then 12 came back."), [()]),
    (("Ann Hill said goats fled.", "Of these, 12 came back."), [("Ann Hill",)]),
    (("HILL: We lost goats. It was 40.", "The pen holds 90."), [("HILL",), ()]),
    (("“I think we lost 40 goats,” Ann Hill said.",), [("Ann Hill",)]),
    (("“The vet says 40 goats fled,” Ann Hill said.",), [("vet", "Ann Hill")]),
    (("The vet disagreed. Ann Hill faces “more than 40 angry farmers” now.",), [("Ann Hill",)]),
    (("In May, when 40 goats fled, “we were afraid. We hid,” Ann Hill said.",), [("Ann Hill",)]),
    (("In May, when 40 goats fled, “we” hid. It rained.",), [()]),
    (
        ("Ann Hill spoke to us.", "Hill: We lost goats. It was 40.", "Bo Day: We lost 12.", "Ann Hill: Then it was 28."),
        [("Hill",), (), ("Ann Hill",)],
    ),
    (("Ostend: Goats escaped. It was 40.",), [()]),
    (("Weight: About 40 stone.", "Weight: About 12 stone."), [(), ()]),
    (("“''We' is us. My plan would free 40 goats,” Ann Hill said.",), [("Ann Hill",)]),
    (("“Silly goats,” scoffed Ann Hill, 22.",), [()]),
    (("“We lost 40 silly goats,” scoffed Ann Hill.",), [("Ann Hill",)]),
    (("The app sold goats, tweets appear in 40 searches.",), [()]),
    (("A tally by the Gazette showed 40 goats.",), [("tally by the Gazette",)]),
    (("Some 40 goats fled, according to a tally by the Gazette.",), [("tally by the Gazette",)]),
    (("Some 40 goats fled, according to a survey conducted by the union.",), [("survey conducted by the union",)]),
]


@pytest.mark.parametrize(("paragraphs", "expected"), DISCOURSE)
def test_who_speaks_across_sentences_and_paragraphs(paragraphs, expected):
    assert sources(*paragraphs) == expected


def test_a_figure_needs_no_sentence_after_its_paragraph():
    before = ("Ann Hill said goats fled.", "She said 40 came back.")
    assert sources(*before, "Bo Day doubted it.")[:1] == sources(*before)
