"""Nacka's rows to their last word: who may raise, what a family said, what a municipality edits."""

import pytest

from bot.organisations.reader import presets
from tests.fixtures_play import Cli
from tests.journeys.consented import consent
from tests.journeys.other_models import town
from tests.journeys.play import Play
from tests.journeys.test_case_models import CODE, MJOLBY, NACKA, SILENT, in_nacka, raised
from tests.journeys.test_cases_counted import done, figures, planned

MODEL = next(file for file in presets() if file.stem == "nacka_sspf_sig").read_text("utf-8")


async def raised_by(chat: Play, who: str, **changes: str) -> str:
    await chat.say(who, "nytt ärende")
    await chat.press(who, "Nej, fortsätt")
    return await chat.press(who, "Aktualisera", NACKA | changes)


@pytest.mark.accepts("C2")
async def test_given_three_families_then_raised_offered_and_accepted_are_three_counts(
    chat: Play,
) -> None:
    """One says yes, one says no, and one is not asked yet."""
    await in_nacka(chat)
    for _ in range(3):
        await raised(chat, NACKA)
    await done(chat, "nästa steg N26-02: erbjuden")
    await done(chat, "nästa steg N26-02: familjen har tackat nej")
    await done(chat, f"nästa steg {CODE}: erbjuden")
    await consent(chat, CODE, "skola", "socialtjanst")
    await done(chat, f"nästa steg {CODE}: gå vidare")

    told = await figures(chat)

    assert "**Aktualiserade:** 3\n**Erbjudna:** 2\n**Tackat ja:** 1\n**Tackat nej:** 1" in told


@pytest.mark.accepts("C3", "C17")
async def test_given_nobody_says_the_gender_then_it_is_not_guessed_and_four_risks_are_asked(
    chat: Play,
) -> None:
    await in_nacka(chat)
    await chat.say("rut", "nytt ärende")
    await chat.press("rut", "Nej, fortsätt")
    fields = {field.get("id"): field for field in chat.card("rut")["body"]}
    risks, genders = fields["case_risk_factors"], fields["case_gender"]
    assert [choice["title"] for choice in risks["choices"]] == [
        "Oro för fritid och umgänge",
        "Svårigheter i skolan",
        "Eget beteende och svårigheter att reglera känslor",
        "Bristande föräldraförmåga",
    ]
    assert risks["isMultiSelect"]
    assert "Annat" in {choice["title"] for choice in genders["choices"]}
    assert not genders.get("isRequired")
    await chat.press("rut", "Aktualisera", NACKA | {"case_gender": ""})
    await raised(chat, NACKA, case_gender="girl")

    assert "**Flickor:** 1 av 2 (50 %)\n" in await figures(chat)


@pytest.mark.accepts("C10")
async def test_given_any_member_sees_a_concern_then_it_is_raised_and_on_the_agenda_at_once(
    chat: Play,
) -> None:
    """Nobody approves it; two more agencies know the same concern, once a consent names them."""
    await in_nacka(chat)
    await chat.say("sol", "nya möten: 14 januari kl. 13-14")
    await chat.say("sol", "ja")
    for number, who in enumerate(("rut", "pia", "frida", "sol"), start=1):
        assert f"N26-0{number}" in await raised_by(chat, who)

    await chat.say("sol", "skicka kallelse")
    await chat.say("sol", "ja")
    on_it = await chat.say("kaj", "dagordning")
    for code in ("N26-01", "N26-02", "N26-03", "N26-04"):
        assert f"{code} – väntar på samtycke" in on_it
    await consent(chat, "N26-02", "skola", "socialtjanst", "polis")
    for who in ("rut", "sol"):
        await chat.say(who, "vår del N26-02: känner också oro")
        shown = await chat.say(who, "ja")
    assert shown.count("Känner också oro") == 2
    assert "N26-02" not in await chat.say("frida", "vår del N26-02: känner också oro")


@pytest.mark.accepts("C15")
async def test_given_the_sources_catalogue_then_a_municipality_edits_it_in_its_own_file(
    chat: Play,
) -> None:
    await in_nacka(chat)
    await raised(chat, NACKA)
    await planned(chat, CODE)
    card = str(chat.find("kaj", "case.measure")[0].card)
    for words in (
        *("RePulse", "Anpassat schema", "Kvalificerad kontaktperson", "MiniMaria"),
        *("Familje- eller ungdomsbehandlare", "Nätverksmöten med föräldrar"),
        *("Avvisad från fritidsgården", "”Injobbad” till fritidsgården"),
    ):
        assert words in card

    own = 'cases: {interventions: {repulse: "RePulse i grupp", hund: "Hundpromenad"}, no_help: []}'
    text = town("nacka_sspf_sig", "sspf_forum", meeting=SILENT)
    await chat.move_to_municipality(f"{text}\n{own}\n")
    await raised(chat, NACKA)
    await planned(chat, CODE, "hundpromenad; skolan; ingen biståndsbedömd")

    assert "**Hundpromenad:** 1 av 1 (100 %)" in await figures(chat)
    edited = str(chat.find("kaj", "case.measure")[0].card)
    assert "RePulse i grupp" in edited
    assert "Kvalificerad kontaktperson" not in edited


