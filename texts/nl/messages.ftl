# Berichten aan huurders: schrijven, nakijken, versturen, en wat ervan werd.

compose-title = Bericht schrijven
compose-link = Bericht schrijven
compose-choose = Welke tekst past?
compose-choose-lead = Deze teksten passen bij wat we weten. Elke tekst kun je nog veranderen.
compose-other = Alle andere teksten
compose-own-hand = Zelf schrijven
compose-own-hand-hint = Een leeg blad. Het nakijken werkt ook dan.
compose-again = Een andere tekst kiezen
compose-to = Aan { $name }
compose-to-other = Liever aan { $name }
compose-in-other =
    { $language ->
        [en] Liever in het Engels
       *[nl] Liever in het Nederlands
    }
compose-field-channel = Hoe gaat het weg?
compose-channel =
    { $channel ->
        [sms] Sms
        [e-mail] E-mail
        [letter] Brief
       *[card] Kaartje
    }
compose-channel-hint =
    { $channel ->
        [sms] naar { $address }
        [e-mail] naar { $address }
        [letter] staat klaar om te printen
       *[card] staat klaar om met de hand te schrijven
    }
compose-field-subject = Onderwerp
compose-field-body = Bericht
compose-field-body-hint = Wat tussen accolades staat, moet nog worden ingevuld: hieronder, of gewoon in de tekst.
compose-slots = Nog in te vullen
compose-lines = Onder het bericht komt deze regel
compose-button-check = Kijk na
compose-button-send = Versturen
compose-button-ready = Klaarzetten
compose-button-ready-print = Klaarzetten om te printen
compose-none-here = Er staat vandaag niemand in dit contract. Schrijf eerst op wie er woont.
compose-error-body = Schrijf eerst een bericht.
compose-error-subject = Schrijf waar het over gaat. Dat staat boven het bericht.
compose-error-interest = Hier staat rente in, en die mogen we niet vragen: de organisatie rekent geen rente, of het percentage van die tijd is nog niet bevestigd. Haal de rente eruit.
compose-error-struck = Hier staat rente in, en het beding daarover in dit contract is vernietigd. Haal de rente eruit.
compose-consequence = Zeg erbij wat er kan gebeuren
compose-error-channel = Kies hoe het weggaat.
compose-error-unfilled = Nog in te vullen of weg te halen: { $slots }.
compose-error-waits = Er wacht al een bericht aan deze persoon. Laat dat eerst gaan, of haal het terug.
compose-error-address = Langs deze weg hebben we geen adres. Kies een andere weg.
compose-error-slot =
    { $kind ->
        [day] Schrijf een dag, bijvoorbeeld 24-11-2026.
        [month] Schrijf een maand, bijvoorbeeld 2026-11.
        [money] Schrijf een bedrag, bijvoorbeeld 123,70.
        [count] Schrijf een getal.
       *[text] Schrijf een paar woorden.
    }

compose-fit =
    { $fit ->
        [rent_returns] De lagere huur loopt bijna af. Vertel wat er daarna komt.
        [term_missed] Een termijn van het plan is er nog niet.
        [first_kept] De eerste termijn van het plan is binnen.
        [halfway] Het plan is over de helft.
        [all_paid] Alles van het plan is betaald.
        [aftercare] Het plan is een tijd klaar. Hoe gaat het nu?
        [pause_runs] Er loopt een pauze.
        [choose_alone] De huurder kan zelf een plan kiezen, op de eigen pagina.
        [tenant_right] De huurder had gelijk. Zeg dat ook.
        [just_agreed] Deze week is een plan afgesproken.
        [waived] Een deel van het oude bedrag hoeft niet meer.
        [lower_rent] De huur is tijdelijk lager.
        [not_in] Er staat huur open en dit is het eerste bericht daarover.
        [not_reached] Er staat huur open en een gesprek zou helpen.
        [not_at_home] Er was niemand thuis bij het laatste bezoek.
        [open_for_long] Het staat al langer open. Hulp van buiten kan verschil maken.
        [costs_ahead] Jullie rekenen kosten. De wet vraagt eerst deze brief.
        [before_due] De volgende huurdag komt nog.
       *[always] Dit past altijd.
    }

