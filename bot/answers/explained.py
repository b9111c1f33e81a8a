"""Understood: what things mean, how texts are shared, what is kept, whom to ask, what to do."""

import re
from collections.abc import Iterator

from bot.answers.terms import find_term, known_terms
from bot.clocks import today
from bot.commands import documents, general, statistics
from bot.documents.ordering import form_in, named
from bot.turn import Reply, Turn, notice
from bot.understand import fold
from bot.words import parties_named
from cards.text import Text
from sspf.domain.messages.answers import Contact, Contacts
from sspf.domain.messages.general import phrase
from sspf.domain.organisation import Organisation, PartyKey, Person, Role
from sspf.ports import Services
from sspf.use_cases.show_access_log import show_access_log
from sspf.use_cases.show_figures import show_figures
from sspf.use_cases.show_own_data import show_own_data
from sspf.use_cases.show_promises import show_promises

KEPT = ("spara", "lagra", "om mig", "about me", "store", "save", "keep")
COUNTED = frozenset({"M32", "M36"})
"""Figures of DOMAIN 13 that the statistics hold."""
PROMISED = "M31"
"""Commitments decided, done, late and cancelled, by agency."""
ROLES = {
    Role.COORDINATOR: (("samordn", "koordinat", "coordinat"), "contact.coordinator"),
    Role.STEERING: (("styrgrupp", "steering"), "contact.steering"),
    Role.AUDITOR: (("dataskydd", "personuppgift", "logg", "privacy", "dpo"), "contact.auditor"),
    Role.ADMIN: (("admin", "teknik", "support"), "contact.admin"),
}
CONVENER = ("sammankall", "kalla", "convene", "mote")
MOST_TERMS = 8
CLOSED = re.compile(r"(?:ett )?avslut(?:ad|at|ade|as)?(?: arenden?)?|(?:a )?closed(?: cases?)?")
"""A word that the model itself may explain (C6)."""


async def sharing(turn: Turn, services: Services) -> Reply:
    """Never yes or no: who decides, and by what (R-22)."""
    if not turn.slots.get("to"):
        return await general.sharing(turn, services)
    names = tuple(p.name for p in _coordinators(turn.organisation))
    return notice("answer.sharing_with", names=names or ("answer.nobody",))


async def privacy(turn: Turn, services: Services) -> Reply:
    """ "Vad sparas om mig" is answered from what is kept; who can see what one writes, in words."""
    if any(word in fold(turn.text) for word in KEPT):
        return await own_data(turn, services)
    return await general.sharing(turn, services)


async def own_data(turn: Turn, services: Services) -> Reply:
    if not turn.who.is_private:
        return notice("answer.private")
    return Reply(message=await show_own_data(services, turn.who))


async def log(turn: Turn, services: Services) -> Reply:
    if not turn.who.is_private:
        return notice("answer.private")
    return Reply(message=await show_access_log(services, turn.who))


async def concern(turn: Turn, services: Services) -> Reply:
    """Information only: nothing is taken in, and nobody is asked who (R-102)."""
    link = turn.organisation.concern_link
    law = Text.load(turn.person.language).on(today(turn, services)).law("SoL_19_1")
    if link:
        return notice("answer.concern", link=link, law=law)
    return notice("answer.concern_plain", law=law)


async def contact(turn: Turn, services: Services) -> Reply:
    """Of a body, a role or an agency; without one, the coordinator (B7, D23)."""
    people = tuple(dict.fromkeys(_contacts(turn)))
    coordinators = [c for p in _coordinators(turn.organisation) if (c := _as_coordinator(p, turn))]
    return Reply(
        message=Contacts(
            people=people or tuple(coordinators),
            municipality=turn.organisation.name,
            parties=tuple(p.name for p in turn.organisation.parties if p.required),
            public=coordinators[0] if coordinators else None,
            concern_link=turn.organisation.concern_link or "",
        )
    )


