"""The list of models is plain, aligned and never says more than the sources do."""

from pathlib import Path

import pytest

from bot.organisations.cadences import (
    AnyCadence,
    Before,
    HalfYearly,
    Interval,
    IsoWeeks,
    MinPerPeriod,
    OffsetAfter,
    Yearly,
)
from bot.organisations.listing import LABEL, WIDTH, describe
from bot.organisations.reader import MODELS, presets, read_preset
from bot.organisations.wording import cadence_in_words


def listing(key: str) -> str:
    return describe(read_preset(MODELS / f"{key}.yaml"))


def of_group(key: str, heading: str) -> str:
    """The lines under one group's heading, as one line with single spaces."""
    block = next(b for b in listing(key).split("\n\n") if b.startswith(f"  {heading}"))
    return " ".join(block.split())


def test_given_the_five_party_model_then_its_working_group_reads_like_this() -> None:
    assert of_group("rtf_fem_parter", "Operativ grupp") == (
        "Operativ grupp "
        "Parter Skola, Socialtjänst, Polis, Ungas fritid, Säkerhet och beredskap "
        "Sammankallande fritidsassistent, Ungas fritid, via Teams "
        "Möten enligt kalendarium; till exempel var 4:e vecka, torsdagar kl. 13.00, 120 minuter "
        "(förslag)"
    )


@pytest.mark.parametrize(
    ("key", "heading", "words"),
    [
        ("rtf_fem_parter", "Youngsters och Top 5", "Möten var 8:e vecka"),
        ("rtf_fem_parter", "SSPF:s styrgrupp", "Möten frågas vid införandet"),
        ("rtf_fem_parter", "RTF:s samordningsgrupp", "Parter frågas vid införandet"),
        ("mjolby_individ", "Inledande möte", "SSPF-koordinator (förslag)"),
        ("mjolby_individ", "Möte med", "Sammankallande SSPF-koordinator, via Teams (förslag)"),
        ("nacka_sspf_sig", "SSPF-forum", "Möten en gång i månaden"),
        ("nacka_sspf_sig", "Social insatsgrupp", "Möten en gång i månaden (förslag)"),
        ("malmo_ssp", "Central ledningsgrupp", "Möten frågas vid införandet"),
        ("malmo_ssp", "Sekretariat", "Möten i stort sett varje vecka"),
        ("malmo_ssp", "Ledningsgrupp", "en per stadsdel"),
        ("malmo_ssp", "Ledningsgrupp", "Möten ungefär 6 gånger om året"),
        ("malmo_ssp", "Lokal SSP-grupp", "Möten minst en gång i månaden"),
        ("ale_tre_nivaer", "Lokal SSPF-grupp", "Sammankallande utsedd rektor, Skola"),
        ("ale_tre_nivaer", "Lokal SSPF-grupp", "Möten var 14:e dag"),
        ("ale_tre_nivaer", "Strategiska gruppen", "Sammankallande kommunens koordinator Möten"),
        ("ale_tre_nivaer", "Styrgrupp", "Parter (förslag) Socialtjänst"),
    ],
)
def test_given_a_group_then_it_says_what_the_source_says(
    key: str, heading: str, words: str
) -> None:
    assert words in of_group(key, heading)


@pytest.mark.parametrize("file", presets(), ids=lambda file: file.stem)
def test_given_any_model_then_nothing_inferred_stands_unmarked(file: Path) -> None:
    preset = read_preset(file)

    for group in preset.groups:
        line = of_group(preset.key, group.name)
        if group.cadence and {"cadence"} & set(group.inferred):
            assert line.endswith("(förslag)")
        if group.convener and group.convener.inferred:
            assert "(förslag)" in line.split("Sammankallande")[1]


@pytest.mark.parametrize("file", presets(), ids=lambda file: file.stem)
def test_given_any_model_then_labels_and_words_stand_in_columns(file: Path) -> None:
    for line in describe(read_preset(file)).splitlines():
        assert len(line) <= WIDTH
        if line.startswith("    "):
            assert line[4 + LABEL] != " "
            assert line[3 + LABEL] == " "


def test_given_a_label_longer_than_its_column_then_its_words_stand_below() -> None:
    lines = describe(read_preset(next(f for f in presets() if "ale" in f.stem))).splitlines()
    at = lines.index("  Skola (Barn och Ungdom, Utbildning)")

    assert lines[at + 1].strip() == "rektor"


@pytest.mark.parametrize(
    ("cadence", "words"),
    [
        (Interval(kind="interval", every=1, unit="day"), "varje dag"),
        (Interval(kind="interval", every=2, unit="week"), "varannan vecka"),
        (Interval(kind="interval", every=3, unit="month"), "var 3:e månad"),
        (Interval(kind="interval", every=11, unit="day"), "var 11:e dag"),
        (Interval(kind="interval", every=21, unit="day"), "var 21:a dag"),
        (
            IsoWeeks(
                kind="iso_weeks", parity="even", weekday="tue", season=True, skip=("school_breaks",)
            ),
            "jämna veckor under verksamhetsperioden, tisdagar, inte på skollov",
        ),
        (IsoWeeks(kind="iso_weeks", parity="odd"), "udda veckor"),
        (MinPerPeriod(kind="min_per_period", n=2, period="term"), "minst 2 gånger per termin"),
        (OffsetAfter(kind="offset_after", n=4, unit="month"), "efter 4 månader"),
        (OffsetAfter(kind="offset_after", n=1, unit="week"), "efter 1 vecka"),
        (
            Yearly(kind="yearly", month=12, inferred=("month",)),
            "varje år i december (förslag)",
        ),
        (HalfYearly(kind="half_yearly", months=(1, 6)), "varje halvår, i januari och juni"),
        (Before(kind="before", report="x", weeks=3), "3 veckor före nästa rapport"),
    ],
)
def test_given_a_cadence_then_it_reads_as_one_says_it(cadence: AnyCadence, words: str) -> None:
    assert cadence_in_words(cadence) == words
