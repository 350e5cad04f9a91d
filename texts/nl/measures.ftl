# De maatregelen: wat nu kan helpen, wat er is verteld, en de gereedschapskist van de organisatie.

measures-title = Wat kan nu helpen?
measures-fold = Laat zien wat er kan
measures-field = Wat past nu het best?
measures-field-hint = Kies samen. Niets staat al aan, en het mag altijd anders.
measures-nothing-yet = Nog niets
measures-nothing-yet-hint = Eerst praten, luisteren of afwachten is ook een keuze.
measures-what = Wat houdt het in?
measures-decides = Beslist: { $who }.
measures-button = Dit kiezen we
measures-made = Eerder gekozen
measures-chosen-by = { $day }, door { $name }
measures-too-early = op { $day } zien we of de huur binnenkomt
measures-flows = de huur komt weer binnen
measures-not-yet = de huur komt nog niet binnen
measures-done = Opgeschreven: { $name }.
measures-done-nothing = Opgeschreven: nog niets. Dat is ook goed.
measures-go-on = Ga verder en spreek het af
measures-agree = Spreek af wie wat doet
measures-choose-first = Kies eerst wat past. Nog niets kan ook.
measures-told = Wat er is verteld
measures-tell = Is er verteld waardoor betalen lastig werd?
cause-field = Wat is er verteld?
cause-field-hint = Alleen als iemand het zelf vertelde. Raden doen we niet. Het hoeft niet.
cause-who = Wie vertelde het?
cause-button = Schrijf op
cause-done = Opgeschreven. Wat kan helpen, past zich aan.
cause-over = Dit is voorbij
cause-choose-first = Kies wat er is verteld, en door wie.
cause-told-to = { $day }, aan { $name }
cause-said =
    { $party ->
        [tenant] de huurder zelf
        [association] iemand van ons
       *[third] iemand anders
    }
cause =
    { $code ->
        [income_stopped] Er komt geen inkomen meer binnen
        [income_less] Er komt minder inkomen binnen
        [benefit_late] Een uitkering of toeslag komt later
        [household_change] Het huishouden veranderde
        [higher_costs] De kosten werden hoger
        [other_debts] Er zijn ook andere rekeningen
        [paperwork] De post bleef liggen
        [home_defect] Er is iets stuk in huis
        [moving] Wil verhuizen of is net verhuisd
        [forgotten] Het werd vergeten
        [booking] Er ging iets mis bij ons of bij de bank
        [stuck] Veel instanties, en niets beweegt
       *[other] Iets anders
    }

toolbox-title = Maatregelen
toolbox-words = Welke maatregelen jullie aanbieden, jullie eigen maatregelen, hoe vaak ze worden gekozen, en waardoor betalen lastig werd.
toolbox-open = Bekijk de maatregelen
toolbox-lead = Op de pagina van een huurder staan er drie tot zeven die bij de feiten passen. Hier kiezen jullie welke daarvoor meedoen. Alles begint aan.
toolbox-done-offer = Opgeslagen. Op de pagina’s van huurders is het meteen zo.
toolbox-done-own = De maatregel is bewaard en doet meteen mee.
toolbox-done-away = De maatregel is weg. Wat er al mee is gekozen, blijft staan.
toolbox-new = Voeg een eigen maatregel toe
toolbox-change-title = Eigen maatregel aanpassen
toolbox-group =
    { $group ->
        [prevent] Voorkomen
        [signal] Op tijd zien
       *[resolve] Oplossen
    }
