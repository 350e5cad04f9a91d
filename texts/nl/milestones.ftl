# Wat is er gedaan: de mijlpalen met wat ze bewijst, wat nog niet kan en waarom, en wat iemand erbij schrijft.

milestone-due = De afgesproken dag kwam en de huur was er nog niet
milestone-noticed = We merkten het
milestone-contact-sought = Voor het eerst zochten we persoonlijk contact
milestone-help-offered = We wezen op hulp en schreven een herinnering
milestone-municipality-told = De gemeente weet het, of de huurder wil dat niet
milestone-reviewed = We keken terug: hoe gaan we verder?
milestone-transfer = Overdragen

path-title = Wat is er gedaan
path-phase = Zover is deze zaak:
path-lead = Dit vult zich met gewoon werk. Je bent vrij in wat je doet en wanneer.
path-reached-mark = gedaan
path-open-mark = nog niet
path-tries =
    { $count ->
        [one] 1 keer gebeld, langsgegaan of gesproken
       *[other] { $count } keer gebeld, langsgegaan of gesproken
    }
path-tries-last = , het laatst op { $day }
path-spoken = Gesproken op { $day }
path-not-spoken = Nog niemand gesproken
path-silence = De huurder kon antwoorden en had geen bezwaar
path-by = { $what }, door { $name }
path-nobody-told = Nog niet doorgegeven.
path-transfer-ready = De voorwaarden zijn vervuld. Overdragen blijft een besluit van twee mensen, en terug kan altijd.
path-transfer-waits = Kan nog niet, want:
path-waits-above = hierboven ontbreekt nog iets
path-told-waits = Doorgeven kan nog niet, want:
path-objection = { $name } wil niet dat wij gegevens doorgeven aan de gemeente (gezegd op { $day }). Dat geldt blijvend.
path-add-link = Iets vastleggen dat hier nog niet staat

not-yet-no-personal-contact = er is nog niet gebeld of aangebeld, en er ligt geen kaartje
not-yet-no-debt-help = er is nog niet op schuldhulp gewezen
not-yet-no-reminder = er is nog geen herinnering geschreven
not-yet-no-offer = in een herinnering is nog niet aangeboden om gegevens door te geven
not-yet-may-answer = de huurder kan nog antwoorden, tot en met { $day }
not-yet-objected = de huurder wil het niet (gezegd op { $day })
not-yet-not-informed = de gemeente weet het nog niet
not-yet-municipality-at-work = de gemeente heeft nog tijd, tot en met { $day }
not-yet-no-review = er is nog niet teruggekeken sinds de gemeente het weet
not-yet-paused = er loopt een pauze, tot en met { $day }
not-yet-disputed = de huurder ziet een deel anders, en dat gaat voor
not-yet-no-household = er is nog niet gevraagd wie er woont, en of er kinderen zijn
not-yet-no-fresh-eyes = nog niemand keek met frisse ogen: iemand anders, een andere manier of een ander deel van de dag
not-yet-plan-kept = er loopt een afspraak die lukt
not-yet-in-scheme = alles wat openstaat, staat buiten onze incasso: { $kind }
not-yet-stopped-by-law = een rechter of de wet houdt ons tegen, tot en met { $day }

proof-debt-help = Op schuldhulp gewezen
proof-debt-help-hint = in een gesprek, een brief of een bericht
proof-reminder = Een herinnering geschreven
proof-reminder-hint = op papier of per e-mail
proof-offer = Een herinnering met het aanbod om gegevens door te geven
proof-offer-hint = naam, adres, telefoon, e-mail en het bedrag; de huurder mag nee zeggen
proof-yes = De huurder zei ja
proof-yes-hint = de gemeente mag contact opnemen
proof-no-objection = De huurder heeft er niets op tegen
proof-no-objection-hint = niets terug horen hoef je niet vast te leggen
proof-objection = De huurder wil het niet
proof-objection-hint = dan gaat er nooit iets naar de gemeente, ook later niet
proof-informed = Aan de gemeente doorgegeven
proof-informed-hint = op de eigen site van de gemeente, dus niet met een bestand van hier
proof-answered = De gemeente liet weten hoe het afliep
proof-answered-hint = schrijf alleen de uitkomst op, niet waarom
proof-review = Teruggekeken
proof-review-hint = schrijf op hoe we verder gaan, en waarom
proof-children = Gevraagd wie er woont: er wonen kinderen
proof-no-children = Gevraagd wie er woont: er wonen geen kinderen
proof-children-hint = alleen ja of nee, geen namen en geen leeftijden
proof-transferred = Besluit van twee mensen: overdragen
proof-brought-back = Teruggehaald: we gaan samen verder
proof-mistake = Was een vergissing

proof-title = Vastleggen wat er is gedaan
proof-lead = De meeste dingen staan er vanzelf: een gesprek, een bezoek, een brief van hier. Wat ergens anders gebeurde, schrijf je hier op.
proof-field-kind = Wat is er gedaan of gezegd?
proof-field-on = Op welke dag?
proof-field-contact = Bij welk contact hoort het?
proof-field-day-part = Wanneer komt het de huurder het best uit?
proof-field-day-part-hint = Vraag dit bij een ja. Het gaat mee naar de gemeente.
proof-field-words = In een regel
proof-field-words-hint = De huurder kan dit lezen. Bij terugkijken: hoe gaan we verder, en waarom?
proof-button = Vastleggen
proof-ticks = Deed je in dit contact ook dit?
proof-done = Vastgelegd. Hieronder zie je wat er is gedaan.
proof-taken-back = Teruggenomen. Allebei blijven ze bewaard.
proof-listed = Wat hier eerder is vastgelegd
proof-take-back = Dit klopt niet
proof-field-why = Wat klopt er niet?
proof-take-back-button = Terugnemen
proof-struck = teruggenomen: { $words }
proof-error-kind = Kies wat er is gedaan of gezegd.
proof-error-on = Kies een dag tussen het begin van de huur en vandaag.
proof-error-words = Schrijf op hoe we verder gaan, en waarom.
proof-error-why = Schrijf op wat er niet klopt.
proof-error-contact = Dit contact hoort niet bij deze huurder. Kies een ander, of geen.
proof-error-not-yet = Dit kan nog niet: { $reasons }.
proof-error-nothing = Er staat niets open, dus er is niets om door te geven.
