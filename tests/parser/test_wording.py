"""What stands around an article, recognised by its wording in many languages; and that sentences of articles are not."""

import pytest

from services.parser.wording import SOURCE_LINE, biography, is_byline, is_correction, is_junk, is_worded_date, mentions, says

JUNK = [
    "Read more: What the council decided",
    "READ ALSO: Ten trams for the west",
    "Related: The history of the harbour",
    "Recommended stories",
    "Don't miss: our guide to the coast",
    "Click here for the full list",
    "Continue reading below",
    "Lesen Sie auch: Was der Rat beschloss",
    "Mehr zum Thema",
    "À lire aussi : le port en images",
    "Lire la suite",
    "También puedes leer más sobre el puerto",
    "Te puede interesar: cinco rutas",
    "Leggi anche: il mercato riapre",
    "Leia também: a safra de café",
    "Les også: Strømprisen faller",
    "Läs mer om hamnen",
    "Læs også: Broen lukker",
    "Lees ook: De haven in cijfers",
    "Czytaj też: Most otwarty",
    "Читайте также: мост откроют",
    "Baca juga: pelabuhan baru",
    "関連記事 川沿いの散歩道",
    "相关阅读：老车站的最后一天",
    "관련 기사 보기",
    "Sign up for our newsletter",
    "Subscribe now",
    "Follow us on all channels",
    "Follow @harbour on Instagram",
    "Share this article",
    "Got a tip? Do you have a story? Write to us",
    "Advertisement",
    "Story continues below",
    "All rights reserved. No part may be reproduced.",
    "© 2024 Harbour Gazette",
    "Tags: ports, ferries",
    "View all comments (12)",
    "Anzeige",
    "Werbung",
    "Publicité",
    "Publicidad",
    "Suscríbete a nuestro boletín",
    "Leave a reply",
    "Your email address will not be published. Required fields are marked *",
    "This article is for subscribers only.",
    "Il vous reste 78 % de cet article à lire.",
    "この記事は会員限定です。",
]
STORY = [
    "Read aloud, the verdict took four hours.",
    "More than 300 people came to the harbour on Monday.",
    "Related costs rose by 4% in the same year, the report says.",
    "Follow-up checks found two more leaks in the pipe.",
    "Continue, she told the drivers, and they went on to the next town without stopping.",
    "Share prices fell by a tenth within an hour of the announcement.",
    "Anzeigen gegen 12 Beamte liegen der Staatsanwaltschaft vor.",
    "Lire est un plaisir, dit la libraire de 82 ans.",
    "Leggi e decreti non bastano, secondo il sindaco.",
    "Subscribers of the old network have until May to change their contracts, the regulator said on Friday.",
    "Tagsüber fahren die Züge alle zehn Minuten.",
]
NOTICES = [
    "Correction: an earlier version named another port.",
    "CORRECTION (May 3): The figure is in crowns, not euros.",
    "Clarification — the vote was taken on Monday.",
    "Editor's note: this text was changed to add the mayor's answer.",
    "An earlier version of this article gave a wrong number of trees.",
    "This story has been updated with the union's statement.",
    "This article was amended on 5 May 2024 to correct the name of the bridge.",
    "Updated at 11.40 with new figures",
    "Korrektur: In einer früheren Fassung hieß es, die Brücke sei 40 Jahre alt.",
    "In einer früheren Version dieses Artikels stand eine falsche Zahl.",
    "Rectificatif : le pont a 40 ans.",
    "Une version précédente de cet article donnait un autre nom.",
    "Corrección: el embalse está al 61%.",
    "Una versión anterior de este artículo decía otra cosa.",
    "Errata corrige: il ponte ha 40 anni.",
    "Correção: a safra cresceu 7%.",
    "Rectificatie: de brug is 40 jaar oud.",
    "Rettelse: Broen er 40 år gammel.",
    "Поправка: мосту сорок лет.",
    "訂正：橋は築四十年です。",
]
BYLINES = [
    "By Nora Pike",
    "Published 5 May 2024, 10:40",
    "Last updated: May 5",
    "5 min read",
    "Additional reporting by Tom Abara",
    "Tom Abara contributed to this report.",
    "Von Käthe Brömmel",
    "Stand: 05.05.2024, 10:40 Uhr",
    "3 Minuten Lesezeit",
    "Par Solène Abgrall",
    "Publié le 4 mars 2025",
    "Por Leire Zabala",
    "Di Tommaso Verri",
    "Publisert i går kl. 10",
    "05.05.2024 10:40",
    "2024年5月5日 10時40分",
]


