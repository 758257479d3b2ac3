"""Commands about figures: list those of all articles, explain how a sentence is read."""

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from services.cli import output
from services.cli.stack import stack

if TYPE_CHECKING:
    from services.parser.figures.explain import Explanation, NumberRead

Json = Annotated[bool, output.JSON]

app = typer.Typer()
figures = typer.Typer(invoke_without_command=True)
app.add_typer(figures, name="figures")

COLUMNS = ("value", "text", "kind", "unit", "counted", "event", "place", "source", "status", "section", "quote")


def row(figure: dict[str, Any]) -> dict[str, Any]:
    """A figure's record as a row of a table."""
    places = [f"{place['role']} {place['name']}" for place in figure["place"]]
    return {**figure, "value": output.value_of(figure), "place": places, "source": " ← ".join(figure["source"])}


def check(relation: dict[str, Any]) -> str:
    """A relation as a line: what it reads and whether it holds."""
    return f"{relation['reads']} ({relation['kind']}): {'holds' if relation['holds'] else 'does not hold'}"


@figures.callback(epilog="Example: tallywire figures --kind count --event departure")
def list_figures(
    context: typer.Context,
    kind: Annotated[str | None, typer.Option(help="count, money, percent, …")] = None,
    event: Annotated[str | None, typer.Option(help="Class of event: departure, mobilisation, death, …")] = None,
    article: Annotated[int | None, typer.Option(help="Only this article's.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="At most so many.")] = 200,
    as_json: Json = False,
) -> None:
    """List the figures of all articles; `explain` shows how a sentence is read."""
    if context.invoked_subcommand is None:
        write_list(kind, event, article, limit, as_json)


def write_list(kind: str | None, event: str | None, article: int | None, limit: int, as_json: bool) -> None:
    """Print the figures of all articles, or those of a kind, a class of event, an article; at most `limit`."""

    def wanted(record: dict[str, Any]) -> bool:
        given = ((kind, record["kind"]), (event, record["event_class"]), (article, record["article"]["id"]))
        return all(wish is None or wish == value for wish, value in given)

    with stack():
        from itertools import islice

        from services.store import reads

        found = list(islice(filter(wanted, reads.stream_figures()), limit))
    if as_json:
        output.emit(found)
    else:
        rows = ({**row(record), "article": record["article"]["id"]} for record in found)
        output.table(("article", *COLUMNS[:-2]), rows, wide="text")


@figures.command("explain", epilog='Example: tallywire figures explain "At least 40 people left Ostend"')
def explain_sentence(
    sentence: Annotated[str, typer.Argument(help="The text to read.")],
    language: Annotated[str | None, typer.Option(help="ISO 639-1 code; English if not given.")] = None,
    published: Annotated[str | None, typer.Option(help="ISO date that “on Monday” is resolved against.")] = None,
    as_json: Json = False,
) -> None:
    """Show how a sentence is read: tokens, lexicon entries, numbers kept and left out, records and why. Needs no service."""
    from services.parser.figures.explain import explain

    found = explain(sentence, language=language, published=published)
    if as_json:
        output.emit(_plain(found))
    else:
        _write(found)


def _plain(found: "Explanation") -> dict[str, Any]:
    return {
        "text": found.text,
        "tokens": [asdict(token) for token in found.tokens],
        "numbers": [asdict(number) for number in found.numbers],
        "figures": [figure.model_dump(mode="json") for figure in found.figures],
        "relations": [relation.model_dump(mode="json") for relation in found.relations],
    }


def _write(found: "Explanation") -> None:
    sys.stdout.write("Tokens\n")
    output.table(("text", "kind", "entries"), [{**asdict(token), "entries": list(token.entries)} for token in found.tokens])
    sys.stdout.write("\nNumbers\n")
    output.table(("text", "form", "scale", "result"), [{**asdict(one), "result": _result(one)} for one in found.numbers])
    reasons = {number.figure: number.because for number in found.numbers}
    for number, figure in enumerate(found.figures):
        sys.stdout.write(f"\nFigure {number}\n")
        record = figure.model_dump(mode="json", exclude={"quote"}, exclude_defaults=True)
        sys.stdout.writelines(f"  {name}: {value}\n" for name, value in record.items())
        sys.stdout.writelines(f"  because {reason}\n" for reason in reasons.get(number, ()))
    if found.relations:
        sys.stdout.write("\nChecks\n")
        sys.stdout.writelines(f"  {check(relation.model_dump(mode='json'))}\n" for relation in found.relations)


def _result(number: "NumberRead") -> str:
    return f"figure {number.figure}" if number.left_out is None else f"left out: {number.left_out}"
