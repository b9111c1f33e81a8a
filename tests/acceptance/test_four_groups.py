"""One person in four groups: what is written in one is read in no other (D19)."""

from tests.acceptance.test_groups_malmo import SUNDHAMN
from tests.journeys.play import Play


async def test_given_one_person_in_four_groups_then_what_is_written_in_one_is_read_in_no_other(
    chat: Play,
) -> None:
    """Sol sits in all four: a briefing, a commitment and a matter of Norr, sought from Torget."""
    city, canary = chat, "Kanariefågeln"
    await city.move_to_municipality(SUNDHAMN)
    await city.to("2027-01-26 09:00")
    await city.say("sol", "lämna underlag")  # of the group that meets next, which is Norr
    for part in (1, 2, 3):
        await city.say("sol", f"underlag {part}: {canary} del {part}.")
    await city.say("sol", "skicka in underlag")
    await city.to("2027-02-03 13:30")
    assert canary in await city.say("rut", "dagordning")
    await city.to("2027-02-04 13:30")
    promise = f"nytt åtagande: {canary} följs upp; socialtjänst; 15 februari; nivå 2; selektiv"
    await city.say("kaj", promise)
    await city.say("kaj", "ja")
    await city.say(
        "kaj", f"gruppärende till Ledningsgrupp Öster: {canary}; nivå 1; för Lokal grupp Norr"
    )
    await city.say("kaj", "ja")
    assert canary in await city.say("rut", "öppna åtaganden")

    await city.to("2027-02-08 10:00")
    for asked in (
        *("dagordning", "öppna åtaganden", "alla åtaganden", "åtgärdsplan", "gruppärenden"),
        *(
            "gruppärende 1",
            "uppdatera 1",
            "statistik",
            "årsplan 2027",
            "problembild för Lokal grupp Norr",
        ),
        *("åtaganden med kanariefågeln", "vad har socialtjänsten lovat?", "möten", "kalendarium"),
    ):
        await city.say("kim", asked)

    assert canary not in city.everything("kim")
    assert canary in await city.say("sol", "uppdatera 1")
