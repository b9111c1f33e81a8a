"""libyaml and PyYAML's own parser say the same of every file that we have written."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.organisations.documents import read_document
from bot.organisations.reader import MODELS
from tests.journeys.play import NORRSJO, REHEARSED

ROOT = NORRSJO.parents[1]
FILES = sorted({NORRSJO, *MODELS.rglob("*.yaml"), *REHEARSED.parent.rglob("*.yaml")})


def told(text: str, loader: Any) -> list[tuple[Any, ...]]:
    """All that is read of an event: what it is, where it stands, and how it was quoted."""
    return [
        (
            type(event),
            _line(event),
            *(getattr(event, name, None) or None for name in ("value", "style", "anchor", "tag")),
        )
        for event in yaml.parse(text, Loader=loader)
    ]


def _line(event: Any) -> int:
    return int(event.start_mark.line)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_given_a_file_of_ours_when_parsed_then_both_parsers_say_the_same(file: Path) -> None:
    text = file.read_text(encoding="utf-8")

    assert told(text, yaml.CSafeLoader) == told(text, yaml.SafeLoader)


def test_given_a_number_in_quotes_when_read_then_it_is_text_and_a_plain_one_is_a_number(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text('plain: 12\nquoted: "12"\nblock: |-\n  12\nnothing:\nempty: ""\n')

    assert read_document(file).data == {
        "plain": 12,
        "quoted": "12",
        "block": "12",
        "nothing": None,
        "empty": "",
    }
