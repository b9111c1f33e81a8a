"""Cases by the public road: raised in three steps, found by code, hidden from everybody else."""

import pytest

from tests.journeys.play import EVERYONE, Play

NO_CASE = "Jag hittar inget ärende som du kan se."
FORM = {
    "case_school_year": "8",
    "case_source": "school",
    "case_concerns": "droger,brott",
    "case_spoken": "ja",
    "case_considered": "nej",
    "case_guardians": "2",
}
DECISIONS = (
    *("responsible", "dpia", "klassa", "controllers", "agreements"),
    *("retention", "legal_advice", "cloud"),
)
"""The references that free text takes (R-00)."""
TYPED = (
    "nytt ärende: inte skyddad; åk 8; från skolan; misstanke om droger och brott; "
    "pratat med familjen ja; orosanmälan nej; två vårdnadshavare"
)


async def raised(chat: Play, who: str = "rut", **changes: str) -> str:
    """By card: three steps."""
    await chat.say(who, "nytt ärende")
    await chat.press(who, "Nej, fortsätt")
    return await chat.press(who, "Aktualisera", FORM | changes)


async def with_texts(chat: Play) -> None:
    """Free text is decided (R-00)."""
    text = chat.municipality.read_text(encoding="utf-8")
    decided = "\n".join(f'  {name}: "PROV-{name}"' for name in DECISIONS)
    await chat.move_to_municipality(
        text.replace(
            "individual: pointer_only", f"individual: free_text\nlevel3_decisions:\n{decided}"
        )
    )


@pytest.mark.accepts("A6", "A7", "R-100")
async def test_given_three_steps_then_a_case_is_raised_as_a_suspicion(chat: Play) -> None:
    asked = await chat.say("rut", "nytt ärende")
    assert "skyddade personuppgifter" in asked
    form = await chat.press("rut", "Nej, fortsätt")
    for words in (
        *("Familjen", "Skola", "Polisen", "Fritidsverksamheten", "Socialtjänsten"),
        *("Säkerhet och beredskap", "misstanke, inte ett faktum", "Har börjat begå brott"),
        *("Har experimenterat med droger", "Annat negativt normbrytande beteende"),
        "Har kontakter med grupper som betecknas som kriminella",
    ):
        assert words in form + str(chat.card("rut"))
    done = await chat.press("rut", "Aktualisera", FORM)

    assert "N26-01" in done
    shown = await chat.press("rut", "Visa ärendet")
    assert "Misstanke om: har experimenterat med droger och har börjat begå brott" in shown
    for seen in (asked, form, done, shown):
        assert "Mötet ersätter inte skyldigheten att göra orosanmälan." in seen
        assert "19 kap. 1 § socialtjänstlagen" in seen


@pytest.mark.accepts("R-28")
async def test_given_protected_identity_then_advice_and_nothing_is_saved(chat: Play) -> None:
    await chat.say("rut", "nytt ärende")

    stopped = await chat.press("rut", "Ja")

    assert "Ingenting är sparat." in stopped
    assert "Ingenting är sparat." in await chat.say(
        "rut", "nytt ärende: skyddade personuppgifter; åk 8"
    )
    assert NO_CASE in await chat.say("rut", "mina ärenden")


@pytest.mark.accepts("R-32")
async def test_given_somebody_without_right_then_the_same_as_for_what_is_not_there(
    chat: Play,
) -> None:
    await raised(chat)

    for who in EVERYONE:
        hidden = await chat.say(who, "visa ärende N26-01")
        missing = await chat.say(who, "visa ärende N26-99")
        assert NO_CASE in missing
        assert (hidden == missing) is (who not in ("rut", "kim", "kaj"))
        listed = await chat.say(who, "mina ärenden")
        assert ("N26-01" in listed) is (who in ("rut", "kim", "kaj"))


async def test_given_the_coordinator_then_the_code_and_state_and_not_what_was_written(
    chat: Play,
) -> None:
    """R-23: before a consent the coordinator sees that it exists."""
    await raised(chat)

    shown = await chat.say("kaj", "visa ärende N26-01")

    assert "N26-01 · Aktualiserat" in shown
    assert "droger" not in shown


async def test_given_an_agency_raises_a_case_then_the_coordinator_is_told_once_without_the_code(
    chat: Play,
) -> None:
    before = chat.received("kaj")
    done = await raised(chat)
    await chat.settle()

    told = chat.last("kaj")
    assert chat.received("kaj") == before + 1
    assert "Ett ärende är aktualiserat." in told
    assert "N26-01" not in told
    assert "droger" not in str(chat.card("kaj"))
    assert "Samordnare: Kaj Samordnare" in done
    await chat.settle()
    await chat.restart()
    await chat.settle()
    assert chat.received("kaj") == before + 1
    assert "N26-01 · Aktualiserat" in await chat.press("kaj", "Visa ärendet")
    assert "Det finns inget samtycke registrerat." in await chat.press("kaj", "Visa samtycken")
    assert all("Ett ärende" not in chat.everything(who) for who in EVERYONE if who != "kaj")


async def test_given_an_age_that_nobody_has_told_then_the_form_does_not_say_what_it_is(
    chat: Play,
) -> None:
    await raised(chat)
    await chat.say("kaj", "samtycke N26-01")
    form = await chat.press("kaj", "Registrera samtycke")

    assert "Därför behöver ungdomen själv samtycka." in form
    assert "har fyllt 15 år" not in form


