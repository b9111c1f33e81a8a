"""The worst that has happened to others, by its number, and that it does not happen here."""

from collections.abc import AsyncIterator
from email.message import EmailMessage

import aiohttp
import pytest_asyncio

from tests.bot.pages.visiting import Visitor, link_in, mail_to
from tests.journeys.play import Play

GENERAL = "Färre ordningsstörningar i centrum än i fjol."
GROUP = "Busstorget, fredagar 19–22: fem ingripanden på sex veckor."
OTHERS = "Skolans egen text om frånvaron."


@pytest_asyncio.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


async def called_without_teams(chat: Play) -> EmailMessage:
    """The mail with the kallelse, to somebody who has taken the bot away."""
    await chat.run.channel.events.uninstall("pia")
    await chat.press("frida", "Skicka kallelsen nu")
    await chat.to("2026-12-17 09:00")
    assert chat.titled("pia", "Kallelse till SSPF-möte") == []
    return mail_to(chat.folder, "pia.omradesson")


async def test_failure_mode_3_given_the_police_have_no_teams_then_a_mail_and_its_page_are_enough(
    chat: Play, session: aiohttp.ClientSession
) -> None:
    """External people locked out: every input has a way that is not Teams, and counts in full."""
    kallelse = await called_without_teams(chat)
    await chat.to("2027-01-12 08:30")
    await chat.press(
        "rut",
        "Skicka in",
        {"d1": OTHERS, "d2_nothing": "ja", "Har ni något på individnivå": "Ja, vi har något"},
    )

    mail = mail_to(chat.folder, "pia.omradesson")
    assert str(mail["Subject"]) == "Förbered nästa SSPF-möte"
    assert link_in(mail) == link_in(kallelse)
    police = Visitor(session, link_in(mail))
    seen = [await police.look()]
    seen.append(await police.answer("accepted"))
    seen.append(await police.brief(d1=GENERAL, d2=GROUP, d2_antal="10-19"))

    standing = await chat.say("frida", "läget")
    assert "Polis: inskickat" in standing
    assert "Lämnat via webblänk." in standing
    assert "Pia Områdesson, områdespolis: kommer till mötet. Svarade via webblänk." in standing
    assert "2 av 5 verksamheter" in standing
    assert GENERAL in await chat.say("rut", "dagordning")
    for page in seen:
        assert page.status == 200
        for hidden in (OTHERS, "Skola", "Åtagande", "N27-", "Har ni något på individnivå"):
            assert hidden not in page.html, hidden
        assert 'name="d3' not in page.html
    for subject in (str(mail["Subject"]), str(kallelse["Subject"])):
        assert not {"Polis", "Pia", "N27"} & set(subject.split())