check-title = Nagekeken op deze computer
check-nothing = Niets gevonden om te verbeteren.
check-advice = Dit is raad. Versturen kan altijd.
check-ease = Leesbaarheid { $ease }; B1 is 60 of meer. Gemiddeld { $average } woorden per zin.
check-length-words = { $counted } van hoogstens { $most } woorden.
check-length-characters =
    { $parts ->
        [one] { $counted } van hoogstens { $most } tekens, 1 sms.
       *[other] { $counted } van hoogstens { $most } tekens, { $parts } sms'en.
    }
check-better = Beter: { $words }
check-take = Neem over
check-finding =
    { $finding ->
        [judgement] Dit klinkt als een oordeel.
        [must] Dit zegt wat iemand moet. Een vraag of een keuze werkt beter.
        [threat] Dit klinkt als een dreiging.
        [sympathy] Dit begint bij onszelf. Zeg wat de ander vertelde, of vraag het.
        [jargon] Dit woord gebruiken weinig mensen.
        [passive] Hier staat niet wie het doet.
        [capitals] Hoofdletters lezen als schreeuwen.
        [two_actions] Dit vraagt een tweede ding. Eén bericht, één vraag.
        [no_way_to_answer] Er staat niet hoe iemand kan antwoorden of wat die kan doen.
        [mixed_address] U en je staan door elkaar.
        [long_sentence] Deze zin is lang.
        [long_on_average] De zinnen zijn lang.
        [hard_to_read] Het bericht is moeilijk te lezen. Kortere woorden en zinnen helpen.
       *[too_long] Het bericht is te lang.
    }

hold-none = Dit bericht mag nu weg.
hold-title = Nu houdt een regel dit tegen
hold-until = { $rule } Mag weer vanaf { $when }.
hold-open = { $rule } Een mens kijkt wanneer het weer mag.
hold-short = Het vertrekt vanzelf op { $when }.
hold-long = Het vertrekt niet vanzelf. Het komt terug op de lijst van vandaag.
hold-rule =
    { $rule ->
        [pause] Er loopt een pauze.
        [dispute] De huurder ziet dit bedrag anders, en wij hebben nog niet geantwoord.
        [administrator] Een bewindvoerder regelt het geld. Schrijf de bewindvoerder.
        [plan] Er loopt een plan en dat gaat goed.
        [agreement] Er loopt een afspraak.
        [moment] Er is een moment afgesproken om te praten.
        [deferral] Dit bedrag mag later.
        [scheme] Er loopt schuldhulp. Wat daarvoor openstond, vragen we niet.
        [just_agreed] Er is net iets afgesproken of betaald.
        [weekly_cap] Deze week zijn er al genoeg berichten gestuurd.
        [quiet_hours] Het is avond, nacht, zondag of een feestdag.
        [changed] Het bedrag dat openstaat is veranderd sinds het bericht werd geschreven.
        [no_carrier] Er is nog geen verbinding om dit te versturen.
        [stopped] De verbinding viel weg tijdens het versturen.
       *[other] { $rule }
    }

messages-title = Berichten
messages-none = Er ging nog geen bericht uit.
messages-more = Eerdere berichten
message-state =
    { $state ->
        [ready] Staat klaar
        [waiting] Wacht op zijn moment
        [sending] Wordt nu verstuurd
        [sent] Verstuurd
        [held] Tegengehouden
        [unsure] Misschien aangekomen
        [failed] Niet aangekomen
       *[withdrawn] Teruggehaald
    }
message-line = { $channel } aan { $name }
message-by = { $name }, { $day }
message-by-system = vanzelf gemaakt, { $day }
message-sent-on = vertrokken op { $when }
message-leaves = vertrekt op { $when }
message-why = Waarom: { $why }
message-text = Lees het bericht
message-history = Wat ermee gebeurde
message-take-back = Haal terug
message-send-again = Stuur opnieuw
message-send-now = Verstuur
message-arrived = Het is aangekomen
message-posted = Het is op de post of afgegeven
message-done-sent = Het bericht gaat weg zodra het mag.
message-done-held = Een regel houdt het bericht nu tegen. Kijk hieronder welke.
message-done-ready = Het bericht staat klaar.
message-done-turned = Het bericht is bijgewerkt.
message-turn-not = Dit kan met dit bericht niet (meer). Kijk hieronder hoe het ervoor staat.
message-turn-held = Een regel houdt dit bericht nu tegen: { $rule }

