//! Who may what: every page of the router's own table, in every role, with the ids of one's own association, of
//! another one, and of nobody. The outcome is a file in the repository, so that a change of rights is seen.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod linde;

use axum::body::Body;
use axum::http::{Method, StatusCode};
use domain::agreement::Party;
use domain::arrangement::{Origin, RentLine, RentStatement, Term, WhoPays};
use domain::calendar::{Day, Month};
use domain::coach::Slot;
use domain::contact::{ContactKind, Direction, Outcome};
use domain::debt_help::{DebtHelpKind, Reach};
use domain::dispute::Recognition;
use domain::external_collection::{self as collecting, PartyKind};
use domain::fair_terms::{ClauseKind, Contract};
use domain::ids::{
    AgreementId, ContactId, CourtStepId, DebtHelpId, DeferralId, DiscountId, DisputeId, HandOverId,
    MessageId, NetworkId, OrgNo, OwnLawId, PartnerId, PauseId, PayerId, PersonId, PlanId, ProgramKeyId,
    ProofId, ReferralId, RoundId, SignalFileId, SignalId, SlotId, SparedIncreaseId, TenancyId, TransferId,
    UserId, VisitFactId, VisitId, WaiverId, WorryId,
};
use domain::law::Parameter;
use domain::law::own::Draft;
use domain::message::Channel;
use domain::money::Cents;
use domain::network::{Relation, SaidYes, Topic};
use domain::partner::{Named, Need, Partner, PartnerKind};
use domain::pause::{PauseReason, PauseSource};
use domain::payer::{PayerKind, Pays};
use domain::proof::ProofKind;
use domain::referral::Way;
use domain::signal::{Agreement, Column, Field, Format};
use domain::silence::Purpose;
use domain::tenancy::Role;
use domain::transfer::CourtKind;
use domain::visit::Coming;
use domain::waiver::{Condition, Ground, Verdict};
use domain::worry::Asked;
use linde::multipart::{SPEECH, files_form, sound_form};
use linde::{Answer, FORM, Person, World, at, camt, demo, follow, today};
use std::fmt::Write as _;
use std::io::{BufReader, Cursor};
use std::sync::Arc;
use uuid::Uuid;
use web::Opens;
use work::debt_help::NewDebtHelp;
use work::deferral::NewDeferral;
use work::discount::NewDiscount;
use work::dispute::NewDispute;
use work::external_collection::NewHandOver;
use work::message::NewMessage;
use work::network::NewConsent;
use work::part::About;
use work::pause::NewPause;
use work::payer::NewPayer;
use work::plan::{NewPlan, OwnStep};
use work::proof::NewProof;
use work::record::NewContact;
use work::referral::NewReferral;
use work::row::BankKey;
use work::signal::Pick;
use work::spared::NewSpared;
use work::statement::StatementFile;
use work::transfer::{NewStep, NewTransfer};
use work::visit::{NewRound, NewStop};
use work::waiver::NewWaiver;
use work::worry::NewWorry;
use work::{Act, Actor};

/// A picture of one grey point.
const PHOTO: &[u8] = include_bytes!("../../work/tests/facts/point.png");

/// Who asks: log-in name and the code of the role. Nobody is not logged in; the guest's role allows nothing.
const PEOPLE: [(&str, &str); 9] = [
    ("", "nobody"),
    ("gast", "visitor"),
    ("noor", "adviser"),
    ("saskia", "officer"),
    ("judith", "team_leader"),
    ("maarten", "manager"),
    ("femke", "administrator"),
    ("ineke", "privacy_officer"),
    ("bas", "caretaker"),
];

/// The chance of the server under test.
const CHANCE: [u8; 16] = [5; 16];

/// Tables in which a page about rights may write: who is logged in.
const DOOR: &[&str] = &["session", "login_attempt"];

/// Whose a thing in an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    Ours,
    Theirs,
    Nobodys,
}

/// The things of one association that stand in addresses.
struct Things {
    tenancy: String,
    agreement: String,
    pause: String,
    plan: String,
    proof: String,
    deferral: String,
    dispute: String,
    payer: String,
    worry: String,
    network: String,
    /// A voice note of a visit.
    note: String,
    referral: String,
    /// A file with signals, and a signal in it.
    signal_file: String,
    signal: String,
    waiver: String,
    discount: String,
    spared: String,
    debt_help: String,
    /// An own row of the law.
    own_law: String,
    /// A case in the hands of a bailiff.
    hand_over: String,
    /// A key of another program.
    program_key: String,
    /// A tenancy for which the last gate is open, and a proposal to transfer.
    gated: String,
    transfer: String,
    message: String,
    /// The key of an entry that the night booked.
    entry: String,
    /// A round of visits, and a visit in it.
    visit: (String, String),
    /// The address of a calendar.
    feed: String,
    /// The end of the address of a tenant's own page, and what opens it.
    link: (String, String),
    receipt: String,
    number: String,
    /// A colleague who asks nothing in this test.
    user: String,
}

struct Rig {
    world: Arc<World>,
    ours: Things,
    theirs: Things,
    nobodys: Things,
    key: BankKey,
    round: u128,
    /// A free moment of a coach.
    slot: SlotId,
    /// What is kept, as last looked at; asking it costs more than a page.
    known: Option<Vec<(String, String)>>,
}

impl Rig {
    async fn new() -> Self {
        let world = World::of(2, false);
        let key = receipt_of(&world, 1);
        let theirs = receipt_of(&world, 2);
        let ours = Things::of(&world, 1, &key).await;
        let theirs = Things::of(&world, 2, &theirs).await;
        let nobodys = Things {
            tenancy: Uuid::from_u128(7).to_string(),
            agreement: Uuid::from_u128(8).to_string(),
            pause: Uuid::from_u128(9).to_string(),
            plan: Uuid::from_u128(10).to_string(),
            proof: Uuid::from_u128(13).to_string(),
            deferral: Uuid::from_u128(17).to_string(),
            dispute: Uuid::from_u128(14).to_string(),
            payer: Uuid::from_u128(15).to_string(),
            worry: Uuid::from_u128(28).to_string(),
            network: Uuid::from_u128(29).to_string(),
            note: Uuid::from_u128(31).to_string(),
            referral: Uuid::from_u128(32).to_string(),
            signal_file: Uuid::from_u128(24).to_string(),
            signal: Uuid::from_u128(25).to_string(),
            waiver: Uuid::from_u128(16).to_string(),
            discount: Uuid::from_u128(18).to_string(),
            spared: Uuid::from_u128(19).to_string(),
            debt_help: Uuid::from_u128(21).to_string(),
            own_law: Uuid::from_u128(26).to_string(),
            hand_over: Uuid::from_u128(27).to_string(),
            program_key: Uuid::from_u128(30).to_string(),
            gated: Uuid::from_u128(7).to_string(),
            transfer: Uuid::from_u128(20).to_string(),
            message: Uuid::from_u128(11).to_string(),
            entry: "7".to_owned(),
            visit: (Uuid::from_u128(11).to_string(), Uuid::from_u128(12).to_string()),
            feed: String::new(),
            link: (String::new(), String::new()),
            receipt: "2026-11-20_0000000000000007_NL12DEMO0000000001".to_owned(),
            number: "987654".to_owned(),
            user: Uuid::from_u128(9).to_string(),
        };
        Self {
            world: Arc::new(world),
            ours,
            theirs,
            nobodys,
            key,
            round: 0,
            slot: SlotId(Uuid::nil()),
            known: None,
        }
    }

    fn of(&self, whose: Whose) -> &Things {
        match whose {
            Whose::Ours => &self.ours,
            Whose::Theirs => &self.theirs,
            Whose::Nobodys => &self.nobodys,
        }
    }

    /// The address with ids filled in.
    fn address(&self, path: &str, whose: &[Whose]) -> String {
        let mut address = path.to_owned();
        for (name, whose) in ids_in(path).into_iter().zip(whose) {
            let things = self.of(*whose);
            let id = match name {
                "tenancy"
                    if ["/overdracht", "/rechter", "/uit-handen"]
                        .iter()
                        .any(|at| path.contains(at)) =>
                {
                    &things.gated
                }
                "tenancy" => &things.tenancy,
                "agreement" => &things.agreement,
                "pause" => &things.pause,
                "plan" => &things.plan,
                "proof" => &things.proof,
                "deferral" => &things.deferral,
                "dispute" => &things.dispute,
                "payer" => &things.payer,
                "worry" => &things.worry,
                "network" => &things.network,
                "note" => &things.note,
                "referral" => &things.referral,
                "signal_file" => &things.signal_file,
                "waiver" => &things.waiver,
                "discount" => &things.discount,
                "spared" => &things.spared,
                "transfer" => &things.transfer,
                "debt_help" => &things.debt_help,
                "own_law" => &things.own_law,
                "hand_over" => &things.hand_over,
                "program_key" => &things.program_key,
                "message" => &things.message,
                "entry" => &things.entry,
                "round" => &things.visit.0,
                "visit" => &things.visit.1,
                "receipt" => &things.receipt,
                "number" => &things.number,
                "user" => &things.user,
                other => panic!("say in this test what {{{other}}} in {path} is"),
            };
            address = address.replace(&format!("{{{name}}}"), id);
        }
        let style = web::assets::STYLE.address().trim_start_matches("/delen/");
        let kind = domain::outlook::TaskKind::ALL[0].code();
        address
            .replace("{kind}", kind)
            .replace("{file}", style)
            .replace("{scene}", "peter")
            .replace("{address}", &self.ours.feed)
            .replace("{link}", &self.ours.link.0)
    }

