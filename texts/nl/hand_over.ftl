# Uit handen geven aan een deurwaarder of een incassobureau, en terughalen.

hand-over-title = Uit handen geven
hand-over-link = Uit handen geven of terughalen
hand-over-lead = Een deurwaarder of incassobureau kan de zaak verder doen. Terughalen kan altijd, bij de laatste poort.
hand-over-not-yet = Dat kan nog niet: eerst besluiten twee mensen bij de laatste poort om over te dragen.
hand-over-claims = We vragen dan { $amount }.
hand-over-field-to = Aan wie?
hand-over-field-why = Waarom?
hand-over-field-end = Waarom stopt het?
hand-over-button = Uit handen geven
hand-over-end-button = Stop vastleggen
hand-over-since = { $party } heeft de zaak sinds { $day }, voor { $amount }. Reden: { $reason }.
hand-over-ended = Gestopt op { $day }: { $reason }.
hand-over-earlier = Eerder uit handen gegeven
hand-over-error-to = Kies aan wie.
hand-over-error-register = { $party } staat op { $day } niet in het register voor incasso. Kies een ander, of een deurwaarder.
hand-over-error-before = Dat is te vroeg. Kies { $day } of later.
hand-over-error-there = De zaak is al uit handen. Laat dat eerst stoppen.
hand-over-error-reason = Kies een reden uit de lijst.
hand-over-error-nothing = Er is niets meer om te vragen.
hand-over-error-ended = Dit was al gestopt.
collectors-title = Deurwaarders en incassobureaus
collectors-lead = Een incassobureau mag alleen voor ons werken als het in het register staat (Wki). Een deurwaarder hoeft dat niet.
collectors-none = Er staat nog niemand in.
collectors-change = { $name } aanpassen
collectors-exempt = Hoeft niet in het register.
collectors-unregistered = Staat niet in het register: uit handen geven kan niet.
collectors-registered = In het register vanaf { $from }, nummer { $number }.
collectors-registered-until = In het register van { $from } tot en met { $until }, nummer { $number }.
collectors-form = Toevoegen of aanpassen
collectors-field-name = Naam
collectors-field-kind = Wat is het?
collectors-field-number = Nummer in het register
collectors-field-number-hint = Alleen voor een incassobureau.
collectors-field-from = In het register vanaf
collectors-field-until = Tot en met
collectors-error-kind = Kies wat het is.
collectors-error-register = Vul het nummer in en vanaf welke dag. De laatste dag ligt niet voor de eerste.
collectors-vera = Bekijk wat andere programma’s lezen (VERA)
collectors-programs = Voor andere programma’s
collectors-programs-words = Andere programma’s van de organisatie lezen wat uit handen is, met een eigen sleutel. De functioneel beheerder maakt die sleutel. Met de hand kan het ook: neem het bestand mee.
collectors-file = Neem alles mee als bestand (JSON)
collector-kind =
    { $kind ->
        [DEU] deurwaarder
       *[INC] incassobureau
    }
