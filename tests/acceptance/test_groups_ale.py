"""Three levels of groups, with a school head as convener of each local one (E1–E19)."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.acceptance.test_groups_malmo import MUNICIPALITIES
from tests.journeys.play import Play

VASTERA = (MUNICIPALITIES / "vastera.yaml").read_text("utf-8")


@pytest_asyncio.fixture
async def town(chat: Play) -> AsyncIterator[Play]:
    await chat.move_to_municipality(VASTERA)
    yield chat


@pytest.mark.accepts("E1", "E2", "E7")
async def test_given_the_model_then_four_seats_its_measures_and_its_three_goals_stand(
    town: Play,
) -> None:
    tree, model = await town.say("rut", "grupper"), await town.say("rut", "så arbetar vi")

    assert "4 platser: Socialtjänst (Vård och Omsorg), Skola" in tree
    for kind in ("Skolk", "Vandalisering", "Ungdomskriminalitet", "Föräldrautbildning"):
        assert kind in model
    for kind in ("Utveckla och sprida nya arbetsmetoder", "Drogförebyggande åtgärder"):
        assert kind in model
    goals = model[model.index("\nMål") : model.index("\nOmråden")]
    for goal in ("uthålligt skyddsnät", "Mindre skolk, skadegörelse", "Samverkansstrukturer"):
        assert goal in goals
    assert "Minskad brottslighet" not in model


@pytest.mark.accepts("E3")
async def test_given_two_areas_then_each_has_its_own_picture_in_four_parts(town: Play) -> None:
    await town.say("rut", "problembild problem: Skolk på fredagar")
    north = await town.say("rut", "ja")
    south = await town.say("rolf", "problembild")

    for part in ("Problem (1)", "Riskgrupper (0)", "Skyddsfaktorer (0)", "Positiva krafter (0)"):
        assert part in north
    assert "Lokal grupp Söder." in south
    assert "Problem (0)" in south
    assert "Skolk på fredagar" not in south


@pytest.mark.accepts("E4", "E6")
async def test_given_a_measure_is_written_then_it_is_prompted_and_can_be_on_trial(
    town: Play,
) -> None:
    form = await town.say(
        "rut",
        "ny planrad 2027: Vuxna i korridoren; drivande Skola; med Polis, Fritid; nivå 2; "
        "prövas till 1 mars 2027",
    )
    assert "Tänk på uppdrag och ansvar." in form
    saved = await town.say("rut", "ja")

    for fact in ("Drivande part: Skola", "Polis", "Fritid", "Gruppnivå."):
        assert fact in saved
    assert "Prövas. Utvärderas senast måndag 1 mars." in saved
    assert "Tiden för att pröva är slut" not in saved
    await town.to("2027-03-01 09:00")
    assert "Tiden för att pröva är slut. Utvärdera nu." in await town.say("rut", "planrad 1")
    refused = await town.say("rut", "ny planrad: Allas ansvar; med Polis")
    assert "Det ska vara exakt en." in refused


@pytest.mark.accepts("E5", "E16")
async def test_given_a_plan_is_sent_then_it_is_ranked_above_and_anchored_on_each_level(
    town: Play,
) -> None:
    await town.say("rut", "ny planrad 2027: Vuxna i korridoren; drivande Skola")
    await town.say("rut", "ja")
    assert "Inga planer har kommit in." in await town.say("disa", "inkomna planer")
    assert "inget med det numret" in await town.say("stina", "planrad 1")
    anchored = await town.say("rut", "förankra planrad 1")
    assert "Inte förankrad än i: Strategiska gruppen." in anchored
    await town.say("rut", "skicka årsplanen")
    assert "Årsplanen för 2027 har kommit från Lokal grupp Norr." in town.everything("kaj")

    inbox = await town.say("disa", "inkomna planer")
    assert "Vuxna i korridoren" in inbox
    assert "1 rad väntar på att godkännas." in inbox
    assert "Prioritet 1." in await town.say("disa", "prioritera planrad 1: 1")
    both = await town.say("kaj", "förankra planrad 1")
    assert "Förankrad i Lokal grupp Norr" in both
    assert "Förankrad i Strategiska gruppen" in both

    await town.to("2027-02-01 09:00")
    called = town.titled("kaj", "Kallelse")
    assert any("Styrgrupp" in text and "12 februari" in text for text in called)
    await town.to("2027-03-05 09:00")
    called = town.titled("kaj", "Kallelse")
    assert any("Styrgrupp" in text and "12 mars" in text for text in called)  # and the next time


@pytest.mark.accepts("E8")
async def test_given_an_item_without_owner_then_it_is_flagged_and_seats_have_free_names(
    town: Play,
) -> None:
    await town.say("rut", "gruppärende till Lokal grupp Söder: Bussen efter skolan; nivå 1")
    sent = await town.say("rut", "ja")
    assert "Ingen är ansvarig än." in sent
    assert "Ingen är ansvarig än." in await town.say("rolf", "gruppärenden")

    given = await town.say("rolf", "ansvarig för gruppärende 1: Polis")
    assert "Ansvarig: Polis (ungdomspolisen i Angered)." in given
    assert "Ingen är ansvarig än." not in given
    assert "Fritid (Kultur)" in await town.say("rut", "grupper")


@pytest.mark.accepts("E9", "E18")
async def test_given_the_model_then_focus_target_and_concerns_stand_and_plans_are_individual(
    town: Play,
) -> None:
    model = await town.say("rut", "så arbetar vi")

    for focus in ("Skolk", "Alkohol och droger", "Tidigt kriminellt beteende"):
        assert focus in model[model.index("\nOmråden") :]
    assert "Planerna är individuella." in model
    assert "På individnivå står bara en hänvisning." in model
    assert "Barn och unga som far illa eller riskerar att fara illa" in model
    for concern in ("Utanförskap", "Psykisk ohälsa"):
        assert concern in model[model.index("\nSkäl till oro") :]


@pytest.mark.accepts("E12")
async def test_given_an_agreement_then_it_is_listed_with_its_link_and_its_review_is_reminded_of(
    town: Play,
) -> None:
    refused = await town.say("kaj", "nytt avtal: Samverkan; granskas 1 mars 2027; http://osakert")
    assert "börja med https://" in refused
    link = "https://www.vastera.example.org/avtal"
    await town.say("kaj", f"nytt avtal: Samverkan; granskas 1 mars 2027; {link}")
    saved = await town.say("kaj", "ja")
    assert "Ska granskas måndag 1 mars." in saved
    assert link in await town.say("rut", "avtal")

    await town.to("2027-02-01 09:00")
    assert "Avtal 1 ska granskas måndag 1 mars." in town.everything("kaj")
    await town.to("2027-03-01 09:00")
    assert "Det är dags att granska." in await town.say("kaj", "avtal")
    reviewed = await town.say("kaj", "granskat avtal 1; nästa 1 mars 2028")
    assert "Granskades måndag 1 mars." in reviewed
    assert "Det är dags att granska." not in reviewed
    assert "har inte behörighet" in await town.say("rut", "granskat avtal 1")


@pytest.mark.accepts("E14")
async def test_given_a_local_group_then_its_head_teacher_convenes_every_fortnight_and_sends_aside(
    town: Play,
) -> None:
    tree = await town.say("rut", "grupper")
    assert "Sammankallar: Rut Rektorsdotter, utsedd rektor." in tree
    assert "Möts var 14:e dag." in tree
    await town.to("2027-01-19 09:00")
    await town.press("rut", "Skicka kallelsen nu")
    assert not town.has_button("frida", "Skicka kallelsen nu")

    await town.say(
        "rut", "gruppärende till Lokal grupp Söder: Bussen efter skolan; nivå 2; ansvarig Polis"
    )
    assert "Plats 2: Lokal grupp Söder" in await town.say("rut", "ja")
    assert "Ärende 1 har kommit till Lokal grupp Söder." in town.everything("rolf")
    await town.to("2027-02-01 14:00")
    assert "Bussen efter skolan" in await town.say("rolf", "dagordning")
    assert "inget med det numret" in await town.say("disa", "gruppärende 1")


@pytest.mark.accepts("E17")
async def test_given_the_model_then_its_source_is_named_as_old_and_not_as_todays_routine(
    town: Play,
) -> None:
    model = await town.say("rut", "så arbetar vi")

    assert "senast kontrollerades den 10 januari 2018" in model
    assert "inte kommunens rutin i dag" in model


@pytest.mark.accepts("E10")
async def test_given_training_together_then_it_stands_in_the_calendar_and_is_reminded_of(
    town: Play,
) -> None:
    assert "inte behörighet" in await town.say("rut", "ny utbildning: Eget; 12 mars 2027")
    wrong = await town.say("kaj", "ny utbildning: Samverkan i praktiken")
    assert "Skriv en dag framåt" in wrong
    await town.say("kaj", "ny utbildning: Samverkan i praktiken; 12 mars 2027")
    assert "Utbildning 1, fredag 12 mars" in await town.say("kaj", "ja")
    await town.say("kaj", "ny utbildning: Bara i norr; 19 mars 2027; för Lokal grupp Norr")
    await town.say("kaj", "ja")

    north, south = await town.say("rut", "kalendarium"), await town.say("rolf", "kalendarium")
    assert "Utbildning: Samverkan i praktiken" in north
    assert "Utbildning: Samverkan i praktiken" in south
    assert "Utbildning: Bara i norr" in north
    assert "Bara i norr" not in south
    await town.to("2027-03-05 09:00")
    assert "Gemensam utbildning fredag 12 mars." in town.everything("rolf")
    assert "Bara i norr" not in town.everything("rolf")
    await town.say("kaj", "ställ in utbildning 1")
    assert "Samverkan i praktiken" not in await town.say("rolf", "kalendarium")

    contacts = await town.say("rut", "kontaktlista")
    top, middle = contacts.index("nivå 1 i trädet"), contacts.index("nivå 2 i trädet")
    local = contacts.index("nivå 3 i trädet")
    assert "Disa Förvaltningschef, förvaltningschef" in contacts[top:middle]
    assert "Stina Strateg" in contacts[middle:local]
    assert "Rut Rektorsdotter" in contacts[local:]


@pytest.mark.accepts("E11", "E19")
async def test_given_a_year_then_each_group_answers_its_points_and_sees_how_it_stood(
    town: Play,
) -> None:
    empty = await town.say("rut", "självskattning")
    for point in (
        *("Tydliga och gemensamma mål", "Upplevt behov", "Handlingsplaner", "Ledningssamverkan"),
        *("Uppföljning, utvärdering och revidering", "Tydliga yrkesroller", "Tillit"),
        *("Ömsesidiga förväntningar", "Tydlighet kring vilka problem vi vill angripa"),
        "Gemensam förståelse av problemet",
    ):
        assert point in empty
    assert "0 av 10 punkter har svar." in empty
    assert "Ingen har beslutat det." in empty
    pressed = await town.press("rut", "Delvis")
    assert "1 av 10 punkter har svar." in pressed
    done = await town.say("rut", "självskattning: 9 ja; 7 nej")
    assert "3 av 10 punkter har svar." in done
    assert "3 av 10" in await town.say("rut", "självskattning: 9 ja")
    assert "0 av 10" in await town.say("rolf", "självskattning")
    answer = "självskattning för Lokal grupp Norr: 1 ja"
    assert "inte behörighet" in await town.say("frida", answer)

    await town.to("2028-01-10 09:00")
    again = await town.say("rut", "självskattning")

    assert "0 av 10 punkter har svar." in again
    assert "2027: ja." in again[again.index("Tillit") :]
    assert "2027: delvis." in again


@pytest.mark.accepts("E15")
async def test_given_an_assignment_down_and_a_report_up_then_each_goes_only_its_own_way(
    town: Play,
) -> None:
    tree = await town.say("kaj", "grupper")
    strategic = tree[tree.index("Strategiska gruppen") : tree.index("Lokal grupp Norr")]
    assert "Sammankallar: Kaj Koordinator, kommunens koordinator." in strategic
    assert "verksamhetsperioden" in strategic
    await town.say(
        "kaj",
        "uppdrag till Lokal grupp Norr: Kartlägg skolket; nivå 2; ansvarig Skola; "
        "klart 15 mars; för Strategiska gruppen",
    )
    sent = await town.say("kaj", "ja")
    assert "Uppdrag 1" in sent
    assert "Klart senast måndag 15 mars." in sent
    assert "Uppdrag 1 har kommit till Lokal grupp Norr." in town.everything("rut")
    assert "inget med det numret" in await town.say("rolf", "gruppärende 1")

    refused = await town.say("rut", "uppdrag till Strategiska gruppen: Gör något; nivå 1")
    assert "kan inte skickas dit" in refused
    await town.say("rut", "rapport till Strategiska gruppen: Så gick det; nivå 2; ansvarig Skola")
    assert "Rapport 2" in await town.say("rut", "ja")
    assert "Så gick det" in await town.say("stina", "gruppärenden")
    closed = await town.say("rut", "avsluta gruppärende 1")
    assert "Avslutat måndag 11 januari." in closed
    assert "redan" not in closed

    await town.to("2027-06-07 09:00")
    reports = [await town.say("kaj", f"rapport {number}") for number in range(1, 7)]
    (half_year,) = [
        r for r in reports if "tiden fredag 1 januari" in r and "förvaltningschefer" in r
    ]
    assert "senast onsdag 30 juni 2027" in half_year
    assert "inte lämnad än" in half_year
