"""Buttons of personal data incidents: report, open one, close it with its decision."""

from bot.turn import Reply, Turn
from cards import incident, incident_standing
from sspf.ports import Services
from sspf.use_cases.follow_incidents import close_incident, open_incident
from sspf.use_cases.report_incident import report_incident


async def report(turn: Turn, services: Services) -> Reply:
    """The card's own reference and version are its cause: pressed twice, it is noted once."""
    form = incident.Submission.model_validate(turn.inputs).form()
    return Reply(message=await report_incident(services, turn.who, form, turn.pressed.ref))


async def open_one(turn: Turn, services: Services) -> Reply:
    return Reply(message=await open_incident(services, turn.who, _number(turn)), beside=True)


async def close(turn: Turn, services: Services) -> Reply:
    sent = incident_standing.Closing.model_validate(turn.inputs)
    told = sent.incident_told, sent.incident_told_on
    return Reply(message=await close_incident(services, turn.who, _number(turn), *told))


def _number(turn: Turn) -> int:
    return int(turn.pressed.subject.rpartition("-")[2])
