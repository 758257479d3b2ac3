"""Settings come from the environment when asked for, each with its type and bounds; a wrong one is named in one line."""

from pathlib import Path
from typing import Any

import pytest
from annotated_types import Ge, Gt, Le
from platformdirs import user_data_path
from pydantic import ValidationError

from services.contracts.errors import UsageError
from services.contracts.settings import Settings, load

FIELDS = Settings.model_fields
NUMBERS = [name for name, field in FIELDS.items() if field.annotation in (int, float)]
BOUNDS = [(name, bound) for name in NUMBERS for bound in FIELDS[name].metadata if isinstance(bound, Ge | Gt | Le)]
GIVEN: dict[Any, tuple[str, Any]] = {
    Path: ("/srv/news", Path("/srv/news")),
    Path | None: ("/srv/news", Path("/srv/news")),
    str: ("words of text", "words of text"),
    str | None: ("words of text", "words of text"),
    int: ("17", 17),
    float: ("17.5", 17.5),
    bool: ("true", True),
}
# Those that are more than any text.
FORMED = {name: (text, text) for name, text in {"contact": "desk@outlet.example", "recheck_schedule": "1h*1d,1d*30d"}.items()}


@pytest.fixture
def empty(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment without any setting (the root fixture sees to it)."""
    return monkeypatch


@pytest.mark.parametrize("name", FIELDS)
def test_each_is_read_from_its_variable(name: str, empty: pytest.MonkeyPatch) -> None:
    text, value = FORMED.get(name) or GIVEN[FIELDS[name].annotation]
    empty.setenv(f"TALLYWIRE_{name.upper()}", text)
    read = getattr(load(), name)
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize("name", FIELDS)
def test_each_has_a_description_and_a_default_that_holds_its_own_bounds(name: str) -> None:
    assert FIELDS[name].description
    default = getattr(Settings(), name)
    Settings.model_validate({name: default})


def test_without_any_variable_the_defaults_hold(empty: pytest.MonkeyPatch) -> None:
    settings = load()
    assert settings.home == user_data_path("tallywire")
    given = {name: field.default for name, field in FIELDS.items() if name != "home"}
    assert settings.model_dump(exclude={"home"}) == given


@pytest.mark.parametrize(("name", "bound"), BOUNDS, ids=[f"{name}-{type(bound).__name__}" for name, bound in BOUNDS])
def test_a_number_beyond_its_bound_is_refused_and_one_at_it_is_taken(
    name: str, bound: Ge | Gt | Le, empty: pytest.MonkeyPatch
) -> None:
    edge = next(getattr(bound, key) for key in ("ge", "gt", "le") if hasattr(bound, key))
    beyond = edge + 1 if isinstance(bound, Le) else edge - 1
    at = edge + 1 if isinstance(bound, Gt) else edge
    empty.setenv(f"TALLYWIRE_{name.upper()}", str(beyond))
    with pytest.raises(UsageError, match=rf"^TALLYWIRE_{name.upper()}: Input should be .*docs/configuration\.md"):
        load()
    empty.setenv(f"TALLYWIRE_{name.upper()}", str(at))
    assert getattr(load(), name) == at


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize("text", ["many", "", "1,000", "0x10", "½"])
def test_what_is_no_number_is_named_in_one_line(name: str, text: str, empty: pytest.MonkeyPatch) -> None:
    empty.setenv(f"TALLYWIRE_{name.upper()}", text)
    with pytest.raises(UsageError, match=f"^TALLYWIRE_{name.upper()}: ") as caught:
        load()
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("text", "value"), [("1", True), ("on", True), ("YES", True), ("0", False), ("off", False)])
def test_switches(text: str, value: bool, empty: pytest.MonkeyPatch) -> None:
    empty.setenv("TALLYWIRE_RECHECKS", text)
    assert load().rechecks is value


def test_they_are_read_anew_each_time_and_cannot_be_changed(empty: pytest.MonkeyPatch) -> None:
    before = load()
    empty.setenv("TALLYWIRE_BATCH", "3")
    assert (before.batch, load().batch) == (10, 3)
    with pytest.raises(ValidationError):
        before.batch = 4


def test_variables_of_others_and_unknown_ones_are_no_concern(empty: pytest.MonkeyPatch) -> None:
    empty.setenv("BATCH", "4")
    empty.setenv("TALLYWIRE_NO_SUCH_THING", "1")
    assert load() == Settings()


def test_names_are_taken_in_any_case_as_the_shell_gives_them(empty: pytest.MonkeyPatch) -> None:
    empty.setenv("tallywire_batch", "7")
    assert load().batch == 7


def test_no_file_of_the_folder_is_read(empty: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("TALLYWIRE_BATCH=99\n")
    empty.chdir(tmp_path)
    assert load().batch == 10


@pytest.mark.parametrize(
    ("archive", "folder"), [(None, "/srv/home/archive"), ("/mnt/warc", "/mnt/warc"), ("relative", "relative")]
)
def test_where_the_archive_lies(archive: str | None, folder: str, empty: pytest.MonkeyPatch) -> None:
    empty.setenv("TALLYWIRE_HOME", "/srv/home")
    if archive:
        empty.setenv("TALLYWIRE_ARCHIVE", archive)
    assert load().archive_folder == Path(folder)


def test_only_the_first_of_several_wrong_ones_is_named(empty: pytest.MonkeyPatch) -> None:
    empty.setenv("TALLYWIRE_WEB_PORT", "x")
    empty.setenv("TALLYWIRE_BATCH", "x")
    with pytest.raises(UsageError, match=r"^TALLYWIRE_WEB_PORT: "):
        load()


def test_they_are_the_same_object_until_the_environment_changes(empty: pytest.MonkeyPatch) -> None:
    first = load()
    assert load() is first
    empty.setenv("TALLYWIRE_ALLOW_PRIVATE", "one.example:8000")
    assert load().allowed_hosts == {"one.example:8000"}
    assert first.allowed_hosts == frozenset()
    empty.setenv("TALLYWIRE_BATCH", "none")
    for _ in range(2):
        with pytest.raises(UsageError, match="TALLYWIRE_BATCH"):
            load()
