"""How figures, tallies and reports are said, in Swedish and in English."""

from bot.understand import Way, way

OF_A_YEAR = r"(?=\s+(?:[vh]t ?)?20\d\d)"
BODY = r"(?=\s+\w)"

FIGURE_WAYS: tuple[Way, ...] = (
    way("figures", rf"(?:alla )?(?:siffror(?:na)?|statistik(?:en)?)(?: for| fran)?{OF_A_YEAR}"),
    way("figures", r"alla siffror(?:na)?|all figures", whole=True),
    way("figures", rf"(?:all )?(?:figures|statistics)(?: for| of)?{OF_A_YEAR}"),
    way("approve_report", r"(?:godkann|approve) (?:the )?(?:rapport(?:en)?|report)(?=\s*\d)"),
    way(
        "count_report",
        r"(?:rakna om|uppdatera siffror(?:na)? i|count) "
        r"(?:the )?(?:rapport(?:en)?|report)(?=\s*\d)",
    ),
    way(
        "hand_over_report",
        r"(?:lamna(?:t|de)?(?: over)?|overlamnat|hand(?:ed)? over) "
        r"(?:the )?(?:rapport(?:en)?|report)(?=\s*\d)",
    ),
    way(
        "improve_report",
        r"(?:ny )?forbattring i rapport(?:en)?(?=\s*\d)|improvement in (?:the )?report(?=\s*\d)",
    ),
    way("report", r"(?:oppna |open )?(?:rapport(?:en)?|report)(?=\s*\d)"),
    way("reports", r"(?:alla |oppna |mina |all )?(?:rapporter(?:na)?|reports)", whole=True),
    way("count_guided", rf"(?:rakna:? )?(?:\+? ?1 )?(?:en )?lotsad(?:e)? till{BODY}"),
    way("count_guided", rf"(?:count:? )?(?:\+? ?1 )?(?:one )?guided to{BODY}"),
    way(
        "count_sig_declined",
        r"(?:rakna |count )?(?:\+ ?1 )?(?:en |one )?sig (?:tackat nej|declined)",
    ),
    way(
        "count_sig_listed",
        r"(?:rakna |count )?(?:\+ ?1 )?(?:en |one )?"
        r"sig (?:pa |on )?(?:the )?(?:prio)?(?:listan|list)",
        whole=True,
    ),
    way(
        "count_voice",
        r"(?:rakna|count|\+ ?1)(?: \+ ?1)?(?: en| one| a)?(?= (?:ungdom|foralder|youth|parent) )",
    ),
    way(
        "estimate",
        rf"(?:ny )?uppskattning(?: for)?{OF_A_YEAR}|(?:new )?estimate(?: for)?{OF_A_YEAR}",
    ),
    way("count_offered", r"rakna (?:\+ ?1 )?(?:en )?erbjud(?:en|an)(?: sspf)?", whole=True),
    way("count_offered", r"\+ ?1 erbjud(?:en|an)(?: sspf)?", whole=True),
    way("count_offered", r"(?:count |\+ ?1 )(?:one )?(?:offer|offered)(?: sspf)?", whole=True),
    way("count_contact", r"(?:rakna |\+ ?1 )(?:\+ ?1 )?(?:en )?kontakt", whole=True),
    way("count_contact", r"(?:count |\+ ?1 )(?:\+ ?1 )?(?:one |a )?contact", whole=True),
    way(
        "uncount",
        r"angra (?:rakning(?:en)?|senaste rakning(?:en)?)|undo (?:the )?count",
        whole=True,
    ),
)
