"""People of a seat stand in the order of the Swedish alphabet (R-115)."""

import pytest

from tests.journeys.play import NORRSJO, Play


@pytest.mark.accepts("R-115")
async def test_given_colleagues_whose_names_begin_with_swedish_letters_then_they_sort_last(
    chat: Play,
) -> None:
    """Those who may come in Rut's place, in the order of the Swedish alphabet."""
    await chat.move_to_municipality(with_colleagues("Örjan", "Zoe", "Åsa", "Ärla", "Adam"))

    await chat.press("frida", "Skicka kallelsen nu")

    _, send = chat.find("rut", "Skicka svar")
    names = [choice["title"].split()[0] for choice in send.fields[0]["choices"][:-1]]
    assert names == ["Adam", "Kim", "Zoe", "Åsa", "Ärla", "Örjan"]


def with_colleagues(*names: str) -> str:
    people = "".join(
        f'  - id: colleague{n}\n    name: "{name} Kollega"\n    title: "skolvärd"\n'
        f"    email: kollega{n}@norrsjo.example.org\n"
        f"    entra_object_id: 5e55f000-0000-4000-8000-0000000001{n:02}\n"
        "    party: skola\n    deputy: true\n    groups: [operativ]\n"
        for n, name in enumerate(names)
    )
    return NORRSJO.read_text(encoding="utf-8").replace("  - id: sol\n", f"{people}  - id: sol\n")
