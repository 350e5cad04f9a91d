//! Finding a tenancy by any beginning of a name, street, house number, postcode or reference.
//!
//! The words by which a tenancy is found are kept in `search_word`, one row per word, folded by [`fold`](domain::folding::fold).
//! `tenancy.folded` remembers which words those are, so that a change touches only what differs.

use crate::db::{Error, Row, Table, Tx, WriteTx};
use crate::scope::{Scope, Span};
use crate::statements;
use crate::tenancy::{Heading, read_heading};
use domain::calendar::Day;
use domain::folding::fold;
use domain::ids::TenancyId;
use domain::tenancy::Role;
use std::collections::{BTreeSet, HashSet};

/// Tenancies that are looked at for one search at most.
const LOOKED_AT: i64 = 20_000;
/// Tenancies that are refreshed together.
const CHUNK: i64 = 4_000;

statements! { ALL:
    FIND = "SELECT t.id, t.reference, t.names, t.address, t.starts_on, t.ends_on, t.folded
        FROM search_word w JOIN tenancy t ON t.org = w.org AND t.id = w.tenancy
        WHERE w.org = $1 AND w.word >= $2 AND w.word < $3 ORDER BY w.word, w.tenancy LIMIT $4";
    HOMES = "SELECT t.id, t.reference, t.payment_reference, t.folded, t.names, t.address,
        d.reference, d.street, d.house_number, d.postcode, d.town
        FROM tenancy t LEFT JOIN dwelling d ON d.org = t.org AND d.id = t.dwelling
        WHERE t.org = $1 AND t.id BETWEEN $2 AND $3 ORDER BY t.id LIMIT $4";
    PEOPLE = "SELECT m.tenancy, m.role, m.valid_until, p.first_name, p.initials, p.infix, p.surname,
        p.preferred_name, p.reference
        FROM member m JOIN person p ON p.org = m.org AND p.id = m.person
        WHERE m.org = $1 AND m.tenancy BETWEEN $2 AND $3
        ORDER BY m.tenancy, m.valid_from, m.role, m.person";
}

pub(crate) static SEARCH_WORD: Table = Table::new("search_word", 3, &["org", "word", "tenancy"]);
pub(crate) static SHOWN: Table = Table::new("tenancy", 2, &["org", "id", "folded", "names", "address"]);

