"""Whatever the list, what is written is read back; and whatever is written, nothing is raised."""

from collections.abc import Callable
from datetime import date, time, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from bot.calendar_reading.placing import SURE_MONTHS, months_ahead
from bot.calendar_reading.text import read_text
from bot.calendar_reading.vocabulary import MONTHS, ORDINALS, WEEKDAYS
from sspf.domain.calendar_lists import Asked, ReadingContext

TODAYS = st.dates(date(2026, 1, 1), date(2032, 12, 31))
HOURS = st.tuples(st.integers(8, 16), st.sampled_from([0, 15, 30, 45]))
WRITTEN: tuple[Callable[[date], str], ...] = (
    lambda d: f"{d.day}/{d.month}",
    lambda d: f"{d.day:02}/{d.month:02}",
    lambda d: f"den {d.day}/{d.month}",
    lambda d: f"{d.day}/{d.month}-{d.year % 100}",
    lambda d: f"{d.day}/{d.month} {d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: d.isoformat(),
    lambda d: f"{d:%Y%m%d}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]}",
    lambda d: f"{d.day} {MONTHS[d.month - 1][:3]}",
    lambda d: (
        f"{d.day}:e {MONTHS[d.month - 1]}" if d.day > 2 else f"{d.day}:a {MONTHS[d.month - 1]}"
    ),
    lambda d: f"den {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1][:3]}. -{d.year % 100}",
    lambda d: f"den {ORDINALS[d.day - 1]} {MONTHS[d.month - 1]}",
    lambda d: f"{MONTHS[d.month - 1].upper()} {d.day}",
    lambda d: f"{WEEKDAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]}",
    lambda d: f"{WEEKDAYS[d.weekday()][:3]} {d.day}/{d.month}",
    lambda d: f"{WEEKDAYS[d.weekday()]}en den {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day}/{d.month} (v. {d.isocalendar().week})",
    lambda d: f"v {d.isocalendar().week} {WEEKDAYS[d.weekday()]} {d.day}/{d.month}",
    lambda d: f"{WEEKDAYS[d.weekday()]} v. {d.isocalendar().week} {d.isocalendar().year}",
)
CLOCKS: tuple[Callable[[time, time], str], ...] = (
    lambda s, e: f"kl. {s:%H.%M}–{e:%H.%M}",
    lambda s, e: f"{s:%H:%M}-{e:%H:%M}",
    lambda s, e: f"kl {s:%H:%M} till {e:%H:%M}",
    lambda s, e: f"kl {s.hour}.{s.minute:02} - {e:%H.%M}",
    lambda s, e: f"mellan {s:%H.%M} och {e:%H.%M}",
)
BULLETS = st.sampled_from(["", "- ", "• ", "* ", "{n}. ", "{n}) ", "Möte {n}: "])
AFTER = st.sampled_from(
    ["", ", Kajen", " (Teams)", ", rum 12", " Obs!", ", tel 070-123 45 67", "\t"]
)
"""What a real list has beside its dates."""


@st.composite
def lists(draw: st.DrawFn) -> tuple[date, list[tuple[date, time, time]], str]:
    """(today, meetings in order, the list as somebody wrote it)."""
    today = draw(TODAYS)
    last = (months_ahead(today, SURE_MONTHS) - today).days
    days = sorted(draw(st.sets(st.integers(0, last), min_size=1, max_size=8)))
    bullet = draw(BULLETS)
    meetings, lines = [], []
    for number, ahead in enumerate(days, start=1):
        on = today + timedelta(days=ahead)
        starts = time(*draw(HOURS))
        ends = time(starts.hour + draw(st.integers(1, 4)), starts.minute)
        words = (
            f"{draw(st.sampled_from(WRITTEN))(on)} {draw(st.sampled_from(CLOCKS))(starts, ends)}"
        )
        lines.append(f"{bullet.format(n=number)}{words}{draw(AFTER)}")
        meetings.append((on, starts, ends))
    return today, meetings, draw(st.sampled_from(["\n", "\n\n", "\r\n"])).join(lines)


@given(lists())
def test_whatever_list_is_written_it_is_read_back(
    written: tuple[date, list[tuple[date, time, time]], str],
) -> None:
    today, meetings, text = written
    reading = read_text(text, ReadingContext(today=today))

    assert [(w.on, w.starts, w.ends) for w in reading.wishes] == meetings, text
    assert reading.questions == (), text


