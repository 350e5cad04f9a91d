# De pagina van een huurder: eerst de mens, dan hoe het met betalen gaat, dan wat er gezegd en afgesproken is.

tenancy-and = en
tenancy-since = huurt sinds { $month }
tenancy-until = huurde tot en met { $day }
tenancy-coming = huurt vanaf { $day }
tenancy-ends = huur eindigt op { $day }
tenancy-contract = contract { $reference }
tenancy-former = Deze huurder is vertrokken. Er komt geen werk meer vanzelf op de lijst.
tenancy-people = Wie
tenancy-say-je = zeg je
tenancy-say-u = zeg u
tenancy-called = spreek aan met “{ $name }”
tenancy-language =
    { $language ->
        [en] spreekt liever Engels
        [tr] spreekt liever Turks
        [ar] spreekt liever Arabisch
        [pl] spreekt liever Pools
        [uk] spreekt liever Oekraïens
        [so] spreekt liever Somalisch
        [ti] spreekt liever Tigrinya
        [fr] spreekt liever Frans
        [de] spreekt liever Duits
        [es] spreekt liever Spaans
        [pt] spreekt liever Portugees
       *[other] taal: { $language }
    }
tenancy-role-co-tenant = medehuurder
tenancy-role-administrator = bewindvoerder
tenancy-role-payer = betaalt de huur
tenancy-role-contact = contactpersoon
tenancy-letters = Brieven gaan naar { $name }, de bewindvoerder.
tenancy-told = Zelf verteld: “{ $note }”
tenancy-last-reached = Laatst bereikt: { $how }, { $day }
tenancy-never-reached = Nog niet bereikt in wat we weten.
tenancy-record-link = Contact vastleggen
tenancy-looked-link = Wie bekeek deze pagina?

tenancy-opening = Zo kun je beginnen
tenancy-opening-facts = Waar deze zin op rust
tenancy-opening-open = Nog niet (helemaal) binnen:
tenancy-opening-always = In { $months } maanden daarvoor kwam de huur elke keer, hooguit een paar dagen later.
tenancy-opening-mostly = Daarvoor kwam de huur { $good } van de { $of } maanden op tijd of hooguit een week later.
tenancy-opening-unknown = De betalingen laten niet zien dat het daarvoor vaak lukte. Dus dat zegt de zin ook niet.
tenancy-opening-none = Er is geen maand waarvan de huur nog moet komen.
tenancy-why = Nu op de lijst
tenancy-quiet = Het blijft stil tot { $day }. Dan spreken jullie elkaar weer.

tenancy-now = Komt de huur nu binnen?
tenancy-this-month = Huur van { $month }
tenancy-rent = Huur per maand
tenancy-next-due = Volgende betaaldag
tenancy-due-day = Afgesproken dag
tenancy-due-day-is = de { $day }e van de maand
tenancy-due-day-first = de 1e van de maand
tenancy-due-day-last = de laatste dag van de maand
tenancy-pay-day = Betaalt
tenancy-flow = Betalen
tenancy-method = Hoe

method-online = online, met een link
method-desk = aan de balie

tenancy-open = Wat staat er nog open?
tenancy-open-none = Niets. Alles is betaald.
tenancy-open-nothing-asked = Op dit moment vragen we niets.
tenancy-open-none-expected = Er staat niets open.
tenancy-open-amount = Samen
tenancy-open-items = Waarvan
tenancy-open-months =
    { $count ->
        [one] 1 maand
       *[other] { $count } maanden
    }
tenancy-open-parts =
    { $count ->
        [one] 1 bedrag
       *[other] { $count } bedragen
    }
tenancy-open-since = Oudste van
tenancy-open-ahead = Vooruit betaald: { $amount }.
tenancy-open-former = Dit staat nog open van toen deze huurder hier woonde.
tenancy-expected = Op { $day } vertelde de huurder dat betalen moeilijk kan worden.
tenancy-request =
    { $topic ->
        [energy] Op { $day } liet de huurder { $way } weten: de energie is te duur.
       *[rent] Op { $day } liet de huurder { $way } weten: betalen lukt nu niet.
    }
