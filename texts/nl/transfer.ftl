# De laatste poort: overdragen aan de rechter, met wat er eerst moet kloppen, twee mensen, en altijd een weg terug.

transfer-link = De laatste poort bekijken
transfer-title = De laatste poort
transfer-lead = Overdragen aan de rechter betekent: samen lukte het niet. Dat kan alleen als alles hieronder klopt en twee mensen ja zeggen. Terug kan altijd.
transfer-conditions = Wat eerst moet kloppen
transfer-met = ja
transfer-unmet = nee
transfer-condition =
    { $code ->
        [past_due] Er staat huur open
        [household_seen] We vroegen wie er woont, en of er kinderen zijn
        [fresh_eyes] Iemand keek met frisse ogen
        [bgs_complete] Alles is gedaan wat de wet vooraf vraagt (artikel 2 Bgs)
        [no_dispute] De huurder ziet het bedrag niet anders
        [no_pause] Er loopt geen pauze
        [nothing_kept] Er loopt geen afspraak die lukt
        [no_stop_by_law] Geen rechter en geen wet houdt ons tegen
        [fair_terms] We vragen niets dat rust op een vernietigd beding
        [costs_seen] We keken wat een ontruiming kost
        [reviewed] We keken terug: elke vraag heeft een antwoord
       *[two_people] Twee mensen met mandaat zeiden ja
    }
transfer-do-here =
    { $code ->
        [household_seen] Vastleggen wie er woont
        [fresh_eyes] Een contact vastleggen
       *[bgs_complete] Bekijken wat er is gedaan
    }
transfer-tried = { $kind } op { $day }
transfer-costs = Wat een ontruiming kost
transfer-costs-lead = Dit zijn cijfers van anderen, geen wet. Wat het de mensen in huis kost, staat er niet bij.
transfer-costs-column-what = Wat
transfer-costs-column-amount = Bedrag
transfer-costs-column-source = Bron
transfer-costs-numbers = Alle cijfers met hun bron
transfer-costs-last-known = Het griffierecht van nu is nog niet ingevuld. Dit is het laatst bekende ({ $days }), nog niet bevestigd.
transfer-costs-missing = Dit cijfer is er niet, en zonder cijfers gaat de poort niet open: { $why }
transfer-review = Terugkijken
transfer-review-lead = Beantwoord elke vraag in gewone woorden. De huurder kan dit lezen.
transfer-shut = De poort is dicht. De vragen komen hier als alles hierboven klopt.
transfer-question =
    { $code ->
        [perspective] Wat wil de huurder zelf, en welk uitzicht is er?
        [tried] Wat hebben we aangeboden, en waarom lukte het niet?
        [our_share] Wat hadden wij anders of eerder kunnen doen?
        [household] Wat gebeurt er met de mensen in huis, de kinderen voorop?
       *[go_on] Wat blijven we doen terwijl de rechter bezig is?
    }
transfer-button = Overdragen voorstellen
transfer-signs = Je voorstel telt als het eerste ja. Daarna beslist nog iemand met mandaat.
transfer-signs-not =
    { $rank ->
        [IC] Je stelt het voor. Daarna beslissen twee mensen met mandaat.
        [MG] Je stelt het voor. Daarna beslissen twee managers.
       *[TL] Je stelt het voor. Daarna beslissen twee mensen met mandaat: een teamleider of een manager.
    }
transfer-waits =
    { $signed ->
        [0] Voorgesteld op { $day } door { $name }. Nog twee mensen met mandaat beslissen.
       *[other] Voorgesteld op { $day } door { $name }. Nog een ander met mandaat beslist.
    }
transfer-stands = Op { $day } besloten twee mensen om over te dragen.
transfer-turned-down = Voorstel van { $day }: we gaan samen verder.
transfer-past-due = Toen stond { $amount } open.
transfer-decided-by =
    { $verdict ->
        [approve] Ja van { $name }: “{ $words }”
        [refuse] Nee van { $name }: “{ $words }”
       *[withdraw] Teruggenomen door { $name }: “{ $words }”
    }
transfer-decide = Beslissen
transfer-field-verdict = Wat besluit je?
transfer-yes = Ja, overdragen
transfer-yes-hint = Schrijf hieronder wat we hiervan leren.
transfer-no = Nee, we gaan samen verder
transfer-no-hint = Schrijf hieronder wat we nu doen.
transfer-back = Ik neem het voorstel terug
transfer-field-words = Wat leren we hiervan, of wat doen we nu?
transfer-field-words-hint = In gewone woorden. De huurder kan dit lezen.
transfer-decide-button = Besluit bewaren
transfer-own = Jij stelde dit voor. Iemand anders beslist.
transfer-steps = Onderweg bij de rechter
transfer-still = Elke maatregel kan nog: een pauze, een regeling, uitstel, kwijtschelden. Ook na een vonnis.
transfer-still-link = Naar wat er kan
transfer-step =
    { $code ->
        [handed_over] Dossier naar de deurwaarder of advocaat
        [summons] Dagvaarding uitgebracht
        [judgment] De rechter heeft besloten
        [announced] Ontruiming aangekondigd
        [prevented] Ontruiming voorkomen
        [carried_out] Ontruimd
       *[brought_back] Teruggehaald: we gaan samen verder
    }
