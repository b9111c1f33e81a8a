"""How what is between groups is said, in both languages; tried before the more general ways."""

from bot.understand import Way, way

AT = r"grupparende(?:t)?"
TO = r"(?=[^:\n]{2,80}:)"
"""A group's name and a colon come next."""
ROW = r"planrad(?:en)?(?=\s*\d)"
ENGLISH_ROW = r"plan row(?=\s*\d)"

GROUP_WAYS: tuple[Way, ...] = (
    way(
        "groups",
        r"(?:vilka )?grupper(?:na)?(?: finns(?: det)?| har vi)?|gruppernas trad",
        whole=True,
    ),
    way("groups", r"(?:the |our )?groups", whole=True),
    way("model", r"(?:var |vilken )?modell(?:en)?(?: har vi)?|sa (?:har )?arbetar vi", whole=True),
    way("model", r"(?:our |the )?model|how we work", whole=True),
    way("decide_proposal", r"besluta forslag(?=\s*\d)|decide proposal(?=\s*\d)"),
    way("proposals", r"(?:modellens |oppna )?forslag(?:en)?|(?:open )?proposals", whole=True),
    way("oversight", r"oversikt(?:en)?(?: over grupperna)?|tillsyn", whole=True),
    way("oversight", r"oversight|overview of (?:the )?groups", whole=True),
    way("contact_list", r"kontaktlista(?:n)?", whole=True),
    way("contact_list", r"contact list", whole=True),
    way(
        "forward_matter",
        rf"skicka (?:vidare )?{AT}(?=\s*\d)|(?:send|forward) group matter(?=\s*\d)",
    ),
    way("decide_matter", rf"beslut i {AT}(?=\s*\d)|decision in group matter(?=\s*\d)"),
    way("give_matter", rf"ansvarig for {AT}(?=\s*\d)|responsible for group matter(?=\s*\d)"),
    way("close_matter", rf"(?:stang|avsluta) {AT}(?=\s*\d)|close group matter(?=\s*\d)"),
    way("matters", r"(?:oppna |alla )?grupparenden(?:a)?|(?:alla )?uppdragen", whole=True),
    way("matters", r"(?:open )?group matters", whole=True),
    way("open_matter", rf"(?:oppna )?{AT}(?=\s*\d)|(?:open )?group matter(?=\s*\d)"),
    way("assign", rf"(?:nytt )?uppdrag till{TO}|assignment to{TO}"),
    way("assign", r"nytt uppdrag|new assignment", whole=True),
    way("report_up", rf"(?:ny )?rapport till{TO}|report to{TO}"),
    way("report_up", r"ny rapport uppat|new report up", whole=True),
    way("send_matter", rf"(?:nytt )?{AT} till{TO}|group matter to{TO}"),
    way("send_matter", r"nytt grupparende|new group matter", whole=True),
    way("send_plan", r"skicka (?:in )?arsplan(?:en)?|send (?:the )?annual plan"),
    way("carry_plan", r"(?:for|flytta) over arsplan(?:en)?|carry over (?:the )?annual plan"),
    way("propose_row", r"ny planrad|ny prioritering|new plan row|new priority"),
    way("anchor_row", rf"forankra(?:t)? {ROW}|anchor(?:ed)? {ENGLISH_ROW}"),
    way("approve_row", rf"godkann {ROW}|approve {ENGLISH_ROW}"),
    way("done_row", rf"klar(?:t)?(?: med)? {ROW}|done(?: with)? {ENGLISH_ROW}"),
    way("rank_row", rf"prioritera {ROW}|rank {ENGLISH_ROW}"),
    way("plan_row", rf"(?:oppna )?{ROW}|(?:open )?{ENGLISH_ROW}"),
    way("plan_inbox", r"inkomna planer|planer att prioritera", whole=True),
    way("plan_inbox", r"incoming plans|plans to rank", whole=True),
    way("annual_plan", r"(?:var )?arsplan(?:en)?(?=\s*(?:$|[.!?]|\d{4}|for\b))"),
    way("annual_plan", r"(?:our |the )?annual plan(?=\s*(?:$|[.!?]|\d{4}|for\b))"),
    way("end_picture", r"ta bort rad(?=\s*\d+ (?:ur|fran|i) problembild)"),
    way("end_picture", r"remove row(?=\s*\d+ from (?:the )?problem picture)"),
    way(
        "add_picture",
        r"problembild(?:en)?(?=\s*(?:problem|riskgrupp\w*|skydd\w*|positiv\w*(?: kraft\w*)?)\s*:)",
    ),
    way(
        "add_picture",
        r"problem picture(?=\s*(?:problem|risk group|protect\w*|positive(?: force)?)\s*:)",
    ),
    way("picture", r"problembild(?:en)?(?=\s*(?:$|[.!?]|for\b|i\b))"),
    way("picture", r"(?:the )?problem picture(?=\s*(?:$|[.!?]|for\b|of\b))"),
    way("add_agreement", r"nytt avtal(?=\s*(?:$|:))|ny riktlinje(?=\s*(?:$|:))"),
    way("add_agreement", r"new (?:agreement|guideline)(?=\s*(?:$|:))"),
    way("review_agreement", r"granska(?:t|de) avtal(?=\s*\d)|reviewed agreement(?=\s*\d)"),
    way("register", r"(?:avtals)?register|avtal(?:en)?|vara avtal|riktlinjer(?:na)?", whole=True),
    way("register", r"(?:the |our )?agreements|agreement register", whole=True),
    way("add_training", r"ny(?:tt)? utbildning(?:stillfalle)?(?=\s*(?:$|:))"),
    way("add_training", r"new training(?=\s*(?:$|:))"),
    way("cancel_training", r"(?:stall in|cancel) (?:utbildning(?:en)?|training)(?=\s*\d)"),
    way("trainings", r"(?:vara )?utbildning(?:ar(?:na)?)?|(?:our )?trainings", whole=True),
    way("self_check", r"sjalvskattning(?:en)?(?=\s*(?:$|[:.!?]|\d{4}|for\b))"),
    way("self_check", r"self-?check(?=\s*(?:$|[:.!?]|\d{4}|for\b))"),
    way("change_model", r"(?:byt|andra) (?:till )?modell(?:en)?(?: till)?(?=\s+[a-z])"),
    way("change_model", r"change (?:the )?model to(?=\s+[a-z])"),
    way(
        "models",
        r"(?:byt|valj|andra) modell(?:en)?|(?:vilka )?modeller(?:na)?(?: finns(?: det)?)?",
        whole=True,
    ),
    way("models", r"(?:change|choose) (?:the )?model|(?:the )?models", whole=True),
)
