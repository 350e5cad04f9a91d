# Vroegsignalering: wie wij aan de gemeente mogen doorgeven, het bestand, wat er terugkomt en wat er is afgesproken.

signal-title = Vroegsignalering
signal-link = Vroegsignalering
signal-lead = Wie achterloopt kan hulp krijgen van de gemeente. Doorgeven mag pas als alles is gedaan wat de wet vraagt en de huurder geen nee zei. Er gaat nooit een BSN, notitie of oorzaak mee.
signal-back = Terug naar vroegsignalering

signal-ready = Kan worden doorgegeven
signal-ready-none = Er is nu niemand om door te geven.
signal-pick = Doorgeven
signal-pick-warm = warme overdracht: de huurder zei ja
signal-packet-yes = Zei ja op { $day }.
signal-packet-day-part = Past het best: { $part }.
signal-packet-tried = Geprobeerd: { $tried }.
signal-more = Er zijn er meer dan op deze bladzijde staan.
signal-next = Naar de volgende
signal-pick-crisis = Doorgeven als crisis
signal-pick-crisis-hint = alleen als ontruiming dreigt; dan telt de wachttijd niet
signal-make-button = Bestand maken voor { $name }
signal-made = Het bestand is klaar. Haal het hieronder op en lever het in bij de gemeente.
signal-made-before = Dit bestand was er al. Er gaat niets opnieuw naar de gemeente.
signal-waits = Nog niet door te geven
signal-crisis = crisis
signal-warm = warme overdracht

signal-sent = Doorgegeven
signal-sent-caption = Wie, wanneer, en wat er terugkwam
signal-col-tenant = Huurder
signal-col-sent = Doorgegeven op
signal-col-by = Gemeente spreekt uiterlijk
signal-col-answer = Terug gehoord
signal-no-answer = nog niets
signal-overdue = nog niets; bel de gemeente
signal-answers = Terugkoppeling inlezen
signal-answers-choose = Bestand van de gemeente
signal-answers-hint = CSV met de kolommen kenmerk, resultaat en datum. Alleen wat wij mogen weten wordt bewaard.
signal-answers-button = Inlezen
signal-answers-done =
    { $count ->
        [one] 1 antwoord ingelezen.
       *[other] { $count } antwoorden ingelezen.
    }

signal-files = Gemaakte bestanden
signal-files-words = Het bestand blijft zoals het was. Wie het ophaalt, staat in het logboek.
signal-file-line =
    { $count ->
        [one] 1 signaal
       *[other] { $count } signalen
    }

signal-municipalities = Gemeenten
signal-municipalities-none = Er is nog geen overeenkomst met een gemeente. Zonder overeenkomst gaat er niets uit.
signal-municipality-new = Gemeente toevoegen
signal-municipality-change = Overeenkomst wijzigen
signal-municipality-title = Overeenkomst met een gemeente
signal-municipality-button = Bewaren
signal-agreed = De overeenkomst is bewaard.
signal-signed = getekend op { $day }
signal-not-in-force = geldt nu niet
signal-until = tot en met { $day }
signal-ends-soon-of = De overeenkomst met { $name } loopt af op { $day }. Daarna mag er niets meer heen. Maak een nieuwe.
signal-ends-soon = loopt af op { $day }
signal-window = vanaf { $days } dagen achter
signal-window-max = tot { $days } dagen
signal-least = minstens { $amount }
signal-delivery = volgende leverdag { $day }
signal-agreed-wait = Afgesproken: binnen { $days } dagen een gesprek, bij dreigende ontruiming binnen { $urgent } werkdagen.
signal-measured =
    Gemeten: { $answered ->
        [one] 1 antwoord
       *[other] { $answered } antwoorden
    }, in het midden na { $days } dagen, { $intime } op tijd, { $overdue } te laat en nog open.
signal-measured-none = Gemeten: nog geen antwoord op { $sent }, waarvan { $overdue } te laat.
signal-measured-nothing = Nog niets doorgegeven.

signal-field-name = Naam van de gemeente
signal-field-towns = Plaatsen
signal-field-towns-hint = Zoals ze in adressen staan, met komma’s ertussen.
signal-field-signed = Getekend op
signal-field-until = Geldt tot en met
signal-field-min = Vanaf hoeveel dagen achter?
signal-field-min-hint = Het landelijke convenant noemt 30.
signal-field-max = Tot hoeveel dagen?
signal-field-least = Vanaf welk bedrag?
signal-field-items = Vanaf hoeveel maanden open?
signal-field-delivery = Leverdag in de maand
signal-field-delivery-hint = Een dag van 1 tot en met 28. Crisis mag altijd.
signal-field-format = Soort bestand
signal-field-columns = Kolommen van het bestand
signal-field-columns-hint = Een per regel, in hun volgorde. Een eigen kop schrijf je zo: achternaam = Naam inwoner. Dit kan: { $fields }.
signal-format-csv = CSV
signal-format-xlsx = Excel (XLSX)

signal-error-pick = Kies eerst wie je doorgeeft.
signal-error-municipality = Er is geen overeenkomst met ‘{ $name }’. Leg die eerst vast.
signal-error-hindrance = { $reference } kan niet worden doorgegeven: { $why }. Er is niets gemaakt.
signal-error-file = Kies eerst een bestand.
signal-error-day = Vul een dag in, bijvoorbeeld 12-01-2026.
signal-error-number = Vul een getal in van 0 of meer.
signal-error-name = Vul de naam van de gemeente in.
signal-error-towns = Vul de plaatsen in, zoals ze in adressen staan.
signal-error-until = De laatste dag ligt voor de dag van tekenen. Kies een latere dag.
signal-error-window = Het eerste aantal dagen is niet hoger dan het tweede.
signal-error-delivery = Kies een dag van 1 tot en met 28, of laat het leeg.
signal-error-columns = Schrijf elke kolom een keer, met een naam uit de lijst. ‘kenmerk’ moet erbij.

hindrance-nothing-past-due = er staat niets open
hindrance-former = de huur is voorbij
hindrance-no-agreement = met de gemeente van dit adres is geen overeenkomst
hindrance-not-in-force = de overeenkomst met de gemeente geldt nu niet
hindrance-not-delivery-day = de gemeente wil het bestand van deze maand pas vanaf { $day }
hindrance-too-young = de gemeente wil dit pas weten vanaf { $day }
hindrance-too-old = het staat langer open dan de gemeente wil
hindrance-too-little = het bedrag is lager dan de gemeente wil
hindrance-too-few = er staan minder maanden open dan de gemeente wil
hindrance-sent = dit is al doorgegeven op { $day }
hindrance-sent-this-month = over deze huurder ging deze maand al een signaal weg, op { $day }; het gaat niet nog een keer

learned-repeated = niet opgepakt: was al gemeld
learned-unjustified = niet opgepakt: past niet bij de afspraken
learned-deceased = de inwoner is overleden
learned-no-resident = woont niet (meer) in de gemeente
learned-not-picked-up = niet opgepakt
learned-has-help = heeft al hulp
learned-no-contact = definitief geen contact kunnen krijgen
learned-no-reaction = geen reactie na eerder contact
learned-no-help-needed = wil nu geen hulp
learned-arranged = heeft zelf betaald of een regeling
learned-helped = er is hulp begonnen
signal-terms-own = We rekenen met de dagen uit ons eigen beleid. { $why }
