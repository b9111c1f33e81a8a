"""Each card is known by the cases it shows, so that it can be called back (R-62)."""

from dataclasses import replace

from sspf.domain.messages.agenda import CaseLine
from sspf.domain.messages.shown import cases_shown
from tests.cards.example_facts import RULES


def test_given_a_line_of_the_agenda_or_a_list_when_shown_then_its_case_is_found() -> None:
    line = replace(RULES, case="case-1")
    shown = (RULES, (line,))

    assert cases_shown((CaseLine(id="case-2", code="N27-02"),)) == {"case-2"}
    assert cases_shown(shown) == {"case-1"}
    assert cases_shown((RULES,)) == frozenset()
