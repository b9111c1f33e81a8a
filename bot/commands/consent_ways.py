"""How the commands about consents are said, in Swedish and English. Over folded text."""

from bot.understand import Way, way

CONSENT = r"samtycke(?:t|n)?"
CONSENT_WAYS: tuple[Way, ...] = (
    way("consent_sign", rf"(?:komplettera|lagg till i|en till i) {CONSENT}(?: for| till)?"),
    way("consent_sign", r"add to (?:the )?consent(?: for| of)?"),
    way("consent_again", rf"{CONSENT} anvands igen(?: for| i)?|bekrafta {CONSENT}(?: for| i)?"),
    way(
        "consent_again", r"consent used again(?: for| in)?|reconfirm (?:the )?consent(?: for| of)?"
    ),
    way("consent_withdraw", rf"(?:aterkalla|dra tillbaka|ta tillbaka) {CONSENT}(?: for| till| i)?"),
    way("consent_withdraw", r"withdraw (?:the )?consent(?: for| of| in)?"),
    way("consent_register", rf"(?:registrera|nytt|lagg in) {CONSENT}(?: for| till| i)?"),
    way("consent_register", r"(?:register|new) consent(?: for| of| in)?"),
    way("consents", rf"(?:alla |visa )?{CONSENT}(?: for| i)?(?=\s+[a-z]\s?\d\d\s?-)"),
    way("consents", r"(?:alla |visa )?samtycken(?:a)?|(?:all |show )?consents", whole=True),
    way("consents", r"(?:show )?consents?(?: for| of| in)?(?=\s+[a-z]\s?\d\d\s?-)"),
)
