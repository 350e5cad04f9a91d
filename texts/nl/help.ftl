# Wat betalen makkelijker maakt: pauze en plan. Uitstel, "ziet u het ook zo?" en wie er betaalt staan in easing.ftl.
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

# Betaalplan
plan-title = Betaalplan
plan-first = Eerst: loopt de huur van de komende twee maanden?
plan-after-pause = Er loopt een pauze. Over een plan praten jullie erna, of als de huurder er zelf over begint.
plan-asked-link = De huurder vraagt er zelf om: betaalplan maken
plan-in-pause = Er loopt een pauze tot en met { $until }. Maak nu alleen een plan als de huurder er zelf om vraagt.
plan-own-step = Eerste eigen stap: { $step }.
plan-field-step = Wat doet de huurder zelf als eerste?
plan-field-step-hint = Een kleine stap die de huurder kiest. “Ik vraag het mijn zus” is ook een stap.
plan-field-step-by = Wanneer is die stap klaar?
plan-field-step-by-hint = Binnen een week.
plan-error-step = Schrijf welke eerste stap de huurder zelf kiest.
plan-error-step-by = Kies een dag van vandaag tot en met { $last }. Zo lukt de eerste stap snel.
plan-first-why = Wie betaalt, wat en wanneer? Pas daarna kijken jullie naar het bedrag dat openstaat.
plan-link = Betaalplan maken voor { $amount }
plan-none = Er is nog geen plan.
plan-stopped = Gestopte plannen
plan-talk = bel even
plan-kept = { $kept } van de { $count } keer gelukt.
plan-missed-times =
    { $count ->
        [one] 1 keer lukte het niet op tijd.
       *[other] { $count } keer lukte het niet op tijd.
    }
plan-left = Nog { $amount } te gaan.
plan-next = De volgende betaling is { $amount } op { $day }, naast de huur.
plan-rest = { $amount } staat niet in het plan. Daar kijken jullie aan het eind samen naar.
plan-lighter = Het ging { $count } keer op rij goed. Daarom kijken we lichter mee: komt een betaling een keer niet, dan wachten we { $days } dagen langer voor we bellen.
plan-by = afgesproken op { $day } met { $name }
plan-made = afgesproken op { $day }
plan-terms = Alle betalingen
plan-terms-table = Betalingen van het plan, naast de huur
plan-change-link = Betaling verzetten of plan veranderen
plan-solved = Opgelost rond { $month }
plan-runs = Het plan loopt
plan-done = Plan klaar op { $day }. Alles is betaald.
plan-done-plain = Plan klaar. Alles is betaald.
plan-stopped-on = Gestopt op { $day }, in overleg
plan-miss = De { $amount } van { $day } is er nog niet. Het plan loopt gewoon door. Dit kan:
plan-choice-pay = alsnog betalen, uiterlijk { $day }
plan-choice-skip = deze keer overslaan; dan is het opgelost rond { $month }
plan-choice-talk = bellen, en samen een andere dag of een lager bedrag kiezen
plan-choice-together = samen kijken of het plan te krap is, en wie kan helpen
plan-rent = Huur:
plan-rent-line = { $month } { $amount } op { $day }, { $who }
plan-rent-unsafe = de huur is nog niet helemaal rond
plan-column-day = Dag
plan-column-amount = Bedrag
plan-column-how = Hoe staat het
term-kept = gelukt
term-late = kwam toch, op { $day }
term-part = { $amount } is binnen
term-missed = nog niet gelukt
term-not-needed = hoeft niet meer
term-ahead = { $amount } is al binnen
term-open = komt nog
plan-versions = Zo is het plan veranderd ({ $count } versies)
plan-line-amount = { $day }: { $was } werd { $now }
plan-line-day = { $amount }: van { $was } naar { $now }
plan-line-new = nieuw: { $amount } op { $day }
plan-line-gone = vervallen: { $amount } op { $day }
plan-end-moved = Het einde ging van { $was } naar { $now }.
plan-lines-more = en nog { $count } regels
plan-times =
    { $count ->
        [one] 1 keer { $amount }
       *[other] { $count } keer { $amount }
    }
plan-then = , dan{" "}
plan-saved = Het plan staat. Tot de volgende betaling blijft het stil.
plan-changed = Het plan is aangepast. De vorige versie is bewaard.

