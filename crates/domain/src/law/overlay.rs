//! Laying the association's own rows over the shipped ones.

use super::read::{Faults, put_in_order};
use super::{Law, Row};
use crate::calendar::Day;

impl Law {
    /// This law with the association's own rows on top: what they cover of shipped rows gives way, the rest stays.
    /// Two own rows about the same day, or a gap that own rows leave behind, are refused with both rows named.
    pub fn with(mut self, own: Vec<Row>) -> Result<Self, Faults> {
        let mut faults = Vec::new();
        for row in own {
            let Some(entry) = self.entries.get_mut(&row.parameter) else {
                continue;
            };
            let row = Row {
                article: entry.article.clone(),
                own: true,
                ..row
            };
            entry.rows = entry
                .rows
                .drain(..)
                .flat_map(|old| if old.own { vec![old] } else { cut(old, &row) })
                .collect();
            entry.rows.push(row);
        }
        for entry in self.entries.values_mut() {
            put_in_order(&mut entry.rows, &mut faults);
        }
        if faults.is_empty() {
            Ok(self)
        } else {
            Err(Faults(faults))
        }
    }
}

/// What is left of a row beside another: nothing, one part, or a part on each side.
fn cut(old: Row, new: &Row) -> Vec<Row> {
    let old_last = old.valid_to.unwrap_or(Day(i32::MAX));
    let new_last = new.valid_to.unwrap_or(Day(i32::MAX));
    if new_last < old.valid_from || new.valid_from > old_last {
        return vec![old];
    }
    let mut parts = Vec::new();
    if old.valid_from < new.valid_from {
        parts.push(Row {
            valid_to: Some(new.valid_from.plus(-1)),
            ..old.clone()
        });
    }
    if new_last < old_last {
        parts.push(Row {
            valid_from: new_last.plus(1),
            ..old
        });
    }
    parts
}
