"""Ways to ask about meetings, briefings, cases and the rest, one reading each."""

from tests.bot.understanding_measured.template import ways

MEETINGS = [
    *ways(
        "next_meeting", "vilken dag är nästa möte\nnär ses vi nästa gång\nEN when do we meet next"
    ),
    *ways(
        "list_meetings",
        """
        vilka möten har vi i {month}
        visa mötena i {month}
        har vi något möte {week}
        """,
    ),
    *ways("list_meetings", "kommande möten\nvisa alla kommande möten", status="upcoming"),
    *ways("list_meetings", "alla möten den här terminen", period={"rel": "this_term"}),
    *ways("count_meetings", "hur många möten har vi i {month}"),
    *ways("meeting_details", "vilken tid börjar nästa möte", meeting="next", ask="time"),
    *ways("meeting_details", "var är nästa möte", meeting="next", ask="place"),
    *ways("meeting_details", "länken till nästa möte", meeting="next", ask="join_link"),
    *ways(
        "meeting_attendance",
        "vilka kommer på nästa möte\nvilka har tackat ja till nästa möte",
        meeting="next",
        response="accepted",
    ),
    *ways(
        "meeting_attendance",
        "vilka har tackat nej till nästa möte\nEN who has declined the next meeting",
        meeting="next",
        response="declined",
    ),
    *ways("calendar_fact", "är {on_date} en röd dag\när {on_date} helgdag", ask="holiday"),
    *ways("calendar_fact", "vilken vecka är det", ask="current_week"),
    *ways(
        "calendar_conflicts",
        "är det något möte som krockar med lovet\nkrockar mötena med någon helgdag",
    ),
    *ways("create_meeting", "boka ett möte {on_date} kl 13", time="13:00"),
    *ways("create_meeting", "boka ett möte {on_date} kl. 9.30", time="09:30"),
    *ways(
        "reschedule_meeting",
        "flytta nästa möte till {to_date}\nkan vi flytta mötet till {to_date}",
        meeting="next",
    ),
    *ways(
        "cancel_meeting", "kan du ställa in nästa möte\nEN cancel the next meeting", meeting="next"
    ),
    *ways("invite_guest", "bjud in {actor} till nästa möte", meeting="next"),
    *ways("decline_meeting", "jag kan inte vara med {weekday}"),
    *ways("decline_meeting", "jag kan inte vara med på nästa möte", meeting="next"),
    *ways(
        "set_deputy",
        "{person} går istället för mig på nästa möte\n{person} kommer i mitt ställe på nästa möte",
        meeting="next",
    ),
    *ways("send_invitation", "skicka kallelsen till nästa möte", meeting="next"),
    *ways("set_absence", "jag är borta {week}"),
]

DOCUMENTS = [
    *ways(
        "show_decisions",
        "vad bestämde vi på förra mötet\nEN what did we decide at the last meeting",
        meeting="last",
    ),
    *ways("show_decisions", "visa besluten från {past_meeting}"),
    *ways("show_action_plan", "visa åtgärdsplanen från {past_meeting}"),
    *ways("show_notes", "visa minnesanteckningarna från {past_meeting}"),
    *ways(
        "show_agenda",
        "visa dagordningen\nvad står på dagordningen till nästa möte\nEN show the agenda",
        meeting="next",
    ),
    *ways("show_agenda", "skicka dagordningen till mig", meeting="next", deliver="me"),
    *ways("add_agenda_item", "lägg till {topic} på dagordningen till nästa möte", meeting="next"),
]

