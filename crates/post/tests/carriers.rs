//! Carriers against servers that really speak the protocol: one that accepts, one that hangs, one that refuses, one that
//! accepts and then fails. What may have left is never called "try again".
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on must stop"
)]

mod mail_server;

use domain::ids::{MessageId, OrgNo};
use domain::message::{Carrier, Channel, Handed, Parcel};
use post::{BadSettings, Cm, Folder, Security, Smtp, SmtpSettings};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use mail_server::{Manner, mail_server, smtp};

fn parcel() -> Parcel {
    Parcel {
        id: MessageId::derived(OrgNo(1), "test"),
        to: "fatima@example.nl".to_owned(),
        to_name: "Fatima \"El\" Idrissi".to_owned(),
        from_name: "Karim Haddad".to_owned(),
        subject: "De huur van november: € 620".to_owned(),
        text: "Dag mevrouw,\n.een regel met een punt\nU hoeft niets te doen vóór dinsdag.".to_owned(),
        language: "nl".to_owned(),
    }
}

#[test]
fn an_accepted_message_arrives_whole_under_its_own_id() {
    let (address, taken) = mail_server(Manner::Accepts);
    let handed = smtp(address).carry(&parcel());
    assert_eq!(handed, Handed::Accepted("2.0.0 taken as 4711".to_owned()));
    let text = taken.recv_timeout(Duration::from_secs(5)).unwrap();
    let id = format!("Message-ID: <{}@delinde.example>", parcel().id);
    assert!(text.contains(&id), "{text}");
    assert!(
        text.contains("From: \"Karim Haddad\" <huur@delinde.example>"),
        "{text}"
    );
    assert!(text.contains("fatima@example.nl"), "{text}");
    assert!(text.contains("Content-Type: text/plain; charset=utf-8"), "{text}");
    // The second try has the same id.
    smtp(address).carry(&parcel());
    assert!(taken.recv_timeout(Duration::from_secs(5)).unwrap().contains(&id));
}

#[test]
fn every_manner_of_a_mail_server_has_its_own_answer_in_bounded_time() {
    let kind = |h: &Handed| match h {
        Handed::Accepted(_) => "accepted",
        Handed::Later(_) => "later",
        Handed::Refused(_) => "refused",
        Handed::Unsure(_) => "unsure",
    };
    for (manner, wanted, word) in [
        (Manner::HangsAtGreeting, "later", ""),
        (Manner::HangsAfterText, "unsure", ""),
        (Manner::ClosesAfterText, "unsure", ""),
        (Manner::RefusesReader, "refused", "no such mailbox"),
        (Manner::BusyAtReader, "later", "try again later"),
        (Manner::RefusesText, "refused", "spam"),
        (Manner::BusyAfterText, "later", "local error"),
        (Manner::Full, "refused", "no room"),
    ] {
        let (address, _taken) = mail_server(manner);
        let began = Instant::now();
        let handed = smtp(address).carry(&parcel());
        assert_eq!(kind(&handed), wanted, "{handed:?}");
        assert!(began.elapsed() < Duration::from_secs(5));
        let (Handed::Accepted(why) | Handed::Later(why) | Handed::Refused(why) | Handed::Unsure(why)) =
            handed;
        assert!(why.contains(word), "{why}");
    }
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(kind(&smtp(nobody).carry(&parcel())), "later");
}

#[test]
fn without_tls_only_this_machine_is_spoken_to() {
    let settings = |host: &str, security, from: &str| SmtpSettings {
        host: host.to_owned(),
        port: 25,
        security,
        credentials: None,
        from: from.to_owned(),
        limit: Duration::from_secs(1),
    };
    let open = Smtp::new(settings("mail.example", Security::None, "a@delinde.example"));
    assert_eq!(open.err(), Some(BadSettings::Open("mail.example".to_owned())));
    let nobody = Smtp::new(settings("mail.example", Security::Tls, "niemand"));
    assert_eq!(nobody.err(), Some(BadSettings::From("niemand".to_owned())));
    // A server without STARTTLS gets nothing.
    let (address, taken) = mail_server(Manner::Accepts);
    let asks = SmtpSettings {
        port: address.port(),
        ..settings("127.0.0.1", Security::StartTls, "a@delinde.example")
    };
    assert!(matches!(
        Smtp::new(asks).unwrap().carry(&parcel()),
        Handed::Later(_)
    ));
    assert!(taken.try_recv().is_err());
}

#[test]
fn a_line_break_in_a_name_or_subject_makes_no_second_header() {
    let (address, taken) = mail_server(Manner::Accepts);
    let mut evil = parcel();
    evil.subject = "Huur\r\nBcc: iedereen@example.nl".to_owned();
    evil.to_name = "Fatima\r\nX-Evil: 1".to_owned();
    smtp(address).carry(&evil);
    if let Ok(text) = taken.recv_timeout(Duration::from_secs(1)) {
        assert!(
            !text.contains("\r\nBcc:") && !text.contains("\r\nX-Evil"),
            "{text}"
        );
    }
}

