"""Words that say something about dates beside them, and the pattern of each."""

import re

from bot.calendar_reading.tokens import Kind
from bot.calendar_reading.vocabulary import NUMBER_WORD, ORDINAL_WORD, WEEKDAY_WORD

ORD = rf"(?:n[äa]st\s+sista|sista|siste|\d{{1,2}}:?(?:a|e|sta|dra|dje)|{ORDINAL_WORD})"
NTH = re.compile(
    rf"(?:den\s+)?(?P<ordinals>{ORD}(?:\s*(?:,|och|samt|&|resp\.?)\s*(?:den\s+)?{ORD})*)\s+"
    rf"(?:helgfria\s+)?(?P<weekday>{WEEKDAY_WORD})"
)
EVERY = re.compile(
    rf"(?:en\s+g[åa]ng\s+)?(?:var(?:je|t|a)?\s*(?P<second>annan|annat)|(?:var|vart)\s+(?P<ordinal>{ORD}|\d{{1,2}})"
    rf"|(?P<one>varje|var|per|alla|samtliga))\s+"
    rf"(?:(?P<weekday>{WEEKDAY_WORD})|(?P<unit>veckor|vecka|veckan|dag|dagar|m[åa]nad(?:en|er)?))(?![a-zåäö])"
)
MONTHLY = re.compile(r"(?:en\s+g[åa]ng\s+i\s+m[åa]naden|m[åa]natligen|m[åa]nadsvis)(?![a-zåäö])")
APART = re.compile(
    rf"(?:med\s+)?(?P<count>\d{{1,3}}|{NUMBER_WORD})\s+(?P<unit>dagars|veckors|m[åa]naders)\s+mellanrum"
)
WEEKLY = re.compile(r"(?:veckovis|en\s+g[åa]ng\s+i\s+veckan)(?![a-zåäö])")
PARITY = re.compile(
    r"(?:p[åa]\s+|i\s+|alla\s+|varje\s+)?(?P<odd>oj[äa]mna?|udda)?(?P<even>j[äa]mna?)?"
    r"(?:\s+(?:kalender)?(?:veckor(?:na)?|veckonummer|vecka|v)(?![a-zåäö])\.?"
    rf"|(?=\s+{WEEKDAY_WORD})|(?![a-zåäö])(?=\s*(?:$|[,;)])))"
)
"""Of the weeks: "udda torsdagar" and "v. 2-8 (udda)" too."""
TERM = re.compile(
    r"(?:(?P<spring>vt|v[åa]rterminen?|v[åa]ren|vår(?=\s*-?\s*20\d\d))|(?P<autumn>ht|h[öo]stterminen?|h[öo]sten|h[öo]st(?=\s*-?\s*20\d\d)))"
    r"(?![a-zåäö])\s*[-:.']?\s*(?P<year>20\d\d|[2-4]\d(?!\s?[\d.:/-]))?(?![a-zåäö])"
)
COUNT = re.compile(
    rf"(?:totalt\s+)?(?P<count>\d{{1,3}}|{NUMBER_WORD})\s+(?:g[åa]nger|ggr|tillf[äa]llen|m[öo]ten|tr[äa]ffar|"
    r"sammantr[äa]den)(?![a-zåäö])"
    rf"|(?P<days>\d{{1,2}}|{NUMBER_WORD})\s+(?=[a-zåäö]{{3,5}}dagar(?:na)?(?![a-zåäö]))"
)
""" "6 gånger", and the six of "sex torsdagar"."""
LENGTH = re.compile(
    rf"\(?(?:i\s+)?(?P<count>\d{{1,3}}(?:[.,]\d)?|{NUMBER_WORD}|en(?=\s+tim)|en\s+och\s+en\s+halv)\s*"
    r"(?P<unit>tim(?:mar|me|mes)?\.?|h|min(?:uter)?\.?)(?![a-zåäö])\)?"
)
LOV = (
    r"(?:sport|h[öo]st|p[åa]sk|jul|sommar|vinter|februari|skol|krist)?lov(?:et|vecka|veckan|dagar)?"
)
OFF_WORDS = (
    rf"(?:(?:men|dock)\s+)?(?:ej|inte|inget|ingen|inga|utom|f[öo]rutom|undantag(?:et|na)?|undantaget|exkl(?:usive)?|"
    rf"i\s?st[äa]llet\s+f[öo]r|uppeh[åa]ll|hoppa[rs]?\s+[öo]ver|stängt|ledigt?|{LOV})"
    r"(?:\s+(?:m[öo]te(?:n|t)?|tr[äa]ff(?:ar)?|sammantr[äa]den?))?"
)
GONE_WORDS = (
    r"(?:[äa]r\s+|har\s+)?(?:inst[äa]ll[dt]a?|utg[åa](?:r|tt)|st[äa]lls?\s+in|avbokat?|avbokas|struke[nt]|stryks|"
    r"inget\s+m[öo]te|ej\s+m[öo]te)"
)
MOVED_WORDS = (
    r"(?:har\s+)?(?:flyttad?e?s?|flyttas|flyttats|flyttat|flyttar|byter\s+(?:dag\s+)?till|bytt?s?\s+(?:till|mot)|"
    r"ers[äa]tts?\s+(?:av|med)|->)(?:\s+(?P<from>fr[åa]n))?"
)
ASIDE_WORDS = (
    r"(?:senast|reservdatum|reservdag|reservtid|sista\s+(?:dag(?:en)?|svars?dag|anm[äa]lningsdag)|deadline|beslut(?:ad|at|ades|as)?|"
    r"fastst[äa]ll(?:d|t|des|ts|s)?|uppdatera[dt]s?|uppdaterades|revidera[dt]s?|utskrive[nt]|utskrift(?:sdatum)?|"
    r"anm[äa]lan|o\.?s\.?a\.?|svara|protokoll(?:et)?|justera[dt]s?|skapa[dt]|skicka[ds]?|skickades|skriv(?:et|en)|"
    r"f[öo]rra\s+m[öo]tet|f[öo]reg[åa]ende\s+m[öo]te|h[öo]lls|publicera[dt]s?|diarief[öo]r[dt]|giltigt?|upprättad)"
    r"(?:\s+(?:av|i|p[åa]|vid|f[öo]r|till|den|dag|datum|om|styrgruppen|n[äa]mnden|mötet))*"
)
WORDS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:{words})(?![a-zåäöé])"))
    for kind, words in (
        (Kind.MOVED, MOVED_WORDS),
        (Kind.ASIDE, ASIDE_WORDS),
        (
            Kind.FROM,
            r"fr[åa]n(?:\s+och\s+med)?|fr\.?\s?o\.?\s?m\.?|fom|(?:med\s+)?start(?:ar|datum)?|b[öo]rjar|"
            r"f[öo]rsta(?=\s+(?:den\s+)?\d{1,2}\s?(?:/|:?[ae]?\s+[a-z]{3}))|med\s+b[öo]rjan|f[öo]rsta\s+(?:m[öo]tet|g[åa]ngen|tr[äa]ffen)|efter|mellan",
        ),
        (
            Kind.TO,
            r"(?:fram\s+)?till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?|sista\s+(?:m[öo]tet|g[åa]ngen|tr[äa]ffen)|"
            r"sista(?=\s+(?:den\s+)?\d{1,2}\s?(?:/|:?[ae]?\s+[a-z]{3}))|slut(?:ar|datum)?",
        ),
        (
            Kind.ALL,
            r"(?:alla|samtliga)(?:\s+(?:m[öo]ten(?:a)?|g[åa]nger|tr[äa]ffar|dagar))?|alltid|varje\s+g[åa]ng|"
            r"genomg[åa]ende|b[åa]da",
        ),
        (
            Kind.VAGUE_HOUR,
            r"(?:p[åa]\s+)?(?:f[öo]rmiddag(?:en)?|eftermiddag(?:en)?|kv[äa]ll(?:en|stid)?|morgon(?:en)?|"
            r"f\.?m\.?|e\.?m\.?)|(?:efter|f[öo]re|vid|till)\s+lunch(?:en)?|lunch(?:tid|m[öo]te)?|hel\s?dag|"
            r"halv\s?dag|hela\s+dagen|tid(?:en)?\s+(?:meddelas|kommer|ej|best[äa]ms|senare)\w*",
        ),
        (
            Kind.VAGUE_DAY,
            r"n[åa]gon\s+g[åa]ng|i?\s*(?:b[öo]rjan|mitten|slutet)\s+(?:av|p[åa])|prel(?:imin[äa]rt)?\.?|"
            r"omkring|runt|kring",
        ),
        (Kind.RELATIVE, r"i\s?dag|i\s?morgon|i\s?[öo]vermorgon"),
    )
)
ENDS_OF_TERM = re.compile(
    r"(?:(?P<jul>jul(?:en|aft\w*|lovet|uppehållet)?|[åa]rsskiftet|ny[åa]r)|(?P<sommar>sommar(?:en|lovet|uppeh[åa]llet)?|"
    r"midsommar|terminsslut(?:et)?|skolavslutning(?:en)?)|(?P<pask>p[åa]sk(?:en|lovet)?))"
    r"(?![a-zåäö])"
)
