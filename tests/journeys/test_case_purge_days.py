"""A case's card says when the case goes, and what happens then."""

from tests.journeys.play import Play
from tests.journeys.test_case_work import CODE
from tests.journeys.test_cases import raised


async def test_given_a_case_then_its_card_says_when_it_goes_and_what_stops_it(chat: Play) -> None:
    await raised(chat)
    assert "Det finns inget gallringsbeslut. Därför gallras ingenting om ärendet." in (
        await chat.say("kaj", f"ärende {CODE}")
    )
    await chat.say("kaj", "gallringsbeslut GB-2027-3; 2026-12-16")
    await chat.say("kaj", "ja")
    assert "gallras texterna efter 3 månader och ärendet efter 12 månader" in (
        await chat.say("kaj", f"ärende {CODE}")
    )

    await chat.say("kaj", f"avsluta ärende {CODE}: orsak 1")
    closed = await chat.say("kaj", "ja")

    assert "Texterna gallras onsdag 17 mars 2027." in closed
    assert "Ärendet gallras fredag 17 december 2027. Då kan ingen läsa det." in closed
    assert "Antalen i statistiken finns kvar, och ett kvitto skrivs." in closed

    await chat.say("kaj", f"gallringsstopp {CODE}: begäran")
    await chat.say("kaj", "ja")
    held = await chat.say("kaj", f"ärende {CODE}")
    assert "Gallringen är stoppad för det här ärendet." in held
    assert "gallras fredag" not in held