@pytest.mark.parametrize("line", JUNK)
def test_calls_and_links_are_junk(line: str) -> None:
    assert is_junk(line)


@pytest.mark.parametrize("line", STORY)
def test_sentences_of_articles_are_none_of_it(line: str) -> None:
    assert not is_junk(line)
    assert not is_correction(line)
    assert not is_byline(line)


@pytest.mark.parametrize("line", NOTICES)
def test_notices_of_corrections(line: str) -> None:
    assert is_correction(line)


@pytest.mark.parametrize(
    "line",
    [
        "The correction of the river will take four years and cost 30 million.",
        "Updated rules for ferries take effect in May.",
        "The earlier version of the bridge was made of wood.",
        "Clarifications are due by Friday, the judge said.",
        "Correction: " + "a long text " * 100,
    ],
)
def test_what_is_no_notice(line: str) -> None:
    assert not is_correction(line)


@pytest.mark.parametrize("line", BYLINES)
def test_lines_that_say_who_wrote_and_when(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Nora Pike is a senior reporter at the Gazette.", "Nora Pike"),
        ("Nora Pike covers ports and ferries for the Gazette.", "Nora Pike"),
        ("About the author: Nora Pike is a writer based in Ostend.", "Nora Pike"),
        ("Nora Pike was fined 300 crowns on Monday.", None),
        ("The bridge is 40 years old.", None),
    ],
)
def test_biographies_name_their_author(line: str, name: str | None) -> None:
    assert biography(line) == name


@pytest.mark.parametrize(
    ("line", "source"), [("Source: Harbour Gazette", "Harbour Gazette"), ("Quelle: dpa", "dpa"), ("Sources say no", None)]
)
def test_source_lines(line: str, source: str | None) -> None:
    found = SOURCE_LINE.fullmatch(line)
    assert (found[1] if found else None) == source


def test_a_line_longer_than_a_call_says_nothing() -> None:
    assert says("read_on", "Read more: " + "x" * 200)
    assert not says("read_on", "Read more: " + "x" * 250)


def test_things_mentioned_are_counted_once_whatever_the_language() -> None:
    assert mentions("consent", "We use cookies with your consent; wir nutzen Cookies mit Ihrer Einwilligung.") == 2
    assert mentions("consent", "The bakery sells cookies.") == 1
    assert mentions("not_found", "Page introuvable") == 1
    assert mentions("login_wall", "He logged in to the system at nine.") == 0


@pytest.mark.parametrize(
    ("line", "holds"),
    [
        ("17 April 2024", True),
        ("April 17, 2024", True),
        ("Wednesday, April 17, 2024", True),
        ("17. April 2024, 10:40 Uhr", True),
        ("17 de abril de 2024", True),
        ("17 avril 2024 - 10h40", True),
        ("12 Mayıs 2023, 14:25", True),
        ("3rd May 2021", True),
        ("17 April", False),
        ("April 2024", False),
        ("On 17 April 2024 the bridge was closed", False),
        ("17 people left in April 2024", False),
        ("2024", False),
        ("", False),
    ],
)
def test_days_in_words(line: str, holds: bool) -> None:
    assert is_worded_date(line) is holds


PAYWALLS = [
    "To continue reading, subscribe to the Gazette.",
    "Dieser Artikel ist nur für Abonnenten.",
    "Weiterlesen mit einem Abo",
    "Article réservé aux abonnés",
    "Contenido exclusivo para suscriptores",
    "Чтобы читать дальше, оформите подписку.",
    "Щоб читати далі, оформте передплату.",
    "Pozostało 80% artykułu.",
]


