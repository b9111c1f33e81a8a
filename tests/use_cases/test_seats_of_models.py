"""Every seat of every model stands in the convener's views, whatever its parties are."""

from dataclasses import replace

import pytest

from bot.organisations.reader import presets, read_preset
from sspf.domain.organisation import AuthorityKey, Organisation, Party, PartyKey, PersonId
from sspf.use_cases.install import install_municipality
from sspf.use_cases.show_mandate import show_mandate
from sspf.use_cases.show_meetings import open_invitation_ask
from sspf.use_cases.show_standing import show_standing
from tests.use_cases.world import FRIDA, a_scene, norrsjo

OF_THE_DEMO = norrsjo().organisation
BOARD = AuthorityKey("kommunstyrelsen")


def of_the_model(name: str) -> Organisation:
    """One person in each seat but the last, which nobody has; Frida convenes from the first."""
    model = read_preset(next(file for file in presets() if file.stem == name))
    parties = tuple(
        Party(key=PartyKey(p.key), name=p.name, authorities=(BOARD,), bot_access=p.bot_access)
        for p in model.parties
    )
    frida = OF_THE_DEMO.person(FRIDA)
    people = [replace(frida, party=parties[0].key)]
    for n, party in enumerate(parties[1:-1]):
        id_ = PersonId(f"p{n}")
        people.append(replace(frida, id=id_, party=party.key, has_mandate=False, title="roll"))
    (group,) = [g for g in OF_THE_DEMO.groups if g.key == "operativ"]
    return replace(
        OF_THE_DEMO,
        parties=parties,
        people=tuple(people),
        groups=(replace(group, parties=tuple(p.key for p in parties), stand_in=None),),
    )


@pytest.mark.parametrize("name", [file.stem for file in presets()])
async def test_given_a_model_then_each_of_its_seats_is_in_every_view_also_the_empty_one(
    name: str,
) -> None:
    organisation = of_the_model(name)
    scene = await a_scene()
    await install_municipality(scene.services, organisation, ())
    who, seats = scene.who(FRIDA), [p.name for p in organisation.parties]

    standing = await show_standing(scene.services, who, scene.first)
    assert [seat.party for seat in standing.seats] == seats
    assert standing.seats[0].coming == (("Frida Gårdman, fritidsassistent", "none"),)
    assert standing.seats[-1].coming == ()
    ask = await open_invitation_ask(scene.services, who, scene.first)
    assert sorted([*(party for party, _ in ask.seats), *ask.outside]) == sorted(seats)
    if not ask.outside:
        assert ask.seats[-1][1] == ()
    radar = await show_mandate(scene.services, who, scene.first)
    spoken_to = [p.name for p in organisation.parties if p.bot_access]
    assert sorted(seat.party for seat in radar.seats) == sorted(spoken_to)
    if organisation.parties[-1].bot_access:
        (empty,) = [seat for seat in radar.seats if seat.party == seats[-1]]
        assert empty.state == "empty"
