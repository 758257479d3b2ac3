"""The displacement excerpts: the labelled figure found or not, its term among IDMC's thirteen, people or households."""

import json
import re
from pathlib import Path

from services.contracts.records import Bound, Figure
from services.parser.figures.reader import read_sentence

# Labels that the excerpt itself contradicts (see the set's README): number labelled, number written.
CORRECTED = {26000: 260000, 250000: 350000, 4500: 5400, 6600: 66000}
# Our event classes by the names of the set; any other event leaves them displaced.
TERMS = {
    "evacuation": "Evacuated",
    "departure": "Forced to Flee",
    "shelter": "Sheltered",
    "relief_camp": "In Relief Camp",
    "relocation": "Relocated",
    "movement": "Relocated",
    "homelessness": "Homeless",
    "destroyed_housing": "Destroyed Housing",
    "partially_destroyed_housing": "Partially Destroyed Housing",
    "uninhabitable_housing": "Uninhabitable Housing",
}
HOUSEHOLDS = re.compile(r"\b(?:famil|househ|homes?\b|houses?\b|dwelling|housing)", re.IGNORECASE)


def rows(data: Path) -> list[dict[str, object]]:
    lines = (data / "displacement" / "idetect.jsonl").read_text("utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row.get("Quantity")]


def labelled(row: dict[str, object]) -> tuple[float, ...]:
    """The number that the label names, and the corrected one where the excerpt contradicts the label."""
    quantity = row["Quantity"]
    other = CORRECTED.get(quantity)
    return (quantity, other) if other else (quantity,)


def match(row: dict[str, object]) -> Figure | None:
    """Our figure that is the labelled number: one of its ends, or within a vague interval."""
    figures = read_sentence(str(row["excerpt"]))
    for value in labelled(row):
        for figure in figures:
            if value in (figure.low, figure.high):
                return figure
    for figure in figures:
        if figure.bound is Bound.VAGUE and figure.low <= row["Quantity"] <= figure.high + 1:
            return figure
    return None


def term_of(figure: Figure) -> str:
    return TERMS.get(figure.event_class or "", "Displaced")


def unit_of(figure: Figure) -> str:
    return "Households" if HOUSEHOLDS.search(figure.counted or "") else "People"


def displacement(data: Path) -> dict[str, float]:
    wanted = [(row, match(row)) for row in rows(data)]
    found = [(row, figure) for row, figure in wanted if figure is not None]
    return {
        "displacement_found": len(found) / len(wanted),
        "displacement_term": sum(term_of(figure) == row["Term"] for row, figure in found) / len(found),
        "displacement_unit": sum(unit_of(figure) == row["Unit"] for row, figure in found) / len(found),
    }
