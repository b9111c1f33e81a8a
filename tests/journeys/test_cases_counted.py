"""Cases are counted by what is written of them anyway, in Nacka's words."""

import pytest

from tests.journeys.consented import consent
from tests.journeys.play import Play
from tests.journeys.test_case_models import NACKA, in_nacka, raised

FIRST = "N26-01"
MEASURE = "åtgärd {code}: {what}; klart 2027-01-15; styrka idrott"
PLAN = (
    "plan {code}: mål närvaro; styrkor idrott; uppföljning 2027-01-20; familjen är med; "
    "inte hörd ville inte"
)


async def done(chat: Play, said: str) -> str:
    """Typed by the coordinator and confirmed."""
    await chat.say("kaj", said)
    return await chat.say("kaj", "ja")


async def planned(chat: Play, code: str, *measures: str) -> str:
    """With consent, assessed, and a plan that is decided with these measures in it."""
    await consent(chat, code, "skola", "socialtjanst", "polis", "fritid")
    await done(chat, f"nästa steg {code}: gå vidare")
    await done(chat, PLAN.format(code=code))
    for what in measures:
        await done(chat, MEASURE.format(code=code, what=what))
    return await done(chat, f"besluta plan {code}")


async def figures(chat: Play, who: str = "kaj") -> str:
    return (await chat.say(who, "alla siffror")).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.accepts("C3", "C4", "C17")
async def test_given_cases_are_raised_then_gender_year_and_combinations_are_counted(
    chat: Play,
) -> None:
    await in_nacka(chat)
    for gender, year, risks in (
        ("boy", "5", "svarigheter_skola,fritid_umgange"),
        ("boy", "8", "fritid_umgange,svarigheter_skola"),
        ("girl", "8", "bristande_foraldraformaga"),
        ("other", "", "eget_beteende_sjalvreglering"),
    ):
        await raised(
            chat, NACKA, case_gender=gender, case_school_year=year, case_risk_factors=risks
        )

    told = await figures(chat)

    for words in (
        "**Pojkar:** 2 av 4 (50 %)",
        "**Flickor:** 1 av 4 (25 %)",
        "**Annat:** 1 av 4 (25 %)",
        "**Årskurs 8:** 2 av 4 (50 %)",
        "**Årskurs 5:** 1 av 4 (25 %)",
        "**Oro för fritid och umgänge + Svårigheter i skolan:** 2 av 4 (50 %)",
        "**Bristande föräldraförmåga:** 1 av 4 (25 %)",
    ):
        assert words in told
    assert FIRST not in told


@pytest.mark.accepts("C13", "C14", "C15")
async def test_given_measures_then_each_is_counted_and_being_turned_away_is_no_help(
    chat: Play,
) -> None:
    await in_nacka(chat)
    await raised(chat, NACKA)
    await raised(chat, NACKA)
    await chat.to("2026-12-30 10:00")
    await planned(
        chat,
        FIRST,
        "repulse; socialtjänsten; omfattande",
        "minimaria; skolan; ingen biståndsbedömd",
        "avvisad från fritidsgården; fritid",
    )
    card = str(chat.find("kaj", "case.measure")[0].card)

    told = await figures(chat)

    for words in (
        *("RePulse", "Anpassat schema", "Kvalificerad kontaktperson", "MiniMaria"),
        *("Avvisad från fritidsgården", "Nätverksmöten med föräldrar", "Omfattande", "Lättare"),
    ):
        assert words in card
    for words in (
        "**Med biståndsbedömd insats:** 1 av 2 (50 %)",
        "**Omfattande:** 1 av 1 (100 %)",
        "**8–14 dagar, från aktualisering till insats:** 1 av 1 (100 %)",
        "**RePulse:** 1 av 2 (50 %)",
        "**MiniMaria:** 1 av 2 (50 %)",
        "**Avvisade från en plats:** 1",
    ):
        assert words in told
    assert "**Avvisad från fritidsgården:**" not in told


