# Wat betalen makkelijker maakt: pauze, plan, uitstel, "ziet u het ook zo?", en wie er betaalt.
# De zinnen tussen aanhalingstekens zegt een collega tegen de huurder: kort, waar, vriendelijk.

sheet-error-day = Schrijf een dag, bijvoorbeeld { $example }.
sheet-error-changed = Een collega heeft dit net veranderd. Kijk opnieuw en doe het dan nog een keer.
sheet-error-before-tenancy = De huur begon op { $start }. Kies een dag vanaf toen.

# Pauze
pause-source-tenant = De huurder vroeg erom
pause-source-worker = Wij stelden het voor
pause-source-debt-help-notice = Kennisgeving van schuldhulp
pause-source-judge = De rechter
pause-source-administrator = De bewindvoerder
pause-source-hint =
    { $months ->
        [one] hooguit 1 maand
       *[other] hooguit { $months } maanden
    }
pause-reason-income-decision = Wacht op een besluit over inkomen
pause-reason-debt-help = Schuldhulp is begonnen
pause-reason-court = Besluit van de rechter
pause-reason-life-event = Er is iets ingrijpends gebeurd
pause-reason-our-turn = Wij moeten eerst zelf iets uitzoeken
pause-reason-other = Iets anders

pause-runs = Er loopt een pauze, tot en met { $day }
pause-say-stops =
    { $form ->
        [je] Tot en met { $last } vragen we je niets over het bedrag dat nog openstaat. Je krijgt daar geen brief of bericht over, en er komen geen kosten bij.
       *[u] Tot en met { $last } vragen wij u niets over het bedrag dat nog openstaat. U krijgt daar geen brief of bericht over, en er komen geen kosten bij.
    }
pause-say-goes-on =
    { $form ->
        [je] De huur van elke maand loopt wel door. Hulp ook: je kunt ons altijd bellen.
       *[u] De huur van elke maand loopt wel door. Hulp ook: u kunt ons altijd bellen.
    }
pause-say-then =
    { $form ->
        [je] Op { $call } bellen we je eerst. Er komt dan niet zomaar een brief.
       *[u] Op { $call } bellen wij u eerst. Er komt dan niet zomaar een brief.
    }
pause-span = { $from } tot en met { $until }.
pause-review = { $day } vragen we hoe het gaat
pause-by = afgesproken op { $day } met { $name }
pause-made = afgesproken op { $day }
pause-was = op { $day } stond hier: tot en met { $until }
pause-coming = Een pauze die nog begint
pause-earlier = Eerdere pauzes
pause-start-link = Pauze afspreken
pause-change-link = Eerder stoppen of langer doorgaan

pause-title = Pauze afspreken
pause-lead = In een pauze vragen we niets over het bedrag dat openstaat. Er gaat geen bericht over uit, er komen geen kosten en niets telt door. De huur van elke maand, hulp en gesprekken gaan door.
pause-field-source = Van wie komt de pauze?
pause-field-reason = Waarom?
pause-field-reason-hint = Alleen de soort reden. Niets over gezondheid.
pause-field-from = Eerste dag
pause-field-from-hint = Leeg is vandaag. Een dag in het verleden mag ook, zoals de dag van de kennisgeving.
pause-field-until = Laatste dag
pause-field-until-hint = Leeg is zo lang als hierboven staat.
pause-field-review = Wanneer vragen we hoe het gaat?
pause-field-review-hint = Een dag in de pauze. Dan staat bellen op de lijst.
pause-field-words = In de woorden van de huurder
pause-field-words-hint = Schrijf het zoals het is gezegd. De huurder kan dit lezen.
pause-button = Pauze laten ingaan
pause-done = De pauze loopt, tot en met { $day }. Tot dan gaat er niets uit over geld.
pause-done-later = De pauze is vastgelegd.
pause-changed = De pauze loopt nu tot en met { $day }. Vanaf { $call } staat bellen op de lijst.
pause-change-title = Pauze veranderen
pause-field-what = Wat verandert er?
pause-end-today = Vandaag is de laatste dag
pause-end-today-hint = Morgen staat bellen op de lijst.
pause-end-day = Een andere laatste dag
pause-field-new = Welke laatste dag?
pause-field-new-hint = Op zijn laatst { $most }.
pause-end-button = Bewaren

pause-error-source = Kies van wie de pauze komt.
pause-error-reason = Kies een reden. “Iets anders” mag ook.
pause-error-what = Kies wat er verandert.
pause-error-day = Kies de nieuwe laatste dag.
pause-error-over = Kies een laatste dag vanaf vandaag.
pause-error-not-open = Deze pauze is al voorbij. Spreek zo nodig een nieuwe af.
pause-error-before = De pauze begint op { $from }. Kies een laatste dag daarna.
pause-error-long = Een pauze van deze afzender duurt hooguit tot en met { $most }. Kies een eerdere dag. Daarna kan er een nieuwe komen.
pause-error-review = Kies een dag die in de pauze valt.
pause-opening = Er loopt een pauze. Bel je toch? Vraag hoe het gaat, niet naar het bedrag.

event-pause = Pauze afgesproken, { $from } tot en met { $until }
event-pause-changed = Pauze veranderd: tot en met { $until }