request-own-page = op de eigen pagina
request-choose-first = Kies hoe het bij ons kwam, en waar het over gaat.
request-way = Hoe kwam het bij ons?
request-about = Waar gaat het over?
request-topic =
    { $topic ->
        [energy] De energie is te duur
       *[rent] De huur betalen lukt niet, of straks niet
    }
tenancy-expect = Betalen kan moeilijk worden: noteer dat
tenancy-expect-hint = Er hoeft niets open te staan. Dan kijken we samen vooruit.
tenancy-expect-over = Dit is niet meer nodig

tenancy-strip = Betalingen per maand
tenancy-strip-none = Er zijn nog geen maanden om te laten zien.

tenancy-story = In eigen woorden
tenancy-story-none = Nog geen verhaal. Wat vertelt de huurder zelf?
tenancy-story-by = { $day }, verteld aan { $name }
tenancy-story-earlier = Eerder verteld
story-fold = Opschrijven wat er is verteld
story-title = In eigen woorden
story-lead = Wat eerder is verteld, blijft staan. Het nieuwste komt bovenaan.
story-words = Wat is er verteld?
story-words-hint = Schrijf het zoals het is gezegd. De huurder kan dit lezen.
story-who = Wie vertelde het?
story-day = Wanneer?
story-day-hint = Leeg is vandaag.
story-button = Verhaal bewaren
story-error-words = Schrijf op wat er is verteld.
story-error-who = Kies iemand van dit contract, of laat het leeg.
story-done = Bewaard. Wat eerder is verteld, staat er ook nog.

tenancy-agreements = Afspraken
tenancy-agreements-none = Er zijn geen open afspraken.
tenancy-agreements-done = Eerdere afspraken
tenancy-agreement-due = uiterlijk { $day }
tenancy-agreement-made = afgesproken op { $day }
tenancy-agreement-kept = gelukt op { $day }
tenancy-agreement-late = kwam op { $day } toch
tenancy-intentions = Voornemens
tenancy-intentions-hint = Een voornemen heeft geen dag. Niemand kan het missen. Spreek gerust een dag af als dat past.
tenancy-turn-done = Gedaan
tenancy-turn-moved = Andere dag
tenancy-turn-dropped = Vervalt
tenancy-turn-day = Nieuwe dag
tenancy-turn-day-button = Verzet
tenancy-turned = De afspraak is bijgewerkt.
tenancy-turn-not-open = Deze afspraak is al afgerond. Misschien was een collega je voor.
tenancy-turn-date-wrong = Kies een dag vanaf vandaag.

tenancy-episodes = Eerder
tenancy-episodes-before = In de { $time } daarvoor liep de huur nooit langer dan twee weken achter.
tenancy-episodes-none = In de { $time } die we kennen, liep de huur nooit langer dan twee weken achter.

tenancy-contacts = Contact
tenancy-contacts-none = Er is nog geen contact vastgelegd.
tenancy-contacts-table = Alle contacten, nieuwste eerst
tenancy-contacts-day = Dag
tenancy-contacts-how = Hoe
tenancy-contacts-outcome = Wat
tenancy-contacts-note = Notitie
tenancy-contacts-next = Weer contact
tenancy-contacts-by = Wie
tenancy-contacts-corrected = verbeterd
spoken-title = Ingesproken na een huisbezoek
spoken-lead = Een werknotitie van een collega. De huurder kan hierom vragen. Na { $days } dagen is het geluid weg: wat moet blijven, schrijf je op. Wie luistert, staat in het logboek.
spoken-line = { $day } om { $time }, door { $name }: { $length }
spoken-gone = Het geluid is weg sinds { $day }.
tenancy-works = werkte het laatst