    /// Puts our things in the state in which the act has something to do.
    fn prepare(&mut self, path: &str) {
        let system = Actor::system(OrgNo(1));
        let ours = TenancyId(self.ours.tenancy.parse().unwrap());
        if path.ends_with("{waiver}") {
            // A decision is for ever: each role gets a proposal of its own.
            self.round += 1;
            self.ours.waiver = waived(&self.world.db, OrgNo(1), ours, self.round).to_string();
        }
        if path.ends_with("{spared}") {
            self.round += 1;
            self.ours.spared = asked_to_be_spared(&self.world.db, OrgNo(1), ours, self.round).to_string();
        }
        if path.contains("/uit-handen") || path.contains("{hand_over}") {
            self.round += 1;
            let gated = TenancyId(self.ours.gated.parse().unwrap());
            gate_at(&self.world.db, OrgNo(1), gated, Gate::Stands, self.round);
            if path.contains("{hand_over}") {
                self.ours.hand_over = handed(&self.world.db, OrgNo(1), gated, self.round);
            }
        }
        if path.contains("/overdracht") || path.contains("/rechter") {
            self.round += 1;
            let gated = TenancyId(self.ours.gated.parse().unwrap());
            let state = if path.contains("/rechter") {
                Gate::Stands
            } else if path.ends_with("/overdracht") {
                Gate::Nothing
            } else {
                Gate::Waits
            };
            self.ours.transfer = gate_at(&self.world.db, OrgNo(1), gated, state, self.round);
        }
        if path.ends_with("{debt_help}") {
            self.round += 1;
            self.ours.debt_help = balance_asked(&self.world.db, OrgNo(1), ours, self.round);
        }
        if path.contains("{program_key}") {
            self.round += 1;
            self.ours.program_key = keyed(&self.world.db, OrgNo(1), self.round);
        }
        if path.ends_with("/coach") {
            self.round += 1;
            self.slot = offered(&self.world.db, self.round);
        }
        if path.ends_with("{referral}") {
            self.round += 1;
            self.ours.referral = referred(&self.world.db, OrgNo(1), ours, self.round);
        }
        if path.ends_with("{own_law}") {
            self.round += 1;
            self.ours.own_law = own_row(&self.world.db, OrgNo(1), self.round);
        }
        if path.ends_with("{discount}") {
            self.round += 1;
            self.ours.discount = asked_lower(&self.world.db, OrgNo(1), ours, self.round).to_string();
        }
        let (db, at) = (&self.world.db, at(today()));
        if path.starts_with("/agenda/") || path.ends_with("/agenda/weg") {
            let noor = work::login::actor_of(db, OrgNo(1), UserId::derived(OrgNo(1), "noor"));
            // The same chance gives the same address.
            work::visit::feed::begin(db, &noor.unwrap().unwrap(), at, CHANCE).unwrap();
        }
        if path.starts_with("/k/") {
            // The one before was ended by who let all links stop.
            self.ours.link = linked(db, &system, ours);
        }
        if path.starts_with("/bank/ontvangst") {
            let _ = work::desk::take_back(db, &system, at, &self.key);
        }
        if path.starts_with("/bank") && path.ends_with("/terug") {
            work::desk::link(db, &system, at, &self.key, ours).unwrap();
        }
        if path.contains("{user}") {
            let karim = UserId::derived(OrgNo(1), "karim");
            work::staff::unblock(db, &system, at, karim).unwrap();
            work::staff::change_role(db, &system, at, karim, "officer").unwrap();
        }
        if path.ends_with("/verwacht") {
            work::record::expect_arrears(db, &system, at, ours, None).unwrap();
        }
    }

    /// Who rents our home.
    fn tenant(&self) -> PersonId {
        let ours = TenancyId(self.ours.tenancy.parse().unwrap());
        let file = work::case_file::read(&self.world.db, &Actor::system(OrgNo(1)), ours).unwrap();
        file.tenancy
            .members
            .iter()
            .find(|m| m.role == Role::Tenant)
            .unwrap()
            .person
    }

