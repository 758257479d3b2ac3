"""Numbers of other languages: every number written in words or in grouped digits reads back as itself."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures

NUMBERS = st.integers(min_value=2, max_value=999_999)


def value(code, text):
    """The value of the only number that a sentence with nothing else in it tells."""
    figures = read_figures(Document.of([(Section.BODY, text)]), language=code)
    assert len(figures) == 1, (text, [figure.text for figure in figures])
    assert figures[0].low == figures[0].high
    return figures[0].low


GROUPS = {
    "de": (". '", ",", "Menschen"),
    "fr": (" \u202f\u00a0", ",", "personnes"),
    "es": (".\u00a0", ",", "personas"),
    "it": (".'", ",", "persone"),
    "pt": (".\u00a0", ",", "pessoas"),
    "ru": (" \u00a0", ",", "человек"),
    "uk": (" \u00a0", ",", "осіб"),
    "nl": (".", ",", "km"),
    "sv": ("\u00a0", ",", "km"),
    "ja": (",", ".", "km"),
}


@pytest.mark.parametrize("code", GROUPS)
@settings(max_examples=60, deadline=None)
@given(number=st.integers(min_value=1, max_value=10**12), data=st.data())
def test_grouped_digits_read_back(code, number, data):
    groups, decimal, noun = GROUPS[code]
    group = data.draw(st.sampled_from(groups))
    cents = data.draw(st.sampled_from(["", f"{decimal}5"]))
    text = f"{number:,}".replace(",", group) + cents
    wanted = number + (0.5 if cents else 0)
    assert value(code, f"a {text} {noun}" if code in ("nl", "sv", "ja") else f"{text} {noun}") == pytest.approx(wanted)


UNITS = {
    "de": "_ ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn "
    "neunzehn",
    "fr": "_ un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
    "es": "_ uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho "
    "diecinueve",
    "it": "_ uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette "
    "diciotto diciannove",
    "pt": "_ um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito "
    "dezenove",
    "ru": "_ один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать "
    "шестнадцать семнадцать восемнадцать девятнадцать",
    "uk": "_ один два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять тринадцять чотирнадцять п'ятнадцять "
    "шістнадцять сімнадцять вісімнадцять дев'ятнадцять",
}
TENS = {
    "de": "_ _ zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "_ _ vingt trente quarante cinquante soixante",
    "es": "_ _ veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "_ _ venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "_ _ vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "ru": "_ _ двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "uk": "_ _ двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто",
}
HUNDREDS = {
    "es": "_ ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos",
    "pt": "_ cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos oitocentos novecentos",
    "ru": "_ сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
    "uk": "_ сто двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот",
}
TWENTIES = "veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve".split()


def below_hundred(code, n):
    """A number under a hundred in the words of the language."""
    units, tens = UNITS[code].split(), TENS[code].split()
    if n < 20:
        return units[n]
    ten, unit = divmod(n, 10)
    if code == "fr":
        return french(n, units, tens)
    if code == "es" and 20 < n < 30:
        return TWENTIES[n - 21]
    if not unit:
        return tens[ten]
    if code == "de":
        return f"{units[unit]}und{tens[ten]}"
    if code == "it":
        return tens[ten][: -1 if unit in (1, 8) else None] + units[unit].replace("tre", "tré")
    return f"{tens[ten]}{ {'es': ' y ', 'pt': ' e '}.get(code, ' ') }{units[unit]}"


def french(n, units, tens):
    base, rest = ("quatre-vingt", n - 80) if n >= 80 else ("soixante", n - 60) if n >= 60 else (tens[n // 10], n % 10)
    if not rest:
        return base + "s" * (n == 80)
    return f"{base} et {units[rest]}" if rest in (1, 11) and n < 80 else f"{base}-{units[rest]}"


def below_thousand(code, n):
    hundred, rest = divmod(n, 100)
    tail = below_hundred(code, rest) if rest else ""
    if not hundred:
        return tail
    if code in ("de", "it"):
        word = "hundert" if code == "de" else "cento"
        return ("" if hundred == 1 else UNITS[code].split()[hundred]) + word + tail
    if code == "fr":
        head = ("" if hundred == 1 else UNITS["fr"].split()[hundred] + " ") + "cent" + "s" * (hundred > 1 and not rest)
        return f"{head} {tail}".strip()
    head = HUNDREDS[code].split()[hundred]
    if n == 100:
        head = {"es": "cien", "pt": "cem"}.get(code, head)
    return head if not tail else f"{head}{' e ' if code == 'pt' else ' '}{tail}"


THOUSAND = {
    "de": ("tausend", "tausend"),
    "it": ("mille", "mila"),
    "fr": ("mille", "mille"),
    "es": ("mil", "mil"),
    "pt": ("mil", "mil"),
}
SLAVIC = {"ru": ("тысяча", "тысячи", "тысяч", "одна", "две"), "uk": ("тисяча", "тисячі", "тисяч", "одна", "дві")}


def in_words(code, n):
    """A number from 2 to 999,999 in the words of the language, as a school grammar has it."""
    thousands, rest = divmod(n, 1000)
    tail = below_thousand(code, rest) if rest else ""
    if not thousands:
        return tail
    if code in SLAVIC:
        return f"{slavic_thousands(code, thousands)} {tail}".strip()
    one, many = THOUSAND[code]
    head = one if thousands == 1 else below_thousand(code, thousands)
    if code in ("de", "it"):
        return (head if thousands == 1 else head + many) + tail
    return f"{head if thousands == 1 else f'{head} {many}'} {tail}".strip()


def slavic_thousands(code, n):
    one, few, many, first, second = SLAVIC[code]
    words = below_thousand(code, n).split()
    teen = 10 < n % 100 < 20
    if n % 10 in (1, 2) and not teen:
        words[-1] = (first, second)[n % 10 - 1]
    form = many if teen else one if n % 10 == 1 else few if 2 <= n % 10 <= 4 else many
    return " ".join([*words, form])


@pytest.mark.parametrize("code", UNITS)
@settings(max_examples=150, deadline=None)
@given(number=NUMBERS)
def test_words_read_back(code, number):
    noun = GROUPS[code][2]
    assert value(code, f"{in_words(code, number).capitalize()} {noun}.") == number


SCALES = [
    ("de", "zwei Milliarden Euro", 2e9),
    ("de", "zwei Billionen Euro", 2e12),
    ("fr", "deux milliards d'euros", 2e9),
    ("fr", "deux billions d'euros", 2e12),
    ("es", "dos mil millones de euros", 2e9),
    ("es", "mil doscientos millones de euros", 1.2e9),
    ("es", "un billón de euros", 1e12),
    ("it", "duemila miliardi di euro", 2e12),
    ("pt", "dois bilhões de reais", 2e9),
    ("pt", "dois biliões de euros", 2e12),
    ("pt", "dois mil milhões de euros", 2e9),
    ("ru", "два миллиарда двести миллионов рублей", 2.2e9),
    ("ru", "полтора триллиона рублей", 1.5e12),
    ("uk", "півтора мільярда гривень", 1.5e9),
    ("de", "2,5 Mrd. Euro", 2.5e9),
    ("ru", "2,5 трлн рублей", 2.5e12),
    ("uk", "2,5 тис. гривень", 2500),
    ("pt", "2,5 mil milhões de euros", 2.5e9),
    ("fr", "2,5 M€", 2.5e6),
    ("es", "2 millones y medio de euros", 2.5e6),
    ("ru", "2 с половиной миллиона рублей", 2.5e6),
]


@pytest.mark.parametrize(("code", "text", "wanted"), SCALES)
def test_scales(code, text, wanted):
    assert value(code, text) == wanted


@pytest.mark.parametrize(
    ("code", "text"),
    [("de", "zweidrei Kinder"), ("de", "undzwanzig"), ("it", "duetre"), ("fr", "une personne"), ("ru", "один из них")],
)
def test_what_is_no_numeral(code, text):
    assert read_figures(Document.of([(Section.BODY, text)]), language=code) == ()


NOUNS = {"de": "Ziegen", "fr": "chèvres", "es": "cabras", "it": "capre", "pt": "cabras", "ru": "коз", "uk": "кіз"}
# One number a row: however a language counts, by twenties, units first, or with "and".
SPELT = [
    ("de", "zwei", 2),
    ("de", "sieben", 7),
    ("de", "elf", 11),
    ("de", "zwölf", 12),
    ("de", "sechzehn", 16),
    ("de", "siebzehn", 17),
    ("de", "zwanzig", 20),
    ("de", "einundzwanzig", 21),
    ("de", "dreißig", 30),
    ("de", "siebenundvierzig", 47),
    ("de", "neunundneunzig", 99),
    ("de", "hundert", 100),
    ("de", "hunderteins", 101),
    ("de", "zweihundertfünfzehn", 215),
    ("de", "tausend", 1_000),
    ("de", "tausendeinhundert", 1_100),
    ("de", "zweitausendeinundzwanzig", 2_021),
    ("de", "vierzigtausend", 40_000),
    ("de", "zwei Millionen", 2_000_000),
    ("de", "anderthalb Millionen", 1_500_000),
    ("de", "drei Milliarden", 3_000_000_000),
    ("fr", "deux", 2),
    ("fr", "sept", 7),
    ("fr", "seize", 16),
    ("fr", "dix-sept", 17),
    ("fr", "vingt et un", 21),
    ("fr", "trente", 30),
    ("fr", "soixante et onze", 71),
    ("fr", "soixante-seize", 76),
    ("fr", "quatre-vingts", 80),
    ("fr", "quatre-vingt-un", 81),
    ("fr", "quatre-vingt-douze", 92),
    ("fr", "quatre-vingt-dix-sept", 97),
    ("fr", "cent", 100),
    ("fr", "deux cents", 200),
    ("fr", "deux cent quinze", 215),
    ("fr", "mille", 1_000),
    ("fr", "deux mille vingt et un", 2_021),
    ("fr", "quarante mille", 40_000),
    ("fr", "deux millions", 2_000_000),
    ("fr", "deux millions et demi", 2_500_000),
    ("fr", "trois milliards", 3_000_000_000),
    ("es", "dos", 2),
    ("es", "siete", 7),
    ("es", "dieciséis", 16),
    ("es", "veintiuno", 21),
    ("es", "veintidós", 22),
    ("es", "treinta y uno", 31),
    ("es", "cuarenta y cinco", 45),
    ("es", "noventa y nueve", 99),
    ("es", "cien", 100),
    ("es", "ciento uno", 101),
    ("es", "doscientos quince", 215),
    ("es", "quinientos", 500),
    ("es", "mil", 1_000),
    ("es", "dos mil veintiuno", 2_021),
    ("es", "cuarenta mil", 40_000),
    ("es", "dos millones", 2_000_000),
    ("es", "dos millones y medio", 2_500_000),
    ("es", "tres mil millones", 3_000_000_000),
    ("it", "due", 2),
    ("it", "sette", 7),
    ("it", "sedici", 16),
    ("it", "ventuno", 21),
    ("it", "ventotto", 28),
    ("it", "trentatré", 33),
    ("it", "quarantasette", 47),
    ("it", "novantanove", 99),
    ("it", "cento", 100),
    ("it", "centouno", 101),
    ("it", "duecentoquindici", 215),
    ("it", "mille", 1_000),
    ("it", "duemila", 2_000),
    ("it", "duemilaventuno", 2_021),
    ("it", "quarantamila", 40_000),
    ("it", "due milioni", 2_000_000),
    ("it", "tre miliardi", 3_000_000_000),
    ("pt", "dois", 2),
    ("pt", "sete", 7),
    ("pt", "dezesseis", 16),
    ("pt", "vinte e um", 21),
    ("pt", "quarenta e cinco", 45),
    ("pt", "noventa e nove", 99),
    ("pt", "cem", 100),
    ("pt", "cento e um", 101),
    ("pt", "duzentos e quinze", 215),
    ("pt", "quinhentos", 500),
    ("pt", "mil", 1_000),
    ("pt", "dois mil e vinte e um", 2_021),
    ("pt", "quarenta mil", 40_000),
    ("pt", "dois milhões", 2_000_000),
    ("pt", "três bilhões", 3_000_000_000),
    ("ru", "два", 2),
    ("ru", "семь", 7),
    ("ru", "одиннадцать", 11),
    ("ru", "шестнадцать", 16),
    ("ru", "двадцать один", 21),
    ("ru", "сорок пять", 45),
    ("ru", "девяносто", 90),
    ("ru", "девяносто девять", 99),
    ("ru", "сто", 100),
    ("ru", "двести", 200),
    ("ru", "двести пятнадцать", 215),
    ("ru", "пятьсот", 500),
    ("ru", "две тысячи", 2_000),
    ("ru", "пять тысяч", 5_000),
    ("ru", "сорок тысяч", 40_000),
    ("ru", "два миллиона", 2_000_000),
    ("ru", "три миллиарда", 3_000_000_000),
    ("uk", "два", 2),
    ("uk", "сім", 7),
    ("uk", "одинадцять", 11),
    ("uk", "шістнадцять", 16),
    ("uk", "двадцять один", 21),
    ("uk", "сорок п'ять", 45),
    ("uk", "дев'яносто", 90),
    ("uk", "сто", 100),
    ("uk", "двісті", 200),
    ("uk", "двісті п'ятнадцять", 215),
    ("uk", "п'ятсот", 500),
    ("uk", "дві тисячі", 2_000),
    ("uk", "п'ять тисяч", 5_000),
    ("uk", "сорок тисяч", 40_000),
    ("uk", "два мільйони", 2_000_000),
    ("uk", "три мільярди", 3_000_000_000),
]


@pytest.mark.parametrize(("code", "words", "number"), SPELT)
def test_a_number_in_words(code, words, number):
    assert value(code, f"{words} {NOUNS[code]}") == number


# "Two three", a tens after a unit, a scale in a greater scale's place: two numbers, or none.
APART = [
    ("de", "zwei drei Ziegen", [2, 3]),
    ("fr", "deux trois chèvres", [2, 3]),
    ("es", "dos tres cabras", [2, 3]),
    ("es", "veinte y mil cabras", [20, 1000]),
    ("it", "due tre capre", [2, 3]),
    ("pt", "dois três cabras", [2, 3]),
    ("ru", "две три козы", [2, 3]),
    ("uk", "дві три кози", [2, 3]),
]


@pytest.mark.parametrize(("code", "text", "numbers"), APART)
def test_words_that_make_no_one_number(code, text, numbers):
    assert [figure.low for figure in read_figures(Document.of([(Section.BODY, text)]), language=code)] == numbers