who-pays-tenant = de huurder
who-pays-co-tenant = de medehuurder of partner
who-pays-municipality = de gemeente
who-pays-administrator = de bewindvoerder
who-pays-fund = een fonds
who-pays-family = familie of een vriend
origin-phone = aan de telefoon
origin-visit = thuis, aan tafel
origin-letter = per brief of mail
origin-desk = aan de balie
origin-self-service = door de huurder zelf
plan-change-agreed = afgesproken
plan-change-too-tight = lager en langer, het was te krap
plan-change-moved = een betaling verzet
plan-change-split = een betaling in delen
plan-change-skipped = een betaling overgeslagen
plan-change-faster = sneller dan afgesproken
plan-change-added = nieuwe maanden erbij
plan-change-reduced = een deel viel weg
plan-change-remade = opnieuw gemaakt
plan-change-stopped = gestopt in overleg
plan-change-wording = iets verbeterd

plan-build-title = Betaalplan maken
plan-nothing-open = Er staat niets open waar nog geen plan voor is.
plan-about = Het gaat om { $amount }, naast de huur.
plan-example = Nog geen voorstel. Met { $amount } per maand is het opgelost rond { $month }.
plan-step-rent = 1. Loopt de huur?
plan-step-rent-why = Een plan houdt alleen als de huur zelf zeker is. Wie betaalt, wat en wanneer?
plan-rent-month = Huur van { $month }
plan-rent-who = Wie betaalt de huur van { $month }?
plan-rent-who-same = Leeg is dezelfde als hierboven.
plan-rent-amount = Wat?
plan-rent-day = Wanneer?
plan-step-own = 2. Wat stelt de huurder zelf voor?
plan-step-own-why = Vraag het eerst. Een plan dat van de huurder zelf komt, houdt het langst.
plan-field-each = Hoeveel per keer?
plan-field-each-hint = Naast de huur, bijvoorbeeld 50.
plan-field-rhythm = Hoe vaak?
plan-field-first = Vanaf welke dag?
plan-field-first-hint = Bijvoorbeeld de dag na het loon of na het vakantiegeld.
plan-shape = Een andere vorm: groeien, ineens, een maand vrij, of eigen dagen
plan-field-raise = Daarna steeds zoveel erbij
plan-field-every = Na hoeveel keer?
plan-field-lump = Een bedrag ineens
plan-field-lump-on = Op welke dag komt dat?
plan-field-break = Een maand zonder betaling
plan-field-break-hint = Kies een dag in die maand.
plan-field-own = Zelf dagen en bedragen
plan-own-hint = Elke betaling op een eigen regel, zoals: { $example } 50,00
plan-work-out = Reken uit
plan-too-tight = Te krap: lager en langer
rhythm-monthly = elke maand
rhythm-four-weekly = elke vier weken
rhythm-fortnightly = elke twee weken
rhythm-weekly = elke week
plan-step-choose = 3. Welk plan past?
plan-rest-open = { $amount } blijft buiten het plan. Daar kijken jullie aan het eind samen naar.
plan-field-choose = Kies samen
plan-variant-own = Het eigen voorstel
plan-variant-calmer = Lager en langer
plan-variant-growing = Laag beginnen
plan-field-how = Hoe kwam het plan tot stand?
plan-field-whose = Wie stelde het voor?
plan-field-told = “Je hebt ons verteld …”
plan-field-told-hint = Wat de huurder vertelde en goed vindt om te bewaren. De huurder kan dit lezen.
plan-field-aftercare = Bellen we na het plan nog eens hoe het gaat?
plan-yes = Ja
plan-no = Liever niet
plan-save = Plan afspreken
plan-error-each = Schrijf hoeveel de huurder per keer voorstelt.
plan-error-first = Kies een eerste dag vanaf vandaag, bijvoorbeeld { $example }.
plan-error-line = Regel { $line }: schrijf een dag vanaf vandaag en een bedrag, met een spatie ertussen.
plan-error-longer = Samen is dit { $planned }, en er staat { $open } open. Maak het lager.
plan-error-many = Dit worden te veel betalingen. Kies een hoger bedrag per keer.
plan-error-lump = Dat is meer dan de { $total } van het plan. Kies een lager bedrag.
plan-error-lowest = Lager dan { $amount } per keer helpt niet. Kijk liever naar een pauze of hulp.
plan-error-choose = Kies een van de plannen.
plan-error-rent = Kies eerst wie de huur betaalt. Zonder zekere huur komt er geen plan.
plan-error-terms = De dagen en bedragen kloppen niet met elkaar. Kijk ze nog eens na.

