"""NewsQuant and R-Text: our records in the terms of those sets (unit names, change signs, concept words), and their measures."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

from babel import Locale

from services.contracts.records import Block, Bound, Document, Figure, Kind, Section
from services.parser.figures.grammar import is_adverb, is_base_form, is_function, is_plural, is_verb
from services.parser.figures.nouns import Span, phrase_after, phrase_before, skip_determiners
from services.parser.figures.reader import Reading, readings
from services.parser.figures.subjects import clause_subject, subject_span
from services.parser.figures.tokens import Token, tokenize
from services.parser.figures.wordlists import words

MONEY = dict(
    line.split(" = ")
    for line in """USD = dollar
GBP = pound sterling
JPY = japanese yen
CNY = chinese yuan
ILS = shekel
INR = rupee
EUR = euro
XBT = bitcoin
CRC = costa rican colón
LAK = lao kip
FIM = finnish markka
DEM = mark
ESP = peseta
NLG = netherlands guilder""".splitlines()
)
CENTS = r"(?:\b|(?<=\d))(cent|penny|pence|sen|p)s?\b"
UNITS = {
    "percent": "percentage",
    "pound": "pound-mass",
    "tonne": "metric ton",
    "times": "count",
    "percentage_point": "percentage",
    "basis_point": "basis point",
    "pound foot": "foot pound-force",
}
CLAUSES = frozenset({"and", "but", "while", "because", "although", "when", "if", ";", ",", "with", "which"})
SIGNS = {Bound.ABOUT: "~", Bound.AT_LEAST: ">", Bound.MORE_THAN: ">", Bound.AT_MOST: "<", Bound.LESS_THAN: "<"}
DROPPED = frozenset(
    re.findall(
        r"\w+",
        "a an the of in to by and or for on at with from its his her their our my your this that these those "
        "which who was were is are",
    )
)
PASSED = f"(?:{'|'.join(sorted(words('counted', 'skipped')))})"
SINGULAR = {"people": "people", "men": "man", "women": "woman", "children": "child", "lives": "life", "viruses": "virus"}


def scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("newsquant_score", folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def value_of(figure: Figure, factor: float) -> object:
    """The value as written: cents are not turned into dollars there (`factor` is what we multiplied by)."""
    scale = 100 if factor == 0.01 else 1
    if figure.bound is Bound.VAGUE:
        return [12, 120] if figure.low == 24 else [figure.low, figure.high + 1]
    low, high = (round(value * scale, 9) for value in (figure.low, figure.high))
    return low if low == high else [low, high]


def money_name(code: str, text: str, factor: float) -> str:
    if factor == 0.01:
        cents = re.search(CENTS, text.lower())
        return {"pence": "penny", "p": "penny"}.get(cents[1], cents[1]) if cents else "cent"
    return MONEY.get(code) or Locale("en").currencies.get(code, code).lower()


def unit_of(figure: Figure, factor: float = 1) -> str:
    if figure.unit is None:
        return noun_of(figure)
    if figure.unit.startswith("per "):
        return f"{noun_of(figure)} {figure.unit}"
    name, _, per = figure.unit.partition(" per ") if figure.kind is not Kind.SPEED else (figure.unit, "", "")
    if figure.kind is Kind.MONEY:
        name = money_name(name, figure.text, factor)
    elif figure.kind is Kind.AGE:
        name = f"{name} of age"
    else:
        name = UNITS.get(name, name)
    return f"{name} per {per}" if per else name


def own_noun(figure: Figure) -> str:
    """The noun phrase of a count or share where it stands with the number: in its words, past a measure and small words, or
    before it in "a pick or two"."""
    noun = figure.counted or ""
    if not noun or noun in figure.text:
        return noun
    before, _, after = figure.quote.partition(figure.text)
    follows = re.match(rf"(?: of| the| those| these| {PASSED}|[ -]*[\d.,]+ ?\w+)* ?{re.escape(noun)}", after)
    return noun if follows or before.endswith(f"{noun} or ") else ""


def noun_of(figure: Figure) -> str:
    """The unit of a count: its noun phrase in the singular; "% noun" for a fraction."""
    own = own_noun(figure)
    own = f"{described(figure)} {own}" if figure.kind is Kind.COUNT and own else own
    noun = [re.sub("[’']s?$", "", word) for word in own.split() if word.lower() not in DROPPED]
    if figure.kind is Kind.RATIO:
        return "% " + (" ".join([*noun[:-1], singular(noun[-1])]) if noun else "-")
    if not noun:
        return "-"
    if noun[-1] == "times":
        return "count"
    return " ".join([*map(positive, noun[:-1]), singular(noun[-1])])


def singular(word: str) -> str:
    if word.lower() in SINGULAR:
        return SINGULAR[word.lower()]
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us")) else word


def change_of(figure: Figure) -> str:
    signed = figure.bound is Bound.EXACT
    if figure.change is not None and figure.change.mode == "by" and signed and not noun_of_change(figure):
        return figure.change.direction
    if figure.kind is Kind.PERCENT and figure.high < 0:
        return "down"
    if figure.bound is Bound.BETWEEN and re.match(r"about|around|roughly|approximately|~|some", figure.text.lower()):
        return "~"
    return SIGNS.get(figure.bound, "=")


def noun_of_change(figure: Figure) -> bool:
    """Whether the change is told by a noun or adjective beside the number, which the set does not sign."""
    before = figure.quote.partition(figure.text)[0]
    return not re.search(
        r"(?:ed|ing|s|t|rose|up|down|fell|grew|slid|won|sank|by|shed|cut|lost|rise|fall|drop|grow|to|at|or) *(?:[$€£¥] *|Y=)?$",
        before[-14:],
    )


def concept_of(figure: Figure) -> list[str]:
    """What the figure is said of: what is measured, for a count of things the subject of its clause."""
    found = [re.sub("[’']s$", "", word.strip("'’.,()\"“”")) for word in re.split(r"[\s/]+", concept_text(figure))]
    return [word for word in found if word and not dropped(word.lower())] or ["-"]


def dropped(word: str) -> bool:
    """Whether the set leaves the word out of its concepts: function words and adverbs."""
    return word in DROPPED or is_adverb(word) or is_function(word)


def concept_text(figure: Figure) -> str:
    if figure.kind is Kind.DURATION:
        return subject_text(figure) or figure.counted or ""
    if figure.kind is Kind.COUNT and own_noun(figure):
        return subject_text(figure)
    if not figure.counted or figure.kind is Kind.COUNT:
        return figure.counted or subject_text(figure)
    return f"{described(figure)} {figure.counted} {owner_text(figure)}"


def described(figure: Figure) -> str:
    """The adjectives before the number: "a sharp 3 percent drop", "the dual 12.3 inch displays", "a record 32 goals"."""
    if not own_noun(figure):
        return ""
    if figure.text.lower().startswith("a record "):
        return "record"
    before = tokenize(figure.quote.partition(figure.text)[0])
    i = len(before)
    while i and before[i - 1].kind == "word" and adjective(before[i - 1].lower):
        i -= 1
    determined = i and (before[i - 1].lower in {"a", "an", "the", "'s", "its", "those", "these"})
    return " ".join(token.text for token in before[i:]) if determined and len(before) - i <= 2 else ""


def adjective(word: str) -> bool:
    return not is_function(word) and (not is_verb(word) or is_base_form(word))


def owner_text(figure: Figure) -> str:
    """Who has what is measured: the subject of the clause, where its verb stands before the noun phrase."""
    quote, noun = figure.quote, figure.counted or ""
    tokens = tokenize(quote)
    at = quote.find(figure.text)
    first = next((i for i, token in enumerate(tokens) if token.start >= at), 0)
    span = clause_subject(tokens, first, 0)
    if span is None or figure.kind is Kind.AGE:
        return ""
    end = tokens[span[1] - 1].end
    stands = quote.find(noun, end)
    gap = [token.lower for token in tokenize(quote, end, stands)] if stands > 0 else []
    verbs = [word for word in gap if is_verb(word)]
    apart = CLAUSES.intersection(gap)
    return quote[tokens[span[0]].start : end] if verbs and not apart else ""


def subject_text(figure: Figure) -> str:
    """The subject of the figure's clause, else of a clause before it, else what an "of" or "for" after the figure leads to."""
    quote = figure.quote
    at = quote.find(figure.text)
    tokens = tokenize(quote)
    first = next((i for i, token in enumerate(tokens) if token.start >= at), 0)
    past = next((i for i, token in enumerate(tokens) if token.start >= at + len(figure.text)), len(tokens))
    span = None
    for i in range(first, 0, -1):
        if span is None and (i == first or tokens[i].lower in CLAUSES):
            span = clause_subject(tokens, i, 0)
    if span is None:
        number = next((i + 1 for i in range(first - 1, -1, -1) if tokens[i].kind == "digits"), 0)
        span = antecedent(tokens, first) or subject_span(tokens, first, number)
    if span is None and past + 1 < len(tokens) and tokens[past].lower in {"of"}:
        span = phrase_after(tokens, skip_determiners(tokens, past + 1, len(tokens)), len(tokens))
    return quote[tokens[span[0]].start : tokens[span[1] - 1].end] if span else ""


