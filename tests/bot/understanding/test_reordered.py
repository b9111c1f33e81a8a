"""Cases, lists, documents, reports and groups: parts in another order, or in the genitive."""

import pytest

from bot.understanding.understand import understand
from tests.bot.understanding.reference import reference

PAIRS = [
    ("avsluta N27-02", "N27-02 avsluta"),
    ("finns samtycke för N27-01", "N27-01, finns samtycke"),
    ("finns samtycke för N27-01", "samtycke i N27-01 finns det?"),
    ("när går samtycket för N27-01 ut", "N27-01: när går samtycket ut"),
    ("registrera samtycke för N27-02", "för N27-02 registrera samtycke"),
    ("återkalla samtycket i N27-03", "i N27-03 återkalla samtycket"),
    ("vem har läst N27-01", "N27-01 vem har läst"),
    ("vad gäller N27-03", "N27-03 vad gäller"),
    ("åtaganden för N27-01", "N27-01:s åtaganden"),
    ("åtaganden för N27-01", "i N27-01 vad finns det för åtaganden"),
    ("när ska youngsters utvärderas", "youngsters, när ska de utvärderas"),
    ("när väljs nya till top 5", "top 5: när väljs nya"),
    ("när är nästa urval till youngsters", "nästa urval till youngsters när är det"),
    ("åtgärdsplanen från förra mötet", "förra mötets åtgärdsplan"),
    ("dagordningen för nästa möte", "nästa mötes dagordning"),
    ("besluten från förra mötet", "förra mötets beslut"),
    ("minnesanteckningarna från förra mötet", "från förra mötet minnesanteckningarna"),
    ("anteckningarna från 21 januari", "21 januari anteckningarna"),
    ("skicka mig dagordningen", "dagordningen, skicka den till mig"),
    ("halvårsrapporten i pdf", "i pdf halvårsrapporten"),
    ("ta fram halvårsrapporten", "halvårsrapporten ta fram den"),
    ("ta fram årsresultatet för 2026", "2026 års årsresultat"),
    ("avslutsorsaker ht 26", "ht 26 avslutsorsaker"),
    ("hur många har aktualiserats i år", "i år hur många har aktualiserats"),
    ("exportera öppna åtaganden till excel", "öppna åtaganden till excel exportera"),
    ("öppna åtaganden i operativa gruppen", "operativa gruppens öppna åtaganden"),
    ("när är nästa möte i operativa gruppen", "operativa gruppens nästa möte"),
    ("polisens underlag", "underlaget från polisen"),
    ("vad skrev skolan förra mötet", "förra mötet, vad skrev skolan"),
    ("vad sa fritid sist om Busstorget", "om Busstorget vad sa fritid sist"),
    ("vilka ärenden är på dagordningen", "på dagordningen vilka ärenden är det"),
    ("vilka samtycken går ut i mars", "i mars, vilka samtycken går ut"),
    ("har polisen lämnat underlag", "underlag från polisen, har det lämnats"),
    ("kommer polisen på nästa möte", "nästa möte kommer polisen"),
    ("vad har N27-01 för åtaganden", "N27-01:s åtaganden"),
    ("vad har mötet för dagordning", "mötets dagordning"),
    ("vad har operativa gruppen för åtaganden", "operativa gruppens åtaganden"),
    ("flytta nästa möte till 25 februari", "nästa möte flytta till 25 februari"),
    ("bjud in MiniMaria till nästa möte", "till nästa möte bjud in MiniMaria"),
    ("ställ in mötet 18 mars", "mötet 18 mars ställ in"),
    ("boka ett möte 4 mars kl 13", "4 mars kl 13 boka ett möte"),
    ("lägg över 3 på polisen", "3 lägg över på polisen"),
    ("vilka ungdomar missbrukar", "missbrukar, vilka ungdomar"),
    ("vem kontaktar jag på soc", "på soc vem kontaktar jag"),
    ("jag är borta v 8", "v 8 är jag borta"),
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_given_parts_in_another_order_when_read_then_the_same_meaning(one: str, other: str) -> None:
    first, second = understand(one, reference()), understand(other, reference())

    assert (first.intent, first.slots) == (second.intent, second.slots)
    assert first.is_sure
    assert second.is_sure
