"""The point about a case has an attendance list of its own (R-24).

It stands in the case's own file and in nobody's minutes. Only those who are covered and were at the
meeting can be put on it: everybody else is left out, whatever a form brings back.
"""

from dataclasses import replace

from sspf.domain.case_files import CaseAttendance, CaseFile
from sspf.domain.case_work import Fields, Setting, Work
from sspf.domain.cases import Case
from sspf.domain.organisation import PersonId


def proposed(file: CaseFile, setting: Setting) -> tuple[PersonId, ...]:
    """As it was confirmed for this meeting, else all who may be on it."""
    confirmed = next((a.people for a in file.attendance if a.meeting == setting.meeting), None)
    if confirmed is None:
        return setting.attending
    return tuple(p for p in setting.attending if p in confirmed)


def judge_attendance(case: Case, file: CaseFile, fields: Fields, setting: Setting) -> Work:
    """This meeting's, in place of what was confirmed for it before."""
    if setting.meeting is None or setting.held_on is None or not setting.attending:
        return Work(case=case, file=file, faults=("fault.case.nobody_present",))
    people = fields.many("attending", setting.attending)
    if not people:
        return Work(case=case, file=file, faults=("fault.case.attending",))
    others = tuple(a for a in file.attendance if a.meeting != setting.meeting)
    this = CaseAttendance(
        meeting=setting.meeting,
        held_on=setting.held_on,
        people=tuple(PersonId(person) for person in people),
    )
    return Work(case=case, file=replace(file, attendance=(*others, this)))
