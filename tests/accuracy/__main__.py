"""Print every accuracy measure as one `name value` line: `python -m tests.accuracy DATA`, DATA laid out as ../shared/bench."""

import sys
from pathlib import Path

from tests.accuracy import articles, pages
from tests.accuracy.displacement import displacement
from tests.accuracy.newsquant import newsquant, rtext
from tests.accuracy.polnear import attribution
from tests.accuracy.seeds import seeds


def main(folder: str = "../shared/bench") -> None:
    for measure in (newsquant, rtext, displacement, attribution, seeds, articles.measure, pages.measure):
        for name, value in measure(Path(folder)).items():
            print(f"{name} {value:.4f}")  # noqa: T201 the output of the command


if __name__ == "__main__":
    main(*sys.argv[1:])
