"""How the lists that two agencies keep together are typed. Their names are data: `lists_alone`."""

from bot.understand import Way, way

CODE = r"(?=\s*[a-mo-z]\d{2}-\d{2})"
"""A code of a list comes next; a case's begins with n and is somebody else's to answer."""

ENTRY_WAYS: tuple[Way, ...] = (
    way(
        "list_board",
        r"(?:visa )?(?:vara|var) (?:gemensamma )?list(?:or|a)|(?:show )?our (?:joint )?lists?",
        whole=True,
    ),
    way(
        "entry_propose",
        r"(?:foresla|propose)(?: nagon| en (?:person|inriktning)| somebody)?(?= (?:till|for)\b)",
    ),
    way("selection", r"(?:nytt |new )?(?:urval|selection)(?= \w)"),
    way("entry_confirm", rf"(?:bekrafta|confirm){CODE}"),
    way("entry_measure_done", rf"(?:atgard|measure){CODE}(?=[^:]*\b(?:klar|klart|done)\b)"),
    way("entry_measure", rf"(?:ny )?(?:atgard|measure)(?: for)?{CODE}"),
    way("entry_talk", rf"(?:bekymringssamtal|orossamtal|conversation)(?: med| for| with)?{CODE}"),
    way("entry_follow_up", rf"(?:folj upp|uppfoljning(?: av)?|follow up){CODE}"),
    way("entry_let_in", r"(?:lat|let)(?= .*\b(?:se|see)\s+[a-mo-z]\d{2}-\d{2})"),
    way("entry_leave", rf"(?:lamna listan|ta bort fran listan|leave the list){CODE}"),
    way("entry_move", r"(?:flytta|move)(?=\s*[a-mo-z]\d{2}-\d{2}\b.*\b(?:till|to)\b)"),
    way("entry_open", r"(?:visa |oppna |show |open )?[a-mo-z]\d{2}-\d{2,}", whole=True),
)
