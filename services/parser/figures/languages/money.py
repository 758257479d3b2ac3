"""The unit of a number of another language: a currency before or after it, percent, a measure, and the rate it is told at."""

from collections.abc import Sequence

from services.contracts.records import Kind
from services.parser.figures.languages.lexicon import Lexicon
from services.parser.figures.nouns import Span
from services.parser.figures.numbers import Number
from services.parser.figures.tokens import Token, glued
from services.parser.figures.unit_tables import Unit, tables

_LOWER_SIGNS = frozenset({"kč", "zł"})


def unit_of(
    tokens: Sequence[Token], number: Number, lexicon: Lexicon, country: str | None, span: Span, floor: int
) -> Unit | None:
    """The unit of a number, None for a bare count. Tokens before `floor` belong to the number before."""
    found = _symbol_before(tokens, number, lexicon, country, max(floor, span[0])) or _after(
        tokens, number, lexicon, country, span
    )
    return None if found is None else _per(tokens, found, lexicon, span)


def _code(name: str, country: str | None) -> str:
    shared = tables().by_country.get(name)
    return shared.get(country or "", shared[""]) if shared else name


def _sign(tokens: Sequence[Token], i: int) -> bool:
    """Whether the token can be a currency sign or code: a sign, or capitals; "all" and "try" are words."""
    token = tokens[i]
    return token.kind == "mark" or token.text.isupper() or token.lower in _LOWER_SIGNS


def sign_before(tokens: Sequence[Token], i: int, lexicon: Lexicon) -> bool:
    """Whether a currency sign or code stands before token `i`."""
    hit = lexicon.units.symbols.behind(tokens, i)
    return hit is not None and all(_sign(tokens, j) for j in range(hit[1], i))


def _symbol_before(tokens: Sequence[Token], number: Number, lexicon: Lexicon, country: str | None, floor: int) -> Unit | None:
    if lexicon.percent_first and number.first > floor and tokens[number.first - 1].text == "%":
        return Unit(Kind.PERCENT, "percent", number.first - 1, number.past)
    hit = lexicon.units.symbols.behind(tokens, number.first)
    if hit is None or hit[1] < floor or not all(_sign(tokens, i) for i in range(hit[1], number.first)):
        return None
    pesos = tables().by_country["peso"] if lexicon.code == "es" and tokens[hit[1]].text == "$" else {}
    code = pesos[country] if country in pesos else _code(hit[0], country)  # "$40" are pesos in Mexico, "40 dólares" are none
    return Unit(Kind.MONEY, code, hit[1], number.past)


def _after(tokens: Sequence[Token], number: Number, lexicon: Lexicon, country: str | None, span: Span) -> Unit | None:
    at = number.past
    led = at < span[1] and tokens[at].lower in lexicon.words["of"] and (number.scale > 1 or number.form != "digits")
    at += led or hyphenated(tokens, at, span[1])
    if at >= span[1]:
        return None
    return _named(tokens, _past_adjective(tokens, at, lexicon), number, lexicon, country, span)


def _named(tokens: Sequence[Token], at: int, number: Number, lexicon: Lexicon, country: str | None, span: Span) -> Unit | None:
    """The unit that the words at token `at` name: cents, a currency, a measure, a sign or code."""
    for names, factor in ((lexicon.units.cents, 0.01), (lexicon.units.currencies, 1)):
        if (hit := names.ahead(tokens, at)) and hit[1] <= span[1]:
            return Unit(Kind.MONEY, _code(hit[0], country), number.first, _stop(tokens, at, hit[1], span), factor)
    measured = lexicon.units.measures.ahead(tokens, at)
    if measured is not None and measured[1] <= span[1]:
        (kind, name), past = measured
        return Unit(kind, name, number.first, _stop(tokens, at, past, span)) if _written(tokens, at, number) else None
    return _symbol_after(tokens, at, number, lexicon, country, span)


def _symbol_after(
    tokens: Sequence[Token], at: int, number: Number, lexicon: Lexicon, country: str | None, span: Span
) -> Unit | None:
    hit = lexicon.units.symbols.ahead(tokens, at)
    signed = hit is not None and hit[1] <= span[1] and all(_sign(tokens, i) for i in range(at, hit[1]))
    return Unit(Kind.MONEY, _code(hit[0], country), number.first, hit[1]) if hit and signed else None


def _past_adjective(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """The index past what can stand between a number and a unit of time: "six premiers mois"."""
    hit = lexicon.units.measures.ahead(tokens, at + 1) if tokens[at].lower in lexicon.words["before_unit"] else None
    return at + 1 if hit and hit[0][0] is Kind.DURATION else at


def hyphenated(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether a hyphen at token `i` glues a word to the number: "500-Euro", "15-процентный"."""
    if i + 1 >= past or tokens[i].text not in "-‑" or tokens[i + 1].kind != "word":
        return False
    return glued(tokens[i - 1], tokens[i]) and glued(tokens[i], tokens[i + 1])


def _written(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """A unit of one letter stands after digits, in its own case: "5 m", but no "5 M"."""
    if len(tokens[at].text) > 1 or tokens[at].kind == "mark":
        return True
    return number.form == "digits" and not tokens[at].text.isupper()


def _stop(tokens: Sequence[Token], at: int, past: int, span: Span) -> int:
    """The index past the full stop of an abbreviated unit, where the sentence goes on: "120 руб. за"."""
    short = past == at + 1 and len(tokens[at].text) <= 4 and past + 1 < span[1]
    goes_on = short and tokens[past].text == "." and glued(tokens[at], tokens[past]) and not tokens[past + 1].capital
    return past + 1 if goes_on else past


def _per(tokens: Sequence[Token], unit: Unit, lexicon: Lexicon, span: Span) -> Unit:
    """Add the denominator of a rate: "80 Dollar pro Barrel", "3 euros par jour", "120 км в час"."""
    hit = lexicon.phrases["per"].ahead(tokens, unit.past) if unit.past < span[1] else None
    over = lexicon.units.measures.ahead(tokens, hit[1]) if hit else None
    if over is None or over[1] > span[1] or over[0][0] is Kind.PERCENT or unit.kind in (Kind.PERCENT, Kind.DURATION):
        return unit
    if over[0][0] is Kind.DURATION and over[0][1] != "hour" and tokens[unit.past].lower in lexicon.words["determiners"]:
        return unit  # "14 milliards l'année précédente"
    return Unit(unit.kind, f"{unit.name} per {over[0][1]}", unit.first, over[1], unit.factor)
