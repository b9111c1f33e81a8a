"""Examples of who has been reached: every state, nobody yet, everybody, and very many."""

from dataclasses import replace
from datetime import date, datetime

from sspf.domain.messages.reach import Reached, ReachedLine, ReachedPart
from sspf.domain.reach import ReachState
from tests.cards.example_facts import MEETING

SENT_ON, SEEN_ON = date(2027, 1, 28), date(2027, 1, 29)
PEOPLE = (
    ("Rut Rektorsdotter", "Skola", ReachState.REACHED, SEEN_ON),
    ("Sol Sekreterare-Ek", "Socialtjänst", ReachState.SENT, SENT_ON),
    ("Pia Områdesson", "Polis", ReachState.NOT_INSTALLED, SENT_ON),
    ("Tore Trygg", "Säkerhet och beredskap", ReachState.WAITING, None),
    ("Kaj Samordnare", "", ReachState.UNKNOWN, SENT_ON),
)
CALLED = tuple(
    ReachedLine(name=name, party=party, state=state, on=on) for name, party, state, on in PEOPLE
)
REACHED = Reached(
    meeting=MEETING,
    parts=(
        ReachedPart(about="invitation", lines=CALLED),
        ReachedPart(about="request"),
        ReachedPart(about="mail"),
        ReachedPart(about="other"),
    ),
    mailed=("Pia Områdesson", "Kaj Samordnare"),
    at=datetime(2027, 1, 29, 9, 30),  # noqa: DTZ001 a card is told local times
)


def in_part(about: str, *lines: ReachedLine) -> tuple[ReachedPart, ...]:
    return tuple(
        ReachedPart(about=part.about, lines=lines if part.about == about else ())
        for part in REACHED.parts
    )


EVERY_STATE = tuple(replace(CALLED[0], state=state) for state in ReachState)
EXAMPLES: dict[str, object] = {
    "reached": REACHED,
    "reached_none": replace(REACHED, parts=in_part("invitation"), mailed=()),
    "reached_all": replace(REACHED, parts=in_part("invitation", CALLED[0]), mailed=()),
    "reached_every_state": replace(
        REACHED,
        parts=(
            ReachedPart(about="invitation", lines=EVERY_STATE),
            ReachedPart(about="request", lines=CALLED[:2]),
            ReachedPart(about="mail", lines=CALLED[4:]),
            ReachedPart(about="other", lines=CALLED[2:3]),
        ),
    ),
}
