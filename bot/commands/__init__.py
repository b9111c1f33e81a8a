"""Everything that can be typed. To add one: write its function, add its line, add its ways."""

from dataclasses import dataclass

from bot.commands import (
    agendas,
    briefings,
    calendars,
    capturing,
    commitments,
    general,
    incident,
    meetings,
    oral,
    outside,
    reached,
    statistics,
)
from bot.turn import Handler


@dataclass(frozen=True, slots=True)
class Command:
    handler: Handler
    in_company: bool = False
    """True: may be answered where others read; everything else is for the private chat."""


COMMANDS: dict[str, Command] = {
    "help": Command(general.show, in_company=True),
    "no_reminders": Command(general.no_reminders),
    "reminders": Command(general.reminders),
    "sharing": Command(general.sharing, in_company=True),
    "mine": Command(commitments.mine, in_company=True),
    "list": Command(commitments.listed, in_company=True),
    "every": Command(commitments.every, in_company=True),
    "overdue": Command(commitments.overdue, in_company=True),
    "open": Command(commitments.open_one),
    "done": Command(commitments.done),
    "start": Command(commitments.start),
    "postpone": Command(commitments.postpone),
    "need_help": Command(commitments.need_help),
    "cancel": Command(commitments.cancel),
    "ask_owner": Command(commitments.ask),
    "undo": Command(commitments.undo),
    "next_meeting": Command(meetings.next_meeting, in_company=True),
    "meetings": Command(meetings.meetings, in_company=True),
    "new_meetings": Command(calendars.new_meetings),
    "absence": Command(calendars.absence),
    "aim": Command(calendars.aim),
    "send_invitation": Command(meetings.send_invitation),
    "wait": Command(meetings.wait),
    "invitation": Command(meetings.invitation),
    "accept": Command(meetings.accept),
    "tentative": Command(meetings.tentative),
    "decline": Command(meetings.decline),
    "postpone_meeting": Command(meetings.move),
    "cancel_meeting": Command(meetings.cancel),
    "briefing": Command(briefings.show),
    "write_briefing": Command(briefings.write),
    "send_briefing": Command(briefings.send),
    "change_briefing": Command(briefings.change),
    "standing": Command(briefings.standing),
    "remind": Command(briefings.remind),
    "reached": Command(reached.show),
    "oral": Command(oral.note),
    "link": Command(outside.hand_out),
    "revoke_link": Command(outside.take_back),
    "upload": Command(outside.upload),
    "agenda": Command(agendas.show),
    "whole": Command(agendas.whole),
    "approve_agenda": Command(agendas.approve),
    "add_item": Command(agendas.add),
    "plan": Command(agendas.plan),
    "plan_right": Command(agendas.plan_right),
    "plan_wrong": Command(agendas.plan_wrong),
    "new_commitment": Command(capturing.new_commitment),
    "decision": Command(capturing.decision),
    "capture": Command(capturing.capture),
    "attendance": Command(capturing.attendance),
    "close_item": Command(capturing.close),
    "report_incident": Command(incident.report),
    "incidents": Command(incident.listed),
    "open_incident": Command(incident.open_one),
    "close_incident": Command(incident.close),
    "statistics": Command(statistics.show),
}
"""`confirm` and `dismiss` answer an open question, `more` turns the page: see bot/dispatch.py."""
