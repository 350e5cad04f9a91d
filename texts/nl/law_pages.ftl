# De pagina’s over de wet: formulieren en tabellen.

nav-law = Wet
law-title = De wet
law-lead = Reken iets na en zie bij elke stap het artikel en hoe zeker het is.
law-back = Terug naar de wet
law-calculators = Rekenhulpen
law-nothing-stored = Wat je invult, bewaren we niet.
law-numbers = Alle cijfers
law-numbers-words =
    { $rows } cijfers met hun bron. Daarvan { $open ->
        [one] moet er nog 1 worden bevestigd.
       *[other] moeten er nog { $open } worden bevestigd.
    }
law-numbers-open = Bekijk alle cijfers
law-numbers-lead = V1, V2 en D zijn zeker. M+, M en U moet iemand nog bevestigen: reken er niet op.
law-subject =
    { $code ->
        [ai] Algoritmes
        [allocation] Waar een betaling heen gaat
        [care_allowance] Zorgtoeslag
        [child_budget] Kindgebonden budget
        [costs] Incassokosten
        [court_fee] Griffierecht
        [debt_help] Schuldhulp
        [eviction] Wat een ontruiming kost
        [holidays] Feestdagen
        [interest] Wettelijke rente
        [letter] Veertiendagenbrief
        [limitation] Verjaring
        [nibud] Nibud
        [norms] Inkomens- en huurgrenzen
        [privacy] Privacy
        [protected_income] Beslagvrije voet
        [rent_allowance] Huurtoeslag
        [rent_increase] Huurverhoging
        [rent_reduction] Huurverlaging
        [rent_reduction_2023] Huurverlaging van 2023
        [retention] Hoe lang iets wordt bewaard
        [signal] Vroegsignalering
        [tenancy] Huurrecht
        [vtlb] Vrij te laten bedrag
        [welfare] Bijstand
       *[wki] Kwaliteit van incasso (Wki)
    }
law-subject-count = { $name }: { $count } nu
law-subject-now = { $name }: wat nu geldt
law-subject-other = Eerder en later
law-subject-other-of = { $name }: eerder en later
law-column-number = Cijfer
law-column-value = Waarde
law-column-days = Geldt
law-column-source = Artikel en bron
law-column-certainty = Zekerheid
law-column-step = Stap
law-column-article = Artikel
law-reminder-which = Welke lopen af?
law-reminder-which-unconfirmed = Welke zijn nog niet bevestigd?
law-compute = Reken uit
law-outcome = Uitkomst
law-steps = Stap voor stap
law-indication = indicatie
law-indication-words = Dit is geen recht en geen besluit.
law-off-badge = staat uit
law-costs-title = Incassokosten
law-costs-lead = Wat de wet hoogstens toestaat, over de hoofdsom.
law-letter-title = Veertiendagenbrief
law-letter-lead = Tot wanneer iemand zonder kosten kan betalen.
law-interest-title = Wettelijke rente
law-interest-lead = Rente voor consumenten, per jaar bijgeschreven.
law-rent-allowance-title = Huurtoeslag
law-rent-allowance-lead = Een indicatie van wat een huishouden kan krijgen.
law-care-allowance-title = Zorgtoeslag
law-care-allowance-lead = Een indicatie van wat iemand kan krijgen, alleen of met partner.
law-child-budget-title = Kindgebonden budget
law-child-budget-lead = Een indicatie van wat ouders kunnen krijgen.
law-protected-title = Beslagvrije voet
law-protected-lead = Een indicatie van wat niemand van een inkomen mag afnemen.
law-allocation-title = Een betaling toerekenen
law-allocation-lead = Waar een betaling naartoe gaat: volgens de wet en volgens jullie beleid.
law-form-income = Inkomen per jaar
law-form-partner = Met toeslagpartner
law-form-partner-hint = Vul dan het inkomen van beiden samen in.
law-form-year-hint = Laat leeg voor dit jaar.
law-form-on-hint = Laat leeg voor vandaag.
law-form-paid-hint = Binnen de veertien dagen van de brief.
law-form-instalment = Het is een termijn, zoals huur
law-form-instalment-hint = Voor een kleine termijn gelden lagere kosten.
law-form-earlier = Eerdere aanmaningen
law-form-earlier-hint = Eén per regel: de dag, en als je het weet de kosten. Bijvoorbeeld 2026-09-10: 40,00
law-form-vat = Met btw
law-form-vat-hint = Alleen als je een dienst met btw gebruikt, de btw niet kunt verrekenen en dat zegt.
law-form-working-day = Laatste dag naar een werkdag
law-form-working-day-hint = Milder dan de wet.
law-form-from = Eerste dag met rente
law-form-until = Eerste dag die niet meer telt
law-form-payments = Betalingen
law-form-payments-hint = Eén per regel. Bijvoorbeeld 2026-09-10: 50,00
law-form-scheme-from = Eerste dag van een wettelijke schuldregeling (WSNP)
law-form-scheme-until = Laatste dag van die regeling
law-form-scheme-hint = Alleen als er een is. Dan loopt er geen rente.
law-form-unconfirmed = Ook met percentages die nog niet bevestigd zijn
law-form-unconfirmed-hint = Breng deze rente niet in rekening.
law-form-rent = Kale huur per maand
law-form-persons = Personen, kinderen meegeteld
law-form-young = Iedereen is jonger dan 21
law-form-young-hint = Zonder kind en zonder handicap.
law-form-children = Leeftijd van elk kind
law-form-children-hint = Bijvoorbeeld 5, 13
law-form-household = Wie wonen er
law-form-net = Netto inkomen per maand
law-form-partner-income = Inkomen van de partner per maand
law-form-partner-income-hint = Netto, met vakantiegeld.
law-form-other = Ander inkomen per maand
law-form-other-hint = Inkomen dat niet in het netto inkomen zit.
law-form-net-hint = Met vakantiegeld. Dan zie je wat er voor alle schuldeisers samen overblijft.
law-form-claims = Vorderingen
law-form-claims-hint = Eén per regel: de vervaldag, de huur, en als die er zijn rente en kosten. Bijvoorbeeld 2026-09-01: 600,00 5,00 40,00
law-form-month = Maand die de betaler noemde
law-form-month-hint = Bijvoorbeeld 2026-11
