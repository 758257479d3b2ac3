"""The reader as a whole: offsets that hold, sections, linear time, and the measuring set of five articles."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures, read_sentence

ALPHABET = """40 1,234.5 million people fled $ % from to – “ ” . , half a five said that ( ) 's ２３ ٣ ½ years old in 2019
May km per / up by
at least|one in|according to|the mayor|no fewer than|\t"""
WORDS = st.sampled_from([word for line in ALPHABET.splitlines() for word in (line.split("|") if "|" in line else line.split())])
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(Section)), TEXTS), max_size=4))
def test_offsets_hold(parts):
    document = Document.of(parts)
    for figure in read_figures(document):
        assert document.text[figure.start : figure.end] == figure.text
        assert figure.quote in document.text
        assert figure.text in figure.quote
        block = next(block for block in document.blocks if block.start <= figure.start and figure.end <= block.end)
        assert figure.section is block.section
        if figure.source_span is not None:
            assert figure.source
            assert document.text[slice(*figure.source_span)]


def work(text):
    begun = time.process_time()
    read_sentence(text)
    return time.process_time() - begun


HOSTILE = """7|1,|1.|9 |one |hundred |a |and |$|-|1-|1 to |said |“|according to |a.|5 of |x@|(1) |, a b|'s|B """


def test_time_grows_with_the_text_and_no_faster():
    for piece in HOSTILE.split("|"):
        small, large = 6_000 // len(piece), 48_000 // len(piece)
        work(piece * small)
        ratio = work(piece * large) / max(work(piece * small), 0.002)
        assert ratio < 30, (piece, ratio)
