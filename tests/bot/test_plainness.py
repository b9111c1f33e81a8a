"""An act's own form with a doubt, a condition, a quotation or a second thought begins nothing."""

import pytest

from bot.commands.plainness import ONLY_SHOWN, OWN_WORDS, is_exact, may_be_obeyed
from bot.commands.ways import ASKED, WAYS
from bot.turn import Turn
from bot.understand import understand
from bot.understanding.acting import ACTIONS
from bot.understanding.understand import understand as read
from sspf.use_cases.room import Who
from tests.bot.test_every_act_typed import CONTEXT
from tests.bot.typed_forms import FORMS
from tests.use_cases.world import norrsjo

WORLD = norrsjo().organisation
WHO = Who(municipality=WORLD.municipality, person=WORLD.people[0].id)
SAID_WITH_A_NO = ("decline", "guest_decline", "confirm", "dismiss", "plan_right", "mandate")
DOUBTED = [
    "{}?",
    "{} inte",
    "{} men inte än",
    "{} not yet",
    "{} kanske",
    "kanske {}",
    "{} nej vänta",
    "{} eller inte",
    "{} tror jag",
    "{} om polisen säger ja",
    "{} if the police agree",
    "{} när polisen är klar",
    "om {}",
    "borde vi {}",
    "jag undrar om {}",
    "vad händer om vi {}",
    "ska vi {}",
    "varför {}",
    'Pia sa "{}"',
    "han skrev {}",
    "glöm att {}",
    "don't {}",
]


def begun(text: str) -> str:
    """What a typed sentence would begin; empty when it is answered, or asked about."""
    turn = Turn(who=WHO, person=WORLD.people[0], organisation=WORLD, activity="1", text=text)
    form = understand(text, WAYS)
    if form and is_exact(form, turn):
        return "" if form.command in ONLY_SHOWN else form.command
    meaning = read(text, CONTEXT)
    if meaning.is_sure:
        return meaning.intent if meaning.intent in ACTIONS - {"confirm"} else ""
    is_obeyed = form and may_be_obeyed(form, turn) and form.command not in ASKED | ONLY_SHOWN
    return form.command if form and is_obeyed else ""


def plain_forms() -> list[str]:
    """Those that change something and are followed by nobody's own words."""
    known = {
        text: name for name, *both in FORMS.values() for text in both if not set(text) & set(":;")
    }
    return [
        text
        for text, name in known.items()
        if name not in ONLY_SHOWN | OWN_WORDS and name not in SAID_WITH_A_NO
    ]


def test_given_the_forms_as_they_are_then_most_begin_something() -> None:
    assert len([form for form in plain_forms() if begun(form)]) > 60


@pytest.mark.parametrize("doubt", DOUBTED)
def test_given_an_acts_own_form_when_it_is_doubted_then_nothing_is_begun(doubt: str) -> None:
    said = [doubt.format(form) for form in plain_forms()]
    said = [text for text in said if text != "jag kommer inte"]  # a form of its own

    assert [(text, act) for text in said if (act := begun(text))] == []


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("klart 4", "done"),
        ("flytta 4 till 12 mars", "postpone"),
        ("flytta 4 till fredag tack", "postpone"),
        ("flytta 4 till fredag nästa vecka", "change_due"),
        ("flytta 4 från 5 mars till 12 mars", "change_due"),
        ("flytta 4 till fredag nej måndag", "change_due"),
        ("ge 4 till polisen", "give"),
        ("ge 4 till soc", "reassign_commitment"),
        ("ge 4 till polisen nej skolan", "reassign_commitment"),
        ("avbryt 4 behövs inte", "cancel"),
        ("avbryt 4 inte", ""),
        ("klart 4 och flytta 5 till fredag", ""),
        ("kan du flytta 4 till fredag?", "change_due"),
        ("ställ in utbildning 2", "cancel_training"),
        ("kan vi ställa in utbildning 2", ""),
        ("nytt ärende: inte skyddad", "new_case"),
        ("jag kommer?", ""),
    ],
)
def test_given_a_form_with_more_said_then_it_begins_what_was_meant(text: str, begins: str) -> None:
    assert begun(text) == begins
