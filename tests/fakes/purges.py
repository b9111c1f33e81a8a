"""Purges of cases, in memory."""

from collections.abc import Collection
from dataclasses import replace

from tests.fakes.state import State


class FakePurges:
    """Implements sspf.ports.Purges. A collection of cases' own values is emptied here too."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def forget(self, cases: Collection[str]) -> int:
        linked = [c for c in self._state.commitments.values() if c.case in cases]
        self._state.commitments |= {c.id: replace(c, case=None) for c in linked}
        theirs = self._state.case_files, self._state.cases
        gone = [(kept, case) for kept in theirs for case in cases if case in kept]
        for kept, case in gone:
            del kept[case]
        links = [link.id for link in self._state.web_links.values() if link.case in cases]
        for link in links:
            del self._state.web_links[link]
        texts = [text.id for text in self._state.case_texts.values() if text.case in cases]
        for text in texts:
            del self._state.case_texts[text]
        return len(linked) + len(gone) + len(texts) + len(links)
