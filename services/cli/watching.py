"""Commands about sources: watch, unwatch, sources."""

import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Annotated, Any

import typer

from services.cli import output
from services.cli.extract import stdin_lines
from services.cli.stack import stack, stack_settings
from services.contracts.contact import require_contact
from services.contracts.errors import PageError, UsageError
from services.contracts.settings import load

app = typer.Typer()
Json = Annotated[bool, output.JSON]
PATIENCE = 60.0


@app.command(epilog="Example: tallywire watch https://example.org/")
def watch(
    urls: Annotated[list[str] | None, typer.Argument(help="Feeds, sitemaps, lists or home pages.", show_default=False)] = None,
    opml: Annotated[Path | None, typer.Option(help="An OPML file of feeds; `-` for standard input.")] = None,
    recheck: Annotated[
        bool | None,
        typer.Option("--recheck/--no-recheck", help="Look again at its pages later; also for a source watched already."),
    ] = None,
    as_json: Json = False,
) -> int:
    """Watch sources: find out what each is, and fetch the articles that it names from now on."""
    given = [*(urls or []), *(_outlined(opml) if opml else [])]
    if not given:
        raise UsageError("no URL given: `tallywire watch https://…`, or --opml with a file of feeds")
    require_contact(given, stack_settings())
    with stack(work=True):
        from services.store import sources
        from services.store.tasks import wake

        settings, refused, watched = load(), 0, []
        for url in given:
            try:
                watched.append(sources.watch(url, settings, rechecks=recheck)[0])
            except PageError as error:
                refused += 1
                output.say(f"tallywire: {url[:200]}: refused: {error}")
        wake()
        found = _looked_at(set(watched))
    _tell(found, as_json)
    return int(bool(refused) or any(row["reason"] for row in found))


def _outlined(path: Path) -> list[str]:
    """The feeds that an OPML file names. Raises UsageError for what is none."""
    try:
        text = "".join(stdin_lines()) if path == Path("-") else path.read_text("utf-8")
        root = ET.fromstring(text)  # noqa: S314 the user's own file; expat refuses the growth of entities
    except (OSError, ET.ParseError, UnicodeError) as error:
        raise UsageError(f"{path}: no OPML file: {error}") from None
    return [url for outline in root.iter("outline") if (url := outline.get("xmlUrl"))]


def _looked_at(watched: set[int]) -> list[dict[str, Any]]:
    """The sources, once each has been asked or a minute has passed."""
    from services.store import sources

    until = time.monotonic() + PATIENCE
    while True:
        found = [row for row in sources.listed() if row["id"] in watched]
        if all(row["last_success"] or row["reason"] for row in found) or time.monotonic() > until:
            return found
        time.sleep(0.2)


def _tell(found: list[dict[str, Any]], as_json: bool) -> None:
    if as_json:
        output.emit(found)
        return
    for row in found:
        what = row["kind"] or "not known yet"
        state = f"{row['reason']}: {row['detail']}" if row["reason"] else what.replace("_", " ")
        sys.stdout.write(f"{row['id']}\t{row['url']}\t{state}\t{row['title'] or ''}\n")


@app.command(epilog="Example: tallywire unwatch 3")
def unwatch(numbers: Annotated[list[int], typer.Argument(metavar="ID…", help="From `tallywire sources`.")]) -> None:
    """Watch sources no more; what they brought stays."""
    with stack():
        from services.store import sources

        unknown = [number for number in numbers if not sources.unwatch(number)]
    if unknown:
        raise UsageError(f"no source {unknown[0]} is watched: `tallywire sources` lists them")


COLUMNS = ("id", "kind", "state", "last_attempt", "last_success", "last_new", "a day", "left out", "url")


@app.command(epilog="Example: tallywire sources --silent")
def sources(
    silent: Annotated[bool, typer.Option("--silent", help="Only those fallen silent against their own history.")] = False,
    opml: Annotated[bool, typer.Option("--opml", help="Print the feeds as OPML.")] = False,
    as_json: Json = False,
) -> None:
    """List the sources: when each was asked, when it last brought something new, how much it brings a day."""
    with stack():
        from services.store import sources as store

        found = [row for row in store.listed() if row["silent"] or not silent]
    if as_json:
        output.emit(found)
    elif opml:
        sys.stdout.write(_opml(found))
    else:
        output.table(COLUMNS, map(_row, found), wide="url")


@app.command("left-out", epilog="Example: tallywire left-out --source 3")
def left_out(
    source: Annotated[int | None, typer.Option(help="Only of this source; from `tallywire sources`.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 200,
    as_json: Json = False,
) -> None:
    """List links that sources named and that were not fetched: off_topic, above their host's budget, or an old backlog."""
    with stack():
        from services.store import links

        found = links.left_out(limit, source)
    if as_json:
        output.emit(found)
    else:
        output.table(("left_at", "reason", "title", "url", "source"), found, wide="title")


def _row(source: dict[str, Any]) -> dict[str, Any]:
    state = source["reason"] if source["state"] == "failing" else source["state"]
    a_day = f"{source['expected']:.1f}" if source["expected"] is not None else ""
    left = source["off_topic"] + source["over_budget"] + source["backlog"]
    return {**source, "state": state, "a day": a_day, "left out": left}


def _opml(found: list[dict[str, Any]]) -> str:
    root = ET.Element("opml", version="2.0")
    ET.SubElement(ET.SubElement(root, "head"), "title").text = "Tallywire's sources"
    body = ET.SubElement(root, "body")
    for source in found:
        if source["kind"] == "feed" and source["active"]:
            title = source["title"] or source["url"]
            ET.SubElement(body, "outline", type="rss", text=title, title=title, xmlUrl=source["url"])
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"
