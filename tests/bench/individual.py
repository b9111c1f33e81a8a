"""How long an access decision takes: `make bench NAME=individual`. Under 20 microseconds each."""

import json
import timeit
from functools import partial

from sspf.domain.access import decide
from sspf.domain.case_access import Matter
from tests.domain.case_facts import a_record, asker
from tests.factories import NOW, PIA

GOAL = 20
MATTERS = (Matter.TEXT, Matter.STUB, Matter.COMMITMENT_TEXT)


def microseconds(matter: Matter, times: int) -> float:
    asked = partial(decide, asker(PIA), a_record(matter), NOW)
    return timeit.timeit(asked, number=times) / times * 1e6


def main(times: int = 20_000) -> None:
    took = {matter.value: round(microseconds(matter, times), 1) for matter in MATTERS}
    print(json.dumps({"decision_microseconds": took, "goal_microseconds": GOAL}))


if __name__ == "__main__":
    main()
