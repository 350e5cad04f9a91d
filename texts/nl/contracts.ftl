# Bedingen in huurcontracten: welke zijn getoetst, welke zijn vernietigd, en wat we dan niet vragen.

contracts-title = Bedingen in huurcontracten
contracts-lead = Een rechter kijkt of de bedingen in een huurcontract eerlijk zijn. Schrijf hier op welk beding is getoetst of vernietigd. Wat op een vernietigd beding rust, vragen we niet.
contracts-none = Er staat nog geen contract in.
contracts-new = Contract toevoegen
contracts-back = Terug naar de bedingen
contracts-kept = Dat is bewaard.
contracts-csv = Deze lijst als bestand (CSV)
contracts-change = Dit contract aanpassen
contracts-span = Voor contracten die begonnen van { $from } tot en met { $until }.
contracts-span-open = Voor contracten die begonnen vanaf { $from }.
contracts-column-kind = Beding over
contracts-column-words = Wat er staat
contracts-column-standing = Hoe het ermee staat
contracts-column-who = Wie keek
contracts-column-look = Aanpassen
contracts-write = Beding over { $kind } bijwerken
contracts-earlier = Wat er eerder stond
contracts-contract-title = Een versie van het huurcontract
contracts-clause-title = Beding over { $kind }
contracts-field-name = Naam van het contract
contracts-field-name-hint = Bijvoorbeeld: Algemene huurvoorwaarden 2017.
contracts-field-from = Contracten die begonnen vanaf
contracts-field-from-hint = Begon een huurder op of na deze dag, dan geldt dit contract.
contracts-field-until = Tot en met
contracts-field-words = Wat staat er in het contract?
contracts-field-words-hint = Het nummer van het artikel, en kort wat er staat.
contracts-field-who = Wie keek ernaar?
contracts-field-who-hint = Bijvoorbeeld de kantonrechter of jullie jurist.
contracts-field-on = Op welke dag?
contracts-field-source = Waar staat het?
contracts-field-source-hint = Bijvoorbeeld ECLI:NL:RBAMS:2025:9578, of een advies.
contracts-button = Bewaren
contracts-links = Huurders die je zelf koppelt
contracts-links-lead = Een huurder hoort bij het contract van de dag waarop het huren begon. Klopt dat niet, koppel de huurder dan hier.
contracts-link-by-start = Kijk naar de eerste dag
contracts-field-reference = Contractnummer
contracts-field-contract = Contract
contracts-link-button = Koppelen
contracts-error-name = Vul een naam in, hoogstens 80 tekens.
contracts-error-until = De laatste dag ligt voor de eerste. Kies een latere dag.
contracts-error-overlap = Op { $day } gelden “{ $new }” en “{ $held }” allebei. Laat er één eerder stoppen.
contracts-error-contract = Dit contract staat er niet. Voeg het eerst toe.
contracts-error-reference = Dit contractnummer kennen we niet. Kijk het na.
contracts-error-standing = Kies hoe het ermee staat.
contracts-error-who = Vul in wie ernaar keek.
contracts-error-on = Vul in op welke dag.
contracts-error-future = Die dag moet nog komen. Vul de dag in waarop iemand keek.
contracts-error-source = Vul in waar het te lezen is.
contracts-error-words = Vul in om welk beding het gaat.
clause-kind =
    { $kind ->
        [costs] Kosten
        [interest] Rente
       *[rent_increase] Huurverhoging
    }
clause-standing =
    { $standing ->
        [tested] Getoetst: het mag
        [struck_out] Vernietigd
       *[unknown] Nog niet getoetst
    }
clause-not-claimed =
    { $kind ->
        [costs] We vragen geen kosten.
        [interest] We vragen geen rente.
       *[rent_increase] Van open maanden vragen we niet meer dan de eerste huur.
    }
clause-left-out = { $amount } vragen we niet: dat rust op een beding dat is vernietigd.
clause-of-contract = Contract: { $name }.
clause-no-contract = Welk contract hier geldt, is nog niet opgeschreven.
clause-not-looked = Nog niet getoetst: { $kinds }. De rechter doet dat zelf wel.
clause-link = Bedingen in huurcontracten
