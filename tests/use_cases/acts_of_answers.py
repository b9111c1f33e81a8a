"""Use cases that answer a question or do what was typed, ready to be done once."""

from collections.abc import Awaitable, Callable

from sspf.use_cases.commitment_query import Query
from sspf.use_cases.list_commitments import count_commitments, list_commitments
from tests.use_cases.world import RUT, Scene

Act = Callable[[Scene], Awaitable[object]]
Prepared = tuple[Act, Act]


def acts(canary: str) -> tuple[dict[str, Prepared], dict[str, Prepared]]:
    """Those that write and those that read; `canary` stands in what is typed."""

    async def promised(scene: Scene) -> None:
        await scene.commit(text=f"{canary} för skolan.")

    return (
        {},
        {
            "list_commitments": (
                promised,
                lambda scene: list_commitments(
                    scene.services, scene.who(RUT), Query(text="torget")
                ),
            ),
            "count_commitments": (
                promised,
                lambda scene: count_commitments(scene.services, scene.who(RUT), Query(), "agency"),
            ),
        },
    )
