"""A guardian has no role, no account and no road (R-15)."""

from pathlib import Path

import pytest

from tests.acceptance.test_level3_start import ENTRA
from tests.acceptance.test_rules_consent import told
from tests.fixtures_play import Cli
from tests.journeys.other_models import town
from tests.journeys.play import Play


@pytest.mark.accepts("R-15")
@pytest.mark.parametrize("role", ["guardian", "vardnadshavare", "parent"])
async def test_given_a_file_with_such_a_role_then_the_start_fails_and_names_the_line(
    cli: Cli, tmp_path: Path, role: str
) -> None:
    file = tmp_path / "kommunen.yaml"
    text = town("rtf_fem_parter", "operativ")
    assert "roles: [coordinator]" in text
    file.write_text(text.replace("roles: [coordinator]", f"roles: [{role}]"), "utf-8")

    ran = await cli("run", municipality_file=str(file), port="0", **ENTRA)

    assert ran.code == 2
    assert ran.err.startswith(f"{file}, rad ")


@pytest.mark.accepts("R-15")
@pytest.mark.stage("asked")
async def test_given_a_case_with_guardians_when_a_meeting_is_held_then_members_alone_are_told(
    chat: Play,
) -> None:
    """Whoever receives anything, by chat, mail or page, is of the organisation."""
    await told(chat, "rut")
    await chat.to("2027-02-18 13:15")
    await chat.say("kaj", "återkalla samtycke N27-01: vårdnadshavare 1, muntligt")
    await chat.say("kaj", "ja")
    await chat.to("2027-02-19 16:00")

    members = {person.name for person in chat.run.rehearsal.organisation.people}
    known = {person.key for person in chat.run.rehearsal.people()}
    to = {mail.to.split(",")[0] for mail in await chat.mails()}
    assert to
    assert to <= members
    assert set(chat.run.channel.users) <= known
