"""What the gaps of the templates are filled with: surface words and the slots that they carry.

All relative dates are reckoned from Monday 1 February 2027 (week 5); the next meeting is Thursday
18 February, the winter break is week 8 (it begins on Monday 22 February).
"""

from dataclasses import dataclass
from datetime import date

from tests.bot.understanding_measured.closed_lists import Slots


@dataclass(frozen=True)
class Filler:
    surface: str
    slots: Slots
    kept: bool = False
    """Typed exactly so: no noise may touch it (ids, codes, words to search for)."""


def named(spoken: dict[str, str]) -> list[tuple[str, str]]:
    """From `{agency: "word, word"}` one (word, agency) a word."""
    return [(word, agency) for agency, words in spoken.items() for word in words.split(", ")]


def of_agency(pairs: list[tuple[str, str]], slot: str = "agency") -> list[Filler]:
    return [Filler(word, {slot: [agency]}) for word, agency in pairs]


def kept_words(slot: str, words: str) -> list[Filler]:
    return [Filler(word, {slot: word}, kept=True) for word in words.split(", ")]


def stated(slot: str, pairs: dict[str, object]) -> list[Filler]:
    """From `{"words, other words": value}` one filler a wording."""
    return [
        Filler(word, {slot: value}) for words, value in pairs.items() for word in words.split(", ")
    ]


WHO = named(
    {
        "skola": "skolan, rektorn, kuratorn, skolvärden, sjöängsskolan",
        "polis": "polisen, områdespolisen, kommunpolisen",
        "socialtjanst": "socialtjänsten, soc, socialen, IFO, fältarna, behandlaren",
        "fritid": "fritid, fritidsgården, ungas fritid, Kajen, fritidsassistenten",
        "sakerhet_beredskap": "trygghetsvärdarna, säkerhet och beredskap, s&b",
    }
)
WHOSE = named(
    {
        "skola": "skolans, rektorns, kuratorns, skolvärdens",
        "polis": "polisens, områdespolisens, kommunpolisens",
        "socialtjanst": "socialtjänstens, socialens, socialsekreterarens, fältarnas",
        "fritid": "fritidsgårdens, Kajens, ungas fritids",
        "sakerhet_beredskap": "trygghetsvärdarnas",
    }
)
WHO_EN = named({"skola": "the school", "polis": "the police", "socialtjanst": "social services"})
TWO_PARTIES = [
    Filler(f"{word} och {other}", {"agency": [one, two]})
    for word, one in WHO
    for other, two in WHO
    if one != two and " och " not in word + other
]

MONTHS = {2: "februari", 3: "mars", 4: "april", 5: "maj", 6: "juni"}
MONTHS_EN = {2: "February", 3: "March", 4: "April", 5: "May", 6: "June"}
DAYS = [
    date(2027, *day)
    for day in [(2, 5), (2, 12), (2, 17), (3, 4), (3, 5), (3, 12), (4, 15), (5, 13), (6, 10)]
]
SPOKEN_DAYS = [
    (spoken, day.isoformat())
    for day in DAYS
    for spoken in (
        f"den {day.day} {MONTHS[day.month]}",
        f"{day.day} {MONTHS[day.month]}",
        f"{day.day} {MONTHS[day.month][:3]}",
        f"den {day.day}/{day.month}",
    )
]
SPOKEN_DAYS_EN = [(f"{day.day} {MONTHS_EN[day.month]}", day.isoformat()) for day in DAYS]
MONTH_WORDS = {
    MONTHS[number]: f"2027-{number:02}"
    for number in range(3, 7)  # from March: said on 1 February, "i mars" is this year's
}

RELATIVE_WEIGHT = 6
"""People say "nästa vecka" oftener than dates, and there are many more dates to draw from."""

