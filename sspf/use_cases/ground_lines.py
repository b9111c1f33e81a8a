"""A legal ground as it is read by those whom it is between: who decided what; not a word of why."""

from sspf.domain.consents import LegalGround
from sspf.domain.ground_forms import is_in_force
from sspf.domain.messages.ground import GroundLine
from sspf.domain.statutes import statute_on
from sspf.use_cases.ground_setting import about
from sspf.use_cases.room import AskersRoom


def ground_line(room: AskersRoom, ground: LegalGround, number: int = 0) -> GroundLine:
    organisation = room.organisation
    statute = statute_on(ground.code, ground.decided_on)
    revoked_at = ground.revoked_at
    holds = is_in_force(ground, room.today)
    return GroundLine(
        id=ground.id,
        number=number,
        about=about(ground.item),
        provision=statute.words if statute else ground.code,
        sender=organisation.party(ground.sender).name,
        recipient=organisation.party(ground.recipient).name,
        decided_by=ground.decided_by,
        delegation=ground.delegation,
        decided_on=ground.decided_on,
        expires_on=ground.expires_on,
        recorded_by=organisation.person(ground.recorded_by).name,
        revoked_at=room.local(revoked_at) if revoked_at else None,
        has_ended=not holds and revoked_at is None,
        may_revoke=holds and room.me.party == ground.sender,
    )
