"""Who is named as the source: every cue of the lexicon in sentences of our own, and words that only look like a cue."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures, read_sentence
from services.parser.figures.speech import attributions, tagged
from services.parser.figures.tokens import tokenize
from tests.effort import growth

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


PARTS = [
    ("Ann Hill said that 40 goats fled.", [("Ann Hill", "that 40 goats fled.")]),
    ("“It was 40,” Ann Hill said, “or 50.”", [("Ann Hill", "“It was 40,”"), ("Ann Hill", "or 50.”")]),
    ("“It was 40,” said Ann Hill. ", [("Ann Hill", "“It was 40,”")]),
    ("“It was 40,” said Ann Hill, “or 50.”", [("Ann Hill", "“It was 40,”"), ("Ann Hill", "or 50.”")]),
    ("It was 40, Ann Hill said.", [("Ann Hill", "It was 40, Ann Hill said.")]),
    (
        "Ann Hill said it was 40 and added that it was 50.",
        [("Ann Hill", "it was 40 and added that it was 50."), ("Ann Hill", "that it was 50.")],
    ),
    ("According to Ann Hill it was 40.", [("Ann Hill", "According to Ann Hill it was 40.")]),
    ("HILL: It was 40.", [("HILL", "It was 40.")]),
    ("Survey: It was 40.", [("Survey", "It was 40.")]),
    ("It was 40.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_the_parts_of_a_sentence_that_are_on_somebodys_word(text, parts):
    tokens = tokenize(text)
    found = [
        (shown(text, tokens, one.source), shown(text, tokens, one.content)) for one in attributions(tokens, (0, len(tokens)))
    ]
    assert found == parts


def shown(text, tokens, span):
    return text[tokens[span[0]].start : tokens[span[1] - 1].end]


TAGS = [
    ("the mayor asked.", "mayor"),
    ("Ann Hill asked the old vet.", "Ann Hill"),
    ("He asked.", "He"),
    ("In May the mayor asked.", None),
    ("The old and rather tired mayor of Ostend in Kent asked.", None),
    ("Goats fled.", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "speaker"), TAGS)
def test_whom_the_sentence_after_a_quotation_begins_with(text, speaker):
    tokens = tokenize(text)
    found = tagged(tokens, (0, len(tokens)))
    assert (shown(text, tokens, found.source) if found else None) == speaker


WHO = [
    ("Ann Hill, who said 40 goats fled, left.", ("who", "Ann Hill")),
    ("The farmer who said 40 goats fled left.", ("who", "farmer")),
    ("Ann Hill said 40 goats fled.", ("Ann Hill", None)),
]


@pytest.mark.parametrize(("text", "names"), WHO)
def test_who_stands_for_the_name_before_it(text, names):
    tokens = tokenize(text)
    one = attributions(tokens, (0, len(tokens)))[0]
    assert shown(text, tokens, one.source) == names[0]
    assert (shown(text, tokens, one.antecedent) if one.antecedent else None) == names[1]


NOT_VERBS = [
    "The saying 40 goats is old.",
    "It was said by 40 farmers.",
    "A reported 40 goats fled.",
    "The well-known 40 goats fled.",
    "A new farm document, the first in 40 years, burned.",
    "To say 40 is wrong.",
    "The Ohio report 40 pages long burned.",
    "The app sold goats, tweets appear in 40 searches.",
]


@pytest.mark.parametrize("text", NOT_VERBS)
def test_forms_of_verbs_of_speech_that_say_nothing(text):
    assert read_sentence(text)[0].source == ()


WORDS = "Ann Hill said that 40 goats , “ ” fled according to the mayor : adding who claims in a poll - and".split()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_every_attribution_lies_within_its_sentence(text):
    tokens = tokenize(text)
    for one in attributions(tokens, (0, len(tokens))):
        assert 0 <= one.source[0] < one.source[1] <= len(tokens)
        assert 0 <= one.content[0] < one.content[1] <= len(tokens)
        assert 0 <= one.cue < len(tokens)
        assert one.rule


def test_no_sentence_has_more_than_a_dozen():
    tokens = tokenize("Ann Hill said that it fled, " * 40)
    assert len(attributions(tokens, (0, len(tokens)))) <= 13


def test_the_work_grows_no_faster_than_the_sentence():
    def work(size):
        tokens = tokenize("goats of the farm and " * size + "Ann Hill said so")
        return attributions(tokens, (0, len(tokens)))

    assert growth(work, 30) < 1.3


@pytest.mark.parametrize(
    "cue", ["is sure that ", "Says Goats ", "was told by of ", "by some estimates ", "a claim of 40 by ", "called “"]
)
def test_cues_without_a_speaker_cost_no_more_each_in_a_long_sentence(cue):
    def work(size):
        tokens = tokenize(cue * size)
        return attributions(tokens, (0, len(tokens)))

    assert growth(work, 60) < 1.3
