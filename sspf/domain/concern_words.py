"""Words that make the duty to report a step of its own before a text goes (R-101).

Thirty words as data, each with the forms in which it stands in a sentence. They are looked for
here, in this program, and nothing of the text is sent or kept for it. A hit says nothing of
anybody: it only asks the writer once more.
"""

import re

TRIGGERS: tuple[tuple[str, str], ...] = (
    ("slagen", r"slag(?:en|na)"),
    (
        "slår",
        r"(?:slår|slog|slagit) (?:henne|honom|hen|barnet|barnen|sonen|dottern|sin|sitt|sina)",
    ),
    ("misshandel", r"misshandl?\w*"),
    ("våld hemma", r"våld(?:et)? (?:hemma|i hemmet|i familjen|i nära relation\w*)"),
    ("aga", r"aga(?:s|d|t|r|de|nde)?"),
    ("övergrepp", r"övergrepp\w*"),
    ("våldtäkt", r"våldt(?:äkt\w*|agit\w*|agen|agna|ar|og|as)"),
    ("incest", r"incest\w*"),
    ("utnyttjad", r"(?:sexuellt )?utnyttja[dst]\w*"),
    ("sälja sex", r"sälj(?:a|er|t) sex|sålt sex|sex mot ersättning|prostitu\w*"),
    ("självmord", r"självmord\w*"),
    ("suicid", r"suicid\w*"),
    ("ta sitt liv", r"ta(?:r|git)? (?:sitt liv|livet av sig)"),
    ("vill inte leva", r"vill (?:inte leva|dö)|orkar inte leva"),
    ("självskada", r"självskad\w*|sk(?:är|ära|urit|ar) sig"),
    ("överdos", r"överdos\w*"),
    ("vanvård", r"vanvår\w*|vansköt\w*"),
    ("försummad", r"försumm\w*|omsorgssvikt\w*|omsorgsbrist\w*"),
    ("svält", r"svält\w*|får (?:inte|ingen) mat"),
    ("blåmärke", r"blåmärk\w*"),
    ("brännmärke", r"bränn(?:märk|sår)\w*"),
    ("stryptag", r"stryp(?:t|er|a|s|tag\w*)?|ströp\w*"),
    ("dödshot", r"dödshot\w*|hota[drst]?\w* till livet"),
    ("inlåst", r"in(?:låst|spärrad)\w*"),
    ("heder", r"heders(?:våld|förtryck|relatera)\w*"),
    ("könsstympning", r"könsstymp\w*"),
    ("bortgift", r"(?:bort|tvångs)gif\w*|gif(?:ts|tas) bort"),
    ("missbruk", r"missbruk\w*"),
    ("narkotika", r"narkotik\w*|knark\w*|amfetamin\w*|kokain\w*|heroin\w*"),
    ("cannabis", r"cannabis\w*|hasch\w*|marijuana"),
)
"""(the word, its forms as a pattern)."""
PATTERN = re.compile(
    r"\b(?:" + "|".join(f"(?:{forms})" for _, forms in TRIGGERS) + r")\b", re.IGNORECASE
)


def tells_of_harm(text: str) -> bool:
    """May what was written be about somebody who is being harmed?"""
    return PATTERN.search(text) is not None
