from pathlib import Path

import grimp
import pytest

from tests.deploy.images import ROOT, closure, imported, modules, rooms, wheel

SERVICES = ("fetcher", "parser", "store", "web")


@pytest.fixture(scope="module", params=SERVICES)
def image(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """A service, and the folder with its image's wheel."""
    return request.param, wheel(request.param, tmp_path_factory.mktemp(request.param))


def test_a_service_imports_with_only_its_own_extra(image: tuple[str, Path]) -> None:
    service, installed = image
    done = imported(f"services.{service}", installed, service)
    assert done.returncode == 0, done.stderr
    entry = "app" if service == "web" else "tasks"
    assert f"services.{service}.{entry}" in done.stdout.split()


def test_no_service_imports_without_its_extra(image: tuple[str, Path]) -> None:
    service, installed = image
    done = imported(f"services.{service}", installed, None)
    assert done.returncode == 1
    assert "ModuleNotFoundError: the image holds no " in done.stderr


@pytest.mark.parametrize(("service", "extra"), [("web", "store"), ("parser", "fetcher")])
def test_another_service_s_extra_does_not_do(service: str, extra: str, tmp_path: Path) -> None:
    done = imported(f"services.{service}", wheel(service, tmp_path), extra)
    assert done.returncode == 1
    assert "ModuleNotFoundError: the image holds no " in done.stderr


def test_an_image_holds_what_its_service_may_import_and_no_more(image: tuple[str, Path]) -> None:
    service, installed = image
    graph = grimp.build_graph("services")
    upstream = {module for name in graph.find_descendants(f"services.{service}") for module in graph.find_upstream_modules(name)}
    needed = {module.split(".")[1] for module in upstream if "." in module} | {service}
    assert rooms(service) - {"__init__.py"} == needed
    assert {path.name for path in (installed / "services").iterdir() if path.is_dir()} == needed


def test_an_image_holds_the_files_that_are_not_python(image: tuple[str, Path]) -> None:
    service, installed = image
    source = ROOT / "services" / service
    files = {path.relative_to(source) for path in source.rglob("*") if path.is_file() and path.suffix not in (".py", ".pyc")}
    assert [path for path in files if not (installed / "services" / service / path).exists()] == []
    assert files or service in ("fetcher",)


def test_the_command_s_image_holds_everything(tmp_path: Path) -> None:
    assert rooms("cli") == {path.name for path in (ROOT / "services").iterdir() if path.name != "__pycache__"}
    done = imported("services.cli", wheel("cli", tmp_path), "all")
    assert done.returncode == 0, done.stderr


def test_the_closure_follows_extras_and_markers() -> None:
    assert "psycopg-binary" in closure("store")  # an extra of a dependency
    assert "celery" in closure(None)
    assert not closure(None) & {"psycopg", "fastapi", "lxml", "fastwarc", "typer", "pytest"}
    assert "colorama" not in closure("web")  # a marker: Windows only
    assert "yaml" not in modules(closure("all"))  # installed for the tests alone
    assert {"psycopg", "psycopg_pool"} <= modules(closure("store"))


def test_the_image_is_built_as_an_image_should_be() -> None:
    text = (ROOT / "deploy/Dockerfile").read_text()
    last = text.rpartition("\nFROM ")[2]
    assert last.startswith("python:${PYTHON}-slim\n")
    assert "USER 999:999" in last
    assert "uv" not in last.replace("groupadd", "").split()
    assert text.count("--constraints requirements.lock") == text.count("uv pip install") - 1  # the wheel itself brings nothing
    ignored = (ROOT / ".dockerignore").read_text().split()
    copied = [
        word for line in text.splitlines() if line.startswith("COPY") and "--from" not in line for word in line.split()[1:-1]
    ]
    assert ignored[0] == "*"
    assert [path for path in copied if f"!{path.split('/')[0]}" not in ignored or not (ROOT / path).exists()] == []
