"""Mjölby's first meeting, between professionals, with the five roles of its source."""

import pytest

from tests.journeys.other_models import town
from tests.journeys.play import Play

ROLES = {
    "rektor": "kurator",
    "socialsekreterare": "representant",
    "fritidsassistent": "samordnare för fritidsgården",
    'title: "samordnare"': 'title: "SSPF-koordinator"',
    "convener: sol": "convener: kaj",
    "calendar: []": "calendar: [{group: professionellt_mote, starts: 9.00, ends: 10.00, "
    "dates: [2027-01-20]}]",
}


@pytest.mark.accepts("B13")
async def test_given_mjolby_then_its_first_meeting_has_the_five_roles(chat: Play) -> None:
    text = town("mjolby_individ", "professionellt_mote")
    for before, after in ROLES.items():
        text = text.replace(before, after)
    await chat.move_to_municipality(text)
    await chat.to("2027-01-20 09:00")

    seats = await chat.say("kaj", "närvaro")
    contact = await chat.say("rut", "vem kontaktar jag?")

    assert "Inledande möte mellan verksamheterna" in seats
    for role in ("kurator", "representant", "områdespolis", "samordnare för fritidsgården"):
        assert role in seats
    assert "Kaj Samordnare" in contact
    assert "SSPF-koordinator" in contact