@pytest.mark.accepts("C18")
async def test_given_a_case_of_a_year_then_it_is_open_and_nothing_says_that_it_is_late(
    chat: Play,
) -> None:
    await in_nacka(chat)
    await raised(chat, NACKA)

    await chat.to("2027-12-20 10:00")

    shown = await chat.say("kaj", f"ärende {CODE}")
    drawn = str(chat.card("kaj"))
    assert f"{CODE} · Aktualiserat" in shown
    for word in ("försen", "sent", "misslyck", "för länge"):
        assert word not in shown.lower()
    for colour in ("attention", "warning"):
        assert colour not in drawn.lower()


@pytest.mark.accepts("C19")
async def test_given_a_case_is_closed_then_there_are_three_reasons_the_third_in_two_parts(
    chat: Play,
) -> None:
    """Beside them only the ways out for what was never anything for SSPF."""
    await in_nacka(chat)
    await raised(chat, NACKA)
    await chat.say("kaj", f"avsluta ärende {CODE}")

    fields = {field.get("id"): field for field in chat.card("kaj")["body"]}

    reasons = [(c["value"], c["title"]) for c in fields["case_reason"]["choices"]]
    assert [value for value, title in reasons if not title.startswith("Inte SSPF:")] == [
        *("1", "2", "3a", "3b"),
    ]


@pytest.mark.accepts("C23")
async def test_given_a_paragraph_is_renamed_in_the_file_then_the_checklist_says_the_new_name(
    chat: Play,
    cli: Cli,
) -> None:
    await in_nacka(chat)
    await raised(chat, NACKA)
    await chat.say("kaj", f"checklista {CODE}")
    before = str(chat.card("kaj"))
    text = town("nacka_sspf_sig", "sspf_forum", meeting=SILENT)
    lists = MODEL.partition("  checklists:\n")[2].partition("\nlists:")[0]
    assert "11:1-utredningar" in lists
    own = lists.replace("11:1-utredningar", "Utredning enligt socialtjänstlagen")
    chat.municipality.write_text(f"{text}\ncases:\n  checklists:\n{own}\n", "utf-8")
    await chat.close()
    ran = await cli.at(chat.folder)("init", "--answers", str(chat.municipality), "--yes")
    assert (ran.code, ran.err) == (0, "")
    await chat.open()

    await chat.say("kaj", f"checklista {CODE}")
    after = str(chat.card("kaj"))

    for phase in ("Direkt", "Stöd till utsatta"):
        assert phase in after
    for step in ("Utsatta erbjuds stöd", "Misstänkta identifieras", "Samplanerar"):
        assert step in after
    assert "Utredning enligt socialtjänstlagen" in after
    assert "11:1" not in after
    assert "Utredning enligt" not in before


@pytest.mark.accepts("C28", "C29")
async def test_given_it_is_guided_on_when_closed_then_the_body_is_counted_with_the_tally(
    chat: Play,
) -> None:
    await in_nacka(chat)
    await raised(chat, NACKA, case_why_here="parents_want,high_risk,benefit")
    shown = await chat.say("rut", f"ärende {CODE}")
    await chat.say("kaj", "lotsad till BUP")
    await done(chat, f"avsluta ärende {CODE}: orsak guided; lotsad till BUP")

    told = await figures(chat)

    assert "Föräldrarna vill ha samverkan." in shown
    assert "**Lotsad till hjälp:** 2" in told
    assert "**BUP:** 2 av 2" in told


@pytest.mark.accepts("G7")
async def test_given_the_second_track_then_guardians_alone_are_not_enough_and_the_youth_says_yes(
    chat: Play,
) -> None:
    """Of a young person of any age, also one who is younger than fifteen."""
    await in_nacka(chat, "sig", "sspf_forum")
    await raised(chat, NACKA, case_group="sig", case_age="13-15")
    form = await chat.say("kaj", f"registrera samtycke {CODE}")
    given = (
        "skriftligt 2026-12-01; alla åt alla håll: skola, polis; samordnaren; alla områden; "
        "till 2027-05-31; frågat av skola; ungdomen hörd; informationen; blankett: pärm 4; "
        "jag vill fortsätta"
    )

    one = await done(chat, f"registrera samtycke {CODE}: vårdnadshavare 1 och 2; {given}")
    closed = await chat.say("pia", "mina ärenden")
    await done(chat, f"komplettera samtycke {CODE}: ungdomen; skriftligt 2026-12-10")

    assert "Ungdomen behöver själv samtycka." in form
    assert "Samtycket är inte komplett. Ingen annan kan läsa än." in one
    assert CODE not in closed
    assert CODE in await chat.say("pia", "mina ärenden")


async def test_given_a_municipality_settles_ages_and_consent_then_its_own_word_goes_first(
    chat: Play,
) -> None:
    """What sources leave open is a setting: 11 to 16, and the young person signs from 12."""
    own = "cases: {min_age: 11, max_age: 16, youth_consents_from: 12, follow_up_months: 2}"
    text = town("mjolby_individ", "professionellt_mote")
    await chat.move_to_municipality(f"{text}\n{own}\n")
    form = {**MJOLBY, "case_age": "16-17"}

    inside = await raised(chat, form, case_age="13-15")
    outside = await raised(chat, form, case_age="18")
    asked = await chat.say("kaj", f"registrera samtycke {CODE}")

    assert "utanför det vanliga" not in inside
    assert "utanför det vanliga" in outside
    assert "Är ungdomen yngre än 12 år?" in asked.replace("\xa0", " ")
