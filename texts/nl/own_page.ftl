# De eigen pagina van een huurder. Geen "u" en geen "je": de woorden passen bij iedereen. Eén ding tegelijk, niets ligt vast tot de laatste knop.

own-page-title = Eigen pagina
own-page-door = Deze pagina is voor één huurder van { $association }. Met de postcode van de woning gaat de pagina open.
own-page-postcode = Postcode van de woning
own-page-postcode-hint = Bijvoorbeeld 1234 AB.
own-page-postcode-empty = Vul de postcode van de woning in.
own-page-postcode-wrong =
    { $left ->
        [one] Dit is niet de postcode van de woning. Nog 1 keer proberen kan.
       *[other] Dit is niet de postcode van de woning. Nog { $left } keer proberen kan.
    }
own-page-open = Open de pagina
own-page-closed = Na een half uur gaat de pagina dicht. Met de postcode gaat hij weer open.
own-page-gone-title = Deze link werkt niet meer
own-page-gone = Een link werkt een aantal dagen. Bel ons gerust, dan komt er een nieuwe.
own-page-call-us = Liever praten? Bel ons gerust.
own-page-call-name = Liever praten? Bel ons en vraag naar { $name }.
own-page-call = Liever praten? Bel { $name }:
own-page-hello = Dag { $name }
own-page-home = Terug naar de eigen pagina
own-page-colleague = een collega
own-page-done-plan = Het plan staat. Vandaag leest { $who } het, of de eerstvolgende werkdag. Daarna komt er een bevestiging.
own-page-done-question = Dank voor het bericht. Het staat nu bij { $who } op de lijst.
own-page-done-energy = Dank voor het bericht. Het staat nu bij { $who } op de lijst. Er is hulp bij energie: een energiecoach die thuis meekijkt, of een reparatie in huis. Daar praten we over.
own-page-done-back = Het plan is teruggedraaid. Er staat niets meer vast.
own-page-done-offer = Dank voor het antwoord. We houden ons eraan.
own-page-done-wishes = Genoteerd.
own-page-visit = Een bezoek
own-page-visit-when = { $name } komt langs op { $day }, rond { $time }.
own-page-visit-other = Komt een ander moment beter uit?
own-page-rent = De huur
own-page-next = De huur van { $month } is { $amount }, op { $day }.
own-page-open-now = Staat nu nog open:
own-page-open-months = Dat is huur van { $months }.
own-page-clear = Alles is betaald.
own-page-cared = Hierover is al iets afgesproken. Nu hoeft er niets te gebeuren.
own-page-debt-help = Er loopt hulp bij de rekeningen. Daarom spreken we hier niets af over dit bedrag. Bellen mag altijd.
own-page-with-us = Bel ons om samen een betaalplan te maken.
own-page-choose = Zelf een betaalplan kiezen
own-page-choose-lead = In stukjes betalen kan: met een eigen bedrag, op een eigen dag.
own-page-months = De maanden op een rij
own-page-plan = Het betaalplan
own-page-steps = { $kept } van de { $count } betalingen gedaan.
own-page-paid = betaald
own-page-back-lead = Toch liever anders? Vandaag kan het plan nog terug.
own-page-back = Draai het plan terug
own-page-offer = Mag de gemeente helpen?
own-page-offer-lead = De gemeente helpt gratis mensen met rekeningen. Bij ja geven we alleen door: naam, adres, telefoon, e-mail en het bedrag. Bij nee geven we niets door.
own-page-offer-yes = Ja, geef maar door
own-page-offer-no = Nee, niet doorgeven
own-page-ask = Iets vragen
own-page-ask-what = Waar gaat het over?
own-page-question =
    { $what ->
        [bel] Bel mij
        [bezoek] Een ander moment voor het bezoek
        [dag] De huur op een andere dag betalen
        [energie] De energie is te duur
       *[lukt-niet] Betalen lukt nu niet
    }
own-page-ask-words = In eigen woorden
own-page-ask-button = Stuur
own-page-ask-error = Kies waar het over gaat.
own-page-agreed = Wat we afspraken
own-page-wishes = Wat wij sturen, en hoe we groeten
own-page-wish-thanks = Een bedankje als een stap lukt?
own-page-wish-aftercare = Een vraag hoe het gaat, na een betaalplan?
own-page-wish-greeting = Als we langskomen: hoe begroeten we elkaar?
own-page-wish-greeting-hint = Bijvoorbeeld: liever geen hand, schoenen uit.
own-page-error-greeting = Schrijf het in hoogstens 160 tekens, en zonder burgerservicenummer.
own-page-wish-button = Bewaar
own-page-yes = Ja, graag
own-page-no = Nee, liever niet
own-page-each = Hoeveel per maand, naast de huur?
own-page-each-fits =
    { $months ->
        [one] Kies een bedrag dat ook in een dure maand lukt. Met { $amount } is alles binnen 1 maand betaald.
       *[other] Kies een bedrag dat ook in een dure maand lukt. Vanaf { $amount } is alles binnen { $months } maanden betaald.
    }
