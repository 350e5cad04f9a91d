# Van gegevens naar woorden: waarom iemand op de lijst staat, hoe het met betalen gaat, hoe contact ging.
# Nooit een verwijt, nooit een bedrag. Scherm, opdrachtregel en brieven gebruiken dezelfde zinnen.

reason-own-promise = Wij beloofden “{ $action }”. Dat zou op { $day } klaar zijn.
# Zonder de woorden, als daar een bedrag in staat.
reason-some-amount = een bedrag
reason-own-promise-plain = Wij beloofden iets. Dat zou op { $day } klaar zijn.
reason-promise-missed-plain = Een afspraak is nog niet gelukt. De dag was { $day }.
reason-kept-plain = Een afspraak is gelukt op { $day }.
reason-answer =
    { $kind ->
        [phone] Belde ons op { $day } en wacht op antwoord.
        [text] Stuurde ons op { $day } een bericht en wacht op antwoord.
        [mail] Mailde ons op { $day } en wacht op antwoord.
        [letter] Schreef ons op { $day } een brief en wacht op antwoord.
       *[other] Zocht ons op { $day } op en wacht op antwoord.
    }
reason-moment-today = Vandaag zouden we elkaar weer spreken.
reason-moment = Op { $day } zouden we elkaar weer spreken.
reason-promise-missed = De afspraak “{ $action }” is nog niet gelukt. De dag was { $day }.
reason-miss-one = De huur van { $month } is er nog niet.
reason-miss-many = De huur van { $months } maanden is er nog niet, vanaf { $month }.
reason-miss-one-part = De huur van { $month } is nog niet helemaal binnen.
reason-miss-many-part = De huur van { $months } maanden is nog niet helemaal binnen, vanaf { $month }.
reason-pattern-first-ever = Dat is de eerste keer.
reason-pattern-day-shift = Het geld komt elke maand later dan de afgesproken dag. Past een andere dag beter?
reason-pattern-creep = De laatste maanden kwam het steeds later of in delen.
reason-pattern-stopped = Er komt nu geen huur meer binnen.
reason-pattern-reversed = De bank boekte de betaling terug.
reason-tried = Op { $day } zochten we contact. Dat lukte nog niet.
reason-expected = Vertelde ons op { $day } dat betalen moeilijk kan worden. Er staat nog niets open.
reason-kept = De afspraak “{ $action }” is gelukt op { $day }.
reason-restored = De huur van { $month } kwam op de afgesproken dag, net als de maanden ervoor. Het loopt weer.
reason-fresh-eyes = Er staat iets open sinds { $month }. We spraken elkaar voor het laatst op { $day }.
reason-fresh-eyes-never = Er staat iets open sinds { $month }. We hebben elkaar nog niet gesproken.
reason-plan-missed = Het plan: de betaling van { $day } is er nog niet. Het plan loopt gewoon door.
reason-plan-missed-again = Het plan: ook de betaling van { $day } lukte nog niet. Kijk samen wat wel past.
reason-plan-first = De eerste betaling van het plan is binnen.
reason-plan-halfway = Het plan is over de helft: { $kept } van de { $count }.
reason-plan-done = Het plan is klaar: alles is betaald.
reason-aftercare =
    { $months ->
        [one] Een maand geleden was het plan klaar. Hoe gaat het nu?
       *[other] { $months } maanden geleden was het plan klaar. Hoe gaat het nu?
    }
reason-pause-review = De pauze loopt. Vandaag zouden we vragen hoe het gaat.
reason-pause-ended = De pauze was tot en met { $day }. Bel nu eerst; er gaat geen brief.
reason-dispute-open = Ziet een bedrag anders dan wij. Ons antwoord is beloofd vóór { $day }.
reason-payer-missed = De huur van { $month } komt van iemand anders en is er nog niet.
reason-payer-missed-named = De huur van { $month } komt van { $name } en is er nog niet.
reason-discount-ends = De lagere huur loopt tot en met { $month }. Vertel nu wat er daarna komt.
reason-look-back = { $months } maanden geleden is een deel kwijtgescholden. Wat deed dat?

lane-own-promise = Wat wij beloofden
lane-answer = Wacht op ons antwoord
lane-moment = Afgesproken momenten
lane-promise-missed = Afspraken die nog niet lukten
lane-miss = De huur is er nog niet
lane-expected = Vooraf verteld
lane-thank = Om te bedanken
lane-fresh-eyes = Wacht al lang: kijk met frisse ogen
lane-aftercare = Hoe gaat het nu?

proposal-keep-word = Kom de belofte na
proposal-reply = Geef antwoord
proposal-call = Bel
proposal-visit = Ga langs
proposal-offer-due-day = Bespreek de betaaldag
proposal-thank = Bedank
proposal-another-way = Probeer een andere weg
proposal-offer-help = Kijk het samen na
proposal-ask-how = Vraag hoe het gaat
proposal-ask-payer = Vraag het de betaler