BRIEFINGS = [
    *ways("submit_briefing", "lämna underlag\njag vill lämna mitt underlag", meeting="next"),
    *ways(
        "submit_briefing",
        "vi har inget att rapportera den här gången",
        meeting="next",
        nothing=True,
    ),
    *ways("edit_briefing", "jag vill redigera mitt underlag", meeting="next"),
    *ways(
        "briefing_status",
        """
        vilka har inte lämnat underlag än
        vilka saknar underlag till nästa möte
        EN who has not submitted a briefing yet
        """,
        meeting="next",
        status="missing",
    ),
    *ways("briefing_status", "har {who} lämnat underlag än", meeting="next"),
    *ways("briefing_deadline", "när är deadline för underlaget", meeting="next"),
    *ways("briefing_deadline", "när ska underlaget vara inne", meeting="next"),
    *ways("show_briefing", "visa {whose} underlag\n{whose} underlag på {level}", meeting="next"),
    *ways("show_briefing", "vad skrev {who} i sitt underlag till förra mötet", meeting="last"),
    *ways("search_briefings", "vad sa {who} sist om {topic}", meeting="last"),
    *ways("send_reminder", "påminn alla som inte lämnat underlag", target="briefing_missing"),
    *ways("send_reminder", "påminn {who} om underlaget", target="briefing_missing"),
    *ways("send_reminder", "påminn {who} om försenade åtaganden", target="commitments_overdue"),
]

CASES = [
    *ways("list_cases", "vilka ärenden tas upp på nästa möte", meeting="next"),
    *ways("create_case", "lägg upp ett nytt ärende"),
    *ways("close_case", "avsluta ärende {case}\nstäng ärende {case}"),
    *ways("case_lookup", "visa ärende {case}\nvad gäller för {case}"),
    *ways("consent_status", "finns det samtycke för {case}\nEN is there consent for {case}"),
    *ways("consent_status", "när går samtycket för {case} ut", ask="expiry"),
    *ways("list_consents", "vilka samtycken går snart ut", status="expiring"),
    *ways("register_consent", "registrera samtycke för {case}"),
    *ways("withdraw_consent", "återkalla samtycket för {case}"),
    *ways("access_log", "vilka har läst {case}"),
    *ways("sharing_help", "får jag dela det här med {new_owner}"),
    *ways("contact_person", "vem kontaktar jag på {who}"),
]

REFUSALS = [
    *ways(
        "refuse_sensitive_search",
        "vilka ungdomar missbrukar\nlista alla barn som tar droger\nEN list kids who use drugs",
        category="abuse",
    ),
    *ways("refuse_sensitive_search", "vilka barn har autism", category="health"),
    *ways("refuse_sensitive_search", "vilka ungdomar har begått brott", category="offence"),
    *ways("refuse_sensitive_search", "lista alla muslimska ungdomar", category="religion"),
    *ways("refuse_ranking", "vilken ungdom är värst\nrangordna ungdomarna efter risk"),
    *ways("report_concern", "hur gör man en orosanmälan\nett barn far illa, vad gör jag"),
]

DIALOGUE = [
    *ways("followup", "och {whose}\nbara de {status}", polite=False),
    *ways("confirm", "ja\nja tack\nEN yes", polite=False, value=True),
    *ways("confirm", "nej\nnej tack\nEN no", polite=False, value=False),
    *ways("sort_last_result", "sortera listan på datum\nsortera efter datum", by="due"),
    *ways("sort_last_result", "sortera efter verksamhet", by="agency"),
    *ways("next_page", "visa fler\nEN show more"),
    *ways("help", "hjälp\nvad kan du hjälpa till med\nEN help", polite=False),
    *ways("greeting", "hej\nhallå\ngod morgon\nEN hello", polite=False),
    *ways("thanks", "tack\ntack för hjälpen\nEN thanks", polite=False),
    *ways("set_language", "byt språk till engelska", language="en"),
    *ways("set_language", "EN change language to Swedish", language="sv"),
    *ways("notification_settings", "skicka inga fler påminnelser till mig", reminders="off"),
    *ways("notification_settings", "påminn mig mindre", reminders="less"),
    *ways("glossary", "vad betyder {word}"),
    *ways("privacy_info", "vilka kan läsa det jag skriver"),
    *ways("out_of_scope", "vad blir det för väder imorgon\nvem vann fotbollen igår"),
]

OTHER_TEMPLATES = [*MEETINGS, *DOCUMENTS, *BRIEFINGS, *CASES, *REFUSALS, *DIALOGUE]
