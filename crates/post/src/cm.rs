//! Text messages through CM.com's Business Messaging API (`POST /v1.0/message`, JSON, `X-CM-PRODUCTTOKEN`).
//!
//! The API knows no key against sending twice, so what times out is unsure. Acceptance is not delivery: status reports come
//! later, to an address of ours that is not built yet.

use domain::message::{Carrier, Channel, Handed, Parcel};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// The endpoint without a sub-processor outside the EU in between.
const ENDPOINT: &str = "https://gw.cmtelecom.com/v1.0/message";
/// Most parts of one message: two, as the length of a text allows.
const PARTS: i32 = 2;

/// The gateway of CM.com.
pub struct Cm {
    agent: ureq::Agent,
    endpoint: String,
    token: String,
    sender: String,
}

impl Cm {
    /// With the account's product token, and the name (at most 11 letters) or number that readers see.
    pub fn new(token: &str, sender: &str) -> Self {
        Self::at(ENDPOINT, token, sender, Duration::from_secs(30))
    }

    /// At another address, with another limit of time: the alternative endpoint, or a test's own server.
    pub fn at(endpoint: &str, token: &str, sender: &str, limit: Duration) -> Self {
        let found = rustls_native_certs::load_native_certs();
        let certificates: Vec<Certificate<'static>> = found
            .certs
            .iter()
            .map(|c| Certificate::from_der(c.as_ref()).to_owned())
            .collect();
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::Specific(Arc::new(certificates)))
            .build();
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(limit))
            .timeout_connect(Some(limit / 3))
            .http_status_as_error(false)
            .max_redirects(0)
            .tls_config(tls)
            .build();
        Self {
            agent: config.into(),
            endpoint: endpoint.to_owned(),
            token: token.to_owned(),
            sender: sender.chars().take(16).collect(),
        }
    }

    fn body(&self, parcel: &Parcel) -> Value {
        json!({"messages": {"msg": [{
            "allowedChannels": ["SMS"],
            "from": self.sender,
            "to": [{"number": format!("00{}", parcel.to)}],
            "body": {"type": "auto", "content": parcel.text},
            "minimumNumberOfMessageParts": 1,
            "maximumNumberOfMessageParts": PARTS,
            "reference": parcel.id.to_string().replace('-', ""),
        }]}})
    }
}

impl Carrier for Cm {
    fn channel(&self) -> Channel {
        Channel::Sms
    }

    fn repeats_safely(&self) -> bool {
        false
    }

    fn carry(&self, parcel: &Parcel) -> Handed {
        let request = self
            .agent
            .post(&self.endpoint)
            .header("X-CM-PRODUCTTOKEN", &self.token)
            .header("Content-Type", "application/json");
        match request.send(self.body(parcel).to_string()) {
            Ok(mut response) => {
                let status = response.status().as_u16();
                // Read whole: an answer cut off after "200" leaves us unsure.
                match response.body_mut().read_to_string() {
                    Ok(text) => judge(status, &text),
                    Err(e) if status == 200 => Handed::Unsure(e.to_string()),
                    Err(e) => Handed::Later(e.to_string()),
                }
            }
            Err(e) => fault(&e),
        }
    }
}

/// What never reached the gateway may be tried again; all else may have.
fn fault(e: &ureq::Error) -> Handed {
    use ureq::Timeout::{Connect, Resolve};
    match e {
        ureq::Error::HostNotFound
        | ureq::Error::ConnectionFailed
        | ureq::Error::Tls(_)
        | ureq::Error::Rustls(_)
        | ureq::Error::Timeout(Connect | Resolve) => Handed::Later(e.to_string()),
        ureq::Error::Io(io) if io.kind() == std::io::ErrorKind::ConnectionRefused => {
            Handed::Later(e.to_string())
        }
        ureq::Error::BadUri(_) => Handed::Refused(e.to_string()),
        _ => Handed::Unsure(e.to_string()),
    }
}

/// The gateway's answer: each message has a status of its own.
fn judge(status: u16, text: &str) -> Handed {
    let answer: Value = serde_json::from_str(text).unwrap_or_default();
    let first = &answer["messages"][0];
    let details = [&first["messageDetails"], &answer["details"]]
        .into_iter()
        .find_map(Value::as_str)
        .unwrap_or_default();
    let why = format!("{status} {details}");
    match (status, first["status"].as_str()) {
        (200, Some("Accepted")) => {
            Handed::Accepted(first["reference"].as_str().unwrap_or_default().to_owned())
        }
        (_, Some("Rejected")) => Handed::Refused(why),
        // Too many at once, no service now; or the account, which the operator mends.
        (401 | 403 | 429 | 503, _) => Handed::Later(why),
        (400, _) if answer["errorCode"] == 101 => Handed::Later(why),
        (400..=499, _) => Handed::Refused(why),
        _ => Handed::Unsure(why),
    }
}
