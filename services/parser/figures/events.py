"""What happens to the counted: the lemma of its verb or event noun, and its class by `lexicon/events.toml`."""

from collections.abc import Mapping, Sequence
from functools import cache

from services.parser.figures.cues import cues
from services.parser.figures.grammar import auxiliaries, is_adverb, is_function, lemmas
from services.parser.figures.lexicon import inflections
from services.parser.figures.nouns import Span
from services.parser.figures.phrases import Phrases
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import read_table, words

Event = tuple[str, str | None]

_THROUGH = words("events", "through")
_NEAR = 12
_FURTHEST = 12
_LATEST = 16
_PARENTHESIS = 14
_SITE_REACH = 30
_SITE_WORDS = 8
_RELATIVES = frozenset({"who", "that", "which", "whom", "and", "but"})
_PASSIVES = frozenset({"was", "were", "been", "are", "is"})
_ENDS = frozenset(";:()")
_MONTH = "March"
# What is held of the counted, not done by them: "are believed to have drowned".
_HELD = frozenset({"believe"})
# Verbs that tell no more than that something came about.
_CAUSING = frozenset({"force", "leave", "make", "cause", "prompt", "allow", "let", "get", "help"})


@cache
def event_forms() -> Phrases[Event]:
    """Every form of every event of the lexicon, with its lemma and class; the first class that names a form keeps it."""
    table: dict[str, Event] = {}
    for name, verbs in read_table("events").items():
        if name in ("sites", "housing"):
            continue
        for lemma, more in verbs.items():
            for form in (*inflections(lemma), *more):
                table.setdefault(form, (lemma, name))
    return Phrases(table)


def event_of(tokens: Sequence[Token], figure: Span, counted: Span | None, span: Span) -> Event | None:
    """The event of the figure at `figure` in the sentence `span`: what its noun phrase does, else what is done with it."""
    found = _event(tokens, figure, counted, span)
    if found is None:
        return None
    return _by_site(tokens, figure, span, _by_housing(tokens, counted, found))


def _event(tokens: Sequence[Token], figure: Span, counted: Span | None, span: Span) -> Event | None:
    right = _past_phrase(tokens, figure, counted, span)
    if right < span[1] and tokens[right].lower.endswith("ing") and (noun := _event_noun(tokens, figure[0])):
        return noun
    after = _predicate(tokens, right, span[1])
    if _classed(after):
        return _main_verb(tokens, right, span[1]) or after
    before = _governing(tokens, figure[0], span[0])
    if _classed(before):
        return before
    if before is not None and before[0] == _verb_of_object(tokens, figure[0], span[0]):
        return after or before
    return after or _later(tokens, right, span[1]) or before or _within(tokens, counted)


def _verb_of_object(tokens: Sequence[Token], i: int, start: int) -> str | None:
    """The lemma of the verb that the figure at `i` is the object of, where it stands right before and is none of saying."""
    word = tokens[i - 1].lower if i > start else ""
    return None if word in auxiliaries() or cues().speaks(word) or lemmas().get(word) in _CAUSING else lemmas().get(word)


def _past_phrase(tokens: Sequence[Token], figure: Span, counted: Span | None, span: Span) -> int:
    """The index past the figure, its noun near by, and the comma that closes the two as an apposition."""
    near = counted is not None and counted[1] <= figure[1] + _NEAR
    right = max(figure[1], counted[1]) if counted is not None and near else figure[1]
    return right + 1 if _in_apposition(tokens, figure[0], right, span) else right


def _classed(event: Event | None) -> bool:
    """Whether the lexicon has the event."""
    return event is not None and event[1] is not None


def _event_noun(tokens: Sequence[Token], i: int) -> Event | None:
    """The noun of an event of which the figure says how many: "the resettlement of 9,000 people living there"."""
    hit = event_forms().behind(tokens, i - 1) if i > 1 and tokens[i - 1].lower == "of" else None
    return hit[0] if hit else None


def _in_apposition(tokens: Sequence[Token], i: int, past: int, span: Span) -> bool:
    """Whether commas stand on both sides: "most of them, some 4,300 people, went home"."""
    return i > span[0] and past < span[1] and tokens[i - 1].text == "," and tokens[past].text == ","


def _main_verb(tokens: Sequence[Token], i: int, past: int) -> Event | None:
    """The verb after an auxiliary, past a participle after the noun: "300 people displaced by floods were evacuated"."""
    if i >= past or not tokens[i].lower.endswith("ed"):
        return None
    for j in range(i + 1, min(past - 1, i + _FURTHEST)):
        if tokens[j].kind == "mark" or tokens[j].lower in _RELATIVES:
            return None
        if tokens[j].lower in _PASSIVES:
            hit = _predicate(tokens, j, past)
            return hit if hit is not None and hit[1] is not None else None
    return None


