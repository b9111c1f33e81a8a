"""Use cases of texts on single young people."""

from collections.abc import Awaitable, Callable

from sspf.domain.case_texts import CaseTextId
from sspf.use_cases.change_case_text import (
    change_case_text,
    find_draft,
    remove_case_text,
    write_case_text,
)
from tests.use_cases.individual import WITHOUT, about, send, texts, with_individuals
from tests.use_cases.world import RUT, Scene

Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]


def acts(canary: str) -> tuple[dict[str, Prepared], dict[str, Prepared]]:
    """Those that write, and those that read; none of those here only reads: asking is written."""

    async def stopped(scene: Scene) -> None:
        await with_individuals(scene)
        await send(scene, RUT, about(WITHOUT, f"{canary} i skolan."))

    def on_the_draft(of: Callable[..., Awaitable[object]], *given: object) -> Act:
        def act(scene: Scene) -> Awaitable[object]:
            (text,) = texts(scene)
            return of(scene.services, scene.who(RUT), CaseTextId(text.id), *given)

        return act

    def typed(of: Callable[..., Awaitable[object]], *given: object) -> Act:
        return lambda scene: of(scene.services, scene.who(RUT), "N27-02", *given)

    content = about(WITHOUT, f"{canary} hemma.").content
    return {
        "change_case_text": (stopped, on_the_draft(change_case_text, f"{canary} igen.")),
        "remove_case_text": (stopped, on_the_draft(remove_case_text)),
        "write_case_text": (stopped, typed(write_case_text, content)),
        "find_draft": (stopped, typed(find_draft)),
    }, {}
