"""What numbers are measured in: money with its code, percent, times, lengths, areas … each with its kind."""

import pytest

from services.contracts.records import Block, Document, Section
from services.parser.figures.reader import read_figures, read_sentence

MONEY = [
    ("$5", "USD", 5),
    ("US$5", "USD", 5),
    ("U.S. $5", "USD", 5),
    ("A$5", "AUD", 5),
    ("C$5", "CAD", 5),
    ("NZ$5", "NZD", 5),
    ("HK$5", "HKD", 5),
    ("R$5", "BRL", 5),
    ("£5", "GBP", 5),
    ("€5", "EUR", 5),
    ("¥500", "JPY", 500),
    ("₽500", "RUB", 500),
    ("₴500", "UAH", 500),
    ("₹500", "INR", 500),
    ("₩500", "KRW", 500),
    ("₪500", "ILS", 500),
    ("USD 5", "USD", 5),
    ("EUR 5", "EUR", 5),
    ("CHF 5", "CHF", 5),
    ("5 USD", "USD", 5),
    ("5 euros", "EUR", 5),
    ("5 dollars", "USD", 5),
    ("5 Australian dollars", "AUD", 5),
    ("5 Canadian dollars", "CAD", 5),
    ("500 yen", "JPY", 500),
    ("500 yuan", "CNY", 500),
    ("500 roubles", "RUB", 500),
    ("500 rubles", "RUB", 500),
    ("500 hryvnias", "UAH", 500),
    ("500 zloty", "PLN", 500),
    ("500 Polish zlotys", "PLN", 500),
    ("500 shekels", "ILS", 500),
    ("500 rupees", "INR", 500),
    ("500 Swiss francs", "CHF", 500),
    ("500 baht", "THB", 500),
    ("500 Mexican pesos", "MXN", 500),
    ("500 Turkish lira", "TRY", 500),
    ("500 Swedish kronor", "SEK", 500),
    ("50 cents", "USD", 0.5),
    ("50 pence", "GBP", 0.5),
    ("50 kopecks", "RUB", 0.5),
    ("$5m", "USD", 5_000_000),
    ("$5bn", "USD", 5_000_000_000),
    ("$3B", "USD", 3_000_000_000),
    ("£2.5 million", "GBP", 2_500_000),
    ("€1,250.50", "EUR", 1250.5),
    ("two million dollars", "USD", 2_000_000),
    ("3 dollars 50 cents", "USD", 3.5),
    ("one dollar", "USD", 1),
]


@pytest.mark.parametrize(("words", "code", "value"), MONEY)
def test_money(words, code, value):
    (figure,) = read_sentence(f"The lease cost {words} then.")
    assert (figure.kind, figure.unit, figure.low) == ("money", code, value)


def in_country(text, country):
    document = Document(text=text, blocks=(Block(section=Section.BODY, start=0, end=len(text)),))
    return [figure.unit for figure in read_figures(document, country=country)]


COUNTRIES = [
    ("$5", None, "USD"),
    ("$5", "US", "USD"),
    ("$5", "AU", "AUD"),
    ("$5", "CA", "CAD"),
    ("$5", "NZ", "NZD"),
    ("$5", "SG", "SGD"),
    ("$5", "HK", "HKD"),
    ("$5", "GB", "USD"),
    ("US$5", "AU", "USD"),
    ("5 pesos", "AR", "ARS"),
    ("5 pesos", "CL", "CLP"),
    ("5 pesos", None, "MXN"),
    ("5 kroner", "DK", "DKK"),
    ("5 kronor", "SE", "SEK"),
    ("5 kroner", None, "NOK"),
    ("5 francs", None, "CHF"),
    ("5 pounds", "GB", "GBP"),
    ("5 pounds", "IE", "GBP"),
    ("5 pounds", None, "pound"),
    ("5 million pounds", None, "GBP"),
    ("50 cents", "AU", "AUD"),
]


@pytest.mark.parametrize(("words", "country", "unit"), COUNTRIES)
def test_whose_dollar_or_pound_it_is(words, country, unit):
    assert in_country(f"The visitor had {words} left.", country) == [unit]


