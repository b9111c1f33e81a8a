"""Lists that two agencies keep together, in memory."""

import builtins

from sspf.domain.entries import Entry, EntryCode, EntryId
from sspf.domain.errors import StaleError, UnknownEntryError
from sspf.domain.organisation import GroupKey
from sspf.domain.selections import Selection
from tests.fakes.state import State, in_order, put_version


class FakeEntries:
    def __init__(self, state: State) -> None:
        self._state = state

    async def get(self, id: EntryId) -> Entry:
        if id not in self._state.entries_of_lists:
            raise UnknownEntryError(id)
        return self._state.entries_of_lists[id]

    async def with_code(self, code: EntryCode) -> Entry | None:
        kept = self._state.entries_of_lists.values()
        return next((entry for entry in kept if entry.code == code), None)

    async def of_list(self, list: str) -> builtins.list[Entry]:
        kept = in_order(self._state.entries_of_lists, "year", "number")
        return [entry for entry in kept if entry.list == list]

    async def next_number(self, list: str, year: int) -> int:
        taken = [e.number for e in await self.of_list(list) if e.year == year]
        return max(taken, default=0) + 1

    async def put(self, entry: Entry) -> None:
        self._state.check(entry, people=entry.noted_by, groups=entry.group)
        same = await self.with_code(entry.code)
        if same is not None and same.id != entry.id:
            raise StaleError(entry.id)
        put_version(self._state.entries_of_lists, entry.id, entry, entry.version)

    async def add_selection(self, selection: Selection) -> bool:
        self._state.check(selection, people=selection.noted_by, groups=selection.group)
        key = selection.group, selection.held_on
        if key in self._state.selections:
            return False
        self._state.selections[key] = selection
        return True

    async def selections(self, group: GroupKey) -> builtins.list[Selection]:
        return [s for s in in_order(self._state.selections, "held_on") if s.group == group]
