"""What people do in a year: they answer, write, approve, take notes, promise and keep promises.

Each reacts to what they were sent, through the same use cases as the buttons. Seeded, so that the
same year comes again.
"""

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from random import Random

from sspf.domain.commitments import Commitment, CommitmentId
from sspf.domain.invitations import Response
from sspf.domain.meetings import MeetingId
from sspf.domain.merging import PartAnswer
from sspf.domain.messages.minutes import CaptureForm
from sspf.domain.organisation import Person, PersonId
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.approve_agenda import approve_agenda
from sspf.use_cases.call_meeting import call_meeting
from sspf.use_cases.change_commitment import (
    Postponement,
    ask_for_help,
    complete_commitment,
    postpone_commitment,
    start_commitment,
)
from sspf.use_cases.change_meeting import cancel_meeting, move_meeting
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.list_commitments import list_commitments
from sspf.use_cases.record_meeting import (
    Closing,
    close_item,
    record_attendance,
    record_commitment,
    record_decision,
)
from sspf.use_cases.room import Who
from sspf.use_cases.show_agenda import show_agenda
from sspf.use_cases.write_briefing import save_draft, submit_briefing
from tests.bench.stands.year_house import Sending, Year

GENERAL = "Närvaron på högstadiet var lägre än i fjol, och fritidsgården har öppet till 21."
GROUP = "Vi ser en grupp i åk 7–8 vid hållplatsen, oftast sent på fredagar."
PROMISE = "Skolan håller föräldramöte för åk 7–8 om vejp, vitt snus och rykten."
DECISION = "Gruppen följer närvaron i åk 7–8."
CLOSING = Closing(outcome="action", subject="area", prevention="universal")
SOON = timedelta(days=21)


