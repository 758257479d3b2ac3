"""Digits of another language that are no figures: dates, years, clock times, ordinals, codes; which tokens they cover."""

from collections.abc import Sequence

from services.parser.figures.dates import is_day, year_at
from services.parser.figures.languages.identifiers import code_at
from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.languages.money import sign_before
from services.parser.figures.languages.nouns import noun_after
from services.parser.figures.nouns import Span
from services.parser.figures.tokens import Token, glued

_DASHES = frozenset("-–—‑")
_HOURS = 24


def covered(tokens: Sequence[Token], span: Span, lexicon: Lexicon) -> dict[int, str]:
    """The tokens of the sentence `span` that belong to a `date`, `clock`, `ordinal`, `year` or `identifier`, by index."""
    marks: dict[int, str] = {}
    for i in range(*span):
        if tokens[i].kind == "digits" and i not in marks:
            for reader in (_chain, _date, _clock, _ordinal, _year, code_at):
                if found := reader(tokens, i, span, lexicon):
                    marks.update(found)
                    break
    return marks


def _at(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def _chain(tokens: Sequence[Token], i: int, span: Span, lexicon: Lexicon) -> dict[int, str]:
    """Runs of digits joined by one mark: "2019-09-01", "14:30", "9/11", "21.09.2022", a telephone number."""
    past = i + 1
    while past + 1 < span[1] and _linked(tokens, past):
        past += 2
    dotted = [part for part in tokens[i].text.split(".") if part.isdigit()]
    if past == i + 1:
        date = len(dotted) == 3 and len(dotted[0]) <= 2 and len(dotted[1]) <= 2
        return {i: "date"} if date else {}
    mark = tokens[i + 1].text
    if mark == ":":
        return dict.fromkeys(range(i, past), "clock")
    groups = (past - i + 1) // 2
    return dict.fromkeys(range(i, past), "identifier") if groups > 2 or mark == "/" else {}


def _linked(tokens: Sequence[Token], i: int) -> bool:
    joined = glued(tokens[i - 1], tokens[i]) and glued(tokens[i], tokens[i + 1])
    return joined and tokens[i].text in "-/:" and tokens[i + 1].kind == "digits"


def is_month(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether token `i` names a month."""
    return _at(tokens, i) in lexicon.months


def _date(tokens: Sequence[Token], i: int, span: Span, lexicon: Lexicon) -> dict[int, str]:
    """A day before a month, with its year: "21. September 2022", "1er mars", "3 y 4 de mayo de 2021", "24 февраля"."""
    if is_month(tokens, i - 1, lexicon) and year_at(tokens, i):
        return {i: "date"}
    if not is_day(tokens, i):
        return {}
    past = _past_day(tokens, i, lexicon)
    while past + 1 < span[1] and (tokens[past].text in _DASHES or _at(tokens, past) in _joints(lexicon)):
        if not is_day(tokens, past + 1):
            break
        past = _past_day(tokens, past + 1, lexicon)
    past += _at(tokens, past) in lexicon.words["of"]
    if not is_month(tokens, past, lexicon):
        return {}
    past += 1
    past += _at(tokens, past) in lexicon.words["of"] or _at(tokens, past) == "."
    past += year_at(tokens, past)
    return dict.fromkeys(range(i, min(past, span[1])), "date")


def _joints(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.words["and"] | lexicon.phrases["to"].firsts | {","}


def _past_day(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> int:
    """The index past a day and the full stop or ending that makes it an ordinal: "21.", "1er"."""
    if _at(tokens, i + 1) == "." and glued(tokens[i], tokens[i + 1]):
        return i + 2
    return max(_ordinal(tokens, i, (0, len(tokens)), lexicon), default=i) + 1


def _clock(tokens: Sequence[Token], i: int, span: Span, lexicon: Lexicon) -> dict[int, str]:
    """ "14:30 Uhr", "8 Uhr", "à 14 heures", "14h30", "a las 8", "в 14 часов"."""
    hour = tokens[i].text.replace(".", "").replace(",", "")
    if not hour.isdigit() or len(hour) > 4 or int(hour[:2]) > _HOURS:
        return {}
    if after := lexicon.phrases["clock_after"].ahead(tokens, i + 1):
        return dict.fromkeys(range(i, after[1]), "clock")
    if _at(tokens, i + 1) == "h" and i + 2 < span[1] and tokens[i + 2].kind == "digits" and len(tokens[i + 2].text) == 2:
        return dict.fromkeys(range(i, i + 3), "clock")
    return _clock_before(tokens, i, span, lexicon) if i > span[0] else {}


def _clock_before(tokens: Sequence[Token], i: int, span: Span, lexicon: Lexicon) -> dict[int, str]:
    """A time of day by the word before it: "à 14 heures", "a las 8"."""
    unit = lexicon.units.measures.ahead(tokens, i + 1)
    if unit is not None and unit[0][1] == "hour" and lexicon.phrases["clock_hour"].behind(tokens, i):
        return dict.fromkeys(range(i, unit[1]), "clock")
    alone = i + 1 >= span[1] or (tokens[i + 1].kind != "digits" and _ends(tokens, i + 1, lexicon))
    return {i: "clock"} if alone and lexicon.phrases["clock_before"].behind(tokens, i) else {}


def _ends(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether nothing that could be counted stands at token `i`."""
    return i >= len(tokens) or tokens[i].kind != "word" or tokens[i].lower in lexicon.words["function"]


def _ordinal(tokens: Sequence[Token], i: int, span: Span, lexicon: Lexicon) -> dict[int, str]:
    """ "1er", "2ª", "21-го", and in German "21. September", "im 19. Jahrhundert"."""
    if not tokens[i].text.isdigit() or i + 1 >= span[1] or not glued(tokens[i], tokens[i + 1]):
        return {}
    if tokens[i + 1].lower in lexicon.endings["ordinal"]:
        return dict.fromkeys((i, i + 1), "ordinal")
    if tokens[i + 1].text in _DASHES and _at(tokens, i + 2) in lexicon.endings["ordinal"] and glued(tokens[i + 1], tokens[i + 2]):
        return dict.fromkeys((i, i + 1, i + 2), "ordinal")
    dotted = tokens[i + 1].text == "." and i + 2 < span[1] and lexicon.grammar.get("ordinals") == "dot"
    return dict.fromkeys((i, i + 1), "ordinal") if dotted and len(tokens[i].text) <= 3 else {}


def _year(tokens: Sequence[Token], i: int, span: Span, lexicon: Lexicon) -> dict[int, str]:
    """A year by the words around it, or because nothing that could be counted follows: "in 2019", "2022 году", "(2021)"."""
    if not year_at(tokens, i) or not 1800 <= int(tokens[i].text) <= 2060 or _signed(tokens, i, lexicon):
        return {}
    if _at(tokens, i + 1) in lexicon.words["after_year"]:
        return {i: "year", i + 1: "year"}
    if i + 1 < span[1] and _measured(tokens, i + 1, lexicon):
        return {}
    preposition = _at(tokens, i - 1) in lexicon.words["before_year"] and i > span[0]
    return {i: "year"} if preposition or not _counts(tokens, i, span, lexicon) else {}


def _signed(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a currency or a plus or minus stands before token `i`."""
    return sign_before(tokens, i, lexicon) or (i > 0 and tokens[i - 1].text in "+−")


def _measured(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a unit, a currency or a scale stands at token `i`."""
    if tokens[i].lower in lexicon.scales or tokens[i].lower in lexicon.short_scales:
        return True
    if lexicon.units.measures.ahead(tokens, i) or lexicon.units.currencies.ahead(tokens, i):
        return True
    return tokens[i].kind == "mark" and lexicon.units.symbols.ahead(tokens, i) is not None


def _counts(tokens: Sequence[Token], i: int, span: Span, lexicon: Lexicon) -> bool:
    """Whether a noun follows what looks like a year at once, or later after a bound or article: "die 2000 befragten Firmen"."""
    noun = noun_after(tokens, i + 1, span[1], lexicon, plural=True)
    if noun is None:
        return False
    if lexicon.bounds_before.behind(tokens, i) or (i > span[0] and tokens[i - 1].lower in lexicon.words["determiners"]):
        return True
    return noun[0] == i + 1 and (lexicon.grammar["nouns"] != "capital" or tokens[i + 1].capital)
