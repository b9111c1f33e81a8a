"""What a legal ground is recorded in: the one item of the own agency's, and who may be named."""

from dataclasses import dataclass
from datetime import date

from sspf.domain.access import Asker, Record, decide, record_of
from sspf.domain.case_access import CaseRights, Matter, Opened
from sspf.domain.case_raising import AGES
from sspf.domain.case_texts import CaseText, CaseTextId, TextState, decide_text
from sspf.domain.cases import Case, CaseCode
from sspf.domain.commitments import Commitment, CommitmentId
from sspf.domain.errors import UnknownCommitmentError
from sspf.domain.ground_forms import GroundSetting, GroundTyped
from sspf.domain.grounds import codes_for, codes_outside, earliest_adult_day
from sspf.domain.levels import BriefingLevel
from sspf.domain.messages.consent import SeatChoice
from sspf.domain.messages.general import Phrase, phrase
from sspf.domain.messages.ground import GroundForm, Provision
from sspf.domain.organisation import PartyKey
from sspf.domain.statutes import statute_on
from sspf.use_cases.consent_setting import is_weak
from sspf.use_cases.find_case import NO_SUCH, REFUSED, code_for
from sspf.use_cases.room import AskersRoom

NO_PARTY = PartyKey("none")
"""Asked for where somebody sits in no seat, so that the same is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One text or one commitment of the asker's own agency, in a case."""

    id: str
    about: Phrase
    case: Case
    code: CaseCode
    """Empty: the asker may read the item, and not know of the case (R-62)."""
    rights: CaseRights
    sender: PartyKey
    opened: Opened
    text: CaseText | None = None
    """None: a commitment."""


async def find_item(room: AskersRoom, id: str) -> Item | None:
    """None: there is none of the own agency's; hidden and missing are asked for alike (R-32)."""
    text = await room.uow.case_texts.find(CaseTextId(id), room.me.party or NO_PARTY)
    commitment = await _commitment(room, id)
    kept = text or commitment
    asked = (kept.case if kept else None) or NO_SUCH
    asker = await room.knowing_cases(asked)
    case = await room.uow.cases.find(asked)
    opened = _opened(room, asker, case, text, commitment) if case and kept else None
    if case is None or kept is None or opened is None or kept.party != room.me.party:
        await room.note(REFUSED, room.organisation.municipality)
        return None
    return Item(
        id=id,
        about=about(id),
        case=case,
        code=code_for(room, asker, case),
        rights=asker.cases[case.id],
        sender=kept.party,
        opened=opened,
        text=text,
    )


def about(item: str) -> Phrase:
    """What an item is called: a commitment by its number, a text by being one."""
    if "-" in item and item[:1].casefold() == "å":
        return phrase("ground.about_commitment", number=item)
    return phrase("ground.about_text")


async def setting_of(room: AskersRoom, item: Item) -> GroundSetting:
    sender = room.organisation.party(item.sender)
    seats = [p for p in room.organisation.seats(item.case.group) if p.bot_access]
    others = tuple(p for p in seats if p.key != sender.key)
    mine = frozenset(sender.authorities)
    return GroundSetting(
        organisation=room.organisation,
        case=item.case.id,
        item=item.id,
        sender=sender,
        recipients=others,
        weak=frozenset(
            p.key
            for p in others
            if is_weak(room.organisation, p) and not mine.issuperset(p.authorities)
        ),
        adult_on=await _adult_on(room, item.case),
        today=room.today,
        tells_of_crime=item.text is not None and item.text.content.tells_of_crime is True,
    )


def form_of(
    room: AskersRoom,
    item: Item,
    setting: GroundSetting,
    typed: GroundTyped,
    faults: tuple[str, ...] = (),
) -> GroundForm:
    here = codes_for(room.organisation, setting.sender, setting.recipients, room.today)
    outside = codes_outside(room.today)
    to = setting.recipient(typed)
    return GroundForm(
        item=item.id,
        about=item.about,
        case=item.case.id,
        code=item.code,
        typed=typed,
        provisions=tuple(provision(room, code) for code in here),
        outside=tuple(provision(room, code) for code in outside),
        seats=tuple(SeatChoice(key=p.key, name=p.name) for p in setting.recipients),
        weak=(to.name,) if to and to.key in setting.weak else (),
        last_day=setting.last_day(typed),
        faults=faults,
        asked=provision(room, typed.code) if typed.code in outside else None,
    )


def provision(room: AskersRoom, code: str) -> Provision:
    """By the name that it has today; one that is gone is called by its key."""
    statute = statute_on(code, room.today)
    return Provision(code=code, words=statute.words if statute else code)


async def _commitment(room: AskersRoom, id: str) -> Commitment | None:
    try:
        found = await room.uow.commitments.get(CommitmentId(id))
    except UnknownCommitmentError:
        return None
    return found if found.case is not None else None


def _opened(
    room: AskersRoom,
    asker: Asker,
    case: Case,
    text: CaseText | None,
    commitment: Commitment | None,
) -> Opened | None:
    if text is not None and text.state is not TextState.REPLACED:
        return decide_text(asker, text, case.group, room.now)
    if commitment is None:
        return None
    return decide(asker, record_of(commitment), room.now)


async def _adult_on(room: AskersRoom, case: Case) -> date | None:
    """As told, or the earliest that the age band of the raised case allows."""
    file = await room.uow.case_files.find(case.id)
    if case.adult_on is not None or file is None or file.intake.age not in AGES:
        return case.adult_on
    return earliest_adult_day(case.raised_on, AGES[file.intake.age][1])


def opened_item(
    room: AskersRoom, asker: Asker, case: Case, item: str, sender: PartyKey
) -> Opened | None:
    """The ground on which the asker may read the item now: the sender always, others by one."""
    record = Record(
        group=case.group,
        level=BriefingLevel.INDIVIDUAL,
        party=sender,
        case=case.id,
        matter=Matter.TEXT,
        item=item,
    )
    return decide(asker, record, room.now)
