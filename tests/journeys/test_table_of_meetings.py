"""A decided table of dates says more than days: places, remarks, and which group it is for."""

import pytest

from tests.journeys.play import NORRSJO, Play

TABLE = (
    "datum;tid;grupp;plats;anmärkning\n"
    "2027-09-16;13.00;Operativ grupp;Kajen;Studiebesök hos polisen\n"
    "2027-10-14;9-11;Operativ grupp;Teams;\n"
)
OTHERS = TABLE + "2027-11-18;13.00;Styrgrupp;Rådhuset;\n"


def two_groups() -> str:
    """Norrsjö where Frida convenes the steering group as well."""
    text = NORRSJO.read_text(encoding="utf-8")
    more = "  - key: styrgrupp\n    convener: frida\n"
    text = text.replace("\npeople:\n", f"\n{more}\npeople:\n", 1).replace("\n\n\n", "\n\n")
    return text.replace("    groups: [operativ]\n", "    groups: [operativ, styrgrupp]\n", 1)


async def test_given_places_and_remarks_then_they_follow_the_meeting_to_the_kallelse(
    chat: Play,
) -> None:
    preview = await chat.say("frida", TABLE)
    assert "Plats: Kajen\nStudiebesök hos polisen" in preview
    assert "Plats: Teams" not in preview
    await chat.press("frida", "Spara som utkast")
    assert "Plats: Kajen" in await chat.say("frida", "möten")
    assert "13.00–15.00, Kajen" in await chat.say("frida", "skicka kallelse")
    await chat.press("frida", "Skicka kallelsen")
    await chat.to("2027-09-15 16:00")

    invited = [card for card in chat.titled("rut", "Kallelse") if "[Skicka svar]" in card]
    invited = [card for card in invited if "16 september" in card]
    assert len(invited) == 1
    assert "Plats: Kajen\nStudiebesök hos polisen" in invited[0]
    assert "Kajen och via Teams" in await chat.say("rut", "nästa möte")
    assert "på den här platsen: Kajen" in await chat.say("rut", "var är mötet")


async def test_given_rows_for_another_group_then_they_are_left_out_and_that_is_said(
    chat: Play,
) -> None:
    preview = await chat.say("frida", OTHERS)

    assert "2 möten hittades." in preview
    assert "18 november" not in preview
    assert "Raderna för Styrgrupp" in preview


@pytest.mark.parametrize("pasted", ["nya möten för Styrgruppen: 16/9-27, 14/10-27", OTHERS])
async def test_given_who_convenes_two_groups_then_the_list_is_for_the_one_it_names(
    chat: Play, pasted: str
) -> None:
    await chat.move_to_municipality(two_groups())
    preview = await chat.say("frida", pasted)
    names_the_second = "nya möten" in pasted
    group = "SSPF:s styrgrupp" if names_the_second else "Operativ grupp"
    assert f"{group}. Alla möten är via Teams." in preview
    await chat.press("frida", "Spara som utkast")
    ask = await chat.say("frida", "skicka kallelse")
    assert f"{group}. Alla möten är via Teams." in ask
    await chat.press("frida", "Skicka kallelsen")
    await chat.to("2026-12-21 09:00")

    told = [who for who in ("frida", "rut") if chat.titled(who, "Kallelse till SSPF-möten")]
    assert told == (["frida"] if names_the_second else ["frida", "rut"])
