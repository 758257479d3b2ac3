"""Who is named as the source: every cue of the lexicon in sentences of our own, and words that only look like a cue."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures, read_sentence

THAT = (
    "said announced reported claimed estimated stated added noted argued suggested warned indicated revealed confirmed "
    "explained acknowledged admitted declared insisted predicted believed thought expected found showed asserted alleged "
    "wrote concluded observed testified recalled stressed emphasised contended maintained calculated disclosed mentioned "
    "complained boasted remarked replied conceded agreed recorded feared hoped joked decided reiterated speculated "
    "suspected assumed implied signalled learned heard understood reckoned regretted conceded recounted hinted "
    "proclaimed swore felt quipped surmised affirmed attested certified confessed divulged exclaimed countered answered "
    "reaffirmed doubted disputed realised recognised anticipated "
).split()


@pytest.mark.parametrize("verb", THAT)
def test_a_verb_of_speech_with_that(verb):
    assert read_sentence(f"Ann Hill {verb} that 40 goats escaped.")[0].source == ("Ann Hill",)


@pytest.mark.parametrize("verb", "said announced claimed estimated argued warned admitted insisted predicted noted".split())
@pytest.mark.parametrize("who", ["Ann Hill", "Mr. Hill", "the mayor", "officials", "the Ministry of Goats", "Hill & Sons"])
def test_the_speaker_who_closes_the_sentence(verb, who):
    source = who.removeprefix("Mr. ").removeprefix("the ")
    assert read_sentence(f"About 40 goats escaped on Monday, {who} {verb}.")[0].source == (source,)


BEFORE = ["according to", "citing", "quoting", "as reported by", "in the words of", "in the view of", "as announced by"]


@pytest.mark.parametrize("cue", BEFORE)
def test_a_cue_before_the_name(cue):
    assert read_sentence(f"About 40 goats escaped, {cue} the Gazette.")[0].source == ("Gazette",)


NOUNS = [
    "claim",
    "assertion",
    "estimate",
    "prediction",
    "warning",
    "belief",
    "allegation",
    "announcement",
    "conclusion",
    "promise",
]


@pytest.mark.parametrize("noun", NOUNS)
def test_a_noun_of_speech_with_its_owner(noun):
    assert read_sentence(f"The vet rejected Ann Hill's recent {noun} that 40 goats escaped.")[0].source[0] == "Ann Hill"


@pytest.mark.parametrize("noun", NOUNS)
def test_a_noun_of_speech_from_somebody(noun):
    assert "Ann Hill" in read_sentence(f"It was a {noun} by Ann Hill that 40 goats escaped.")[0].source


@pytest.mark.parametrize("noun", ["reports", "claims", "rumours", "allegations", "estimates", "warnings"])
def test_a_noun_of_speech_that_nobody_owns(noun):
    assert read_sentence(f"There were {noun} of 40 escaped goats.")[0].source == (noun,)


@pytest.mark.parametrize("document", ["poll", "survey", "study", "report", "statement", "letter", "review"])
def test_in_a_document(document):
    assert read_sentence(f"In a recent {document}, 40 farmers lost goats.")[0].source == (f"recent {document}",)


FORMS = [
    ("Goatwatch - a charity that counts animals - said 40 goats escaped.", "Goatwatch"),
    ("Goatwatch — a charity — says 40 goats escaped.", "Goatwatch"),
    ("Ann Hill, the mayor of the town, said 40 goats escaped.", "Ann Hill"),
    ("Ann Hill (Green) said 40 goats escaped.", "Ann Hill"),
    ("Ann Hill, who keeps goats, said 40 goats escaped.", "Ann Hill"),
    ("Ann M. Hill said 40 goats escaped.", "Ann M. Hill"),
    ("Mr. Hill said 40 goats escaped.", "Hill"),
    ("Ann Hill has also said 40 goats escaped.", "Ann Hill"),
    ("Ann Hill did not say that 40 goats escaped.", "Ann Hill"),
    ("Ann Hill didn't know that 40 goats escaped.", "Ann Hill"),
    ("The farm keeps its books closed but says 40 goats escaped.", "farm"),
    ("Polls by the union that showed 40 farmers leaving were wrong.", "Polls by the union"),
    ("The Gazette put the number at 40 goats.", "Gazette"),
    ("The Gazette pegged the loss at $40 million.", "Gazette"),
    ("Ann Hill: “We lost 40 goats.”", "Ann Hill"),
    ("HILL: We lost 40 goats.", "HILL"),
    ("''We lost 40 goats,'' Mr. Hill said.", "Hill"),
    ('"We lost 40 goats," said the mayor.', "mayor"),
    ("“We lost 40 goats,” said Ann Hill, a farmer.", "Ann Hill"),
    ("Ann Hill told reporters on Monday that 40 goats escaped.", "Ann Hill"),
    ("Ann Hill said in an interview with a paper that 40 goats escaped.", "Ann Hill"),
    ("A report by the union says 40 goats escaped.", "report by the union"),
    ("The law requires 40 hours of training.", "law"),
]


@pytest.mark.parametrize(("text", "source"), FORMS)
def test_the_speaker(text, source):
    assert read_sentence(text)[0].source[0] in (source, f"the {source}", source.split(" by ")[-1].removeprefix("the "))


NOBODY = [
    "About 40 goats escaped.",
    "It is said that 40 goats escaped.",
    "The storm added 40 goats to the herd.",
    "Black circles show 40 goats on the map.",
    "The team scored two points for 40 dollars.",
    "The office building has 40 rooms.",
    "Farmers need 40 goats.",
    "The index lost 40 points.",
    "She was accused by nobody and owns 40 goats.",
    "The goat farm is a state farm: 40 people work there.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_named(text):
    assert read_sentence(text)[0].source == ()


def sources(text):
    return [figure.source for figure in read_figures(Document.of([(Section.BODY, text)]))]


def test_a_quoted_voice_stays_within_its_quotation():
    assert sources("“The vet says 40 goats fled. Then 12 came back,” Ann Hill said.") == [("vet", "Ann Hill"), ("Ann Hill",)]


def test_a_nested_quotation_does_not_close_the_outer_one():
    text = "“He asked, ‘Where are they?’ They were gone. We lost 40 goats,” Ann Hill said."
    assert sources(text) == [("Ann Hill",)]


def test_a_quotation_over_paragraphs_is_the_last_speakers():
    assert sources("“We lost goats,” Ann Hill said.\n\n“Then 12 came back.\n\n“Now 28 are missing.”") == [("Ann Hill",)] * 2


def test_a_transcript_runs_to_the_end_of_its_paragraph():
    assert sources("HILL: We lost goats. It was 40.\n\nThe pen holds 90.") == [("HILL",), ()]


def test_a_colon_hands_over_to_the_next_paragraph():
    assert sources("Ann Hill wrote:\n\nWe lost 40 goats.") == [("Ann Hill",)]


def test_he_added():
    assert sources("Ann Hill said that 40 goats escaped. She added that 12 came back.") == [("Ann Hill",)] * 2


def test_the_chain_goes_from_the_nearest_to_the_widest():
    assert sources("Ann Hill said that, according to the vet, 40 goats escaped.")[0] in [("Ann Hill", "vet"), ("vet", "Ann Hill")]
