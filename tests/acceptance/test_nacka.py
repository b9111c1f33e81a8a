"""Nacka's model: what each does side by side, and whose responsibility a measure is (C11, C25)."""

import pytest

from tests.acceptance.test_groups_malmo import MUNICIPALITIES
from tests.journeys.consented import consent
from tests.journeys.other_models import town
from tests.journeys.play import Play
from tests.journeys.stages import commit
from tests.journeys.test_case_models import CODE, NACKA, SILENT, raised

UNIT = '  - {key: planiavagen, name: "Planiavägen", authorities: [styrelsen]}'
SEATS = "parties: [skola, socialtjanst, polis, fritid, planiavagen]"


def with_a_local_unit() -> str:
    """Byn by Nacka's model, where a unit of its own sits in the group."""
    text = town("nacka_sspf_sig", "sspf_forum", meeting=SILENT)
    text = text.replace("{key: sspf_forum, ", f"{{key: sspf_forum, {SEATS}, ")
    return text.replace("\ngroups:\n", f"\n{UNIT}\ngroups:\n")


@pytest.mark.accepts("C11")
async def test_given_a_plan_then_what_each_does_stands_by_actor_also_a_local_unit(
    chat: Play,
) -> None:
    await chat.move_to_municipality(with_a_local_unit())
    await raised(chat, NACKA)
    await consent(chat, CODE, "skola", "socialtjanst", "polis", "fritid", "planiavagen")
    await chat.say("kaj", f"nästa steg {CODE}: gå vidare")
    await chat.say("kaj", "ja")
    await chat.say("kaj", f"plan {CODE}: styrkor idrott")
    await chat.say("kaj", "ja")
    for kind, owner in (
        ("repulse", "socialtjänst"),
        ("anpassat schema", "skola"),
        ("minimaria", "socialtjänst"),
        ("nätverksmöten med föräldrar", "planiavägen"),
    ):
        await chat.say(
            "kaj", f"åtgärd {CODE}: {kind}; {owner}; klart 2027-01-15; styrka idrott; lättare"
        )
        saved = await chat.say("kaj", "ja")
        assert owner in saved.lower()

    shown = (await chat.say("kaj", f"ärende {CODE}")).partition("Handlingsplan")[2]

    places = [
        shown.index(words)
        for words in (
            *("\nSocialtjänst\n", "1 · RePulse", "3 · MiniMaria"),
            *("\nSkola\n", "2 · Anpassat schema", "\nPlaniavägen\n", "4 · Nätverksmöten"),
        )
    ]
    assert places == sorted(places)


OUTSIDE = {"kaa": "KAA (det kommunala aktivitetsansvaret)", "minimaria": "MiniMaria", "afe": "AFE"}


@pytest.mark.accepts("G8")
async def test_given_the_outside_bodies_then_each_has_a_seat_that_is_asked_and_can_be_filled(
    chat: Play,
) -> None:
    text = town("nacka_sspf_sig", "sspf_forum", meeting=SILENT)
    seats = "".join(f"  - {{key: {key}, authorities: [styrelsen]}}\n" for key in OUTSIDE)
    everybody = ", ".join(("skola", "socialtjanst", "polis", "fritid", *OUTSIDE))
    text = text.replace("{key: sspf_forum, ", f"{{key: sspf_forum, parties: [{everybody}], ")
    text = text.replace("\ngroups:\n", f"\n{seats}groups:\n")
    await chat.move_to_municipality(text.replace("party: fritid", "party: minimaria"))

    tree = await chat.say("kaj", "grupper")

    for name in OUTSIDE.values():
        assert name in tree
    contacts = await chat.say("kaj", "kontaktlista")
    (seated,) = [line for line in set(contacts.splitlines()) if "Frida Gårdman" in line]
    assert "MiniMaria" in seated


@pytest.mark.accepts("C25")
@pytest.mark.stage("begun")
async def test_given_a_measure_then_shared_or_one_agencys_stands_and_the_picture_has_its_day(
    chat: Play,
) -> None:
    shared = {"taking_part": "Polis"}
    await commit(chat, "Vuxna på torget.", "Skola", "", "1", "Universell", **shared)
    await commit(chat, "En kväll till.", "Ungas fritid", "", "1", "Universell")
    await chat.say("rut", "problembild problem: Skolk på fredagar; för Operativ grupp")
    picture = await chat.say("rut", "ja")

    assert "Delat ansvar, deltar: Polis" in await chat.say("kaj", "Å-2027-001")
    assert "En verksamhets ansvar" in await chat.say("kaj", "Å-2027-002")
    await chat.to("2027-01-22 10:00")
    plan = await chat.say("frida", "åtgärdsplan")
    first, _, second = plan.partition("Å-2027-002")
    assert "delat ansvar, deltar: Polis" in first
    assert "en verksamhets ansvar" in second
    assert "delat ansvar" not in second
    assert "Så här såg det ut torsdag 21 januari." in picture
    assert "Så här såg det ut torsdag 21 januari." in await chat.say(
        "pia", "problembild för Operativ grupp"
    )


SKARBY = (MUNICIPALITIES / "skarby.yaml").read_text("utf-8")
ROLES = {
    "polis, authorities: [polismyndigheten]": "chain_role: [identifies]",
    "fritid, authorities: [fritidsnamnden]": "chain_role: [supports]",
    "falt, authorities: [socialnamnden]": "chain_role: [identifies, supports]",
}


@pytest.mark.accepts("C12")
async def test_given_field_workers_and_youth_clubs_then_their_role_is_asked_and_then_shown(
    chat: Play,
) -> None:
    """The source says that they have roles of their own, and not which."""
    await chat.move_to_municipality(SKARBY)
    unsaid = "Har en egen roll i kedjan, och ingen har sagt vilken: "
    assert f"{unsaid}Polis, Fritid (fritidsgårdar) och Fält." in await chat.say("kaj", "grupper")

    said = SKARBY
    for seat, role in ROLES.items():
        said = said.replace(seat, f"{seat}, {role}")
    await chat.move_to_municipality(said)

    for asked in ("grupper", "kontaktlista"):
        shown = await chat.say("kaj", asked)
        assert "Identifierar: Polis och Fält." in shown
        assert "Stödjer: Fritid (fritidsgårdar) och Fält." in shown
        assert unsaid not in shown
    await chat.to("2027-02-04 13:01")
    attendance = await chat.say("kaj", "närvaro")
    assert "Vilka är här från Fält? (identifierar och stödjer)" in attendance
    assert "Vilka är här från Skola?" in attendance
