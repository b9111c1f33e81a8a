"""Whatever a button can mean can be typed, in Swedish and in English (R-111, R-117)."""

from datetime import date, datetime

import pytest

from bot.actions import ACTIONS
from bot.answers import MEANINGS, TYPED
from bot.commands import COMMANDS
from bot.commands.ways import ASKED, WAYS
from bot.understand import understand
from bot.understanding.context import Context
from bot.understanding.understand import understand as read
from bot.understanding.vocabulary import vocabulary_of
from cards.acts import Act
from tests.use_cases.world import STOCKHOLM, norrsjo

FORMS: dict[Act, tuple[str, str, str]] = {
    Act.INVITATION_SEND: ("send_invitation", "skicka kallelse", "send the invitation"),
    Act.INVITATION_WAIT: ("wait", "skicka som planerat", "send as planned"),
    Act.INVITATION_ACCEPT: ("accept", "jag kommer", "I am coming"),
    Act.INVITATION_TENTATIVE: ("tentative", "jag vet inte än", "not sure yet"),
    Act.INVITATION_DECLINE: ("decline", "kan inte, Kim kommer", "cannot come, Kim comes"),
    Act.INVITATION_DEPUTY: ("decline", "kan inte, Kim kommer", "cannot come, Kim comes"),
    Act.INVITATION_CHANGE: ("invitation", "kallelsen", "invitation"),
    Act.MANDATE_YES: ("with_mandate", "med mandat", "with mandate"),
    Act.MANDATE_NO: ("without_mandate", "utan mandat", "without mandate"),
    Act.MANDATE_SHOW: ("mandate", "vem har mandat", "who has a mandate"),
    Act.GUEST_INVITE: (
        "guest_invite",
        "bjud in Maria Ek, maria.ek@bup.example.org, till punkt 3",
        "invite Maria Ek, maria.ek@bup.example.org, to item 3",
    ),
    Act.GUEST_WITHDRAW: ("guest_withdraw", "ta bort gästen Maria", "remove guest Maria"),
    Act.GUEST_ACCEPT: ("guest_accept", "jag kommer som gäst", "I am coming as a guest"),
    Act.GUEST_TENTATIVE: ("guest_tentative", "vet inte som gäst", "not sure as a guest"),
    Act.GUEST_DECLINE: ("guest_decline", "kan inte som gäst", "I cannot come as a guest"),
    Act.EVENT_AGAIN: (
        "event_again",
        "lägg in mötet i kalendern igen",
        "put the meeting in the calendar again",
    ),
    Act.MEETINGS_CHANGE: (
        "change_meeting",
        "flytta mötet 18 februari till 25 februari och ställ in 15 april",
        "move the meeting 18 February to 25 February and cancel 15 April",
    ),
    Act.MEETING_MOVE: (
        "change_meeting",
        "flytta mötet till 4 mars",
        "move the meeting to 4 March",
    ),
    Act.MEETING_CANCEL: ("change_meeting", "ställ in mötet", "cancel the meeting"),
    Act.MEETING_NEXT: ("next_meeting", "nästa möte", "next meeting"),
    Act.CHANGE_DISMISS: ("dismiss", "nej", "no"),
    Act.ATTENDANCE_OPEN: ("attendance", "närvaro", "attendance"),
    Act.ATTENDANCE_SAVE: ("attendance", "närvaro: Rut, Pia", "attendance: Rut, Pia"),
    Act.CAPTURE_OPEN: ("capture", "anteckna", "take notes"),
    Act.CAPTURE_COMMITMENT: (
        "new_commitment",
        "nytt åtagande: x; skola",
        "new commitment: x; skola",
    ),
    Act.CAPTURE_DECISION: ("decision", "beslut: x; nivå 1", "decision: x; level 1"),
    Act.CAPTURE_ANCHOR: ("confirm_decision", "förankrat beslut 1", "confirmed decision 1"),
    Act.CAPTURE_PLAN: ("plan", "åtgärdsplan", "action plan"),
    Act.ITEM_OPEN: ("close_item", "stäng 1 åtgärd", "close item 1 action"),
    Act.ITEM_CLOSE: ("close_item", "stäng 1 åtgärd", "close item 1 action"),
    Act.PLAN_PAGE: ("more", "visa fler", "show more"),
    Act.PLAN_RIGHT: ("plan_right", "det stämmer", "it is right"),
    Act.PLAN_WRONG: ("plan_wrong", "något är fel: datumet", "something is wrong: the date"),
    Act.BRIEFING_OPEN: ("briefing", "lämna underlag", "give a briefing"),
    Act.BRIEFING_SUBMIT: ("send_briefing", "skicka in underlag", "submit the briefing"),
    Act.BRIEFING_DRAFT: ("write_briefing", "underlag 1: lugnt", "briefing 1: calm"),
    Act.BRIEFING_REOPEN: ("change_briefing", "ändra underlaget", "change the briefing"),
    Act.STANDING_SHOW: ("standing", "läget", "who has answered"),
    Act.STANDING_REMIND: ("remind", "påminn", "remind them"),
    Act.STANDING_ORAL: ("oral", "muntligt polis 1: lugnt", "oral police 1: calm"),
    Act.REACHED_SHOW: ("reached", "vem har nåtts", "who has been reached"),
    Act.ORAL_SAVE: ("oral", "muntligt polis 1: lugnt", "oral police 1: calm"),
    Act.AGENDA_APPROVE: ("approve_agenda", "godkänn dagordningen", "approve the agenda"),
    Act.AGENDA_EDIT: ("add_item", "punkt: sportlov", "item: winter break"),
    Act.AGENDA_ADD: ("add_item", "punkt: sportlov", "item: winter break"),
    Act.AGENDA_WHOLE: ("whole", "läs hela 3 polis", "read all 3 polis"),
    Act.AGENDA_PAGE: ("more", "visa fler", "show more"),
    Act.COMMITMENT_OPEN: ("open", "uppdatera 4", "update 4"),
    Act.COMMITMENT_DONE: ("done", "klart 4 delvis", "done 4 partly"),
    Act.COMMITMENT_DONE_NOW: ("done", "klart 4", "done 4"),
    Act.COMMITMENT_START: ("start", "pågår 4", "started 4"),
    Act.COMMITMENT_POSTPONE: ("postpone", "flytta 4 till 12 mars", "move 4 to 12 March"),
    Act.COMMITMENT_HELP: ("need_help", "behöver hjälp med 4: lokal", "need help with 4: a room"),
    Act.COMMITMENT_CANCEL: ("cancel", "avbryt 4: behövs inte", "cancel 4: not needed"),
    Act.COMMITMENT_ASK: ("ask_owner", "fråga om 4", "ask about 4"),
    Act.COMMITMENT_UNDO: ("undo", "ångra", "undo"),
    Act.COMMITMENT_CONFIRM: ("confirm", "ja", "yes"),
    Act.COMMITMENT_GIVE: (
        "give",
        "ge 4 till polisen: de har tid",
        "give 4 to polis: they have time",
    ),
    Act.SIGNAL_SEND: ("raise_signal", "signal: många på torget", "signal: many in the square"),
    Act.LIST_MORE: ("more", "visa fler", "show more"),
    Act.LIST_OPEN: ("open", "öppna 4", "open 4"),
    Act.COMMITMENTS_MINE: ("mine", "mina åtaganden", "my commitments"),
    Act.COMMITMENTS_OPEN: ("list", "öppna åtaganden", "open commitments"),
    Act.CALENDAR_SAVE: ("new_meetings", "nya möten: 15 april", "new meetings: 15 April"),
    Act.CALENDAR_PAGE: ("more", "visa fler", "show more"),
    Act.CALENDAR_CALL: ("confirm", "ja", "yes"),
    Act.CALENDAR_CALL_ASK: ("send_invitation", "skicka kallelse", "send the invitation"),
    Act.BREAKS_ADD: (
        "add_breaks",
        "lov: sportlov 22 feb–26 feb",
        "breaks: winter break 22 Feb–26 Feb",
    ),
    Act.BREAKS_SAVE: ("confirm", "ja", "yes"),
    Act.AIM_CHANGE: ("aim", "övergripande mål: x", "overall aim: x"),
    Act.INCIDENT_REPORT: ("report_incident", "rapportera incident", "report incident"),
    Act.INCIDENT_OPEN: ("open_incident", "incident 3", "incident 3"),
    Act.INCIDENT_CLOSE: ("close_incident", "stäng incident 3: nej", "close incident 3: no"),
    Act.CONSENT_OPEN: (
        "consent_register",
        "registrera samtycke N27-01",
        "register consent N27-01",
    ),
    Act.CONSENT_NEXT: (
        "consent_register",
        "registrera samtycke N27-01: vårdnadshavare 1 och 2; skriftligt 1 december",
        "register consent N27-01: guardian 1 and 2; in writing 1 December",
    ),
    Act.CONSENT_BACK: (
        "consent_register",
        "registrera samtycke N27-01: till 31 maj",
        "register consent N27-01: until 31 May",
    ),
    Act.CONSENT_REGISTER: ("confirm", "ja", "yes"),
    Act.CONSENT_SIGN_OPEN: (
        "consent_sign",
        "komplettera samtycke N27-01",
        "add to consent N27-01",
    ),
    Act.CONSENT_SIGN: (
        "consent_sign",
        "komplettera samtycke N27-01: vårdnadshavare 2; muntligt i dag",
        "add to consent N27-01: guardian 2; oral today",
    ),
    Act.CONSENT_SHOW: ("consents", "samtycke N27-01", "consent N27-01"),
    Act.CONSENT_WITHDRAW_OPEN: (
        "consent_withdraw",
        "återkalla samtycke N27-03",
        "withdraw consent N27-03",
    ),
    Act.CONSENT_WITHDRAW: (
        "consent_withdraw",
        "återkalla samtycke N27-03: ungdomen, muntligt, allt",
        "withdraw consent N27-03: young person, oral, all",
    ),
    Act.HELP_SHARING: ("sharing", "hur delas det jag skriver", "how is what I write shared"),
    Act.CHOICE_PICK: ("open", "uppdatera 4", "update 4"),
}
"""Each act: what it is called in the tables, and how it is typed in each language."""
MEANT = {
    **{"mine": "list_commitments", "list": "list_commitments", "plan": "show_action_plan"},
    **{"sharing": "sharing_help", "agenda": "show_agenda", "standing": "briefing_status"},
    **{"send_invitation": "send_invitation", "next_meeting": "next_meeting"},
    **{"open": "update_commitment", "undo": "undo_last", "briefing": "submit_briefing"},
    **{"remind": "send_reminder", "change_briefing": "edit_briefing"},
}
"""The meaning that answers the same as a command does."""
CONTEXT = Context(
    now=datetime(2027, 2, 1, 9, tzinfo=STOCKHOLM),
    vocabulary=vocabulary_of(norrsjo().organisation),
    group="operativ",
    party="skola",
    last_meeting=date(2027, 1, 21),
    next_meeting=date(2027, 2, 18),
    breaks=norrsjo().organisation.breaks,
    open_question=True,
)


def test_every_act_has_its_typed_form() -> None:
    known = COMMANDS | TYPED | MEANINGS

    assert set(FORMS) == set(Act)
    assert {name for name, *_ in FORMS.values()} - set(known) == {"more", "dismiss"}
    assert set(ACTIONS) <= set(FORMS)


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("language", [1, 2], ids=["sv", "en"])
def test_given_the_typed_form_of_an_act_when_read_then_it_means_that(
    act: Act, language: int
) -> None:
    name, text = FORMS[act][0], FORMS[act][language]
    understood = understand(text, WAYS)
    exact = understood and (understood.is_whole or understood.command not in ASKED)

    if exact and understood:
        assert understood.command == name
    else:  # what may be seen of what one writes is answered as how it is shared
        meaning = read(text, CONTEXT)
        assert meaning.is_sure
        assert meaning.intent in (name, MEANT.get(name), "privacy_info")
