# De partners om ons heen: wie helpt waarmee, wie je daar belt, hoe lang wachten duurt. Niets over huurders.

partners-title = Partners
partners-link = Partners
partners-link-all = Wie helpt waarmee: alle partners
partners-words = Wie helpt huurders waarmee, wie je daar belt en tot wanneer dat is afgesproken. Iedereen die hier werkt, leest het.
partners-open = Bekijk de partners
partners-lead = Wie helpt waarmee, wie je daar belt en hoe lang wachten duurt. Over huurders staat hier niets.
partners-search = Waarmee moet iemand geholpen worden?
partners-search-all = Alles
partners-search-button = Zoek
partners-none-title = Hiervoor staat er nog geen partner
partners-none = Weet je wie hiermee helpt? Vraag je teamleider of beheerder om die partner toe te voegen.
partners-done = Bewaard. Iedereen die hier werkt, leest het nu zo.
partners-kind =
    { $code ->
        [municipality] Gemeente
        [debt_counsellor] Schuldhulp
        [fund] Noodfonds
        [food_bank] Voedselbank
        [energy_help] Hulp bij energie
        [budget_coach] Budgetcoach
        [clothing_bank] Kleding en spullen
        [volunteers] Vrijwilligers
       *[administrator] Bewindvoerder
    }
partners-need =
    { $code ->
        [food] Eten
        [energy] Licht en verwarming
        [money] Geld voor iets dat niet kan wachten
        [baby] Babyspullen
        [things] Kleding of spullen voor thuis
        [budget] Grip op geld
        [letters] Post en formulieren
        [debts] Schulden
       *[administration] Iemand die het geld beheert
    }
partners-helps = Helpt met:
partners-where = Waar:
partners-everywhere = overal waar wij verhuren
partners-decides = Mag beslissen over { $what }.
partners-nobody = Hier is nog niemand genoemd.
partners-wait = Afgesproken: eerste hulp binnen { $days ->
        [0] dezelfde werkdag
        [one] 1 werkdag
       *[other] { $days } werkdagen
    }.
partners-measured =
    Gemeten: { $days ->
        [0] dezelfde dag
        [one] 1 werkdag
       *[other] { $days } werkdagen
    } (in het midden van { $count } keer).
partners-wait-none = Over wachten is niets afgesproken.
partners-used = Voor het laatst gevraagd op { $day }.
partners-used-never = Nog niet eerder gevraagd.
partners-until = De afspraak loopt tot en met { $day }.
partners-over = De afspraak liep tot en met { $day }. Maak een nieuwe.
partners-ends-soon = loopt af op { $day }
partners-ends-soon-of = De afspraak met { $name } loopt af op { $day }. Maak op tijd een nieuwe, of zet de partner uit.
partners-left-title = Hier werken we niet meer mee samen
partners-change = Wijzig { $name }
partners-new = Partner toevoegen
partners-back = Terug naar de partners
partners-municipality-words = Plaatsen, wachttijd en einddatum staan bij de overeenkomst over vroegsignalering. Hier leg je alleen vast wie er werkt en waarmee ze helpen.

partners-form-title = Een partner
partners-form-lead = Schrijf niets over huurders. Wie hier genoemd wordt, weet dat dit nummer bij ons staat.
partners-field-name = Naam
partners-field-kind = Wat voor partner is het?
partners-field-needs = Waarmee helpen ze?
partners-field-towns = Plaatsen
partners-field-towns-hint = Zoals ze in adressen staan, met komma’s ertussen. Leeg is overal.
partners-field-how = Hoe gaat het daar?
partners-field-how-hint = Eén of twee regels. Bijvoorbeeld: bel voor 11 uur, dan kan het pakket vrijdag mee.
partners-field-wait = Eerste hulp binnen hoeveel werkdagen?
partners-field-until = Tot en met welke dag is dit afgesproken?
partners-field-left = We werken hier niet meer mee samen
partners-field-left-hint = Niemand wordt er nog heen verwezen. Wat er stond, blijft bewaard.
partners-people = Wie werken daar?
partners-person = Persoon { $number }
partners-person-more = Nog iemand noemen
partners-person-name = Naam
partners-person-role = Wat doet die daar?
partners-person-decides = Mag beslissen over
partners-person-decides-hint = Bijvoorbeeld: een gift tot een week boodschappen.
partners-person-phone = Direct nummer
partners-person-email = E-mail
partners-button = Bewaar
partners-error-name = Vul de naam van de partner in.
partners-error-kind = Kies wat voor partner het is.
partners-error-needs = Kies waarmee ze helpen.
partners-error-nobody = Noem iemand die daar werkt, met een direct nummer of een e-mailadres.
partners-error-person = Geef persoon { $number } een naam, en een direct nummer of een e-mailadres.
partners-error-wait = Vul een aantal werkdagen in, van 0 tot { $most }.
