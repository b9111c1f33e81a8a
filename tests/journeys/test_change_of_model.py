"""`byt modell`: the administrator is asked, sees the whole difference, and only then changes."""

import re

from tests.acceptance.test_groups_malmo import MUNICIPALITIES
from tests.journeys.play import Play

VASTERA = (MUNICIPALITIES / "vastera.yaml").read_text("utf-8")
EMPTY = re.sub(r"calendar:\n(?:  - .*\n)+", "", VASTERA)
"""The same before its meetings are put in."""
POINTS = "oppning_sekretess_orosanmalan, gruppniva"
AREAS = {
    "ask_areas_ledningsgrupp_stadsdel": "Öster",
    "ask_areas_lokal_grupp": "Norr",
    "ask_points": POINTS,
}
SEATS = {
    "ask_in_lokal_grupp_norr": "Rut Rektorsdotter, pia, sol, Kaj",
    "ask_convenes_lokal_grupp_norr": "kaj",
    "ask_in_sekretariat": "kaj",
    "ask_convenes_sekretariat": "kaj",
}
TYPED = (
    "byt modell till malmo_ssp; områden ledningsgrupp_stadsdel: Öster; områden lokal_grupp: Norr; "
    f"punkter: {POINTS}; med i lokal_grupp_norr: rut, pia, sol, kaj; "
    "sammankallar lokal_grupp_norr: kaj; med i sekretariat: kaj; sammankallar sekretariat: kaj"
)


async def asked(chat: Play) -> str:
    """From the list of models to the form of one of them."""
    await chat.say("kaj", "byt modell")
    message, button = chat.find("kaj", "Visa skillnaden")  # the first model that is not ours
    return await chat.press_in("kaj", message.activity_id, button.action, {})


async def test_given_the_card_when_answered_then_the_difference_is_shown_and_then_it_is_changed(
    chat: Play,
) -> None:
    await chat.move_to_municipality(EMPTY)
    form = await asked(chat)
    assert "Vilka områden har Lokal SSP-grupp, en per stadsdel?" in form
    assert "Vilka punkter har dagordningen" in form
    assert "FÖRSVINNER" not in form

    await chat.press("kaj", "Visa skillnaden", AREAS)
    shown = await chat.press("kaj", "Byt modell", SEATS)
    assert "Något har ändrats sedan skillnaden visades" in shown
    for line in (
        "ÄNDRAS: Modell: SSPF – socialtjänst, skola, polis och fritid blir SSP",
        "ÄNDRAS: Individnivå: bara en hänvisning blir av",
        "FÖRSVINNER: gruppen Lokal grupp Norr",
        "TILLKOMMER: gruppen Lokal SSP-grupp Norr",
        "förslag i modellen är inte beslutade",
    ):
        assert line in shown
    assert "Lokal grupp Norr" in await chat.say("rut", "grupper")

    done = await chat.press("kaj", "Byt modell")
    assert "Det här är er modell." in done
    tree = await chat.say("rut", "grupper")
    assert "Lokal SSP-grupp Norr" in tree
    assert "Lokal grupp Norr" not in tree
    await chat.restart()
    history = await chat.say("kaj", "byt modell")
    assert "Kaj Koordinator bytte från ale\\_tre\\_nivaer 1 till malmo\\_ssp 1." in history


async def test_given_the_answers_are_typed_then_ja_changes_it_once(chat: Play) -> None:
    await chat.move_to_municipality(EMPTY)
    assert "Skriv id eller hela namnet" in await chat.say("kaj", TYPED.replace("rut,", "ruth,"))
    assert "TILLKOMMER: gruppen Lokal SSP-grupp Norr" in await chat.say("kaj", TYPED)

    assert "Det här är er modell." in await chat.say("kaj", "ja")

    assert "Lokal SSP-grupp Norr" in await chat.say("pia", "grupper")
    assert (await chat.say("kaj", "byt modell")).count("bytte från") == 1
    assert "Det här är er modell." in await chat.press("kaj", "Byt modell", SEATS)
    assert (await chat.say("kaj", "byt modell")).count("bytte från") == 1
    assert "har inte behörighet" in await chat.say("rut", TYPED)


