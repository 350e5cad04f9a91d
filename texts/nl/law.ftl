# De wet: stappen van de rekenhulpen, redenen om niet te rekenen, zekerheid.

law-step-added = We tellen { $claims } vorderingen op: samen { $total }. Dat moet in één brief.
law-step-paid = { $paid } is op tijd betaald. De kosten gaan over de rest: { $left }.
law-step-all-paid = Alles is op tijd betaald. Dan zijn er geen kosten.
law-step-slice = { $percent } over { $part } is { $costs }.
law-step-minimum = Dat is minder dan het laagste bedrag. Dus { $costs }.
law-step-maximum = Dat is meer dan het hoogste bedrag. Dus { $costs }.
law-step-highest-instalment = Eén brief voor { $instalments } kleine termijnen: alleen de hoogste telt, { $largest }.
law-step-not-small = Een termijn is hoger dan { $band }. Dan geldt de gewone staffel.
law-step-look-back =
    In de { $months } maanden hiervoor: { $found ->
        [0] geen eerdere aanmaning.
        [one] één eerdere aanmaning, met { $asked } kosten.
       *[other] { $found } eerdere aanmaningen, met { $asked } kosten.
    }
law-step-first-instalment = De eerste kleine termijn in een half jaar kost { $costs }.
law-step-next-instalment = Elke volgende kleine termijn kost { $costs }.
law-step-instalment-cap = Samen mag het in een half jaar niet meer zijn dan { $cap }. Er blijft over: { $costs }.
law-step-vat = Btw van { $percent }: { $vat }. Dat mag alleen als je een dienst met btw gebruikt, de btw niet kunt verrekenen en dat zegt.
law-step-delivered = Op de post gedaan op { $posted }. Na { $days } bezorgdagen geldt de brief als bezorgd: { $on }. Zondag, maandag en feestdagen tellen niet.
law-step-received = Ontvangen op { $on }. De verhuurder moet dat kunnen bewijzen.
law-step-free-days = { $days } hele dagen om te betalen, van { $first } tot en met { $last }.
law-step-moved = { $was } is geen werkdag. De laatste dag wordt { $last }. Dat is milder dan de wet.
law-step-interest = Van { $from } tot { $until }: { $days } dagen, { $percent } over { $base } is { $interest }.
law-step-compounded = Op { $on } is een jaar vol. De rente van dat jaar ({ $interest }) komt erbij. Nu over { $base }.
law-step-payment = Op { $on } kwam { $amount } binnen: { $interest } voor de rente, { $principal } voor de hoofdsom.
law-step-counted-rent = Van de kale huur ({ $rent }) telt hoogstens { $most } mee: { $counted }.
law-step-own-share = { $own } betaalt iedereen zelf.
law-step-rent-part = Van { $above } tot { $top } telt { $percent }: { $amount }.
law-step-below-taper = Het inkomen is niet hoger dan { $from }. Er gaat niets af.
law-step-taper = Het inkomen ({ $income }) is hoger dan { $from }. Van het meerdere gaat { $percent } af: { $off }.
law-step-per-month = Per maand: { $amount }.
law-step-per-year = Per jaar: { $amount }.
law-step-capital = Met een vermogen boven { $limit } is er geen recht. Daar is hier niet naar gekeken.
law-step-premium =
    De standaardpremie is { $premium } per jaar, voor { $persons ->
        [one] één persoon.
       *[other] { $persons } personen.
    }
law-step-premium-norm = Zelf betaal je { $percent } van het drempelinkomen ({ $threshold }): { $norm }.
law-step-too-small = Minder dan { $smallest } per jaar wordt niet uitbetaald.
law-step-children =
    { $number ->
        [one] Eén kind
       *[other] { $number } kinderen
    } van { $each }: { $total }.
law-step-older-children =
    Extra voor { $number ->
        [one] één kind
       *[other] { $number } kinderen
    } van { $from } tot en met { $to } jaar: { $total }.
