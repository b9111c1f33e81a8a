"""What a family may read: what SSPF is here, what is written down, their rights, whom to ask."""

from sspf.domain.family import FamilyContact, FamilyInformation
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import Role
from sspf.ports import Services
from sspf.use_cases.room import Who, enter


async def show_family(services: Services, who: Who) -> FamilyInformation:
    """Of the municipality alone, never of anybody; whoever works with SSPF may print it."""
    async with enter(services, who) as room:
        organisation = room.organisation
        controllers = {each.key: each.name for each in organisation.authorities}
        coordinators = [p for p in organisation.people if Role.COORDINATOR in p.roles]
        return FamilyInformation(
            municipality=organisation.name,
            agencies=tuple(party.name for party in organisation.parties if party.bot_access),
            works_with_individuals=any(
                BriefingLevel.INDIVIDUAL in group.levels for group in organisation.groups
            ),
            controller=controllers.get(organisation.controller, ""),
            contacts=tuple(
                FamilyContact(name=p.name, title=p.title, email=p.email) for p in coordinators
            ),
            concern_link=organisation.concern_link or "",
        )
