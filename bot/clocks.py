"""What day it is where somebody speaks."""

from datetime import date

from bot.turn import Turn
from sspf.ports import Services


def today(turn: Turn, services: Services) -> date:
    """By the municipality's own wall clock."""
    return services.working_days(turn.organisation).local(services.clock.now()).date()
