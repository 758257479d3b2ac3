"""Commands about topics: add, list, remove."""

from typing import Annotated

import typer

from services.cli import output
from services.cli.stack import stack
from services.contracts.errors import PageError, UsageError

Json = Annotated[bool, output.JSON]
Name = Annotated[str, typer.Argument(metavar="NAME", help="What you call it.", show_default=False)]
app = typer.Typer()
topic = typer.Typer(help="What to keep of the sources' links: add, list, remove. Without topics all are kept.")
app.add_typer(topic, name="topic")


@topic.command("add", epilog='Example: tallywire topic add draft --any "mobilisation, call-up" --any "conscript*" --all Russia')
def add(
    name: Name,
    any_of: Annotated[list[str] | None, typer.Option("--any", help="Phrases of which one must stand there.")] = None,
    all_of: Annotated[list[str] | None, typer.Option("--all", help="Phrases that must all stand there.")] = None,
    source: Annotated[str | None, typer.Option(help="Only for this source (a URL) and those it names.")] = None,
    as_json: Json = False,
) -> None:
    """Keep only links whose title or summary match one of the topics, or whose text does where neither is stated.

    Whole words, whatever their case; commas part phrases; `mobilis*` is every word that begins so.
    """
    with stack():
        from services.store import topics
        from services.store.matching import phrases

        wanted, needed = phrases(any_of or []), phrases(all_of or [])
        try:
            topics.add(name, wanted, needed, source)
        except PageError as error:
            raise UsageError(f"{source}: {error}") from None
    if as_json:
        output.emit({"name": name, "any_of": wanted, "all_of": needed, "source": source})
    else:
        output.say(f"topic {name}: added; it holds for links found from now on")


@topic.command("list", epilog="Example: tallywire topic list --json")
def list_(as_json: Json = False) -> None:
    """List the topics."""
    with stack():
        from services.store import topics

        found = topics.listed()
    if as_json:
        output.emit(found)
    else:
        rows = ({**row, "any of": row["any_of"], "all of": row["all_of"], "source": row["source"] or "all"} for row in found)
        output.table(("name", "any of", "all of", "source", "added_at"), rows, wide="any of")


@topic.command("remove", epilog="Example: tallywire topic remove draft")
def remove(name: Name, as_json: Json = False) -> None:
    """Remove a topic; what it kept stays."""
    with stack():
        from services.store import topics

        topics.remove(name)
    if as_json:
        output.emit({"removed": name})
    else:
        output.say(f"topic {name}: removed")
