//! What must hold for any bytes whatever, shared by the fuzz targets.

use exchange::association::Language;
use exchange::statement::{self, Failure};
use std::convert::Infallible;

/// Reads bytes as a bank statement: no panic, sums that agree, messages of one line.
///
/// # Panics
/// When one of these does not hold: that is the finding.
pub fn check_statement(bytes: &[u8]) {
    let (mut sum, mut entries) = (0_i64, 0_u64);
    let read = statement::read("fuzz", bytes, &mut |entry| {
        sum += entry.amount.0;
        entries += 1;
        assert!(!statement::to_json_line("fuzz", entry).contains('\n'));
        assert!(!entry.account.is_empty() && entry.currency.len() == 3);
        Ok::<(), Infallible>(())
    });
    match read {
        Ok(summary) => {
            assert!(entries > 0 && summary.entries == entries);
            assert_eq!(sum, summary.statements.iter().map(|s| s.sum.0).sum::<i64>());
        }
        Err(Failure::Read(error)) => {
            assert!(error.line > 0 && !error.sentence(Language::Dutch).contains('\n'));
            assert!(!error.to_string().contains('\n'));
        }
        Err(Failure::Sink(never)) => match never {},
    }
}
