"""How what follows a verb of speech is what is said: a clause, a quotation, an infinitive, or a mere object."""

from collections.abc import Callable, Sequence

from services.parser.figures.cues import cues
from services.parser.figures.grammar import auxiliaries, is_adverb, is_function, is_plural, is_verb
from services.parser.figures.names import ARTICLES, PREPOSITIONS, PRONOUNS, documents
from services.parser.figures.objects import IN_PHRASE, OBJECT, Verb, clausal_object, tells_no_clause, untold
from services.parser.figures.speakers import QUOTES
from services.parser.figures.tokens import Token
from services.parser.figures.wordlists import words

CLAUSE = words("speech", "clause")
VERB_NOUNS = words("speech", "nouns")
TIMES = words("speech", "times")
BE = words("speech", "be")
REACH = 12
_AFTER_NOUN = words("speech", "after_noun")
_UPON = frozenset({"on", "upon"})
_TO = frozenset({"to"})
_OF = frozenset({"of"})
# Who speaks or talks says something only "of" it.
_WORDLESS = frozenset({"speak", "talk"})
_LED = {
    "call": frozenset({"for"}),
    "ask": frozenset({"for"}),
    "point": frozenset({"out", "to"}),
    "refer": _TO,
    "agree": frozenset({"to", "on"}),
    "admit": _TO,
    "confess": _TO,
    "allude": _TO,
    "speak": _OF,
    "talk": _OF,
}
# "admitted to drinking", "admitted 40 thefts".
_LED_OR_NOT = frozenset({"admit", "confess"})
_CHARGING = frozenset({"charge"})
_GIVEN = frozenset({"toll", "figure", "figures", "estimate", "total"})
NAMING = frozenset({"call", "describe", "dub", "label", "term", "brand"})
_PLACING = frozenset({"put", "peg", "estimate", "value"})
_EVIDENCE = frozenset({"show", "suggest", "indicate", "find", "reveal"})
# ", citing the deaths of 35": what the participle adds is on the speaker's word as well.
ARGUING = frozenset(
    {"cite", "recall", "promise", "pledge", "vow", "demand", "threaten", "announce", "allege", "predict", "forecast", "estimate"}
)
_ADDRESSED = 6
_AUXILIARIES = frozenset("has have had will would did does do".split())
_UNSAID = words("speech", "unsaid")
_BOUNDING = words("speech", "bounding")


def opening(verb: Verb) -> str | None:
    """How what follows the verb is what is said, None where it is not: the first rule of the table that fits decides."""
    return next((why for fits, why in _RULES if fits(verb)), None)


