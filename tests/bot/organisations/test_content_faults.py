"""Every kind of fault in what a file says: one row each, with the line it is found on."""

from pathlib import Path

import pytest

from bot.organisations.level3_faults import NEEDED
from bot.organisations.municipality import Level3Decisions
from bot.organisations.reader import OrganisationFileError, read_real_municipality
from tests.bot.organisations.small import load, model_text, municipality_text

PERSON_2 = "email: p2@byn.example.org"
GROUP = "{key: rundan, convener: p1}"
PARTY_3 = '{key: part_3, name: "PART_3", required: true, attendees: []}'

# What is replaced, by what, a piece of the line that is named, and the words.
IN_THE_MUNICIPALITY = [
    ("controller:", "controler:", "controler:", "nyckeln ”controler” finns inte"),
    ("email: p2@byn.example.org, ", "", "id: p2", "nyckeln ”email” saknas"),
    (GROUP, "{key: rundan, convenor: p1}", "convenor", "nyckeln ”convenor” finns inte"),
    ('name: "Byns kommun"\n', "", "key: byn", "nyckeln ”name” saknas"),
    ('name: "Byns kommun"', "name: 12", "name: 12", "”name” ska vara text"),
    ('name: "Byns kommun"', "name: ' '", "name: ' '", "”name”: texten är tom"),
    ("key: byn\n", "key: Byns Kommun\n", "Byns Kommun", "skriv ett kort ord av a–z, 0–9 och _"),
    ("groups: [rundan]}", "groups: rundan}", "id: p1", "”groups” ska vara en lista"),
    ("authorities:\n", "authorities: x\nbreaks:\n", "authorities: x", "ska vara en lista"),
    ("individual: pointer_only", "individual: all", "individual", "eller free_text"),
    ("individual: pointer_only", "individual: free_text", "individual", "kan inte slås på än"),
    ("concern_link: null", "concern_link: http://x", "http://x", "ska börja med https://"),
    ("/Stockholm", "/Norrsjö", "time_zone", "tidszonen är okänd"),
    ("00000000-0000-4000-8000-000000000000", "abc", "tenants", "”tenants” ska vara ett id"),
    ("controller: styrelsen", "controller: x", "controller", "”x” är ingen myndighet här"),
    ("preset: egen", "preset: annan", "preset", "modellen ”annan” finns inte; det finns ale_"),
    ("preset: egen", "preset: ../egen", "preset", "skriv ett kort ord"),
    (
        "{key: part_3, authorities: [styrelsen]}",
        "{key: part_3}",
        "{key: part_3}",
        "saknar myndighet",
    ),
    ("[styrelsen]}\ngroups", "[x]}\ngroups", "[x]", "”x” är ingen myndighet här"),
    ("  - {key: part_3, authorities: [styrelsen]}\n", "", "parties:", "part ”part_3” saknas"),
    ("groups:\n", "  - {key: part_2}\ngroups:\n", "{key: part_2}", "”part_2” finns två gånger"),
    ("groups:\n", "  - {key: ny}\ngroups:\n", "{key: ny}", "en egen part behöver ett name"),
    (GROUP, "{key: ring}", "key: ring", "”ring” är ingen grupp i modellen"),
    (GROUP, "{key: ring, of: x}", "key: ring", "”x” är ingen grupp i modellen"),
    (GROUP, "{key: rundan, parent: x}", "parent: x", "ligger under ”x”, som inte finns"),
    (GROUP, "{key: rundan, parent: rundan}", "parent", "”rundan” ligger under sig själv"),
    (GROUP, "{key: rundan, parties: [x]}", "parties: [x]", "”x” är ingen part här"),
    (GROUP, "{key: rundan, type: lead}", "type: lead", "typen lead får högst ha nivå 2"),
    (GROUP, "{key: rundan, levels: [2, 1]}", "levels", "nivåerna ska stå i ordning"),
    (GROUP, "{key: rundan, levels: [4]}", "levels", "”levels” ska vara 1, 2 eller 3"),
    (GROUP, "{key: rundan, convener: x}", "convener: x", "”x” finns inte bland personerna"),
    (GROUP, "{key: rundan, convener: p1, stand_in: x}", "stand_in", "”x” finns inte bland"),
    (GROUP, "{key: rundan}", "group: rundan", "har möten men ingen sammankallande"),
    (GROUP, "{key: rundan, cadence: {kind: ofta}}", "ofta", "kind ska vara interval"),
    (GROUP, "{key: rundan, cadence: {every: 2}}", "every", "nyckeln ”kind” saknas"),
    (GROUP, f"{GROUP}\n  - {GROUP}", GROUP, "”rundan” finns två gånger under groups"),
    ("party: part_2", "party: x", "party: x", "”x” är ingen part här; det finns part_1"),
    ("party: part_2, ", "", "id: p2", "Person 2 har varken part (party) eller roll (roles)"),
    ("party: part_2", "roles: [admin], deputy: true", "id: p2", "Person 2 har ingen part"),
    ("party: part_2", "party: part_2, roles: [chef]", "id: p2", "”roles” ska vara coordinator"),
    ("party: part_2, groups: [rundan]", "party: part_2, groups: [x]", "[x]", "ingen grupp här"),
    ("id: p2,", "id: p1,", 'name: "Person 2"', "Person 2 har samma id som Person 1"),
    (PERSON_2, "email: P1@byn.example.org", "P1@", "Person 2 har samma e-postadress som"),
    (PERSON_2, "email: p2", "email: p2", "det är ingen e-postadress"),
    ("000000000002,", "000000000001,", "id: p2", "Person 2 har samma Entra-id som Person 1"),
    (
        "entra_object_id: 00000000-0000-4000-8000-000000000001, ",
        "",
        GROUP,
        "”p1” saknar konto i Teams (entra_object_id) och kan inte kalla",
    ),
    (
        "entra_object_id: 00000000-0000-4000-8000-000000000002, party: part_2",
        "party: part_2, roles: [admin]",
        "id: p2",
        "Person 2 har en roll (roles) men inget konto i Teams (entra_object_id)",
    ),
    ("party: part_1, groups: [rundan]", "party: part_1", GROUP, "är inte med i gruppen ”rundan”"),
    ("group: rundan,", "group: ring,", "group: ring", "”ring” är ingen grupp här"),
    ("starts: 9.00", "starts: 9", "starts: 9", "”starts” ska vara ett klockslag som 13.00"),
    ("starts: 9.00", "starts: kl. 9", "kl. 9", "ett klockslag skrivs som 13.00"),
    ("ends: 10.30", "ends: 8.30", "8.30", "mötet slutar innan det börjar"),
    ("[2027-03-01]", "[2027-02-30]", "2027-02-30", "ska vara ett datum som 2027-01-21"),
    ("[2027-03-01]", "[20270301]", "20270301", "ska vara ett datum som 2027-01-21"),
    ("[2027-03-01]", "[2027-03-01, 2027-03-01]", "2027-03-01,", "finns två gånger för samma"),
    ("[2027-03-01]", "[]", "dates: []", "”dates” är för kort (minst 1)"),
]
ADDED_AT_THE_END = [
    ("terms: {fika: paus}", "”fika” är inget ord som kan bytas; det finns coordinator"),
    ("taken_numbers: [Å-1]", "skriv numret som Å-2027-006"),
    ("clock_start: 2027-01-01", "en tidpunkt skrivs som 2026-12-17 08:30"),
    ("breaks: [{name: lov, first: 2027-02-02, last: 2027-02-01}]", "slutar innan det börjar"),
    ("meeting: {agenda: [lunch]}", "punkten ”lunch” saknar rubrik"),
    ("meeting: {offsets_workdays: {invite: 1}}", "”invite” ska vara högst -1"),
]
IN_THE_MODEL = [
    ("key: egen", "key: annan", "key: annan", "ska vara filens namn, egen"),
    ("version: 3", 'version: "3"', "version", "”version” ska vara ett heltal"),
    ("focus: {}", "focus: []", "focus", "”focus” ska vara nycklar med värden"),
    ("cases:\n  enabled: false", "cases:\n  enabled: no", "enabled", "true (ja) eller false"),
    ("orosanmalan_reminder: true", "orosanmalan_reminder: false", "oros", "ska vara true"),
    (PARTY_3, PARTY_3.replace("part_3", "part_2"), "PART_3", "”part_2” finns två gånger"),
    (PARTY_3, PARTY_3.replace("}", ", inferred: [x]}"), "PART_3", "”x” i inferred är ingen"),
    ("[part_1, part_2, part_3]", "[part_1, part_x]", "part_x", "”part_x” är ingen part här"),
    ("parent: null", "parent: x", "parent: x", "”x” är ingen grupp här"),
    (
        "cadence: null",
        "cadence: {kind: offset_after, n: 4, unit: month, after: x}",
        "after: x",
        "”x” är ingen grupp här",
    ),
    ("parent: null", "parent: rundan", "parent: rundan", "ligger under sig själv"),
    ("receives: []", "receives: [x]", "receives", "”x” är ingen rapport här; det finns ingen"),
    ("type: local", "type: steering", "levels: [1, 2, 3]", "steering får högst ha nivå 1"),
    ("convener: null", "convener: {title: a, party: x, channel: null}", "title: a", "ingen part"),
    ("level3_mode: pointer_only", "level3_mode: off", "levels:", "nivå 3 finns inte i en modell"),
    ("[oppning_sekretess_orosanmalan, fika]", "[fika, te]", "te]", "”te” saknar rubrik"),
    ("requires_all_parties: []", "requires_all_parties: [x]", "rules:", "”x” är ingen part här"),
    (
        "offsets_workdays: null",
        "offsets_workdays: {invite: -1, request: -7, reminder: -3, deadline: -1, agenda: -1, "
        "notes: 1, confirm: 3}",
        "invite",
        "stegen ska komma i ordning",
    ),
    (
        "reports: []",
        "reports: [{key: a, when: {kind: before, report: b, weeks: 1}, from: c, to: [],"
        " to_outside: [], metrics: [], approval: false, deidentified: null}]",
        "reports: [",
        "”c” är ingen grupp här",
    ),
    (
        "consent: null",
        "consent: {required: true, givers: [], collected_by: [x]}",
        "consent",
        "”x” är ingen part här; det finns part_1, part_2, part_3, coordinator",
    ),
    (
        "risk_assessment: null",
        "risk_assessment: {by: each_party, before: x}",
        "risk_assessment",
        "”x” är ingen grupp här",
    ),
    (
        "lists: []",
        "lists: [{key: a, name: A, parties: [x], max_age: null, max_entries: null,"
        " entry_kinds: [], steps: {}}]",
        "lists: [",
        "”x” är ingen part här",
    ),
]


