"""Tokens and sentences: what is one token, where a sentence ends, and that offsets hold."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.parser.figures.tokens import glued, sentences, tokenize

TOKENS = [
    ("40 goats", ["40", "goats"]),
    ("1,234.5 km", ["1,234.5", "km"]),
    ("1.234,5 km", ["1.234,5", "km"]),
    ("$1,000", ["$", "1,000"]),
    ("a .5 share", ["a", ".5", "share"]),
    ("3½ miles", ["3", "½", "miles"]),
    ("25mn bricks", ["25", "mn", "bricks"]),
    ("four-year plan", ["four", "-", "year", "plan"]),
    ("the farm's goats", ["the", "farm", "'s", "goats"]),
    ("the farm’s goats", ["the", "farm", "’s", "goats"]),
    ("they didn't", ["they", "didn't"]),
    ("O’Hara left", ["O’Hara", "left"]),
    ("the U.S. sent", ["the", "U.S.", "sent"]),
    ("''Ten,'' he said", ["''", "Ten", ",", "''", "he", "said"]),
    ("see https://example.org/40?a=1 now", ["see", "https://example.org/40?a=1", "now"]),
    ("mail ann.hill@example.org now", ["mail", "ann.hill@example.org", "now"]),
    ("ships@sea", ["ships", "@", "sea"]),
    ("12%", ["12", "%"]),
    ("½ of it", ["½", "of", "it"]),
    ("in Zürich’s Łódź", ["in", "Zürich", "’s", "Łódź"]),
    ("Göteborg l’été", ["Göteborg", "l’été"]),
    ("Дом сорок", ["Дом", "сорок"]),
    ("rock'n'roll", ["rock'n'roll"]),
    ("it's o’clock’s", ["it", "'s", "o’clock", "’s"]),
    ("a.b.cd", ["a", ".", "b", ".", "cd"]),
    ("the É.-U. and U.N.", ["the", "É", ".", "-", "U", ".", "and", "U.N."]),
    ("(871)", ["(", "871", ")"]),
    ("10–15", ["10", "–", "15"]),
    ("", []),
    (" \n\t", []),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text, expected):
    assert [token.text for token in tokenize(text)] == expected


KINDS = [
    ("40", "digits"),
    ("½", "fraction"),
    ("goats", "word"),
    (",", "mark"),
    ("www.example.org", "url"),
    ("''", "mark"),
    ("’s", "mark"),
    ("Ł", "word"),
    ("½a", "fraction"),
    ("٣", "digits"),
    (".5", "digits"),
    (".", "mark"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind(text, kind):
    assert tokenize(text)[0].kind == kind


def test_apostrophes_are_straightened_in_lower_only():
    token = tokenize("O’Hara")[0]
    assert (token.text, token.lower) == ("O’Hara", "o'hara")


@pytest.mark.parametrize(("text", "capital"), [("Goat", True), ("goat", False), ("Ämter", True), ("40", False), ("“", False)])
def test_capital(text, capital):
    assert tokenize(text)[0].capital is capital


@settings(deadline=None)
@given(st.text(max_size=300))
def test_offsets_hold_on_any_text(text):
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_a_slice_is_read_with_the_offsets_of_the_whole(before, text):
    whole = before + "\n" + text
    assert all(whole[token.start : token.end] == token.text for token in tokenize(whole, len(before) + 1))


SENTENCES = [
    ("Ten goats fled. Nine came back.", 2),
    ("Ten goats fled! Nine came back?", 2),
    ("“Ten goats fled.” Nine came back.", 2),
    ("''Ten goats fled.'' Nine came back.", 2),
    ("Mr. Hill lost ten goats.", 1),
    ("Dr. Hill and Mrs. Wood lost ten goats.", 1),
    ("J. P. Hill lost ten goats.", 1),
    ("The U.S. sent ten goats.", 1),
    ("No. 5 fled.", 1),
    ("The herd weighs 4.5 tonnes.", 1),
    ("Ten goats fled.\nNine came back", 2),
    ("Ten goats\nfled", 2),
    ("It fell. 40 goats fled.", 2),
    ("It fell. then it rose.", 1),
    ("Ten goats fled… Nine came back.", 2),
    ("", 0),
]


@pytest.mark.parametrize(("text", "count"), SENTENCES)
def test_sentences(text, count):
    assert len(sentences(text, tokenize(text))) == count


@settings(deadline=None)
@given(st.text(alphabet="aB. \n9“”!", max_size=400))
def test_sentences_cover_every_token_once(text):
    tokens = tokenize(text)
    spans = sentences(text, tokens)
    assert [i for first, past in spans for i in range(first, past)] == list(range(len(tokens)))


def test_an_overlong_sentence_is_cut():
    text = "goat " * 1000
    assert max(past - first for first, past in sentences(text, tokenize(text))) <= 301


def test_glued():
    left, right, after = tokenize("25mn bricks")
    assert glued(left, right)
    assert not glued(right, after)


def test_a_block_far_into_the_text_is_cut_no_earlier():
    text = "\n" * 9000 + "Ten goats fled. Nine came back."
    tokens = tokenize(text)
    assert [past - first for first, past in sentences(text, tokens)] == [4, 4]


MORE_TOKENS = [
    ("R5m", ["R", "5", "m"]),
    ("US$5", ["US", "$", "5"]),
    ("3.5-4.5", ["3.5", "-", "4.5"]),
    ("5,", ["5", ","]),
    ("5.", ["5", "."]),
    ("1.2.3", ["1.2.3"]),
    ("1,2,", ["1,2", ","]),
    ("x.5", ["x", ".", "5"]),
    ("a.m.", ["a.m."]),
    ("U.S.A.", ["U.S.A."]),
    ("e.g. this", ["e.g.", "this"]),
    ("J. Hill", ["J", ".", "Hill"]),
    ("rock'n'roll", ["rock'n'roll"]),
    ("dogs'", ["dogs", "'"]),
    ("l'État", ["l'État"]),
    ("``a''", ["``", "a", "''"]),
    ("'''", ["'", "''"]),
    ("a_b", ["a", "_", "b"]),
    ("50°C", ["50", "°", "C"]),
    ("№5", ["№", "5"]),
    ("٣٫٥", ["٣٫٥"]),
    ("www.a.org, b", ["www.a.org,", "b"]),
    ("http://a", ["http://a"]),
    ("http:a", ["http", ":", "a"]),
    ("a@b", ["a", "@", "b"]),
    ("a@b.de", ["a@b.de"]),
    ("a.b+c@d-e.org x", ["a.b+c@d-e.org", "x"]),
    ("x " + "a" * 70 + "@b.de", ["x", "a" * 70, "@", "b", ".", "de"]),
]


@pytest.mark.parametrize(("text", "expected"), MORE_TOKENS)
def test_tokens_of_signs_names_and_addresses(text, expected):
    assert [token.text for token in tokenize(text)] == expected


@settings(deadline=None)
@given(st.text(max_size=80), st.sampled_from(["", " x@y.org ", " www.z.org ", " http://z "]))
def test_an_address_elsewhere_changes_no_other_token(text, address):
    plain = [token for token in tokenize(text) if not any(sign in text for sign in ("@", "://", "www."))]
    with_address = tokenize(text + "\n" + address)
    assert with_address[: len(plain)] == plain


@settings(deadline=None)
@given(st.text(max_size=120), st.integers(0, 120), st.integers(0, 120))
def test_tokens_of_a_part_lie_in_it_and_in_order(text, start, end):
    tokens = tokenize(text, start, end)
    assert all(start <= token.start < token.end <= end for token in tokens)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))


@settings(deadline=None)
@given(st.text(max_size=120))
def test_only_white_space_is_left_out(text):
    covered = {i for token in tokenize(text) for i in range(token.start, token.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


ENDS = [
    ("It rained. It snowed.", 2),
    ("It rained! It snowed?", 2),
    ("It rained.It snowed.", 1),
    ("Mr. Hill came. He left.", 2),
    ("J. Hill came.", 1),
    ("It cost Rs. 40 then.", 1),
    ("It is No. 3 here.", 1),
    ("It rained\nIt snowed", 2),
    ("“It rained.” He left.", 2),
    ("It rained. 40 goats fled.", 2),
    ("It rained. (It snowed.) He left.", 3),
    ("It rained at 8 p.m. yesterday.", 1),
    ("the U.S. army left.", 1),
    ("It rained... and snowed.", 1),
    ("", 0),
]


@pytest.mark.parametrize(("text", "count"), ENDS)
def test_how_many_sentences(text, count):
    assert len(sentences(text, tokenize(text))) == count