    /// What the form of a page sends, so filled in that it does something each time.
    #[allow(clippy::too_many_lines, reason = "a table, one form a page")]
    fn form(&mut self, path: &str) -> (String, Vec<u8>) {
        self.round += 1;
        let id = Uuid::from_u128(0xF0_0000 + self.round);
        let round = i32::try_from(self.round).unwrap();
        let plain = |text: String| (FORM.to_owned(), text.into_bytes());
        if let Some(text) = self.form_that_eases(path, id, round) {
            return plain(text);
        }
        match path {
            "/k/{link}" => plain(format!("postcode={}", self.ours.link.1)),
            "/k/{link}/plan" => plain(format!("id={id}&doe=samen&bedrag=50&dag=25")),
            "/k/{link}/terug" => plain(format!("plan={id}")),
            "/k/{link}/vraag" => plain(format!("id={id}&wat=bel")),
            "/k/{link}/gegevens" => plain("antwoord=nee".to_owned()),
            "/k/{link}/wensen" => plain("bedankjes=nee".to_owned()),
            "/huurders/{tenancy}/eigen-pagina" => plain(format!("wie={}", self.tenant())),
            "/inloggen" => plain("organisatie=1&naam=noor&wachtwoord=x".to_owned()),
            "/taal" => plain("taal=en&naar=/".to_owned()),
            "/huurders/{tenancy}/anders" => plain(format!("id={id}&taak=x&tot=2026-11-28")),
            "/huurders/{tenancy}/verhaal" => plain(format!("id={id}&woorden=Het+gaat+beter.")),
            "/huurders/{tenancy}/contact" => plain(format!("id={id}&uitkomst=talked&weer=niet")),
            "/huurders/{tenancy}/afspraken/{agreement}" => {
                plain(format!("wat=verzet&veld=d&d={}", today().plus(round)))
            }
            "/huurders/{tenancy}/pauze" => plain(format!("id={id}&bron=worker&reden=other")),
            "/huurders/{tenancy}/pauze/{pause}" => {
                let seen = self.version_of_the_pause();
                plain(format!("versie={seen}&wat=dag&tot={}", today().plus(round % 28)))
            }
            "/huurders/{tenancy}/plan" => plain(format!(
                "id={id}&doe=bewaar&huur1-wie=tenant&eigen={}+1&keuze=own&stap=Belt+de+bank",
                today().plus(7)
            )),
            "/huurders/{tenancy}/plan/{plan}" => {
                let seen = self.version_of_the_plan();
                let day = today().plus(2 + round % 25);
                plain(format!("versie={seen}&wat=dag&termijn=0&dag={day}"))
            }
            "/huurders/{tenancy}/gedaan" => plain(format!("id={id}&wat=debt_help&regel=Gebeld")),
            "/huurders/{tenancy}/gedaan/{proof}" => {
                let all = [&self.ours, &self.theirs, &self.nobodys];
                let why = all.map(|t| format!("waarom-{}=Vergissing", t.proof));
                plain(why.join("&"))
            }
            "/vroegsignalering/bestand" => {
                let system = Actor::system(OrgNo(1));
                let hodan = work::case_file::by_reference(&self.world.db, &system, "DL100009").unwrap();
                plain(format!("gemeente=rivierstad&kies-{hodan}=ja"))
            }
            "/vroegsignalering/terugkoppeling" => {
                let signal = &self.ours.signal;
                let text = format!(
                    "kenmerk;resultaat;datum\n{signal};Inwoner is overleden;{}\n",
                    today()
                );
                files_form("bestand", &[("antwoord.csv", text.into_bytes())])
            }
            "/vroegsignalering/gemeente" => plain(format!(
                "versie=0&naam=Stad+{round}&plaatsen=Stad&getekend=2026-01-12&vanaf=30&soort=csv&kolommen=kenmerk"
            )),
            "/partners/partner" => plain(format!(
                "id={id}&versie=0&naam=Kledingbank+{round}&soort=clothing_bank&hulp-baby=ja&wie-0-naam=Naima&wie-0-tel=0999-1"
            )),
            "/beheer/programmas" => plain(format!("id={id}&naam=Portaal&gegeven=external_collections")),
            "/incassopartijen" => plain(format!("versie=0&code=&naam=Bakker+{round}&soort=DEU")),
            "/huurders/{tenancy}/uit-handen" => plain(format!("id={id}&aan=bakker&reden=ACH")),
            "/huurders/{tenancy}/uit-handen/{hand_over}" => plain("reden=TER".to_owned()),
            "/wet/cijfers/zeker" => {
                let on = if round % 2 == 0 { "ja" } else { "nee" };
                plain(format!("alleen={on}"))
            }
            "/wet/cijfers/eigen" => {
                // One day each, so that no two own rows speak of the same one.
                let day = today().plus(round);
                plain(format!(
                    "id={id}&code=costs.minimum&wat=value&waarde=45&vanaf={day}&tot={day}&bron=Besluit"
                ))
            }
            "/wet/cijfers/eigen/{own_law}" => {
                let all = [&self.ours, &self.theirs, &self.nobodys];
                let why = all.map(|t| format!("waarom-{}=Vergissing", t.own_law));
                plain(why.join("&"))
            }
            "/bedingen/contract" => {
                // Contracts of one day each, so that no two speak of the same tenancies.
                let day = today().plus(-20_000 + round);
                plain(format!(
                    "versie=0&code=&naam=Voorwaarden+{round}&vanaf={day}&tot={day}"
                ))
            }
            "/bedingen/beding" => plain(format!(
                "versie={}&code=av&soort=costs&beding=6.{round}&stand=unknown",
                self.version_of_the_clause()
            )),
            "/bedingen/koppeling" => {
                let code = if round % 2 == 0 { "av" } else { "" };
                plain(format!("contractnummer=DL100009&contract={code}"))
            }
            "/huurders/{tenancy}/bericht" => plain(format!(
                "id={id}&doe=klaar&tekst=-&weg=letter&onderwerp=Uw+vraag&bericht=Bel+mij+gerust."
            )),
            "/huurders/{tenancy}/berichten/{message}" => plain("wat=terug".to_owned()),
            "/huurders/{tenancy}/verwacht" => plain(format!(
                "verwacht=ja&id={id}&verteld-hoe=letter&verteld-over=energy"
            )),
            "/huurders/{tenancy}/maatregel" => plain(format!("id={id}&aangeboden=M5+M19&maatregel=M19")),
            "/huurders/{tenancy}/oorzaak" => {
                plain(format!("id={id}&oorzaak=income_less&verteld-door=tenant"))
            }
            "/beheer/maatregelen" => {
                let offer = if round % 2 == 0 { "ja" } else { "nee" };
                plain(format!("code=M{}&aan={offer}", 1 + (round / 2) % 23))
            }
            "/beheer/maatregelen/eigen" => plain(format!(
                "doe=bewaar&code=L{round}&name=Ruil&name_en=Swap&what=Samen+klussen&what_en=Odd+jobs&groep=resolve\
                &decides=de+huurder&source=eigen&feit-0=past_due&regel-0=Er+staat+iets+open.&line-0=Something+is+open."
            )),
            "/bezoeken/plannen" => plain(format!(
                "id={id}&kies-{}=ja&weten=announced&op={}&vanaf=9:00",
                self.ours.tenancy,
                today()
            )),
            "/bezoek/feiten" => {
                let (round, visit) = &self.ours.visit;
                let noor = UserId::derived(OrgNo(1), "noor");
                let fact = format!(
                    r#"{{"id":"{id}","round":"{round}","visit":"{visit}","kind":"arrived","fields":{{}},"ago":0}}"#
                );
                (
                    "application/json".to_owned(),
                    format!(r#"{{"user":"{noor}","facts":[{fact}]}}"#).into_bytes(),
                )
            }
            "/bezoek/ingesproken" => {
                let (round, visit) = &self.ours.visit;
                let noor = UserId::derived(OrgNo(1), "noor").to_string();
                let (id, fixed) = (
                    id.to_string(),
                    [("user", noor.as_str()), ("seconds", "42"), ("ago", "0")],
                );
                let made = [("id", id.as_str()), ("round", round), ("visit", visit)];
                sound_form(&[fixed, made].concat(), SPEECH)
            }
            "/bezoek/toestel" => (
                "application/json".to_owned(),
                format!(r#"{{"pas":"{id}"}}"#).into_bytes(),
            ),
            "/bezoeken/{round}" => {
                let seen = self.version_of_the_round();
                plain(format!("versie={seen}&wat=eerder&bezoek={}", self.ours.visit.1))
            }
            "/bezoeken/{round}/{visit}" => plain(format!("id={id}&wat=arrived")),
            "/bezoeken/kaarten" => plain("weg=ring".to_owned()),
            "/bezoeken/spreekuur" => plain(format!("id={id}&dag={}&tijd=14:00&plek=Buurtkamer", today())),
            "/bezoeken/foto" => files_form("foto", &[("ik.png", PHOTO.to_vec())]),
            "/bezoeken/terugblik" => plain(format!("id={id}&deed=Rustig&verder=Wachten")),
            "/uitloggen"
            | "/huurders/{tenancy}/eigen-pagina/stop"
            | "/vanzelf/{tenancy}/{entry}"
            | "/beheer/nacht"
            | "/bezoeken/agenda"
            | "/bezoeken/agenda/weg"
            | "/bezoeken/foto/weg"
            | "/beheer/programmas/{program_key}/einde"
            | "/beheer/collegas/{user}/wachtwoord"
            | "/bank/ontvangst/{receipt}/koppel/{tenancy}"
            | "/bank/ontvangst/{receipt}/terug" => plain(String::new()),
            "/bank/ontvangst/{receipt}/opzij" => plain("reden=fiets".to_owned()),
            "/bank/bestanden" => {
                let file = with_account(camt("Iemand", &format!("ronde {round}")), 1, round);
                files_form("bestanden", &[("een.xml", file)])
            }
            "/wachtwoord" => plain("nieuw=een+nieuw+woord&nogmaals=een+nieuw+woord".to_owned()),
            "/beheer/teksten" => plain(format!("doe=gegevens&gemeente=Rivierstad+{round}")),
            "/beheer/teksten/tekst" => plain(format!(
                "doe=bewaar&naam=eigen&tekst=title:+Dag+{round}%0Achannel:+sms%0Alanguage:+nl%0Apurpose:+kindness%0A---%0ADag.%0A-%3E+Bel+mij."
            )),
            "/beheer/collegas" => plain(format!("naam=Sem&login=sem{round}&rol=adviser")),
            "/beheer/collegas/{user}/rol" => plain("rol=adviser".to_owned()),
            "/beheer/collegas/{user}/toegang" => plain("wat=dicht".to_owned()),
            "/beheer/gegevens" => {
                let tables = std::fs::read_dir(demo())
                    .unwrap()
                    .map(|entry| entry.unwrap().path());
                let files: Vec<(String, Vec<u8>)> = tables
                    .filter(|path| path.is_file())
                    .map(|path| {
                        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                        (name, std::fs::read(&path).unwrap())
                    })
                    .collect();
                let sent: Vec<(&str, Vec<u8>)> = files.iter().map(|(n, b)| (n.as_str(), b.clone())).collect();
                files_form("gegevens", &sent)
            }
            other => panic!("say in this test what a form of {other} holds"),
        }
    }

    /// The forms of what eases paying beside a plan and a pause.
    fn form_that_eases(&self, path: &str, id: Uuid, round: i32) -> Option<String> {
        match path {
            "/huurders/{tenancy}/uitstel" => {
                Some(format!("id={id}&deel=2026-10&bedrag=1&tot={}", today().plus(7)))
            }
            "/huurders/{tenancy}/uitstel/{deferral}" => {
                let seen = self.version_of_the_deferral();
                Some(format!("versie={seen}&wat=dag&tot={}", today().plus(9 + round)))
            }
            "/huurders/{tenancy}/ook-zo" => {
                let noor = UserId::derived(OrgNo(1), "noor");
                Some(format!("id={id}&zegt=yes&wie={noor}&voor={}", today().plus(7)))
            }
            // Answered and stopped once; the same form again changes nothing and is no fault.
            "/huurders/{tenancy}/ook-zo/{dispute}" => {
                Some("versie=1&hoe=explained&antwoord=Zo+zit+het.".to_owned())
            }
            "/huurders/{tenancy}/betaler" => {
                Some(format!("id={id}&soort=family&naam=Oma&wat=rent&stoppen=Bel+ons."))
            }
            "/huurders/{tenancy}/betaler/{payer}" => Some("versie=1".to_owned()),
            "/huurders/{tenancy}/netwerk" => Some(format!(
                "id={id}&naam=Oma&wie=family&over-paying=ja&ja=by_phone&tot={}",
                today().plus(30)
            )),
            "/huurders/{tenancy}/netwerk/{network}" => Some(format!(
                "id={id}&wat=gesproken&onderwerp=appointment&regel=Gebeld."
            )),
            "/zorgen/{tenancy}" => Some(format!("id={id}&regel=De+post+ligt+er+nog.&gevraagd=agreed")),
            "/huurders/{tenancy}/zorg/{worry}" => Some(format!("wat=spoken&regel=Gesproken+{round}.")),
            "/huurders/{tenancy}/vast-contact" => Some(self.other_lead()),
            "/huurders/{tenancy}/coach" => Some(format!("moment={}&ja=by_phone", self.slot)),
            "/huurders/{tenancy}/hulp" => Some(format!(
                "id={id}&nood=food&partner={}&ja=by_phone&ja-op={day}&hoe=called&terug={day}",
                food_bank(OrgNo(1)),
                day = today()
            )),
            "/huurders/{tenancy}/hulp/{referral}" => Some("versie=1&wat=helped".to_owned()),
            "/huurders/{tenancy}/wensen" => Some("bedankjes=ja&nazorg=nee".to_owned()),
            "/huurders/{tenancy}/kwijtschelden" => Some(format!(
                "id={id}&bedrag=1&grond=other&woorden=Een+euro.&hoe=ineens&budget=Maatwerk"
            )),
            "/huurders/{tenancy}/lagere-huur" => Some(format!(
                "id={id}&gevraagd={}&woorden=Het+inkomen+is+lager.&bedrag=1&vanaf={}&maanden=1&zelfstandig=ja",
                today(),
                today().month().plus(1 + self.lower_month())
            )),
            "/huurders/{tenancy}/huurverhoging" => Some(format!(
                "id={id}&gevraagd={}&maand={}&voor=700&na=730",
                today(),
                today().month().plus(12 * (1 + self.increases()))
            )),
            "/huurders/{tenancy}/huurverhoging/{spared}" | "/huurders/{tenancy}/lagere-huur/{discount}" => {
                Some("versie=1&wat=refused&woorden=Nu+niet.".to_owned())
            }
            "/huurders/{tenancy}/schuldhulp" => Some(format!("id={id}&wat=balance_asked&wie=Kredietbank")),
            "/huurders/{tenancy}/saldo/{debt_help}" => {
                Some(format!("id={id}&saldo-mail=saldo%40kredietbank.example"))
            }
            "/huurders/{tenancy}/overdracht" => Some(format!(
                "id={id}&perspective=Blijven&tried=Bellen&our_share=Eerder&household=Twee&go_on=Bellen"
            )),
            "/huurders/{tenancy}/overdracht/{transfer}" => {
                Some("wat=refuse&woorden=Samen+verder.".to_owned())
            }
            "/huurders/{tenancy}/rechter/{transfer}" => Some(format!("id={id}&stap=handed_over")),
            "/huurders/{tenancy}/kwijtschelden/{waiver}" => Some("wat=refuse&woorden=Nu+niet.".to_owned()),
            _ => None,
        }
    }

    fn file(&self) -> work::case_file::CaseFile {
        let id = TenancyId(self.ours.tenancy.parse().unwrap());
        work::case_file::read(&self.world.db, &Actor::system(OrgNo(1)), id).unwrap()
    }

    /// How many increases were asked about: each request here is about one of a year of its own.
    fn increases(&self) -> i32 {
        i32::try_from(self.file().spared.len()).unwrap()
    }

    /// A month for which nobody has a lower rent yet: how many after the next.
    fn lower_month(&self) -> i32 {
        i32::try_from(self.file().discounts.len()).unwrap()
    }

    /// The other choice of who leads the contact, after the one that stands.
    fn other_lead(&self) -> String {
        let leads = self.file().leads;
        let who = match domain::case_lead::chosen(&leads) {
            Some(_) => String::new(),
            None => UserId::derived(OrgNo(1), "noor").to_string(),
        };
        format!("versie={}&wie={who}", leads.len())
    }

    /// The version of our pause that a page would show now.
    fn version_of_the_pause(&self) -> i32 {
        let system = Actor::system(OrgNo(1));
        let id = TenancyId(self.ours.tenancy.parse().unwrap());
        let file = work::case_file::read(&self.world.db, &system, id).unwrap();
        let ours = file.pauses.iter().filter(|p| p.id.to_string() == self.ours.pause);
        ours.map(|p| p.version).max().unwrap()
    }

    /// The version of the clause on costs that a page would show now.
    fn version_of_the_clause(&self) -> i32 {
        let register = work::fair_terms::register(&self.world.db, &Actor::system(OrgNo(1))).unwrap();
        let held = register.lines.iter().find(|l| l.contract.code == "av").unwrap();
        held.clause(ClauseKind::Costs).map_or(0, |c| c.version)
    }

    /// The version of our deferral that a page would show now.
    fn version_of_the_deferral(&self) -> i32 {
        let system = Actor::system(OrgNo(1));
        let id = TenancyId(self.ours.tenancy.parse().unwrap());
        let file = work::case_file::read(&self.world.db, &system, id).unwrap();
        let ours = file
            .deferrals
            .iter()
            .filter(|d| d.id.to_string() == self.ours.deferral);
        ours.map(|d| d.version).max().unwrap()
    }

    /// The version of our round that a page would show now.
    fn version_of_the_round(&self) -> i32 {
        let system = Actor::system(OrgNo(1));
        let id = self.ours.visit.0.parse().unwrap();
        let view = work::visit::round(&self.world.db, &system, id).unwrap();
        view.round.version
    }

    /// The version of our plan that a page would show now.
    fn version_of_the_plan(&self) -> i32 {
        let system = Actor::system(OrgNo(1));
        let id = TenancyId(self.ours.tenancy.parse().unwrap());
        let file = work::case_file::read(&self.world.db, &system, id).unwrap();
        let ours = file.plans.iter().filter(|p| p.id.to_string() == self.ours.plan);
        ours.map(|p| p.version).max().unwrap()
    }

    async fn ask(&mut self, person: &Person<'_>, method: &Method, path: &str, whose: &[Whose]) -> Answer {
        let address = self.address(path, whose);
        if *method == Method::GET {
            return person.get(&address).await;
        }
        let (kind, body) = self.form(path);
        person
            .ask(
                Method::POST,
                &address,
                "same-origin",
                Some(kind),
                Body::from(body),
            )
            .await
    }

    fn content(&self, without: &[&str]) -> Vec<(String, String)> {
        self.world.kept.content(without)
    }
}

impl Things {
    async fn of(world: &World, association: i32, key: &BankKey) -> Self {
        let org = OrgNo(association);
        let system = Actor::system(org);
        let tenancy = work::case_file::by_reference(&world.db, &system, "DL100001").unwrap();
        let file = work::case_file::read(&world.db, &system, tenancy).unwrap();
        let agreement: AgreementId = file.agreements.first().unwrap().id;
        let pause = NewPause {
            id: PauseId::derived(org, "recht"),
            source: PauseSource::Worker,
            reason: PauseReason::Other,
            words: String::new(),
            from: today(),
            until: None,
            review_on: None,
        };
        work::pause::start(&world.db, &system, at(today()), tenancy, &pause).unwrap();
        let plan = a_plan(org);
        work::plan::agree(&world.db, &system, at(today()), tenancy, &plan).unwrap();
        let proof = NewProof {
            id: ProofId::derived(org, "recht"),
            kind: ProofKind::Reminder,
            on: None,
            contact: None,
            words: String::new(),
            day_part: None,
        };
        work::proof::write_down(&world.db, &system, at(today()), tenancy, &proof).unwrap();
        let (deferral, dispute, payer) = eased(&world.db, &system, tenancy);
        let (sheet, signal) = signalled(world, org);
        let message = messaged(&world.db, &system, &file.tenancy);
        let (round, visit) = visiting(&world.db, &system, tenancy);
        let noor = work::login::actor_of(&world.db, org, UserId::derived(org, "noor"));
        let noor = noor.unwrap().unwrap();
        // The chance of the server under test, so that asking for the address again gives the same one.
        let feed = work::visit::feed::begin(&world.db, &noor, at(today()), CHANCE).unwrap();
        let worry = worried(world, org, tenancy);
        let network = consented(&world.db, &system, tenancy);
        let gated = work::case_file::by_reference(&world.db, &system, "DL100007").unwrap();
        opened(&world.db, &system, gated);
        let party = collecting::Party {
            code: "bakker".to_owned(),
            version: 0,
            name: "Bakker".to_owned(),
            kind: PartyKind::Bailiff,
            registration: None,
        };
        work::external_collection::write_party(&world.db, &Actor::system(org), at(today()), &party, 0)
            .unwrap();
        gate_at(&world.db, org, gated, Gate::Stands, 900_000);
        let hand_over = handed(&world.db, org, gated, 0);
        let transfer = gate_at(&world.db, org, gated, Gate::Waits, 0);
        let entry = booked_by_itself(&world.db, &system, tenancy);
        let judith = world.log_in_at(association, "judith").await;
        let night = judith.post("/beheer/nacht", "").await;
        follow(&judith, &night).await;
        Self {
            tenancy: tenancy.to_string(),
            agreement: agreement.to_string(),
            pause: pause.id.to_string(),
            plan: plan.id.to_string(),
            proof: proof.id.to_string(),
            deferral: deferral.to_string(),
            dispute: dispute.to_string(),
            payer: payer.to_string(),
            worry: worry.to_string(),
            network: network.to_string(),
            referral: referred(&world.db, org, tenancy, 0),
            signal_file: sheet.to_string(),
            signal: signal.to_string(),
            waiver: waived(&world.db, org, tenancy, 0).to_string(),
            discount: asked_lower(&world.db, org, tenancy, 0).to_string(),
            debt_help: balance_asked(&world.db, org, tenancy, 0),
            own_law: own_row(&world.db, org, 0),
            hand_over,
            program_key: keyed(&world.db, org, 0),
            gated: gated.to_string(),
            transfer,
            spared: asked_to_be_spared(&world.db, org, tenancy, 0).to_string(),
            message: message.to_string(),
            entry,
            note: spoken(&world.db, &system, (round, visit)),
            visit: (round.to_string(), visit.to_string()),
            feed: format!("{association}-{feed}.ics"),
            link: linked(&world.db, &system, tenancy),
            receipt: format!("{}_{:016x}_{}", key.booked_on, key.key.0, key.account),
            number: night.location.rsplit('/').next().unwrap().to_owned(),
            user: UserId::derived(org, "karim").to_string(),
        }
    }
}

/// A voice note of this visit.
fn spoken(db: &work::Db, system: &Actor, (round, visit): (RoundId, VisitId)) -> String {
    let new = work::visit::spoken::NewNote {
        id: VisitFactId::derived(system.org, "recht"),
        round,
        visit,
        seconds: 42,
        sound: SPEECH.to_vec(),
        ago: 0,
    };
    work::visit::spoken::record(db, system, at(today()), &new).unwrap();
    new.id.to_string()
}

/// A link to the own page of who rents this home, and the postcode that opens it.
fn linked(db: &work::Db, system: &Actor, tenancy: TenancyId) -> (String, String) {
    work::own_page::begin(db, at(today()), system.org, CHANCE).unwrap();
    let file = work::case_file::read(db, system, tenancy).unwrap();
    let tenant = file
        .tenancy
        .members
        .iter()
        .find(|m| m.role == Role::Tenant)
        .unwrap();
    let link = work::own_page::give(db, system, at(today()), tenancy, tenant.person).unwrap();
    (link.to_string(), file.dwelling.unwrap().postcode)
}

fn a_plan(org: OrgNo) -> NewPlan {
    let line = |n| RentLine {
        month: today().month().plus(n),
        who: WhoPays::Tenant,
        amount: Cents(74_218),
        on: today().month().plus(n).first(),
    };
    NewPlan {
        id: PlanId::derived(org, "recht"),
        proposed_by: Party::Tenant,
        origin: Origin::Phone,
        terms: vec![Term {
            due_on: today().plus(2),
            amount: Cents(1_000),
        }],
        rent: RentStatement {
            lines: [line(1), line(2)],
        },
        told: String::new(),
        aftercare: true,
        own_step: Some(OwnStep::New {
            action: "Belt de bank".to_owned(),
            due_on: today().plus(2),
        }),
    }
}

/// A month of a lower rent that was given in September and booked by the night; gives the key of its entry.
fn booked_by_itself(db: &work::Db, system: &Actor, tenancy: TenancyId) -> String {
    let karim = UserId::derived(system.org, "karim");
    let karim = work::login::actor_of(db, system.org, karim).unwrap().unwrap();
    let asked: Day = "2026-09-20".parse().unwrap();
    let october = asked.month().plus(1);
    let new = NewDiscount {
        id: DiscountId::derived(system.org, "vanzelf"),
        requested_on: asked,
        request: "Het is even krap.".to_owned(),
        first: october,
        last: october,
        per_month: Cents(1_000),
        self_contained: true,
    };
    work::discount::request(db, &karim, at(asked), tenancy, &new).unwrap();
    work::discount::run(db, system, at(today())).unwrap();
    let booked = work::automatic::booking::list(db, &karim, today(), 10).unwrap();
    let own = booked.iter().find(|b| b.booking.tenancy == tenancy).unwrap();
    own.booking.entry.0.to_string()
}

/// A letter that waits.
fn messaged(db: &work::Db, system: &Actor, tenancy: &domain::tenancy::Tenancy) -> MessageId {
    let message = NewMessage {
        id: MessageId::derived(system.org, "recht"),
        person: tenancy.members.first().unwrap().person,
        channel: Channel::Letter,
        purpose: Purpose::Reply,
        language: "nl".to_owned(),
        template: String::new(),
        subject: "Uw vraag".to_owned(),
        body: "Bel mij gerust.".to_owned(),
    };
    work::message::make(db, system, at(today()), tenancy.id, &message, false).unwrap();
    message.id
}

/// A proposal that waits for somebody else.
fn waived(db: &work::Db, org: OrgNo, tenancy: TenancyId, n: u128) -> WaiverId {
    let karim = work::login::actor_of(db, org, UserId::derived(org, "karim"));
    let new = NewWaiver {
        id: WaiverId::derived(org, &format!("recht:{n}")),
        amount: Cents(60_000),
        ground: Ground::Other,
        words: "Samen bekeken.".to_owned(),
        condition: Condition::AtOnce,
        budget_line: "Maatwerk".to_owned(),
    };
    work::waiver::propose(db, &karim.unwrap().unwrap(), at(today()), tenancy, &new).unwrap();
    new.id
}

/// A request for a lower rent that waits for somebody else, years ahead and each in a month of its own.
fn asked_lower(db: &work::Db, org: OrgNo, tenancy: TenancyId, n: u128) -> DiscountId {
    let karim = work::login::actor_of(db, org, UserId::derived(org, "karim"));
    let month = today().month().plus(600 + i32::try_from(n).unwrap());
    let new = NewDiscount {
        id: DiscountId::derived(org, &format!("recht:{n}")),
        requested_on: today(),
        request: "Het inkomen is lager.".to_owned(),
        first: month,
        last: month,
        per_month: Cents(20_000),
        self_contained: true,
    };
    work::discount::request(db, &karim.unwrap().unwrap(), at(today()), tenancy, &new).unwrap();
    new.id
}

/// A request to be spared an increase, each of a year of its own far behind the others.
fn asked_to_be_spared(db: &work::Db, org: OrgNo, tenancy: TenancyId, n: u128) -> SparedIncreaseId {
    let karim = work::login::actor_of(db, org, UserId::derived(org, "karim"));
    let new = NewSpared {
        id: SparedIncreaseId::derived(org, &format!("recht:{n}")),
        requested_on: today(),
        words: String::new(),
        from: today().month().plus(120_000 + 12 * i32::try_from(n).unwrap()),
        before: Cents(70_000),
        after: Cents(73_000),
    };
    work::spared::request(db, &karim.unwrap().unwrap(), at(today()), tenancy, &new).unwrap();
    new.id
}

/// A request for our balance that waits.
fn balance_asked(db: &work::Db, org: OrgNo, tenancy: TenancyId, n: u128) -> String {
    let new = NewDebtHelp {
        id: DebtHelpId::derived(org, &format!("recht:{n}")),
        kind: DebtHelpKind::BalanceAsked,
        on: None,
        until: None,
        who: "Kredietbank".to_owned(),
        amount: None,
        words: String::new(),
        reach: Reach::default(),
        about: None,
    };
    work::debt_help::write_down(db, &Actor::system(org), at(today()), tenancy, &new).unwrap();
    new.id.to_string()
}

/// Puts a case whose transfer stands in a bailiff's hands.
fn handed(db: &work::Db, org: OrgNo, tenancy: TenancyId, n: u128) -> String {
    let new = NewHandOver {
        id: HandOverId::derived(org, &format!("recht:{n}")),
        party: "bakker".to_owned(),
        reason: "ACH".to_owned(),
        on: None,
    };
    work::external_collection::hand_over(db, &Actor::system(org), at(today()), tenancy, &new).unwrap();
    new.id.to_string()
}

/// A free moment of a coach.
fn offered(db: &work::Db, n: u128) -> SlotId {
    let noor = UserId::derived(OrgNo(1), "noor");
    let coach = work::login::actor_of(db, OrgNo(1), noor).unwrap().unwrap();
    let slot = Slot {
        id: SlotId::derived(OrgNo(1), &format!("recht:{n}")),
        coach: noor,
        on: today(),
        minute: 840,
        place: "Buurtkamer".to_owned(),
        taken: None,
    };
    work::coach::offer(db, &coach, at(today()), &slot).unwrap();
    slot.id
}

fn food_bank(org: OrgNo) -> PartnerId {
    PartnerId::derived(org, "recht")
}

/// A food bank, and a referral to it that was asked.
fn referred(db: &work::Db, org: OrgNo, tenancy: TenancyId, n: u128) -> String {
    let (system, at) = (Actor::system(org), at(today()));
    let partner = Partner {
        id: food_bank(org),
        version: 0,
        name: "Voedselbank".to_owned(),
        kind: PartnerKind::FoodBank,
        municipality: None,
        helps_with: vec![Need::Food],
        towns: Vec::new(),
        how: String::new(),
        people: vec![Named {
            name: "Corrie".to_owned(),
            phone: "0999-1".to_owned(),
            ..Named::default()
        }],
        wait: None,
        until: None,
        left: false,
    };
    work::partner::write(db, &system, at, &partner, 0).unwrap();
    let new = NewReferral {
        id: ReferralId::derived(org, &format!("recht:{n}")),
        partner: partner.id,
        need: Need::Food,
        said_yes: SaidYes::ByPhone,
        yes_on: today(),
        way: Way::Called,
        follow_up: today(),
    };
    work::referral::ask(db, &system, at, tenancy, &new).unwrap();
    new.id.to_string()
}

/// A key of another program.
fn keyed(db: &work::Db, org: OrgNo, n: u128) -> String {
    let id = ProgramKeyId::derived(org, &format!("recht:{n}"));
    let new = (id, "Portaal", work::program::Resource::ExternalCollections);
    work::program::make(db, &Actor::system(org), at(today()), new, CHANCE).unwrap();
    id.to_string()
}

/// An own row of the law for one day of its own.
fn own_row(db: &work::Db, org: OrgNo, n: u128) -> String {
    let day = today().plus(-400 + i32::try_from(n).unwrap());
    let id = OwnLawId::derived(org, &format!("recht:{n}"));
    let new = Draft {
        parameter: Parameter::CostsMinimum,
        valid_from: day,
        valid_to: Some(day),
        value: Some("45".to_owned()),
        source: "Besluit".to_owned(),
    };
    work::law::write_own(db, &Actor::system(org), at(today()), id, &new).unwrap();
    id.to_string()
}

/// Everything that the last gate asks of normal work.
fn opened(db: &work::Db, system: &Actor, tenancy: TenancyId) {
    let on = today().plus(-30);
    for (n, kind) in [ContactKind::Phone, ContactKind::HomeVisit]
        .into_iter()
        .enumerate()
    {
        let new = NewContact {
            id: ContactId::derived(system.org, &format!("poort:{n}")),
            on: Some(on),
            day_part: None,
            kind,
            direction: Direction::Outgoing,
            outcome: Outcome::NotReached,
            next_on: None,
            note: String::new(),
            story: String::new(),
            agreements: Vec::new(),
            corrects: None,
        };
        work::record::contact(db, system, at(today()), tenancy, &new).unwrap();
    }
    for kind in [
        ProofKind::DebtHelp,
        ProofKind::Offer,
        ProofKind::Yes,
        ProofKind::Informed,
        ProofKind::Answered,
        ProofKind::Children,
    ] {
        let new = NewProof {
            id: ProofId::derived(system.org, kind.code()),
            kind,
            on: Some(on),
            contact: None,
            words: String::new(),
            day_part: None,
        };
        work::proof::write_down(db, system, at(today()), tenancy, &new).unwrap();
    }
}

/// How far a transfer is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gate {
    Nothing,
    Waits,
    Stands,
}

/// Puts the transfer of a tenancy in a state; gives the id of the one that is there.
fn gate_at(db: &work::Db, org: OrgNo, tenancy: TenancyId, state: Gate, n: u128) -> String {
    let person = |name| {
        work::login::actor_of(db, org, UserId::derived(org, name))
            .unwrap()
            .unwrap()
    };
    let at = at(today());
    let read = || work::case_file::read(db, &Actor::system(org), tenancy).unwrap();
    let file = read();
    if let Some((held, _)) = work::transfer::standing(&file) {
        let back = NewStep {
            id: CourtStepId::derived(org, &n.to_string()),
            transfer: held.id,
            kind: CourtKind::BroughtBack,
            on: None,
            words: "Samen verder.".to_owned(),
        };
        work::transfer::step(db, &person("karim"), at, tenancy, &back).unwrap();
    }
    if let Some(held) = work::transfer::present(&read()) {
        // Whoever proposed it may say no to it too.
        let (karim, no) = (person("karim"), Verdict::Refuse);
        work::transfer::decide(db, &karim, at, tenancy, held.id, no, "Samen verder.").unwrap();
    }
    let new = NewTransfer {
        id: TransferId::derived(org, &format!("recht:{n}")),
        answers: [(); 5].map(|()| "Samen bekeken.".to_owned()),
    };
    if state == Gate::Nothing {
        return new.id.to_string();
    }
    work::transfer::propose(db, &person("karim"), at, tenancy, &new).unwrap();
    for name in ["judith", "maarten"].iter().filter(|_| state == Gate::Stands) {
        let yes = Verdict::Approve;
        work::transfer::decide(db, &person(name), at, tenancy, new.id, yes, "Geleerd.").unwrap();
    }
    new.id.to_string()
}

/// A round of today with one visit.
fn visiting(db: &work::Db, system: &Actor, tenancy: TenancyId) -> (RoundId, VisitId) {
    let round = NewRound {
        id: RoundId::derived(system.org, "recht"),
        on: today(),
        starts_at: 540,
        visitor: Some(UserId::derived(system.org, "noor")),
        companion: None,
        stops: vec![NewStop {
            tenancy,
            coming: Coming::Announced,
            by_two: false,
            window: None,
        }],
    };
    work::visit::plan_round(db, system, at(today()), &round).unwrap();
    let planned = work::visit::round(db, system, round.id).unwrap();
    let visit = planned.round.stops.first().unwrap().visit;
    (round.id, visit)
}

/// Somebody around the tenant whom we may call.
fn consented(db: &work::Db, system: &Actor, tenancy: TenancyId) -> NetworkId {
    let consent = NewConsent {
        id: NetworkId::derived(system.org, "recht"),
        name: "Oma".to_owned(),
        relation: Relation::Family,
        reach: String::new(),
        topics: vec![Topic::Appointment],
        said_yes: SaidYes::AtTheTable,
        until: today().plus(30),
    };
    work::network::agree(db, system, at(today()), tenancy, &consent).unwrap();
    consent.id
}

/// A worry that the caretaker passed on.
fn worried(world: &World, org: OrgNo, tenancy: TenancyId) -> WorryId {
    let worry = NewWorry {
        id: WorryId::derived(org, "recht"),
        tenancy,
        line: "De gordijnen zijn al een week dicht.".to_owned(),
        asked: Asked::Agreed,
    };
    let bas = work::login::actor_of(&world.db, org, UserId::derived(org, "bas"));
    work::worry::pass_on(&world.db, &bas.unwrap().unwrap(), at(today()), &worry).unwrap();
    worry.id
}

/// Something that may come later, something seen otherwise, and someone else who pays.
fn eased(db: &work::Db, system: &Actor, tenancy: TenancyId) -> (DeferralId, DisputeId, PayerId) {
    let org = system.org;
    let deferral = NewDeferral {
        id: DeferralId::derived(org, "recht"),
        about: About::Month(Month::new(2026, 9)),
        amount: Some(Cents(100)),
        until: today().plus(7),
        words: String::new(),
    };
    work::deferral::give(db, system, at(today()), tenancy, &deferral).unwrap();
    let dispute = NewDispute {
        id: DisputeId::derived(org, "recht"),
        says: Recognition::Partly,
        about: Some(About::Month(Month::new(2026, 8))),
        amount: Some(Cents(100)),
        words: String::new(),
        payment: None,
        raised_on: None,
        answerer: UserId::derived(org, "noor"),
        answer_by: today().plus(7),
    };
    work::dispute::hear(db, system, at(today()), tenancy, &dispute).unwrap();
    let payer = NewPayer {
        id: PayerId::derived(org, "recht"),
        kind: PayerKind::Family,
        name: "Oma".to_owned(),
        reach: String::new(),
        pays: Pays::Rent,
        from: today(),
        until: None,
        how_to_stop: "Bel ons.".to_owned(),
    };
    work::payer::begin(db, system, at(today()), tenancy, &payer).unwrap();
    (deferral.id, dispute.id, payer.id)
}

/// An agreement with a municipality, two tenancies that may be signalled, and a file about one of them.
fn signalled(world: &World, org: OrgNo) -> (SignalFileId, SignalId) {
    let (db, system) = (&world.db, Actor::system(org));
    let column = Column {
        field: Field::Reference,
        title: "kenmerk".to_owned(),
    };
    let rivierstad = Agreement {
        code: "rivierstad".to_owned(),
        version: 0,
        name: "Rivierstad".to_owned(),
        towns: vec!["Rivierstad".to_owned()],
        signed_on: today().plus(-300),
        until: None,
        min_days: 30,
        max_days: None,
        least: Cents::ZERO,
        least_items: 0,
        delivery_day: None,
        columns: vec![column],
        format: Format::Csv,
    };
    work::signal::agree(db, &system, at(today()), &rivierstad, 0).unwrap();
    let contract = Contract {
        code: "av".to_owned(),
        version: 0,
        name: "Voorwaarden".to_owned(),
        from: today(),
        until: None,
    };
    work::fair_terms::write_contract(db, &system, at(today()), &contract, 0).unwrap();
    let find = |reference| work::case_file::by_reference(db, &system, reference).unwrap();
    for tenancy in [find("DL100009"), find("DL100010")] {
        for kind in [ProofKind::DebtHelp, ProofKind::Offer] {
            let proof = NewProof {
                id: ProofId::derived(org, &format!("signal:{tenancy}:{}", kind.code())),
                kind,
                on: Some(today().plus(-60)),
                contact: None,
                words: String::new(),
                day_part: None,
            };
            work::proof::write_down(db, &system, at(today()), tenancy, &proof).unwrap();
        }
    }
    let pick = Pick {
        tenancy: find("DL100010"),
        crisis: false,
    };
    let made = work::signal::make_file(db, &system, at(today()), "rivierstad", &[pick]).unwrap();
    let sent = work::signal::overview(db, &system, at(today())).unwrap().sent;
    (made.file.id, sent.first().unwrap().signal.id)
}

/// A statement of an account that only this association has; `round` makes its one receipt another one.
fn with_account(file: Vec<u8>, association: i32, round: i32) -> Vec<u8> {
    let text = String::from_utf8(file).unwrap();
    text.replace("NL12DEMO0000000001", &format!("NL12DEMO000000000{association}"))
        .replace("X1", &format!("X{round}"))
        .into_bytes()
}

fn receipt_of(world: &World, association: i32) -> BankKey {
    let system = Actor::system(OrgNo(association));
    let bytes = with_account(camt("Onbekend", "geen idee"), association, 1);
    let open = || -> std::io::Result<Box<dyn std::io::BufRead>> {
        Ok(Box::new(BufReader::new(Cursor::new(bytes.clone()))))
    };
    let file = StatementFile {
        name: "een.xml",
        open: &open,
    };
    work::statement::receive(&world.db, &system, at(today()), &file, &|_| {}).unwrap();
    let waiting = work::desk::waiting(&world.db, &system, None, 10).unwrap();
    waiting.first().unwrap().row.bank_key()
}

/// The names in an address that stand for a thing of an association.
fn ids_in(path: &str) -> Vec<&str> {
    let names = path
        .split('{')
        .skip(1)
        .map(|rest| rest.split('}').next().unwrap());
    names
        .filter(|name| !["kind", "file", "address", "scene", "link"].contains(name))
        .collect()
}

/// Every way to fill in so many ids.
fn ways(ids: usize) -> Vec<Vec<Whose>> {
    (0..ids).fold(vec![Vec::new()], |ways, _| {
        let longer = |way: &Vec<Whose>, whose| [way.as_slice(), &[whose]].concat();
        ways.iter()
            .flat_map(|way| [Whose::Ours, Whose::Theirs, Whose::Nobodys].map(|whose| longer(way, whose)))
            .collect()
    })
}

/// An answer without the address that was asked for: what is left must not tell theirs from nobody's.
fn told(answer: &Answer, address: &str) -> (StatusCode, String, String) {
    let without = |text: &str| text.replace(address, "…");
    (answer.status, without(&answer.location), without(&answer.text))
}

fn acts_of(role: &str) -> &'static [Act] {
    let found = work::ROLES.iter().find(|(code, _)| *code == role);
    found.map_or(&[], |(_, acts)| *acts)
}

