# De maandstrook: per maand wat er was afgesproken en wat er kwam.

strip-title = Betalingen per maand
strip-on-time-line = op de afgesproken dag
strip-days-late =
    { $days ->
        [one] 1 dag later
       *[other] { $days } dagen later
    }
strip-days-late-short = +{ $days }
strip-days-unit =
    { $days ->
        [one] dag
       *[other] dagen
    }
strip-part = deel
strip-open = open
strip-reversed = storno
strip-credited = verrekend
strip-not-due = komt nog
strip-nothing-due = –
strip-nothing-due-words = niets te betalen

# De hele zin bij een maand, voor wie luistert in plaats van kijkt.
strip-said-not-due = hoeft nog niet betaald te zijn
strip-said-on-time = op tijd
strip-said-late =
    { $days ->
        [one] 1 dag na de afgesproken dag
       *[other] { $days } dagen na de afgesproken dag
    }
strip-said-part = een deel is binnen
strip-said-open = nog niet binnen
strip-said-reversed = teruggeboekt: { $reason }
strip-said-reversed-settled = eerst teruggeboekt ({ $reason }), later toch betaald
strip-said-credited = verrekend

strip-count-on-time = { $count } op tijd
strip-count-late = { $count } later
strip-count-part = { $count } deels
strip-count-open = { $count } open
strip-count-reversed = { $count } storno
strip-months-counted =
    { $count ->
        [one] 1 maand:
       *[other] { $count } maanden:
    }

strip-table = Alle maanden op een rij
strip-column-month = Maand
strip-column-due-on = Afgesproken dag
strip-column-due = Te betalen
strip-column-paid = Betaald
strip-column-paid-on = Betaald op
strip-column-how = Hoe
strip-column-what = Wat gebeurde er
strip-not-paid = nog niet

method-unknown = onbekend
method-direct-debit = automatische incasso
method-transfer = zelf overgemaakt
method-other-payer = door iemand anders betaald

# Redenen waarom een bank een incasso terugboekt (ISO 20022).
reversal-reason =
    { $code ->
        [AC01] het rekeningnummer klopt niet
        [AC04] de rekening is opgeheven
        [AC06] de rekening is geblokkeerd
        [AC13] incasso is op deze rekening niet mogelijk
        [AG01] incasso is op deze rekening niet toegestaan
        [AG02] de incasso was verkeerd ingesteld
        [AM04] er stond te weinig op de rekening
        [AM05] er is twee keer geïncasseerd
        [BE05] de bank herkent de incassant niet
        [FF01] het bestand klopte niet
        [MD01] er is geen geldige machtiging
        [MD02] de machtiging is niet compleet
        [MD06] de huurder heeft het teruggehaald
        [MD07] de rekeninghouder is overleden
        [MS02] de huurder heeft de incasso geweigerd
        [MS03] de bank noemt geen reden
        [RC01] de code van de bank klopt niet
        [RR01] gegevens van de rekening ontbreken
        [RR02] naam of adres ontbreekt
        [RR03] naam of adres van de incassant ontbreekt
        [RR04] een wettelijke reden
        [SL01] een afspraak met de bank van de huurder
       *[other] de bank noemt code { $code }
    }
