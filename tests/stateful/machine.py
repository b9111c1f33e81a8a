"""What every rule of the machine uses: whom, which meeting, which commitment, pressed how often."""

from collections.abc import Awaitable, Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant

from sspf.domain.commitments import CommitmentId
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import PersonId
from sspf.ports import Services
from sspf.use_cases.room import Who
from tests.stateful.lasting import broken_now
from tests.stateful.play import Play
from tests.use_cases.world import BO, DISA, FRIDA, KAJ, KIM, LEO, PIA, RUT, SOL, TORE

UseCase = Callable[..., Awaitable[object]]
CONVENERS = st.sampled_from((FRIDA, FRIDA, FRIDA, LEO, RUT, DISA))
"""Mostly the one who may."""
PEOPLE = st.sampled_from((FRIDA, LEO, RUT, KIM, SOL, BO, PIA, TORE, KAJ, DISA))
ANSWERING = st.sampled_from((FRIDA, RUT, SOL, PIA, TORE, KIM, BO))
WHICH = st.integers(0, 7)
TWICE = st.integers(0, 4).map(lambda n: n == 0)
ROUNDS = 40
"""In which all that waits must have come to an end, when all goes well."""


class Machine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.play = Play()
        self.typed = 0

    def press(
        self, person: PersonId, use_case: UseCase, *given: object, twice: bool = False, **more: Any
    ) -> object:
        who: Who = self.play.scene.who(person)

        def act() -> Awaitable[object]:
            services: Services = self.play.services
            return use_case(services, who, *given, **more)

        return self.play.press(act, twice=twice)

    def text(self) -> str:
        """One that is found again wherever it turns up."""
        self.typed += 1
        return f"kanarie{self.typed} sjunger"

    def meeting(self, which: int) -> Meeting:
        """Mostly the next; some of those that are over or cancelled too."""
        ahead = self.play.ahead()[:2] or list(self.play.state.meetings.values())
        every = [*ahead, *ahead, *self.play.state.meetings.values()]
        return every[which % len(every)]

    def commitment(self, which: int) -> CommitmentId:
        every = sorted(self.play.state.commitments)
        return CommitmentId(every[which % len(every)])

    @invariant()
    def every_promise_holds(self) -> None:
        broken = list(broken_now(self.play))
        assert not broken, "\n".join(broken)

    def teardown(self) -> None:
        """When nothing more goes wrong, all that is due comes to an end: nothing is lost."""
        try:
            self.play.calm()
            for _ in range(ROUNDS):
                if not self.play.waits():
                    break
                self.play.go_on()
            assert self.play.waits() == []
            self.every_promise_holds()
        finally:
            self.play.close()
