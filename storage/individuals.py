"""The words of a row about a single person: one sealed document, and empty plain columns.

Of a case they are sealed with the case's own key, so that they are gone with it everywhere.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import RowMapping, Table

from sspf.domain.levels import BriefingLevel
from sspf.ports import KeyDestroyedError
from storage.scope import Scope

DOCUMENT = TypeAdapter(dict[str, str])


async def not_purged(scope: Scope, cases: Collection[str]) -> frozenset[str]:
    """Those whose keys are there: what was purged does not exist, also while its rows are left.

    KeyDestroyedError for a key that is gone and was never destroyed: then the keys are lost.
    """
    missing = await scope.lacking_keys(cases)
    if missing:
        gone = await scope.case_keys.destroyed(scope.municipality)
        if missing - gone.keys():
            raise KeyDestroyedError
    return frozenset(cases) - missing


async def seal_words(
    scope: Scope, of: Table, row: Mapping[str, Any], *words: str
) -> dict[str, Any]:
    """The row as it is written: of levels 1 and 2 as it is, of a person with its words sealed."""
    case = row["case"]
    if row["level"] is not BriefingLevel.INDIVIDUAL and case is None:
        return {**row, "sealed": None}
    plain = DOCUMENT.dump_json({word: row[word] for word in words})
    if case is None:
        sealed = scope.seal(plain, of.c.sealed, row["id"])
    else:
        await scope.make_case_key(case)
        sealed = await scope.seal_for_case(case, of, of.c.sealed, row["id"], plain)
    return {**row, **dict.fromkeys(words, ""), "sealed": sealed}


async def open_rows(scope: Scope, rows: Iterable[RowMapping]) -> None:
    """Asks for the keys of all that these rows are about, at once."""
    cases = {row["case"] for row in rows if row["sealed"] is not None and row["case"]}
    if cases:
        await scope.open_cases(cases)


def unsealed_words(scope: Scope, of: Table, row: RowMapping) -> dict[str, str]:
    """The words that stand in the sealed document; none once the case has been purged."""
    if row["sealed"] is None:
        return {}
    if row["case"] is None:
        return DOCUMENT.validate_json(scope.unseal(row["sealed"], of.c.sealed, row["id"]))
    plain = scope.unseal_opened(row["case"], of, of.c.sealed, row["id"], row["sealed"])
    return {} if plain is None else DOCUMENT.validate_json(plain)
