# De bank: ontvangsten die wachten en de bestanden waarin ze binnenkwamen.

bank-title = Van wie is deze betaling?
bank-place-receipts = Betalingen
bank-place-by-hand = Door ons geplaatst
bank-place-files = Bestanden van de bank
bank-lead =
    { $count ->
        [one] Er wacht 1 betaling op je: { $sum }. Wij weten niet zeker van wie die is. Weet jij het?
       *[other] Er wachten { $count } betalingen op je, samen { $sum }. Wij weten niet zeker van wie ze zijn. Weet jij het?
    }
bank-only-look = Je kunt hier kijken. Een collega van incasso koppelt ze aan een huurder.
bank-empty-title = Alles is gekoppeld
bank-empty = Van elke betaling weten we van wie die is. Komt er een nieuw bestand van de bank, dan zie je het hier.
bank-end = Dit was de laatste. Begin weer bij het begin van de lijst.
bank-more-label = Verder in de lijst
bank-first = Naar het begin
bank-next = Volgende betalingen
bank-to-list = Terug naar de lijst

bank-from = { $amount } van { $name }
bank-to = { $amount } aan { $name }
bank-from-unknown = { $amount }, zonder naam
bank-to-unknown = { $amount } betaald, zonder naam

bank-why =
    { $code ->
        [nothing_known] We herkennen de naam, de rekening en de tekst niet.
        [ambiguous] Deze betaling past bij meer dan één huurder.
        [only_name] De naam lijkt op die van een huurder. Zeker is het niet, dus kies jij.
        [other_currency] Dit is geen bedrag in euro’s. Laat een collega van de boekhouding ernaar kijken.
        [paid_out] Hier ging geld naar iemand die bij ons huurt. Is het een terugbetaling?
       *[other] We weten niet zeker van wie deze betaling is.
    }
bank-rule =
    { $code ->
        [payment_reference] zelfde betalingskenmerk
        [collection_id] onze eigen incasso
        [mandate] zelfde machtiging
        [reference_in_text] betalingskenmerk staat in de tekst
        [contract_in_text] contractnummer staat in de tekst
        [iban_and_amount] zelfde rekening en bedrag
        [iban] zelfde rekening
        [name_and_amount] zelfde naam en bedrag
        [name] zelfde naam
        [person] gekoppeld door een collega
       *[other] gevonden op een andere manier
    }
bank-likely = Misschien van
bank-link-to = Koppel aan { $name }
bank-search = Zoek de huurder
bank-search-label = Zoek de huurder
bank-search-hint = Naam, straat of contractnummer.
bank-search-results = Gevonden huurders
bank-found =
    { $count ->
        [one] 1 huurder gevonden.
       *[other] { $count } huurders gevonden.
    }
bank-nobody = Niemand gevonden met “{ $query }”
bank-nobody-words = Probeer alleen het begin van de naam, of zoek op straat of contractnummer.
bank-rent = huur { $amount }
bank-left = vertrokken

bank-no-rent = Geen huur
bank-no-rent-title = Heeft dit niets met huur te maken?
bank-no-rent-words = Leg de betaling dan opzij. Ze blijft bewaard en je kunt haar later terugzetten.
bank-no-rent-reason = Waarom
bank-no-rent-bsn = Hier staat een burgerservicenummer in. Haal het weg: dat bewaren we niet.
bank-no-rent-button = Leg opzij

bank-what-bank-says = Wat de bank schreef
bank-amount = Bedrag
bank-day = Dag
bank-name = Naam
bank-iban = Rekening
bank-own-account = Onze rekening
bank-reference = Kenmerk
bank-text = Tekst
bank-whose = Van wie is deze betaling?
bank-tenant = Huurder
bank-address = Adres
bank-contract = Contractnummer
bank-rent-title = Huur per maand

bank-confirm-title = Koppelen aan { $name }?
bank-consequence = De betaling telt mee vanaf { $day }, de dag waarop ze binnenkwam.
bank-consequence-remember = De betaling telt mee vanaf { $day }, de dag waarop ze binnenkwam. De IBAN onthouden we: de volgende keer gaat het vanzelf.
bank-confirm = Ja, koppel
bank-not-this-one = Nee, toch niet

bank-linked = { $what }: gekoppeld aan { $name }.
bank-remembered = De IBAN onthouden we.
bank-see-tenant = Bekijk de huurder
bank-put-aside = { $what }: opzij gelegd.
bank-back = { $what }: staat weer in de lijst.
bank-back-open = Open deze betaling
bank-undo = Maak ongedaan
bank-meanwhile = Een collega was je net voor. Zo staat de betaling er nu voor.
bank-where = Waar deze betaling staat
bank-placed = Deze betaling hoort bij { $name }.
bank-because = Zo gevonden: { $rule }.
bank-details-came =
    { $count ->
        [0] De bank gaf elke betaling van dit totaal ook apart. Die tellen; dit totaal telt niet mee.
       *[other] De bank gaf de { $count } betalingen van dit totaal ook apart. Die tellen; dit totaal telt niet mee.
    }
