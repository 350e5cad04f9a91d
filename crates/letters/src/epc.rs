//! The payment code that banking apps read: European Payments Council, "Quick Response Code: Guidelines to Enable Data
//! Capture for the Initiation of a SEPA Credit Transfer" (EPC069-12), version 002, without BIC.

use serde::{Deserialize, Serialize};

/// A payment that a phone can prepare.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Payment {
    /// To whom.
    pub name: String,
    /// The account, with or without spaces.
    pub iban: String,
    /// How much, in cents.
    pub cents: i64,
    /// The same amount as the letter says it.
    pub amount: String,
    /// What the association knows the payment by: a creditor reference (RF…) or its own.
    pub reference: String,
}

/// The words of the code; `None` when a part is missing or does not fit the guideline.
pub fn payload(payment: &Payment) -> Option<String> {
    const MOST_CENTS: i64 = 99_999_999_999;
    let iban: String = payment.iban.chars().filter(|c| !c.is_whitespace()).collect();
    let name: String = payment.name.trim().chars().take(70).collect();
    let fits = (15..=34).contains(&iban.len()) && iban.chars().all(|c| c.is_ascii_alphanumeric());
    if !fits || name.is_empty() || !(1..=MOST_CENTS).contains(&payment.cents) {
        return None;
    }
    let reference: String = payment.reference.trim().to_owned();
    let compact: String = reference.chars().filter(|c| !c.is_whitespace()).collect();
    let structured = compact.starts_with("RF") && compact.len() <= 25;
    let (creditor, remittance) = if structured {
        (compact, String::new())
    } else {
        (String::new(), reference.chars().take(140).collect())
    };
    let amount = format!("EUR{}.{:02}", payment.cents / 100, payment.cents % 100);
    let lines = [
        "BCD",
        "002",
        "1",
        "SCT",
        "",
        &name,
        &iban,
        &amount,
        "",
        &creditor,
        &remittance,
    ];
    Some(lines.join("\n").trim_end().to_owned())
}

/// The code as a picture: dark squares in an SVG, with the quiet edge that readers need. `None` when it can't be made.
pub(crate) fn picture(words: &str) -> Option<String> {
    use qrcodegen::{QrCode, QrCodeEcc};
    use std::fmt::Write as _;
    // The guideline asks for level M and at most version 13.
    let code = QrCode::encode_text(words, QrCodeEcc::Medium).ok()?;
    let edge = 4;
    let side = code.size() + 2 * edge;
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            let _ = write!(path, "M{},{}h1v1h-1z", x + edge, y + edge);
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\"><rect width=\"{side}\" height=\"{side}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]
    use super::*;

    fn payment(iban: &str, cents: i64, reference: &str) -> Payment {
        Payment {
            name: "Woonstichting De Linde".to_owned(),
            iban: iban.to_owned(),
            cents,
            amount: String::new(),
            reference: reference.to_owned(),
        }
    }

    #[test]
    fn the_words_are_those_of_the_guideline() {
        let own = payload(&payment("NL91 ABNA 0417 1643 00", 148_436, "DL100001")).unwrap();
        assert_eq!(
            own,
            "BCD\n002\n1\nSCT\n\nWoonstichting De Linde\nNL91ABNA0417164300\nEUR1484.36\n\n\nDL100001"
        );
        let structured = payload(&payment("NL91ABNA0417164300", 5, "RF18 5390 0754 7034")).unwrap();
        assert!(
            structured.ends_with("EUR0.05\n\nRF18539007547034"),
            "{structured}"
        );
    }

    #[test]
    fn what_no_bank_could_read_is_no_code() {
        for bad in [
            payment("", 100, "x"),
            payment("NL91 ABNA", 100, "x"),
            payment("NL91ABNA0417164300", 0, "x"),
            payment("NL91ABNA0417164300", -5, "x"),
            payment("NL91ABNA0417164300", i64::MAX, "x"),
        ] {
            assert_eq!(payload(&bad), None, "{bad:?}");
        }
    }
}
