"""R-32: what may not be seen and what does not exist are the same road, statement by statement."""

import re

import pytest

from bot.dispatch import Said
from cards.acts import Act
from sspf.domain.case_work import Section
from sspf.domain.organisation import PersonId
from tests.bot.typed_forms import FORMS
from tests.individual.house import HIDDEN, MISSING, NO_PROMISE, PROMISE, House
from tests.use_cases.cased import N27_03
from tests.use_cases.world import FRIDA, KAJ, LEO, RUT, TORE

CODE = re.compile(r"N27-\d\d")
QUESTIONS = (
    "samtycke {}",
    "planen till familjen {}",
    "registrera samtycke {}",
    "registrera samtycke {}: vårdnadshavare 1; skriftligt 1 december",
    "komplettera samtycke {}: vårdnadshavare 2",
    "återkalla samtycke {}",
    "återkalla samtycke {}: ungdomen, muntligt",
    "samtycket används igen {}",
    "gäller samtycket för {}?",
    "withdraw consent {}",
    "hur går det för {}?",
    "åtaganden för {}",
    "hur många åtaganden har vi för {}?",
    "hämta samtycke för {}",
    "annan grund för {}",
    "vilka texter finns om {}",
    "har vi något om lov i {}",
)
OF_A_CASE = sorted(
    {CODE.sub("{}", text) for _, *forms in FORMS.values() for text in forms if CODE.search(text)}
)
"""Each act that is typed with a code, in both languages: one that is added is asked here too."""
BUTTONS = [
    (act, value)
    for act in Act
    if act.partition(".")[0] in ("case", "consent")
    and act not in (Act.CASE_NEW, Act.CASE_PROTECTED, Act.CASE_FORM, Act.CASE_RAISE, Act.CASE_LIST)
    and act is not Act.CONSENT_START  # of a text, which is the writer's own
    for value in (tuple(Section) if act is Act.CASE_OPEN else ("1",))
]
PROMISES = [act for act in Act if act.partition(".")[0] == "commitment"] + [Act.LIST_OPEN]


@pytest.mark.parametrize("person", [TORE, FRIDA, LEO])
@pytest.mark.parametrize("question", QUESTIONS)
async def test_r_32_given_a_hidden_case_then_it_is_answered_as_one_that_does_not_exist(
    house: House, person: PersonId, question: str
) -> None:
    """The same bytes, the same statements with as many values, the same entry in the audit log."""
    said, is_written = await _asked_for_both(house, person, question)

    assert is_written
    assert "inget ärende" in said or question.startswith("withdraw")


@pytest.mark.parametrize("question", OF_A_CASE)
async def test_r_32_given_any_typed_act_of_a_case_then_hidden_and_missing_are_the_same(
    house: House, question: str
) -> None:
    """What Tore may never do is refused before any case is looked for, and nothing is written."""
    await _asked_for_both(house, TORE, question)


async def _asked_for_both(house: House, person: PersonId, question: str) -> tuple[str, bool]:
    """What was said, and whether that it was asked was written down."""
    hidden, asked_hidden = await house.ask(person, question.format(HIDDEN))
    written = await house.written()
    missing, asked_missing = await house.ask(person, question.format(MISSING))
    more = (await house.written())[len(written) :]

    assert hidden.presented == missing.presented
    assert asked_hidden == asked_missing
    assert not more or more == written[-len(more) :]
    assert not {HIDDEN, MISSING, N27_03} & set(map(str, more))
    assert N27_03 not in repr(more)
    return str(hidden.presented.payload), bool(more)


@pytest.mark.parametrize(("act", "value"), BUTTONS)
async def test_r_32_given_a_button_of_a_case_then_hidden_and_missing_are_the_same(
    house: House, act: Act, value: str
) -> None:
    """One that somebody has kept from before."""
    await _pressed_for_both(house, act, (N27_03, "case-none"), value)


@pytest.mark.parametrize("act", PROMISES)
async def test_r_32_given_a_button_of_a_commitment_then_hidden_and_missing_are_the_same(
    house: House, act: Act
) -> None:
    await _pressed_for_both(house, act, (PROMISE, NO_PROMISE), "")


@pytest.mark.parametrize("text", ["öppna {}", "uppdatera {}", "klart {}", "hjälp med {}"])
async def test_r_32_given_the_number_of_a_commitment_then_hidden_and_missing_are_the_same(
    house: House, text: str
) -> None:
    hidden, asked_hidden = await house.ask(TORE, text.format(PROMISE))
    missing, asked_missing = await house.ask(TORE, text.format(NO_PROMISE))

    assert _without(hidden, PROMISE) == _without(missing, NO_PROMISE)
    assert asked_hidden == asked_missing


def _without(said: Said, number: str) -> str:
    """What was typed may be said back."""
    return str(said.presented.payload).replace(number, "…")


async def _pressed_for_both(house: House, act: Act, subjects: tuple[str, str], value: str) -> None:
    hidden, asked_hidden = await house.press(TORE, act, subjects[0], value)
    written = await house.written()
    missing, asked_missing = await house.press(TORE, act, subjects[1], value)
    more = (await house.written())[len(written) :]

    assert hidden.presented == missing.presented
    assert asked_hidden == asked_missing
    assert not more or more == written[-len(more) :]


async def test_r_32_those_who_may_know_get_another_answer(house: House) -> None:
    """Or the test above would prove nothing."""
    for person in (RUT, KAJ):
        seen, _ = await house.ask(person, "samtycke N27-03")
        unseen, _ = await house.ask(person, "samtycke N27-99")
        assert seen.presented != unseen.presented


async def test_k_1_given_tore_asks_for_a_case_then_there_is_none_that_he_can_see(
    house: House,
) -> None:
    said, _ = await house.ask(TORE, "samtycke N27-03")

    assert said.presented.payload["text"] == "Jag hittar inget ärende som du kan se."