reason-delivery-failed =
    { $channel ->
        [sms] Onze sms kwam niet aan.
        [e-mail] Onze e-mail kwam niet aan.
       *[other] Ons bericht kwam niet aan.
    }
reason-delivery-unsure = We weten niet zeker of ons bericht aankwam.
reason-delivery-held = Ons bericht van { $day } wordt tegengehouden. Beslis wat ermee gebeurt.
lane-delivery = Berichten die bleven steken
proposal-see-message = Bekijk het bericht

slot-label =
    { $slot ->
        [naam] Hoe de lezer heet
        [afzender] Wie schrijft
        [voornaam] Voornaam van wie schrijft
        [functie] Functie van wie schrijft
        [nummer] Telefoonnummer van wie schrijft
        [dagen] Dagen waarop wie schrijft er is
        [corporatie] De corporatie
        [bedrag] Wat openstaat
        [wij_doen] Wat wij doen
        [u_doet] Wat de huurder doet
        [anderen_doen] Wat iemand anders doet
        [saldo] Ons hele saldo
        [huurder] Wie er huurt
        [huur] De huur van een maand
        [maanden] De maanden waar het over gaat
        [betaaldag] De volgende betaaldag
        [afschrijfdag] De dag van afschrijven
        [stil_tot] Wij doen niets tot
        [tot_nu_toe] Hoe het betalen tot nu toe ging
        [beldag] De dag waarop wij bellen
        [dagdeel] Het deel van de dag
        [bezoekdag] De dag van het bezoek
        [bezoektijd] De tijd van het bezoek
        [was_er_om] Hoe laat we er waren
        [eigen_woorden] Wat de huurder vertelde
        [reden] De reden, in woorden van de huurder
        [termijn] Het bedrag van een termijn
        [aantal] Hoeveel termijnen
        [betalingen] De betalingen in woorden
        [klaar] Rond welke maand alles klaar is
        [eerste_keer] De eerste betaaldag
        [uw_stap] De stap van de huurder
        [uw_stap_voor] Voor wanneer
        [ons_antwoord] Ons antwoord op wat de huurder anders ziet
        [mijn_stap] Onze stap
        [mijn_stap_voor] Voor wanneer wij dat doen
        [gemist_op] De dag van de termijn
        [keren] Hoe vaak het lukte
        [alsnog_voor] Alsnog betalen vóór
        [klaar_na_overslaan] Rond welke maand alles klaar is na overslaan
        [pauze_van] Eerste dag van de pauze
        [pauze_tot] Laatste dag van de pauze
        [wie_betaalt] Wie de huur betaalt
        [op_tijd] Hoeveel maanden op tijd
        [kwijt] Wat niet meer hoeft
        [rest] Wat overblijft
        [besloten_door] Wie besloot
        [besloten_op] Wanneer
        [gewone_huur] De gewone huur, naast de lagere
        [lage_huur] De lagere huur
        [laag_van] Lagere huur van
        [laag_tot] Lagere huur tot en met
        [nazorg] Wanneer we vragen hoe het gaat
        [kosten] De kosten
        [btw] Kosten met btw: ja of nee
        [iban] Het rekeningnummer
        [kenmerk] Het betalingskenmerk
        [gemeente] De gemeente
        [hulp_naam] Wie daar helpt
        [hulp_nummer] Het nummer daarvan
        [geprobeerd_op] De dagen waarop we het probeerden
        [retouradres] Het adres voor retour
        [antwoord_voor] Antwoord vóór
        [betaallink] De pagina om te betalen
       *[link] De pagina om te kiezen
    }

message-moment = { $day } om { $time } uur

