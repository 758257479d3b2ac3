"""Money: currency signs, codes and names before and after a number, and whose dollar it is."""

from collections.abc import Sequence

from services.contracts.records import Kind
from services.parser.figures.lexicon import Language
from services.parser.figures.numbers import Number
from services.parser.figures.tokens import Token, glued
from services.parser.figures.unit_tables import Unit, codes, tables

Hit = tuple[str, int]

_WHOSE = {"US": "USD", "U.S.": "USD", "CDN": "CAD", "Canadian": "CAD", "Cdn": "CAD", "AUD": "AUD", "HK": "HKD"}
_LOWER_SIGNS = frozenset({"us", "u.s.", "y", "c", "rs", "hk", "nz", "mx", "mex", "mxn", "aud", "cad", "nzd", "usd"})
_LOWER_CODES = frozenset({"usd", "eur", "gbp", "aud"})
_LINES = frozenset({144, 240, 360, 480, 540, 576, 720, 1080, 1440, 2160})
_MILLION = 1_000_000


def currency_before(tokens: Sequence[Token], number: Number, floor: int, country: str | None) -> Unit | None:
    """The currency whose sign or code stands before a number, not before token `floor`; a name after it says whose it is."""
    hit = _symbol(tokens, number.first)
    if hit is None or hit[1] < floor or _no_sign(tokens, number, hit):
        return None
    code, past = _code(hit[0], country), number.past
    if hit[0] == "dollar" and past < len(tokens) and tokens[past].text in _WHOSE:
        return Unit(Kind.MONEY, _WHOSE[tokens[past].text], hit[1], past + 1)
    named = tables().currencies.ahead(tokens, past)
    if named and tokens[past].kind == "word" and not _opens_next(tokens, named[1]):
        code, past = (code if named[0] == hit[0] else _code(named[0], country)), named[1]
    return Unit(Kind.MONEY, code, hit[1], past)


def _symbol(tokens: Sequence[Token], past: int) -> Hit | None:
    """The currency sign or code before token `past`: "$", "US$", "EUR"; letters only in capitals: "a $5 fee" is no "A$5"."""
    hit = tables().symbols.behind(tokens, past)
    if hit is None or past - hit[1] == 1 or any(_sign(token) for token in tokens[hit[1] : past]):
        return hit
    single = tables().symbols.behind(tokens[past - 1 : past], 1)
    return (single[0], past - 1) if single else None


def _sign(token: Token) -> bool:
    return token.text.isupper() or token.lower in _LOWER_SIGNS


def _no_sign(tokens: Sequence[Token], number: Number, hit: Hit) -> bool:
    """Whether the letters before a number are no currency: a word in small letters, "PS5", "Bob 3 times"."""
    first = tokens[hit[1]]
    if first.kind == "word" and not first.capital and tokens[number.first - 1].text != "$":
        return True
    if first.text == "PS" and number.scale == 1 and "," not in tokens[number.first].text:
        return True  # a pound sign spelled in ASCII stands before long numbers only
    return hit[0] in codes() and hit[1] + 1 == number.first and _only_name(first)


def _only_name(token: Token) -> bool:
    """Whether a code of three letters is only a name with a capital."""
    return token.kind == "word" and len(token.text) == 3 and token.capital and not token.text.isupper()


def _opens_next(tokens: Sequence[Token], i: int) -> bool:
    """Whether a currency that ends before token `i` is that of a number after it: "RMB 10 USD 20"."""
    return i < len(tokens) and tokens[i].kind == "digits"


def _code(name: str, country: str | None) -> str:
    shared = tables().by_country.get(name)
    return shared.get(country or "", shared[""]) if shared else name


def cents_after(tokens: Sequence[Token], number: Number, at: int, country: str | None) -> Unit | None:
    """Cents, pence … at token `at`, as hundredths of their currency."""
    if (code := tables().glued_cents.get(tokens[at].text)) and glued(tokens[at - 1], tokens[at]) and _price(number):
        return Unit(Kind.MONEY, code, number.first, at + 1, 0.01)
    hit = tables().cents.ahead(tokens, at)
    return Unit(Kind.MONEY, _code(hit[0], country), number.first, hit[1], 0.01) if hit else None


def _price(number: Number) -> bool:
    """Whether digits before a "p" are pence: "50p", and not the lines of a picture as in "720p"."""
    return number.form == "digits" and number.scale == 1 and number.low not in _LINES


def currency_after(
    tokens: Sequence[Token], number: Number, at: int, language: Language, country: str | None, unit_past: int
) -> Unit | None:
    """The currency named at token `at`, with a scale behind it ("75 USD million") or before it ("30 MUSD").

    `unit_past` is the index past what can be a unit of another kind there, else 0: a word that is a unit as well is the unit.
    """
    if _sign_of_next(tokens, at):
        return None
    hit = tables().currencies.ahead(tokens, at)
    if hit and unit_past < hit[1] and _is_money(tokens[at], number):
        scale = language.scales.get(tokens[hit[1]].lower, 1) if hit[1] < len(tokens) and number.scale == 1 else 1
        return Unit(Kind.MONEY, _code(hit[0], country), number.first, hit[1] + (scale > 1), scale)
    if tokens[at].text[:1] == "M" and tokens[at].text[1:] in codes():
        return Unit(Kind.MONEY, tokens[at].text[1:], number.first, at + 1, _MILLION)
    return None


def _sign_of_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether the currency sign at `at` is glued to the digits of the next number: "three $20 fines"."""
    ahead = at + 1 < len(tokens) and tokens[at].kind == "mark" and tokens[at + 1].kind == "digits"
    return ahead and glued(tokens[at], tokens[at + 1]) and not glued(tokens[at - 1], tokens[at])


def _is_money(word: Token, number: Number) -> bool:
    """Codes must be written in capitals: "10 CAD", not "10 try"."""
    if word.kind == "word" and len(word.text) == 3 and word.text.upper() in codes():
        return word.text.isupper() or word.text in _LOWER_CODES
    return word.text.isupper() or not (word.capital and number.low < 1000 and len(word.text) < 4)
