# Collega’s: erbij, rol, wachtwoord en toegang.

staff-new-title = Collega toevoegen
staff-new-words = De collega kan inloggen als je daarna een eenmalig wachtwoord geeft.
staff-new-name = Naam
staff-new-name-hint = Zo zien huurders en collega’s de naam.
staff-new-login = Gebruikersnaam
staff-new-login-hint = Kleine letters en cijfers, bijvoorbeeld sanne of s.bakker.
staff-new-mail = E-mail
staff-new-button = Voeg toe
staff-empty-name = Vul de naam in.
staff-empty-login = Vul de gebruikersnaam in.
staff-empty-role = Kies een rol.
staff-not-a-login = Deze gebruikersnaam kan niet. Gebruik minstens twee letters, cijfers of de tekens . - _ @.
staff-login-taken = { $login } is al de gebruikersnaam van een collega. Kies een andere.
staff-too-long = Dit is te lang. Gebruik hooguit 100 tekens.
staff-to-settings = Terug naar beheer
staff-standing =
    { $code ->
        [open] kan inloggen
        [one_time] kiest bij het inloggen een eigen wachtwoord
        [one_time_ended] eenmalig wachtwoord is verlopen
        [no_password] heeft nog geen wachtwoord
        [blocked] geblokkeerd
       *[other] { $code }
    }
staff-access = Toegang
staff-role-title = Rol
staff-role-words = De rol bepaalt wat { $name } ziet en mag doen. Een andere rol geldt meteen.
staff-role-button = Wijzig de rol
staff-password-title = Wachtwoord
staff-password-words = Vergeten of nog geen wachtwoord? Geef een eenmalig wachtwoord. Bij het inloggen kiest { $name } een eigen wachtwoord.
staff-password-ends = Is { $name } nu ingelogd, dan stopt dat meteen.
staff-password-button = Geef een eenmalig wachtwoord
staff-password-given-title = Eenmalig wachtwoord voor { $name }
staff-password-once = Je ziet dit wachtwoord maar één keer. Geef het persoonlijk door, het liefst mondeling. Het werkt 7 dagen.
staff-password-label = Wachtwoord
staff-password-back = Naar { $name }
staff-lost-title = Toestel kwijt
staff-lost-words = Is de telefoon of laptop van { $name } weg? Dan stopt hier overal het inloggen. Bezoeken die op de telefoon staan, verdwijnen zodra die netwerk heeft, en anders na 48 uur. Wat { $name } aan de deur opschreef, blijft verzegeld.
staff-lost-button = Overal uitloggen
staff-block-title = Toegang blokkeren
staff-block-words = { $name } kan dan niet meer inloggen, en is meteen uitgelogd. Wat { $name } opschreef, blijft staan. Je kunt dit altijd terugdraaien.
staff-block-button = Blokkeer { $name }
staff-unblock-title = Weer toegang geven
staff-unblock-words = { $name } is geblokkeerd en kan niet inloggen. Geef je weer toegang, dan werkt het wachtwoord van eerder weer.
staff-unblock-button = Geef { $name } weer toegang
staff-last = Dit is de laatste collega die collega’s kan beheren. Geef eerst iemand anders de rol van functioneel beheerder, met een wachtwoord.
staff-done =
    { $what ->
        [nieuw] { $name } is toegevoegd. Geef nu een eenmalig wachtwoord.
        [rol] De rol van { $name } is gewijzigd.
        [kwijt] { $name } is overal uitgelogd.
        [dicht] { $name } is geblokkeerd en kan niet meer inloggen.
       *[open] { $name } heeft weer toegang.
    }

own-password-title = Kies een eigen wachtwoord
own-password-lead = Fijn dat je er bent. Je hebt ingelogd met een eenmalig wachtwoord. Kies nu een wachtwoord dat alleen jij kent.
own-password-new = Nieuw wachtwoord
own-password-hint = Minstens { $least } tekens. Een zin van een paar woorden onthoud je goed.
own-password-again = Nog een keer hetzelfde wachtwoord
own-password-button = Bewaar mijn wachtwoord
own-password-short = Dit wachtwoord is te kort. Gebruik minstens { $least } tekens.
own-password-long = Dit wachtwoord is te lang. Gebruik hooguit 1000 tekens.
own-password-differs = De twee wachtwoorden zijn niet gelijk. Vul twee keer hetzelfde in.
own-password-same = Dit is het eenmalige wachtwoord. Kies een ander.
