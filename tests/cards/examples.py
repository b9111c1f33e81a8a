"""Every card in every state: name → message. A new message gets its examples here."""

from tests.cards import (
    example_agendas,
    example_answers,
    example_asked,
    example_breaks,
    example_briefings,
    example_cadences,
    example_case_texts,
    example_case_views,
    example_case_work,
    example_cases,
    example_commitments,
    example_consents,
    example_documents,
    example_events,
    example_figures,
    example_grounds,
    example_groups,
    example_guests,
    example_incidents,
    example_lists,
    example_log_review,
    example_meetings,
    example_minutes,
    example_models,
    example_outside,
    example_reached,
    example_reports,
    example_retention,
    example_steering,
)

EXAMPLES: dict[str, object] = {
    **example_meetings.EXAMPLES,
    **example_briefings.EXAMPLES,
    **example_case_texts.EXAMPLES,
    **example_agendas.EXAMPLES,
    **example_minutes.EXAMPLES,
    **example_commitments.EXAMPLES,
    **example_steering.EXAMPLES,
    **example_outside.EXAMPLES,
    **example_reached.EXAMPLES,
    **example_groups.EXAMPLES,
    **example_guests.EXAMPLES,
    **example_incidents.EXAMPLES,
    **example_lists.EXAMPLES,
    **example_models.EXAMPLES,
    **example_log_review.EXAMPLES,
    **example_consents.EXAMPLES,
    **example_grounds.EXAMPLES,
    **example_breaks.EXAMPLES,
    **example_cadences.EXAMPLES,
    **example_cases.EXAMPLES,
    **example_case_work.EXAMPLES,
    **example_case_views.EXAMPLES,
    **example_events.EXAMPLES,
    **example_figures.EXAMPLES,
    **example_reports.EXAMPLES,
    **example_retention.EXAMPLES,
    **example_answers.EXAMPLES,
    **example_asked.EXAMPLES,
    **example_documents.EXAMPLES,
}
"""Each has its golden file."""
ALL: dict[str, object] = EXAMPLES | example_answers.HOSTILE_EXAMPLES
"""And those that are only measured, since nobody reads 20 000 characters in review."""


def minted(act: str, subject: str, *, version: int = 0, value: str = "") -> str:
    """A reference that is always the same for the same button, and different for others."""
    from hashlib import sha256

    bound = "|".join((act, subject, str(version), value))
    return "k" + sha256(bound.encode()).hexdigest()[:15]
