//! Seconds, processor seconds and peak memory of this process, as the system accounts for them.

use crate::clock;

/// A running measurement.
pub struct Meter {
    began: i64,
    cpu: f64,
}

/// What was measured.
pub struct Measured {
    /// Wall seconds.
    pub seconds: f64,
    /// Processor seconds, user and system.
    pub cpu: f64,
    /// Peak resident memory of the process since the measurement began, in MiB.
    pub peak_mib: f64,
}

impl Meter {
    /// Begins. The system's note of the peak starts anew, where it allows that.
    pub fn begin() -> Self {
        let _ = std::fs::write("/proc/self/clear_refs", "5");
        Self {
            began: clock::micros(),
            cpu: cpu_seconds(),
        }
    }

    /// Ends.
    #[expect(clippy::cast_precision_loss, reason = "seconds for people")]
    pub fn end(self) -> Measured {
        Measured {
            seconds: (clock::micros() - self.began) as f64 / 1e6,
            cpu: cpu_seconds() - self.cpu,
            peak_mib: peak_mib(),
        }
    }
}

/// Fields 14 and 15 of /proc/self/stat, in ticks of a hundredth of a second; zero where there is no /proc.
fn cpu_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: f64 = after
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|t| t.parse::<f64>().ok())
        .sum();
    ticks / 100.0
}

fn peak_mib() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    let kib = line.and_then(|l| l.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or(0.0) / 1024.0
}
