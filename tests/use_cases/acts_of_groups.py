"""Use cases of groups above groups, ready to be done once in the rehearsal's municipality."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date

from sspf.domain.matters import MatterKind
from sspf.domain.organisation import Organisation, Role
from sspf.domain.self_checks import Stands
from sspf.domain.ways_of_working import Template
from sspf.use_cases import follow_matter as matter
from sspf.use_cases import follow_plan_row as row
from sspf.use_cases.answer_self_check import Answered, answer_self_check, show_self_check
from sspf.use_cases.begin_happening import (
    HappeningTyped,
    begin_happening,
    end_happening,
    open_happening_form,
    show_happening,
    tick_step,
)
from sspf.use_cases.change_model import Planned, change_model, foresee_model
from sspf.use_cases.decide_proposals import decide_proposal, show_proposals
from sspf.use_cases.keep_register import (
    AgreementTyped,
    add_agreement,
    open_agreement_form,
    review_agreement,
    show_register,
)
from sspf.use_cases.keep_trainings import (
    TrainingTyped,
    add_training,
    cancel_training,
    open_training_form,
    show_trainings,
)
from sspf.use_cases.oversee import oversee
from sspf.use_cases.propose_plan_row import RowTyped, open_plan_row_form, propose_plan_row
from sspf.use_cases.raise_matter import MatterTyped, open_matter_form, raise_matter
from sspf.use_cases.show_annual_plan import show_annual_plan, show_inbox
from sspf.use_cases.show_groups import show_contact_list, show_groups, show_model
from sspf.use_cases.show_models import Offered, show_models
from sspf.use_cases.show_picture import (
    PictureTyped,
    add_to_picture,
    end_picture_row,
    open_picture_form,
    show_picture,
)
from sspf.use_cases.standing_in_the_way import standing_in_the_way
from tests.use_cases.world import DISA, FRIDA, KAJ, NORRSJO, RUT, Scene

Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]
OFFERED = (
    Offered(
        key="other", name="Annan", words="3 parter", parties=frozenset(), has_individuals=False
    ),
)


def _renamed(organisation: Organisation) -> Planned:
    """The same organisation by another model."""
    template = Template(version="other 1")
    ways = replace(organisation.ways, template=template)
    after = replace(organisation, model="other", ways=ways)
    return Planned(key="other", name="Annan", fields=(), after=after, print="seen")


ANSWERED = Answered(answers=(("1", Stands.PARTLY),))


@dataclass(frozen=True)
class Typed:
    """What is typed, with `canary` in every text."""

    canary: str

    @property
    def report(self) -> MatterTyped:
        return MatterTyped(
            kind=MatterKind.REPORT,
            to_group="styrgrupp",
            what=f"{self.canary}.",
            level="1",
            owner="skola",
        )

    @property
    def planned(self) -> RowTyped:
        return RowTyped(what=f"{self.canary}.", lead="skola", parties=("polis",), year="2027")

    @property
    def seen(self) -> PictureTyped:
        return PictureTyped(part="problem", what=f"{self.canary}.")

    @property
    def taught(self) -> TrainingTyped:
        return TrainingTyped(title=f"{self.canary}.", held="2027-03-12")

    @property
    def agreed(self) -> AgreementTyped:
        return AgreementTyped(title=f"{self.canary}.", review="2028-03-01")


@dataclass(frozen=True)
class Ready:
    typed: Typed

    @property
    def raised(self) -> Act:
        return _by(FRIDA, raise_matter, self.typed.report, "press")

    @property
    def proposed(self) -> Act:
        return _by(FRIDA, propose_plan_row, self.typed.planned, "press")

    @property
    def sent(self) -> Act:
        return _after(self.proposed, _by(FRIDA, row.send_plan, "operativ", 2027))

    @property
    def added(self) -> Act:
        return _by(RUT, add_to_picture, self.typed.seen, "press")

    @property
    def trained(self) -> Act:
        return _by(KAJ, add_training, self.typed.taught, "press")

    @property
    def kept(self) -> Act:
        return _by(KAJ, add_agreement, self.typed.agreed, "press")


def acts(canary: str) -> tuple[dict[str, Prepared], dict[str, Prepared]]:
    """Those that write and those that read; `canary` stands in what is typed."""
    ready = Ready(Typed(canary))
    return _writes(ready, canary), _reads(ready)


def _writes(ready: Ready, canary: str) -> dict[str, Prepared]:
    raised, proposed = ready.raised, ready.proposed
    anchored = _after(ready.sent, _by(FRIDA, row.anchor_row, 1))
    return {
        "raise_matter": (_nothing, raised),
        "forward_matter": (raised, _by(DISA, matter.forward_matter, 1, "operativ")),
        "decide_matter": (raised, _by(DISA, matter.decide_matter, 1, f"{canary} beslutas.")),
        "give_matter": (raised, _by(DISA, matter.give_matter, 1, "polis")),
        "close_matter": (raised, _by(DISA, matter.close_matter, 1)),
        "propose_plan_row": (_nothing, proposed),
        "send_plan": (proposed, _by(FRIDA, row.send_plan, "operativ", 2027)),
        "anchor_row": (proposed, _by(FRIDA, row.anchor_row, 1)),
        "approve_row": (anchored, _by(DISA, row.approve_row, 1)),
        "rank_row": (ready.sent, _by(DISA, row.rank_row, 1, 2)),
        "finish_row": (proposed, _by(FRIDA, row.finish_row, 1)),
        "carry_plan": (proposed, _by(FRIDA, row.carry_plan, "operativ", 2027)),
        "add_to_picture": (_nothing, ready.added),
        "end_picture_row": (ready.added, _by(RUT, end_picture_row, 1)),
        "add_agreement": (_nothing, ready.kept),
        "add_training": (_nothing, ready.trained),
        "cancel_training": (ready.trained, _by(KAJ, cancel_training, 1)),
        "answer_self_check": (_checking, _by(FRIDA, answer_self_check, ANSWERED)),
        "decide_proposal": (_administered, _by(KAJ, decide_proposal, 1)),
        "begin_happening": (_nothing, _begun),
        "tick_step": (_begun, _by(FRIDA, tick_step, 1, "1")),
        "end_happening": (_begun, _by(FRIDA, end_happening, 1)),
        "change_model": (_administered, _by(KAJ, change_model, _renamed, "seen")),
        "review_agreement": (ready.kept, _by(KAJ, review_agreement, 1, date(2029, 3, 1))),
    }


def _reads(ready: Ready) -> dict[str, Prepared]:
    raised, proposed, typed = ready.raised, ready.proposed, ready.typed
    return {
        "open_matter_form": (_nothing, _by(FRIDA, open_matter_form, typed.report)),
        "list_matters": (raised, _by(DISA, matter.list_matters)),
        "open_matter": (raised, _by(DISA, matter.open_matter, 1)),
        "open_plan_row_form": (_nothing, _by(FRIDA, open_plan_row_form, typed.planned)),
        "show_annual_plan": (proposed, _by(RUT, show_annual_plan, "", 2027)),
        "show_plan_row": (proposed, _by(RUT, row.show_plan_row, 1)),
        "show_inbox": (ready.sent, _by(DISA, show_inbox)),
        "show_picture": (ready.added, _by(RUT, show_picture, "")),
        "open_picture_form": (_nothing, _by(RUT, open_picture_form, typed.seen)),
        "show_register": (ready.kept, _by(RUT, show_register)),
        "show_models": (_administered, _by(KAJ, show_models, OFFERED)),
        "open_happening_form": (_nothing, _by(RUT, open_happening_form, HappeningTyped())),
        "show_happening": (_begun, _by(FRIDA, show_happening, 1)),
        "foresee_model": (_administered, _by(KAJ, foresee_model, _renamed)),
        "show_trainings": (ready.trained, _by(RUT, show_trainings)),
        "open_training_form": (_nothing, _by(KAJ, open_training_form, typed.taught)),
        "show_self_check": (_checking, _by(RUT, show_self_check, "", None)),
        "open_agreement_form": (_nothing, _by(KAJ, open_agreement_form, typed.agreed)),
        "show_groups": (_nothing, _by(RUT, show_groups)),
        "show_model": (_nothing, _by(RUT, show_model)),
        "show_contact_list": (_nothing, _by(RUT, show_contact_list)),
        "show_proposals": (_administered, _by(KAJ, show_proposals)),
        "standing_in_the_way": (proposed, _nothing_left),
        "oversee": (proposed, _by(DISA, oversee)),
    }


def _by(person: str, of: Callable[..., Awaitable[object]], *given: object) -> Act:
    return lambda scene: of(scene.services, scene.who(person), *given)  # type: ignore[arg-type]


def _after(first: Act, then: Act) -> Act:
    async def both(scene: Scene) -> None:
        await first(scene)
        await then(scene)

    return both


async def _begun(scene: Scene) -> None:
    await begin_happening(scene.services, scene.who(RUT), HappeningTyped(), "press")


async def _nothing(scene: Scene) -> None:
    """All that is needed is the municipality."""


async def _administered(scene: Scene) -> None:
    """Kaj administers, and the model has a proposal that nobody has decided."""
    async with scene.services.unit_of_work(NORRSJO) as uow:
        organisation = await uow.organisations.get()
        admin = frozenset({Role.ADMIN, Role.COORDINATOR})
        people = [replace(p, roles=admin) if p.id == KAJ else p for p in organisation.people]
        ways = replace(organisation.ways, proposals={"groups.operativ.levels": "nivåer"})
        await uow.organisations.put(replace(organisation, people=tuple(people), ways=ways))


async def _nothing_left(scene: Scene) -> None:
    """Asked what would break if every group were gone; it is only asked."""
    async with scene.services.unit_of_work(NORRSJO) as uow:
        organisation = await uow.organisations.get()
    after = replace(organisation, groups=())
    assert await standing_in_the_way(scene.services, NORRSJO, after)


async def _checking(scene: Scene) -> None:
    """The model has a point to check, and it has been answered in another way."""
    async with scene.services.unit_of_work(NORRSJO) as uow:
        organisation = await uow.organisations.get()
        ways = replace(organisation.ways, self_check={"tillit": "Tillit"})
        await uow.organisations.put(replace(organisation, ways=ways))
    said = Answered(answers=(("1", Stands.NO),))
    await answer_self_check(scene.services, scene.who(FRIDA), said)
