"""What is typed of a consent, taken apart; whatever is not said is left to the form."""

from datetime import date
from typing import Any

import pytest

from bot.commands.consent_words import code_in, consent_in, givers_in, withdrawal_in
from sspf.domain.consent_forms import WithdrawalTyped
from tests.use_cases.world import norrsjo

HERE, TODAY = norrsjo().organisation, date(2027, 1, 20)
EVERY = ("school", "leisure", "offence", "drugs", "family", "health")
WHOLE = (
    "N27-01: vårdnadshavare 1 och 2; skriftligt 1 december; "
    "alla åt alla håll: skola, polis, socialtjänst, ungas fritid; samordnaren; "
    "områden: skola, fritid och droger; till 31 maj; frågat av skola; ungdomen hörd; "
    "blankett: pärm 4; jag vill fortsätta"
)


def test_given_all_in_one_sentence_then_each_field_has_its_own() -> None:
    assert consent_in(WHOLE, HERE, TODAY) == {
        "givers": ("guardian-1", "guardian-2"),
        "how": "written",
        "given_on": "2026-12-01",
        "template": "every_way",
        "parties": ("skola", "polis", "socialtjanst", "fritid"),
        "coordination": "ja",
        "areas": ("school", "leisure", "drugs"),
        "valid_to": "2027-05-31",
        "collected_by": "skola",
        "child": "heard",
        "evidence": "pärm 4",
        "goes_on": "ja",
    }


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("N27-01", {}),
        ("N27-01: båda vårdnadshavarna", {"givers": ("guardian-1", "guardian-2")}),
        ("N27-01: ungdomen", {"givers": ("youth",)}),
        (
            "N27-01: från skola till polis och socialtjänst",
            {
                "template": "directed",
                "senders": ("skola",),
                "recipients": ("polis", "socialtjanst"),
            },
        ),
        ("N27-01: alla områden", {"areas": EVERY}),
        (
            "N27-01: områden: alla",
            {"areas": EVERY},
        ),
        ("N27-01: inte samordnaren", {"coordination": "nej"}),
        ("N27-01: tolk var med", {"interpreter": "ja"}),
        ("N27-01: familjen har fått informationen", {"informed": "ja"}),
        ("N27-01: vill inte säga något", {"child": "does_not_want"}),
        ("N27-01: guardian 2; oral 3 January", {"givers": ("guardian-2",), "how": "oral"}),
    ],
)
def test_given_a_part_then_only_that_is_filled_in(said: str, typed: dict[str, Any]) -> None:
    found = consent_in(said, HERE, TODAY)

    assert {k: v for k, v in found.items() if k != "given_on"} == typed


@pytest.mark.parametrize(
    ("said", "code"), [("samtycke n27-1", None), ("n27-01", "N27-01"), ("N 27 – 03 nu", "N27-03")]
)
def test_a_code_is_known_as_people_write_it(said: str, code: str | None) -> None:
    assert code_in(said) == code


def test_numbers_of_days_are_nobodys() -> None:
    assert consent_in("N27-01: vårdnadshavare 1 skriftligt 2 december 2026", HERE, TODAY) == {
        "givers": ("guardian-1",),
        "how": "written",
        "given_on": "2026-12-02",
    }
    assert givers_in("vårdnadshavaren") == ("guardian-1",)


@pytest.mark.parametrize(
    ("said", "typed"),
    [
        ("återkalla samtycke N27-03", WithdrawalTyped()),
        ("återkalla samtycke N27-03: ungdomen, muntligt, allt", WithdrawalTyped(by="youth")),
        (
            "återkalla samtycke N27-03: vårdnadshavare skriftligt, bara till polisen",
            WithdrawalTyped(by="guardian", how="written", scope="pair", recipient="polis"),
        ),
        (
            "återkalla samtycke N27-03: ungdomen, från skola till samordnaren",
            WithdrawalTyped(by="youth", scope="pair", sender="skola", recipient="samordning"),
        ),
        (
            "återkalla samtycke N27-03: ungdomen, området droger",
            WithdrawalTyped(by="youth", scope="area", area="drugs"),
        ),
    ],
)
def test_a_withdrawal_is_all_of_it_unless_a_part_is_named(
    said: str, typed: WithdrawalTyped
) -> None:
    assert withdrawal_in(said, HERE) == typed
