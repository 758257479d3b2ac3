"""What an image holds, found without Docker: the rooms that the Dockerfile copies, the distributions that an extra brings."""

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
STAGE = re.compile(r"^FROM (\S+) AS rooms-(\w+)\n((?:COPY services/\S+ \S+\n)+)", re.MULTILINE)

# Runs in an interpreter of its own, whose import path holds the image's wheel and all installed distributions.
IMPORT_ALL = """
import importlib, pkgutil, sys
from importlib.abc import MetaPathFinder

class Wall(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top not in allowed | sys.stdlib_module_names and not top.startswith("_sysconfigdata_"):  # CPython's own
            raise ModuleNotFoundError(f"the image holds no {top}", name=name)

allowed = set(sys.argv[2].split(","))
sys.meta_path.insert(0, Wall())
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
    print(module.name)
"""


def rooms(service: str) -> set[str]:
    """The rooms that the image of a service holds, as the Dockerfile copies them."""
    stages = {name: (base, copied) for base, name, copied in STAGE.findall((ROOT / "deploy/Dockerfile").read_text())}
    base, copied = stages[service]
    found = {Path(line.split()[1]).name for line in copied.splitlines()}
    below = base.removeprefix("rooms-")
    return found | (rooms(below) if below in stages else set())


def closure(extra: str | None) -> set[str]:
    """The distributions that come with an extra of ours, with all that they need, by their canonical names."""
    found: set[tuple[str, str]] = set()
    open_: list[tuple[str, str]] = [("tallywire", extra or "")]
    while open_:
        name, wanted = open_.pop()
        if (name, wanted) not in found:
            found.add((name, wanted))
            open_ += _needs(name, wanted)
    return {name for name, _ in found}


def _needs(name: str, extra: str) -> list[tuple[str, str]]:
    needs = map(Requirement, metadata.requires(name) or [])
    met = [need for need in needs if need.marker is None or need.marker.evaluate({"extra": extra})]
    return [(canonicalize_name(need.name), wanted) for need in met for wanted in ("", *need.extras)]


def modules(distributions: set[str]) -> set[str]:
    """The top-level modules that these distributions hold."""
    installed = metadata.packages_distributions()
    return {module for module, owners in installed.items() if distributions & {canonicalize_name(owner) for owner in owners}}


def wheel(service: str, folder: Path) -> Path:
    """Build the wheel of a service's image from its rooms alone. Gives the folder it is unpacked in."""
    source = folder / "source"
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        _copy(ROOT / name, source / name)
    for path in (ROOT / "services").rglob("*"):
        parts = path.relative_to(ROOT / "services").parts
        if path.is_file() and "__pycache__" not in parts and parts[0] in rooms(service):
            _copy(path, source / "services" / Path(*parts))
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--no-index", "--no-compile", "--target", folder / "installed", source], check=True)
    return folder / "installed"


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(path.read_bytes())


def imported(package: str, installed: Path, extra: str | None) -> "subprocess.CompletedProcess[str]":
    """Import every module of a package where there is nothing but the image's wheel and one extra's distributions."""
    site = Path(metadata.distribution("pytest").locate_file(""))
    command = [sys.executable, "-S", "-c", IMPORT_ALL, package, ",".join({"services", *modules(closure(extra))})]
    environment = {"PYTHONPATH": f"{installed}:{site}", "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd="/", env=environment, capture_output=True, text=True, check=False)
