"""What a reading may hold: the intents and slots of the query specification, closed.

Written down from the specification's tables and nothing else, so that the sentences of this folder
are measured against the paper and not against the product.
"""

import re
from collections.abc import Callable

Slots = dict[str, object]


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


READING_INTENTS = listed("""
    list_commitments count_commitments show_commitment search_commitments
    show_decisions show_action_plan show_notes show_agenda
    next_meeting list_meetings meeting_details meeting_attendance count_meetings
    calendar_conflicts calendar_fact
    briefing_status briefing_deadline show_briefing search_briefings
    list_cases case_lookup consent_status list_consents list_schedule
    sharing_help privacy_info access_log show_statistics make_report export report_concern
    refuse_sensitive_search refuse_name_search refuse_ranking
    followup confirm sort_last_result next_page contact_person glossary
    help greeting thanks out_of_scope
    """)
ACTION_INTENTS = listed("""
    update_commitment change_due reassign_commitment create_commitment cancel_commitment undo_last
    add_agenda_item create_meeting reschedule_meeting cancel_meeting invite_guest
    decline_meeting set_deputy submit_briefing edit_briefing send_reminder
    create_case close_case register_consent withdraw_consent
    send_invitation set_absence raise_signal set_language notification_settings
    """)
"""Those that change something or send something. A yes is one too: see `is_action`."""

INTENTS = READING_INTENTS | ACTION_INTENTS

AGENCIES = listed("skola socialtjanst polis fritid sakerhet_beredskap ovrig")
STATUSES = listed("""
    open not_started in_progress on_hold needs_help overdue done cancelled any
    upcoming missing expiring
    """)
WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
ASKS = listed("time place join_link holiday current_week expiry evaluation next_selection")
CATEGORIES = listed("health abuse offence ethnicity religion sexual_life sensitive_social")
DUE_WORDS = listed("before_next_meeting by_next_meeting today tomorrow this_week next_week none")
DATE = re.compile(r"\d{4}-\d\d-\d\d")
MONTH = re.compile(r"\d{4}-\d\d")
LEVELS = (1, 2, 3)

Check = Callable[[object], bool]


def is_action(intent: str, slots: Slots) -> bool:
    """Whether this reading, if it is the wrong one, would have the bot begin a change."""
    return intent in ACTION_INTENTS or (intent == "confirm" and slots.get("value") is True)


def one_of(*allowed: object) -> Check:
    return lambda value: value in allowed


def text_like(pattern: re.Pattern[str]) -> Check:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def whole_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def some_text(value: object) -> bool:
    return isinstance(value, str) and value.strip() == value != ""


def agencies(value: object) -> bool:
    return value == "all" or (isinstance(value, list) and value != [] and set(value) <= AGENCIES)


def one_part_of(parts: dict[str, Check], pairs: tuple[set[str], ...] = ()) -> Check:
    """A dict with one known key, or with one of the named pairs of keys."""

    def check(value: object) -> bool:
        if not isinstance(value, dict) or not (len(value) == 1 or set(value) in pairs):
            return False
        return all(key in parts and parts[key](part) for key, part in value.items())

    return check


DUE = one_part_of(
    {
        "rel": one_of(*DUE_WORDS),
        "shift_days": whole_number,
        "iso_week": whole_number,
        "month": text_like(MONTH),
    }
    | dict.fromkeys(("on", "before", "before_or_on", "from", "to"), text_like(DATE)),
    ({"from", "to"},),
)
PERIOD = one_part_of(
    {
        "rel": one_of("since_last_meeting", "this_term"),
        "year": whole_number,
        "month": text_like(MONTH),
        "term": text_like(re.compile(r"[VH]T\d\d")),
        "iso_week": whole_number,
    }
)
SLOTS: dict[str, Check] = {
    "agency": agencies,
    "agency_not": agencies,
    "owner": one_of("me", "my_agency"),
    "status": one_of(*STATUSES),
    "due": DUE,
    "overdue_days_gt": whole_number,
    "level": one_of(*LEVELS),
    "level_not": one_of(*LEVELS),
    "group": one_of("operativ", "styrgrupp"),
    "case": text_like(re.compile(r"N\d\d-\d\d")),
    "id": text_like(re.compile(r"Å-\d{4}-\d{3}")),
    "id_hint": whole_number,
    "meeting": lambda value: value in ("next", "last") or text_like(DATE)(value),
    "period": PERIOD,
    "effect": one_of("ja", "delvis", "nej", "for_tidigt"),
    "deliver": one_of("me"),
    "text": some_text,
    "person": some_text,
    "actor": some_text,
    "to": lambda value: value in AGENCIES or text_like(DATE)(value),
    "date": text_like(DATE),
    "time": text_like(re.compile(r"\d\d:\d\d")),
    "date_hint": one_of(*WEEKDAYS),
    "ask": one_of(*ASKS),
    "response": one_of("accepted", "declined", "tentative", "none"),
    "target": one_of("briefing_missing", "commitments_overdue"),
    "by": one_of("due", "agency", "ungdom", "vardnadshavare"),
    "category": one_of(*CATEGORIES),
    "contains": one_of("personnummer", "name"),
    "metric": text_like(re.compile(r"M(0[1-9]|[12]\d|3[0-6])")),
    "report": one_of("halvarsrapport", "arsresultat", "utvardering"),
    "format": one_of("xlsx", "csv", "pdf", "docx"),
    "what": one_of("commitments", "meetings", "calendar"),
    "list": one_of("youngsters", "top5"),
    "language": one_of("sv", "en"),
    "value": one_of(True, False),
    "reminders": one_of("on", "off", "less"),
    "nothing": one_of(True),
    "match": one_of("all"),
}


def faults(intent: str, slots: Slots) -> list[str]:
    """What in a reading is not of the specification; empty when it is well-formed."""
    found = [] if intent in INTENTS else [f"no such intent: {intent}"]
    found += [f"no such slot: {key}" for key in slots if key not in SLOTS]
    found += [
        f"{key} cannot be {value!r}"
        for key, value in slots.items()
        if key in SLOTS and not SLOTS[key](value)
    ]
    return found
