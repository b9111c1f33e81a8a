"""Part 3 with texts on cases: kept first, then judged, then released to those a consent names."""

from datetime import date

import pytest

from sspf.domain.briefings import PartState
from sspf.domain.case_texts import TextState
from sspf.domain.cases import CaseId
from sspf.domain.consents import COORDINATION
from sspf.domain.guards import Fault
from sspf.domain.messages.briefing import BriefingReceipt, BriefingRequest, DraftSaved
from sspf.domain.messages.case_text import TextStopped
from sspf.domain.organisation import PartyKey, PersonId
from sspf.use_cases.open_briefing import open_briefing, reopen_briefing
from sspf.use_cases.write_briefing import submit_briefing
from tests.use_cases.individual import (
    TEXTS,
    WITH_CONSENT,
    WITHOUT,
    about,
    part_3,
    save,
    send,
    texts,
    with_texts,
)
from tests.use_cases.world import RUT, SOL, TORE, Scene

SKOLA, SOC = PartyKey("skola"), PartyKey("socialtjanst")
SCHOOLS = TEXTS[RUT, WITH_CONSENT]


async def test_given_a_consent_when_submitted_then_those_it_names_get_it_and_nobody_else(
    individuals: Scene,
) -> None:
    done = await send(individuals, RUT, about(WITH_CONSENT, SCHOOLS))

    assert isinstance(done, BriefingReceipt)
    (text,) = texts(individuals)
    assert text.state is TextState.RELEASED
    assert set(text.recipients) == {SOC, "polis", "fritid", COORDINATION}
    assert done.parts[2].state is PartState.TEXT
    assert done.recipients == ("Ungas fritid", "Socialtjänst", "Polis", "Kaj Samordnare")


async def test_r_31_r_81_r_82_given_a_release_then_it_is_told_registered_and_marked_at_once(
    individuals: Scene,
) -> None:
    await send(individuals, RUT, about(WITH_CONSENT, SCHOOLS))

    (text,) = texts(individuals)
    (registered,) = individuals.state.registrations.values()
    assert {(r.by, r.ground) for r in text.releases} == {(RUT, "consent-1")}
    assert (registered.item, registered.sender) == (text.id, SKOLA)
    assert registered.recipients == text.recipients
    assert (text.marking.provision, text.marking.authority) == (
        "23 kap. 2 § OSL",
        "barn_utbildning",
    )
    assert text.marking.marked_on == date(2027, 1, 19)
    assert "case_text:release" in individuals.tags()


async def test_given_no_consent_when_submitted_then_the_rest_goes_and_the_text_is_a_draft(
    individuals: Scene,
) -> None:
    done = await send(individuals, RUT, about(WITHOUT, TEXTS[RUT, WITHOUT]))

    assert isinstance(done, TextStopped)
    assert (done.code, done.text, done.asks_about_concern) == (
        "N27-02",
        TEXTS[RUT, WITHOUT],
        True,
    )
    (text,) = texts(individuals)
    assert text.is_draft
    briefing = individuals.state.briefings[individuals.first, SKOLA]
    assert briefing.is_submitted
    assert briefing.parts[2].state is PartState.UNANSWERED
    assert individuals.state.registrations == {}
    again = await open_briefing(individuals.services, individuals.who(RUT), individuals.first)
    assert isinstance(again, BriefingReceipt)
    assert again.kept_texts == 1


async def test_given_two_cases_when_one_has_no_consent_then_only_the_other_goes(
    individuals: Scene,
) -> None:
    done = await send(
        individuals, RUT, about(WITH_CONSENT, SCHOOLS), about(WITHOUT, "Hög frånvaro.")
    )

    assert isinstance(done, TextStopped)
    assert {t.case: t.state for t in texts(individuals)} == {
        WITH_CONSENT: TextState.RELEASED,
        WITHOUT: TextState.DRAFT,
    }


async def test_r_80_given_a_draft_when_another_agency_opens_its_form_then_nothing_of_it(
    individuals: Scene,
) -> None:
    saved = await save(individuals, RUT, about(WITH_CONSENT, SCHOOLS))
    other = await open_briefing(individuals.services, individuals.who(SOL), individuals.first)

    assert isinstance(saved, DraftSaved)
    assert "idrott" not in repr(other)
    own = await open_briefing(
        individuals.services, individuals.who(PersonId("kim")), individuals.first
    )
    assert part_3(own).texts[0].text == SCHOOLS


@pytest.mark.parametrize(
    ("person", "codes"),
    [(RUT, {"N27-01", "N27-02", "N27-03"}), (SOL, {"N27-01", "N27-03"}), (TORE, set())],
)
async def test_given_the_chooser_then_it_holds_only_cases_that_this_agency_may_write_of(
    individuals: Scene, person: PersonId, codes: set[str]
) -> None:
    form = await open_briefing(individuals.services, individuals.who(person), individuals.first)

    assert {code for _, code in part_3(form).cases} == codes


async def test_given_a_case_that_may_not_be_chosen_when_sent_then_the_text_is_kept_and_asked_of(
    individuals: Scene,
) -> None:
    """Not allowed and not there are told alike (R-32)."""
    answers = [
        await send(individuals, TORE, about(case, "Lugnt samtal."))
        for case in (WITH_CONSENT, CaseId("nowhere"))
    ]

    for form in answers:
        assert part_3(form).texts[0].text == "Lugnt samtal."
        assert isinstance(form, BriefingRequest)
        assert form.parts[2].faults == ((Fault.NO_CASE, 0),)
    assert texts(individuals) == []


async def test_given_a_text_of_no_case_when_saved_then_it_is_in_the_draft_and_in_no_part(
    individuals: Scene,
) -> None:
    await save(individuals, RUT, about(None, SCHOOLS))
    form = await reopen_briefing(individuals.services, individuals.who(RUT), individuals.first)

    assert part_3(form).texts[0].text == SCHOOLS
    briefing = individuals.state.briefings[individuals.first, SKOLA]
    assert [p.text for p in briefing.parts] == ["", "", ""]
    await save(individuals, RUT, about(WITH_CONSENT, SCHOOLS))
    assert [t.case for t in texts(individuals)] == [WITH_CONSENT]
    briefing = individuals.state.briefings[individuals.first, SKOLA]
    assert briefing.draft
    assert briefing.draft[2].text == ""


async def test_given_a_submitted_text_when_changed_then_the_former_is_replaced(
    individuals: Scene,
) -> None:
    await send(individuals, RUT, about(WITH_CONSENT, SCHOOLS))
    await send(individuals, RUT, about(WITH_CONSENT, "Närvaron har stigit."))
    await send(individuals, RUT, about(WITH_CONSENT, "Närvaron har stigit."))

    assert [t.state for t in texts(individuals)] == [TextState.REPLACED, TextState.RELEASED]
    assert len(individuals.state.registrations) == 2


async def test_given_a_colleague_saved_when_an_older_form_is_sent_then_both_texts_are_kept(
    individuals: Scene,
) -> None:
    services, who = individuals.services, individuals.who(RUT)
    await save(individuals, PersonId("kim"), about(WITH_CONSENT, "Kims ord."))
    form = await submit_briefing(
        services, who, individuals.first, with_texts(about(WITH_CONSENT, "Ruts ord.")), 0
    )

    assert isinstance(form, BriefingRequest)
    assert form.stale
    assert part_3(form).texts[0].text == "Kims ord.\n\nRuts ord."