UNITS = [
    ("5%", "percent", "percent"),
    ("5 %", "percent", "percent"),
    ("5 percent", "percent", "percent"),
    ("5 per cent", "percent", "percent"),
    ("5 pct", "percent", "percent"),
    ("five percent", "percent", "percent"),
    ("5 percentage points", "percent", "percentage_point"),
    ("5 pp", "percent", "percentage_point"),
    ("25 basis points", "percent", "basis_point"),
    ("25bps", "percent", "basis_point"),
    ("5 seconds", "duration", "second"),
    ("5 minutes", "duration", "minute"),
    ("5 mins", "duration", "minute"),
    ("5 hours", "duration", "hour"),
    ("5 hrs", "duration", "hour"),
    ("5 days", "duration", "day"),
    ("5 nights", "duration", "night"),
    ("5 weeks", "duration", "week"),
    ("5 months", "duration", "month"),
    ("5 years", "duration", "year"),
    ("5 decades", "duration", "decade"),
    ("5 centuries", "duration", "century"),
    ("5 consecutive days", "duration", "day"),
    ("5 previous years", "duration", "year"),
    ("half an hour", "duration", "hour"),
    ("a quarter of an hour", "duration", "hour"),
    ("5 mm", "length", "millimetre"),
    ("5 cm", "length", "centimetre"),
    ("5 metres", "length", "metre"),
    ("5 meters", "length", "metre"),
    ("5 km", "length", "kilometre"),
    ("5km", "length", "kilometre"),
    ("5 kilometers", "length", "kilometre"),
    ("5 inches", "length", "inch"),
    ("5 feet", "length", "foot"),
    ("5ft", "length", "foot"),
    ("5 yards", "length", "yard"),
    ("5 miles", "length", "mile"),
    ("half a mile", "length", "mile"),
    ("5 nautical miles", "length", "nautical mile"),
    ("5 light years", "length", "light year"),
    ("5 hectares", "area", "hectare"),
    ("5 acres", "area", "acre"),
    ("5 square metres", "area", "square metre"),
    ("5 sq m", "area", "square metre"),
    ("5 m²", "area", "square metre"),
    ("5 square miles", "area", "square mile"),
    ("5 square feet", "area", "square foot"),
    ("5 litres", "volume", "litre"),
    ("5 liters", "volume", "litre"),
    ("5 ml", "volume", "millilitre"),
    ("5 gallons", "volume", "gallon"),
    ("5 US gallons", "volume", "gallon"),
    ("5 imperial pints", "volume", "pint"),
    ("5 barrels", "volume", "barrel"),
    ("5 cubic metres", "volume", "cubic metre"),
    ("5 fluid ounces", "volume", "fluid ounce"),
    ("5 grams", "mass", "gram"),
    ("5g", "mass", "gram"),
    ("5 kg", "mass", "kilogram"),
    ("5kg", "mass", "kilogram"),
    ("5 kilos", "mass", "kilogram"),
    ("5 tonnes", "mass", "tonne"),
    ("5 tons", "mass", "ton"),
    ("5 pounds", "mass", "pound"),
    ("5 lbs", "mass", "pound"),
    ("5 ounces", "mass", "ounce"),
    ("5 US ounces", "mass", "ounce"),
    ("5 carats", "mass", "carat"),
    ("5 mph", "speed", "mile per hour"),
    ("5 miles per hour", "speed", "mile per hour"),
    ("5 miles an hour", "speed", "mile per hour"),
    ("5 km/h", "speed", "kilometre per hour"),
    ("5 kph", "speed", "kilometre per hour"),
    ("5 metres per second", "speed", "metre per second"),
    ("5 knots", "speed", "knot"),
    ("5 mpg", "speed", "mile per gallon"),
    ("5°C", "temperature", "celsius"),
    ("5C", "temperature", "celsius"),
    ("5 degrees Celsius", "temperature", "celsius"),
    ("50F", "temperature", "fahrenheit"),
    ("50 degrees Fahrenheit", "temperature", "fahrenheit"),
    ("5 degrees", "temperature", "degree"),
    ("5 kelvin", "temperature", "kelvin"),
    ("5 kW", "energy", "kilowatt"),
    ("5 megawatts", "energy", "megawatt"),
    ("5 GW", "energy", "gigawatt"),
    ("5 kWh", "energy", "kilowatt hour"),
    ("5 terawatt-hours", "energy", "terawatt hour"),
    ("5 joules", "energy", "joule"),
    ("500 calories", "energy", "calorie"),
    ("500 horsepower", "energy", "horsepower"),
    ("5 points", "index", "point"),
    ("5 hertz", "other", "hertz"),
    ("5 GHz", "other", "gigahertz"),
    ("5 volts", "other", "volt"),
    ("5 decibels", "other", "decibel"),
    ("5 megabytes", "other", "megabyte"),
    ("5 GB", "other", "gigabyte"),
    ("5 megapixels", "other", "megapixel"),
    ("500 ppm", "other", "part per million"),
    ("5 (kg)", "mass", "kilogram"),
    ("5 years old", "age", "year"),
    ("5 months old", "age", "month"),
    ("5 years of age", "age", "year"),
]


