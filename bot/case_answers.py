"""What comes back from the fields of a text on a case, or is typed, as the domain has it."""

import re

from cards.case_text_fields import TextAnswer, said
from cards.inputs import picked
from sspf.domain.case_texts import CaseAnswer, Content, KnownBy, Picks
from sspf.domain.cases import CaseId
from sspf.domain.consents import InfoArea

CODED = re.compile(
    r"\s*(?P<letter>[a-zA-ZåäöÅÄÖ])\s?(?P<year>\d{2})\s?[-–]?\s?(?P<number>\d{2,3})\b"
    r"(?P<answers>[^:]*):?(?P<text>.*)",
    re.DOTALL,
)
"""`N27-01 egen, fler nej, brott nej, skyddad nej: text`."""
ANSWERED = re.compile(
    r"(?P<what>fler|brott|skyddad\w*|more|crime|protected)\s*:?\s*(?P<yes>ja|yes)?(?:nej|no)?",
    re.IGNORECASE,
)
OTHERS, CRIME = ("fler", "more"), ("brott", "crime")
OWN = re.compile(r"\b(?:egen|own)\b", re.IGNORECASE)
TOLD = re.compile(r"\b(?:annan|andra|told)\b", re.IGNORECASE)


def case_answer(answer: TextAnswer) -> CaseAnswer:
    """What no list holds is nothing: a value that was made up opens nothing."""
    return CaseAnswer(
        case=CaseId(answer.case) if answer.case else None,
        content=Content(
            text=answer.text or "",
            areas=frozenset(InfoArea(a) for a in picked(answer.areas or "") if a in set(InfoArea)),
            known_by=KnownBy(answer.known) if answer.known in set(KnownBy) else None,
            names_others=said(answer.others),
            tells_of_crime=said(answer.crime),
            is_protected=said(answer.protected),
            picks=Picks(
                concerns=picked(answer.concerns or ""),
                strengths=picked(answer.strengths or ""),
                since=answer.since or "",
                need=answer.need or "",
            ),
        ),
    )


def code_in(text: str) -> str:
    """`n27 01` is N27-01; empty when the text does not begin with a code."""
    found = CODED.match(text)
    return f"{found['letter'].upper()}{found['year']}-{found['number']}" if found else ""


def typed_content(text: str) -> Content:
    """What is typed after `underlag 3`: a code, answers to the questions, a colon, the text."""
    found = CODED.match(text)
    if found is None:
        return Content(text=text.strip())
    told = {m["what"].lower()[:7]: bool(m["yes"]) for m in ANSWERED.finditer(found["answers"])}

    def answer(*names: str) -> bool | None:
        return next((told[name] for name in names if name in told), None)

    known = KnownBy.OWN if OWN.search(found["answers"]) else None
    return Content(
        text=found["text"].strip(),
        known_by=KnownBy.TOLD if TOLD.search(found["answers"]) else known,
        names_others=answer(*OTHERS),
        tells_of_crime=answer(*CRIME),
        is_protected=answer("skyddad", "protect"),
    )
