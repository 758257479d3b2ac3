"""Digits of other languages that are no figures, and the ones beside them that are."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.languages.cldr import locale_of
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


# Each is a date, a time or a year whole, and holds no figure.
WHEN = [
    ("de", "Am 21. September 2022 kam er."),
    ("de", "Am 21.9.2022 kam er."),
    ("de", "Am 21. und 22. September kam er."),
    ("de", "Im September 2022 kam er."),
    ("de", "Ende 2022 kam er."),
    ("de", "Bis 2030 bleibt er."),
    ("de", "Im Jahr 2022 kam er."),
    ("de", "Zwischen 2015 und 2020 kam er."),
    ("de", "Gegen 8 Uhr kam er."),
    ("de", "Um 8.30 Uhr kam er."),
    ("de", "Er kam (2021)."),
    ("de", "Am 1. Mai kam er."),
    ("fr", "Le 21 septembre 2022, il vint."),
    ("fr", "Le 21/09/2022, il vint."),
    ("fr", "Les 21 et 22 septembre, il vint."),
    ("fr", "En septembre 2022, il vint."),
    ("fr", "Fin 2022, il vint."),
    ("fr", "Depuis 2015, il vient."),
    ("fr", "Il vint à 8 heures."),
    ("fr", "Il vint à 14h30."),
    ("fr", "Le 1er mai, il vint."),
    ("fr", "Au 2e étage, il dort."),
    ("es", "El 21 de septiembre de 2022 vino."),
    ("es", "El 21/09/2022 vino."),
    ("es", "En septiembre de 2022 vino."),
    ("es", "Desde 2015 viene."),
    ("es", "A las 8 vino."),
    ("es", "A las 14:30 vino."),
    ("es", "A las 8 de la mañana vino."),
    ("es", "El 1 de mayo vino."),
    ("es", "En 2030 vendrá."),
    ("it", "Il 21 settembre 2022 venne."),
    ("it", "Il 21/09/2022 venne."),
    ("it", "Nel settembre 2022 venne."),
    ("it", "Dal 2015 viene."),
    ("it", "Venne alle 8."),
    ("it", "Alle 14.30 venne."),
    ("it", "Il 1° maggio venne."),
    ("it", "Nel 2030 verrà."),
    ("pt", "Em 21 de setembro de 2022 veio."),
    ("pt", "Em 21/09/2022 veio."),
    ("pt", "Em setembro de 2022 veio."),
    ("pt", "Desde 2015 vem."),
    ("pt", "Às 8 da manhã veio."),
    ("pt", "Às 14h30 veio."),
    ("pt", "Em 1º de maio veio."),
    ("pt", "Em 2030 virá."),
    ("ru", "21 сентября 2022 года он пришел."),
    ("ru", "21.09.2022 он пришел."),
    ("ru", "В сентябре 2022 года он пришел."),
    ("ru", "С 2015 года он тут."),
    ("ru", "В 8 часов он пришел."),
    ("ru", "В 14:30 он пришел."),
    ("ru", "До 2030 года он тут."),
    ("ru", "1 мая он пришел."),
    ("uk", "21 вересня 2022 року він прийшов."),
    ("uk", "21.09.2022 він прийшов."),
    ("uk", "У вересні 2022 року він прийшов."),
    ("uk", "З 2015 року він тут."),
    ("uk", "О 8 годині він прийшов."),
    ("uk", "О 14:30 він прийшов."),
    ("uk", "До 2030 року він тут."),
    ("uk", "1 травня він прийшов."),
]


@pytest.mark.parametrize(("code", "text"), WHEN)
def test_a_date_a_time_or_a_year_is_no_figure(code, text):
    assert kept(code, text) == []


BESIDE = [
    ("de", "Am 21. September 2022 kamen 40 Ziegen.", ["40 Ziegen"]),
    ("de", "2022 kamen 2022 Ziegen.", ["2022 Ziegen"]),
    ("de", "Es kostet 2022 Euro.", ["2022 Euro"]),
    ("de", "Er blieb 8 Stunden.", ["8 Stunden"]),
    ("fr", "Le 21 septembre, 40 chèvres ont fui.", ["40 chèvres"]),
    ("fr", "Il paya 2022 euros.", ["2022 euros"]),
    ("fr", "Il resta 8 heures.", ["8 heures"]),
    ("es", "El 21 de septiembre huyeron 40 cabras.", ["40 cabras"]),
    ("es", "Pagó 2022 euros.", ["2022 euros"]),
    ("es", "Durmió 8 horas.", ["8 horas"]),
    ("it", "Il 21 settembre fuggirono 40 capre.", ["40 capre"]),
    ("it", "Pagò 2022 euro.", ["2022 euro"]),
    ("it", "Dormì 8 ore.", ["8 ore"]),
    ("pt", "Em 21 de setembro fugiram 40 cabras.", ["40 cabras"]),
    ("pt", "Pagou 2022 euros.", ["2022 euros"]),
    ("pt", "Dormiu 8 horas.", ["8 horas"]),
    ("ru", "21 сентября убежали 40 коз.", ["40 коз"]),
    ("ru", "Он заплатил 2022 рубля.", ["2022 рубля"]),
    ("ru", "Он спал 8 часов.", ["8 часов"]),
    ("uk", "21 вересня втекли 40 кіз.", ["40 кіз"]),
    ("uk", "Він заплатив 2022 гривні.", ["2022 гривні"]),
    ("uk", "Він спав 8 годин.", ["8 годин"]),
]


@pytest.mark.parametrize(("code", "text", "texts"), BESIDE)
def test_a_figure_beside_a_date_is_kept(code, text, texts):
    assert kept(code, text) == texts


FORMS = {"de": "Am {}. {} {} kam er.", "fr": "Le {} {} {} il vint.", "it": "Il {} {} {} venne.", "ru": "{} {} {} года он пришел."}


@pytest.mark.parametrize("code", sorted(FORMS))
@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_of_the_year(code, month):
    name = locale_of(code, None).months["format"]["wide"][month]
    for day, year in ((1, 1995), (12, 2022), (31, 2031)):
        assert kept(code, FORMS[code].format(day, name, year)) == []
