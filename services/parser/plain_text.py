"""Crawled text without markup: title, by-line, captions, charts, junk and biographies told from the body by wording and place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from services.contracts.records import Picture, Section
from services.parser.captions import split_credit
from services.parser.metadata import Metadata
from services.parser.outline import squeeze
from services.parser.times import written_date
from services.parser.visible import line_authors
from services.parser.wording import LIST_ITEM, SOURCE_LINE, biography, is_correction, is_junk, says

LONGEST_TITLE = 200
LONGEST_LABEL = 60
TOP_LINES = 8
SENTENCE_END = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*$")
# What an agency sends with its pictures: "epa10213500 …", "PLACE, COUNTRY - MONTH 28: …", "(Photo by …".
WIRE = re.compile(r"^epa\d{6,}\b|^[^\W\d_a-z][^a-z]{3,60}\s[-–—]\s[A-Z]{3,9}\.? \d{1,2}(?:,? \d{4})?\s?:|\(Photo by [^)]+\)\s*$")
WIRE_ID = re.compile(r"^epa\d{6,}\s+")
SLASH_CREDIT = re.compile(r"[.!?”\"]\s+/\s+([^/.]{2,60})$")
HEADER_BAR = re.compile(r"\s+[|»]\s+")
OUTLET_LIKE = re.compile(
    r"news|times|post\b|herald|daily|gazette|tribune|journal|media|press\b|\btv\b|radio|zeitung|presse|diario", re.I
)
MAIL = re.compile(r"[\w.+-]+@((?:[\w-]+\.)+[a-z]{2,})", re.IGNORECASE)


@dataclass
class Reading:
    """What has been read so far: the parts in reading order, the pictures, what the lines say of outlet, authors and time,
    and notices of corrections."""

    parts: list[tuple[Section, str]] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    metadata: Metadata = field(default_factory=Metadata)
    corrections: list[str] = field(default_factory=list)
    wire: bool = False
    body: bool = False

    def note(self, **found: object) -> None:
        """Keep metadata that the text itself states; the first statement holds."""
        new = {name: value for name, value in found.items() if value and not getattr(self.metadata, name)}
        evidence = {**self.metadata.evidence, **dict.fromkeys(new, "text")}
        self.metadata = replace(self.metadata, **new, evidence=evidence)  # type: ignore[arg-type]

    def tell(self, line: str) -> None:
        self.parts.append((Section.BODY, line))
        self.body, self.wire = True, False

    def show(self, line: str) -> None:
        """Add a caption: an agency's caption and the outlet's own line after it belong to one picture."""
        wire = bool(WIRE.search(line))
        caption, credit = split_caption(line)
        if self.wire and not wire:
            last = self.pictures[-1]
            self.pictures[-1] = last.model_copy(update={"caption": caption, "credit": credit or last.credit})
        else:
            at = len(self.pictures)
            self.pictures.append(Picture(position=at, caption=caption or None, credit=credit, lead=at == 0 and not self.body))
        self.parts.append((Section.CAPTION, line))
        self.wire = wire


def split_caption(line: str) -> tuple[str, str | None]:
    """A caption line to (caption, credit), the agency's number left out."""
    slashed = SLASH_CREDIT.search(line)
    if slashed:
        return line[: slashed.start() + 1], slashed[1].strip()
    caption, credit = split_credit(WIRE_ID.sub("", line))
    return caption, credit


def is_caption(line: str) -> bool:
    """Whether a line's wording is a caption's: an agency's form, or a credit at its end."""
    return bool(WIRE.search(line) or SLASH_CREDIT.search(line) or split_credit(line)[1])


def is_title(line: str) -> bool:
    """Whether a first line is a headline: not long, and no sentence that ends in a full stop."""
    return len(line) <= LONGEST_TITLE and not line.endswith((".", ":", ";", ",", "。"))


def byline(line: str) -> tuple[tuple[str, ...], str | None]:
    """The authors and the date of a by-line or date line ("By A. Name in Place May 1, 2024"); nothing for another line."""
    if len(line) > LONGEST_TITLE // 2 or SENTENCE_END.search(line):
        return (), None
    authors, date = line_authors(line), written_date(line)
    words = len(re.findall(r"[^\W\d_]+", line))
    return authors, date if authors or (len(line) <= LONGEST_LABEL and words <= 6) else None


def chart_end(lines: list[str], start: int) -> int:
    """The index after a chart's legend at `start`: a bracket that lists answers, over one line or a few; else `start`."""
    if not lines[start].startswith("("):
        return start
    for end in range(start, min(start + 4, len(lines))):
        if lines[end].endswith(")"):
            joined = " ".join(lines[start : end + 1])
            return end + 1 if joined.count(",") >= 3 and not re.search(r"[.!?]\s", joined) else start
    return start


def read_top_line(reading: Reading, line: str) -> bool:
    """Read a line that stands before the body: the title again, a by-line, a caption. False where the body begins."""
    title = reading.metadata.title
    authors, date = byline(line)
    if authors or date:
        reading.note(authors=authors, published=date)
    elif line == title:
        return True
    elif is_caption(line) or (title and len(line) <= LONGEST_LABEL and not SENTENCE_END.search(line)):
        reading.show(line)
    else:
        return False
    return True


def read_top(reading: Reading, lines: list[str]) -> int:
    """Read title, repeated title, by-line and first caption; returns the index of the first line after them."""
    at = 0
    if lines and is_title(lines[0]):
        title = HEADER_BAR.split(lines[0])[0]
        reading.note(title=title)
        reading.parts.append((Section.TITLE, title))
        at = 1
    for index in range(at, min(at + TOP_LINES, len(lines))):
        if not read_top_line(reading, lines[index]):
            return index
    return min(at + TOP_LINES, len(lines))


def told(lines: list[str]) -> Iterator[str]:
    """The lines without comment form (all from its first line on) and lists of further sources."""
    listed = False
    for line in lines:
        if says("comment_form", line):
            return
        listed = bool(says("source_list", line) or (listed and LIST_ITEM.match(line)))
        if not listed:
            yield line


def read_line(reading: Reading, line: str, near_end: bool) -> None:
    """One line of the middle or end of a text."""
    source = SOURCE_LINE.fullmatch(line)
    author = biography(line) if near_end else None
    if source:
        reading.note(outlet=source[1])
    elif author:
        reading.note(authors=(author,))
    elif is_correction(line):
        reading.corrections.append(line)
    elif is_junk(line):
        mail = MAIL.search(line)
        reading.note(outlet=mail[1].split(".")[0].capitalize() if mail else None)
    elif is_caption(line):
        reading.show(line)
    else:
        reading.tell(line)


def note_outlet(reading: Reading) -> None:
    """Where no line names the outlet: the credit of a picture that is a paper's or a broadcaster's name."""
    for picture in reading.pictures:
        if picture.credit and OUTLET_LIKE.search(picture.credit):
            reading.note(outlet=picture.credit)


def read_plain_text(text: str) -> Reading:
    """Crawled text to parts, pictures and metadata. `text` has a block a line, with or without blank lines between."""
    lines = list(told([squeeze(line) for line in text.splitlines() if line.strip()]))
    reading = Reading()
    at = read_top(reading, lines)
    while at < len(lines):
        end = chart_end(lines, at)
        if end > at:
            asked = reading.parts.pop()[1] if reading.parts and reading.parts[-1][1].endswith("?") else ""
            reading.parts.append((Section.CHART, "\n".join(filter(None, [asked, *lines[at:end]]))))
            at = end
        else:
            read_line(reading, lines[at], near_end=at >= len(lines) - 3)
            at += 1
    note_outlet(reading)
    return reading
