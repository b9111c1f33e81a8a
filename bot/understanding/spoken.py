"""How phrases are said: in other letters, and with a word in the middle."""

SPOKEN = {
    "de": "det",
    "e": "är",
    "ä": "är",
    "va": "vad",
    "ja": "jag",
    "nån": "någon",
    "nåt": "något",
    "nåra": "några",
    "dom": "de",
}
"""In phrases: what is said so, and how it stands in the lexicon."""
ADVERBS = frozenset(
    (
        *("redan", "nu", "egentligen", "fortfarande", "ännu", "ju", "väl", "nog", "faktiskt"),
        *("också", "oxå", "riktigt", "verkligen", "äntligen", "snart", "helt", "just", "bara"),
        *("already", "yet", "still", "really", "actually", "now", "also", "ever", "just"),
        *("tyvärr", "nån", "gång", "alltså", "liksom", "typ", "då", "visst", "lite", "ens"),
    )
)
"""What may stand in the middle of any phrase and changes nothing."""
SUBJECTS = frozenset(("vi", "jag", "de", "dom", "ni", "man", "we"))
"""Who does it may stand there too, after something else: "3an behöver vi stöd med"."""
PARTICLES = frozenset(
    ("ut", "in", "bort", "upp", "av", "ner", "fram", "tillbaka", "out", "off", "up", "back")
)
NOTS = ("inte", "ej", "int", "aldrig")
ALSO_LAST = ("på", "efter")
"""Prepositions that are a verb's own when nothing follows them, or "med"."""
AFTERWARDS = ("tack", "snälla", "please", "thanks")
GENITIVES = (":s", "'s", ":", "'")
ONLY_FIRST = ("GREETING", "opener", "fill")
RINGS = frozenset("åäöÅÄÖ")
FARTHEST_PARTICLE = 6
TIMES_BEGIN = ("NEXTADJ", "WEEKDAY", "MEETING", "BREAK", "REL", "MEETREF")
"""What a time begins with, after "till"."""
ASKING = frozenset(
    (
        "är",
        "e",
        "var",
        "blev",
        "blir",
        "har",
        "hade",
        "kan",
        "ska",
        "får",
        "gick",
        "går",
        "is",
        "has",
    )
)
"""What comes before a number when something is asked of it: "blev 12 klart"."""
SHORTEST_SHOUTED, MOST_ABBREVIATIONS = 4, 2


def shouts(text: str) -> bool:
    """Most of its longer words are in capitals alone: they are no names and no abbreviations."""
    words = [word for word in text.split(" ") if len(word) >= SHORTEST_SHOUTED]
    loud = sum(word.isupper() for word in words)
    return text.isupper() or 2 * loud > max(len(words), MOST_ABBREVIATIONS)
