"""One way to log, to standard error: text or JSON lines, ours and the libraries', with context and without noise."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from services.contracts import logs
from services.contracts.settings import Settings

TEXT, JSON = Settings(), Settings(log_json=True)


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level
    structlog.contextvars.clear_contextvars()


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    out, err = capsys.readouterr()
    assert out == ""
    return [json.loads(line) for line in err.splitlines()]


def test_a_json_line_has_event_level_logger_time_and_values(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(JSON)
    logs.get("services.store.tasks").warning("lease_lost", row=7, url="https://x.example/ü")
    (line,) = lines(capsys)
    assert str(line.pop("timestamp")).endswith("Z")
    assert line == {
        "event": "lease_lost",
        "level": "warning",
        "logger": "services.store.tasks",
        "row": 7,
        "url": "https://x.example/ü",
    }


def test_a_text_line_has_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(TEXT)
    logs.get("services.store.tasks").warning("lease_lost", row=7)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "[warning  ] lease_lost" in err
    assert "row=7" in err
    assert "\x1b[" not in err  # no colours: it may be a file


def test_a_librarys_lines_take_the_same_form(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(JSON)
    logging.getLogger("some.library").error("lost %d of %s", 3, "ten")
    (line,) = lines(capsys)
    assert (line["event"], line["level"], line["logger"]) == ("lost 3 of ten", "error", "some.library")


@pytest.mark.parametrize(
    ("setting", "level", "heard"),
    [
        ("DEBUG", None, ["debug", "info", "warning", "error"]),
        ("INFO", None, ["info", "warning", "error"]),
        ("WARNING", None, ["warning", "error"]),
        ("ERROR", None, ["error"]),
        ("DEBUG", "WARNING", ["warning", "error"]),
        ("ERROR", "INFO", ["info", "warning", "error"]),
    ],
)
def test_the_level_is_the_settings_unless_the_caller_gives_one(
    setting: str, level: str | None, heard: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure(Settings(log_json=True, log_level=setting), level)
    log = logs.get("services.test")
    for name in ("debug", "info", "warning", "error"):
        getattr(log, name)(name)
    assert [line["event"] for line in lines(capsys)] == heard


@pytest.mark.parametrize(("name", "least"), logs.QUIET.items())
def test_chatty_libraries_are_heard_from_their_own_level_on(name: str, least: int, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(Settings(log_json=True, log_level="DEBUG"))
    for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR):
        logging.getLogger(name).log(level, "said")
    levels = [getattr(logging, str(line["level"]).upper()) for line in lines(capsys)]
    assert levels == [level for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR) if level >= least]


def test_context_is_on_every_line_while_it_is_bound(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(JSON)
    log = logs.get("services.test")
    with structlog.contextvars.bound_contextvars(task="tallywire.store.fetched"):
        log.info("inside")
        logging.getLogger("some.library").warning("beside")
    log.info("after")
    assert [line.get("task") for line in lines(capsys)] == ["tallywire.store.fetched", "tallywire.store.fetched", None]


def test_an_exception_is_in_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(JSON)
    try:
        raise ValueError("of no use")
    except ValueError:
        logs.get("services.test").exception("parser_fault")
    (line,) = lines(capsys)
    assert str(line["exception"]).startswith("Traceback")
    assert str(line["exception"]).endswith("ValueError: of no use")


def test_configuring_twice_does_not_double_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(JSON)
    logs.configure(JSON)
    logs.get("services.test").info("once")
    assert len(lines(capsys)) == 1


@pytest.mark.parametrize("text", ["two\nlines", "€ 👍", "{curly} %s", '"quoted"', "\x00"])
def test_any_text_is_one_json_line(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(JSON)
    logs.get("services.test").info("said", text=text)
    (line,) = lines(capsys)
    assert line["text"] == text
