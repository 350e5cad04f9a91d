//! The register of unfair terms: which clauses on costs, interest and rent increase stand in which version of the contract,
//! who looked at them, and which tenancy is of which version. Nothing is claimed on a clause that was struck out.

use crate::actor::{Act, Actor, At};
use crate::case_file::{self, CaseFile};
use crate::record::check_text;
use crate::{Error, Refusal, audit};
use domain::fair_terms::{BadTerms, Clause, ClauseKind, Contract, ContractLink, Standing, clauses_of};
use domain::ids::TenancyId;
use serde_json::json;
use store::Db;
use store::db::{Moment, Tx};

/// A contract with the last look at each of its clauses.
#[derive(Clone, Debug)]
pub struct Line {
    /// The newest version of it.
    pub contract: Contract,
    /// The last look at each clause that was written down.
    pub clauses: Vec<Clause>,
    /// Earlier looks, newest first.
    pub earlier: Vec<Clause>,
}

impl Line {
    /// How a clause stands; unknown when nobody wrote anything down.
    pub fn standing(&self, kind: ClauseKind) -> Standing {
        self.clause(kind).map_or(Standing::Unknown, |c| c.standing)
    }

    /// What is known of a clause.
    pub fn clause(&self, kind: ClauseKind) -> Option<&Clause> {
        self.clauses.iter().find(|c| c.kind == kind)
    }
}

/// The whole register.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// The contracts, by first day.
    pub lines: Vec<Line>,
    /// Tenancies linked by hand: which, contract number, and the contract's short name.
    pub linked: Vec<(TenancyId, String, String)>,
}

/// The newest version of each contract, by first day.
pub(crate) fn contracts(tx: &mut Tx<'_>, scope: &store::Scope) -> Result<Vec<Contract>, Error> {
    let mut newest: Vec<Contract> = Vec::new();
    for contract in store::fair_terms::contracts(tx, scope)? {
        newest.retain(|held| held.code != contract.code);
        newest.push(contract);
    }
    newest.sort_by(|a, b| (a.from, &a.code).cmp(&(b.from, &b.code)));
    Ok(newest)
}

/// The register, for whoever keeps the law here.
pub fn register(db: &Db, actor: &Actor) -> Result<Register, Error> {
    actor.may(Act::KeepLaw)?;
    let scope = actor.scope();
    let links = case_file::help_of_all::<ContractLink>(db, actor)?;
    db.read(|tx| {
        let all = store::fair_terms::clauses(tx, &scope)?;
        let line = |contract: Contract| {
            let clauses = clauses_of(&all, &contract.code);
            let mut earlier: Vec<Clause> = all
                .iter()
                .filter(|c| c.contract == contract.code)
                .cloned()
                .collect();
            earlier.retain(|c| !clauses.contains(c));
            earlier.sort_by_key(|c| std::cmp::Reverse((c.made_on, c.version)));
            Line {
                contract,
                clauses,
                earlier,
            }
        };
        let lines = contracts(tx, &scope)?.into_iter().map(line).collect();
        let mut linked = Vec::new();
        for (tenancy, links) in links {
            let last = links.iter().max_by_key(|l| l.version);
            let Some(last) = last.filter(|l| !l.contract.is_empty()) else {
                continue;
            };
            if let Some(heading) = store::tenancy::heading(tx, &scope, tenancy)? {
                linked.push((tenancy, heading.reference, last.contract.clone()));
            }
        }
        Ok(Register { lines, linked })
    })
}

