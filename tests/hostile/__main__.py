"""`make hostile`: every hostile class through every entrance there is, with what it cost.

Prints a line for each class: cases, outcomes, peak memory above the start of the class (of this process, servers included, and of
the reading child), longest time. Ends with 1 if an outcome is wrong, anything is raised, or a private address is dialled.
"""

import sys
from collections import defaultdict

from services.fetcher.discovery.child import close_children
from tests.hostile.case import HostileCase
from tests.hostile.cases import ABSENT, all_cases
from tests.hostile.running import Result, ran


def main() -> int:
    classes: dict[int, list[HostileCase]] = defaultdict(list)
    for case in all_cases():
        classes[case.number].append(case)
    print(f"{'class':>5} {'cases':>5} {'wrong':>5} {'MB':>5} {'child':>5} {'seconds':>7}  outcomes")
    results = [ran(cases) for _, cases in sorted(classes.items())]
    for result in results:
        print(line(result), flush=True)
    for number, reason in ABSENT.items():
        print(f"{number:>5} {'-':>5}  not here: {reason}")
    close_children()
    wrong = [each for result in results for each in result.wrong]
    print(f"{len(results)} classes, {sum(result.cases for result in results)} cases, {len(wrong)} wrong,", end=" ")
    peak = max(max(result.megabytes, result.child_megabytes) for result in results)
    print(f"peak +{peak:.0f} MB, longest {max(result.seconds for result in results):.1f} s")
    print("\n".join(wrong), end="\n" if wrong else "")
    return int(bool(wrong))


def line(result: Result) -> str:
    outcomes = ", ".join(f"{name} {count}" for name, count in result.outcomes.most_common(6))
    cost = f"{result.megabytes:>5.0f} {result.child_megabytes:>5.0f} {result.seconds:>7.2f}"
    return f"{result.number:>5} {result.cases:>5} {len(result.wrong):>5} {cost}  {outcomes}"


if __name__ == "__main__":
    sys.exit(main())