def fault_when(folder: Path, model: str, municipality: str) -> OrganisationFileError:
    with pytest.raises(OrganisationFileError) as found:
        load(folder, model, municipality)
    return found.value


def line_with(piece: str, text: str) -> int:
    """The last line that holds the piece."""
    return max(n for n, line in enumerate(text.splitlines(), start=1) if piece in line)


@pytest.mark.parametrize(("old", "new", "at", "words"), IN_THE_MUNICIPALITY)
def test_given_a_fault_in_a_municipality_when_read_then_file_line_and_words(
    old: str, new: str, at: str, words: str, tmp_path: Path
) -> None:
    text = municipality_text(3)
    assert old in text
    text = text.replace(old, new, 1)

    fault = fault_when(tmp_path, model_text(3), text)

    assert words in fault.problem
    assert (fault.file.name, fault.line) == ("byn.yaml", line_with(at, text))


@pytest.mark.parametrize(("added", "words"), ADDED_AT_THE_END)
def test_given_a_faulty_addition_when_read_then_its_line_and_words(
    added: str, words: str, tmp_path: Path
) -> None:
    text = municipality_text(3) + added

    fault = fault_when(tmp_path, model_text(3), text)

    assert words in fault.problem
    assert (fault.file.name, fault.line) == ("byn.yaml", line_with(added, text))


