"""Ways to ask about commitments and to change them, one reading each."""

from tests.bot.understanding_measured.template import ways

LISTS = [
    *ways(
        "list_commitments",
        """
        vad har {who} kvar att göra
        vad ska {who} göra
        vad har {who} lovat
        {whose} åtaganden
        visa {whose} öppna åtaganden
        öppna åtaganden för {who}
        öppna åtaganden för {two}
        vad ska {who} göra {due}
        vad ska {who} ha klart {due}
        {whose} åtaganden som ska vara klara {due}
        vad ska vara klart {due}
        vilka åtaganden ska vara klara {due}
        visa allt som ska vara klart {due}
        öppna åtaganden på {level}
        {whose} öppna åtaganden på {level}
        öppna åtaganden för alla utom {except}
        åtaganden i {case}
        visa alla öppna åtaganden
        visa alla åtaganden som inte är klara
        {our} åtaganden som ska vara klara {due}
        EN what does {who_en} have left to do
        EN open commitments for {who_en}
        EN which commitments are due {due_en}
        EN what does {who_en} have to do {due_en}
        """,
        status="open",
    ),
    *ways(
        "list_commitments",
        """
        visa {status} åtaganden
        {status} åtaganden
        {status} åtaganden på {level}
        {whose} {status} åtaganden
        {our} {status} åtaganden
        vilka åtaganden {status_is}
        vilka av {whose} åtaganden {status_is}
        finns det åtaganden som {status_is}
        EN show {status_en} commitments
        EN show {status_en} commitments for {who_en}
        """,
    ),
    *ways(
        "list_commitments",
        """
        mina åtaganden
        visa mina öppna åtaganden
        vad har jag kvar att göra
        vad ska jag göra {due}
        vilka av mina åtaganden ska vara klara {due}
        EN my commitments
        EN what do I have to do {due_en}
        """,
        owner="me",
        status="open",
    ),
    *ways("list_commitments", "vilka av mina åtaganden {status_is}", owner="me"),
    *ways("list_commitments", "EN show my {status_en} commitments", owner="me"),
    *ways(
        "list_commitments",
        """
        vad har blivit klart sen förra mötet
        vilka åtaganden har blivit klara sen förra mötet
        vad har {who} gjort klart sen sist
        """,
        status="done",
        period={"rel": "since_last_meeting"},
    ),
    *ways(
        "list_commitments",
        """
        vad är kvar sen förra mötet
        vad är kvar sen sist
        """,
        status="open",
        meeting="last",
    ),
    *ways(
        "list_commitments",
        """
        vilka åtaganden har inget datum
        vilka åtaganden saknar datum
        """,
        status="open",
        due={"rel": "none"},
    ),
    *ways("list_commitments", "åtaganden som {two} har tillsammans", status="open", match="all"),
    *ways("list_commitments", "vad har {who} på gång", status="in_progress"),
]

COUNTS = [
    *ways(
        "count_commitments",
        """
        hur många åtaganden {status_is}
        hur många av {whose} åtaganden {status_is}
        hur många {status} åtaganden har {who}
        hur många {status} åtaganden finns det
        antal {status} åtaganden på {level}
        EN how many {status_en} commitments does {who_en} have
        """,
    ),
    *ways(
        "count_commitments",
        """
        hur många åtaganden ska vara klara {due}
        hur många åtaganden ska {who} ha klara {due}
        hur många åtaganden har {who}
        """,
        status="open",
    ),
    *ways("count_commitments", "antal {status} åtaganden per verksamhet", by="agency"),
    *ways("count_commitments", "hur många av mina åtaganden {status_is}", owner="me"),
]

ONE = [
    *ways(
        "show_commitment",
        """
        visa {thing}
        hur går det med {thing}
        kan jag få se {thing}
        {hint}
        EN show {thing_en}
        EN how is {thing_en} going
        """,
    ),
    *ways(
        "search_commitments",
        """
        sök åtaganden om {topic}
        hitta åtaganden som handlar om {topic}
        finns det något åtagande om {topic}
        hur går det med {topic}
        EN find commitments about {topic}
        """,
        status="any",
    ),
]

CHANGES = [
    *ways("update_commitment", "{thing} {new_status}"),
    *ways(
        "update_commitment",
        """
        markera {thing} som klart
        sätt {thing} som klart
        {thing} är klart nu
        EN mark {thing_en} as done
        EN {thing_en} is done
        """,
        status="done",
    ),
    *ways("update_commitment", "{thing} är klart, effekt delvis", status="done", effect="delvis"),
    *ways("update_commitment", "{thing} är klart, effekt nej", status="done", effect="nej"),
    *ways("update_commitment", "nu är jag klar med {topic}", owner="me", status="done"),
    *ways(
        "change_due",
        """
        flytta {thing} till {to_date}
        nytt datum för {thing} är {to_date}
        skjut upp {thing} till {to_date}
        skjut upp {thing} {shift}
        skjut fram {thing} {shift}
        kan jag få {shift} till på {topic}
        kan vi få {shift} till på {thing}
        EN move {thing_en} to {to_date_en}
        """,
    ),
    *ways(
        "reassign_commitment",
        """
        ge {thing} till {new_owner}
        lämna över {thing} till {new_owner}
        byt ägare på {thing} till {new_owner}
        EN give {thing_en} to {new_owner_en}
        """,
    ),
    *ways(
        "create_commitment",
        """
        nytt åtagande: {task}
        nytt åtagande för {who}: {task}
        lägg till ett åtagande för {who}: {task}
        lägg in ett åtagande på {who}
        nytt åtagande för {who}: {task}, {by_date}
        skapa ett nytt åtagande
        EN new commitment for {who_en}: {task}
        """,
    ),
    *ways(
        "cancel_commitment",
        """
        avbryt {thing}
        ta bort {thing}
        EN cancel {thing_en}
        """,
    ),
    *ways("undo_last", "ångra\nångra det senaste\nEN undo", polite=False),
]

COMMITMENT_TEMPLATES = [*LISTS, *COUNTS, *ONE, *CHANGES]
