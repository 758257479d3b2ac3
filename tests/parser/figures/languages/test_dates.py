"""Digits of other languages that are no figures, and the ones beside them that are."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.reader import readings

LEFT_OUT = [
    ("de", "Am 3. März 2021 kam er."),
    ("de", "Am 03.03.2021 kam er."),
    ("de", "Vom 3. bis 5. März kam er."),
    ("de", "Um 14.30 Uhr kam er."),
    ("de", "Um fünf Uhr kam er."),
    ("de", "Das 21. Jahrhundert begann."),
    ("de", "Er kam 1998 und ging 2003."),
    ("de", "Das steht in Art. 2 und auf Seite 12."),
    ("de", "Die A380 und der G7-Gipfel, § 218."),
    ("de", "Er wählte 030 123456."),
    ("de", "Seit '94 wohnt er dort."),
    ("fr", "Le 1er mars 2021, il vint."),
    ("fr", "Du 3 au 5 mars, il vint."),
    ("fr", "Le neuf avril, il vint à 14 h 30."),
    ("fr", "Il vint en 1998 et en 2003."),
    ("fr", "La 3e place et le XXe siècle."),
    ("es", "El 3 de marzo de 2021 vino."),
    ("es", "Vino a las 14:30 y a las ocho."),
    ("es", "Vino en 1998, en los años 90."),
    ("it", "Il 3 marzo 2021 alle 14.30 venne."),
    ("it", "Alle nove di sera venne."),
    ("pt", "No dia 3 de março de 2021, às 14h30."),
    ("pt", "Entre 2015 e 2020 veio."),
    ("ru", "3 марта 2021 года в 14:30 он пришел."),
    ("ru", "С 1998 по 2003 год, в 90-е годы."),
    ("ru", "В 8 часов утра, 1-го числа."),
    ("ru", "Самолет Су-25 и статья 228."),
    ("uk", "3 березня 2021 року о 14:30 він прийшов."),
    ("uk", "У 2022 році, 1-го числа."),
]


def kept(code, text):
    document = Document.of([(Section.BODY, text)])
    return [one.figure.text for one in readings(document, language=code) if one.figure is not None]


@pytest.mark.parametrize(("code", "text"), LEFT_OUT)
def test_left_out(code, text):
    assert kept(code, text) == []


KEPT = [
    ("de", "Er zählte 2000 Schafe.", ["2000 Schafe"]),
    ("de", "Die rund 2000 befragten Firmen schweigen.", ["rund 2000 befragten Firmen"]),
    ("de", "Im Jahr 2000 waren es 2000 Euro.", ["2000 Euro"]),
    ("de", "Nach 8 Stunden kam er.", ["8 Stunden"]),
    ("fr", "Il compta 2000 moutons.", ["2000 moutons"]),
    ("fr", "Après 8 heures de route, il vint.", ["8 heures"]),
    ("fr", "L'11 mai, 12 % des gens votent.", ["12 %"]),
    ("es", "Contó 2000 ovejas en 2000.", ["2000 ovejas"]),
    ("it", "Contò 2000 pecore.", ["2000 pecore"]),
    ("ru", "Он насчитал 2000 овец за 2 года.", ["2000 овец", "2 года"]),
    ("ru", "Через 8 часов он пришел.", ["8 часов"]),
    ("uk", "Він нарахував 2000 овець.", ["2000 овець"]),
]


@pytest.mark.parametrize(("code", "text", "texts"), KEPT)
def test_kept(code, text, texts):
    assert kept(code, text) == texts


REASONS = [
    ("de", "Artikel 5 gilt.", "name"),
    ("de", "Die 5-Sterne-Küche kocht.", "compound"),
    ("de", "6.", "list"),
    ("es", "El equipo ganó 3-1.", "score"),
    ("fr", "Le CAC 40 cède.", "name"),
    ("fr", "Le neuf avril.", "date"),
]


@pytest.mark.parametrize(("code", "text", "reason"), REASONS)
def test_what_is_left_out_says_why(code, text, reason):
    document = Document.of([(Section.BODY, text)])
    assert [one.measure.excluded for one in readings(document, language=code)] == [reason]
