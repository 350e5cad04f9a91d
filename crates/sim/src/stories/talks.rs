//! What was said and agreed: the story lines as contacts, agreements of both sides, and stories in the tenant's own words.
//!
//! Notes hold what was said and what comes next; no judgement, no hearsay, nothing about health.
//! Payment plans are no agreements: the demo agrees on them as people do ([`crate::demo`]).

use crate::household::{AgreementRow, ContactRow, StoryRow};
use crate::ymd;
use domain::agreement::{AgreementState, Party};
use domain::calendar::Day;
use domain::contact::{ContactKind, DayPart, Direction, Outcome};
use domain::money::Cents;

use AgreementState::{Done, Open};
use ContactKind::{Administrative, Card, HomeVisit, Letter, Mail, Other, Phone, Text};
use DayPart::{Afternoon, Evening, Morning};
use Direction::{Incoming, Outgoing};
use Outcome::{Agreed, AnotherTime, Connected, NotReached, OtherPerson, Sent, Talked};
use Party::{Association, Tenant, Third};

/// Story, day, part of the day, kind, direction, outcome, note, next moment (0 = none), who.
type Contact = (
    u8,
    i32,
    DayPart,
    ContactKind,
    Direction,
    Outcome,
    &'static str,
    i32,
    &'static str,
);

