"""The language of a text: found, and confirmed by less of it where the page states one."""

import pytest

from services.parser.language import CONFIRMING, READ, detected_language, identifier

TEXTS = {
    "en": "The council voted on Monday to buy forty new trams for the eastern line, its chair told reporters after the meeting.",
    "de": "Der Gemeinderat beschloss am Montag, vierzig neue Straßenbahnen für die östliche Linie zu kaufen.",
    "fr": "Le conseil municipal a voté lundi l'achat de quarante nouveaux tramways pour la ligne est, a annoncé sa présidente.",
    "es": "El ayuntamiento aprobó el lunes la compra de cuarenta tranvías nuevos para la línea este, según dijo su presidenta.",
    "pl": "Rada miasta postanowiła w poniedziałek kupić czterdzieści nowych tramwajów dla linii wschodniej.",
    "ru": "В понедельник городской совет решил купить сорок новых трамваев для восточной линии, сообщила председатель.",
    "el": "Το δημοτικό συμβούλιο αποφάσισε τη Δευτέρα να αγοράσει σαράντα νέα τραμ για την ανατολική γραμμή.",
    "ar": "قرر مجلس المدينة يوم الاثنين شراء أربعين عربة ترام جديدة للخط الشرقي، حسبما قالت رئيسته.",
    "ja": "市議会は月曜日、東部線に新しい路面電車四十両を購入することを決めたと議長が記者団に語った。",
    "ko": "시의회는 월요일 동부 노선에 새 전차 마흔 대를 사기로 했다고 의장이 기자들에게 말했다.",
    "tr": "Belediye meclisi pazartesi günü doğu hattı için kırk yeni tramvay almaya karar verdi, dedi başkan.",
    "fi": "Kaupunginvaltuusto päätti maanantaina ostaa neljäkymmentä uutta raitiovaunua itäiselle linjalle.",
}


@pytest.mark.parametrize("code", TEXTS)
@pytest.mark.parametrize("stated", [None, "same", "xx"])
def test_the_language_is_found_whatever_the_page_states(code: str, stated: str | None) -> None:
    found, share = detected_language(TEXTS[code], code if stated == "same" else stated)
    assert found == code
    assert 0 < share <= 1


def test_a_stated_language_is_judged_by_the_whole_where_the_beginning_does_not_confirm_it() -> None:
    mixed = (TEXTS["en"] * 3)[:CONFIRMING] + " " + TEXTS["de"] * 6
    assert detected_language(mixed, "de") == identifier_of(mixed[:READ])
    assert detected_language(mixed, "en")[0] == "en"


def identifier_of(text: str) -> tuple[str, float]:
    code, share = identifier().classify(text)
    return str(code), float(share)


def test_nothing_has_some_language_and_no_certainty() -> None:
    assert detected_language("")[1] < 0.5