@pytest.mark.parametrize(("old", "new", "at", "words"), IN_THE_MODEL)
def test_given_a_fault_in_a_model_when_read_then_file_line_and_words(
    old: str, new: str, at: str, words: str, tmp_path: Path
) -> None:
    text = model_text(3)
    assert old in text
    text = text.replace(old, new, 1)

    fault = fault_when(tmp_path, text, municipality_text(3))

    assert words in fault.problem
    assert (fault.file.name, fault.line) == ("egen.yaml", line_with(at, text))


@pytest.mark.parametrize(
    ("right", "wrong"), [("controller", "controler"), ("starts", "start"), ("convener", "convenor")]
)
def test_given_a_misspelt_key_then_the_right_one_is_suggested(
    right: str, wrong: str, tmp_path: Path
) -> None:
    text = municipality_text(3).replace(f"{right}:", f"{wrong}:")

    fault = fault_when(tmp_path, model_text(3), text)

    assert fault.problem == f"nyckeln ”{wrong}” finns inte; menade du ”{right}”?"


def test_given_several_faults_when_read_then_the_first_in_the_file_is_told(tmp_path: Path) -> None:
    text = municipality_text(3).replace("party: part_2", "party: x")
    text = text.replace("controller: styrelsen", "controller: y")

    assert "”y” är ingen myndighet" in fault_when(tmp_path, model_text(3), text).problem


