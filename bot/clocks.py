"""What day it is where somebody speaks."""

from datetime import date, datetime

from bot.turn import Turn
from sspf.ports import Services


def today(turn: Turn, services: Services) -> date:
    """By the municipality's own wall clock."""
    return now(turn, services).date()


def now(turn: Turn, services: Services) -> datetime:
    """On that clock."""
    return services.working_days(turn.organisation).local(services.clock.now())
