"""A model that nobody thought of is data too: it is read, not programmed."""

from pathlib import Path

import pytest

from bot.organisations.reader import OrganisationFileError
from sspf.domain.levels import BriefingLevel
from sspf.domain.organisation import GroupKey, IndividualMode
from tests.bot.organisations.small import keys, load, model_text, municipality_text

ROUND = GroupKey("rundan")


@pytest.mark.parametrize("count", [1, 3, 7])
def test_given_a_model_with_other_parties_when_read_then_each_has_a_seat(
    count: int, tmp_path: Path
) -> None:
    loaded = load(tmp_path, model_text(count), municipality_text(count))

    assert [party.key for party in loaded.organisation.seats(ROUND)] == keys(count)
    assert len(list(loaded.organisation.members(ROUND))) == count
    assert [meeting.minutes for meeting in loaded.meetings] == [90]
    assert loaded.meetings[0].template_version == "egen 3"


def test_given_a_briefing_of_four_parts_when_read_then_all_four_stand_in_order(
    tmp_path: Path,
) -> None:
    parts = (("Läget", 1), ("Platser", 2), ("Grupper", 2), ("Enskilda", 3))

    rules = load(tmp_path, model_text(3, parts), municipality_text(3)).organisation.rules

    assert [(part.name, int(part.level)) for part in rules.parts] == list(parts)


def test_given_points_of_its_own_when_read_then_their_words_come_with_them(tmp_path: Path) -> None:
    rules = load(tmp_path, model_text(3), municipality_text(3)).organisation.rules

    assert rules.agenda == ("oppning_sekretess_orosanmalan", "fika")
    assert [(point.key, point.name) for point in rules.points] == [("fika", "Fika")]


def test_given_a_word_of_the_municipality_then_it_comes_before_the_models(tmp_path: Path) -> None:
    text = municipality_text(3) + 'terms: {plan: "vår plan"}\naim: "Vårt mål"\n'

    organisation = load(tmp_path, model_text(3), text).organisation

    assert organisation.terms == {"commitment": "löfte", "plan": "vår plan"}
    assert organisation.rules.aim == "Vårt mål"


def test_given_the_individual_level_off_then_no_trace_of_it(tmp_path: Path) -> None:
    text = municipality_text(3).replace("individual: pointer_only", "individual: off")

    organisation = load(tmp_path, model_text(3), text).organisation

    assert organisation.individual is IndividualMode.OFF
    assert BriefingLevel.INDIVIDUAL not in organisation.group(ROUND).levels
    assert [part.name for part in organisation.rules.parts] == ["Allmänt", "Grupper"]


def test_given_the_models_silence_when_the_municipality_answers_then_it_is_used(
    tmp_path: Path,
) -> None:
    silent = model_text(3).replace("agenda: [oppning_sekretess_orosanmalan, fika]", "agenda: null")
    answer = "meeting:\n  agenda: [lunch]\n  agenda_points: {lunch: Lunch}\n"

    with pytest.raises(OrganisationFileError, match="modellen säger inget om dagordningen"):
        load(tmp_path, silent, municipality_text(3))
    rules = load(tmp_path, silent, municipality_text(3) + answer).organisation.rules

    assert rules.agenda == ("lunch",)


def test_given_a_model_that_names_no_parts_then_the_municipality_is_asked(tmp_path: Path) -> None:
    text = model_text(3)
    start, end = text.index("  briefing_parts:"), text.index("  agenda:")
    silent = f"{text[:start]}  briefing_parts: null\n{text[end:]}"
    answer = 'meeting:\n  briefing_parts: [{name: "Allt", level: 1}]\n'

    with pytest.raises(OrganisationFileError, match="modellen säger inget om underlagets delar"):
        load(tmp_path, silent, municipality_text(3))
    rules = load(tmp_path, silent, municipality_text(3) + answer).organisation.rules

    assert [part.name for part in rules.parts] == ["Allt"]


def test_given_a_group_for_each_area_then_there_are_as_many_as_are_named(tmp_path: Path) -> None:
    pattern = model_text(3).replace("per: null", "per: omrade")
    two = municipality_text(3).replace(
        "  - {key: rundan, convener: p1}\n",
        '  - {key: rundan, of: rundan, name: "Rundan norr", convener: p1}\n'
        '  - {key: rundan_soder, of: rundan, name: "Rundan söder"}\n',
    )

    groups = load(tmp_path, pattern, two).organisation.groups

    assert [(group.key, group.name) for group in groups] == [
        ("rundan", "Rundan norr"),
        ("rundan_soder", "Rundan söder"),
    ]
    assert groups[0].parties == groups[1].parties


def test_given_a_pattern_that_nobody_names_then_there_is_no_such_group(tmp_path: Path) -> None:
    pattern = model_text(3).replace("per: null", "per: omrade")
    nobody = municipality_text(3).replace(
        "groups:\n  - {key: rundan, convener: p1}\n", "groups: []\n"
    )

    with pytest.raises(OrganisationFileError, match="”rundan” är ingen grupp här"):
        load(tmp_path, pattern, nobody)


def test_given_a_party_and_a_group_of_its_own_then_they_join_the_models(tmp_path: Path) -> None:
    library = '  - {key: biblioteket, name: "Biblioteket", authorities: [styrelsen]}\n'
    extra = '  - {key: extra, name: "Extra", type: lead, parent: rundan, levels: [1], '
    extra += "parties: [biblioteket]}\n"
    text = municipality_text(3).replace("groups:\n", f"{library}groups:\n{extra}", 1)

    organisation = load(tmp_path, model_text(3), text).organisation

    assert [party.name for party in organisation.seats(GroupKey("extra"))] == ["Biblioteket"]
    assert organisation.group(GroupKey("extra")).parent == "rundan"


def test_given_a_family_in_the_room_then_it_needs_no_board_and_gets_no_login(
    tmp_path: Path,
) -> None:
    family = model_text(3).replace(
        'name: "PART_3", required: true',
        'name: "Familjen", required: true, external: true, bot_access: false',
    )
    text = municipality_text(3).replace("{key: part_3, authorities: [styrelsen]}", "{key: part_3}")

    party = load(tmp_path, family, text).organisation.parties[2]

    assert (party.name, party.bot_access, party.authorities) == (
        "Familjen",
        False,
        ("styrelsen",),
    )


@pytest.mark.parametrize("count", [3, 7])
def test_given_steps_of_its_own_then_the_cycle_follows_them(count: int, tmp_path: Path) -> None:
    steps = (
        "{invite: -9, request: -5, reminder: -2, deadline: -1, agenda: -1, notes: 1, confirm: 2}"
    )
    own = model_text(count).replace("offsets_workdays: null", f"offsets_workdays: {steps}")

    offsets = load(tmp_path, own, municipality_text(count)).organisation.rules.offsets

    assert (offsets.invite, offsets.request, offsets.confirm) == (-9, -5, 2)
