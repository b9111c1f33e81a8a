"""Rules about commitments: made, started, moved, done, cancelled, helped, asked about, undone."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from sspf.domain.commitments import Effect
from sspf.domain.organisation import PersonId
from sspf.use_cases.change_commitment import (
    Postponement,
    ask_for_help,
    ask_owner,
    cancel_commitment,
    complete_commitment,
    plan_commitment,
    postpone_commitment,
    start_commitment,
)
from sspf.use_cases.record_meeting import record_commitment
from sspf.use_cases.undo_change import undo_last
from sspf.use_cases.update_statuses import update_statuses
from tests.stateful.machine import CONVENERS, PEOPLE, TWICE, WHICH, Machine
from tests.use_cases.world import a_form

OWNERS = {"skola": "rut", "socialtjanst": "sol", "polis": "pia", "fritid": "frida"}
PARTIES = st.sampled_from(sorted(OWNERS))
WITHIN = st.integers(1, 45)
there_is_one = precondition(lambda self: self.play.state.commitments)


class Commitments(Machine):
    @rule(party=PARTIES, which=WHICH, days=WITHIN, level=st.sampled_from("12"), twice=TWICE)
    def promise(self, party: str, which: int, days: int, level: str, twice: bool) -> None:
        on = (self.play.today() + timedelta(days=days)).isoformat()
        form = a_form(text=self.text(), party=party, on=on, level=level)
        self._record(which, form, on, twice)

    @rule(party=PARTIES, which=WHICH, twice=TWICE)
    def promise_by_the_next(self, party: str, which: int, twice: bool) -> None:
        form = a_form(text=self.text(), party=party, due="next", on="")
        self._record(which, form, "", twice)

    def _record(self, which: int, form: object, on: str, twice: bool) -> None:
        meeting = self.meeting(which).id
        origin = f"press-{self.typed}"
        self.press(PersonId("frida"), record_commitment, meeting, form, origin, on, twice=twice)

    @there_is_one
    @rule(who=PEOPLE, which=WHICH, is_owner=st.booleans(), twice=TWICE)
    def begin(self, who: PersonId, which: int, is_owner: bool, twice: bool) -> None:
        self.press(
            self._by(who, which, is_owner), start_commitment, self.commitment(which), twice=twice
        )

    @there_is_one
    @rule(who=PEOPLE, which=WHICH, twice=TWICE)
    def back_to_planned(self, who: PersonId, which: int, twice: bool) -> None:
        self.press(self._by(who, which, True), plan_commitment, self.commitment(which), twice=twice)

    @there_is_one
    @rule(who=PEOPLE, which=WHICH, is_owner=st.booleans(), twice=TWICE)
    def complete(self, who: PersonId, which: int, is_owner: bool, twice: bool) -> None:
        by = self._by(who, which, is_owner)
        given = self.commitment(which), Effect.YES, self.text()
        self.press(by, complete_commitment, *given, twice=twice)

    @there_is_one
    @rule(who=PEOPLE, which=WHICH, days=WITHIN, twice=TWICE)
    def postpone(self, who: PersonId, which: int, days: int, twice: bool) -> None:
        new = Postponement(self.play.today() + timedelta(days=days), self.text())
        self.press(who, postpone_commitment, self.commitment(which), new, twice=twice)

    @there_is_one
    @rule(who=CONVENERS, which=WHICH, twice=TWICE)
    def give_up(self, who: PersonId, which: int, twice: bool) -> None:
        self.press(who, cancel_commitment, self.commitment(which), self.text(), twice=twice)

    @there_is_one
    @rule(who=PEOPLE, which=WHICH, is_owner=st.booleans(), twice=TWICE)
    def ask_for_help(self, who: PersonId, which: int, is_owner: bool, twice: bool) -> None:
        by = self._by(who, which, is_owner)
        self.press(by, ask_for_help, self.commitment(which), self.text(), twice=twice)

    @there_is_one
    @rule(who=CONVENERS, which=WHICH, twice=TWICE)
    def ask_how_it_goes(self, who: PersonId, which: int, twice: bool) -> None:
        self.press(who, ask_owner, self.commitment(which), twice=twice)

    @there_is_one
    @rule(who=PEOPLE, which=WHICH, status=st.sampled_from(["done", "needs_help", "in_progress"]))
    def tick_in_the_form(self, who: PersonId, which: int, status: str) -> None:
        by = self._by(who, which, True)
        number = self.commitment(which).rpartition("-")[2]
        self.press(by, update_statuses, {number: status})

    @there_is_one
    @rule(who=PEOPLE, which=WHICH, is_owner=st.booleans())
    def undo(self, who: PersonId, which: int, is_owner: bool) -> None:
        self.press(self._by(who, which, is_owner), undo_last)

    def _by(self, who: PersonId, which: int, is_owner: bool) -> PersonId:
        return self.play.state.commitments[self.commitment(which)].owner if is_owner else who
