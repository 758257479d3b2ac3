"""Two numbers of another language that are one, that share a unit, or that are a score."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures, readings


def read(code, text):
    return read_figures(Document.of([(Section.BODY, text)]), language=code)


RANGES = [
    ("de", "zwischen 5 und 7 Ziegen", 5, 7),
    ("de", "5 bis 7 Ziegen", 5, 7),
    ("de", "von 5 bis 7 Ziegen", 5, 7),
    ("de", "5–7 Ziegen", 5, 7),
    ("de", "5-7 Ziegen", 5, 7),
    ("de", "zwischen etwa 12.000 und 15.000 Ziegen", 12_000, 15_000),
    ("de", "5 bis 7 Millionen Ziegen", 5_000_000, 7_000_000),
    ("de", "fünf bis sieben Ziegen", 5, 7),
    ("fr", "entre 5 et 7 chèvres", 5, 7),
    ("fr", "de 5 à 7 chèvres", 5, 7),
    ("fr", "5 à 7 chèvres", 5, 7),
    ("fr", "entre cinq et sept chèvres", 5, 7),
    ("fr", "5 à 7 millions de chèvres", 5_000_000, 7_000_000),
    ("es", "entre 5 y 7 cabras", 5, 7),
    ("es", "entre las 5 y las 7 cabras", 5, 7),
    ("es", "de 5 a 7 cabras", 5, 7),
    ("es", "5 a 7 cabras", 5, 7),
    ("es", "entre el 10 y el 15 %", 10, 15),
    ("it", "tra 5 e 7 capre", 5, 7),
    ("it", "fra 5 e 7 capre", 5, 7),
    ("it", "da 5 a 7 capre", 5, 7),
    ("it", "tra le 5 e le 7 capre", 5, 7),
    ("pt", "entre 5 e 7 cabras", 5, 7),
    ("pt", "de 5 a 7 cabras", 5, 7),
    ("pt", "de 5 até 7 cabras", 5, 7),
    ("ru", "от 5 до 7 коз", 5, 7),
    ("ru", "между 5 и 7 козами", 5, 7),
    ("ru", "5–7 коз", 5, 7),
    ("ru", "от пяти до семи коз", 5, 7),
    ("uk", "від 5 до 7 кіз", 5, 7),
    ("uk", "між 5 і 7 козами", 5, 7),
    ("uk", "5-7 кіз", 5, 7),
]


@pytest.mark.parametrize(("code", "text", "low", "high"), RANGES)
def test_a_range_is_one_figure(code, text, low, high):
    (figure,) = read(code, text)
    assert (figure.low, figure.high, figure.bound, figure.text) == (low, high, "between", text)


TWO = [
    ("de", "Der Preis stieg von 5 auf 7 Euro.", [("money", 5), ("money", 7)]),
    ("de", "Es waren 5 und 7 Euro.", [("money", 5), ("money", 7)]),
    ("de", "Es waren 5 Ziegen und 7 Kühe.", [("count", 5), ("count", 7)]),
    ("fr", "Le prix est passé de 5 à 7 euros.", [("money", 5), ("money", 7)]),
    ("fr", "5 chèvres et 7 vaches", [("count", 5), ("count", 7)]),
    ("es", "El precio subió de 5 a 7 euros.", [("money", 5), ("money", 7)]),
    ("it", "Il prezzo è salito da 5 a 7 euro.", [("money", 5), ("money", 7)]),
    ("pt", "O preço subiu de 5 para 7 euros.", [("money", 5), ("money", 7)]),
    ("ru", "Цена выросла с 5 до 7 рублей.", [("money", 5), ("money", 7)]),
    ("ru", "5 или 7 рублей", [("money", 5), ("money", 7)]),
    ("uk", "Ціна зросла з 5 до 7 гривень.", [("money", 5), ("money", 7)]),
]


@pytest.mark.parametrize(("code", "text", "figures"), TWO)
def test_a_change_and_a_list_are_two_figures_of_one_unit(code, text, figures):
    assert [(one.kind, one.low) for one in read(code, text)] == figures
    assert all(one.bound == "exact" for one in read(code, text))


SCORES = [
    ("de", "Ostende gewann 2-0 gegen Kent."),
    ("fr", "Ostende a gagné 3-1."),
    ("es", "Ostende ganó 2-1 ayer."),
    ("it", "Ostenda ha vinto 3-2 ieri."),
    ("pt", "Ostende venceu por 2-0."),
]


@pytest.mark.parametrize(("code", "text"), SCORES)
def test_a_score_is_left_out(code, text):
    found = list(readings(Document.of([(Section.BODY, text)]), language=code))
    assert [one.measure.excluded for one in found] == ["score"]


NO_RANGE = [
    ("de", "Zwischen 2015 und 2020 kamen 7 Ziegen.", [7]),
    ("de", "7 bis 5 Ziegen", [7, 5]),
    ("fr", "Les 5 chèvres, les 7 vaches.", [5, 7]),
    ("es", "5 cabras a las 7 granjas", [5, 7]),
    ("ru", "5 коз на 7 фермах", [5, 7]),
]


@pytest.mark.parametrize(("code", "text", "lows"), NO_RANGE)
def test_numbers_that_are_no_range(code, text, lows):
    assert [one.low for one in read(code, text)] == lows


@settings(max_examples=60, deadline=None)
@given(
    st.integers(2, 400), st.integers(1, 400), st.sampled_from([("de", "zwischen {} und {} Ziegen"), ("ru", "от {} до {} коз")])
)
def test_every_rising_pair_is_a_range(low, more, form):
    code, words = form
    (figure,) = read(code, words.format(low, low + more))
    assert (figure.low, figure.high, figure.bound) == (low, low + more, "between")