fn mark(before: &[(String, String)], after: &[(String, String)]) -> &'static str {
    let changed: Vec<&str> = before
        .iter()
        .zip(after)
        .filter(|(a, b)| a != b)
        .map(|(a, _)| a.0.as_str())
        .collect();
    match changed.as_slice() {
        [] => "",
        ["audit"] => "·",
        _ => "+",
    }
}

/// One page in one role: what comes back with our own ids, and with anything of others in it.
async fn cell(
    rig: &mut Rig,
    (login, role): (&str, &str),
    (method, path, opens): &(Method, &str, Opens),
) -> String {
    let world = Arc::clone(&rig.world);
    let person = if login.is_empty() {
        world.nobody()
    } else {
        world.log_in(login).await
    };
    let ids = ids_in(path).len();
    let may = match opens {
        Opens::ToAnyone => true,
        Opens::To(acts) => acts.iter().any(|act| acts_of(role).contains(act)),
    };
    let mut ours = String::new();
    for way in ways(ids) {
        let own = way.iter().all(|whose| *whose == Whose::Ours);
        if own && (*method == Method::POST || ["/k/", "/agenda/"].iter().any(|at| path.starts_with(at))) {
            rig.prepare(path);
            rig.known = None;
        }
        let before = rig.known.take().unwrap_or_else(|| rig.content(DOOR));
        let answer = rig.ask(&person, method, path, &way).await;
        if may && own && *method == Method::POST && answer.location.contains("/bezig/") {
            follow(&person, &answer).await;
        }
        let after = rig.content(DOOR);
        let here = format!(
            "{role}: {method} {path} {way:?}: {} {}",
            answer.status, answer.location
        );
        if !(may && own) {
            assert_eq!(mark(&before, &after), "", "nothing is written; {here}");
        }
        if !may && login.is_empty() && path.starts_with("/vera/") {
            assert_eq!(
                answer.status,
                StatusCode::UNAUTHORIZED,
                "a program goes to no door; {here}"
            );
        } else if !may && login.is_empty() {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{here}");
            assert!(answer.location.starts_with("/inloggen"), "{here}");
        } else if !may {
            // Who has no list of their own arrives at the settings instead, or at the worries.
            let arrives = *path == "/vandaag" && ["/beheer", "/zorgen"].contains(&answer.location.as_str());
            assert!(arrives || answer.status == StatusCode::FORBIDDEN, "{here}");
        } else if !own {
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{here}");
            let unknown: Vec<Whose> = way
                .iter()
                .map(|w| if *w == Whose::Theirs { Whose::Nobodys } else { *w })
                .collect();
            let other = rig.ask(&person, method, path, &unknown).await;
            let asked = told(&answer, &rig.address(path, &way));
            let instead = told(&other, &rig.address(path, &unknown));
            assert_eq!(asked, instead, "theirs cannot be told from nobody's; {here}");
        } else {
            assert!(answer.status.as_u16() < 400, "{here}: {}", answer.text);
            let lasting = mark(&before, &after) == "+";
            assert!(
                !(lasting && *method == Method::GET),
                "looking changes nothing; {here}"
            );
        }
        if own {
            ours = format!("{}{}", answer.status.as_u16(), mark(&before, &after));
        }
        rig.known = Some(after);
    }
    ours
}

