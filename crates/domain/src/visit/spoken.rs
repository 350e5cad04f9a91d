//! A voice note after a visit, kept as it was spoken (S1.27). It is a note of the visitor's own, never the talk itself; what may be
//! kept of it for long is written. The sound goes after the days of the policy, that there was one stays.

use crate::contact::coded;

/// A note is short: the closing of a visit takes a minute.
pub const MOST_SECONDS: i32 = 180;
/// Three minutes of speech are half a million bytes; a phone that writes more than it was asked to still fits.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;
/// Where a recording says what is in it.
const HEAD: usize = 4096;

coded! {
    /// What a phone's browser records speech in.
    Sound {
        /// Opus in `WebM` (RFC 9559, RFC 6716).
        Webm = "webm",
        /// Opus in Ogg (RFC 7845).
        Ogg = "ogg",
        /// AAC in MP4 (ISO/IEC 14496-12).
        Mp4 = "mp4",
    }
}

/// Why this can't be kept as a voice note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadNote {
    /// Nothing in it.
    #[error("there is no sound in this note; speak again, or type it")]
    Silent,
    /// More than [`MOST_SECONDS`] or [`MOST_BYTES`].
    #[error(
        "a voice note is {MOST_SECONDS} seconds and {MOST_BYTES} bytes at most; speak shorter, or type it"
    )]
    TooLong,
    /// A photo, a film or anything else.
    #[error("this is no sound that a phone recorded; speak it, or type it")]
    NotSound,
}

impl Sound {
    /// What these bytes are, by how they begin; whatever their name or their sender says. `None` for all that is not sound alone.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let head = &bytes[..bytes.len().min(HEAD)];
        let has = |mark: &[u8]| head.windows(mark.len()).any(|part| part == mark);
        if head.starts_with(b"\x1A\x45\xDF\xA3") {
            let film = [&b"V_VP8"[..], b"V_VP9", b"V_AV1", b"V_MPEG"]
                .into_iter()
                .any(has);
            return (has(b"webm") && has(b"A_OPUS") && !film).then_some(Self::Webm);
        }
        if head.starts_with(b"OggS") {
            return has(b"OpusHead").then_some(Self::Ogg);
        }
        // A photo of a phone (HEIC, AVIF) is such a box too; only sound has a track of sound and none of pictures.
        (head.get(4..8)? == b"ftyp" && has(b"soun") && !has(b"vide") && !has(b"pict")).then_some(Self::Mp4)
    }

    /// What a browser is told that it is.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Webm => "audio/webm",
            Self::Ogg => "audio/ogg",
            Self::Mp4 => "audio/mp4",
        }
    }
}

/// May this be kept? Gives what it is.
pub fn check(bytes: &[u8], seconds: i32) -> Result<Sound, BadNote> {
    if bytes.is_empty() || seconds <= 0 {
        return Err(BadNote::Silent);
    }
    if bytes.len() > MOST_BYTES || seconds > MOST_SECONDS {
        return Err(BadNote::TooLong);
    }
    Sound::of(bytes).ok_or(BadNote::NotSound)
}

#[cfg(test)]
mod tests {
    use super::{BadNote, MOST_BYTES, MOST_SECONDS, Sound, check};

    const WEBM: &[u8] = b"\x1A\x45\xDF\xA3\x9F\x42\x82\x84webm\x86\x86A_OPUSspoken";
    const MP4: &[u8] = b"\0\0\0\x18ftypiso5\0\0\0\0isomhdlrsounmoov";

    #[test]
    fn s1_27_sound_is_known_by_how_it_begins() {
        for (bytes, sound) in [
            (WEBM, Sound::Webm),
            (&b"OggS\0\x02\0\0OpusHead"[..], Sound::Ogg),
            (MP4, Sound::Mp4),
        ] {
            assert_eq!(check(bytes, 42), Ok(sound));
        }
    }

    #[test]
    fn s1_27_a_photo_a_film_and_words_are_no_sound() {
        for bytes in [
            &b"\xFF\xD8\xFF\xE0\0\x10JFIF"[..],
            b"\x89PNG\r\n\x1A\n",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heichdlrpict",
            b"\0\0\0\x18ftypmp42\0\0\0\0hdlrvidehdlrsoun",
            b"\x1A\x45\xDF\xA3webmV_VP9A_OPUS",
            b"OggS\0\x02theora",
            b"%PDF-1.7",
            b"Ik heb het gesprek zo onthouden.",
            b"ftyp",
        ] {
            assert_eq!(check(bytes, 42), Err(BadNote::NotSound), "{bytes:?}");
        }
    }

    #[test]
    fn s1_27_nothing_and_too_much_are_refused() {
        let mut long = WEBM.to_vec();
        long.resize(MOST_BYTES + 1, 0);
        for (bytes, seconds, why) in [
            (&b""[..], 42, BadNote::Silent),
            (WEBM, 0, BadNote::Silent),
            (WEBM, MOST_SECONDS + 1, BadNote::TooLong),
            (&long, 42, BadNote::TooLong),
        ] {
            assert_eq!(check(bytes, seconds), Err(why));
        }
        assert_eq!(check(&long[..MOST_BYTES], MOST_SECONDS), Ok(Sound::Webm));
    }
}
