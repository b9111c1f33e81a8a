"""A table of one organisation over one that all organisations share."""

from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any, TypeVar, overload

Key = TypeVar("Key")
Value = TypeVar("Value")
Other = TypeVar("Other")


class Layered(MutableMapping[Key, Value]):
    """Looks like the two in one; what is written goes into its own. No value is None."""

    __slots__ = ("own", "shared")

    def __init__(self, shared: Mapping[Key, Value]) -> None:
        self.shared = shared
        self.own: dict[Key, Value] = {}
        """What differs from `shared`, or is not there."""

    @overload
    def get(self, key: Key, /) -> Value | None: ...
    @overload
    def get(self, key: Key, default: Value | Other, /) -> Value | Other: ...
    def get(self, key: Key, default: Any = None, /) -> Any:
        found = self.own.get(key)
        return self.shared.get(key, default) if found is None else found

    def __contains__(self, key: object) -> bool:
        return key in self.shared or key in self.own

    def __getitem__(self, key: Key) -> Value:
        return self.own[key] if key in self.own else self.shared[key]

    def __setitem__(self, key: Key, value: Value) -> None:
        self.own[key] = value

    def __delitem__(self, key: Key) -> None:
        raise TypeError("what all share is taken from nobody")

    def __iter__(self) -> Iterator[Key]:
        yield from self.shared
        yield from (key for key in self.own if key not in self.shared)

    def __len__(self) -> int:
        return sum(1 for _ in self)