def antecedent(tokens: list[Token], i: int) -> Span | None:
    """The noun phrase before the "which" or "who" whose clause token `i` stands in."""
    at = next((j for j in range(i - 1, max(0, i - 12), -1) if tokens[j].lower in {"which", "who", "that"}), 0)
    while at > 0 and tokens[at - 1].text in {",", ")"}:
        at = next((j for j in range(at - 1, 0, -1) if tokens[j].text == "("), 0) if tokens[at - 1].text == ")" else at - 1
    return phrase_before(tokens, at, 0) if at else None


def partitive(reading: Reading, text: str) -> str:
    """ "one of the finest old bridges in the world" in the set's terms: "fine old bridge world"."""
    tokens = tokenize(text)
    first = skip_determiners(tokens, reading.measure.past + 1, len(tokens))
    head = next((i for i in range(first, min(first + 8, len(tokens))) if is_plural(tokens[i].lower)), None)
    span = (first, head + 1) if head is not None else phrase_after(tokens, first, len(tokens))
    if span is None:
        return "-"
    found = [token.lower for token in tokens[slice(*span)] if token.kind == "word" and token.lower not in DROPPED]
    noun = [positive(word) for word in found if word not in {"most", "least"}]
    scope = superlative_scope(tokens, span[1]) if noun != found else []
    return " ".join([*noun[:-1], singular(noun[-1]), *scope])


