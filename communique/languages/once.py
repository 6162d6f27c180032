"""What is worked out once: answers about the form of a word, which a text says again and again, and properties."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from functools import cached_property

    once = cached_property
else:

    class once:  # noqa: N801
        """functools.cached_property without its lock, as it is from Python 3.12 on."""

        def __init__(self, method: Callable[[Any], Any]) -> None:
            self.method, self.name, self.__doc__ = method, method.__name__, method.__doc__

        def __get__(self, instance: Any, owner: type) -> Any:
            if instance is None:
                return self
            value = instance.__dict__[self.name] = self.method(instance)
            return value


MOST: Final = 50_000
"""Forms that are remembered; before there are more, all are forgotten."""

A = TypeVar("A")


class Memo(dict[str, A]):
    """The answer for each form that was asked for."""

    def __init__(self, answer: Callable[[str], A]) -> None:
        super().__init__()
        self.answer = answer

    def of(self, words: Iterable[str]) -> Iterator[A]:
        """The answers for words, one by one."""
        return map(self.__getitem__, words)

    def where(self, words: Sequence[str]) -> Iterator[int]:
        """The places of the words for which the answer is yes."""
        return compress(range(len(words)), map(self.__getitem__, words))

    def __missing__(self, word: str) -> A:
        if len(self) >= MOST:
            self.clear()
        found = self[word] = self.answer(word)
        return found