class People:
    def __init__(self, year: Year, seed: int) -> None:
        self._year = year
        self._dice = Random(seed)  # noqa: S311 dice, not secrets
        self._press = count(1)
        self.turns: Counter[str] = Counter()
        self.done: set[CommitmentId] = set()
        self.cancelled: dict[MeetingId, int] = {}
        """How many messages had been sent when each meeting was cancelled."""
        self._reactions: dict[str, Callable[[Sending, Who], Awaitable[None]]] = {
            "invitation_ask": self._call,
            "invitation": self._answer,
            "briefing_request": self._write,
            "standing": self._change,
            "agenda_approval": self._approve,
            "agenda": self._read,
            "today": self._ask,
            "capture": self._take_notes,
            "digest": self._keep,
        }

    async def react(self) -> None:
        """To everything that came since the last time."""
        got, self._year.inbox = self._year.inbox, []
        for sending in got:
            reaction = self._reactions.get(sending.kind)
            if reaction:
                await reaction(sending, self._who(sending.person))

    def _who(self, person: PersonId) -> Who:
        return Who(municipality=self._year.town.municipality, person=person)

    async def _turn(self, name: str, what: Awaitable[object]) -> None:
        self.turns[name] += 1
        await what

    def _happens(self, chance: float) -> bool:
        return self._dice.random() < chance

    async def _call(self, sending: Sending, who: Who) -> None:
        if self._happens(0.2):  # most let it go out by itself
            called = call_meeting(self._year.services, who, MeetingId(sending.subject))
            await self._turn("call_meeting", called)

    async def _answer(self, sending: Sending, who: Who) -> None:
        meeting, me = MeetingId(sending.subject), self._year.town.person(who.person)
        if meeting in self.cancelled:
            return
        said, deputy = Response.ACCEPTED, None
        if self._happens(0.15):
            said, deputy = Response.DECLINED, self._deputy_of(me)
        answered = answer_invitation(self._year.services, who, meeting, said, deputy)
        await self._turn("answer_invitation", answered)

    def _deputy_of(self, me: Person) -> PersonId | None:
        if me.party is None or me.is_deputy:
            return None
        seated = self._year.town.seated(min(me.groups), me.party)
        return next((p.id for p in seated if p.is_deputy), None)

    async def _write(self, sending: Sending, who: Who) -> None:
        meeting = MeetingId(sending.subject)
        if meeting in self.cancelled or self._happens(0.1):
            return
        texts = (
            PartAnswer(number=1, text=GENERAL),
            PartAnswer(number=2, text=GROUP),
            PartAnswer(number=3, nothing=True),
        )
        services = self._year.services
        await self._turn("save_draft", save_draft(services, who, meeting, texts[:1]))
        await self._turn("submit_briefing", submit_briefing(services, who, meeting, texts))

    async def _change(self, sending: Sending, who: Who) -> None:
        """A week ahead some meetings are moved, and some are cancelled."""
        meeting, services = MeetingId(sending.subject), self._year.services
        if self._happens(0.05):
            self.cancelled[meeting] = self._year.sends
            await self._turn("cancel_meeting", cancel_meeting(services, who, meeting))
        elif self._happens(0.05):
            async with services.unit_of_work(who.municipality) as uow:
                before = await uow.meetings.get(meeting)
            days = services.working_days(self._year.town)
            to = days.add(before.held_on, 1)
            moved = move_meeting(services, who, meeting, to, before.starts)
            await self._turn("move_meeting", moved)

    async def _approve(self, sending: Sending, who: Who) -> None:
        meeting = MeetingId(sending.subject)
        if meeting not in self.cancelled and self._happens(0.9):
            approved = approve_agenda(self._year.services, who, meeting)
            await self._turn("approve_agenda", approved)

    async def _read(self, sending: Sending, who: Who) -> None:
        if self._happens(0.3):
            shown = show_agenda(self._year.services, who, MeetingId(sending.subject))
            await self._turn("show_agenda", shown)

    async def _ask(self, sending: Sending, who: Who) -> None:
        listed = list_commitments(self._year.services, who, Query(mine=True))
        await self._turn("list_commitments", listed)

    async def _take_notes(self, sending: Sending, who: Who) -> None:
        """Three commitments, a decision, and every item closed with its outcome."""
        meeting, services = MeetingId(sending.subject), self._year.services
        group = min(self._year.town.person(who.person).groups)
        seats = [p.key for p in self._year.town.seats(group)]
        present = frozenset(p.id for p in self._year.town.members(group))
        await self._turn("record_attendance", record_attendance(services, who, meeting, present))
        for party in self._dice.sample(seats, 3):
            form = self._promise(party)
            made = record_commitment(services, who, meeting, form, f"press-{next(self._press)}")
            await self._turn("record_commitment", made)
        decided = CaptureForm(
            decision=DECISION,
            decision_level="1",
            decision_prevention="universal",
            decision_subject="area",
        )
        origin = f"press-{next(self._press)}"
        await self._turn(
            "record_decision", record_decision(services, who, meeting, decided, origin)
        )
        async with services.unit_of_work(who.municipality) as uow:
            items = await uow.minutes.items(meeting)
        for item in items:
            await self._turn("close_item", close_item(services, who, item.id, CLOSING))

    def _promise(self, party: str) -> CaptureForm:
        form = CaptureForm(text=PROMISE, party=party, level="1", prevention="universal")
        if self._happens(0.5):
            days = self._year.services.working_days(self._year.town)
            on = days.on_or_after(self._today() + timedelta(days=self._dice.randint(5, 40)))
            return replace(form, due="date", on=on.isoformat())
        after = self._today() < date(2027, 11, 10)  # the last meetings have none after them
        on = self._year.services.working_days(self._year.town).add(self._today(), 10)
        return replace(form, due="next" if after else "date", on="" if after else str(on))

    def _today(self) -> date:
        return self._year.clock.now().astimezone(self._year.town.time_zone).date()

    async def _keep(self, sending: Sending, who: Who) -> None:
        """Most do what they are reminded of; some are late, some ask for more time or for help."""
        async with self._year.services.unit_of_work(who.municipality) as uow:
            still = await uow.commitments.still_open()
        for commitment in still:
            near = commitment.due.on <= self._today() + timedelta(days=7)
            if commitment.owner == who.person and near:
                await self._do(commitment, who)

    async def _do(self, commitment: Commitment, who: Who) -> None:
        services, it, dice = self._year.services, commitment.id, self._dice.random()
        if dice < 0.5:
            await self._turn("complete_commitment", complete_commitment(services, who, it))
            self.done.add(it)
        elif dice < 0.6:
            later = Postponement(self._today() + SOON)
            await self._turn("postpone_commitment", postpone_commitment(services, who, it, later))
        elif dice < 0.65:
            await self._turn("ask_for_help", ask_for_help(services, who, it, "Vi hinner inte."))
        elif dice < 0.8:
            await self._turn("start_commitment", start_commitment(services, who, it))
