"""Examples of personal data incidents: reported, told of, open and closed."""

from dataclasses import replace
from datetime import date

from sspf.domain.messages.incident import (
    IncidentFacts,
    IncidentForm,
    IncidentList,
    IncidentNews,
    IncidentReceipt,
    IncidentStanding,
)
from tests.cards.example_facts import at

FORM = IncidentForm(on="2027-01-20", at="15:30")
FACTS = IncidentFacts(
    number=3,
    version=1,
    noticed_at=at(date(2027, 1, 20), 15, 30),
    report_before=at(date(2027, 1, 23), 15, 30),
    hours_left=49,
)
STANDING = IncidentStanding(
    facts=FACTS,
    kinds=("wrong_recipient", "unauthorised"),
    text="Ett utkast gick till fel gruppchatt.",
    reporter="Rut Rektorsdotter",
    may_close=True,
)
HOSTILE = "**[Kanariefågeln](https://www.norrsjo.example.org) sjunger** _1. # <at>x</at>"

EXAMPLES: dict[str, object] = {
    "incident": FORM,
    "incident_faults": replace(
        FORM,
        kinds=("lost", "other"),
        text="Ring 070-123 45 67.",
        faults=(
            "fault.incident.kind",
            "fault.incident.when",
            "fault.incident.long",
            "fault.personal_number@1",
            "fault.contact@12,40",
            "fault.points_out@7,19,30,52",
        ),
    ),
    "incident_receipt": IncidentReceipt(facts=FACTS),
    "incident_news": IncidentNews(facts=FACTS),
    "incident_news_late": IncidentNews(facts=replace(FACTS, hours_left=0)),
    "incidents": IncidentList(incidents=(FACTS,)),
    "incidents_many": IncidentList(
        incidents=tuple(replace(FACTS, number=n, hours_left=n - 1) for n in range(1, 14))
    ),
    "incidents_none": IncidentList(incidents=()),
    "incident_standing": STANDING,
    "incident_standing_read_only": replace(STANDING, text="", reporter="", may_close=False),
    "incident_standing_faults": replace(
        STANDING, told="yes", on="2027-01-30", faults=("fault.incident.told_on",)
    ),
    "incident_standing_told": replace(
        STANDING, may_close=False, authority_told=True, told_on=date(2027, 1, 22)
    ),
    "incident_standing_untold": replace(STANDING, text="", may_close=False, authority_told=False),
    "hostile_marks_incident": replace(FORM, text=HOSTILE),
    "hostile_marks_incident_standing": replace(STANDING, text=HOSTILE, reporter=HOSTILE),
}
