"""The page of a kallelse: shown, and what comes back from it done."""

from dataclasses import dataclass

from bot.pages.answer_page import Shown
from bot.pages.forms import Fields, NotOurFormError, part_answers, version_in
from sspf.domain.errors import StaleError, UnknownPersonError
from sspf.domain.invitations import Response
from sspf.domain.messages.briefing import BriefingRequest, DraftSaved
from sspf.domain.organisation import PersonId
from sspf.domain.pages import OutsidePage
from sspf.ports import Services
from sspf.use_cases.answer_invitation import answer_invitation
from sspf.use_cases.open_outside import open_outside
from sspf.use_cases.room import Who
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
    sequence = version_in(fields)
    wrong = _wrong(said, deputy)
    if wrong:
        shown = Shown(form_token, response=said, deputy=deputy, wrong=wrong)
        return Outcome(page=page, shown=shown)
    named = PersonId(deputy) if deputy else None
    try:
        await answer_invitation(
            services, who, page.meeting.id, Response(said), deputy=named, sequence=sequence
        )
    except UnknownPersonError:
        raise NotOurFormError from None
    except StaleError:
        shown = Shown(form_token, notices=("page.moved",), response=said, deputy=deputy)
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
