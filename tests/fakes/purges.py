"""Purges, in memory."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from sspf.domain.levels import BriefingLevel
from sspf.domain.retention import Kept, Limits
from tests.fakes.state import State


class FakePurges:
    """Implements sspf.ports.Purges. A collection of cases' own values is emptied here too."""

    def __init__(self, state: State) -> None:
        self._state = state

    async def forget(self, cases: Collection[str]) -> int:
        linked = [c for c in self._state.commitments.values() if c.case in cases]
        ids = {c.id for c in linked}
        history = [c for c in self._state.changes if c.commitment in ids]
        self._state.changes = [c for c in self._state.changes if c.commitment not in ids]
        self._state.commitments |= {c.id: replace(c, case=None) for c in linked}
        theirs = (
            self._state.case_files,
            self._state.holds,
            self._state.cases,
            self._state.entries_of_lists,
        )
        gone = [(kept, case) for kept in theirs for case in cases if case in kept]
        for kept, case in gone:
            del kept[case]
        links = [link.id for link in self._state.web_links.values() if link.case in cases]
        for link in links:
            del self._state.web_links[link]
        texts = [text.id for text in self._state.case_texts.values() if text.case in cases]
        for text in texts:
            del self._state.case_texts[text]
        shown = self._state.case_cards
        self._state.case_cards = {card: of - set(cases) for card, of in shown.items()}
        cards = sum(len(of & set(cases)) for of in shown.values())
        listed = self._state.list_cards
        self._state.list_cards = {card: of - set(cases) for card, of in listed.items()}
        cards += sum(len(of & set(cases)) for of in listed.values())
        return len(linked) + len(history) + len(gone) + len(links) + len(texts) + cards

    async def present(self, cases: Collection[str]) -> list[tuple[Kept, str]]:
        kept: dict[Kept, dict[str, Any]] = {
            Kept.CASES: self._state.cases,
            Kept.ENTRIES: self._state.entries_of_lists,
        }
        return sorted((what, key) for what, of in kept.items() for key in of.keys() & set(cases))

    async def due(self, what: Kept, limits: Limits) -> int:
        return len(self._due(what, limits))

    async def sweep(self, what: Kept, limits: Limits) -> int:
        due = self._due(what, limits)
        for kind, key in due:
            if kind == "part":
                self._empty(key)
            elif kind == "item":
                self._state.items[key] = replace(self._state.items[key], title="")
            elif kind == "decision":
                self._state.decisions[key] = replace(self._state.decisions[key], text="")
            else:
                getattr(self._state, kind).pop(key)
        return len(due)

    def _due(self, what: Kept, limits: Limits) -> list[tuple[str, Any]]:
        if what is Kept.TEXTS:
            return [*self._texts(limits), *self._words(limits)]
        if what is Kept.GROUP_TEXTS:
            return self._parts(limits)
        if what is Kept.CONSENTS:
            grounds = self._state.legal_grounds.values()
            held = self._state.holds
            ended = [g for g in grounds if g.expires_on <= limits.consents_by]
            return [("legal_grounds", g.id) for g in ended if g.case not in held]
        if what is Kept.CARDS:
            old = self._state.kept_at.items()
            return [("kept", key) for key, at in old if at < limits.cards_before and self._has(key)]
        return []

    def _has(self, key: tuple[str, str]) -> bool:
        return key in self._state.kept

    def _met_before(self, meeting: str, instant: datetime) -> bool:
        return self._state.meetings[meeting].starts_at < instant

    def _texts(self, limits: Limits) -> list[tuple[str, Any]]:
        return [
            ("case_texts", text.id)
            for text in self._state.case_texts.values()
            if text.case not in self._state.holds
            and (
                text.case in limits.closed or self._met_before(text.meeting, limits.meetings_before)
            )
        ]

    def _words(self, limits: Limits) -> list[tuple[str, Any]]:
        found: list[tuple[str, Any]] = []
        for item in self._state.items.values():
            if item.title and self._is_old(item, limits):
                found.append(("item", item.id))
        for decision in self._state.decisions.values():
            if decision.text and self._is_old(decision, limits):
                found.append(("decision", decision.id))
        return found

    def _is_old(self, said: object, limits: Limits) -> bool:
        case = getattr(said, "case", None)
        single = getattr(said, "level", None) is BriefingLevel.INDIVIDUAL or case is not None
        old = self._met_before(getattr(said, "meeting", ""), limits.meetings_before)
        return single and old and case not in self._state.holds

    def _parts(self, limits: Limits) -> list[tuple[str, Any]]:
        return [
            ("part", (key, part.number))
            for key, briefing in self._state.briefings.items()
            if self._met_before(briefing.meeting, limits.group_before)
            for part in briefing.parts
            if part.level is BriefingLevel.GROUP and (part.text or part.reason)
        ]

    def _empty(self, key: tuple[tuple[str, str], int]) -> None:
        briefing = self._state.briefings[key[0]]
        parts = tuple(
            replace(p, text="", reason="") if p.number == key[1] else p for p in briefing.parts
        )
        self._state.briefings[key[0]] = replace(briefing, parts=parts)
