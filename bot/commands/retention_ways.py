"""How retention is spoken of: the decision, and a stop for one case."""

from bot.understand import Way, way

RETENTION_WAYS: tuple[Way, ...] = (
    way(
        "retention_withdraw",
        r"(?:ta tillbaka|angra|upphav) gallringsbeslut(?:et)?"
        r"|take back (?:the )?retention decision",
        whole=True,
    ),
    way("retention_decide", r"(?:nytt |registrera )?gallringsbeslut(?:et)?"),
    way("retention_decide", r"(?:new |record (?:a )?)?retention decision"),
    way(
        "retention_hold",
        r"(?:stoppa|pausa) gallring(?:en)?(?: (?:av|for|i))?|gallringsstopp(?: for)?"
        r"|stop retention(?: of)?",
    ),
    way(
        "retention_release",
        r"(?:slapp|hav|ta bort) gallringsstopp(?:et)?(?: (?:av|for|i))?"
        r"|lift (?:the )?legal hold(?: on)?",
    ),
    way(
        "retention",
        r"(?:visa )?(?:gallring(?:en|skvitton?|sfrister(?:na)?)?|vad gallras)|(?:show )?retention",
        whole=True,
    ),
)
