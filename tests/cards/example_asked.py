"""Examples of answers to what people ask: promises, briefings, people, signals, oneself."""

from dataclasses import replace
from datetime import date

from sspf.domain.agenda import FollowUp
from sspf.domain.commitments import Effect
from sspf.domain.messages.answers import (
    AccessLog,
    BriefingText,
    BriefingTexts,
    ConfirmGiving,
    Contact,
    Contacts,
    FoundCommitment,
    LogLine,
    OwnData,
    Promises,
    PromisesOf,
    Signal,
    SignalForm,
    SignalSaved,
)
from sspf.domain.messages.general import phrase
from tests.cards.example_facts import (
    CONCERN,
    FIELD,
    HIDDEN,
    MEETING,
    NORRSJO,
    PARENTS,
    PARTIES,
    at,
    late,
)

KAJ = Contact(
    name="Kaj Samordnare",
    title="SSPF-samordnare",
    email="kaj.samordnare@norrsjo.example.org",
    why=phrase("contact.coordinator", group="Operativ grupp"),
)
PROMISES = Promises(
    group="Operativ grupp",
    meeting_on=date(2027, 1, 21),
    counts=FollowUp(total=6, done=4, moved=1, ongoing=1),
    effects=((Effect.PARTLY, 1),),
    of=(
        PromisesOf(party="Skola", counts=FollowUp(total=1, moved=1)),
        PromisesOf(party="Polis", counts=FollowUp(total=1, done=1), effects=((Effect.PARTLY, 1),)),
    ),
)
TEXTS = BriefingTexts(
    meeting=MEETING,
    texts=(
        BriefingText(
            party="Polis", part="Gruppnivå", text="Busstorget, fredagar 19–22.", is_late=True
        ),
    ),
    scope=(phrase("scope.names", names=("Polis",)), phrase("scope.text", text="Busstorget")),
    missing=("Skola",),
    concern_link=CONCERN,
)
OWN = OwnData(
    name="Rut Rektorsdotter",
    title="rektor",
    email="rut.rektorsdotter@norrsjo.example.org",
    workplace="Sjöängsskolan F–9",
    party="Skola",
    groups=("Operativ grupp",),
    language="sv",
    reminders="on",
    heard_at=at(date(2027, 2, 2), 7, 4),
    absences=((date(2027, 2, 22), date(2027, 2, 26)),),
    open_commitments=1,
    controller="Barn- och utbildningsnämnden",
)
SIGNAL = SignalForm(meeting=MEETING, parties=PARTIES)
GIVING = ConfirmGiving(
    line=PARENTS, to=PARTIES[3], owner="Pia Områdesson", needs_reason=False, reason="Ni har tid."
)
EXAMPLES: dict[str, object] = {
    "promises": PROMISES,
    "promises_late": replace(
        PROMISES,
        counts=FollowUp(total=1, ongoing=1, overdue=1),
        effects=(),
        older_open=1,
        late=(late(FIELD, 2), late(HIDDEN, 1)),
    ),
    "promises_none": replace(PROMISES, counts=FollowUp(), effects=(), of=()),
    "briefing_texts": TEXTS,
    "briefing_texts_none": replace(TEXTS, texts=(), missing=(), concern_link=""),
    "contacts": Contacts(
        people=(
            KAJ,
            replace(
                KAJ,
                name="Frida Gårdman",
                title="fritidsassistent",
                why=phrase("contact.convener", group="Operativ grupp"),
            ),
        ),
        municipality=NORRSJO,
        parties=("Skola", "Socialtjänst", "Säkerhet och beredskap"),
        public=KAJ,
        concern_link=CONCERN,
    ),
    "contacts_none": Contacts(people=(), municipality=NORRSJO),
    "own_data": OWN,
    "own_data_little": replace(
        OWN, party="", workplace="", heard_at=None, absences=(), reminders="less", language="en"
    ),
    "signal_form": SIGNAL,
    "signal_typed": replace(SIGNAL, text="Många samlas vid trappan.", chosen=("polis",), level="2"),
    "signal_faults": replace(
        SIGNAL,
        text="Ring 070-123 45 67.",
        faults=("fault.signal.empty", "fault.signal.long", "fault.contact@6", "fault.level"),
    ),
    "signal_saved": SignalSaved(meeting=MEETING, parties=("Polis", "Skola")),
    "signal_saved_alone": SignalSaved(meeting=MEETING, parties=()),
    "signal": Signal(meeting=MEETING, by="Tore Trygg", text="Många samlas vid trappan."),
    "signal_with_case": Signal(
        meeting=MEETING, by="Tore Trygg", text="Många samlas vid trappan.", item="item-1"
    ),
    "giving": GIVING,
    "giving_of_others": replace(
        GIVING, needs_reason=True, reason="", faults=("fault.give.empty", "fault.give.long")
    ),
    "giving_hidden": replace(GIVING, line=HIDDEN),
    "found": FoundCommitment(line=replace(PARENTS, from_meeting=True)),
    "access_log": AccessLog(
        lines=(LogLine(at=at(date(2027, 2, 2), 7, 4), actor="Rut Rektorsdotter", tag="a:b"),)
    ),
}
