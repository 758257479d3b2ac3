"""Commands that take news in: add, import, extract, numbers."""

from pathlib import Path
from typing import Annotated

import typer

from services.cli import extract as extraction
from services.cli import output
from services.cli.stack import stack, stack_settings
from services.contracts.contact import require_contact
from services.contracts.errors import UsageError
from services.contracts.settings import load

app = typer.Typer()
Wait = Annotated[bool, typer.Option("--wait", help="Wait until all of it has ended, and say how.")]
Paths = Annotated[list[Path], typer.Argument(help="txt, html or html.gz files, or folders of them.", show_default=False)]
Json = Annotated[bool, output.JSON]
DASH = Path("-")


@app.command(epilog="Example: tallywire add https://example.org/news/1 --wait")
def add(
    urls: Annotated[list[str] | None, typer.Argument(help="URLs of articles.", show_default=False)] = None,
    file: Annotated[Path | None, typer.Option(help="A text file with a URL a line; `-` for standard input.")] = None,
    wait: Wait = False,
    as_json: Json = False,
) -> int:
    """Accept URLs: each is fetched, kept and read. Accepted means committed to the ledger."""
    given = [*(urls or []), *(_listed(file) if file else [])]
    if not given:
        raise UsageError("no URL given: `tallywire add https://…`, or --file with a URL a line")
    require_contact(given, stack_settings())
    with stack(work=wait):
        from services.cli.waiting import wait_for
        from services.store.ledger import accept

        return wait_for(accept(given), wait=wait, as_json=as_json)


def _listed(file: Path) -> list[str]:
    try:
        lines = list(extraction.stdin_lines()) if file == DASH else file.read_text("utf-8", "replace").splitlines()
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror}") from None
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


@app.command("import", epilog="Example: tallywire import pages/ --wait")
def import_(given: Paths, wait: Wait = False, as_json: Json = False) -> int:
    """Accept files: each is kept in the archive as it is, and read."""
    files = list(extraction.paths(given))
    if not files:
        raise UsageError("no txt, html or html.gz file there")
    with stack(work=wait):
        from services.cli.importing import import_files
        from services.cli.waiting import wait_for

        accepted, faults = import_files(files, load())
        for fault in faults:
            output.say(f"tallywire: {fault}")
        return wait_for(accepted, wait=wait, as_json=as_json) or int(bool(faults))


@app.command(epilog="Example: tallywire extract page.html story.txt --records figures")
def extract(
    given: Annotated[
        list[Path], typer.Argument(metavar="PATH…|-", help="Files or folders; `-` reads JSON Lines.", show_default=False)
    ],
    records: Annotated[str, typer.Option(help="articles or figures.")] = "articles",
    jobs: Annotated[int, typer.Option(min=1, help="Processes.")] = 1,
) -> int:
    """Print article records as JSON Lines, without any service. `-` reads JSON Lines `{"url", "html"}` or `{"url", "text"}`."""
    if records not in ("articles", "figures"):
        raise UsageError(f"--records {records}: articles or figures")
    limit = load().page_bytes
    if given == [DASH]:
        sources = extraction.from_lines(extraction.stdin_lines())
    else:
        sources = (extraction.from_file(path, limit) for path in extraction.paths(given))
    faults = 0
    for done in extraction.extract_all(sources, figures=records == "figures", limit=limit, jobs=jobs):
        for record in done.records:
            output.emit(record)
        if done.fault:
            faults += 1
            output.say(f"tallywire: {done.name}: {done.fault}")
    return int(bool(faults))


@app.command(epilog="""Example: echo '{"id": 1, "text": "Some 300 people fled."}' | tallywire numbers -""")
def numbers(source: Annotated[str, typer.Argument(metavar="-", help="Standard input.")] = "-") -> int:
    """Print the figures of sentences: JSON Lines `{"id", "text"}` in, `{"id", "figures"}` out."""
    if source != "-":
        raise UsageError("numbers reads standard input: tallywire numbers - < sentences.jsonl")
    faults = 0
    for answer in extraction.numbers(extraction.stdin_lines()):
        if isinstance(answer, str):
            faults += 1
            output.say(f"tallywire: {answer}")
        else:
            output.emit(answer)
    return int(bool(faults))
