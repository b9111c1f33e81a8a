"""Two small cards that hold one of each kind of field and button."""

from typing import Any

from tests.bot.rehearsal.fakes import a_button, a_card, a_text


def a_form() -> Any:
    text = {
        "type": "Input.Text",
        "id": "d1",
        "label": "Er text till del 1",
        "errorMessage": "Korta texten.",
        "isMultiline": True,
    }
    nothing = {
        "type": "Input.Toggle",
        "id": "d1_inget",
        "title": "Inget att rapportera i del 1",
        "errorMessage": "Kryssa i eller skriv.",
        "valueOn": "ja",
        "valueOff": "nej",
        "value": "nej",
    }
    choice = {
        "type": "Input.ChoiceSet",
        "id": "d3",
        "style": "expanded",
        "label": "Har ni något på individnivå?",
        "errorMessage": "Välj ett av alternativen.",
        "choices": [{"title": "Ja", "value": "ja"}, {"title": "Inget", "value": "inget"}],
    }
    send = a_button("Skicka in", "skicka", style="positive")
    save = a_button("Spara utkast", "utkast")
    box = {"type": "Container", "style": "emphasis", "items": [a_text("Mötet är **på torsdag**.")]}
    return a_card("Förbered nästa SSPF-möte", box, text, nothing, choice, actions=[send, save])


def a_question() -> Any:
    why = {
        "type": "Input.Text",
        "id": "orsak",
        "label": "Varför avbryts det?",
        "errorMessage": "Skriv varför det avbryts.",
        "isRequired": True,
    }
    inner = {"type": "AdaptiveCard", "version": "1.5", "body": [why]}
    show = {
        "type": "Action.ShowCard",
        "title": "Avbryt åtagandet",
        "card": inner | {"actions": [a_button("Ja, avbryt", "avbryt")]},
    }
    done = a_button("Klart", "klart", associatedInputs="none")
    return a_card("Uppdatera åtagande", actions=[done, show])