@given(TODAYS, st.sets(st.integers(1, 320), min_size=2, max_size=9), st.sampled_from(WRITTEN[:3]))
def test_whatever_dates_stand_in_a_sentence_they_are_read_back(
    today: date, ahead: set[int], write: Callable[[date], str]
) -> None:
    days = [today + timedelta(days=n) for n in sorted(ahead)]
    text = f"Möten: {', '.join(map(write, days[:-1]))} och {write(days[-1])}."

    assert [w.on for w in read_text(text, ReadingContext(today=today)).wishes] == days


@given(TODAYS, st.integers(1, 300), st.integers(2, 6), st.integers(1, 12))
def test_an_interval_is_counted_from_its_start(
    today: date, ahead: int, weeks: int, count: int
) -> None:
    start = today + timedelta(days=ahead)
    text = f"var {ORDINALS[weeks - 1]} vecka med start {start.isoformat()}, {count} gånger"
    if weeks == 2:
        text = text.replace("var andra", "varannan")

    found = [w.on for w in read_text(text, ReadingContext(today=today)).wishes]
    assert found == [start + timedelta(weeks=weeks * n) for n in range(count)]


@given(TODAYS, st.integers(0, 6), st.sampled_from([("jämna", 0), ("udda", 1)]))
def test_even_and_odd_weeks_are_asked_of_the_calendar(
    today: date, weekday: int, parity: tuple[str, int]
) -> None:
    words, odd = parity
    last = today + timedelta(days=200)
    text = f"{words} veckor på {WEEKDAYS[weekday]}ar från {today} till {last}"

    found = [w.on for w in read_text(text, ReadingContext(today=today)).wishes]
    every = [today + timedelta(days=n) for n in range(201)]
    assert found == [d for d in every if d.weekday() == weekday and d.isocalendar().week % 2 == odd]


PIECES = (
    *(
        "11/9",
        "11/9-26",
        "2 okt",
        "13.00",
        "kl 13",
        "kl. 13–15",
        "v. 45",
        "v 3-9",
        "tis",
        "torsdagar",
    ),
    *("varannan", "varje", "jämna veckor", "var fjortonde dag", "från", "till", "start", "14 jan"),
    *(
        "2027",
        "vt 2027",
        "januari",
        "mars:",
        "den 3, 10 och 17 november",
        "första torsdagen i mars",
    ),
    *("sista", "i varje månad", ",", ";", ".", "\n", "och", "(", ")", ":", "-", "→", "ej", "utom"),
    *("inställt", "flyttas till", "senast", "alla", "6 gånger", "2 timmar", "halv två", "31 nov"),
    *(
        "30/2",
        "v 54",
        "25:00",
        "rum 3.12",
        "070-123 45 67",
        "Möte 3:",
        "1.",
        "2026-12-03",
        "261203",
    ),
    *(
        "29 feb",
        "0/0",
        "99/99",
        "???",
        "3/?",
        "idag",
        "på torsdag",
        "e.m.",
        "12",
        "0",
        "½",
        "٣",
        "²",
    ),
    *(
        "①",
        "<br>",
        "&nbsp;",
        "|",
        "läsåret 2026/27",
        "jan-maj",
        "till jul",
        "9999999999999",
        "\x00",
    ),
)
NOISY = st.lists(st.sampled_from(PIECES), max_size=14).flatmap(
    lambda pieces: st.sampled_from(["", " ", ", "]).map(lambda joint: joint.join(pieces))
)


@given(st.one_of(st.text(), NOISY), TODAYS)
@example("v 45 tis, 29 feb", date(2032, 12, 31))
def test_whatever_is_written_nothing_is_raised(text: str, today: date) -> None:
    reading = read_text(text, ReadingContext(today=today))

    assert list(reading.wishes) == sorted(
        reading.wishes, key=lambda w: (w.on, w.starts or time(), w.ends or time())
    )
    codes = [list(Asked).index(q.code) for q in reading.questions]
    assert codes == sorted(codes)
    assert len(set(reading.questions)) == len(reading.questions)


@given(NOISY, TODAYS)
def test_what_is_asked_of_a_day_is_asked_of_a_day_that_is_kept(text: str, today: date) -> None:
    reading = read_text(text, ReadingContext(today=today))
    days = {wish.on for wish in reading.wishes}

    assert {q.on for q in reading.questions if q.on} <= days
