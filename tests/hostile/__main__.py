"""`make hostile`: every hostile class through every entrance there is, with what it cost.

Prints a line for each class: cases, outcomes, peak memory above the start of the class (of this process, servers included, and of
the reading child), longest time. Ends with 1 if an outcome is wrong, anything is raised, a private address is dialled, a peak is
above 64 MB, or a case takes longer than 31 s.
"""

import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from services.fetcher.discovery.child import close_children
from services.store import db
from services.store.migrate import migrate
from tests import servers
from tests.hostile.case import HostileCase
from tests.hostile.cases import ABSENT, all_cases
from tests.hostile.running import Result, ran
from tests.hostile.urls import SOURCE, pictured

LONGEST, MOST_MB, LEAST_CASES = 31.0, 64.0, 250


def main() -> int:
    classes: dict[int, list[HostileCase]] = defaultdict(list)
    for case in all_cases():
        classes[case.number].append(case)
    print(f"{'class':>5} {'cases':>5} {'wrong':>5} {'MB':>5} {'child':>5} {'seconds':>7}  outcomes")
    results = []
    with stage():
        for _, cases in sorted(classes.items()):
            results.append(ran(cases))
            print(line(results[-1]), flush=True)
    for number, reason in ABSENT.items():
        print(f"{number:>5} {'-':>5}  not here: {reason}")
    return verdict(results)


@contextmanager
def stage() -> Iterator[None]:
    """A ledger and a data folder of the run's own, where the settings look for them; at the end no reading child is left."""
    with servers.postgres() as database, tempfile.TemporaryDirectory() as home:
        migrate(database)
        with patch.dict(os.environ, {"TALLYWIRE_DATABASE_URL": database, "TALLYWIRE_HOME": home}):
            pictured(SOURCE)  # what is imported when it is first used is no case's cost
            yield
        db.close()
        close_children()


def verdict(results: list[Result]) -> int:
    wrong, cases = [each for result in results for each in result.wrong], sum(result.cases for result in results)
    peak = max(max(result.megabytes, result.child_megabytes) for result in results)
    longest = max(result.seconds for result in results)
    print(f"{len(results)} classes, {cases} cases, {len(wrong)} wrong, peak +{peak:.1f} MB, longest {longest:.1f} s")
    print("\n".join(wrong), end="\n" if wrong else "")
    return int(bool(wrong) or cases < LEAST_CASES or peak > MOST_MB or longest > LONGEST)


def line(result: Result) -> str:
    outcomes = ", ".join(f"{name} {count}" for name, count in result.outcomes.most_common(6))
    cost = f"{result.megabytes:>5.0f} {result.child_megabytes:>5.0f} {result.seconds:>7.2f}"
    return f"{result.number:>5} {result.cases:>5} {len(result.wrong):>5} {cost}  {outcomes}"


if __name__ == "__main__":
    sys.exit(main())
