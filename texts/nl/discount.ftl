# Tijdelijk lagere huur: op het verzoek van de huurder zelf, altijd met een einde, en nooit terug te betalen.

discount-link = Lagere huur voor een tijd
discount-rent-list = Huur volgens contract
discount-rent-off = Lagere huur
discount-rent-now = Te betalen per maand
discount-alone = Je mag tot en met { $amount } per maand geven, { $months } maanden lang.
discount-above = Over meer of langer beslist een collega.
discount-law = Alleen als de huurder er zelf om vraagt, voor een zelfstandige woning. Wat je geeft, hoeft nooit terug.
discount-none = Er is geen huur in het contract om lager te maken.
discount-field-requested = Wanneer vroeg de huurder erom?
discount-field-requested-hint = De dag van de brief of het bericht.
discount-field-words = Wat schreef de huurder?
discount-field-words-hint = In eigen woorden. Een zin is genoeg.
discount-field-amount = Hoeveel lager per maand?
discount-field-amount-hint = De huur is nu { $rent }.
discount-field-first = Vanaf welke maand?
discount-field-months = Hoeveel maanden?
discount-field-months-hint = 1 tot en met 36. Daarna komt de gewone huur terug.
discount-self-contained = Dit is een zelfstandige woning
discount-self-contained-hint = Met een eigen voordeur, keuken en toilet. De wet vraagt dat.
discount-button = Verzoek bewaren
discount-span = { $amount } per maand lager, van { $first } tot en met { $last }.
discount-waits =
    { $who ->
        [IC] Wacht op een collega.
        [TL] Wacht op een teamleider.
        [MG] Wacht op een manager.
       *[none] Dit is meer dan iemand hier mag geven.
    }
discount-refused = Op { $day } werd het nee.
discount-given = Besloten op { $day } door { $name }.
discount-given-until = Tot nu toe { $amount }.
discount-over = Deze lagere huur is voorbij.
discount-request-of = Gevraagd op { $day }:
discount-decide-link = Beslissen over dit verzoek
discount-end-link = Eerder laten stoppen
discount-ends-title = Lagere huur eerder laten stoppen
discount-ends-lead = Wat al begon, blijft gegeven. Kies de laatste maand samen met de huurder.
discount-field-verdict = Wat besluit je?
discount-yes = Ja, we maken de huur lager
discount-no = Nee
discount-no-hint = Schrijf hieronder waarom, zodat we het kunnen vertellen.
discount-field-why = Waarom?
discount-field-why-hint = Bij “nee” hoort een reden in gewone woorden.
discount-decide-button = Besluit bewaren
discount-field-last = Wat is de laatste maand?
discount-end-button = Bewaren
discount-earlier = Eerdere lagere huur
discount-done = De huur wordt lager. Vertel het nu aan de huurder.
discount-done-letter = Brief klaarzetten
discount-done-waits = Het verzoek staat klaar. Een collega die mag beslissen, ziet het in het register.
discount-done-decided = Het besluit is bewaard. Vertel het aan de huurder.
discount-done-end = De laatste maand is veranderd.
discount-withdraw-lead = Toch niet? Tot de eerste maand kan dit helemaal terug. Er is nog niets gegeven, dus ook niets terug te betalen.
discount-withdraw-button = Intrekken
discount-withdrawn = Ingetrokken op { $day }.
discount-done-withdrawn = Ingetrokken. Vertel het aan de huurder.
event-discount-withdrawn = Lagere huur: ingetrokken
discount-error-words = Schrijf wat de huurder vroeg. Zonder verzoek kan het niet.
discount-error-day = Schrijf de dag van het verzoek: vandaag of eerder, niet vóór het contract.
discount-error-months = Schrijf een getal van 1 tot en met 36. Een einde hoort erbij.
discount-error-amount = Schrijf een bedrag tot en met de huur van { $rent }.
discount-error-self-contained = De wet staat dit alleen toe voor een zelfstandige woning.
discount-error-before = Het kan niet beginnen vóór de maand van het verzoek. Wat al openstaat, kun je wel kwijtschelden.
discount-error-overlap = In { $month } is er al een lagere huur. Kies andere maanden, of laat die eerst stoppen.
discount-error-mandate = Jij mag geven tot en met { $amount } per maand, { $months } maanden lang. Dit is meer: laat het over aan iemand die dat mag.
discount-error-why-not = Schrijf waarom niet, zodat we het kunnen vertellen.
discount-error-given = Tot en met { $month } is het al gegeven. Kies die maand of een latere.
discount-error-later = Het liep al tot en met { $month }. Voor langer schrijf je een nieuw verzoek op.
discount-error-decided = Hierover is al beslist.
discount-error-verdict = Kies wat je besluit.
event-discount-asked = Vroeg een lagere huur: { $amount } per maand, van { $first } tot en met { $last }
event-discount-given = Lagere huur gegeven: { $amount } per maand, van { $first } tot en met { $last }
event-discount-refused = Lagere huur: nee
event-discount-ended = Lagere huur stopt eerder: na { $last }

