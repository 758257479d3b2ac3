"""Which places a figure has, in which role, and which only belong to its speaker."""

import pytest

from services.parser.figures.places import places_in, places_of
from services.parser.figures.reader import read_sentence
from services.parser.figures.tokens import tokenize


def named(text):
    tokens = tokenize(text)
    return [(place.name, place.role, place.country) for _, place in places_in(tokens, (0, len(tokens)))]


NAMES = [
    ("They live in Paris", [("Paris", "at", "FR")]),
    ("They came from Chad", [("Chad", "from", "TD")]),
    ("They fled to Norway", [("Norway", "to", "NO")]),
    ("They went into Poland and Slovakia", [("Poland", "to", "PL"), ("Slovakia", "to", "SK")]),
    ("They left the neighbouring Czech Republic", [("Czech Republic", "from", "CZ")]),
    ("They fled Sudan, Chad or Niger", [("Sudan", "from", "SD"), ("Chad", "from", "TD"), ("Niger", "from", "NE")]),
    ("The U.S. and the UK agreed", [("U.S.", "at", "US"), ("UK", "at", "GB")]),
    ("They love Europe", [("Europe", "at", None)]),
    ("It told us and US officials", [("US", "at", "US")]),
    ("They fled to South Sudan", [("South Sudan", "to", "SS")]),
    ("They bought a turkey", []),
    ("They fled from Cox's Bazar", [("Cox 's Bazar", "from", "BD")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "places"), NAMES)
def test_the_names_of_a_sentence(text, places):
    assert named(text) == places


def test_a_name_cut_off_by_the_end_of_the_span_is_none():
    tokens = tokenize("in New York")
    assert places_in(tokens, (0, 2)) == []


@pytest.mark.parametrize(
    ("figure", "clause", "names"),
    [
        ((4, 5), (0, 9), ["Norway"]),
        ((8, 9), (0, 9), ["Chad", "Norway"]),
        ((8, 9), (7, 9), ["Norway"]),
        ((8, 9), (8, 9), ["Chad", "Norway"]),
        ((0, 1), (0, 2), ["Chad"]),
    ],
)
def test_a_figure_takes_the_places_after_it_else_before_else_all(figure, clause, names):
    tokens = tokenize("From Chad there came 40 men to Norway safely")
    found = places_in(tokens, (0, len(tokens)))
    assert [place.name for place in places_of(found, figure, clause)] == names


def test_no_more_than_six_places():
    (figure,) = read_sentence("Some 40 men are in Chad, Niger, Mali, Togo, Benin, Ghana, Kenya and Sudan.")
    assert len(figure.place) == 6


SPEAKERS = [
    ("A source in the Kremlin said 40 ships sailed.", []),
    ("About 40 ships sailed, according to a source in the Kremlin.", []),
    ("About 40 ships sailed, said Ann Hill, a captain from Norway.", []),
    ("Ann Hill, the mayor of Paris, said 40 ships sailed to Norway.", ["Norway"]),
    ("The Paris police said 40 ships sailed to Norway.", ["Norway"]),
    ("About 40 ships sailed to Norway, the Gazette reported, citing a source in Moscow.", ["Norway"]),
    ("Some 40 ships sailed to Norway.", ["Norway"]),
    ("Norway hired 40 teachers.", ["Norway"]),
]


@pytest.mark.parametrize(("text", "names"), SPEAKERS)
def test_a_place_that_only_says_who_speaks_is_not_the_figures(text, names):
    assert [place.name for place in read_sentence(text)[0].place] == names


COUNTRIES = [
    ("Afghanistan", "AF"),
    ("Kabul", "AF"),
    ("Argentina", "AR"),
    ("Australia", "AU"),
    ("Bangladesh", "BD"),
    ("Brussels", "BE"),
    ("São Paulo", "BR"),
    ("Minsk", "BY"),
    ("Toronto", "CA"),
    ("Goma", "CD"),
    ("Geneva", "CH"),
    ("Wuhan", "CN"),
    ("Colombia", "CO"),
    ("Havana", "CU"),
    ("Prague", "CZ"),
    ("Bavaria", "DE"),
    ("Denmark", "DK"),
    ("Cairo", "EG"),
    ("Barcelona", "ES"),
    ("Tigray", "ET"),
    ("Finland", "FI"),
    ("Calais", "FR"),
    ("England", "GB"),
    ("Northern Ireland", "GB"),
    ("Tbilisi", "GE"),
    ("Lesbos", "GR"),
    ("Hong Kong", "HK"),
    ("Haiti", "HT"),
    ("Jakarta", "ID"),
    ("Dublin", "IE"),
    ("Haifa", "IL"),
    ("Kerala", "IN"),
    ("Mosul", "IQ"),
    ("Tehran", "IR"),
    ("Lampedusa", "IT"),
    ("Osaka", "JP"),
    ("Nairobi", "KE"),
    ("North Korea", "KP"),
    ("Almaty", "KZ"),
    ("Lebanon", "LB"),
    ("Lithuania", "LT"),
    ("Libya", "LY"),
    ("Myanmar", "MM"),
    ("Mexico City", "MX"),
    ("Lagos", "NG"),
    ("Rotterdam", "NL"),
    ("Norway", "NO"),
    ("Nepal", "NP"),
    ("New Zealand", "NZ"),
    ("Manila", "PH"),
    ("Karachi", "PK"),
    ("Warsaw", "PL"),
    ("Gaza Strip", "PS"),
    ("Lisbon", "PT"),
    ("Siberia", "RU"),
    ("Saudi Arabia", "SA"),
    ("Darfur", "SD"),
    ("South Sudan", "SS"),
    ("Aleppo", "SY"),
    ("Thailand", "TH"),
    ("Istanbul", "TR"),
    ("Taiwan", "TW"),
    ("Kharkiv", "UA"),
    ("New York City", "US"),
    ("Texas", "US"),
    ("Venezuela", "VE"),
    ("Vietnam", "VN"),
    ("Sanaa", "YE"),
    ("South Africa", "ZA"),
    ("European Union", "EU"),
    ("Latin America", None),
    ("Middle East", None),
]


@pytest.mark.parametrize(("name", "code"), COUNTRIES)
def test_countries_regions_and_cities_have_their_code(name, code):
    assert named(f"They live in {name}") == [(name, "at", code)]


ROLES = [
    ("in", "at"),
    ("near", "at"),
    ("across", "at"),
    ("of", "at"),
    ("from", "from"),
    ("out of", "from"),
    ("fleeing", "from"),
    ("left", "from"),
    ("leaving", "from"),
    ("to", "to"),
    ("into", "to"),
    ("towards", "to"),
    ("reached", "to"),
    ("entered", "to"),
    ("via", "to"),
]


@pytest.mark.parametrize(("word", "role"), ROLES)
@pytest.mark.parametrize("between", ["", "the ", "neighbouring ", "western ", "the Republic of "])
def test_the_word_before_a_name_gives_its_role(word, role, between):
    assert [one[1] for one in named(f"Some 40 goats {word} {between}Chad")] == [role]


NO_PLACES = ["They like turkey", "He said jordan is good", "It told us all", "China's", "they fled the georgia pen", "12 may"]


@pytest.mark.parametrize("text", [text for text in NO_PLACES if "China" not in text])
def test_words_in_small_letters_are_no_places(text):
    assert named(text) == []


OF_FIGURES = [
    ("Some 40 fled to Chad and 12 to Niger.", [["Chad"], ["Niger"]]),
    ("In Chad, some 40 fled and 12 died.", [["Chad"], ["Chad"]]),
    ("Some 40 fled from Chad to Niger.", [["Chad", "Niger"]]),
    ("Some 40 fled.", [[]]),
    ("Some 40 fled. They went to Chad.", [[]]),
]


@pytest.mark.parametrize(("text", "names"), OF_FIGURES)
def test_each_figure_has_the_places_of_its_clause(text, names):
    assert [[place.name for place in figure.place] for figure in read_sentence(text)] == names


def test_no_figure_has_more_than_six_places():
    text = "Some 40 fled to Chad, Niger, Mali, Sudan, Egypt, Libya, Kenya and Uganda."
    assert len(read_sentence(text)[0].place) == 6