transfer-field-step = Wat is er gebeurd?
transfer-field-on = Op welke dag?
transfer-field-on-hint = Leeg is vandaag.
transfer-field-step-words = In een regel, of wat we hiervan leren
transfer-field-step-words-hint = Bij voorkomen, ontruimd en teruggehaald hoort wat we hiervan leren.
transfer-step-button = Vastleggen
transfer-done = Het voorstel staat klaar. Nog iemand met mandaat beslist.
transfer-done-decided = Het besluit is bewaard. Terug kan altijd.
transfer-done-step = Vastgelegd. Elke maatregel kan nog.
transfer-done-back = Teruggehaald. We gaan samen verder.
transfer-error-answer = Beantwoord deze vraag in gewone woorden.
transfer-error-shut = De poort is dicht. Eerst moet dit kloppen: { $conditions }.
transfer-error-there = Er is al een voorstel, of er is al overgedragen.
transfer-error-decided = Hierover is al besloten.
transfer-error-same = Twee verschillende mensen beslissen. Vraag een collega.
transfer-error-mandate = Een teamleider of een manager beslist. Vraag een van hen.
transfer-error-proposer = Alleen wie het voorstelde, neemt het terug.
transfer-error-words = Schrijf in gewone woorden waarom, en wat we ervan leren.
transfer-error-verdict = Kies wat je besluit.
transfer-error-kind = Kies wat er is gebeurd.
transfer-error-order = Dit kan nog niet: eerst komt “{ $needs }”.
transfer-error-no-transfer = Dit hoort bij een overdracht die vaststaat, op of na de dag van het besluit.
transfer-error-stopped = Een rechter of de wet houdt dit tegen, tot en met { $day }.
transfer-error-on = Kies een dag tot en met vandaag.
transfer-error-law = Een cijfer ontbreekt: { $why }

transfers-title = Overdrachten en ontruimingen in { $year }
transfers-lead = Elke overdracht is een weg die samen niet lukte. Hier staat wat we ervan leerden.
transfers-link = Overdrachten en ontruimingen
transfers-waiting = Wacht op een tweede persoon
transfers-open = { $reference } bekijken
transfers-month = Overgedragen in { $month }
transfers-none = In dit jaar is niets overgedragen.
transfers-evictions = Ontruimingen
transfers-counts = Aangekondigd: { $announced }. Voorkomen: { $prevented }. Ontruimd: { $carried }.
transfers-evictions-none = Er zijn in dit jaar geen ontruimingen aangekondigd.
transfers-column-reference = Contract
transfers-column-day = Dag
transfers-column-what = Wat
transfers-column-learned = Wat we leerden
transfers-csv = Als bestand voor een rekenblad

pack-link-pdf = Dossier voor de rechter (PDF)
pack-link-zip = Dezelfde gegevens voor een programma (zip)
pack-lead = Het dossier laat zien wat er is gedaan: de teksten, de contacten, het aanbod, de melding en de regelingen. Notities, verhalen en onze eigen terugblik staan er niet in.
pack-no-press = De PDF kan hier niet worden gemaakt. Vraag de beheerder naar het programma voor brieven.
pack-title = Dossier { $reference }
pack-made = Gemaakt op { $day }.
pack-decided = Op { $day } besloten over te dragen: { $names }.
pack-open = Wat er openstaat
pack-open-total = Samen { $amount }.
pack-contacts = Contact
pack-contacts-lead = Elke poging en elk gesprek, zonder wat er gezegd is.
pack-reached = gesproken
pack-not-reached = niet gesproken
pack-signals = Melding aan de gemeente
pack-plans = Regelingen, met elke wijziging
pack-pauses = Pauzes
pack-none = Geen.
pack-text = { $channel } aan { $name }, { $day }
pack-column-month = Maand
pack-column-due = Afgesproken dag
pack-column-open = Open
pack-column-day = Dag
pack-column-what = Wat
pack-column-words = In een regel
pack-column-how = Hoe
pack-column-who = Van wie
pack-column-spoken = Gesproken?
pack-column-municipality = Gemeente
pack-column-receipt = Bestand en kenmerk (SHA-256)
pack-column-answer = Antwoord
pack-column-change = Wat
pack-column-terms = Termijnen
pack-column-from = Van
pack-column-until = Tot en met
pack-column-source = Door wie