# De teksten zelf, het pakket, en wat vanzelf gebeurde.
wording-title = Teksten van berichten
wording-open = Teksten bekijken en aanpassen
wording-words = De teksten aan huurders, vaste gegevens, en de stress-sensitieve aanpak als één schakelaar.
wording-done-text = De tekst is bewaard. Nieuwe berichten gebruiken deze.
wording-done-package = De schakelaar is omgezet.
wording-done-facts = De gegevens zijn bewaard.
wording-package = Stress-sensitieve aanpak
wording-package-on = Aan
wording-package-off = Uit
wording-package-turn-on = Zet aan
wording-package-turn-off = Zet uit
wording-package-words = Aan betekent: hooguit twee berichten in zeven dagen, niets in de avond, de nacht of op zondag, geen kosten, vanzelf een bedankje bij de eerste, halve en laatste termijn, en geen eigen tekst met oordeel, dreiging of moeten.
wording-texts = Teksten
wording-texts-lead = Een eigen tekst staat in de plaats van de tekst die bij het programma hoort. Elke versie blijft bewaard.
wording-shelf =
    { $language ->
        [en] Engels
       *[nl] { $form ->
            [je] Nederlands, met je
           *[u] Nederlands, met u
        }
    }
wording-own = eigen tekst, versie { $version }
wording-new = Nieuwe tekst
wording-change = Tekst aanpassen
wording-field-name = Naam van de tekst
wording-field-name-hint = Kleine letters, cijfers en _, bijvoorbeeld zomeractie.
wording-field-text = Tekst
wording-field-text-hint = Boven de streepjes wat het is. Daaronder de tekst: => voor het ene dat je vraagt, -> voor wat de lezer kan doen, +> voor wat dat oplevert, * voor een lijst.
wording-slots = Wat tussen accolades kan staan
wording-button = Bewaar
wording-button-away = Terug naar de tekst van het programma
wording-error-name = Een naam heeft kleine letters, cijfers en _, 2 tot 40 tekens.
wording-error-unkind = De stress-sensitieve aanpak staat aan. { $finding } Het gaat om: “{ $words }”.
wording-fault-second-action = Regel { $line } vraagt een tweede ding (=>). Het eerste staat op regel { $first }. Een bericht vraagt één ding: maak er twee van, of zet hier -> voor.
wording-fault-no-what-to-do = Geen regel zegt wat de lezer kan doen. Zet er -> voor, zoals: -> Bel of app mij.
wording-fault-no-gain = Regel { $line } vraagt iets (=>). Zeg ook wat dat de lezer geeft. Zet daar +> voor, zoals: +> Dan is de huur geregeld.
wording-fault-unknown-slot = Regel { $line }: { $name } bestaat niet tussen accolades. Hieronder staat wat wel kan.
wording-fault-brace = Regel { $line }: een accolade mist de andere helft.
wording-fault-missing = Boven de streepjes mist: { $name }.
wording-fault-too-long = Ingevuld is het { $counted } lang; hoogstens { $most } past.
wording-fault-no-text = Er staat geen tekst onder de streepjes (---).
wording-fault-other = Regel { $line }: { $words }
wording-facts = Vaste gegevens
wording-facts-lead = Deze staan in elk bericht hetzelfde. Links alleen naar jullie eigen site.
wording-facts-button = Bewaar gegevens
wording-effect = Wat er uitging, en wat er daarna binnenkwam
wording-effect-lead = Gewone aantallen over een jaar: hoeveel berichten van elke vorm vertrokken, en na hoeveel daarvan binnen { $days } dagen geld binnenkwam. Of het door het bericht kwam, zegt dit niet. Over mensen zegt het niets.
wording-effect-none = Er ging nog te kort geleden iets uit om te tellen.
wording-effect-text = Tekst
wording-effect-channel = Weg
wording-effect-package = Stress-sensitief
wording-effect-left = Vertrokken
wording-effect-followed = Daarna geld binnen