DUE = [
    *RELATIVE_WEIGHT
    * stated(
        "due",
        {
            "idag, i dag": {"rel": "today"},
            "imorgon, i morgon": {"rel": "tomorrow"},
            "den här veckan, denna vecka": {"rel": "this_week"},
            "nästa vecka": {"rel": "next_week"},
            "till nästa möte, senast nästa möte": {"rel": "by_next_meeting"},
            "före nästa möte, innan nästa möte": {"rel": "before_next_meeting"},
            "före sportlovet, innan sportlovet": {"before": "2027-02-22"},
        },
    ),
    *(Filler(f"i {word}", {"due": {"month": month}}) for word, month in MONTH_WORDS.items()),
    *(
        Filler(words.format(week), {"due": {"iso_week": week}})
        for week in (6, 7, 9, 11)
        for words in ("senast vecka {}", "senast v {}", "senast v.{}", "v{}")
    ),
    *(Filler(f"senast {said}", {"due": {"before_or_on": day}}) for said, day in SPOKEN_DAYS),
    *(Filler(f"före {said}", {"due": {"before": day}}) for said, day in SPOKEN_DAYS),
    *(Filler(f"innan {said}", {"due": {"before": day}}) for said, day in SPOKEN_DAYS),
]
DUE_EN = [
    *RELATIVE_WEIGHT
    * stated(
        "due",
        {
            "today": {"rel": "today"},
            "tomorrow": {"rel": "tomorrow"},
            "this week": {"rel": "this_week"},
            "next week": {"rel": "next_week"},
            "before the next meeting": {"rel": "before_next_meeting"},
            "by the next meeting": {"rel": "by_next_meeting"},
            "in March": {"month": "2027-03"},
        },
    ),
    *(Filler(f"before {said}", {"due": {"before": day}}) for said, day in SPOKEN_DAYS_EN),
]
STATUS = stated(
    "status",
    {
        "öppna": "open",
        "försenade": "overdue",
        "pågående": "in_progress",
        "vilande": "on_hold",
        "avbrutna": "cancelled",
        "ej påbörjade": "not_started",
    },
)
STATUS_IS = stated(
    "status",
    {
        "är öppna, är inte klara": "open",
        "är försenade": "overdue",
        "pågår, är pågående": "in_progress",
        "är vilande": "on_hold",
        "är avbrutna": "cancelled",
        "är inte påbörjade, är ej påbörjade": "not_started",
        "behöver hjälp": "needs_help",
        "är klara": "done",
    },
)
STATUS_EN = stated("status", {"open": "open", "overdue": "overdue", "cancelled": "cancelled"})
NEW_STATUS = stated(
    "status",
    {
        "är klart, är färdigt": "done",
        "pågår, är pågående": "in_progress",
        "behöver hjälp": "needs_help",
        "är vilande": "on_hold",
    },
)
SHIFT = [
    Filler(said, {"due": {"shift_days": days}})
    for said, days in [("en vecka", 7), ("två veckor", 14), ("tre dagar", 3), ("tio dagar", 10)]
]
LEVEL = stated(
    "level", {"allmän nivå, nivå 1": 1, "gruppnivå, nivå 2": 2, "individnivå, nivå 3": 3}
)
NUMBERS = range(1, 18)
ID = [
    Filler(form.format(number), {"id": f"Å-2027-{number:03}"}, kept=True)
    for number in NUMBERS
    for form in ("Å-2027-{:03}", "å-2027-{:03}", "å-2027-{}", "a-2027-{:03}", "A-2027-{:02}")
]
HINT = [
    Filler(f"{words} {number}", {"id_hint": number}, kept=True)
    for number in NUMBERS
    for words in ("åtagande", "åtagande nr", "åtagande nummer", "atagande")
]
HINT_EN = [Filler(f"commitment {number}", {"id_hint": number}, kept=True) for number in NUMBERS]
CASE = [
    Filler(form.format(number), {"case": f"N27-{number:02}"}, kept=True)
    for number in (1, 2, 3, 7, 12)
    for form in ("N27-{:02}", "n27-{:02}", "n27 {:02}", "N27{:02}")
]

FILLERS: dict[str, list[Filler]] = {
    "who": of_agency(WHO),
    "whose": of_agency(WHOSE),
    "who_en": of_agency(WHO_EN),
    "except": of_agency(WHO, "agency_not"),
    "new_owner": [Filler(word, {"to": agency}) for word, agency in WHO],
    "new_owner_en": [Filler(word, {"to": agency}) for word, agency in WHO_EN],
    "two": TWO_PARTIES,
    "due": DUE,
    "due_en": DUE_EN,
    "status": STATUS,
    "status_is": STATUS_IS,
    "status_en": STATUS_EN,
    "new_status": NEW_STATUS,
    "shift": SHIFT,
    "level": LEVEL,
    "thing": ID + HINT,
    "thing_en": ID + HINT_EN,
    "hint": HINT,
    "case": CASE,
    "our": [Filler("våra", {"owner": "my_agency"}, kept=True)],  # without its ring it is "vara"
    "topic": kept_words(
        "text", "belysningen, kalendern, vejp, lachgas, sommarjobb, rutinen, busstorget, enkäten"
    ),
    "task": kept_words(
        "text", "boka lokal, trycka affischer, kontakta butikerna, skriva om rutinen, köpa bollar"
    ),
    "word": kept_words("text", "samverkan, samtycke, menprövning"),
    "person": kept_words("person", "Kim, Leo, Bo, Frida, Tore"),
    "actor": kept_words("actor", "MiniMaria, Repulse, väktarbolaget"),
    "to_date": [Filler(said, {"to": day}) for said, day in SPOKEN_DAYS],
    "to_date_en": [Filler(said, {"to": day}) for said, day in SPOKEN_DAYS_EN],
    "on_date": [Filler(said, {"date": day}) for said, day in SPOKEN_DAYS],
    "by_date": [
        Filler(f"klart senast {said}", {"due": {"before_or_on": day}}) for said, day in SPOKEN_DAYS
    ],
    "month": [Filler(word, {"period": {"month": month}}) for word, month in MONTH_WORDS.items()],
    "week": [
        Filler(words.format(week), {"period": {"iso_week": week}})
        for week in (6, 7, 9, 11, 15)
        for words in ("vecka {}", "v {}", "v.{}", "v{}")
    ],
    "weekday": stated(
        "date_hint",
        {"på tisdag": "tuesday", "på onsdag": "wednesday", "på torsdag": "thursday"},
    ),
    "past_meeting": stated(
        "meeting",
        {
            "förra mötet, senaste mötet": "last",
            "den 21 januari, 21 jan, mötet den 21/1": "2027-01-21",
        },
    ),
}
