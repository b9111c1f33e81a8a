"""To whom one agency's text about a case may pass now; asked of the one function that decides."""

from collections.abc import Iterable
from datetime import datetime

from sspf.domain.case_access import CaseRights, Matter, Opened, Question, decide_case
from sspf.domain.case_texts import CaseText, areas_of
from sspf.domain.consents import COORDINATION, opens
from sspf.domain.organisation import PartyKey, PersonId

NOBODY = PersonId("")


def passes_to(
    rights: CaseRights, text: CaseText, parties: Iterable[PartyKey], moment: datetime
) -> dict[PartyKey, Opened]:
    """The recipients whom consent or a ground opens this very text to, each with its ground.

    `moment`: aware, in the municipality's own time zone. The coordinator is one where the consent
    names the coordination (R-23).
    """
    found: dict[PartyKey, Opened] = {}
    for recipient in (*parties, COORDINATION):
        opened = _opened(rights, text, recipient, moment)
        if recipient != text.party and opened is not None:
            found[recipient] = opened
    return found


def may_write_of(rights: CaseRights, party: PartyKey, moment: datetime) -> bool:
    """Its own raised case, or one in which a consent names it as sender, or a ground does."""
    if rights.is_locked:
        return False
    if party == rights.raised_by:
        return True
    if rights.parties and party not in rights.parties:
        return False
    if any(
        g.sender == party and g.opens(party, g.recipient, g.item, moment) for g in rights.grounds
    ):
        return True
    return any(
        opens(consent, rights.givers, sender, recipient, None, moment)
        for consent in rights.consents
        for sender, recipient in consent.pairs
        if sender == party
    )


def is_shared(rights: CaseRights, moment: datetime) -> bool:
    """Does any consent or ground let anybody pass anything now? Else the case waits for one."""
    if any(g.opens(g.sender, g.recipient, g.item, moment) for g in rights.grounds):
        return True
    return any(
        opens(consent, rights.givers, sender, recipient, None, moment)
        for consent in rights.consents
        for sender, recipient in consent.pairs
    )


def _opened(
    rights: CaseRights, text: CaseText, recipient: PartyKey, moment: datetime
) -> Opened | None:
    coordinates = recipient == COORDINATION
    if coordinates and rights.coordinator is None:
        return None
    asked = Question(
        person=rights.coordinator if coordinates and rights.coordinator else NOBODY,
        party=None if coordinates else recipient,
        matter=Matter.TEXT,
        sender=text.party,
        item=text.id,
        areas=areas_of(text),
        moment=moment,
    )
    return decide_case(rights, asked)
