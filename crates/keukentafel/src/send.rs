//! `keukentafel send`: hands over the messages that may leave now.

use crate::{Options, clock, installation, output};
use domain::message::{Carrier, Channel};
use post::{Cm, Folder, Security, Smtp, SmtpSettings};
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;
use work::outbox::Outbox;

/// Where messages go.
#[derive(clap::Args)]
pub struct Arguments {
    /// Mail server
    #[arg(long, env = "KEUKENTAFEL_SMTP_HOST", requires = "smtp_from")]
    smtp_host: Option<String>,
    /// Its port; 465 speaks TLS at once, every other must offer STARTTLS
    #[arg(long, env = "KEUKENTAFEL_SMTP_PORT", default_value_t = 587)]
    smtp_port: u16,
    /// Without TLS; only for a server on this machine
    #[arg(long, env = "KEUKENTAFEL_SMTP_OPEN")]
    smtp_open: bool,
    /// Name to log in with
    #[arg(long, env = "KEUKENTAFEL_SMTP_USER")]
    smtp_user: Option<String>,
    /// Password to log in with; only from the environment
    #[arg(skip = std::env::var("KEUKENTAFEL_SMTP_PASSWORD").ok())]
    smtp_password: Option<String>,
    /// Address that messages come from and answers go to
    #[arg(long, env = "KEUKENTAFEL_SMTP_FROM")]
    smtp_from: Option<String>,
    /// Product token of CM.com; only from the environment
    #[arg(skip = std::env::var("KEUKENTAFEL_CM_TOKEN").ok())]
    cm_token: Option<String>,
    /// Name or number that readers of a text message see
    #[arg(long, env = "KEUKENTAFEL_CM_SENDER", default_value = "Verhuurder")]
    cm_sender: String,
    /// Write every message as a file in this folder instead; nothing leaves the machine
    #[arg(long, env = "KEUKENTAFEL_SEND_FOLDER")]
    folder: Option<PathBuf>,
}

/// `keukentafel send`
pub fn run(options: &Options, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let carriers = carriers(arguments)?;
    anyhow::ensure!(
        !carriers.is_empty(),
        "nothing to send with; give --smtp-host, KEUKENTAFEL_CM_TOKEN or --folder (docs/messages.md)"
    );
    let (db, actor, clock) = installation::open(options)?;
    let holder = format!("{}:{}", std::process::id(), clock::micros());
    let outbox = Outbox {
        carriers: &carriers,
        holder: &holder,
        batch: 20,
        clock: &|| clock.at(),
    };
    let done = work::outbox::run(&db, &actor, &outbox)?;
    let value = json!({"sent": done.sent, "held": done.held, "later": done.later, "failed": done.failed, "unsure": done.unsure});
    output::line(
        options.json,
        &value,
        &format!(
            "{} sent, {} held back, {} to be tried again, {} failed, {} unsure.",
            done.sent, done.held, done.later, done.failed, done.unsure
        ),
    );
    Ok(ExitCode::SUCCESS)
}

fn carriers(a: &Arguments) -> anyhow::Result<Vec<Box<dyn Carrier>>> {
    if let Some(folder) = &a.folder {
        let to = |channel| -> Box<dyn Carrier> {
            Box::new(Folder {
                folder: folder.clone(),
                channel,
            })
        };
        return Ok(vec![to(Channel::Email), to(Channel::Sms)]);
    }
    let mut all: Vec<Box<dyn Carrier>> = Vec::new();
    if let (Some(host), Some(from)) = (&a.smtp_host, &a.smtp_from) {
        let security = match (a.smtp_open, a.smtp_port) {
            (true, _) => Security::None,
            (_, 465) => Security::Tls,
            _ => Security::StartTls,
        };
        all.push(Box::new(Smtp::new(SmtpSettings {
            host: host.clone(),
            port: a.smtp_port,
            security,
            credentials: a.smtp_user.clone().zip(a.smtp_password.clone()),
            from: from.clone(),
            limit: Duration::from_secs(30),
        })?));
    }
    if let Some(token) = &a.cm_token {
        all.push(Box::new(Cm::new(token, &a.cm_sender)));
    }
    Ok(all)
}