@pytest.mark.parametrize("line", PAYWALLS)
def test_lines_of_a_paywall(line: str) -> None:
    assert says("paywall", line)
    assert is_junk(line)


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        ("challenge", "Just a moment", 1),
        ("challenge", "Please verify you are human", 1),
        ("challenge", "Ich bin kein Roboter", 1),
        ("challenge", "She was just a moment late", 0),
        ("not_found", "Error 404", 1),
        ("not_found", "Seite nicht gefunden", 1),
        ("not_found", "Страница не найдена", 1),
        ("not_found", "ページが見つかりません", 1),
        ("not_found", "Flight 4041 is late", 0),
        ("login_wall", "Log in to continue", 1),
        ("login_wall", "Connectez-vous pour lire", 1),
        ("login_wall", "Accedi per leggere", 1),
        ("login_wall", "He had to sign in at the gate", 0),
        ("consent", "Accept all", 1),
        ("consent", "cookies, privacy policy, our 12 partners", 3),
    ],
)
def test_words_of_pages_that_are_no_articles(name: str, text: str, count: int) -> None:
    assert mentions(name, text) == count


@pytest.mark.parametrize("line", ["Update 21. 6. 2024", "Updated: 21.06.2024, 10:40", "update 2024-06-21"])
def test_update_lines_are_bylines(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize("line", ["Update on the strike talks", "Updates cost 40 million", "21 June was a warm day in the town"])
def test_headings_about_updates_are_none(line: str) -> None:
    assert not is_byline(line)


NOTICES = [
    "This story was updated on May 3 to correct the number of trams.",
    "Correction, May 4: The line has 17 stops.",
    "We have corrected the number of trams in this story.",
    "The headline of this article was changed on Tuesday.",
    "UPDATE: This story has been updated with a statement.",
    "Article mis à jour le 3 mai à 10h40 avec la réaction du maire.",
    "Précision : le vote a eu lieu lundi.",
    "Note de la rédaction : une version antérieure indiquait 40 rames.",
    "Este artículo ha sido corregido para precisar el coste.",
    "Questo articolo è stato aggiornato il 3 maggio per correggere il costo.",
    "Este texto foi atualizado para corrigir o custo.",
    "Dieser Artikel wurde am 3. Mai um eine Stellungnahme ergänzt.",
    "Anmerkung: Wir haben die Zahl der Bahnen korrigiert.",
    "Dit artikel is op 3 mei aangepast.",
    "I en tidigare version av artikeln stod det fel belopp.",
    "W poprzedniej wersji artykułu podaliśmy błędną kwotę.",
    "В предыдущей версии статьи была указана другая сумма.",
    "У попередній версії статті була інша сума.",
    "Oprava: V původní verzi článku byla chybná částka.",
    "Düzeltme: Haberin önceki sürümünde tutar yanlıştı.",
    "Διόρθωση: το ποσό είναι 12 εκατομμύρια.",
    "تصحيح: المبلغ هو 12 مليوناً.",
    "תיקון: הסכום הוא 12 מיליון.",
    "भूल सुधार: राशि 12 करोड़ है।",
    "แก้ไข: จำนวนเงินคือ 12 ล้าน",
    "Koreksi: jumlahnya 12 juta.",
]


@pytest.mark.parametrize("line", NOTICES)
def test_notices_of_corrections_in_many_languages(line: str) -> None:
    assert is_correction(line)


@pytest.mark.parametrize(
    "line",
    [
        "Corrections officers in the 30-cell wing went on strike on Monday.",
        "The correction in share prices came after a week.",
        "Correction of the 2020-21 figures will take months, the ministry said.",
        "An earlier version of the plan had foreseen 60 trams.",
        "Update: police have arrested two men.",
        "Die Korrektur der Zahlen kam am Montag.",
        "Une correction boursière a suivi.",
        "This article of the constitution was amended in 1999.",
        "Der Artikel 5 wurde 1956 in die Verfassung aufgenommen.",
        "Este artículo de la ley entró en vigor ayer.",
        "The headline of the day was the storm.",
    ],
)
def test_news_of_corrections_is_none(line: str) -> None:
    assert not is_correction(line)


@pytest.mark.parametrize(
    "line",
    [
        "Автор: Анна Береговая",
        "بقلم: سلمى الحداد",
        "מאת: נועה ים-סוף",
        "Írta: Kovács Anna",
        "Haber: Ayşe Kaya",
        "文/陈小河",
        "作者：陈小河",
        "입력 2025.05.09 10:20",
        "김하늘 기자",
        "โดย สมชาย ใจดี",
        "Son güncelleme: 12 Mayıs 2023",
        "آخر تحديث: 9 مايو 2025",
    ],
)
def test_bylines_and_date_lines_of_more_languages(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Автор книги не был на встрече.",
        "文化の日に300人が集まった。",
        "기자들이 회견장에 모였다.",
        "Haber ajansları olayı doğruladı.",
        "作者在周一表示，工程将延期。",
    ],
)
def test_sentences_that_begin_as_bylines_are_none(line: str) -> None:
    assert not is_byline(line)


