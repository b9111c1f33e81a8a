"""Whether "om" begins a clause of its own: "om polisen säger ja" does, "om två veckor" does not."""

from bot.understanding.items import MARKS, Item

SUBJECTS = (
    *("i", "we", "AGENCY", "PERSON", "NAME", "ID", "IDHINT", "COMMITMENT", "MEETING", "MEETREF"),
    *("BRIEFING", "CONSENT", "CASECODE", "all"),
)
PRONOUNS = ("det", "den", "de", "dom", "han", "hon", "hen", "ni", "du", "man", "it", "they", "he")
ARTICLES = ("the", "a")
NO_VERBS = (*MARKS, "TIME", "MEETREF", "at", "for", "and", "or", "with", "to", "about", "from")
VERBS = (
    *("has", "is", "anything", "should", "CANT", "RESPONSE", "SUBMITTED", "ANSWERED"),
    *("REGISTER", "PROMISED", "READ"),
)


def begins_clause(after: list[Item]) -> bool:
    """A subject and something that may be its verb."""
    said = [item for item in after if item.text.lower() not in ARTICLES]
    if len(said) < 2 or not _is_subject(said[0]):  # noqa: PLR2004 a subject and a verb
        return False
    return not said[1].has(*NO_VERBS) and said[1].text.lower() != "går"


def asks_whether(after: list[Item]) -> bool:
    """A subject and what surely is its verb: "kolla om jag har något öppet"."""
    return len(after) > 1 and _is_subject(after[0]) and after[1].has(*VERBS)


def _is_subject(item: Item) -> bool:
    return item.has(*SUBJECTS) or item.text.lower() in PRONOUNS