register-lower-title = Tijdelijk lagere huur
register-lower-lead = Wat we gaven, hoe lang, en wat het kost.
register-lower-none = In dit jaar is geen lagere huur gegeven.
register-lower-total =
    { $count ->
        [one] 1 keer, samen { $amount } als alles doorloopt.
       *[other] { $count } keer, samen { $amount } als alles doorloopt.
    }
register-lower-column-month = Per maand
register-lower-column-first = Van
register-lower-column-last = Tot en met
register-lower-column-cost = Kost samen
register-lower-column-given = Tot nu toe
register-lower-open = Bekijk het verzoek bij contract { $reference }
register-lower-csv = Lagere huur als bestand voor een rekenblad (CSV)

# Een huurverhoging overslaan: een verzoek van de huurder, met een besluit.
spared-link = Huurverhoging overslaan
spared-lead = De huur blijft dan een jaar zoals die was. Een collega beslist, of jij als je dat mag. Een reden is niet nodig.
spared-span = Verhoging van { $month }: van { $before } naar { $after }.
spared-granted = Gaat niet door: { $amount } per maand minder, een jaar lang.
spared-refused = Gaat wel door.
spared-no-words = zonder reden erbij, dat hoeft ook niet.
spared-effect = Bij “ja” blijft de huur tot en met { $month } zoals die was. Dat scheelt { $amount } per maand. Wat al mét de verhoging is gerekend, gaat er weer af.
spared-field-words = Wat zei of schreef de huurder?
spared-field-month = Welke verhoging?
spared-field-before = De huur ervoor
spared-field-after = De huur erna
spared-field-after-hint = Per maand, zoals in het voorstel staat.
spared-yes = Ja, de verhoging gaat niet door
spared-done-waits = Het verzoek staat klaar. Wie mag beslissen, ziet het hier en in het register.
spared-error-month = Kies de maand van de verhoging.
spared-error-after = Schrijf een bedrag boven { $before }. Anders is het geen verhoging.
spared-error-before = De dag en de verhoging vallen niet vóór het begin van het contract.
spared-error-twice = Over de verhoging van { $month } staat al een verzoek. Beslis daarover.
event-spared-asked = Vroeg om de verhoging van { $month } over te slaan
event-spared-granted = Verhoging van { $month } overgeslagen: { $amount } per maand
event-spared-refused = Verhoging van { $month } gaat door
entry-spared = overgeslagen verhoging van { $month }

register-spared-title = Overgeslagen huurverhogingen
register-spared-lead = Wie het vroeg, wat we besloten, en waarom niet als het nee werd.
register-spared-none = In dit jaar is hierover niets besloten.
register-spared-total =
    { $count ->
        [one] 1 besluit
       *[other] { $count } besluiten
    }
register-spared-column-from = Verhoging van
register-spared-column-spares = Scheelt per maand
register-spared-column-verdict = Besluit
register-spared-column-why = Reden
register-spared-column-by = Door
register-spared-csv = Overgeslagen verhogingen als bestand voor een rekenblad (CSV)
register-spared-yes = ja
register-spared-no = nee
