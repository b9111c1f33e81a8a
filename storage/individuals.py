"""The words of a row about a single person: one sealed document, and empty plain columns."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import RowMapping, Table

from sspf.domain.levels import BriefingLevel
from storage.scope import Scope

DOCUMENT = TypeAdapter(dict[str, str])


def seal_words(scope: Scope, of: Table, row: Mapping[str, Any], *words: str) -> dict[str, Any]:
    """The row as it is written: of levels 1 and 2 as it is, of a person with its words sealed."""
    if row["level"] is not BriefingLevel.INDIVIDUAL and row["case"] is None:
        return {**row, "sealed": None}
    plain = DOCUMENT.dump_json({word: row[word] for word in words})
    sealed = scope.seal(plain, of.c.sealed, row["id"])
    return {**row, **dict.fromkeys(words, ""), "sealed": sealed}


def unsealed_words(scope: Scope, of: Table, row: RowMapping) -> dict[str, str]:
    """The words that stand in the sealed document; empty for a row that has none."""
    if row["sealed"] is None:
        return {}
    return DOCUMENT.validate_json(scope.unseal(row["sealed"], of.c.sealed, row["id"]))
