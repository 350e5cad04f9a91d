//! A folder as a gateway: one file a message, for tests and practice. Nothing leaves the machine.

use domain::message::{Carrier, Channel, Handed, Parcel};
use std::io::Write;
use std::path::PathBuf;

/// Writes each message as a file named after its id, so that handing it over twice gives one file.
#[derive(Clone, Debug)]
pub struct Folder {
    /// Where.
    pub folder: PathBuf,
    /// What it stands in for.
    pub channel: Channel,
}

impl Carrier for Folder {
    fn channel(&self) -> Channel {
        self.channel
    }

    fn repeats_safely(&self) -> bool {
        true
    }

    fn carry(&self, parcel: &Parcel) -> Handed {
        let name = format!("{}.{}.txt", parcel.id, self.channel.code());
        let subject = match parcel.subject.as_str() {
            "" => String::new(),
            subject => format!("Subject: {subject}\n"),
        };
        let text = format!(
            "To: {} ({})\nFrom: {}\n{subject}\n{}\n",
            parcel.to, parcel.to_name, parcel.from_name, parcel.text
        );
        // A half-written file is never seen under the name that counts.
        let part = self.folder.join(format!("{name}.part"));
        let write = || {
            std::fs::create_dir_all(&self.folder)?;
            let mut file = std::fs::File::create(&part)?;
            file.write_all(text.as_bytes())?;
            file.sync_all()?;
            std::fs::rename(&part, self.folder.join(&name))
        };
        match write() {
            Ok(()) => Handed::Accepted(name),
            Err(e) => Handed::Later(format!("{}: {e}", self.folder.display())),
        }
    }
}
