"""What is typed and what is then meant; and what must not be taken for a change."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.ways import WAYS
from bot.understand import Ways, fold, numbers_in, understand, without_mention

SAID = {
    "help": ["hjälp", "meny", "vad kan du", "hej"],
    "mine": ["mina åtaganden", "mina", "vad har jag lovat", "mina öppna åtaganden"],
    "list": ["öppna åtaganden", "öppna åtaganden polisen", "ej klara", "kvarvarande åtaganden"],
    "overdue": ["försenade", "försenade åtaganden", "vilka är försenade", "vad är försenat"],
    "next_meeting": ["nästa möte", "när är nästa möte", "möte"],
    "meetings": ["möten", "mötena", "alla möten", "kalendarium"],
    "propose_meetings": [
        "föreslå möten",
        "föreslå möten för vt 2027",
        "föreslå datum på torsdagar",
    ],
    "check_calendar": ["kalendariet räcker?", "räcker kalendariet", "räcker mötena?"],
    "feed": ["min kalenderadress", "gruppens kalenderadress", "min kalenderlänk"],
    "renew_feed": ["ny kalenderadress", "ny gruppens kalenderadress", "byt kalenderadress"],
    "end_feed": [
        "ta bort kalenderadress",
        "ta bort min kalenderadress",
        "ta bort gruppens kalenderadress",
    ],
    "export_calendar": [
        "exportera kalendarium",
        "exportera kalendariet som csv",
        "exportera möten till Excel",
    ],
    "breaks": ["lov", "alla lov", "när är det lov", "vilka lov"],
    "add_breaks": ["lov: sportlov 22 feb–26 feb", "nytt lov: påsklov 29 mars–2 april"],
    "remove_breaks": ["ta bort lov sportlov", "ta bort lovet sportlov 2027"],
    "briefing": ["underlag", "lämna underlag", "mitt underlag", "underlaget"],
    "write_briefing": [
        "underlag 1: text",
        "underlag 2 inget",
        "underlag 3 ja",
        "underlag del 1: x",
    ],
    "send_briefing": ["skicka in underlag", "lämna in vårt underlag"],
    "reached": [
        "vem har nåtts",
        "vilka har nåtts",
        "vem har inte nåtts",
        "vem har fått kallelsen",
        "har alla nåtts",
        "who has been reached",
    ],
    "standing": ["läget", "vem har svarat", "vilka saknas"],
    "agenda": ["dagordning", "dagordningen"],
    "approve_agenda": ["godkänn dagordning", "godkänn", "godkänn och skicka"],
    "plan": ["åtgärdsplan", "åtgärdsplanen", "anteckningar"],
    "plan_right": ["det stämmer", "planen stämmer"],
    "plan_wrong": ["något är fel", "något är fel: datumet", "fel: datumet"],
    "new_commitment": ["nytt åtagande", "nytt åtagande: Skolan ringer; skola; 4 mars"],
    "done": ["klart Å-2027-004", "klart 4", "klart a-4", "klart åtagande 4", "klar med 4"],
    "postpone": ["flytta Å-2027-004 till 4 mars", "flytta 4", "skjut upp åtagande 4"],
    "start": ["pågår 4", "påbörjat 4"],
    "need_help": ["behöver hjälp med 4", "hjälp med 4: lokal"],
    "cancel": ["avbryt 4", "avbryt Å-2027-004 behövs inte"],
    "ask_owner": ["fråga om 4", "fråga 4"],
    "open": ["uppdatera 4", "öppna 4", "Å-2027-004"],
    "undo": ["ångra", "ta tillbaka"],
    "change_meeting": [
        "flytta mötet till 25 februari",
        "flytta möte till 25/2 kl. 10.00",
        "ändra tiden till 14–15.30",
        "ställ in mötet",
        "avboka mötet",
    ],
    "send_invitation": ["skicka kallelse", "kalla till mötet"],
    "invitation": ["kallelse", "kallelsen"],
    "accept": ["jag kommer", "tackar ja"],
    "tentative": ["jag vet inte än", "kanske"],
    "decline": ["jag kan inte komma", "kan inte", "kan inte, Kim kommer", "jag kommer inte"],
    "attendance": ["närvaro", "närvaron", "närvaro: Frida, Rut"],
    "decision": ["beslut: Vi tar fram en rutin.", "nytt beslut"],
    "confirm": ["ja", "japp", "ok"],
    "dismiss": ["nej", "avbryt"],
    "remind": ["påminn", "påminn verksamheterna"],
    "oral": ["muntligt polis 1: text"],
    "report_incident": [
        "rapportera personuppgiftsincident",
        "rapportera en personuppgiftsincident: fel mottagare; idag; ett brev",
        "rapportera incident",
        "anmäl incident",
        "personuppgiftsincident",
        "report a personal data incident",
        "report incident: lost",
    ],
    "incidents": ["incidenter", "öppna incidenter", "personuppgiftsincidenter", "incidents"],
    "open_incident": ["incident 3", "öppna incident 3"],
    "close_incident": ["stäng incident 3: inte anmäld", "avsluta incident 3: anmäld 22 januari"],
    "sharing": ["hur delas det jag skriver"],
}
PAIRS = [(command, text) for command, texts in SAID.items() for text in texts]
WHOLE = [(c, t) for c, t in PAIRS if c in {"help", "mine", "overdue", "undo", "next_meeting"}]
CHANGES_AT_ONCE = {
    *("accept", "tentative", "decline", "undo", "remind", "ask_owner", "send_briefing"),
    *("write_briefing", "plan_right", "plan_wrong", "confirm", "absence", "add_item", "close_item"),
    *("report_incident", "close_incident"),
}
"""Commands that ask nothing before they change something."""
NEAR_MISSES = [
    "klart",
    "är 4 klart?",
    "det är inte klart 4",
    "klart senast vecka 6",
    "klart 4 veckor innan mötet",
    "flytta",
    "flytta lampan vid hållplats C",
    "fråga om 2 veckor",
    "fråga polisen",
    "ångrar du dig",
    "jag kan inte hitta underlaget",
    "kan inte komma åt underlaget",
    "jag kommer att vara lite sen",
    "kommer underlaget i dag?",
    "kanske imorgon",
    "ja men vänta",
    "nej men hallå du",
    "jag",
    "påminn mig om föräldramötet",
    "det stämmer inte",
    "stämmer det att mötet är flyttat?",
    "något är fel med tekniken",
    "felanmäl lampan",
    "närvaron har ökat tycker Rut",
    "underlag 2 veckor innan",
    "underlag 3 saknas fortfarande",
    "underlaget är konstigt",
    "skicka in underlag senare",
    "vem har fått kallelsen tidigare år",
    "har alla nått målen",
    "ska vi ställa in mötet?",
    "mötet var bra",
    "beslutet var bra",
    "hjälpsamma butiker",
    "öppettider på Kajen",
    "avbrytande av insats",
    "stängt på fredag",
    "punkten om belysning",
    "N27-01",
    "incidenten i fredags",
    "det var en incident på torget",
    "stäng incidenten",
    "rapportera läget",
    "12",
    "",
    " . ",
]


def command_of(text: str) -> str:
    understood = understand(text, WAYS)
    return understood.command if understood else ""


@pytest.mark.parametrize(("command", "text"), PAIRS)
def test_given_a_way_to_say_it_when_typed_then_it_is_understood(command: str, text: str) -> None:
    assert command_of(text) == command


@pytest.mark.parametrize(("command", "text"), PAIRS)
@pytest.mark.parametrize(
    "said",
    [
        str.upper,
        fold,
        lambda text: f"  {text} ",
        lambda text: f"Hej, {text}",
        lambda text: f"<at>SSPF-stödet</at> {text}",
        lambda text: f"<at id='0'>SSPF</at>\N{NO-BREAK SPACE}{text}",
        lambda text: f"kan du visa {text}",
        lambda text: f"snälla {text}",
    ],
    ids=["upper", "no dots", "spaces", "greeting", "mention", "mention nbsp", "please", "politely"],
)
def test_given_it_is_said_in_another_manner_when_typed_then_it_is_the_same(
    command: str,
    text: str,
    said: object,
) -> None:
    assert callable(said)
    assert command_of(said(text)) == command


@pytest.mark.parametrize(("command", "text"), WHOLE)
@pytest.mark.parametrize("ending", ["?", ".", "!", " tack", ", tack!", " ?"])
def test_given_an_ending_when_typed_then_it_is_the_same(
    command: str, text: str, ending: str
) -> None:
    assert command_of(text + ending) == command


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_given_something_near_when_typed_then_nothing_is_changed_by_it(text: str) -> None:
    assert command_of(text) not in CHANGES_AT_ONCE


@pytest.mark.parametrize("text", ["", " ", "<at>SSPF</at>", "asdf", "12", "…", "🙂", "N27-01"])
def test_given_nothing_that_is_known_when_typed_then_nothing_is_understood(text: str) -> None:
    assert understand(text, WAYS) is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("KLART Å-2027-004", "Å-2027-004"),
        ("flytta 4 till Åmåls marknad", "4 till Åmåls marknad"),
        ("Hej, nytt åtagande: Skolan RINGER Åsa; skola", "Skolan RINGER Åsa; skola"),
        ("Å-2027-004", "Å-2027-004"),
        ("<at>SSPF</at> underlag 1: Läget är Lugnt.", "1: Läget är Lugnt."),
    ],
)
def test_given_something_after_the_command_when_typed_then_it_is_kept_as_typed(
    text: str, rest: str
) -> None:
    understood = understand(text, WAYS)

    assert understood is not None
    assert understood.rest == rest


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("4", [(None, 4)]),
        ("004", [(None, 4)]),
        ("Å-2027-004", [(2027, 4)]),
        ("å-2027-4", [(2027, 4)]),
        ("A-2027-004", [(2027, 4)]),
        ("a-4", [(None, 4)]),
        ("å4", [(None, 4)]),
        ("åtagande 4", [(None, 4)]),
        ("Å - 2027 - 004", [(2027, 4)]),
        ("2027-004", [(2027, 4)]),
        ("4 och 12", [(None, 4), (None, 12)]),
        ("inget", []),
        ("12345", []),
    ],
)
def test_given_a_number_as_people_write_it_when_read_then_it_is_found(
    text: str, numbers: list[tuple[int | None, int]]
) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize("text", sorted({text for texts in SAID.values() for text in texts}))
def test_given_many_ways_when_looked_for_then_the_first_of_the_table_is_found(text: str) -> None:
    """Looked through by shelves, each of them would be found by itself."""
    found = understand(text, WAYS)
    earlier = WAYS[: next(at for at, way in enumerate(WAYS) if found == understand(text, (way,)))]

    assert not any(understand(text, (way,)) for way in earlier if "hej" not in text)


@given(st.text())
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_whatever_is_typed_is_understood_or_not_without_an_error(text: str) -> None:
    understood = understand(text, WAYS)

    assert understood is None or understood.rest in without_mention(text)


@pytest.mark.parametrize(
    "piece", ["<at>", "<at x>", "<at>a</at>", "hej ", "tack", "vad har ", "klart ", "4-", " "]
)
def test_given_a_very_long_text_when_typed_then_it_is_read_at_once(piece: str) -> None:
    """The door lets in 256 KB; a mention that is never closed is not looked for again and again."""
    started = process_time()
    text = without_mention((piece * 60_000)[:200_000] + "x")
    understand(text[:20_000], WAYS)

    assert process_time() - started < 2


@given(st.text(alphabet="<>at/ Bo\u00a0å", max_size=40))
def test_a_text_without_a_mention_is_read_as_if_one_had_been_looked_for(text: str) -> None:
    whole = without_mention(f"<at>Bot</at>{text}")

    assert whole == without_mention(text) or "<at" in text
    assert understand(text, WAYS) == understand(text, Ways(WAYS))