law-step-single-parent = Extra voor een alleenstaande ouder: { $amount }.
law-step-norm-share = { $percent } van de bijstandsnorm ({ $norm }) is { $amount }.
law-step-lost-care = Erbij voor zorgtoeslag die door het inkomen wegvalt: { $amount } (hoogstens { $most }).
law-step-lost-rent = Erbij voor huurtoeslag die door het inkomen wegvalt: { $amount } (hoogstens { $most }).
law-step-lost-child = Erbij voor kindgebonden budget dat door het inkomen wegvalt: { $amount }.
law-step-household-maximum = Voor { $household } is het hoogstens { $most }.
law-step-net-share = Het is hoogstens { $percent } van het netto inkomen ({ $net }): { $most }.
law-step-partner = Het inkomen van de partner ({ $income }) verlaagt het met { $off }, hoogstens de helft.
law-step-other-income = Inkomen waarop niemand beslag legt, gaat eraf: { $off }.
law-step-room = Voor alle schuldeisers samen blijft hoogstens over: { $room } per maand.
law-step-designated = De betaler noemde een maand. Die gaat voor.
law-step-by-law = Volgens de wet: eerst wat vervallen is, dan het oudste.
law-step-within-law = Binnen één vordering volgens de wet: kosten, rente, hoofdsom.
law-step-by-policy = Volgens jullie beleid: de volgorde die de organisatie koos.
law-step-within-policy = Binnen één vordering volgens jullie beleid: eerst de huur, rente en kosten het laatst. De wet staat dat toe.
law-step-left-over = Er blijft over: { $law } volgens de wet, { $policy } volgens jullie beleid.
law-household-single = een alleenstaande
law-household-single-parent = een alleenstaande ouder
law-household-couple = een paar zonder kinderen
law-household-couple-with-children = een paar met kinderen
law-certainty-v1 = staat in de wet of bij de instantie zelf
law-certainty-v2 = staat in een tweede bron
law-certainty-d = uitgerekend uit zekere cijfers
law-certainty-m-plus = geheugen en één bron, nog bevestigen
law-certainty-m = uit het geheugen, nog bevestigen
law-certainty-u = gezocht en niet gevonden, nog bevestigen
law-confirm-lawyer = de jurist van de corporatie
law-confirm-finance = de afdeling financiën
law-confirm-policy = wie over het beleid gaat
law-confirm-privacy = de privacyfunctionaris
law-confirm-by = Nog bevestigen door { $who }.
law-value-unknown = onbekend
law-value-yes = ja
law-value-no = nee
law-value-off = uitgezet
law-value-rest = de rest
law-value-days =
    { $number ->
        [one] 1 dag
       *[other] { $number } dagen
    }
law-value-working-days =
    { $number ->
        [one] 1 werkdag
       *[other] { $number } werkdagen
    }
law-value-weeks =
    { $number ->
        [one] 1 week
       *[other] { $number } weken
    }
law-value-months =
    { $number ->
        [one] 1 maand
       *[other] { $number } maanden
    }