def participle(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is a form in -ing that is no progressive: "saying", but not "is saying"."""
    return tokens[i].lower.endswith("ing") and not (i and tokens[i - 1].lower in BE)


def opens_clause(token: Token) -> bool:
    """Whether a clause begins with the token: "that", "he", "he'd"."""
    return token.lower.partition("'")[0] in CLAUSE


def told_later(tokens: Sequence[Token], i: int) -> bool:
    """Whether "that" or a quotation follows within a few words of token `i`."""
    return any(token.lower == "that" or token.text in QUOTES for token in tokens[i : i + 8])


def _quotation(verb: Verb) -> bool:
    return verb.after.text in QUOTES or verb.after.text in {":", "'"}


def _clause(verb: Verb) -> bool:
    return opens_clause(verb.after)


def _placed(verb: Verb) -> bool:
    """ "put the loss at 40"."""
    return verb.lemma in _PLACING and any(token.lower == "at" for token in verb.tokens[verb.i + 1 : verb.i + REACH])


def _gives(verb: Verb) -> bool:
    """ "gave a toll of 17"."""
    near = range(verb.i + 1, min(len(verb.tokens) - 1, verb.i + 1 + _ADDRESSED)) if verb.lemma == "give" else ()
    return any(verb.tokens[j].lower in _GIVEN and verb.tokens[j + 1].lower in {"of", "as"} for j in near)


def _led(verb: Verb) -> bool:
    """ "called for 40", "agreed to a settlement of 40"."""
    return verb.lemma in _LED and verb.after.lower in _LED[verb.lemma]


def _wordless(verb: Verb) -> bool:
    return verb.lemma in _WORDLESS


def _intends(verb: Verb) -> bool:
    return verb.after.lower == "to" and verb.lemma in cues().intended and _infinitive(verb.tokens, verb.i + 2)


def _directs(verb: Verb) -> bool:
    """ "asked the council to buy 40": the infinitive stands after the words that name who is told to do it."""
    called = verb.lemma == "call" and verb.after.lower in _UPON
    if not called and verb.lemma not in cues().directed:
        return False
    near = range(verb.i + 2, min(verb.i + 2 + _ADDRESSED, len(verb.tokens)))
    return any(verb.tokens[j].lower == "to" and _infinitive(verb.tokens, j + 1) for j in near)


def _comma(verb: Verb) -> bool:
    """ "Ann Hill reported, The farm …": the speaker begins the sentence, and a clause the words after the comma."""
    if verb.after.text != "," or verb.source[0] - verb.start > 2 or verb.lemma not in cues().direct:
        return False
    first = verb.tokens[verb.i + 2]
    return first.capital or not is_function(first.lower)


def _named_so(verb: Verb) -> bool:
    """ "called the tax “a $900 punch in the face”": the name that somebody gives a thing stands in quotation marks."""
    if verb.lemma not in NAMING:
        return False
    tokens, past = verb.tokens, min(len(verb.tokens), verb.i + 1 + OBJECT)
    ends = (j for j in range(verb.i + 1, past) if tokens[j].kind == "mark" and tokens[j].text not in IN_PHRASE)
    mark = next(ends, None)
    return mark is not None and tokens[mark].text in QUOTES and tokens[mark - 1].lower not in PREPOSITIONS


def _adds_to(verb: Verb) -> bool:
    return verb.lemma == "add" and verb.after.lower == "to"


def _timed(verb: Verb) -> bool:
    """Whether a time, an aside or an adverb stands between the verb and what it governs."""
    if verb.after.lower in TIMES:
        return f"{verb.after.lower} {verb.tokens[verb.i + 2].lower}" not in _BOUNDING
    return verb.after.text == "," or is_adverb(verb.after.lower)


def _timed_and_told(verb: Verb) -> bool:
    if not _timed(verb):
        return False
    says = verb.lemma == "say" and verb.after.lower != "to"
    return says or told_later(verb.tokens, verb.i + 2) or _told_after_comma(verb.tokens, verb.i + 2)


def _is_noun(verb: Verb) -> bool:
    """Whether the form is a noun here: "the report of", "the claims.", or nobody stands before it who could speak."""
    if verb.tokens[verb.i].lower not in VERB_NOUNS:
        return False
    if verb.after.lower in _AFTER_NOUN or verb.after.kind == "mark":
        return True
    return not (_acts(verb) or _third_person(verb) or _AUXILIARIES.intersection(_two_before(verb)))


def _two_before(verb: Verb) -> list[str]:
    return [token.lower for token in verb.tokens[max(verb.source[1], verb.i - 2) : verb.i]]


def _third_person(verb: Verb) -> bool:
    """Whether a form in -s after one who has an article governs an object: "The firm forecasts sales", "The army reports 40"."""
    form, source = verb.tokens[verb.i].lower, verb.source
    if not form.endswith("s") or form == verb.lemma or is_plural(verb.tokens[source[1] - 1].lower):
        return False
    led = source[0] > verb.start and verb.tokens[source[0] - 1].lower in ARTICLES and source[0] - verb.start <= 2
    return led and not (is_verb(verb.after.lower) and not is_plural(verb.after.lower))


def _charges(verb: Verb) -> bool:
    """ "charged him with robbing nine banks", but not "charged him $40"."""
    return verb.lemma in _CHARGING and any(token.lower == "with" for token in verb.tokens[verb.i + 2 : verb.i + 2 + _ADDRESSED])


def _governs_no_object(verb: Verb) -> bool:
    if (
        (verb.lemma in _LED and verb.lemma not in _LED_OR_NOT)
        or verb.lemma in _CHARGING
        or verb.after.lower in _UNSAID
        or (participle(verb.tokens, verb.i) and verb.lemma not in ARGUING)
    ):
        return True
    return _shows_nothing_said(verb) or tells_no_clause(verb)


def _shows_nothing_said(verb: Verb) -> bool:
    """ "Black circles show 40 goats": what shows is no document, and what it shows no clause."""
    return verb.lemma in _EVIDENCE and not (_acts(verb) or clausal_object(verb.tokens, verb.i + 1))


def _object(verb: Verb) -> bool:
    return verb.lemma in cues().direct and verb.after.text not in {".", "by"}


# In this order; a rule without a name says that nothing is said.
_RULES: tuple[tuple[Callable[[Verb], bool], str | None], ...] = (
    (untold, None),
    (_quotation, "quotation"),
    (_clause, "clause"),
    (_placed, "at"),
    (_led, "preposition"),
    (_gives, "number of"),
    (lambda verb: verb.lemma == "give", None),
    (_charges, "with"),
    (_wordless, None),
    (_intends, "to"),
    (_directs, "somebody to"),
    (_comma, "comma"),
    (_adds_to, None),
    (_named_so, "object"),
    (_timed_and_told, "time, then clause"),
    (_timed, None),
    (_is_noun, None),
    (_governs_no_object, None),
    (_object, "object"),
)


def _told_after_comma(tokens: Sequence[Token], i: int) -> bool:
    """Whether a clause follows the next comma: "explained after the vote on Monday, he would"."""
    ahead = range(i, min(len(tokens) - 1, i + REACH))
    mark = next((j for j in ahead if tokens[j].kind == "mark" and tokens[j].text != "."), None)
    return mark is not None and tokens[mark].text == "," and opens_clause(tokens[mark + 1])


def _infinitive(tokens: Sequence[Token], i: int) -> bool:
    """Whether an infinitive can begin at token `i`: "to “win”", "to not hire", "to publicly hire"; not "to 500 people"."""
    past = len(tokens)
    while i < past and (tokens[i].text in QUOTES or is_adverb(tokens[i].lower) or tokens[i].lower == "not"):
        i += 1
    return i < past and tokens[i].kind == "word" and not tokens[i].capital and not _nominal(tokens[i].lower)


def _nominal(word: str) -> bool:
    return (is_function(word) and word not in auxiliaries()) or is_plural(word)


def _acts(verb: Verb) -> bool:
    """Whether the words before a form that is a noun as well are a speaker: a name, a pronoun or a document."""
    source = verb.tokens[slice(*verb.source)]
    if any(token.lower in documents() for token in source) or source[-1].lower in PRONOUNS:
        return True
    begins = verb.source == (verb.start, verb.start + 1) and (is_plural(source[-1].lower) or source[-1].lower == "it")
    return source[-1].capital and not (begins and verb.lemma in _EVIDENCE)
