"""Whose commitments: mine, our agency's, somebody's. Source: QUERIES.md, rules of near readings."""

from bot.understanding.items import Reading
from bot.understanding.slots.parts import Slots, person_said, without_genitive

MINE = ("på mig", "mitt bord", "min lista", "my plate", "my list", "my desk", "waiting for me")
OURS = ("på oss", "vårt bord", "our plate", "our list", "our desk")


def owner_slots(reading: Reading) -> Slots:
    low = reading.text.lower()
    person = person_said(reading)
    if person is not None and person.has("PERSON"):
        return {"owner": without_genitive(person.text, reading)}
    if reading.has("my", "i") or any(words in low for words in MINE):
        return {"owner": "me"}
    if reading.has("our", "we") or any(words in low for words in OURS):
        return {"owner": "my_agency"}
    return {}
