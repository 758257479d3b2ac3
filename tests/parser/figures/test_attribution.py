"""On whose word, and whether as fact, plan, possibility or denial: our own sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.contracts.records import Document, Section
from services.parser.figures.antecedents import PERSONAL
from services.parser.figures.attribution import Voice, chain_of
from services.parser.figures.reader import read_figures, read_sentence
from tests.effort import growth

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
    ("The farm states its aim: 40 goats.", ("farm",)),
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


CUES = [
    ("According to Gazette records, the goat has eaten 40 hats.", ("Gazette records",)),
    ("According to the Gazette, one farm lost 40 goats.", ("Gazette",)),
    ("According to Ann Hill, a farmer, 40 goats fled.", ("Ann Hill",)),
    ("Some 40 goats fled, figures from the Gazette show.", ("Gazette",)),
    ("Some 40 goats fled, according to data from the union.", ("data from the union",)),
    ("In the words of the mayor, 40 goats fled.", ("mayor",)),
    ("Some 40 goats fled, per the Gazette.", ("Gazette",)),
    ("They sell 40 goats per farm.", ()),
    ("Some 40 goats were bought by the mayor.", ()),
    ("Some 40 goats fled, compiled by the Gazette.", ("Gazette",)),
    ("Poll: 40 farmers would sell.", ("Poll",)),
    ("Goats: 40 fled.", ()),
    ("Ann Hill: “We lost 40 goats.”", ("Ann Hill",)),
    ("Ann Hill: we lost 40 goats.", ()),
    ("The old pen: “We lost 40 goats.”", ()),
    ("Ann Hill was quick to say 40 goats fled.", ()),
    ("Officials of the county said 40 goats fled.", ("Officials of the county",)),
    ("The county has since said 40 goats fled.", ("county",)),
    ("The police, who counted 40 goats, left.", ("police",)),
    ("Ann Hill is said to own 40 goats.", ()),
]


@pytest.mark.parametrize(("text", "source"), CUES)
def test_cues_across_the_clause(text, source):
    assert read_sentence(text)[0].source == source


PARAGRAPHS = [
    (("“We lost goats.", "“It was 40,” Ann Hill said."), [("Ann Hill",)]),
    (("“We lost 40 goats,” Ann Hill said.", "“And 12 cows,” Bo Day said."), [("Ann Hill",), ("Bo Day",)]),
    (("“We lost 40 goats,” Ann Hill said. “And 12 cows,” she added."), None),
    (("Ann Hill said so.", "“It was 40,” she added."), [("Ann Hill",)]),
    (("Ann Hill said so.", "“It was 40.”"), [("Ann Hill",)]),
    (("Rain fell.", "“It was 40 goats.”"), [()]),
    (("Ann Hill said the following:", "Some 40 goats fled."), [("Ann Hill",)]),
    (("Rain fell:", "Some 40 goats fled."), [()]),
    (("The Gazette said goats fled.", "At the same time, 12 came back."), [("Gazette",)]),
    (("The Gazette said goats fled.", "In Kent, 12 came back."), [()]),
    (("Hill: So goats fled?", "Day: It was 40.", "Hill: And?", "Day: Then 12.", "Ann Hill met Bo Day."), [("Day",), ("Day",)]),
    (("Hill: So goats fled?", "Day: It was 40."), [(), ()][:1]),
    (("Cost: About 40 crowns.", "Cost: About 12 crowns.", "The Cost is high."), [("Cost",), ("Cost",)]),
]


@pytest.mark.parametrize(("paragraphs", "expected"), [row for row in PARAGRAPHS if row[1] is not None])
def test_who_goes_on_speaking(paragraphs, expected):
    assert sources(*paragraphs) == expected


CHAINS = [
    ("Ann Hill said the vet said 40 goats fled.", ("vet", "Ann Hill")),
    ("“The vet told me that 40 goats fled,” Ann Hill said.", ("vet", "Ann Hill")),
    ("According to the Gazette, Ann Hill said 40 goats fled.", ("Ann Hill", "Gazette")),
    ("The Gazette, citing the vet, said 40 goats fled.", ("Gazette", "vet")),
    ("Some 40 goats fled, the Gazette said, quoting two vets.", ("Gazette", "two vets")),
    ("Ann Hill said 40 goats fled.", ("Ann Hill",)),
]


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_the_chain_goes_from_the_nearest_speaker_outwards(text, chain):
    figure = read_sentence(text)[0]
    assert set(figure.source) == set(chain)
    assert figure.source[0] == chain[0]
    assert text[slice(*figure.source_span)].removeprefix("two ") in chain[0]


PIECES = [text for text, _ in SOURCES + CUES] + ["“", "”", ":", "said", "according to", "she", "HILL: ", "\n\n", "- ", "who"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join))
def test_a_span_names_the_nearest_source_of_its_chain(text):
    document = Document.of([(Section.BODY, text)])
    for figure in read_figures(document):
        assert (figure.source_span is None) == (not figure.source)
        if figure.source_span is not None:
            start, end = figure.source_span
            assert 0 <= start < end <= len(document.text)
            words = document.text[start:end]
            assert words == figure.source[0] or words.lower() in PERSONAL | {"who"} or words[0].islower()


@pytest.mark.parametrize("piece", ["“We lost 40 goats. ", "She said 40. ", "Hill: It was 40. And 12.\n", "Ann Hill said: 4\n\n"])
def test_the_work_grows_no_faster_than_the_article(piece):
    def work(size):
        return read_figures(Document.of([(Section.BODY, piece * size)]))

    assert growth(work, 60) < 1.4


def test_a_voice_answers_for_the_figures_inside_its_content_alone():
    voice = Voice(("Ann Hill",), (0, 8), (3, 9), (0, 2), "said")
    wider = Voice(("Gazette",), (20, 27), (0, 12), (10, 11), "according to")
    assert chain_of([voice, wider], (4, 5)).names == ("Ann Hill", "Gazette")
    assert chain_of([wider, voice], (4, 5)).names == ("Ann Hill", "Gazette")
    assert chain_of([voice, wider], (9, 10)).names == ("Gazette",)
    assert chain_of([voice], (9, 10)) is None
    assert chain_of([wider], (10, 11)) is None
    assert chain_of([], (0, 1)) is None