@pytest.mark.accepts("C9")
async def test_given_agencies_act_then_who_raises_and_who_gets_things_done_is_counted(
    chat: Play,
) -> None:
    await in_nacka(chat)
    await raised(chat, NACKA)
    await chat.say("pia", "nytt ärende")
    await chat.press("pia", "Nej, fortsätt")
    await chat.press("pia", "Aktualisera", NACKA)
    await planned(chat, FIRST, "repulse; socialtjänsten", "anpassat schema; skolan")
    await chat.to("2027-01-20 10:00")

    followed = "fungerat ja; saknas ingen; nästa 2027-02-20; familjen inte med"
    await done(chat, f"följ upp {FIRST}: 1 ja; 2 för tidigt; {followed}")
    told = (await chat.say("kaj", "siffror för 2027")).replace("\N{NO-BREAK SPACE}", " ")
    before = (await chat.say("kaj", "siffror för 2026")).replace("\N{NO-BREAK SPACE}", " ")

    assert "**Skola:** 1 av 2 (50 %)" in before
    assert "**Polis:** 1 av 2 (50 %)" in before
    assert "**Socialtjänst:** 1 av 2 (50 %)" in before
    assert "**Socialtjänst:** 1 av 1 (100 %)" in told
    assert "**31–60 dagar, från beslut till klart:** 1 av 1 (100 %)" in told
    assert "**Median, från beslut till klart:** 31–60 dagar" in told


@pytest.mark.accepts("C5")
async def test_given_both_terms_then_each_is_counted_and_the_year_is_their_sum(
    chat: Play,
) -> None:
    await in_nacka(chat)
    await chat.to("2027-03-01 10:00")
    await raised(chat, NACKA)
    await chat.to("2027-09-01 10:00")
    await raised(chat, NACKA)
    await raised(chat, NACKA)

    told = (await chat.say("kaj", "siffror för 2027")).replace("\N{NO-BREAK SPACE}", " ")
    spring = (await chat.say("kaj", "siffror för vt2027")).replace("\N{NO-BREAK SPACE}", " ")

    assert "**Vårterminen 2027:** 1 av 3 (33 %)" in told
    assert "**Höstterminen 2027:** 2 av 3 (67 %)" in told
    assert "**Aktualiserade:** 3" in told
    assert "**Aktualiserade:** 1" in spring


@pytest.mark.accepts("C19")
async def test_given_cases_are_closed_then_three_reasons_the_third_in_two_and_their_shares(
    chat: Play,
) -> None:
    await in_nacka(chat)
    for code, reason in zip(
        (FIRST, "N26-02", "N26-03", "N26-04"), ("1", "2", "3a", "3b"), strict=True
    ):
        await raised(chat, NACKA)
        await chat.say("kaj", f"avsluta ärende {code}")
        card = str(chat.card("kaj"))
        await done(chat, f"avsluta ärende {code}: orsak {reason}")
    await raised(chat, NACKA)
    await consent(chat, "N26-05", "skola", "polis")
    assert "N26-05" in await chat.say("pia", "ärende N26-05")
    await chat.say("kaj", "återkalla samtycke N26-05: hela; vårdnadshavare; muntligt")
    await chat.say("kaj", "ja")

    assert "N26-05" not in await chat.say("pia", "mina ärenden")
    for words in (
        "Skyddet ökat och riskerna minskat, därför ej i behov av SSPF",
        "För omfattande stödbehov för att samordnas effektivt inom SSPF",
        "Samtycke återtaget",
        "Ej aktualiserat i praktiken",
    ):
        assert words in card
    told = await figures(chat)
    assert "samverkan med S, P och F fortgår):** 1 av 4 (25 %)" in told
    assert "**Samtycke återtaget alt. ej aktualiserat i praktiken:** 2 av 4 (50 %)" in told
    assert "**Samtycke återtaget:** 1 av 4 (25 %)" in told
    assert "**Ej aktualiserat i praktiken:** 1 av 4 (25 %)" in told


