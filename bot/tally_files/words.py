"""What the columns of a file with figures are called, and the words that may stand in them."""

from collections.abc import Mapping

from sspf.domain.tallies import Dimension, TallyKind

COLUMNS = ("period", "vad", "uppdelning", "varde", "antal")
"""As they are called when folded, in the order they have when there is no heading."""
ESTIMATE = frozenset({"uppskattning", "estimate"})
K, D = TallyKind, Dimension
KINDS: Mapping[str, TallyKind] = {
    "aktualiserade": K.CASE_RAISED,
    "erbjudna": K.CASE_OFFERED,
    "tackat ja": K.CASE_ACCEPTED,
    "tackat nej": K.CASE_DECLINED,
    "avslutade": K.CASE_CLOSED,
    "ingaende": K.CASE_CARRIED,
    "pagaende vid manadens slut": K.CASE_OPEN,
    "hall koll": K.WATCH,
    "bistandsbedomd insats": K.NEEDS_ASSESSED,
    "insats": K.INTERVENTION,
    "avvisade": K.TURNED_AWAY,
    "kontakt": K.CONTACT,
    "lotsade": K.GUIDED,
    "samtycke": K.CONSENT_GIVEN,
    "nekat samtycke": K.CONSENT_DECLINED,
    "aterkallat samtycke": K.CONSENT_WITHDRAWN,
    "utgangna samtycken": K.CONSENT_EXPIRED,
    "sig priolista": K.SIG_LISTED,
    "sig med": K.SIG_IN,
    "sig tackat nej": K.SIG_DECLINED,
    "sig avslutade": K.SIG_CLOSED,
    "sig fortsatt brottsaktiva": K.SIG_ACTIVE,
    "sig manader utan brott": K.SIG_FREE,
    "sig narkotika": K.SIG_DRUGS,
    "sig sysselsattning": K.SIG_OCCUPIED,
    "utvardering": K.VOICE,
}
DIMENSIONS: Mapping[str, Dimension] = {
    "kon": D.GENDER,
    "arskurs": D.SCHOOL_YEAR,
    "alder": D.AGE_BAND,
    "verksamhet": D.PARTY,
    "grupp": D.GROUP,
    "orsak": D.REASON,
    "riskfaktorer": D.RISKS,
    "insats": D.INTERVENTION,
    "omfattning": D.INTENSITY,
    "mottagare": D.BODY,
    "slag": D.CONTACT,
    "dagar": D.DAYS,
    "manader": D.MONTHS,
    "sysselsattning": D.OCCUPATION,
    "vem": D.SAID_BY,
    "svar": D.ANSWER,
}
VALUES: Mapping[str, str] = {
    "pojkar": "boy",
    "flickor": "girl",
    "annat": "other",
    "okant": "unknown",
    "5-6": "5_6",
    "samordnaren": "coordinator",
    "erbjudits sspf": "offered",
    "lotsade": "guided",
    "arbete": "work",
    "studier": "studies",
    "inkomst": "income",
    "ungdom": "youth",
    "foralder": "parent",
    "battre": "better",
    "samma": "same",
    "samre": "worse",
}
