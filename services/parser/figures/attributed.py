"""What one attribution is: a speaker, and the part of the sentence that is on his word."""

from dataclasses import dataclass

from services.parser.figures.nouns import Span


@dataclass(slots=True)
class Attribution:
    """A speaker named at the tokens `source` (with `further` sources he cites), and the tokens `content` that are on his word.

    Where the source is "who", `antecedent` is the name that it stands for; `rule` says in words what was recognised at
    token `cue`.
    """

    source: Span
    content: Span
    verb: str | None
    rule: str
    cue: int
    further: tuple[Span, ...] = ()
    antecedent: Span | None = None
