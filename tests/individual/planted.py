"""What may be read of a case is planted here, each text with a bird of its own.

To add a text of the individual level: write its planter, add its line in PLANTED.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import date, datetime

from sspf.domain.case_access import Basis
from sspf.domain.case_files import CaseFile, FollowUp, Intake, Measure, PartyPart, Plan, Voice
from sspf.domain.case_texts import CaseTextId, Content, KnownBy, Release
from sspf.domain.commitments import CommitmentId
from sspf.domain.consents import COORDINATION, GroundId, LegalGround
from sspf.domain.decisions import Decision, Item, ItemId, Outcome
from sspf.domain.entries import Conversation, EntryState
from sspf.domain.entries import Measure as EntryMeasure
from sspf.domain.levels import BriefingLevel, PreventionLevel, Subject
from sspf.domain.list_rules import EntryKind
from sspf.domain.organisation import GroupKey, PartyKey, PersonId
from sspf.ports import UnitOfWork
from tests.factories_cases import a_case_text
from tests.factories_lists import an_entry
from tests.individual.canaries import (
    NOBODY,
    Canary,
    of_commitment,
    of_part,
    of_parties,
    of_text,
    of_those_who_take_part,
    of_whoever_knows_of_it,
    of_writers,
)
from tests.use_cases.cased import BOARD, COVERED, FRITID, N27_03, POLIS, SKOLA, SOC, a_promise
from tests.use_cases.world import FIRST_DAY, FRIDA, KAJ, PIA, RUT, SOL, norrsjo

OWNERS: Mapping[PartyKey, PersonId] = {SKOLA: RUT, SOC: SOL, POLIS: PIA, FRITID: FRIDA}
FIRST, SECOND = (meeting.id for meeting in norrsjo().meetings[:2])
WRITTEN_AT = datetime.fromisoformat("2027-02-09T10:00:00+01:00")
ITEM, ENTRY = ItemId("item-canary"), "entry-1"
CODE, LIST_CODE = "N27-03", "T27-01"
Plant = Callable[[UnitOfWork], Awaitable[list[Canary]]]


def text_id(party: PartyKey) -> CaseTextId:
    return CaseTextId(f"text-{party}")


async def codes(uow: UnitOfWork) -> list[Canary]:
    return [Canary(CODE, of_whoever_knows_of_it)]


async def commitments(uow: UnitOfWork) -> list[Canary]:
    """One of each agency, with a canary in the text and one in the note."""
    found = []
    for number, (party, owner) in enumerate(OWNERS.items(), start=20):
        words = f"Koltrast{party}", f"Bofink{party}"
        promise = a_promise(CommitmentId(f"Å-2027-0{number}"), owner, party, meeting=FIRST)
        await uow.commitments.put(replace(promise, text=f"{words[0]} ringer.", note=words[1]))
        found += [Canary(word, of_commitment(party)) for word in words]
    return found


async def ground_notes(uow: UnitOfWork) -> list[Canary]:
    """The weighing is for the file, and no road shows it."""
    ground = LegalGround(
        id=GroundId("ground-canary"),
        code="OSL_10_18a",
        case=N27_03,
        sender=SOC,
        recipient=POLIS,
        item="text-1",
        decided_by="Ärla enhetschef",
        delegation="Stenskvätta 4.2",
        decided_on=date(2027, 1, 1),
        expires_on=date(2027, 1, 30),
        recorded_by=KAJ,
        recorded_at=datetime.fromisoformat("2027-01-01T09:00:00+00:00"),
        controller=BOARD,
        weighing="Gulsparv vägde tyngst.",
    )
    await uow.consents.put_ground(ground)
    return [Canary("Gulsparv", NOBODY)]


async def texts(uow: UnitOfWork) -> list[Canary]:
    """What each agency has said before the second meeting: released to all, replaced, a draft."""
    found = []
    releases = [
        Release(recipient=to, at=WRITTEN_AT, by=RUT, basis=Basis.CONSENT, ground="consent-3")
        for to in (*COVERED, COORDINATION)
    ]
    for party, owner in OWNERS.items():
        words = f"Sidensvans{party}", f"Grönsiska{party}", f"Järnsparv{party}"
        ids = text_id(party), CaseTextId(f"old-{party}"), CaseTextId(f"draft-{party}")
        drafts = [
            a_case_text(
                id=wording,
                case=N27_03,
                meeting=SECOND,
                party=party,
                controller=BOARD,
                written_by=owner,
                written_at=WRITTEN_AT,
                content=Content(
                    text=f"{word} bygger bo.",
                    known_by=KnownBy.OWN,
                    names_others=False,
                    tells_of_crime=False,
                    is_protected=False,
                ),
            )
            for wording, word in zip(ids, words, strict=True)
        ]
        for draft in drafts:
            await uow.case_texts.put(draft)
        others = [each for each in releases if each.recipient != party]
        told, old = (draft.release(others) for draft in drafts[:2])
        for each in (told, old, old.replaced()):
            await uow.case_texts.put(each)
        rules = of_text(party), NOBODY, of_writers(party)
        found += [Canary(word, rule) for word, rule in zip(words, rules, strict=True)]
    return found


async def files(uow: UnitOfWork) -> list[Canary]:
    """How it was raised, what each has written of its own part, the plan and its follow-up."""
    plan = Plan(
        goal="Rödhake har en mentor.",
        strength="Nötskrika kan mycket.",
        voice=Voice(note="Entita säger sitt."),
        picture="Kråka ser helheten.",
        measures=(
            Measure(
                number=1,
                kind="mentor",
                owner=SKOLA,
                due_on=date(2027, 3, 1),
                basis="s:own",
                note="Talgoxe varje vecka.",
            ),
        ),
    )
    file = CaseFile(
        case=N27_03,
        controller=BOARD,
        intake=Intake(school_year="8", source="school", note="Tofsvipa syntes först."),
        parts=tuple(PartyPart(party=p, note=f"Stare{p} är med.") for p in COVERED),
        plan=plan,
        follow_ups=(
            FollowUp(
                held_on=date(2027, 2, 1), results=(), worked="partly", note="Svala återvände."
            ),
        ),
    )
    await uow.case_files.put(file)
    shared = ("Rödhake", "Nötskrika", "Entita", "Kråka", "Talgoxe", "Svala")
    return [
        Canary("Tofsvipa", of_part(SKOLA)),
        *(Canary(f"Stare{party}", of_part(party)) for party in COVERED),
        *(Canary(word, of_those_who_take_part) for word in shared),
    ]


async def minutes(uow: UnitOfWork) -> list[Canary]:
    """A decision and an item of the first meeting, and an item of the second."""
    decision = Decision(
        id="decision-canary",
        meeting=FIRST,
        number=1,
        controller=BOARD,
        text="Domherre får plats i gruppen.",
        level=BriefingLevel.INDIVIDUAL,
        subject=Subject.INDIVIDUAL,
        prevention=PreventionLevel.INDIVIDUAL,
        decided_at=datetime.combine(FIRST_DAY, WRITTEN_AT.timetz()),
        recorded_by=FRIDA,
        case=N27_03,
    )
    await uow.minutes.add_decision(decision)
    item = Item(
        id=ITEM,
        meeting=FIRST,
        number=1,
        controller=BOARD,
        title="Steglits i matsalen",
        point="individniva",
        level=BriefingLevel.INDIVIDUAL,
        party=SKOLA,
        case=N27_03,
        outcome=Outcome.ACTION,
    )
    await uow.minutes.put_item(item)
    later = replace(item, id=ItemId("item-later"), meeting=SECOND, title="Rosenfink på stan")
    await uow.minutes.put_item(replace(later, outcome=None, point="gruppniva"))
    words = ("Domherre", "Steglits", "Rosenfink")
    return [Canary(word, of_those_who_take_part) for word in words]


async def entries(uow: UnitOfWork) -> list[Canary]:
    """A theme on the list of the two, with what they do and what was said; nobody else's."""
    talk = Conversation(
        held_on=date(2027, 2, 1),
        at_home=True,
        parties=(POLIS,),
        guardians=True,
        youth=True,
        measures=("Ugglan ringer hem.",),
    )
    entry = an_entry(
        kind=EntryKind.THEME,
        group=GroupKey("youngsters_top5"),
        title="Falk över torget",
        ground_note="Sparvhök i noten",
        confirmed_by=(SOC, POLIS),
        state=EntryState.CHOSEN,
        chosen_on=date(2027, 1, 21),
        controller=BOARD,
        measures=(EntryMeasure(text="Tornseglare kollas.", party=POLIS, due=date(2027, 3, 1)),),
        conversations=(talk,),
    )
    await uow.entries.put(entry)
    both = of_parties(SOC, POLIS)
    words = ("Falk", "Ugglan", "Tornseglare", LIST_CODE)
    return [Canary("Sparvhök", NOBODY), *(Canary(word, both) for word in words)]


PLANTED: tuple[Plant, ...] = (
    codes,
    commitments,
    ground_notes,
    texts,
    files,
    minutes,
    entries,
)


async def plant(uow: UnitOfWork) -> list[Canary]:
    return [canary for planted in PLANTED for canary in await planted(uow)]
