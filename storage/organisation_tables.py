"""Tables of who takes part. Who has left stays as a retired row, which history points to."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
)
from sqlalchemy.schema import SchemaItem

from sspf.domain.case_rules import Branch, ReceivingSecrecy
from sspf.domain.organisation import IndividualMode, Role
from storage.database import keyed_table, metadata, refers
from storage.types import Document, Strings, Word, ZoneName, one_of

municipalities = Table(
    "municipalities",
    metadata,
    Column("municipality_id", String, primary_key=True),
    # No foreign key: the authorities point to this table, and one of the two must come first.
    Column("controller", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("model", String, nullable=False),
    Column("time_zone", ZoneName, nullable=False),
    Column("individual", one_of(IndividualMode, "individual"), nullable=False),
    Column("settings", Document, nullable=False),
    Column("edition", String, nullable=False),
)

authorities = keyed_table(
    "authorities",
    Column("key", String, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("name", Text, nullable=False),
    Column("legal_form", String, nullable=False),
    Column("receiving_secrecy", Word(ReceivingSecrecy), nullable=False, server_default="weak"),
    ForeignKeyConstraint(["municipality_id"], ["municipalities.municipality_id"]),
)

parties = keyed_table(
    "parties",
    Column("key", String, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("name", Text, nullable=False),
    Column("required", Boolean, nullable=False),
    Column("attendees", Strings, nullable=False),
    Column("bot_access", Boolean, nullable=False),
    Column("branch", Word(Branch), nullable=False, server_default="other"),
)

people = keyed_table(
    "people",
    Column("id", String, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("entra_object_id", String, nullable=False),
    Column("language", String, nullable=False),
    Column("party", String),
    Column("is_deputy", Boolean, nullable=False),
    Column("has_mandate", Boolean, nullable=False),
    Column("is_guest", Boolean, nullable=False),
    Column("delegated_by", Text),
    Column("delegated_from", Date),
    Column("workplace", Text),
    Column("serves_from", Date),
    Column("serves_until", Date),
    refers("party", to="parties", key="key"),
    Index(None, "entra_object_id"),
)

groups = keyed_table(
    "groups",
    Column("key", String, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("name", Text, nullable=False),
    Column("type", String, nullable=False),
    Column("levels", Document, nullable=False),
    Column("parent", String),
    Column("cadence", Document),
    Column("convener", String),
    Column("stand_in", String),
    Column("convener_title", Text),
    Column("convener_party", String),
    # Deferred: a group may be written before the one above it.
    ForeignKeyConstraint(
        ["municipality_id", "parent"],
        ["groups.municipality_id", "groups.key"],
        deferrable=True,
        initially="DEFERRED",
    ),
    refers("convener", to="people"),
    refers("stand_in", to="people"),
    refers("convener_party", to="parties", key="key"),
)


def _link(name: str, one: str, other: str, *more: SchemaItem) -> Table:
    """Which of the other belong to one, in order."""
    return keyed_table(
        name,
        Column(one, String, primary_key=True),
        Column(other, String, primary_key=True),
        Column("place", Integer, nullable=False),
        *more,
    )


party_authorities = _link(
    "party_authorities",
    "party",
    "authority",
    refers("party", to="parties", key="key"),
    refers("authority", to="authorities", key="key"),
)
group_parties = _link(
    "group_parties",
    "group",
    "party",
    refers("group", to="groups", key="key"),
    refers("party", to="parties", key="key"),
)
person_groups = _link(
    "person_groups",
    "person",
    "group",
    refers("person", to="people"),
    refers("group", to="groups", key="key"),
)
person_roles = keyed_table(
    "person_roles",
    Column("person", String, primary_key=True),
    Column("role", one_of(Role, "role"), primary_key=True),
    refers("person", to="people"),
)
