"""Whole sentences of news in every language: value, bound, what is counted, on whose word, and whether as a fact."""

import pytest

from services.contracts.records import Document, Section
from services.parser.figures.reader import read_figures

NEWS = [
    ("de", "Laut Feuerwehr brannten mindestens 40 Ställe.", 40, "at_least", "Ställe", "Feuerwehr", "reported"),
    ("de", "Der Landrat sagte, rund 1.200 Menschen seien auf der Flucht.", 1200, "about", "Menschen", "Landrat", "reported"),
    ("de", "Der Bauer bestritt, dass 40 Ziegen krank sind.", 40, "exact", "Ziegen", None, "denied"),
    (
        "de",
        "Bis zu 40 Schulen könnten schließen, sagte Ministerin Anna Maier.",
        40,
        "at_most",
        "Schulen",
        "Ministerin Anna Maier",
        "possible",
    ),
    ("de", "Nach Angaben der Polizei will die Stadt 40 Wachen bauen.", 40, "exact", "Wachen", "Polizei", "planned"),
    ("de", "Die Zahl der Verletzten stieg laut Klinik auf über 40.", 40, "more_than", "Verletzten", "Klinik", "reported"),
    ("de", "„Wir haben 40 Ziegen verloren“, sagte Karl Maier.", 40, "exact", "Ziegen", "Karl Maier", "reported"),
    ("fr", "Selon les pompiers, au moins 40 granges ont brûlé.", 40, "at_least", "granges", "pompiers", "reported"),
    ("fr", "Le préfet a indiqué que près de 1 200 habitants ont fui.", 1200, "about", "habitants", "préfet", "reported"),
    ("fr", "Le maire a démenti que 40 chèvres soient malades.", 40, "exact", "chèvres", None, "denied"),
    ("fr", "Jusqu'à 40 écoles pourraient fermer, a prévenu le maire.", 40, "at_most", "écoles", None, "possible"),
    ("fr", "D'après la mairie, la ville veut 40 gardes.", 40, "exact", "gardes", "mairie", "planned"),
    ("fr", "« Nous avons perdu 40 chèvres », a déclaré Jean Petit.", 40, "exact", "chèvres", "Jean Petit", "reported"),
    ("es", "Según los bomberos, ardieron al menos 40 establos.", 40, "at_least", "establos", "bomberos", "reported"),
    ("es", "El alcalde informó que huyeron unas 1.200 personas.", 1200, "about", "personas", "alcalde", "reported"),
    ("es", "El ganadero negó que 40 cabras estén enfermas.", 40, "exact", "cabras", None, "denied"),
    ("es", "Hasta 40 escuelas podrían cerrar, advirtió la ministra.", 40, "at_most", "escuelas", "ministra", "possible"),
    ("es", "De acuerdo con la policía, la ciudad quiere 40 guardias.", 40, "exact", "guardias", "policía", "planned"),
    ("it", "Secondo i pompieri, sono bruciate almeno 40 stalle.", 40, "at_least", "stalle", "pompieri", "reported"),
    ("it", "Il prefetto ha riferito che circa 1.200 persone sono fuggite.", 1200, "about", "persone", "prefetto", "reported"),
    ("it", "L'allevatore ha negato che 40 capre siano malate.", 40, "exact", "capre", None, "denied"),
    ("it", "Fino a 40 scuole potrebbero chiudere, ha spiegato la ministra.", 40, "at_most", "scuole", "ministra", "possible"),
    ("it", "A detta della polizia la città vuole 40 guardie.", 40, "exact", "guardie", "polizia", "planned"),
    ("pt", "Segundo os bombeiros, arderam pelo menos 40 celeiros.", 40, "at_least", "celeiros", "bombeiros", "reported"),
    ("pt", "O prefeito informou que fugiram cerca de 1.200 pessoas.", 1200, "about", "pessoas", "prefeito", "reported"),
    ("pt", "O criador negou que 40 cabras estejam doentes.", 40, "exact", "cabras", None, "denied"),
    ("pt", "Até 40 escolas poderão fechar, alertou a ministra.", 40, "at_most", "escolas", "ministra", "possible"),
    ("pt", "De acordo com a polícia, a cidade quer 40 guardas.", 40, "exact", "guardas", "polícia", "planned"),
    ("ru", "По данным пожарных, сгорело не менее 40 домов.", 40, "at_least", "домов", "пожарных", "reported"),
    ("ru", "Губернатор сообщил, что уехали около 1200 человек.", 1200, "about", "человек", "Губернатор", "reported"),
    ("ru", "Фермер опроверг, что 40 коз больны.", 40, "exact", "коз", None, "denied"),
    ("ru", "Возможно, закроют до 40 школ, заявил мэр.", 40, "at_most", "школ", "мэр", "possible"),
    ("ru", "По словам полиции, город планирует 40 постов.", 40, "exact", "постов", "полиции", "planned"),
    ("uk", "За даними рятувальників, згоріло щонайменше 40 будинків.", 40, "at_least", "будинків", "рятувальників", "reported"),
    ("uk", "Губернатор повідомив, що виїхали близько 1200 людей.", 1200, "about", "людей", "Губернатор", "reported"),
    ("uk", "Фермер заперечив, що 40 кіз втекли.", 40, "exact", "кіз", None, "denied"),
    ("uk", "Можливо, закриють до 40 шкіл, заявив мер.", 40, "at_most", "шкіл", "мер", "possible"),
    ("uk", "За словами поліції, місто планує 40 постів.", 40, "exact", "постів", "поліції", "planned"),
]


@pytest.mark.parametrize(
    ("code", "text", "value", "bound", "noun", "speaker", "status"), NEWS, ids=[f"{one[0]}-{one[1][:30]}" for one in NEWS]
)
def test_a_sentence_of_news(code, text, value, bound, noun, speaker, status):
    figure = read_figures(Document.of([(Section.BODY, text)]), language=code)[-1]
    assert (figure.low, figure.bound, figure.counted, figure.status) == (value, bound, noun, status)
    assert figure.source == ((speaker,) if speaker else ())
    assert figure.quote == text
    assert text[figure.start : figure.end] == figure.text
    assert (figure.event, figure.place, figure.period, figure.change) == (None, (), None, None)
