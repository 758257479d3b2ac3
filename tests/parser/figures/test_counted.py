"""What a figure counts: the noun after it, past small words, or the one that the sentence says the number of."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures, read_sentence

AFTER = [
    ("Some 40 nurses came.", "nurses"),
    ("Some 40 young nurses came.", "young nurses"),
    ("Some 40 fighting-age men fled.", "fighting-age men"),
    ("Some 40 of the nurses came.", "nurses"),
    ("Some 40 of those nurses came.", "nurses"),
    ("Some 40 more nurses came.", "nurses"),
    ("Some 40 additional nurses came.", "nurses"),
    ("Some 40 such nurses came.", "nurses"),
    ("Two United States nurses came.", "United States nurses"),
    ("Some 40 Star Wars films ran.", "Star Wars films"),
    ("Some 40 Social Democrats met.", "Social Democrats"),
    ("It has 12 daily flights.", "daily flights"),
    ("Some 40 US nurses came.", "US nurses"),
    ("They sent us 40 nurses.", "nurses"),
    ("Some 40 mining and quarrying firms closed.", "mining and quarrying firms"),
    ("The ring is currently worth $40.", "ring"),
    ("About 40% of nurses agreed.", "nurses"),
    ("About 40% of the young nurses agreed.", "young nurses"),
    ("A third of nurses agreed.", "nurses"),
    ("Half the nurses agreed.", "nurses"),
    ("Two-thirds of the 4.7m printed and online copies sold.", "printed and online copies"),
    ("They paid $5 million in fines.", "fines"),
    ("They paid $5 million for the mill.", "mill"),
    ("A $5 million fine was paid.", "fine"),
    ("A 5% levy was paid.", "levy"),
    ("A 5 km walk followed.", "walk"),
    ("A 12 page document was leaked.", "page"),
    ("A 3 cylinder engine was fitted.", "cylinder"),
    ("They sold eight million 250ml bottles.", "bottles"),
    ("They built five three-ton satellites.", "satellites"),
    ("Some 900 (871) nurses came.", "nurses"),
    ("One goat escaped.", "goat"),
    ("One particular demand was met.", "particular demand"),
    ("They have 12 large and small firms.", "large and small firms"),
    ("They held 460 Ford and Opel vans.", "Ford and Opel vans"),
    ("They sold 4.3m digital and physical sales.", "digital and physical sales"),
    ("Dozens of nurses came.", "nurses"),
    ("Hundreds of thousands of nurses came.", "nurses"),
    ("They fined 60 sales representatives.", "sales representatives"),
    ("They fined 60 riders without helmets.", "riders"),
    ("Three sports teams left.", "sports teams"),
    ("Some 40 police officers came.", "police officers"),
    ("They made 40 arrests Monday.", "arrests"),
    ("They lost two jobs Tuesday.", "jobs"),
    ("They need another pick or two.", "pick"),
    ("Around 12 aircraft landed.", "aircraft"),
    ("Some 40 people who fled came back.", "people"),
    ("Over 9,000 people's homes burned.", "people's homes"),
    ("Some 50mL of 30% brine was left.", "brine"),
]


@pytest.mark.parametrize(("text", "noun"), AFTER)
def test_the_noun_after_the_number(text, noun):
    assert read_sentence(text)[0].counted == noun


BEFORE = [
    ("Rents rose by 4%.", "Rents"),
    ("Rents in Leeds rose by 4%.", "Rents in Leeds"),
    ("The budget of £9m was passed.", "budget"),
    ("The fee was $20.", "fee"),
    ("The fee: $20.", "fee"),
    ("The bank cut its forecast to 3%.", "forecast"),
    ("It boosts the driving range by 35 miles.", "driving range"),
    ("The city raised the minimum wage to $15.", "minimum wage"),
    ("The firm lifted annual output by 5%.", "annual output"),
    ("Ford (F.N) rose 5%.", "Ford"),
    ("The bank (BNK) last week lost 5%.", "bank"),
    ("The jobless rate last year fell to 5%.", "jobless rate"),
    ("Prices have recently risen by 5%.", "Prices"),
    ("A start-up lost 5%.", "start-up"),
    ("The price per tonne rose to $40.", "price per tonne"),
]


@pytest.mark.parametrize(("text", "noun"), BEFORE)
def test_the_noun_that_the_sentence_tells_the_number_of(text, noun):
    assert read_sentence(text)[0].counted == noun


CARRIED = [
    "About 460 vans were stolen compared with 63 in May.",
    "The town saw 23 break-ins, against a mean of 19 a week.",
    "They sold 40 vans in May against 30 in June.",
    "They sold 40 vans in May, up from 30.",
]


@pytest.mark.parametrize("text", CARRIED)
def test_what_is_compared_counts_the_same(text):
    first, second = read_sentence(text)[:2]
    assert first.counted
    assert second.counted == first.counted


NOTHING = [
    "About 20 percent say they agree.",
    "A third of those screened agreed.",
    "It was twice as much.",
    "It is 5 km away.",
    "It is 5 metres long.",
    "He came 5 years earlier.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_noun_is_not_counted(text):
    assert read_sentence(text)[0].counted is None


MORE = [
    ("Some 40-odd goats fled.", "goats"),
    ("The 40 (mostly old) goats fled.", "goats"),
    ("About 40% who fled were old.", None),
    ("About 40% that fled were old.", None),
    ("Some 40 of those screened fled.", None),
    ("Some 40 of them fled.", None),
    ("The pen is 40 metres wide.", "pen"),
    ("The pen is 40 metres long.", "pen"),
    ("Half his goats fled.", "goats"),
    ("Half of all the old goats fled.", "old goats"),
    ("One in five goats fled.", "goats"),
    ("A 3-goat farm burned.", "goat"),
    ("Twelve of 40 goats fled.", "goats"),
    ("They paid $40 for the old pen.", "old pen"),
    ("They spent 40 hours in the pen.", None),
    ("They paid $40 in cash.", "cash"),
    ("They bought 40 tonnes of hay.", "hay"),
    ("They bought 40 tonnes of the best hay.", "best hay"),
    ("They have two or three goats.", "goats"),
    ("They have 1 goat.", "goat"),
    ("It was 1.5 goats.", "goats"),
    ("A boy aged 12 fled.", "boy"),
    ("A 12-year-old boy fled.", "boy"),
    ("Boys between the ages of 12 and 14 fled.", "Boys"),
    ("Those aged 12 fled.", None),
    ("They were 40.", None),
]


@pytest.mark.parametrize(("text", "noun"), MORE)
def test_restatements_rates_shares_and_ages(text, noun):
    assert read_sentence(text)[0].counted == noun


CARRIED = [
    ("Some 40 goats fled and 12 came back.", ["goats", "goats"]),
    ("Some 40 goats fled. Then 12 came back.", ["goats", "goats"]),
    ("Some 40 goats fled and 12 cows came back.", ["goats", "cows"]),
    ("Some 40 goats fled for 12 hours.", ["goats", "goats"]),
    ("Some 40% of goats fled and 12% came back.", ["goats", "goats"]),
]


@pytest.mark.parametrize(("text", "nouns"), CARRIED)
def test_a_number_without_a_noun_goes_on_with_the_one_before(text, nouns):
    assert [figure.counted for figure in read_sentence(text)] == nouns


def test_a_new_paragraph_carries_no_noun():
    document = Document.of([(Section.BODY, "Some 40 goats fled."), (Section.CAPTION, "There were 12.")])
    assert [figure.counted for figure in read_figures(document)] == ["goats", None]