async def test_given_who_may_have_cases_then_help_says_how_to_find_them(chat: Play) -> None:
    """Whether there is one or not: help does not tell (R-32)."""
    for who, said in (("rut", True), ("kaj", True), ("disa", False), ("dag", False)):
        assert ("mina ärenden" in await chat.say(who, "hjälp")) is said, who


async def test_given_the_individual_level_is_written_then_who_reads_it_is_told(
    chat: Play,
) -> None:
    assert "Del 3" not in await chat.say("pia", "hur delas det jag skriver")
    await with_texts(chat)

    assert "Del 3 läses bara av dem" in await chat.say("pia", "hur delas det jag skriver")


@pytest.mark.accepts("A5")
async def test_given_an_age_above_the_usual_then_a_notice_and_the_case_is_raised(
    chat: Play,
) -> None:
    done = await raised(chat, case_age="19-20", case_school_year="")

    assert "utanför det vanliga" in done
    assert "N26-01" in done
    assert "utanför" not in await raised(chat, case_age="18", case_school_year="")


@pytest.mark.accepts("R-111")
async def test_given_it_is_all_typed_then_no_button_is_needed(chat: Play) -> None:
    form = await chat.say("pia", TYPED)
    assert "inte aktualiserat" not in form
    done = await chat.say("pia", "ja")

    assert "N26-01" in done
    shown = await chat.say("pia", "visa ärende n26-01")
    assert "åk 8" in shown
    assert "Någon har pratat med familjen" in shown
    assert "Orosanmälan är inte övervägd" in shown


async def test_given_english_then_the_same(chat: Play) -> None:
    assert "Nytt ärende" in await chat.say("pia", "new case") + chat.titles("pia")[-1]
    done = await chat.say(
        "pia",
        "new case: not protected; year 8; from school; suspicion of droger; spoken yes; "
        "report of concern no; two guardians",
    )
    assert "inte aktualiserat" not in done
    assert "N26-01" in await chat.say("pia", "yes")
    assert "N26-01" in await chat.say("pia", "my cases")


async def test_given_the_form_is_pressed_twice_then_one_case(chat: Play) -> None:
    await chat.say("rut", "nytt ärende")
    await chat.press("rut", "Nej, fortsätt")
    message, button = chat.find("rut", "Aktualisera")

    await chat.press_in("rut", message.activity_id, button.action, FORM)
    await chat.press_in("rut", message.activity_id, button.action, FORM)

    assert "1 ärende som du kan se" in await chat.say("rut", "mina ärenden")


async def test_given_something_is_left_out_then_the_form_says_what_and_keeps_the_rest(
    chat: Play,
) -> None:
    again = await raised(chat, case_guardians="")

    assert "Välj hur många vårdnadshavare" in again
    assert "Det du har valt står kvar." in again
    assert NO_CASE in await chat.say("rut", "mina ärenden")
    assert "N26-01" in await chat.press("rut", "Aktualisera", FORM)


@pytest.mark.accepts("A19")
async def test_given_a_general_item_then_a_case_is_opened_in_one_step_with_a_link_back(
    chat: Play,
) -> None:
    await chat.to("2027-01-19 10:00")
    await chat.say("tore", "signal till skolan: Många samlas vid gångtunneln.")
    await chat.say("tore", "ja")
    await chat.to("2027-01-19 10:05")

    await chat.press("rut", "Nytt ärende")
    await chat.press("rut", "Nej, fortsätt")
    done = await chat.press("rut", "Aktualisera", FORM)

    assert "N27-01" in done
    assert "Många samlas vid gångtunneln." in await chat.press("rut", "Visa ärendet")


async def test_given_a_shared_chat_then_nothing_of_cases(chat: Play) -> None:
    await raised(chat)

    for text in ("nytt ärende", "mina ärenden", "visa ärende N26-01"):
        assert "Det här svarar jag på i vår egen chatt." in await chat.say(
            "rut", text, in_group=True
        )


async def test_given_a_municipality_without_individuals_then_no_trace(chat: Play) -> None:
    text = chat.municipality.read_text(encoding="utf-8")
    await chat.move_to_municipality(text.replace("individual: pointer_only", "individual: off"))

    for text in ("nytt ärende", "visa ärende N26-01", "mina ärenden"):
        answer = await chat.say("rut", text)
        assert "skydda" not in answer
        assert "aktualisera" not in answer.lower()
    assert "ärende" not in await chat.say("rut", "hjälp")


@pytest.mark.accepts("R-45")
async def test_given_free_text_is_decided_then_a_short_text_is_kept_and_guarded(
    chat: Play,
) -> None:
    await with_texts(chat)

    stopped = await raised(chat, case_note="Ring 070-123 45 67 om eleven.")
    assert "telefonnummer" in stopped
    assert "Titta vid tecken 6." in stopped
    note = [f for f in chat.card("rut")["body"] if f.get("id") == "case_note"]
    assert note[0]["value"] == "Ring 070-123 45 67 om eleven."
    assert note[0]["maxLength"] == 1000
    assert "Skriv också det som fungerar bra." in stopped
    await chat.press("rut", "Aktualisera", FORM | {"case_note": "Egen iakttagelse: trött."})

    assert "Egen iakttagelse: trött." in await chat.say("rut", "visa ärende N26-01")
    assert "trött" not in await chat.say("kaj", "visa ärende N26-01")
