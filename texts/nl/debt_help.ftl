# Schuldhulp en wie er beslist: wat er is verteld of gevraagd, wat er loopt, en wat we dan doen en laten.

debt-help-link = Schuldhulp, saldo of wie er beslist
debt-help-title = Schuldhulp en wie er beslist
debt-help-waits =
    { $count ->
        [one] 1 vraag wacht op antwoord
       *[other] { $count } vragen wachten op antwoord
    }
debt-help-kind =
    { $code ->
        [notice] Schuldhulp is begonnen (kennisgeving)
        [balance_asked] Vraag om ons saldo
        [balance_given] Saldo gegeven
        [proposed] Betaalvoorstel
        [agreed] Akkoord: een schuldregeling loopt
        [declined] Niet akkoord
        [wsnp] Wettelijke schuldregeling (WSNP)
        [moratorium] Moratorium van de rechter
        [cooling_off] Afkoelingsperiode
        [administration] Bewind
        [guardianship] Curatele
        [reachable] Adres van wie helpt of beslist
        [taken_back] Teruggenomen
       *[ended] Afgelopen
    }
debt-help-hint =
    { $code ->
        [notice] Er komt vanzelf een pauze, tot hoogstens acht maanden.
        [balance_asked] Het antwoord komt als afspraak van ons op de lijst.
        [balance_given] Er gaat dan van hier niets weg. Met één klik bij de vraag wel.
        [proposed] Schrijf het bedrag erbij. Het antwoord komt op de lijst.
        [agreed] Kies hieronder op welk voorstel. De oude schuld gaat uit onze incasso.
        [declined] Kies op welk voorstel, en schrijf waarom.
        [wsnp] De oude schuld gaat uit onze incasso. Er loopt geen rente.
        [moratorium] Er komt vanzelf een pauze, zo lang als de rechter bepaalt.
        [cooling_off] Er komt vanzelf een pauze, zo lang als de wet toelaat.
        [administration] Er gaat niets meer naar de huurder. Alles gaat naar de bewindvoerder. Zonder adres gaat er niets weg.
        [guardianship] Er gaat niets meer naar de huurder. Alles gaat naar de curator. Zonder adres gaat er niets weg.
        [reachable] Kies hieronder van wie, en schrijf het adres op.
       *[ended] Kies hieronder wat er is afgelopen.
    }
debt-help-runs-until = { $kind }, tot en met { $day }
debt-help-do-label = Doen:
debt-help-leave-label = Laten:
debt-help-do =
    { $code ->
        [notice] de huur van nu volgen, en de hulpverlener antwoorden.
        [agreed] de huur van nu volgen, en de regeling laten lopen.
        [wsnp] de huur van nu volgen, en de vordering bij de bewindvoerder melden.
        [moratorium] de huur van nu volgen, en contact houden met de hulpverlener.
        [cooling_off] de huur van nu volgen, en contact houden met de gemeente.
        [administration] de bewindvoerder schrijven en bellen, ook over de huur van nu.
       *[guardianship] de curator schrijven en bellen, ook over de huur van nu.
    }
debt-help-leave =
    { $code ->
        [notice] herinneren, kosten, rente en overdragen. Er loopt een pauze.
        [agreed] de oude schuld zelf innen. Die staat buiten onze incasso.
        [wsnp] de oude schuld zelf innen, en rente rekenen.
        [moratorium] herinneren, overdragen en ontruimen. Er loopt een pauze.
        [cooling_off] herinneren, overdragen en ontruimen. Er loopt een pauze.
        [administration] berichten aan de huurder. Die gaan niet weg.
       *[guardianship] berichten aan de huurder. Die gaan niet weg.
    }
debt-help-kept-out = { $amount } staat buiten onze incasso. De huur van nu telt apart.
debt-help-field-kind = Wat is er verteld, gevraagd of besloten?
debt-help-field-who = Wie helpt of beslist?
debt-help-field-who-hint = De naam van de organisatie, de bewindvoerder of de curator.
debt-help-field-post = Waar gaat de post van wie helpt of beslist heen?
debt-help-field-post-hint = Straat of postbus op de eerste regel, postcode en plaats op de tweede.
debt-help-field-mail = E-mailadres
debt-help-field-on = Vanaf welke dag?
debt-help-field-until = Tot en met welke dag?
debt-help-field-until-hint = Leeg is zo lang als de wet geeft.
debt-help-field-amount = Welk bedrag?
debt-help-field-amount-hint = Alleen bij een betaalvoorstel of een saldo.
debt-help-field-about = Waarop is dit een antwoord, of wat loopt af?
debt-help-field-words = In een regel
debt-help-field-words-hint = Niets over gezondheid of oorzaken.
debt-help-asked = Wacht op ons antwoord
debt-help-answer-by = Antwoord uiterlijk { $day }.
debt-help-balance = Ons saldo op { $day } is { $amount }.
debt-help-balance-button = Dit saldo sturen
debt-help-balance-goes-to = Het gaat naar { $address }.
debt-help-balance-where = Schrijf op waar het heen gaat. Is er een e-mailadres, dan gaat het per mail. Anders staat er een brief klaar.
debt-help-done = Vastgelegd. Wat eruit volgt, is meteen ingegaan.
debt-help-balance-done = Saldo gegeven: { $amount } op { $day }. Het bericht staat hieronder.
debt-help-nowhere = We weten niet waar we heen kunnen schrijven. Zolang gaat er niets weg.
said-balance-to = ons saldo geven aan { $who }
said-answer-to = antwoorden op het betaalvoorstel van { $who }
proposal-ask-address = Vraag het adres na
reason-where-to-write =
    { $code ->
        [guardianship] Er is een curator, en we weten niet waar we heen kunnen schrijven.
       *[administration] Er is een bewindvoerder, en we weten niet waar we heen kunnen schrijven.
    }
debt-help-error-kind = Kies wat er is verteld, gevraagd of besloten.
debt-help-error-who = Schrijf wie er helpt of beslist.
debt-help-error-about = Kies waarop dit een antwoord is, of wat er afloopt.
debt-help-error-done = Hierop is al geantwoord, of het is al afgelopen.
debt-help-error-answer-stands = Neem eerst het antwoord of het einde terug.
debt-help-error-nowhere = Schrijf een e-mailadres op, of straat, postcode en plaats op twee regels.
debt-help-error-wording = De tekst van het saldo kan niet worden ingevuld. Kijk bij Teksten, en of uw nummer bekend is.
debt-help-error-until = Kies een latere laatste dag.
debt-help-error-too-long = De wet geeft tot en met { $day }. Kies een eerdere dag.
debt-help-balance-by-hand = Wij gaven ons saldo zelf, buiten Keukentafel
