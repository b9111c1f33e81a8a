"""Cases by other models: Mjölby's words and limits, Nacka's checklists and its second track."""

import pytest

from tests.journeys.consented import consent
from tests.journeys.other_models import town
from tests.journeys.play import Play

MJOLBY = {
    "case_age": "13-15",
    "case_source": "school",
    "case_concerns": "hog_franvaro,drogproblematik",
    "case_spoken": "ja",
    "case_considered": "nej",
    "case_guardians": "2",
}
NACKA = {name: value for name, value in MJOLBY.items() if name != "case_concerns"} | {
    "case_risk_factors": "svarigheter_skola"
}
CODE = "N26-01"
SILENT = """{
  agenda: [allmant_nulage, gruppniva, individniva, beslut_ataganden],
  briefing_parts: [{name: "Allmänt", level: 2}],
}"""
"""What Nacka's model is silent on is asked at set-up."""


async def raised(chat: Play, form: dict[str, str], **changes: str) -> str:
    await chat.say("rut", "nytt ärende")
    await chat.press("rut", "Nej, fortsätt")
    return await chat.press("rut", "Aktualisera", form | changes)


async def in_mjolby(chat: Play) -> None:
    await chat.move_to_municipality(town("mjolby_individ", "professionellt_mote"))


async def in_nacka(chat: Play, *groups: str) -> None:
    text = town("nacka_sspf_sig", *groups or ("sspf_forum",), meeting=SILENT)
    await chat.move_to_municipality(text)


@pytest.mark.accepts("B2", "B3", "B4")
async def test_given_mjolby_then_its_five_concerns_and_a_notice_of_age(chat: Play) -> None:
    await in_mjolby(chat)
    done = await raised(chat, MJOLBY, case_age="18")

    assert "utanför det vanliga" in done
    await chat.say("rut", "nytt ärende")
    form = await chat.press("rut", "Nej, fortsätt") + str(chat.card("rut"))
    for words in (
        *("Svårigheter att koncentrera sig i skolan", "Hög frånvaro från skolan"),
        *("Normbrytande beteende", "Har begått brott", "Drogproblematik"),
        "Familjen kan säga nej när som helst.",
    ):
        assert words in form
    shown = await chat.say("rut", f"ärende {CODE}")
    assert "Misstanke om: hög frånvaro från skolan och drogproblematik" in shown


@pytest.mark.accepts("B24", "B10")
async def test_given_mjolby_then_measures_by_agency_and_its_own_name_for_the_plan(
    chat: Play,
) -> None:
    await in_mjolby(chat)
    await raised(chat, MJOLBY)
    await consent(chat, CODE, "skola", "socialtjanst", "polis", "fritid")
    for who in ("rut", "sol", "pia", "frida"):
        await chat.say(who, f"vår del {CODE}: riskbedömning 2026-12-17")
        await chat.say(who, "ja")
    await chat.say("kaj", f"nästa steg {CODE}: gå vidare")
    await chat.say("kaj", "ja")

    await chat.say("kaj", f"plan {CODE}: styrkor idrott")
    card = str(chat.card("kaj"))
    for words in (
        *("Drogtester och samtal", "Extra stöd för att öka närvaron", "Extra anpassningar"),
        *("Hålla kontakt med föräldrarna", "Köra hem ungdomen"),
        "Prata vidare om alternativa fritidsintressen",
    ):
        assert words in card
    await chat.say("kaj", "ja")
    await chat.say("kaj", f"åtgärd {CODE}: köra hem; polis; klart 2027-01-15; styrka idrott")
    saved = await chat.say("kaj", "ja")
    assert "1 · Köra hem ungdomen" in saved
    assert "Handlingsplan" in await chat.say("kaj", f"ärende {CODE}")


@pytest.mark.accepts("B29", "C18")
async def test_given_months_go_by_then_a_notice_and_a_question_and_nothing_closes(
    chat: Play,
) -> None:
    await in_mjolby(chat)
    await raised(chat, MJOLBY)

    await chat.to("2027-04-19 10:00")
    assert "så länge som SSPF brukar göra" in chat.everything("kaj")
    await chat.to("2027-08-17 10:00")

    assert "Vill ni avsluta eller fortsätta?" in chat.everything("kaj")
    assert "Ärendet är 8 månader gammalt." in await chat.say("kaj", f"ärende {CODE}")
    assert f"{CODE} · Aktualiserat" in await chat.say("kaj", f"ärende {CODE}")


@pytest.mark.accepts("C22", "C23")
async def test_given_nacka_then_its_checklists_with_phases_are_ticked(chat: Play) -> None:
    await in_nacka(chat)
    await raised(chat, NACKA)

    await chat.say("kaj", f"checklista {CODE}: samtycke finns; utsatta erbjuds stöd")
    card = str(chat.card("kaj"))
    for words in (
        *("Ungdomar identifierade", "Åtgärdsplaner finns", "Varje händelse rapporteras"),
        *("Skola polisanmäler", "Stöd till utsatta", "Beslut om LuL", "11:1-utredningar"),
    ):
        assert words in card
    shown = await chat.say("kaj", "ja")

    assert "SSPF pågår: 1 av 4" in shown
    assert "Händelse: 1 av 11" in shown


@pytest.mark.accepts("G4", "G5", "G9")
async def test_given_a_social_intervention_group_then_its_own_reasons_and_outcomes(
    chat: Play,
) -> None:
    await in_nacka(chat, "sig", "sspf_forum")
    await raised(chat, NACKA, case_group="sig", case_age="19-20")
    await chat.say("kaj", f"avsluta ärende {CODE}")
    card = str(chat.card("kaj"))
    for words in ("Behov av SiS", "Samverkansformen är inte lämplig", "Sysselsättning"):
        assert words in card
    assert "Skyddet ökat" not in card

    await chat.say(
        "kaj",
        f"avsluta ärende {CODE}: orsak 7; brott nej; 10 månader; droger vet inte; "
        "sysselsättning studier",
    )
    closed = await chat.say("kaj", "ja")

    for words in ("låg risk", "Fortsatt brottsaktiv: Nej", "Månader utan brott: 10", "Studier"):
        assert words in closed


@pytest.mark.accepts("G6", "G7")
async def test_given_the_second_track_then_no_bound_of_age_and_a_guide(chat: Play) -> None:
    await in_nacka(chat, "sig", "sspf_forum")
    done = await raised(chat, NACKA, case_group="sig", case_age="21-")
    assert "utanför det vanliga" not in done

    await chat.say("kaj", f"inställningar {CODE}: lots Sol")

    assert "Lots: Sol Sekreterare-Ek" in await chat.say("kaj", "ja")


@pytest.mark.accepts("A29")
async def test_given_nothing_is_decided_then_only_codes_and_choices(chat: Play) -> None:
    await chat.say("rut", "nytt ärende")
    await chat.press("rut", "Nej, fortsätt")

    fields = [part for part in chat.card("rut")["body"] if part["type"] == "Input.Text"]

    assert fields == []


@pytest.mark.accepts("B32")
async def test_given_whatever_is_shown_of_a_case_then_nobody_is_he_or_she(chat: Play) -> None:
    await in_mjolby(chat)
    await raised(chat, MJOLBY, case_gender="boy")
    for text in (f"ärende {CODE}", f"avsluta ärende {CODE}", f"inställningar {CODE}"):
        await chat.say("kaj", text)

    said = f" {chat.everything('rut')} {chat.everything('kaj')} ".lower()

    assert not [w for w in (" han ", " hon ", " hans ", " hennes ", "pojke") if w in said]
