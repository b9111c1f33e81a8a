"""Use cases of texts on single young people."""

from collections.abc import Awaitable, Callable

from sspf.domain.case_texts import CaseTextId
from sspf.domain.merging import PartAnswer
from sspf.domain.organisation import PartyKey
from sspf.use_cases.change_case_text import (
    change_case_text,
    find_draft,
    remove_case_text,
    write_case_text,
)
from sspf.use_cases.commitment_query import Query
from sspf.use_cases.list_commitments import count_of_case, list_of_case
from sspf.use_cases.move_to_individual import move_to_individual
from sspf.use_cases.write_briefing import save_draft
from tests.use_cases.individual import WITHOUT, about, send, with_individuals
from tests.use_cases.world import NORRSJO, RUT, Scene

Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]


def acts(canary: str) -> tuple[dict[str, Prepared], dict[str, Prepared]]:
    """Those that write, and those that read; none of those here only reads: asking is written."""

    async def stopped(scene: Scene) -> None:
        await with_individuals(scene)
        await send(scene, RUT, about(WITHOUT, f"{canary} i skolan."))

    def on_the_draft(of: Callable[..., Awaitable[object]], *given: object) -> Act:
        async def act(scene: Scene) -> object:
            async with scene.services.unit_of_work(NORRSJO) as uow:
                found = await uow.case_texts.of_meeting(scene.first, PartyKey("skola"))
            first = vars(scene).setdefault("first_text", found[0].id if found else "")
            return await of(scene.services, scene.who(RUT), CaseTextId(first), *given)

        return act

    def typed(of: Callable[..., Awaitable[object]], *given: object) -> Act:
        return lambda scene: of(scene.services, scene.who(RUT), "N27-02", *given)

    async def written(scene: Scene) -> None:
        await with_individuals(scene)
        part = PartAnswer(number=1, text=f"{canary} i 8B.")
        await save_draft(scene.services, scene.who(RUT), scene.first, (part,))

    def moving(scene: Scene) -> Awaitable[object]:
        return move_to_individual(scene.services, scene.who(RUT), scene.first, 1)

    content = about(WITHOUT, f"{canary} hemma.").content
    return {
        "change_case_text": (stopped, on_the_draft(change_case_text, f"{canary} igen.")),
        "remove_case_text": (stopped, on_the_draft(remove_case_text)),
        "write_case_text": (stopped, typed(write_case_text, content)),
        "move_to_individual": (written, moving),
        "find_draft": (stopped, typed(find_draft)),
        "list_of_case": (stopped, typed(list_of_case, Query())),
        "count_of_case": (stopped, typed(count_of_case, Query())),
    }, {}
