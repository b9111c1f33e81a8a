"""Without the references of the individual level the bot does not start (R-00, R-02)."""

from pathlib import Path

import pytest

from tests.fixtures_play import Cli
from tests.journeys.other_models import town

REFERENCES = (
    *("responsible", "dpia", "klassa", "controllers", "agreements", "retention"),
    *("legal_advice", "cloud"),
)
ENTRA = {
    "microsoft_app_id": "00000000-0000-4000-8000-0000000000aa",
    "microsoft_tenant_id": "5e55f000-0000-4000-8000-000000000000",
    "microsoft_app_password": "not-a-secret",
}


def written(folder: Path, *references: str) -> Path:
    """A municipality that has turned the level on, with these references."""
    listed = ", ".join(f"{name}: KS-2027-1" for name in references)
    text = town("rtf_fem_parter", "operativ")
    text = text.replace("individual: pointer_only", "individual: free_text")
    file = folder / "kommunen.yaml"
    file.write_text(f"{text}level3_decisions: {{{listed}}}\n", "utf-8")
    return file


@pytest.mark.accepts("R-00", "R-02")
@pytest.mark.parametrize("missing", ["dpia", "cloud"])
async def test_given_one_reference_is_missing_then_the_start_fails_and_names_it(
    cli: Cli, tmp_path: Path, missing: str
) -> None:
    file = written(tmp_path, *(name for name in REFERENCES if name != missing))

    ran = await cli("run", municipality_file=str(file), port="0", **ENTRA)

    assert ran.code == 2
    assert ran.err.startswith(f"{file}, rad ")
    assert "texter om enskilda (free_text) kan inte slås på än" in ran.err
    assert f"hänvisning till: {missing} (" in ran.err
    assert "level3_decisions" in ran.err
    assert ran.out == ""
