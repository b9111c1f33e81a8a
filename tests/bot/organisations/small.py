"""A made-up sixth model and a municipality of its own, with as many parties as a test wants."""

from collections.abc import Sequence
from pathlib import Path

from bot.organisations.reader import Loaded, read_municipality

MODEL = """\
key: egen
name: "Egen modell"
version: 3
source: test
approved: null
aim: null
goals: {trygghet: "Ökad trygghet"}
focus: {}
prevention_levels: []
terms: {coordinator: null, plan: null, commitment: "löfte", briefing: null, case: null}
plan: {kind: meeting, required: null}
parties:
%(parties)s
roles: {coordinator: null}
season: null
groups:
  - key: rundan
    type: local
    name: "Rundan"
    also_called: []
    parent: null
    per: null
    count: one
    parties: [%(keys)s]
    attendees: []
    levels: [1, 2, 3]
    convener: null
    cadence: null
    tasks: {}
    receives: []
    approves: []
    owns_document: false
meeting:
  briefing_parts:
%(parts)s
  agenda: [oppning_sekretess_orosanmalan, fika]
  follow_up: null
  follow_up_questions: []
  offsets_workdays: null
  orosanmalan_reminder: true
agenda_points: {fika: "Fika"}
cases:
  enabled: false
  min_age: null
  max_age: null
  usual_max_age: null
  voluntary: null
  who_can_raise: null
  consent: null
  risk_assessment: null
  typical_months: null
  plan_includes_family_actions: null
  concern_areas: {}
  risk_factors: {}
  interventions: {}
  intervention_weight: {}
  closing_reasons: {}
  sig_closing_reasons: {}
lists: []
list_review: null
reports: []
rules: {plan_requires_all_parties: [], require_common_templates: false}
privacy: {level3_mode: pointer_only, small_cell: 5, convener_reads_level3: false}
"""

MUNICIPALITY = """\
key: byn
name: "Byns kommun"
preset: egen
time_zone: Europe/Stockholm
tenants: [00000000-0000-4000-8000-000000000000]
controller: styrelsen
concern_link: null
individual: pointer_only
authorities:
  - {key: styrelsen, name: "Kommunstyrelsen"}
parties:
%(parties)s
groups:
  - {key: rundan, convener: p1}
people:
%(people)s
calendar:
  - {group: rundan, starts: 9.00, ends: 10.30, dates: [2027-03-01]}
"""

THREE_PARTS = (("Allmänt", 1), ("Grupper", 2), ("Enskilda", 3))


def keys(count: int) -> list[str]:
    return [f"part_{number}" for number in range(1, count + 1)]


def model_text(count: int, parts: Sequence[tuple[str, int]] = THREE_PARTS) -> str:
    return MODEL % {
        "parties": "\n".join(
            f'  - {{key: {key}, name: "{key.upper()}", required: true, attendees: []}}'
            for key in keys(count)
        ),
        "keys": ", ".join(keys(count)),
        "parts": "\n".join(f'    - {{name: "{name}", level: {level}}}' for name, level in parts),
    }


def municipality_text(count: int) -> str:
    people = [
        f'  - {{id: p{n}, name: "Person {n}", title: "titel", email: p{n}@byn.example.org, '
        f"entra_object_id: 00000000-0000-4000-8000-0000000000{n:02}, party: {key}, "
        "groups: [rundan]}"
        for n, key in enumerate(keys(count), start=1)
    ]
    parties = [f"  - {{key: {key}, authorities: [styrelsen]}}" for key in keys(count)]
    return MUNICIPALITY % {"parties": "\n".join(parties), "people": "\n".join(people)}


def load(folder: Path, model: str, municipality: str) -> Loaded:
    (folder / "egen.yaml").write_text(model, encoding="utf-8")
    file = folder / "byn.yaml"
    file.write_text(municipality, encoding="utf-8")
    return read_municipality(file)
