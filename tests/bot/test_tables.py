"""The tables are whole: nothing can be drawn, typed or refused that nobody answers."""

import importlib
import inspect
import pkgutil
from types import ModuleType

import pytest

import bot.actions
import bot.answers
import bot.commands
from bot.actions import ACTIONS
from bot.answers import MEANINGS, TYPED
from bot.commands import COMMANDS
from bot.commands.ways import ASKED, WAYS
from bot.refusals import SENTENCES, refusal
from bot.turn import Reply
from cards.acts import Act
from cards.text import Text
from sspf.domain import errors
from sspf.domain.errors import SspfError, WrongWeekError
from sspf.domain.messages.general import Notice, TextKept

NO_BUTTONS = {Act.INVITATION_DEPUTY, Act.CHOICE_PICK}
"""A choice's value, and what is understood as if typed."""
IN_DISPATCH = {"confirm", "dismiss", "more"}
"""They answer an open question; bot/dispatch.py knows which."""
NO_HANDLERS = {
    *(
        "bot.commands.ids",
        "bot.commands.ways",
        "bot.commands.english_ways",
        "bot.commands.figure_ways",
    ),
    "bot.commands.group_ways",
    *("bot.answers.asked", "bot.answers.near", "bot.answers.terms", "bot.answers.which"),
}
REFUSALS = [
    found
    for _, found in inspect.getmembers(errors, inspect.isclass)
    if issubclass(found, SspfError) and found not in (SspfError, WrongWeekError)
]


def modules(package: ModuleType) -> list[str]:
    names = [f"{package.__name__}.{m.name}" for m in pkgutil.iter_modules(package.__path__)]
    return [name for name in names if name not in NO_HANDLERS]


def handlers(module: str) -> set[object]:
    """Public coroutines of a module: what a table must know."""
    home = importlib.import_module(module)
    return {
        found
        for name, found in inspect.getmembers(home, inspect.iscoroutinefunction)
        if found.__module__ == module and name[0] != "_"
    }


def test_every_act_has_a_handler_but_the_two_that_are_no_buttons() -> None:
    assert set(ACTIONS) == set(Act) - NO_BUTTONS


def test_every_way_to_say_something_leads_to_a_command() -> None:
    assert {w.command for w in WAYS} - IN_DISPATCH - set(COMMANDS | TYPED | MEANINGS) == set()


def test_every_command_can_be_said() -> None:
    assert set(COMMANDS | TYPED) - {w.command for w in WAYS} == set()


def test_what_the_understanding_reads_first_can_be_said_without_it() -> None:
    assert set(COMMANDS | MEANINGS) >= ASKED


@pytest.mark.parametrize("module", modules(bot.answers))
def test_every_handler_of_a_meaning_is_in_the_table(module: str) -> None:
    assert handlers(module) - {c.handler for c in (MEANINGS | TYPED).values()} == set()


@pytest.mark.parametrize("module", modules(bot.actions))
def test_every_handler_of_a_button_is_in_the_table(module: str) -> None:
    assert handlers(module) - set(ACTIONS.values()) == set()


@pytest.mark.parametrize("module", modules(bot.commands))
def test_every_handler_of_a_command_is_in_the_table(module: str) -> None:
    """`find_id` and the like live in modules of their own."""
    assert handlers(module) - {c.handler for c in COMMANDS.values()} == set()


@pytest.mark.parametrize("command", ["done", "postpone", "cancel", "briefing", "agenda", "plan"])
def test_what_may_hold_a_text_or_change_something_is_for_the_private_chat(command: str) -> None:
    assert not COMMANDS[command].in_company


@pytest.mark.parametrize("error", REFUSALS)
@pytest.mark.parametrize("texts", [(), ("Frånvaro.",)], ids=["pressed", "typed"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_refusal_has_its_sentence(
    error: type[SspfError], texts: tuple[str, ...], language: str
) -> None:
    reply: Reply = refusal(error("id"), texts)

    assert isinstance(reply.message, Notice | TextKept)
    assert reply.message.key in Text.load(language)


def test_no_refusal_is_hidden_by_a_more_general_one_before_it() -> None:
    kinds = [kind for kind, _ in SENTENCES]

    assert [k for n, k in enumerate(kinds) if any(issubclass(k, b) for b in kinds[:n])] == []


def test_a_refusal_never_replaces_the_card_that_was_pressed() -> None:
    assert all(refusal(error("id"), ("En text.",)).beside for error in REFUSALS)


@pytest.mark.parametrize("error", [errors.StaleError, errors.UnknownReferenceError])
def test_given_text_was_typed_when_refused_then_it_comes_back(
    error: type[SspfError],
) -> None:
    """And shown again, whole."""
    message = refusal(error("id"), ("En text.",)).message

    assert isinstance(message, TextKept)
    assert message.key.endswith(".kept")
    assert [text for _, text in message.texts] == ["En text."]


def test_hidden_and_missing_are_refused_with_the_same_words() -> None:
    """R-32: an answer never tells that something exists."""
    hidden = refusal(errors.UnknownCommitmentError("Å-2027-004"))

    assert hidden == refusal(errors.UnknownCommitmentError("Å-2027-999"))