/// Writes down a version of the rent contract; a change is a new version of the fact. `seen` is the version that was on the
/// page, 0 for a new one. The same again writes nothing.
pub fn write_contract(db: &Db, actor: &Actor, at: At, new: &Contract, seen: i32) -> Result<(), Error> {
    actor.may(Act::KeepLaw)?;
    check_text("name", &new.name)?;
    let scope = actor.scope();
    db.write(|tx| {
        let all = contracts(tx, &scope)?;
        new.check(&all).map_err(Refusal::Terms)?;
        let held = all.iter().find(|held| held.code == new.code);
        let version = held.map_or(0, |held| held.version);
        let next = Contract {
            version: version + 1,
            ..new.clone()
        };
        if held.is_some_and(|held| Contract { version: next.version, ..held.clone() } == next) {
            return Ok(());
        }
        let added = version == seen
            && store::fair_terms::add_contract(tx, &scope, &next, (at.today, actor.user), Moment(at.now))? == 1;
        if !added {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let details = json!({"version": next.version, "from": next.from.to_string(), "until": next.until.map(|d| d.to_string())});
        audit::note(tx, actor, at, "write_contract", &next.code, None, "", &details)
    })
}

/// Writes down a look at a clause. `version` of it is the one that was on the page. The same again writes nothing.
pub fn write_clause(db: &Db, actor: &Actor, at: At, new: &Clause) -> Result<(), Error> {
    actor.may(Act::KeepLaw)?;
    for (field, text) in [("words", &new.words), ("who", &new.who), ("source", &new.source)] {
        check_text(field, text)?;
    }
    new.check(at.today).map_err(Refusal::Terms)?;
    let scope = actor.scope();
    db.write(|tx| {
        if !contracts(tx, &scope)?.iter().any(|c| c.code == new.contract) {
            return Err(Refusal::Terms(BadTerms::NoSuchContract(new.contract.clone())).into());
        }
        let held = clauses_of(&store::fair_terms::clauses(tx, &scope)?, &new.contract);
        let held = held.iter().find(|c| c.kind == new.kind);
        let version = held.map_or(0, |held| held.version);
        let next = Clause {
            version: version + 1,
            by: actor.user,
            made_on: at.today,
            ..new.clone()
        };
        let as_held = |held: &Clause| Clause {
            version: next.version,
            by: next.by,
            made_on: next.made_on,
            ..held.clone()
        };
        if held.is_some_and(|held| as_held(held) == next) {
            return Ok(());
        }
        let added =
            version == new.version && store::fair_terms::add_clause(tx, &scope, &next, Moment(at.now))? == 1;
        if !added {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        let details =
            json!({"clause": next.kind.code(), "standing": next.standing.code(), "version": next.version});
        audit::note(tx, actor, at, "write_clause", &next.contract, None, "", &details)
    })
}

/// Links a tenancy to a contract; an empty code goes by its first day again.
pub fn link(db: &Db, actor: &Actor, at: At, reference: &str, contract: &str) -> Result<(), Error> {
    actor.may(Act::KeepLaw)?;
    let tenancy = case_file::by_reference(db, actor, reference.trim())?;
    case_file::act(db, actor, at, tenancy, "link_contract", |tx, file| {
        let scope = actor.scope();
        if !contract.is_empty() && !contracts(tx, &scope)?.iter().any(|c| c.code == contract) {
            return Err(Refusal::Terms(BadTerms::NoSuchContract(contract.to_owned())).into());
        }
        let last = file.contract_links.iter().max_by_key(|l| l.version);
        if last.map_or("", |l| l.contract.as_str()) == contract {
            return Ok(None);
        }
        let link = ContractLink {
            version: last.map_or(0, |l| l.version) + 1,
            contract: contract.to_owned(),
            by: actor.user,
            learned_on: at.today,
        };
        if store::help::add(tx, &scope, [(tenancy, &link)], Moment(at.now))? == 0 {
            return Err(Refusal::ChangedMeanwhile.into());
        }
        Ok(Some(json!({"contract": contract})))
    })
}

/// Refuses a claim that rests on a clause that was struck out in this tenancy's contract.
pub fn may_claim(file: &CaseFile, kind: ClauseKind) -> Result<(), Refusal> {
    domain::fair_terms::struck(&file.clauses, kind).map_or(Ok(()), |clause| {
        Err(Refusal::Struck {
            kind,
            contract: file
                .contract
                .as_ref()
                .map_or_else(String::new, |c| c.name.clone()),
            words: clause.words.clone(),
        })
    })
}
