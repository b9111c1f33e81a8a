"""Rules about meetings: plan, call, move, cancel, answer, brief, approve, take notes."""

from datetime import time, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sspf.domain.calendar_warnings import Hours
from sspf.domain.decisions import ItemId
from sspf.domain.invitations import Response
from sspf.domain.merging import PartAnswer
from sspf.domain.messages.minutes import CaptureForm
from sspf.domain.organisation import PartyKey, PersonId
from sspf.ports import Services
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.approve_agenda import add_item, approve_agenda
from sspf.use_cases.call_calendar import call_calendar, open_calendar_call
from sspf.use_cases.call_meeting import call_meeting, wait_with_invitation
from sspf.use_cases.change_meeting import cancel_meeting, move_meeting
from sspf.use_cases.draft_calendar import save_calendar_draft
from sspf.use_cases.record_meeting import (
    Closing,
    close_item,
    record_attendance,
    record_decision,
)
from sspf.use_cases.room import Who
from sspf.use_cases.show_capture import open_capture
from sspf.use_cases.show_plan import check_plan
from sspf.use_cases.show_standing import remind_missing
from sspf.use_cases.write_briefing import note_oral_briefing, save_draft, submit_briefing
from tests.stateful.machine import ANSWERING, CONVENERS, PEOPLE, TWICE, WHICH, Machine

DAYS = st.integers(-3, 40)
HOURS = st.integers(7, 16).map(time)
PARTIES = st.sampled_from(["skola", "socialtjanst", "polis"]).map(PartyKey)
DEPUTIES = st.sampled_from([None, "kim", "bo", "leo"]).map(lambda p: p and PersonId(p))


class Meetings(Machine):
    @rule(who=CONVENERS, days=st.integers(0, 90), starts=HOURS, twice=TWICE)
    def plan_one(self, who: PersonId, days: int, starts: time, twice: bool) -> None:
        on = self.play.today() + timedelta(days=days)
        hours = Hours(on=on, starts=starts, ends=time(starts.hour + 2))
        self.press(who, save_calendar_draft, [hours], twice=twice)

    @rule(who=CONVENERS, twice=TWICE)
    def call_drafts(self, who: PersonId, twice: bool) -> None:
        async def approve(services: Services, who: Who) -> None:
            shown = await open_calendar_call(services, who)
            if shown.meetings:
                await call_calendar(services, who, shown.batch)

        self.press(who, approve, twice=twice)

    @rule(who=CONVENERS, which=WHICH, days=DAYS)
    def wait_to_call(self, who: PersonId, which: int, days: int) -> None:
        until = self.play.today() + timedelta(days=days)
        self.press(who, wait_with_invitation, self.meeting(which).id, until)

    @rule(who=CONVENERS, which=WHICH, twice=TWICE)
    def call(self, who: PersonId, which: int, twice: bool) -> None:
        self.press(who, call_meeting, self.meeting(which).id, twice=twice)

    @rule(who=CONVENERS, which=WHICH, days=DAYS, starts=HOURS, twice=TWICE)
    def move(self, who: PersonId, which: int, days: int, starts: time, twice: bool) -> None:
        to = self.play.today() + timedelta(days=days)
        self.press(who, move_meeting, self.meeting(which).id, to, starts, twice=twice)

    @rule(who=CONVENERS, which=WHICH, twice=TWICE)
    def cancel(self, who: PersonId, which: int, twice: bool) -> None:
        self.press(who, cancel_meeting, self.meeting(which).id, twice=twice)

    @rule(who=PEOPLE, which=WHICH, response=st.sampled_from(Response), deputy=DEPUTIES, twice=TWICE)
    def answer(
        self, who: PersonId, which: int, response: Response, deputy: PersonId | None, twice: bool
    ) -> None:
        meeting = self.meeting(which).id
        self.press(who, answer_invitation, meeting, response, deputy, twice=twice)

    @rule(who=ANSWERING, which=WHICH, twice=TWICE, is_done=st.booleans())
    def brief(self, who: PersonId, which: int, twice: bool, is_done: bool) -> None:
        act = submit_briefing if is_done else save_draft
        self.press(who, act, self.meeting(which).id, self._answers(), twice=twice)

    @rule(who=CONVENERS, which=WHICH, party=PARTIES, twice=TWICE)
    def note_what_was_said(self, who: PersonId, which: int, party: PartyKey, twice: bool) -> None:
        meeting = self.meeting(which).id
        self.press(who, note_oral_briefing, meeting, party, self._answers(), twice=twice)

    @rule(who=CONVENERS, which=WHICH, twice=TWICE)
    def remind(self, who: PersonId, which: int, twice: bool) -> None:
        self.press(who, remind_missing, self.meeting(which).id, twice=twice)

    @rule(who=CONVENERS, which=WHICH, twice=TWICE)
    def approve(self, who: PersonId, which: int, twice: bool) -> None:
        self.press(who, approve_agenda, self.meeting(which).id, twice=twice)

    @rule(
        who=CONVENERS,
        which=WHICH,
        point=st.sampled_from(["gruppniva", "allmant_nulage"]),
        twice=TWICE,
    )
    def raise_an_item(self, who: PersonId, which: int, point: str, twice: bool) -> None:
        self.press(who, add_item, self.meeting(which).id, self.text(), point, twice=twice)

    @rule(who=CONVENERS, which=WHICH, twice=TWICE)
    def take_notes(self, who: PersonId, which: int, twice: bool) -> None:
        meeting = self.meeting(which).id
        form = CaptureForm(
            decision=self.text(),
            decision_level="2",
            decision_prevention="universal",
            decision_subject="area",
        )
        self.press(who, open_capture, meeting, twice=twice)
        self.press(who, record_attendance, meeting, frozenset({who}), twice=twice)
        self.press(who, record_decision, meeting, form, f"press-{self.typed}", twice=twice)

    @rule(who=CONVENERS, which=WHICH, twice=TWICE)
    def close(self, who: PersonId, which: int, twice: bool) -> None:
        closing = Closing(outcome="watch", subject="area", prevention="universal")
        for item in sorted(self.play.state.items)[which:][:2]:
            self.press(who, close_item, ItemId(item), closing, twice=twice)

    @rule(who=PEOPLE, which=WHICH, objection=st.sampled_from([None, "Fel dag."]), twice=TWICE)
    def check(self, who: PersonId, which: int, objection: str | None, twice: bool) -> None:
        self.press(who, check_plan, self.meeting(which).id, objection, twice=twice)

    def _answers(self) -> tuple[PartAnswer, ...]:
        return (
            PartAnswer(number=1, text=self.text()),
            PartAnswer(number=2, text=self.text()),
            PartAnswer(number=3, raises=False),
        )
