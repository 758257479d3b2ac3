"""Speakers before a colon that begin a line, and headlines: "SMITH: We lost 40 jobs.", "Police: 3 dead", "Poll: 40% …"."""

from collections.abc import Sequence

from services.parser.figures.attributed import Attribution
from services.parser.figures.grammar import is_function
from services.parser.figures.names import announcers, documents
from services.parser.figures.nouns import Span
from services.parser.figures.speakers import QUOTES
from services.parser.figures.tokens import Token, glued

# Words of the name that begins a line of a transcript.
_LABEL = 4
# Letters of the words that headlines write small, and how many longer words make a headline.
_SMALL = 3
_HEADLINE = 4
# Tokens of a headline at most.
_LONGEST = 40


def script(tokens: Sequence[Token], span: Span) -> Attribution | None:
    """ "SMITH: We lost 40 jobs.": a name in capitals and a colon, as transcripts have it; "Poll: 40% …", as headlines do."""
    first = span[0]
    if all(token.text != ":" for token in tokens[first + 1 : first + 1 + _LABEL]):
        return None
    if first + 2 < span[1] and tokens[first + 1].text == ":" and tokens[first].lower in documents():
        return Attribution((first, first + 1), (first + 2, span[1]), "say", "document and colon", first)
    if headed := _headline(tokens, span):
        return headed
    i = _past_label(tokens, span)
    lettered = i == first + 1 and len(tokens[first].text) == 1  # "Q:" and "A:" name nobody
    named = first < i < span[1] - 2 and tokens[i].text == ":" and glued(tokens[i - 1], tokens[i]) and not lettered
    return Attribution((first, i), (i + 1, span[1]), ":", "transcript", i) if named else None


def _headline(tokens: Sequence[Token], span: Span) -> Attribution | None:
    """ "Peru police: 3 dead in crash": one who makes announcements, and a colon, begin the sentence."""
    ahead = range(span[0] + 1, min(span[0] + 1 + _LABEL, span[1] - 2))
    i = next((j for j in ahead if tokens[j].text == ":"), None)
    if i is None or tokens[i - 1].lower not in announcers() or any(tokens[j].kind != "word" for j in range(span[0], i)):
        return None
    return Attribution((span[0], i), (i + 1, span[1]), "say", "headline", i)


def _past_label(tokens: Sequence[Token], span: Span) -> int:
    """The index past the name in capitals that begins the sentence, or past a name there before a colon and a quotation."""
    first, past = span[0], min(span[1], span[0] + _LABEL)
    capitals = next((j for j in range(first, past) if not (tokens[j].text.isupper() and tokens[j].kind == "word")), past)
    if capitals > first:
        return capitals
    named = next((j for j in range(first, past) if not tokens[j].capital), past)
    return named if named + 1 < span[1] and tokens[named + 1].text in QUOTES else first


def title_case(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a headline writes its words with capitals, so that one says nothing of a word."""
    near = tokens[span[0] : min(span[1], span[0] + _LONGEST)]
    long = [token for token in near if token.kind == "word" and len(token.text) > _SMALL and not is_function(token.lower)]
    return len(long) >= _HEADLINE and all(token.capital for token in long)
