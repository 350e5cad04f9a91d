# Het omhulsel van elke pagina: kop, voet, inloggen, meldingen, hulp.
# Kort, vriendelijk, actief. Eén boodschap per zin.

product-name = Keukentafel
skip-to-content = Naar de inhoud

nav-label = Hoofdmenu
nav-today = Vandaag
nav-search = Zoeken
nav-bank = Bank
nav-admin = Beheer

user-menu-label = Mijn menu
user-language = Taal
user-log-out = Uitloggen
footer-keys = Toetsen
footer-words = Gemaakt voor wie mensen helpt om te kunnen blijven wonen.
practice-day = Deze omgeving doet alsof het { $day } is.

# Inloggen
log-in-title = Inloggen
log-in-lead = Fijn dat je er bent. Log in om te zien wie je vandaag kunt helpen.
log-in-association = Code van je organisatie
log-in-name = Gebruikersnaam
log-in-password = Wachtwoord
log-in-button = Inloggen
log-in-wrong = Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Kijk ze nog eens na.
log-in-too-many =
    { $minutes ->
        [one] Dit ging te vaak mis. Wacht 1 minuut en probeer het dan opnieuw.
       *[other] Dit ging te vaak mis. Wacht { $minutes } minuten en probeer het dan opnieuw.
    }
log-in-empty-name = Vul je gebruikersnaam in.
log-in-empty-password = Vul je wachtwoord in.
log-in-empty-association = Vul de code van je organisatie in.
log-in-forgotten = Wachtwoord vergeten? Je beheerder kan je een nieuw wachtwoord geven.
log-in-show-password = Laat wachtwoord zien
logged-out = Je bent uitgelogd. Tot de volgende keer.

# Formulieren
form-errors-title =
    { $count ->
        [one] Er klopt nog 1 ding niet
       *[other] Er kloppen nog { $count } dingen niet
    }
field-optional = mag leeg blijven
title-with-errors = Let op: { $title }

# Als iets niet lukt
problem-not-found-title = Deze pagina is er niet
problem-not-found = Misschien is het adres niet goed overgenomen. Zoek de huurder op naam, straat of kenmerk.
problem-forbidden-title = Dit mag je hier niet doen
problem-forbidden = Je hebt er geen recht toe, of het verzoek kwam van een andere website. Ga terug en probeer het vanaf de pagina zelf. Heb je dit recht wel nodig? Vraag je beheerder.
problem-bad-request-title = Dit konden we niet lezen
problem-bad-request = Er is niets opgeslagen. Ga terug, kijk het formulier na en verstuur het opnieuw.
problem-too-large-title = Dit is te groot om te ontvangen
problem-too-large = Er is niets opgeslagen. Verstuur een kleiner bestand, of knip het in delen.
problem-too-many-title = Even wachten
problem-too-many = Er kwamen te veel verzoeken na elkaar. Wacht een minuut en probeer het opnieuw.
problem-failed-title = Er ging iets mis bij ons
problem-failed = Wat je net deed is niet opgeslagen. Probeer het opnieuw. Blijft het misgaan? Bel dan je beheerder en noem het tijdstip.
problem-unavailable-title = Het is nu te druk
problem-unavailable = Er is niets opgeslagen. Wacht een halve minuut en probeer het opnieuw.
problem-home = Naar de lijst van vandaag
problem-back = Terug

# Toetsen
keys-title = Werken met het toetsenbord
keys-search = Zoeken
keys-next = Volgende in de lijst
keys-previous = Vorige in de lijst
keys-open = Openen
keys-help = Deze hulp
keys-close = Sluiten
keys-note = In een tekstvak doen deze toetsen niets bijzonders.
