//! The law as an association works with it: the rows that came with the product.

use crate::{Actor, Db, Error, Refusal};
use domain::law::{Faults, Law};
use std::sync::LazyLock;

static SHIPPED: LazyLock<Result<Law, Faults>> = LazyLock::new(Law::shipped);

/// The law for somebody's association.
pub fn of(_: &Db, _: &Actor) -> Result<Law, Error> {
    let shipped = SHIPPED
        .as_ref()
        .map_err(|faults| Refusal::Law(faults.to_string()))?;
    Ok(shipped.clone())
}