#[rustfmt::skip] // one row a line, as in the table of the stories
const CONTACTS: &[Contact] = &[
    (1, 2026_10_02, Morning, Text, Outgoing, Sent, "Bericht met betaallink.", 0, ""),
    (1, 2026_10_06, Afternoon, Phone, Outgoing, NotReached, "Geen gehoor.", 0, "karim"),
    (1, 2026_10_12, Morning, Letter, Outgoing, Sent, "Vriendelijke brief: kunnen we iets doen?", 0, "karim"),
    (1, 2026_11_05, Afternoon, Phone, Outgoing, OtherPerson, "Ilse nam op: Peter belt terug. Niets besproken.", 0, "karim"),
    (1, 2026_11_12, Afternoon, HomeVisit, Outgoing, NotReached, "Niemand thuis.", 0, "noor"),
    (1, 2026_11_12, Afternoon, Card, Outgoing, Sent, "Gesloten kaartje in de bus.", 0, "noor"),
    (1, 2026_11_16, Morning, Letter, Outgoing, Sent, "Uitnodiging met aanbod van hulp. Reactie kan tot 30 november. Noor komt langs op 24 november om 16.30 uur.", 2026_11_24, "noor"),
    (2, 2026_06_11, Afternoon, Phone, Outgoing, Talked, "Uitkering komt rond de 8e. Andere betaaldag voorgesteld.", 0, "karim"),
    (2, 2026_06_16, Evening, Other, Incoming, Agreed, "Koos in het portaal de 10e als betaaldag, vanaf juli.", 0, ""),
    (3, 2026_03_20, Afternoon, Other, Incoming, Talked, "Ria: brievenbus vol, meneer is alleen.", 2026_03_27, "ria"),
    (3, 2026_03_27, Afternoon, HomeVisit, Outgoing, Agreed, "Gecondoleerd. Zijn vrouw deed de papieren. Samen de huur van april klaargezet. Over de rest later.", 2026_08_24, "noor"),
    (3, 2026_08_24, Morning, HomeVisit, Outgoing, Agreed, "Met vrijwilliger van Humanitas: vanaf september € 100 extra per maand.", 0, "noor"),
    (3, 2026_10_15, Morning, HomeVisit, Outgoing, Connected, "Energiecoach was er. Tocht bij de voordeur. Wij laten een tochtpakket brengen.", 0, "noor"),
    (4, 2026_01_29, Afternoon, Other, Incoming, Talked, "Sleutels en geldgesprek bij het tekenen.", 0, "karim"),
    (4, 2026_03_09, Evening, Phone, Outgoing, AnotherTime, "Zat in de trein. Liever appen.", 2026_03_10, "karim"),
    (4, 2026_03_10, Evening, Text, Outgoing, Talked, "Dacht dat huurtoeslag vanzelf ging. Aanvraag samen gedaan.", 2026_05_28, "karim"),
    (4, 2026_05_28, Evening, Phone, Outgoing, Agreed, "Plan: zes keer € 81,50 naast de huur, vanaf juni.", 0, "karim"),
    (4, 2026_06_02, Morning, Text, Outgoing, Sent, "Compliment: eerste termijn is binnen.", 0, "karim"),
    (4, 2026_08_03, Morning, Text, Outgoing, Sent, "Compliment: derde termijn is binnen.", 0, "karim"),
    (4, 2026_11_04, Morning, Text, Outgoing, Sent, "Compliment: alles is rond. In februari kijken we nog een keer.", 2027_02_02, "karim"),
    (5, 2026_02_09, Evening, Phone, Outgoing, NotReached, "Geen gehoor.", 0, "saskia"),
    (5, 2026_03_12, Evening, Phone, Outgoing, Talked, "Bestelbus stuk, minder ritten. Meer rekeningen open.", 2026_04_20, "saskia"),
    (5, 2026_04_20, Evening, HomeVisit, Outgoing, Agreed, "Samen schuldhulp van de gemeente gebeld.", 2026_06_08, "noor"),
    (5, 2026_06_08, Morning, Mail, Incoming, Agreed, "Kennisgeving van de gemeente: schuldhulp begint. Wij doen niets tot 8 februari 2027.", 0, "saskia"),
    (5, 2026_06_10, Morning, Mail, Outgoing, Talked, "Opgave aan de gemeente gestuurd: € 2.120,00.", 2027_02_09, "saskia"),
    (6, 2026_04_14, Afternoon, Phone, Incoming, Agreed, "Inkomen gaat vanaf mei omlaag, vertelt Anita. Nog niets te laat.", 2026_05_18, "saskia"),
    (6, 2026_05_18, Morning, Phone, Outgoing, Agreed, "Huurverhoging gaat dit jaar niet door.", 2026_06_10, "saskia"),
    (6, 2026_06_10, Morning, Letter, Incoming, Agreed, "Verzoek om tijdelijke korting. Toegekend: € 180 van juli tot en met december.", 2026_10_27, "saskia"),
    (6, 2026_10_27, Afternoon, HomeVisit, Outgoing, Agreed, "Kleinere woning aangeboden vanaf 1 februari voor € 641,90. Willen ze graag. In januari is de huur nog een keer € 879,00: dat past, zeggen ze.", 2027_01_11, "noor"),
    (7, 2026_02_04, Morning, Phone, Incoming, Talked, "Wil het oude bedrag stap voor stap wegwerken.", 2026_02_26, "karim"),
    (7, 2026_02_26, Morning, Phone, Outgoing, Agreed, "Huur plus € 50 op de 5e, vanaf maart.", 0, "karim"),
    (7, 2026_05_08, Morning, Text, Outgoing, Sent, "Compliment: drie keer gelukt.", 0, "karim"),
    (7, 2026_11_06, Morning, Phone, Outgoing, Connected, "Negen keer gelukt, gefeliciteerd. Volgende keer praten over het oude bedrag.", 2026_11_20, "karim"),
    (8, 2026_04_21, Morning, Phone, Outgoing, Talked, "Baan kwijt, WW loopt. Wil zijn huis houden.", 2026_05_19, "saskia"),
    (8, 2026_05_19, Morning, HomeVisit, Outgoing, Talked, "Kamer verhuren besproken, en wat dat met toeslagen doet.", 2026_08_03, "noor"),
    (8, 2026_08_03, Morning, Mail, Incoming, Talked, "Verzoek: een kamer verhuren aan Emre.", 2026_08_14, "saskia"),
    (8, 2026_08_14, Afternoon, Phone, Outgoing, Agreed, "Toestemming: kamer voor € 375, tot en met 31 augustus 2027. Plan: € 200 extra per maand.", 0, "saskia"),
    (8, 2026_11_19, Evening, Mail, Incoming, Sent, "Vraag: kan Emre zich hier inschrijven bij de gemeente?", 0, ""),
    (9, 2026_04_14, Afternoon, HomeVisit, Outgoing, Talked, "Toeslagen gestopt door een fout in de gegevens. Veel instanties tegelijk.", 2026_07_02, "noor"),
    (9, 2026_07_02, Morning, Other, Outgoing, Agreed, "Doorbraakgesprek. Eerst: huur rustig en toeslag rechtgezet. Buurtteam is het ene adres.", 2026_08_20, "noor"),
    (9, 2026_10_09, Morning, Administrative, Incoming, Talked, "Gift van het noodfonds is binnen. Rustig tot het gesprek van 15 december.", 2026_12_15, "noor"),
    (10, 2026_07_06, Morning, Text, Outgoing, Sent, "Bericht: incasso kwam terug, bel gerust.", 0, ""),
    (10, 2026_07_14, Afternoon, Phone, Outgoing, NotReached, "Geen gehoor.", 0, "saskia"),
    (10, 2026_07_28, Morning, Letter, Outgoing, Sent, "Brief met hulpaanbod.", 0, "saskia"),
    (10, 2026_08_06, Morning, Text, Outgoing, Sent, "Bericht: incasso kwam weer terug.", 0, ""),
    (10, 2026_08_18, Afternoon, Phone, Outgoing, NotReached, "Geen gehoor.", 0, "saskia"),
    (10, 2026_08_27, Afternoon, HomeVisit, Outgoing, NotReached, "Niemand aan de deur. Kaartje in de bus.", 0, "noor"),
    (10, 2026_09_10, Morning, Phone, Outgoing, NotReached, "Geen gehoor.", 0, "saskia"),
    (10, 2026_09_17, Afternoon, HomeVisit, Outgoing, NotReached, "Niemand aan de deur. Kaartje in de bus.", 0, "noor"),
    (10, 2026_09_24, Morning, Letter, Outgoing, Sent, "Brief: wij geven uw gegevens door aan de gemeente, tenzij u dat niet wilt.", 0, "saskia"),
    (10, 2026_10_12, Morning, Administrative, Outgoing, Sent, "Signaal aan de gemeente. Geen bezwaar ontvangen.", 0, "saskia"),
    (10, 2026_10_30, Morning, Administrative, Incoming, Talked, "Terugkoppeling gemeente: Definitief geen contact kunnen krijgen.", 2026_11_02, "saskia"),
    (10, 2026_11_06, Evening, HomeVisit, Outgoing, Connected, "Samen met Ria, deur op de ketting, acht minuten. Niet over geld gepraat. Geen post tot maandag.", 2026_11_09, "noor"),
    (10, 2026_11_09, Morning, Other, Outgoing, Agreed, "Koffie in de buurtkamer met Ria. Betaalt deze week de huur plus € 50.", 2026_12_01, "ria"),
    (11, 2026_05_04, Morning, Letter, Incoming, Agreed, "Bewind vanaf 1 mei. Post en geldzaken naar De Haven Bewind.", 2026_05_12, "karim"),
    (11, 2026_05_12, Morning, Phone, Outgoing, Talked, "Bewindvoerder: mei komt samen met juni.", 2026_06_08, "karim"),
    (11, 2026_06_08, Morning, Mail, Outgoing, Agreed, "Mei en juni binnen. Plan: twaalf keer € 26 naast de huur, vanaf juli.", 0, "karim"),
    (11, 2026_09_04, Morning, Letter, Outgoing, Sent, "Compliment aan Maria: drie keer gelukt. Bewindvoerder vindt dat goed.", 0, "karim"),
    (12, 2026_10_02, Morning, Text, Outgoing, Sent, "Automatisch bericht over september.", 0, ""),
    (12, 2026_10_05, Afternoon, Other, Incoming, Talked, "Aan de balie: september is betaald, en het lek is er al acht weken. Reparatie besteld.", 2026_10_12, "saskia"),
    (12, 2026_10_12, Afternoon, Phone, Outgoing, Agreed, "Betaling van september gevonden. Excuses gemaakt. € 300 van oktober apart gezet tot het lek klaar is.", 2026_11_23, "saskia"),
];

