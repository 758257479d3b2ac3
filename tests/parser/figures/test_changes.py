"""Changes: direction and mode by the words before and after a number."""

import pytest

from services.parser.figures.reader import read_sentence

UP = ["rose", "climbed", "jumped", "increased", "grew", "surged", "gained"]
DOWN = ["fell", "dropped", "declined", "decreased", "slid", "plunged", "tumbled"]
VERBS = [(verb, "up") for verb in UP] + [(verb, "down") for verb in DOWN]


@pytest.mark.parametrize(("verb", "direction"), VERBS)
@pytest.mark.parametrize(
    ("form", "mode"), [("{}", "by"), ("by {}", "by"), ("to {}", "to"), ("by about {}", "by"), ("by nearly {}", "by")]
)
@pytest.mark.parametrize("amount", ["4%", "$40"])
def test_a_verb_of_change(verb, direction, form, mode, amount):
    change = read_sentence(f"The rent {verb} {form.format(amount)}.")[0].change
    assert (change.direction, change.mode) == (direction, mode)


AFTER = [
    ("a 4% increase", "up"),
    ("a 4% rise", "up"),
    ("a 4% drop", "down"),
    ("a 4% fall", "down"),
    ("a 4% decline", "down"),
    ("4% higher", "up"),
    ("4% lower", "down"),
    ("4% more", "up"),
    ("4% less", "down"),
    ("a 4% cut", "down"),
]


@pytest.mark.parametrize(("words", "direction"), AFTER)
def test_a_noun_or_adjective_after(words, direction):
    assert read_sentence(f"Rents this year are {words}.")[0].change.direction == direction


@pytest.mark.parametrize("text", ["The farm has 40 goats.", "The fee is £40.", "Some 4% of farms closed.", "He paid up to £40."])
def test_no_change(text):
    assert read_sentence(text)[0].change is None


def test_the_same_change_in_other_units_is_the_same_change():
    figures = read_sentence("The index lost 190 points, or 2%.")
    assert [figure.change.direction for figure in figures] == ["down", "down"]


def test_the_base_of_a_change():
    figures = read_sentence("The fee fell from £45 to £30.")
    assert (figures[1].change.direction, figures[1].change.mode, figures[1].change.base) == ("down", "to", "£ 45")


CHAINS = [
    ("The prize rose from $160 to $180 to $200.", [None, "$ 160", "$ 180"]),
    ("The rate fell from 5% to 4% to 3% to 2%.", [None, "5%", "4%", "3%"]),
    ("The share went from 5% to 4% and to 3%.", [None, "5%", None]),
    ("The rate fell to 4% from 5% to 3% in a year.", [None, None, "5%"]),
]


@pytest.mark.parametrize(("text", "bases"), CHAINS)
def test_each_step_starts_where_the_last_one_led(text, bases):
    changes = [figure.change for figure in read_sentence(text)][: len(bases)]
    assert [change and change.base for change in changes] == [base if base is None else base.replace("%", " %") for base in bases]


BASES = [
    ("Prices rose from $75 in October to $45 on December 20.", "up", "$ 75"),
    ("It fell from 20 miles in 2008 to 14 in 2020.", "down", "20 miles"),
    ("Oil has dropped since May from $75 per barrel to $45.", "down", "$ 75 per barrel"),
    ("It crept from 20 litres in 2008 to 29 litres in 2020.", "up", "20 litres"),
    ("It went from 29 litres last year to 20 litres.", "down", "29 litres"),
    ("Growth slowed from 4.8 percent to 4.7 percent.", "down", "4.8 percent"),
]


@pytest.mark.parametrize(("text", "direction", "base"), BASES)
def test_the_base_is_found_past_words_of_time(text, direction, base):
    first, second = read_sentence(text)
    assert first.change is None
    assert (second.change.direction, second.change.mode, second.change.base) == (direction, "to", base)


NONE = [
    "She raised $5 million for the school.",
    "They raised about $5 million.",
    "The lower half of the table agreed.",
    "It is worth less than the $36 billion told.",
    "Pay would climb over six years.",
    "Sales rose within five months.",
    "Sales tripled over the last three years.",
    "Sales grew in the past five months.",
    "It came from 40 men.",
    "Costs rose, 40 men left.",
    "The board has 15 members.",
]


