"""Something written between groups, with ids that are the same in every municipality."""

from dataclasses import replace
from typing import Any

from sspf.ports import UnitOfWork
from tests.factories_groups import (
    a_happening,
    a_matter,
    a_picture_row,
    a_plan_row,
    a_self_check,
    a_training,
    an_agreement,
)


async def write_between_groups(uow: UnitOfWork, said: str) -> None:
    for held, made in (
        (uow.matters, a_matter(text=said)),
        (uow.plan_rows, a_plan_row(text=said)),
        (uow.picture_rows, a_picture_row(text=said)),
        (uow.agreements, an_agreement(title=said)),
        (uow.trainings, a_training(title=said)),
        (uow.happenings, a_happening(ticked=(said,))),
        (uow.self_checks, a_self_check(answers={"tillit": said})),
    ):
        repository: Any = held
        number = await repository.next_number()
        await repository.put(replace(made, number=number, origin=f"press-{number}"))


async def of_groups(uow: UnitOfWork) -> list[object]:
    """All of it that can be read."""
    first: Any = (
        *(uow.matters, uow.plan_rows, uow.picture_rows, uow.agreements),
        *(uow.trainings, uow.happenings, uow.self_checks),
    )
    return [
        *[await held.every() for held in first],
        *[await held.made_by("press-1") for held in first],
        *[(await held.every())[:1] and await held.get(1) for held in first],
    ]
