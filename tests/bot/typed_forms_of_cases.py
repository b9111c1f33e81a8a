"""Each act on cases, consents, lists and retention, as it is typed in both languages."""

from cards.acts import Act

OF_CASES: dict[Act, tuple[str, str, str]] = {
    Act.CASE_TEXT_ADD: ("write_briefing", "underlag 3 N27-01: lugnt", "briefing 3 N27-01: calm"),
    Act.CASE_TEXT_STEP: ("confirm", "ja", "yes"),
    Act.CASE_TEXT_MOVE: (
        "move_text",
        "flytta del 2 till individnivå",
        "move part 2 to individual level",
    ),
    Act.CASE_TEXT_KEEP: ("write_briefing", "underlag 3 N27-01: lugnt", "briefing 3 N27-01: calm"),
    Act.CASE_TEXT_REMOVE: (
        "remove_case_text",
        "ta bort texten om N27-02",
        "remove the text on N27-02",
    ),
    Act.CONSENT_START: ("ask_family", "inhämta samtycke om N27-02", "ask for consent on N27-02"),
    Act.GROUND_START: (
        "ground",
        "annan laglig grund för N27-02",
        "other legal ground for N27-02",
    ),
    Act.GROUND_OPEN: (
        "ground",
        "annan laglig grund för åtagande Å-2027-010",
        "other legal ground for commitment Å-2027-010",
    ),
    Act.GROUND_RECORD: (
        "ground",
        "annan laglig grund N27-02: polis; 15 a; beslutat av rektor; delegation 4; skäl: x",
        "other legal ground N27-02: polis; 15 a; decided by head; delegation 4; because x",
    ),
    Act.GROUND_SHOW: ("grounds", "lagliga grunder N27-02", "legal grounds N27-02"),
    Act.GROUND_REVOKE_OPEN: (
        "ground_revoke",
        "återkalla beslut 1 i N27-02",
        "revoke decision 1 in N27-02",
    ),
    Act.GROUND_REVOKE: ("confirm", "ja", "yes"),
    Act.ENTRY_NEW: ("entry_propose", "föreslå till top 5", "propose for top 5"),
    Act.ENTRY_PROPOSE: (
        "entry_propose",
        "föreslå till top 5: person; missbruk; 18 a",
        "propose for top 5: person; 18 a",
    ),
    Act.ENTRY_OPEN: ("entry_open", "visa T27-01", "show T27-01"),
    Act.ENTRY_CONFIRM: ("entry_confirm", "bekräfta T27-01", "confirm T27-01"),
    Act.ENTRY_STEP: (
        "entry_measure",
        "åtgärd T27-01: samtal; polis; 12 mars",
        "measure T27-01: talk; police; 12 March",
    ),
    Act.ENTRY_MOVE: ("entry_move", "flytta T27-01 till youngsters", "move T27-01 to youngsters"),
    Act.RETENTION_OPEN: ("retention", "gallring", "retention"),
    Act.RETENTION_FORM: ("retention_decide", "gallringsbeslut", "retention decision"),
    Act.RETENTION_DECIDE: (
        "retention_decide",
        "gallringsbeslut GB-2027-3 2027-03-15",
        "retention decision GB-2027-3 2027-03-15",
    ),
    Act.RETENTION_WITHDRAW: (
        "retention_withdraw",
        "ta tillbaka gallringsbeslutet",
        "take back the retention decision",
    ),
    Act.RETENTION_HOLD_FORM: ("retention_hold", "stoppa gallring", "stop retention"),
    Act.RETENTION_HOLD: (
        "retention_hold",
        "stoppa gallring N27-01: tillsyn",
        "stop retention N27-01: inspection",
    ),
    Act.RETENTION_RELEASE: (
        "retention_release",
        "släpp gallringsstopp N27-01",
        "lift the legal hold N27-01",
    ),
    Act.CASE_NEW: ("new_case", "nytt ärende", "new case"),
    Act.CASE_PROTECTED: (
        "new_case",
        "nytt ärende: skyddade personuppgifter",
        "new case: protected identity",
    ),
    Act.CASE_FORM: ("new_case", "nytt ärende: inte skyddad", "new case: not protected"),
    Act.CASE_RAISE: (
        "new_case",
        "nytt ärende: inte skyddad; åk 8; från skolan",
        "new case: not protected; year 8; from school",
    ),
    Act.CASE_SHOW: ("show_case", "visa ärende N27-01", "show case N27-01"),
    Act.CASE_LIST: ("cases", "mina ärenden", "my cases"),
    Act.CASE_OPEN: ("case_step", "nästa steg N27-01", "next step N27-01"),
    Act.CASE_STEP: ("case_step", "nästa steg N27-01: gå vidare", "next step N27-01: go on"),
    Act.CASE_PART: (
        "case_part",
        "vår del N27-01: riskbedömning 2027-01-20; överens",
        "our part N27-01: assessment 2027-01-20; we agree",
    ),
    Act.CASE_PLAN: ("case_plan", "plan N27-01: styrkor idrott", "plan N27-01: strengths sport"),
    Act.CASE_MEASURE: (
        "case_measure",
        "åtgärd N27-01: samtal; skolan; 2027-02-10; styrka idrott",
        "measure N27-01: talks; skola; 2027-02-10; strength sport",
    ),
    Act.CASE_DECIDE: ("case_decide", "besluta planen N27-01", "decide the plan N27-01"),
    Act.CASE_FOLLOW: ("case_follow", "följ upp N27-01: 1 ja", "follow up N27-01: 1 yes"),
    Act.CASE_CHECK: ("case_check", "checklista N27-01: samtycke", "checklist N27-01: consent"),
    Act.CASE_OUTCOME: ("case_outcome", "utfall N27-01: bevaka", "outcome N27-01: watch"),
    Act.CASE_ATTENDANCE: (
        "case_attendance",
        "närvaro N27-01: alla utom polisen",
        "attendance N27-01: everybody except the police",
    ),
    Act.CASE_SETTINGS: (
        "case_settings",
        "inställningar N27-01: hålla koll till 2027-03-01",
        "settings N27-01: keep an eye until 2027-03-01",
    ),
    Act.CASE_CLOSE: ("case_close", "avsluta ärende N27-01: orsak 1", "close case N27-01: reason 1"),
    Act.CONSENT_OPEN: (
        "consent_register",
        "registrera samtycke N27-01",
        "register consent N27-01",
    ),
    Act.CONSENT_NEXT: (
        "consent_register",
        "registrera samtycke N27-01: vårdnadshavare 1 och 2; skriftligt 1 december",
        "register consent N27-01: guardian 1 and 2; in writing 1 December",
    ),
    Act.CONSENT_BACK: (
        "consent_register",
        "registrera samtycke N27-01: till 31 maj",
        "register consent N27-01: until 31 May",
    ),
    Act.CONSENT_REGISTER: ("confirm", "ja", "yes"),
    Act.CONSENT_SIGN_OPEN: (
        "consent_sign",
        "komplettera samtycke N27-01",
        "add to consent N27-01",
    ),
    Act.CONSENT_SIGN: (
        "consent_sign",
        "komplettera samtycke N27-01: vårdnadshavare 2; muntligt i dag",
        "add to consent N27-01: guardian 2; oral today",
    ),
    Act.CONSENT_SHOW: ("consents", "samtycke N27-01", "consent N27-01"),
    Act.CONSENT_WITHDRAW_OPEN: (
        "consent_withdraw",
        "återkalla samtycke N27-03",
        "withdraw consent N27-03",
    ),
    Act.CONSENT_WITHDRAW: (
        "consent_withdraw",
        "återkalla samtycke N27-03: ungdomen, muntligt, allt",
        "withdraw consent N27-03: young person, oral, all",
    ),
}
