"""Commands that run Tallywire: up, demo, status, doctor."""

import sys
from typing import Annotated

import typer

from services.cli import output
from services.cli.stack import stack
from services.contracts import logs
from services.contracts.contact import MISSING
from services.contracts.settings import load
from services.contracts.states import LIVE, Reason

app = typer.Typer()
Json = Annotated[bool, output.JSON]


@app.command(epilog="Example: TALLYWIRE_HOME=/srv/tallywire tallywire up")
def up() -> None:
    """Run all of it in this terminal until Ctrl-C: servers, workers and the web page."""
    from services.embedded.home import Running
    from services.embedded.hooks import store_hooks
    from services.embedded.supervisor import up as supervise

    settings = load()
    logs.configure(settings)

    def started(found: Running) -> None:
        output.say(f"Tallywire runs: {found.web} shows it. Data in {found.home}. Ctrl-C stops it.")
        if not settings.contact:
            output.say(f"tallywire: {MISSING}.")

    supervise(settings, store_hooks(settings), started)
    output.say("Tallywire has stopped.")


@app.command(epilog="Example: tallywire demo --once")
def demo(
    once: Annotated[bool, typer.Option("--once", help="End when the figures are shown, without waiting for Ctrl-C.")] = False,
) -> int:
    """Fetch five invented articles from a local site, read their figures, and line them up. Touches no data of yours."""
    from services.cli.demo import run

    return run(load(), once=once)


@app.command(epilog="Example: tallywire status --json")
def status(as_json: Json = False) -> None:
    """Count everything: rows of the ledger by state, articles, versions, figures."""
    with stack():
        from services.store import reads

        found = reads.status()
    if as_json:
        output.emit(found)
        return
    output.table(("state", "rows"), [{"state": state, "rows": n} for state, n in found["states"].items() if n])
    sys.stdout.write(
        f"\n{found['accepted']} accepted, {found['live']} live, {found['terminal']} ended; "
        f"{found['articles']} articles in {found['versions']} versions with {found['figures']} figures\n"
    )
    for row in found["reasons"]:
        if row["state"] in LIVE:
            sys.stdout.write(f"{row['n']} wait: {MISSING if row['reason'] == Reason.CONTACT else row['reason']}\n")


@app.command(epilog="Example: tallywire doctor")
def doctor(as_json: Json = False) -> int:
    """Check what Tallywire needs on this machine; each line that is not ok says what to do."""
    from services.embedded.doctor import checks
    from services.embedded.hooks import store_hooks

    settings = load()
    found = checks(settings, store_hooks(settings))
    if as_json:
        output.emit([check._asdict() for check in found])
    else:
        rows = ({"": "ok" if check.ok else "NO", "check": check.name, "found": check.line} for check in found)
        output.table(("", "check", "found"), rows, wide="found")
    return int(not all(check.ok for check in found))
