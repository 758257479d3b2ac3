"""The scorers that come with the measuring sets, loaded from their folders: they are not part of the project."""

import importlib.util
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