/// The folded words of a text. A postcode written in two parts is one word.
fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut words: Vec<String> = Vec::new();
    for word in folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
    {
        let letters = word.len() == 2 && word.bytes().all(|b| b.is_ascii_lowercase());
        match words.last_mut() {
            Some(last) if letters && last.len() == 4 && last.bytes().all(|b| b.is_ascii_digit()) => {
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// Tenancies of which every word in `query` begins some word; at most `limit`, by name.
pub fn find(tx: &mut Tx<'_>, scope: &Scope, query: &str, limit: usize) -> Result<Vec<Heading>, Error> {
    let wanted = words(query);
    // The longest word leads: it is in the fewest tenancies. The others are looked up in the words of each.
    let Some(leader) = wanted.iter().max_by_key(|w| w.len()) else {
        return Ok(Vec::new());
    };
    let end = format!("{leader}\u{10ffff}");
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    let places = [scope.into(), leader.into(), (&end).into(), LOOKED_AT.into()];
    tx.each(&FIND, &places, |row| {
        if found.len() >= limit {
            return Ok(());
        }
        let folded: &str = row.get(6)?;
        let fits = wanted
            .iter()
            .all(|w| folded.split(' ').any(|own| own.starts_with(w.as_str())));
        let tenancy: TenancyId = row.get(0)?;
        if fits && seen.insert(tenancy) {
            found.push(read_heading(row, 0)?);
        }
        Ok(())
    })?;
    found.sort_by(|a, b| (&a.names, &a.address, a.start).cmp(&(&b.names, &b.address, b.start)));
    Ok(found)
}

/// How one tenancy is found and shown, gathered anew.
struct Shown {
    tenancy: TenancyId,
    folded_before: String,
    before: (String, String),
    words: BTreeSet<String>,
    address: String,
    tenants: Vec<(Option<Day>, String)>,
}

impl Shown {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let text = |i| row.get::<Option<String>>(i).map(Option::unwrap_or_default);
        let (reference, unit) = (text(1)?, text(6)?);
        let (street, number, postcode, town) = (text(7)?, text(8)?, text(9)?, text(10)?);
        let mut shown = Self {
            tenancy: row.get(0)?,
            folded_before: text(3)?,
            before: (text(4)?, text(5)?),
            words: BTreeSet::new(),
            address: format!("{street} {number}, {postcode} {town}")
                .trim_matches([' ', ','])
                .to_owned(),
            tenants: Vec::new(),
        };
        for plain in [&street, &number, &postcode, &town] {
            shown.words.extend(words(plain));
        }
        for reference in [reference, unit, text(2)?] {
            shown.add_reference(&reference);
        }
        Ok(shown)
    }

    /// A reference is found by its parts and as one word without marks.
    fn add_reference(&mut self, reference: &str) {
        let parts = words(reference);
        if parts.len() > 1 {
            self.words.insert(parts.concat());
        }
        self.words.extend(parts);
    }

    fn add_person(&mut self, row: &Row<'_>) -> Result<(), Error> {
        let role = row.coded(1, Role::from_code)?;
        let [first, initials, infix, surname] = [
            row.get::<&str>(3)?,
            row.get::<&str>(4)?,
            row.get::<&str>(5)?,
            row.get::<&str>(6)?,
        ];
        for name in [
            first,
            infix,
            surname,
            row.get::<Option<&str>>(7)?.unwrap_or_default(),
        ] {
            self.words.extend(words(name));
        }
        self.add_reference(row.get(8)?);
        if matches!(role, Role::Tenant | Role::CoTenant) {
            let first = if first.is_empty() { initials } else { first };
            let name: Vec<_> = [first, infix, surname]
                .into_iter()
                .filter(|n| !n.is_empty())
                .collect();
            self.tenants.push((row.get(2)?, name.join(" ")));
        }
        Ok(())
    }

    fn folded(&self) -> String {
        self.words
            .iter()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Who lives there now, or who left last.
    fn names(&self) -> String {
        let rank = |until: Option<Day>| until.map_or(i32::MAX, |d| d.0);
        let last = self.tenants.iter().map(|t| rank(t.0)).max();
        let mut names: Vec<&str> = Vec::new();
        for (until, name) in &self.tenants {
            if Some(rank(*until)) == last && !names.contains(&name.as_str()) {
                names.push(name);
            }
        }
        names.join(", ")
    }

    fn words_before(&self) -> HashSet<&str> {
        self.folded_before.split(' ').filter(|w| !w.is_empty()).collect()
    }
}

/// Brings search words, names and addresses of a span of tenancies up to date. Safe to repeat.
pub fn refresh(tx: &mut WriteTx<'_>, scope: &Scope, span: Span) -> Result<(), Error> {
    let mut rest = Some(span);
    while let Some(span) = rest {
        let shown = gather(tx, scope, span)?;
        rest = shown.last().and_then(|s| span.after(s.tenancy));
        write(tx, scope, &shown)?;
    }
    Ok(())
}

fn gather(tx: &mut Tx<'_>, scope: &Scope, span: Span) -> Result<Vec<Shown>, Error> {
    let places = [scope.into(), span.from.into(), span.until.into(), CHUNK.into()];
    let mut shown = tx.all(&HOMES, &places, Shown::read)?;
    let (Some(first), Some(last)) = (shown.first(), shown.last()) else {
        return Ok(shown);
    };
    let places = [scope.into(), first.tenancy.into(), last.tenancy.into()];
    let mut at = 0;
    tx.each(&PEOPLE, &places, |row| {
        let tenancy: TenancyId = row.get(0)?;
        while shown.get(at).is_some_and(|s| s.tenancy < tenancy) {
            at += 1;
        }
        match shown.get_mut(at) {
            Some(s) if s.tenancy == tenancy => s.add_person(row),
            _ => Ok(()),
        }
    })?;
    Ok(shown)
}

fn write(tx: &mut WriteTx<'_>, scope: &Scope, shown: &[Shown]) -> Result<(), Error> {
    let mut gone = Vec::new();
    let mut new = Vec::new();
    for s in shown {
        let before = s.words_before();
        new.extend(
            s.words
                .iter()
                .filter(|w| !before.contains(w.as_str()))
                .map(|w| (w.as_str(), s.tenancy)),
        );
        gone.extend(
            before
                .iter()
                .filter(|w| !s.words.contains(**w))
                .map(|w| (*w, s.tenancy)),
        );
    }
    // In the order of the key, so that pages are filled one after the other.
    new.sort_unstable();
    gone.sort_unstable();
    tx.remove(&SEARCH_WORD, |rows| {
        gone.iter()
            .try_for_each(|(w, t)| rows.row(&[scope.into(), (*w).into(), t.into()]))
    })?;
    tx.add_missing(&SEARCH_WORD, |rows| {
        new.iter()
            .try_for_each(|(w, t)| rows.row(&[scope.into(), (*w).into(), t.into()]))
    })?;
    tx.change(&SHOWN, |rows| {
        for s in shown {
            let (folded, names) = (s.folded(), s.names());
            if folded != s.folded_before || (&names, &s.address) != (&s.before.0, &s.before.1) {
                rows.row(&[
                    scope.into(),
                    s.tenancy.into(),
                    (&folded).into(),
                    (&names).into(),
                    (&s.address).into(),
                ])?;
            }
        }
        Ok::<_, Error>(())
    })
    .map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_in_two_parts_is_one_word() {
        assert_eq!(
            words("Lindenstraat 12-A, 1011 AB"),
            ["lindenstraat", "12", "a", "1011ab"]
        );
    }
}