/// A web server that answers every request the same; gives each request.
fn web_server(status: &'static str, body: &'static str, hang: bool) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (give, take) = channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut seen = Vec::new();
            let mut buffer = [0; 4096];
            let whole = |seen: &[u8]| {
                let text = String::from_utf8_lossy(seen).into_owned();
                let (head, rest) = text.split_once("\r\n\r\n")?;
                let length = head.lines().find_map(|l| {
                    l.to_lowercase()
                        .strip_prefix("content-length: ")?
                        .parse::<usize>()
                        .ok()
                })?;
                (rest.len() >= length).then_some(text.clone())
            };
            let text = loop {
                let n = stream.read(&mut buffer).unwrap_or(0);
                seen.extend_from_slice(&buffer[..n]);
                if let Some(text) = whole(&seen) {
                    break text;
                }
                if n == 0 {
                    break String::new();
                }
            };
            drop(give.send(text));
            if hang {
                thread::sleep(Duration::from_secs(20));
            }
            let answer = format!(
                "HTTP/1.1 {status}\r\nContent-Length: {}\r\nContent-Type: application/json\r\n\r\n{body}",
                body.len()
            );
            drop(stream.write_all(answer.as_bytes()));
        }
    });
    (format!("http://{address}/v1.0/message"), take)
}

fn cm(status: &'static str, body: &'static str, hang: bool) -> (Handed, String) {
    let (endpoint, seen) = web_server(status, body, hang);
    let gateway = Cm::at(&endpoint, "00000000-aaaa", "De Linde", Duration::from_millis(600));
    let text = Parcel {
        to: "31612345678".to_owned(),
        ..parcel()
    };
    let handed = gateway.carry(&text);
    (
        handed,
        seen.recv_timeout(Duration::from_secs(5)).unwrap_or_default(),
    )
}

const ACCEPTED: &str = r#"{"details":"Created 1 message(s)","errorCode":0,"messages":[{"to":"0031612345678","status":"Accepted",
    "reference":"abc","parts":1,"messageDetails":null,"messageErrorCode":0}]}"#;

#[test]
fn the_gateway_of_cm_is_spoken_to_as_its_pages_say() {
    let (handed, request) = cm("200 OK", ACCEPTED, false);
    assert_eq!(handed, Handed::Accepted("abc".to_owned()));
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("POST /v1.0/message HTTP/1.1"), "{head}");
    assert!(
        head.to_lowercase().contains("x-cm-producttoken: 00000000-aaaa"),
        "{head}"
    );
    assert!(body.contains(r#""number":"0031612345678""#), "{body}");
    assert!(
        body.contains(r#""from":"De Linde""#) && body.contains(r#""type":"auto""#),
        "{body}"
    );
    assert!(body.contains(&parcel().id.to_string().replace('-', "")), "{body}");
}

#[test]
fn every_answer_of_the_gateway_has_its_own_meaning() {
    let rejected = r#"{"details":"Created 0 message(s)","errorCode":201,"messages":[{"to":"x","status":"Rejected",
        "reference":"abc","parts":0,"messageDetails":"Gsm 'x' is not a number.","messageErrorCode":303}]}"#;
    assert_eq!(
        cm("400 Bad Request", rejected, false).0,
        Handed::Refused("400 Gsm 'x' is not a number.".to_owned())
    );
    let account =
        r#"{"details":"No account found for the given authentication","errorCode":101,"messages":[]}"#;
    assert!(
        matches!(cm("400 Bad Request", account, false).0, Handed::Later(_)),
        "the operator mends it"
    );
    assert!(matches!(cm("503 Unavailable", "", false).0, Handed::Later(_)));
    assert!(matches!(cm("500 Oops", "", false).0, Handed::Unsure(_)));
    assert!(matches!(cm("200 OK", "<html>", false).0, Handed::Unsure(_)));
    let began = Instant::now();
    assert!(
        matches!(cm("200 OK", ACCEPTED, true).0, Handed::Unsure(_)),
        "it may have been taken"
    );
    assert!(began.elapsed() < Duration::from_secs(8));
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let gateway = Cm::at(
        &format!("http://{nobody}/"),
        "t",
        "De Linde",
        Duration::from_secs(1),
    );
    assert!(matches!(gateway.carry(&parcel()), Handed::Later(_)));
}

#[test]
fn a_folder_holds_one_file_a_message_however_often_it_is_given() {
    let folder = tempfile::tempdir().unwrap();
    let gateway = Folder {
        folder: folder.path().join("uit"),
        channel: Channel::Sms,
    };
    assert!(matches!(gateway.carry(&parcel()), Handed::Accepted(_)));
    assert!(matches!(gateway.carry(&parcel()), Handed::Accepted(_)));
    let files: Vec<_> = std::fs::read_dir(folder.path().join("uit")).unwrap().collect();
    assert_eq!(files.len(), 1);
    let text = std::fs::read_to_string(files[0].as_ref().unwrap().path()).unwrap();
    assert!(text.contains("U hoeft niets te doen vóór dinsdag."));
    std::fs::write(folder.path().join("file"), "").unwrap();
    let blocked = Folder {
        folder: folder.path().join("file"),
        channel: Channel::Sms,
    };
    assert!(matches!(blocked.carry(&parcel()), Handed::Later(_)));
}
