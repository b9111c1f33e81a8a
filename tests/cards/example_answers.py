"""Examples of short answers, and of everything people can do to a card."""

from dataclasses import replace
from datetime import date, time

from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.agenda import AgendaApproval, AgendaEdit, WholeText
from sspf.domain.messages.commitment import (
    CommitmentChanged,
    CommitmentList,
    CommitmentNews,
    CommitmentUpdate,
    ConfirmChange,
    ConfirmPostponement,
    OwnerList,
)
from sspf.domain.messages.general import Choices, ConfirmAim, Help, Locked, Notice, TextKept
from sspf.domain.messages.minutes import DecisionLine, Objection
from sspf.domain.reminders import Occasion
from tests.cards.example_agendas import AGENDA, APPROVAL, EDIT, POINTS
from tests.cards.example_briefings import DRAFT, ORAL
from tests.cards.example_commitments import NEWS, OPEN, UPDATE, a_digest
from tests.cards.example_facts import CONCERN, DEADLINE, MEETING, NORRSJO, an_item, late, many_lines
from tests.cards.example_meetings import INVITATION
from tests.cards.example_minutes import CAPTURE, ITEM, PLAN, TYPED

HELP = Help(
    first_name="Frida",
    deadline=DEADLINE,
    to_update=1,
    concern_link=CONCERN,
    municipality=NORRSJO,
    can=("can.mine", "can.open", "can.next_meeting", "can.briefing", "can.agenda", "can.sharing"),
)
ANSWERS: dict[str, object] = {
    "help": HELP,
    "help_welcome": Help(first_name="Frida", is_welcome=True, can=("can.mine",)),
    "help_convener": replace(
        HELP,
        can=("can.call", "can.standing", "can.mine", "can.statistics"),
        to_update=2,
        deadline=None,
    ),
    "help_auditor": replace(
        HELP,
        can=("can.log", "can.own_data", "can.contact"),
        to_update=0,
        deadline=None,
        is_of_group=False,
        writes=False,
    ),
    "notice": Notice(key="unsure"),
    "notice_with_values": Notice(
        key="date.moment", values=(("day", date(2027, 2, 18)), ("clock", time(13)))
    ),
    "catch_up": Notice(key="catch_up.number", values=(("n", 3),), title="title.catch_up"),
    "text_kept": TextKept(
        key="fault.contact",
        texts=(("Nytt åtagande", "Polisen ringer 070-123 45 67."),),
        next_key="fault.owner",
    ),
    "choices": Choices(
        key="unsure", options=(("Mina åtaganden", "mina åtaganden"), ("Nästa möte", "nästa möte"))
    ),
    "choices_many": Choices(
        key="unsure", options=tuple((f"Åtagande {n}", f"öppna {n}") for n in range(1, 6))
    ),
    "choices_long": Choices(
        key="unsure",
        options=(("Öppna åtaganden för skolan", "öppna åtaganden skola"), ("Läget", "läget")),
    ),
    "choices_group": Choices(
        key="which_group",
        options=(("Styrgrupp", "near:a:0"), ("Lokal grupp Norr", "near:a:1")),
    ),
    "locked": Locked(),
}

CANARY = "Kanariefågel"
HOSTILE = (
    f"{CANARY} # rubrik\n- **fet** _kursiv_ [länk](https://ond.example.org) <at>Alla</at>\n"
    f"1. lista `kod` ![bild](x) &amp; <b>html</b> 👩‍👩‍👧 \x00\x07\u202e\ud83d {CANARY}! "
)
LONG = f"{CANARY} skrev mycket. " * 900
EMOJI = f"{CANARY} " + "👩‍👩‍👧" * 4000
NO_SPACE = CANARY + '"\\' * 9000
LINES = f"{CANARY}\n" * 2000


def hostile(text: str) -> dict[str, object]:
    """One of each card that can hold what people wrote, with this text in every place."""
    return hostile_meeting(text) | hostile_agenda(text) | hostile_commitments(text)


def hostile_meeting(text: str) -> dict[str, object]:
    lines = many_lines(10, text)
    parts = tuple(
        p if p.level is BriefingLevel.INDIVIDUAL else replace(p, text=text) for p in DRAFT.parts
    )
    items = tuple(an_item(n, text) for n in range(1, 11))
    decisions = tuple(
        DecisionLine(number=n, text=text, decided_on=date(2027, 2, 18)) for n in range(1, 11)
    )
    form = replace(TYPED, text=text, decision=text, faults=("fault.what.long",))
    plan = replace(PLAN, commitments=lines, decisions=decisions, items=items)
    return {
        "briefing": replace(DRAFT, parts=parts, open_commitments=lines),
        "oral": replace(ORAL, parts=parts),
        "capture": replace(CAPTURE, saved=lines, decisions=decisions, items=items, form=form),
        "item": replace(ITEM, item=items[0]),
        "plan": plan,
        "plan_end": replace(plan, objection=text, faults=("fault.objection.long",)),
        "objection": Objection(meeting=MEETING, by="Pia Områdesson", text=text),
        "aim": ConfirmAim(now=text, new=text),
        "invitation": replace(INVITATION, aim=text),
        "kept": TextKept(key="fault.contact", texts=(("Del 1", text), ("Del 2", text))),
    }


def hostile_agenda(text: str) -> dict[str, object]:
    points = tuple(
        replace(
            p,
            said=tuple(replace(s, text=text, saying="text") for s in p.said),
            commitments=tuple(replace(c, text=text) for c in p.commitments),
            items=tuple(replace(i, title=text) for i in p.items),
        )
        for p in POINTS
    )
    agenda = replace(AGENDA, points=points, aim=text)
    return {
        "agenda": agenda,
        "agenda_end": replace(agenda, page=99),
        "approval": AgendaApproval(document=agenda, recipients=APPROVAL.recipients),
        "edit": AgendaEdit(
            meeting=MEETING, points=EDIT.points, title=text, faults=("fault.item.long",)
        ),
        "whole": WholeText(meeting=MEETING, party="Polis", text=text),
    }


def hostile_commitments(text: str) -> dict[str, object]:
    line, lines = many_lines(1, text)[0], many_lines(10, text)
    reminded = ((each, Occasion.WEEK) for each in lines)
    late_ones = tuple(late(each, 9) for each in lines)
    return {
        "list": CommitmentList(lines=lines, total=10, first=1, scope=OPEN),
        "update": replace(UPDATE, line=line),
        "update_again": CommitmentUpdate(
            line=line, open_form="help", typed=text, faults=("fault.help.long",)
        ),
        "postpone": ConfirmPostponement(line=line, to=date(2027, 3, 4)),
        "confirm": ConfirmChange(line=line, change="help", note=text),
        "changed": CommitmentChanged(line=line, change="done"),
        "digest": a_digest(*reminded, late_elsewhere=late_ones),
        "owner": OwnerList(lines=lines, meeting_on=date(2027, 2, 18)),
        "news": CommitmentNews(line=line, news="help", by=NEWS.by, note=text),
    }


TYPED_BY_SOMEBODY: dict[str, str] = {
    "marks": HOSTILE,
    "long": LONG,
    "emoji": EMOJI,
    "quotes": NO_SPACE,
    "lines": LINES,
}
HOSTILE_EXAMPLES: dict[str, object] = {
    f"hostile_{kind}_{name}": message
    for kind, text in TYPED_BY_SOMEBODY.items()
    for name, message in hostile(text).items()
}
EXAMPLES: dict[str, object] = ANSWERS | {
    name: message for name, message in HOSTILE_EXAMPLES.items() if "_marks_" in name
}
