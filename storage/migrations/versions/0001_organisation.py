"""Who takes part."""

from alembic import op
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Integer,
    PrimaryKeyConstraint,
    String,
    Text,
)

from storage.migrations.first_tables import DOCUMENT, keyed_table, one_of, refers

revision = "0001"
down_revision: str | None = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _municipalities()
    _authorities()
    _parties()
    _people()
    _groups()
    _party_authorities()
    _group_parties()
    _person_groups()
    _person_roles()


def downgrade() -> None:
    for table in (
        "person_roles",
        "person_groups",
        "group_parties",
        "party_authorities",
        "groups",
        "people",
        "parties",
        "authorities",
        "municipalities",
    ):
        op.drop_table(table)


def _municipalities() -> None:
    op.create_table(
        "municipalities",
        Column("municipality_id", String, nullable=False),
        Column("controller", String, nullable=False),
        Column("name", Text, nullable=False),
        Column("model", String, nullable=False),
        Column("time_zone", String, nullable=False),
        Column("individual", String(20), nullable=False),
        Column("settings", DOCUMENT, nullable=False),
        Column("edition", String, nullable=False),
        one_of("municipalities", "individual", "off pointer_only structured free_text"),
        PrimaryKeyConstraint("municipality_id", name="pk_municipalities"),
    )


def _authorities() -> None:
    keyed_table(
        "authorities",
        ("key",),
        Column("key", String, nullable=False),
        Column("place", Integer, nullable=False),
        Column("retired", Boolean, nullable=False),
        Column("name", Text, nullable=False),
        Column("legal_form", String, nullable=False),
        ForeignKeyConstraint(
            ["municipality_id"],
            ["municipalities.municipality_id"],
            name="fk_authorities_municipality_id_municipalities",
        ),
    )


def _parties() -> None:
    keyed_table(
        "parties",
        ("key",),
        Column("key", String, nullable=False),
        Column("place", Integer, nullable=False),
        Column("retired", Boolean, nullable=False),
        Column("name", Text, nullable=False),
        Column("required", Boolean, nullable=False),
        Column("attendees", DOCUMENT, nullable=False),
        Column("bot_access", Boolean, nullable=False),
    )


def _people() -> None:
    keyed_table(
        "people",
        ("id",),
        Column("id", String, nullable=False),
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
        refers("people", "party", "parties.key"),
    )


def _groups() -> None:
    keyed_table(
        "groups",
        ("key",),
        Column("key", String, nullable=False),
        Column("place", Integer, nullable=False),
        Column("retired", Boolean, nullable=False),
        Column("name", Text, nullable=False),
        Column("type", String, nullable=False),
        Column("levels", DOCUMENT, nullable=False),
        Column("parent", String),
        Column("cadence", DOCUMENT),
        Column("convener", String),
        Column("stand_in", String),
        Column("convener_title", Text),
        Column("convener_party", String),
        refers("groups", "parent", "groups.key", deferred=True),
        refers("groups", "convener", "people.id"),
        refers("groups", "stand_in", "people.id"),
        refers("groups", "convener_party", "parties.key"),
    )


def _party_authorities() -> None:
    keyed_table(
        "party_authorities",
        ("party", "authority"),
        Column("party", String, nullable=False),
        Column("authority", String, nullable=False),
        Column("place", Integer, nullable=False),
        refers("party_authorities", "party", "parties.key"),
        refers("party_authorities", "authority", "authorities.key"),
    )


def _group_parties() -> None:
    keyed_table(
        "group_parties",
        ("group", "party"),
        Column("group", String, nullable=False),
        Column("party", String, nullable=False),
        Column("place", Integer, nullable=False),
        refers("group_parties", "group", "groups.key"),
        refers("group_parties", "party", "parties.key"),
    )


def _person_groups() -> None:
    keyed_table(
        "person_groups",
        ("person", "group"),
        Column("person", String, nullable=False),
        Column("group", String, nullable=False),
        Column("place", Integer, nullable=False),
        refers("person_groups", "person", "people.id"),
        refers("person_groups", "group", "groups.key"),
    )


def _person_roles() -> None:
    keyed_table(
        "person_roles",
        ("person", "role"),
        Column("person", String, nullable=False),
        Column("role", String(20), nullable=False),
        one_of("person_roles", "role", "coordinator steering dpo_auditor admin guest"),
        refers("person_roles", "person", "people.id"),
    )