pattern-first-ever = eerste keer
pattern-day-shift = andere dag
pattern-creep = steeds later
pattern-stopped = gestopt
pattern-reversed = teruggeboekt
pattern-mixed = wisselend

flow-flowing = loopt
flow-stuttering = hapert
flow-stopped = ligt stil
flow-restored = hersteld
flow-said-flowing = De huur komt op de afgesproken dag binnen.
flow-said-flowing-since = De huur komt op de afgesproken dag binnen, sinds { $month }.
flow-said-stuttering = Er komt huur binnen, maar nog niet elke keer op de afgesproken dag.
flow-said-stuttering-since = Er komt huur binnen, maar nog niet elke keer op de afgesproken dag. Zo is het sinds { $month }.
flow-said-stopped = Er komt geen huur binnen.
flow-said-stopped-since = Er komt geen huur binnen sinds { $month }.
flow-said-restored = De huur komt weer op de afgesproken dag.
flow-said-restored-since = De huur komt weer op de afgesproken dag. Vanaf { $month } is het hersteld.
flow-in-a-row =
    { $count ->
        [one] De laatste keer was op tijd.
       *[other] De laatste { $count } keer waren op tijd.
    }

current-rent-paid = is binnen
current-rent-partly = is voor een deel binnen
current-rent-open = is nog niet binnen
current-rent-not-due-yet = heeft nog tijd
current-rent-no-charge = niets te betalen

rhythm-first = meestal rond de 1e
rhythm-around = meestal rond de { $day }e
rhythm-before = meestal een paar dagen vóór de maand begint
rhythm-after = meestal pas in de maand erna
rhythm-varies = wisselend, in de laatste { $months } maanden zat er { $spread } dagen tussen

# De openingszin (S0.11): alleen wat de betalingen laten zien, en dan een open vraag.
opening-one = De huur van { $month } is er nog niet.
opening-last = De laatste { $months } maanden kwam de huur niet binnen.
opening-some = De huur van { $months } maanden is er nog niet.
opening-one-part = Van de huur van { $month } is een deel nog niet binnen.
opening-some-part = Van { $months } maanden is de huur nog niet helemaal binnen.
opening-always = Daarvoor ging het { $time } goed.
opening-mostly = Daarvoor lukte het meestal: { $good } van de { $of } keer.
opening-administrator = { $name } regelt de geldzaken.
opening-plan = Het plan gaat goed: { $kept } van de { $count } keer gelukt.
opening-changed = Wat is er veranderd?
opening-how =
    { $form ->
        [je] Hoe gaat het nu met je?
       *[u] Hoe gaat het nu met u?
    }
opening-all-in = Alle huur is binnen.
opening-current-in = De huur van nu komt binnen.
number-two = twee
number-three = drie
number-four = vier
number-five = vijf
number-six = zes
span-months =
    { $months ->
        [one] 1 maand
       *[other] { $months } maanden
    }
span-years = { $years } jaar

episode-solved =
    { $solved ->
        [one] { $when }: { $months }, opgelost in 1 maand
       *[other] { $when }: { $months }, opgelost in { $solved } maanden
    }
episode-running = Sinds { $when }: { $months }, loopt nog

match-payment-reference = het betalingskenmerk klopt
match-collection-id = ons eigen incassokenmerk klopt
match-mandate = de machtiging hoort bij deze huurder
match-reference-in-text = het kenmerk staat in de omschrijving
match-contract-in-text = het contractnummer staat in de omschrijving
match-iban-and-amount = deze rekening betaalt hier vaker, en het bedrag is de huur
match-iban = deze rekening betaalt alleen voor deze huurder
match-name-and-amount = naam en bedrag lijken te kloppen
match-name = de naam lijkt te kloppen
match-person = een collega koppelde het

allocation-credit = hoort bij deze maand
allocation-designated = de betaler noemde deze maand
allocation-current-rent = eerst de huur van nu
allocation-early = de huur van de volgende maand, vast vooruit
allocation-oldest = wat het langst openstond
allocation-advance = stond al klaar toen de huur verviel

contact-phone = telefoon
contact-visit = huisbezoek
contact-card = kaartje
contact-text = sms of WhatsApp
contact-mail = mail
contact-letter = brief
contact-other = op een andere manier
contact-administrative = door het systeem
part-morning = ochtend
part-afternoon = middag
part-evening = avond
direction-outgoing = wij
direction-incoming = de huurder
outcome-agreed = gesproken en iets afgesproken
outcome-talked = gesproken
outcome-connected = contact gelegd, niet over betalen
outcome-another-time = een ander moment past beter
outcome-other-person = iemand anders gesproken
outcome-not-reached = niet bereikt
outcome-sent = bericht achtergelaten of verstuurd
contact-reached = bereikt

promise-running = loopt
promise-kept = gelukt
promise-missed = nog niet gelukt
promise-intention = voornemen
promise-dropped = vervallen
party-tenant = de huurder
party-association = wij
party-third = iemand anders
