"""How the commands about other legal grounds are said, in Swedish and English. Over folded text."""

from bot.understand import Way, way

IT = r"(?=\s*(?:[a-z]\s?\d{2}\s?-?\s?\d{2,3}|a\s?-?\s?\d{4}\s?-\s?\d))"
"""A case's code or a commitment's number comes next."""
OF = r"(?: om| for| i| till| atagande| on| in| of| commitment)*"
GROUND_WAYS: tuple[Way, ...] = (
    way("ground", rf"annan (?:laglig )?grund{OF}{IT}|other legal ground{OF}{IT}"),
    way(
        "grounds",
        rf"(?:visa )?(?:andra )?lagliga grunder{OF}{IT}|(?:show )?(?:other )?legal grounds{OF}{IT}",
    ),
    way(
        "ground_revoke",
        r"(?:aterkalla|dra tillbaka|avsluta) (?:(?:laglig )?grund(?:en)?|beslut(?:et)?)"
        r"(?=\s*(?:\d{1,3}\b)?(?: om| for| i)?\s*[a-z]\s?\d{2}\s?-?\s?\d{2,3})",
    ),
    way(
        "ground_revoke",
        r"(?:revoke|withdraw|end) (?:the )?(?:legal ground|decision)"
        r"(?=\s*(?:\d{1,3}\b)?(?: on| for| in)?\s*[a-z]\s?\d{2}\s?-?\s?\d{2,3})",
    ),
)
