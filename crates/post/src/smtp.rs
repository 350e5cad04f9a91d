//! E-mail over SMTP, with TLS. Every step is ours to see, so that what never left is told from what may have left.

use domain::message::{Carrier, Channel, Handed, Parcel};
use lettre::Address;
use lettre::message::{Mailbox, Message};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use std::time::Duration;

/// How the way to the server is kept private.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte, usually port 465.
    Tls,
    /// TLS after a plain greeting, usually port 587. A server that has none is refused.
    StartTls,
    /// None: only for a server on this machine.
    None,
}

/// A mail server, and who writes.
#[derive(Clone, Debug)]
pub struct SmtpSettings {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way is kept private.
    pub security: Security,
    /// Name and password, when it asks for them.
    pub credentials: Option<(String, String)>,
    /// The address that messages come from and answers go to.
    pub from: String,
    /// How long each step may take.
    pub limit: Duration,
}

/// Why settings are no settings.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadSettings {
    /// The address of who writes.
    #[error("'{0}' is not an e-mail address to write from")]
    From(String),
    /// Without TLS a password or a message to somebody else's machine would be open to all.
    #[error("'{0}' is not this machine; without TLS only 127.0.0.1, ::1 and localhost are allowed")]
    Open(String),
}

/// A carrier of e-mail.
pub struct Smtp {
    settings: SmtpSettings,
    from: Address,
}

impl Smtp {
    /// A carrier with these settings. Nothing is connected yet.
    pub fn new(settings: SmtpSettings) -> Result<Self, BadSettings> {
        let from = settings
            .from
            .parse()
            .map_err(|_| BadSettings::From(settings.from.clone()))?;
        let here = ["127.0.0.1", "::1", "localhost"].contains(&settings.host.as_str());
        if settings.security == Security::None && !here {
            return Err(BadSettings::Open(settings.host));
        }
        Ok(Self { settings, from })
    }

    /// Up to the point at which the server waits for a message.
    fn connect(&self) -> Result<SmtpConnection, Error> {
        let s = &self.settings;
        let hello = ClientId::Domain(self.from.domain().to_owned());
        let tls = match s.security {
            Security::None => None,
            Security::Tls | Security::StartTls => Some(TlsParameters::new(s.host.clone())?),
        };
        let at_once = tls.as_ref().filter(|_| s.security == Security::Tls);
        let address = (s.host.as_str(), s.port);
        let mut link = SmtpConnection::connect(address, Some(s.limit), &hello, at_once, None)?;
        if let Some(tls) = tls.as_ref().filter(|_| s.security == Security::StartTls) {
            // A server without STARTTLS is refused here: nothing goes in the open.
            link.starttls(tls, &hello)?;
        }
        if let Some((name, password)) = &s.credentials {
            let mechanisms = [Mechanism::Plain, Mechanism::Login];
            link.auth(&mechanisms, &Credentials::new(name.clone(), password.clone()))?;
        }
        Ok(link)
    }

    fn message(&self, parcel: &Parcel) -> Result<(Address, Vec<u8>), String> {
        let to: Address = parcel
            .to
            .parse()
            .map_err(|_| format!("'{}' is no address", parcel.to))?;
        let message = Message::builder()
            .from(Mailbox::new(Some(one_line(&parcel.from_name)), self.from.clone()))
            .to(Mailbox::new(Some(one_line(&parcel.to_name)), to.clone()))
            .subject(one_line(&parcel.subject))
            // The same at every try: whoever gets it twice sees that it is one.
            .message_id(Some(format!("<{}@{}>", parcel.id, self.from.domain())))
            .header(lettre::message::header::ContentType::TEXT_PLAIN)
            .body(parcel.text.clone())
            .map_err(|e| e.to_string())?;
        Ok((to, message.formatted()))
    }

    fn before_data(&self, link: &mut SmtpConnection, to: &Address, bytes: &[u8]) -> Result<(), Error> {
        let mut options = Vec::new();
        if !bytes.is_ascii() && link.server_info().supports_feature(Extension::EightBitMime) {
            options.push(MailParameter::Body(MailBodyParameter::EightBitMime));
        }
        link.command(Mail::new(Some(self.from.clone()), options))?;
        link.command(Rcpt::new(to.clone(), Vec::new()))?;
        link.command(Data)?;
        Ok(())
    }
}

impl Carrier for Smtp {
    fn channel(&self) -> Channel {
        Channel::Email
    }

    fn repeats_safely(&self) -> bool {
        false
    }

    fn carry(&self, parcel: &Parcel) -> Handed {
        let (to, bytes) = match self.message(parcel) {
            Ok(message) => message,
            Err(why) => return Handed::Refused(why),
        };
        let mut link = match self.connect() {
            Ok(link) => link,
            // The door, not the message: a wrong password or a busy server is mended without a word to the tenant.
            Err(e) => return Handed::Later(told(&e)),
        };
        if let Err(e) = self.before_data(&mut link, &to, &bytes) {
            link.abort();
            return if e.is_permanent() {
                Handed::Refused(told(&e))
            } else {
                Handed::Later(told(&e))
            };
        }
        let handed = match link.message(&bytes) {
            Ok(answer) => Handed::Accepted(answer.first_line().unwrap_or_default().to_owned()),
            Err(e) if e.is_permanent() => Handed::Refused(told(&e)),
            Err(e) if e.is_transient() => Handed::Later(told(&e)),
            // The text was given away and no answer came.
            Err(e) => Handed::Unsure(told(&e)),
        };
        link.abort();
        handed
    }
}

/// A header is one line, whatever the association's data holds; the library cannot write a name with a line break.
fn one_line(text: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let plain: String = text.chars().map(plain).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The error with what is behind it, in one line.
fn told(e: &Error) -> String {
    let mut text = e.to_string();
    let mut source = std::error::Error::source(e);
    while let Some(inner) = source {
        let more = inner.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        source = inner.source();
    }
    text
}