/// Story, party, what, made on, due on (0 = none), cents (0 = no money), state, who.
type Agreement = (
    u8,
    Party,
    &'static str,
    i32,
    i32,
    i64,
    AgreementState,
    &'static str,
);

#[rustfmt::skip] // one row a line, as in the table of the stories
const AGREEMENTS: &[Agreement] = &[
    (1, Association, "Noor komt langs om 16.30 uur", 2026_11_16, 2026_11_24, 0, Open, "noor"),
    (2, Association, "Betaaldag naar de 10e zetten", 2026_06_16, 2026_06_23, 0, Done, "karim"),
    (3, Association, "Contact leggen met Humanitas", 2026_03_27, 2026_04_10, 0, Done, "noor"),
    (3, Tenant, "Huur van april samen klaarzetten", 2026_03_27, 2026_04_01, 561_30, Open, "noor"),
    (3, Association, "Tochtpakket laten brengen", 2026_10_15, 2026_11_13, 0, Open, "noor"),
    (4, Association, "Meekijken met de aanvraag huurtoeslag", 2026_03_10, 2026_03_17, 0, Done, "karim"),
    (4, Association, "In februari nog een keer bellen", 2026_11_04, 2027_02_12, 0, Open, "karim"),
    (5, Third, "Gemeente doet een voorstel aan alle schuldeisers", 2026_06_08, 2027_02_08, 0, Open, "saskia"),
    (5, Association, "Saldo opgeven aan de gemeente", 2026_06_08, 2026_06_22, 0, Done, "saskia"),
    (6, Association, "Beslissen over de huurverhoging", 2026_04_14, 2026_05_20, 0, Done, "saskia"),
    (6, Association, "Besluit over de korting op papier sturen", 2026_06_10, 2026_06_24, 0, Done, "saskia"),
    (6, Tenant, "Vóór eind januari samen naar het oude bedrag kijken", 2026_06_10, 2027_01_31, 0, Open, "saskia"),
    (6, Association, "Verklaring voor de nieuwe woning sturen", 2026_10_27, 2026_11_30, 0, Open, "noor"),
    (7, Association, "Voorstel over het oude bedrag klaarmaken", 2026_11_06, 2026_11_27, 0, Open, "karim"),
    (8, Association, "Beslissen over de kamerverhuur", 2026_08_03, 2026_08_17, 0, Done, "saskia"),
    (8, Tenant, "Kamerverhuur doorgeven aan de verzekering", 2026_08_14, 2026_09_15, 0, Done, "saskia"),
    (9, Third, "Buurtteam zet de toeslag recht met de Belastingdienst", 2026_07_02, 2026_12_15, 0, Open, "noor"),
    (9, Association, "Niets vragen over het oude bedrag tot het gesprek", 2026_07_02, 2026_12_15, 0, Open, "noor"),
    (10, Association, "Geen post sturen tot maandag", 2026_11_06, 2026_11_09, 0, Done, "noor"),
    (10, Tenant, "Huur van november en € 50", 2026_11_09, 2026_11_12, 648_16, Open, "ria"),
    (10, Tenant, "Kijken of koffie bij Ria vaker kan", 2026_11_09, 0, 0, Open, "ria"),
    (11, Association, "Adres voor post en geldzaken aanpassen", 2026_05_04, 2026_05_11, 0, Done, "karim"),
    (12, Association, "Lek op Spoorzicht 12 repareren", 2026_10_05, 2026_11_20, 0, Done, "saskia"),
    (12, Association, "Schriftelijk bevestigen dat wij fout zaten", 2026_10_12, 2026_10_14, 0, Done, "saskia"),
    (12, Association, "Bellen over het deel van oktober nu het lek klaar is", 2026_10_12, 2026_11_23, 0, Open, "saskia"),
];

