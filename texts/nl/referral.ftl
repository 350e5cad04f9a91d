# Eerste hulp: wat niet kan wachten, los van de huur. Een mens leest, belt of stuurt; nooit zonder een ja van de huurder.

referral-title = Hoe redt u het nu?
referral-open = Hulp regelen
referral-lead = Mensen moeten eten. Dit staat los van de huur en van elke afspraak daarover. Kies samen wat nodig is.
referral-other = Andere hulp:
referral-over = Eerder gevraagd
referral-stage =
    { $code ->
        [draft] Staat klaar sinds { $day }, nog niet gevraagd.
        [asked] Gevraagd op { $day }.
        [helped] De hulp kwam op { $day }.
        [not_helped] Op { $day } gehoord dat het daar niet kan.
       *[taken_back] De huurder wil dit niet meer sinds { $day }.
    }
referral-yes = Ja van de huurder op { $day }, { $how }.
referral-turn =
    { $code ->
        [helped] De eerste hulp is er
        [not_helped] Daar kan het niet
       *[taken_back] De huurder wil dit niet meer
    }
referral-read = Lees en vraag het
referral-others = Wie helpt hier nog meer mee
referral-text-title = De vraag
referral-text-lead = Lees dit voor aan de telefoon, mail het zelf of druk de pagina af. Er gaat niets vanzelf weg, en er staat niets in over de huur.
referral-subject = Een vraag om hulp
referral-text-greeting = Beste { $name },
referral-text-asks = { $name } vraagt om hulp: { $need }. { $name } weet dat ik u dit vraag en vindt het goed.
referral-text-reach = U bereikt { $name } op { $reach }.
referral-text-no-reach = Bel mij, dan breng ik u met { $name } in contact.
referral-text-back = Laat u mij weten of het lukt, en wanneer { $name } van u hoort?
referral-text-own = Mijn nummer is { $phone }.
referral-text-end = Groet,
referral-mail = Mail dit zelf aan { $address }
referral-form-title = Daarna
referral-how-yes = Hoe zei de huurder ja?
referral-yes-on = Op welke dag?
referral-how = Hoe heb je het gevraagd?
referral-way =
    { $code ->
        [called] Gebeld
        [mailed] Zelf gemaild
       *[printed] Afgedrukt en meegegeven
    }
referral-follow-up = Wanneer vraag je of de hulp er is?
referral-follow-up-hint = Dit wordt een belofte van ons. Lukt het niet op tijd, dan staat het op de lijst van vandaag.
referral-error-yes = Kies hoe de huurder ja zei. Zonder ja gaat er niets weg.
referral-error-yes-on = Vul de dag in waarop de huurder ja zei, tot en met vandaag.
referral-error-how = Kies hoe je het hebt gevraagd.
referral-error-follow-up = Kies een dag vanaf vandaag, hoogstens drie maanden verder.
referral-error-partner = Deze partner helpt hier niet (meer) mee. Kies een andere.
referral-done = Vastgelegd. Dat we navragen of de hulp er is, staat bij onze afspraken.
referral-done-helped = Fijn. Onze afspraak is hiermee gedaan.
referral-done-not-helped = Vastgelegd. Kies samen een andere partner.
referral-done-taken-back = Vastgelegd. We vragen hier niets meer voor. Laat de partner het zelf ook weten.

# Gesprekken met een coach: met wie en hoe ver, nooit waarover.
booking-title = Gesprek met een coach
booking-status =
    { $code ->
        [booked] gekozen op { $day }, nog geen antwoord.
        [accepted] komt; dat is bekend sinds { $day }.
        [declined] kon niet op het gekozen moment; dat zei de coach op { $day }.
        [done] gesproken, afgerond op { $day }.
        [not_come] er kwam niemand; dat hoorden we op { $day }.
       *[goes_on] gesproken, en ze gaan samen verder; bekend sinds { $day }.
    }
booking-no-content = Wat er besproken wordt, blijft tussen de huurder en de coach.
booking-link = Een ander moment kiezen
booking-lead = Kies dit samen met de huurder, aan de telefoon of aan tafel.
booking-none-title = Er is nu geen vrij moment
booking-none = Bel de coach, of kijk bij de partners wie er meer helpt met geld.
booking-done = Vastgelegd. De coach leest het en zegt of het lukt.
booking-done-told = Vastgelegd. De huurder krijgt een bericht met de nieuwe tijd, en de coach leest het.
booking-error-taken = Dit moment is net vergeven. Kies een ander.
slots-status =
    { $code ->
        [booked] Kun je dan?
        [accepted] Je komt.
        [declined] Je kon niet. Een collega zoekt met de huurder een ander moment.
        [done] Gesproken, afgerond.
        [not_come] Er kwam niemand.
       *[goes_on] Gesproken, jullie gaan verder.
    }
slots-answer =
    { $code ->
        [accepted] Ja, ik kom
        [declined] Nee, dit lukt niet
        [done] Gesproken, afgerond
        [not_come] Er kwam niemand
       *[goes_on] Gesproken, we gaan verder
    }
reason-coach-declined = { $name } kan niet op het moment dat was gekozen, zei die op { $day }. Zoek samen een ander moment.
proposal-find-moment = Kies een ander moment
