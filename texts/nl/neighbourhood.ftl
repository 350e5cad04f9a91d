# Een zorg uit de buurt: doorgeven in één regel, en horen wat ermee is gedaan. Geen bedragen, geen namen, geen oordeel.

nav-worries = Zorgen
worries-link = Geef een zorg door
worries-title = Een zorg doorgeven
worries-lead = Maak je je zorgen over iemand in de buurt? Geef het door in één regel. Een collega gaat ermee aan de slag en je hoort hier wat er is gedaan. Voor overlast is dit niet de plek.
worries-search = Om welk adres gaat het?
worries-search-hint = Straat en huisnummer, of postcode en huisnummer.
worries-search-button = Zoek het adres
worries-found-none = We vonden geen woning met dit adres. Kijk de straat en het huisnummer nog eens na.
worries-found = Kies het adres
worries-own = Wat je doorgaf
worries-own-none = Je hebt nog niets doorgegeven.
worries-own-kept =
    { $days ->
        [one] Na 1 dag wissen we wat je doorgaf.
       *[other] Na { $days } dagen wissen we wat je doorgaf.
    }
worries-passed = Doorgegeven op { $day }.
worries-waiting = Nog niemand heeft geantwoord. Het staat bij een collega op de lijst.
worries-only-you = Alleen jij ziet deze regel.
worries-done = Doorgegeven. Een collega ziet het meteen. Dank je wel.
worries-line = Wat zie je?
worries-line-hint = Eén regel over wat je ziet of hoort. Bijvoorbeeld: de gordijnen zijn al een week dicht. Niets over gezondheid, afkomst of geloof.
worries-asked = Weet de huurder dat je dit doorgeeft?
worries-asked-choice =
    { $code ->
        [agreed] Ja, en het mag
       *[not_asked] Nee, dat heb ik niet gevraagd
    }
worries-asked-choice-hint =
    { $code ->
        [agreed] De collega leest je regel.
       *[not_asked] De collega leest alleen dat jij je zorgen maakt, en belt je. Je regel blijft bij jou.
    }
worries-button = Geef door
worries-error-line = Schrijf in één regel wat je ziet.
worries-error-long = Dit is te lang. Houd het bij één regel; de rest vertel je aan de telefoon.
worries-error-amount = Laat bedragen weg. Die horen hier niet.
worries-error-asked = Kies of de huurder het weet.
worries-answer =
    { $code ->
        [spoken] { $name } heeft contact gehad. Dank je wel voor het doorgeven.
        [going_after] { $name } gaat langs of belt.
        [not_reached] { $name } heeft het geprobeerd en nog niemand bereikt. We proberen het weer.
       *[nothing_needed] { $name } heeft ernaar gekeken. Er is nu niets nodig. Dank je wel voor het doorgeven.
    }
worries-answer-colleague = Een collega

worry-title = { $name } maakt zich zorgen
worry-agreed = De huurder weet dat dit is doorgegeven.
worry-not-asked = Bel { $name } en hoor wat er is. De huurder weet er nog niet van, daarom staat het hier niet.
worry-phone = Direct nummer:
worry-on = Doorgegeven op { $day }.
worry-known-by = { $name } sprak de huurder het laatst. Kijk samen wie er belt.
worry-how = Wat zeg je terug tegen { $name }?
worry-answer-choice =
    { $code ->
        [spoken] Er is contact geweest
        [going_after] Ik ga langs of bel
        [not_reached] Geprobeerd, nog niemand bereikt
       *[nothing_needed] Na overleg: nu is niets nodig
    }
worry-words = Eén regel erbij
worry-words-hint = { $name } leest dit en weet niets van de huur. Schrijf dus niets over betalen of over wat de huurder vertelde.
worry-button = Laat het weten
worry-done = { $name } leest je antwoord.
worry-error-how = Kies wat je terugzegt.
worry-answered = { $name } kreeg op { $day } antwoord van { $by }.

reason-worry = { $name } maakt zich zorgen en gaf dat op { $day } door. Bel { $name }.
proposal-call-colleague = Bel de collega

# De mensen om een huurder heen: wie mag wat weten, en tot wanneer. De huurder zegt ja, en neemt het terug wanneer die wil.
network-title = Mensen om de huurder heen
network-link = Iemand bellen of laten meelezen? Vraag eerst de huurder
network-lead = De huurder zegt wie we mogen bellen, waarover en tot wanneer. Zonder ja van de huurder schrijf je hier niemand op.
network-add = De huurder zegt ja tegen iemand
network-name = Wie is het?
network-who = Wat is die voor de huurder?
network-relation =
    { $code ->
        [family] familie
        [neighbour] buur of vriend
        [helper] hulpverlener
        [coach] coach
       *[administrator] iemand die de geldzaken doet
    }
network-topics = Waarover mogen we praten?
network-topic =
    { $code ->
        [appointment] een afspraak maken
        [agreements] wat we afspreken
        [paying] betalen
       *[letters] brieven meelezen
    }
network-how-yes = Hoe zei de huurder ja?
network-said-yes =
    { $code ->
        [at_the_table] Samen aan tafel
        [by_phone] Aan de telefoon
       *[in_writing] Op papier of per mail
    }
network-until = Tot en met welke dag?
network-until-hint = Hoogstens een jaar. Daarna verdwijnt het vanzelf en vraag je het opnieuw.
network-reach = Nummer of mailadres
network-reach-hint = Van degene zelf gekregen, of van de huurder.
network-about = Mag tot en met { $day }: { $topics }.
network-take-back = De huurder wil dit niet meer met { $name }
network-talk = Gesproken of iets gestuurd
network-talk-topic = Waarover?
network-talk-note = Eén regel
network-talk-line = Met { $relation }, over { $topic }. { $note }
network-done = Vastgelegd. Dit mag alleen hiervoor, en tot de gekozen dag.
network-taken-back = Weggehaald. We bellen en schrijven deze persoon niet meer.
network-talked = Vastgelegd. Dit telt niet als contact met de huurder.
network-error-name = Schrijf wie het is.
network-error-who = Kies wat die voor de huurder is.
network-error-yes = Kies hoe de huurder ja zei.
network-error-topics = Kies waarover we mogen praten.
network-error-until = Kies een dag vanaf vandaag, uiterlijk { $day }.

lead-colleague = { $name } is het vaste contact. Bel eerst { $name }.
lead-own = Jij bent het vaste contact.
lead-municipality = De gemeente leidt de hulp, sinds { $day }. De huur van nu blijft bij ons.
lead-link = Vast contact kiezen
lead-link-change = Iemand anders kiezen
lead-title = Vast contact
lead-words = Eén collega houdt contact met dit huishouden. Anderen bellen eerst die collega. Zo doet niemand zijn verhaal twee keer.
lead-field = Wie?
lead-nobody = Niemand in het bijzonder
lead-error = Kies een collega uit de lijst.
lead-done = Opgeschreven. Collega's zien wie ze eerst bellen.
