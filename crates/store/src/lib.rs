//! Storage: SQL and migrations, checked on both engines. It keeps and gives; it decides nothing.
//!
//! [`db`] is the thin room over SQLite and PostgreSQL; [`migration`] makes the tables; every other module is a
//! noun with the reads and writes that work needs. A read or write of an association's data takes a
//! [`Scope`], and every key begins with the association.
//!
//! Writes take a [`WriteTx`](db::WriteTx), so that `work` composes one transaction out of several.

pub mod agreement;
pub mod association;
pub mod audit;
pub mod automatic;
pub mod awake;
pub mod bank;
pub mod batch;
pub mod block;
pub mod booking;
mod case_lead;
pub mod coach;
pub mod contact;
pub mod db;
mod debt_help;
mod deferral;
mod discount;
mod dispute;
pub mod door_wish;
pub mod entry;
pub mod external_collection;
pub mod fair_terms;
pub mod help;
pub mod measure;
pub mod message;
pub mod migration;
pub mod network;
pub mod night;
pub mod outlook;
pub mod own_law;
pub mod own_page;
pub mod own_room;
pub mod partner;
mod pause;
mod payer;
pub mod person;
mod plan;
pub mod portrait;
pub mod program_key;
mod proof;
pub mod referral;
mod request;
mod scope;
pub mod search;
pub mod signal;
mod spared;
pub mod staff;
pub mod statement;
pub mod story;
pub mod tally;
pub mod task;
pub mod tenancy;
#[cfg(feature = "testing")]
pub mod testing;
mod transfer;
pub mod visit;
pub mod voice_note;
mod waiver;
pub mod wording;
pub mod worry;

pub use db::{Db, Error, Moment, Settings, Tx, WriteTx};
pub use scope::{Scope, Span};

/// Every SQL text, for the test that prepares each on both engines.
pub fn every_statement() -> Vec<&'static db::Statement> {
    [
        agreement::ALL,
        association::ALL,
        audit::ALL,
        automatic::ALL,
        awake::ALL,
        bank::ALL,
        batch::ALL,
        block::ALL,
        booking::ALL,
        case_lead::ALL,
        request::ALL,
        coach::ALL,
        contact::ALL,
        debt_help::ALL,
        deferral::ALL,
        discount::ALL,
        dispute::ALL,
        door_wish::ALL,
        entry::ALL,
        external_collection::ALL,
        fair_terms::ALL,
        measure::ALL,
        message::ALL,
        migration::ALL,
        network::ALL,
        night::ALL,
        outlook::ALL,
        own_law::ALL,
        own_page::ALL,
        own_room::ALL,
        partner::ALL,
        pause::ALL,
        payer::ALL,
        person::ALL,
        plan::ALL,
        portrait::ALL,
        program_key::ALL,
        proof::ALL,
        referral::ALL,
        search::ALL,
        signal::ALL,
        spared::ALL,
        staff::ALL,
        statement::ALL,
        story::ALL,
        task::ALL,
        tenancy::ALL,
        transfer::ALL,
        visit::ALL,
        voice_note::ALL,
        waiver::ALL,
        wording::ALL,
        worry::ALL,
    ]
    .concat()
}

/// Every table that rows are written to in bulk, for the same test.
pub fn every_table() -> Vec<&'static db::Table> {
    vec![
        &agreement::AGREEMENT_VERSION,
        &association::ROLE,
        &association::ACT_GIVEN,
        &audit::AUDIT,
        &automatic::AUTOMATIC_BOOKING,
        &awake::AWAKE,
        &bank::BANK_ENTRY,
        &bank::PLACE,
        &batch::BANK_BATCH,
        &block::LEDGER_BLOCK,
        &booking::BOOKING,
        &case_lead::CASE_LEAD,
        &request::REQUEST,
        &coach::COACH_SLOT,
        &contact::CONTACT,
        &debt_help::DEBT_HELP,
        &deferral::DEFERRAL_VERSION,
        &discount::DISCOUNT_VERSION,
        &dispute::DISPUTE_VERSION,
        &entry::ENTRY,
        &entry::DRAWER,
        &external_collection::PARTY,
        &external_collection::HAND_OVER,
        &external_collection::END,
        &fair_terms::CONTRACT,
        &fair_terms::CLAUSE,
        &fair_terms::LINK,
        &measure::TOLD_CAUSE,
        &measure::MEASURE_CHOICE,
        &measure::MEASURE_LOCAL,
        &measure::MEASURE_LEFT_OUT,
        &message::MESSAGE,
        &message::DELIVERY,
        &message::EVENT,
        &network::NETWORK_CONTACT,
        &night::NIGHT,
        &outlook::OUTLOOK,
        &outlook::MILESTONE,
        &own_law::OWN_LAW,
        &own_law::OWN_LAW_UNDONE,
        &own_page::OWN_PAGE_SECRET,
        &own_page::OWN_PAGE_LINK,
        &own_room::PROMPT_OFF,
        &own_room::REFLECTION,
        &partner::PARTNER,
        &partner::PERSON,
        &pause::PAUSE_VERSION,
        &payer::PAYER_VERSION,
        &person::PERSONS,
        &person::DWELLINGS,
        &plan::PLAN_VERSION,
        &program_key::PROGRAM_KEY,
        &program_key::PROGRAM_KEY_END,
        &referral::REFERRAL,
        &proof::PROOF,
        &search::SEARCH_WORD,
        &search::SHOWN,
        &signal::AGREEMENT,
        &signal::SIGNAL,
        &signal::FILE,
        &signal::TOLD,
        &spared::SPARED_INCREASE_VERSION,
        &staff::STAFF,
        &staff::SESSIONS,
        &staff::SESSION_USE,
        &staff::ATTEMPTS,
        &statement::STATEMENT_IMPORT,
        &statement::STATEMENT_HEAD,
        &story::STORY,
        &story::CHOICE,
        &task::TASK,
        &tenancy::TENANCIES,
        &tenancy::MEMBER,
        &tenancy::RENT_COMPONENT,
        &tenancy::DUE_DAY,
        &tenancy::PAYER_IBAN,
        &tenancy::LEARNED_PAYER,
        &transfer::TRANSFER,
        &transfer::DECISION,
        &transfer::STEP,
        &visit::VISIT_ROUND,
        &visit::VISIT_FACT,
        &visit::VISIT_FEED,
        &voice_note::VOICE_NOTE,
        &waiver::WAIVER,
        &waiver::DECISION,
        &wording::FORM,
        &wording::TEMPLATE,
        &wording::FACT,
        &wording::WISHED,
        &worry::WORRY,
        &worry::WORRY_ANSWER,
    ]
}
