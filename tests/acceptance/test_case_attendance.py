"""The point about a case has its own attendance, and nobody is on it who is not covered (R-24)."""

import pytest

from sspf.domain.cases import CaseId
from tests.journeys.play import Play
from tests.use_cases.individual import with_individuals
from tests.use_cases.retained import with_files
from tests.use_cases.world import NORRSJO

CODE = "N27-01"
SEATS = {
    "seat_skola": "Rut",
    "seat_polis": "Pia",
    "seat_fritid": "Frida",
    "seat_sakerhet_beredskap": "Tore",
}
CLOSED = "Du deltar inte i den här punkten"


async def at_the_meeting(chat: Play) -> None:
    await chat.to("2027-01-21 13:00")
    await chat.press("frida", "Anteckna närvaro")
    await chat.press("frida", "Spara närvaron", SEATS)


def proposed(chat: Play) -> list[str]:
    _, found = chat.find("kaj", "Spara närvaron")
    field = next(f for f in found.fields if f["id"] == "case_attending")
    return [choice["value"] for choice in field["choices"]]


async def kept(chat: Play) -> list[tuple[str, ...]]:
    async with chat.run.house.services.unit_of_work(NORRSJO) as uow:
        file = await uow.case_files.find(CaseId("case-1"))
    assert file is not None
    return [each.people for each in file.attendance]


@pytest.mark.stage("asked")
@pytest.mark.accepts("R-24")
async def test_given_a_case_at_a_meeting_then_those_covered_and_present_are_its_attendance(
    chat: Play,
) -> None:
    """Tore is at the meeting and not covered: never on the list, whatever is sent or typed."""
    await with_individuals(chat.run.house)
    await with_files(chat.run.house)
    await chat.say("kaj", f"närvaro {CODE}")
    assert "Anteckna först vilka som är på mötet" in chat.last("kaj")
    await at_the_meeting(chat)

    await chat.say("kaj", f"visa ärende {CODE}")
    await chat.press("kaj", "Närvaro i dag")
    assert sorted(proposed(chat)) == ["frida", "pia", "rut"]
    message, button = chat.find("kaj", "Spara närvaron")
    sent = {"case_attending": "frida,pia,rut,tore"}
    for _ in range(2):
        await chat.press_in("kaj", message.activity_id, button.action, sent)
    assert [sorted(people) for people in await kept(chat)] == [["frida", "pia", "rut"]]

    await chat.say("kaj", f"närvaro {CODE}: alla utom polisen")
    shown = await chat.say("kaj", "ja")
    assert "Deltog vid punkten torsdag 21 januari: Frida Gårdman och Rut Rektorsdotter" in shown
    assert [sorted(people) for people in await kept(chat)] == [["frida", "rut"]]
    assert "Deltog vid punkten" in await chat.say("pia", f"visa ärende {CODE}")

    asked = {await chat.say("tore", f"närvaro {code}") for code in (CODE, "N27-99")}
    assert len(asked) == 1
    assert CLOSED in await chat.say("tore", "dagordning")
    assert "N27" not in chat.everything("tore")
    assert "Deltog vid punkten" not in await chat.say("rut", "åtgärdsplan")


@pytest.mark.stage("asked")
async def test_given_the_convener_is_covered_then_may_confirm_it_and_another_who_is_may_not(
    chat: Play,
) -> None:
    await with_individuals(chat.run.house)
    await with_files(chat.run.house)
    await at_the_meeting(chat)

    await chat.say("pia", f"närvaro {CODE}: alla")
    await chat.say("pia", "ja")
    assert await kept(chat) == []

    await chat.say("frida", f"närvaro {CODE}: rut och polisen")
    assert "Deltog vid punkten" in await chat.say("frida", "ja")
    assert [sorted(people) for people in await kept(chat)] == [["pia", "rut"]]
