"""Prepared folders: the scenario played up to a point once a session, then copied for each test."""

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.journeys.play import AUTH, Auth, Play

GENERAL = {
    "frida": "Kajen har i snitt 62 besökare per kväll sedan skolstarten.",
    "rut": "Närvaron på högstadiet var 91,4 % i december.",
    "sol": "Mottagningen har normal svarstid. Fältgruppen är två personer.",
    "pia": "Färre ordningsstörningar i centrum än förra året.",
    "tore": "Trygghetsvärdarna går fem kvällar i veckan, 16–24.",
}
GROUP_LEVEL = {
    "frida": "En större grupp kommer till Busstorget på fredagar efter 19.",
    "rut": "Ökande ströfrånvaro i åk 7–8 på eftermiddagar.",
    "sol": "Fältarna känner igen bilden från Busstorget.",
    "pia": "Busstorget, fredagar 19–22: fem ingripanden på sex veckor.",
    "tore": "Belysningen vid hållplats C är dålig.",
}
COMMITMENTS = (
    # text, agency, due, level, prevention, goals
    ("Ungas fritid håller Kajen öppen fredagar.", "Ungas fritid", "2027-01-29", "2", "Selektiv"),
    ("Säkerhet och beredskap felanmäler lampor.", "Säkerhet", "2027-02-05", "2", "Selektiv"),
    ("Polisen gör synlig tillsyn på Busstorget.", "Polis", "2027-02-12", "2", "Selektiv"),
    ("Skolan håller föräldramöte om vejp.", "Skola", "2027-02-11", "1", "Universell"),
    ("Fältgruppen är på Busstorget två kvällar.", "Socialtjänst", "", "2", "Selektiv"),
    ("Ungas fritid samlar en sportlovskalender.", "Ungas fritid", "2027-02-10", "1", "Universell"),
)
"""Become Å-2027-001 to 005 and 012; the numbers between are taken in the demo municipality."""
DECISIONS = ("Vi tar fram en halvsidesrutin för rykten.", "Gemensam sportlovskalender.")


async def called(play: Play) -> None:
    """Thursday 17 December: the kallelse is sent before the break."""
    await play.press("frida", "Skicka kallelsen nu")


async def asked(play: Play) -> None:
    """Tuesday 12 January, 08.30: the request for briefings has gone out."""
    await play.to("2027-01-12 08:30")


async def answered(play: Play) -> None:
    """Wednesday 20 January, 11.00: all five have answered in time."""
    await play.to("2027-01-20 11:00")
    for who in GENERAL:
        await brief(play, who)


async def brief(play: Play, who: str) -> str:
    """The agency's card, filled in and sent."""
    individual = {"Har ni något på individnivå": "Inget att rapportera"}
    typed = {"d1": GENERAL[who], "d2": GROUP_LEVEL[who], "d2_size": "10–19", **individual}
    return await play.press(who, "Skicka in", typed)


async def approved(play: Play) -> None:
    """Wednesday 20 January, 13.30: the agenda is approved and sent."""
    await play.to("2027-01-20 13:30")
    await play.press("frida", "Godkänn och skicka")


async def begun(play: Play) -> None:
    """Thursday 21 January, 13.00: the meeting begins."""
    await play.to("2027-01-21 13:00")


async def decided(play: Play) -> None:
    """Thursday 21 January, 15.00: attendance, two decisions and six commitments are written."""
    await play.press("frida", "Anteckna närvaro")
    await play.press("frida", "Spara närvaron", {"seat_skola": "Rut", "seat_fritid": "Frida"})
    for text in DECISIONS:
        await decide(play, text)
    for row in COMMITMENTS:
        await commit(play, *row)
    await play.to("2027-01-21 15:00")


async def decide(play: Play, text: str) -> str:
    kinds = {"decision_level": "1", "decision_subject": "Område"}
    typed = {"decision": text, "decision_prevention": "Universell", **kinds}
    return await play.press("frida", "Spara beslutet", typed)


async def commit(
    play: Play, text: str, party: str, due: str, level: str, prevention: str, **more: str
) -> str:
    """No date: due at the next meeting."""
    when = {"due": "date", "on": due} if due else {"due": "next"}
    typed = {"text": text, "party": party, "level": level, "prevention": prevention, **when}
    return await play.press("frida", "Spara åtagandet", {**typed, **more})


async def fixed(play: Play) -> None:
    """Tuesday 26 January, 16.00: the plan is fixed and the owners have their lists."""
    await play.to("2027-01-26 16:00")


async def again(play: Play) -> None:
    """Tuesday 9 February, 08.30: the request before the second meeting has gone out."""
    await play.to("2027-02-09 08:30")


Step = Callable[[Play], Awaitable[None]]
STAGES: dict[str, Step] = {
    "called": called,
    "asked": asked,
    "answered": answered,
    "approved": approved,
    "begun": begun,
    "decided": decided,
    "fixed": fixed,
    "again": again,
}
START = "start"
"""Thursday 17 December 2026, 08.30: installed, and nothing done."""


class Stages:
    """Folders of a session. All of them were made at one port, which stands in what they hold."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self._port = port

    async def copy(self, stage: str, to: Path, auth: Auth = AUTH) -> Play:
        """A play at this stage in a folder of its own, not yet running."""
        await self._make(stage)
        shutil.copytree(self._folder / stage, to)
        return Play(to, self._port, auth=auth)

    async def _make(self, stage: str) -> None:
        if (self._folder / stage).exists():
            return
        order = [START, *STAGES]
        being_made = self._folder / f"{stage}.new"
        if stage == START:
            play = Play(being_made, self._port)
        else:
            play = await self.copy(order[order.index(stage) - 1], being_made)
        await play.open()
        try:
            if stage != START:
                await STAGES[stage](play)
        finally:
            await play.close()
        being_made.rename(self._folder / stage)