#[tokio::test(flavor = "multi_thread")]
async fn r23_every_page_in_every_role_with_our_ids_and_theirs() {
    let mut rig = Rig::new().await;
    let mut text = "What each role gets on each page with the ids of its own association. 403: the role does not open it. \
        303 in the column `nobody`: to the door; 401: a program without its key.\n+ something lasting was written, · the look was noted in the trail.\n\
        With an id of another association every page that opens answers 404, as with an id that does not exist, and \
        writes nothing: the test asserts it for each cell.\n\n"
        .to_owned();
    write!(text, "{:<6}{:<46}", "", "").unwrap();
    for (_, role) in PEOPLE {
        write!(text, "{role:<16}").unwrap();
    }
    text.push('\n');
    for room in &web::table() {
        write!(text, "{:<6}{:<46}", room.0.as_str(), room.1).unwrap();
        let mut wrote = false;
        for person in PEOPLE {
            let cell = cell(&mut rig, person, room).await;
            wrote |= cell.ends_with('+');
            write!(text, "{cell:<16}").unwrap();
        }
        text.push('\n');
        let acts = matches!(room.2, Opens::To(_)) && room.0 == Method::POST;
        assert!(
            !acts || wrote,
            "nobody could do {} {}: its form in this test is wrong",
            room.0,
            room.1
        );
    }
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    insta::assert_snapshot!("rights", lines.join("\n"));
}

