"""Dozens, about a hundred, fractions and "one in five" in other languages."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.languages.lexicon import lexicon
from services.parser.figures.languages.quantifiers import number_at
from services.parser.figures.languages.sentences import tokens_of
from services.parser.figures.reader import read_figures


def only(code, text):
    (figure,) = read_figures(Document.of([(Section.BODY, text)]), language=code)
    return figure


VAGUE = [
    ("de", "Dutzende Ziegen", 24, 99),
    ("de", "Hunderte Ziegen", 100, 999),
    ("de", "Tausende Ziegen", 1_000, 9_999),
    ("de", "Zehntausende Ziegen", 10_000, 99_999),
    ("de", "mehrere hundert Ziegen", 300, 999),
    ("de", "ein paar Tausend Ziegen", 3_000, 9_999),
    ("fr", "des dizaines de chèvres", 10, 99),
    ("fr", "des centaines de chèvres", 100, 999),
    ("fr", "des milliers de chèvres", 1_000, 9_999),
    ("fr", "plusieurs centaines de chèvres", 300, 999),
    ("es", "decenas de cabras", 10, 99),
    ("es", "cientos de cabras", 100, 999),
    ("es", "miles de cabras", 1_000, 9_999),
    ("es", "varios miles de cabras", 3_000, 9_999),
    ("it", "decine di capre", 10, 99),
    ("it", "centinaia di capre", 100, 999),
    ("it", "migliaia di capre", 1_000, 9_999),
    ("it", "diverse centinaia di capre", 300, 999),
    ("pt", "dezenas de cabras", 10, 99),
    ("pt", "centenas de cabras", 100, 999),
    ("pt", "milhares de cabras", 1_000, 9_999),
    ("pt", "várias centenas de cabras", 300, 999),
    ("ru", "десятки коз", 10, 99),
    ("ru", "сотни коз", 100, 999),
    ("ru", "тысячи коз", 1_000, 9_999),
    ("ru", "несколько сотен коз", 300, 999),
    ("uk", "десятки кіз", 10, 99),
    ("uk", "сотні кіз", 100, 999),
    ("uk", "тисячі кіз", 1_000, 9_999),
    ("uk", "кілька сотень кіз", 300, 999),
]


@pytest.mark.parametrize(("code", "text", "low", "high"), VAGUE)
def test_a_vague_word_is_an_interval_and_no_midpoint(code, text, low, high):
    figure = only(code, text)
    assert (figure.low, figure.high, figure.bound, figure.kind) == (low, high, "vague", "count")


COLLECTIVE = [
    ("de", "ein Dutzend Ziegen", 12, "exact"),
    ("fr", "une centaine de chèvres", 100, "about"),
    ("fr", "une dizaine de chèvres", 10, "about"),
    ("fr", "une douzaine de chèvres", 12, "exact"),
    ("fr", "un millier de chèvres", 1_000, "about"),
    ("es", "una decena de cabras", 10, "about"),
    ("es", "una docena de cabras", 12, "exact"),
    ("es", "un centenar de cabras", 100, "about"),
    ("it", "una decina di capre", 10, "about"),
    ("it", "una trentina di capre", 30, "about"),
    ("it", "un migliaio di capre", 1_000, "about"),
    ("pt", "uma dezena de cabras", 10, "about"),
    ("pt", "uma dúzia de cabras", 12, "exact"),
    ("ru", "сотня коз", 100, "about"),
    ("uk", "сотня кіз", 100, "about"),
]


@pytest.mark.parametrize(("code", "text", "value", "bound"), COLLECTIVE)
def test_a_collective_is_about_so_many_and_twelve_exactly(code, text, value, bound):
    figure = only(code, text)
    assert (figure.low, figure.high, figure.bound) == (value, value, bound)


FRACTIONS = [
    ("de", "die Hälfte der Ziegen", 1 / 2),
    ("de", "ein Drittel der Ziegen", 1 / 3),
    ("de", "zwei Drittel der Ziegen", 2 / 3),
    ("de", "drei Viertel der Ziegen", 3 / 4),
    ("fr", "la moitié des chèvres", 1 / 2),
    ("fr", "un tiers des chèvres", 1 / 3),
    ("fr", "deux tiers des chèvres", 2 / 3),
    ("es", "la mitad de las cabras", 1 / 2),
    ("es", "un tercio de las cabras", 1 / 3),
    ("es", "tres cuartos de las cabras", 3 / 4),
    ("it", "la metà delle capre", 1 / 2),
    ("it", "un terzo delle capre", 1 / 3),
    ("pt", "metade das cabras", 1 / 2),
    ("pt", "um terço das cabras", 1 / 3),
    ("ru", "половина коз", 1 / 2),
    ("ru", "треть коз", 1 / 3),
    ("ru", "две трети коз", 2 / 3),
    ("uk", "половина кіз", 1 / 2),
    ("uk", "третина кіз", 1 / 3),
]


@pytest.mark.parametrize(("code", "text", "value"), FRACTIONS)
def test_a_fraction(code, text, value):
    figure = only(code, text)
    assert (figure.kind, figure.low) == ("ratio", pytest.approx(value, abs=1e-4))


EACH = [
    ("de", "jeder fünfte Bauer", 1 / 5),
    ("de", "jede dritte Ziege", 1 / 3),
    ("de", "einer von fünf Bauern", 1 / 5),
    ("de", "drei von vier Bauern", 3 / 4),
    ("fr", "un élève sur cinq", 1 / 5),
    ("fr", "trois chèvres sur quatre", 3 / 4),
    ("es", "uno de cada cinco alumnos", 1 / 5),
    ("es", "tres de cada cuatro cabras", 3 / 4),
    ("it", "uno su cinque", 1 / 5),
    ("pt", "um em cada cinco alunos", 1 / 5),
    ("ru", "каждый пятый фермер", 1 / 5),
    ("ru", "один из пяти фермеров", 1 / 5),
    ("uk", "кожен п'ятий фермер", 1 / 5),
]


@pytest.mark.parametrize(("code", "text", "value"), EACH)
def test_a_proportion(code, text, value):
    figure = only(code, text)
    assert (figure.kind, figure.low) == ("ratio", pytest.approx(value, abs=1e-4))


NONE = [
    ("de", "eine Ziege"),
    ("de", "ein"),
    ("de", "die zweite Hälfte"),
    ("de", "die fünfte Ziege"),
    ("fr", "une chèvre"),
    ("fr", "le quart de finale"),
    ("es", "los cuartos de final"),
    ("it", "i quarti di finale"),
    ("pt", "as quartas de final"),
    ("ru", "четверть финала"),
    ("es", "una cabra"),
    ("es", "el tercer día"),
    ("it", "una capra"),
    ("it", "il terzo giorno"),
    ("pt", "uma cabra"),
    ("ru", "одна коза"),
    ("ru", "пятый день"),
    ("uk", "одна коза"),
]


@pytest.mark.parametrize(("code", "text"), NONE)
def test_an_article_and_an_ordinal_are_no_number(code, text):
    assert read_figures(Document.of([(Section.BODY, text)]), language=code) == ()


def test_the_longest_reading_wins():
    known = lexicon("fr", None)
    text = "plusieurs centaines de milliers"
    tokens = tokens_of(text, 0, len(text), known)
    number = number_at(tokens, 0, known)
    assert (number.first, number.past, number.low, number.high) == (0, len(tokens), 300_000, 999_999)
