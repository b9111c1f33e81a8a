"""How commands are said, most particular first. Patterns are over folded text: no å, ä, ö."""

import re

from bot.commands.consent_ways import CONSENT_WAYS
from bot.commands.english_ways import ENGLISH
from bot.commands.entry_ways import ENTRY_WAYS
from bot.commands.figure_ways import FIGURE_WAYS
from bot.commands.ground_ways import GROUND_WAYS
from bot.commands.group_ways import GROUP_WAYS
from bot.commands.retention_ways import RETENTION_WAYS
from bot.understand import Way, Ways, way

OPEN = r"oppna|ej klara|inte klara|kvarvarande"
ID = (
    r"(?=\s*(?:med )?(?:atagande )?[a#]?-?\s*\d[\d-]*"
    r"(?![\d-]|\s*(?:veck|dag|tim|min|manad|ar\b|gang|person|elev|ungdom)))"
)
"""A commitment's number comes next; "4 veckor" is not one."""
CASE = r"(?:[a-zA-Z]\s?\d{2}\s?[-–]?\s?\d{2,3})"
PART = (
    r"(?=\s*\d{1,2}\s*(?::|$|\W*(?:inget|ingenting|nej|nothing|ja|yes|vi har nagot)\b"
    rf"|{CASE}\b))"
)
"""A part's number and a colon, or one of the short answers, comes next."""
ENDS = r"(?=\s*(?:$|[,.!;:?]|tyvarr\b|(?:pa|till) motet\b|den \d|\w+ kommer\b))"
"""The sentence is over, or goes on in a way that still means no."""
ADDRESS = r"kalender-?(?:adress|lank)(?:en)?"
CASE = r"(?=\s*[a-z]\s?\d{2}\s?[-–]?\s?\d{2,3}(?![\d-]))"
"""A case's code comes next."""
OF_CASE = rf"(?: (?:i|for|pa|in|of|on))?(?: arende(?:t)?| case)?{CASE}"
DAY = (
    r"(?:den |\w+dag(?:en)? )?(?:\d{4}-\d\d?-\d\d?|\d\d?/\d\d?"
    r"|\d\d?(?::?e)? (?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)\w*)"
)
A_MEETING = rf"(?: (?:nasta |the |next )?(?:sspf-?)?(?:mote(?:t)?|meeting)\b|(?=\s+{DAY}))"
HOURS = (
    r" (?:(?:mote(?:t)?s )?(?:tid|klockslag|sluttid)(?:en|et)?"
    r"|mote(?:t)?s? (?:tid|dag|till|fran)\w*|the (?:time|hours?|end time|meeting))"
)
BRIEFING = r"(?:vart |mitt )?underlag(?:et)?"

ASKED = frozenset(
    {
        *("mine", "list", "every", "overdue", "agenda", "absence", "sharing"),
        *("contact_person", "glossary", "set_language"),
    }
)
"""What goes on in many ways: the understanding reads it first, unless the words were all that was
said, and they decide when it is not sure."""

DOCUMENT = (
    r"(?!exportera (?:kalendari|moten)\w* (?:(?:som|till|i) )?(?:csv|xlsx|excel|ics|ical))"
    r"(?:(?:hamta|ladda ner|skriv ut|visa|ge mig|skicka|exportera|get|download|print) )?"
    r"(?:den |the )?(?:dagordning|agenda|(?:minnes)?anteckning|atgardsplan|kalendari|moten"
    r"|uppfoljning|utvardering|statistik|siffr|information(?:en)? till familj|familj|notes"
    r"|action plan|calendar|meetings|evaluation|follow-?up|statistics|figures"
    r"|all(?:a)? (?:siffr|figures)|(?:rapport(?:en)?|report) \d+)\w*"
    r"(?: (?:(?:for|fran|of) )?(?:[vh]t ?)?20\d\d(?:-\d\d)?)?"
    r"(?= (?:som|till|i|as|in) (?:en |ett |a )?(?:pdf|word|docx|excel|xlsx|csv|do[ck]ument|fil))"
)
"""The form that a file is to have decides: without one it is the card that is asked for."""

