"""Rules about people: away, without reminders, leaving, coming; and what they look at."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from sspf.domain.organisation import Organisation, Person, PersonId
from sspf.use_cases.choose_reminders import Reminders, choose_reminders
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.hand_over import hand_over
from sspf.use_cases.install import install_municipality
from sspf.use_cases.list_commitments import list_commitments
from sspf.use_cases.note_installation import note_installation
from sspf.use_cases.open_briefing import open_briefing
from sspf.use_cases.room import Who
from sspf.use_cases.set_absence import set_absence
from sspf.use_cases.show_agenda import show_agenda
from sspf.use_cases.show_capture import open_capture
from sspf.use_cases.show_plan import show_plan
from tests.stateful.machine import PEOPLE, TWICE, WHICH, Machine
from tests.stateful.play import organisation
from tests.stateful.promises import unseen
from tests.use_cases.world import NORRSJO, a_place

LEAVING = st.sampled_from(["kim", "bo", "sol", "tore", "disa"]).map(PersonId)
HEIRS = st.sampled_from(["kim", "bo", "leo", "kaj"]).map(PersonId)


class People(Machine):
    @rule(who=PEOPLE, first=st.integers(-1, 20), days=st.integers(0, 10), twice=TWICE)
    def be_away(self, who: PersonId, first: int, days: int, twice: bool) -> None:
        begins = self.play.today() + timedelta(days=first)
        self.press(who, set_absence, begins, begins + timedelta(days=days), twice=twice)

    @rule(who=PEOPLE, wanted=st.booleans(), twice=TWICE)
    def choose_reminders(self, who: PersonId, wanted: bool, twice: bool) -> None:
        chosen = Reminders.ON if wanted else Reminders.OFF
        self.press(who, choose_reminders, chosen, twice=twice)

    @rule(who=PEOPLE)
    def install(self, who: PersonId) -> None:
        self.press(who, note_installation, a_place(who))

    @rule(who=LEAVING)
    def leave(self, who: PersonId) -> None:
        """The municipality's file is read again, without the person in it."""
        now = self.play.scene.organisation
        self._put(replace(now, people=tuple(p for p in now.people if p.id != who)))

    @rule(who=LEAVING, heir=HEIRS)
    def hand_over(self, who: PersonId, heir: PersonId) -> None:
        self.play.press(lambda: hand_over(self.play.services, NORRSJO, who, heir), twice=True)

    @rule(who=LEAVING)
    def come(self, who: PersonId) -> None:
        """Back again, or somebody new in the same seat; a deputy comes as an ordinary member."""
        own = replace(organisation().person(who), is_deputy=False)
        now = self.play.scene.organisation
        others = tuple(p for p in now.people if p.id != who)
        self._put(replace(now, people=(*others, own)))

    @rule(who=LEAVING)
    def leave_the_group(self, who: PersonId) -> None:
        now = self.play.scene.organisation
        people = tuple(self._out(p) if p.id == who else p for p in now.people)
        self._put(replace(now, people=people))

    @rule(who=PEOPLE, which=WHICH, private=st.booleans())
    def look(self, who: PersonId, which: int, private: bool) -> None:
        """Whatever somebody asks to see holds nothing that they may not read."""
        asker = Who(municipality=NORRSJO, person=who, is_private=private)
        meeting = self.meeting(which).id
        services = self.play.services
        asks: list[Callable[[], Awaitable[object]]] = [
            lambda: show_agenda(services, asker, meeting),
            lambda: show_plan(services, asker, meeting),
            lambda: list_commitments(services, asker, Query(status="any")),
        ]
        if private:
            asks.append(lambda: open_briefing(services, asker, meeting))
            asks.append(lambda: open_capture(services, asker, meeting))
        for ask in asks:
            self._is_mine_to_see(who, self.play.do(ask), private)

    def _is_mine_to_see(self, who: PersonId, shown: object, private: bool) -> None:
        people = {p.id: p for p in self.play.scene.organisation.people}
        if shown is not None:
            self.play.broken += unseen(self.play.state, people[who], shown, private=private)

    def _put(self, whole: Organisation) -> None:
        self.play.press(lambda: install_municipality(self.play.services, whole, ()), twice=True)

    @staticmethod
    def _out(person: Person) -> Person:
        return replace(person, groups=frozenset(), roles=frozenset())
