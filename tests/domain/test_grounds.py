"""Which decisions can be recorded, from whom to whom, and what is never named."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cards.text import Text
from sspf.domain.case_rules import Branch
from sspf.domain.grounds import (
    INDEPENDENT_SCHOOLS_FROM,
    RULES,
    Where,
    codes_for,
    codes_outside,
    direction_fault,
    is_authority,
    last_day,
    rule_on,
)
from sspf.domain.organisation import Authority, AuthorityKey, Organisation, Party, PartyKey
from sspf.domain.statutes import statute_on
from tests.factories import an_organisation

DAY = date(2026, 12, 17)
ROOT = Path(__file__).parents[2]
KEY = AuthorityKey("kommunstyrelsen")


def party(branch: Branch, *authorities: str) -> Party:
    keys = tuple(AuthorityKey(a) for a in authorities) or (KEY,)
    return Party(key=PartyKey(branch), name=branch, authorities=keys, branch=branch)


SOCIAL, POLICE, SCHOOL = party(Branch.SOCIAL), party(Branch.POLICE), party(Branch.SCHOOL)
HEALTH, FAMILY = party(Branch.HEALTH), party(Branch.FAMILY_COUNSELLING)
LEISURE = party(Branch.LEISURE)


def with_form(form: str) -> Organisation:
    whole = an_organisation()
    other = Authority(key=AuthorityKey("other"), name="Annan", legal_form=form)
    return replace(whole, authorities=(*whole.authorities, other))


@pytest.mark.parametrize(
    ("code", "sender", "recipient", "fault"),
    [
        ("OSL_10_18a", SOCIAL, POLICE, ""),
        ("OSL_10_18a", POLICE, SOCIAL, "fault.ground.direction"),
        ("OSL_10_18a", SCHOOL, POLICE, "fault.ground.direction"),
        ("OSL_10_18a", SOCIAL, SCHOOL, "fault.ground.direction"),
        ("OSL_10_15a", SCHOOL, POLICE, ""),
        ("OSL_10_15a", SOCIAL, SCHOOL, ""),
        ("OSL_10_15a", HEALTH, POLICE, "fault.ground.direction"),
        ("OSL_10_15a", FAMILY, POLICE, "fault.ground.direction"),
        ("OSL_10_15a", POLICE, HEALTH, ""),
        ("OSL_10_27", LEISURE, POLICE, ""),
        ("OSL_10_27", SOCIAL, POLICE, "fault.ground.direction"),
        ("OSL_10_27", HEALTH, POLICE, "fault.ground.direction"),
        ("OSL_10_27", FAMILY, POLICE, "fault.ground.direction"),
        ("OSL_10_2", SOCIAL, LEISURE, ""),
        ("OSL_10_2", SOCIAL, SOCIAL, "fault.ground.direction"),
        ("OSL_10_20", SOCIAL, POLICE, "fault.ground.outside"),
        ("OSL_10_23", SOCIAL, POLICE, "fault.ground.outside"),
        ("OSL_10_24", SCHOOL, POLICE, "fault.ground.outside"),
        ("SoL_19_1", SCHOOL, SOCIAL, "fault.ground.outside"),
        ("SoL_20_6", SCHOOL, SOCIAL, "fault.ground.outside"),
        ("L2025_170_6", SCHOOL, POLICE, "fault.ground.outside"),
        ("PL_6", POLICE, SOCIAL, "fault.ground.outside"),
        ("SoL_14_1", SCHOOL, SOCIAL, "fault.ground.unknown"),
        ("", SCHOOL, SOCIAL, "fault.ground.unknown"),
    ],
)
def test_r_21_the_direction_table(code: str, sender: Party, recipient: Party, fault: str) -> None:
    assert direction_fault(an_organisation(), code, sender, recipient, DAY) == fault


def test_r_21_given_the_day_before_the_law_then_there_is_no_such_ground() -> None:
    here = an_organisation()

    assert direction_fault(here, "OSL_10_15a", SCHOOL, POLICE, date(2025, 11, 30)) == (
        "fault.ground.unknown"
    )
    assert direction_fault(here, "OSL_10_15a", SCHOOL, POLICE, date(2025, 12, 1)) == ""


@pytest.mark.parametrize("form", ["company", "association", "independent_school", "made_up"])
@pytest.mark.parametrize("code", ["OSL_10_15a", "OSL_10_18a", "OSL_10_27", "OSL_10_2"])
def test_r_29_given_no_authority_then_no_ground_reaches_it(form: str, code: str) -> None:
    here, police = with_form(form), party(Branch.POLICE, "other")

    assert direction_fault(here, code, SOCIAL, police, DAY) != ""
    assert direction_fault(here, code, party(Branch.SOCIAL, "other"), POLICE, DAY) != ""


def test_r_29_an_independent_school_is_an_authority_from_the_first_of_january_2027() -> None:
    here, school = with_form("independent_school"), party(Branch.SCHOOL, "other")
    eve = date(2026, 12, 31)

    assert direction_fault(here, "OSL_10_15a", POLICE, school, eve) == "fault.ground.no_authority"
    assert direction_fault(here, "OSL_10_15a", POLICE, school, INDEPENDENT_SCHOOLS_FROM) == ""
    both = party(Branch.SCHOOL, "kommunstyrelsen", "other")
    assert direction_fault(here, "OSL_10_15a", POLICE, both, eve) == "fault.ground.no_authority"
    assert not is_authority(Authority(key=KEY, name="", legal_form="company"), date(2030, 1, 1))


def test_r_29_given_a_seat_with_nobody_behind_it_then_it_is_no_authority() -> None:
    family = replace(SCHOOL, key=PartyKey("familjen"), authorities=())

    assert direction_fault(an_organisation(), "OSL_10_15a", POLICE, family, DAY) == (
        "fault.ground.no_authority"
    )


def test_r_20_a_ground_ends_at_our_limit_or_at_the_age_that_the_law_sets() -> None:
    rule = rule_on("OSL_10_18a", DAY)
    assert rule is not None

    assert last_day(rule, DAY, None) == date(2027, 3, 17)
    assert last_day(rule, DAY, date(2024, 1, 10)) == date(2027, 1, 9), "21 on 10 January"
    assert last_day(rule, DAY, date(2024, 2, 29)) == date(2027, 2, 27)


def test_r_21_what_can_be_chosen_is_what_can_be_recorded() -> None:
    here = an_organisation()

    assert codes_for(here, SOCIAL, [POLICE], DAY) == ("OSL_10_2", "OSL_10_15a", "OSL_10_18a")
    assert codes_for(here, SCHOOL, [POLICE, SOCIAL], DAY) == ("OSL_10_2", "OSL_10_15a", "OSL_10_27")
    assert "SoL_19_1" in codes_outside(DAY)


def test_r_104_no_catalogue_holds_a_reference_to_law() -> None:
    files = sorted((ROOT / "cards" / "locale").rglob("*.po"))
    written = re.compile(r"§|\bkap\.|[Cc]hapter \d|(?:SoL|OSL) \d")

    assert len(files) > 10
    assert [str(f) for f in files if written.search(f.read_text(encoding="utf-8"))] == []


def test_r_104_every_rule_has_a_reference_and_the_old_act_is_never_named() -> None:
    for rule in RULES:
        assert statute_on(rule.code, DAY), rule.code
    assert statute_on("SoL_19_1", date(2025, 6, 30)) is None
    old = "14 kap." + " 1 §"
    folders = ("bot", "cards", "sspf", "docs")
    files = [f for top in folders for f in (ROOT / top).rglob("*") if f.is_file()]
    texts = [f for f in files if f.suffix in {".py", ".po", ".yaml", ".md", ".txt"}]
    assert [f for f in texts if old in f.read_text(encoding="utf-8")] == []


def test_r_21_nothing_outside_the_bot_is_ever_recorded_in_it() -> None:
    outside = {r.code for r in RULES if r.where is Where.OUTSIDE}

    assert {"SoL_19_1", "SoL_20_6", "PL_6", "L2025_170_6", "OSL_10_23"} <= outside


def test_r_104_a_text_names_a_provision_as_it_was_called_on_the_day() -> None:
    text = Text.load("sv")

    assert (
        text.law("SoL_19_1").replace("\N{NO-BREAK SPACE}", " ") == "19 kap. 1 § socialtjänstlagen"
    )
    assert text.on(DAY).law("OSL_10_15a") == text.law("OSL_10_15a")
    with pytest.raises(LookupError):
        text.law("SoL_14_1")
