//! Texts without amounts, for a screen that somebody else may see at the door.

/// The same text with every amount of money replaced by words.
pub(super) fn without_amounts(text: &str, instead: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('€') {
        out.push_str(&rest[..at]);
        let after = rest[at + '€'.len_utf8()..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let end = after
            .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '-'))
            .unwrap_or(after.len());
        let amount = &after[..end];
        // A full stop or comma at the end belongs to the sentence.
        let kept = amount.trim_end_matches(['.', ',', '-']).len();
        out.push_str(instead);
        rest = &after[kept..];
    }
    out.push_str(rest);
    words_for_euro(&out, instead)
}

/// "100 euro" is an amount too.
fn words_for_euro(text: &str, instead: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut out: Vec<&str> = Vec::with_capacity(words.len());
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let mut skip = false;
    for (at, word) in words.iter().enumerate() {
        if skip {
            skip = false;
            continue;
        }
        let next = words.get(at + 1).map(|w| w.to_lowercase());
        if number(word) && next.is_some_and(|w| w.starts_with("euro")) {
            out.push(instead);
            skip = true;
        } else {
            out.push(word);
        }
    }
    out.join(" ")
}

#[cfg(test)]
mod tests {
    use super::without_amounts;

    #[test]
    fn s1_14_no_amount_stands_in_a_text_for_the_door() {
        for (text, said) in [
            (
                "Vanaf september € 100 extra per maand.",
                "Vanaf september een bedrag extra per maand.",
            ),
            ("Opgave gestuurd: € 2.120,00.", "Opgave gestuurd: een bedrag."),
            (
                "Plan: zes keer €\u{a0}81,50 naast de huur",
                "Plan: zes keer een bedrag naast de huur",
            ),
            (
                "Betaalt €50, en €\u{202f}20.",
                "Betaalt een bedrag, en een bedrag.",
            ),
            ("Betaalt 50 euro per week", "Betaalt een bedrag per week"),
            ("Belt na 16.30 uur, kamer 3", "Belt na 16.30 uur, kamer 3"),
            ("", ""),
        ] {
            assert_eq!(without_amounts(text, "een bedrag"), said);
        }
    }
}
