"""Commands that look at what there is: articles, show, compare, export, trace, quarantine, replay."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from services.cli import figures, output
from services.cli.exporting import opened, write_csv, write_lines
from services.cli.stack import stack
from services.contracts.errors import PageError, UsageError
from services.contracts.settings import load
from services.contracts.urls import canonical_url

app = typer.Typer()
Json = Annotated[bool, output.JSON]
Reserved = Annotated[bool, typer.Option("--include-reserved", help="Also texts that their pages withhold: with permission only.")]
Limit = Annotated[int, typer.Option(min=1, help="At most so many.")]


@app.command(epilog="Example: tallywire articles --limit 20")
def articles(limit: Limit = 50, as_json: Json = False) -> None:
    """List the articles, newest first."""
    with stack():
        from services.store import reads

        found = reads.articles(limit)
    if as_json:
        output.emit(found)
    else:
        rows = ({**article, "published": (article["published"] or "")[:16]} for article in found)
        output.table(("id", "published", "outlet", "figures", "title", "url"), rows, wide="title")


@app.command(epilog="Example: tallywire show 1")
def show(
    number: Annotated[int, typer.Argument(metavar="ID", help="From `tallywire articles`.")],
    include_reserved: Reserved = False,
    as_json: Json = False,
) -> None:
    """Show one article with its pictures and figures; its text, unless its page withholds it."""
    with stack():
        from services.store import reads

        article = reads.article(number, obey=not (include_reserved or load().include_reserved))
    if article is None:
        raise UsageError(f"no article {number}: `tallywire articles` lists them")
    if as_json:
        output.emit(article)
        return
    sys.stdout.write(_written(article))
    output.table(figures.COLUMNS, map(figures.row, article["figures"]), wide="quote")


def _written(article: dict[str, Any]) -> str:
    about = (article["outlet"], ", ".join(article["authors"]), article["published"], article["url"])
    head = f"{article['title'] or '(no title)'}\n{' · '.join(part for part in about if part)}\n"
    kept = f"version {article['version']}, {article['segment']} at {article['offset']}\n"
    pictures = "".join(f"  [picture] {p['caption'] or p['url'] or ''} {p['credit'] or ''}\n" for p in article["pictures"])
    checks = "".join(f"  [check] {figures.check(relation)}\n" for relation in article["relations"])
    why = ", ".join(article["withheld"])
    body = f"[its page withholds the text: {why}; with permission: --include-reserved]" if why else article["body"]
    return f"{head}{kept}\n{body}\n\n{pictures}{checks}\n"


@app.command(epilog="Example: tallywire compare --outlets 3")
def compare(
    outlets: Annotated[int, typer.Option(min=1, help="Reported by at least so many outlets.")] = 2, as_json: Json = False
) -> None:
    """List the figures of different outlets that measure the same thing, together."""
    with stack():
        from services.store import reads
        from services.store.compare.families import families, outlet_of

        found = families(reads.stream_figures(), outlets)
    if as_json:
        output.emit([{"key": family.key._asdict(), "outlets": family.outlets, "figures": family.figures} for family in found])
        return
    for family in found:
        sys.stdout.write(f"\n{_measure(family.key)} ({len(family.outlets)} outlets)\n")
        rows = ({**figures.row(dict(figure)), "outlet": outlet_of(figure)} for figure in family.figures)
        output.table(("value", "outlet", "text", "source", "status"), rows, wide="text")


def _measure(key: Any) -> str:
    """What a family measures, in words."""
    unit = key.unit if key.kind != "count" else None
    there = "→ " + ", ".join(key.destination) if key.destination else None
    return f"{key.kind}: " + " · ".join(word for word in (key.event_class, key.counted, unit, there) if word)


@app.command(epilog="Example: tallywire export figures --format csv --out figures.csv")
def export(
    what: Annotated[str, typer.Argument(metavar="articles|figures")],
    form: Annotated[str, typer.Option("--format", help="jsonl or csv.")] = "jsonl",
    out: Annotated[Path | None, typer.Option(help="A file; standard output if not given.")] = None,
    include_reserved: Reserved = False,
) -> None:
    """Write every article or figure, one a line; an article without the text that its page withholds."""
    if what not in ("articles", "figures") or form not in ("jsonl", "csv"):
        raise UsageError("`tallywire export articles|figures --format jsonl|csv`")
    with stack(), opened(out) as file:
        from services.store import reads

        obey = not (include_reserved or load().include_reserved)
        records = reads.stream_articles(obey=obey) if what == "articles" else reads.stream_figures()
        write = write_lines if form == "jsonl" else write_csv
        write(records, file)


@app.command(epilog="Example: tallywire trace https://example.org/news/1")
def trace(url: Annotated[str, typer.Argument(help="As submitted; or a file's path.")], as_json: Json = False) -> None:
    """Show every state a URL passed through: when, why, which attempt, and where in the archive it lies."""
    with stack():
        from services.store import reads

        found = reads.trace(_named(url))
    if not found:
        raise UsageError(f"{url} was never accepted: `tallywire add` or `tallywire import` it")
    if as_json:
        output.emit(found)
    else:
        output.table(("at", "row", "cause", "state", "reason", "attempt", "segment", "offset", "detail"), found, wide="detail")


def _named(url: str) -> str:
    """The ledger's form of a URL; a path is that of an imported file."""
    try:
        return canonical_url(url)
    except PageError:
        return url if url.startswith("file:") else Path(url).resolve().as_uri()


