//! Which bank wrote an MT940 file.

use std::fmt;

/// The bank whose habits a file follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Not recognised: read by its content.
    #[default]
    Other,
    /// ABN AMRO.
    AbnAmro,
    /// BNG Bank (MT940 structured).
    Bng,
    /// bunq.
    Bunq,
    /// ING.
    Ing,
    /// Knab.
    Knab,
    /// Rabobank, old and with IBAN.
    Rabobank,
    /// SNS, ASN Bank and `RegioBank`.
    Sns,
    /// Triodos.
    Triodos,
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Other => "(unknown bank)",
            Self::AbnAmro => "ABN AMRO",
            Self::Bng => "BNG",
            Self::Bunq => "bunq",
            Self::Ing => "ING",
            Self::Knab => "Knab",
            Self::Rabobank => "Rabobank",
            Self::Sns => "SNS/ASN",
            Self::Triodos => "Triodos",
        })
    }
}

impl Dialect {
    /// This one, or `other` when this one is not known.
    pub(super) fn or(self, other: Self) -> Self {
        if self == Self::Other { other } else { self }
    }

    /// By a four-letter bank code, as in an IBAN or a BIC.
    pub(super) fn of_bank(code: &[u8]) -> Self {
        match code {
            b"ABNA" | b"FTSB" => Self::AbnAmro,
            b"BNGH" => Self::Bng,
            b"BUNQ" => Self::Bunq,
            b"INGB" => Self::Ing,
            b"KNAB" => Self::Knab,
            b"RABO" => Self::Rabobank,
            b"SNSB" | b"ASNB" | b"RBRB" => Self::Sns,
            b"TRIO" => Self::Triodos,
            _ => Self::Other,
        }
    }

    /// By a header line around a statement: `ABNANL2A`, `{1:F01INGBNL2A…`, `0000 01INGBNL2A…`.
    pub(super) fn of_header(line: &[u8]) -> Self {
        let found = memchr::memmem::find_iter(line.get(..200).unwrap_or(line), b"NL2").find_map(|at| {
            let code = at.checked_sub(4).and_then(|start| line.get(start..at))?;
            Some(Self::of_bank(code)).filter(|d| *d != Self::Other)
        });
        found.unwrap_or_default()
    }

    /// By the account of `:25:`.
    pub(super) fn of_account(account: &str) -> Self {
        if account.starts_with("NL") {
            return Self::of_bank(account.as_bytes().get(4..8).unwrap_or_default());
        }
        if account.contains("TRIODOS") {
            Self::Triodos
        } else {
            Self::Other
        }
    }
}