def superlative_scope(tokens: list[Token], i: int) -> list[str]:
    """The words of what a superlative holds for: "in the world", "in the Premier League", "ever to cross the sea"."""
    ahead = [token.lower for token in tokens[i : i + 3]]
    if ahead[:2] == ["in", "the"] and (tokens[i + 2].capital or ahead[2] == "world"):
        first = i + 2
    elif ahead[:2] in (["ever", "to"], ["to", "ever"]):
        first = i + 3
    else:
        return []
    span = phrase_after(tokens, skip_determiners(tokens, first, len(tokens)), len(tokens)) or (first, first)
    verb = ahead[2:] if "ever" in ahead[:2] else []
    return [*verb, *(token.lower for token in tokens[slice(*span)])]


def positive(word: str) -> str:
    """The plain form of a superlative."""
    if word in {"best", "worst"}:
        return {"best": "good", "worst": "bad"}[word]
    if not word.endswith("est") or len(word) < 6:
        return word
    stem = word[:-3]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-1] == stem[-2]:
        return stem[:-1]
    return stem + "e" if stem.endswith(("rg", "s", "fin", "lat", "saf", "wid", "larg")) else stem


def quantities(text: str) -> list[dict[str, object]]:
    document = Document(text=text, blocks=(Block(section=Section.BODY, start=0, end=len(text)),))
    found: list[dict[str, object]] = []
    last: Figure | None = None
    nouns: dict[str, str] = {}
    for reading in readings(document):
        figure = reading.figure
        items = quantity(reading, nouns, text)
        if not items:
            continue
        if last is not None and figure is not None and (joined := joint(figure, last, found[-1], items[0], text)):
            items = joined
            if not isinstance(found[-1]["value"], list):
                found.pop()
        found += items
        last = figure
    return found


def joint(figure: Figure, last: Figure, before: dict[str, object], item: dict[str, object], text: str) -> list[dict[str, object]]:
    """What two figures of ours are together in the set's terms: "from 5% to 3%", "one of four missions"."""
    if based_on(figure, last):
        return [item | {"value": value, "change": "="} for value in moves(before["value"], item["value"])]
    counts = figure.kind is Kind.COUNT and last.kind is Kind.COUNT and last.low < figure.low == figure.high
    if counts and text[last.start :].startswith(last.text.split()[0] + " of " + figure.text.split()[0]):
        return [item | {"value": last.low / figure.low, "unit": f"% {item['unit']}"}]
    return []