def test_given_a_model_without_individuals_then_a_municipality_cannot_add_them(
    tmp_path: Path,
) -> None:
    city = (
        model_text(3, (("Allmänt", 1),))
        .replace("level3_mode: pointer_only", "level3_mode: off")
        .replace("levels: [1, 2, 3]", "levels: [1, 2]")
    )

    fault = fault_when(tmp_path, city, municipality_text(3))

    assert fault.problem == "modellen arbetar inte på individnivå; skriv off"


def test_given_only_individual_parts_then_off_leaves_nothing_to_ask_for(tmp_path: Path) -> None:
    text = municipality_text(3).replace("individual: pointer_only", "individual: off")

    fault = fault_when(tmp_path, model_text(3, (("Enskilda", 3),)), text)

    assert "ingen del kvar i underlaget" in fault.problem


def test_given_the_decisions_are_taken_then_texts_about_individuals_can_be_chosen(
    tmp_path: Path,
) -> None:
    decisions = sorted(Level3Decisions.model_fields)
    text = municipality_text(3).replace("individual: pointer_only", "individual: structured")
    text += f"level3_decisions: {{{', '.join(f'{name}: KS-1' for name in decisions)}}}\n"

    assert load(tmp_path, model_text(3), text).organisation.individual == "structured"


def test_every_decision_is_needed_but_that_on_guests() -> None:
    assert {*NEEDED} == {*Level3Decisions.model_fields} - {"guests"}


@pytest.mark.parametrize("missing", sorted(NEEDED))
def test_given_one_of_the_decisions_is_missing_then_the_individual_level_cannot_be_turned_on(
    tmp_path: Path, missing: str
) -> None:
    """R-00, R-02, A29."""
    others = sorted({*Level3Decisions.model_fields} - {missing})
    text = municipality_text(3).replace("individual: pointer_only", "individual: structured")
    text += f"level3_decisions: {{{', '.join(f'{name}: KS-1' for name in others)}}}\n"

    problem = fault_when(tmp_path, model_text(3), text).problem
    assert f"hänvisning till: {missing} ({NEEDED[missing]})." in problem


def test_given_the_references_of_a_rehearsal_then_real_use_refuses_them(tmp_path: Path) -> None:
    """R-00."""
    decisions = sorted(Level3Decisions.model_fields)
    text = municipality_text(3).replace("individual: pointer_only", "individual: structured")
    text += "level3_decisions:\n" + "".join(f"  {name}: PROV-1\n" for name in decisions)

    load(tmp_path, model_text(3), text)
    with pytest.raises(OrganisationFileError, match="provkörning") as refused:
        read_real_municipality(tmp_path / "byn.yaml")
    assert refused.value.line is not None
