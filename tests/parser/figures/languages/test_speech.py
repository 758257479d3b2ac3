"""On whose word a figure of another language is: our own sentences, where a rule holds and where it must not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures
from tests.effort import growth

# language, sentence, who says the last figure of it: "" where nobody does.
SOURCES = [
    ("de", "Laut Polizei wurden in Ostende 40 Ziegen verletzt.", "Polizei"),
    ("de", "Nach Angaben des Statistischen Amtes flohen 40 Ziegen.", "Statistischen Amtes"),
    ("de", "Unter Berufung auf den Tierarzt nennt die Zeitung 40 Ziegen.", "Tierarzt"),
    ("de", "Der Sprecher der Polizei sagte, 40 Ziegen seien geflohen.", "Sprecher der Polizei"),
    ("de", "Die Feuerwehr von Ostende sagte am Dienstag, dass 40 Ziegen flohen.", "Feuerwehr von Ostende"),
    ("de", "Der Bürgermeister, ein alter Bauer, sagte, 40 Ziegen seien weg.", "Bürgermeister"),
    ("de", "Der Bürgermeister, Karl Maier, sagte, 40 Ziegen seien weg.", "Karl Maier"),
    ("de", "Rund 40 Ziegen seien geflohen, sagte der Bürgermeister Karl Maier am Dienstag.", "Bürgermeister Karl Maier"),
    ("de", "„Es waren 40 Ziegen“, sagte Karl Maier.", "Karl Maier"),
    ("de", "Am Dienstag sagte der Minister, dass 40 Ziegen flohen.", "Minister"),
    ("de", "In Ostende sagte der Minister, dass 40 Ziegen flohen.", "Minister"),
    ("de", "Wie die Feuerwehr mitteilte, brannten 40 Ställe.", "Feuerwehr"),
    ("de", "Der Feuerwehr zufolge brannten 40 Ställe.", "Feuerwehr"),
    ("de", "Es brannten 40 Ställe, teilte die Feuerwehr mit.", "Feuerwehr"),
    ("de", "Der Bauer teilte 40 Äpfel.", ""),
    ("de", "Wie die Feuerwehr hat der Bauer 40 Eimer.", ""),
    ("de", "Der Bauer sagte nichts und verkaufte 40 Ziegen.", ""),
    ("de", "Es flohen 40 Ziegen.", ""),
    ("fr", "Selon la police locale, 40 chèvres ont fui.", "police locale"),
    ("fr", "D’après le ministère de la Santé, 40 chèvres ont fui.", "ministère de la Santé"),
    ("fr", "Le maire Jean Petit a dit que 40 chèvres avaient fui.", "maire Jean Petit"),
    ("fr", "« Il y avait 40 chèvres », a déclaré mardi Jean Petit.", "Jean Petit"),
    ("fr", "Environ 40 chèvres ont fui, a indiqué le maire.", "maire"),
    ("fr", "Comme l’a dit le maire, 40 chèvres ont fui.", ""),
    ("fr", "Comme a dit le maire, 40 chèvres ont fui.", "maire"),
    ("fr", "Le maire a vendu 40 chèvres.", ""),
    ("fr", "Il a plu et 40 chèvres ont fui.", ""),
    ("es", "Según informó la policía, huyeron 40 cabras.", "policía"),
    ("es", "Según el informe anual de la ONU, huyeron 40 cabras.", "informe anual de la ONU"),
    ("es", "De acuerdo con el alcalde, huyeron 40 cabras.", "alcalde"),
    ("es", "El alcalde de Ostende dijo el martes que huyeron 40 cabras.", "alcalde de Ostende"),
    ("es", "Huyeron 40 cabras, dijo el alcalde.", "alcalde"),
    ("es", "El ministerio en su balance diario afirma que huyeron 40 cabras.", "ministerio en su balance diario"),
    ("es", "Según fuentes en Ginebra, huyeron 40 cabras.", "fuentes en Ginebra"),
    ("es", "Según el ministerio en su balance, huyeron 40 cabras.", "ministerio"),
    ("es", "El alcalde vio 40 cabras.", ""),
    ("it", "Secondo la polizia, 40 capre sono fuggite.", "polizia"),
    ("it", "Il sindaco, Mario Rossi, ha detto che 40 capre sono fuggite.", "Mario Rossi"),
    ("it", "Sono fuggite 40 capre, ha riferito il sindaco.", "sindaco"),
    ("it", "A detta della prefettura sono fuggite 40 capre.", "prefettura"),
    ("it", "Il secondo treno portava 40 capre.", ""),
    ("pt", "Segundo a polícia, 40 cabras fugiram.", "polícia"),
    ("pt", "De acordo com o Ministério da Saúde, fugiram 40 cabras.", "Ministério da Saúde"),
    ("pt", "O presidente da câmara disse que 40 cabras fugiram.", "presidente da câmara"),
    ("pt", "Em Lisboa o ministro disse que 40 cabras fugiram.", "ministro"),
    ("pt", "Fugiram 40 cabras, informou a polícia.", "polícia"),
    ("pt", "O segundo trem levava 40 cabras.", ""),
    ("ru", "По данным полиции, убежали 40 коз.", "полиции"),
    ("ru", "По словам мэра города Ивана Петрова, убежали 40 коз.", "мэра города Ивана Петрова"),
    ("ru", "Министр обороны Иван Петров сообщил, что убежали 40 коз.", "Министр обороны Иван Петров"),
    ("ru", "Убежали 40 коз, сообщил мэр города.", "мэр города"),
    ("ru", "«Убежали 40 коз», — сказал Иван Петров.", "Иван Петров"),
    ("ru", "Как сообщила полиция, убежали 40 коз.", "полиция"),
    ("ru", "По дороге убежали 40 коз.", ""),
    ("uk", "За даними поліції, втекли 40 кіз.", "поліції"),
    ("uk", "Мер міста повідомив, що втекли 40 кіз.", "Мер міста"),
    ("uk", "Втекли 40 кіз, повідомив мер Іван Петренко.", "мер Іван Петренко"),
    ("uk", "Згідно з наказом міністра, буде 40 кіз.", "наказом міністра"),
    ("uk", "За селом втекли 40 кіз.", ""),
    ("nl", "Volgens de politie vluchtten 40 geiten.", ""),
]


def read(code, text):
    return read_figures(Document.of([(Section.BODY, text)]), language=code)


@pytest.mark.parametrize(("code", "text", "source"), SOURCES, ids=[f"{code}-{text[:40]}" for code, text, _ in SOURCES])
def test_who_says_it(code, text, source):
    figure = read(code, text)[-1]
    assert figure.source == ((source,) if source else ())
    assert (figure.source_span is None) == (not source)
    if source:
        assert text[slice(*figure.source_span)] == source


@pytest.mark.parametrize(
    ("code", "first", "second", "name"),
    [
        ("de", "Karl Maier sagte, 12 Ziegen seien weg.", "Er sagte, 40 Ziegen seien weg.", "Karl Maier"),
        ("fr", "Jean Petit a dit que 12 chèvres ont fui.", "Il a dit que 40 chèvres ont fui.", "Jean Petit"),
        ("es", "Ana Gil dijo que huyeron 12 cabras.", "Ella dijo que huyeron 40 cabras.", "Ana Gil"),
        ("ru", "Иван Петров сообщил, что убежали 12 коз.", "Он сказал, что убежали 40 коз.", "Иван Петров"),
    ],
)
def test_a_pronoun_stands_for_who_spoke_last(code, first, second, name):
    text = f"{first} {second}"
    figure = read(code, text)[-1]
    assert figure.source == (name,)
    assert text[slice(*figure.source_span)] == second.split()[0]


def test_a_pronoun_before_any_name_stays_one():
    assert read("de", "Er sagte, 40 Ziegen seien weg.")[0].source == ("Er",)


def test_only_what_is_said_is_on_the_speakers_word():
    figures = read("de", "In Ostende, wo 12 Bauern leben, sagte der Minister, dass 40 Ziegen flohen.")
    assert [figure.source for figure in figures] == [(), ("Minister",)]


def test_the_nearest_speaker_comes_first():
    figure = read("es", "El alcalde dijo que, según la policía, huyeron 40 cabras.")[0]
    assert set(figure.source) == {"alcalde", "policía"}


PIECES = [text for _, text, _ in SOURCES] + ["laut", "selon", "dijo", ", sagte", "по данным", ":", "«", "que", "wie", "er"]


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from("de fr es it pt ru uk nl en".split()),
    st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)),
)
def test_the_span_always_names_the_source_or_its_pronoun(code, text):
    document = Document.of([(Section.BODY, text)])
    for figure in read_figures(document, language=code):
        assert (figure.source_span is None) == (not figure.source)
        if figure.source_span:
            start, end = figure.source_span
            assert 0 <= start < end <= len(document.text)
            assert document.text[start:end].strip()


@pytest.mark.parametrize(
    ("code", "piece"), [("de", "sagte er, 4 "), ("fr", "selon la "), ("ru", "сообщил, 4 "), ("it", "a detta di 4 ")]
)
def test_the_work_grows_no_faster_than_the_text(code, piece):
    assert growth(lambda size: read(code, piece * size), 60) < 1.3
