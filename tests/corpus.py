"""Invented news pages in any number: the same seed gives the same pages."""

import random
from pathlib import Path

TOWNS = ("Norwick", "Aldmere", "Port Senna", "Greyhaven", "Lower Tarn", "Bexholm", "Oststrand", "Karrow")
OUTLETS = ("Norwick Herald", "Senna Courier", "Tarn Valley News", "The Greyhaven Mail")
LINES = (
    "More than {n:,} people left {town} on {day}, according to the regional governor.",
    "The town hall said {n:,} households had lost power after the storm reached {town}.",
    "A ferry with {m} passengers waited outside {town} until the wind fell.",
    "The ministry of transport put the cost of the repairs at €{m} million.",
    "About {p}% of the voters in {town} took part, {q} percentage points fewer than four years ago.",
    "Police arrested {m} demonstrators near the station, a spokesman told the agency.",
    "Rescue teams from {town} searched the valley through the night and found no one missing.",
    "Officials promised to publish the full report before the end of the month.",
)
SPANS = {"n": (200, 90_000), "m": (11, 190), "p": (20, 90), "q": (2, 9)}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def page(number: int, seed: int = 0) -> str:
    """One page as HTML, with title, outlet, date and eight to fourteen sentences."""
    chance = random.Random(f"{seed}/{number}")
    town, outlet = chance.choice(TOWNS), chance.choice(OUTLETS)
    sentences = [_sentence(chance) for _ in range(chance.randint(8, 14))]
    paragraphs = "".join(f"<p>{' '.join(sentences[at : at + 2])}</p>" for at in range(0, len(sentences), 2))
    title = f"Day {number} of the storm: what we know from {town}"
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | {outlet}</title>'
        f'<meta property="og:site_name" content="{outlet}"><meta property="og:title" content="{title}">'
        f'<meta property="article:published_time" content="2026-03-{1 + number % 28:02d}T08:00:00+00:00"></head>'
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


def _sentence(chance: random.Random) -> str:
    numbers = {
        "n": chance.randint(200, 90_000),
        "m": chance.randint(11, 190),
        "p": chance.randint(20, 90),
        "q": chance.randint(2, 9),
    }
    return chance.choice(LINES).format(town=chance.choice(TOWNS), day=chance.choice(DAYS), **numbers)


def write(folder: Path, count: int, seed: int = 0) -> list[Path]:
    """Write so many pages into a folder; gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"page-{number:04d}.html" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(page(number, seed), encoding="utf-8")
    return paths