toolbox-first = gaat voor
toolbox-own = van onszelf
toolbox-left-out = niet aangeboden
toolbox-when = Wanneer het helpt
toolbox-decides = Beslist: { $who }.
toolbox-source = Bron: { $source }. Nagekeken op { $when }. Nummer { $code }.
toolbox-offer = Bied weer aan
toolbox-leave-out = Bied niet aan
toolbox-change = Pas aan
toolbox-use = Gebruik en gevolg
toolbox-use-lead = Aantallen huishoudens van de laatste twee jaar. { $months } maanden na de keuze kijken we in het grootboek of de huur binnenkomt. Of dat door de maatregel kwam, zegt dit niet. Over mensen zegt het niets: minder dan { $number } huishoudens laten we niet zien.
toolbox-use-none = Er is nog niets gekozen.
toolbox-use-measure = Maatregel
toolbox-use-offered = Aangeboden
toolbox-use-chosen = Gekozen
toolbox-use-since = De huur komt binnen
toolbox-use-flows = bij { $flows } van { $of }
toolbox-use-too-few = nog te weinig om te tellen
toolbox-reasons = Waardoor betalen lastig werd
toolbox-reasons-lead = Wat huurders de laatste twee jaar vertelden, in aantallen huishoudens. Wie meer vertelde, telt bij elke reden een keer mee. Minder dan { $number } huishoudens laten we niet zien.
toolbox-reasons-none = Er is nog niets verteld.
toolbox-reason = Wat er is verteld
toolbox-reason-homes = Huishoudens
toolbox-field-code = Korte code
toolbox-field-code-hint = Letters, cijfers of een streepje, bijvoorbeeld L1. De codes M1, M2 enzovoort zijn al van de gereedschapskist.
toolbox-field-name = Hoe heet het?
toolbox-field-name-en = Naam in het Engels
toolbox-field-what = Wat is het?
toolbox-field-what-hint = Eén korte zin die de huurder kan lezen.
toolbox-field-what-en = Wat het is, in het Engels
toolbox-field-group = Waar hoort het bij?
toolbox-field-decides = Wie beslist?
toolbox-field-source = Waar komt het vandaan?
toolbox-field-source-hint = Bijvoorbeeld: afspraak met het buurthuis, mei 2026.
toolbox-field-when = Wanneer helpt het?
toolbox-field-when-hint = Kies een feit en schrijf in één regel waarom het dan past. Eén is genoeg.
toolbox-field-fact = Feit
toolbox-field-fact-none = Kies een feit
toolbox-field-line = Waarom het dan past
toolbox-field-line-en = Waarom, in het Engels
toolbox-save = Bewaar
toolbox-away = Haal weg
toolbox-error-code = Een code heeft 2 tot 20 letters, cijfers of streepjes, en is niet een van M1, M2 enzovoort.
toolbox-error-taken = Deze code is al van een andere maatregel. Kies een andere.
toolbox-error-field = Vul dit in.
toolbox-error-long = Dit is te lang: een naam heeft hoogstens 60 tekens, een zin 160.
sign =
    { $code ->
        [always] past altijd
        [past_due] er staat iets open
        [current_rent_open] de huur van nu is er nog niet
        [first_miss] voor het eerst te laat
        [day_shift] het geld komt op een andere dag
        [creep] steeds later of in delen
        [reversed] de bank boekte terug
        [stopped] er komt geen huur binnen
        [long_open] drie maanden of langer open
        [old_debt_kept] de huur komt weer, er is een oud bedrag
        [plan_missed] een termijn lukte niet
        [expected] betalen wordt lastig, is verteld
        [unreached] gezocht, nog niet bereikt
        [first_home] woont er korter dan een jaar
        [income_stopped] verteld: er komt geen inkomen meer binnen
        [income_less] verteld: er komt minder inkomen binnen
        [benefit_late] verteld: een uitkering komt later
        [household_change] verteld: het huishouden veranderde
        [higher_costs] verteld: hogere kosten
        [other_debts] verteld: andere rekeningen
        [paperwork] verteld: de post bleef liggen
        [home_defect] verteld: iets stuk in huis
        [wants_to_move] verteld: wil verhuizen
        [forgotten] verteld: vergeten
        [stuck] verteld: veel instanties, niets beweegt
       *[other] { $code }
    }
