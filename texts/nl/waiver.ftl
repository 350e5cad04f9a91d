# Kwijtschelden: alleen wat al betaald had moeten zijn, met een reden, en boven een grens met een tweede persoon.

waiver-link = Kwijtschelding voorstellen
waiver-alone = Je mag tot en met { $amount } zelf beslissen.
waiver-above = Over meer beslist altijd een collega mee.
waiver-second = Als tweede persoon mag je ja zeggen tot en met { $amount }.
waiver-nothing = Er staat niets open dat al betaald had moeten zijn. Huur die nog komt, kun je niet kwijtschelden.
waiver-field-amount = Hoeveel?
waiver-field-amount-hint = Er staat { $open } open. Een deel mag ook.
waiver-field-ground = Waarom?
waiver-field-words = In gewone woorden
waiver-field-words-hint = Wat lost dit op voor de huurder? De huurder kan dit lezen.
waiver-field-how = Wanneer?
waiver-how-once = In één keer
waiver-how-once-hint = Op de dag van het besluit.
waiver-how-each = Elke maand een deel
waiver-how-each-hint = Steeds als de huur op tijd binnen is.
waiver-field-each = Welk deel per maand?
waiver-field-each-hint = Alleen bij “elke maand een deel”.
waiver-field-budget = Uit welk budget?
waiver-field-budget-hint = Bijvoorbeeld Maatwerk huur 2026.
waiver-button = Voorstellen
waiver-at-once = In één keer.
waiver-each = Steeds { $amount } als de huur op tijd binnen is.
waiver-waits =
    { $who ->
        [IC] Voorstel: { $amount } kwijtschelden. Wacht op een collega.
        [TL] Voorstel: { $amount } kwijtschelden. Wacht op een teamleider.
        [MG] Voorstel: { $amount } kwijtschelden. Wacht op een manager.
       *[none] Voorstel: { $amount } kwijtschelden. Dit is meer dan iemand hier mag beslissen.
    }
waiver-approved = { $amount } kwijtgescholden, besloten op { $day }.
waiver-refused = Voorstel om { $amount } kwijt te schelden: op { $day } werd het nee.
waiver-withdrawn = Voorstel om { $amount } kwijt te schelden: op { $day } teruggenomen.
waiver-by = voorgesteld op { $day } door { $name }
waiver-decided-by =
    { $verdict ->
        [approve] ja van { $name } op { $day }
        [refuse] nee van { $name } op { $day }
       *[withdraw] teruggenomen door { $name } op { $day }
    }
waiver-decide-link = Beslissen over dit voorstel
waiver-from-budget = Uit: { $budget }.
waiver-open-now = Er staat nu { $open } open.
waiver-field-verdict = Wat besluit je?
waiver-yes = Ja, kwijtschelden
waiver-no = Nee
waiver-no-hint = Schrijf hieronder waarom, zodat we het kunnen vertellen.
waiver-back = Ik neem het voorstel terug
waiver-field-why = Waarom?
waiver-field-why-hint = Bij “nee” hoort een reden in gewone woorden.
waiver-decide-button = Besluit bewaren
waiver-done = Kwijtgescholden en geboekt. Vertel het nu aan de huurder.
waiver-done-waits = Het voorstel staat klaar. Een collega die mag beslissen, ziet het in het register.
waiver-done-decided = Het besluit is bewaard.
waiver-error-ground = Kies een reden. “Iets anders” mag ook.
waiver-error-how = Kies wanneer.
waiver-error-words = Schrijf in gewone woorden waarom.
waiver-error-budget = Schrijf uit welk budget het komt.
waiver-error-above = Er staat { $open } open. Meer kun je niet kwijtschelden.
waiver-error-each = Schrijf een deel van { $amount }: meer dan niets, hooguit alles.
waiver-error-verdict = Kies wat je besluit.
waiver-error-same = Twee verschillende mensen beslissen hierover. Jij stelde het voor: vraag een collega.
waiver-error-mandate = Jij mag beslissen tot en met { $limit }. Dit is meer: laat het over aan iemand die dat mag.
waiver-error-why-not = Schrijf waarom niet, zodat we het kunnen vertellen.
waiver-error-proposer = Alleen wie het voorstelde, kan het terugnemen.
waiver-error-decided = Hierover is al beslist.
event-waiver = Kwijtschelding voorgesteld: { $amount }

ground-kept-payments = De huur komt weer binnen, het oude bedrag staat in de weg
ground-unlocks-solution = Het maakt een oplossing mogelijk
ground-prevents-eviction = Het voorkomt dat iemand het huis kwijtraakt
ground-debt-settlement = Deel van een regeling met alle schuldeisers
ground-our-share = Wij maakten een fout of waren te laat
ground-other = Iets anders

register-link = Register van besluiten over de huur
register-title = Besluiten over de huur in { $year }
register-lead = Wat we kwijtscholden, welke huur we een tijd verlaagden, en welke verhoging we oversloegen.
register-waived-lead = Wat we kwijtscholden, waarom, en wat het deed. Na drie en na zes maanden kijken we terug: kwam de huur op tijd?
register-waiting = Wacht op een besluit
register-open = Bekijk het voorstel bij contract { $reference }
register-decided = Kwijtscheldingen
register-none = In dit jaar is niets kwijtgescholden.
register-total =
    { $count ->
        [one] 1 keer, samen { $amount }.
       *[other] { $count } keer, samen { $amount }.
    }
register-csv = Als bestand voor een rekenblad (CSV)
register-effect = { $good } van { $of } op tijd
register-effect-later = komt nog
register-column-reference = Contract
register-column-day = Besloten op
register-column-amount = Bedrag
register-column-ground = Waarom
register-column-budget = Budget
register-column-proposed = Voorgesteld door
register-column-yes = Ja van
register-column-three = Na 3 maanden
register-column-six = Na 6 maanden
