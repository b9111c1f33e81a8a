"""Small municipalities by other models, with people whom the rehearsal knows how to play."""

PEOPLE = (
    ("rut", "Rut Rektorsdotter", "rektor", "skola"),
    ("sol", "Sol Sekreterare-Ek", "socialsekreterare", "socialtjanst"),
    ("pia", "Pia Områdesson", "områdespolis", "polis"),
    ("frida", "Frida Gårdman", "fritidsassistent", "fritid"),
)
WITHOUT = {"sig": ("fritid",)}
"""Who has no seat in a group of the model."""
SEATS = ("skola", "socialtjanst", "polis", "fritid")


def town(preset: str, *groups: str, meeting: str = "{}") -> str:
    """A municipality's file: one person a seat and a coordinator, all in these groups."""
    member = ", ".join(groups)
    people = [
        f'  - {{id: {key}, name: "{name}", title: "{title}", email: {key}@byn.example.org, '
        f"entra_object_id: 00000000-0000-4000-8000-00000000000{n}, party: {party}, "
        f"groups: [{', '.join(g for g in groups if party not in WITHOUT.get(g, ()))}]}}"
        for n, (key, name, title, party) in enumerate(PEOPLE, start=1)
    ]
    coordinator = (
        '  - {id: kaj, name: "Kaj Samordnare", title: "samordnare", email: kaj@byn.example.org, '
        "entra_object_id: 00000000-0000-4000-8000-000000000009, roles: [coordinator], "
        f"groups: [{member}]}}"
    )
    seats = [f"  - {{key: {key}, authorities: [styrelsen]}}" for key in SEATS]
    return "\n".join(
        [
            "key: byn",
            'name: "Byn"',
            f"preset: {preset}",
            "time_zone: Europe/Stockholm",
            "tenants: [5e55f000-0000-4000-8000-000000000000]",
            "controller: styrelsen",
            "concern_link: null",
            "individual: pointer_only",
            f"meeting: {meeting}",
            "clock_start: 2026-12-17 08:30",
            "authorities: [{key: styrelsen, name: Styrelsen}]",
            "parties:",
            *seats,
            "groups:",
            *(f"  - {{key: {group}, convener: sol, stand_in: rut}}" for group in groups),
            "people:",
            *people,
            coordinator,
            "terms: {plan: handlingsplan}",
            "calendar: []",
            "",
        ]
    )
