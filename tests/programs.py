"""Programs of Debian packages that some tests need: without them they skip and say so, on CI they fail."""

import os
import shutil

import pytest

# Read now: a test's environment holds none of our variables.
ON_CI = "TALLYWIRE_CI" in os.environ


def needs(package: str, *programs: str) -> pytest.MarkDecorator:
    """Skip a test where a program of a Debian package is not installed."""
    missing = [program for program in programs if shutil.which(program) is None]
    reason = f"{', '.join(missing)} not installed: apt-get install --no-install-recommends {package}"
    return pytest.mark.skipif(bool(missing) and not ON_CI, reason=reason)
