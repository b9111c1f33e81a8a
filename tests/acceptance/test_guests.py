"""A guest of one meeting and one point: sees that, and only until the meeting is over (A26)."""

from email import message_from_bytes
from email.policy import default

import pytest

from tests.bot.test_understand import SAID
from tests.journeys.play import EVERYONE, NORRSJO, Play
from tests.journeys.stages import GENERAL, GROUP_LEVEL, answered, approved, asked, called

GUN = """
  - id: gun
    name: "Gun Gästsson"
    title: "polis"
    workplace: "Polisregionen"
    email: gun.gastsson@polis.example.org
    entra_object_id: 5e55f000-0000-4000-8000-000000000099
    party: polis
    guest: true
    roles: [guest]
"""
OWN = "Lachgas: så ser det ut"
OTHER = "Öppettider under sportlovet"
SECRETS = (
    OTHER,
    *GENERAL.values(),
    *GROUP_LEVEL.values(),
    "Uppföljning av åtaganden",
    "Gruppnivå",
    "Nulägesbild",
    "Rut Rektorsdotter",
    "Sol Sekreterare-Ek",
    "Pia Områdesson",
    "Tore Trygg",
    "Å-2027",
)
"""What is written under other points, by others, or about others."""
ASKED = [sample for samples in SAID.values() for sample in samples]


def with_gun() -> str:
    return NORRSJO.read_text(encoding="utf-8").replace("\nbreaks:", f"{GUN}\nbreaks:")


async def ask_everything(chat: Play) -> str:
    """Every command there is, in one of its ways each, and all that stands in the chat."""
    for samples in SAID.values():
        await chat.say("gun", samples[0])
    return chat.everything("gun")


def leaked(chat: Play) -> list[str]:
    return [secret for secret in SECRETS if secret in chat.everything("gun")]


@pytest.mark.long
@pytest.mark.accepts("A26")
async def test_given_a_guest_when_everything_is_asked_then_only_the_one_point_is_ever_seen(
    chat: Play,
) -> None:
    """Before, during and after the meeting, by every command."""
    await before_the_invitation(chat)
    await ask_everything(chat)
    assert leaked(chat) == []
    assert "Universella" not in chat.everything("gun")

    await invite_gun(chat)
    await ask_everything(chat)
    await chat.to("2027-01-21 13:30")
    assert OWN in await chat.say("gun", "inbjudan")
    await ask_everything(chat)
    assert leaked(chat) == []

    await chat.to("2027-01-21 15:00")
    for typed in ("inbjudan", "dagordning", "nästa möte", "möten", "kallelse"):
        answer = await chat.say("gun", typed)
        assert OWN not in answer, typed
        assert "Universella" not in answer, typed
    await chat.to("2027-02-18 13:30")
    await ask_everything(chat)
    assert leaked(chat) == []


async def before_the_invitation(chat: Play) -> None:
    """Called, asked and answered, with two items written under the fifth point."""
    await chat.move_to_municipality(with_gun())
    await called(chat)
    await asked(chat)
    await answered(chat)
    await chat.say("frida", f"punkt: {OWN}")
    await chat.say("frida", f"punkt: {OTHER}")


async def invite_gun(chat: Play) -> None:
    """To one of the items; Gun says yes, and the convener sees it."""
    shown = await chat.say("frida", f"bjud in Gun Gästsson till punkt 5: {OWN}")
    assert OWN in shown
    assert "Punkt 5: Universella åtgärder" in shown
    await chat.press("frida", "Ja, bjud in")
    (invited,) = chat.titled("gun", "Inbjudan till SSPF-möte")
    for said in ("Torsdag 21 januari kl. 13.00–15.00", "Universella åtgärder", OWN):
        assert said in invited
    await approved(chat)
    await chat.press("gun", "Jag kommer")
    assert "Gun Gästsson: kommer till mötet." in await chat.say("frida", "läget")


@pytest.mark.accepts("A26")
@pytest.mark.stage("called")
async def test_given_a_guest_with_an_address_alone_then_the_kallelse_goes_by_mail_with_no_content(
    chat: Play,
) -> None:
    shown = await chat.say("frida", "bjud in Maria Ek, maria.ek@bup.example.org, till punkt 3")
    assert "Maria Ek, maria.ek@bup.example.org" in shown
    before = chat.counts()
    await chat.press("frida", "Ja, bjud in")

    mails = [line for line in await chat.mails() if "maria.ek" in line.to or "Maria" in line.to]
    assert len(mails) == 1
    content = await chat.run.rehearsal.mail(mails[0].name)
    assert content is not None
    mail = message_from_bytes(content, policy=default)
    plain = mail.get_body(("plain",))
    assert plain is not None
    body = " ".join(str(plain.get_content()).split())
    assert "Du är inbjuden som gäst till en punkt" in body
    assert "Nulägesbild" not in body + str(mail["Subject"])
    assert {who: n for who, n in chat.counts().items() if n != before[who]}.keys() <= {"frida"}
    assert "Maria Ek" in await chat.say("frida", "gäster")


@pytest.mark.accepts("A26")
@pytest.mark.stage("called")
async def test_given_a_guest_when_it_moves_or_the_invitation_is_taken_back_then_the_guest_is_told(
    chat: Play,
) -> None:
    """Disa is registered here, and in no way a member of the group."""
    await chat.say("frida", "bjud in Disa till punkt 3 på nästa möte")
    await chat.say("frida", "ja")
    assert "Nulägesbild" in chat.titled("disa", "Inbjudan till SSPF-möte")[0]
    await chat.say("frida", "flytta mötet till 28 januari")
    await chat.say("frida", "ja")
    await chat.settle()
    moved = chat.titled("disa", "Inbjudan till SSPF-möte")[1]
    assert "Torsdag 28 januari" in moved
    assert "**Mötet är flyttat.**" in moved
    assert "åtagande" not in moved

    await chat.say("frida", "ta bort gästen Disa")
    assert "gäller inte längre" in chat.titled("disa", "Du behöver inte komma")[0]
    assert "Jag hittar inget sådant möte." in await chat.say("disa", "inbjudan")
    assert "Jag hittar inget sådant möte." in await chat.press("disa", "Jag kommer")
    count = chat.received("disa")
    await chat.say("frida", "ställ in mötet")
    await chat.say("frida", "ja")
    await chat.settle()
    assert chat.received("disa") == count


@pytest.mark.stage("called")
async def test_given_who_and_where_is_not_right_then_it_is_asked_and_nobody_is_invited(
    chat: Play,
) -> None:
    for who, typed, said in (
        ("frida", "bjud in Maria Ek till punkt 3", "Vem, och till vilken punkt?"),
        ("frida", "bjud in maria@bup.example.org", "Vem, och till vilken punkt?"),
        ("frida", "bjud in Ek, ek@bup.example.org, till punkt 7", "går det inte att bjuda in"),
        ("frida", "bjud in Ek, ek@bup.example.org, till punkt 12", "går det inte att bjuda in"),
        ("frida", "bjud in Ek, ek@bup.example.org, till punkt 3: Månen", "hittar inte det"),
        ("frida", "bjud in Rut till punkt 3", "är redan med i gruppen"),
        ("frida", "ta bort gästen Ek", "ingen sådan gäst"),
        ("rut", "bjud in Disa till punkt 3", "sammankallande"),
        ("rut", "gäster", "sammankallande"),
    ):
        assert said in await chat.say(who, typed), typed
    for who in EVERYONE:
        assert chat.titled(who, "Inbjudan till") == [], who
    assert "Ingen gäst är inbjuden." in await chat.say("frida", "gäster")
