"""Examples of what is said of documents: where a file is, and what is on the screen."""

from dataclasses import replace
from datetime import date

from sspf.domain.commitments import commitment_id
from sspf.domain.documents import DocumentKind, FileForm
from sspf.domain.messages.document import DocumentReady, MeetingScreen, ScreenLine, ScreenPoint
from tests.cards.example_facts import DEADLINE, MEETING
from tests.cards.example_outside import ADDRESS

READY = DocumentReady(kind=DocumentKind.AGENDA, form=FileForm.PDF, address=ADDRESS, until=DEADLINE)
SCREEN = MeetingScreen(
    meeting=MEETING,
    points=(
        ScreenPoint(number=1, key="oppning_sekretess_orosanmalan"),
        ScreenPoint(number=2, key="eget", name="Kommunens egen punkt"),
    ),
    commitments=(
        ScreenLine(
            id=commitment_id(2027, 3),
            party="Fritid",
            due_on=date(2027, 2, 11),
            text="Öppna lokalen fredagar 18–21.",
        ),
        ScreenLine(id=commitment_id(2027, 4), party="Skola", due_on=date(2027, 2, 18)),
    ),
)
EXAMPLES: dict[str, object] = {
    "document_ready": READY,
    "document_page": replace(READY, kind=DocumentKind.FAMILY, form=None),
    "document_no_pages": replace(READY, address=""),
    "screen": SCREEN,
    "screen_empty": replace(SCREEN, commitments=()),
}