MORE_PAYWALLS = [
    "Questo articolo è riservato agli abbonati",
    "Conteúdo exclusivo para assinantes",
    "Dit artikel is alleen voor abonnees",
    "Haberin devamı için abone olun",
    "Zbývá vám 60 % článku",
    "הכתבה המלאה למנויים בלבד",
    "المحتوى متاح للمشتركين",
    "이 기사는 유료 회원 전용입니다",
    "本文为付费内容",
]


@pytest.mark.parametrize("line", MORE_PAYWALLS)
def test_paywalls_of_more_languages(line: str) -> None:
    assert says("paywall", line)


@pytest.mark.parametrize(
    "line",
    [
        "Questo articolo della legge è del 1999.",
        "O conteúdo da carta não foi divulgado.",
        "Dit artikel van de wet geldt sinds 2001.",
        "Haberin kaynağı açıklanmadı.",
        "이 기사는 지난주에 보도됐다.",
        "本文作者在周一获奖。",
    ],
)
def test_sentences_that_begin_as_paywalls_are_none(line: str) -> None:
    assert not says("paywall", line)


@pytest.mark.parametrize(
    "title",
    [
        "Stránka nebyla nalezena",
        "Az oldal nem található",
        "Сторінку не знайдено",
        "Stranica nije pronađena",
        "Η σελίδα δεν βρέθηκε",
        "الصفحة غير موجودة",
        "העמוד לא נמצא",
        "पेज नहीं मिला",
        "Halaman tidak ditemukan",
        "ไม่พบหน้าที่คุณต้องการ",
        "Error 404",
    ],
)
def test_missing_pages_of_more_languages(title: str) -> None:
    assert mentions("not_found", title)


@pytest.mark.parametrize("title", ["Ferry with 404 on board", "The lost page of the diary", "Stránka deníku je na výstavě"])
def test_titles_of_news_are_no_missing_pages(title: str) -> None:
    assert not mentions("not_found", title)


@pytest.mark.parametrize(
    "text",
    [
        "Usamos cookies com o seu consentimento. Nós e nossos 120 parceiros respeitamos a sua privacidade.",
        "Vi använder cookies med ditt samtycke. Vi och våra 85 partners värnar om din integritet. Godkänn alla.",
        "Używamy plików cookie. Wyraź zgodę na reklamy. Polityka prywatności. Akceptuję wszystkie.",
        "Çerezleri kullanıyoruz. Gizlilik politikamız. Tümünü kabul et.",
        "Мы используем cookie. Политика конфиденциальности. Принять все.",
    ],
)
def test_consent_pages_of_more_languages(text: str) -> None:
    assert mentions("consent", text) >= 3


@pytest.mark.parametrize(
    "text",
    [
        "Log in om verder te lezen",
        "Zaloguj się, aby przeczytać całość",
        "Войдите, чтобы дочитать",
        "Увійдіть, щоб читати далі",
        "Okumaya devam etmek için giriş yapın",
        "ログインして続きを読む",
        "登录后阅读全文",
    ],
)
def test_login_walls_of_more_languages(text: str) -> None:
    assert mentions("login_wall", text)


@pytest.mark.parametrize(
    "text", ["Войдите в зал через главный вход.", "Hij logt in op zijn werk.", "登录火星的探测器", "Sie melden sich zu Wort."]
)
def test_sentences_of_entering_are_no_login_walls(text: str) -> None:
    assert not mentions("login_wall", text)
