"""No table that names a case is forgotten when cases are purged."""

from storage.purges import COLUMNS, KEPT, LINKED, OF_CASES
from storage.rows_of_one import tables_of_municipalities


def test_every_column_that_names_a_case_is_purged() -> None:
    known = {(table.name, column) for table, column in (*OF_CASES, *LINKED)}
    naming = {
        (table.name, column)
        for table in tables_of_municipalities()
        for column in COLUMNS
        if column in table.c and table.name not in KEPT
    }

    assert naming == known - {("cases", "id"), ("entries", "id"), ("list_cards", "record")}


def test_rows_go_before_those_that_they_point_to() -> None:
    order = [table.name for table, _ in OF_CASES]
    for place, (table, _) in enumerate(OF_CASES):
        pointed_to = {key.column.table.name for key in table.foreign_keys} - {table.name}
        assert not pointed_to & set(order[:place]), table.name
