"""What one question costs the database: each statement of "mina åtaganden" is counted here."""

import re

from bot.dispatch import remember
from sspf.domain.commitments import CommitmentId
from tests.factories import a_commitment
from tests.individual.house import House
from tests.use_cases.cased import SKOLA, a_promise, n27_03
from tests.use_cases.world import NORRSJO, RUT

SAID = re.compile(r'^(SELECT|INSERT|UPDATE|DELETE)\b.*?\b(?:FROM|INTO|UPDATE) "?(\w+)', re.DOTALL)
SPEAKER = ["SELECT people", "SELECT conversations", "SELECT reach"]
RIGHTS = ["SELECT cases", "SELECT consents", "SELECT legal_grounds"]
LIST = ["SELECT meetings", "SELECT commitments", "SELECT commitments"]
LOGGED = ["SELECT audit", "INSERT audit"]


async def test_given_my_commitments_when_asked_then_nothing_is_read_twice(house: House) -> None:
    """The organisation's edition once in each transaction, and the rights in three questions."""
    async with house.services.unit_of_work(NORRSJO) as uow:
        await uow.commitments.put(
            a_commitment(
                id=CommitmentId("Å-2027-030"),
                owner=RUT,
                group=n27_03().group,
                controller=n27_03().controller,
            )
        )
        await uow.commitments.put(a_promise(CommitmentId("Å-2027-031"), RUT, SKOLA))
    await house.ask(RUT, "mina åtaganden")  # what is read of an organisation is read once

    said, sent = await house.ask(RUT, "mina åtaganden")
    house.sent.clear()
    await remember(house.services, said, "a:1", "said-1")

    assert told(sent) == [
        *SPEAKER,
        *["SELECT municipalities", *RIGHTS, *LIST, *LOGGED],
        *["SELECT municipalities", "INSERT card_references"],
        *["SELECT kept_inputs", "INSERT kept_inputs", *LOGGED],
    ]
    assert told(house.sent)[:4] == [
        *["SELECT municipalities", "SELECT sent_cards", "INSERT sent_cards", "DELETE case_cards"],
    ]


def told(sent: list[tuple[str, int]]) -> list[str]:
    """`SELECT people`, one after the other."""
    found = [SAID.match(statement) for statement, _ in sent]
    return [f"{match[1]} {match[2]}" for match in found if match]
