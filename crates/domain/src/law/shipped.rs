//! The law that comes with the product: the files of `law/nl`, part of the program.

use super::read::Faults;
use super::{Law, read};

/// File name and text of each file.
pub const FILES: &[(&str, &str)] = &[
    ("law/nl/costs.toml", include_str!("../../../../law/nl/costs.toml")),
    (
        "law/nl/letter.toml",
        include_str!("../../../../law/nl/letter.toml"),
    ),
    (
        "law/nl/interest.toml",
        include_str!("../../../../law/nl/interest.toml"),
    ),
    (
        "law/nl/signal.toml",
        include_str!("../../../../law/nl/signal.toml"),
    ),
    (
        "law/nl/debt_help.toml",
        include_str!("../../../../law/nl/debt_help.toml"),
    ),
    (
        "law/nl/tenancy.toml",
        include_str!("../../../../law/nl/tenancy.toml"),
    ),
    (
        "law/nl/welfare.toml",
        include_str!("../../../../law/nl/welfare.toml"),
    ),
    (
        "law/nl/protected_income.toml",
        include_str!("../../../../law/nl/protected_income.toml"),
    ),
    (
        "law/nl/rent_allowance.toml",
        include_str!("../../../../law/nl/rent_allowance.toml"),
    ),
    (
        "law/nl/care_allowance.toml",
        include_str!("../../../../law/nl/care_allowance.toml"),
    ),
    (
        "law/nl/child_budget.toml",
        include_str!("../../../../law/nl/child_budget.toml"),
    ),
    (
        "law/nl/rent_increase.toml",
        include_str!("../../../../law/nl/rent_increase.toml"),
    ),
    (
        "law/nl/privacy.toml",
        include_str!("../../../../law/nl/privacy.toml"),
    ),
];

impl Law {
    /// The law that comes with the product, checked whole: every fault is named at once.
    pub fn shipped() -> Result<Self, Faults> {
        read::law(FILES)
    }
}