automatic-title = Vanzelf gedaan
automatic-link = Wat vanzelf werd gedaan
automatic-lead = Dit deed het programma zelf in de laatste { $days } dagen, met waarom. Alles is ongedaan te maken, minstens een dag lang.
automatic-none-title = Niets vanzelf
automatic-none = Er werd de laatste dagen geen bericht vanzelf gemaakt.
automatic-undo = Maak ongedaan
automatic-bookings = Boekingen
automatic-bookings-none = Er werd de laatste dagen niets vanzelf geboekt.
automatic-booked = { $amount } eraf, { $what }.
automatic-waiver-part = deel van een kwijtschelding, omdat de huur op { $day } op tijd binnen was
automatic-because = Waarom: { $name } besloot dit op { $day }.
automatic-because-agreed = Waarom: het volgt uit wat is afgesproken.
automatic-booked-on = Geboekt op { $day }
automatic-undo-until = ongedaan maken kan tot en met { $day }
automatic-undone = Ongedaan gemaakt
automatic-undone-notice = De boeking is ongedaan gemaakt. Wat is afgesproken, blijft staan.
automatic-too-late = Dit kan niet meer met één tik ongedaan. Boek een correctie in de boekhouding.
automatic-kinds = Wat het programma vanzelf doet
automatic-kind-message = Een bericht klaarzetten: een bedankje, of de keuzes na een gemiste betaling. Het wacht een dag. Tot dan haal je het terug.
automatic-kind-receipt = Een ontvangst bij een huurder zetten. Losmaken kan altijd, bij de ontvangst zelf.
automatic-kind-set-aside = Een bedrag opzij zetten dat geen huur is of dat al los is geteld. Terugzetten kan altijd, bij de ontvangst zelf.
automatic-kind-lower-rent = Een maand lagere huur boeken die iemand gaf. Ongedaan maken kan tot een dag later. De afspraak blijft staan.
automatic-kind-spared = Een huurverhoging van een maand afhalen, omdat iemand die oversloeg. Ongedaan maken kan tot een dag later. Het besluit blijft staan.
automatic-kind-waiver = Een deel kwijtschelden na een maand huur op tijd, zoals iemand besloot. Ongedaan maken kan tot een dag later. Het besluit blijft staan.
automatic-bank = Ontvangsten
automatic-bank-words = Ontvangsten die vanzelf bij een huurder kwamen, staan in het grootboek op diens pagina, met waarom. Losmaken kan altijd.
automatic-bank-link = Naar de ingelezen bestanden

wish-title = Wat de huurder wenst
wish-link = Opschrijven wat de huurder wenst
wish-lead = Lukt het met betalen? Dan zeggen we dat: bij de eerste keer, halverwege en aan het eind van een plan. Daarna vragen we nog een paar keer hoe het gaat. Wie dat niet wil, hoort niets.
wish-field-thanks = Een bedankje als een stap lukt
wish-field-thanks-hint = Een kort berichtje dat niets vraagt.
wish-field-aftercare = Nazorg na een plan
wish-field-aftercare-hint = Een collega vraagt hoe het gaat, na { $months } maanden.
wish-error = Kies ja of liever niet.
wish-yes = Wil een bedankje als een stap lukt.
wish-no = Wil liever geen bedankjes.
wish-aftercare-yes = Na een plan mogen we vragen hoe het gaat.
wish-aftercare-no = Na een plan liever geen vragen meer.
wish-unknown = Nog niet gevraagd: bedankjes en nazorg.
wish-administrator = Onder bewind gaat een bedankje alleen naar de huurder als de bewindvoerder dat goed vindt.
wish-turn-yes = Ja, graag
wish-turn-no = Liever niet
wish-field-greeting = Begroeten en binnenkomen
wish-field-greeting-hint = Alleen wat de huurder zelf zei. Bijvoorbeeld: liever geen hand, schoenen uit.
wish-error-long = Schrijf het in hoogstens 160 tekens.
person-greeting = Zei zelf over begroeten:
wish-done = Dat is opgeschreven. We houden ons eraan.

letter-no-effect = Zo heeft deze brief geen gevolg: { $why }.
letter-part =
    { $code ->
        [charged] jullie rekenen geen kosten, dus deze brief is niet nodig
        [struck] het beding over kosten in dit contract is vernietigd, dus er zijn geen kosten te vragen
        [written] hij gaat op papier of per e-mail
        [amount] het bedrag dat openstaat ontbreekt, of het klopt niet meer
        [costs] de kosten ontbreken, of zijn niet wat de wet geeft
        [term] de termijn van 14 dagen ontbreekt
        [start] er staat niet dat de 14 dagen beginnen op de dag nadat de brief er was
       *[confusing] er staan woorden in die de termijn onduidelijk maken, zoals “na verzending”
    }
