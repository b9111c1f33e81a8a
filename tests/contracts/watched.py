"""A unit of work that notes which methods of its repositories are used, and the list of all."""

import inspect
from typing import Any, get_type_hints

from sspf.ports import UnitOfWork
from sspf.ports.numbered import Numbered


class Watched:
    """Wraps a unit of work; `used` collects `repository.method`."""

    def __init__(self, uow: UnitOfWork, used: set[str]) -> None:
        self._uow = uow
        self._used = used

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._uow, name)
        return _Repository(name, found, self._used) if name in REPOSITORIES else found


class _Repository:
    def __init__(self, name: str, repository: object, used: set[str]) -> None:
        self._name = name
        self._repository = repository
        self._used = used

    def __getattr__(self, method: str) -> Any:
        self._used.add(f"{self._name}.{method}")
        return getattr(self._repository, method)


def _repositories() -> dict[str, type]:
    """Every repository that a unit of work has, with its port."""
    hints = {
        name: get_type_hints(member.fget)["return"]
        for name, member in vars(UnitOfWork).items()
        if isinstance(member, property)
    }
    return {name: port for name, port in hints.items() if inspect.isclass(port) and _methods(port)}


def _methods(port: type) -> list[str]:
    """Its own, and those of whatever is numbered."""
    members = {**vars(port), **(vars(Numbered) if Numbered in port.__mro__ else {})}
    return [name for name, member in members.items() if inspect.iscoroutinefunction(member)]


REPOSITORIES = _repositories()
EVERY_METHOD = {f"{name}.{m}" for name, port in REPOSITORIES.items() for m in _methods(port)}
