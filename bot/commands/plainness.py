"""Whether an exact form was all that was meant: not doubted, taken back, asked, or gone on from.

ADR 0017: a form that is exact is obeyed first. "klart 4 kanske" and "flytta 4 till fredag nej
måndag" are not exact: the understanding reads them, and asks where it is not sure.
"""

import re

from bot.commands.ids import SEVERAL, after_id
from bot.commands.ways import ASKED, WAYS
from bot.turn import Turn
from bot.understand import NUMBER, Understood, fold, understand
from bot.words import parties_named

ONLY_SHOWN = frozenset(
    {
        *("help", "screen", "family", "family_invitation", "family_plan", "document", "cases"),
        *("show_case", "own_data", "promises", "contact_person", "glossary", "sharing", "feed"),
        *("standing", "reached", "agenda", "plan", "whole", "more", "mandate", "guest_list"),
        *("guest_mine", "next_meeting", "check_calendar", "breaks", "meetings", "statistics"),
        *("overdue", "mine", "every", "list", "open", "incidents", "log_review", "attendance"),
        *("briefing", "capture", "export_calendar", "figures", "groups", "models", "model"),
        *("proposals", "reports", "trainings", "matters", "open_matter", "open_incident"),
        *("annual_plan", "plan_inbox", "picture", "oversight", "grounds", "consents", "retention"),
        *("contact_list", "list_board", "happening", "invitation", "self_check", "upload"),
        *("new_meetings", "propose_meetings", "report", "register", "entry_open", "case_plan"),
    }
)
"""What is only shown, or a form to fill in, changes nothing: it may be asked for with a "?"."""
OWN_WORDS = frozenset(
    {
        *("oral", "new_commitment", "decision", "absence", "report_incident", "write_briefing"),
        *("own_reminder", "raise_signal"),
    }
)
"""What follows is somebody's own words, or is read with all its words by its own reader."""
REASONS = frozenset({"cancel", "need_help", "remove"})
"""After the number comes why, in own words: only what stands at once after it is looked at."""
OF_A_NUMBER = REASONS | {"done", "start", "postpone", "give"}
SEVERAL_AT_ONCE = frozenset({"change_meeting", "decline", "guest_invite"})
READ_WHOLE = frozenset({"postpone", "give"})
"""What stands after the number may be said in more ways than the form knows."""
WHOLE_NUMBER = re.compile(r"[åÅaA]\s*-?\s*\d{4}\s*-\s*\d+[\s.!?]*")
"""A commitment's own number with its year is meant as that one and no other."""
DOUBT = re.compile(
    r"\b(?:inte|int|ej|icke|aldrig|kanske|mahanda|mojligen|eventuellt|borde|bor|tror|undrar|eller"
    r"|nej|nae?|jo|forlat|vanta|stopp|angrar|menar|menade|fel|rattelse|snarare|om|ifall|nar|forst"
    r"|efter att|sa fort|innan|vet|not|never|do(?:n'?t| not)|maybe|perhaps|possibly|should|think|or"
    r"|nope?|sorry|wait|mean|if|unless|when|once|yet|whether)\b|\?"
)
"""Folded. A "no effect" holds none of these words."""
AT_ONCE = re.compile(rf"\s*(?:med |with |atagande )?{NUMBER.pattern}\W*(?={DOUBT.pattern})")
ASKS = re.compile(r"\?\s*$")
OWN_TEXT = re.compile(r"[:;]")
JOINS = re.compile(r"\b(?:och|samt|men|sen|sedan|and|but|then)\b|[,.]")
DAY = (
    r"(?:(?:pa |on )?(?:man|tis|ons|tors|fre|lor|son)dag(?:en)?|i ?morgon|tomorrow"
    r"|\d{4}-\d\d?-\d\d?|\d\d?/\d\d?(?:[ -]\d{4})?|\d\d?(?::?e)? [a-z]{3,9}\.?(?: \d{4})?)"
)
WEEK = r"v(?:ecka)?\.? ?\d\d?"
A_DAY = re.compile(
    rf"\W*(?:till |to |pa |den |det )*(?:{DAY}|{WEEK})(?: ?{DAY})?,?(?: ?\(?{WEEK}\)?)?"
    r"(?: kl\.? ?\d\d?[.:]\d\d)?[\s.!]*(?:tack|snalla|please|thanks)?[\s.!]*$"
)

A_FIGURE = re.compile(r"\W*(?:till |to )?\d{5,}\W*$")
"""Perhaps a day, and nothing else: the form says what is wrong with it."""


def is_exact(understood: Understood, turn: Turn) -> bool:
    """The words were all that was said, or an act's own form. `4` is neither; `Å-2027-004` is."""
    if not _is_plain(understood, turn.text):
        return False
    if understood.is_whole or WHOLE_NUMBER.fullmatch(turn.text):
        return True
    if understood.command in OF_A_NUMBER and SEVERAL.match(fold(understood.rest)):
        return True  # the form itself refuses two at once, in words that say so
    if understood.command == "postpone":
        return _names_a_day_alone(understood.rest)
    if understood.command == "give":
        return _names_a_receiver(understood.rest, turn)
    return understood.command not in ASKED and understood.rest != turn.text


def may_be_obeyed(understood: Understood, turn: Turn) -> bool:
    """When nothing else is sure: not a day or a receiver that the form would read in part."""
    return understood.command not in READ_WHOLE and _is_plain(understood, turn.text)


def _is_plain(understood: Understood, text: str) -> bool:
    """False: what was typed says more than the form does, or takes it back."""
    if understood.command in ONLY_SHOWN | OWN_WORDS:
        return True
    if understood.is_whole:
        return not ASKS.search(text)
    if understood.command in OF_A_NUMBER and SEVERAL.match(fold(understood.rest)):
        return True
    head = fold(_head(understood, text))
    if understood.command in REASONS:
        return not ASKS.search(head) and not AT_ONCE.match(head)
    if DOUBT.search(head):
        return False
    return understood.command in SEVERAL_AT_ONCE or not _begins_another(head)


def _head(understood: Understood, text: str) -> str:
    """What stands before the colon after which words are anybody's own; empty after it."""
    begins = text[: len(text) - len(understood.rest)].rstrip()
    own = begins.endswith((":", ";")) and bool(understood.rest)
    return "" if own else OWN_TEXT.split(understood.rest, maxsplit=1)[0]


def _names_a_day_alone(rest: str) -> bool:
    """`4 till 12 mars`: after the number nothing but a day, that every reader reads alike."""
    said = fold(after_id(rest))
    return (A_DAY.match(said) or A_FIGURE.match(said)) is not None


def _names_a_receiver(rest: str, turn: Turn) -> bool:
    """One agency by its own name: "till soc" and "från skolan till polisen" are read."""
    return len(parties_named(after_id(rest.partition(":")[0]), turn.organisation)) == 1


def _begins_another(head: str) -> bool:
    """ "4 och flytta 5 till fredag": another form in the same breath."""
    return any(understand(part.strip(), WAYS) for part in JOINS.split(head)[1:] if part.strip())