quarantine = typer.Typer(help="Rows that killed their worker, or that the parser failed over: list, requeue, drop.")
app.add_typer(quarantine, name="quarantine")
Rows = Annotated[list[int], typer.Argument(metavar="ROW…", help="From `tallywire quarantine list`.")]


@quarantine.command("list", epilog="Example: tallywire quarantine list")
def quarantine_list(as_json: Json = False) -> None:
    """List the rows in quarantine."""
    with stack():
        from services.store import reads

        found = reads.quarantined()
    if as_json:
        output.emit(found)
    else:
        output.table(("row", "reason", "deaths", "changed_at", "url", "detail"), found, wide="detail")


@quarantine.command("requeue", epilog="Example: tallywire quarantine requeue 12 13")
def quarantine_requeue(rows: Rows) -> None:
    """Give rows another chance."""
    _through_the_door("requeue", rows)


@quarantine.command("drop", epilog="Example: tallywire quarantine drop 12")
def quarantine_drop(rows: Rows) -> None:
    """Close rows for good, as `gone: dropped`."""
    _through_the_door("drop", rows)


def _through_the_door(name: str, rows: list[int]) -> None:
    with stack():
        from services.store import ledger

        doors: dict[str, Callable[[list[int]], int]] = {"requeue": ledger.requeue, "drop": ledger.drop}
        done = doors[name](rows)
    if done < len(rows):
        raise UsageError(f"{done} of {len(rows)}: the others are not in quarantine")
    output.say(f"{name}: {done}")


@app.command(epilog="Example: tallywire replay --apply")
def replay(
    apply: Annotated[bool, typer.Option("--apply/--dry-run", help="Put the new parse in place, or only compare.")] = False,
    as_json: Json = False,
) -> int:
    """Parse the archived captures again with this parser, and say what changes."""
    with stack(work=True):
        from services.cli.waiting import watch
        from services.store import reads
        from services.store.ledger import open_replay
        from services.store.tasks import wake

        number, total = open_replay(apply=apply)
        wake()
        watch("parsed again", total, lambda: total - reads.replay(number)["live"])
        found = reads.replay(number)
    if as_json:
        output.emit({"replay": number, "applied": apply, **found})
    else:
        verb = "changed" if apply else "would change"
        sys.stdout.write(
            f"{total} articles parsed again: {found['articles_changed']} articles, {found['texts_changed']} texts {verb}, "
            f"figures +{found['figures_added']} −{found['figures_removed']}, {found['failed']} failed\n"
        )
    return int(found["failed"] > 0)
