# Beheer: gegevens, de nacht, collega’s en wie wat zag en deed.

settings-title = Beheer
settings-data-title = Gegevens van je organisatie inlezen
settings-data-words = Kies alle bestanden van één levering samen. Klopt er iets niet, dan verandert er niets en zie je wat je kunt verbeteren.
settings-data-choose = Bestanden
settings-data-hint = De CSV-bestanden (zoals tenancies.csv en people.csv), of de JSON-bestanden van VERA.
settings-data-choose-first = Kies eerst de bestanden.
settings-data-strange = Deze bestanden horen er niet bij: { $names }. Kies alleen CSV-bestanden met hun vaste naam, of JSON-bestanden van VERA.
settings-data-button = Lees in
settings-night-title = De lijst van vandaag bijwerken
settings-night-words = Elke nacht kijken we naar de huurders bij wie iets gebeurde of van wie de dag is gekomen. Wil je niet wachten? Dan doen we het nu. Dat mag altijd.
settings-night-button = Werk de lijst bij
settings-night-full-fold = Naar alle huurders kijken
settings-night-full-words = Dan rekenen we alles opnieuw uit, ook waar niets veranderde. Dat duurt langer. Het is alleen nodig als je denkt dat de lijst niet klopt.
settings-night-full-button = Reken alles opnieuw uit
settings-audit-words = Elke keer dat iemand een huurder bekijkt of iets verandert, staat hier. Niemand kan een regel wijzigen of weghalen.
settings-audit-open = Bekijk wie wat zag en deed
settings-staff-title = Collega’s
settings-staff-words = Collega’s komen mee met de gegevens van je organisatie, of je voegt ze hier toe. Klik op een naam voor rol, wachtwoord en toegang.
settings-staff-name = Naam
settings-staff-role = Rol
settings-staff-login = Gebruikersnaam
settings-staff-mail = E-mail
settings-role =
    { $code ->
        [officer] incassoconsulent
        [adviser] wijkadviseur
        [team_leader] teamleider
        [manager] manager
        [administrator] functioneel beheerder
        [caretaker] huismeester
        [privacy_officer] privacyfunctionaris
       *[other] { $code }
    }

audit-title = Wie zag en deed wat
audit-lead = De nieuwste regel staat bovenaan.
audit-to-settings = Terug naar beheer
audit-filter = Van welk contract
audit-filter-hint = Vul een contractnummer in. Laat het leeg voor alles.
audit-filter-button = Laat zien
audit-unknown = Er is geen contract met nummer { $reference }. Kijk het nummer nog eens na.
audit-empty-title = Nog geen regels
audit-empty = Er is nog niets bekeken of veranderd.
audit-when = Wanneer
audit-who = Wie
audit-what = Wat
audit-about = Over
audit-why = Waarom
audit-system = Keukentafel zelf
audit-first = Naar de nieuwste
audit-next = Oudere regels
audit-act =
    { $code ->
        [log_in] logde in
        [end_feed] liet het adres van de eigen agenda stoppen
        [begin_own_pages] begon met eigen pagina’s voor huurders
        [give_own_page] gaf een link naar de eigen pagina
        [end_own_page] liet de links naar de eigen pagina stoppen
        [open_own_page] opende de eigen pagina
        [own_page_wrong_answer] vulde een verkeerde postcode in op de eigen pagina
        [ask_on_own_page] vroeg iets op de eigen pagina
        [choose_plan] koos een betaalplan
        [answer_offer] antwoordde of gegevens naar de gemeente mogen
        [see_tenancy] bekeek de huurder
        [listen_voice_note] luisterde naar een ingesproken notitie
        [forget_voice_notes] wiste het geluid van oude ingesproken notities
        [link_receipt] koppelde een betaling
        [set_aside_receipt] legde een betaling opzij
        [details_replace_total] legde een totaal opzij, want de betalingen erin kwamen apart
        [take_back_receipt] zette een betaling terug in de lijst
        [import_statement] las een bestand van de bank in
        [refuse_statement] kon een bestand van de bank niet inlezen
        [import_association] las gegevens van de organisatie in
        [found_association] maakte de organisatie aan
        [change_policy] veranderde een regel van de organisatie
        [night] maakte de lijst van vandaag
        [set_password] gaf een wachtwoord
        [choose_password] koos een eigen wachtwoord
        [add_colleague] voegde een collega toe
        [change_role] gaf een collega een andere rol
        [block_colleague] blokkeerde een collega
        [unblock_colleague] gaf een collega weer toegang
        [record_contact] schreef een contact op
        [make_agreement] maakte een afspraak
        [turn_agreement] werkte een afspraak bij
        [keep_story] schreef een verhaal op
        [expect_arrears] schreef op dat een betaling later komt
        [take_request] schreef op dat betalen niet lukt
        [choose] koos wat er met een regel gebeurt
        [choose_measure] koos een maatregel
        [tell_cause] schreef op wat er is verteld
        [offer_measure] koos of een maatregel wordt aangeboden
        [save_measure] werkte een eigen maatregel bij
        [left_as_is] liet woorden in een notitie staan, met een reden
        [hand_over] gaf een zaak uit handen
        [end_hand_over] nam een zaak terug
        [write_collection_party] werkte een deurwaarder of incassobureau bij
        [read_external_collections] las wat uit handen is gegeven
        [make_program_key] maakte een sleutel voor een ander programma
        [revoke_program_key] trok de sleutel van een ander programma in
       *[other] { $code }
    }