@pytest.mark.accepts("G1", "G3")
async def test_given_the_other_track_then_on_the_list_in_the_round_and_no_are_counted(
    chat: Play,
) -> None:
    await in_nacka(chat, "sig", "sspf_forum")
    await raised(chat, NACKA, case_group="sig", case_age="19-20", case_gender="girl")
    await consent(chat, FIRST, "skola", "socialtjanst", "polis")
    await done(chat, f"nästa steg {FIRST}: gå vidare")
    said = await chat.say("kaj", "räkna +1 SIG tackat nej: vill inte samverka med polis")
    await chat.say("kaj", "räkna +1 SIG på listan")
    named = await chat.say("kaj", "räkna +1 SIG tackat nej: Kim Larsson")

    told = await figures(chat)

    assert "En som tackat nej till SIG är räknad i december 2026." in said
    assert "Bara slag och månad sparas." in said
    assert "Kim Larsson" not in told + named
    for words in (
        "**På listan:** 3",
        "**Med:** 1 av 3 (33 %)",
        "**Tackat nej:** 1",
        "**Flickor:** 1 av 1 (100 %)",
    ):
        assert words in told
    assert "**Aktualiserade:**" not in told


@pytest.mark.accepts("C6")
async def test_given_nacka_then_closed_is_told_as_it_means_it_and_open_cases_are_due_each_month(
    chat: Play,
) -> None:
    await in_nacka(chat)
    await raised(chat, NACKA)
    meaning = "inte längre följs upp gemensamt varje månad i forumet"

    told = await chat.say("rut", "vad betyder avslutad?")
    await chat.say("kaj", f"avsluta ärende {FIRST}")
    card = str(chat.card("kaj"))
    await chat.to("2027-01-18 10:00")
    once = chat.everything("kaj").count("Dags att följa upp ett ärende")
    await chat.to("2027-02-18 10:00")
    twice = chat.everything("kaj").count("Dags att följa upp ett ärende")
    await done(chat, f"avsluta ärende {FIRST}: orsak 1")
    await chat.to("2027-03-25 10:00")

    assert meaning in told
    assert meaning in card
    assert (once, twice) == (1, 2)
    assert chat.everything("kaj").count("Dags att följa upp ett ärende") == 2


@pytest.mark.accepts("A17")
async def test_given_a_point_about_a_case_then_no_measure_without_one_of_its_own_and_it_counts(
    chat: Play,
) -> None:
    await in_nacka(chat)
    await raised(chat, NACKA)
    refused = await done(chat, f"utfall {FIRST}: åtgärd")
    kept = str(chat.card("kaj"))
    await planned(chat, FIRST, "repulse; socialtjänsten")

    await done(chat, f"utfall {FIRST}: bevaka")
    shown = await done(chat, f"utfall {FIRST}: åtgärd")
    told = await figures(chat)

    assert "Ärendet behöver minst en egen åtgärd" in refused
    assert "'value': 'action'" in kept
    assert "Senaste utfall: Åtgärd, torsdag 17 december" in shown
    assert "Punkter om ärenden, efter utfall\n**Åtgärd:** 1 av 1 (100 %)" in told
    for who in ("rut", "pia"):
        assert "behörighet" in await chat.say(who, f"utfall {FIRST}: bevaka")


@pytest.mark.accepts("C16")
async def test_given_an_eye_is_kept_on_somebody_then_it_counts_as_a_share_and_is_no_commitment(
    chat: Play,
) -> None:
    await in_nacka(chat)
    await raised(chat, NACKA)
    kept = await done(chat, f"utfall {FIRST}: bevaka")
    told = await figures(chat)

    assert "Senaste utfall: Bevaka, torsdag 17 december" in kept
    assert "Punkter om ärenden, efter utfall\n**Bevaka:** 1 av 1 (100 %)" in told
    for asked in ("alla åtaganden", f"åtaganden för {FIRST}"):
        assert "Å-20" not in await chat.say("kaj", asked)
    async with chat.run.house.services.unit_of_work(chat.run.house.installed[0]) as uow:
        assert await uow.commitments.still_open() == []
