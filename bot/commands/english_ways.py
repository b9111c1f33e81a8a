"""How commands are said in English, as in bot/commands/ways.py, the most particular first."""

from bot.understand import Way, way

ID = r"(?=\s*(?:commitment )?[a#]?-?\s*\d[\d-]*(?![\d-]|\s*(?:week|day|hour|min|month|year|time)))"
"""A commitment's number comes next; "4 weeks" is not one."""
BRIEFING = r"(?:the |my |our )?briefing"

ENGLISH: tuple[Way, ...] = (
    way("wait", r"send as planned|wait with the invitation", whole=True),
    way("send_invitation", r"send (?:the )?invitations?|call the meeting", whole=True),
    way("invitation", r"(?:the )?invitation", whole=True),
    way(
        "with_mandate",
        r"(?:i (?:am coming |come )?|i'm coming )?with (?:a )?mandate|i have (?:a )?mandate",
        whole=True,
    ),
    way(
        "without_mandate",
        r"(?:i (?:am coming |come )?|i'm coming )?without (?:a )?mandate|i have no mandate",
        whole=True,
    ),
    way("mandate", r"(?:who has )?(?:the |a )?mandates?", whole=True),
    way("confirm_decision", r"confirm(?:ed)? decision(?=\s*\d)"),
    way("guest_withdraw", r"take back (?:the )?invitation (?:for|to) (?:the )?guest"),
    way("guest_list", r"(?:who are )?(?:the )?guests", whole=True),
    way("guest_accept", r"(?:i am |i'm )?coming as (?:a )?guest", whole=True),
    way("guest_tentative", r"(?:maybe|(?:i am |i'm )?not sure) as (?:a )?guest", whole=True),
    way(
        "guest_decline",
        r"(?:i )?(?:cannot|can't|can not) come as (?:a )?guest",
        whole=True,
    ),
    way(
        "event_again",
        r"(?:put|add) (?:the )?meeting (?:back )?(?:in(?:to)? (?:the |my )?(?:calendar|outlook))?"
        r"(?: ?again)?",
        whole=True,
    ),
    way("add_breaks", r"(?:add |new )?(?:school )?breaks?(?=\s*:)"),
    way("remove_breaks", r"remove (?:the )?(?:school )?break(?=\s+\w)"),
    way("breaks", r"(?:the )?(?:school )?breaks", whole=True),
    way("accept", r"i am coming|i'?m coming|i will come|accept", whole=True),
    way("tentative", r"(?:i am |i'm )?not sure(?: yet)?|maybe", whole=True),
    way("decline", r"(?:i )?(?:cannot|can't|can not) come(?=\s*(?:$|[,.!]))"),
    way("attendance", r"attendance", whole=True),
    way("attendance", r"attendance(?=\s*:)"),
    way("capture", r"take notes|decisions and commitments", whole=True),
    way("decision", r"decision(?=\s*:)|new decision"),
    way("close_incident", r"close incident(?=\s*\d)"),
    way("close_item", r"close(?: item)?(?=\s*\d)"),
    way("plan_right", r"(?:it|the plan|the notes?) (?:is|are) right|that is right", whole=True),
    way("plan_wrong", r"something is wrong(?=\s*(?:$|[:.,]))|wrong(?=\s*:)"),
    way(
        "write_briefing",
        r"briefing(?: part)?(?=\s*\d{1,2}\s*(?::|$|\W*(?:nothing|yes|no)\b"
        r"|[a-z]\s?\d{2}\s?-?\s?\d{2,3}\b))",
    ),
    way(
        "remove_case_text", r"remove (?:the |my )?text (?:on|about|of)?(?=\s*[a-z]\s?\d{2}-?\d{2})"
    ),
    way("move_text", r"move(?= part \d{1,2} to (?:the )?individual)"),
    way("ask_family", r"ask for consent(?: on| for| in)?(?=\s*[a-z]\s?\d{2}-?\d{2})"),
    way("send_briefing", rf"(?:submit|send(?: in)?|hand in) {BRIEFING}", whole=True),
    way("change_briefing", rf"(?:change|edit) {BRIEFING}", whole=True),
    way("briefing", r"(?:give |write )?(?:a |my |our )?briefing", whole=True),
    way("standing", r"who has (?:not )?answered|who is missing", whole=True),
    way("remind", r"remind (?:them|the agencies)", whole=True),
    way("oral", r"oral(?: briefing)?(?= \w)"),
    way("approve_agenda", r"approve(?: the)? agenda|approve and send", whole=True),
    way("add_item", r"(?:add )?item(?=\s*:)"),
    way("whole", r"read all(?=\s*\d)"),
    way("more", r"(?:show )?more|next page", whole=True),
    way("plan", r"(?:the )?action plan|(?:the )?notes", whole=True),
    way("done", rf"(?:mark )?(?:as )?(?:done|finished|completed?)(?: with)?{ID}"),
    way("postpone", rf"(?:move|postpone|new date for){ID}"),
    way("start", rf"(?:started|working on|in progress|under way){ID}"),
    way("need_help", rf"(?:i |we )?(?:need )?help with{ID}"),
    way("cancel", rf"cancel{ID}"),
    way("ask_owner", rf"ask about{ID}"),
    way("open", rf"(?:update|open|change){ID}"),
    way("new_meetings", r"(?:new|add) meetings(?=\s*:)"),
    way("absence", r"i am (?:away|on leave|off)|i'm (?:away|on leave|off)"),
    way("aim", r"(?:change )?(?:the )?overall aim(?=\s*:)"),
    way("sharing", r"how is (?:what i write|it|my text) shared"),
    way("no_reminders", r"no reminders|stop reminding me", whole=True),
    way("reminders", r"remind me(?: again)?|turn on reminders", whole=True),
    way("family_invitation", r"(?:print )?(?:the )?invitation (?:for|to) the family", whole=True),
    way("family", r"(?:print )?(?:the )?information (?:for|to) the family", whole=True),
    way("screen", r"(?:show )?(?:the )?meeting view", whole=True),
    way("revoke_documents", r"take back my documents?", whole=True),
    way("statistics", r"(?:the )?(?:statistics|figures)", whole=True),
    way("undo", r"take (?:it|that) back", whole=True),
)
