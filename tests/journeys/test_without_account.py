"""A member who has no account in Teams: called, asked, reminded and answering, all by mail."""

import re
from collections.abc import AsyncIterator
from email.message import EmailMessage

import aiohttp
import pytest_asyncio

from tests.bot.pages.visiting import Visitor, link_in, mail_to
from tests.journeys.play import NORRSJO, Play

PIA = "pia.omradesson"


def without_account(person: str) -> str:
    """Norrsjö where this person has no Entra id."""
    text = NORRSJO.read_text(encoding="utf-8")
    found, n = re.subn(
        rf"(- id: {person}\b.*\n(?:    .*\n)*?)    entra_object_id: .*\n", r"\1", text
    )
    assert n == 1
    return found


@pytest_asyncio.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


def words_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return " ".join(str(body.get_content()).split())


async def test_failure_mode_3_given_a_member_without_account_then_mail_and_page_are_the_whole_road(
    chat: Play, session: aiohttp.ClientSession
) -> None:
    await chat.move_to_municipality(without_account("pia"))
    await chat.press("frida", "Skicka kallelsen nu")
    await chat.to("2026-12-17 09:00")
    police = Visitor(session, link_in(mail_to(chat.folder, PIA)))
    await police.answer("accepted")

    await chat.to("2027-01-12 08:40")
    assert str(mail_to(chat.folder, PIA)["Subject"]) == "Förbered nästa SSPF-möte"
    reached = await chat.say("frida", "vem har nåtts?")
    assert "Pia Områdesson (Polis): får mejl, har inget konto i Teams" in reached.replace("*", "")
    await chat.to("2027-01-19 08:40")
    reminder = mail_to(chat.folder, PIA)
    assert str(reminder["Subject"]) == "Påminnelse från SSPF-stödet"
    assert "Underlaget till SSPF-mötet torsdag 21 januari saknas än." in words_of(reminder)
    assert link_in(reminder) == police.address
    await police.brief(d1="Lugnt i centrum.", d2="Busstorget, fredagar.", d2_antal="10-19")
    assert "Polis: inskickat" in await chat.say("frida", "läget")

    await chat.to("2027-01-20 13:30")
    await chat.press("frida", "Godkänn och skicka")
    await chat.to("2027-01-20 15:00")
    agenda = mail_to(chat.folder, PIA)
    assert str(agenda["Subject"]) == "Dagordning till SSPF-mötet"
    assert "1. " in words_of(agenda)
    assert "Lugnt i centrum" not in agenda.as_string()
    assert "inte nått" not in chat.everything("frida")
