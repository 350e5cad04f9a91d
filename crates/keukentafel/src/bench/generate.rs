//! `keukentafel bench generate`.

use super::meter::Meter;
use sim::bench::{Generator, write_folder};
use std::path::Path;

/// Writes the reference data.
pub fn run(tenancies: u32, months: i32, out: &Path) -> anyhow::Result<()> {
    let meter = Meter::begin();
    let written = write_folder(&Generator::new(months)?, tenancies, out)?;
    let m = meter.end();
    println!(
        "generated tenancies={} lines={} seconds={:.2} cpu={:.2} peak_mib={:.0}",
        written.tenancies, written.lines, m.seconds, m.cpu, m.peak_mib
    );
    Ok(())
}
