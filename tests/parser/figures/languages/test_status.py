"""Fact, plan, possibility or denial in another language: our own sentences."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures

STATUSES = [
    ("de", "Die Stadt will 40 Ziegen kaufen.", "planned"),
    ("de", "Die Stadt kaufte 40 Ziegen.", "reported"),
    ("de", "Rund 40 Ziegen könnten verkauft werden.", "possible"),
    ("de", "Der Bauer bestritt, dass 40 Ziegen flohen.", "denied"),
    ("de", "Der Bauer will nichts; 40 Ziegen flohen.", "reported"),
    ("fr", "La ville prévoit 40 chèvres.", "planned"),
    ("fr", "La ville va acheter 40 chèvres.", "planned"),
    ("fr", "La ville a acheté 40 chèvres.", "reported"),
    ("fr", "Environ 40 chèvres pourraient fuir.", "possible"),
    ("fr", "Le maire a démenti que 40 chèvres aient fui.", "denied"),
    ("es", "La ciudad planea comprar 40 cabras.", "planned"),
    ("es", "La ciudad compró 40 cabras.", "reported"),
    ("es", "Quizás huyeron 40 cabras.", "possible"),
    ("es", "El alcalde negó que huyeran 40 cabras.", "denied"),
    ("it", "La città intende comprare 40 capre.", "planned"),
    ("it", "La città ha comprato 40 capre.", "reported"),
    ("it", "Forse sono fuggite 40 capre.", "possible"),
    ("it", "Il sindaco ha smentito che 40 capre siano fuggite.", "denied"),
    ("pt", "A cidade pretende comprar 40 cabras.", "planned"),
    ("pt", "A cidade comprou 40 cabras.", "reported"),
    ("pt", "Talvez tenham fugido 40 cabras.", "possible"),
    ("pt", "O prefeito negou que 40 cabras fugiram.", "denied"),
    ("ru", "Город планирует купить 40 коз.", "planned"),
    ("ru", "Город купил 40 коз.", "reported"),
    ("ru", "Возможно, убежали 40 коз.", "possible"),
    ("ru", "Мэр опроверг, что убежали 40 коз.", "denied"),
    ("uk", "Місто планує купити 40 кіз.", "planned"),
    ("uk", "Місто купило 40 кіз.", "reported"),
    ("uk", "Можливо, втекли 40 кіз.", "possible"),
    ("uk", "Мер заперечив, що втекли 40 кіз.", "denied"),
    ("nl", "De stad wil 40 geiten kopen.", "reported"),
]


def statuses(code, text):
    return [figure.status for figure in read_figures(Document.of([(Section.BODY, text)]), language=code)]


@pytest.mark.parametrize(("code", "text", "status"), STATUSES, ids=[f"{code}-{text[:40]}" for code, text, _ in STATUSES])
def test_the_status_of_a_figure(code, text, status):
    assert statuses(code, text) == [status]


def test_denial_goes_before_possibility_and_plan():
    assert statuses("es", "El alcalde negó que la ciudad quizás planea comprar 40 cabras.") == ["denied"]


def test_the_words_of_one_figure_do_not_reach_past_the_next():
    assert statuses("de", "Die Stadt will 40 Ziegen und zahlte 12 Euro.") == ["planned", "reported"]