/// Story, day, words, told to.
type Told = (u8, i32, &'static str, &'static str);

#[rustfmt::skip] // one row a line, as in the table of the stories
const STORIES: &[Told] = &[
    (2, 2026_06_11, "Ik krijg mijn geld op de 8e en jullie schrijven op de 1e af. Dus gaat het elke maand mis, terwijl ik gewoon betaal.", "karim"),
    (3, 2026_03_27, "Riet deed altijd alles. Ik durf de mand met post niet aan te raken. Ik wist niet dat de huur niet meer ging.", "noor"),
    (4, 2026_03_10, "Ik dacht dat huurtoeslag gewoon van jullie kwam. Eerste huis, alles tegelijk. Ik wil het wel zelf oplossen.", "karim"),
    (5, 2026_04_20, "Zonder bus geen ritten, zonder ritten geen geld. Ik betaal wie het hardst roept. Dat moet anders.", "noor"),
    (6, 2026_04_14, "We bellen nu het nog goed gaat. Vanaf mei komt er minder binnen en we willen niet achter gaan lopen.", "saskia"),
    (7, 2026_02_26, "Dat bedrag is van toen we uit elkaar gingen. Ik betaal mijn huur, maar dat andere blijft maar staan.", "karim"),
    (8, 2026_05_19, "Dit huis is te groot voor mij alleen, maar weg wil ik niet. Misschien kan er iemand bij.", "noor"),
    (9, 2026_07_02, "Elf mensen bellen mij en iedereen vraagt hetzelfde. Ik wil dat de huur rustig is en dat de toeslag weer klopt.", "noor"),
    (10, 2026_11_09, "Ik maakte niks meer open. Koffie bij Ria is oké. Laat ik deze maand betalen en dan kijken.", "ria"),
    (11, 2026_06_08, "Ik ben blij dat Els het nu doet. Ik wil wel weten of het goed gaat.", "karim"),
    (12, 2026_10_05, "Wij hebben betaald, kijk maar. En dat lek zit er al acht weken. Eerst het lek, dan praten we.", "saskia"),
];