def _within(tokens: Sequence[Token], counted: Span | None) -> Event | None:
    """The participle before the noun, where nothing else tells what happened: "7,300 collapsed houses"."""
    first = tokens[counted[0]] if counted and counted[1] > counted[0] + 1 else None
    if counted is None or first is None or not first.lower.endswith("ed"):
        return None
    hit = event_forms().ahead(tokens, counted[0])
    return hit[0] if hit else None


@cache
def _sites() -> tuple[frozenset[str], frozenset[str], Phrases[str]]:
    table = read_table("events")["sites"]
    places = {word: name for name in table if name not in ("of", "after") for word in table[name]}
    return frozenset(table["of"]), frozenset(table["after"]), Phrases(places)


def _by_site(tokens: Sequence[Token], figure: Span, span: Span, found: Event) -> Event:
    """The event with the class of the place where the counted stay: "900 people live in camps"."""
    events, openers, places = _sites()
    if found[0] not in events and found[1] not in events:
        return found
    inside = 0
    for j in range(figure[1], min(span[1], figure[1] + _SITE_REACH)):
        inside = _SITE_WORDS if tokens[j].lower in openers else inside - 1
        if inside > 0 and (hit := places.ahead(tokens, j)):
            return found[0], hit[0]
    return found


@cache
def _housing() -> tuple[frozenset[str], Mapping[str, str]]:
    table = read_table("events")["housing"]
    return frozenset(table["nouns"]), {lemma: name for lemma, name in table.items() if lemma != "nouns"}


def _by_housing(tokens: Sequence[Token], counted: Span | None, found: Event) -> Event:
    nouns, classes = _housing()
    housing = counted is not None and any(token.lower in nouns for token in tokens[counted[0] : counted[1]])
    return (found[0], classes[found[0]]) if housing and found[0] in classes else found


def _predicate(tokens: Sequence[Token], i: int, past: int) -> Event | None:
    """The verb right after the noun phrase, past auxiliaries, adverbs and "who"."""
    i = _past_auxiliaries(tokens, _past_attribute(tokens, i, past), past)
    if i >= past or tokens[i].kind != "word":
        return None
    if hit := event_forms().ahead(tokens, i):
        return (_to_do(tokens, hit[1], past) if hit[0][0] in _HELD else None) or hit[0]
    word = tokens[i].lower
    if word not in lemmas() or is_function(word):
        return None
    return _to_do(tokens, i + 1, past) or (lemmas()[word], None)


def _past_auxiliaries(tokens: Sequence[Token], i: int, past: int) -> int:
    while i < past and (tokens[i].lower in auxiliaries() or tokens[i].lower in _THROUGH or is_adverb(tokens[i].lower)):
        i += 1
    return i


def _past_attribute(tokens: Sequence[Token], i: int, past: int) -> int:
    """The index past the parenthesis or the "of fighting age" that follows the noun at `i`."""
    if i < past and tokens[i].text == "(":
        i = next((j + 1 for j in range(i, min(past, i + _PARENTHESIS)) if tokens[j].text == ")"), i)
    return i + 3 if _of_a_kind(tokens, i, past) else i


def _to_do(tokens: Sequence[Token], i: int, past: int) -> Event | None:
    """What somebody was ordered, forced or able to do: "were ordered to evacuate", "are
    thought to have drowned"."""
    if i >= past or tokens[i].lower != "to":
        return None
    first = next((j for j in range(i + 1, past) if tokens[j].lower not in auxiliaries()), past)
    hit = event_forms().ahead(tokens, first) if first < past else None
    return hit[0] if hit else None


def _of_a_kind(tokens: Sequence[Token], i: int, past: int) -> bool:
    """Whether "of fighting age", "of voting age" stands at `i`: a participle before a noun is no event."""
    return i + 2 < past and tokens[i].lower == "of" and tokens[i + 1].lower.endswith("ing") and tokens[i + 2].kind == "word"


def _governing(tokens: Sequence[Token], i: int, start: int) -> Event | None:
    """The nearest event word to the left, else the nearest verb, inside the clause."""
    verb: Event | None = None
    events = event_forms()
    for j in range(i - 1, max(start, i - _FURTHEST) - 1, -1):
        if tokens[j].text in _ENDS or (verb is not None and (tokens[j].text == "," or tokens[j].lower in _RELATIVES)):
            break
        word = tokens[j].lower
        if word in events.firsts and tokens[j].text != _MONTH and (hit := events.ahead(tokens, j)):
            return hit[0]
        if verb is None and word in lemmas() and word not in auxiliaries() and not is_function(word):
            verb = (lemmas()[word], None)
    return verb


def _later(tokens: Sequence[Token], i: int, past: int) -> Event | None:
    """The first event word further right in the clause."""
    events = event_forms()
    for j in range(i, min(past, i + _LATEST)):
        if tokens[j].text in _ENDS:
            break
        if tokens[j].lower in events.firsts and tokens[j].text != _MONTH and (hit := events.ahead(tokens, j)):
            return hit[0]
    return None