plan-change-title = Plan veranderen
plan-field-what = Wat past er beter?
plan-turn-move = Een betaling op een andere dag
plan-move-hint = hooguit { $days } dagen later
plan-turn-split = Een betaling in delen
plan-turn-skip = Een betaling overslaan
plan-turn-skip-hint = het plan wordt één betaling langer
plan-turn-lower = Te krap: lager en langer
plan-lower-hint = { $amount } per keer, opgelost rond { $month }
plan-turn-stop = Het plan stoppen
plan-turn-stop-hint = alleen in overleg; wat betaald is, blijft betaald
plan-field-which = Welke betaling?
plan-which = { $amount } van { $day }
plan-which-missed = { $amount } van { $day }, nog niet gelukt
plan-field-day = Naar welke dag?
plan-field-day-hint = Alleen als je een andere dag koos.
plan-field-parts = In hoeveel delen?
plan-field-between = Hoeveel dagen ertussen?
plan-turn-button = Plan aanpassen
plan-error-what = Kies wat er verandert.
plan-error-which = Kies welke betaling.
plan-error-paid = Deze betaling is al binnen. Er is niets meer te veranderen.
plan-error-far = Verzetten kan tot en met { $most }. Later? Kies dan “overslaan” of “lager en langer”.
plan-error-past = Kies een dag vanaf vandaag.
plan-error-skipped = Er is dit jaar al { $most } keer overgeslagen. Kijk samen of lager en langer beter past.
plan-error-parts = Kies 2 tot en met 10 delen.
plan-error-between = Kies 1 tot en met 31 dagen.
plan-error-not-open = Dit plan loopt niet meer.

event-plan = Betaalplan afgesproken: { $words }
event-plan-changed = Betaalplan: { $change }

# Wat er overblijft om van te leven, naast het plan (S0.19). Alles mag leeg blijven.
left-title = Wat blijft er over om van te leven?
left-lead = Alleen als de huurder dat wil. We rekenen het hier uit en bewaren er niets van.
left-who = Wie wonen er?
left-who-choose = Kies
left-net = Loon of uitkering per maand
left-net-hint = Netto, met vakantiegeld, van iedereen samen.
left-allowances = Toeslagen per maand
left-allowances-hint = Huurtoeslag, zorgtoeslag, kindgebonden budget, kinderbijslag.
left-rent = Huur per maand
left-fixed = Andere vaste lasten per maand
left-fixed-hint = Energie, water, verzekeringen, telefoon, kinderopvang.
left-living = Nodig om van te leven per maand
left-living-hint = Eten, kleren, vervoer.
left-others = Naar andere rekeningen per maand
left-others-hint = Wat al in stukjes naar anderen gaat.
left-yearly = Inkomen per jaar, vóór belasting
left-yearly-hint = Hiermee rekenen we uit wat de wet beschermt: de beslagvrije voet.
left-keep = De huurder wil dat we dit bewaren
left-keep-hint = Dan komt de uitkomst in één regel bij wat de huurder vertelde. Zonder vinkje bewaren we niets.
left-button = Reken uit wat er overblijft
left-said = Er komt { $income } binnen. Na { $fixed } vaste lasten blijft { $left } over om van te leven.
left-protected = De wet beschermt { $protected } van het inkomen. Voor alle schuldeisers samen blijft dan { $room } per maand. Dit is een schatting.
left-no-ceiling = Zonder inkomen per jaar weten we niet wat de wet beschermt.
left-room = Naar dit plan kan hoogstens { $room } per maand.
left-capped = Meer niet: de rest beschermt de wet om van te leven.
left-solved = Dan is het opgelost rond { $month }.
left-no-room = Er is nu geen ruimte voor een plan. Dan past rust, hulp of kwijtschelden beter.
left-tight-badge = te krap
left-tight = Dit voorstel vraagt { $asks } in een maand. Kies “Te krap: lager en langer”, dan past het.
left-kept = Op verzoek bewaard. Inkomen { $income } per maand, vaste lasten { $fixed }, over om van te leven { $left }, naar een plan hoogstens { $room }.
left-error-who = Kies wie er wonen.
left-error-net = Schrijf wat er per maand binnenkomt, bijvoorbeeld 1.450,00.
left-error-much = Dit is meer dan in een maand kan. Kijk de bedragen na.