tenancy-timeline = Alles op een rij
tenancy-timeline-more = Nog { $count } eerdere gebeurtenissen
event-receipt = Betaling van { $amount }
event-reversal = { $amount } teruggeboekt: { $reason }
event-credit-of = { $what }: { $amount }
event-credit = { $amount } verrekend
event-correction = Verbetering van { $amount }
event-agreed = Afgesproken, { $party }: “{ $action }”
event-agreement-kept = Gelukt, { $party }: “{ $action }”
event-story = Vertelde: “{ $words }”
event-contact = { $kind }: { $outcome }

tenancy-ledger = Grootboek
tenancy-ledger-fold = Elke boeking, met herkomst en waar het geld naartoe ging
tenancy-ledger-table = Boekingen van het laatste half jaar, nieuwste eerst
tenancy-ledger-all-table = Alle boekingen, nieuwste eerst
tenancy-ledger-all = Toon ook alles van daarvoor
tenancy-ledger-day = Dag
tenancy-ledger-what = Wat
tenancy-ledger-amount = Bedrag
tenancy-ledger-to = Waarheen, en waarom
tenancy-ledger-source = Herkomst
tenancy-ledger-source-at = { $file }, boeking { $position }
tenancy-ledger-bank = Wat de bank schrijft
tenancy-ledger-source-decision = eigen besluit, zie hierboven
tenancy-ledger-source-own = gegevens van de corporatie
entry-charge-month = huur van { $month }
entry-charge = in rekening gebracht
entry-receipt = betaling
entry-credit = verrekend
entry-waived = kwijtgescholden
entry-lower-rent = lagere huur van { $month }
entry-reversal = teruggeboekt
entry-correction = verbetering
entry-to = { $amount } naar { $month }: { $rule }
entry-to-old = { $amount } naar een oud bedrag: { $rule }
entry-known-later = we zagen het op { $day }

# Contact vastleggen: twee dingen zijn nodig, de rest mag leeg blijven.
record-title = Contact vastleggen
record-fold = Schrijf op hoe het ging
record-outcome = Hoe ging het?
record-outcome-agreed = Iets afgesproken
record-outcome-talked = Gesproken
record-outcome-talked-hint = nog niets afgesproken
record-outcome-connected = Contact gelegd
record-outcome-connected-hint = niet over betalen; dat is ook goed
record-outcome-another-time = Ander moment
record-outcome-another-time-hint = nu kwam het niet uit
record-outcome-other-person = Iemand anders
record-outcome-other-person-hint = niets over de zaak gezegd
record-outcome-not-reached = Niet bereikt
record-outcome-sent = Bericht achtergelaten
record-next = Wanneer spreken we elkaar weer?
record-next-tomorrow = Morgen
record-next-days = Over 3 werkdagen
record-next-week = Over een week
record-next-day = Op een andere dag
record-next-none = Niet nodig
record-next-date = Welke dag?
record-next-date-hint = Alleen als je “op een andere dag” koos.
record-more = Meer vastleggen (mag leeg blijven)
record-kind = Op welke manier?
record-direction = Wie zocht contact?
record-part = Op welk deel van de dag?
record-on = Op welke dag?
record-on-hint = Leeg is vandaag.
record-note = Notitie
record-note-hint = Een of twee regels. De huurder kan dit lezen.
record-story = In de woorden van de huurder
record-story-hint = Schrijf het zoals het is gezegd.
record-agreement = Afspraak { $number }
record-agreement-who = Wie doet het?
record-agreement-what = Wat doet die?
record-agreement-due = Uiterlijk wanneer?
record-agreement-due-hint = Bijvoorbeeld { $example }. Nog geen dag, of “zo snel mogelijk”? Dan wordt het een voornemen.
record-agreement-amount = Bedrag, als het om betalen gaat
record-button = Vastleggen
record-back = Terug naar { $name }
record-error-outcome = Kies hoe het ging.
record-error-next = Kies wanneer jullie elkaar weer spreken. “Niet nodig” mag ook.
record-error-next-date = Vul een dag in vanaf vandaag, bijvoorbeeld { $example }.
record-error-on = Vul een dag in tot en met vandaag, bijvoorbeeld { $example }.
record-error-who = Kies wie dit doet.
record-error-what = Schrijf wat er is afgesproken.
record-error-due = Vul een dag in vanaf vandaag, bijvoorbeeld { $example }. Of laat het leeg: dan is het een voornemen.
record-error-amount = Schrijf het bedrag als { $example }.
record-bsn = Hier staat een nummer dat op een BSN lijkt. Laat het weg: we hebben het niet nodig en bewaren het niet.
record-too-long = Deze tekst is te lang. Houd het korter dan 4.000 tekens.
record-done = Vastgelegd. Dank je wel.
record-done-quiet = Tot { $day } blijft het stil.
record-done-open = Er is geen volgend moment. De lijst laat het weten als er iets is.
record-done-intention =
    { $count ->
        [one] Een afspraak zonder dag staat als voornemen. Niemand kan het missen. Misschien kun je er de volgende keer samen een dag bij kiezen.
       *[other] { $count } afspraken zonder dag staan als voornemen. Niemand kan ze missen. Misschien kun je er de volgende keer samen een dag bij kiezen.
    }

