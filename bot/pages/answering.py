"""The page of a kallelse: shown, and what comes back from it done."""

from dataclasses import dataclass, replace

from bot.pages.answer_page import NO, YES, Shown
from bot.pages.forms import Fields, NotOurFormError, part_answers, version_in
from sspf.domain.errors import StaleError, UnknownPersonError
from sspf.domain.invitations import Response
from sspf.domain.mandates import Mandate
from sspf.domain.messages.briefing import BriefingRequest, DraftSaved
from sspf.domain.organisation import PersonId
from sspf.domain.pages import OutsidePage
from sspf.ports import Services
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.open_outside import open_outside
from sspf.use_cases.room import Who
from sspf.use_cases.show_mandate import say_mandate
from sspf.use_cases.write_briefing import save_draft, submit_briefing


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was done; or the page once more, with what was handed in and what is wrong with it."""

    done: str = ""
    """Word of the address of the page that then is shown."""
    page: OutsidePage | None = None
    shown: Shown | None = None


async def take(services: Services, who: Who, fields: Fields, form_token: str) -> Outcome:
    page = await open_outside(services, who)
    match fields.get("del"), fields.get("gor"):
        case "kallelse", "svara":
            return await _answer(services, who, page, fields, form_token)
        case "underlag", "skicka" | "spara" as act if page.parts:
            return await _brief(services, who, page, fields, Shown(form_token), act)
    raise NotOurFormError


async def _answer(
    services: Services, who: Who, page: OutsidePage, fields: Fields, form_token: str
) -> Outcome:
    said, deputy = fields.get("svar", ""), fields.get("ersattare", "")
    mandate = fields.get("mandat", "")
    sequence = version_in(fields)
    begun = Shown(form_token, response=said, deputy=deputy, mandate=mandate)
    wrong = _wrong(said, deputy)
    if wrong:
        return Outcome(page=page, shown=replace(begun, wrong=wrong))
    if mandate not in ("", YES, NO):
        raise NotOurFormError
    named = PersonId(deputy) if deputy else None
    try:
        await answer_invitation(
            services, who, page.meeting.id, Response(said), deputy=named, sequence=sequence
        )
        if mandate and said == Response.ACCEPTED:
            has = Mandate.WITH if mandate == YES else Mandate.WITHOUT
            await say_mandate(services, who, has, page.meeting.id, sequence)
    except UnknownPersonError:
        raise NotOurFormError from None
    except StaleError:
        shown = replace(begun, notices=("page.moved",))
        return Outcome(page=await open_outside(services, who), shown=shown)
    return Outcome(done="svar")


def _wrong(said: str, deputy: str) -> dict[str, str]:
    if said not in set(Response):
        return {"svar": "page.choose_answer"}
    if deputy and said != Response.DECLINED:
        return {"ersattare": "page.deputy_and_coming"}
    return {}


async def _brief(
    services: Services, who: Who, page: OutsidePage, fields: Fields, shown: Shown, act: str
) -> Outcome:
    """What was typed is saved before it is judged."""
    answers = part_answers(fields, page.parts)
    write = submit_briefing if act == "skicka" else save_draft
    kept = await write(services, who, page.meeting.id, answers, version_in(fields))
    if isinstance(kept, DraftSaved):
        return Outcome(done="utkast")
    if not isinstance(kept, BriefingRequest):
        return Outcome(done="inskickat")
    if kept.stale:
        shown = Shown(shown.form_token, notices=("page.stale",))
    again = await open_outside(services, who, judged=not kept.stale)
    return Outcome(page=again, shown=shown)
