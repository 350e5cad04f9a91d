# De lijst van vandaag en het zoeken.

today-title = Wie help je vandaag?
today-tab = Vandaag
today-is = Het is { $day }.
today-waiting =
    { $count ->
        [one] 1 huurder wacht.
       *[other] { $count } huurders wachten.
    }
today-made = De lijst is bijgewerkt in de nacht van { $day }. Wat je vandaag vastlegt, telt meteen mee.
today-not-made = Er is nog geen nacht geweest die de lijst maakte.
today-being-made = De lijst wordt nu bijgewerkt: { $count } huurders bekeken.
today-receipts =
    { $count ->
        [one] 1 betaling wacht op een plek.
       *[other] { $count } betalingen wachten op een plek.
    }
today-receipts-link = Koppel ze op de pagina Bank
today-empty-title = Vandaag wacht er niemand
today-empty = Alles wat jullie beloofden is gedaan, en wie iets liet weten heeft antwoord. Mooi werk.
today-lane-count =
    { $count ->
        [one] 1 huurder
       *[other] { $count } huurders
    }
today-lane-more = Nog { $count }: bekijk ze allemaal
today-lane-next = Volgende
today-lane-first = Naar het begin
today-lane-more-label = Verder in de lijst
today-lane-empty-title = Hier wacht niemand meer
today-lane-empty = Ga terug naar de hele lijst.
today-back = Naar de hele lijst
today-since = sinds { $day }
today-something-else = Iets anders
today-something-else-for = Iets anders voor { $name }
today-lanes = Springen naar

choose-title = Iets anders doen
choose-lead = Prima. Jij kent deze situatie het best. Deze regel blijft weg tot de dag die je kiest.
choose-until = Tot en met welke dag blijft dit weg?
choose-reason = Wil je erbij zeggen waarom?
choose-reason-hint = Bijvoorbeeld: ik bespreek het dinsdag met de wijkbeheerder.
choose-button = Zet weg tot die dag
choose-until-wrong = Vul een dag in vanaf vandaag, bijvoorbeeld { $example }.
choose-done = Goed. Deze regel komt terug na { $day }.
choose-gone = Deze regel staat niet meer op de lijst. Er hoeft niets meer.

search-title = Zoeken
search-label = Naam, straat, postcode of kenmerk
search-button = Zoek
search-found =
    { $count ->
        [one] 1 huurder gevonden
       *[other] { $count } huurders gevonden
    }
search-many = De eerste { $count }. Typ meer om minder mensen te zien.
search-none-title = Niemand gevonden
search-none = Kijk de spelling na, of zoek op een stukje van de naam, de straat met huisnummer of de postcode.
search-former = vertrokken
search-coming = komt er wonen
search-list = Gevonden huurders

phases-title = Werkvoorraad
phases-link = Werkvoorraad: waar elke zaak is
phases-lead = Zo ver is elke zaak: het laatste punt dat is bereikt. Wat je doet en wanneer, bepaal je zelf. Wie verhuisd is, staat er niet bij.
phases-count =
    { $count ->
        [one] 1 huurder
       *[other] { $count } huurders
    }
phases-since = Er staat iets open sinds { $day }. Het laatst gebeurde er iets op { $last }.
phases-none = Hier is nu niemand.
today-own-title = Van wie jij het vaste contact bent
today-own-lead = Wie hier staat, vraagt iets van jou. Iedereen ziet deze rijen ook op de hele lijst.
today-own-link =
    { $count ->
        [one] 1 rij is van een huurder van wie jij het vaste contact bent
       *[other] { $count } rijen zijn van huurders van wie jij het vaste contact bent
    }
