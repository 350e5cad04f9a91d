//! Account numbers and payment references with valid check digits.
//!
//! The demo's bank codes (`LIND`, `DEMO`, `RIVB`) belong to no bank, so that no demo IBAN can be a real account.

/// A Dutch IBAN with its check digits (ISO 13616). `bank` is four capitals, `account` at most ten digits.
pub fn iban(bank: &str, account: u64) -> String {
    let body = format!("{bank}{account:010}");
    format!("NL{:02}{body}", 98 - mod97(&format!("{body}NL00")))
}

/// A Dutch payment reference (betalingskenmerk) of 16 digits with its weighted mod-11 check digit in front.
/// `number` has at most 15 digits.
pub fn betalingskenmerk(number: u64) -> String {
    // From the right the weights run 2 4 8 5 10 9 7 3 6 1 and again.
    const WEIGHTS: [u32; 15] = [10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let body = format!("{number:015}");
    let sum: u32 = body
        .bytes()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    let check = match 11 - sum % 11 {
        10 => 1,
        11 => 0,
        digit => digit,
    };
    format!("{check}{body}")
}

/// An ISO 11649 creditor reference: `RF`, two check digits, the body (capitals and digits, at most 21).
pub fn creditor_reference(body: &str) -> String {
    format!("RF{:02}{body}", 98 - mod97(&format!("{body}RF00")))
}

/// ISO 7064 mod 97 over digits and capitals, letters as 10 to 35.
fn mod97(text: &str) -> u64 {
    text.bytes().fold(0, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u64::from(byte - b'0')) % 97,
        _ => (rest * 100 + u64::from(byte.wrapping_sub(b'A')) + 10) % 97,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_agree_with_published_examples() {
        assert_eq!(iban("ABNA", 417_164_300), "NL91ABNA0417164300");
        assert_eq!(betalingskenmerk(56_789_012_345), "5000056789012345");
        assert_eq!(creditor_reference("539007547034"), "RF18539007547034");
    }
}