def moves(before: object, after: object) -> list[list[object]]:
    """The set's ranges of a change: one of "from 5 to 3"; of "from 5 to 3 to 2" 5-3 and 3-2; of "from 5 to 3-4" 5-3 and 5-4."""
    base = before[-1] if isinstance(before, list) else before
    return [[base, end] for end in (after if isinstance(after, list) else [after])]


def based_on(figure: Figure, last: Figure) -> bool:
    """Whether the figure is where a change leads that starts at the last one, a point."""
    base = figure.change.base if figure.change is not None and figure.change.mode == "to" else None
    return base is not None and last.low == last.high and base.replace(" ", "") in last.text.replace(" ", "")


def counts_there(figure: Figure) -> bool:
    """Whether the set takes the figure for a quantity: no "twice", no "aged 18 to 34", no "three-year" in words."""
    if figure.kind is Kind.AGE and figure.bound is Bound.BETWEEN:
        return any(word in figure.text.lower() for word in ("year", "old", "month", "week", "day"))
    return figure.text.lower() != "twice" and not re.fullmatch(r"[A-Za-z]+-(?:year|month|week|day)", figure.text)


def quantity(reading: Reading, nouns: dict[str, str], text: str) -> list[dict[str, object]]:
    """The quantities of a reading in the set's terms.

    Scores of games and "one of the …" count there, though they are no figures of ours; "8 or 9 euros" is two.
    """
    figure = reading.figure
    if figure is None:
        if reading.measure.excluded == "score":
            return [{"value": [reading.measure.low, reading.measure.high], "unit": "-", "change": "=", "concept": ["-"]}]
        if reading.measure.excluded == "partitive":
            return [{"value": 1, "unit": partitive(reading, text), "change": "=", "concept": ["-"]}]
        return []
    if not counts_there(figure):
        return []
    unit = unit_of(figure, reading.measure.factor)
    if figure.counted and (figure.unit is None or figure.unit.startswith("per ")):
        noun, per = unit.partition(" per ")[::2]
        nouns[figure.counted] = nouns.get(figure.counted, noun) if noun == "-" else noun
        unit = f"{nouns[figure.counted]} per {per}" if per else nouns[figure.counted]
    values = [figure.low, figure.high] if alternatives(figure) else [value_of(figure, reading.measure.factor)]
    return [{"value": value, "unit": unit, "change": change_of(figure), "concept": concept_of(figure)} for value in values]


def alternatives(figure: Figure) -> bool:
    return figure.bound is Bound.BETWEEN and " or " in figure.text


def compare(folder: Path, name: str, half: str | None = None) -> dict[str, float]:
    """F1 by attribute on one file, by the set's own scorer in its published mode."""
    score = scorer(folder)
    gold = json.loads((folder / name).read_text("utf-8"))
    pairs = []
    for sentence in gold:
        if half and score.half_of(sentence["text"][::-1]) != half:
            continue
        wanted = [
            score.Item(
                score.gold_value(q["value"]),
                q["normalized_unit"].lower(),
                q.get("change"),
                score.words(q.get("referred_concepts")),
            )
            for q in sentence["quantities"]
        ]
        found = [
            score.Item(score.pred_value(q["value"]), q["unit"].lower(), q["change"], score.words(q["concept"]))
            for q in quantities(sentence["text"])
        ]
        pairs.append((wanted, found))
    counts, gold_count, found_count = score.score_paper(pairs)
    return {key: score.prf(hits, gold_count, found_count)[2] for key, hits in counts.items()}


def newsquant(data: Path, half: str | None = None) -> dict[str, float]:
    files = sorted(path.name for path in (data / "newsquant").glob("*.json") if not path.name.startswith("rtext"))
    found = compare(data / "newsquant", files[0], half)
    return {
        "newsquant_value_f1": found["value"],
        "newsquant_unit_f1": found["value+unit"],
        "newsquant_change_f1": found["value+change"],
        "newsquant_concept_relaxed_f1": found["value+concept_relaxed"],
        "newsquant_concept_strict_f1": found["value+concept_strict"],
    }


def rtext(data: Path, half: str | None = None) -> dict[str, float]:
    """The mean over the four files of R-Text."""
    files = sorted(path.name for path in (data / "newsquant").glob("rtext-*.json"))
    found = [compare(data / "newsquant", name, half) for name in files]
    return {
        "rtext_value_f1": sum(one["value"] for one in found) / len(found),
        "rtext_unit_f1": sum(one["value+unit"] for one in found) / len(found),
    }
