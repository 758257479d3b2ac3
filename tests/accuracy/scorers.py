"""The scorers that come with the measuring sets, loaded from their folders: they are not part of the project."""

import gzip
import importlib.util
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType


@cache
def scorer(folder: Path) -> ModuleType:
    """The module `score.py` of a measuring set."""
    spec = importlib.util.spec_from_file_location(f"score_{folder.name}", folder / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fixture_pages(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    """The (id, URL, bytes) of each page of the Fundus fixtures."""
    for fixture in scorer(folder).fixtures(folder):
        yield fixture["id"], fixture["url"] or "", gzip.decompress(Path(fixture["html"]).read_bytes())
