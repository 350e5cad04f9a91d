//! A bank transaction in an address: day, key and account, so that a link keeps its meaning.

use domain::calendar::Day;
use domain::ids::EntryKey;
use std::fmt::{self, Write as _};
use std::str::FromStr;
use work::row::BankKey;

/// The part of an address that names a transaction: `2026-09-01_00f3…_NL91…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ReceiptKey(pub BankKey);

impl fmt::Display for ReceiptKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = &self.0;
        write!(f, "{}_{:016x}_", key.booked_on, key.key.0)?;
        for byte in key.account.bytes() {
            if byte.is_ascii_alphanumeric() {
                f.write_char(char::from(byte))?;
            } else {
                write!(f, "%{byte:02X}")?;
            }
        }
        Ok(())
    }
}

/// Not the name of a transaction.
#[derive(Debug)]
pub(super) struct NoKey;

impl FromStr for ReceiptKey {
    type Err = NoKey;

    /// Reads it after the server has undone the percent signs.
    fn from_str(text: &str) -> Result<Self, NoKey> {
        let mut parts = text.splitn(3, '_');
        let (Some(day), Some(key), Some(account)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(NoKey);
        };
        let booked_on: Day = day.parse().map_err(|_| NoKey)?;
        let key = u64::from_str_radix(key, 16).map_err(|_| NoKey)?;
        Ok(Self(BankKey {
            account: account.to_owned(),
            booked_on,
            key: EntryKey(key),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_comes_back_as_it_went_and_anything_else_is_none() {
        let key = BankKey {
            account: "NL91ABNA0417164300".into(),
            booked_on: Day(20_700),
            key: EntryKey(u64::MAX - 3),
        };
        let text = ReceiptKey(key.clone()).to_string();
        assert_eq!(text.parse::<ReceiptKey>().unwrap().0, key);
        let odd = ReceiptKey(BankKey {
            account: "1/2_?#".into(),
            ..key
        })
        .to_string();
        assert!(odd.ends_with("_1%2F2%5F%3F%23"), "{odd}");
        for text in ["", "_", "2026-02-30_00_x", "2026-09-01_zz_x", "2026-09-01_01"] {
            assert!(text.parse::<ReceiptKey>().is_err(), "{text}");
        }
    }
}
