"""The page of a kallelse: answer it, and leave the open parts of the briefing."""

from dataclasses import dataclass, field

from bot.pages import fields
from bot.pages.briefing_section import briefing_faults, briefing_section
from bot.pages.layout import document
from bot.pages.markup import Markup, element
from cards.text import Text
from sspf.domain.invitations import Response
from sspf.domain.pages import DeputyChoice, OutsidePage

RESPONSES = {
    Response.ACCEPTED: "invitation.yes",
    Response.TENTATIVE: "invitation.maybe",
    Response.DECLINED: "invitation.no",
}
YES, NO = "ja", "nej"
"""Whether the one who comes may decide."""
FEW = 6
"""So many are seen at once; more are folded."""
DONE = {"svar": "page.done_answer", "utkast": "page.done_draft", "inskickat": "page.done_briefing"}
"""Words of the address after a form was taken; any other word says nothing."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on the page besides what is kept."""

    form_token: str
    done: str = ""
    notices: tuple[str, ...] = ()
    """Keys of what happened to what was just handed in."""
    response: str = ""
    deputy: str = ""
    mandate: str = ""
    """As chosen in a form that was not taken."""
    wrong: dict[str, str] = field(default_factory=dict)
    """Field of the kallelse → key of what is wrong with it."""


def draw(page: OutsidePage, shown: Shown) -> Markup:
    text = Text.load(page.language)
    return document(
        text,
        text("page.title"),
        *_first(page, shown, text),
        _meeting(page, text),
        _kallelse(page, shown, text),
        briefing_section(page, shown.form_token, text) if page.parts else None,
        _foot(text),
        municipality=page.municipality,
    )


def _first(page: OutsidePage, shown: Shown, text: Text) -> list[Markup]:
    wrong = [(name, text(key)) for name, key in shown.wrong.items()]
    faults = [*wrong, *briefing_faults(page, text)]
    if faults:
        title = "page.not_taken" if wrong else "briefing.saved_not_sent"
        return [fields.summary(text(title), faults)]
    if shown.notices:
        return [fields.summary(text("page.look"), [("", text(key)) for key in shown.notices])]
    return [fields.told(text(DONE[shown.done]))] if shown.done in DONE else []


def _meeting(page: OutsidePage, text: Text) -> Markup:
    facts = page.meeting
    hours = text.capital(text.hours(facts.held_on, facts.starts, facts.ends))
    where = text("page.where", group=facts.group, week=text.week(facts.held_on))
    who = text("page.you_are", name=page.name, party=page.party) if page.party else page.name
    return element(
        "section",
        element("p", element("strong", hours)),
        element("p", where),
        fields.place(facts.place, text),
        element("p", who),
        class_="box",
        aria_label=text("page.meeting"),
    )


def _kallelse(page: OutsidePage, shown: Shown, text: Text) -> Markup:
    chosen = shown.response or (page.response.value if page.response else "")
    wrong = {name: text(key) for name, key in shown.wrong.items()}
    choices = [(each.value, text(key)) for each, key in RESPONSES.items()]
    return element(
        "section",
        element("h2", text("page.kallelse"), id="kallelse"),
        element("p", _answered(page, text)),
        element(
            "form",
            fields.hidden("form", shown.form_token),
            fields.hidden("del", "kallelse"),
            fields.hidden("version", str(page.meeting.version)),
            fields.radios("svar", text("page.coming"), choices, chosen, wrong.get("svar", "")),
            _mandate(page, shown, text) if page.asks_mandate else None,
            _deputy(page, shown, text, wrong.get("ersattare", "")) if page.deputies else None,
            fields.buttons(fields.button("gor", "svara", text("invitation.send"), primary=True)),
            method="post",
        ),
        aria_labelledby="kallelse",
    )


def _mandate(page: OutsidePage, shown: Shown, text: Text) -> Markup:
    """Asked of whoever comes; it may be left for later."""
    said = "" if page.mandate is None else YES if page.mandate else NO
    choices = [(YES, text("page.mandate_yes")), (NO, text("page.mandate_no"))]
    return fields.radios("mandat", text("page.mandate"), choices, shown.mandate or said)


def _answered(page: OutsidePage, text: Text) -> str:
    """How the answer stands now."""
    if page.response is None:
        return text("page.no_answer")
    if page.deputy:
        return text("page.answer_deputy", name=page.deputy)
    return text(f"page.answer_{page.response}")


def _deputy(page: OutsidePage, shown: Shown, text: Text, wrong: str) -> Markup:
    known = {each.name: each.id for each in page.deputies}
    chosen = shown.deputy or known.get(page.deputy, "")
    choices = [("", text("invitation.no_deputy"))]
    choices += [(each.id, _named(each, text)) for each in page.deputies]
    # A phone cuts a long choice in a list that folds, and its end says whether they may decide.
    ask = fields.radios if len(choices) <= FEW else fields.select
    return ask("ersattare", text("page.deputy"), choices, chosen, wrong)


def _named(deputy: DeputyChoice, text: Text) -> str:
    """Whether the one who comes may decide for the agency is said before the choice is made."""
    key = "page.deputy_mandate" if deputy.has_mandate else "page.deputy_no_mandate"
    return text(key, name=deputy.name, title=deputy.title)


def _foot(text: Text) -> Markup:
    return element(
        "footer", element("p", text("page.own_link")), element("p", text("page.accessible"))
    )