bank-is-aside = Deze betaling is opzij gelegd. Ze heeft niets met huur te maken.
bank-take-back-words = Klopt dat niet? Zet de betaling dan terug in de lijst. Er gaat niets verloren.
bank-take-back = Zet terug in de lijst

# Door ons geplaatst
by-hand-title = Door ons geplaatst
by-hand-lead = Dit hebben wij zelf gekoppeld of opzij gelegd. Het nieuwste staat bovenaan. Alles kan terug.
by-hand-empty-title = Nog niets geplaatst
by-hand-empty = Koppel je een betaling of leg je er een opzij, dan zie je het hier.
by-hand-aside = opzij gelegd
by-hand-by = door { $name }
by-hand-next = Ouder

# Bestanden
imports-title = Bestanden van de bank
imports-form-title = Nieuwe bestanden inlezen
imports-choose = Bestanden van de bank
imports-choose-hint = Je mag er meer tegelijk kiezen. We lezen camt.053, camt.052, camt.054 en MT940. Twee keer hetzelfde bestand kan geen kwaad.
imports-choose-first = Kies eerst een of meer bestanden.
imports-button = Lees in
imports-gap-title = Misschien mist er een bestand
imports-gap = Tussen { $after } en { $before } ontbreekt waarschijnlijk een bestand. { $account }
imports-account = Rekening:
imports-gap-words = Haal het op bij de bank en lees het hier in. Tot die tijd kan het lijken of iemand niet betaalde.
imports-list = Al binnen
imports-empty-title = Nog geen bestanden
imports-empty = Lees het eerste bestand van je bank in. Dan zie je wie er betaalde.
imports-newest = Nieuwste bestanden
imports-older = Oudere bestanden
imports-by = door { $name }
imports-by-itself = vanzelf binnengekomen
imports-done-badge = ingelezen
imports-known-badge = al bekend
imports-refused-badge = niet ingelezen
imports-running-badge = bezig
imports-refused-words = Dit bestand lazen we niet in. Er is niets geboekt.
imports-new =
    { $count ->
        [0] niets nieuws
        [one] 1 nieuwe betaling
       *[other] { $count } nieuwe betalingen
    }
imports-known = { $count } al bekend
imports-placed = { $count } bij een huurder
imports-waiting =
    { $count ->
        [one] 1 wachtte op een collega
       *[other] { $count } wachtten op een collega
    }
imports-aside = { $count } geen huur
imports-pending = { $count } nog niet definitief
moment = { $day }, { $time }

# Werk dat even duurt
job-title = Inlezen en bijwerken
job-in-line = Er loopt nog ander werk. Daarna begint dit vanzelf. Je hoeft niet te wachten.
job-busy-with = Bezig met { $name }
job-percent = { $percent } procent klaar
job-counted = { $count } regels gelezen
job-look-again = Kijk hoe ver het is
job-gone-title = Dit werk kennen we niet meer
job-gone = Misschien is de server opnieuw gestart. Wat al binnen was, is bewaard. Kijk in de lijst of alles erbij staat.
job-home = Terug
job-failed = Er ging iets mis bij ons. Dit is niet opgeslagen. Probeer het nog eens. Blijft het misgaan, bel dan je beheerder.
job-files = Bestanden
job-next-waiting =
    { $count ->
        [one] 1 betaling wacht op je.
       *[other] { $count } betalingen wachten op je.
    }
job-next-go = Ga naar de betalingen
job-nothing-waits = Klaar. Er wacht niets op je.
job-same-file =
    { $count ->
        [one] Dit bestand was al binnen, met 1 betaling. Er is niets dubbel geboekt.
       *[other] Dit bestand was al binnen, met { $count } betalingen. Er is niets dubbel geboekt.
    }
job-list-up-to-date = De lijst van vandaag is bijgewerkt.
job-list-later = De lijst van vandaag werken we vannacht bij.
job-data-done = De gegevens zijn ingelezen
job-data-counts = { $people } mensen en { $tenancies } huurcontracten.
job-data-bookings = { $bookings } boekingen, waarvan { $new } nieuw.
job-data-refused = De gegevens kloppen nog niet
job-data-nothing-changed = Er is niets veranderd. Verbeter dit en lees alles opnieuw in:
job-night-done = De lijst van vandaag klopt weer. We keken naar { $processed } huurders. Bij { $changed } veranderde er iets.
job-night-busy = De lijst wordt al bijgewerkt. Kijk over een paar minuten nog eens.
