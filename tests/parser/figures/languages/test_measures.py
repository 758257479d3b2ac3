"""Units, bounds, ranges and ages of other languages, one rule a row."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures


def only(code, text, country=None):
    figures = read_figures(Document.of([(Section.BODY, text)]), language=code, country=country)
    assert len(figures) == 1, [figure.text for figure in figures]
    return figures[0]


BOUNDS = [
    ("de", "gut 40 Ziegen", "more_than"),
    ("de", "nicht ganz 40 Ziegen", "less_than"),
    ("de", "40 Ziegen oder mehr", "exact"),
    ("de", "Er sprach über zwei Themen", "exact"),
    ("de", "Es sind über zwei Millionen Ziegen", "more_than"),
    ("fr", "tout au plus 40 chèvres", "at_most"),
    ("fr", "pas moins de 40 chèvres", "at_least"),
    ("fr", "moins de 40 chèvres", "less_than"),
    ("es", "no más de 40 cabras", "at_most"),
    ("es", "apenas 40 cabras", "less_than"),
    ("it", "un massimo di 40 capre", "at_most"),
    ("it", "poco meno di 40 capre", "less_than"),
    ("pt", "pouco mais de 40 cabras", "more_than"),
    ("pt", "no máximo 40 cabras", "at_most"),
    ("ru", "не более 40 коз", "at_most"),
    ("ru", "чуть менее 40 коз", "less_than"),
    ("ru", "стадо выросло до 40 коз", "exact"),
    ("ru", "стадо насчитывает до 40 коз", "at_most"),
    ("uk", "щонайбільше 40 кіз", "at_most"),
    ("uk", "не менш як 40 кіз", "at_least"),
]


@pytest.mark.parametrize(("code", "text", "bound"), BOUNDS)
def test_bound(code, text, bound):
    assert only(code, text).bound == bound


UNITS = [
    ("de", "12 Grad Celsius", "temperature", "celsius"),
    ("de", "150 Kilometern pro Stunde", "speed", "kilometre per hour"),
    ("de", "12 Cent pro Kilowattstunde", "money", "EUR per kilowatt hour"),
    ("de", "40 Basispunkte", "percent", "basis_point"),
    ("fr", "six premiers mois", "duration", "month"),
    ("fr", "12 euros l'heure", "money", "EUR per hour"),
    ("fr", "12 mètres carrés", "area", "square metre"),
    ("es", "12 kilómetros cuadrados", "area", "square kilometre"),
    ("it", "12 metri cubi", "volume", "cubic metre"),
    ("pt", "12 quilowatts-hora", "energy", "kilowatt hour"),
    ("ru", "12 квадратных километров", "area", "square kilometre"),
    ("ru", "12 баррелей в день", "volume", "barrel per day"),
    ("ru", "12 суток", "duration", "day"),
    ("uk", "12 гектарів", "area", "hectare"),
    ("uk", "12 кубометрів", "volume", "cubic metre"),
]


@pytest.mark.parametrize(("code", "text", "kind", "unit"), UNITS)
def test_unit(code, text, kind, unit):
    figure = only(code, text)
    assert (figure.kind, figure.unit) == (kind, unit)


MONEY = [
    ("de", "12 Euro", None, "EUR"),
    ("de", "€ 12", None, "EUR"),
    ("de", "12 Dollar", None, "USD"),
    ("de", "12 US-Dollar", "AU", "USD"),
    ("de", "12 CHF", None, "CHF"),
    ("de", "12 schwedische Kronen", None, "SEK"),
    ("de", "12 polnische Złoty", None, "PLN"),
    ("fr", "12 $", "CA", "CAD"),
    ("fr", "12 livres sterling", None, "GBP"),
    ("es", "12 pesos", "AR", "ARS"),
    ("es", "12 pesos mexicanos", "AR", "MXN"),
    ("it", "12 dollari", None, "USD"),
    ("pt", "R$ 12", None, "BRL"),
    ("ru", "12 руб.", None, "RUB"),
    ("ru", "12 долларов США", None, "USD"),
    ("uk", "12 грн", None, "UAH"),
    ("uk", "₴12", None, "UAH"),
]


@pytest.mark.parametrize(("code", "text", "country", "unit"), MONEY)
def test_money(code, text, country, unit):
    figure = only(code, text, country)
    assert (figure.kind, figure.low, figure.unit) == ("money", 12, unit)


RANGES = [
    ("de", "zwischen etwa 12 und 18 Euro", 12, 18),
    ("de", "von 12 bis 18 Euro", 12, 18),
    ("de", "12 bis 18 Millionen Euro", 12e6, 18e6),
    ("fr", "entre 12 et 18 %", 12, 18),
    ("es", "entre los 12 y los 18 euros", 12, 18),
    ("it", "dai 12 ai 18 euro", 12, 18),
    ("pt", "de 12 a 18 reais", 12, 18),
    ("ru", "12–18 млн рублей", 12e6, 18e6),
    ("uk", "від 12 до 18 гривень", 12, 18),
]


@pytest.mark.parametrize(("code", "text", "low", "high"), RANGES)
def test_range(code, text, low, high):
    figure = only(code, text)
    assert (figure.low, figure.high, figure.bound, figure.kind) == (low, high, "between", only(code, text).kind)


CHANGES = [
    ("de", "stieg von 12 auf 18 Euro"),
    ("fr", "a augmenté de 12 à 18 euros"),
    ("es", "subió de 12 a 18 euros"),
    ("it", "è salito da 12 a 18 euro"),
    ("pt", "aumentou de 12 para 18 euros"),
    ("ru", "вырос с 12 до 18 рублей"),
    ("uk", "зріс з 12 до 18 гривень"),
]


@pytest.mark.parametrize(("code", "text"), CHANGES)
def test_start_and_end_of_a_change_are_two_figures(code, text):
    figures = read_figures(Document.of([(Section.BODY, text)]), language=code)
    assert [(figure.low, figure.bound, figure.kind) for figure in figures] == [(12, "exact", "money"), (18, "exact", "money")]


AGES = [
    ("de", "Der 34-Jährige kam", 34, "age"),
    ("de", "ein 34-jähriger Vertrag", 34, "duration"),
    ("de", "Sie ist 34 Jahre alt", 34, "age"),
    ("de", "nach 34 Jahren", 34, "duration"),
    ("fr", "Marie Roy, 34 ans, dirige", 34, "age"),
    ("fr", "après 34 ans", 34, "duration"),
    ("es", "Ana Gil, de 34 años, dirige", 34, "age"),
    ("it", "una donna di 34 anni", 34, "age"),
    ("pt", "uma mulher de 34 anos", 34, "age"),
    ("ru", "34-летняя женщина", 34, "age"),
    ("ru", "34-летний срок", 34, "duration"),
    ("uk", "34-річна жінка", 34, "age"),
]


@pytest.mark.parametrize(("code", "text", "value", "kind"), AGES)
def test_age(code, text, value, kind):
    figure = only(code, text)
    assert (figure.low, figure.kind, figure.unit) == (value, kind, "year")


COUNTED = [
    ("de", "20 Berliner Schüler", "Berliner Schüler"),
    ("de", "20 neue, teure Autos", None),
    ("de", "20 kamen", None),
    ("fr", "20 hommes en armes", "hommes"),
    ("fr", "20 permis de travail", "permis de travail"),
    ("fr", "Un élève sur cinq", "élève"),
    ("es", "20 mujeres trabajadoras murieron", "mujeres trabajadoras"),
    ("it", "20 aziende di rilevanza nazionale", "aziende di rilevanza nazionale"),
    ("pt", "20 postos de trabalho", "postos de trabalho"),
    ("ru", "20 раненых солдат", "раненых солдат"),
    ("ru", "20 погибших", "погибших"),
    ("ru", "20 погибли", None),
    ("ru", "20 жителей города", "жителей города"),
    ("uk", "20 цивільних осіб", "цивільних осіб"),
    ("uk", "20 одиниць бойової техніки", "одиниць бойової техніки"),
]


@pytest.mark.parametrize(("code", "text", "counted"), COUNTED)
def test_counted(code, text, counted):
    assert only(code, text).counted == counted


AGES = [
    ("de", "ein 34-jähriger Mann", 34, "Mann"),
    ("de", "ein Mann im Alter von 34 Jahren", 34, None),
    ("de", "Karl Maier, 34 Jahre alt, kam", 34, None),
    ("fr", "un homme âgé de 34 ans", 34, None),
    ("fr", "Marie Petit, 34 ans, est là", 34, None),
    ("fr", "un homme de 34 ans", 34, None),
    ("fr", "elle avait 34 ans", 34, None),
    ("es", "un hombre de 34 años", 34, None),
    ("es", "María Gil, de 34 años, vino", 34, None),
    ("es", "tenía 34 años", 34, None),
    ("it", "un uomo di 34 anni", 34, None),
    ("it", "Maria Rossi, 34 anni, venne", 34, None),
    ("it", "aveva 34 anni", 34, None),
    ("pt", "um homem de 34 anos", 34, None),
    ("pt", "Maria Gil, de 34 anos, veio", 34, None),
    ("pt", "tinha 34 anos", 34, None),
    ("ru", "34-летний мужчина", 34, "мужчина"),
    ("ru", "мужчина в возрасте 34 лет", 34, None),
    ("uk", "34-річний чоловік", 34, "чоловік"),
    ("uk", "чоловік віком 34 роки", 34, None),
]


@pytest.mark.parametrize(("code", "text", "years", "noun"), AGES)
def test_an_age(code, text, years, noun):
    figure = only(code, text)
    assert (figure.kind, figure.unit, figure.low, figure.counted) == ("age", "year", years, noun)


NO_AGES = [
    ("de", "nach 34 Jahren", "duration"),
    ("de", "34 Jahre lang", "duration"),
    ("de", "eine 34-jährige Haft", "duration"),
    ("fr", "pendant 34 ans", "duration"),
    ("fr", "il avait 34 chèvres", "count"),
    ("fr", "ils avaient 34 000 chèvres", "count"),
    ("es", "durante 34 años", "duration"),
    ("es", "tenía 34 cabras", "count"),
    ("it", "per 34 anni", "duration"),
    ("it", "aveva 34 capre", "count"),
    ("pt", "durante 34 anos", "duration"),
    ("pt", "tinha 34 cabras", "count"),
    ("ru", "за 34 года", "duration"),
    ("ru", "134 года спустя", "duration"),
    ("uk", "за 34 роки", "duration"),
]


@pytest.mark.parametrize(("code", "text", "kind"), NO_AGES)
def test_a_time_and_a_count_are_no_age(code, text, kind):
    assert only(code, text).kind == kind


SIGNS = [
    ("de", "minus 5 Grad", -5),
    ("de", "-5 Grad", -5),
    ("de", "Sommer-5 Grad", 5),
    ("fr", "moins 5 degrés", -5),
    ("fr", "au moins 5 degrés", 5),
    ("es", "menos 5 grados", -5),
    ("es", "al menos 5 grados", 5),
    ("it", "meno 5 gradi", -5),
    ("pt", "menos 5 graus", -5),
    ("pt", "pelo menos 5 graus", 5),
    ("ru", "минус 5 градусов", -5),
    ("uk", "мінус 5 градусів", -5),
]


@pytest.mark.parametrize(("code", "text", "value"), [row for row in SIGNS if row[1] != "Sommer-5 Grad"])
def test_a_sign_is_no_bound_and_a_bound_no_sign(code, text, value):
    assert only(code, text).low == value


COUNTED = [
    ("de", "Es kamen 40 junge Ziegen.", "junge Ziegen"),
    ("de", "60 Prozent der Befragten nicken.", "Befragten"),
    ("de", "5 Tonnen Weizen brannten.", "Weizen"),
    ("de", "zwei Drittel der Bauern", "Bauern"),
    ("de", "40 Kilometer vor der Stadt", None),
    ("de", "40 Euro für Ziegen", None),
    ("fr", "40 jeunes chèvres ont fui", "jeunes chèvres"),
    ("fr", "60 % des sondés", "sondés"),
    ("fr", "5 tonnes de blé", "blé"),
    ("fr", "à 40 kilomètres de la ville", None),
    ("es", "40 cabras jóvenes huyeron", "cabras jóvenes"),
    ("es", "el 60 % de los encuestados", "encuestados"),
    ("es", "5 toneladas de trigo", "trigo"),
    ("it", "40 capre giovani", "capre giovani"),
    ("it", "il 60% degli intervistati", "intervistati"),
    ("it", "5 tonnellate di grano", "grano"),
    ("pt", "40 cabras jovens", "cabras jovens"),
    ("pt", "60% dos entrevistados", "entrevistados"),
    ("pt", "5 toneladas de trigo", "trigo"),
    ("ru", "40 молодых коз убежали", "молодых коз"),
    ("ru", "60% опрошенных", "опрошенных"),
    ("ru", "5 тонн пшеницы", "пшеницы"),
    ("uk", "40 молодих кіз втекли", "молодих кіз"),
    ("uk", "60% опитаних", "опитаних"),
    ("uk", "5 тонн пшениці", "пшениці"),
]


@pytest.mark.parametrize(("code", "text", "noun"), COUNTED)
def test_what_a_measure_is_of(code, text, noun):
    assert only(code, text).counted == noun