@pytest.mark.parametrize("text", NONE)
def test_words_of_change_that_tell_none_of_the_figure(text):
    assert all(figure.change is None for figure in read_sentence(text))


TIMELY = [
    "rose in March by",
    "rose last year by",
    "rose in 2021 by",
    "rose on Tuesday by",
    "rose sharply by",
    "rose by a further",
]


@pytest.mark.parametrize("words", TIMELY)
def test_time_may_stand_between_verb_and_number(words):
    figure = read_sentence(f"The rent {words} 4%.")[-1]
    assert (figure.change.direction, figure.change.mode) == ("up", "by")


MORE = [
    ("slowed by", "down"),
    ("cooled by", "down"),
    ("quickened by", "up"),
    ("moved upwards by", "up"),
    ("moved downward by", "down"),
    ("swelled by", "up"),
    ("shrank by", "down"),
    ("was cut by", "down"),
    ("was lifted by", "up"),
]


@pytest.mark.parametrize(("words", "direction"), MORE)
def test_other_words_of_change(words, direction):
    assert read_sentence(f"The rent {words} 4%.")[-1].change.direction == direction


PAST_THE_OBJECT = [
    ("The bank cut its forecast by 5 percentage points.", "down"),
    ("The bank cut its 2023 forecast by 5 percentage points.", "down"),
    ("The town raised the price of a ticket by $4.", "up"),
    ("They want to reduce the volume of sales by half.", "down"),
    ("The court increased his fine by £400.", "up"),
    ("The firm lifted the pay of its drivers by 3%.", "up"),
]


@pytest.mark.parametrize(("text", "direction"), PAST_THE_OBJECT)
def test_what_is_changed_may_stand_between_verb_and_number(text, direction):
    change = read_sentence(text)[-1].change
    assert (change.direction, change.mode) == (direction, "by")


NOT_BY = [
    "The rise was opposed by 40% of them.",
    "The increase, backed by 40% of them, came.",
    "The plan to raise it, signed by 40 men, failed.",
    "Sales rose; it was bought by 40% of them.",
    "The cut was praised by 40 mayors.",
]


@pytest.mark.parametrize("text", NOT_BY)
def test_by_whom_is_no_change(text):
    assert read_sentence(text)[0].change is None


TWO = [
    ("Sales fell 7% to $2.3 billion.", [("down", "by"), ("down", "to")]),
    ("Sales rose 4% to £23m from £22m.", [("up", "by"), ("up", "to"), None]),
    ("Sales rose 4%, while costs fell 3%.", [("up", "by"), ("down", "by")]),
    ("The fee is 4% higher at $30.", [("up", "by"), ("up", "to")]),
    ("The fee rose from $20 to $30.", [None, ("up", "to")]),
    ("The fee more than doubled to $30.", [None, ("up", "to")]),
]


@pytest.mark.parametrize(("text", "found"), TWO)
def test_each_figure_has_its_own_change(text, found):
    changes = [figure.change and (figure.change.direction, figure.change.mode) for figure in read_sentence(text)]
    assert changes[-len(found) :] == found if found[0] is not None else changes[-1] == found[-1]


NOUNS = ["increase", "rise", "jump", "gain", "drop", "fall", "decline", "cut"]


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("form", ["a {} of 4%", "a sharp {} of 4%"])
def test_a_noun_of_change_before(noun, form):
    change = read_sentence(f"The town saw {form.format(noun)} in rents.")[0].change
    expected = "up" if noun in {"increase", "rise", "jump", "gain"} else "down"
    assert change is None or change.direction == expected


@pytest.mark.parametrize("unit", ["%", " percent", " points", " basis points"])
@pytest.mark.parametrize("amount", ["0.5", "4", "12"])
def test_the_amount_does_not_matter(unit, amount):
    change = read_sentence(f"The index rose {amount}{unit}.")[0].change
    assert (change.direction, change.mode, change.base) == ("up", "by", None)


