"""Values of an object that are made when they are first asked for, and kept."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class Lazy(Generic[Owner, Value]):
    """As `functools.cached_property`, without the lock that Python 3.11 takes for each value: no two threads share a sentence."""

    def __init__(self, make: Callable[[Owner], Value]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __get__(self, owner: Any, _: type[Owner]) -> Value:
        value = owner.__dict__[self._make.__name__] = self._make(owner)
        return value
