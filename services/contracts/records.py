"""What the parser makes of a page: the article, its blocks, pictures and figures. Values only, frozen, JSON both ways."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, field_validator

EXACT = 2**53


class Record(BaseModel):
    """A frozen value that refuses unknown fields and numbers that are none."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Section(StrEnum):
    """Which part of an article a piece of its text belongs to."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    TABLE = "table"
    CHART = "chart"


class Bound(StrEnum):
    """How the words bound the number. The direction of a change is kept apart, in `Change`."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    VAGUE = "vague"


class Kind(StrEnum):
    """What sort of quantity a figure is."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    RATIO = "ratio"
    DURATION = "duration"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    ENERGY = "energy"
    AGE = "age"
    SCORE = "score"
    RANK = "rank"
    INDEX = "index"
    OTHER = "other"


class Status(StrEnum):
    """Whether the figure is told as fact, plan, possibility or denial."""

    REPORTED = "reported"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


class RelationKind(StrEnum):
    """How figures of an article hang together; `Relation.figures` gives their order."""

    SUM = "sum"
    DIFFERENCE = "difference"
    SHARE = "share"
    MULTIPLE = "multiple"
    CHANGE = "change"
    RESTATED = "restated"


class Change(Record):
    """A change that the figure states: its direction (`up`, `down`), `by` or `to` the number, and the base if named."""

    direction: str
    mode: str
    base: str | None = None


class Place(Record):
    """A place of the event: its name as written, its role (`at`, `from`, `to`), its ISO 3166-1 alpha-2 code where known."""

    name: str
    role: str
    country: str | None = None


class Period(Record):
    """When, as ISO dates, both inclusive; `accuracy` is `day`, `week`, `month` or `year`."""

    start: str | None
    end: str | None
    accuracy: str


class Figure(Record):
    """One figure that an article reports. Offsets are characters into the article's text; `text` and `quote` equal its slices.

    `low` and `high` are equal for a point, and null at an open end where there is no number at all. `unit` is null for
    counts, ISO 4217 for money, else `percent`, `percentage_point`, `times` or the singular English name. `source` runs
    from the nearest speaker outwards and is empty where the outlet speaks for itself. `repeats` is the index, among the
    article's figures, of the first mention of the same figure; null at that mention.
    """

    text: str
    start: int
    end: int
    quote: str
    section: Section
    low: int | float | None
    high: int | float | None
    bound: Bound
    kind: Kind
    unit: str | None = None
    change: Change | None = None
    counted: str | None = None
    event: str | None = None
    event_class: str | None = None
    place: tuple[Place, ...] = ()
    period: Period | None = None
    source: tuple[str, ...] = ()
    source_span: tuple[int, int] | None = None
    status: Status = Status.REPORTED
    repeats: int | None = None

    @field_validator("low", "high")
    @classmethod
    def plain(cls, value: int | float | None) -> int | float | None:
        """Whole numbers as integers while a double holds them exactly, so that a record is the same after the database."""
        if value is None or abs(value) > EXACT:
            return value if value is None else float(value)
        return int(value) if value == int(value) else value


class Relation(Record):
    """A relation that the text states among figures of the article, and whether their numbers bear it out.

    `figures` are indices into the article's figures: the terms and their sum; minuend, subtrahend and difference; percentage,
    whole and part (a share); factor, base and product (a multiple); base, percentage and result (a change); the value and
    its restatement. `reads` is the relation in numbers; `holds` allows for the rounding and the bounds of the words.
    `quote` is the sentence that states it, `text[start:end]` of the article.
    """

    kind: RelationKind
    figures: tuple[int, ...]
    reads: str
    holds: bool
    quote: str
    start: int
    end: int


class Block(Record):
    """A run of an article's text that belongs to one section: `text[start:end]`."""

    section: Section
    start: int
    end: int


class Picture(Record):
    """A picture that belongs to the article. `position` counts from 0 in reading order; `url` is null in crawled text."""

    position: int
    url: str | None = None
    caption: str | None = None
    credit: str | None = None
    alt: str | None = None
    width: int | None = None
    height: int | None = None
    lead: bool = False


class Flag(StrEnum):
    """What a reader should know of a page that is kept as an article, but may be no whole one."""

    CONSENT_PAGE = "consent_page"
    LOGIN_WALL = "login_wall"
    PAYWALL_STUB = "paywall_stub"
    LIVE_BLOG = "live_blog"
    TOO_SHORT = "too_short"
    LANGUAGE = "language"


class Table(Record):
    """A data table of the article: its header, its rows of cells, its caption. `position` counts from 0 in reading order."""

    position: int
    caption: str | None = None
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class Right(StrEnum):
    """What a page's statements ask of whoever keeps it. The first four withhold its text from exports and pages."""

    NOARCHIVE = "noarchive"
    NOSNIPPET = "nosnippet"
    TDM_RESERVED = "tdm_reserved"
    NO_PROCESSING = "no_processing"
    NOINDEX = "noindex"
    NOIMAGEINDEX = "noimageindex"
    NOAI = "noai"
    NOIMAGEAI = "noimageai"
    NO_TRAINING = "no_training"


WITHHOLDING = (Right.NOARCHIVE, Right.NOSNIPPET, Right.TDM_RESERVED, Right.NO_PROCESSING)


class Statement(Record):
    """One statement of rights as it was made: `where` is `robots.txt`, `header` or `meta`, `name` in lower case."""

    where: str
    name: str
    value: str


class Rights(Record):
    """What a page states of the rights in it, raw and as flags; `tdm_policy` is the URL at which a licence is to be had."""

    statements: tuple[Statement, ...] = ()
    flags: tuple[Right, ...] = ()
    tdm_policy: str | None = None

    @property
    def withholds(self) -> tuple[Right, ...]:
        """The flags for which the text is not given out."""
        return tuple(flag for flag in WITHHOLDING if flag in self.flags)


class Article(Record):
    """What a page says. `text` is the whole stored text in reading order; `blocks` say which part is what.

    `published` and `modified` are ISO 8601, to the accuracy that the page gives. `evidence` names for each metadata
    field where it came from (`json-ld`, `meta`, `feed`, `text`, `url`), `refused` why a value that the page gives is not
    kept. `corrections` are notices that the article was changed, no part of its text. `signature` is a MinHash over the body's
    word shingles, in hexadecimal, 8 digits a permutation; two bodies are as alike as the share that is equal (Broder 1997).
    """

    url: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    canonical_url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    pictures: tuple[Picture, ...] = ()
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()
    evidence: dict[str, str] = {}
    standfirst: str | None = None
    section: str | None = None
    topics: tuple[str, ...] = ()
    paywalled: bool = False
    flags: tuple[Flag, ...] = ()
    corrections: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    signature: str | None = None
    refused: dict[str, str] = {}
    rights: Rights = Rights()

    @property
    def body(self) -> str:
        """The article's own text: its body blocks, without title, captions and tables."""
        return "\n\n".join(self.text[b.start : b.end] for b in self.blocks if b.section is Section.BODY)


class Document(Record):
    """A text with its blocks: what the figure reader reads."""

    text: str
    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, parts: Iterable[tuple[Section, str]]) -> Self:
        """Join parts in reading order into one text, a blank line between two, and note where each stands."""
        texts: list[str] = []
        blocks: list[Block] = []
        at = 0
        for section, text in parts:
            if text:
                blocks.append(Block(section=section, start=at, end=at + len(text)))
                texts.append(text)
                at += len(text) + 2
        return cls(text="\n\n".join(texts), blocks=tuple(blocks))