IN_THE_NEWS = """
The group expects sales to rise from 24.2 to 33 billion euros by 2030. | -; up to
The stock dropped from $75 per barrel to $45.88 in December. | -; down to
Inflation slowed to 3.2 per cent in the year to June, down from 4.1 per cent. | down to; -
Gold fell 0.4 percent to $1,912.30 an ounce by 0945 GMT. | down by; down to
The river rose 2ft 6in overnight. | up by
Revenue was flat at Rs 4,500 crore, while profit rose to ₹320 crore. | -; up to
The bond yields 4.25%, up 6 basis points. | -; up by
The euro traded at $1.0845, down 0.2%. | -; down by
Shares of the retailer sank 12% to $34.10 in premarket trading. | down by; down to
The yield on the 10-year Treasury note rose to 1.72 percent from 1.68 percent. | -; up to; -
Unemployment fell by half a percentage point to 4.3 per cent. | down by; down to
Support for the party rose three points to 36%. | up by; up to
Deaths rose by 761 to 12,868. | up by; up to
They sold 2.1m cars last year, 7.8% fewer than in 2018. | -; down by
China's exports grew 3.3 per cent in yuan terms. | up by
Oil output will be cut by 1.2 million bpd from January. | down by
Emissions must fall by 45% by 2030 from 2010 levels, to below 25 gigatonnes of CO2 equivalent. | down by; -
A gallon of petrol costs $3.45, up 12 cents in a week. | -; up by
The company cut 1,200 jobs, about 15% of its workforce. | down by; -
Between 2012 and 2016, sales more than doubled from $2bn to $4.5bn. | -; -; up to
The airline flew 1.4 million passengers in June, 12% more than a year before. | -; up by
Shares in the brewer fell 8.3p to 212p. | down by; down to
The drug cut deaths by a third among patients on oxygen. | down by
Wheat futures rose 2.5 percent to $6.84 a bushel. | up by; up to
The union wants a 10 percent rise over two years; the firm offers 3.5 percent. | up by; -; -
The average wait fell from 41 days to 29. | -; down to
The bank's profit more than doubled to $3.1 billion. | -; up to
The glacier has lost 40% of its ice since 1990. | down by
The deficit narrowed to 3.1 per cent of GDP from 4.6 per cent. | down to; -
Output per worker rose 1.8%. | up by
Mortgage rates have risen from 3% to more than 6%. | -; up to
The army lost 2 tanks and 15 trucks. | down by; -
The company's shares, down 34% this year, trade at 11 times earnings. | down by; -
Operating margin widened 120 basis points to 14.3 percent. | up by; up to
The dividend rises 5% to 12.6p. | up by; up to
The pound fell 0.6 per cent to $1.2145 and 1.16 euros. | down by; down to; -
Ten-year gilts yield 4.1 per cent, up eight basis points. | -; -; up by
Car sales slid 14.2% to 1.05 million units. | down by; down to
The risk rose from 2 in 1,000 to 3 in 1,000. | -; up to
Patients lost 15% of their weight over 68 weeks. | down by; -
The president's approval is 43%, 2 points lower than in May. | -; down by
Turnout was 71.3 percent, up 4.5 points on 2016. | -; up by
Rent for a two-bed flat is £1,450 a month, 11% more than a year ago. | -; up by
A barrel of Brent fetched $118.20, up $2.40. | -; up by
Wholesale gas rose 16 percent to 320 pence per therm. | up by; up to
The wheat crop may fall to 18 million tonnes from 33 million. | down to; -
Sea levels could rise 30-60 cm by 2100. | up by
The ice is 2 km thick and loses 150 billion tonnes a year. | -; down by
Emissions fell 7% in 2020 and must halve by 2030. | down by
Flights rose to 1,850 a day from 1,200. | up to; -
Fees will rise by 3.1 per cent to £9,535. | up by; up to
"""


@pytest.mark.parametrize("row", IN_THE_NEWS.strip().splitlines())
def test_the_change_of_every_figure_of_a_sentence(row):
    text, told = row.split(" | ")
    found = [figure.change for figure in read_sentence(text)]
    assert ["-" if change is None else f"{change.direction} {change.mode}" for change in found] == told.split("; ")