looked-title = Wie bekeek deze pagina?
looked-table = Nieuwste eerst
looked-when = Wanneer
looked-who = Wie
looked-what = Wat
looked-why = Waarom
looked-system = het systeem
looked-act =
    { $act ->
        [see_tenancy] bekeek de pagina
        [record_contact] legde contact vast
        [make_agreement] legde een afspraak vast
        [turn_agreement] werkte een afspraak bij
        [keep_story] bewaarde een verhaal
        [choose] koos iets anders
        [expect_arrears] noteerde een verwachting
        [take_request] schreef op dat betalen niet lukt
        [start_pause] begon een pauze
        [agree_plan] maakte een betaalplan
        [change_plan] veranderde een betaalplan
        [change_pause] veranderde een pauze
        [give_deferral] sprak uitstel af
        [network_consent] schreef een ja van de huurder op
        [network_taken_back] haalde een ja van de huurder weg
        [network_talk] sprak met iemand om de huurder heen
        [pass_on_worry] gaf een zorg uit de buurt door
        [answer_worry] antwoordde op een zorg uit de buurt
        [change_deferral] veranderde uitstel
        [hear_dispute] vroeg of de huurder het ook zo ziet
        [answer_dispute] gaf antwoord op wat de huurder anders zag
        [begin_payer] legde vast dat iemand anders betaalt
        [stop_payer] legde vast dat een andere betaler stopt
        [choose_measure] koos een maatregel
        [tell_cause] schreef op wat er is verteld
        [left_as_is] liet woorden in een notitie staan, met een reden
        [propose_waiver] stelde kwijtschelding voor
        [decide_waiver] besliste over kwijtschelding
        [write_off] boekte een deel van een kwijtschelding
       *[other] { $act }
    }

# Wat in een notitie beter anders kan.
guard-hint =
    { $kind ->
        [health] “{ $said }” gaat over gezondheid. Dat hoeven we niet te weten en mogen we niet bewaren. Liever: { $instead }
        [origin] “{ $said }” gaat over afkomst. Dat mogen we niet bewaren. Liever: { $instead }
        [belief] “{ $said }” gaat over geloof of overtuiging. Dat mogen we niet bewaren. Liever: { $instead }
       *[blame] “{ $said }” klinkt als een oordeel of komt van horen zeggen. De huurder kan dit lezen. Liever: { $instead }
    }
guard-look-title = Kijk nog even naar je woorden
guard-look-lead = De huurder kan dit lezen. Zeg het neutraal, of laat weten waarom het zo moet blijven.
guard-look-words = Je schreef
guard-look-button = Bewaar
guard-reason = Laat je het toch zo staan? Waarom?
guard-reason-hint = Een paar woorden zijn genoeg. Dan bewaren we het zo.
