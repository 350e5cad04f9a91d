//! A mail server of the tests, that really speaks the protocol: it accepts, hangs, refuses, or accepts and then fails.
#![allow(
    dead_code,
    clippy::unwrap_used,
    reason = "each test uses its own part, and one that cannot go on must stop"
)]

use post::{Security, Smtp, SmtpSettings};
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

/// How a server of the tests behaves.
#[derive(Clone, Copy, Debug)]
pub enum Manner {
    Accepts,
    HangsAtGreeting,
    HangsAfterText,
    ClosesAfterText,
    RefusesReader,
    BusyAtReader,
    RefusesText,
    BusyAfterText,
    Full,
}

/// A mail server on this machine: one connection after the other, each with the same manner. Gives what it took.
pub fn mail_server(manner: Manner) -> (SocketAddr, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (give, take) = channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            drop(serve(stream.unwrap(), manner, &give));
        }
    });
    (address, take)
}

fn serve(mut out: TcpStream, manner: Manner, give: &Sender<String>) -> std::io::Result<()> {
    let mut lines = BufReader::new(out.try_clone()?);
    if matches!(manner, Manner::HangsAtGreeting) {
        thread::sleep(Duration::from_secs(20));
        return Ok(());
    }
    out.write_all(b"220 mail.example ESMTP\r\n")?;
    loop {
        let mut line = String::new();
        if lines.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let answer: &str = match line.get(..4).unwrap_or_default().to_uppercase().as_str() {
            "EHLO" => "250-mail.example\r\n250 8BITMIME\r\n",
            "MAIL" if matches!(manner, Manner::Full) => "552 no room\r\n",
            "RCPT" if matches!(manner, Manner::RefusesReader) => "550 5.1.1 no such mailbox\r\n",
            "RCPT" if matches!(manner, Manner::BusyAtReader) => "451 4.7.1 try again later\r\n",
            "DATA" => "354 go on\r\n",
            "QUIT" => return out.write_all(b"221 bye\r\n"),
            _ => "250 ok\r\n",
        };
        out.write_all(answer.as_bytes())?;
        if !answer.starts_with("354") {
            continue;
        }
        let mut text = String::new();
        while !text.ends_with("\r\n.\r\n") {
            if lines.read_line(&mut text)? == 0 {
                return Ok(());
            }
        }
        match manner {
            Manner::HangsAfterText => thread::sleep(Duration::from_secs(20)),
            Manner::ClosesAfterText => return Ok(()),
            Manner::RefusesText => out.write_all(b"554 looks like spam\r\n")?,
            Manner::BusyAfterText => out.write_all(b"451 local error\r\n")?,
            _ => {
                drop(give.send(text));
                out.write_all(b"250 2.0.0 taken as 4711\r\n")?;
            }
        }
    }
}

pub fn smtp(address: SocketAddr) -> Smtp {
    Smtp::new(SmtpSettings {
        host: "127.0.0.1".to_owned(),
        port: address.port(),
        security: Security::None,
        credentials: None,
        from: "huur@delinde.example".to_owned(),
        limit: Duration::from_millis(400),
    })
    .unwrap()
}