own-page-each-error = Schrijf een bedrag, bijvoorbeeld 50 of 62,50.
own-page-day = Op welke dag van de maand?
own-page-day-hint = Bijvoorbeeld 25, of de dag nadat er geld binnenkomt. Met 31 is het de laatste dag van de maand.
own-page-day-error = Schrijf een dag van 1 tot en met 31.
own-page-show = Laat de plannen zien
own-page-too-long-plan = Dit duurt langer dan { $months } maanden. Vanaf { $amount } per maand past het. Lager kan ook: dan kijkt iemand van ons mee.
own-page-too-low = Een betaling is minstens { $amount }. Lukt dat niet? Dan kijkt iemand van ons mee, er is meer mogelijk.
own-page-pick = Welk plan past?
own-page-pick-field = Kies een plan
own-page-pick-error = Kies een van de plannen.
own-page-kind =
    { $kind ->
        [own] Het eigen voorstel
        [calmer] Lager en langer
        [growing] Laag beginnen
       *[at_once] Alles in één keer
    }
own-page-rent-who = Wie betaalt de gewone huur van { $one } en { $two }?
own-page-payer =
    { $who ->
        [tenant] Ikzelf
        [co_tenant] Mijn partner of medehuurder
        [family] Familie of een vriend
       *[onzeker] Dat lukt nog niet, of ik weet het niet
    }
own-page-rent-error = Kies wie de gewone huur betaalt. De huur van nu gaat voor.
own-page-rent-unsure = De huur van nu gaat voor. Druk op “Vraag iemand om mee te kijken”, dan zoeken we het samen uit.
own-page-first-step = Een kleine eerste stap, deze week
own-page-step =
    { $what ->
        [bank] Ik zet de betaling klaar bij mijn bank.
        [agenda] Ik zet de betaaldag in mijn agenda.
       *[bellen] Ik bel om het plan door te nemen.
    }
own-page-step-own = Of een andere stap, in eigen woorden
own-page-step-error = Kies een eerste stap, of schrijf er zelf een.
own-page-keep = Kies dit plan
own-page-together-lead = Liever eerst overleggen? Of past dit niet?
own-page-together = Vraag iemand om mee te kijken
own-page-moved = Er kwam net geld binnen of er veranderde iets. Kijk de plannen nog eens na en kies opnieuw.
own-page-bsn = Hier staat een nummer dat op een burgerservicenummer lijkt. Haal het weg, dat bewaren wij niet.
own-page-too-long = Dit is te lang. Bel ons gerust om het te vertellen.

# Wat een collega ervan leest in het contactlogboek.
own-page-note-plan = Koos zelf een betaalplan op de eigen pagina: { $terms }. Klaar rond { $month }.
own-page-note-proposal = Stelt op de eigen pagina voor: { $each } per maand, op dag { $day }. Vraagt of iemand meekijkt.
own-page-note-question =
    { $what ->
        [bel] Vraagt op de eigen pagina om gebeld te worden.
        [bezoek] Vraagt op de eigen pagina om een ander moment voor het bezoek.
        [dag] Vraagt op de eigen pagina om de huur op een andere dag te betalen.
        [energie] Zegt op de eigen pagina dat de energie te duur is.
       *[lukt-niet] Zegt op de eigen pagina dat betalen nu niet lukt.
    }
own-page-note-offer =
    { $kind ->
        [yes] Zegt op de eigen pagina ja: de gemeente mag de gegevens krijgen.
       *[objection] Zegt op de eigen pagina nee: de gegevens gaan niet naar de gemeente.
    }

# Bij de huurder, voor de collega.
own-page-part = Eigen pagina
own-page-part-lead = Geef een link om door te geven. Met de postcode van de woning gaat de pagina open; zelf een plan kiezen kan daar ook.
own-page-part-open = Link voor { $name }, werkt tot en met { $day }:
own-page-part-give = Geef een link voor { $name }
own-page-part-end = Laat de links stoppen
own-page-part-given = De link werkt. Lees hem voor of stuur hem in een bericht mee.
own-page-part-cannot = Een link kan nu niet: iemand anders beslist over het geld, of de postcode van de woning ontbreekt.
own-page-part-ended = De links werken niet meer.
audit-tenant = De huurder, op de eigen pagina
own-page-visit-photo = Foto van { $name }