/// What a request from somewhere else carries, in browsers of today and of some years ago.
const ELSEWHERE: [&[(&str, &str)]; 5] = [
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site")],
    &[("host", "linde.example"), ("origin", "https://evil.example")],
    &[("host", "linde.example"), ("origin", "null")],
    &[
        ("host", "linde.example"),
        ("origin", "https://evil.example"),
        ("sec-fetch-site", "cross-site"),
    ],
];

#[tokio::test(flavor = "multi_thread")]
async fn r25_a_form_from_another_site_does_nothing() {
    let mut rig = Rig::new().await;
    let world = Arc::clone(&rig.world);
    let table = web::table();
    let posts: Vec<_> = table
        .iter()
        .filter(|(method, ..)| *method == Method::POST)
        .collect();
    assert!(
        table
            .iter()
            .all(|(method, ..)| *method == Method::GET || *method == Method::POST)
    );
    assert!(posts.len() >= 10);
    for (method, path, opens) in posts {
        let may = |login: &str| match opens {
            Opens::ToAnyone => true,
            Opens::To(acts) => PEOPLE
                .iter()
                .any(|(l, role)| *l == login && acts.iter().any(|act| acts_of(role).contains(act))),
        };
        let login = ["judith", "femke", "ineke"]
            .into_iter()
            .find(|login| may(login))
            .unwrap();
        let person = world.log_in(login).await;
        rig.prepare(path);
        let whose = vec![Whose::Ours; ids_in(path).len()];
        let address = rig.address(path, &whose);
        for headers in ELSEWHERE {
            let (kind, body) = rig.form(path);
            let before = rig.content(&[]);
            let answer = person
                .ask_with(method.clone(), &address, headers, Some(kind), Body::from(body))
                .await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {headers:?}");
            assert_eq!(rig.content(&[]), before, "{path} {headers:?}");
        }
        // The same form from the page itself is taken: what is refused above is refused for where it came from.
        let (kind, body) = rig.form(path);
        let ours = [("host", "linde.example"), ("origin", "https://linde.example")];
        let answer = person
            .ask_with(method.clone(), &address, &ours, Some(kind), Body::from(body))
            .await;
        // Only what is shown once, and what a phone asks, has no page of its own to go on to.
        let answers = [
            "/bezoeken/agenda",
            "/bezoek/feiten",
            "/bezoek/ingesproken",
            "/bezoek/toestel",
            "/beheer/programmas",
        ]
        .contains(path);
        // Whoever was not let in on an own page gets the door again.
        let door = path.starts_with("/k/{link}/");
        let taken = if answers || door || path.ends_with("{user}/wachtwoord") {
            StatusCode::OK
        } else {
            StatusCode::SEE_OTHER
        };
        assert_eq!(answer.status, taken, "{path}: {}", answer.text);
        if answer.location.contains("/bezig/") {
            follow(&person, &answer).await;
        }
    }
}

