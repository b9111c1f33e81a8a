"""Whatever a button can mean can be typed, in Swedish and in English (R-111, R-117)."""

from datetime import date, datetime

import pytest

from bot.actions import ACTIONS
from bot.answers import MEANINGS, TYPED
from bot.commands import COMMANDS
from bot.commands.ways import ASKED, WAYS
from bot.understand import understand
from bot.understanding.context import Context
from bot.understanding.understand import understand as read
from bot.understanding.vocabulary import vocabulary_of
from cards.acts import Act
from tests.bot.typed_forms import FORMS
from tests.use_cases.world import STOCKHOLM, norrsjo

MEANT = {
    **{"mine": "list_commitments", "list": "list_commitments", "plan": "show_action_plan"},
    **{"sharing": "sharing_help", "agenda": "show_agenda", "standing": "briefing_status"},
    **{"send_invitation": "send_invitation", "next_meeting": "next_meeting"},
    **{"open": "update_commitment", "undo": "undo_last", "briefing": "submit_briefing"},
    **{"remind": "send_reminder", "change_briefing": "edit_briefing"},
}
"""The meaning that answers the same as a command does."""
CONTEXT = Context(
    now=datetime(2027, 2, 1, 9, tzinfo=STOCKHOLM),
    vocabulary=vocabulary_of(norrsjo().organisation),
    group="operativ",
    party="skola",
    last_meeting=date(2027, 1, 21),
    next_meeting=date(2027, 2, 18),
    breaks=norrsjo().organisation.breaks,
    open_question=True,
)


def test_every_act_has_its_typed_form() -> None:
    known = COMMANDS | TYPED | MEANINGS

    assert set(FORMS) == set(Act)
    assert {name for name, *_ in FORMS.values()} - set(known) == {"more", "dismiss"}
    assert set(ACTIONS) <= set(FORMS)


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("language", [1, 2], ids=["sv", "en"])
def test_given_the_typed_form_of_an_act_when_read_then_it_means_that(
    act: Act, language: int
) -> None:
    name, text = FORMS[act][0], FORMS[act][language]
    understood = understand(text, WAYS)
    exact = understood and (understood.is_whole or understood.command not in ASKED)

    if exact and understood:
        assert understood.command == name
    else:  # what may be seen of what one writes is answered as how it is shared
        meaning = read(text, CONTEXT)
        assert meaning.is_sure
        assert meaning.intent in (name, MEANT.get(name), "privacy_info")
