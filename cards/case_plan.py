"""What belongs to all who take part in a case: each agency's part, the plan, how it was closed."""

from cards.case_fields import worded
from cards.case_parts import measures_by_actor
from cards.markdown import Markdown, escaped
from cards.parts import Element, bold, heading, line, paragraphs
from cards.text import Text
from sspf.domain.case_files import FollowUp, Voice
from sspf.domain.messages.case import CaseView, PartShown, PlanShown


def parts_of(message: CaseView, text: Text, limit: int) -> list[Element]:
    if not message.parts:
        return []
    head = heading(text.md("case.parts_head"), spacing="Large")
    return [head, *(e for part in message.parts for e in _part(part, text, limit))]


def plan_of(message: CaseView, text: Text, limit: int) -> list[Element]:
    """Under the municipality's own name for it (B10)."""
    shown = message.plan
    if shown is None:
        return []
    label = text.capital(shown.label) if shown.label else text("case.plan_label")
    return [
        heading(escaped(label), spacing="Large"),
        *(line(words, spacing="Small") for words in _facts(shown, text)),
        *_texts(shown, text, limit),
        *measures_by_actor(shown.measures, text, limit),
        *(_followed(message.follow_up, text, limit) if message.follow_up else []),
    ]


def closing_of(message: CaseView, text: Text) -> list[Element]:
    closing, because = message.closing, message.closed_because
    if closing is None or because is None:
        return []
    said = [
        text.md("case.closed_on", date=text.day(closing.closed_on)),
        text.md("case.closed_because", reason=worded(because, "case.reason", text)),
        *([_guided(closing.guided_to, text)] if closing.guided_to else []),
        *([_reported(closing.reported_on, text)] if closing.reported_on else []),
        *([text.md("case.goes_on", party=message.watched_by)] if message.watched_by else []),
        *(
            text.md(f"case.outcome.{name}", value=_outcome(name, value, text))
            for name, value in closing.outcomes
        ),
    ]
    head = heading(text.md("case.closed_head"), spacing="Large")
    return [head, *(line(words, spacing="Small") for words in said)]


def _guided(to: str, text: Text) -> Markdown:
    return text.md("case.guided", to=text(f"case.receiver.{to}"))


def _reported(on: object, text: Text) -> Markdown:
    return text.md("case.reported", date=text.worded(on))


def _outcome(name: str, value: str, text: Text) -> object:
    if name == "months":
        return value
    return text(f"case.occupation.{value}" if name == "occupation" else f"case.known.{value}")


def _part(part: PartShown, text: Text, limit: int) -> list[Element]:
    ready = text.join(worded(each, "case.measure", text) for each in part.ready)
    assessed = part.assessed_on
    said = [
        *([text.md("case.assessed", date=text.day(assessed))] if assessed else []),
        *([text.md("case.with_tool", tool=text(f"case.tool.{part.tool}"))] if part.tool else []),
        *([text.md("case.agreed")] if part.agreed_on else []),
        *([text.md("case.also_concerned")] if part.concerned_on else []),
        *([text.md("case.ready", names=ready)] if ready else []),
    ]
    return [
        bold(escaped(part.party), spacing="Medium"),
        *(line(words, spacing="None") for words in said),
        *(paragraphs(part.note, limit, spacing="None") if part.note else []),
    ]


def _facts(shown: PlanShown, text: Text) -> list[Markdown]:
    plan = shown.plan
    goals = text.join(worded(goal, "case.goal", text) for goal in shown.goals)
    strengths = text.join(text(f"case.strength.{key}") for key in plan.strengths)
    decided, again, weeks = plan.decided_on, plan.follow_up_on, plan.cadence_weeks
    return [
        *([text.md("case.decided", date=text.day(decided))] if decided else []),
        *([text.md("case.goals", names=goals)] if goals else []),
        *([text.md("case.strengths", names=strengths)] if strengths else []),
        *_voice(plan.voice, text),
        *([text.md("case.followed_on", date=text.day_week(again))] if again else []),
        *([text.md("case.every", n=weeks)] if weeks else []),
    ]


def _voice(voice: Voice, text: Text) -> list[Markdown]:
    likes = text.join(text(f"case.interest.{key}") for key in voice.interests)
    return [
        *([text.md("case.likes", names=likes)] if likes else []),
        *(
            text.md(f"case.thinks_{name}", answer=text(f"case.attitude.{said}"))
            for name, said in (("sspf", voice.on_sspf), ("plan", voice.on_plan))
            if said
        ),
        *([text.md(f"case.unheard.{voice.why_not}")] if voice.why_not else []),
    ]


def _texts(shown: PlanShown, text: Text, limit: int) -> list[Element]:
    plan = shown.plan
    said = (
        ("case.picture_is", plan.picture),
        ("case.goal_is", plan.goal),
        ("case.strength_is", plan.strength),
        ("case.voice_is", plan.voice.note),
    )
    return [
        element
        for key, words in said
        if words
        for element in (bold(text.md(key)), *paragraphs(words, limit, spacing="None"))
    ]


def _followed(follow_up: FollowUp, text: Text, limit: int) -> list[Element]:
    missing = text.join(text(f"case.missing.{key}") for key in follow_up.missing)
    return [
        bold(text.md("case.follow_head", date=text.day(follow_up.held_on)), spacing="Medium"),
        line(
            text.md("case.did_work", answer=text(f"case.worked.{follow_up.worked}")), spacing="None"
        ),
        line(text.md("case.who_missing", names=missing), spacing="None"),
        *(paragraphs(follow_up.note, limit, spacing="None") if follow_up.note else []),
    ]
