//! How long a message is, and how long it may be (criterion 6).

use super::Channel;

/// Most characters of a text message: two of the parts a phone joins.
pub const MOST_SMS: usize = 306;
/// Most words of everything else.
pub const MOST_WORDS: usize = 150;

/// The length of a text, in what its channel counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    /// Characters for a text message, words for the rest.
    pub counted: usize,
    /// The most that is allowed.
    pub most: usize,
    /// Parts in which a phone receives it; 0 for other channels.
    pub parts: usize,
}

impl Length {
    /// The length of a text on a channel.
    pub fn of(text: &str, channel: Channel) -> Self {
        if channel != Channel::Sms {
            return Self {
                counted: text
                    .split_whitespace()
                    .filter(|w| w.chars().any(char::is_alphanumeric))
                    .count(),
                most: MOST_WORDS,
                parts: 0,
            };
        }
        let basic: Option<usize> = text.chars().map(gsm_size).sum();
        let counted = basic.unwrap_or_else(|| text.chars().count());
        Self {
            counted,
            most: MOST_SMS,
            parts: parts(text, basic),
        }
    }

    /// It fits.
    pub const fn fits(self) -> bool {
        self.counted <= self.most
    }
}

/// A part holds 160 characters, or 153 when joined; with one letter outside the basic set 70, or 67.
fn parts(text: &str, basic: Option<usize>) -> usize {
    let (size, alone, joined) = match basic {
        Some(n) => (n, 160, 153),
        None => (text.encode_utf16().count(), 70, 67),
    };
    if size <= alone { 1 } else { size.div_ceil(joined) }
}

/// Places a character takes in the basic set of phones (3GPP TS 23.038); `None` when it is not in it.
fn gsm_size(c: char) -> Option<usize> {
    const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ\
        ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    const EXTENDED: &str = "^{}\\[~]|€";
    if BASIC.contains(c) {
        Some(1)
    } else if EXTENDED.contains(c) {
        Some(2)
    } else {
        None
    }
}