law-value-years = { $number } jaar
law-value-slice = { $value } over { $amount }
law-value-band = { $value } tot { $amount }
law-span = { $from } tot en met { $to }
law-span-open = vanaf { $from }
law-row-name = { $name } ({ $code }), { $span }, zekerheid { $certainty }, { $file } regel { $line }
law-refused-not-yet = Op { $on } gold deze regel nog niet: de eerste rij is { $row }. Kies een latere dag.
law-refused-ended = Voor { $on } is nog geen cijfer bekend: de laatste rij is { $row }. Voeg de volgende rij toe (zie docs/law.md).
law-refused-unknown = Dit cijfer is niet bekend: { $row }. Zoek het op en voeg het toe als eigen rij (zie docs/law.md).
law-refused-off = Deze rij is uitgezet: { $row }. Zet hem aan, of reken zonder.
law-refused-unconfirmed = Nog niet bevestigd: { $rows }. Laat het bevestigen, of reken er bewust mee.
law-refused-absent = De wetgegevens missen { $code }. Zet de meegeleverde bestanden terug.
law-refused-not-positive = { $field } is { $amount }. Vul een bedrag boven nul in.
law-refused-negative = { $field } is { $amount }. Vul nul of meer in.
law-refused-too-large = { $field } is { $amount }. Dat is veel meer dan waar deze regel over gaat (hoogstens { $most }). Kijk het bedrag nog eens na.
law-refused-paid-too-much = Er is { $paid } betaald en er stond maar { $principal } open. Vul in wat voor deze vordering is betaald.
law-refused-range = { $field } is { $number }. Vul een getal in van { $least } tot en met { $most }.
law-refused-no-child = Er is geen kind. Vul van elk kind de leeftijd in, van 0 tot en met 17.
law-refused-order = Het einde ({ $until }) moet na het begin ({ $from }) liggen. De einddag zelf telt niet mee.
law-refused-outside = { $field } op { $on } valt buiten de periode van { $from } tot { $until }. Laat dit weg of kies een andere periode.
law-refused-in-scheme = In die tijd loopt geen rente: van { $first } tot en met { $last } geldt een wettelijke schuldregeling (WSNP, art. 303 Fw). Reken de dagen ervoor en erna apart uit.
law-refused-no-claim = Er is geen vordering. Vul er minstens één in.
law-refused-same-month = Er zijn twee vorderingen in { $month }. Tel ze op: één maand is één vordering.
law-refused-too-many = { $field } is { $number } keer ingevuld. Hoogstens { $most } kan tegelijk.
law-refused-not-an-amount = { $field }: “{ $text }” is geen bedrag. Schrijf het als 742,18.
law-refused-not-a-day = { $field }: “{ $text }” is geen dag die wij kennen. Schrijf het als 2026-11-21.
law-refused-not-a-number = { $field }: “{ $text }” is geen heel getal. Schrijf bijvoorbeeld 2.
law-refused-not-a-choice = { $field }: “{ $text }” kennen we niet. Kies uit { $known }.
law-refused-not-a-pair = { $field }: “{ $text }” is niet compleet. Schrijf het als { $example }.
law-refused-missing = { $field } is niet ingevuld. Schrijf bijvoorbeeld { $example }.
law-field-principal = De hoofdsom
law-field-paid = Wat op tijd is betaald
law-field-earlier = Een eerdere aanmaning
law-field-from = Het begin
law-field-until = Het einde
law-field-payment = De betaling
law-field-rent = De kale huur
law-field-income = Het inkomen
law-field-household = Het huishouden
law-field-children = De leeftijd van een kind
law-field-net = Het netto inkomen
law-field-partner = Het inkomen van de partner
law-field-other = Het andere inkomen
law-field-year = Het jaar
law-field-claim = De vordering
law-field-posted = De dag van posten
law-field-on = De dag
law-field-received = De dag van ontvangst
law-field-month = De maand
law-field-policy = Het beleid
law-costs-said = Incassokosten over { $basis }: { $costs }.
law-costs-said-vat = Incassokosten over { $basis }: { $costs }. Met btw: { $total }.
law-letter-said = De brief geldt als bezorgd op { $delivered }. Betalen zonder kosten kan tot en met { $last }. Kosten mogen vanaf { $from }.
law-interest-said = Wettelijke rente van { $from } tot { $until }: { $interest }.
law-interest-paid-said = Na de betalingen staat nog open: { $open }.
law-rent-allowance-said = Indicatie van de huurtoeslag: { $amount } per maand. Reken het na met de proefberekening van Dienst Toeslagen.
law-care-allowance-said = Indicatie van de zorgtoeslag: { $amount } per maand. Reken het na met de proefberekening van Dienst Toeslagen.
law-child-budget-said = Indicatie van het kindgebonden budget: { $amount } per jaar. Reken het na met de proefberekening van Dienst Toeslagen.
law-protected-said = Indicatie van de beslagvrije voet: { $amount } per maand.
law-allocation-said = Zo wordt { $amount } geboekt.
law-allocation-by-law = Volgens de wet
law-allocation-by-policy = Volgens jullie beleid
law-allocation-line = vordering van { $due }: { $principal } huur, { $interest } rente, { $costs } kosten
law-off-by-default = Jullie beleid rekent dit niet. Dit is alleen om te laten zien wat de wet zou toestaan.
law-reminder-title = Nieuwe cijfers per { $turn }
law-reminder-ending =
    { $number ->
        [one] Eén cijfer loopt af.
       *[other] { $number } cijfers lopen af.
    } Zoek de nieuwe op en zet ze in de wetgegevens.
law-reminder-unconfirmed =
    { $number ->
        [one] Eén cijfer is nog niet bevestigd.
       *[other] { $number } cijfers zijn nog niet bevestigd.
    }
law-reminder-none = Alle cijfers zijn er en zijn bevestigd.