@pytest.mark.parametrize(("words", "kind", "unit"), UNITS)
def test_the_kind_and_the_singular_name(words, kind, unit):
    (figure,) = read_sentence(f"It was {words}, she noted.")
    assert (figure.kind, figure.unit) == (kind, unit)


HYPHENS = [
    ("a 5-mile walk", "length", "mile"),
    ("a five-mile walk", "length", "mile"),
    ("a 30-day notice", "duration", "day"),
    ("a 13-straight-day absence", "duration", "day"),
    ("a 300-kg load", "mass", "kilogram"),
    ("a $5-million grant", "money", "USD"),
    ("a 5-euro note", "money", "EUR"),
    ("a one-dollar bill", "money", "USD"),
    ("a one-yen coin", "money", "JPY"),
    ("a 20-year-old oak", "age", "year"),
    ("a 6-month-old calf", "age", "month"),
    ("a 10-percent cut", "percent", "percent"),
    ("a 40-degree heat", "temperature", "degree"),
    ("a 40-degree angle", "other", "degree"),
    ("a 90 degree turn", "other", "degree"),
]


@pytest.mark.parametrize(("words", "kind", "unit"), HYPHENS)
def test_a_unit_behind_a_hyphen(words, kind, unit):
    (figure,) = read_sentence(f"They saw {words} there.")
    assert (figure.kind, figure.unit) == (kind, unit)


COUNTS = ["5 goats", "5 try backs", "5 all told", "5 in hand", "5 tents", "5 Bob plates", "5 pens", "5 halls"]


@pytest.mark.parametrize("words", COUNTS)
def test_what_is_only_counted_has_no_unit(words):
    (figure,) = read_sentence(f"The shop kept {words}.")
    assert (figure.kind, figure.unit) == ("count", None)


GLUED = [
    ("10m", "length", "metre", 10),
    ("10L", "volume", "litre", 10),
    ("250ml", "volume", "millilitre", 250),
    ("10V", "other", "volt", 10),
    ("40W", "energy", "watt", 40),
    ("30s", "duration", "second", 30),
    ("10x", "ratio", "times", 10),
]


@pytest.mark.parametrize(("words", "kind", "unit", "value"), GLUED)
def test_letters_glued_to_the_digits(words, kind, unit, value):
    (figure,) = read_sentence(f"It reached {words}, they said.")
    assert (figure.kind, figure.unit, figure.low) == (kind, unit, value)


VAGUE_MONEY = [
    ("thousands of dollars", "USD", 1_000, 9_999),
    ("hundreds of euros", "EUR", 100, 999),
    ("millions of pounds sterling", "GBP", 1_000_000, 9_999_999),
    ("millions and millions of dollars", "USD", 1_000_000, 9_999_999),
    ("tens of thousands of dollars", "USD", 10_000, 99_999),
    ("several million euros", "EUR", 3_000_000, 9_999_999),
]


@pytest.mark.parametrize(("words", "code", "low", "high"), VAGUE_MONEY)
def test_money_without_a_number(words, code, low, high):
    (figure,) = read_sentence(f"It lost {words} there.")
    assert (figure.kind, figure.unit, figure.low, figure.high, figure.bound) == ("money", code, low, high, "vague")