/// Forms about a tenant that look at their own free words, beside those of [`web::written`]; and those without any.
const LOOK_THEMSELVES: [&str; 6] = [
    "/huurders/{tenancy}/anders",
    "/huurders/{tenancy}/contact",
    "/huurders/{tenancy}/verhaal",
    "/huurders/{tenancy}/plan",
    "/huurders/{tenancy}/pauze",
    "/zorgen/{tenancy}",
];
const NOTHING_FREE: [&str; 20] = [
    "/huurders/{tenancy}/coach",
    "/huurders/{tenancy}/hulp",
    "/huurders/{tenancy}/hulp/{referral}",
    "/huurders/{tenancy}/eigen-pagina",
    "/huurders/{tenancy}/eigen-pagina/stop",
    "/huurders/{tenancy}/vast-contact",
    "/huurders/{tenancy}/uit-handen",
    "/vanzelf/{tenancy}/{entry}",
    "/huurders/{tenancy}/afspraken/{agreement}",
    "/huurders/{tenancy}/verwacht",
    "/huurders/{tenancy}/pauze/{pause}",
    "/huurders/{tenancy}/plan/{plan}",
    "/huurders/{tenancy}/uitstel/{deferral}",
    "/huurders/{tenancy}/betaler/{payer}",
    "/huurders/{tenancy}/saldo/{debt_help}",
    "/huurders/{tenancy}/maatregel",
    "/huurders/{tenancy}/oorzaak",
    "/huurders/{tenancy}/berichten/{message}",
    "/huurders/{tenancy}/netwerk",
    "/bank/ontvangst/{receipt}/koppel/{tenancy}",
];