SWEDISH: tuple[Way, ...] = (
    way("document", DOCUMENT),
    way("revoke_documents", r"dra in (?:mina )?dokument(?:lankar(?:na)?)?", whole=True),
    way(
        "family",
        r"(?:skriv ut |visa )?(?:information(?:en)? till (?:familj(?:en)?|vardnadshavar(?:e|na))"
        r"|familjeinformation(?:en)?|broschyr(?:en)?)",
        whole=True,
    ),
    way(
        "family_invitation",
        r"(?:skriv ut |visa )?inbjudan(?:en)? till (?:familj(?:en)?|vardnadshavar(?:e|na))"
        r"|bjud in familj(?:en)?",
        whole=True,
    ),
    way("family_plan", rf"(?:skriv ut |visa )?planen till familjen{OF_CASE}"),
    way("family_plan", rf"(?:print )?the plan for the family{OF_CASE}"),
    way("screen", r"(?:visa |oppna )?moteslage(?:t)?|visa pa skarm(?:en)?", whole=True),
    way(
        "report_incident",
        r"(?:rapportera|anmal) (?:en )?(?:personuppgifts?-?)?incident(?:en)?",
    ),
    way("report_incident", r"(?:ny )?personuppgiftsincident"),
    way("report_incident", r"report (?:a )?(?:personal data )?(?:incident|breach)"),
    way(
        "incidents",
        r"(?:oppna |alla |visa )?(?:personuppgifts)?incidenter(?:na)?|(?:open )?incidents",
        whole=True,
    ),
    way("close_incident", r"(?:stang|avsluta|close) incident(?:en)?(?=\s*\d)"),
    way("open_incident", r"(?:oppna |open )?incident(?=\s*\d)"),
    way(
        "sign_log_review",
        r"(?:jag har granskat loggen|loggen ar granskad|signera log+gransk\w*"
        r"|i have reviewed the log|the log is reviewed|sign the log review)",
        whole=True,
    ),
    way(
        "log_review",
        r"(?:visa |oppna )?log+gransk(?:ning(?:en)?|a)|granska loggen|review the log"
        r"|(?:open |show )?(?:the )?log review",
        whole=True,
    ),
    way(
        "new_case", r"nytt arende|aktualisera(?: (?:ett |nytt )?arende)?|(?:raise )?(?:a )?new case"
    ),
    way("show_case", rf"(?:oppna |show |open )?(?:arende(?:t)?|case){CASE}"),
    way(
        "cases", r"(?:mina |oppna |alla |vara |my |open |the )?(?:arenden(?:a)?|cases)", whole=True
    ),
    way("case_step", rf"(?:nasta steg|next step){OF_CASE}"),
    way(
        "case_part", rf"(?:var(?:t)?|er|our) (?:del|part){OF_CASE}|riskbedomning(?: klar)?{OF_CASE}"
    ),
    way("case_part", rf"(?:vi kanner ocksa|we have) (?:oro|concern)(?: too)?{OF_CASE}"),
    way("case_plan", rf"(?:handlings|atgards|atagande)?plan(?:en)?{OF_CASE}"),
    way("case_measure", rf"(?:ny )?atgard{OF_CASE}|(?:new )?measure{OF_CASE}"),
    way("case_decide", rf"(?:besluta|decide)(?: the)? plan(?:en)?{OF_CASE}"),
    way("case_follow", rf"(?:folj upp|uppfoljning|follow(?:-| )?up){OF_CASE}"),
    way("case_check", rf"checklist(?:a|an|or|s)?{OF_CASE}"),
    way("case_outcome", rf"(?:utfall|outcome){OF_CASE}"),
    way("case_attendance", rf"(?:narvaro(?:n)?|attendance){OF_CASE}"),
    way("case_settings", rf"(?:installningar|settings|halla koll|keep an eye|lots){OF_CASE}"),
    way("case_close", rf"(?:avsluta|stang|close){OF_CASE}"),
    way("help", r"hjalp|help|meny|vad kan du|start", whole=True),
    way("help", r"hej(?:san)?|halla|god morgon|hello", whole=True),
    way("fewer_reminders", r"(?:farre|mindre) paminnelser|paminn (?:mig )?mindre", whole=True),
    way("fewer_reminders", r"fewer reminders|remind me less", whole=True),
    way(
        "set_language",
        r"(?:byt(?: till)? )?sprak(?:et)?(?: till)?|switch(?: language)? to|language",
    ),
    way(
        "own_data",
        r"vad (?:sparas|lagras|sparar du|vet du) om mig"
        r"|what (?:is|do you) (?:keep|kept|store|stored|know)(?: about me)?",
        whole=True,
    ),
    way(
        "promises",
        r"har vi (?:gjort|hallit) (?:allt |det )?(?:som )?vi (?:har )?lov(?:at|ade|ar)"
        r"|(?:vad blev det av )?det (?:som )?vi (?:har )?lov(?:at|ade)"
        r"|(?:have|did) we (?:done|do|keep|kept) what we (?:have )?promised",
        whole=True,
    ),
    way("contact_person", r"vem (?:ska |kan )?(?:jag )?kontaktar?(?: jag)?"),
    way(
        "contact_person", r"kontakt(?:person|uppgifter)(?:er|en)?|whom? (?:do|should|can) i contact"
    ),
    way("glossary", r"vad (?:betyder|innebar|menas med)(?= \w)|forklara(?= \w)"),
    way("glossary", r"what does(?= .*\bmean\b)|explain(?= \w)"),
    way("raise_signal", r"(?:ny |skicka (?:en )?|new )?signal(?=\s*(?:$|:|(?:till|to)\b))"),
    way("give", rf"(?:ge|lamna over|flytta over|give){ID}(?=.*\b(?:till|to)\b)"),
    way("remove", rf"(?:ta bort|radera|delete|remove){ID}"),
    way("no_reminders", r"inga paminnelser|sluta paminna(?: mig)?", whole=True),
    way(
        "own_reminder",
        r"paminn mig om (?:min|mina|en)(?: egen| egna)? (?:oros)?anmal(?:an|ning)(?:ar)?",
    ),
    way("own_reminder", r"remind me of my(?: own)? report(?: of concern)?"),
    way(
        "forget_own_reminder",
        r"(?:glom|ta bort) (?:min|mina)(?: egen| egna)? paminnelser?",
        whole=True,
    ),
    way("forget_own_reminder", r"(?:forget|remove) my(?: own)? reminders?", whole=True),
    way("reminders", r"(?:sla pa )?paminnelser(?: igen)?|paminn mig(?: igen)?", whole=True),
    way("sharing", r"hur delas (?:det|texten|min text).*"),
    way("confirm", r"ja|japp|ok|okej|bekrafta|yes", whole=True),
    way("dismiss", r"nej|avbryt|no", whole=True),
    way("undo", r"angra|undo|ta tillbaka", whole=True),
    way(
        "send_briefing", r"(?:skicka(?: in)?|lamna in) (?:vart |mitt )?underlag(?:et)?", whole=True
    ),
    way("change_briefing", r"andra (?:vart |mitt )?underlag(?:et)?", whole=True),
    way("oral", r"(?:svarat |lamnat |lamnade )?muntligt(?: underlag| svar)?(?: av| fran)?"),
    way("revoke_link", r"(?:dra|ta) (?:in|tillbaka) lanken(?: till)?|revoke (?:the )?link(?: to)?"),
    way("link", r"(?:ny )?(?:webb)?lank(?:en)? till|(?:ny )?(?:webb)?lank(?=\s*$)|link to"),
    way("upload", r"ladda upp (?:ett )?kalendarium(?:et)?|upload (?:a )?calendar", whole=True),
    way("remind", r"paminn(?: om underlag(?:et)?| verksamheterna| dem)?", whole=True),
    way("write_briefing", rf"(?:lamna )?underlag(?:et)?(?: del)?{PART}"),
    way("move_text", r"flytta(?: texten i)?(?= del \d{1,2} till individ)"),
    way("remove_case_text", rf"ta bort (?:min |var )?text(?:en)?(?: om| for)?(?=\s*{CASE})"),
    way("ask_family", rf"(?:in)?hamta samtycke(?:t)?(?: om| for| i)?(?=\s*{CASE})"),
    way("briefing", r"(?:lamna |mitt |vart |vart eget )?underlag(?:et)?", whole=True),
    way("standing", r"laget(?: infor motet)?|vem har (?:inte )?svarat|vilka saknas", whole=True),
    way(
        "reached",
        r"(?:vem|vilka) har (?:inte )?(?:du natt|natts|natt|fatt (?:kallelse|fragan)(?:n)?)"
        r"|har alla (?:natts|fatt kallelse(?:n)?)"
        r"|who (?:has|have) (?:not )?been reached|who got the invitation",
        whole=True,
    ),
    way("approve_agenda", r"godkann(?: och skicka)?(?: dagordning(?:en)?)?", whole=True),
    way("add_item", r"(?:lagg till )?punkt(?: \d+)?(?=\s*:)|lagg till (?:pa )?dagordning(?:en)?"),
    way("whole", r"las hela(?=\s*\d)"),
    way("more", r"fler|nasta sida|sida \d+|mer", whole=True),
    way("wait", r"skicka (?:kallelsen )?som planerat|vanta med kallelsen", whole=True),
    way("agenda", r"dagordning(?:en)?|agenda(?:n)?"),
    way("plan_right", r"(?:atgards)?plan(?:en)? stammer|det stammer|stammer", whole=True),
    way(
        "plan_wrong",
        r"(?:nagot ar fel|fel i (?:plan(?:en)?|anteckningarna))(?=\s*(?:$|[:.,]))|fel(?=\s*:)",
    ),
    way("plan", r"atgardsplan(?:en)?|anteckningar(?:na)?|minnesanteckningar", whole=True),
    way("new_commitment", r"nytt atagande|ny(?:tt)? lofte|new commitment"),
    way("decision", r"beslut(?=\s*:)|nytt beslut"),
    way("capture", r"beslut(?: och ataganden)?|anteckna", whole=True),
    way("attendance", r"narvaro(?:n)?", whole=True),
    way("attendance", r"narvaro(?:n)?(?=\s*:)"),
    way("close_item", r"stang(?: punkt)?(?=\s*\d)"),
    way("done", rf"(?:klart?|klar med|gjort|fardig med){ID}"),
    way("change_meeting", rf"(?:flytta|skjut (?:upp|pa)|move|postpone){A_MEETING}"),
    way("change_meeting", rf"(?:stall in|avboka|cancel|call off){A_MEETING}"),
    way("change_meeting", rf"(?:andra|byt|change){HOURS}"),
    way("change_meeting", rf"(?:forlang|korta|extend|shorten){A_MEETING}"),
    way("event_again", r"lagg in motet(?: i (?:kalendern|outlook))?(?: igen)?", whole=True),
    way("postpone", rf"(?:flytta|skjut upp|nytt datum(?: for| pa)?){ID}"),
    way("start", rf"(?:pagar|paborjat|borjat med){ID}"),
    way("need_help", rf"(?:behover hjalp(?: med)?|hjalp med){ID}"),
    way("cancel", rf"avbryt{ID}"),
    way("ask_owner", rf"fraga(?: om)?{ID}"),
    way("open", rf"(?:uppdatera|oppna|andra){ID}"),
    way("guest_invite", r"bjud in|invite"),
    way(
        "guest_withdraw",
        r"(?:ta bort|remove|ta tillbaka inbjudan (?:for|till))(?: gast(?:en)?| guest)"
        r"|avbjud|uninvite",
    ),
    way("guest_list", r"(?:vilka ar |visa )?gaster(?:na)?|guests", whole=True),
    way("guest_mine", r"(?:min |visa )?inbjudan|my invitation", whole=True),
    way("guest_accept", r"(?:jag )?kommer som gast|tackar ja som gast", whole=True),
    way("guest_tentative", r"kanske som gast|vet inte som gast", whole=True),
    way("guest_decline", r"(?:jag )?kan inte som gast|tackar nej som gast", whole=True),
    way(
        "with_mandate",
        r"(?:jag )?(?:kommer |har )?med mandat|jag har mandat|with mandate",
        whole=True,
    ),
    way(
        "without_mandate",
        r"(?:jag )?(?:kommer )?utan mandat|jag har inte mandat|without mandate",
        whole=True,
    ),
    way("mandate", r"mandat(?:radar(?:n)?|en)?|vem har mandat|mandates", whole=True),
    way("confirm_decision", r"forankrat(?: beslut(?:et)?)?(?=\s*\d)|confirm decision(?=\s*\d)"),
    way("send_invitation", r"(?:skicka )?kalla(?: till motet)?|skicka kallelse(?:n)?", whole=True),
    way("invitation", r"kallelse(?:n)?", whole=True),
    way("invitation", rf"kallelse(?:n)?(?: till| den| for)?(?=\s+{DAY})"),
    way("decline", rf"(?:(?:jag )?kan inte(?: komma| vara med)?|jag kommer inte|tackar nej){ENDS}"),
    way("tentative", r"(?:jag )?vet inte(?: an)?|kanske", whole=True),
    way("accept", r"jag kommer|kommer|tackar ja", whole=True),
    way("next_meeting", r"(?:nar|vilken dag) (?:ar|blir) (?:nasta )?mote(?:t)?", whole=True),
    way("next_meeting", r"nasta mote(?:t)?|mote", whole=True),
    way("new_meetings", r"(?:nya moten|nytt kalendarium|lagg till moten)"),
    way("propose_meetings", r"foresla (?:nya )?(?:moten|datum|motesdatum|kalendarium)"),
    way(
        "check_calendar",
        r"racker (?:kalendariet|motena)|(?:kalendariet|motena) racker",
        whole=True,
    ),
    way("breaks", r"(?:skol)?lov(?:en)?|alla lov|(?:nar ar|vilka) (?:det )?lov(?:en)?", whole=True),
    way("add_breaks", r"(?:nytt |nya |lagg till )?(?:skol)?lov(?=\s*:)"),
    way("remove_breaks", r"ta bort (?:skol)?lov(?:et)?(?=\s+\w)"),
    way("feed", rf"(?:min|var|gruppens) {ADDRESS}", whole=True),
    way("renew_feed", rf"(?:ny|byt) (?:gruppens )?{ADDRESS}(?: (?:for|till) gruppen)?", whole=True),
    way("end_feed", rf"ta bort (?:min |gruppens )?{ADDRESS}(?: for gruppen)?", whole=True),
    way(
        "export_calendar",
        r"exportera (?:kalendari(?:um|et)|moten(?:a)?)"
        r"(?=\s*(?:$|[.!?]|(?:som |till |i )?(?:csv|xlsx|excel|ics|ical)\b))",
    ),
    way("back", r"(?:jag ar )?tillbaka(?: (?:pa jobbet|igen|nu))?|i am back|back", whole=True),
    way("not_away", r"(?:jag ar )?inte borta|ta bort franvaro(?:n)?|not away", whole=True),
    way("absence", r"(?:jag ar )?(?:borta|ledig|franvarande|tillbaka|away)"),
    way("aim", r"(?:andra )?(?:det )?overgripande mal(?:et)?(?=\s*:)|andra malet(?=\s*:)"),
    way("meetings", r"moten(?:a)?|alla moten|kalendarium|kalendariet", whole=True),
    *FIGURE_WAYS,
    way("statistics", r"statistik(?:en)?(?: for (?:gruppen|motena))?|siffror(?:na)?", whole=True),
    way("overdue", r"(?:vad|vilka|vilket) ar forsena(?:t|de|d)|forsena(?:t|de|d)(?: ataganden)?"),
    way("mine", r"mina(?: ataganden| punkter| oppna(?: ataganden)?)?|vad har jag lovat"),
    way("every", r"allt|alla(?: ataganden)?", whole=True),
    way("every", r"alla ataganden(?= (?:for|hos|pa|fran)\b)"),
    way("list", rf"(?:alla )?(?:{OPEN})(?: ataganden)?|alla(?: ataganden)?"),
    way("list", r"vad har(?= .*(?:oppna|ataganden|lovat))|atagande(?:n|na)?"),
    Way("open", re.compile(r"(?=a-?\s*\d{4}\s*-\s*\d)")),  # the number itself is the rest
)
OTHERS = CONSENT_WAYS + GROUND_WAYS + ENTRY_WAYS + GROUP_WAYS + RETENTION_WAYS
WAYS = Ways(OTHERS + SWEDISH[:-1] + ENGLISH + SWEDISH[-1:])
"""A number alone comes last: whatever else holds one is more particular."""
