"""What holds of every table."""

from dataclasses import fields
from typing import Any

import pytest
from sqlalchemy import Table, Text

from sspf.domain.agreements import Agreement
from sspf.domain.annual_plans import PlanRow
from sspf.domain.audit import Entry
from sspf.domain.breaks import BreakChange
from sspf.domain.briefings import Briefing, BriefingPart
from sspf.domain.commitments import Commitment
from sspf.domain.decisions import Attendance, Check, Decision, Item
from sspf.domain.feeds import Feed
from sspf.domain.incidents import Incident
from sspf.domain.invitations import Absence, Answer
from sspf.domain.matters import Matter
from sspf.domain.meetings import Meeting
from sspf.domain.organisation import Authority, Group, Organisation, Party, Person
from sspf.domain.outbox import Message
from sspf.domain.problem_pictures import PictureRow
from sspf.domain.reach import Reach
from sspf.domain.references import Reference, SentCard
from sspf.domain.reports import Report
from sspf.domain.tallies import Counted, Estimate
from sspf.domain.web_links import WebLink
from sspf.ports import Conversation
from storage import activities, alarms, pacing, unit_of_work  # noqa: F401 every table is known once these are read
from storage.database import metadata
from storage.organisations import Settings
from storage.types import Sealed

TABLES = {table.name: table for table in metadata.sorted_tables}
EVERY = pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
NOBODYS = {"activities", "alarms", "pauses", "permits", "places"}
"""Hashes and instants, of what is written before or without knowing who is meant."""
OWNED = pytest.mark.parametrize("table", sorted(set(TABLES) - NOBODYS))
KEPT_ELSEWHERE: dict[type, set[str]] = {
    Organisation: {
        *Settings.__annotations__,
        "municipality",
        "authorities",
        "parties",
        "people",
        "groups",
    },
    Party: {"authorities"},
    Person: {"roles", "groups"},
    Group: {"parties"},
    Briefing: {"parts"},
    Commitment: {"due"},
}


@OWNED
def test_every_row_says_whose_it_is(table: str) -> None:
    assert not TABLES[table].c.municipality_id.nullable
    assert not TABLES[table].c.controller.nullable


@EVERY
def test_no_reference_leaves_the_municipality(table: Table) -> None:
    for reference in table.foreign_key_constraints:
        assert "municipality_id" in reference.column_keys


@OWNED
def test_every_business_key_holds_the_municipality(table: str) -> None:
    _holds_the_municipality(TABLES[table])


def _holds_the_municipality(table: Table) -> None:
    if list(table.primary_key.columns.keys()) == ["sequence"]:
        keys = [c for c in table.constraints if type(c).__name__ == "UniqueConstraint"]
        assert keys
        assert all("municipality_id" in key.columns for key in keys)  # type: ignore[attr-defined]  # a UniqueConstraint has columns
    else:
        assert "municipality_id" in table.primary_key.columns


@EVERY
def test_every_constraint_has_a_name(table: Table) -> None:
    assert all(constraint.name for constraint in table.constraints)


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        (Organisation, "municipalities"),
        (Authority, "authorities"),
        (Party, "parties"),
        (Person, "people"),
        (Group, "groups"),
        (Meeting, "meetings"),
        (Answer, "answers"),
        (Absence, "absences"),
        (Briefing, "briefings"),
        (BriefingPart, "briefing_parts"),
        (Item, "items"),
        (Decision, "decisions"),
        (Attendance, "attendance"),
        (Check, "checks"),
        (Commitment, "commitments"),
        (Message, "outbox"),
        (Reference, "card_references"),
        (SentCard, "sent_cards"),
        (Conversation, "conversations"),
        (Reach, "reach"),
        (Incident, "incidents"),
        (Feed, "feeds"),
        (BreakChange, "break_changes"),
        (WebLink, "web_links"),
        (Counted, "tallies"),
        (Estimate, "estimates"),
        (Report, "reports"),
        (Matter, "matters"),
        (PlanRow, "plan_rows"),
        (PictureRow, "picture_rows"),
        (Agreement, "agreements"),
        (Entry, "audit"),
    ],
)
def test_every_field_has_its_column(kind: Any, table: str) -> None:
    expected = {field.name for field in fields(kind)} - KEPT_ELSEWHERE.get(kind, set())

    assert expected <= set(TABLES[table].columns.keys())


@pytest.mark.parametrize("table", ["items", "briefing_parts", "commitments"])
def test_the_two_divisions_stand_apart(table: str) -> None:
    assert {"level", "prevention", "goals", "case"} <= set(TABLES[table].columns.keys())
    assert TABLES[table].c.case.nullable


@pytest.mark.parametrize("table", ["meetings", "briefings", "items", "commitments"])
def test_every_aggregate_has_a_version(table: str) -> None:
    assert not TABLES[table].c.version.nullable


def test_the_outbox_has_no_column_for_prose() -> None:
    assert not any(isinstance(column.type, Text) for column in TABLES["outbox"].columns)


def test_what_is_written_on_is_sealed() -> None:
    sealed = {
        f"{table.name}.{column.name}"
        for table in TABLES.values()
        for column in table.columns
        if isinstance(column.type, Sealed)
    }

    assert sealed == {
        "activities.answer",
        "audit_marks.mark",
        "briefings.draft",
        "cases.sealed",
        "consents.sealed",
        "legal_grounds.sealed",
        "case_texts.sealed",
        "commitments.sealed",
        "decisions.sealed",
        "items.sealed",
        "commitment_changes.before",
        "commitment_changes.after",
        "kept_inputs.inputs",
        "incidents.text",
        "entries.sealed",
        "case_files.sealed",
    }