#[test]
fn s3_8_every_form_about_a_tenant_says_where_people_write_freely() {
    let written: Vec<&str> = web::written().into_iter().map(|(path, _)| path).collect();
    let about_a_tenant = |path: &&str| path.contains("{tenancy}") || path.contains("{visit}");
    let table = web::table();
    let posts = table.iter().filter(|(method, ..)| *method == Method::POST);
    for path in posts.map(|(_, path, _)| *path).filter(about_a_tenant) {
        let said = [
            written.contains(&path),
            LOOK_THEMSELVES.contains(&path),
            NOTHING_FREE.contains(&path),
        ];
        let times = said.iter().filter(|s| **s).count();
        assert_eq!(
            times, 1,
            "{path}: say in its room or here where people write freely"
        );
    }
}

/// Words about health get a hint, a BSN is refused, and nothing is kept before somebody looked (S3.8, S4.28, law.md §8).
#[tokio::test(flavor = "multi_thread")]
async fn s3_8_every_free_field_of_every_form_is_looked_at() {
    let mut rig = Rig::new().await;
    let world = Arc::clone(&rig.world);
    let table = web::table();
    for (path, fields) in web::written() {
        let (_, _, opens) = table
            .iter()
            .find(|(method, p, _)| *p == path && *method == Method::POST)
            .unwrap();
        let login = ["judith", "bas"]
            .into_iter()
            .find(|login| {
                let (_, role) = PEOPLE.iter().find(|(l, _)| l == login).unwrap();
                matches!(opens, Opens::To(acts) if acts.iter().any(|act| acts_of(role).contains(act)))
            })
            .unwrap();
        let person = world.log_in(login).await;
        rig.prepare(path);
        let address = rig.address(path, &vec![Whose::Ours; ids_in(path).len()]);
        for field in fields {
            let field = field.replace('*', &rig.ours.proof);
            for (words, told) in [
                (
                    "De+huurder+is+depressief.",
                    "class=\"utrecht-form-field-error-message\"",
                ),
                ("Nummer+123456782", "een nummer dat op een BSN lijkt"),
            ] {
                let (kind, body) = rig.form(path);
                let body = format!("{}&{field}={words}", String::from_utf8(body).unwrap());
                let before = rig.content(&[]);
                let answer = person
                    .ask_with(Method::POST, &address, &[], Some(kind), Body::from(body))
                    .await;
                let here = format!("{path} {field} {words}");
                assert_eq!(
                    answer.status,
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "{here}: {}",
                    answer.text
                );
                assert!(answer.text.contains(told), "{here}: {}", answer.text);
                assert_eq!(rig.content(&[]), before, "{here}: nothing is kept");
            }
            // With the reason they stay, and the trail says that they do, without the words.
            let (kind, body) = rig.form(path);
            let body = String::from_utf8(body).unwrap();
            let body = format!("{body}&{field}=De+huurder+is+depressief.&toch=Zo+zei+de+huurder+het.");
            let answer = person
                .ask_with(Method::POST, &address, &[], Some(kind), Body::from(body))
                .await;
            assert!(
                !answer.text.contains("Kijk nog even naar je woorden"),
                "{path} {field}"
            );
        }
    }
}

#[test]
fn r23_no_page_comes_into_the_router_past_the_table() {
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().unwrap() != "room.rs" {
                let text = std::fs::read_to_string(&path).unwrap();
                for way in [".route(", ".route_service(", ".nest(", ".nest_service("] {
                    assert!(!text.contains(way), "{} uses {way}", path.display());
                }
            }
        }
    }
}

#[test]
fn every_role_is_asked_and_every_act_has_somebody() {
    for (role, _) in work::ROLES {
        assert!(PEOPLE.iter().any(|(_, asked)| *asked == role), "{role}");
    }
    for act in Act::ALL {
        assert!(
            work::ROLES.iter().any(|(_, acts)| acts.contains(act)),
            "{}",
            act.code()
        );
    }
}

/// The key that stands on the page where it was made.
fn key_on(page: &str) -> String {
    let (_, rest) = page.split_once("kt-secret\">").unwrap();
    rest.split('<').next().unwrap().to_owned()
}

/// Asks as another program does: with a key, or without one, and no log-in.
async fn as_program(world: &World, path: &str, key: Option<&str>) -> Answer {
    let mut headers = vec![
        ("accept", "application/json"),
        ("x-parameters-aantalperpagina", "5"),
    ];
    headers.extend(key.map(|key| ("x-api-key", key)));
    let nobody = world.nobody();
    nobody
        .ask_with(Method::GET, path, &headers, None, Body::empty())
        .await
}

/// VERA `ApiKeyAuth`: a key opens one thing of one association, until it is ended, and each reading is in the trail.
#[tokio::test(flavor = "multi_thread")]
async fn a_program_reads_with_its_key_what_is_handed_over_and_nothing_else() {
    const LIST: &str = "/vera/inc/externe-incassos";
    let rig = Rig::new().await;
    let world = &rig.world;
    let femke = world.log_in("femke").await;
    let id = Uuid::from_u128(0xF00);
    for bad in [
        "naam=+&gegeven=external_collections",
        "naam=Portaal&gegeven=alles",
    ] {
        let refused = femke.post("/beheer/programmas", &format!("id={id}&{bad}")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let form = format!("id={id}&naam=Portaal+van+Bakker&gegeven=external_collections");
    let made = femke.post("/beheer/programmas", &form).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text);
    let key = key_on(&made.text);
    let twice = femke.post("/beheer/programmas", &form).await;
    assert_eq!(
        twice.status,
        StatusCode::SEE_OTHER,
        "the same form makes no second key"
    );
    let page = femke.get("/beheer/programmas").await;
    assert!(
        page.text.contains("Portaal van Bakker") && !page.text.contains(&key),
        "shown once"
    );

    let read = as_program(world, LIST, Some(&key)).await;
    assert_eq!(read.status, StatusCode::OK, "{}", read.text);
    let cases: serde_json::Value = serde_json::from_str(&read.text).unwrap();
    let cases = cases.as_array().unwrap();
    assert!(cases.iter().any(|c| c["id"] == rig.ours.hand_over.as_str()));
    assert!(cases.iter().all(|c| c["id"] != rig.theirs.hand_over.as_str()));
    let count = |name: &str| read.headers.get(name).unwrap().to_str().unwrap().to_owned();
    assert_eq!(count("x-parameters-aantal"), cases.len().to_string());
    assert_eq!(
        (
            count("x-parameters-pagina"),
            count("x-parameters-aantalperpagina")
        ),
        ("1".into(), "5".into())
    );
    let one = as_program(world, &format!("{LIST}/{}", rig.ours.hand_over), Some(&key)).await;
    assert_eq!(one.status, StatusCode::OK);
    let theirs = as_program(world, &format!("{LIST}/{}", rig.theirs.hand_over), Some(&key)).await;
    assert_eq!(theirs.status, StatusCode::NOT_FOUND);
    assert!(
        theirs.text.contains("omschrijving"),
        "a fault as the standard has it: {}",
        theirs.text
    );

    // The key opens nothing else, and nothing opens without one.
    for path in [
        "/incassopartijen",
        "/incassopartijen/externe-incassos.json",
        "/overdrachten",
        "/beheer/programmas",
    ] {
        assert_eq!(
            as_program(world, path, Some(&key)).await.status,
            StatusCode::SEE_OTHER,
            "{path}"
        );
    }
    let swapped = key.replacen("1-", "2-", 1);
    for wrong in [
        None,
        Some("1-00000000000000000000000000000000"),
        Some("x"),
        Some(""),
        Some(swapped.as_str()),
    ] {
        let refused = as_program(world, LIST, wrong).await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{wrong:?}");
        assert!(refused.text.contains("X-API-KEY"), "{}", refused.text);
    }
    assert_eq!(
        as_program(world, "/vera/inc/ping", None).await.status,
        StatusCode::OK
    );

    let trail = world.log_in("ineke").await.get("/beheer/inzage").await.text;
    assert!(
        trail.contains("Portaal van Bakker") && trail.contains("las wat uit handen is gegeven"),
        "{trail}"
    );
    assert!(trail.contains("maakte een sleutel voor een ander programma"));

    let ended = femke.post(&format!("/beheer/programmas/{id}/einde"), "").await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
    assert_eq!(
        as_program(world, LIST, Some(&key)).await.status,
        StatusCode::UNAUTHORIZED
    );
    assert!(
        femke
            .get("/beheer/programmas")
            .await
            .text
            .contains("Ingetrokken op")
    );
}

/// By hand, as one file: ours and nobody else's.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_handed_over_is_taken_as_one_file() {
    let rig = Rig::new().await;
    let saskia = rig.world.log_in("saskia").await;
    let file = saskia.get("/incassopartijen/externe-incassos.json").await;
    let name = file.headers.get("content-disposition").unwrap().to_str().unwrap();
    assert_eq!(name, "attachment; filename=\"externe-incassos.json\"");
    assert!(file.text.contains(&rig.ours.hand_over) && !file.text.contains(&rig.theirs.hand_over));
}