async def test_given_a_model_silent_on_how_often_then_it_is_asked_and_the_difference_says_it(
    chat: Play,
) -> None:
    await chat.move_to_municipality(EMPTY)
    await asked(chat)
    form = await chat.press("kaj", "Visa skillnaden", AREAS)
    assert "Hur ofta möts Central ledningsgrupp" in form
    assert "Hur ofta möts Sekretariat" not in form
    often = f"{TYPED}; ofta central_ledningsgrupp: "

    refused = await chat.say("kaj", often + "ibland")
    assert "”ibland” går inte att läsa som hur ofta gruppen möts." in refused
    assert "<Hur ofta möts Central ledningsgrupp" in refused
    assert "ibland>" in refused
    shown = await chat.say("kaj", often + "varannan vecka")

    assert "gruppen Central ledningsgrupp med inga parter" in shown
    assert "möts varannan vecka" in shown
    assert "sammankallas av kaj, möts varje vecka" in shown
    assert "Det här är er modell." in await chat.say("kaj", "ja")
    again = await chat.say("kaj", often + "varannan månad")
    assert "möts varannan vecka blir gruppen Central ledningsgrupp" in again
    assert "möts varannan månad" in again


async def test_given_something_is_open_then_the_change_is_refused_and_says_which(
    chat: Play,
) -> None:
    await chat.move_to_municipality(VASTERA)
    await chat.say(
        "rut",
        "nytt ärende: inte skyddad; åk 8; från skolan; misstanke om utanförskap; pratat med "
        "familjen ja; orosanmälan nej; två vårdnadshavare",
    )
    assert "N27-01" in await chat.say("rut", "ja")

    refused = await chat.say("kaj", TYPED)

    assert "Det går inte att byta nu." in refused
    assert "Mötet 2027-02-01: Lokal grupp Norr försvinner." in refused
    assert "Ärenden på individnivå i Lokal grupp Norr är öppna" in refused
    assert "N27-01" not in refused
    assert not chat.has_button("kaj", "Byt modell")
    assert "Vad vill du svara ja på?" in await chat.say("kaj", "ja")
    assert "Lokal grupp Norr" in await chat.say("rut", "grupper")


async def test_given_a_group_that_has_met_when_it_is_gone_then_everything_else_goes_on(
    chat: Play,
) -> None:
    """Its past meetings are of no group any more; the others' messages are sent all the same."""
    met = "calendar:\n  - {group: lokal_norr, starts: 8.30, ends: 10.00, dates: [2027-02-01]}\n"
    await chat.move_to_municipality(f"{EMPTY}\n{met}")
    await chat.to("2027-02-02 08:00")
    await chat.say("kaj", TYPED)
    assert "Det här är er modell." in await chat.say("kaj", "ja")

    assert "1 mars" in await chat.say("kaj", "nya möten: 1 mars kl. 13-14 för Lokal SSP-grupp Norr")
    await chat.say("kaj", "ja")
    await chat.say("kaj", "skicka kallelse")
    await chat.say("kaj", "ja")
    await chat.to("2027-02-26 12:00")

    assert "Länken till mötet finns i din kalender" in chat.everything("pia")


OWN = """
season: {name: "Vår", from: "01-15", to: "05-31"}
aim: "Alla unga i Västerå ska ha någonstans att gå."
cases:
  interventions: {hund: "Hundpromenad"}
  checklists:
    - {key: egen, name: "Vår egen lista", phases: [{name: "Först", steps: {ring: "Ring hem"}}]}
"""


async def test_given_something_settled_here_then_it_is_kept_or_dropped_by_what_is_answered(
    chat: Play,
) -> None:
    """An own aim, own words, measures and checklists outlive the model; nothing goes silently."""
    await chat.move_to_municipality(EMPTY + OWN)
    form = await asked(chat)
    assert "Ni har själva bestämt annat än er modell: övergripande mål" in form
    kept = await chat.say("kaj", TYPED)
    assert "Övergripande mål" not in kept.partition("Det här skiljer sig.")[2]
    dropped = await chat.say("kaj", f"{TYPED}; eget: släpp")
    for line in (
        "ÄNDRAS: Övergripande mål: Alla unga i Västerå ska ha någonstans att gå blir ",
        "ÄNDRAS: Insatser: Hundpromenad blir ",
        "ÄNDRAS: Verksamhetsperiod: Vår 15/1–31/5 blir inget.",
        "ÄNDRAS: Checklistor: Vår egen lista (Ring hem) blir ",
    ):
        assert line in dropped

    await chat.say("kaj", TYPED)
    await chat.say("kaj", "ja")

    assert "Alla unga i Västerå ska ha någonstans att gå." in await chat.say("rut", "så arbetar vi")


async def test_given_somebody_reads_english_then_the_difference_is_in_english(chat: Play) -> None:
    await chat.move_to_municipality(EMPTY)
    await chat.say("kaj", "språk engelska")

    shown = await chat.say("kaj", TYPED)

    assert "CHANGED: Individual level: a reference only becomes off." in shown
    assert "GONE: the group Lokal grupp Norr with " in shown
    for word in ("ÄNDRAS", "FÖRSVINNER", "TILLKOMMER", "Berör"):
        assert word not in shown
