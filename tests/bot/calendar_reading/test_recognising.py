"""A pasted calendar is told apart from a sentence that names some days."""

import pytest

from bot.calendar_reading.recognising import days_in, is_list_of_dates

LISTS = (
    "11/9, 2 okt 13.00, v. 45 tis",
    "11/2, 4 mars 13.00, v. 14 tis, 2026-12-24, fredag 12/3, 30/4 kl 9-11",
    "kalendarium\n11/2, 4 mars",
    "Kalendarium vt 2027: 11/2, 4 mars",
    "Kalendarium våren 2027:\n- 18 feb Kajen\n- 18 mars Rådhuset, sal 2\n- 15 april, hos polisen",
    "här kommer vårens möten: 11/2, 4 mars 13.00",
    "hej här är datumen för våren: 18/2, 18/3, 15/4 tack",
    "lägg in de här mötena: 11/2, 4 mars",
    "boka möten 11/2, 4/3 och 8/4",
    "vi ska ses 11/2, 4/3 och 8/4",
    "möten: 11/2, 4/3 och 8/4",
    "möten den 4, 11 och 18 mars kl 13",
    "mötestider våren: 11/2, 4 mars 13.00",
    "mötesdatum 18/2 18/3 15/4",
    "nya datum: 4/2 och 4/3",
    "träffar 18/2 kl 13, 18/3 kl 13",
    "18.2, 18.3, 15.4",
    "torsdagarna 18/2, 18/3, 15/4",
    "SSPF-möten våren 2027\n18 feb\n18 mars\n15 april\n20 maj",
    "Torsdag 18 februari kl. 13-15\nTorsdag 18 mars kl. 13-15",
    "datum;tid;grupp;plats;anmärkning\n2027-02-11;13.00;Operativ grupp;Kajen;\n2027-03-11;13.00;;;",
    "vecka;datum;tid\n6;2027-02-11;13.00\n10;2027-03-11;13.00",
    "book meetings 11 feb and 4 mars",
)
OTHERS = (
    "möten 11/2",
    "möten 11/2–4/3",
    "möten: 11/2 till 4/3",
    "möten från 11/2 till 4/3",
    "möten mellan 11/2 och 4/3",
    "vilka möten är 11/2 och 4/3?",
    "dagordning 18/2 och 18/3",
    "flytta 18 feb till 25 feb och ställ in 15 april",
    "flytta mötena 11/2, 4/3 och 8/4 en vecka",
    "ställ in 11/2, 4/3 och 8/4",
    "avboka mötena 11/2, 4/3 och 8/4",
    "borta 11/2, 4/3 och 5/3",
    "jag kan inte 11/2, 4/3 och 8/4",
    "pia kommer 11/2, 4/3 och 8/4",
    "klart 4/2, 4/3 och 8/4",
    "klart 12",
    "påminn mig 11/2, 4/3 och 8/4",
    "åtaganden 11/2, 4/3 och 8/4",
    "försenade sedan 11/2, 4/3 och 8/4",
    "nytt åtagande: ring skolan 11/2, 4/3 och 8/4",
    "bråk vid torget 11/2, 14/2 och 16/2",
    "11/2 bråk vid torget\n14/2 skadegörelse på skolan",
    "1: bråk 11/2\n2: inget",
    "lov: sportlov 22 feb-26 feb",
    "N27-01 möte 11/2, 4/3 och 8/4",
)


@pytest.mark.parametrize("text", LISTS)
def test_given_hardly_anything_but_days_then_it_is_a_list(text: str) -> None:
    assert is_list_of_dates(text)


@pytest.mark.parametrize("text", OTHERS)
def test_given_a_change_a_question_or_a_tale_then_it_is_no_list(text: str) -> None:
    assert not is_list_of_dates(text)


def test_given_the_name_of_a_group_then_it_may_stand_among_the_days() -> None:
    text = "Strategisk ledningsgrupp: 11/2 och 4/3"
    assert not is_list_of_dates(text)
    assert is_list_of_dates(text, ["Strategisk ledningsgrupp"])


def test_given_days_then_each_is_counted() -> None:
    assert days_in("boka möten 11/2, 4 och 5 mars på Kajen") == 3
    assert days_in("boka ett möte på torsdag kl 9.30") == 0
