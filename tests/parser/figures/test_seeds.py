"""The five articles of the first case, where they stand beside the repository."""

from pathlib import Path

import pytest

from tests.accuracy.seeds import seeds

DATA = Path(__file__).parents[4] / "shared" / "bench"


@pytest.mark.skipif(not (DATA.parent / "seeds").is_dir(), reason="the measuring sets are not beside the repository (../shared)")
def test_the_five_articles_are_read():
    found = seeds(DATA)
    assert found["seeds_f1"] >= 0.98
    assert all(found[f"seeds_{name}"] >= 0.9 for name in ("bound", "kind", "section", "unit", "counted", "event", "status"))