async def term(turn: Turn, services: Services) -> Reply:
    said = str(turn.slots.get("text", "") or turn.rest).strip(" ?.!\"'")
    if not said:
        own_words = (name.capitalize() for name in turn.organisation.ways.glossary)
        every = dict.fromkeys((*own_words, *known_terms(turn.person.language)))
        return notice("answer.what_term", names=tuple(every))
    closed = turn.organisation.cases.closed_means
    if closed and CLOSED.fullmatch(fold(said)):
        return notice("answer.term", name=said.capitalize(), meaning=closed)
    own = {fold(name): name for name in turn.organisation.ways.glossary}
    if name := own.get(fold(said)):
        meaning = turn.organisation.ways.glossary[name]
        return notice("answer.term", name=name.capitalize(), meaning=meaning)
    found = find_term(said, turn.person.language)
    if found is None:
        names = known_terms(turn.person.language)[:MOST_TERMS]
        return notice("answer.no_term", names=names)
    return notice("answer.term", name=found[0], meaning=found[1])


async def promises(turn: Turn, services: Services) -> Reply:
    """Have we done what we promised?"""
    return Reply(message=await show_promises(services, turn.who))


async def figures(turn: Turn, services: Services) -> Reply:
    metric = turn.slots.get("metric")
    if metric == PROMISED:
        return await promises(turn, services)
    if metric and metric not in COUNTED:
        made = await show_figures(services, turn.who, [str(metric)])
        return Reply(message=made) if made.figures else notice("answer.no_metric")
    if form_in(fold(turn.text)):
        return await documents.fetch(turn, services)
    return await statistics.show(turn, services)


async def report(turn: Turn, services: Services) -> Reply:
    """`utvärdering i word`: what there is of it."""
    if form_in(fold(turn.text)) and named(fold(turn.text)):
        return await documents.fetch(turn, services)
    return notice("answer.report_how")


async def export(turn: Turn, services: Services) -> Reply:
    if named(fold(turn.text)) is None:
        return notice("answer.export_how")
    return await documents.fetch(turn, services)


async def helped(turn: Turn, services: Services) -> Reply:
    return await general.show(turn, services)


async def thanked(turn: Turn, services: Services) -> Reply:
    return notice("answer.thanks")


async def elsewhere(turn: Turn, services: Services) -> Reply:
    return notice("answer.out_of_scope")


async def confirmed(turn: Turn, services: Services) -> Reply:
    """A yes that answers nothing; one that does is taken by bot/dispatch.py."""
    return notice("answer.yes_to_what")


def _coordinators(organisation: Organisation) -> list[Person]:
    return [p for p in organisation.people if Role.COORDINATOR in p.roles]


def _as_coordinator(person: Person, turn: Turn) -> Contact:
    groups = [g.name for g in turn.organisation.groups if g.key in person.groups]
    group = groups[0] if groups else turn.organisation.name
    return _contact(person, "contact.coordinator", group=group)


def _contacts(turn: Turn) -> Iterator[Contact]:
    """Those whose body, role or agency the sentence names."""
    organisation, said = turn.organisation, fold(turn.text)
    for role, (words, key) in ROLES.items():
        if any(word in said for word in words):
            for person in organisation.people:
                if role in person.roles and role is Role.COORDINATOR:
                    yield _as_coordinator(person, turn)
                elif role in person.roles:
                    yield _contact(person, key)
    if any(word in said for word in CONVENER):
        yield from _conveners(organisation)
    agencies = turn.slots.get("agency")
    keys = list(agencies) if isinstance(agencies, list | tuple) else []
    for party in [*map(PartyKey, map(str, keys)), *parties_named(turn.text, organisation)]:
        yield from _of_agency(organisation, party)


def _conveners(organisation: Organisation) -> Iterator[Contact]:
    for group in organisation.groups:
        for person in organisation.people:
            if person.id == group.convener:
                yield _contact(person, "contact.convener", group=group.name)
            elif person.id == group.stand_in:
                yield _contact(person, "contact.stand_in", group=group.name)


def _of_agency(organisation: Organisation, party: PartyKey) -> Iterator[Contact]:
    name = next((p.name for p in organisation.parties if p.key == party), "")
    for person in organisation.people:
        if person.party == party:
            key = "contact.deputy" if person.is_deputy else "contact.agency"
            yield _contact(person, key, party=name)


def _contact(person: Person, key: str, **values: object) -> Contact:
    return Contact(
        name=person.name, title=person.title, email=person.email, why=phrase(key, **values)
    )
