# Sleutels voor andere programma’s van de organisatie.

programs-title = Andere programma’s
programs-words = Andere programma’s van de organisatie lezen hier mee met een eigen sleutel.
programs-open = Bekijk de sleutels
programs-lead = Elk programma krijgt een eigen sleutel voor één soort gegevens. Met de sleutel kan het programma alleen lezen. Elke keer dat het leest, komt in het overzicht van inzage te staan.
programs-none = Er is nog geen sleutel.
programs-resource =
    { $code ->
        [external_collections] wat uit handen is gegeven
       *[other] niets meer
    }
programs-reads = leest { $what }
programs-since = Sinds { $day }.
programs-ended = Ingetrokken op { $day }. Gemaakt op { $made }.
programs-end = Trek de sleutel van { $name } in
programs-new = Nieuwe sleutel
programs-field-name = Welk programma?
programs-field-name-hint = Zo herken je de sleutel later, bijvoorbeeld “Portaal van de deurwaarder”.
programs-field-resource = Wat mag het programma lezen?
programs-make = Maak een sleutel
programs-made = Sleutel voor { $name }
programs-once = Je ziet deze sleutel maar één keer. Zet hem meteen in het andere programma. Is hij kwijt? Trek hem dan in en maak een nieuwe.
programs-key = Sleutel
programs-how = Het programma stuurt de sleutel bij elke vraag mee, in X-API-KEY. Het adres is /vera/inc/externe-incassos.
programs-error-name = Schrijf op welk programma het is.
programs-error-resource = Kies wat het programma mag lezen.
