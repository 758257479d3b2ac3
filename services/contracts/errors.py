"""The errors of Tallywire: the docstring of a class is its message, and says what to do next."""

from services.contracts.states import Reason


class TallywireError(Exception):
    """Something went wrong that Tallywire knows about."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (self.__doc__ or "").strip())


class UsageError(TallywireError):
    """The call cannot be carried out as given."""


class UnavailableError(TallywireError):
    """A server that Tallywire needs does not answer."""


class ArchiveError(TallywireError):
    """The archive holds no sound record at that place: run `tallywire doctor`."""


class PageError(TallywireError):
    """A page cannot be fetched or parsed. `reason` is from the closed list and decides whether it is tried again."""

    def __init__(self, reason: Reason, detail: str = "", retry_after: float | None = None) -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail
        self.retry_after = retry_after
