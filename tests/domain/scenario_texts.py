"""What the agencies of Norrsjö write on level 1 and 2: SCENARIO 2.1, 2.2, 2.6, 4.1 and 4.2."""

GENERAL = (
    (
        "Kajen har i snitt 62 besökare per kväll sedan skolstarten, lite fler än i höstas. Vi"
        " är två i personalen mån–tors och tre på fredagar. Ny öppettid från v. 4: fredagar "
        "17–22. Vi har märkt att många frågar efter något att göra på söndagar. "
        "Sportlovsprogrammet (v. 8) är inte klart – vi vill gärna ha med allas aktiviteter i "
        "samma kalender."
    ),
    (
        "Närvaron på högstadiet var 91,4 % i december, mot 93,0 % samma månad förra året. "
        "Utvecklingssamtal pågår v. 4–6. Ny kurator på 80 % börjar den 1 februari. Vi har "
        "haft tre incidenter med vejpar på toaletterna i C-huset och har satt in en extra "
        "rastvärd. Föräldramöte för åk 7–8 planeras i februari."
    ),
    (
        "Mottagningen har normal svarstid. Öppenvården har två lediga platser i Repulse med "
        "start v. 6 och en grupp för föräldrar till tonåringar (fyra tisdagskvällar). "
        "Fältgruppen är två personer på grund av en vakans och kan vara ute två kvällar i "
        "veckan. MiniMaria i Sjöbygden tar emot unga t.o.m. 20 år; ingen remiss behövs."
    ),
    (
        "Under perioden 1 dec–15 jan har vi haft färre ordningsstörningar i centrum än under "
        "motsvarande tid förra året, men de har varit mer koncentrerade till fredagar och "
        "till tiden strax efter att bussarna från Nörrby kommit in. Vi ser ingen ökning av "
        "anmälda våldsbrott bland unga. Däremot har vi tagit fler beslag av berusningsmedel "
        "än tidigare, mest små mängder, och vi har fått flera tips från föräldrar – det är "
        "positivt, för det betyder att man hör av sig. Lachgas förekommer vid några av "
        "parkeringarna. Vi vill påminna om att den som ser något som kan vara brott ringer "
        "114 14, eller 112 om det är akut, och inte väntar till nästa SSPF-möte. \n"
        "\n"
        "Bemanningen är ansträngd fram till mitten av februari eftersom två kollegor är på "
        "utbildning. Områdespolisen finns på plats i Norrsjö tis–fre. Vi kommer att delta på "
        "föräldramöten om vi får datumet minst två veckor i förväg. Vi planerar också ett "
        "gemensamt informationspass för fritidspersonal om lachgas och nya droger under v. 6;"
        " anmäl intresse till oss.\n"
        "\n"
        "Slutligen: vi har märkt att rykten sprids snabbt på sociala medier. Vid två "
        "tillfällen före jul uppmanades ungdomar att samlas vid resecentrum. Inget hände, men"
        " oron blev stor. Vi föreslår att vi tillsammans tar fram en kort rutin: vem ringer "
        "vem, vem informerar skolan, vem svarar föräldrar. Det behöver inte vara mer än en "
        "halv sida. Målet är att alla vuxna ger samma besked och att ingen behöver gissa."
    ),
    (
        "Trygghetsvärdarna går fem kvällar i veckan, 16–24. Två lampor är trasiga vid "
        "gångtunneln under Storgatan. Kameran på torget är i drift igen. Antal samtal med "
        "unga: ca 140 under perioden, nästan alla trevliga. Väktarbolaget har bytt "
        "arbetsledare."
    ),
    (
        "Kalendern är klar: 23 aktiviteter, 9 arrangörer. Rekord på fredagskvällen v. 6 med "
        "94 besökare."
    ),
    (
        "Närvaro 92,1 %. Föräldramötet flyttat till 4 mars på grund av sjukdom. Kuratorn är "
        "på plats."
    ),
    "En ledig plats i Repulse. Ny fältare börjar 1 mars.",
    ("Lugnare fredagar v. 4–6. Kort informationspass om lachgas hölls 10 feb, 14 deltagare."),
    ("Alla lampor lagade. Färre klagomål från butikerna. Inget att rapportera om beredskap."),
)
GROUP = (
    (
        "En större grupp (uppskattningsvis 15–20 st., blandade skolor) kommer till Busstorget"
        " på fredagar efter 19 i stället för in på Kajen. De som är med säger att 'det är där"
        " det händer'. Stämningen är oftast god men ljudnivån hög, och yngre barn tycker att "
        "det är obehagligt."
    ),
    (
        "Vi ser en grupp i åk 7–8 (fler än tio) med ökande ströfrånvaro på eftermiddagar, "
        "oftast måndag och fredag. Vit snus och vejp är vanligt."
    ),
    (
        "Fältarna känner igen bilden från Busstorget. Flera i gruppen vill ha kontakt med "
        "vuxna. Bäst tid att träffa dem är 18.30–20.30, innan det blir många."
    ),
    (
        "Busstorget, fredagar 19–22: fem ingripanden på sex veckor, mest störande beteende. "
        "Förslag: synlig tillsyn samtidigt som fältarna är på plats, inte efteråt."
    ),
    (
        "Vi bekräftar tiderna. Belysningen vid hållplats C är dålig. Butikerna runt torget "
        "har varit hjälpsamma."
    ),
    "Ungefär hälften av gruppen från Busstorget kommer nu in på Kajen före 20.",
    "Ströfrånvaron i åk 7–8 har minskat något på fredagar, inte på måndagar.",
    "Fältarna har kontakt med ett tiotal. Några vill ha sommarjobb.",
    "Ett ingripande på tre veckor mot fem på sex veckor.",
    "Gruppen har delvis flyttat till resecentrums trappa.",
)
COMMITMENTS = (
    ("Ungas fritid håller Kajen öppen fredagar 17–22 från v. 4 och bjuder in från Busstorget."),
    (
        "Säkerhet och beredskap felanmäler belysningen vid hållplats C och gångtunneln och "
        "kontrollerar att den lagas."
    ),
    ("Polisen gör synlig tillsyn på Busstorget fredagar 19–22, v. 4–6, samtidigt som fältarna."),
    "Skolan håller föräldramöte för åk 7–8 om vejp, vitt snus och rykten.",
    "Fältgruppen är på Busstorget två kvällar i veckan, varav fredag.",
    (
        "Ungas fritid samlar allas aktiviteter i en sportlovskalender; alla lämnar uppgifter "
        "senast 3 feb."
    ),
    "Polisen skriver förslag till halvsidesrutin för rykten.",
    "Skolan utser kontaktperson för rutinen.",
    ("Trygghetsvärdarna går via resecentrums trappa fredagar 18–20, v. 8–10, och noterar antal."),
    "Socialtjänsten tar fram tre vägar till sommarjobb tillsammans med KAA.",
)
