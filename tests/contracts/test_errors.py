"""The docstring of an error is its message, and says what to do next."""

import pytest

from services.contracts import errors
from services.contracts.errors import ArchiveError, PageError, TallywireError, UnavailableError, UsageError
from services.contracts.states import OUTCOME, RETRIED, Reason

CLASSES = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, TallywireError)]
PLAIN = [one for one in CLASSES if one is not PageError]


def test_these_are_all() -> None:
    assert {one.__name__ for one in CLASSES} == {"TallywireError", "UsageError", "UnavailableError", "ArchiveError", "PageError"}


@pytest.mark.parametrize("kind", PLAIN)
def test_without_words_it_says_its_docstring(kind: type[TallywireError]) -> None:
    assert str(kind()) == kind.__doc__
    assert kind.__doc__.endswith(".")
    assert str(kind("said so")) == "said so"


@pytest.mark.parametrize("kind", [UsageError, UnavailableError, ArchiveError, PageError])
def test_each_is_caught_as_ours_and_none_as_another(kind: type[TallywireError]) -> None:
    assert kind.__mro__[1] is TallywireError


@pytest.mark.parametrize(
    ("detail", "retry_after", "says"),
    [("", None, "dns"), ("no such name", None, "dns: no such name"), ("slow down", 30.0, "dns: slow down")],
)
def test_a_page_error_names_its_reason_first(detail: str, retry_after: float | None, says: str) -> None:
    error = PageError(Reason.DNS, detail, retry_after)
    assert (str(error), error.reason, error.detail, error.retry_after) == (says, Reason.DNS, detail, retry_after)


@pytest.mark.parametrize("reason", Reason)
def test_the_reason_decides_whether_a_page_is_tried_again(reason: Reason) -> None:
    assert (reason in OUTCOME) + (reason in RETRIED) == (reason is not Reason.REQUEUED)