fn optional(day: i32) -> Option<Day> {
    (day != 0).then(|| ymd(day))
}

pub(super) fn contacts(story: u8) -> Vec<ContactRow> {
    let own = CONTACTS.iter().filter(|c| c.0 == story);
    own.zip(1..)
        .map(
            |(&(_, on, part, kind, direction, outcome, note, next, by), n)| ContactRow {
                key: format!("C{n:03}"),
                on: ymd(on),
                day_part: Some(part),
                kind,
                direction,
                outcome,
                note: note.to_owned(),
                next_on: optional(next),
                by,
            },
        )
        .collect()
}

pub(super) fn agreements(story: u8) -> Vec<AgreementRow> {
    let own = AGREEMENTS.iter().filter(|a| a.0 == story);
    let single = own.zip(1..).map(
        |(&(_, party, action, made, due, cents, state, by), n)| AgreementRow {
            key: format!("A{n:03}"),
            party,
            action: action.to_owned(),
            made_on: ymd(made),
            due_on: optional(due),
            amount: (cents != 0).then_some(Cents(cents)),
            state,
            by,
        },
    );
    single.collect()
}

pub(super) fn stories(story: u8) -> Vec<StoryRow> {
    let own = STORIES.iter().filter(|s| s.0 == story);
    own.zip(1..)
        .map(|(&(_, on, text, told_to), n)| StoryRow {
            key: format!("S{n:03}"),
            on: ymd(on),
            text: text.to_owned(),
            told_to,
        })
        .collect()
}
