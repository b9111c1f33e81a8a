"""Norrsjö with the individual level: five agencies, all three levels, free text."""

from dataclasses import replace
from typing import Any

from sspf.domain.case_rules import Branch, ReceivingSecrecy
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import (
    Authority,
    AuthorityKey,
    Group,
    IndividualMode,
    Organisation,
    Party,
    PartyKey,
    Person,
)
from tests.factories import FRITID, KOMMUN, POLIS, SKOLA, a_person, an_organisation
from tests.factories_cases import SOCIALTJANST, SOL, TORE

SAFETY = PartyKey("sakerhet_beredskap")
SOCIAL_BOARD = AuthorityKey("socialnamnden")
BRANCHES = {FRITID: Branch.LEISURE, SKOLA: Branch.SCHOOL, POLIS: Branch.POLICE}
STRONG = {"utbildningsnamnden", "polismyndigheten", SOCIAL_BOARD}


def an_individual_organisation(**changes: Any) -> Organisation:
    """Of social services and safety there sits one person each: Sol and Tore."""
    whole = an_organisation()
    boards = (*whole.authorities, Authority(key=SOCIAL_BOARD, name="Socialnämnden"))
    deep = replace(
        whole,
        individual=IndividualMode.FREE_TEXT,
        authorities=tuple(_with_secrecy(a) for a in boards),
        parties=(*(_with_branch(p) for p in whole.parties), *_two_more()),
        people=(*whole.people, *_their_people()),
        groups=tuple(_deep(g) for g in whole.groups),
    )
    return replace(deep, **changes)


def _two_more() -> tuple[Party, Party]:
    social = Party(
        key=SOCIALTJANST, name="Socialtjänst", authorities=(SOCIAL_BOARD,), branch=Branch.SOCIAL
    )
    safety = Party(
        key=SAFETY, name="Säkerhet och beredskap", authorities=(KOMMUN,), branch=Branch.SAFETY
    )
    return social, safety


def _their_people() -> tuple[Person, Person]:
    return (
        a_person(id=SOL, name="Sol Sekreterare-Ek", entra_object_id="oid-sol", party=SOCIALTJANST),
        a_person(id=TORE, name="Tore Trygg", entra_object_id="oid-tore", party=SAFETY),
    )


def _with_branch(party: Party) -> Party:
    return replace(party, branch=BRANCHES[party.key])


def _with_secrecy(authority: Authority) -> Authority:
    is_strong = authority.key in STRONG
    kind = ReceivingSecrecy.STRONG if is_strong else ReceivingSecrecy.WEAK
    return replace(authority, receiving_secrecy=kind)


def _deep(group: Group) -> Group:
    parties = (*group.parties, SOCIALTJANST, SAFETY)
    return replace(group, levels=frozenset(BriefingLevel), parties=parties)
